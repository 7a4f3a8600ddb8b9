"""Who did it, by the words of the reports: who claims an attack, who denies it, whom others hold to have done it.

A claim is one that a party makes itself, whoever reports it; whoever reports it claims nothing.
A claim of an earlier attack that the text has just mentioned, or of some attacks among many, is none of this one,
and that nobody has claimed an attack claims nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from dateline.core.spans import Span
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.lexicon.function_words import MONTHS
from dateline.extraction.lexicon.prefilter import folded, holds_any
from dateline.linking.incidents.superseding import STOP, sentence_of
from dateline.linking.rows import starting_in
from dateline.tables import ActorRow, ClaimRow, ReportRow, StatementRow

DEED_NAMED = ATTACKS
# "The Red Front claimed responsibility", "took credit for the raid", "claimed the bombing",
# "said it was behind the attack".
FOR_NO_ATTACK = en.pattern("attack_patterns", "responsibility for no attack").pattern
CLAIMED = en.pattern("linking_patterns", "claims an attack", deed_named=DEED_NAMED, for_no_attack=FOR_NO_ATTACK)
DENIED = en.pattern("linking_patterns", "denies an attack")
# "Earlier attacks in Dorvik and Salby, both claimed by the Red Front": it claims those, and not this one.
EARLIER_ATTACKS = en.pattern("linking_patterns", "earlier attacks before their claim", attacks=ATTACKS)
CLAIMED_BY = en.pattern("linking_patterns", "claimed by")
# "He confessed, claiming that the Red Front had sent him": what an attacker says of orders holds nobody to it.
ORDERS_TOLD = en.pattern("linking_patterns", "what an attacker says of his orders")
# "Police blamed the Red Front for the attack", "the mayor accused the Red Front of the bombing".
BLAMED = en.pattern("linking_patterns", "blames somebody for an attack", deed_named=DEED_NAMED)
# "Officials pointed the finger at the Red Front."
POINTED = en.pattern("linking_patterns", "points the finger")
NOBODY = en.pattern("linking_patterns", "nobody, or no name")
REFERS = en.pattern("linking_patterns", "refers to a group")
# What is claimed is then not this attack, or not it alone.
OTHERS = en.pattern("linking_patterns", "some attacks, or some of them", attacks=ATTACKS)
NEGATED, THE, BEHIND_THE = (
    en.pattern("linking_patterns", "a negation"),
    en.pattern("linking_patterns", "a leading the"),
    en.pattern("linking_patterns", "ends in the"),
)


# "The Red Front and its ally, the Green Front, said they had carried out the raid."
TOGETHER = en.pattern("linking_patterns", "two parties together")
KINDS = frozenset(en.words("linking", "kinds of parties"))
OPENING = en.pattern("linking_patterns", "what begins a sentence before a name")
WITH_ARTICLE = en.pattern("linking_patterns", "an article of another language")


def bare_name(name: str) -> str:
    """A party's name without what it is, behind it: of "al-Osk Islamists" al-Osk; the "Free Fighters" are called so."""
    words = OPENING.sub("", name).split() or name.split()
    while len(words) > 1 and words[-1].lower() in KINDS and (words[-1].islower() or WITH_ARTICLE.match(words[0])):
        words.pop()
    return " ".join(words)


@lru_cache(maxsize=20_000)
def as_one(name: str) -> str:
    """A key that two spellings of one name share.

    >>> as_one("al-Shabaab") == as_one("Al-Shabab") == as_one("Shabab militants")
    True
    """
    low = WITH_ARTICLE.sub("", bare_name(THE.sub("", name)), count=1).lower()
    return re.sub(r"(.)\1", r"\1", re.sub(r"[^a-z0-9]", "", low))


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """The names of each group of lexicon/en/armed_groups.csv by the key of every one of them (as_one)."""
    known = [(r["name"], *r["other_names"].split("|")) for r in en.table("armed_groups")]
    return {as_one(n): names for names in known for n in names if n}


