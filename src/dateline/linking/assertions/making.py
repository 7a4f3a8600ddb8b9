"""The rows of the assertions table: whatever the book states that is no report's own words,
each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.core.dates import in_words
from dateline.core.report import identifier
from dateline.linking.assertions.facts import IMPLIES, SAYS, Facts, as_one_value, support
from dateline.linking.contradictions.common import sides_of
from dateline.linking.incidents.attestation import MEANING, sources_of
from dateline.linking.incidents.orders import by_day, totals
from dateline.linking.rows import days_of
from dateline.tables import AssertionRow, ClaimRow, ContradictionRow, IncidentRow, ReportRow, TollRow, VariantRow

BETWEEN = " · "


class About(NamedTuple):
    """The page that states something, what sort of statement it is, and what it is about, part by part."""

    page: str
    kind: str
    subject: tuple[object, ...]


def assertion(about: About, text: str, value: object, evidence: Iterable[str], word: str = SAYS) -> AssertionRow:
    """A row of the table; its checks are still to come."""
    subject = BETWEEN.join(map(str, about.subject))
    return {
        "assertion_id": identifier("a", about.kind, subject), "page": about.page, "kind": about.kind,
        "subject": subject, "text": text, "value": str(value), "word": word,
        "evidence": " ".join(dict.fromkeys(evidence)), "checks": "", "failed": "",
    }  # fmt: skip


def made(facts: Facts) -> Iterator[AssertionRow]:
    """All of them, by kind."""
    for t in facts.rows.tolls:
        yield from _toll(t, facts)
    for i in facts.incidents.values():
        yield from _incident(i, facts)
        yield from _order(i, facts)
    for r in facts.reports.values():
        yield from _published(r)
    for x in facts.contradictions.values():
        yield from _contradiction(x, facts)
    for v in facts.rows.variants:
        yield from _variant(v)


def _toll(t: TollRow, facts: Facts) -> Iterator[AssertionRow]:
    """Low, best and high, each with the claims that say it; all of the toll's where none does."""
    own = [facts.claims[i] for i in t["claim_ids"].split() if i in facts.claims]
    name = facts.incidents[t["incident_id"]]["name"] if t["incident_id"] in facts.incidents else t["incident_id"]
    whose = f", by {t['account']}’s account" if t["account"] else ""
    group = "people" if t["group"] == "all" else t["group"]
    for part, value in (("low", t["low"]), ("best", t["best"]), ("high", t["high"])):
        if value is None:
            continue
        found = support(value, t["effect"], own, facts)
        word, ids = found or (IMPLIES, tuple(t["claim_ids"].split()))
        subject = (t["incident_id"], t["effect"], t["group"], t["account"], part)
        text = f"{name}: {part} figure, {value} {group} {t['effect']}{whose}"
        yield assertion(About("casualties", "toll", subject), text, value, ids, word)


def _incident(i: IncidentRow, facts: Facts) -> Iterator[AssertionRow]:
    """Its day, place, coordinates, perpetrator, strength, and how many reports and sources."""
    iid, page, own = i["incident_id"], f"incidents/{i['incident_id']}", facts.by_incident.get(i["incident_id"], [])
    if not own:
        return
    every = [c["claim_id"] for c in own]
    reports = sorted({c["report_id"] for c in own})
    if i["earliest"] is not None:
        yield assertion(About(page, "day", (iid,)), f"{i['name']}: day {i['date']}", i["date"], _on(i, own) or every)
    at = [c["claim_id"] for c in own if c["place_id"] == i["place_id"]]
    word = SAYS if at else IMPLIES
    yield assertion(About(page, "place", (iid,)), f"{i['name']}: at {i['place_id']}", i["place_id"], at or every, word)
    if i["latitude"] is not None:
        near = "at" if i["where_precision"] == 1 else "near"
        where = f"{i['latitude']:g} {i['longitude']:g}"
        yield assertion(
            About(page, "coordinates", (iid,)), f"{i['name']}: {near} {where}", f"{near} {where}", at or every, IMPLIES
        )
    if i["perpetrator"]:
        naming = [r for r in reports if names(i["perpetrator"], facts.reports[r], facts)]
        text = f"{i['name']}: {i['perpetrator']} is said to have done it"
        yield assertion(About(page, "perpetrator", (iid,)), text, i["perpetrator"], naming or reports)
    strength = f"{i['name']}: {i['strength']} ({MEANING.get(i['strength'], '')})"
    yield assertion(About(page, "strength", (iid,)), strength, i["strength"], reports, IMPLIES)
    yield assertion(
        About(page, "reports", (iid,)), f"{i['name']}: {len(reports)} reports give figures", i["reports"], reports
    )
    sources = sources_of(iid, own, facts.witnesses)
    firsts = [found[0]["claim_id"] for found in sources.values()]
    text = f"{i['name']}: independent sources {', '.join(sources)}"
    yield assertion(About(page, "sources", (iid,)), text, i["origins"], []) | {"evidence": " ".join(firsts)}


