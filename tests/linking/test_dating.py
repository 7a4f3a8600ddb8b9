"""Undated reports: dated by what they share with dated ones, or left without a date."""

from typing import Any

import pytest

from dateline import tables
from dateline.core.report import Report
from dateline.linking import link
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.provenance import dating
from dateline.pipeline.extract import read_tables
from dateline.reading import Case

KIRKUK = (
    "ERBIL (Kurdistan 24) – The prime minister spoke on Saturday after an attack northwest of Kirkuk.\n\n"
    "Three Peshmerga fighters were killed, and two were wounded during the clashes early Saturday.\n"
)
MAY = (
    "Three Peshmerga were killed and two were wounded in an attack near Prde, Kirkuk, "
    "early on Saturday 1 May, officials said.\n"
)


def dated(case: Case, *reports: Report) -> dict[str, dict[str, Any]]:
    linked = link(read_tables(reports, case.lexicon), case.places, case.actors)
    return {r["report_id"]: r for r in tables.rows(linked["reports"])}


def test_a_report_stays_undated_where_nothing_dated_tells_of_its_attack(case: Case) -> None:
    r = dated(case, Report("a", "K24", KIRKUK))["a"]
    assert (r["published_earliest"], r["dated_by"]) == (None, "none")
    assert "undated" in r["dated_why"]
    assert "match" not in r["dated_why"], "its figures may still be those of a dated attack"


def test_a_new_report_makes_it_datable(case: Case) -> None:
    """The report of May 2021 tells of the same figures, the same weekday, the same area."""
    r = dated(case, Report("a", "K24", KIRKUK), Report("may", "NRT", MAY, published="2021-05-02", dated_by="metadata"))[
        "a"
    ]
    assert (str(r["published_earliest"]), str(r["published_latest"]), r["dated_by"]) == (
        "2021-05-01",
        "2021-05-07",
        "inferred",
    )
    assert "NRT" in r["dated_why"] and "Saturday 1 May 2021" in r["dated_why"]


def test_a_feast_is_the_day_that_it_is_that_year(case: Case) -> None:
    """Easter was on 4 April in 2021."""
    text = "Three Peshmerga were killed and two were wounded in an attack near Prde, Kirkuk, on Easter Sunday.\n"
    april = MAY.replace("Saturday 1 May", "Sunday 4 April")
    r = dated(case, Report("a", "K24", text), Report("may", "NRT", april, published="2021-04-05", dated_by="metadata"))[
        "a"
    ]
    assert (str(r["published_earliest"]), str(r["published_latest"])) == ("2021-04-04", "2021-04-10")
    assert r["dated_why"].endswith("news names a feast only within the week.")


def test_the_day_on_which_a_piece_says_that_it_was_written_is_its_own(case: Case) -> None:
    text = f"{KIRKUK}\nWritten on this 3rd of May in Prde.\n"
    may = Report("may", "NRT", MAY, published="2021-05-02", dated_by="metadata")
    r = dated(case, Report("a", "K24", text), may)["a"]
    assert str(r["published_earliest"]) == str(r["published_latest"]) == "2021-05-03"


def test_a_report_is_said_to_tell_of_a_place_that_it_names(case: Case) -> None:
    may = Report("may", "NRT", MAY.replace("Prde, Kirkuk", "Prde"), published="2021-05-02", dated_by="metadata")
    r = dated(case, Report("a", "K24", KIRKUK.replace("northwest of Kirkuk", "near Prde")), may)["a"]
    assert r["dated_by"] == "none" or "attack at Kirkuk" not in r["dated_why"]


def test_another_weekday_does_not(case: Case) -> None:
    sunday = MAY.replace("Saturday 1 May", "Sunday 2 May")
    r = dated(
        case, Report("a", "K24", KIRKUK), Report("may", "NRT", sunday, published="2021-05-03", dated_by="metadata")
    )["a"]
    assert r["dated_by"] == "none"


def test_the_day_on_which_a_gunman_was_found_dates_nothing(case: Case) -> None:
    found = (
        "Three Peshmerga were killed and two were wounded in an attack near Prde, Kirkuk, before the suspected gunman "
        "was found dead early on Saturday 1 May.\n"
    )
    r = dated(
        case, Report("a", "K24", KIRKUK), Report("may", "NRT", found, published="2021-05-02", dated_by="metadata")
    )
    assert r["a"]["dated_by"] == "none"


