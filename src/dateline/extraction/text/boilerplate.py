"""What is on a news page and is no part of the story: bylines, captions, links, editors' credits.

A caption and a headline tell something and are read; a link, a byline and a credit are not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from dateline.extraction.lexicon import en

# What is before the headlines of other stories, alone above them or in front of one.
THINGS = r"(?:articles?|content|coverage|links?|news|posts?|reads?|reading|stor(?:y|ies)|topics?|videos?)"
OTHER_STORIES = (
    r"(?:read(?: more| also| next| on)?|also (?:read|see|watch|on)|see also"
    r"|watch(?: also| now)?|more (?:on this|news|stories|coverage|like this)|"
    r"more (?:from|on|about) [^.:|–—\n]{1,40}(?=\s*(?:[:|\n]|$))|"
    rf"(?:related|recommended)(?: {THINGS})?(?: for you)?|(?:suggested|popular|latest|other|top) {THINGS}|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|do ?n[o'’]t miss"
    r"|must[ -]read|(?:most|must) (?:read|popular|viewed|shared)|"
    r"editor['’]?s['’]? (?:picks?|choice)|trending(?: now)?|up next|what to read next|in case you missed it)"
)
MARK = r"[\s*_#>\[(→»›▶•·–—-]{0,6}"
STANDS_BEFORE = r"[\s*_\])]{0,6}(?::|\||[–—»›→▶]|\s-\s|\n)"
HEADING = re.compile(f"{MARK}{OTHER_STORIES}[\\s*_:\\])»›→]{{0,6}}", re.IGNORECASE)
# The headline of another story is short and has no full stop; so many follow one heading.
LONGEST_HEADLINE = 160
MOST_HEADLINES = 12
MARKS = [*sorted({row["mark"] for row in en.table("wires")}), "EPA", "Getty Images", "Getty"]
# Kind, and what a whole paragraph of that kind looks like.
KINDS = [
    ("link", rf"{MARK}{OTHER_STORIES}{STANDS_BEFORE}.{{0,600}}"),
    (
        "credit",
        (
            r"(?:edit(?:ed|ing)|report(?:ed|ing)|written|translat(?:ed|ion)"
            r"|additional reporting|with files) (?:by|from)\b.{0,200}"
        ),
    ),
    ("credit", r"(?:©|\(c\)|copyright\b).{0,200}"),
    ("byline", r"by [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4}(?:,? (?:and|of|for|in) .{0,80})?"),
    ("caption", r".{0,600}\((?:photo|image|file|picture|credit|video)s?\b[^()]{0,120}\)\.?"),
    ("caption", r"(?:photo|image|file photo|picture|caption|video)\s*(?::|by\b|courtesy\b).{0,600}"),
    # "Guards near the hotel on May 3, 2022. PHOTO | AFP"
    ("caption", r".{0,500}[.!?][”\"]?\s*(?:file )?(?:photo|picture|image)s?\s*[|:/–-]\s*.{1,40}"),
    # "Guards outside the hotel in Salby. AP", "A view of the market on Monday. — AFP"
    ("caption", rf".{{0,400}}[.!?][”\"]?\s*(?:[—–|/-]\s*)?(?-i:{'|'.join(map(re.escape, MARKS))})(?: Photo)?\.?"),
]
PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for kind, pattern in KINDS]
# What a paragraph ends in that ends in a mark of one of MARKS, the last of KINDS: to look at the end is far faster.
CREDITED = re.compile(rf"(?:{'|'.join(map(re.escape, MARKS))})(?i: Photo)?\.?\Z")
UNCREDITED = PATTERNS[:-1]
LONGEST_CREDIT = max(map(len, MARKS)) + len(" Photo.")


# A line of the page and not of the story: "(Published Monday, Sept. 21, 2015)", "Posted:
# Sunday 1:50 PM EST Updated: 9 months ago".
OF_THE_PAGE = re.compile(
    r"\b(?:published|posted|updated?|modified|copyright|filed|created|last changed)\b"
    r"(?:[\s,:|/()–-]|\d+|[ap]\.?m\b\.?|e[sd]t\b|[cp][sd]?t\b|gmt\b|utc\b"
    r"|on\b|at\b|last\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)*$"
    r"|\breports? (?:live )?(?:from|for)\b[^.;\n]{0,60}\bnews\b[^.;\n]{0,20}$",
    re.IGNORECASE,
)


def in_a_line_of_the_page(text: str, at: int) -> bool:
    """Whether a time is that of the page: of its publication, its last change, or its broadcast."""
    return OF_THE_PAGE.search(text, max(0, at - 90), at) is not None


# A list of videos: "1:36 Planes over Salby", each with how long it is.
VIDEO = re.compile(r"\d{1,2}:\d\d \S.{0,150}[^.!?]", re.DOTALL)
# "Salby Bridge Closed For Repairs Salby Bridge Closed For Repairs SALBY - The bridge": a headline, and its story.
TWICE = re.compile(r"(?P<headline>[^\n]{20,120}) (?P=headline)(?=\s)")
# So many of a kind are a list that a page has beside its story.
MANY = 3


def _lists(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The paragraphs that are a list beside the story: of videos, or of what else the page has, each printed twice."""
    pieces = [text[start:end] for start, end in paragraphs]
    again = {piece for piece, behind in itertools.pairwise(pieces) if piece == behind}
    found: dict[tuple[int, int], str] = {}
    for alike in (
        [n for n, piece in enumerate(pieces) if VIDEO.fullmatch(piece)],
        [n for n, piece in enumerate(pieces) if piece in again] if len(again) >= MANY else [],
        [n for n, piece in enumerate(pieces) if TWICE.match(piece)],
    ):
        if len(alike) >= MANY:
            found |= {paragraphs[n]: "link" for n in alike}
    return found


def furniture(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """What each paragraph that is no plain story text is, by its span.

    A first paragraph without a full stop, followed by others, is the headline ("title"). A byline is one only
    among the first or last three paragraphs. Below a heading such as "Related stories", headlines are links too.
    """
    found = _lists(text, paragraphs)
    headlines = 0
    for n, (start, end) in enumerate(paragraphs):
        if end - start > 700 or paragraphs[n] in found:
            headlines = 0
            continue
        piece = text[start:end]
        if HEADING.fullmatch(piece):
            headlines = MOST_HEADLINES
            found[paragraphs[n]] = "link"
            continue
        if headlines and end - start <= LONGEST_HEADLINE and piece[-1] not in '.!?”"':
            headlines -= 1
            found[paragraphs[n]] = "link"
            continue
        headlines = 0
        edge = n < 3 or n >= len(paragraphs) - 3
        for kind, pattern in PATTERNS if CREDITED.search(piece, max(0, len(piece) - LONGEST_CREDIT)) else UNCREDITED:
            if (
                pattern.fullmatch(piece)
                and (edge or kind != "byline")
                and (kind != "byline" or piece[-1] not in '.!?”"')
            ):
                found[paragraphs[n]] = kind
                break
        if (
            n == 0
            and len(paragraphs) > 2
            and end - start < 200
            and piece[-1] not in '.!?:;,”"'
            and paragraphs[n] not in found
        ):
            found[paragraphs[n]] = "title"
    return found
