"""Contradictions about who did it: a group is blamed and denies it, two groups claim one attack,
one is blamed and another claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.linking.contradictions.common import Linked, main_incidents
from dateline.linking.incidents.parties import as_a_name
from dateline.linking.incidents.responsibility import as_one, of_old, of_this, one_party
from dateline.linking.rows import by_report
from dateline.tables import ClaimRow, ContradictionRow, StatementRow

# A denial that is of the deed, and not of something else.
OF_THE_DEED = en.pattern("linking_patterns", "a denial of the deed")


# What a statement does that says who did it.
SAYING_WHO = frozenset({"claim responsibility", "blame", "deny"})
# "No connection to the Red Front", "no evidence of a link with any militant group".
NO_LINK = en.pattern("linking_patterns", "no link to a group")
ANY_GROUP = en.pattern("linking_patterns", "any armed group")
# "Some of them", "earlier attacks": a claim of other deeds than this one.
ARTICLE = en.pattern("linking_patterns", "a leading article")
OF_OTHERS = en.pattern("linking_patterns", "a claim of other deeds")


class Sides(NamedTuple):
    """The statements for and against each party, by its identifier or name: that it claims the attack itself, that
    others hold it to have done it, that it denies it or others do, and that there is no link to it."""

    claimed: dict[str, list[StatementRow]]
    blamed: dict[str, list[StatementRow]]
    denied: dict[str, list[StatementRow]]
    unlinked: dict[str, list[StatementRow]]

    @property
    def did(self) -> set[str]:
        """The parties of which somebody says that they did it."""
        return {*self.claimed, *self.blamed}

    @property
    def did_not(self) -> set[str]:
        """The parties of which somebody says that they did not."""
        return {*self.denied, *self.unlinked}


def doers(known: Linked) -> Iterator[ContradictionRow]:
    """One for each attack whose doer is in dispute, with who says so in the labels of the sides."""
    for incident, found in sorted(_by_incident(known).items()):
        told = _sides_of(known, found)
        disputed = told.did & told.did_not
        # Of groups that actors.csv does not list nobody knows whether two names are one.
        listed = set(told.claimed) & set(known.attackers)
        if not (disputed or len(listed) > 1 or (listed and (told.did & set(known.attackers)) - listed)):
            continue
        sides: dict[str, list[StatementRow]] = {}
        for group in sorted(told.did):
            own, others = told.claimed.get(group, []), told.blamed.get(group, [])
            # Who only reports that a group claims it does not say that the group did it.
            sides |= {_side(known, group, "{} did it", own + others): own + others} if others else {}
            sides |= {f"{_name(known, group)} claims it": own} if own and not others else {}
        for group in sorted(disputed):
            if own := told.denied.get(group, []):
                sides[_side(known, group, "{} did not", own)] = own
            if own := told.unlinked.get(group, []):
                sides[_side(known, group, "no link to {}", own)] = own
        yield known.contradiction("who did it", incident, f"{known.name(incident)}: who did it", sides)


def _sides_of(known: Linked, found: list[StatementRow]) -> Sides:
    """What statements about one attack say of who did it; one party goes by one name, whatever a report calls it."""
    claims = [s for s in found if s["act"] == "claim responsibility"]
    one = _one_each(known, {_speaker(known, s) for s in claims} - {""} | set(known.attackers))
    claimants = {one[_speaker(known, s)] for s in claims if s["speaker"]} & set(known.attackers)
    told = Sides(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
    for s in found:
        by = _speaker(known, s)
        named = {one[n] for n in s["names"].split() if n in one}
        if s["act"] == "claim responsibility":
            if by:
                told.claimed[one[by]].append(s)
        elif s["act"] == "blame":
            for group in named - {one.get(by)}:
                told.blamed[group].append(s)
        elif s["act"] == "deny" and OF_THE_DEED.search(known.sentence_of(s)):
            for group in named | ({one[by]} if by in one else set()):
                told.denied[group].append(s)
        elif unlinked := _without_link(known, s, claimants - {one.get(by)}):
            told.unlinked[unlinked].append(s)
    return told


def _without_link(known: Linked, s: StatementRow, claimants: set[str]) -> str | None:
    """The party that claims an attack and to which somebody finds no link; also where one party alone claims it, and
    he says so of any group: "no connection with an international militant group"."""
    m = NO_LINK.search(s["words"])
    if m is None:
        return None
    said = m["whom"]
    named = [g for g in sorted(claimants) if any(as_a_name(n).search(said) for n in _names(known, g))]
    if not named and ANY_GROUP.match(said) and len(claimants) == 1:
        named = list(claimants)
    return named[0] if len(named) == 1 else None


def _names(known: Linked, group: str) -> list[str]:
    """Every name of a party that is listed, or the one that it has."""
    if group not in known.actors:
        return [group]
    return [known.actors[group]["name"], *filter(None, known.actors[group]["other_names"].split("|"))]


def _speaker(known: Linked, s: StatementRow) -> str:
    """The identifier of who speaks, by any of its names if it is an armed group, else the name, without an article."""
    name = ARTICLE.sub("", s["speaker"] or "")
    by = s["speaker_id"] or next(
        (i for i in known.attackers if as_one(name) in {as_one(n) for n in _names(known, i)}), name
    )
    return str(by)


def _one_each(known: Linked, parties: set[str]) -> dict[str, str]:
    """Each party with the one that stands for it, under another spelling or a longer name: listed ones before
    others."""
    one: dict[str, str] = {}
    for party in sorted(parties, key=lambda p: (p not in known.attackers, p)):
        name = _name(known, party)
        one[party] = next((o for o in one.values() if one_party(name, _name(known, o))), party)
    return one


def _name(known: Linked, party: str) -> str:
    return str(known.actors[party]["name"]) if party in known.actors else party


def _side(known: Linked, group: str, stance: str, told: list[StatementRow]) -> str:
    """ "Northern Front did it (Idris Balo, the ministry)"."""
    speakers = sorted({str(s["speaker"]) for s in told if s["speaker"]})
    return stance.format(_name(known, group)) + (f" ({', '.join(speakers)})" if speakers else "")


def _by_incident(known: Linked) -> dict[str, list[StatementRow]]:
    """Statements that say who did it, by the attack that most figures of their report are of."""
    main = main_incidents(known)
    told = sorted(known.claims.values(), key=lambda c: int(c["start"]))
    figures = by_report(c for c in told if c.get("part", "text") != "title")
    out: dict[str, list[StatementRow]] = defaultdict(list)
    for s in known.statements.values():
        if (
            (s["act"] in SAYING_WHO or NO_LINK.search(s["words"]))
            and s["report_id"] in main
            and s["status"] != "rejected"
            and not _of_another(known, s, main[s["report_id"]], figures[s["report_id"]])
        ):
            out[main[s["report_id"]]].append(s)
    return out


def _of_another(known: Linked, s: StatementRow, incident: str, figures: list[ClaimRow]) -> bool:
    """Whether words are about other deeds: "some of them", or with another attack's figure,
    or in a sentence or paragraph that names an earlier day and not this one."""
    first = known.incidents[incident]["earliest"]
    own = {c["claim_id"] for c in figures if c["incident_id"] == incident}
    if of_old(known.sentence_of(s), first) or not of_this(*known.sentence(s["report_id"], s["start"]), figures, own):
        return True
    if OF_OTHERS.search(known.sentence_of(s)):
        return True
    text = known.reports[s["report_id"]]["text"]
    start = text.rfind("\n\n", 0, s["start"]) + 1
    end = text.find("\n\n", s["end"])
    days = [
        last
        for t in known.times.get(s["report_id"], ())
        if start <= t["start"] < (end if end >= 0 else len(text)) and t["type"] == "date" and (last := t["latest"])
    ]
    return bool(first and days and all(last < first for last in days))
