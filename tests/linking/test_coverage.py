"""What a report says of a point: exactly that, a bound, a part, something else, a denial, or nothing."""

from typing import Any

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.tables import rows

PLACE = {"place_id": "dorvik", "name": "Dorvik", "kind": "town", "within": "", "latitude": "1", "longitude": "1",
         "other_names": ""}  # fmt: skip
ACTOR = {"actor_id": "front", "name": "Red Front", "kind": "attacker", "side": "", "role": "", "organisation": "",
         "other_names": ""}  # fmt: skip
FULL = (
    "Thirteen people were killed in an attack on Dorvik on Monday. A roadside bomb killed seven of them. "
    "Red Front claimed responsibility for the attack.",
    "2023-02-02",
)


def says(text: str, day: str = "2023-02-03") -> dict[str, str]:
    """What a report says of each point that a fuller report of 2 February 2023 makes."""
    lexicon = Lexicon(
        places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"},
        actors={"front": ("Red Front", "attacker", "", "", ())}
    )  # fmt: skip
    reports = [
        Report(report_id=f"r{n}", text=t, outlet=f"Outlet {n}", published=d, dated_by="metadata")
        for n, (t, d) in enumerate([FULL, FULL, (text, day)])
    ]
    read: list[dict[str, Any]] = rows(link(read_tables(reports, lexicon), [PLACE], [ACTOR])["coverage"])
    return {r["point"]: r["says"] for r in read if r["report_id"] == "r2"}


ALL = "13 killed in all"
DAY = "it was on Monday 30 January 2023"


