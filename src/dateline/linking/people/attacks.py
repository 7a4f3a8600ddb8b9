"""In which attack each person was harmed: that of the figure in the same sentence, else the report's only one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dateline.linking.rows import by_report
from dateline.tables import ClaimRow, SentenceRow, VictimRow


def with_attacks(
    victims: Iterable[VictimRow], claims: Iterable[ClaimRow], sentences: Iterable[SentenceRow]
) -> list[VictimRow]:
    """The rows with their incident; null where no figure says which of several attacks it was."""
    figures, spans = by_report(claims), by_report(sentences)
    return [
        {**v, "incident_id": _attack(v, figures[v["report_id"]], spans[v["report_id"]])} for v in victims
    ]  # fmt: skip


def _attack(v: VictimRow, claims: Sequence[ClaimRow], sentences: Sequence[SentenceRow]) -> str | None:
    own = [s for s in sentences if s["part"] == v["harm_part"]]
    at = bisect_right([s["start"] for s in own], v["harm_start"]) - 1
    here: list[ClaimRow] = []
    if at >= 0:
        first, last = own[at]["start"], own[at]["end"]
        here = [c for c in claims if c["part"] == v["harm_part"] and first <= c["start"] < last]
    for pool in (here, claims):
        alike = [c for c in pool if v["effect"] in c["effect"]]
        if len(named := {c["incident_id"] for c in alike or pool}) == 1:
            return named.pop()
    return None
