"""Contradictions about the day: one attack on two days, a picture from before it, a report older than what it tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dateline.core.dates import in_words
from dateline.linking.contradictions.common import Linked, Sides
from dateline.tables import Row


def days(known: Linked) -> Iterator[Row]:
    """All of them."""
    yield from _different_days(known)
    yield from _captions(known)
    yield from _too_early(known)


def _label(day: date) -> str:
    return f"{day:%A} {in_words(day)}"


def _different_days(known: Linked) -> Iterator[Row]:
    """One attack put on different days; settled where a primary source is on one side only."""
    for i in known.incidents.values():
        if i["kind"] == "series" or i["earliest"] is None:
            continue
        by_day: dict[date, list[Row]] = defaultdict(list)
        for c in known.claims.values():
            if c["incident_id"] == i["incident_id"] and c["earliest"] and c["earliest"] == c["latest"]:
                by_day[c["earliest"]].append(c)
        if len(by_day) > 1:
            sides = {_label(day): found for day, found in sorted(by_day.items())}
            yield known.contradiction(
                "date", i["incident_id"], f"{i['name']}: on which day it was", sides, _by_primary_source(known, by_day)
            )


def _by_primary_source(known: Linked, by_day: dict[date, list[Row]]) -> str:
    primary = {
        day: {c["report_id"] for c in found if known.reports[c["report_id"]]["relation"] == "primary source"}
        for day, found in by_day.items()
    }
    having = [day for day, names in primary.items() if names]
    if len(having) != 1:
        return ""
    outlets = sorted({known.reports[r]["outlet"] for r in primary[having[0]]})
    return f"{' and '.join(outlets)}, a primary source, has it on {_label(having[0])}."


# What a picture can only show after the attack.
AFTERMATH = re.compile(
    r"\b(?:graves?|funerals?|buried|burial|mourn\w*|aftermath|wreck\w*|victims?|killed)\b", re.IGNORECASE
)


def _captions(known: Linked) -> Iterator[Row]:
    """A picture of what an attack left behind, dated before the attack."""
    own: dict[str, list[Row]] = defaultdict(list)
    for c in known.claims.values():
        if c["incident_id"] and known.incidents[c["incident_id"]]["earliest"]:
            own[c["report_id"]].append(c)
    for t in known.rows("times"):
        mine = own[t["report_id"]]
        if t["section"] != "caption" or t["earliest"] is None or t["earliest"] != t["latest"] or not mine:
            continue
        incident = known.incidents[mine[0]["incident_id"]]
        text = known.reports[t["report_id"]]["text"]
        end = text.find("\n", t["end"])
        line = text[text.rfind("\n", 0, t["start"]) + 1 : end if end >= 0 else len(text)].strip()
        if t["latest"] < incident["earliest"] and AFTERMATH.search(line):
            sides = {
                f"picture dated {in_words(t['earliest'])}: {line}": mine[:1],
                f"attack of {in_words(incident['earliest'])}": mine[-1:],
            }
            yield known.contradiction(
                "date", incident["incident_id"], f"{incident['name']}: a picture of what it left is dated before it", sides,
                _slip(t["earliest"], incident["earliest"]), f"{t['report_id']} {t['start']}",
            )  # fmt: skip


def _slip(dated: date, attack: date) -> str:
    """The same day of the month in the month of the attack, or right after it, is a slip of the pen."""
    for month in (attack.month, attack.month % 12 + 1):
        year = attack.year + (month < attack.month)
        try:
            meant = date(year, month, dated.day)
        except ValueError:
            continue
        if 0 <= (meant - attack).days <= 7:
            return (
                f"Most likely a slip: the {in_words(meant)} is {(meant - attack).days} days after the attack."
                if meant != attack
                else ""
            )
    return ""


def _too_early(known: Linked) -> Iterator[Row]:
    """A report published before what it reports; one row a report and day."""
    seen: Counter[tuple[str, date]] = Counter()
    for c in known.claims.values():
        r = known.reports[c["report_id"]]
        day = r["published_latest"] if r["dated_by"] in ("metadata", "text") else None
        if (
            day
            and c["earliest"]
            and c["earliest"] > day
            and c["incident_id"]
            and not seen[c["report_id"], c["earliest"]]
        ):
            seen[c["report_id"], c["earliest"]] += 1
            sides: Sides = {f"published {in_words(day)}": [c], f"tells of {in_words(c['earliest'])}": [c]}
            yield known.contradiction(
                "date", c["incident_id"], f"{c['report_id']}: published before what it reports", sides
            )
