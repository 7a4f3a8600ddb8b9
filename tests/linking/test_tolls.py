from datetime import date
from typing import Any

import pytest

from dateline import tables
from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking.incidents.tolls import tolls


def world(*claims: tuple[str, str, int, int | None, str]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Claims (report, group, low, high, mode) of one incident; a report "a2" is of origin a, published on the 2nd."""
    rows: list[dict[str, Any]] = []
    for n, (report, group, low, high, mode) in enumerate(claims):
        rows.append({
            "claim_id": f"c{n}", "report_id": report, "start": 10 * n, "end": 10 * n + 5, "words": "x",
            "effect": "killed", "group": group, "low": low, "high": high,
            "hedge": "", "mode": mode, "cause": "attack", "figure_start": 10 * n, "figure_end": 10 * n + 1,
            "incident_id": "i", "status": "machine",
        })  # fmt: skip
    reports = [
        {"report_id": r, "origin_id": r[0], "outlet": r[0], "agency": "",
         "published_latest": date(2021, 12, int(r[1:])), "relation": "original"}
        for r in sorted({c[0] for c in claims})
    ]  # fmt: skip
    return tables.rows(tables.table("claims", rows)), tables.rows(tables.table("reports", reports))


def toll(group: str, *claims: tuple[str, str, int, int | None, str], rule: str = "latest") -> tuple[Any, Any, Any]:
    made = tolls(*world(*claims), {}, rule)
    return next((t["low"], t["best"], t["high"]) for t in made if t["group"] == group)


def test_an_added_figure_is_added_to_the_total_before_it() -> None:
    assert toll("soldiers", ("a3", "soldiers", 7, 7, "total"), ("a3", "soldiers", 3, 3, "added")) == (10, 10, 10)


def test_a_part_is_not_added_to_its_whole() -> None:
    assert toll("soldiers", ("a3", "soldiers", 4, 4, "total"), ("a3", "soldiers", 1, 1, "subtotal")) == (4, 4, 4)


def test_a_later_figure_of_one_origin_overtakes_its_own() -> None:
    assert toll("soldiers", ("a3", "soldiers", 7, 7, "total"), ("a4", "soldiers", 10, 10, "total")) == (10, 10, 10)


def test_reports_of_one_origin_count_once() -> None:
    claims = [
        ("a3", "soldiers", 9, 9, "total"),
        ("a4", "soldiers", 9, 9, "total"),
        ("b4", "soldiers", 10, 10, "total"),
        ("c4", "soldiers", 10, 10, "total"),
    ]
    assert toll("soldiers", *claims) == (9, 10, 10)
    assert toll("soldiers", *claims, rule="conservative") == (9, 9, 10)
    assert toll("soldiers", *claims, rule="range") == (9, None, 10)


def test_all_is_the_sum_of_the_groups() -> None:
    assert toll("all", ("a3", "soldiers", 10, 10, "total"), ("a3", "civilians", 3, 3, "total")) == (13, 13, 13)


def test_a_total_over_the_groups_is_not_added_to_them() -> None:
    claims = [
        ("a3", "soldiers", 10, 10, "total"),
        ("a3", "civilians", 3, 3, "total"),
        ("a3", "people", 13, 13, "total"),
    ]
    assert toll("all", *claims) == (13, 13, 13)


def test_a_figure_for_both_together_bounds_and_sets_nothing() -> None:
    claims, reports = world(("a3", "people", 8, 8, "total"), ("b3", "people", 20, 20, "total"))
    claims[1]["effect"] = "killed or wounded"
    made = {(t["effect"], t["group"]): (t["low"], t["best"], t["high"], t["why"]) for t in tolls(claims, reports, {})}
    assert made["killed", "all"][:3] == (8, 8, 8) and "at most 20" in made["killed", "all"][3]
    assert made["wounded", "all"][:3] == (0, None, 20)
    claims[1]["hedge"] = "nearly"
    made = {(t["effect"], t["group"]): (t["low"], t["best"], t["high"], t["why"]) for t in tolls(claims, reports, {})}
    assert made["killed", "all"][3].endswith("; nearly 20, which is given for killed and wounded together")


def test_a_group_called_accountants_counts_like_any_other() -> None:
    claims = [("a3", "accountants", 4, 4, "total"), ("a3", "civilians", 3, 3, "total")]
    assert toll("accountants", *claims) == (4, 4, 4)
    assert toll("all", *claims) == (7, 7, 7)


def test_what_the_attackers_claim_stands_apart_by_their_account() -> None:
    claims, reports = world(("a3", "soldiers", 4, 4, "total"), ("b3", "soldiers", 30, 30, "total"))
    claims[1]["attributed_id"] = "front"
    made = {(t["group"], t["account"]): t["best"] for t in tolls(claims, reports, {"front": "Northern Front"})}
    assert made == {("soldiers", ""): 4, ("soldiers", "Northern Front"): 30, ("all", ""): 4}


def test_an_unknown_rule_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no rule 'best'; known are latest"):
        toll("all", ("a3", "soldiers", 1, 1, "total"), rule="best")


def test_a_report_whose_day_is_only_inferred_is_not_the_latest() -> None:
    claims, reports = world(("a12", "soldiers", 41, 41, "total"), ("b7", "soldiers", 46, 46, "total"))
    reports[0] |= {"dated_by": "inferred", "published_earliest": date(2021, 12, 6)}
    assert reports[0]["report_id"] == "a12"
    made = tolls(claims, reports, {})
    assert next(t["best"] for t in made if t["group"] == "soldiers") == 46


def test_dozens_overtake_no_number() -> None:
    claims, reports = world(("a3", "soldiers", 56, 56, "total"), ("b4", "soldiers", 24, None, "total"))
    claims[1]["hedge"] = "dozens"
    assert next((t["best"], t["high"]) for t in tolls(claims, reports, {})) == (56, 56)
    alone, report = world(("b4", "soldiers", 24, None, "total"))
    alone[0]["hedge"] = "dozens"
    assert next(t["best"] for t in tolls(alone, report, {})) == 24


def told(
    groups: dict[str, tuple[str, ...]],
    *texts: tuple[str, str],
    group: str = "all",
    effect: str = "killed",
    outlet: str = "",
    rule: str = "latest",
) -> tuple[Any, Any, Any]:
    """The toll of all killed (or of a group, or wounded) in texts of one attack, each with its day: read, with nothing
    linked but the incident."""
    lexicon = Lexicon(groups=groups)
    rows: list[dict[str, Any]] = []
    reports: list[dict[str, Any]] = []
    for n, (day, text) in enumerate(texts):
        name = f"{chr(97 + n)}1"
        found = extract(Report(name, name, text, published=day, dated_by="given"), lexicon).claims
        rows += [{**c, "incident_id": "i"} for c in found]
        reports.append({
            "report_id": name, "origin_id": "a" if outlet else name[0], "outlet": outlet or name, "agency": "",
            "published_latest": date.fromisoformat(day), "relation": "original", "title": "", "text": text,
        })  # fmt: skip
    made = tolls(tables.rows(tables.table("claims", rows)), tables.rows(tables.table("reports", reports)), {}, rule)
    return next((t["low"], t["best"], t["high"]) for t in made if t["group"] == group and t["effect"] == effect)


def test_a_total_with_the_attacker_in_it_is_set_aside_beside_one_of_the_victims() -> None:
    """Who did it may be named by another report only, and a bare number may be the one that counts him in."""
    alone = ("2024-05-03", "Police shot the gunman, Jan Berg. Nine people were killed in Salby on Wednesday.")
    with_him = ("2024-05-04", "It left 10 people, including her husband, Jan Berg, dead in Salby on Wednesday.")
    bare = ("2024-05-02", "At least 10 people were killed in Salby on Wednesday.")
    assert told({}, alone, with_him, bare) == (9, 9, 9)
    assert told({}, alone, bare) == (9, 9, 10)
    assert told({}, with_him, bare)[1] == 10


def test_a_further_number_is_added_to_the_one_before_it() -> None:
    day = "2024-05-03"
    both = "A bomb killed 16 people at the port of Salby on Wednesday. A second one hit a train, killing a further {}."
    assert told({}, (day, both.format("16 people"))) == (32, 32, 32)
    assert told({}, (day, both.format("man"))) == (16, 16, 16)
    assert (
        told({}, (day, f"Twenty people died in Salby. {both.format('16 people')}"), (day, "20 died in Salby."))[2] == 20
    )


def test_a_rise_that_brings_the_total_to_a_number_leaves_lower_ones_behind() -> None:
    first = ("2024-05-02", "Six people were killed in Salby on Wednesday, an officer said.")
    grown = ("2024-05-02", "Three more died, which brings the total of dead so far in Salby to nine people killed.")
    only = ("2024-05-02", "Nine people were killed in Salby on Wednesday, a doctor said.")
    assert told({}, first, grown) == (9, 9, 9)
    assert told({}, first, only) == (6, 9, 9)


def test_those_of_one_country_are_all_only_where_nobody_counts_more() -> None:
    some = ("2024-05-03", "Two Chinese tourists were killed in Salby on Wednesday, a consul said.")
    every = ("2024-05-02", "Nine people were killed in Salby on Wednesday, an officer said.")
    assert told({}, some, every) == (9, 9, 9)
    assert told({}, some) == (2, 2, 2)


def test_those_in_a_critical_condition_are_no_low_beside_a_count() -> None:
    some = ("2024-05-03", "A lorry hit people in Salby on Wednesday. Eighteen people were in a critical condition.")
    every = ("2024-05-03", "A lorry hit people in Salby on Wednesday, wounding 202 people.")
    assert told({}, some, every, effect="wounded") == (202, 202, 202)
    assert told({}, some, effect="wounded") == (18, 18, 18)


def test_a_group_that_is_the_whole_is_left_behind_with_it() -> None:
    first = ("2024-05-02", "Four civilians were killed in Salby on Wednesday, an officer said.")
    more = ("2024-05-02", "Six civilians were killed in Salby on Wednesday, a doctor said.")
    grown = ("2024-05-02", "Two more died, which brings the total of dead so far in Salby to six people killed.")
    assert told({}, first, more, grown, group="civilians") == (6, 6, 6)
    assert told({}, first, more, group="civilians") == (4, 6, 6)


def test_a_correction_in_one_report_withdraws_what_it_says_others_gave() -> None:
    first = ("2024-05-02", "A bomb killed 61 people in Salby on Wednesday, officials said.")
    second = (
        "2024-05-06",
        "Salby police on Sunday revised down the death toll of the May 1 bombing in Salby to 48.\n\n"
        "The Red Crescent had said on Friday that the death toll in Salby had increased to 66.\n\n"
        "The mayor said that the number of dead stood at 48.",
    )
    assert told({}, first, second) == (48, 48, 48)


def test_fighters_of_a_named_force_are_not_added_to_it() -> None:
    first = ("2024-05-02", "Eight Wardens and two villagers were killed in Salby on Wednesday.")
    second = (
        "2024-05-02",
        "At least seven Wardens and two villagers were killed in Salby on Wednesday. "
        "The Wardens sent help, and five more fighters died when a mine blew up.",
    )
    assert told({"Wardens": ("wardens",)}, first, second)[1:] == (10, 10)


TALLY = "Four people were killed in separate shootings in Salby on Wednesday, police said."


def test_a_tally_over_several_attacks_is_no_toll_of_one() -> None:
    report = TALLY + " In the attack at Salby market, two men were killed."
    assert told({}, ("2024-05-02", report)) == (2, 2, 2)


def test_a_sum_of_attacks_and_police_raids_is_no_toll_of_one_nor_of_a_group() -> None:
    tally = "As many as 32 Norlanders have died in a surge of bombings and police raids in the past 48 hours in Salby."
    one = ("2024-05-02", "A bomb killed 13 people in Salby on Wednesday, an officer said.")
    assert told({}, one, ("2024-05-02", tally)) == (13, 13, 13)
    with pytest.raises(StopIteration):
        told({}, one, ("2024-05-02", tally), group="norlanders")
    assert told({}, one, ("2024-05-02", "As many as 32 people have died in Salby, a nurse said."))[2] == 32


def test_the_sum_of_a_series_that_a_report_recalls_is_not_its_count_of_one_attack() -> None:
    series = "The raid followed a series of bombings a day earlier in Salby that killed 17 people."
    one = " Three bombs hit chapels. The blasts killed 14 people."
    assert told({}, ("2024-05-02", series + one)) == (14, 14, 14)
    assert told({}, ("2024-05-02", series)) == (17, 17, 17)


def test_a_tally_stands_where_nobody_counts_otherwise() -> None:
    assert told({}, ("2024-05-02", TALLY)) == (4, 4, 4)


def test_a_figure_that_only_mentions_other_attacks_stays() -> None:
    text = "The bombing in Salby, the worst of several attacks, killed nine people on Wednesday. Two nuns were killed."
    assert told({}, ("2024-05-02", text)) == (9, 9, 9)


def test_one_person_told_of_without_a_number_is_no_total_beside_one() -> None:
    counted = ("2021-05-04", "The attack in Dorvik on 3 May 2021 killed three people.")
    later = ("2021-05-06", "A man was charged in the death of Jan Berg in Dorvik on 3 May 2021.")
    assert told({}, counted, later, later) == (3, 3, 3)
    assert told({}, later) == (1, 1, 1)


def test_of_two_figures_of_one_day_a_number_counts_before_at_least() -> None:
    """Whoever says "at least 30" has not finished counting; two who say so are still more than one."""
    assert toll("all", ("a3", "people", 28, 28, "total"), ("b3", "people", 30, None, "total")) == (28, 28, 30)
    two = (("b3", "people", 30, None, "total"), ("c3", "people", 30, None, "total"))
    assert toll("all", ("a3", "people", 28, 28, "total"), *two) == (28, 30, 30)


def test_figures_for_the_only_force_that_was_hit_are_for_everybody() -> None:
    """Some say "soldiers" and some "people" of one convoy; with civilians among the dead the soldiers are a part."""
    convoy = (("a3", "people", 44, 44, "total"), ("b3", "NBG", 40, 40, "total"), ("c3", "NBG", 40, 40, "total"))
    assert toll("all", *convoy) == (40, 40, 44)
    assert toll("all", *convoy, ("d3", "civilians", 4, 4, "total")) == (44, 44, 44)


def test_at_least_thirty_does_not_speak_against_at_least_forty_of_two_sources() -> None:
    mere = [(f"{r}4", "people", 30, None, "total") for r in "abc"]
    assert toll("all", *mere, ("d4", "people", 40, None, "total")) == (30, 30, 40)
    assert toll("all", *mere, ("d4", "people", 40, None, "total"), ("e3", "people", 40, None, "total")) == (30, 40, 40)
    # whoever gives a number has counted
    assert toll("all", *mere, ("d4", "people", 30, 30, "total"), ("e4", "people", 40, None, "total"))[1] == 30


def test_what_two_sources_come_up_to_is_more_than_a_bound() -> None:
    counted = (("a2", "people", 58, 58, "total"), ("b2", "people", 59, 59, "total"))
    bounds = (("c3", "people", 50, None, "total"), ("d3", "people", 50, None, "total"))
    assert toll("all", *counted, *bounds)[1] == 58
    assert toll("all", counted[1], *bounds)[1] == 50


def test_a_reprint_ends_with_the_story_it_reprints() -> None:
    """Printed a day later, it tells nothing later: the one figure of that day is the latest."""
    nine = [(r, "people", 9, 9, "total") for r in ("a3", "a4", "d3")]
    claims, reports = world(*nine, ("b4", "people", 10, 10, "total"))
    for r in reports:
        if r["report_id"] == "a4":
            r |= {"origin_id": "a3", "outlet": "z", "relation": "reprint"}
        elif r["report_id"] == "a3":
            r |= {"origin_id": "a3", "outlet": "a"}
    (t,) = [t for t in tolls(claims, reports, {}, "latest") if t["group"] == "all"]
    assert (t["low"], t["best"], t["high"]) == (9, 10, 10)


def test_a_body_that_gives_more_later_has_left_its_own_figure_whoever_prints_it() -> None:
    first = ("2024-05-02", "The Defence Ministry said that eight people were killed in Salby on Wednesday.")
    later = ("2024-05-03", "At least 21 people were killed in Salby on Wednesday, the ministry of defence said.")
    doctor = ("2024-05-02", "A doctor said that eight people were killed in Salby on Wednesday.")
    assert told({}, first, later) == (21, 21, 21)
    assert told({}, doctor, later) == (8, 21, 21)


def test_worshippers_are_everybody_where_no_other_group_is_counted() -> None:
    first = ("2024-05-02", "Forty people were killed in Salby on Wednesday.")
    second = ("2024-05-02", "At least 58 worshippers were killed in Salby on Wednesday.")
    soldiers = ("2024-05-02", "Two soldiers and three worshippers were killed in Salby on Wednesday.")
    assert told({}, first, second)[2] == 58
    assert told({}, first, soldiers)[0] == 5


def test_a_later_report_of_some_of_the_dead_leaves_the_outlets_total() -> None:
    claims, reports = world(
        ("a3", "people", 3, 3, "total"), ("a4", "soldiers", 1, 1, "total"), ("a4", "guards", 1, 1, "total")
    )
    assert next((t["low"], t["best"]) for t in tolls(claims, reports, {}) if t["group"] == "all") == (3, 3)


def test_a_count_of_the_first_hours_is_outgrown_by_two_sources_of_later_days() -> None:
    first = ("a3", "people", 9, 9, "total")
    later = (("b5", "people", 12, 12, "total"), ("c5", "people", 13, 13, "total"))
    assert toll("all", first, *later) == (12, 13, 13)
    assert toll("all", first, later[0])[0] == 9, "one later source alone may be wrong"
    assert toll("all", first, *later, ("d5", "people", 8, 8, "total"))[0] == 8, "a later source gives fewer still"


def test_three_sources_of_later_days_outnumber_a_first_count_that_is_little_less() -> None:
    first = ("a3", "people", 150, 150, "total")
    later = tuple((f"{r}{n}", "people", v, v, "total") for r, n, v in (("b", 4, 176), ("c", 4, 180), ("d", 5, 178)))
    assert toll("all", first, *later)[0] == 176
    assert toll("all", first, *later[:2])[0] == 150, "two may count otherwise"
    assert toll("all", first, *later, ("e5", "people", 140, 140, "total"))[0] == 140, "a later source gives fewer still"


def test_who_mentions_a_mother_and_her_child_does_not_keep_a_first_count() -> None:
    first = ("2024-05-01", "A bomb wounded 150 people in Salby on Wednesday, an officer said.")
    later = [("2024-05-02", f"A bomb wounded {n} people in Salby on Wednesday.") for n in (176, 178, 180)]
    few = ("2024-05-02", "The blast in Salby on Wednesday injured his mother and his sister.")
    assert told({}, first, *later, few, effect="wounded") == (176, 180, 180)


def test_a_round_bound_is_no_low_where_another_figure_is_what_it_rounds_down() -> None:
    count = ("2024-05-02", "An attack killed 132 people in Salby on Wednesday, an officer said.")
    round_one = "An attack killed more than 130 people in Salby on Wednesday."
    assert told({}, count, ("2024-05-02", round_one))[0] == 132
    most = ("2024-05-02", round_one), ("2024-05-02", round_one)
    assert told({}, count, *most, rule="majority")[:2] == (130, 130), "the low is no higher than what a rule takes"
    assert told({}, count, ("2024-05-02", round_one.replace("130", "120")))[0] == 120
    assert told({}, count, ("2024-05-02", round_one.replace("more than", "exactly")))[0] == 130


def test_who_counts_fewer_in_all_than_another_counts_of_a_group_keeps_the_low() -> None:
    group = ("2024-05-02", "The raid killed 138 civilians in Salby on Wednesday, a mayor said.")
    every = ("2024-05-02", "The raid killed 132 people in Salby on Wednesday, an officer said.")
    assert told({}, group, every) == (132, 138, 138)
    assert told({}, group, ("2024-05-01", every[1])) == (138, 138, 138), "the lower figure is older"


SCENES = (
    "Nine people were killed in shootings at two inns in Salby on Wednesday, the ministry said. The first attack came "
    "at the Swan at ten. Three people were killed in front of the building. There was then a second shooting at the "
    "Crown. A man shot people at the bar, killing five people."
)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        (SCENES, 9),
        (SCENES.replace("The first attack came at the Swan at ten. ", ""), 5),  # nobody tells of several scenes
        (SCENES.split("killed in front")[0] + "killed, a doctor said. A second attack came later.", 9),
    ],
)
def test_the_dead_of_one_scene_are_a_part_of_those_of_all(text: str, low: int) -> None:
    found = extract(Report("a", "a", text, published="2024-05-02", dated_by="given"), Lexicon(groups={})).claims
    by = [{**c, "incident_id": "i", "attributed_id": "m" if c["attributed_to"] else None} for c in found]
    report = {"report_id": "a", "origin_id": "a", "outlet": "A", "relation": "original", "title": "", "text": text,
              "published_latest": date(2024, 5, 2)}  # fmt: skip
    made = tolls(tables.rows(tables.table("claims", by)), tables.rows(tables.table("reports", [report])), {})
    assert [t["low"] for t in made if (t["group"], t["effect"]) == ("all", "killed")] == [low]


def test_a_figure_that_is_not_confirmed_is_not_the_best() -> None:
    first = ("2024-05-02", "Forty people were killed in a bombing in Salby on Wednesday.")
    party = "The Reform Party said that 58 people were killed in Salby on Wednesday, but that figure was not confirmed."
    assert told({}, first, ("2024-05-03", party)) == (40, 40, 58)
    assert told({}, first, ("2024-05-03", party.split(", but")[0] + ".")) == (40, 58, 58)


def test_whom_a_witness_saw_are_some_of_those_hit() -> None:
    first = ("2024-05-02", "Forty people were killed in a bombing in Salby on Wednesday.")
    seen = "A neighbour saw two people killed in Salby on Wednesday."
    assert told({}, first, ("2024-05-02", seen)) == (40, 40, 40)
    assert told({}, first, ("2024-05-02", seen.replace("A neighbour saw", "Police said that")))[0] == 2


def test_a_lower_bound_does_not_replace_what_its_outlet_counted_before() -> None:
    """Who later says "more than 500" has not left 527; who says 500 has."""
    first = ("a2", "people", 527, 527, "total")
    assert toll("all", first, ("a3", "people", 500, None, "total"))[1] == 527
    assert toll("all", first, ("a3", "people", 500, 500, "total"))[1] == 500
