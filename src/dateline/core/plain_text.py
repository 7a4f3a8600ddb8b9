"""Text as other programs hand it out, made plain: entities and marks of HTML resolved,
twice-decoded characters put right.

&ldquo;We stay,&rdquo; he said.                  “We stay,” he said.
<p>One.</p><p>Two.</p>                           two paragraphs
â€œWe stay,â€\\x9d he said.                        “We stay,” he said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

# Marks that part paragraphs, and marks inside a line; other text in angle brackets is left as it is.
BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|h[1-6]|blockquote|section|article|header"
    r"|footer|main|figure|figcaption|table|tbody|tr|hr|pre)\b[^<>]*>",
    re.IGNORECASE,
)
BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|em|font|i|img|ins|mark|small|span|strong"
    r"|sub|sup|td|th|time|u|s|strike|del|picture|source)\b[^<>]*>",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"<(script|style|template|noscript)\b[^<>]*>.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
Q = re.compile(r"<(/?)q\b[^<>]*>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{2,7}|#[xX][0-9a-fA-F]{2,6});")
# What windows-1252 has at 0x80 to 0x9F, by the character and by the control character of that number.
C1 = {bytes([n]).decode("cp1252"): n for n in range(0x80, 0xA0) if n not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
FROM_CONTROLS = {n: c for c, n in C1.items()}
AS_BYTE = C1 | {chr(n): n for n in range(0x80, 0x100)}
TAIL = "".join(re.escape(c) for c, n in AS_BYTE.items() if 0x80 <= n <= 0xBF)
# UTF-8 read as windows-1252: a first byte with as many others as it asks for.
TWICE = re.compile(f"[\u00c2-\u00df][{TAIL}]|[\u00e0-\u00ef][{TAIL}]{{2}}|[\u00f0-\u00f4][{TAIL}]{{3}}")
# What is left of such a character when its last byte was lost; and control characters that no text has.
HALF = re.compile("\u00e2\u20ac\ufffd?")
LOST = re.compile("\u00e2\u20ac\ufffd?|[\x80-\x9f]")


QUOTED = re.compile(r"(?:>[ \t]?)+")
MORE_THAN = re.compile(r">[ \t]?\d")


class Garbled(ValueError):
    """Text in which a character was lost in decoding; the message says which and what to do."""


def plain(text: str) -> str:
    """The text without the marks, entities and decoding faults it came with; a text without them is returned as it is.

    Raises Garbled where what a character was cannot be told any more.
    """
    text = _without_marks(text)
    for _ in range(2):  # &amp;ldquo; was escaped twice
        if ENTITY.search(text):
            text = unescape(text)
    text = _closed(TWICE.sub(_once, text)).translate(FROM_CONTROLS)
    if m := LOST.search(text):
        line = text.count("\n", 0, m.start()) + 1
        raise Garbled(f"line {line}: part of a character was lost in decoding ({m[0]!r}). Save the text again as UTF-8")
    return text


def without_reply_marks(text: str) -> str:
    """The text without the > that mail puts before each line it quotes;
    a paragraph of which only some lines have it stays."""
    if "\n>" not in text and not text.startswith(">"):
        return text
    pieces = re.split(r"(\n(?:[ \t>]*\n)+)", text)
    return "".join(p.replace(">", "") if n % 2 else _unquoted(p) for n, p in enumerate(pieces))


def _unquoted(paragraph: str) -> str:
    lines = paragraph.rstrip("\n").split("\n")
    if not all(QUOTED.match(line) for line in lines) or (len(lines) == 1 and MORE_THAN.match(paragraph)):
        return paragraph
    return "\n".join(QUOTED.sub("", line) for line in lines) + paragraph[len(paragraph.rstrip("\n")) :]


def _without_marks(text: str) -> str:
    if not (BLOCK.search(text) or BREAK.search(text) or INLINE.search(text) or Q.search(text)):
        return text
    text = HIDDEN.sub(" ", text)
    text = Q.sub(lambda m: "”" if m[1] else "“", text)
    text = re.sub(r"(?:\s*<br\b[^<>]*>){2,}", "\n\n", BREAK.sub("<br>", text), flags=re.IGNORECASE)
    text = INLINE.sub("", BREAK.sub("\n", BLOCK.sub("\n\n", text)))
    return re.sub(r"[ \t]*\n[ \t]*\n\s*", "\n\n", text).strip()


def _closed(text: str) -> str:
    """Put a closing mark where half of one is left behind an opening mark: its last byte,
    0x9D, is what programs lose."""
    out, at, depth = [], 0, 0
    for m in re.finditer(f"[“”]|{HALF.pattern}", text):
        if m[0] == "“":
            depth += 1
        elif depth:
            depth -= 1
            out.append(text[at : m.start()] + "”")
            at = m.end()
    return "".join(out) + text[at:]


def _once(m: re.Match[str]) -> str:
    """The character that was decoded twice, or the characters as they are where their bytes are none."""
    try:
        return bytes(AS_BYTE[c] for c in m[0]).decode("utf-8")
    except UnicodeDecodeError:
        return m[0]


def each_once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON. Raises ValueError for a name that is there twice, of which Python keeps the last unsaid."""
    out: dict[str, object] = {}
    for name, value in pairs:
        if name in out:
            raise ValueError(f"{name!r} is there twice; remove one of the two")
        out[name] = value
    return out


def whole_number(digits: str) -> int:
    """A whole number of JSON. Raises ValueError, in words of its own, for one too long to be any."""
    try:
        return int(digits)
    except ValueError:
        raise ValueError(f"a number of {len(digits):,} digits") from None


def with_marks(words: str) -> str:
    """Words cut out of a sentence, with the quotation mark that stands before or behind them there: "“cut here" and
    "cut” here" get the other of a pair."""
    open_, missing = 0, 0
    for mark in words:
        if mark == "“":
            open_ += 1
        elif mark == "”":
            missing, open_ = (missing + 1, 0) if not open_ else (missing, open_ - 1)
    return "“" * missing + words + "”" * open_


def shortened(words: str, most: int) -> str:
    """Words of at most so many characters, cut between two words and ended with an ellipsis."""
    return words if len(words) <= most else words[: most - 2].rsplit(" ", 1)[0] + " …"
