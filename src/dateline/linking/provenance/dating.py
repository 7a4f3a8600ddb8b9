"""When an undated report was published, as far as that can be known; nobody guesses.

An undated report may be about an attack that a dated report puts on a day: same area, same weekday. From
that day on, the weekdays it names ("on Friday", "told Rudaw on Sunday") narrow the day of publication, because
news names a weekday only within the week, and the latest day a report names is as a rule the day it appears. What
stays open stays an interval, and what fits no dated attack stays undated.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from dateline.core import dates
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.temporal.edtf import edtf
from dateline.extraction.temporal.formula import (
    At,
    Day,
    Feast,
    Formula,
    From,
    MonthDay,
    Night,
    Stretch,
    Tense,
    Weekday,
    WeekdayOfWeek,
    parse,
    resolve,
    resolve_all,
)  # fmt: skip
from dateline.extraction.text.datelines import dateline_end, heading
from dateline.linking.incidents.coverage.days import is_its_day, tells_of_an_attack
from dateline.linking.incidents.signature import Figures, agree, figures
from dateline.linking.incidents.stories import scenes, tellings
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import HARMED, by_report, one_day
from dateline.linking.texts import ReadText, TextsByReport
from dateline.tables import ClaimRow, PlaceMentionRow, ReportRow, StatementRow, TimeRow

DAY = timedelta(days=1)
WEEK = 7 * DAY
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Anchor(NamedTuple):
    """A day on which dated reports put an attack in an area, the places they name,
    the reports that do, the figures of each, and their outlets."""

    area: str
    day: date
    places: frozenset[str]
    reports: tuple[str, ...]
    figures: tuple[Figures, ...]
    outlets: tuple[str, ...]


def published_days(r: ReportRow) -> tuple[date, date] | None:
    """The first and last day on which a report can have appeared, as they were inferred or as it has them."""
    if r["published_earliest"] and r["published_latest"]:
        return r["published_earliest"], r["published_latest"]
    when = dates.parse(r["published"]) if r["published"] else None
    return (when.earliest, when.latest) if when else None


def anchors(claims: Iterable[ClaimRow], dated: Mapping[str, str], gazetteer: Gazetteer) -> list[Anchor]:
    """Days of attacks that at least one dated report names for a place, most reports first.
    `dated` has the outlets of these reports."""
    seen: dict[tuple[str, date], dict[str, list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
    for c in claims:
        area = gazetteer.area(c["place_id"])
        day = one_day(c)
        if area and c["report_id"] in dated and day and c["effect"] in HARMED:
            seen[area, day][c["report_id"]].append(c)
    found = [
        Anchor(
            a, d, frozenset(str(c["place_id"]) for own in r.values() for c in own), tuple(sorted(r)),
            tuple(figures(r[i]) for i in sorted(r)),
            tuple(dated[i] for i in sorted(r)),
        )
        for (a, d), r in seen.items()
    ]  # fmt: skip
    return sorted(found, key=lambda a: (-len(a.reports), a.day, a.area))


def date_reports(  # noqa: PLR0913 - what is read of the reports, table by table
    reports: Iterable[ReportRow],
    times: list[TimeRow],
    claims: list[ClaimRow],
    statements: list[StatementRow],
    places: list[PlaceMentionRow],
    gazetteer: Gazetteer,
    texts: TextsByReport,
) -> list[ReportRow]:
    """Reports with `published_earliest`, `published_latest`, `dated_by` and `dated_why` filled in for all of them."""
    rows = list(reports)
    dated = {r["report_id"]: r["outlet"] for r in rows if r["published"]}
    if len(dated) == len(rows):  # only a report without a day asks for what others tell
        return [_dated(r) for r in rows]
    when, figures, said, named = by_report(times), by_report(claims), by_report(statements), by_report(places)
    known = anchors(_of_days_of_attacks(figures, dated, when, texts), dated, gazetteer)
    out = []
    for r in rows:
        if r["published"]:
            out.append(_dated(r))
            continue
        i = r["report_id"]
        ago = days_since(r["text"] or "", when.get(i, []))
        own = _by_its_own_days(figures.get(i, []), when.get(i, []), texts[i])
        for told in (own, _where_the_story_is(own, scenes(named.get(i, ()), r), gazetteer)):
            there = {p["place_id"] for p in named.get(i, ())}
            first, last, why = infer(when.get(i, []), told, said.get(i, []), known, gazetteer, ago, there)
            if first is not None:
                break
        if first is None and (shared := _from_statements(i, rows, said)):
            first, last, why = shared
        if first and last and (written := _written_on(r["text"] or "", when.get(i, []), first, last)):
            first = last = written
            why = f"{why} Its dateline gives {_long(written)}."
        by = "inferred" if first else "none"
        out.append(r | {"published_earliest": first, "published_latest": last, "dated_by": by, "dated_why": why})
    return out


def _of_days_of_attacks(
    figures: Mapping[str, list[ClaimRow]], dated: Iterable[str], when: Mapping[str, list[TimeRow]], texts: TextsByReport
) -> list[ClaimRow]:
    """The figures of dated reports without those of a day on which something else happened: "nine died before the
    gunman was found dead on Thursday" puts no attack on Thursday, nor does its headline."""
    out = []
    for i in dated:
        own = figures.get(i, [])
        starts = {c["when_start"] for c in own if c["effect"] in HARMED}
        told = (t for t in when.get(i, ()) if t["start"] in starts and t["section"] != "title")
        elsewhere = {t["start"] for t in told if not _is_its_day(t, texts[i])}
        days = {one_day(c) for c in own if c["when_start"] in elsewhere}
        for c in own:
            headline = c["part"] == "title" and c["when_start"] is None and one_day(c) in days
            if not headline and (c["part"] == "title" or c["when_start"] not in elsewhere):
                out.append(c)
    return out