class Named(NamedTuple):
    """Who is named for an attack, and in how many reports: as claiming it, denying it, held to have done it; and
    whether a report mentions a claim of two parties together."""

    claims: Counter[str]
    denials: Counter[str]
    accused: Counter[str]
    joint: bool = False

    @property
    def perpetrator(self) -> str | None:
        """Who claims it in most reports, else who is held to have done it in most; None where nobody is named."""
        for told in (self.claims, self.accused):
            if told:
                return min(told, key=lambda n: (-told[n], n))
        return None


class Parties:
    """The names of parties that a case knows (actors other than persons), and those of attackers among them."""

    def __init__(self, actors: Iterable[ActorRow]) -> None:
        self.label: dict[str, str] = {}
        self.attackers: set[str] = set()
        self.people: set[str] = set()
        self.by_id: dict[str, str] = {}
        self.by_key: dict[str, str] = {}
        for a in actors:
            if a["kind"] != "person":
                self.by_id[a["actor_id"]] = a["name"]
            for name in (a["name"], *a["other_names"].split("|")):
                if not name:
                    continue
                if a["kind"] == "person":
                    self.people.add(name.lower())
                else:
                    self.label[name.lower()] = a["name"]
                    if a["kind"] == "attacker":
                        self.attackers.add(name)
                        self.by_key |= dict.fromkeys(map(as_one, groups().get(as_one(name), ())), a["name"])
                        self.by_key[as_one(name)] = a["name"]
        known = sorted(self.attackers, key=len, reverse=True)
        names = "|".join(map(_as_written, known)) or r"(?!)"
        self.mention = re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
        self.agent = en.pattern("linking_patterns", "a party that did it", names=names)

    def called(self, words: str, before: str | None) -> str | None:
        """The label of whoever some words name; "the group" and "it" are the attackers last named before them."""
        words = re.sub(r"(?<!\.\w)\.$", "", words.strip(" ,"))
        if REFERS.match(words) or words.lower() == "the":  # "the terror group": what it is is read apart
            return self.label[before.lower()] if before else None
        bare = THE.sub("", words)
        if NOBODY.search(bare) or bare.lower() in self.people or bare.lower() in ADJECTIVES:
            return None  # of "claimed by Kurdish militants" nobody is named
        if led := ALLIANCE_NAMED.fullmatch(bare):
            bare = f"{led[1]} {led[2]}"  # "the Norland-led Arab coalition"
        known = self.label.get(bare.lower()) or self.label.get(words.lower()) or self.by_key.get(as_one(bare))
        return known or bare_name(bare)


def _as_written(name: str) -> str:
    """A pattern for a name that keeps its capitals where it has no other letters: "IS" is no "is"."""
    return f"(?-i:{re.escape(name)})" if name.isupper() else re.escape(name)


ADJECTIVES = frozenset(en.words("peoples", "adjectives of countries and peoples"))


class Naming(NamedTuple):
    """Words of a report that name somebody: as claiming (claims), denying (denials) or having done (accused) a deed;
    `dated` are the words that may name another day than the attack's."""

    kind: str
    who: str
    dated: str
    start: int
    end: int


