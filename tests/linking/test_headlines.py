"""A title's figure counts only where the text below it gives none."""

import pytest

from dateline.linking.headlines import beside_their_text, without_headlines
from dateline.tables import ClaimRow
from tests.rows import whole


def claim(part: str, low: int, effect: str = "killed", mode: str = "total", incident: str | None = None) -> ClaimRow:
    cells = {"report_id": "r", "part": part, "low": low, "high": low, "effect": effect, "mode": mode}
    return whole("claims", {**cells, "incident_id": incident})


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


@pytest.mark.parametrize(
    ("below", "of"),
    [
        ([claim("text", 7, incident="market")], "market"),
        ([claim("text", 7, incident="bridge"), claim("text", 5, incident="market")], "market"),
        ([claim("text", 7, incident="bridge"), claim("text", 6, incident="bridge"), claim("text", 9)], "bridge"),
        # the text is of no attack, or tells nothing of the kind
        ([claim("text", 7)], None),
        ([claim("text", 5, "wounded", incident="market")], None),
    ],
)
def test_a_title_is_of_the_attack_of_its_text(below: list[ClaimRow], of: str | None) -> None:
    assert beside_their_text([claim("title", 5), *below])[0]["incident_id"] == of