def _by_its_own_days(claims: list[ClaimRow], times: list[TimeRow], read: ReadText) -> list[ClaimRow]:
    """Figures without the days on which something else happened: "Scuffles broke out yesterday at the site of a bombing
    that killed 95". They are of the first day that the report gives an attack: "Saturday's blasts"."""
    elsewhere = {t["start"] for t in times if not _is_its_day(t, read)}
    if not any(c["when_start"] in elsewhere for c in claims if c["effect"] in HARMED):
        return claims
    first = next((t["start"] for t in times if t["start"] not in elsewhere and _dates_an_attack(t, read)), None)
    return [{**c, "when_start": first} if c["when_start"] in elsewhere else c for c in claims]


def _is_its_day(t: TimeRow, read: ReadText) -> bool:
    if t["section"] == "title":
        return True
    start, end = read.sentence_at(t["start"])
    return is_its_day(read.text[start:end], t["start"] - start, t["end"] - start)


def _dates_an_attack(t: TimeRow, read: ReadText) -> bool:
    """Whether an expression names a day, in a sentence that mentions an attack."""
    start, end = read.sentence_at(t["start"])
    names_a_day = isinstance(parse(t["formula"]), (Weekday, WeekdayOfWeek, MonthDay, At, Day, Night))
    names_a_day = names_a_day and t["section"] != "title"
    return names_a_day and tells_of_an_attack(read.text[start:end])


def _where_the_story_is(claims: list[ClaimRow], named: list[str], gazetteer: Gazetteer) -> list[ClaimRow]:
    """Figures that have a day and no place, with the area of their report's story: "Friday's attack" is where the text
    says further on that it was. `named` are the scenes that the text names."""
    if not any(c["place_id"] is None and c["when_start"] is not None for c in claims):
        return claims
    areas = {c["claim_id"]: t.area or t.guess for t in tellings(claims, named, None, gazetteer) for c in t.claims}
    bare = (c["place_id"] is None and c["when_start"] is not None for c in claims)
    return [c | {"place_id": areas.get(c["claim_id"])} if b else c for c, b in zip(claims, bare, strict=True)]


