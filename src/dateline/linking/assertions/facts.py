"""What assertions are based on: the linked rows by identifier, and what a few of them say together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from dateline.linking.incidents.coordination import listed
from dateline.linking.incidents.coverage.about import Mentions, Stretch
from dateline.linking.incidents.coverage.days import is_its_day
from dateline.linking.incidents.coverage.wording import figure_words, found_in
from dateline.linking.incidents.parties import names_of, party_of, text_of
from dateline.linking.incidents.responsibility import Parties, claims_in
from dateline.linking.incidents.witnesses import Witnesses, in_words_of
from dateline.linking.people.attackers import surnames_of_attackers
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import APPROXIMATE, LinkedRows, Reading, by_report, counts, days_of, number_of
from dateline.linking.texts import Texts
from dateline.tables import (
    ActorRow,
    ClaimRow,
    ContradictionRow,
    CoverageRow,
    IncidentRow,
    ParticularRow,
    PlaceMentionRow,
    ReportRow,
    StatementRow,
    TimeRow,
    TollRow,
    VariantRow,
)
from dateline.tables.vocabulary import Says

TOGETHER = "killed or wounded"
# Of more claims of one report than this no sum is looked for.
MOST_TERMS = 9
SAYS, ABOUT, AT_LEAST, AT_MOST = "says", "says about", "says at least", "says at most"
ADDS_UP, IMPLIES = "adds up to", "implies"
CANNOT_BE_TOLD = "cannot be told"
# The word for what a cell of the coverage matrix says.
CELL_WORDS: dict[str, str] = {
    Says.SO: SAYS,
    Says.AT_LEAST: AT_LEAST,
    Says.AT_MOST: AT_MOST,
    Says.OTHERWISE: SAYS,
    Says.DENIES: SAYS,
}
ORDER = (SAYS, ABOUT, AT_LEAST, AT_MOST, ADDS_UP, IMPLIES)


class Support(NamedTuple):
    """How some claims say a value: the word for it, and the claims that do."""

    word: str
    ids: tuple[str, ...]


class Touch(NamedTuple):
    """Words that a report has, with what shows of which attack their sentence is, the sentence, and where they are
    in it."""

    words: str
    found: Stretch
    sentence: str
    at: int


class Facts:
    """The linked tables, opened for looking things up. `gazetteer` knows which places have coordinates of their own."""

    def __init__(self, linked: LinkedRows, actors: Iterable[ActorRow], gazetteer: Gazetteer) -> None:
        self.rows = linked
        self.texts = Texts.of(linked)
        self.gazetteer = gazetteer
        self.places = gazetteer.places
        self.located = {i for i, p in gazetteer.places.items() if p["latitude"] and p["longitude"]}
        self.actors = {a["actor_id"]: a for a in actors}
        self.attackers = {i: str(a["name"]) for i, a in self.actors.items() if a["kind"] == "attacker"}
        self.names = names_of(self.actors.values())
        self._touching: dict[tuple[str, re.Pattern[str]], list[Touch]] = {}
        self._parties: dict[str, str | None] = {}
        self.parties = Parties(self.actors.values())
        self._claiming: dict[str, list[tuple[str, str]]] = {}
        # By incident, the reports that name whoever is said to have done it (naming.named_outright).
        self.named: dict[str, list[str]] = {}

    @cached_property
    def claims(self) -> dict[str, ClaimRow]:
        """Claims by identifier, without those a person rejected."""
        return {c["claim_id"]: c for c in self.rows.claims if c["status"] != "rejected"}

    @cached_property
    def attackers_named(self) -> frozenset[str]:
        """The surnames of those whom texts call the attackers."""
        return surnames_of_attackers(self.rows.reports)

    @cached_property
    def claims_of(self) -> dict[str, list[ClaimRow]]:
        """The claims of each report."""
        return by_report(self.claims.values())

    @cached_property
    def statements(self) -> dict[str, StatementRow]:
        """Statements by identifier, without those a person rejected."""
        return {s["statement_id"]: s for s in self.rows.statements if s["status"] != "rejected"}

    @cached_property
    def statements_of(self) -> dict[str, list[StatementRow]]:
        """The statements of each report."""
        return by_report(self.statements.values())

    @cached_property
    def variants_of(self) -> dict[str, list[VariantRow]]:
        """The texts of utterances in each report."""
        return by_report(self.rows.variants)

    @cached_property
    def variants_by_place(self) -> dict[tuple[str, str, str, str], VariantRow]:
        """The texts of utterances by statement and start, and those of their base."""
        out: dict[tuple[str, str, str, str], VariantRow] = {}
        for v in self.rows.variants:
            key = (v["statement_id"], str(v["start"]), v["base_statement_id"], str(v["base_start"]))
            out.setdefault(key, v)
        return out

    @cached_property
    def particulars(self) -> dict[str, ParticularRow]:
        """Particulars by identifier, without those a person rejected."""
        return {p["particular_id"]: p for p in self.rows.particulars if p["status"] != "rejected"}

    @cached_property
    def raids(self) -> dict[str, list[ParticularRow]]:
        """The raids that reports mention, by attack."""
        out: dict[str, list[ParticularRow]] = defaultdict(list)
        for p in self.particulars.values():
            if p["incident_id"] and (p["aspect"], p["value"]) == ("event", "raid"):
                out[p["incident_id"]].append(p)
        return out

    @cached_property
    def reports(self) -> dict[str, ReportRow]:
        """Reports by identifier."""
        return {r["report_id"]: r for r in self.rows.reports}

    @cached_property
    def incidents(self) -> dict[str, IncidentRow]:
        """Incidents by identifier."""
        return {i["incident_id"]: i for i in self.rows.incidents}

    @cached_property
    def contradictions(self) -> dict[str, ContradictionRow]:
        """Contradictions by identifier."""
        return {x["contradiction_id"]: x for x in self.rows.contradictions}

    @cached_property
    def outlets(self) -> Counter[str]:
        """How many reports each outlet has."""
        return Counter(str(r["outlet"]) for r in self.reports.values())

    @cached_property
    def times(self) -> dict[str, list[TimeRow]]:
        """The temporal expressions of each report."""
        return by_report(self.rows.times)

    @cached_property
    def mentions(self) -> dict[str, list[PlaceMentionRow]]:
        """The places that each report names."""
        return by_report(self.rows.places)

    @cached_property
    def naming(self) -> dict[str, set[str]]:
        """The reports that name each place."""
        out: dict[str, set[str]] = defaultdict(set)
        for p in self.rows.places:
            if p["place_id"]:
                out[p["place_id"]].add(p["report_id"])
        return out

    @cached_property
    def of_no_attack(self) -> set[str]:
        """The reports that have a figure of no attack that is known, or no figure at all."""
        placed = {r for r, own in self.claims_of.items() if own and all(c["incident_id"] for c in own)}
        return set(self.reports) - placed

    @cached_property
    def with_unplaced_figures(self) -> set[str]:
        """The reports that give a number which is of no attack that is known."""
        return {c["report_id"] for c in self.claims.values() if c["incident_id"] is None and counts(c)}

    @cached_property
    def told(self) -> Mentions:
        """The places of each attack, and what each report gives of figures and places."""
        return Mentions(self.rows, self.claims.values(), self.gazetteer)

    @cached_property
    def tolls(self) -> dict[str, list[TollRow]]:
        """The tolls of each attack."""
        out: dict[str, list[TollRow]] = {}
        for t in self.rows.tolls:
            out.setdefault(t["incident_id"], []).append(t)
        return out

    @cached_property
    def tolls_of_points(self) -> dict[tuple[str, str], TollRow]:
        """The toll that a figure of the coverage matrix is of, by the attack and the point's words."""
        out: dict[tuple[str, str], TollRow] = {}
        for t in self.rows.tolls:
            if t["best"] is not None and not t["account"]:
                out.setdefault((t["incident_id"], figure_words(t)), t)
        return out

    @cached_property
    def cells(self) -> dict[tuple[str, str], list[CoverageRow]]:
        """The cells of each point of an attack."""
        out: dict[tuple[str, str], list[CoverageRow]] = {}
        for c in self.rows.coverage:
            out.setdefault((c["incident_id"], c["point"]), []).append(c)
        return out

    def place(self, place_id: str | None) -> str:
        """What a place is called; its identifier where no table names it."""
        own = self.places.get(place_id or "")
        return str(own["name"] if own else place_id or "an unknown place")

    @cached_property
    def witnesses(self) -> Witnesses:
        """Who counts as one source."""
        theirs = in_words_of(self.statements.values(), self.claims.values())
        return Witnesses(self.reports.values(), self.actors.values(), theirs)

    @cached_property
    def by_incident(self) -> dict[str, list[ClaimRow]]:
        """The claims of each incident."""
        out: dict[str, list[ClaimRow]] = {}
        for c in self.claims.values():
            if c["incident_id"]:
                out.setdefault(c["incident_id"], []).append(c)
        return out

    @cached_property
    def of_attack_in(self) -> dict[tuple[str, str], list[ClaimRow]]:
        """The claims of each incident in each report."""
        out: dict[tuple[str, str], list[ClaimRow]] = {}
        for incident, own in self.by_incident.items():
            for c in own:
                out.setdefault((incident, c["report_id"]), []).append(c)
        return out

    def claiming(self, report_id: str) -> list[tuple[str, str]]:
        """Whoever a report names as claiming an attack, each with the sentence that says so; read once."""
        if report_id not in self._claiming:
            text = self.reports[report_id]["text"] or ""
            found = claims_in(text, self.parties)
            self._claiming[report_id] = [(name, text[at.start : at.end]) for name, _, at in found]
        return self._claiming[report_id]

    def known(self, identifier: str) -> bool:
        """Whether an identifier names a reading or a report."""
        return any(identifier in own for own in (self.claims, self.statements, self.particulars, self.reports))

    def reading(self, identifier: str) -> Reading | None:
        """The claim, statement or particular that an identifier names; None for a report, or where there is none."""
        return self.claims.get(identifier) or self.statements.get(identifier) or self.particulars.get(identifier)

    def text(self, claim: ClaimRow) -> str:
        """The text that a claim's offsets count in."""
        return text_of(claim, self.reports[claim["report_id"]])

    def sentence(self, row: Reading) -> str:
        """The sentence that a reading is in, or the sentences; of a title all of it."""
        report = self.reports[row["report_id"]]
        if row.get("part") == "title":
            return report["title"]
        return self.sentences_at(row["report_id"], row["start"], row["end"])

    def sentences_at(self, report_id: str, start: int, end: int) -> str:
        """The sentences of a report from one place in its text to another."""
        read = self.texts[report_id]
        return read.text[read.sentence_at(start).start : read.sentence_at(max(start, end - 1)).end]

    def day_of(self, claim: ClaimRow) -> TimeRow | None:
        """The expression from which a figure has its day, where that is the day of an attack, and not of a march or
        of words about it."""
        read = self.texts[claim["report_id"]]
        for t in self.times.get(claim["report_id"], ()):
            if t["start"] == claim["when_start"] and t["section"] != "title":
                start, end = read.sentence_at(t["start"])
                return t if is_its_day(read.text[start:end], t["start"] - start, t["end"] - start) else None
        return None

    def touching(self, report_id: str, words: re.Pattern[str]) -> list[Touch]:
        """What some words find in a report's text, with the sentence; a text is searched once for them."""
        if (report_id, words) not in self._touching:
            read, text = self.texts[report_id], str(self.reports[report_id]["text"] or "")
            found = ((m, read.sentence_at(m.start())) for m in found_in(text, words))
            self._touching[report_id, words] = [
                Touch(m[0], self.told.stretch(report_id, m.start(), *at), text[at.start : at.end], m.start() - at.start)
                for m, at in found
            ]
        return self._touching[report_id, words]

    def party(self, claim: ClaimRow) -> str | None:
        """The attackers in whose words a report gives a figure; None where it is nobody's or another's."""
        by = claim["attributed_id"]
        if by in self.attackers:
            return by
        if claim["claim_id"] not in self._parties:
            self._parties[claim["claim_id"]] = party_of(claim, self.text(claim), self.names)
        return self._parties[claim["claim_id"]]


