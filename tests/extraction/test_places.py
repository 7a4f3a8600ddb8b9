"""Names of places: the longest wins, whole words only, and ten thousand cost hardly more than ten."""

import re
from random import Random

from dateline.extraction.lexicon.case_names import Lexicon, NameFinder
from dateline.extraction.places import listed_places

PARTS = [
    "al",
    "Al",
    "Mosul",
    "Ford",
    "district",
    "’Ayn",
    "-",
    "Hawl",
    "of",
    " ",
    "\n",
    "Mosul's",
    "Qara",
    "Qara-Qosh",
    "(x)",
    "é",
]


def test_the_longest_name_wins_and_no_part_of_a_word_counts() -> None:
    lexicon = Lexicon(places={"ford": ("Ford",), "district": ("Ford district",), "ayn": ("’Ayn Issa",)})
    text = "In Ford district, not in Fordham or Mid-Ford; near ’Ayn  Issa and Ford’s market."
    found = [(p.words, p.place_id) for p in listed_places(text, lexicon)]
    assert found == [("Ford district", "district"), ("’Ayn  Issa", "ayn"), ("Ford", "ford")]


def test_a_town_is_no_county_and_no_first_name_and_may_be_shortened() -> None:
    places = {"tarn": ("Tarn",), "holm": ("Port Saint Holm",)}
    lexicon = Lexicon(places=places, place_kinds={"tarn": "city", "holm": "city"})
    text = "Tarn Berg, 24, was shot in Port St. Holm. Tarn’s friends came. Tarn County deputies said so."
    assert [(p.words, p.place_id) for p in listed_places(text, lexicon)] == [("Port St. Holm", "holm")]
    assert [p.place_id for p in listed_places("Tarn Police said so. He was in Tarn.", lexicon)] == ["tarn", "tarn"]


def test_names_found_by_their_first_word_are_those_of_one_long_pattern() -> None:
    rng = Random(3)
    for _ in range(3000):
        names = [n for n in ("".join(rng.choices(PARTS, k=rng.randint(1, 3))) for _ in range(4)) if n.strip()]
        text = "".join(rng.choice(PARTS + names) + rng.choice(["", " ", ", "]) for _ in range(12))
        longest_first = sorted({n.strip() for n in names}, key=lambda n: (-len(n), n))
        body = "|".join(re.sub(r"(?:\\\s|\s)+", r"\\s+", re.escape(n)) for n in longest_first)
        one = re.compile(rf"(?<![\w-])(?:{body})(?![\w]|-\w)") if names else re.compile(r"(?!)")
        assert [m.span() for m in NameFinder(names).finditer(text)] == [m.span() for m in one.finditer(text)], (
            names,
            text,
        )
