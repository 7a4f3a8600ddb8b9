"""Independent sources: who vouches for a figure, each counted once.

A figure belongs to whoever it is attributed to; one that is attributed to nobody known belongs to the outlet whose
story it is. So four stories of one outlet are one source, ten reports that quote one ministry are one source,
a ministry that publishes its own release is the ministry that others quote, and who speaks for a body is that body;
two officials who say it together are one source; so are a body and the outlet that prints its words as nobody's;
an official without a name is a source of the outlet that he told it. Outlets that name one agency in brackets behind
their own name ("Dorvik Post (NWA)") print that agency's copy and are one source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import SOMEBODY_OF_A_BODY, bare
from dateline.extraction.lexicon.wires import known_as
from dateline.linking.rows import Reading, by_report
from dateline.tables import ActorRow, ClaimRow, ReportRow, StatementRow

R = TypeVar("R", bound=Reading)

# "Dorvik Post (NWA)".
WITH_AGENCY = re.compile(r"^[^()]+\((?P<agency>[^()]{2,40})\)$")
IN_THE_FIELD = en.pattern("linking_patterns", "a role in the field")


NOBODYS: Mapping[str, str] = MappingProxyType({})


def in_words_of(statements: Iterable[StatementRow], claims: Iterable[ClaimRow]) -> dict[str, str]:
    """Figures that a report gives in no listed name, but in words that another report prints as somebody's, with the
    number that he gives there: the identifier of the claim and his own. "Officials of the region", in the words of a
    ministry, are no second source beside it; pages say whom the report cites (assertions.judgements)."""
    said, figures = by_report(statements), by_report(claims)
    whose: dict[str, list[StatementRow]] = {}
    for s in (s for own in said.values() for s in own if s["speaker_id"] and s["utterance_id"]):
        whose.setdefault(str(s["utterance_id"]), []).append(s)

    def given(s: StatementRow) -> set[tuple[str, int | None]]:
        own = (c for c in figures[s["report_id"]] if s["start"] <= c["start"] < s["end"])
        return {(c["effect"], c["low"]) for c in own}

    out: dict[str, str] = {}
    for r, own in said.items():
        for piece in (s for s in own if not s["speaker_id"]):
            others = [o for o in whose.get(str(piece["utterance_id"]), ()) if o["report_id"] != r]
            if len({o["speaker_id"] for o in others}) != 1:
                continue
            around = [s for s in own if s["start"] <= piece["start"] and piece["end"] <= s["end"]]
            numbers = set().union(*map(given, others))
            for c in figures[r]:
                inside = any(s["start"] <= c["start"] < s["end"] for s in around)
                if inside and not c["attributed_id"] and c["low"] and (c["effect"], c["low"]) in numbers:
                    out[c["claim_id"]] = str(others[0]["speaker_id"])
    return out


class Witnesses:
    """Tells whose a figure is. `reports` are the rows of the reports table, `actors` those of actors.csv; `theirs` says
    of figures in nobody's name in whose words they stand (`in_words_of`)."""

    def __init__(
        self, reports: Iterable[ReportRow], actors: Iterable[ActorRow], theirs: Mapping[str, str] = NOBODYS
    ) -> None:
        self.theirs = theirs
        self.reports = {r["report_id"]: r for r in reports}
        self.outlets = {bare(r["outlet"]): str(r["outlet"]) for r in self.reports.values()}
        self.agencies = _agencies(self.outlets.values())
        self.actors = {a["actor_id"]: a for a in actors}
        self.bodies = {
            bare(name): a["actor_id"]
            for a in self.actors.values()
            if a["kind"] != "person"
            for name in (a["name"], *str(a["other_names"]).split("|"))
            if name
        }

    def of(self, claim: Reading) -> tuple[str, ...]:
        """Return the names of the sources whose figure or particular a claim is: one, or several who give it together.

        The words of a statement are as its outlet prints them: their witness is the outlet. So it is for what
        "a senior ministry official" told it, which is not the ministry's figure.
        """
        if theirs := self.theirs.get(str(claim.get("claim_id"))):
            return (self._body(theirs),)
        if SOMEBODY_OF_A_BODY.match(str(claim.get("attributed_to") or "")):
            return (self._own(claim),)
        if by := claim.get("attributed_id"):
            return tuple(dict.fromkeys(self._body(i) for i in str(by).split()))
        told = bare(str(claim.get("attributed_to") or ""))
        if told in self.outlets:
            return (self.outlets[told],)
        return (self._own(claim),)

    def _own(self, claim: Reading) -> str:
        """The outlet whose story a reading is in, or the agency whose copy it and others print."""
        name = self._outlet(str(claim.get("origin_id") or self.reports[claim["report_id"]]["origin_id"]))
        return self.agencies.get(bare(name), name)

    def _body(self, actor_id: str) -> str:
        """The name of an actor; of a person who speaks for a body, that body's. An officer in the field speaks for
        himself: what "a commander in Salby" saw is not his ministry's figure; "the commander of the army" gives the
        army's."""
        actor = self.actors.get(actor_id)
        if actor is None:
            return actor_id
        if actor["kind"] == "person" and IN_THE_FIELD.search(actor.get("role") or ""):
            return str(actor["name"])
        body = self.actors.get(actor["organisation"] or "")
        return str(body["name"] if body else actor["name"])

    def _outlet(self, origin: str) -> str:
        """The outlet that an origin is of; a body that publishes its own words is that body."""
        name = str(self.reports[origin]["outlet"]) if origin in self.reports else origin
        if bare(name) in self.bodies:
            return self._body(self.bodies[bare(name)])
        if bare(name) in self.outlets or name != name.lower():
            return self.outlets.get(bare(name), name)
        return name.upper() if len(name) < 5 else name.title()

    def of_side(self, kind: str, readings: Iterable[Reading]) -> dict[str, list[Reading]]:
        """Return the sources of one side of a disagreement. The day on which an outlet puts another's figure, and the
        place, is the outlet's own."""
        readings = list(readings)
        if kind == "wording":  # who altered words is who prints them, wherever the story is from
            return _in_order(self._printed_by(readings))
        if kind == "date":
            return _in_order((self._own(r), r) for r in readings)
        if kind == "place":
            own, rest = [r for r in readings if "claim_id" in r], [r for r in readings if "claim_id" not in r]
            return _in_order([*((self._own(r), r) for r in own), *((n, r) for r in rest for n in self.of(r))])
        return self.behind(readings)

    def _printed_by(self, readings: list[Reading]) -> Iterator[tuple[str, Reading]]:
        """Who prints each reading: its outlet, or the agency whose copy two of these outlets print alike."""
        outlets = [self._outlet(r["report_id"]) for r in readings]
        agencies = {o: self.agencies.get(bare(o), o) for o in outlets}
        alike = Counter(agencies.values())
        for outlet, reading in zip(outlets, readings, strict=True):
            yield (agencies[outlet] if alike[agencies[outlet]] > 1 else outlet), reading

    def _together(self, names: tuple[str, ...]) -> str:
        """What several who give a figure together are called: all of them, but a body alone where there is one."""
        people = {a["name"] for a in self.actors.values() if a["kind"] == "person"}
        return next((n for n in names if n not in people), "") or " with ".join(names)

    def behind(self, claims: Iterable[R]) -> dict[str, list[R]]:
        """Return the sources of some claims in alphabetical order, each with its claims. What several say together is
        one source: those of them who give a figure alone too, whose own figures come first, else all together."""
        named = sorted(((self.of(c), c) for c in claims), key=lambda found: len(found[0]) > 1)
        alone = {names[0] for names, _ in named if len(names) == 1}
        own = (([n for n in names if n in alone] or [self._together(names)], c) for names, c in named)
        return _in_order((name, c) for found, c in own for name in found)