def as_one_value(c: ClaimRow) -> str | None:
    """The word for how a claim gives its own number: says, says about, says at least, says at most."""
    if c["low"] is not None and c["low"] == c["high"]:
        return ABOUT if c["hedge"] in APPROXIMATE else SAYS
    return AT_LEAST if c["low"] is not None else AT_MOST if c["high"] is not None else None


def support(value: int, effect: str, claims: Iterable[ClaimRow], facts: Facts) -> Support | None:
    """How some claims say that so many were killed (or wounded); None where they do not.

    One claim says it, or about, at least or at most it; or one source, in one report, gives groups of people who are
    not the same that add up to it, or how many were hit and how many of them died.
    """
    found: dict[str, list[str]] = {}
    for c in claims:
        for word in _alone(value, effect, c):
            found.setdefault(word, []).append(c["claim_id"])
    for word in ORDER:
        if word in found:
            return Support(word, tuple(found[word]))
    for own in _by_report_and_source(claims, facts):
        for terms in _terms(own, effect):
            if sum(number_of(c) for c in terms) == value and _apart(terms):
                return Support(ADDS_UP, tuple(c["claim_id"] for c in terms))
        for terms in _terms(own, TOGETHER):  # "one soldier and three guards were shot": at most four were killed
            if effect in TOGETHER.split(" or ") and sum(number_of(c) for c in terms) == value and _apart(terms):
                return Support(IMPLIES, tuple(c["claim_id"] for c in terms))
        if ids := _left_over(value, own):
            return Support(IMPLIES, ids)
    return None


