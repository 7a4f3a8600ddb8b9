"""Who the dead and the wounded of an attack were, as far as reports say; nothing where they say nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, html, join, paragraph, table, together
from dateline.chapters.common.sources import with_reports
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import number_word
from dateline.tables import ClaimRow, PersonRow

# From this age on somebody is grown, as the indicator 16.1.2 of the United Nations counts.
GROWN = 18
KIN = re.compile(r"\b(?:brothers|sisters|siblings|children|boys|girls|sons|daughters|cousins)\b")


@shown
def counted_together(book: Edition, incident_id: str) -> Html:
    """Kin and children whom reports count without mentioning each: "Counted together: three brothers (AFP)"; nothing
    where there are none."""
    found: dict[tuple[int, str], list[ClaimRow]] = defaultdict(list)
    for c in book.claims.values():
        of_it = (c["incident_id"], c["effect"], c["part"]) == (incident_id, "killed", "text") and c["mode"] != "denied"
        nouns = KIN.findall(c["words"].lower()) if of_it and c["low"] == c["high"] and (c["low"] or 0) > 1 else []
        if nouns:
            found[c["low"] or 0, nouns[-1]].append(c)
    if not found:
        return html("")
    most = sorted(found.items(), key=lambda f: (-len(f[1]), f[0]))
    pieces = [
        with_reports(book, book.evidence(own[0]["claim_id"], f"{number_word(n)} {noun}"), own)
        for (n, noun), own in most
    ]
    same = " (these counts may be of the same people)" if len(pieces) > 1 else ""
    return paragraph("Counted together: ", together(pieces, "; "), f"{same}.")


def described(p: PersonRow) -> bool:
    """Whether reports say more of somebody than that there was one."""
    return bool(p["name"] or p["ages"] or p["occupation"] or p["relation"] or p["status"] != "unknown")


@shown
def listed(book: Edition, ids: Iterable[str], caption: str) -> Html:
    """Some people killed or hurt, by their identifiers, with what reports say of each and where."""
    people = [book.persons[i] for i in ids]
    rows = [
        (
            p["name"] or html("<em>not named</em>"),
            " or ".join(a.replace("-", "–") for a in p["ages"].split("|") if a),
            p["sex"] or "",
            "; ".join(dict.fromkeys(w for w in (p["occupation"], p["relation"]) if w)),
            p["status"] + (f" (“{p['status_words'].replace('|', '”, “')}”)" if p["status_words"] else ""),
            _spellings(p),
            _sources(book, p),
            _doubt(book, p),
        )
        for p in people
    ]
    columns = ["Name", "Age", "Sex", "Known as", "Status", "Other spellings", "Reports", "May be the same as"]
    empty = [c for n, c in enumerate(columns) if n > 0 and not any(row[n] for row in rows)]
    return table(columns, rows, caption, kinds=Columns(without=empty))


def _spellings(p: PersonRow) -> str:
    return ", ".join(s for s in p["spellings"].split("|") if s and s != p["name"])


def _sources(book: Edition, p: PersonRow) -> Html:
    """A link to each report's sentence on what befell the person."""
    rows = [book.victims[v] for v in p["victim_ids"].split() if v in book.victims]
    return join([book.evidence(v["victim_id"], book.reports[v["report_id"]]["outlet"]) for v in rows], ", ")


def _doubt(book: Edition, p: PersonRow) -> str:
    others = [book.persons[d] for d in (p["doubtful"] or "").split() if d in book.persons]
    return ", ".join(o["name"] or f"somebody of {o['ages'] or 'no stated age'}" for o in others)
