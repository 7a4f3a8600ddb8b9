"""What one report gives to each table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # at run time dateline.tables brings pandas, which extraction does without
    from dateline.tables import (
        ClaimRow,
        ParticularRow,
        PlaceMentionRow,
        QuotationRow,
        SentenceRow,
        StatementRow,
        TimeRow,
        VictimRow,
    )


class Extraction(NamedTuple):
    """The rows that one report gives to each of the eight tables."""

    sentences: list[SentenceRow]
    quotations: list[QuotationRow]
    times: list[TimeRow]
    places: list[PlaceMentionRow]
    claims: list[ClaimRow]
    statements: list[StatementRow]
    particulars: list[ParticularRow]
    victims: list[VictimRow]