def _alone(value: int, effect: str, c: ClaimRow) -> list[str]:
    if c["effect"] == effect:
        if c["low"] == value:
            return [as_one_value(c) or SAYS] if c["high"] == value else [AT_LEAST]
        return [AT_MOST] if c["high"] == value else []
    if c["effect"] == TOGETHER and (value in (0, c["high"], c["low"])):
        return [IMPLIES]  # of 20 killed or wounded none to 20 were killed
    return []


def _by_report_and_source(claims: Iterable[ClaimRow], facts: Facts) -> list[list[ClaimRow]]:
    groups: dict[tuple[str, tuple[str, ...]], list[ClaimRow]] = {}
    for c in claims:
        if counts(c):
            groups.setdefault((c["report_id"], facts.witnesses.of(c)), []).append(c)
    return list(groups.values())


def _terms(own: list[ClaimRow], effect: str) -> Iterable[tuple[ClaimRow, ...]]:
    fit = [c for c in own if c["effect"] == effect and c["mode"] != "denied"][:MOST_TERMS]
    for n in range(2, len(fit) + 1):
        yield from combinations(fit, n)


def _apart(terms: Iterable[ClaimRow]) -> bool:
    """Whether no two terms of a sum count the same people: other groups, one added to the
    others, or parts of one list."""
    terms = list(terms)
    lists = {c["claim_id"]: n for n, one in enumerate(listed(terms)) for c in one}
    for a, b in combinations(terms, 2):
        added = "added" in (a["mode"], b["mode"]) or "another" in (a["hedge"], b["hedge"])
        days, other = days_of(a), days_of(b)
        apart = days is not None and other is not None and (days[1] < other[0] or other[1] < days[0])
        groups = a["group"] != b["group"] and "people" not in (a["group"], b["group"])
        if not (added or apart or groups or lists[a["claim_id"]] == lists[b["claim_id"]]):
            return False
    return True


def _left_over(value: int, own: list[ClaimRow]) -> tuple[str, ...]:
    """The claims of those hit and those of them killed, in one figure or several, that leave so many wounded."""
    dead = [(c,) for c in own if c["effect"] == "killed"] + [d for d in _terms(own, "killed") if _apart(d)]
    for hit in own:
        if hit["effect"] in ("wounded", TOGETHER):
            for terms in dead:
                if number_of(hit) - sum(number_of(c) for c in terms) == value:
                    return (hit["claim_id"], *(c["claim_id"] for c in terms))
    return ()
