"""Who speaks: from the words beside a quotation to a person or body.

The words that name the source ("the prime minister", "he", "Price") are kept where they stand; who is meant is
worked out over the whole report: a last name is the full name that bears it, "he" the last person who spoke, a
role the person it was given to. Where nothing fits the source's own words stand, and where there are none the
speaker is unknown, not the nearest name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.cues import cue_forms
from dateline.extraction.document import Document, Span
from dateline.extraction.lexicon import Lexicon, bare

TITLES = frozenset(
    """mr mrs ms dr sir president prime minister pm governor gov senator sen representative rep secretary general gen colonel col
    captain capt lieutenant lt sergeant sgt major maj brigadier spokesman spokeswoman spokesperson chief director commander king
    queen prince ambassador mayor judge professor prof sheikh ayatollah imam vice deputy acting former then foreign defense
    defence interior health democratic republican presidential nominee candidate congressman congresswoman attorney rev pope
    chairman chairwoman ceo first lady state region kurdistan kurdish iraqi us u.s american german french british russian""".split()
)
# Capital only because it begins a sentence, never the first part of a person's name.
NOT_FIRST = frozenset(
    "the in on at by for from with but and or as if when while though although after before because since that this these those what where who how why a an his her its their our my both".split()
)
# No words that name somebody begin with these: what stands before them was not found, and the nearest name is no guess.
NOBODY = frozenset(
    """where when while if than as for with to among by because about after before since until following from at on into over under
    between during without against through including is are was were be been being has had having do did does will would could
    can began left took sent came went gave kept caused appeared included""".split()
)
# What may stand between the capitals of one name.
JOINS = frozenset("of for and the".split())
PERSON_PRONOUNS = frozenset("he she i him her".split())
GROUP_PRONOUNS = frozenset("they we them".split())
ROLE_HEADS = frozenset(
    """minister president spokesman spokeswoman spokesperson governor commander official officer leader secretary director
    general chief chairman ambassador mayor senator candidate nominee professor analyst manager head lawyer attorney
    mogul businessman executive billionaire congressman""".split()
)
NAME = re.compile(
    r"(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w’'-]*\.?(?:\s+(?:al-|el-|bin|ibn|de|la|van|von|der|du|of the)?\s?(?:(?:[A-Z]\.){2,}|[A-ZÀ-Þ][\w’'-]*\.?))*"
)
PERSON = re.compile(
    r"\b[A-ZÀ-Þ][a-zà-þ’'-]+(?:\s(?:[A-ZÀ-Þ]\.|al-|bin|ibn|de|van|von|Al|El|Abu|Amir))*(?:\s(?:al-|el-|Mc|O’|O')?[A-ZÀ-Þ][\w’'-]+)+"
)
ANONYMOUS = re.compile(
    r"\b(?:source|sources|official|officials|local|locals|villager|villagers|analyst|analysts|witness|witnesses|commander|resident|residents|relative|experts?|observers?|critics?|aides?|anonym)",
    re.IGNORECASE,
)


# What is issued and then speaks for its issuer: "The statement said."
DOCUMENTS = frozenset("statement report letter communique communiqué release memo announcement message".split())
ISSUED = re.compile(
    r"(?P<who>(?:[Tt]he )?[A-Z][\w.’'-]*(?: (?:of|for|and|the|in|on) [A-Z][\w.’'-]*| [A-Z][\w.’'-]*)*) (?:has |have |had |also )?"
    r"(?:released|issued|published|sent|put out|posted|made|wrote|said in) (?:an? |the )?(?:\w+ ){0,2}(?:statement|report|letter|communiqu[eé]|release|memo|announcement|message)"
)


def antecedent(before: str) -> str | None:
    """Whom "who" or "which" stands for: the name, or the short description, that ends the words before it.

    >>> antecedent("The bill was levied by the European Union, ")
    'the European Union'
    >>> antecedent("It was seen by the old man who ".removesuffix("who "))
    'the old man'
    """
    words = re.findall(r"[\w.’'-]+|[^\w\s]", before.rstrip(" ,(—–-"))[-9:]
    first = len(words)
    while first and (words[first - 1][:1].isupper() or (first < len(words) and words[first - 1] in JOINS)):
        first -= 1
    while first < len(words) and words[first] in JOINS - {"the"}:
        first += 1
    if first < len(words):
        return " ".join(words[first:])
    for n in range(len(words) - 1, max(len(words) - 5, -1), -1):
        if words[n].lower() in ("the", "a", "an", "his", "her", "its"):
            return " ".join(words[n:]) if n < len(words) - 1 else None
    return None


class Speaker(NamedTuple):
    """A resolved source. `person` tells a person from a body or a group; `named` a name from a description."""

    name: str
    actor_id: str | None
    role: str | None
    organisation: str | None
    person: bool
    named: bool


def split_source(words: str) -> tuple[str | None, str | None]:
    """A source's words taken apart into the name in it and the role around the name.

    >>> split_source("Kurdistan Region President Nechirvan Barzani")
    ('Nechirvan Barzani', 'Kurdistan Region President')
    """
    head, _, tail = re.sub(r"\s*\([^()]*\)", "", words).partition(",")
    found = None
    for m in NAME.finditer(head):
        tokens = m[0].split()
        if m.start() == 0 and len(tokens) == 1 and re.match(r"\s+[a-z]", head[m.end() :]):
            continue  # "Senior officials": a capital that only begins the sentence
        while tokens and tokens[0].lower().rstrip(".") in TITLES and len(tokens) > 1:
            tokens = tokens[1:]
        name = " ".join(tokens)
        if tokens and tokens[0].lower().rstrip(".") not in TITLES and tokens[0].lower() not in ("the", "a", "an"):
            found = name
    if found is None:
        return None, None
    role = head.replace(found, "").strip(" ,") or tail.strip(" ,")
    return re.sub(r"[’']s?$", "", found), (re.sub(r"^(?:the|an?)\s+", "", role) or None)


def _told_apart(tokens: list[str]) -> list[list[str]]:
    """The names in a run of words with capitals, which in a headline goes on over its verb: "Chris Marlow Calls Jane Fox"."""
    forms = cue_forms()
    at = next((n for n, t in enumerate(tokens) if n and t.endswith("s") and t.lower() in forms), None)
    return [tokens] if at is None else [t for t in (tokens[:at], tokens[at + 1 :]) if t]


def names_somebody(words: str) -> bool:
    """Whether words can name a source: "among others" and "left little" can't."""
    first = re.match(r"[^\W\d_]+", words)
    return first is None or first[0].lower() not in NOBODY or first[0].isupper()