def _dated(r: ReportRow) -> ReportRow:
    """A report that gives a date, with its days and where they come from."""
    when = dates.parse(str(r["published"]))
    metadata = r["dated_by"] == "metadata"
    where = "first words give" if heading(r["text"] or "").date else "title gives"
    why = "The report gives this date." if metadata else f"The report's {where} this date."
    return r | {"published_earliest": when.earliest, "published_latest": when.latest, "dated_why": why}


# "I write this on the 24th of April", "written on this 24th of April".
WRITTEN = en.pattern("linking_patterns", "a piece is written on")


def _written_on(text: str, times: Iterable[TimeRow], first: date, last: date) -> date | None:
    """The day of a dateline without a year ("SALBY, Oct 17 -"), where it lies within the days that are known."""
    past = dateline_end(text)
    own = (t for t in times if t["start"] < past or WRITTEN.search(text, max(0, t["start"] - 40), t["start"]))
    named = {f.month_day for t in own if (f := parse(t["formula"]))}
    days = [first + n * DAY for n in range((last - first).days + 1)]
    fit = [d for d in days if f"{d:%m-%d}" in named]
    return fit[0] if len(fit) == 1 else None


# How long after the words were spoken a report that prints them can appear: news prints a statement within the week.
STATEMENT_LIFE = 6 * DAY


def _from_statements(
    report_id: str, reports: list[ReportRow], statements: dict[str, list[StatementRow]]
) -> tuple[date, date, str] | None:
    """Bounds from a statement that a dated report prints too and puts on a day:
    it appeared that day or in the week after."""
    mine = {s["utterance_id"] for s in statements.get(report_id, ())}
    for r in reports:
        if r["report_id"] == report_id or not r["published"]:
            continue
        published = dates.parse(r["published"]).latest
        for s in statements.get(r["report_id"], ()):
            if s["utterance_id"] in mine and s["said_earliest"] and s["said_earliest"] == s["said_latest"]:
                said = s["said_earliest"]
                speaker = s["speaker"] or "somebody"
                return (
                    said,
                    said + STATEMENT_LIFE,
                    (
                        f"It prints a statement by {speaker} that {r['outlet']} (published "
                        f"{_long(published)}) puts on {_long(said)}; "
                        "news prints a statement within the week."
                    ),
                )
    return None


AN_ATTACK = re.compile(rf"(?:[’']s)? (?:[\w-]+ ){{0,2}}?{ATTACKS}\b")


def days_since(text: str, times: Iterable[TimeRow]) -> int | None:
    """How many days before it appeared a report puts its attack: one in "yesterday's raid"; None where it does not say,
    or says two things."""
    named = ((parse(t["formula"]), t["end"]) for t in times)
    told = {-f.days for f, end in named if isinstance(f, Day) and f.days <= 0 and AN_ATTACK.match(text, end)}
    return told.pop() if len(told) == 1 else None


UNMATCHED = "It is undated, and no rule of this book finds in it how long after a dated attack it appeared."


class Fit(NamedTuple):
    """How well a report fits an attack, that attack, the area of the figure, the days after it on which the report can
    have appeared, and how it names the day."""

    alike: tuple[int, bool]
    anchor: Anchor
    area: str | None
    span: tuple[int, int]
    told: Formula | None
    words: str


