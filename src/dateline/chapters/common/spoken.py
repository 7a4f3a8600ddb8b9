"""Which statements count: each utterance of a report once."""

from __future__ import annotations

from dateline.chapters.common.edition import Edition
from dateline.linking import calls
from dateline.tables import StatementRow


def spoken(book: Edition) -> list[StatementRow]:
    """Statements without the quoted pieces of a longer one, so that nothing counts twice."""
    return calls.spoken(s for s in book.statements.values() if s["status"] != "rejected")
