"""What is between quotation marks.

Curly, straight, low, angle and doubled back-tick marks ("``...''"), single marks where they are no apostrophes,
a quotation that runs on over paragraphs (each opens again, only the last closes), and one that never closes:
it ends with its paragraph and spoils no other.

Not supported: quotations inside quotations are not given a row of their own; they stay part of the outer one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.lexicon import en


class Quotation(NamedTuple):
    """A quotation: `open` and `close` are the offsets of the marks and past them,
    `start` and `end` of the words inside."""

    open: int
    start: int
    end: int
    close: int
    closed: bool


# It begins with a set of characters, which is looked for fast.
OPENING = re.compile(r"[`'“«„\"‘](?:(?<=`)`|(?<=')'|(?<=[“«„\"])|(?<!\w.)(?<=[‘'])(?=\w))")
# An opening mark behind a comma or a stop, with white space behind it, is a closing one that was turned the wrong way.
OPENS_TO_CLOSE = re.compile(r"(?<=[\w][,.!?…])“(?=\s|$)")
# Two single marks that close what a double one opened.
TWO_SINGLE = re.compile(r"(?<=[\w.,!?…])(?:’’|'')(?!\w)")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")


def _closing(text: str, mark: str, start: int, end: int) -> int:
    """Where the quotation that opened before `start` closes, or -1."""
    if mark in "‘'":
        m = SINGLE_CLOSE.search(text, start, end)
        return m.start() if m else -1
    closes = {"“": "”", "«": "»", "„": "“”", "``": "", '"': '"', "''": ""}[mark]
    if not closes:
        return text.find("''", start, end)
    found = [at for c in closes if (at := text.find(c, start, end)) >= 0]
    # “ with a straight closing mark: outlets mix them
    if mark == "“":
        straight = text.find('"', start, end)
        opened_again = text.find("“", start, end)
        if straight >= 0 and (not found or straight < min(found)) and (opened_again < 0 or straight < opened_again):
            found.append(straight)
    if mark == "“" and not found and (m := OPENS_TO_CLOSE.search(text, start, end)):
        found = [m.start()]  # “The road is shut,“ he said
    if mark == "“" and (m := TWO_SINGLE.search(text, start, min(found, default=end))):
        apart = not found or "“" in text[m.start() : min(found)]
        found += [m.start()] if apart else []  # “The road is shut,’’ he said
    if mark == '"' and not found and (m := TWO_SINGLE.search(text, start, end)):
        found = [m.start()]
    if mark == '"':
        curly = text.find("”", start, end)
        if curly >= 0 and (not found or (curly < min(found) and text.find("“", start, curly) < 0)):
            found = [curly]
    return min(found) if found else -1


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations of one paragraph, outermost only, in order.

    A paragraph may begin in the middle of a quotation only by opening it again; an opening mark without a
    closing one quotes to the paragraph's end if it opens the paragraph or a sentence, and nothing otherwise.
    """
    found, at = [], start
    if text[start] == "”" and (close := text.find("”", start + 1, end)) > start + 1 and "“" not in text[start:close]:
        # an opening mark turned the wrong way at the paragraph's head
        found.append(Quotation(start, start + 1, close, close + 1, closed=True))
        at = close + 1
    while m := OPENING.search(text, at, end):
        mark, begin = m[0], m.end()
        if mark == '"' and m.start() > start and text[m.start() - 1].isalnum():
            at = begin  # a stray closing mark
            continue
        if mark in "‘'" and not _plausible_single(text, m.start(), end):
            at = begin
            continue
        close = _closing(text, mark, begin, end)
        if close >= 0 and (_is_title(text, start, m.start(), begin, close) or _is_name(text, m.start(), begin, close)):
            at = close + 1
            continue
        if close >= 0:
            width = 2 if text.startswith(("''", "’’"), close) and mark in ("``", "''", "“", '"') else 1
            if text[begin:close].strip():  # marks around nothing quote nothing
                found.append(Quotation(m.start(), begin, close, close + width, closed=True))
            at = close + width
            continue
        before = text[start : m.start()].rstrip()
        if mark not in "‘'" and (not before or before[-1] in ".,:?!") and end - begin > 1:
            found.append(Quotation(m.start(), begin, end, end, closed=False))
            break
        at = begin
    return found