def infer(  # noqa: PLR0913 - what is read of a report, table by table
    times: list[TimeRow],
    claims: list[ClaimRow],
    statements: list[StatementRow],
    known: list[Anchor],
    gazetteer: Gazetteer,
    ago: int | None = None,
    named: Collection[str] = (),
) -> tuple[date | None, date | None, str]:
    """First and last day an undated report can have appeared, and why; (None, None, why not) where nothing fits.
    `ago` is how many days before it appeared the report itself puts its attack (days_since), `named` are its places."""
    formula: dict[int, Formula | None] = {}
    words = {t["start"]: t["words"] for t in times}
    for t in times:
        own_formula = parse(t["formula"])
        same = isinstance(own_formula, From) and own_formula.count == 0  # "earlier that day" is the day named before it
        before = t["anchor"] if same else None
        formula[t["start"]] = own_formula if before is None else formula.get(before, own_formula)
    own = figures(claims)
    known = _without_odd_days(known, own)
    fits: list[Fit] = []
    for c in (c for c in claims if c["effect"] in HARMED):
        area = gazetteer.area(c["place_id"])
        told = formula.get(c["when_start"]) if c["when_start"] is not None else None
        for anchor in known:
            alike = area is None and any(agree(own, f) for f in anchor.figures)
            if anchor.area != area and not alike:
                continue
            if area is None and told is None:
                continue
            at = _beside(c["when_start"], told, anchor.day, formula)
            its_day = told if at is None else formula[at]
            if (span := _fits(its_day, anchor.day)) is not None:
                if ago is not None and span[0] <= ago <= span[1]:
                    span = (ago, ago)
                like = (max(len(own & f) for f in anchor.figures), c["place_id"] in anchor.places)
                fits.append(Fit(like, anchor, area, span, its_day, words.get(at, "") if at is not None else ""))
    if fits:
        return _dated_by(fits, times, statements, gazetteer, named)
    return None, None, UNMATCHED


def _without_odd_days(known: list[Anchor], own: Figures) -> list[Anchor]:
    """Known attacks without the day on which one report alone puts what several put on the day before or after;
    it stays where its report's figures are the undated report's own."""

    def odd(a: Anchor) -> bool:
        if len(a.reports) > 1 or any(agree(own, f) for f in a.figures):
            return False
        return any(
            b.area == a.area and abs((b.day - a.day).days) == 1 and len(b.reports) > 1 and bool(a.places & b.places)
            for b in known
        )

    return [a for a in known if not odd(a)]


def _dated_by(
    fits: list[Fit],
    times: list[TimeRow],
    statements: list[StatementRow],
    gazetteer: Gazetteer,
    named: Collection[str],
) -> tuple[date | None, date | None, str]:
    """The days that follow from the attack a report fits best: by its figures, then by its place. Where it fits several
    attacks more than a week apart as well, nobody can tell."""
    dated = {f.month_day for t in times if (f := parse(t["formula"]))} - {""}  # its own words come first
    fits = [f for f in fits if f"{f.anchor.day:%m-%d}" in dated] or fits
    best = max(f.alike for f in fits)
    alike = [f for f in fits if f.alike == best]
    fit = next((f for f in alike if f.told), alike[0])  # what names the day says why
    anchor, area = fit.anchor, fit.area
    place = (
        _as_named(area, named, gazetteer, anchor.places)
        if area
        else f"{gazetteer.name(anchor.area)} (known by its figures)"
    )
    days = sorted({f.anchor.day for f in alike})
    if days[-1] - days[0] > WEEK:
        return None, None, f"It is undated, and fits {len(days)} attacks at {place} in dated reports."
    first, last, because = _narrow(anchor.day, fit.span, fit.told, times, statements)
    who, day = _and(list(dict.fromkeys(anchor.outlets))[:3]), _long(anchor.day)
    words = " ".join(fit.words.split())
    told = f" and gives its day as “{words}”; {who} put it on {day}" if words else f", which {who} put on {day}"
    return first, last, f"It reports an attack at {place}{told}; {because}."


def _as_named(area: str, named: Collection[str], gazetteer: Gazetteer, scenes: Collection[str]) -> str:
    """The name of an area, or of the place in it or around it that a report itself names: first one of those where
    dated reports put the attack (`scenes`), and not the hospital to which the hurt were taken."""
    within = sorted((p for p in named if area in gazetteer.ancestors(p)), key=lambda p: (p not in scenes, p))
    around = [p for p in gazetteer.ancestors(area) if p in named]
    return gazetteer.name(area if area in named or not named else next(iter((*within, *around)), area))


