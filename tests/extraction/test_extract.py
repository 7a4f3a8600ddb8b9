from dataclasses import replace

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.text.datelines import dateline_end, heading

LEXICON = Lexicon(
    groups={"Peshmerga": ("peshmerga",)},
    places={"makhmour": ("Makhmour",), "kifri": ("Kifri",), "erbil": ("Erbil",), "iraq": ("Iraq",)},
    place_kinds={"makhmour": "district", "kifri": "district", "erbil": "city", "iraq": "country"},
)
REPORT = Report(
    "r1", "Rudaw",
    "ERBIL, Iraq (AP) – Ten Peshmerga were killed in Makhmour on Thursday.\n\n"
    "Three others were wounded, the ministry said on Friday. "
    "Five wounded were admitted to hospitals in Erbil.\n\nOver three days, eight Peshmerga were killed in Kifri.\n\n"
    "In five attacks in the past month 20 Peshmerga were killed.",
    published="2021-12-04",
)  # fmt: skip


def test_a_claim_stands_at_its_day_and_place() -> None:
    claims = {c["low"]: c for c in extract(REPORT, LEXICON).claims}
    assert (claims[10]["earliest"].isoformat(), claims[10]["place_id"]) == ("2021-12-02", "makhmour")
    # the day of speaking is not the day of the attack; day and place are taken from the sentence before
    assert (claims[3]["earliest"].isoformat(), claims[3]["place_id"]) == ("2021-12-02", "makhmour")
    # where the wounded were brought to is not where they were hit
    assert claims[5]["place_id"] == "makhmour"
    # a stretch of its own does not inherit the day before it
    assert (claims[8]["earliest"], claims[8]["place_id"]) == (None, "kifri")
    # a sum over a month belongs to no place
    assert claims[20]["place_id"] is None


def test_identifiers_come_from_content_and_adding_a_report_renames_nothing() -> None:
    first = [c["claim_id"] for c in extract(REPORT, LEXICON).claims]
    assert first == [c["claim_id"] for c in extract(replace(REPORT, file="elsewhere.md"), LEXICON).claims]
    assert len(set(first)) == len(first)
    assert set(first).isdisjoint(c["claim_id"] for c in extract(replace(REPORT, report_id="r2"), LEXICON).claims)


def test_words_are_always_exactly_the_text_between_their_offsets() -> None:
    for name, rows in extract(REPORT, LEXICON)._asdict().items():
        if name not in ("sentences", "quotations"):  # these hold offsets alone
            assert all(REPORT.text[r["start"] : r["end"]] == r["words"] for r in rows)


def test_yesterday_inside_a_quotation_counts_from_the_day_of_the_words() -> None:
    report = Report(
        "r", "X", "“The attack yesterday took the lives of 10 people,” John Doe said on Friday.", published="2021-12-06"
    )
    assert extract(report).claims[0]["earliest"].isoformat() == "2021-12-02"


def test_a_place_right_behind_the_figure_goes_before_a_nearer_village() -> None:
    text = "Last week three civilians were killed at Khidirjija, and eight other Peshmerga were killed in Kifri."
    lexicon = Lexicon(
        groups={"Peshmerga": ("peshmerga",)},
        places={"khidirjija": ("Khidirjija",), "kifri": ("Kifri",)},
        place_kinds={"khidirjija": "village", "kifri": "district"},
    )
    assert [(c["low"], c["place_id"]) for c in extract(Report("r", "X", text), lexicon).claims] == [
        (3, "khidirjija"),
        (8, "kifri"),
    ]