@pytest.mark.parametrize(
    ("text", "point", "expected"),
    [
        ("13 people were killed in Dorvik on Monday.", ALL, "so"),
        ("Ten soldiers and three civilians were killed in Dorvik on Monday.", ALL, "so"),
        ("At least 12 people were killed in Dorvik on Monday.", ALL, "at least"),
        ("More than 12 people were killed in Dorvik on Monday.", ALL, "at least"),
        ("More than 13 people were killed in Dorvik on Monday.", ALL, "otherwise"),
        ("Nearly 13 people were killed in Dorvik on Monday.", ALL, "at most"),
        # Some of a group, counted by their age, are no other number.
        ("Four boys and three girls were killed in Dorvik on Monday, as well as a nurse, officials said.", ALL,
         "part of"),
        # The day on which something else is done is no other day of the attack.
        ("13 people were killed in Dorvik. Families of those killed will be paid by the end of Wednesday, February 1.",
         "it was on Monday 30 January 2023", "nothing"),
        # Who says "nearly 13" and counts ten and three gives 13.
        ("Nearly 13 people were killed in Dorvik on Monday. Ten soldiers and three civilians were killed in Dorvik.",
         ALL, "so"),
        ("Eleven people were killed in Dorvik on Monday.", ALL, "otherwise"),
        ("Several people were killed in Dorvik on Monday.", ALL, "part of"),
        ("13 people were killed in Dorvik on Monday. Nobody has claimed responsibility.",
         "Red Front claimed responsibility", "part of"),
        ("13 people were killed in Dorvik on Monday.", "Red Front claimed responsibility", "nothing"),
        ("13 people were killed in Dorvik on Monday.", "it was on Monday 30 January 2023", "so"),
        ("13 people were killed in Dorvik on Tuesday, January 31.", "it was on Monday 30 January 2023", "otherwise"),
        ("13 people were killed in Dorvik.", "it was on Monday 30 January 2023", "nothing"),
        ("13 people were killed in Dorvik on Monday by a bomb.", "a bomb went off", "so"),
        ("13 people were killed in Dorvik on Monday in a suspected bomb attack.", "a bomb went off", "part of"),
        ("13 people were killed on Monday as a series of explosions struck Dorvik.", "a bomb went off", "so"),
        ("13 people were killed in Dorvik on Monday. A man entered the mill and blew himself up.", "a bomb went off",
         "so"),
        ("13 people were killed in Dorvik on Monday. An explosion was heard near the mill.", "a bomb went off",
         "part of"),
        # What one witness saw is a part of it; so is a smaller number beside a bound in the title.
        ("A reporter in Dorvik saw two people killed on Monday.", ALL, "part of"),
        ("Five soldiers and six villagers were killed in Dorvik on Monday.", ALL, "otherwise"),
        # "The bodies of three of them" are the attackers', and nobody's whom they killed.
        ("Four gunmen came to Dorvik on Monday, police said, and the bodies of three of them were found.", ALL,
         "not yet known"),
        # The one attacker may be counted in.
        ("Twelve people as well as the attacker were killed in Dorvik on Monday.", ALL, "part of"),
        # Bombs that were found did not go off.
        ("13 people were killed in Dorvik on Monday. Two bombs were recovered at the scene, police said.",
         "a bomb went off", "part of"),
        # No armed group "has taken responsibility".
        ("13 people were killed in Dorvik on Monday. No armed group has taken responsibility.",
         "Red Front claimed responsibility", "part of"),
        ("13 people were killed in Dorvik on Monday. There have been no claims of responsibility.",
         "Red Front claimed responsibility", "part of"),
        # Who says that two groups claimed it names neither.
        ("13 people were killed in Dorvik on Monday. The two groups claiming responsibility for the attack gave no "
         "proof.", "Red Front claimed responsibility", "part of"),
        # Other spellings, and those who join a claim.
        ("13 people were killed in Dorvik on Monday. The attack has been claimed by the militant group Red Fronts.",
         "Red Front claimed responsibility", "so"),
        ("13 people were killed in Dorvik on Monday. Green League and its ally, Red Front, said they carried out the "
         "attack.", "Red Front claimed responsibility", "so"),
        ("13 people were killed in Dorvik on Monday. Red Front has claimed it.", "Red Front claimed responsibility",
         "so"),
        # A number that is near is no other, and not the number; victims are said to be neither dead nor hurt.
        ("About 13 people were killed in Dorvik on Monday.", ALL, "part of"),
        ("Gunmen killed 13 people when they stormed Dorvik earlier in the day, police said on Monday.", DAY, "so"),
        # Who denies a bomb, or tells of another time, does not say that one went off.
        ("13 people were killed in Dorvik on Monday. The ministry said it did not plant any bomb.", "a bomb went off",
         "part of"),
        # The day of words is no day of the attack.
        ("13 people were killed in Dorvik. The ministry on Monday said it did not attack Dorvik.", DAY, "nothing"),
        # A lorry driven at people is how it was done.
        ("A lorry ploughed into a crowd in Dorvik on Monday, killing 13.", "a vehicle was driven at people", "so"),
        ("13 people were killed in Dorvik on Monday when a man drove a truck into a crowd.",
         "a vehicle was driven at people", "so"),
        # An hour alone is no day.
        ("13 people were killed in Dorvik. The attack happened at around 11:30pm local time.", DAY, "nothing"),
        # A march has a day of its own.
        ("Thousands marched in Dorvik on Tuesday, January 31, for the 13 people killed in the attack on Dorvik.", DAY,
         "nothing"),
        # Two blasts are one attack as often as two.
        ("13 people were killed in Dorvik on Monday in two bombings.", "there were two attacks", None),
        # "Another 12" is a number of them all, and so are worshippers where no force was hit.
        ("Another 12 people were killed in Dorvik on Monday.", ALL, "otherwise"),
        ("Twelve worshippers were killed in Dorvik on Monday.", ALL, "otherwise"),
    ],
)  # fmt: skip
def test_a_cell_follows_the_reports_words(text: str, point: str, expected: str) -> None:
    assert says(text, "2023-01-31" if point == ALL else "2023-02-03").get(point) == expected


def test_not_yet_known_only_before_the_first_that_says_it() -> None:
    point = "Red Front claimed responsibility"
    assert says("13 people were killed in Dorvik on Monday.", "2023-01-31")[point] == "not yet known"
    assert says("13 people were killed in Dorvik on Monday.", "2023-02-02")[point] == "nothing"