class Doers:
    """Whom reports name. Each report is read once, however many attacks it mentions; `claims` are all figures of each
    report, `statements` those of each."""

    def __init__(
        self,
        claims: Mapping[str, Sequence[ClaimRow]],
        reports: Mapping[str, ReportRow],
        statements: Mapping[str, Sequence[StatementRow]],
        parties: Parties,
    ) -> None:
        self.claims, self.reports, self.statements, self.parties = claims, reports, statements, parties
        self._read: dict[str, dict[str | None, list[Naming]]] = {}

    def of(self, group: Sequence[ClaimRow]) -> Named:
        """Whom the reports of an attack name for it. `group` are its figures."""
        figures: dict[str, list[str]] = defaultdict(list)
        for c in group:
            figures[c["report_id"]].append(c["claim_id"])
        named: dict[str, set[tuple[str, str]]] = defaultdict(set)
        joint = False
        for report_id, own in figures.items():
            origin = self.reports[report_id]["origin_id"] or report_id
            beside = self._of_report(report_id)
            # Of what no figure is near, only the attack that most of a report's figures are of is told.
            near = (*own, None) if 2 * len(own) >= len(self.claims[report_id]) else own
            for n in {n for key in near for n in beside.get(key, ())}:
                if not of_old(n.dated, group[0]["earliest"]):
                    named[n.kind].add((n.who, origin))
                    joint = joint or (n.kind == "claims" and TOGETHER.search(n.dated) is not None)
        if any(who in self.parties.attackers for who, _ in named["accused"]) and self._from_the_air(group):
            # "Air strikes on the rebels": who has no aircraft is only near.
            named["accused"] = {n for n in named["accused"] if n[0] not in self.parties.attackers}
        one = _as_one_party({kind: Counter(who for who, _ in found) for kind, found in named.items()})
        told = {kind: {(one.get(who, who), origin) for who, origin in found} for kind, found in named.items()}
        counted = {kind: Counter(who for who, _ in found) for kind, found in told.items()}
        claims, denials, accused = (counted.get(kind, Counter()) for kind in ("claims", "denials", "accused"))
        return Named(claims, denials, accused, joint)

    def _from_the_air(self, group: Sequence[ClaimRow]) -> bool:
        """Whether half of the figures of an attack or more are told of air strikes."""
        texts = (sentence_of(c, self.reports[c["report_id"]]) for c in group)
        return 2 * sum(FROM_THE_AIR.search(t) is not None for t in texts) >= len(group)

    def _of_report(self, report_id: str) -> dict[str | None, list[Naming]]:
        """What a report names by the figures that say which attack it is of; under None what no figure is near."""
        if report_id not in self._read:
            found = [c for c in self.claims[report_id] if c.get("part") != "title"]
            figures = sorted(found, key=lambda c: c["start"])
            out: dict[str | None, list[Naming]] = defaultdict(list)
            text = self.reports[report_id]["text"] or ""
            for n in self._namings(report_id):
                for c in _deciding(n.start, before_avenged(text, n.start, n.end), figures) or (None,):
                    out[c["claim_id"] if c else None].append(n)
            self._read[report_id] = out
        return self._read[report_id]

    def _namings(self, report_id: str) -> Iterator[Naming]:
        text = self.reports[report_id]["text"] or ""
        for kind, who, start, end in _named_in(text, self.parties):
            yield Naming(kind, who, text[start:end], start, end)
        for s in self.statements.get(report_id, ()):
            if s["status"] == "rejected":
                continue
            if s["act"] == "claim responsibility" and (by := _body_that_claims(s, text, self.parties)):
                if not OTHERS.search(s["words"]):
                    yield Naming("claims", by, s["words"], s["start"], s["end"])
            elif s["act"] == "blame":
                for actor in set(s["names"].split()) & {*self.parties.by_id}:
                    yield Naming("accused", self.parties.by_id[actor], "", s["start"], s["end"])


# Names so much alike, or of which one goes on where the other ends, are one party's; shorter keys than this tell too
# little.
ALIKE, LONG_KEY = 85, 6
# A group of the table armed_groups goes by its first words from so many letters on.
SHORT_NAME = 5


def _as_one_party(named: Mapping[str, Counter[str]]) -> dict[str, str]:
    """Each name of an attack's parties that another spelling, a longer form or a shorter one stands for, with that of
    most reports: "al-Oskitoun", "Oskitounes"; "Red Front" and "Red Front in the Land of Osk"."""
    every: Counter[str] = Counter()
    for counted in named.values():
        every += counted
    out: dict[str, str] = {}
    for who in sorted(every, key=lambda n: (-every[n], n)):
        out[who] = next((first for first in out.values() if one_party(who, first)), who)
    return out


