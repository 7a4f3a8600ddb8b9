"""Checks of what the book concludes from several reports: the sides of a disagreement, lines from speakers to
bodies, summaries."""

from __future__ import annotations

import re

from dateline.core.dates import in_words
from dateline.linking.assertions.facts import Facts, support
from dateline.linking.assertions.judgements import BETWEEN
from dateline.linking.assertions.naming import claimed_by, names
from dateline.linking.assertions.phrasing import numbers
from dateline.linking.assertions.summary import sentences
from dateline.linking.calls import TOWARDS, bodies
from dateline.linking.contradictions.common import sides_of
from dateline.linking.contradictions.figures import ABOUT
from dateline.linking.rows import Reading, by_report, counts, one_day
from dateline.tables import AssertionRow, ClaimRow

LEADING = re.compile(rf"^(?:(?:{'|'.join(ABOUT)}) )?(\d+)(?!\d|:\d| to \d)")
SUM = re.compile(r"^([\d +()]|\([^)]*\))+= (\d+)")
WEEKDAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (.+)$")


def _readings(a: AssertionRow, facts: Facts) -> list[Reading]:
    return [r for e in a["evidence"].split() if (r := facts.reading(e)) is not None]


def side_is_said(a: AssertionRow, facts: Facts) -> str:
    """Whoever is on a side of a number or a day gives that number or day."""
    contradiction, _, label = str(a["subject"]).split(BETWEEN, 2)
    x, own = facts.contradictions[contradiction], _readings(a, facts)
    if m := SUM.match(label):
        terms = [int(n) for n in re.findall(r"\d+", re.sub(r"\([^)]*\)", "", label.split("=")[0]))]
        return "" if sum(terms) == int(m[2]) else f"{label.split('=')[0]}is not {m[2]}"
    if x["kind"] == "number" and (m := LEADING.match(label)):
        n = int(m[1])
        claims = by_report(facts.claims[e] for e in a["evidence"].split() if e in facts.claims)
        sums = {r["report_id"]: _with_what_is_added(claims[r["report_id"]]) for r in own}
        strange = [r for r in own if n not in (r.get("low"), r.get("high"), r.get("number"), *sums[r["report_id"]])]
        return f"{strange[0]['report_id']} does not give {n}" if strange else ""
    if x["kind"] == "date" and (m := WEEKDAY.match(label)):
        figures = [facts.claims.get(e) for e in a["evidence"].split() if facts.reading(e) is not None]
        days = [one_day(c) if c else None for c in figures]
        strange = [r for r, day in zip(own, days, strict=True) if day is None or in_words(day) != m[1]]
        return f"{strange[0]['report_id']} does not put it on {m[1]}" if strange else ""
    return ""


def _with_what_is_added(claims: list[ClaimRow]) -> list[int]:
    """What a report's totals come to with those it adds to them: "nine died; another died on the way to hospital"."""
    added = sum(c["low"] or 0 for c in claims if c["mode"] == "added")
    return [(c["low"] or 0) + added for c in claims if c["mode"] == "total"] if added else []


# Rules that hold one figure's day against the day of its own report, or of a picture in it.
WITHIN_ONE = ("published too early", "picture before the attack")


def sides_are_apart(a: AssertionRow, facts: Facts) -> str:
    """No reading is on two sides of a disagreement."""
    contradiction = str(a["subject"]).split(BETWEEN, 1)[0]
    if facts.contradictions[contradiction]["rule"] in WITHIN_ONE:
        return ""
    seen: set[str] = set()
    for side in sides_of(facts.contradictions[contradiction]):
        if both := seen & set(side.evidence):
            return f"{sorted(both)[0]} is on two sides"
        seen |= set(side.evidence)
    return ""


def side_counts_its_sources(a: AssertionRow, facts: Facts) -> str:
    """The number of sources of a side is that of those who vouch for its evidence, each once."""
    kind = facts.contradictions[str(a["subject"]).split(BETWEEN, 1)[0]]["kind"]
    there = facts.witnesses.of_side(kind, _readings(a, facts))
    return "" if int(a["value"]) == len(there) else f"says {a['value']} sources, and there are {len(there)}"


def body_has_that_part(a: AssertionRow, facts: Facts) -> str:
    """A line leads to a body only where each statement behind it addresses the body, or is aimed at it."""
    speaker, rest = str(a["subject"]).split(BETWEEN, 1)
    body, _, act = rest.rpartition(BETWEEN)
    own = [s for e in a["evidence"].split() if (s := facts.statements.get(e)) is not None]
    for s in own:
        if s["speaker"] != speaker or s["act"] != act:
            return "a statement behind it is another's, or does something else"
        if body not in bodies(s):
            return f"a statement behind it has not {body} as its {TOWARDS[act]}"
    if int(a["value"]) != len(own):
        return f"says {a['value']} statements, and there are {len(own)}"
    return "a speaker does not call on himself" if body == speaker else ""


def attackers_are_no_partners(a: AssertionRow, facts: Facts) -> str:
    """Nobody is shown as asking the attackers to cooperate."""
    asked = str(a["subject"]).endswith(f"{BETWEEN}call for cooperation")
    body = str(a["subject"]).split(BETWEEN)[1]
    return "the attackers are shown as partners" if asked and body in facts.attackers.values() else ""


def sentence_follows(a: AssertionRow, facts: Facts) -> str:
    """Every number of a summary's sentence is supported by the readings behind it, and its counts are those of
    the lists."""
    incident, part = str(a["subject"]).split(BETWEEN)
    i = facts.incidents[incident]
    made = next((s for s in sentences(i, facts) if s.part == part), None)
    if made is None:
        return "nothing in the tables gives it"
    if numbers(made.words) != numbers(a["value"]):
        return f"the tables give: {made.words}"
    own = [facts.claims[e] for e in a["evidence"].split() if e in facts.claims]
    events = [facts.particulars[e] for e in a["evidence"].split() if e in facts.particulars]
    if any(r["incident_id"] != incident for r in (*own, *events)):
        return "a figure behind it is of another attack"
    if part == "sources":
        return _counts(a, incident, own, facts)
    if part == "by":
        return _names_it(a, str(i["perpetrator"]), facts)
    if part == "claimed":
        return "" if a["evidence"].split() == claimed_by(i, facts) else "other reports say that it is claimed"
    if part == "killed causes" or part.endswith(" by day"):
        return "" if a["value"] == made.words and (own or events) else f"the tables give: {made.words}"
    effect = "killed" if part == "groups" else part.split()[0]
    bare = [n for n in numbers(a["value"]) if n and support(n, effect, own, facts) is None]
    return f"no source gives {bare[0]}" if bare else ""


def _names_it(a: AssertionRow, who: str, facts: Facts) -> str:
    """Whether as many reports as the sentence counts are behind it, and each names who is said to have done it."""
    told = a["evidence"].split()
    silent = [r for r in told if r not in facts.reports or not names(who, facts.reports[r], facts)]
    if silent:
        return f"{', '.join(silent)} does not name {who}"
    return "" if numbers(a["value"]) == [len(told)] else f"{len(told)} reports name {who}"


def _counts(a: AssertionRow, incident: str, own: list[ClaimRow], facts: Facts) -> str:
    every = facts.by_incident.get(incident, [])
    giving = [c for c in every if counts(c)]
    there = [len({c["report_id"] for c in every}), len(facts.witnesses.behind(giving))]
    shown = [len({e for e in a["evidence"].split() if e in facts.reports}), len(facts.witnesses.behind(own))]
    return "" if numbers(a["value"]) == there == shown else f"there are {there[0]} reports and {there[1]} sources"