def _agencies(outlets: Iterable[str]) -> dict[str, str]:
    """For outlets that name an agency, or another paper, in brackets its name, where another of the outlets names it
    too or is it.

    >>> _agencies(["Dorvik Post (NWA)", "Salby Times (NWA)", "Osk Herald (Vale Press)"])
    {'dorvik post (nwa)': 'NWA', 'salby times (nwa)': 'NWA'}
    """
    every = list(outlets)
    named = {bare(o): m["agency"] for o in every if (m := WITH_AGENCY.match(o))}
    itself = {known_as(o): o for o in every if bare(o) not in named}
    times = Counter(known_as(a) for a in named.values())
    shared = {o: a for o, a in named.items() if times[known_as(a)] > 1 or known_as(a) in itself}
    first = {known_as(a): a for a in sorted(shared.values(), reverse=True)}
    return {o: itself.get(known_as(a), first[known_as(a)]) for o, a in shared.items()}


def _in_order(found: Iterable[tuple[str, R]]) -> dict[str, list[R]]:
    """Readings by the names of their sources, these in alphabetical order."""
    own: dict[str, list[R]] = {}
    for name, reading in found:
        own.setdefault(name, []).append(reading)
    return {name: own[name] for name in sorted(own, key=lambda n: (n.lower(), n))}
