"""Which claims tell of the same attack: by place, by day, and by what lies within what.

Claims of one area whose days lie at most two days apart are one incident; where these span three days or more they
are a series. A claim without a day of its own joins the incident its report tells of there. A claim whose
report can't be dated makes an incident of its own, without a date.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from dateline.core import dates
from dateline.linking.adjudication import Regrouping
from dateline.linking.incidents.signature import agree, figures
from dateline.linking.places.gazetteer import Gazetteer
from dateline.tables import Row

DAY = timedelta(days=1)
# A claim over more days than this says too little of when to bind attacks together; it joins one that exists.
# Attacks in one area at most this far apart are one series.
GAP = 2 * DAY
LONGEST_BOND = 3 * DAY
# Nor does one over more days than this make an incident where there is none.
LONGEST_SERIES = 14 * DAY
AS_FOUND = Regrouping({}, frozenset())
EFFECTS = ("killed", "wounded", "killed or wounded", "missing", "captured")


def incidents(
    claims: Iterable[Row],
    reports: Iterable[Row],
    statements: Iterable[Row],
    gazetteer: Gazetteer,
    attackers: dict[str, str],
    changed: Regrouping = AS_FOUND,
) -> tuple[list[Row], list[Row], set[str]]:
    """The rows of the incidents table, claims with their `incident_id`, and the identifiers of the incidents as they were before a
    person's regrouping.

    `attackers` maps the actor_id of every armed group to its name.
    """
    rows = [dict(c) for c in claims]
    known = {r["report_id"]: r for r in reports}
    armed = [s for s in statements if s["speaker"] in attackers.values()]
    per_area: dict[str, list[Row]] = defaultdict(list)
    for c in rows:
        area = gazetteer.area(c["place_id"])
        if area and c["effect"] in EFFECTS and c["status"] != "rejected":
            per_area[area].append(c)
    groups = [g for _, found in sorted(per_area.items()) for g in _clusters(found, known)]
    _join_by_figures(rows, groups, gazetteer)
    # What is only denied happened nowhere.
    groups = [g for g in groups if any(c["mode"] != "denied" for c in g)]

    def told(group: list[Row]) -> Row:
        return _incident(group, gazetteer, known, armed, attackers)

    named = _named([g for g in groups if g], told)
    before = set(named)
    named = _regrouped(named, changed, told)
    out = []
    for incident_id, (group, row) in named.items():
        for c in group:
            c["incident_id"] = incident_id
        out.append(row | {"incident_id": incident_id})
    out.sort(key=lambda r: (r["earliest"] is None, r["earliest"] or date.max, r["incident_id"]))
    return out, rows, before


Named = dict[str, tuple[list[Row], Row]]
Tell = Callable[[list[Row]], Row]


def _named(groups: list[list[Row]], told: Tell, taken: Iterable[str] = ()) -> Named:
    """Groups by the identifier of their incident; one that is taken gets the mark of its first figure behind it."""
    out: Named = {}
    used = set(taken)
    for group in groups:
        row = told(group)
        name = row["incident_id"]
        if name in used:
            name = f"{name}-{_told_apart(group)}"
        used.add(name)
        out[name] = (group, row)
    return out


def _told_apart(group: list[Row]) -> str:
    """A short mark of an incident that no day tells apart: made from its first figure, so that it is the same in every
    edition and different from that of any other incident, also one in a bundle linked elsewhere."""
    return str(group[0]["claim_id"]).removeprefix("c-")


def _regrouped(named: Named, changed: Regrouping, told: Tell) -> Named:
    """Incidents as a person put them together or took them apart; the reason says so."""
    out = {i: list(group) for i, (group, _) in named.items()}
    touched: dict[str, str] = {}
    apart: dict[str, list[Row]] = defaultdict(list)
    for i, group in out.items():
        apart[i] = [c for c in group if c["claim_id"] in changed.split]
        if apart[i] and len(apart[i]) < len(group):
            out[i] = [c for c in group if c not in apart[i]]
            touched[i] = "A person took figures out of it."
        else:
            apart[i] = []
    for target, others in changed.merged.items():
        for other in others:
            if target in out and other in out and other != target:
                out[target] += out.pop(other)
                touched[target] = "A person put attacks together in it."
    made: Named = {}
    for i, group in out.items():
        row = named[i][1] if i not in touched else told(group)
        made[i] = (group, row | {"why": f"{row['why']} {touched[i]}"} if i in touched else row)
    new = _named([g for g in apart.values() if g], told, [*named])
    return made | {
        i: (g, r | {"why": f"{r['why']} A person took them out of another attack."}) for i, (g, r) in new.items()
    }


def _clusters(found: list[Row], reports: Mapping[str, Row]) -> list[list[Row]]:
    """Claims of one area, taken together where their days touch."""
    own_reports = [reports[r] for r in {c["report_id"] for c in found}]
    undated = {r["report_id"] for r in own_reports if r["published_earliest"] is None}
    short = sorted(
        (c for c in found if c["earliest"] and c["latest"] - c["earliest"] <= LONGEST_BOND),
        key=lambda c: (c["earliest"], c["claim_id"]),
    )
    groups: list[list[Row]] = []
    reach = date.min
    for c in short:
        if groups and c["earliest"] <= reach + GAP:
            groups[-1].append(c)
            reach = max(reach, c["latest"])
        else:
            groups.append([c])
            reach = c["latest"]
    stretches = [c for c in found if c not in short and c["earliest"] and c["latest"] - c["earliest"] <= LONGEST_SERIES]
    for c in sorted(stretches, key=lambda c: (c["earliest"], c["claim_id"])):
        own = [
            g
            for g in groups
            if min(o["earliest"] for o in g) <= c["latest"] and c["earliest"] <= max(o["latest"] for o in g)
        ]
        if own:
            own[-1].append(c)
        else:
            groups.append([c])
    spans = [(min(c["earliest"] for c in g), max(c["latest"] for c in g)) for g in groups]
    alone: dict[str, list[Row]] = defaultdict(list)
    published = {r["report_id"]: (r["published_earliest"], r["published_latest"]) for r in own_reports}
    for c in found:
        if c in short or c in stretches:
            continue
        home = _home(c, groups, spans, published)
        if home is not None and c["report_id"] not in undated:
            groups[home].append(c)
        elif c["report_id"] in undated or c["earliest"] is None:
            alone[c["report_id"]].append(c)
    return groups + [alone[r] for r in sorted(alone)]


def _join_by_figures(rows: list[Row], groups: list[list[Row]], gazetteer: Gazetteer) -> None:
    """Add claims that name no place to the incident whose figures their report repeats, if their day allows it."""
    lost: dict[str, list[Row]] = defaultdict(list)
    for c in rows:
        wide = c["earliest"] is not None and c["latest"] - c["earliest"] > LONGEST_BOND
        if gazetteer.area(c["place_id"]) is None and c["effect"] in EFFECTS and not wide and c["status"] != "rejected":
            lost[c["report_id"]].append(c)
    for report_id, own in lost.items():
        for group in groups:
            by_report: dict[str, list[Row]] = defaultdict(list)
            for c in group:
                by_report[c["report_id"]].append(c)
            days = [d for c in group for d in (c["earliest"], c["latest"]) if d]
            fit = [
                c
                for c in own
                if c["earliest"] is None or (days and min(days) - DAY <= c["earliest"] <= max(days) + DAY)
            ]
            if fit and any(agree(figures(fit), figures(o)) for r, o in by_report.items() if r != report_id):
                group += fit
                break


def _home(
    c: Row,
    groups: list[list[Row]],
    spans: list[tuple[date, date]],
    published: dict[str, tuple[date | None, date | None]],
) -> int | None:
    """The incident a claim without a day of its own belongs to: its report's, or the last one before its report."""
    if c["earliest"]:
        fit = [n for n, (a, b) in enumerate(spans) if a <= c["latest"] and c["earliest"] <= b]
        return fit[-1] if fit else None
    own = [n for n, g in enumerate(groups) if any(o["report_id"] == c["report_id"] for o in g)]
    if own:
        return own[-1]
    first, last = published[c["report_id"]]
    before = [n for n, (a, b) in enumerate(spans) if first and last and a <= last and first <= b + 10 * DAY]
    return before[-1] if before else None


