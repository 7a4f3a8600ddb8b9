"""The names that a report itself spells out: full names, by which last names are known,
and bodies before their short form in brackets.

Names are runs of words with capitals. Not supported: names written without capitals,
and two people of one last name told apart.
"""

from __future__ import annotations

import re
from collections import Counter

from dateline.extraction.attribution.cues.cues import cue_forms
from dateline.extraction.attribution.speakers.source_spans import TITLES
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.inflection import unpossessed
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import title_case, tokens_of

# Capital only because it begins a sentence, never the first part of a person's name.
NOT_FIRST = frozenset(en.words("function_words", "not first"))
# A run of more words with capitals is a headline or worse, and no name.
LONGEST_NAME = 12
CAPITAL = "[A-ZÀ-Þ]"
BEHIND_CAPITAL = (
    rf"[a-zà-þ’'-]+(?:\s(?:{CAPITAL}\.|al-|bin|ibn|de|van|von|Al|El|Abu|Amir))*"
    rf"(?:\s(?:al-|el-|Mc|O’|O')?{CAPITAL}[\w’'-]+)+"
)
FULL_NAME = CAPITAL + BEHIND_CAPITAL
# It begins with a set of characters, which is looked for fast.
PERSON = re.compile(rf"{CAPITAL}(?<!\w.){BEHIND_CAPITAL}")


def _told_apart(tokens: list[str]) -> list[list[str]]:
    """The names in a run of words with capitals, which in a headline goes on over its verb:
    "Chris Marlow Calls Jane Fox"."""
    forms = cue_forms()
    at = next((n for n, t in enumerate(tokens) if n and t.endswith("s") and t.lower() in forms), None)
    return [tokens] if at is None else [t for t in (tokens[:at], tokens[at + 1 :]) if t]


def _names(doc: Document) -> list[str]:
    """Runs of words that may be people's names, those last whose capitals may tell nothing:
    of a headline ("Jane Fox Hammers Bank"), and at the head of a sentence ("Hold Jane Fox to it")."""
    head = doc.sentences[0].end if doc.sentences and title_case(tokens_of(doc, doc.sentences[0])) else 0
    sure: list[str] = []
    unsure: list[str] = []
    for m in PERSON.finditer(doc.text):
        before = doc.text[max(0, m.start() - 4) : m.start()].rstrip(" “‘\"'")
        opens = m.start() < head or not before or before[-1] in ".!?:\n"
        (unsure if opens else sure).append(m[0])
    return sure + unsure


def full_names(doc: Document) -> dict[str, str]:
    """The full name behind each last name of a report: the one that is printed most often, else first."""
    bearers: dict[str, Counter[str]] = {}
    for tokens in (t for name in _names(doc) for t in _told_apart(name.split())):
        owner = next((n for n, t in enumerate(tokens[:-1]) if t.endswith(("'s", "’s"))), -1)
        tokens = tokens[owner + 1 :]  # "Somalia's al-Shabaab"
        title = max((n for n, t in enumerate(tokens) if t.lower().rstrip(".") in TITLES), default=-1)
        tokens = tokens[title + 1 :] if title < len(tokens) - 2 else tokens  # "Harbour Bank CEO Jane Fox"
        if not 2 <= len(tokens) <= LONGEST_NAME or tokens[0].lower() in TITLES | NOT_FIRST:
            continue
        full = unpossessed(" ".join(tokens))
        last = unpossessed(tokens[-1]).lower()
        for key in {last, last.removeprefix("al-").removeprefix("el-")}:
            bearers.setdefault(key, Counter())[full] += 1
    return {last: names.most_common(1)[0][0] for last, names in bearers.items()}


# A word of more letters is no name; without this bound a text of one endless word would be walked
# once for each of its letters.
BEHIND = r"[\w’'-]{0,60}+"
WORD = f"[A-Z]{BEHIND}"
# It begins with a set of characters, which is looked for fast.
ABBREVIATED = re.compile(
    rf"(?P<name>[A-Z](?<!\w.){BEHIND}(?:\s(?:of|for|and|the|in|on)(?=\s)"
    rf"|\s{WORD}){{1,10}})\s\((?P<short>[A-Z][A-Za-z]{{1,7}})\)"
)


def spelled_out(text: str) -> dict[str, str]:
    """The names that a text spells out before their short form in brackets.

    >>> spelled_out("The United Nations Assistance Mission for Iraq (UNAMI) condemned it")
    {'UNAMI': 'United Nations Assistance Mission for Iraq'}
    """
    out: dict[str, str] = {}
    for m in ABBREVIATED.finditer(text):
        words = m["name"].removeprefix("The ").split()
        initials = "".join(w[0] for w in words if w[0].isupper())
        letters = iter(m["short"].upper())
        in_order = all(any(x == i for x in letters) for i in initials)
        if (
            initials
            and in_order
            and initials[0] == m["short"][0].upper()
            and len(initials) >= max(2, len(m["short"]) - 1)
        ):
            out.setdefault(m["short"], " ".join(words))
    return out
