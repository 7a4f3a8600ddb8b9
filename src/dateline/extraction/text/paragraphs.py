"""Where paragraphs begin and end: texts with blank lines, one paragraph a line, and hard-wrapped wire copy.

A blank line always ends a paragraph. A single line break ends one too, unless the text is hard-wrapped. Whether it is
does not depend on a width, which one long address would spoil, but on where the breaks fall: in wrapped text many fall
inside a sentence, in a text of one paragraph a line none does.

    Gunmen attacked the market on Monday and killed          one paragraph, though the lines
    nine people, the governor said in a statement.           differ in length
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from dateline.extraction.lexicon import en

# A text is hard-wrapped if at least this share of its single line breaks falls inside a sentence.
INSIDE = 0.25
# Of the lines that a sentence runs over, this share is no longer than the width the text was wrapped at.
AT_WIDTH = 0.9
SENTENCE_END = re.compile(r"[.!?…:][\"”’'»)\]]*$")
# A line that ends so goes on in the next one, whatever that begins with.
GOES_ON = en.pattern("text_patterns", "a line that goes on")
# Lines that stand for themselves: list items, headings, quoted headers.
OWN_LINE = re.compile(r"(?:[-*•·]|\d{1,2}[.)])\s+\S|#{1,6}\s")
# Marks of a quoted e-mail before a line.
QUOTED_LINE = re.compile(r"^(?:>\s*)+")


class _Line(NamedTuple):
    """A line that is not blank: offsets of its words in the text, how far it is indented,
    and if a blank line follows."""

    start: int
    end: int
    indent: int
    blank_follows: bool


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph of a text, without the white space around it, in order."""
    lines = _lines(text)
    spans, start = [], -1
    for line, ends in zip(lines, _ends(text, lines), strict=True):
        start = line.start if start < 0 else start
        if ends:
            spans.append((start, line.end))
            start = -1
    return spans


def _lines(text: str) -> list[_Line]:
    out: list[_Line] = []
    at, blank = 0, False
    for row in text.split("\n"):
        if body := row.strip():
            if out:
                out[-1] = out[-1]._replace(blank_follows=blank)
            first = row.index(body)
            out.append(_Line(at + first, at + first + len(body), first, blank_follows=True))
        blank = not body
        at += len(row) + 1
    return out


def _ends(text: str, lines: list[_Line]) -> list[bool]:
    """True for each line that ends a paragraph."""
    words = [QUOTED_LINE.sub("", text[line.start : line.end]) or ">" for line in lines]
    breaks = [n for n, line in enumerate(lines) if not line.blank_follows]
    inside = {n for n in breaks if _runs_on(words[n], words[n + 1])}
    if not _wrapped(words, len(breaks), len(inside)):
        return [n not in inside for n in range(len(lines))]
    margin = min(line.indent for line in lines)
    width = _width(words, inside) if len(breaks) == len(lines) - 1 else 0
    quoted = _inside_quotation(words)
    ends = [True] * len(lines)
    for n in breaks:
        deeper = lines[n + 1].indent >= margin + 2 and lines[n + 1].indent > lines[n].indent
        indented = deeper and not OWN_LINE.match(words[n])  # below a list item, it is the item that goes on
        short = n not in inside and not quoted[n] and _short(words[n], words[n + 1], width)
        ends[n] = indented or short or _own_line(words[n], words[n + 1])
    return ends


def _runs_on(line: str, following: str) -> bool:
    """True if a sentence certainly runs over the break between two lines."""
    if _own_line(line, following):
        return False
    return bool(GOES_ON.search(line)) or (following[0].islower() and not SENTENCE_END.search(line))


def _own_line(line: str, following: str) -> bool:
    """True if a line is a list item or a heading, and no dash that happens to come first in a wrapped line."""
    return bool(OWN_LINE.match(following) and (SENTENCE_END.search(line) or OWN_LINE.match(line)))


def _wrapped(words: list[str], breaks: int, inside: int) -> bool:
    """True for a hard-wrapped text: breaks fall inside sentences, or lines of one length fill a column.

    The second is for text in capitals, where the first cannot be seen.
    """
    if inside and inside >= INSIDE * breaks:
        return True
    lengths = [len(w) for w in words]
    longest = max(lengths, default=0)
    return longest <= 100 and len(lengths) > 3 and sum(n > 0.7 * longest for n in lengths) > len(lengths) / 2


def _width(words: list[str], inside: set[int]) -> int:
    """The width a text without blank lines was wrapped at; 0 where that cannot be known."""
    lengths = sorted(len(words[n]) for n in inside)
    return lengths[int((len(lengths) - 1) * AT_WIDTH)] if lengths else 0


def _short(line: str, following: str, width: int) -> bool:
    """True if a line ends a sentence and had room for the first word of the next: the paragraph ends there."""
    return bool(SENTENCE_END.search(line)) and len(line) + 1 + len(following.split()[0]) <= width


def _inside_quotation(words: list[str]) -> list[bool]:
    """True for each line after which a quotation is open that the next line closes."""
    out, depth = [False] * len(words), 0
    for n, (line, following) in enumerate(pairwise(words)):
        depth = max(0, depth + len(re.findall("[“«]", line)) - len(re.findall("[”»]", line)))
        m = re.search("[“«”»]", following)
        out[n] = depth > 0 and m is not None and m[0] in "”»"
    return out