def names(who: str, report: ReportRow, facts: Facts) -> bool:
    """Whether a report names somebody, by any name that actors.csv has."""
    known = [who] + [n for n, i in facts.names.items() if facts.attackers.get(i) == who]
    text = f"{report['title']}\n{report['text'] or ''}".lower()
    return any(n.lower() in text for n in known)


def _on(i: IncidentRow, own: Iterable[ClaimRow]) -> list[str]:
    """The claims that put an attack on its day, or within its days."""
    days = days_of(i)
    return [c["claim_id"] for c in own if days and (d := days_of(c)) and days[0] <= d[0] and d[1] <= days[1]]


def _order(i: IncidentRow, facts: Facts) -> Iterator[AssertionRow]:
    """On which day each total was reported, where the reports bear their day: that is all the order there is."""
    own = totals(facts.by_incident.get(i["incident_id"], []), facts.attackers)
    for d in by_day(own, facts.reports):
        for f in d.figures if d.certain else ():
            first = [c for c in f.claims if facts.reports[c["report_id"]]["relation"] not in ("reprint", "rewrite")]
            if not first or d.first is None:
                continue
            subject = (i["incident_id"], d.first, f.hedge, f.low, f.high)
            text = f"{i['name']}: {f.hedge} {f.low} killed, as reported on {in_words(d.first)}".replace(":  ", ": ")
            ids = [c["claim_id"] for c in first]
            yield assertion(About("glance", "order", subject), text, d.first, ids, as_one_value(first[0]) or SAYS)


def _published(r: ReportRow) -> Iterator[AssertionRow]:
    """The day of a report that bears none, as inferred: one day, or the first and the last that it can be."""
    first, last = r["published_earliest"], r["published_latest"]
    if r["dated_by"] != "inferred" or first is None or last is None:
        return
    value = f"{first}" if first == last else f"{first}/{last}"
    told = in_words(first) if first == last else f"between {in_words(first)} and {in_words(last)}"
    yield assertion(
        About("reports", "published", (r["report_id"],)),
        f"{r['report_id']}: published {told}, inferred",
        value,
        [r["report_id"]],
        IMPLIES,
    )


def settling(x: ContradictionRow, facts: Facts) -> list[str]:
    """The readings that a contradiction is settled by: those of the sides whose outlet or speaker the reason names."""
    out = []
    for e in (e for s in sides_of(x) for e in s.evidence):
        if (of := _report_and_speaker(e, facts)) is None:
            continue
        outlet, speaker = facts.reports[of[0]]["outlet"], of[1] or ""
        if outlet in x["settled_by"] or (speaker and speaker in x["settled_by"]):
            out.append(e)
    return out


def _report_and_speaker(e: str, facts: Facts) -> tuple[str, str | None] | None:
    """The report of a reading, and in whose words it stands; None for what is not there."""
    if c := facts.claims.get(e):
        return c["report_id"], c["attributed_to"]
    if s := facts.statements.get(e):
        return s["report_id"], s["speaker"]
    if p := facts.particulars.get(e):
        return p["report_id"], p["attributed_to"]
    return (e, None) if e in facts.reports else None


def _contradiction(x: ContradictionRow, facts: Facts) -> Iterator[AssertionRow]:
    sides = sides_of(x)
    ids = [e for s in sides for e in s.evidence]
    labels = " | ".join(s.side for s in sides)
    yield assertion(
        About("contradictions", "contradiction", (x["contradiction_id"],)), f"{x['summary']}: {labels}", x["kind"], ids
    )
    if x["settled_by"]:
        subject, text = (x["contradiction_id"],), f"{x['summary']}: settled. {x['settled_by']}"
        yield assertion(
            About("contradictions", "settlement", subject), text, x["settled_by"], settling(x, facts) or ids, IMPLIES
        )


CHANGES = frozenset(("altered", "cut inside", "truncated", "extended"))


def _variant(v: VariantRow) -> Iterator[AssertionRow]:
    """That two reports give one utterance; and, where words inside quotation marks differ, that they were changed."""
    if v["statement_id"] == v["base_statement_id"] and v["relation"] == "base":
        return
    ids = (v["statement_id"], v["base_statement_id"])
    subject = (v["statement_id"], v["start"], v["base_statement_id"], v["base_start"])
    text = f"{v['report_id']} gives what {v['base_report_id']} gives: {v['relation']}"
    yield assertion(About("same-words", "match", subject), text, v["utterance_id"], ids, IMPLIES)
    if v["relation"] in CHANGES:
        text = f"{v['report_id']} prints the words of {v['base_report_id']} {v['relation']}"
        yield assertion(About("same-words", "change", subject), text, v["relation"], ids)