SALBY = PLACE | {"place_id": "salby", "name": "Salby", "latitude": "3"}
# Two attacks, each in two full reports, so that a third that speaks of both has cells for each.
DORVIK = "Ten rangers and three villagers were killed in two attacks on Dorvik, a disputed area, on Monday."
RAID = "Four rangers were killed in a raid on Salby on Wednesday. The gap between Norland and Salby forces helped it."
BOTH = "Ten rangers were killed in Dorvik on Monday. Four rangers were killed in Salby on Wednesday."


def cells(text: str, first: str = DORVIK) -> dict[tuple[str, str], str]:
    """What a report of 3 February 2023 says of each point of the attacks on Dorvik and Salby, by the place."""
    lexicon = Lexicon(
        places={"dorvik": ("Dorvik",), "salby": ("Salby",)}, place_kinds={"dorvik": "town", "salby": "town"},
        actors={"front": ("Red Front", "attacker", "", "", ())}, groups={"rangers": ("rangers",)},
    )  # fmt: skip
    texts = [(first, "2023-02-01"), (first, "2023-02-01"), (RAID, "2023-02-02"), (RAID, "2023-02-02"),
             (text, "2023-02-03")]  # fmt: skip
    reports = [
        Report(report_id=f"r{n}", text=t, outlet=f"Outlet {n}", published=d, dated_by="metadata")
        for n, (t, d) in enumerate(texts)
    ]
    linked = link(read_tables(reports, lexicon), [PLACE, SALBY], [ACTOR])
    where = {i["incident_id"]: i["place_id"] for i in rows(linked["incidents"])}
    return {
        (where[r["incident_id"]], r["point"]): r["says"] for r in rows(linked["coverage"]) if r["report_id"] == "r4"
    }


@pytest.mark.parametrize(
    ("more", "place", "point", "expected"),
    [
        # Said of one place, and of no other.
        ("The attack struck Dorvik, a disputed area.", "dorvik", "the area is disputed", "so"),
        ("The attack struck Salby, a disputed area.", "dorvik", "the area is disputed", "nothing"),
        # Said of a whole region: it touches each attack.
        ("Such raids grow in the disputed territories, he said.", "dorvik", "the area is disputed", "part of"),
        # No place, no figure: the attack last spoken of, and not the other.
        ("Condolences went to the families of those hurt in these attacks.", "dorvik", "there were two attacks",
         "nothing"),
        ("There were two attacks on Dorvik.", "dorvik", "there were two attacks", "so"),
    ],
)  # fmt: skip
def test_a_sentence_is_held_against_the_attack_that_it_is_about(
    more: str, place: str, point: str, expected: str
) -> None:
    assert cells(f"{BOTH} {more}").get((place, point)) == expected


@pytest.mark.parametrize(
    ("text", "point", "expected"),
    [
        # A figure for one group that takes in another says neither.
        ("Ten rangers killed, “including members of the rangers and civilians”, is the figure for Dorvik on Monday.",
         "10 rangers killed", "part of"),
        # A word of harm far from the group, which only acts, is none of its dead.
        ("Three villagers were killed in Dorvik on Monday. The raid led to the killing and wounding of a great "
         "number of villagers and the rangers launched an operation.", "10 rangers killed", "nothing"),
        ("There was an attack on Dorvik on Monday with unconfirmed casualties among the rangers. One villager was "
         "killed.", "10 rangers killed", "part of"),
        ("Ten rangers were killed in Dorvik this week.", "it was on Monday 30 January 2023", "part of"),
    ],
)  # fmt: skip
def test_words_that_touch_a_point_are_found_and_others_are_not(text: str, point: str, expected: str) -> None:
    assert cells(text).get(("dorvik", point)) == expected