def _incident(
    group: list[Row],
    gazetteer: Gazetteer,
    reports: Mapping[str, Row],
    armed: list[Row],
    attackers: dict[str, str],
) -> Row:
    places = Counter(c["place_id"] for c in group if c["place_id"])
    place = min(places, key=lambda p: (-places[p], len(gazetteer.ancestors(p)), p))
    # A report has one voice for a day, however many figures it puts on it.
    votes = {(c["report_id"], c["earliest"]) for c in group if c["earliest"] and c["earliest"] == c["latest"]}
    days = Counter(day for _, day in votes)
    main = min(days, key=lambda d: (-days[d], d)) if days else None
    told = set(days) - _misdated(group, main)
    first, last = min(told, default=None), max(told, default=None)
    if not days and (spans := [(c["earliest"], c["latest"]) for c in group if c["earliest"]]):
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        main = first
    series = first is not None and last is not None and (last - first).days >= 2
    value = (
        None if main is None else dates.between(first, last).value if series and first and last else main.isoformat()
    )
    at = gazetteer.coordinates(place)
    names = sorted({c["report_id"] for c in group})
    own = sorted({c["origin_id"] for c in group})
    groups = Counter(
        c["group"] for c in group if c["group"] not in ("people", "attackers") and c["group"] not in attackers.values()
    )
    by = _perpetrator([str(reports[r]["text"]) for r in names], attackers)
    label = gazetteer.name(place)
    return {
        "incident_id": f"{place}-{main.isoformat()}" if main else f"{place}-undated-{_told_apart(group)}",
        "name": f"{label}, {_long(first, last) if series and first and last else _long(main, main) if main else 'undated'}",
        "date": value, "earliest": first if series else main, "latest": last if series else main,
        "date_precision": _date_precision(first, last) if main else None,
        "place_id": place, "latitude": at[0] if at else None, "longitude": at[1] if at else None,
        "where_precision": gazetteer.precision(place), "kind": "series" if series else "attack",
        "perpetrator": by, "target": ", ".join(sorted(groups, key=lambda g: (-groups[g], g))) or None,
        "strength": _strength([s for s in armed if s["report_id"] in names], len(own), by),
        "reports": len(names), "origins": len(own), "why": _why(group, days, main, gazetteer, series),
    }  # fmt: skip


