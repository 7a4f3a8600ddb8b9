"""A title's figure counts only where the text below it gives none."""

import pytest

from dateline.linking.headlines import without_headlines
from dateline.tables import ClaimRow
from tests.rows import whole


def claim(part: str, low: int, effect: str = "killed", mode: str = "total") -> ClaimRow:
    return whole("claims", {"report_id": "r", "part": part, "low": low, "high": low, "effect": effect, "mode": mode})


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ([], True),
        ([claim("text", 7)], False),
        ([claim("text", 1), claim("text", 1)], True),
        ([claim("text", 4, "wounded")], True),
        # told one or two at a time
        ([claim("text", 1), claim("text", 2), claim("text", 2)], True),
        ([claim("text", 3), claim("text", 2)], False),
        ([claim("text", 2)], False),
        ([claim("text", 2, mode="subtotal")], True),
    ],
)
def test_a_title_never_counts_beside_its_text(below: list[ClaimRow], *, kept: bool) -> None:
    head = claim("title", 5)
    assert (head in without_headlines([head, *below])) is kept