def test_a_day_of_a_series_is_a_part_of_it() -> None:
    lexicon = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"}, groups={"rangers": ("rangers",)})
    texts = [
        "Five rangers were killed in Dorvik on Saturday.",
        "Two rangers were killed in Dorvik on Monday. Eight rangers have been killed in Dorvik since Saturday.",
        "Eight rangers were killed in Dorvik over the past three days.",
    ]
    reports = [
        Report(report_id=f"r{n}", text=t, outlet=f"Outlet {n}", published=f"2023-01-{29 + n}", dated_by="metadata")
        for n, t in enumerate(texts)
    ]
    linked = link(read_tables(reports, lexicon), [PLACE], [ACTOR])
    assert [i["kind"] for i in rows(linked["incidents"])] == ["series"]
    said = {r["report_id"]: r["says"] for r in rows(linked["coverage"]) if r["point"] == "eight rangers killed"}
    assert said["r0"] == "part of" and said["r1"] == said["r2"] == "so"


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        # so many days after it, by the report's own day, or by one that its sentence names
        ("The day after a bomb went off in Dorvik, 13 dead were known.", "2023-01-31", "so"),
        ("Police came on Wednesday, two days after the blast in Dorvik. Thirteen died.", "2023-02-03", "so"),
        ("The day after a bomb went off in Dorvik, 13 dead were known.", "2023-02-03", None),
        # the name of an attack with its day behind it
        ("Jan Berg spoke of the Dorvik Massacre Monday night. Thirteen people were killed.", "2023-02-03", "so"),
        # its weekday, in a report that only the news dates
        ("Thirteen people were killed in Dorvik on Monday night.", "", "so"),
        # on another weekday, in a report without a date
        ("Thirteen people were killed early on Tuesday in Dorvik.", "", "otherwise"),
        ("Eva Sand voiced her anger on Tuesday. Thirteen people were killed in Dorvik.", "", None),
    ],
)
def test_a_day_told_in_other_words(text: str, day: str, expected: str | None) -> None:
    found = says(text, day).get(DAY)
    assert found == expected if expected else found in (None, "nothing", "part of")


def test_a_means_is_shown_by_a_sentence_of_its_own_attack() -> None:
    two = (
        "A family of bombers struck a post in Arden on Tuesday. Nine people were wounded in the attack in Arden on "
        "Tuesday. A bomb killed 13 people in Dorvik on Monday."
    )
    lexicon = Lexicon(places={"dorvik": ("Dorvik",), "arden": ("Arden",)})
    places = [PLACE, PLACE | {"place_id": "arden", "name": "Arden", "latitude": "9"}]
    reports = [Report(f"r{n}", f"Outlet {n}", t, published="2023-02-01") for n, t in enumerate([FULL[0], two])]
    linked = link(read_tables(reports, lexicon), places, [ACTOR])
    (cell,) = (
        r
        for r in rows(linked["coverage"])
        if (r["incident_id"], r["point"], r["report_id"]) == ("dorvik-2023-01-30", "a bomb went off", "r1")
    )
    claims = {c["claim_id"]: c for c in rows(linked["claims"])}
    assert cell["says"] == "so" and claims[cell["evidence"]]["low"] == 13


def test_a_means_near_a_recalled_figure_is_that_of_the_attack_told_nearest() -> None:
    quoted = "“It appears to be a bombing,” the mayor told reporters."
    recalled = "Thirteen people were killed in a raid on Dorvik on Monday."
    other = "Four rangers were killed in Salby on Wednesday."
    first = DORVIK.replace("in two attacks", "by a bomb")
    assert cells(f"{recalled} {other} {quoted}", first).get(("dorvik", "a bomb went off")) == "nothing"
    assert cells(f"{other} {recalled} {quoted}", first).get(("dorvik", "a bomb went off")) == "part of"


def test_what_an_attack_avenged_touches_no_day_of_it() -> None:
    assert says("Thirteen died in Dorvik. Red Front did it in revenge for raids last week.").get(DAY) == "nothing"