def _misdated(group: list[Row], main: date | None) -> set[date]:
    """Days that are the main day told wrong: whoever puts figures on them has none on the main day, and no other figures
    than those that others put on it."""
    by_report: dict[str, list[Row]] = defaultdict(list)
    for c in group:
        if c["earliest"] and c["earliest"] == c["latest"]:
            by_report[c["report_id"]].append(c)
    days = {r: {c["earliest"] for c in own} for r, own in by_report.items()}
    known = frozenset().union(*(figures(own) for r, own in by_report.items() if main in days[r]))
    apart = {
        d for r, own in by_report.items() for d in days[r] if main in days[r] or not (f := figures(own)) or f - known
    }
    return {d for own in days.values() for d in own} - apart - {main}


def _date_precision(first: date | None, last: date | None) -> int | None:
    """UCDP GED's precision of an interval."""
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return 1 if days <= 2 else 2 if days <= 6 else 3 if days <= 7 else 4 if days <= 30 else 5


def _perpetrator(texts: list[str], attackers: dict[str, str]) -> str | None:
    """The armed group that the reports of an incident name most."""
    found: Counter[str] = Counter()
    for label in attackers.values():
        found[label] += sum(label in t for t in texts)
    return found.most_common(1)[0][0] if found and found.most_common(1)[0][1] else None


def _strength(said: list[Row], origins: int, by: str | None) -> str:
    """After Airwars (https://airwars.org/research/methodology-note-civilian/): contested where two armed groups claim it
    or the one that is named denies it, confirmed where that one claims it, fair with two origins or more, else weak.
    `said` are the armed groups' statements in its reports."""
    claiming = {s["speaker"] for s in said if s["act"] == "claim responsibility"}
    if len(claiming) > 1 or (by is not None and any(s["act"] == "deny" and s["speaker"] == by for s in said)):
        return "contested"
    return "weak" if origins < 2 else "confirmed" if by in claiming else "fair"


def _long(first: date, last: date) -> str:
    if first == last:
        return f"{first.day} {first:%B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B %Y}"
    return f"{first.day} {first:%B} – {last.day} {last:%B %Y}"


def _reports(n: int) -> str:
    return f"{n} report{'s' * (n != 1)} put{'s' * (n == 1)}"


def _why(group: list[Row], days: Counter[date], main: date | None, gazetteer: Gazetteer, series: bool) -> str:
    places = sorted({gazetteer.name(c["place_id"]) for c in group if c["place_id"]})
    one = len(group) == 1
    where = f"{len(group)} {'figure that names' if one else 'figures that name'} {', '.join(places)}"
    if main is None:
        return f"{where}, from a report that can't be dated: kept apart from every dated attack."
    others = [d for d in sorted(days) if d != main]
    when = f"{_reports(days[main])} it on {main.day} {main:%B %Y}"
    if series and not days:
        return f"{where}, told of a stretch of days and no single day: taken as one series."
    if series:
        return f"{where}, on {len(days)} days, none more than two from the next: taken as one series."
    if others:
        return f"{where}; {when}, {sum(days[d] for d in others)} on {', '.join(f'{d.day} {d:%B}' for d in others)}: one attack told with two dates."
    return f"{where}; {when}."
