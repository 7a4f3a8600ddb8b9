"""The rows of the assertions table: whatever the book states that is no report's own words, each with what it
is based on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.core.dates import in_words, stretch, stretch_in_words
from dateline.extraction.lexicon.case_names import bare
from dateline.extraction.temporal.formula import Day, Night, parse
from dateline.linking.assertions.covering import reports_in_words, sources_in_words
from dateline.linking.assertions.facts import (
    ABOUT,
    ADDS_UP,
    AT_LEAST,
    AT_MOST,
    CANNOT_BE_TOLD,
    IMPLIES,
    SAYS,
    Facts,
    as_one_value,
    support,
)
from dateline.linking.assertions.judgements import About, assertion, judgements, within
from dateline.linking.assertions.naming import names, said_to_have_done_it
from dateline.linking.assertions.notes import notes
from dateline.linking.assertions.phrasing import listed, people, report_name, report_names
from dateline.linking.assertions.summary import sentences
from dateline.linking.incidents.attestation import MEANING, sources_of
from dateline.linking.incidents.orders import Figure as OrderedFigure
from dateline.linking.incidents.orders import by_day, totals
from dateline.linking.rows import counts, days_of
from dateline.tables import AssertionRow, ClaimRow, IncidentRow, ReportRow, TollRow


def made(facts: Facts) -> Iterator[AssertionRow]:
    """All of them, by kind."""
    for t in facts.rows.tolls:
        yield from _toll(t, facts)
    for i in facts.incidents.values():
        yield from _incident(i, facts)
        yield from _order(i, facts)
        yield from _summary(i, facts)
    for r in facts.reports.values():
        yield from _published(r)
    yield from judgements(facts)


WHICH = {
    "low": "the low of this book’s range",
    "best": "the figure that this book takes as the best",
    "high": "the high of this book’s range",
}


def _toll(t: TollRow, facts: Facts) -> Iterator[AssertionRow]:
    """Low, best and high, each with the claims that say it; all of the toll's where none does."""
    own = [facts.claims[i] for i in t["claim_ids"].split() if i in facts.claims]
    name = facts.incidents[t["incident_id"]]["name"] if t["incident_id"] in facts.incidents else t["incident_id"]
    whose = f", by the account of {t['account']}," if t["account"] else ""
    for part, value in (("low", t["low"]), ("best", t["best"]), ("high", t["high"])):
        if value is None:
            continue
        found = support(value, t["effect"], own, facts)
        word, ids = found or (IMPLIES, tuple(t["claim_ids"].split()))
        subject = (t["incident_id"], t["effect"], t["group"], t["account"], part)
        about = f"“{_hedges(ids, facts)}” " if word == ABOUT else ""
        figure = f"{about}{value} {people(t['group'], value)} {t['effect']}"
        more = notes(t, part, value, ids, facts)
        text = f"{name}: {WHICH[part]}{whose} is {figure}; {_given(word, ids, facts)}{more}"
        yield assertion(About("casualties", "toll", subject), text, value, ids, word)


def _given(word: str, ids: Iterable[str], facts: Facts) -> str:
    """How a figure is given and by whom: "given by A and B", "the parts that A gives add up to it"."""
    ids = list(ids)
    names = report_names(ids, facts)
    names += ", each the last of its source," if names.endswith(" more") else ""
    reports = {facts.claims[i]["report_id"] for i in ids if i in facts.claims}
    give = "gives" if len(reports) == 1 else "give"
    return {
        SAYS: f"{names} {give} it",
        ABOUT: f"{names} {give} it",
        AT_LEAST: f"{names} {give} “at least” so many",
        AT_MOST: f"{names} {give} “at most” so many",
        ADDS_UP: f"the groups that {names} {give}{_at_least(ids, facts)} add up to it",
    }.get(word, f"it follows from what {names} {give}")


def _at_least(ids: Iterable[str], facts: Facts) -> str:
    """That one of some figures to add up has no upper end, or all have not."""
    open_above = [i for i in ids if i in facts.claims and facts.claims[i]["high"] is None]
    return f", {'all' if len(open_above) == len(list(ids)) else 'one'} as “at least”," if open_above else ""


def _hedges(ids: Iterable[str], facts: Facts) -> str:
    """The words that leave figures open: "nearly", "about or some"."""
    return " or ".join(sorted({facts.claims[i]["hedge"] for i in ids if i in facts.claims}))