def _fits(told: Formula | None, day: date) -> tuple[int, int] | None:
    """Days after the attack (least, most) that a report can appear in which so mentions it;
    None where it does not fit."""
    if isinstance(told, Weekday) and told.tense is Tense.LAST:
        return (2, 8) if day.isoweekday() == told.number else None
    if isinstance(told, Weekday):
        return (0, 6) if day.isoweekday() == told.number and told.tense in (Tense.PAST, Tense.OVER) else None
    if isinstance(told, MonthDay):
        return (0, 30) if f"{day:%m-%d}" == told.month_day else None
    if isinstance(told, Feast):
        return (0, 6) if resolve(told, day) == dates.day(day) else None
    if isinstance(told, At) and told.is_day:
        return (0, 30) if day.isoformat() == told.value else None
    if isinstance(told, Night):
        return (0, 1)
    if isinstance(told, Day):
        return (-told.days, -told.days) if told.days <= 0 else None
    if isinstance(told, WeekdayOfWeek) and day.isoweekday() == told.number:
        since_monday = told.number - 1
        return {-1: (7 - since_monday, 13 - since_monday), 0: (0, 6 - since_monday)}.get(told.weeks)
    return None if told else (0, 6)


def _beside(at: int | None, told: Formula | None, day: date, named: Mapping[int, Formula | None]) -> int | None:
    """Where a report names the day of an attack: where its figure does, or where it names the day of the month
    elsewhere and its figure is on the day before or after: "gunmen stormed it on August 20", "the attack of August
    19"."""
    if not isinstance(told, MonthDay) or not any(f"{day + n * DAY:%m-%d}" == told.month_day for n in (-1, 1)):
        return at if told is not None else None
    found = (n for n, f in named.items() if isinstance(f, MonthDay) and f.month_day == f"{day:%m-%d}")
    return next(found, at)


def _last_day_named(times: Iterable[TimeRow], attack: date, last: date) -> date:
    """The last day of the month that a report names, of those behind the attack: it appeared no earlier."""
    formulas = [f for t in times if (f := parse(t["formula"]))]
    named = {f.month_day for f in formulas if not (isinstance(f, MonthDay) and f.tense in (Tense.AHEAD, Tense.NEXT))}
    days = [attack + n * DAY for n in range((last - attack).days + 1)]
    return max((d for d in days if f"{d:%m-%d}" in named), default=attack)


APPEARED = {0: "that day", 1: "the day after"}


def _narrow(
    attack: date, span: tuple[int, int], told: Formula | None, times: list[TimeRow], statements: list[StatementRow]
) -> tuple[date, date, str]:
    """Narrow the days of publication by the weekdays a report names."""
    first, last = attack + span[0] * DAY, attack + span[1] * DAY
    if span[0] < span[1] and (later := _last_day_named(times, attack, last)) > first:
        return later, last, f"it also mentions {_long(later)}"
    if span[0] == span[1]:
        return first, last, f"so it appeared {APPEARED.get(span[0], f'{span[0]} days later')}"
    read = ((t["start"], parse(t["formula"])) for t in times)
    named = [(start, f.number) for start, f in read if isinstance(f, Weekday) and f.tense is Tense.PAST]
    # "Monday" beside an attack on Tuesday is the day before, and not six days later.
    named = [(start, n) for start, n in named if (n - attack.isoweekday()) % 7 != WEEK.days - 1]
    spoken = {s["said_start"] for s in statements if s["said_start"] is not None}
    others = [(start, n) for start, n in named if n != attack.isoweekday()]
    # A weekday on which somebody spoke, or the first that is not the attack's.
    lead = next((n for _, n in [*(o for o in others if o[0] in spoken), *others]), None)
    if lead is None:
        if not named and told is None:
            return first, last, "news of an attack appears within the week"
        if span[1] > WEEK.days:
            return first, last, "news gives a day of the month within a month of it"
        return first, last, f"news names {'a feast' if isinstance(told, Feast) else 'a weekday'} only within the week"
    said = attack + ((lead - attack.isoweekday()) % 7) * DAY
    first, last = said, said
    why = f"the last day that it mentions is the {WEEKDAYS[said.weekday()]} after, and as a rule a report appears on it"
    following = said + DAY
    if any(n == following.isoweekday() for _, n in named):
        last = following
        why = (
            f"it also mentions the {WEEKDAYS[said.weekday()]} after; its {WEEKDAYS[following.weekday()]} is the day "
            "after that or six days before, which stays open"
        )
    return first, last, why


