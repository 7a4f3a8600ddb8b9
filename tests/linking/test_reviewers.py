"""Two reviewers of one reading: who stands behind it as it is, and who disagrees."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dateline.core.decision import Decision
from dateline.linking.reviewers import by_two, disputed
from dateline.pipeline.edition import edition
from dateline.reading import Case
from dateline.tables import rows


def lines(*said: str) -> list[Decision]:
    """Decisions on one claim: "Ann confirm", "Ben amend low 9"."""
    out = []
    for n, words in enumerate(said, 2):
        by, decision, field, value = [*words.split(), "", ""][:4]
        out.append(Decision("c-1", decision, field, value or None, by, "2022-01-02", "", n))
    return out


@pytest.mark.parametrize(
    ("said", "two", "dispute"),
    [
        (["Ann confirm"], False, False),
        (["Ann confirm", "Ann confirm"], False, False),
        (["Ann confirm", "ANN confirm"], False, False),
        (["Ann confirm", "Ben confirm"], True, False),
        (["Ann confirm", "Ben reject"], False, True),
        (["Ann reject", "Ben reject"], False, False),
        (["Ann reject", "Ben confirm", "Ann confirm"], True, False),
        (["Ann amend low 9", "Ben confirm"], True, False),
        (["Ben confirm", "Ann amend low 9"], False, True),
        (["Ben confirm", "Ann amend low 9", "Ben confirm"], True, False),
        (["Ann amend low 9", "Ben amend low 9"], True, False),
        (["Ann amend low 9", "Ben amend low 8"], False, True),
        (["Ann amend low 9", "Ben amend high 9"], False, False),
        (["Ann amend low 9", "Ann amend high 9", "Ben confirm"], True, False),
        (["Ann amend low 9", "Ben amend high 9", "Ann confirm", "Ben confirm"], True, False),
        (["Ann confirm", "Ben confirm", "Eva reject"], False, True),
        (["Ann merge x c-2", "Ben confirm"], False, False),
        ([], False, False),
    ],
)  # fmt: skip
def test_who_stands_behind_a_reading(said: list[str], two: bool, dispute: bool) -> None:  # noqa: FBT001
    assert by_two(lines(*said)) == two
    assert bool(disputed(lines(*said))) == dispute


def test_a_reading_that_two_confirm_is_marked_so(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    claim, other = (str(i) for i in linked["claims"]["claim_id"][:2])
    made = [
        Decision(target, decision, "", None, by, "2022-01-02", "read again", 2)
        for target, decision, by in ((claim, "confirm", "Ann"), (claim, "confirm", "Ben"), (other, "confirm", "Ann"))
    ]
    after = edition(replace(case, decisions=tuple(made)), case.parameters)
    status = {r["claim_id"]: r["status"] for r in rows(after["claims"])}
    assert (status[claim], status[other]) == ("confirmed by two", "confirmed")
