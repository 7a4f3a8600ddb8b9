"""Words of a sentence with each quotation closed up to one token, and the cues found among them."""

from __future__ import annotations

from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.text.document import Document
from dateline.extraction.text.quotation_marks import Quotation

MARKS = frozenset(("“", "”", "„", "«", "»", '"'))


class Cue(NamedTuple):
    """A cue in a sentence: token indexes, its words, frames and act."""

    first: int
    past: int
    words: str
    frames: tuple[str, ...]
    act: str


class Token(NamedTuple):
    """A word of a sentence, or a whole quotation closed up (`quote`)."""

    start: int
    end: int
    low: str
    text: str
    quote: Quotation | None


# What a word lacks to be a token: the quotation that it is.
UNQUOTED = (None,)


def tokens_of(doc: Document, sentence: Span) -> list[Token]:
    """Words of a sentence with each quotation closed up to one token."""
    if (known := doc.kept.get(("tokens", sentence))) is not None:
        return known  # type: ignore[no-any-return]
    inside = doc.quotations_in(sentence.start, sentence.end)
    make = tuple.__new__
    out: list[Token] = []
    at = sentence.start
    for q in inside:
        out += [make(Token, w + UNQUOTED) for w in doc.words_in(at, q.open)]
        out.append(Token(q.open, q.close, "“”", "“”", q))
        at = q.close
    out += [make(Token, w + UNQUOTED) for w in doc.words_in(at, sentence.end)]
    if doc.text.find(" - ", sentence.start, sentence.end) >= 0:  # a typist's dash
        out = [t._replace(low="–") if t.low == "-" and not t.quote else t for t in out]
    if any(t.low in MARKS for t in out):  # around a title or a name, which is no quotation
        out = [t for t in out if t.low not in MARKS or t.quote]
    doc.kept["tokens", sentence] = out
    return out


def compound(toks: list[Token], at: int) -> bool:
    """Whether a token is the second half of a compound with a hyphen: "backed" in "U.S.-backed"."""
    return at > 0 and toks[at - 1].text.endswith("-") and toks[at - 1].end == toks[at].start


def title_case(toks: list[Token]) -> bool:
    """Whether a sentence is a headline whose words begin with capitals: "Governor Calls Raid a Massacre"."""
    words = [t.text for t in toks if not t.quote and len(t.text) > 3 and t.text.isalpha()]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.8 * len(words)
