import pytest

from dateline.extraction.numbers.quantities import quantity_at
from dateline.extraction.text.document import Document


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("13 people", 13, 13), ("thirteen people", 13, 13), ("twenty-five men", 25, 25), ("3.2 million people", 3_200_000, 3_200_000),
        ("1,650 people", 1650, 1650), ("a dozen men", 12, 12), ("two dozen men", 24, 24), ("dozens of men", 24, None), ("hundreds of men", 200, None),
        ("several men", None, None), ("a number of men", None, None), ("at least 12 men", 12, None), ("nearly 10 men", 10, 10), ("up to 8 men", None, 8),
        ("more than 20 men", 20, None), ("fewer than 20 men", None, 20), ("between 8 and 10 men", 8, 10), ("between 10 and 8 men", 8, 10), ("8 to 10 men", 8, 10), ("eight or nine men", 8, 9), ("8-10 men", 8, 10),
        ("another 10 men", 10, 10), ("about 50 men", 50, 50), ("a hundred and twenty men", 120, 120), ("at least some 20 men", 20, None),
    ],
)  # fmt: skip
def test_counts(text: str, low: int | None, high: int | None) -> None:
    q = quantity_at(Document(text).words, 0)
    assert q is not None
    assert (q.low, q.high) == (low, high)


@pytest.mark.parametrize("text", ["11th Brigade", "40-kilometer gap", "the men", "one-sided"])
def test_no_counts(text: str) -> None:
    assert quantity_at(Document(text).words, 0) is None


@pytest.mark.parametrize(
    "text",
    ["9" * 30 + " people were killed", "9" * 400 + " men", "a million million million men", "1-" + "9" * 40 + " men"],
)
def test_more_than_all_people_is_no_count(text: str) -> None:
    """Found by drawn examples: a figure that no table can hold."""
    words = Document(text).words
    assert all((q := quantity_at(words, i)) is None or (q.high or q.low or 0) <= 10**10 for i in range(len(words)))