def test_what_is_read_back_from_a_quotation_contradicts_no_day() -> None:
    text = (
        "“We condemn yesterday’s attack on Dorvik, in which thirteen people were killed,” a ministry said. "
        "Thirteen people were killed in Dorvik on Tuesday."
    )
    assert says(text)["it was on Monday 30 January 2023"] == "otherwise"
    assert says(text.split(" Thirteen people were killed in Dorvik")[0]).get(DAY) != "otherwise"


def test_of_a_sentence_on_several_attacks_each_part_is_said_of_its_own() -> None:
    first, bomb = DORVIK.replace("in two attacks", "by a bomb"), ("dorvik", "a bomb went off")
    apart = (
        "Thirteen people were killed in a raid on Dorvik on Monday; a truck bombing in Salby on Wednesday killed four."
    )
    assert cells(first, first).get(bomb) == "so"
    assert cells(apart, first).get(bomb) == "nothing"


def test_who_claims_one_attack_does_not_claim_the_other_that_a_report_tells_of() -> None:
    found = cells(f"{BOTH} Red Front said it carried out the raid on Salby.")
    claimed = [
        where for (where, point), said in found.items() if point.endswith("claimed responsibility") and said == "so"
    ]
    assert claimed == ["salby"]


@pytest.mark.parametrize(
    ("more", "point", "expected"),
    [
        # A deed at another place, of which no attack of the case is known.
        ("Red Front claimed responsibility for a bombing near the station of Arden.", "a bomb went off", "nothing"),
        ("A bomb went off in Dorvik.", "a bomb went off", "so"),
        ("Red Front claimed responsibility for a bombing near the station of Arden.",
         "Red Front claimed responsibility", "nothing"),
        ("Red Front claimed responsibility for the Arden bombing.", "Red Front claimed responsibility", "nothing"),
        ("Red Front claimed responsibility for the attack.", "Red Front claimed responsibility", "so"),
        ("Red Front said in Arden that it was behind the attack.", "Red Front claimed responsibility", "so"),
    ],
)  # fmt: skip
def test_a_deed_at_another_place_says_nothing_of_this_attack(more: str, point: str, expected: str) -> None:
    lexicon = Lexicon(
        places={"dorvik": ("Dorvik",), "arden": ("Arden",)}, place_kinds={"dorvik": "town", "arden": "town"},
        actors={"front": ("Red Front", "attacker", "", "", ())},
    )  # fmt: skip
    places = [PLACE, PLACE | {"place_id": "arden", "name": "Arden", "latitude": "9"}]
    texts = (FULL[0], FULL[0], f"13 people were killed in an attack on Dorvik on Monday. {'It was calm. ' * 40}{more}")
    reports = [Report(f"r{n}", f"Outlet {n}", t, published="2023-02-02") for n, t in enumerate(texts)]
    found = rows(link(read_tables(reports, lexicon), places, [ACTOR])["coverage"])
    assert {r["point"]: r["says"] for r in found if r["report_id"] == "r2"}.get(point) == expected


def test_a_headline_that_gives_the_number_is_not_contradicted_by_parts() -> None:
    lexicon = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"})
    parts = "Eight people were killed in Dorvik on Monday in the first minutes."
    reports = [
        Report(
            report_id=f"r{n}", title=title, text=t, outlet=f"Outlet {n}", published="2023-02-02", dated_by="metadata"
        )
        for n, (title, t) in enumerate([("", FULL[0]), ("", FULL[0]), ("Attack on Dorvik kills 13 people", parts)])
    ]
    linked = link(read_tables(reports, lexicon), [PLACE], [ACTOR])
    said = {(r["report_id"], r["point"]): r["says"] for r in rows(linked["coverage"])}
    assert said["r2", ALL] == "part of"


def stated(*texts: str, titles: tuple[str, ...] = ("", "", "")) -> list[str]:
    """What the book states in its coverage of an attack of which some reports of 2 February 2023 tell."""
    lexicon = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"})
    reports = [
        Report(report_id=f"r{n}", text=t, title=titles[n], outlet=f"Outlet {n}", published="2023-02-02",
               dated_by="metadata")
        for n, t in enumerate(texts)
    ]  # fmt: skip
    linked = link(read_tables(reports, lexicon), [PLACE], [])
    return [a["text"] for a in rows(linked["assertions"]) if a["kind"] == "coverage" and not a["failed"]]


