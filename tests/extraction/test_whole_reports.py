"""Four whole reports of our own, in the manner of wires, a local paper and an agency: every figure and every speaker.

A sentence shows what a rule does; a whole report shows what rules do to each other.
"""

from pathlib import Path

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon.case_names import UNSAID, Lexicon

WHOLE = Path(__file__).parent / "whole"
LEXICON = Lexicon(
    groups={"Peshmerga": ("peshmerga",)},
    places={"makhmour": ("Makhmour",), "kifri": ("Kifri",), "kirkuk": ("Kirkuk",), "baghdad": ("Baghdad",),
            "erbil": ("Erbil", "ERBIL")},
    place_kinds={"makhmour": "district", "kifri": "district", "kirkuk": "city", "baghdad": "city", "erbil": "city"},
    actors={"isis": ("ISIS", "attacker", "", "", ("Islamic State", "the Islamic State group"))},
)  # fmt: skip

# effect, group, least, mode, whose, day, place
FIGURES = {
    ("two-villages", "2022-06-09"): [
        ("killed", "people", 11, "total", "Local officials and residents", "2022-06-08", "makhmour"),
        ("killed", "civilians", 6, "total", "Karwan Salih", "2022-06-08", "makhmour"),
        ("killed", "civilians", 2, "subtotal", "Karwan Salih", "2022-06-08", "makhmour"),
        ("killed", "civilians", 1, "subtotal", "Karwan Salih", "2022-06-08", "makhmour"),
        ("killed", "Peshmerga", 5, "total", "A Peshmerga officer", "2022-06-08", "makhmour"),
        ("wounded", "people", 8, "total", "A Peshmerga officer", "2022-06-08", "makhmour"),
        ("wounded", "people", 3, "subtotal", "A Peshmerga officer", "2022-06-08", "makhmour"),
        ("killed", "people", 4, "total", "Peshmerga Ministry", "2022-06-08", "makhmour"),
        ("wounded", "people", 2, "subtotal", "Karwan Salih", "2022-06-08", "makhmour"),
        ("killed", UNSAID, 3, "total", None, "2021-11-01", "kifri"),
        ("killed", "people", 120, "total", "Monitor Group", "2022-01-01", None),  # a year's sum is of no place
    ],
    ("patrol", "2022-05-09"): [
        ("killed", "people", 7, "total", "Security sources", "2022-05-08", "kirkuk"),
        ("killed", "security forces", 5, "subtotal", "Security sources", "2022-05-08", "kirkuk"),
        ("killed", "ISIS", 2, "total", "Hamid Rashid", "2022-05-08", "tel-awa"),
        ("killed", "security forces", 4, "total", "The interior ministry in Baghdad", "2022-05-08", "tel-awa"),
        ("killed", "civilians", 1, "total", "The interior ministry in Baghdad", "2022-05-08", "tel-awa"),
        ("wounded", "people", 3, "total", "The interior ministry in Baghdad", "2022-05-08", "tel-awa"),
        ("killed", "people", 1, "subtotal", "The interior ministry in Baghdad", "2022-05-08", "tel-awa"),
        ("killed", "people", 6, "total", "A doctor at Kirkuk's main hospital", "2022-05-08", "tel-awa"),
        ("killed", "people", 1, "total", "A doctor at Kirkuk's main hospital", None, "tel-awa"),
        ("killed", "people", 7, "total", None, "2022-05-09", "tel-awa"),
        ("killed", "people", 12, "total", "ISIS", None, "tel-awa"),
        ("killed", UNSAID, 2, "total", None, "2022-05-03", "tel-awa"),
        ("wounded", "security forces", 4, "total", None, "2022-04-29", "tel-awa"),
    ],
    ("checkpoint", "2022-05-09"): [
        ("killed", "people", 9, "total", None, "2022-05-08", "jalawla"),
        ("killed", "people", 9, "total", "Police and medical sources", "2022-05-08", "jalawla"),
        ("killed", UNSAID, 3, "subtotal", "Police and medical sources", "2022-05-08", "jalawla"),
        ("killed", "security forces", 6, "total", None, "2022-05-08", "jalawla"),
        ("killed", "people", 11, "total", "Salma Hadi", "2022-05-08", "jalawla"),
        ("killed", "people", 9, "seen", "A hospital official", "2022-05-08", "jalawla"),
        ("wounded", "people", 14, "total", "A hospital official", "2022-05-08", "jalawla"),
        ("killed", "ISIS", 4, "total", "Iraq's military", "2022-05-08", "jalawla"),
        ("killed", "people", 15, "total", "ISIS", "2022-05-08", "jalawla"),
        ("killed", "security forces", 10, "total", None, "2022-04-01", None),
        ("killed", "security forces", 11, "total", None, "2022-01-01", None),
    ],
    ("three-raids", "2022-01-16"): [
        ("killed", "people", 27, "total", None, "2022-01-15", None),
        ("killed", "people", 27, "total", "Residents and a local official", "2022-01-15", None),
        ("captured", "people", None, "total", "Residents and a local official", "2022-01-15", None),
        ("killed", "people", 27, "total", "Alhaji Sani Umar", "2022-01-15", None),
        ("killed", UNSAID, 6, "subtotal", "Alhaji Sani Umar", "2022-01-15", None),
        ("killed", UNSAID, 4, "subtotal", "Alhaji Sani Umar", "2022-01-15", None),
        ("wounded", "people", 11, "total", "Alhaji Sani Umar", "2022-01-15", None),
        ("missing", UNSAID, 40, "total", "Alhaji Sani Umar", "2022-01-15", None),
        ("killed", "people", 13, "total", "Ibrahim Danladi", "2022-01-15", None),
        ("killed", "people", None, "total", None, "2020-01-01", None),
        ("captured", "people", None, "total", None, "2020-01-01", None),
        ("killed", "people", 43, "total", None, "2021-11-01", "goronyo-ng-51"),
    ],
}

