"""Every rule of contradiction: reports that disagree by it, and reports that only look as if they did."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.linking.rulebooks.contradictions import STANDING
from dateline.pipeline.extract import read_tables
from dateline.tables import rows

PLACES = [
    {"place_id": i, "name": n, "kind": k, "within": w, "latitude": "1", "longitude": "1", "other_names": ""}
    for i, n, k, w in (
        ("norland", "Norland", "country", ""), ("osk", "Osk", "district", "norland"),
        ("vale", "Vale", "district", "norland"), ("dorvik", "Dorvik", "town", "osk"),
        ("salby", "Salby", "village", "osk"), ("tarn", "Tarn", "village", "osk"),
        ("lund", "Lund", "village", "osk"),
    )
]  # fmt: skip
ACTORS = [
    {"actor_id": i, "name": n, "kind": k, "side": "", "role": "", "organisation": o, "other_names": ""}
    for i, n, k, o in (
        ("front", "Red Front", "attacker", ""), ("league", "Blue League", "attacker", ""),
        ("min", "Defence Ministry", "body", ""), ("holm", "Peter Holm", "person", "min"),
    )
]  # fmt: skip


def found(*texts: str | tuple[str, str | None]) -> list[dict[str, Any]]:
    """The contradictions between reports of one text each; a text alone is published on 31 January 2023, a Tuesday."""
    lexicon = Lexicon(
        places={p["place_id"]: (p["name"],) for p in PLACES},
        place_kinds={p["place_id"]: p["kind"] for p in PLACES},
        actors={a["actor_id"]: (a["name"], a["kind"], "", a["organisation"], ()) for a in ACTORS},
    )
    read = [(t, "2023-01-31") if isinstance(t, str) else t for t in texts]
    reports = [
        Report(report_id=f"r{n}", text=t, outlet=f"Outlet {n}", published=day) for n, (t, day) in enumerate(read)
    ]
    return rows(link(read_tables(reports, lexicon), PLACES, ACTORS)["contradictions"])


def sides(found: Iterable[dict[str, Any]], rule: str) -> set[str]:
    return {s["side"] for x in found if x["rule"] == rule for s in json.loads(x["sides"])}


DISAGREE = [
    ("figures exclude each other", ("Five people were killed in Dorvik on Monday.", "2023-01-31"),
     ("Four people were killed in Dorvik on Monday.", "2023-02-02")),
    ("figures exclude each other", ("At least 35 people were killed in Dorvik on Monday.", "2023-01-31"),
     ("32 people were killed in Dorvik on Monday.", "2023-01-31")),
    ("different days", "Five people were killed in an attack on Dorvik on Monday.",
     "Five people were killed in an attack on Dorvik on Sunday."),
    ("different hours", "The attack on Dorvik came at 22:30 on Monday and killed five people.",
     "Dorvik was raided around ten o'clock on Monday night. Five people were killed."),
    ("who the dead were", "Three brothers were killed in an attack on Dorvik on Monday.",
     "Two children were killed in an attack on Dorvik on Monday."),
    ("killed by one means", "Ten people were killed in Dorvik on Monday. A roadside bomb killed seven of the soldiers. "
                          "A roadside bomb killed seven soldiers.",
                          "Ten people were killed in Dorvik on Monday. A roadside bomb killed five soldiers."),
    ("different means", "A bomb killed seven people in Dorvik on Monday.",
     "Seven people were shot dead in Dorvik on Monday."),
    ("which places", "Five people were killed in an attack on the villages of Salby and Tarn on Monday.",
     "Five people were killed in an attack on two villages, Salby and Lund, on Monday."),
    ("who did it", "Five people were killed in Dorvik on Monday. Red Front claimed responsibility for the attack.",
     "Five people were killed in Dorvik on Monday. Red Front denied responsibility for the attack."),
    ("altered quotation", "Five people were killed in Dorvik on Monday. "
                          "“We will rebuild the old bridge before the winter and reopen every "
                          "school,” Peter Holm said.",
                          "Five people were killed in Dorvik on Monday. “We will rebuild the old bridge before the "
                          "spring and reopen every school,” Peter Holm said."),
    ("two speakers", "Five people were killed in Dorvik on Monday. "
                     "“We will rebuild the old bridge before the winter and reopen every school,” Peter Holm said.",
                     "Five people were killed in Dorvik on Monday. "
                     "“We will rebuild the old bridge before the winter and reopen every school,” Olaf Gran said."),
]  # fmt: skip

PLEA = (
    "Five people died in Dorvik on Monday. “Whoever is responsible for this appalling act must be brought to justice,”"
)
AGREE = [
    ("a person and his spokesman", f"{PLEA} Secretary Anton Gerau said.", f"{PLEA} Gerau’s spokesman Farid Hald said."),
    ("a spokesman and his office", f"{PLEA} army spokesman Felix Kuhl said.",
     f"{PLEA} the spokesperson for the Ministry of Arms said."),
    ("an office named by its town", f"{PLEA} the local Governor’s office said.",
     f"{PLEA} the Osk Governor’s office said."),
    ("a name in two spellings",
     "Five died in Dorvik on Monday. “The Boungou works remain secured and our work is not affected by it,” Orlo said.",
     "Five died in Dorvik on Monday. “The Bongou works remain secured and our work is not affected by it,” Orlo said."),
    ("a few in one version and several in a part of it",
     "Five died in Dorvik on Monday. “The Salby keeper joined the guild a few months ago,” the Red Guild said.",
     "Five died in Dorvik on Monday. The Red Guild said that he “joined the guild several months ago.”"),
    ("who said it, and who only carried it", f"{PLEA} the Osk Tribune cited Olaf Gran.", f"{PLEA} Olaf Gran said."),
    ("an hour at night", "The attack on Dorvik began at 11:30 p.m. on Monday and killed five people.",
     "Last night at 11:30 raiders attacked Dorvik. Five people were killed on Monday."),
    ("the attackers counted in", "Nine people were killed in a shooting in Dorvik on Monday.",
     "A man shot nine people dead in Dorvik on Monday. The number of people killed, including the suspect, is 11, "
     "police said."),
    ("said at first", ("An attacker blew himself up in Dorvik on Monday, initially killing 75 people, the mayor said. "
     "Eighty-eight people were killed, Peter Holm said.", "2023-01-31"),
     ("Eighty-eight people were killed in Dorvik on Monday.", "2023-01-31")),
    ("one hospital", "Eighty-eight people were killed in Dorvik on Monday, Peter Holm said. Anna Berg said that 75 "
     "people were dead at Lund hospital.", "Eighty-eight people were killed in Dorvik on Monday."),
    ("one scene", "Nine people were killed in shootings in Dorvik on Monday, Peter Holm said. The first attack came "
     "at the Swan inn at ten. Three people were killed there, Anna Berg said. A second attack hit the Crown inn.",
     "Nine people were killed in Dorvik on Monday."),
    ("a word of a short translation",
     "Five died in Dorvik. “We are deeply shocked by this cruel attack on our town,” Orlo said.",
     "Five died in Dorvik. “We are deeply shaken by this cruel attack on our town,” Orlo said."),
    ("prosecutors and their chief", f"{PLEA} prosecutors said.", f"{PLEA} chief prosecutor Nils Holm said."),
    ("growth by days", ("13 people were killed in Dorvik on Monday.", "2023-01-30"),
     ("21 people were killed in Dorvik on Monday.", "2023-02-01")),
    ("growth by words", ("47 people were killed in a bombing in Dorvik on Monday.", "2023-01-30"),
     "The death toll from Monday’s bombing in Dorvik rose to 83.",
     "The death toll from Monday’s bombing in Dorvik has risen to 95."),
    ("growth by days and a count that stood", ("13 people were killed in Dorvik on Monday.", "2023-01-30"),
     ("13 people were killed in Dorvik on Monday. On Tuesday the death toll stood at 16.", "2023-01-31")),
    ("growth by hours", ("13 people were killed in Dorvik on Monday.", "2023-01-30T14:00:00+00:00"),
     ("20 people were killed in Dorvik on Monday.", "2023-01-30T18:00:00+00:00")),
    ("a bound and more", "At least 32 people were killed in Dorvik on Monday.",
     "101 people were killed in Dorvik on Monday."),
    ("a bound and the same", "At least 32 people were killed in Dorvik on Monday.",
     "32 people were killed in Dorvik on Monday."),
    ("a bound by a verb", "The death toll of the attack in Dorvik on Monday topped 20.",
     "32 people were killed in Dorvik on Monday."),
    ("a vague word", "Dozens of people were killed in Dorvik on Monday.", "50 people were killed in Dorvik on Monday."),
    ("somebody", "30 people were wounded in Dorvik on Monday.",
     ("A Norland woman was wounded in the attack on Dorvik on Monday.", "2023-02-02")),
    ("part of a whole", "Three brothers were killed in Dorvik on Monday.",
     "Militants raided Dorvik on Monday. “Two of my brothers were shot dead,” a son said."),
    ("village and attacks", "An attack on a village in Osk on Monday killed 13 people.",
     "Militants carried out two attacks in Osk on Monday, killing 13 people."),
    ("a village and two", "An attack on a village in Osk on Monday killed 13 people.",
     "Militants attacked two villages in Osk on Monday, killing 13 people."),
    ("ambush with a bomb", "Seven soldiers were killed in an ambush in Dorvik on Monday.",
     "A roadside bomb killed seven soldiers in Dorvik on Monday."),
    ("day of mourning", "Five people were killed in an attack on Dorvik on Monday.",
     "Mourners left flowers on Tuesday in Dorvik, where five people were killed."),
    ("day of speaking", "Five people were killed in an attack on Dorvik on Monday.",
     "Five people were killed in Dorvik, the mayor said on Tuesday."),
    ("a body and its spokesman", "Five people were killed in Dorvik on Monday. The Defence Ministry said it was "
                                 "“deeply concerned by the continued attacks on every town of the north.”",
                                 "Five people were killed in Dorvik on Monday. “Norland is deeply concerned by the "
                                 "continued attacks on every town of the north,” Peter Holm said."),
    ("a man and his rank", "Five people were killed in Dorvik on Monday. “We lost good men and women in that terrible "
                           "blast near the gate,” Inspector-General Rolf Berg said.",
                           "Five people were killed in Dorvik on Monday. "
                           "“We lost good men and women in that terrible blast near the gate,” Rolf Berg said."),
    ("somebody described", "Five people were killed in Dorvik on Monday. "
                           "“We lost good men and women in that terrible blast near the gate,” a stallholder said.",
     "Five people were killed in Dorvik on Monday. “We lost good men and women in that terrible blast near the "
     "gate,” a street vendor said."),
    ("a quotation cut", "Five people were killed in Dorvik on Monday. “We will rebuild the old bridge before the "
                        "winter and reopen every school in the town,” Peter Holm said.",
                        "Five people were killed in Dorvik on Monday. "
                        "“We will rebuild the old bridge before the winter,” Peter Holm said."),
    ("two translations", "Five people were killed in Dorvik on Monday. “The robbers knew exactly whom they were "
                         "shooting at: they meant to frighten everybody in the town,” Peter Holm said.",
                         "Five people were killed in Dorvik on Monday. “The bandits knew very well whom they were "
                         "firing at: they wanted to scare everybody in the city,” Peter Holm said."),
    ("day of a statement", "Five people were killed in an attack on Dorvik on Monday.",
     "Five bodies lay in Dorvik. A statement by the Red Cross issued on Tuesday told of the killing of the attackers."),
    ("hours after", "Five people were killed in an attack on Dorvik on Monday.",
     "A list of Tuesday had five names, hours after the attack on Dorvik ended. Five bodies were seen."),
    ("days of a siege", "Five people were killed in an attack on Dorvik on Sunday.",
     "Five people were killed in an attack on Dorvik on Monday, when the 20-hour siege ended."),
    ("a page of the day after", "Five people were killed in an attack on Dorvik on Monday.",
     "Five people were killed in an attack on Dorvik on Monday. Six were hurt.",
     "Five people were killed in an attack on Dorvik today."),
    ("several places", "Four people were killed in Dorvik on Monday.",
     "Nine people were killed on Monday in strikes on the capital Dorvik and the northern village of Lund."),
    ("a whole with a part elsewhere", "Four people were killed in Dorvik on Monday.",
     "Strikes left nine people dead in Norland on Monday – four in Dorvik – and cut the power."),
    ("an hour of the page", "The attack on Dorvik came at 22:30 on Monday and killed five people.",
     "Dorvik (Update 6, 10:02 a.m.) — The attack killed five people. It was on Monday."),
    ("after an hour", "The attack on Dorvik came at 7:30 a.m. on Monday and killed five people.",
     "Dorvik was attacked after 7 a.m. on Monday. Five people were killed."),
    ("a stretch of hours", "The attack on Dorvik came at 22:30 on Monday and killed five people.",
     "The attack on Dorvik came between 9 p.m. and 11 p.m. on Monday and killed five people."),
    ("a government and its spokesman",
     "Five people were killed in Dorvik on Monday. The Norland government said it would “pursue to the ends of the "
     "earth the killers behind this crime.”",
     "Five people were killed in Dorvik on Monday. “We will pursue to the ends of the earth the killers behind this "
     "crime,” Olaf Gran said."),
    ("a bracket", "Five people were killed in Dorvik on Monday. “We will rebuild the bridge before the winter and "
                  "reopen every school,” Peter Holm said.",
     "Five people were killed in Dorvik on Monday. “We will rebuild the [northern] bridge before the winter and reopen "
     "every school,” Peter Holm said."),
    ("an earlier claim", "Five people were killed in Dorvik on Monday. Red Front claimed responsibility "
                         "for the attack.\n\nOn January 3 a bomb had killed two in Dorvik. "
                         "Blue League had claimed responsibility for it."),
]  # fmt: skip


@pytest.mark.parametrize("case", DISAGREE, ids=lambda c: c[0])
def test_reports_disagree_by_the_rule(case: tuple[Any, ...]) -> None:
    rule, *texts = case
    assert len(sides(found(*texts), rule)) > 1


@pytest.mark.parametrize("case", AGREE, ids=lambda c: c[0])
def test_what_only_looks_different_is_no_contradiction(case: tuple[Any, ...]) -> None:
    assert [(x["rule"], x["sides"]) for x in found(*case[1:])] == []


def test_an_attackers_count_is_theirs_and_not_the_outlets() -> None:
    boast = (
        "In its magazine, Red Front claimed to have carried out 12 attacks in Norland from January 25 to January 31, "
        "killing and injuring 4 people."
    )
    read = found(
        ("Five people were killed in Dorvik on Monday, January 30.", "2023-01-31"),
        ("Three people were killed in Lund on Saturday, January 28.", "2023-01-31"),
        (boast, "2023-02-02"),
    )
    assert all("Outlet" not in x["summary"] for x in read if x["rule"] == "fewer than the attacks inside")


def test_every_row_names_a_rule_and_settles_nothing_from_its_sides() -> None:
    read = found(*DISAGREE[0][1:])
    assert all(x["kind"] == STANDING[x["rule"]].kind and not x["settled_by"] for x in read)


def test_fewer_together_than_dead_is_told_once_of_all_and_of_the_one_group() -> None:
    told = found(
        "Three villagers were killed in Dorvik on Monday.",
        "One villager was shot in Dorvik on Monday.",
        "One villager was shot in Dorvik on Monday.",
    )
    (one,) = [x for x in told if x["rule"] == "fewer killed or wounded than killed"]
    assert [x["contradiction_id"] for x in told].count(one["contradiction_id"]) == 1


def test_a_time_given_as_about_so_is_called_that_and_need_exclude_nothing() -> None:
    clock, about = (t for rule, *texts in DISAGREE if rule == "different hours" for t in texts)
    (x,) = [x for x in found(clock, about) if x["rule"] == "different hours"]
    assert {s["side"] for s in json.loads(x["sides"])} == {"22:30", "about 22:00"} and "about so" in x["note"]
    exact = about.replace("around", "at")
    assert [x["note"] for x in found(clock, exact) if x["rule"] == "different hours"] == [""]


@pytest.mark.parametrize(
    ("texts", "rule", "expected"),
    [
        (("The attack on Dorvik came at 22:30 on Monday. Two guards were killed.",
          "The attack on Dorvik came at 8:15 p.m. on Monday. Two guards were killed."),
         "different hours", {"22:30", "8:15 p.m."}),
        (("Two guards were killed in Dorvik on Monday.", "Two guards were killed in Dorvik on Sunday."),
         "different days", {"Monday", "Sunday"}),
    ],
)  # fmt: skip
def test_a_side_that_is_a_time_says_where_its_words_are(texts: tuple[str, ...], rule: str, expected: set[str]) -> None:
    (x,) = [x for x in found(*texts) if x["rule"] == rule]
    told = [(n, at) for s in json.loads(x["sides"]) for n in s["reports"] for at in s["at"].values()]
    assert {texts[int(n[1:])][start:end] for n, (start, end) in told} == expected


def test_whoever_calls_the_dead_kin_elsewhere_stands_on_that_side() -> None:
    kin, age = (t for rule, *texts in DISAGREE if rule == "who the dead were" for t in texts)
    third = "Three villagers were killed in Dorvik on Monday. The three villagers were brothers."
    (x,) = [x for x in found(kin, age, third) if x["rule"] == "who the dead were"]
    assert {s["side"]: s["reports"] for s in json.loads(x["sides"])}["3 brothers"] == ["r0", "r2"]
    assert "both may be right" in x["note"]


def test_figures_of_one_group_may_only_differ_because_some_are_older() -> None:
    four, six = (f"{n} soldiers were killed in Dorvik on Monday." for n in ("Four", "Six"))
    (x,) = [x for x in found(four, six) if x["rule"] == "figures exclude each other"]
    assert "may only be older" in x["note"]


def test_a_figure_that_takes_in_others_stands_on_no_side() -> None:
    four = "Four soldiers were killed in Dorvik on Monday."
    six = "Six soldiers were killed in Dorvik on Monday"
    assert sides(found(four, f"{six}."), "figures exclude each other") == {"4", "6"}
    assert not sides(found(four, f"{six}, including soldiers and civilians."), "figures exclude each other")


def test_a_count_over_a_time_that_names_no_day_is_given_in_its_words() -> None:
    attacks = (
        ("Three soldiers were killed in Dorvik on Saturday, January 21.", "2023-01-22"),
        ("Four soldiers were killed in Salby on Monday, January 30.", "2023-01-31"),
    )
    count = "Five soldiers have been killed in Norland in the past month."
    (x,) = [x for x in found(*attacks, (count, "2023-02-02")) if x["rule"] == "fewer than the attacks inside"]
    assert "“in the past month”" in x["summary"] and "January" not in x["summary"]
    apart = f"Nine soldiers were killed in Salby on Monday, January 30.\n\n{count}"
    (x,) = [x for x in found(*attacks, (apart, "2023-02-02")) if x["rule"] == "fewer than the attacks inside"]
    assert "The same report gives Salby, 30 January 2023 9 by itself: the count may leave it out." in x["note"]


def test_an_outlet_that_says_both_of_two_places_is_heard_on_the_village() -> None:
    ground = "Five people were killed in an attack on Dorvik on Monday. "
    texts = (
        ground + "“The attack happened in areas held by the Osk army,” Peter Holm said.",
        ground + "“The attack happened because of the gap between Osk and Vale forces,” Olaf Gran said.",
        ground + "The village is under Osk army control. The ridge is a buffer zone between Osk and Vale forces.",
    )
    (x,) = [x for x in found(*texts) if x["rule"] == "who controlled the area"]
    assert sorted(s["reports"] for s in json.loads(x["sides"])) == [["r0", "r2"], ["r1"]]
    ridge = (*texts[:2], texts[2].replace("The village is under", "The district is under"))
    (x,) = [x for x in found(*ridge) if x["rule"] == "who controlled the area"]
    assert sorted(s["reports"] for s in json.loads(x["sides"])) == [["r0"], ["r1"]]
    assert any("(Peter Holm)" in s["side"] for s in json.loads(x["sides"]))


def test_a_toll_that_was_raised_has_in_it_those_who_came_to_it() -> None:
    raised = (
        "Officials raised the death toll of Monday's attack on Dorvik to 21. It rose with the find of six more bodies."
    )
    crowd = "The Red Cross put the number of dead of Monday's attack on Dorvik at 24."
    assert sides(found(raised, crowd), "figures exclude each other") == {"21", "24"}
    assert found(raised, "The attack on Dorvik on Monday killed 21 people.") == []


def test_attackers_are_no_part_of_the_dead_beside_whom_they_are_counted() -> None:
    first = "Troops killed all four attackers in Dorvik on Monday. The attack had killed 14 people."
    other = "Troops killed all five attackers in Dorvik on Monday. The attack had killed 14 people."
    assert sides(found(first, other), "figures exclude each other") == {"4", "5"}


def test_lower_numbers_of_the_same_bomb_are_older_ones() -> None:
    seven = "A bomb killed seven people in Dorvik on Monday. Police earlier said the bomb killed six people."
    five = "A bomb killed five people in Dorvik on Monday. Police earlier said the bomb killed four people."
    assert not sides(found(seven, five), "killed by one means")