THIRTEEN = "Thirteen people were killed in an attack on Dorvik on Monday."


def test_another_number_is_named() -> None:
    found = stated(THIRTEEN, THIRTEEN, "Eleven people were killed in Dorvik on Monday.")
    assert any("Outlet 2 says something else, 11 people killed, which does not fit that 13" in t for t in found)


def test_a_number_keeps_the_hedge_that_it_is_given_with() -> None:
    found = stated(THIRTEEN, THIRTEEN, "Close to eight people were killed in Dorvik on Monday.")
    assert any("Outlet 2 says something else, “close to” eight people killed" in t for t in found)


@pytest.mark.parametrize(
    ("title", "text", "expected", "number"),
    [
        # A whole count in the text beside the number of the title, or beside a lower bound that somebody gives.
        ("Attack on Dorvik kills 13", "At least 14 people were killed in Dorvik on Monday.", "otherwise", 14),
        ("Attack on Dorvik kills 13", "12 people were killed in Dorvik on Monday.", "otherwise", 12),
        ("Attack on Dorvik kills 13", "Six people were killed in Dorvik on Monday.", "part of", 6),
        ("", "Eleven people were killed in Dorvik on Monday. A White Hall clerk said at least nine were killed.",
         "otherwise", 11),
        ("", "Nine people were killed in Dorvik on Monday. The mayor said that at least 12 were killed.", "at least",
         12),
    ],
)  # fmt: skip
def test_a_whole_count_that_is_another_number_is_no_part(title: str, text: str, expected: str, number: int) -> None:
    lexicon = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"})
    reports = [
        Report(f"r{n}", f"Outlet {n}", t, title=head, published="2023-02-02", dated_by="metadata")
        for n, (head, t) in enumerate([("", FULL[0]), ("", FULL[0]), (title, text)])
    ]
    linked = link(read_tables(reports, lexicon), [PLACE], [])
    (cell,) = [r for r in rows(linked["coverage"]) if (r["report_id"], r["point"]) == ("r2", ALL)]
    low = {c["claim_id"]: c["low"] for c in rows(linked["claims"])}
    assert (cell["says"], [low[e] for e in cell["evidence"].split()]) == (expected, [number])


def test_no_report_is_too_early_for_a_number_that_another_of_its_day_gives_as_a_bound() -> None:
    lexicon = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"})
    texts = (
        ("At least 13 people were killed in Dorvik on Monday.", "2023-01-31"),
        ("There was an attack in Dorvik on Monday, in which five people were wounded.", "2023-01-30"),
        ("There was an attack in Dorvik on Monday, in which five people were wounded.", "2023-01-31"),
    )
    reports = [
        Report(f"r{n}", f"Outlet {n}", t, published=d, dated_by="metadata")
        for n, (t, d) in enumerate([FULL, FULL, *texts])
    ]
    read = rows(link(read_tables(reports, lexicon), [PLACE], [ACTOR])["coverage"])
    said = {r["report_id"]: r["says"] for r in read if r["point"] == ALL}
    assert (said["r3"], said["r4"]) == ("not yet known", "nothing")


def test_a_report_goes_back_to_its_own_attack_behind_one_that_it_recalls() -> None:
    own = (
        "Four rangers were killed in a raid on Salby on Wednesday. Nine were wounded there. Two clerks were killed too."
    )
    recalled = "It came after an attack on Dorvik on Monday, in which ten rangers were killed."
    wounded = "The wounded were brought to hospitals."
    found = cells(f"{own}\n\n{recalled} {wounded}", f"{DORVIK} Seven people were wounded in Dorvik on Monday.")
    assert found["dorvik", "seven wounded in all"] == "part of"
    found = cells(f"{own}\n\n{recalled}\n\n{wounded}", f"{DORVIK} Seven people were wounded in Dorvik on Monday.")
    assert found["dorvik", "seven wounded in all"] == "nothing"


