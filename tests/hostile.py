"""What somebody could write into a report to break the book or its reader: payloads, and a case made of them."""

from __future__ import annotations

import json
from pathlib import Path

SHOUT = "window.pwned=(window.pwned||0)+1"
SCRIPTS = [
    f"<script>{SHOUT}</script>", f"<SCRIPT>{SHOUT}</SCRIPT>", f"<scr<script>ipt>{SHOUT}</scr</script>ipt>",
    f"<script src=data:text/javascript,{SHOUT}></script>", f"<img src=x onerror={SHOUT}>",
    f"<img src=x onerror=\"{SHOUT}\">", f"<svg onload={SHOUT}>",
    f"<svg><script>{SHOUT}</script></svg>", f"<body onload={SHOUT}>",
    f"<iframe srcdoc=\"<script>parent.{SHOUT}</script>\"></iframe>", f"<iframe src=javascript:{SHOUT}></iframe>",
    f"<a href=javascript:{SHOUT}>click</a>", f"<a href=\"jav&#x09;ascript:{SHOUT}\">click</a>",
    f"<details open ontoggle={SHOUT}>", f"<input autofocus onfocus={SHOUT}>",
    f"<video><source onerror={SHOUT}></video>",
    f"<math><mtext></p><style><img src=x onerror={SHOUT}></style></mtext></math>", f"\"><script>{SHOUT}</script>",
    f"' onmouseover='{SHOUT}' x='", f"\" onfocus=\"{SHOUT}\" autofocus=\"",
    f"</title><script>{SHOUT}</script>", f"</textarea><script>{SHOUT}</script>", f"</style><script>{SHOUT}</script>",
    f"--><script>{SHOUT}</script>", f"]]><script>{SHOUT}</script>",
    f"<meta http-equiv=refresh content=\"0;url=javascript:{SHOUT}\">", f"<base href=javascript:{SHOUT}//>",
    f"<object data=javascript:{SHOUT}>", f"<embed src=javascript:{SHOUT}>",
    f"<form><button formaction=javascript:{SHOUT}>go</button></form>", f"<marquee onstart={SHOUT}>",
    f"<style>@import 'javascript:{SHOUT}'</style>", f"<link rel=stylesheet href=javascript:{SHOUT}>",
    f"&lt;script&gt;{SHOUT}&lt;/script&gt;", f"\\u003cscript\\u003e{SHOUT}\\u003c/script\\u003e",
    f"%3Cscript%3E{SHOUT}%3C/script%3E", f"<ſcript>{SHOUT}</ſcript>",
]  # fmt: skip
MARKUP = [
    "```{include} /etc/passwd\n```", "```{eval-rst}\n.. include:: /etc/passwd\n```",
    "```{raw} html\n<script>window.pwned=1</script>\n```", "{include}`/etc/passwd`",
    "{eval}`open('/etc/passwd').read()`", "{{ 7*7 }}", "{{ config }}", "{% include '/etc/passwd' %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "$$\\href{javascript:window.pwned=1}{x}$$", "$5 and $6", "\\(x\\)", "\\[x\\]", "[x](javascript:window.pwned=1)",
    "![x](javascript:window.pwned=1)", "[x]: javascript:window.pwned=1", "<javascript:window.pwned=1>",
    "[x](data:text/html,<script>parent.pwned=1</script>)", "# heading", "---\ntitle: taken over\n---", "+++",
    "(label)=", "[^1]: note", ":::{note}\nx\n:::", "% comment", "|a|b|\n|-|-|\n|<b>|x|", "* * *", "<!-- comment -->",
    "&nbsp;&#0;&#x202e;", "`code` ``` ~~~", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)",
    "=HYPERLINK(\"http://evil.example\",\"x\")", "\t=1+1", "%s%s%n",
    "'; DROP TABLE claims; --", "../../../etc/passwd", "C:\\con", "file:///etc/passwd", "\\input{/etc/passwd}",
    "__import__('os').system('touch /tmp/pwned')", "!!python/object/apply:os.system ['touch /tmp/pwned']",
    "{\"$ref\": \"#\"}", "a: &a [*a,*a]",
]  # fmt: skip
CHARACTERS = [
    "\u202eevil\u202c", "\u2066x\u2069", "zero\u200bwidth\u200d\u200c", "\ufeffbom", "\u00ad\u00adsoft",
    "a\u0300" * 200, "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U000e0041\U000e0042", "\x1b[31mred\x1b[0m",
    "\x08\x08\x08", "\x85\u2028\u2029", "ﷺ" * 50, "İıſK", "\u0000".replace("\x00", "\u2400"), "\ufffe\uffff",
    "(" * 3000, "“" * 3000, "'" * 3000, "\"" * 3001, "1," * 3000, "9" * 4000, "a" * 20000, "killed " * 3000,
    "ten " * 3000, "and " * 3000,
]  # fmt: skip
PAYLOADS = [*SCRIPTS, *MARKUP, *CHARACTERS]


def placed(payload: str) -> str:
    """A report that holds a payload in every place a rule reads: a figure, a speaker, a quotation,
    a place, a caption, a dateline."""
    p = payload
    return (
        f"ERBIL (Herald) – Ten {p} people were killed in Makhmour on Thursday, {p} said.\n\n"
        f"“We condemn {p} the attack,” {p}, the governor of {p}, said in a statement on Friday. “{p}”\n\n"
        f"According to {p}, three Peshmerga were wounded 70 km southeast of {p} Mosul.\n\nPhoto: {p}\n\n{p}\n\n"
        "The attack was the third of its kind in the district since the summer, and the people of the villages there "
        "have asked the government for more "
        "soldiers, for a road that can be used in winter, and for a hospital, the mayor told reporters after he had "
        "visited the families of the dead.\n"
    )


def hostile_case(folder: Path, each: int = 1) -> int:
    """A case whose reports hold every payload, `each` of them in a report: all in its text, one in its outlet, one in
    its title, one in its agency and one in its carrier; returns how many reports were written. Payload n is in
    report n modulo that number, so that long ones lie in different reports."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    count, lines = -(-len(PAYLOADS) // each), []
    for n in range(count):
        group = PAYLOADS[n::count]
        own = [group[0], *(group[(n + k) % len(group)] for k in range(3))]  # an outlet's name is shown as it is given
        outlet, title, agency, carrier = (" ".join(p.split())[:300] or "x" for p in own)
        lines.append(json.dumps({
            "id": f"h{n:03}", "outlet": f"Outlet {n} {outlet}", "title": title, "published": "2021-12-03",
            "agency": agency, "carried_by": carrier, "text": "\n\n".join(map(placed, group)),
        }))  # fmt: skip
    (reports / "hostile.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return count
