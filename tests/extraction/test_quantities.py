import pytest

from dateline.extraction.numbers.quantities import quantity_at
from dateline.extraction.text.document import Document


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("13 people", 13, 13), ("thirteen people", 13, 13), ("twenty-five men", 25, 25),
        ("3.2 million people", 3_200_000, 3_200_000), ("1,650 people", 1650, 1650), ("a dozen men", 12, 12),
        ("two dozen men", 24, 24), ("dozens of men", None, None), ("hundreds of men", None, None),
        ("several men", None, None), ("a number of men", None, None),
        ("at least 12 men", 12, None), ("nearly 10 men", 10, 10), ("up to 8 men", None, 8),
        ("more than 20 men", 20, None), ("fewer than 20 men", None, 20), ("between 8 and 10 men", 8, 10),
        ("between 10 and 8 men", 8, 10), ("8 to 10 men", 8, 10), ("eight or nine men", 8, 9), ("8-10 men", 8, 10),
        ("another 10 men", 10, 10), ("about 50 men", 50, 50), ("a hundred and twenty men", 120, 120),
        ("at least some 20 men", 20, None),
    ],
)  # fmt: skip
def test_counts(text: str, low: int | None, high: int | None) -> None:
    q = quantity_at(Document(text).words, 0)
    assert q is not None
    assert (q.low, q.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1 200 men", 1200, 1200), ("12\u00a0500 men", 12_500, 12_500), ("1'200 men", 1200, 1200),
        ("12.500 men", 12_500, 12_500), ("2.5k men", 2500, 2500), ("5K men", 5000, 5000),
        ("1,20,000 men", 120_000, 120_000), ("two lakh men", 200_000, 200_000), ("4 (four) men", 4, 4),
        ("Four (4) men", 4, 4), ("Eight (08) men", 8, 8), ("3 (five) men", 3, 3), ("not more than 30 men", None, 30),
        ("not fewer than 30 men", 30, None), ("not exceeding 30 men", None, 30), (">30 men", 30, None),
        ("~30 men", 30, 30), ("30+ men", 30, None), ("30 at least were", 30, None), ("30-odd men", 30, 30),
        ("north of 30 men", 30, None), ("30 or so men", 30, 30), ("tens of thousands of men", None, None),
        ("1.250 million men", 1_250_000, 1_250_000),
    ],
)  # fmt: skip
def test_forms_of_numbers(text: str, low: int | None, high: int | None) -> None:
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
