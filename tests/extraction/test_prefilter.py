"""The first letters of a pattern: read off its alternatives, and a pattern without sure ones is refused."""

import pytest

from dateline.extraction.lexicon.prefilter import by_first_letters, first_letters


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("killed|slain", {"kil", "sla"}),
        ("bod(?:y|ies)|deaths?", {"bod", "dea"}),
        ("(?:took|(?:claim|cost)ed) the lives of|taken", {"too", "cla", "cos", "tak"}),
        ("lost(?= (?:\\S+ ){1,3}men)", {"los"}),
    ],
)
def test_the_first_letters_of_each_alternative(pattern: str, letters: set[str]) -> None:
    assert first_letters(pattern) == letters


@pytest.mark.parametrize("pattern", ["ki|killed", "die?d", "[kK]illed", "(?:the )?killed"])
def test_a_pattern_without_sure_letters_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="does not begin with 3 letters"):
        first_letters(pattern)


def test_what_to_try_stays_in_order() -> None:
    assert by_first_letters([("killed|kin", 1), ("kick", 2), ("kilt", 3)]) == {"kil": [1, 3], "kin": [1], "kic": [2]}