QUOTE = "“The attack yesterday will not pass without the just punishment of the criminals who committed this act,”"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (f"{QUOTE} John Doe said.\n", "inferred"),
        ("“Quite other words were spoken here today,” John Doe said.\n", "none"),
    ],
)
def test_a_shared_statement_dates_a_report_that_tells_of_no_attack(case: Case, text: str, by: str) -> None:
    other = Report("b", "AP", f"{QUOTE} John Doe said on Friday.\n", published="2021-12-04", dated_by="metadata")
    r = dated(case, Report("a", "K24", text), other)["a"]
    assert r["dated_by"] == by
    if by == "inferred":
        assert str(r["published_earliest"]) == "2021-12-03"
        assert "statement" in r["dated_why"]


def test_a_report_published_before_what_it_reports_is_a_contradiction(case: Case) -> None:
    text = "Two Peshmerga were killed in Kifri on 5 December 2021, officials said.\n"
    linked = link(
        read_tables([Report("a", "K24", text, published="2021-12-03", dated_by="metadata")], case.lexicon),
        case.places,
        case.actors,
    )
    assert [x["kind"] for x in tables.rows(linked["contradictions"])] == ["date"]
    assert "published before what it reports" in tables.rows(linked["contradictions"])[0]["summary"]


THURSDAY = "Three villagers were killed in an attack on Makhmour on Thursday night.\n"