@pytest.mark.parametrize(
    ("text", "mode", "by"),
    [
        ("The ministry denied that nine soldiers had been killed.", "denied", "The ministry"),
        ("The ministry denied reports that nine soldiers had been killed.", "denied", "The ministry"),
        ("Officials did not confirm that nine had died.", "denied", "Officials"),
        ("Authorities have yet to confirm that nine had died.", "denied", "Authorities"),
        ("The spokesman denied having lost 150 men.", "denied", "The spokesman"),
        ("The agency reported that the ministry had denied that nine people had died.", "denied", "The ministry"),
        ("Reports that 20 people were killed are false.", "denied", None),
        ("There is no evidence that 20 people were killed.", "denied", None),
        ("The mayor spoke on Monday, raising the previous toll of 97 people killed.", "superseded", None),
        ("Early reports of two teachers being kidnapped were denied by the school.", "denied", "The school"),
        # the deed is denied, not the figure
        ("The ministry denied that it had fired on the village where nine people were killed.", "total",
         "The ministry"),
        ("The army denied the claim, saying only two soldiers were killed.", "total", "The army"),
        ("The mayor told reporters that doctors said nine people had died.", "total", "Doctors"),
        # what is condemned or claimed is told of in the outlet's words
        ("The mission condemned the attack that killed nine people.", "total", None),
        ("The group has claimed several bombings, including one in which nine people were killed.", "total", None),
        ("The mission condemned the killing of nine people.", "total", "The mission"),
        # and so is the attack itself, or who did it, that somebody says something else of
        ("Officials believe that the man who killed nine people was trained abroad.", "total", None),
        ("The army said the raid on the market, which killed nine people, was planned.", "total", None),
        ("Police saw a raid like the May bombings in Dorvik in which gunmen killed nine.", "total", None),
        ("The mayor spoke about the threat, and stars decried a crime that killed nine people.", "total", None),
        ("A couple claiming allegiance to Islamic State shot dead nine people in Dorvik in May.", "total", None),
        ("The army said a raid on the market killed nine people.", "total", "The army"),
        ("The army said a bomb hit a market, which killed nine people.", "total", "The army"),
    ],
)  # fmt: skip
def test_a_figure_that_its_source_does_not_stand_by(text: str, mode: str, by: str | None) -> None:
    (c,) = extract(Report("r1", "Rudaw", text, published="2021-12-04")).claims
    assert (c["mode"], c["attributed_to"]) == (mode, by)


def test_how_many_is_no_figure() -> None:
    assert not extract(Report("r1", "Rudaw", "The ministry did not say how many people were killed.")).claims


def test_where_a_source_sits_is_not_where_it_happened() -> None:
    text = "Gunmen attacked Makhmour on Thursday.\n\nThe ministry in Erbil said ten people were killed."
    (c,) = extract(Report("r1", "Rudaw", text, published="2021-12-04"), LEXICON).claims
    assert c["place_id"] == "makhmour"


def test_the_day_of_a_dateline_is_that_of_writing() -> None:
    text = "ERBIL, Iraq, Dec. 4 (AP) – Ten people were killed in Makhmour, officials said on Saturday."
    (c,) = extract(Report("r1", "Rudaw", text, published="2021-12-04"), LEXICON).claims
    assert c["earliest"] is None
    (c,) = extract(
        Report("r1", "Rudaw", text.replace("killed", "killed on Thursday"), published="2021-12-04"), LEXICON
    ).claims
    assert c["earliest"].isoformat() == "2021-12-02"


def test_background_ends_with_its_paragraph() -> None:
    text = (
        "Nine people were killed on Monday in Djibo.\n\nIn June, militants killed 86 villagers.\n\n"
        "UNICEF said that two of its staff had died.\n"
    )
    told = extract(Report("r", "Wire", text, published="2022-09-06", dated_by="metadata")).claims
    assert [(c["low"], c["when"]) for c in told] == [(9, "Monday"), (86, "June"), (2, "Monday")]


def test_a_dateline_with_a_colon_is_none_of_the_report() -> None:
    assert dateline_end("San Kolo, 12 Mar 90 (WIRE) -- [Text] Two policemen were killed.") == 37
    assert dateline_end("Jun 17 (Wire) - Two policemen were killed.") == len("Jun 17 (Wire) - ")
    assert heading("SALBY (Norland), Feb 20 (WIRE) — A man died.")[1:5] == ("Salby", "WIRE", 33, "Norland")
    told = "At least 14 soldiers died when two explosive devices blew up an army bus on Wednesday."
    assert dateline_end(f"Kolo/Beled (dpa) - {told}") == len("Kolo/Beled (dpa) - ")
    assert dateline_end(f"Kolo - {told}") == 0
    assert dateline_end("KOLO/ERBIL: Two policemen were killed.") == len("KOLO/ERBIL: ")
    text = "LAKKI MARWAT: Two policemen were killed on Sunday, officials said.\n"
    (s,) = extract(Report("r", "Paper", text, published="2022-12-18", dated_by="metadata")).statements
    assert s["words"] == "Two policemen were killed on Sunday"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The death toll from Monday's bombing rose to 19 on Tuesday.", ["Monday"]),
        ("Nine people were killed on Monday. The toll rose to 12 on Tuesday.", ["Monday", "Monday"]),
        ("Dariya buried its dead on Tuesday. A bomb tore through the Monday market on Sunday.\n\n"
         "Twenty people were killed.", ["Sunday"]),
    ],
)  # fmt: skip
def test_the_day_of_the_attack_is_not_that_of_what_came_after(text: str, days: list[str]) -> None:
    told = extract(Report("r", "Wire", text, published="2022-03-16", dated_by="metadata")).claims
    assert [c["when"] for c in told] == days