def _incident(i: IncidentRow, facts: Facts) -> Iterator[AssertionRow]:
    """Its day, place, coordinates, perpetrator, strength, and how many reports and sources."""
    iid, page, own = i["incident_id"], f"incidents/{i['incident_id']}", facts.by_incident.get(i["incident_id"], [])
    if not own:
        return
    name, every = i["name"], [c["claim_id"] for c in own]
    reports = sorted({c["report_id"] for c in own})
    if i["earliest"] is not None:
        said = _on(i, own)
        on = [c for c in said if _in_its_own_words(facts.claims[c], facts)] or said or every
        put = "date what they count in it" if i["kind"] == "series" else "put it"
        text = f"{name}: reports {put} {_days(i)}: {report_names(on, facts)}"
        yield assertion(About(page, "day", (iid,)), text, i["date"], on)
    at = [c["claim_id"] for c in own if c["place_id"] == i["place_id"]]
    where = facts.place(i["place_id"])
    yield assertion(
        About(page, "place", (iid,)),
        f"{name}: reports put it at or near {where}: {report_names(at or every, facts)}",
        i["place_id"],
        at or every,
        SAYS if at else IMPLIES,
    )
    if i["latitude"] is not None:
        yield _coordinates(i, page, at or every, where)
    if i["perpetrator"]:
        told, naming = said_to_have_done_it(i, facts)
        if naming or not any(names(i["perpetrator"], facts.reports[r], facts) for r in reports):
            yield assertion(About(page, "perpetrator", (iid,)), f"{name}: {told}", i["perpetrator"], naming or reports)
    strength = f"{name}: it is graded “{i['strength']}”, which means: {MEANING.get(i['strength'], '')}"
    yield assertion(About(page, "strength", (iid,)), strength, i["strength"], reports, IMPLIES)
    given = listed((report_name(r, facts) for r in reports), len(reports))
    text = f"{name}: {reports_in_words(len(reports), i, facts)}: {given}"
    yield assertion(About(page, "reports", (iid,)), text, i["reports"], reports)
    sources = sources_of(iid, own, facts.witnesses)
    firsts = [found[0]["claim_id"] for found in sources.values()]
    if not firsts:  # nobody gives a number
        return
    text = f"{name}: {sources_in_words(len(sources), i, facts)}: {listed(sources, len(sources))}"
    text += _one_story(own, facts)
    yield {**assertion(About(page, "sources", (iid,)), text, i["origins"], []), "evidence": " ".join(firsts)}


# More reports than so many that repeat others are not named.
FEW_REPEATS = 3


def _one_story(own: Iterable[ClaimRow], facts: Facts) -> str:
    """Which reports with figures count as one source, because they print one story: a reader who looks for the outlet
    of each finds all but these."""
    by_origin: dict[str, list[str]] = defaultdict(list)
    for r in sorted({c["report_id"] for c in own if counts(c)}):
        origin = facts.reports.get(facts.reports[r]["origin_id"] or "")
        if origin and origin["report_id"] != r and bare(origin["outlet"]) != bare(facts.reports[r]["outlet"]):
            by_origin[origin["report_id"]].append(r)
    repeats = sum(map(len, by_origin.values()))
    if repeats > FEW_REPEATS:
        return "; reports that print another’s story count with it"
    same = (listed(report_name(r, facts) for r in (o, *more)) for o, more in sorted(by_origin.items()))
    return "".join(f"; {names} print one story and count once" for names in same)


def _days(i: IncidentRow) -> str:
    days = days_of(i)
    if days is None:
        return "on no known day"
    first, last = map(in_words, days)
    if first == last:
        return f"on {first}"
    if "/" not in stretch(*days).value:
        return f"in {stretch_in_words(*days)}"
    return f"from {first} to {last}" if i["kind"] == "series" else f"on a day between {first} and {last}"


def _coordinates(i: IncidentRow, page: str, evidence: Iterable[str], place: str) -> AssertionRow:
    """Where maps put its place, which is as near as reports tell where it was; where they have not that place, what is
    near it."""
    near = "at" if i["where_precision"] == 1 else "near"
    where = f"{i['latitude']:g} {i['longitude']:g}"
    value = f"{near} {where}"
    point = f"{i['latitude']:g}° north, {i['longitude']:g}° east"
    at = f"maps put {place} at {point}" if near == "at" else f"maps put it not exactly, but near {point}"
    text = f"{i['name']}: {at}"
    return assertion(About(page, "coordinates", (i["incident_id"],)), text, value, evidence, IMPLIES)


def _summary(i: IncidentRow, facts: Facts) -> Iterator[AssertionRow]:
    """The sentences that the front page and the attack's own page say first."""
    for s in sentences(i, facts):
        subject = (i["incident_id"], s.part)
        yield assertion(
            About(f"incidents/{i['incident_id']}", "summary", subject),
            f"{i['name']}: {s.words}",
            s.words,
            s.evidence,
            s.word,
        )