SPEAKERS = {
    "two-villages": "Local officials and residents, Residents of Upper Dara, Karwan Salih, A Peshmerga officer, "
                    "Peshmerga Ministry, Tahsin Ali, Officials in Erbil, Lana Omar, Rebin Aziz, The United Nations "
                    "mission in Iraq and the US consulate general in Erbil, The mission, Monitor Group",
    "patrol": "Security sources, Hamid Rashid, The interior ministry in Baghdad, A doctor at Kirkuk's main hospital, "
              "ISIS, Rakan Saeed, The governor's critics, Nawaf al-Obeidi",
    "checkpoint": "Police and medical sources, Two police sources, The sources, Salma Hadi, A hospital official, "
                  "Iraq's military, ISIS, Abu Mustafa, Hassan al-Amiri",
    "three-raids": "Residents and a local official, Bello Musa, Alhaji Sani Umar, Ibrahim Danladi, Aliyu Bako, "
                   "His spokesman, A security source, Amnesty International",
}  # fmt: skip


def read(name: str, published: str) -> Report:
    return Report(name, "Example News", (WHOLE / f"{name}.txt").read_text(encoding="utf-8"), published=published)


@pytest.mark.parametrize(("name", "published"), FIGURES)
def test_every_figure_with_whose_when_and_where(name: str, published: str) -> None:
    found = [
        (c["effect"], c["group"], c["low"], c["mode"], c["attributed_to"], c["earliest"] and c["earliest"].isoformat(),
         c["place_id"])
        for c in extract(read(name, published), LEXICON).claims
    ]  # fmt: skip
    assert found == FIGURES[name, published]


@pytest.mark.parametrize(("name", "published"), FIGURES)
def test_every_speaker_in_order_and_nobody_else(name: str, published: str) -> None:
    said = extract(read(name, published), LEXICON).statements
    assert None not in [s["speaker"] for s in said]
    assert ", ".join(dict.fromkeys(s["speaker"] for s in said)) == SPEAKERS[name]
