"""Each reading of a particular by the sentence that made it necessary."""

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.casualties.claims import claims
from dateline.extraction.casualties.means import means
from dateline.extraction.details import particulars
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.places import places
from dateline.extraction.text.document import Document

LEXICON = Lexicon(
    places={"arden": ("Arden",), "brook": ("Brook",), "cove": ("Cove",)},
    place_kinds={"arden": "village", "brook": "city", "cove": "city"},
)


def found(text: str) -> list[tuple[str, str, float | None]]:
    doc = Document(text)
    rows = particulars(doc, LEXICON, places(doc, LEXICON), [])
    assert all(text[p.start : p.end] == p.words for p in rows)
    return [(p.aspect, p.value, p.number) for p in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It denounced two ISIS attacks the day before.", [("attacks", "2 attacks", 2)]),
        ("ISIS attacked two villages near Arden.", [("event", "raid", None), ("places", "2 villages", 2)]),
        ("He had lived through the 9/11 terror attacks.", []),
        ("He had lived through the September 11 attacks.", []),
        ("There was an attack on a village near Arden.", [("places", "1 village", 1)]),
        ("The raid on the village of Arden lasted an hour.", [("places", "1 village", 1)]),
        ("They raided the village of Arden.", [("event", "raid", None), ("places", "1 village", 1)]),
        ("The village of Arden was attacked last night.", [("places", "1 village", 1), ("event", "raid", None)]),
        ("They attacked the village again.", [("event", "raid", None)]),
        ("The attacks took place in areas held by the Peshmerga.", [("ground", "Peshmerga", None)]),
        ("The attacks happened in areas that are under the responsibility of the Peshmerga.",
         [("ground", "Peshmerga", None)]),
        ("They come from areas controlled by Iraqi forces.", [("from", "Iraqi forces", None)]),
        ("The cases were not in areas disputed between the two.", [("ground", "not disputed", None)]),
        ("The attack struck Arden, a disputed area.", [("ground", "disputed", None)]),
        ("The village is under Peshmerga control.", [("ground", "Peshmerga", None)]),
        ("The area is under the control of the Peshmerga.", [("ground", "Peshmerga", None)]),
        ("They came from areas under Iraqi army control.", [("from", "Iraqi army", None)]),
        ("He grew up in areas under Kurdish control.", []),
        ("They blamed the attacks on the gap between the Peshmerga and Iraqi forces.",
         [("ground", "a gap between Iraqi forces and Peshmerga", None)]),
        ("Until 2017 the Peshmerga controlled the area.", []),
        ("There was no claim of responsibility.", [("claim", "not claimed", None)]),
        ("No group has claimed the attack.", [("claim", "not claimed", None)]),
        ("ISIS claimed responsibility a day later.", [("claim", "claimed", None)]),
        ("Arden lies about 70 km southeast of Brook and 60 km (40 miles) southwest Cove.",
         [("position", "southeast", 70.0), ("position", "southwest", 60.0)]),
        ("Arden is 10 miles north-west of Brook.", [("position", "northwest", 16.1)]),
        ("An attack in Arden, southwest of Brook.", [("position", "southwest", None)]),
        ("It happened in the north of Brook.", []),
    ],
)  # fmt: skip
def test_a_sentence(text: str, expected: list[tuple[str, str, float | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen from Arden attacked a unit northwest of Brook.", None),
        ("Gunmen from Arden raided a hill village 20 km west of Brook.", None),
        ("Arden, a village southwest of Brook, was raided.", "arden"),
        ("Arden is a village 10 miles north-west of Brook.", "arden"),
        ("Arden lies in an area southwest of Brook.", "arden"),
    ],
)
def test_a_direction_from_what_has_no_name_places_no_other_place(text: str, place: str | None) -> None:
    doc = Document(text)
    rows = particulars(doc, LEXICON, places(doc, LEXICON), [])
    assert [r.place_id for r in rows if r.aspect == "position"] == [place]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Seven soldiers were killed in an ambush.", "ambush"),
        ("Seven more died when an explosive device blew up.", "bomb"),
        ("A planted device killed five.", "bomb"),
        ("One died in a road accident.", None),
        ("Seven were killed.", None),
    ],
)
def test_by_what_means(text: str, named: str | None) -> None:
    assert means(text, 0, len(text)) == named


def test_how_some_of_them_died_is_not_how_all_did() -> None:
    told = "Seven soldiers were killed: five by a bomb, and another died in a gunfight."
    seven, five = told.index("Seven"), told.index("five")
    assert means(told, seven, told.index(":")) is None and means(told, five, five + 4) == "bomb"
    one = "A bomb hit the bus: one was killed."
    assert means(one, one.index("one"), len(one) - 1) == "bomb"


def test_the_means_and_the_accident_are_those_of_a_figures_own_part_of_the_sentence() -> None:
    told = "They shot three villagers, after which a bomb killed seven soldiers."
    three, seven = (told.index(w) for w in ("three", "seven"))
    assert means(told, three, three + 5) == "gunfire" and means(told, seven, seven + 5) == "bomb"
    crash = "Three villagers were killed, an officer said, adding that a crash killed one soldier."
    assert [(c.low, c.cause) for c in claims(Document(crash), Lexicon())] == [(3, "attack"), (1, "accident")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What somebody condemns is described in the reporter's words.
        ("Norland denounced in a statement on Friday two raids the day before in Arden, a disputed area.",
         {"attacks": None, "ground": None}),
        # A clause that is put in is the reporter's, between the words that somebody is given.
        ("The army said its forces had foiled an attack near Arden district, which is disputed between Brook and Cove.",
         {"ground": None}),
        ("The army said that the attack took place in areas controlled by the Brook police.",
         {"ground": "The army"}),
        ("“There were three raids in the disputed territories,” the army said.",
         {"attacks": "The army", "ground": "The army"}),
    ],
)  # fmt: skip
def test_what_a_report_only_describes_is_nobody_elses_word(text: str, expected: dict[str, str | None]) -> None:
    read = extract(Report(report_id="r", text=text, outlet="Salby Times", published="2023-02-03"), LEXICON)
    assert {p["aspect"]: p["attributed_to"] for p in read.particulars} == expected