def test_a_day_on_which_somebody_spoke_dates_no_later_figure() -> None:
    text = (
        "The Brigade on Wednesday denied any part in it.\n\n"
        "The minister told parliament that six people had been killed.\n"
    )
    (c,) = extract(Report("r", "Wire", text, published="2023-05-10", dated_by="metadata")).claims
    assert (c["low"], c["when"]) == (6, None)


def test_one_of_three_wounded_has_died() -> None:
    text = "One of three people wounded in the attack has since died in hospital, a doctor said.\n"
    told = extract(Report("r", "Wire", text, published="2023-05-10", dated_by="metadata")).claims
    assert ("wounded", 1) not in [(c["effect"], c["low"]) for c in told]


def test_the_same_day_is_no_years() -> None:
    text = (
        "Seven were killed on Saturday. Bombs killed 1,044 in the same months of last year.\n\n"
        "On the same day, three policemen were shot dead.\n"
    )
    told = extract(Report("r", "Wire", text, published="2021-06-06", dated_by="metadata")).claims
    assert [c["earliest"].isoformat() for c in told if c["low"] in (7, 3)] == ["2021-06-05", "2021-06-05"]


def test_a_count_that_stood_by_tuesday_is_of_the_attack() -> None:
    text = "Nine pupils were killed on Monday. By Tuesday, the group's count stood at 13.\n"
    told = extract(Report("r", "Wire", text, published="2021-06-09", dated_by="metadata")).claims
    assert [(c["low"], c["when"]) for c in told] == [(9, "Monday"), (13, "Monday")]


def test_a_year_told_of_the_dead_is_not_that_of_saying() -> None:
    text = (
        "Nearly 800 have died since 2015, according to a count, while the UN says 4,000 people died last year, "
        "up from 770 three years earlier."
    )
    (found,) = [c for c in extract(replace(REPORT, text=text), LEXICON).claims if c["low"] == 4000]
    assert (found["earliest"].year, found["latest"].year) == (2020, 2020)


def test_a_place_that_the_text_never_names_is_the_titles() -> None:
    text = "The number of people killed in Thursday's attack has risen to 35, the ministry said."
    (from_title,) = extract(replace(REPORT, text=text, title="Toll of Kifri bombings rises"), LEXICON).claims
    (from_two,) = extract(replace(REPORT, text=text, title="After Kifri, Makhmour counts its dead"), LEXICON).claims
    (from_text,) = extract(replace(REPORT, text="At Makhmour, " + text, title="Toll of Kifri bombings"), LEXICON).claims
    assert [c["place_id"] for c in (from_title, from_two, from_text)] == ["kifri", None, "makhmour"]


def test_the_day_on_which_a_siege_ended_is_not_that_of_the_dead() -> None:
    text = "The siege ended early on Sunday, with the death toll rising to 14, police said. Nine guests died."
    assert [c["earliest"] for c in extract(Report("r", "X", text, published="2023-03-05")).claims] == [None, None]


def test_since_january_counts_the_last_figure_before_it() -> None:
    text = "Strikes killed four fighters, raising to 61 the number of people killed since January."
    four, all_ = extract(Report("r", "X", text, published="2023-06-05")).claims
    assert (four["earliest"], all_["earliest"].isoformat(), all_["latest"].isoformat()) == (
        None,
        "2023-01-01",
        "2023-06-05",
    )


def test_by_sunday_is_no_day_of_theirs() -> None:
    (c,) = extract(
        Report("r", "X", "It said 133 bodies had been found; by Sunday it was over.", published="2023-06-05")
    ).claims
    assert c["earliest"] is None


def test_the_day_of_the_attack_told_further_on_dates_the_figures_at_the_head() -> None:
    text = "A bomb killed 19 people, police said Monday.\n\nThe explosion on Sunday evening tore 20 shops apart."
    (c,) = extract(Report("r", "X", text, published="2022-05-16")).claims
    assert c["earliest"].isoformat() == "2022-05-15"


def test_a_day_earlier_is_that_of_the_killing_and_not_of_the_words() -> None:
    text = "They came on Thursday. An official blamed the army for the killing of five men a day earlier."
    (c,) = extract(Report("r", "X", text, published="2021-12-05")).claims
    assert c["earliest"].isoformat() == "2021-12-01"


def test_a_day_told_in_passing_or_yet_to_come_dates_nothing_else() -> None:
    text = (
        "Ten people were killed in a car.\n\nIt was headed for the airport, where a bombing on "
        "Thursday left 170 men dead.\n\n"
        "A spokesman said seven people were killed. A man will appear in court on Saturday."
    )
    days = [c["earliest"] for c in extract(Report("r", "X", text, published="2021-08-30")).claims]
    assert [d and d.isoformat() for d in days] == [None, "2021-08-26", None]