# Small words of a title that have no capital.
SMALL = frozenset(en.words("function_words", "small words of a title"))


# Behind these, words with capitals are what somebody said or was called: "chanting “Free The River Now”".
SAID = re.compile(r"as|an?|sa(?:id|ys)|reads?|\w+(?:ed|ing)")
# No title is so long, and so much of what is before it tells whether its sentence is a headline.
TITLE, SENTENCE = 120, 240
LETTERS = re.compile(r"[^\W\d_][\w'’]*")


def _is_title(text: str, paragraph: int, opens: int, begin: int, close: int) -> bool:
    """Whether three words or more between marks all have capitals, in a sentence whose words do not:
    the name of a book or a show."""
    if close - begin > TITLE or not text[begin].isupper():
        return False
    before = LETTERS.findall(text, max(paragraph, opens - SENTENCE), opens)
    if not before or text[opens - 2] in ",:" or SAID.fullmatch(before[-1]):
        return False
    if text[close - 1] in ".!?…" or sum(w[0].islower() for w in before if w not in SMALL) < len(before) / 4:
        return False  # said, or in a headline
    words = LETTERS.findall(text, begin, close)
    told = [w for n, w in enumerate(words) if not n or w.lower() not in SMALL]
    return len(words) >= 3 and len(told) >= 2 and all(w[0].isupper() for w in told)


# What is before a name that somebody goes by.
GOES_BY = re.compile(
    r"(?:known (?:\w+ )?(?:as|by)|\bnamed|\bnicknamed|\balias|\ba\.?k\.?a\.?|\bnickname"
    r"|\b(?:man|woman|group|gang|militant|fighter) called|goes by|the name(?: of)?"
    r"|so-called|self-styled|self-proclaimed|\b[Tt]he)\s$"
)
# A first name before marks and a last name behind them: "Ahmed “Shorty” Hasan".
FIRST_NAME, LAST_NAME = (
    re.compile(r"(?:^|[\s(])[A-ZÀ-Þ][a-zà-þ’'-]+\s$"),
    re.compile(r"\s(?:al-|el-|bin )?[A-ZÀ-Þ][a-zà-þ]"),
)
# No name that somebody goes by is so long.
NAME = 30


def _is_name(text: str, opens: int, begin: int, close: int) -> bool:
    """Whether marks are around what somebody is called: "known as “Shorty”", "Ahmed “Shorty” Hasan",
    "the “Blue League” claimed"."""
    if close - begin > NAME:
        return False
    words = text[begin:close].strip(" .,").split()
    if not words or not all(w[0].isupper() or w.lower() in SMALL or w.startswith(("al-", "el-")) for w in words):
        return words[:1] == ["the"] and len(words) > 1 and _is_name(text, opens, begin + 4, close)
    before, behind = text[max(0, opens - 40) : opens], text[close + 1 : close + 8]
    if m := GOES_BY.search(before):
        article = m[0].lower() == "the "
        return not article or (
            len(words) > 1 and text[close - 1] not in ".,!?" and behind[:1] == " " and behind[1:2].islower()
        )
    line, rest = text[max(0, opens - 80) : opens].rpartition("\n")[2], text[close : close + 80].partition("\n")[0]
    around = LETTERS.findall(line)[-4:] + LETTERS.findall(rest)[:5]
    headline = not any(w[0].islower() and w not in SMALL for w in around)  # "Trump Was ‘Mocking’ Clinton Camp"
    surrounded = FIRST_NAME.search(before) and LAST_NAME.match(behind)
    return len(words) <= 2 and bool(surrounded) and not headline and text[close - 1] not in ".,!?"


def _plausible_single(text: str, at: int, end: int) -> bool:
    """A single mark opens a quotation when a closing one follows before any other quotation mark does."""
    if re.match(r"['’](?:s|t|em|til|cause|\d\d)\b", text[at : at + 7], re.IGNORECASE):
        return False
    m = SINGLE_CLOSE.search(text, at + 1, end)
    if not m:
        return False
    inner = text[at + 1 : m.start()]
    return not re.search(r"[“”\"]", inner) and len(inner) > 1
