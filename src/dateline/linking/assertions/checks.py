"""The checks of assertions: rules with names. Each says what is wrong with a row, or nothing.

Examples and counter-examples of each are in tests/linking/test_assertions.py.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dateline.extraction.temporal.formula import (
    Day,
    Month,
    MonthDay,
    Night,
    Stretch,
    Week,
    Weekday,
    WeekdayOfWeek,
    parse,
)
from dateline.linking.assertions.cells import (
    bound_is_a_bound,
    denial_is_one,
    exactly_so,
    not_yet_known,
    nothing_touches_it,
    of_its_report,
    otherwise_excludes,
)
from dateline.linking.assertions.conclusions import (
    attackers_are_no_partners,
    body_has_that_part,
    sentence_follows,
    side_counts_its_sources,
    side_is_said,
    sides_are_apart,
)
from dateline.linking.assertions.facts import ADDS_UP, Facts, as_one_value, support
from dateline.linking.assertions.judgements import BETWEEN, settling
from dateline.linking.assertions.naming import names
from dateline.linking.contradictions.common import sides_of
from dateline.linking.incidents.attestation import accepts
from dateline.linking.incidents.coverage.groups import SOLDIERS
from dateline.linking.incidents.orders import REPEATS, bears_its_day
from dateline.linking.rows import counts
from dateline.tables import AssertionRow, ClaimRow


class Check(NamedTuple):
    """A rule: its name, what it holds, the kinds of assertion it is for (none: all),
    and what it finds wrong with one."""

    name: str
    holds: str
    kinds: frozenset[str]
    fault: Callable[[AssertionRow, Facts], str]


def _parts(a: AssertionRow) -> list[str]:
    return str(a["subject"]).split(BETWEEN)


def _claims(a: AssertionRow, facts: Facts) -> list[ClaimRow]:
    return [facts.claims[e] for e in a["evidence"].split() if e in facts.claims]


def _evidence_exists(a: AssertionRow, facts: Facts) -> str:
    ids = a["evidence"].split()
    if not ids:
        return "nothing is given as evidence"
    lost = [i for i in ids if not facts.known(i)]
    return f"no reading or report has the identifier {', '.join(lost)}" if lost else ""


def _evidence_is_of_it(a: AssertionRow, facts: Facts) -> str:
    incident = _parts(a)[0]
    strange = [c["claim_id"] for c in _claims(a, facts) if c["incident_id"] != incident]
    return f"{', '.join(strange)} is not of this attack" if strange else ""


def _said_by_evidence(a: AssertionRow, facts: Facts) -> str:
    _, effect, group, _, _ = _parts(a)
    own = _claims(a, facts)
    found = support(int(a["value"]), effect, own, facts)
    if found is None:
        return f"no source gives {a['value']}, nor groups that add up to it"
    if found.word != a["word"]:
        return f"the evidence {found.word} {a['value']}, the row {a['word']}"
    # Soldiers are of the one force that an attack's reports name.
    if group != "all" and (other := {c["group"] for c in own} - {group, SOLDIERS}):
        return f"the evidence counts {', '.join(sorted(other))}, not {group}"
    if a["word"] == ADDS_UP and set(found.ids) != {c["claim_id"] for c in own}:
        return "the evidence holds figures that are not in the sum"
    return ""


def _sum_of_one_source(a: AssertionRow, facts: Facts) -> str:
    if a["word"] != ADDS_UP:
        return ""
    own = _claims(a, facts)
    sources = {(c["report_id"], facts.witnesses.of(c)) for c in own}
    return "the sum is over figures of more than one source" if len(sources) > 1 else ""


def _party_words(a: AssertionRow, facts: Facts) -> str:
    if a["kind"] == "toll":
        account = _parts(a)[3]
        for c in _claims(a, facts):
            party = facts.party(c)
            name = facts.attackers.get(party or "", "")
            if name != account and (name or account):
                return (
                    f"{c['claim_id']} is in the words of {name or 'somebody else'}, "
                    f"the toll in those of {account or 'other sources'}"
                )
        return ""
    for side in sides_of(facts.contradictions[_parts(a)[0]]):
        for e in side.evidence:
            party = facts.party(facts.claims[e]) if e in facts.claims else None
            if party and facts.attackers[party] not in side.side and facts.claims[e]["attributed_id"] != party:
                return f"{e} is in the words of {facts.attackers[party]}, and the side does not say so"
    return ""


def _count_is_the_list(a: AssertionRow, facts: Facts) -> str:
    ids = a["evidence"].split()
    own = facts.by_incident.get(_parts(a)[0], [])
    if a["kind"] == "reports":
        there = {c["report_id"] for c in own}
        given = set(ids)
    else:
        there = set(facts.witnesses.behind(c for c in own if counts(c)))
        given = set(facts.witnesses.behind(_claims(a, facts)))
    if int(a["value"]) != len(there):
        return f"says {a['value']}, and there are {len(there)}"
    return (
        "the list beside the number has others, or one of them twice" if given != there or len(ids) > len(there) else ""
    )


def _day_is_said(a: AssertionRow, facts: Facts) -> str:
    incident = facts.incidents[_parts(a)[0]]
    if incident["earliest"] != incident["latest"] or "/" in a["value"]:
        return ""
    day = incident["earliest"]
    exact = [c for c in _claims(a, facts) if c["earliest"] == c["latest"] == day]
    return "" if exact else "no figure is put on that day alone: it is a bound of an interval"


def _bound_is_no_date(a: AssertionRow, facts: Facts) -> str:
    r = facts.reports[_parts(a)[0]]
    first, last = r["published_earliest"], r["published_latest"]
    if first is None or last is None:
        return "" if a["value"] == "unknown" else "the report has no day"
    value = str(first) if first == last else f"{first}/{last}"
    return "" if a["value"] == value else f"says {a['value']}, and only {value} follows"


def _nearby_is_not_exact(a: AssertionRow, facts: Facts) -> str:
    incident = facts.incidents[_parts(a)[0]]
    if incident["place_id"] not in facts.located and (a["value"].startswith("at ") or incident["where_precision"] == 1):
        return "the coordinates are of a place nearby or around it, and are given as exact"
    return ""


def _perpetrator_is_named(a: AssertionRow, facts: Facts) -> str:
    wrong = [r for r in a["evidence"].split() if r in facts.reports and not names(a["value"], facts.reports[r], facts)]
    return f"{', '.join(wrong)} does not name {a['value']}" if wrong else ""


def _strength_is_met(a: AssertionRow, facts: Facts) -> str:
    incident = facts.incidents[_parts(a)[0]]
    own = facts.by_incident.get(incident["incident_id"], [])
    sources = len(facts.witnesses.behind(own))
    where = {c["report_id"] for c in own}
    said = [s for r in sorted(where) for s in facts.statements_of[r]]
    if a["value"] in ("confirmed", "fair") and sources < 2:
        return f"{a['value']} needs two independent sources, and there is {sources}"
    texts = {r: str(facts.reports[r]["text"] or "") for r in where}
    if a["value"] == "confirmed" and not accepts(incident, own, said, texts):
        return "confirmed needs the party held responsible to accept the attack and the harm"
    return ""


def _order_is_known(a: AssertionRow, facts: Facts) -> str:
    for c in _claims(a, facts):
        r = facts.reports[c["report_id"]]
        if not bears_its_day(r):
            return f"{r['report_id']} has no day of its own"
        if r["published_earliest"] != date.fromisoformat(a["value"]):
            return f"{r['report_id']} appeared on another day"
        if r["relation"] in REPEATS:
            return f"{r['report_id']} repeats another's story, and is as old as that"
    return ""


def _word_follows(a: AssertionRow, facts: Facts) -> str:
    words = {as_one_value(c) for c in _claims(a, facts)}
    return "" if words <= {a["word"]} else f"the evidence {' and '.join(map(str, words))}, the row {a['word']}"


def _has_two_sides(a: AssertionRow, facts: Facts) -> str:
    sides = sides_of(facts.contradictions[_parts(a)[0]])
    if len(sides) < 2:
        return "it has fewer than two sides"
    bare = [s for s in sides if not s.evidence]
    if len(bare) == len(sides) or (bare and a["value"] not in ("place", "person")):
        return f"nothing is given for the side {bare[0].side}"
    return ""


def _no_circle(a: AssertionRow, facts: Facts) -> str:
    x = facts.contradictions[_parts(a)[0]]
    if x["kind"] != "date":
        return ""
    for e in settling(x, facts):
        if (of := _report_and_day(e, facts)) is None:
            continue
        r = facts.reports[of[0]]
        if r["dated_by"] in ("inferred", "none") and _rests_on_its_date(*of, facts):
            return f"{r['report_id']} is dated from other reports, and its day follows from that date"
    return ""


# The formulas whose day hangs on the day of publication.
HANGING = (Weekday, Day, WeekdayOfWeek, Week, Month, MonthDay, Stretch, Night)


def _report_and_day(e: str, facts: Facts) -> tuple[str, int | None] | None:
    """The report of a reading, and where the expression is that a figure's day comes from; None for no reading."""
    if c := facts.claims.get(e):
        return c["report_id"], c["when_start"]
    row = facts.statements.get(e) or facts.particulars.get(e) or facts.reports.get(e)
    return (row["report_id"], None) if row else None


