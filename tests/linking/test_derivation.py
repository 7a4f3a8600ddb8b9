"""On which report each rests, in full texts by their words and in abstracts by what is rare."""

from typing import Any

import pandas as pd

from dateline.core.report import Report
from dateline.linking.provenance.derivation import Origins, agencies, by_words
from dateline.linking.provenance.origins import credited
from dateline.linking.provenance.text_reuse import MOST_HOLDERS, REPRINT, REWRITE, alike
from dateline.pipeline.extract import report_row
from dateline.tables import rows
from tests.rows import texts_of

STORY = [
    (
        "Gunmen stormed a market in the river town of Arden before dawn on Monday and opened fire on traders who were "
        "setting out their stalls."
    ),
    (
        "The governor said nine people had died and that the hospital was short of blood, "
        "beds and surgeons who could be reached by road."
    ),
    (
        "“We will find those who did this wherever they hide and we will bring them before a judge in "
        "this very town,” he said."
    ),
    (
        "The army closed the bridge to the north bank and searched lorries until the evening, "
        "while families waited outside the gates."
    ),
]
OTHER = [
    "A market in Arden came under attack early on Monday, according to officials, and several merchants were hit.",
    (
        "“We will find those who did this wherever they hide and we will bring them before a judge in this very town,” "
        "the governor told journalists."
    ),
    (
        "It was the third such assault along the river this year, residents said, "
        "and shops stayed shut through the afternoon."
    ),
]


def story(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def found(**texts: tuple[str, str, str]) -> list[dict[str, Any]]:
    """The reliances of full texts given as name=(outlet, published, text)."""
    made = [Report(report_id=n, outlet=o, published=p, text=t) for n, (o, p, t) in texts.items()]
    rows = [report_row(r) | {"published_latest": r.day, "published_earliest": r.day} for r in made]
    return by_words(rows, texts_of({r.report_id: r.text for r in made}))


def test_a_reprint_rests_on_the_earlier_story() -> None:
    (r,) = found(later=("B", "2022-05-04", story(*STORY[:3])), first=("A", "2022-05-03", story(*STORY)))
    assert (r["report_id"], r["rests_on"], r["relation"], r["start"]) == ("later", "first", "reprint", None)


def test_a_rewrite_keeps_some_of_the_words() -> None:
    changed = [
        STORY[0].replace("stormed", "burst into").replace("opened fire on", "shot at"),
        OTHER[2],
        STORY[1].replace("short of", "lacking"),
    ]
    (r,) = found(first=("A", "2022-05-03", story(*STORY)), later=("B", "2022-05-04", story(*changed)))
    assert (r["report_id"], r["relation"]) == ("later", "rewrite")


def test_a_paragraph_is_lifted() -> None:
    filler = [
        (
            f"In other news from district {n}, the council met about item {n * 7} and put off the vote on plan {n * 3} "
            f"until winter comes around."
        )
        for n in range(9)
    ]
    text = story(*filler[:4], STORY[1], *filler[4:])
    (r,) = found(first=("A", "2022-05-03", story(*STORY)), later=("B", "2022-05-04", text))
    assert r["relation"] == "lifted" and text[r["start"] : r["end"]] == STORY[1]


def test_the_same_quotation_in_two_stories_makes_no_reprint() -> None:
    assert not found(first=("A", "2022-05-03", story(*STORY)), later=("B", "2022-05-04", story(*OTHER)))


def test_shares_are_of_the_shorter_text() -> None:
    texts = texts_of({"a": story(*STORY), "b": story(STORY[0], STORY[1])})
    (pair,) = [p for p in alike({i: texts[i] for i in "ab"}) if p.start is None]
    assert pair.share == 1.0 and REWRITE < REPRINT <= pair.share


def test_of_many_printings_of_one_story_each_is_held_against_the_earliest_alone() -> None:
    """Text by text as many comparisons, however many reports print it."""
    read = texts_of({"a": story(*STORY)})["a"]
    printed = {f"r{n:03}": read for n in range(MOST_HOLDERS + 100)}
    pairs = alike(printed)
    whole = [p for p in pairs if p.start is None]
    assert len(whole) <= len(printed) * MOST_HOLDERS
    assert {p.a for p in whole if p.b == "r299"} == set(list(printed)[:MOST_HOLDERS])
    assert len(pairs) - len(whole) <= len(printed) * MOST_HOLDERS * len(STORY)
    assert all(p.b < "r201" for p in pairs if p.start is not None)


def test_a_passage_lifted_has_the_origin_of_its_source(linked: dict[str, pd.DataFrame]) -> None:
    """Shafaq's account of the attack, its Friday and its distances are those of Reuters."""
    (r,) = [r for r in rows(linked["reliances"]) if r["relation"] == "lifted"]
    assert (r["report_id"], r["rests_on"]) == ("shafaq-statements", "reuters")
    assert "3 December" in r["why"] and "70 km" in r["why"]
    text = next(x["text"] for x in rows(linked["reports"]) if x["report_id"] == "shafaq-statements")
    assert text[r["start"] : r["end"]].startswith("On Friday, ISIS militants attacked a village")
    origins = Origins(rows(linked["reports"]), rows(linked["reliances"]))
    assert origins.at("shafaq-statements", r["start"]) == "reuters"
    assert origins.at("shafaq-statements", 0) == "shafaq-statements"
    assert {c["origin_id"] for c in rows(linked["claims"]) if c["report_id"] == "shafaq-statements"} == {
        "reuters",
        "shafaq-statements",
    }


def test_who_rests_on_whom_in_the_shipped_case(linked: dict[str, pd.DataFrame]) -> None:
    told = {(r["report_id"], r["rests_on"], r["relation"]) for r in rows(linked["reliances"])}
    assert {("devdiscourse", "ap", "reprint"), ("republicworld", "ap", "reprint"), ("kayhan", "ap", "rewrite")} <= told
    assert {("ap", "Rudaw", "cited"), ("esta", "Reuters", "cited")} <= told
    assert {(r, "us-release", "primary") for r in ("k24-us", "shafaq-statements", "basnews-us")} <= told
    assert {("k24-pm", "krg-pm", "primary"), ("basnews-leaders", "krg-pm", "primary")} <= told
    why = {(r["report_id"], r["rests_on"]): r["why"] for r in rows(linked["reliances"])}
    assert why["k24-us", "us-release"] == "prints what US Department of State published"
    assert why["ap", "krg-pm"] == "may render what Kurdistan Regional Government published"


def test_what_is_credited_to_an_agency_comes_before_the_longer_copy_of_its_day() -> None:
    plain = Report("longer", "A", story(*STORY), published="2022-05-03")
    wired = Report("wired", "B", story(*STORY[:3]), published="2022-05-03", agency="AP")
    reports = credited(
        [report_row(r) | {"published_latest": r.day, "published_earliest": r.day} for r in (plain, wired)], set()
    )
    (r,) = by_words(reports, texts_of({r["report_id"]: r["text"] for r in reports}), agencies(reports))
    assert (r["report_id"], r["rests_on"]) == ("longer", "wired")


def test_an_agency_has_one_name() -> None:
    reports = [
        Report("own", "The Associated Press", story(*STORY), published="2022-05-03"),
        Report("copy", "Nor Post", story(*STORY), published="2022-05-03", agency="AP"),
    ]
    assert [r["origin_id"] for r in credited([report_row(r) for r in reports], set())] == ["own", "own"]
