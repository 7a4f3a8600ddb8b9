"""What befell people after an attack: whoever was hurt as police drove a crowd apart, at another event; who was killed
days later elsewhere, as the attackers fled; and the wounded who died of it, on a day that is not the attack's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.extraction.lexicon import en
from dateline.linking.incidents.coordination import uncounted
from dateline.linking.incidents.joining.pursuits import usual_day
from dateline.linking.incidents.superseding import STOP, sentence_of
from dateline.linking.rows import days_of, one_day
from dateline.tables import ClaimRow, ReportRow

DIED_OF_IT = en.pattern("linking_patterns", "died of wounds")
# So far behind a figure's words what they died of may be said.
BEHIND = 40
DRIVEN_APART = en.pattern("linking_patterns", "a crowd driven apart")


def without_aftermath(group: Sequence[ClaimRow], reports: Mapping[str, ReportRow]) -> list[ClaimRow]:
    """The figures of an attack without those of one report whose sentence tells how a crowd was driven apart ("police
    used batons, hurting ten"), where other reports mention the attack and none of that."""
    apart = [c for c in group if DRIVEN_APART.search(sentence_of(c, reports[c["report_id"]]))]
    where = {c["report_id"] for c in apart}
    others = {c["report_id"] for c in group} - where
    if len(where) != 1 or len(others) < 2:
        return list(group)
    left = {c["claim_id"] for c in apart}
    return [c for c in group if c["claim_id"] not in left]


# So many reports put an attack on its day and at its place.
AGREEING = 3
NEXT_DAY = timedelta(days=1)
WAS_KILLED = en.pattern("linking_patterns", "was killed or shot dead")


def apart_from_later_deaths(
    groups: Iterable[list[ClaimRow]], reports: Mapping[str, ReportRow], areas: Mapping[str, str]
) -> list[list[ClaimRow]]:
    """The groups, with whoever was killed elsewhere days after the attack in groups of their own: "an officer was shot
    dead on Friday night in Salby" as the bombers of Monday fled. `areas` are those of claims."""
    out = []
    for group in groups:
        apart = _killed_later(group, reports, areas)
        out += [[c for c in group if c["claim_id"] not in apart], [c for c in group if c["claim_id"] in apart]]
    return [g for g in out if g]


def _killed_later(group: list[ClaimRow], reports: Mapping[str, ReportRow], areas: Mapping[str, str]) -> set[str]:
    """The claim_ids of one person killed whom a sentence puts on a later day than the attack, and at another place."""
    placed = {(areas.get(c["claim_id"]), c["report_id"]) for c in group}
    where, main = Counter(area for area, _ in placed if area), usual_day(group, AGREEING)
    if main is None or max(where.values(), default=0) < AGREEING:
        return set()
    here = max(where, key=lambda a: where[a])

    def later(c: ClaimRow) -> bool:
        day, at = one_day(c), c["when_start"]
        sentence = sentence_of(c, reports[c["report_id"]])
        told = day is not None and at is not None and c["part"] != "title" and str(c["when"]) in sentence
        told = told and c["effect"] == "killed" and uncounted(c) and WAS_KILLED.search(c["words"]) is not None
        return told and _after(day, main) and areas.get(c["claim_id"], here) != here

    return {c["claim_id"] for c in group if later(c)}


def _after(day: date | None, main: date) -> bool:
    return day is not None and day > main + NEXT_DAY


def without_deaths_of_wounds(group: Sequence[ClaimRow], reports: Mapping[str, ReportRow]) -> list[ClaimRow]:
    """The figures of an attack that say on which day it was: without one of the wounded who died of it later, where
    others are put on a day."""
    others = [c for c in group if not died_of_wounds(c, reports[c["report_id"]])]
    return others if any(days_of(c) for c in others) else list(group)


def died_of_wounds(c: ClaimRow, report: ReportRow) -> bool:
    """Whether a figure counts the wounded who died of the attack later: "on Friday one of the wounded died"."""
    if c["effect"] != "killed":
        return False
    text = (report["title"] if c.get("part") == "title" else report["text"]) or ""
    behind = text[c["end"] : c["end"] + BEHIND]
    return DIED_OF_IT.search(c["words"] + STOP.split(behind)[0]) is not None