def _rests_on_its_date(report_id: str, start: int | None, facts: Facts) -> bool:
    own = (t["formula"] for t in facts.times[report_id] if t["start"] == start)
    formula = parse(next(own, ""))
    return formula is None or isinstance(formula, HANGING)


def _marks_only(a: AssertionRow, facts: Facts) -> str:
    statement, start, base, base_start = _parts(a)
    v = facts.variants_by_place.get((statement, start, base, base_start))
    if v is None:
        return "no such text of an utterance is there"
    full = all(facts.reports[r]["full"] for r in (v["report_id"], v["base_report_id"]))
    return "" if v["quoted"] or full else "the words are an abstract's, outside quotation marks"


def _of_one_utterance(a: AssertionRow, facts: Facts) -> str:
    found = [facts.statements[e] for e in a["evidence"].split() if e in facts.statements]
    strange = [s["statement_id"] for s in found if s["utterance_id"] != a["value"]]
    return f"{', '.join(strange)} is another utterance" if strange else ""


def _kinds(words: str) -> frozenset[str]:
    return frozenset(words.split(", ") if words else ())


CHECKS = tuple(
    Check(name, holds, _kinds(kinds), fault)
    for name, holds, kinds, fault in (
        ("evidence-exists", "every reading and report it is based on is there", "", _evidence_exists),
        ("evidence-is-of-it", "its figures are of this attack", "toll, day, place, order, sources", _evidence_is_of_it),
        ("said-by-evidence", "one source gives the figure, and as exactly as the row does", "toll", _said_by_evidence),
        ("sum-of-one-source", "a sum is over one source's own groups", "toll", _sum_of_one_source),
        ("party-words", "what the attackers claim is theirs", "toll, contradiction", _party_words),
        ("count-is-the-list", "a number is the length of the list beside it", "reports, sources", _count_is_the_list),
        ("day-is-said", "a day is one that a figure is put on", "day", _day_is_said),
        ("bound-is-no-date", "of an interval both ends are given", "published", _bound_is_no_date),
        ("nearby-is-not-exact", "coordinates of a place nearby are given as near", "coordinates", _nearby_is_not_exact),
        ("perpetrator-is-named", "the reports name who is said to have done it", "perpetrator", _perpetrator_is_named),
        ("strength-is-met", "the definition of a grade is met", "strength", _strength_is_met),
        ("order-is-known", "reports have the days that put them in order", "order", _order_is_known),
        ("word-follows", "at least stays at least", "order", _word_follows),
        ("has-two-sides", "each side has evidence", "contradiction", _has_two_sides),
        ("no-circle", "what settles a day is not dated from the reports it settles", "settlement", _no_circle),
        ("side-is-said", "who is on a side gives that number or day", "side", side_is_said),
        ("sides-are-apart", "no reading is on two sides", "contradiction", sides_are_apart),
        ("side-counts-its-sources", "a side's number of sources is that of its list", "side", side_counts_its_sources),
        ("cell-of-its-report", "a cell is based on its own report and attack", "coverage", of_its_report),
        ("exactly-so", "“says so” only where it says exactly that", "coverage", exactly_so),
        ("bound-is-a-bound", "“at least” and “at most” are bounds that allow the number", "coverage", bound_is_a_bound),
        ("otherwise-excludes", "“otherwise” excludes the point", "coverage", otherwise_excludes),
        ("denial-is-one", "“denies” needs a denial by a source", "coverage", denial_is_one),
        ("certainly-earlier", "“not yet known” only before the first that says it", "coverage", not_yet_known),
        ("nothing-touches-it", "“nothing” only where no sentence touches it", "coverage", nothing_touches_it),
        ("body-has-that-part", "a line leads to whom the words address or aim at", "towards", body_has_that_part),
        ("no-partners", "attackers are never partners", "towards", attackers_are_no_partners),
        ("sentence-follows", "each number of a summary is given by its evidence", "summary", sentence_follows),
        ("one-utterance", "both texts are of one utterance", "match", _of_one_utterance),
        ("inside-marks", "only words inside quotation marks are said to be changed", "change", _marks_only),
    )
)  # fmt: skip


def checked(a: AssertionRow, facts: Facts) -> AssertionRow:
    """Return a row with the checks it passed and what is wrong with it by the others;
    a fault in its evidence ends its checks."""
    passed, failed = [], []
    for check in CHECKS:
        if check.kinds and a["kind"] not in check.kinds:
            continue
        if fault := check.fault(a, facts):
            failed.append(f"{check.name}: {fault}")
            if check.name == "evidence-exists":
                break
        else:
            passed.append(check.name)
    return {**a, "checks": " ".join(passed), "failed": "; ".join(failed)}
