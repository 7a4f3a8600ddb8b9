"""Which statements count: each utterance of a report once."""

from __future__ import annotations

from dateline.chapters.common.edition import Edition
from dateline.tables import StatementRow


def spoken(book: Edition) -> list[StatementRow]:
    """Statements without the quoted pieces of a longer one, so that nothing counts twice."""
    rows = sorted(book.statements.values(), key=lambda s: (s["report_id"], s["start"], -s["end"]))
    out: list[StatementRow] = []
    for s in rows:
        if (
            out and out[-1]["report_id"] == s["report_id"] and s["end"] <= out[-1]["end"] + 2
        ):  # a piece may keep its own full stop
            continue
        out.append(s)
    return out