def _in_its_own_words(c: ClaimRow, facts: Facts) -> bool:
    """Whether a report's own words give the day of a figure: a day of the attack, and in a report whose own day was
    inferred none that counts from that."""
    t, inferred = facts.day_of(c), facts.reports[c["report_id"]]["dated_by"] == "inferred"
    return t is not None and not (inferred and isinstance(parse(t["formula"]), (Day, Night)))


def _on(i: IncidentRow, own: Iterable[ClaimRow]) -> list[str]:
    """The claims that put an attack on its day, or within its days."""
    days = days_of(i)
    return [c["claim_id"] for c in own if days and (d := days_of(c)) and days[0] <= d[0] and d[1] <= days[1]]


def _order(i: IncidentRow, facts: Facts) -> Iterator[AssertionRow]:
    """On which day each total was reported, where the reports give their day: that is all the order there is."""
    own = totals(facts.by_incident.get(i["incident_id"], []), facts.attackers)
    for d in by_day(own, facts.reports):
        for f in d.figures if d.certain else ():
            first = [c for c in f.claims if facts.reports[c["report_id"]]["relation"] not in ("reprint", "rewrite")]
            if not first or d.first is None:
                continue
            subject = (i["incident_id"], d.first, f.hedge, f.low, f.high)
            ids = [c["claim_id"] for c in first]
            figure = " ".join(filter(None, [f.hedge, _span(f)]))
            text = f"{i['name']}: {_citing(first, facts)} reported {figure} killed on {in_words(d.first)}"
            text += _beside(first, facts)
            yield assertion(About("glance", "order", subject), text, d.first, ids, as_one_value(first[0]) or SAYS)


A_NUMBER = re.compile(r"\d")


def _span(f: OrderedFigure) -> str:
    """A figure's number, or both its ends: "between 25 and 50"."""
    both = f.high is not None and f.high != f.low
    return f"{f.low} {'and' if f.hedge == 'between' else 'to'} {f.high}" if both else str(f.low)


def _citing(claims: list[ClaimRow], facts: Facts) -> str:
    """The reports that give a figure, and whom one of them has it from."""
    told = report_names([c["claim_id"] for c in claims], facts)
    by = {c["attributed_to"] for c in claims}
    whose = by.pop() if len(by) == 1 else None
    if whose and A_NUMBER.search(whose):  # "the attack ended around 4 p.m. and a UN official": no source's name
        return told
    return f"{told}, citing {within(whose)}," if whose and whose not in told else told


def _beside(claims: list[ClaimRow], facts: Facts) -> str:
    """What else a single report writes of the dead, with another number and from somebody else, in its own words."""
    if len(claims) != 1:
        return ""
    c = claims[0]
    alike = [o for o in facts.by_incident.get(c["incident_id"] or "", ()) if o["report_id"] == c["report_id"]]
    whole = [o for o in alike if (o["effect"], o["group"], o["mode"]) == (c["effect"], c["group"], "total")]
    other = [o for o in whole if (o["low"] or 0) > 1 and o["attributed_to"] != c["attributed_to"]]
    left = {o["low"]: f"“{o['words']}”" for o in other if o["low"] not in (None, c["low"]) and o.get("part") != "title"}
    told = [words for _, words in sorted(left.items(), key=lambda f: f[0] or 0)]
    return f"; it also writes {listed(told, len(told))}" if told else ""


def _published(r: ReportRow) -> Iterator[AssertionRow]:
    """The day of an undated report, as inferred: one day, or the first and the last that it can be; or that it
    cannot be told."""
    if r["dated_by"] not in ("inferred", "none"):
        return
    first, last = r["published_earliest"], r["published_latest"]
    title = (
        f"The undated report “{r['title']}” of {r['outlet']}" if r["title"] else f"An undated report of {r['outlet']}"
    )
    if first is None or last is None:
        text = f"{title} cannot be given a day of publication. {r['dated_why']}"
        yield assertion(
            About("reports", "published", (r["report_id"],)), text, "unknown", [r["report_id"]], CANNOT_BE_TOLD
        )
        return
    value = f"{first}" if first == last else f"{first}/{last}"
    told = in_words(first) if first == last else f"between {in_words(first)} and {in_words(last)}"
    text = f"{title} is dated {told} by this book, as inferred from other reports. {r['dated_why']}"
    yield assertion(About("reports", "published", (r["report_id"],)), text, value, [r["report_id"]], IMPLIES)