class Cast:
    """The people and bodies of one report, as they are met. Resolution goes on from statement to statement."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = doc.text
        self.last_person: Speaker | None = None
        self.last_group: Speaker | None = None
        self.last: Speaker | None = None
        self.by_role: dict[str, Speaker] = {}
        self.full: dict[str, str] = {}
        found = lexicon.actor_finder.finditer(doc.text)
        self.mentions = [(m.start(), aid) for m in found if (aid := lexicon.actor_names.get(bare(m[0])))]
        known = doc.syntax.people() if doc.syntax else []
        for tokens in (
            t for name in [*known, *(m[0] for m in PERSON.finditer(doc.text))] for t in _told_apart(name.split())
        ):
            while len(tokens) > 2 and tokens[0].lower().rstrip(".") in TITLES:
                tokens = tokens[1:]
            last = re.sub(r"[’']s?$", "", tokens[-1])
            if len(tokens) >= 2 and tokens[0].lower() not in TITLES and tokens[0].lower() not in NOT_FIRST:
                full = re.sub(r"[’']s?$", "", " ".join(tokens))
                self.full.setdefault(last.lower(), full)
                self.full.setdefault(last.lower().removeprefix("al-").removeprefix("el-"), full)

    def named_in(self, span: Span) -> list[str]:
        """The actors whom a stretch of the text names, in order, each once."""
        return list(dict.fromkeys(a for start, a in self.mentions if span.start <= start < span.end))

    def resolve(self, words: str, at: int = 0) -> Speaker | None:
        """Who is meant by a source's words at an offset; None for words that name nobody. Remembers who spoke."""
        speaker = self._who(" ".join(words.split()), at)
        if speaker is None:
            return None
        self.last = speaker
        if speaker.person:
            self.last_person = speaker
            for head in ROLE_HEADS & set(re.findall(r"[a-z-]+", (speaker.role or "").lower())):
                self.by_role[head] = speaker
        else:
            self.last_group = speaker
        return speaker

    def _actor(self, name: str) -> Speaker | None:
        aid = self.lexicon.actor_names.get(bare(name))
        if aid is None:
            return None
        full, kind, role, organisation, _ = self.lexicon.actors[aid]
        return Speaker(full, aid, role or None, organisation or None, kind == "person", True)

    def _actor_inside(self, words: str) -> Speaker | None:
        """The person among the actors whom a source's words name somewhere; the words around are the role."""
        low = words.lower().replace("’", "'")
        hits = [n for n in self.lexicon.people if n in low and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", low)]
        if not hits:
            return None
        name = max(hits, key=len)
        found = self._actor(name)
        at = low.index(name)
        role = (words[:at] + words[at + len(name) :]).strip(" ,")
        return found._replace(role=role or found.role) if found else None

    def _issuer(self, at: int) -> Speaker | None:
        """Whose statement "the statement" is: the subject of the last sentence before it that tells of one being issued."""
        found = list(ISSUED.finditer(self.text, 0, at))
        return self._who(found[-1]["who"], found[-1].start()) if found else None

    def _mentioned(self, head: str, at: int) -> Speaker | None:
        """The actor last mentioned before an offset whose name or role has a head noun: "the ministry", "the group"."""
        best: tuple[int, str] | None = None
        for start, aid in self.mentions:
            name, kind, role, _, others = self.lexicon.actors[aid]
            fits = (
                kind == "attacker"
                if head in ("group", "militants", "organization", "organisation")
                else head in f"{name} {role} {' '.join(others)}".lower().split()
            )
            if start < at and fits:
                best = (start, aid)
        return self._actor(self.lexicon.actors[best[1]][0]) if best else None

    def _who(self, words: str, at: int) -> Speaker | None:
        low = bare(words)
        if low in PERSON_PRONOUNS:
            return self.last_person
        if low in GROUP_PRONOUNS:
            return self.last_group or self.last
        if low in ("it", "its"):
            return self.last_group or self.last
        if low in DOCUMENTS:
            return self._issuer(at) or self.last_group or self.last
        if low in ("who", "which"):
            before = antecedent(self.text[max(0, at - 120) : at])
            return self._who(before, at) if before else None
        if low == "that":
            return None
        if actor := self._actor(words):
            return actor
        pair = re.fullmatch(r"([A-Z][\w ]+?) and ([A-Z][\w ]+)", words)
        if pair and (a := self._actor(pair[1])) and (b := self._actor(pair[2])):
            return Speaker(f"{a.name}; {b.name}", f"{a.actor_id}; {b.actor_id}", None, None, False, True)
        if inside := self._actor_inside(words):
            return inside
        if re.fullmatch(r"[A-Z][\w-]*(?: [A-Z][\w-]*)? and [A-Z][\w-]*(?: [A-Z][\w-]*)?", words):
            return Speaker(words, None, None, None, False, True)  # "Qatar and Jordan"
        name, role = split_source(words)
        if name:
            full = self.full.get(name.lower(), name) if " " not in name else name
            known = self._actor(full) or self._actor(name)
            if known:
                return known._replace(role=role or known.role)
            return Speaker(full, None, role, None, " " in full or full != name, True)
        heads = [h for h in re.findall(r"[a-z-]+", low) if h in ROLE_HEADS]
        if heads and re.match(r"(?:the|his|her)\b", words, re.IGNORECASE) and heads[-1] in self.by_role:
            return self.by_role[heads[-1]]
        if (
            re.match(r"(?:the|its|their)\b", words, re.IGNORECASE)
            and len(low.split()) <= 2
            and (found := self._mentioned(low.split()[-1] if low else "", at))
        ):
            return found
        return Speaker(
            words[:1].upper() + words[1:] if words else words,
            None,
            None,
            None,
            bool(heads) and not low.endswith("s"),
            False,
        )


def unnamed(words: str) -> bool:
    """Whether a source is one without a name: "a villager", "security sources", "officials"."""
    name, _ = split_source(words)
    return name is None and bool(ANONYMOUS.search(words))
