"""Whoever was hurt afterwards, as police drove a crowd apart: the protest is another event than the attack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extraction.lexicon import en
from dateline.linking.incidents.superseding import sentence_of
from dateline.tables import ClaimRow, ReportRow

DRIVEN_APART = en.pattern("linking_patterns", "a crowd driven apart")


def without_aftermath(group: Sequence[ClaimRow], reports: Mapping[str, ReportRow]) -> list[ClaimRow]:
    """The figures of an attack without those of one report whose sentence tells how a crowd was driven apart ("police
    used batons, hurting ten"), where other reports tell of the attack and none of that."""
    apart = [c for c in group if DRIVEN_APART.search(sentence_of(c, reports[c["report_id"]]))]
    where = {c["report_id"] for c in apart}
    others = {c["report_id"] for c in group} - where
    if len(where) != 1 or len(others) < 2:
        return list(group)
    left = {c["claim_id"] for c in apart}
    return [c for c in group if c["claim_id"] not in left]