def one_party(name: str, other: str, *, branches: bool = True) -> bool:
    """Whether two names are alike enough to be one party's, or one goes on where the other ends. `branches` takes a
    group that is known and its branch for one.

    >>> one_party("al-Oskitoun", "Oskitounes"), one_party("Red Front", "Red Front in the Land of Osk")
    (True, True)
    >>> one_party("Red Front", "Green Front"), one_party("AQIM", "al-Qaida in the Islamic Magreb")
    (False, True)
    >>> one_party("AQIM", "Al-Qaeda"), one_party("AQIM", "Al-Qaeda", branches=False)
    (True, False)
    """
    if branches and (as_one(name) in groups() or as_one(other) in groups()) and _is_branch(name, other):
        return True
    return any(_alike(a, b) for a in _keys(name) for b in _keys(other))


@lru_cache(maxsize=20_000)
def _keys(name: str) -> tuple[str, ...]:
    """The key of a name, and those of all names of its group where it has several."""
    own = groups().get(as_one(name), ())
    return tuple(dict.fromkeys(as_one(n).removeprefix("al") for n in (name, *own)))


@lru_cache(maxsize=20_000)
def _alike(a: str, b: str) -> bool:
    long = min(len(a), len(b)) >= LONG_KEY
    return a == b or (long and (a.startswith(b) or b.startswith(a) or fuzz.ratio(a, b) >= ALIKE))