def _makhmour(text: str, case: Case, *others: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The undated report of a text beside dated ones of Friday 27 January 2023,
    and the contradictions about the day."""
    reports = [
        Report(f"d{n}", f"Outlet {n}", t, published="2023-01-27", dated_by="metadata") for n, t in enumerate(others)
    ]
    linked = link(read_tables([Report("a", "K24", text), *reports], case.lexicon), case.places, case.actors)
    named = {r["report_id"]: r for r in tables.rows(linked["reports"])}
    return named["a"], [x for x in tables.rows(linked["contradictions"]) if x["kind"] == "date"]


def test_a_majority_comes_before_one_odd_report(case: Case) -> None:
    text = "Two brothers were shot dead in Makhmour last night, their father said.\n"
    most = (THURSDAY, THURSDAY.replace("Three", "Four"), "Two children were killed in Makhmour on Friday.\n")
    r, _ = _makhmour(text, case, *most)
    assert (str(r["published_earliest"]), str(r["published_latest"])) == ("2023-01-27", "2023-01-27")


def test_its_own_words_come_before_a_majority(case: Case) -> None:
    text = (
        "Militants came to Makhmour on January 27.\n\n"
        "Two brothers were shot dead there last night, their father said.\n"
    )
    friday = "Two children were killed in Makhmour on Friday.\n"
    r, _ = _makhmour(text, case, THURSDAY, THURSDAY.replace("Three", "Four"), friday, friday.replace("Two", "Five"))
    assert str(r["published_earliest"]) == "2023-01-28"


def test_an_inferred_day_is_no_side_of_what_it_was_inferred_from(case: Case) -> None:
    text = "Three villagers were killed in Makhmour last night, their father said.\n"
    r, about_days = _makhmour(text, case, THURSDAY, THURSDAY.replace("Thursday night", "Friday"))
    assert r["dated_by"] == "inferred"
    assert not any('"a"' in str(x["sides"]) for x in about_days)


def test_earlier_that_day_is_the_day_named_before(case: Case) -> None:
    text = (
        "The prime minister spoke on Saturday, May 1, after an attack near Prde, Kirkuk.\n\nEarlier that day, three "
        "Peshmerga were killed and two were wounded in the attack near Prde, Kirkuk.\n"
    )
    dated_one = Report("may", "NRT", MAY, published="2021-05-02", dated_by="metadata")
    r = dated(case, Report("a", "K24", text), dated_one)["a"]
    assert (str(r["published_earliest"]), r["dated_by"]) == ("2021-05-01", "inferred")


def test_the_reason_is_that_of_the_words_that_date_the_attack(case: Case) -> None:
    twice = "Three villagers were killed in Makhmour. The attack on Makhmour on Thursday killed three villagers.\n"
    r, _ = _makhmour(twice, case, THURSDAY)
    assert "gives its day as “Thursday”" in r["dated_why"]


def test_a_day_of_the_month_allows_a_month_and_says_so(case: Case) -> None:
    r, _ = _makhmour("Three villagers were killed in Makhmour on the night of January 26.\n", case, THURSDAY)
    assert (r["published_latest"] - r["published_earliest"]).days > 7
    assert "weekday" not in r["dated_why"] and "within a month" in r["dated_why"]


def test_the_day_on_which_people_are_missing_is_not_that_of_the_attack(case: Case) -> None:
    missing = "Nineteen people were still missing in Makhmour on Wednesday after the attack, the Red Cross said.\n"
    r, _ = _makhmour(missing, case, missing.replace("Nineteen", "Twenty"), THURSDAY)
    assert "“Wednesday”" not in r["dated_why"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # a dateline without its year
        ("Erbil, Iraq, May 1 (EFE).- Three Peshmerga were killed and two were wounded in an attack near Prde, Kirkuk, "
         "on 1 May, officials said.\n", ("2021-05-01", "2021-05-01")),
        # a later day that it names
        ("Three Peshmerga were killed and two were wounded in an attack near Prde, Kirkuk, on 1 May, officials said. A "
         "minister came on Monday, May 3.\n", ("2021-05-03", "2021-05-31")),
        # the day before the attack is not six days later
        ("Three Peshmerga were killed and two were wounded in an attack near Prde, Kirkuk, on Saturday, officials said."
         " “It was calm,” a villager said on Friday.\n", ("2021-05-01", "2021-05-07")),
    ],
)  # fmt: skip
def test_days_that_a_report_names_bound_its_own(case: Case, text: str, days: tuple[str, str]) -> None:
    r = dated(case, Report("a", "K24", text), Report("may", "NRT", MAY, published="2021-05-02", dated_by="metadata"))[
        "a"
    ]
    assert (str(r["published_earliest"]), str(r["published_latest"])) == days


def test_a_day_without_a_place_is_that_of_the_place_told_further_on(case: Case) -> None:
    text = "At least 41 people were killed in Thursday’s attack.\n\nGunmen came to Makhmour at night, police said.\n"
    r, _ = _makhmour(text, case, THURSDAY)
    assert r["dated_by"] == "inferred" and "Thursday 26 January 2023" in r["dated_why"]


def test_an_attack_past_midnight_dates_the_report_that_names_both_its_days(case: Case) -> None:
    """Its figures stand beside 2 May, and it says further on that the attack was on 1 May."""
    late = (
        "Three Peshmerga were killed in an attack near Prde, Kirkuk, on Sunday, May 2.\n\n"
        "It was on May 1 that gunmen stormed the post.\n"
    )
    known = Report("may", "NRT", MAY, published="2021-05-02", dated_by="metadata")
    r = dated(case, Report("a", "K24", late), known)["a"]
    assert (str(r["published_earliest"]), r["dated_by"]) == ("2021-05-02", "inferred")
    alone = late.replace("It was on May 1 that gunmen", "Gunmen")
    assert dated(case, Report("a", "K24", alone), known)["a"]["dated_by"] == "none"


@pytest.mark.parametrize(
    ("text", "days", "why"),
    [
        # the scuffles were yesterday, and the attack on Thursday
        ("Scuffles broke out in Makhmour yesterday at the site of a bombing that killed three villagers.\n\nThousands "
         "came after Thursday’s attack on Makhmour.\n", ("2023-01-26", "2023-02-01"), "gives its day as “Thursday”"),
        # its own word for the day is quoted
        ("Three villagers were killed in an attack on Makhmour this morning.\n", ("2023-01-26", "2023-01-26"),
         "gives its day as “this morning”"),
        # no day is said to be named, or not named, where the report names one of something else
        ("Mourners gathered in Makhmour on Jan. 28 where a bomb killed three villagers.\n",
         ("2023-01-28", "2023-02-01"), "it also mentions Saturday 28 January 2023"),
    ],
)  # fmt: skip
def test_the_reason_holds_by_the_reports_own_words(case: Case, text: str, days: tuple[str, str], why: str) -> None:
    r, _ = _makhmour(text, case, THURSDAY)
    assert (str(r["published_earliest"]), str(r["published_latest"])) == days
    assert why in r["dated_why"]


def test_the_place_of_an_attack_is_its_scene_and_not_a_hospital() -> None:
    every = (("dorvik", "Dorvik", ""), ("clinic", "Dorvik Clinic", "dorvik"), ("school", "Dorvik School", "dorvik"))
    places = [
        {"place_id": i, "name": n, "kind": "town", "within": w, "latitude": "1", "longitude": "1", "other_names": ""}
        for i, n, w in every
    ]
    known = Gazetteer(places)
    assert dating._as_named("dorvik", ["clinic", "school"], known, ["school"]) == "Dorvik School"