def test_a_number_that_a_report_gives_to_a_party_beside_its_own_is_the_partys() -> None:
    text = (
        "Nine people were killed in an attack on Dorvik on Monday. Opposition leader Karl Dahl said 13 people were "
        "killed in Dorvik."
    )
    found = stated(THIRTEEN, THIRTEEN, text)
    assert any("Outlet 2, citing Karl Dahl, says that 13 people were killed in all" in t for t in found), found


def test_a_title_gives_a_bound_from_which_the_text_counts_on() -> None:
    titles = ("", "", "At least 9 dead in Dorvik")
    found = stated(THIRTEEN, THIRTEEN, "Nine people were killed in Dorvik on Monday, a doctor said.", titles=titles)
    assert any("Outlet 2 gives a lower bound, which does not rule out that 13" in t for t in found), found


def test_a_report_of_other_people_says_nothing_of_a_group() -> None:
    full = "Nine villagers and two soldiers were killed in an attack on Dorvik on Monday."
    found = stated(full, full, "Four gunmen were shot dead by soldiers in Dorvik on Monday. Many people were killed.")
    of_soldiers = [t for t in found if "two security forces" in t and "Outlet 2" in t]
    assert of_soldiers and all("does not say whether" in t for t in of_soldiers), found


BOMB, SHOTS, DRIVEN = "a bomb went off", "there was shooting", "a vehicle was driven at people"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("", "13 people were killed in Dorvik on Monday. A bomb killed seven of them.", "so"),
        ("Bombing kills 13 in Dorvik", "13 people were killed in Dorvik on Monday. The blast shook the town.", "so"),
        ("Suspected bomb kills 13", "13 people were killed in Dorvik on Monday. The blast shook the town.", "part of"),
        ("", "Bombing toll: 13 people were killed in Dorvik on Monday.", "so"),
        ("", "13 people were killed in Dorvik on Monday. An initial report suggests that it was a bomb.", "part of"),
        ("", "13 people were killed in Dorvik on Monday. A bomb may have gone off, he said. The bomb was in a cart.",
         "part of"),
        ("", "13 people were killed in Dorvik on Monday. A bomb may have gone off. Police later found that a bomb did.",
         "so"),
    ],
)  # fmt: skip
def test_the_means_is_said_where_a_report_says_it_outright(title: str, text: str, expected: str) -> None:
    lexicon = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"})
    told = [("", *FULL), ("", *FULL), (title, text, "2023-02-03")]
    reports = [
        Report(report_id=f"r{n}", title=t, text=x, outlet=f"Outlet {n}", published=d, dated_by="metadata")
        for n, (t, x, d) in enumerate(told)
    ]
    read = rows(link(read_tables(reports, lexicon), [PLACE], [ACTOR])["coverage"])
    assert [r["says"] for r in read if r["report_id"] == "r2" and r["point"] == BOMB] == [expected]


@pytest.mark.parametrize(
    ("text", "point", "expected"),
    [
        # what a report recalls behind a sentence takes nothing from it
        ("13 people were killed in Dorvik on Monday. Pupils said the gunmen came at dawn and started shooting wildly. "
         "It recalled the 2013 attack at Salby, which left about 70 people dead.", SHOTS, "so"),
        ("13 people were killed in Dorvik on Monday. The masked attackers gunned them down, he said.", SHOTS, "so"),
        ("13 people were killed in Dorvik on Monday. The gunmen were there for hours.", SHOTS, "part of"),
        ("13 people were killed in Dorvik on Monday. A van barrelled into shoppers in the lane.", DRIVEN, "so"),
        ("13 people were killed in Dorvik on Monday. A van hurtled through a crowd of pupils.", DRIVEN, "so"),
        ("13 people were killed in Dorvik on Monday. A van hurtled down the lane.", DRIVEN, "nothing"),
        ("13 people were killed in Dorvik on Monday. The blast slammed into people on the pavement.", DRIVEN,
         "nothing"),
    ],
)  # fmt: skip
def test_shots_and_driving_are_said_in_more_words(text: str, point: str, expected: str) -> None:
    lexicon = Lexicon(
        places={"dorvik": ("Dorvik",), "salby": ("Salby",)}, place_kinds={"dorvik": "town", "salby": "town"}
    )
    full = "Thirteen people were killed in Dorvik on Monday, ten of them shot by gunmen. Three died in the van attack."
    reports = [
        Report(report_id=f"r{n}", text=t, outlet=f"Outlet {n}", published="2023-02-03", dated_by="metadata")
        for n, t in enumerate((full, full, text))
    ]
    salby = PLACE | {"place_id": "salby", "name": "Salby", "latitude": "3"}
    read = rows(link(read_tables(reports, lexicon), [PLACE, salby], [])["coverage"])
    assert [r["says"] for r in read if r["report_id"] == "r2" and r["point"] == point] == [expected]