def _long(d: date) -> str:
    return f"{WEEKDAYS[d.weekday()]} {dates.in_words(d)}"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def redate(times: Iterable[TimeRow], reports: Iterable[ReportRow]) -> list[TimeRow]:
    """Times resolved again in reports whose date was inferred.

    Where the date is an interval, an expression is resolved only if both ends of it give the same days.
    """
    undated = [r for r in reports if r["dated_by"] == "inferred"]
    ends = {r["report_id"]: (r["published_earliest"], r["published_latest"]) for r in undated}
    rows, texts = list(times), {r["report_id"]: r["text"] or "" for r in undated}
    own = by_report(t for t in rows if t["report_id"] in ends)
    resolved: dict[str, tuple[dict[int, dates.When | None], dict[int, dates.When | None]]] = {}
    for report_id, (first, last) in ends.items():
        told = [(t["start"], parse(t["formula"]), t["anchor"]) for t in own.get(report_id, ())]
        resolved[report_id] = resolve_all(told, first), resolve_all(told, last)
    return [
        _resolved(t, texts[t["report_id"]], *resolved[t["report_id"]]) if t["report_id"] in resolved else t
        for t in rows
    ]


def _resolved(t: TimeRow, text: str, a: Mapping[int, dates.When | None], b: Mapping[int, dates.When | None]) -> TimeRow:
    """An expression with what it means by both ends of an interval of publication."""
    formula = parse(t["formula"])
    when = _agreed(a[t["start"]], b[t["start"]], formula)
    value, first, last = when if when else (None, None, None)
    told = edtf(text, t["start"], formula, when, inferred=resolve(formula, None) is None)
    return t | {"value": value, "edtf": told, "earliest": first, "latest": last}


def _agreed(a: dates.When | None, b: dates.When | None, formula: Formula | None) -> dates.When | None:
    """What both ends of an interval of publication say; a stretch ("in the past month")
    becomes the one that holds both."""
    if a == b:
        return a
    if a and b and isinstance(formula, Stretch):
        return dates.between(min(a.earliest, b.earliest), max(a.latest, b.latest))
    return None


class Days:
    """The days of all expressions of time, by their report and where they are."""

    def __init__(self, times: Iterable[TimeRow]) -> None:
        self.of = {(t["report_id"], t["start"]): (t["earliest"], t["latest"]) for t in times}

    def claims(self, found: Iterable[ClaimRow]) -> list[ClaimRow]:
        """Claims with the days of the expression they are tied to, where they have none yet."""
        return [self._claim(c) for c in found]

    def _claim(self, c: ClaimRow) -> ClaimRow:
        if c["earliest"] is not None or c["when_start"] is None:
            return c
        first, last = self.of.get((c["report_id"], c["when_start"]), (None, None))
        return c | {"earliest": first, "latest": last}

    def statements(self, found: Iterable[StatementRow]) -> list[StatementRow]:
        """Statements with the days of the expression that says when they were made, where they have none yet."""
        return [self._statement(s) for s in found]

    def _statement(self, s: StatementRow) -> StatementRow:
        if s["said_earliest"] is not None or s["said_start"] is None:
            return s
        first, last = self.of.get((s["report_id"], s["said_start"]), (None, None))
        return s | {"said_earliest": first, "said_latest": last}
