"""What befell people after an attack: whoever was hurt as police drove a crowd apart, at another event; and the wounded
who died of it, on a day that is not the attack's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extraction.lexicon import en
from dateline.linking.incidents.superseding import STOP, sentence_of
from dateline.linking.rows import days_of
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