def _is_branch(name: str, other: str) -> bool:
    """Whether one of two names, of which one is a known group's, begins with the other."""
    pairs = ((a, b) for a in _keys(name) for b in _keys(other) if min(len(a), len(b)) >= SHORT_NAME)
    return any(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _body_that_claims(s: StatementRow, text: str, parties: Parties) -> str | None:
    """The party whose own words claim it: one the case lists, or one that the text calls by an article and a name:
    "“We carried out the raid,” the Red Front said"."""
    if s["kind"] != "direct":
        return None  # what is said of a claim is read from the sentence
    if by := parties.by_id.get(str(s["speaker_id"])):
        return by
    at = s["speaker_start"]
    if at is None or not s["speaker"] or s["role"] or s["speaker"].lower() in parties.people:
        return None
    named = BEHIND_THE.search(text[max(0, at - 4) : at]) or text[at : at + 4].lower() == "the "
    own = THE.sub("", s["speaker"])
    if as_one(own) in parties.by_key:
        return parties.by_key[as_one(own)]
    return own if named and own[:1].isupper() and own.split()[-1][:1].isupper() else None


# How a sentence names who did it, and letters of which it then holds some: most sentences hold none.
NAMING = (
    ("claims", CLAIMED, ("claim", "credit", "responsib", "behind", "carried out", "revenge", "retaliat", "reprisal")),
    ("denials", DENIED, ("denie", "denying", "reject", "disclaim", "behind", "involved", "responsib", "to do with")),
    ("accused", BLAMED, ("blam", "accus")),
    ("accused", POINTED, ("the finger at",)),
)
# The groups of these patterns that name who did it, and what.
WHO = ("who", "maker", "whom", "by", "caller", "body")
WHAT = ("what", "deed", "that", "so", "called", "this")
ANY_NAMING = frozenset(letters for _, _, own in NAMING for letters in own)


def _named_in(text: str, parties: Parties) -> Iterator[tuple[str, str, int, int]]:
    """Whoever a text names as claiming, denying or doing: the kind, the name,
    and where the sentence begins and ends."""
    start, low = 0, folded(text)
    if not parties.attackers and not any(map(low.__contains__, ANY_NAMING)):
        return
    mentions = list(parties.mention.finditer(text)) if parties.attackers else []
    for stop in [*(m.end() for m in STOP.finditer(text)), len(text)]:
        sentence = text[start:stop]
        low = folded(sentence)
        for kind, pattern, letters in NAMING:
            for m in pattern.finditer(sentence) if any(map(low.__contains__, letters)) else ():
                words, what = _who_and_what(m)
                last = bisect_right(mentions, start + m.start(), key=_end) - 1
                who = parties.called(words, mentions[last][0] if last >= 0 else None)
                if ALLIANCE.match(words):
                    who = _alliance(text[: start + m.start()])
                if who and _names_a_doer(m, who, what, parties):
                    yield kind, who, start, stop
        for m in parties.agent.finditer(sentence) if parties.attackers else ():
            if not (m["by"] and holds_nobody_to_it(sentence, m.start("by"))):
                yield "accused", parties.label[(m["who"] or m["by"]).lower()], start, stop
        start = stop


# "The coalition denied it": the one that the text named before, "the Norland-led coalition".
ALLIANCE = en.pattern("linking_patterns", "a coalition named before")
ALLIANCE_NAMED = en.pattern("linking_patterns", "a coalition by who leads it")


def _alliance(before: str) -> str | None:
    """The coalition that a text named last before some words; None where it named none, or more than one."""
    named = {f"{m[1]} {m[2]}" for m in ALLIANCE_NAMED.finditer(before)}
    return named.pop() if len(named) == 1 else None


# A text without any of these names nobody who claims an attack; they are plain words, and sought as such.
MAY_CLAIM = en.pattern("linking_patterns", "may claim an attack").pattern.split("|")


def claims_in(text: str, parties: Parties) -> Iterator[tuple[str, str, Span]]:
    """Whoever a text names, by name, as claiming a deed, the words that say which deed, and where their sentence
    is."""
    if not holds_any(text, MAY_CLAIM):
        return
    start = 0
    for stop in [*(m.end() for m in STOP.finditer(text)), len(text)]:
        sentence, at = text[start:stop], Span(start, stop)
        start = stop
        for m in CLAIMED.finditer(sentence) if holds_any(sentence, MAY_CLAIM) else ():
            words, what = _who_and_what(m)
            who = None if REFERS.match(words) or words.lower() == "the" else parties.called(words, None)
            deed = what if m["whom"] else sentence[max(0, m.start() - 60) : m.start()] if m["by"] else "the attack"
            if who and _names_a_doer(m, who, what, parties):
                yield who, deed, at


def of_earlier_attacks(sentence: str, at: int) -> bool:
    """Whether "claimed by", at a place of a sentence, is said of other attacks, which its words before recall.

    >>> recalled = "Earlier attacks in Dorvik and Salby were claimed by the Red Front."
    >>> of_earlier_attacks(recalled, recalled.find("claimed"))
    True
    >>> of_earlier_attacks("The attacks in Dorvik and Salby, claimed by the Red Front, came at dawn.", 33)
    False
    """
    return EARLIER_ATTACKS.search(sentence, 0, at) is not None


# "He pledged allegiance to the Red Front", "officials saw no link to the Red Front": he acted apart from it.
APART = en.pattern("linking_patterns", "an attacker apart from a group")
NO_SIGN = en.pattern("linking_patterns", "no sign of a group's hand")


def acted_apart(sentence: str) -> bool:
    """Whether a sentence that names a group says that the attacker only pledged himself to it, or that nothing shows
    its hand.

    >>> acted_apart("The gunman had pledged allegiance to the Red Front."), acted_apart("The Red Front killed nine.")
    (True, False)
    """
    return APART.search(sentence) is not None or NO_SIGN.search(sentence) is not None


def holds_nobody_to_it(sentence: str, at: int) -> bool:
    """Whether a sentence that names a party at a place says only that it claimed earlier attacks, or that an attacker
    spoke of its orders.

    >>> holds_nobody_to_it("The driver confessed, claiming that he was ordered by the Red Front.", 55)
    True
    >>> holds_nobody_to_it("Police said the raid was ordered by the Red Front.", 36)
    False
    """
    return ORDERS_TOLD.search(sentence, 0, at) is not None or (
        CLAIMED_BY.search(sentence, 0, at) is not None and of_earlier_attacks(sentence, at)
    )


def _who_and_what(m: re.Match[str]) -> tuple[str, str]:
    """The words of a sentence that name who did it, and those that say what, where some do."""
    groups = m.groupdict()
    return next(v for k in WHO if (v := groups.get(k))), next((v for k in WHAT if (v := groups.get(k))), "")


def _names_a_doer(m: re.Match[str], who: str, what: str, parties: Parties) -> bool:
    """Whether a sentence names somebody for this deed: not for others or some of many, and without a negation."""
    if m.groupdict().get("by") and of_earlier_attacks(m.string, m.start()):
        return False
    denied = NEGATED.search(m.string, 0, m.end() - len(what))
    return _may_call(m, who, parties) and not OTHERS.search(what) and denied is None


def _may_call(m: re.Match[str], who: str, parties: Parties) -> bool:
    """Whether whoever calls an attack revenge can have done it: an armed group that is known. Of police, a mayor or
    another country the same words claim nothing."""
    caller = m.groupdict().get("caller")
    return not caller or who in parties.attackers or as_one(caller) in groups() or as_one(who) in groups()


def _end(found: re.Match[str]) -> int:
    return found.end()


def of_this(start: int, end: int, figures: Sequence[ClaimRow], own: set[str]) -> bool:
    """Whether a sentence is about an attack: it gives a figure of the attack's, or gives none and the figure told
    last before it is one, or the first behind it. `figures` are those of the report in the order of the text,
    `own` the identifiers of the attack's."""
    near = _deciding(start, end, figures)
    return not near or any(c["claim_id"] in own for c in near)


FROM_THE_AIR = en.pattern("linking_patterns", "from the air")
# "The group said it was revenge for strikes that killed 30": the 30 are of no attack that it claims.
AVENGED = en.pattern("attack_patterns", "an attack avenged", attacks=ATTACKS)


def before_avenged(text: str, start: int, end: int) -> int:
    """Where a sentence, from one place of a text to another, turns to a deed that an attack avenged; its end, where it
    does not."""
    avenged = AVENGED.search(text, start, end)
    return avenged.start() if avenged else end


def _deciding(start: int, end: int, figures: Sequence[ClaimRow]) -> Sequence[ClaimRow]:
    """The figures that say which attack a sentence is about; none where it can be about any."""
    here = starting_in(figures, start, end)
    if inside := figures[here]:
        return inside
    if here.start:
        return figures[here.start - 1 : here.start]
    return [c for c in figures[:1] if c["start"] <= start + REACH_AHEAD]


REACH_AHEAD = 160
# What names a time that may be an earlier one: "last May", "in October", "in June 2021", "in 2019".
MONTH_NAMED = en.pattern("linking_patterns", "a month by name", months="|".join(m.title() for m in MONTHS))
YEAR_NAMED = en.pattern("linking_patterns", "a year by number")
LONG_AGO = en.pattern("linking_patterns", "months or years ago")
# A day of this week beside it: "the group, which bombed a bus last year, claimed Monday's attack".
THIS_WEEK = en.pattern("linking_patterns", "a day of this week")


# What is said of a party by the way: "the Red Front, which bombed a bus last year, claimed it".
BY_THE_WAY = en.pattern("linking_patterns", "told by the way")


def of_old(sentence: str, day: date | None) -> bool:
    """Whether a sentence names a time other than that of an attack of some day, and no day of the week.

    >>> day = date(2023, 1, 30)
    >>> of_old("Last May, the Red Front claimed a bombing.", day), of_old("It claimed the raid.", day)
    (True, False)
    """
    sentence = BY_THE_WAY.sub("", sentence)
    if day is None or THIS_WEEK.search(sentence):
        return False
    months = [(MONTHS.index(m["month"].lower()) + 1, m["year"]) for m in MONTH_NAMED.finditer(sentence)]
    years = [m["year"] for m in YEAR_NAMED.finditer(sentence)]
    if any(month == day.month and (year or str(day.year)) == str(day.year) for month, year in months):
        return False
    return bool(months) or any(y != str(day.year) for y in years) or LONG_AGO.search(sentence) is not None


def strength(named: Named, origins: int) -> str:
    """After Airwars (https://airwars.org/research/methodology-note-civilian/): contested where two parties claim it,
    and not together, or the one that is named denies it, confirmed where that one claims it, fair with two origins or
    more, else weak."""
    by = named.perpetrator
    if (len(named.claims) > 1 and not named.joint) or (by is not None and named.denials[by]):
        return "contested"
    return "weak" if origins < 2 else "confirmed" if by is not None and named.claims[by] else "fair"
