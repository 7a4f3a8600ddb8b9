"""What of a text ends in no figure: words of harm without a count, and counts without a word of harm; and why.

Only `dateline explain` and the counts in docs/rules ask for it; what is read does not depend on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.casualties.attachment import attach
from dateline.extraction.casualties.claims import Claim, TurnedDown, claims, inner_sentences
from dateline.extraction.casualties.counts import chains, nobodies, parties
from dateline.extraction.casualties.triggers import Harm, harms
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.text.document import Document, Word


class Unread(NamedTuple):
    """A word of harm that no figure was read with: its characters, and the rule that looked for counts beside it."""

    start: int
    end: int
    rule: str


class Uncounted(NamedTuple):
    """A count that ended in no figure: its characters, the rule that turned it down (empty where none took it up), what
    it is where it is a label ("age in years"), and the characters of the words of harm of its sentence."""

    start: int
    end: int
    rule: str
    label: str
    harms: tuple[Span, ...]


class Piece(NamedTuple):
    """The words of a sentence, or of one inside a quotation, with its words of harm."""

    words: list[Word]
    found: list[Harm]


def unread(doc: Document, lexicon: Lexicon) -> list[Unread]:
    """The words of harm of a text that no figure was read with, in order."""
    read = [(c.start, c.end) for c in claims(doc, lexicon)]
    out = []
    for words, found in _pieces(doc):
        lists = chains(parties(words, lexicon), words)
        for h in found:
            start, end = words[h.first].start, words[h.past - 1].end
            if not any(a <= start and end <= b for a, b in read):
                out.append(Unread(start, end, attach(h, lists, words, found)[0]))
    return out


def uncounted(doc: Document, lexicon: Lexicon) -> list[Uncounted]:
    """The counts of the sentences with a word of harm that ended in no figure, in order. One person behind an article
    ("a gunman killed nine") is listed only where a rule turned the count down."""
    down: TurnedDown = {}
    figures = claims(doc, lexicon, down)
    out = []
    for words, found in _pieces(doc):
        if not found:
            continue
        told = tuple(Span(words[h.first].start, words[h.past - 1].end) for h in found)
        for p in parties(words, lexicon):
            start, end = words[p.first].start, words[p.past - 1].end
            rule = down.get(start, "")
            if not _in_figure(start, figures) and (rule or words[p.first].low not in ("a", "an", "no", "another")):
                out.append(Uncounted(start, end, rule, "", told))
        for n in nobodies(words, lexicon):
            if not _in_figure(words[n.first].start, figures):
                out.append(Uncounted(words[n.first].start, words[n.past - 1].end, n.rule, n.label, told))
    return sorted(out)


def refused(doc: Document, lexicon: Lexicon) -> list[str]:
    """The rules that turned down a word of harm or a count of a text, once for each; also a count that another word of
    harm then took."""
    down: TurnedDown = {}
    claims(doc, lexicon, down)
    numbers = [n.rule for words, found in _pieces(doc) if found for n in nobodies(words, lexicon)]
    return [u.rule for u in unread(doc, lexicon)] + list(down.values()) + numbers


def _in_figure(at: int, figures: list[Claim]) -> bool:
    return any(c.figure_start <= at < c.figure_end for c in figures)


def _pieces(doc: Document) -> Iterator[Piece]:
    for sentence in doc.sentences:
        for piece in inner_sentences(doc.text[sentence.start : sentence.end], sentence.start):
            words = doc.words_in(*piece)
            yield Piece(words, harms(doc.text[piece.start : piece.end], words, piece.start))