FORCES = "Nine pupils, two guards, a policeman and a soldier were killed in an attack on Dorvik on Monday."


@pytest.mark.parametrize(
    ("text", "point", "expected"),
    [
        # counts of one force in a list are counted together
        ("Nine pupils, three police officers and three soldiers were killed in Dorvik on Monday.",
         "six security forces", "so"),
        ("Nine pupils, two guards and a soldier were killed in Dorvik on Monday.", "three security forces", "so"),
        ("Nine pupils, three police officers and three soldiers were killed in Dorvik on Monday.", "police",
         "otherwise"),
        # guards are no police, and gunmen killed as forces came are no force
        ("Many were killed in Dorvik on Monday, including two guards.", "police", "nothing"),
        ("Nine pupils died in Dorvik. Four gunmen were killed on Monday as security forces came.", "security forces",
         "nothing"),
    ],
)  # fmt: skip
def test_a_group_is_counted_by_the_words_for_it(text: str, point: str, expected: str) -> None:
    found = cells(text, FORCES)
    assert {says for (at, p), says in found.items() if at == "dorvik" and f"{point} killed" in p} == {expected}, found


def test_the_latest_whole_count_of_a_report_is_what_it_says() -> None:
    titles = ("", "", "More than 9 dead in Dorvik")
    found = stated(THIRTEEN, THIRTEEN, "An attack on Dorvik on Monday killed 12 people, a doctor said.", titles=titles)
    assert any("Outlet 2 says something else, 12 people killed" in t for t in found), found
    pupils = "13 pupils were killed in an attack on Dorvik on Monday."
    for text, expected in (
        ("At least two people died in Dorvik on Monday. Update: Officials said that 13 people died.", "so"),
        ("At least 13 people died in Dorvik on Monday.", "at least"),
        ("Nine people died in Dorvik on Monday.", "part of"),
    ):
        read = cells(text, f"{pupils} A boy also died.")
        assert {says for (at, p), says in read.items() if at == "dorvik" and "unknown status killed" in p} <= {
            expected
        }, (text, read)


def test_of_two_other_numbers_the_larger_is_the_reports() -> None:
    lexicon = Lexicon(places={"dorvik": ("Dorvik",)}, place_kinds={"dorvik": "town"})
    told = (
        *(FULL,) * 2,
        ("The chief said that 7 people were killed in Dorvik on Monday. The mayor put it at 9.", FULL[1]),
    )
    reports = [
        Report(report_id=f"r{n}", text=t, outlet=f"Outlet {n}", published=d, dated_by="metadata")
        for n, (t, d) in enumerate(told)
    ]
    linked = link(read_tables(reports, lexicon), [PLACE], [])
    (cell,) = [r for r in rows(linked["coverage"]) if (r["report_id"], r["point"]) == ("r2", ALL)]
    numbers = {c["claim_id"]: c["low"] for c in rows(linked["claims"])}
    assert (cell["says"], [numbers[e] for e in cell["evidence"].split()]) == ("otherwise", [9])
