import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any, cast

import pandas as pd
import pytest

from dateline import tables
from dateline.chapters import (
    casualties,
    collation,
    coverage,
    glance,
    incident,
    toll_pictures,
    what_if,
)
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.sources import abstracts, by_outlet, letters
from dateline.chapters.contradictions import cards
from dateline.core.diagnostics import Problem
from dateline.linking.assertions.phrasing import number
from dateline.tables import ClaimRow
from tests.cells import cells, in_notebook


def with_case(book: Edition, folder: Path, **facts: Any) -> Edition:
    """The same edition with other facts of the case."""
    shutil.copytree(book.folder, folder, dirs_exist_ok=True)
    (folder / "case.json").write_text(json.dumps(book.case | facts), encoding="utf-8")
    return Edition(folder)


def test_every_line_of_the_timelines_list_leads_to_its_sentence_or_incident(book: Edition) -> None:
    body = in_notebook(book, "timeline")["list"].split("<tbody>")[1]
    for line in body.split("<tr")[1:]:
        assert "reports/" in line or "incidents/" in line


def test_an_attack_on_another_day_links_to_the_sentence_that_names_the_day(book: Edition) -> None:
    row = next(r for r in in_notebook(book, "timeline")["list"].split("<tr") if "by another date" in r)
    for claim in re.findall(r"#(c-\w+)", row):
        c = book.claims[claim]
        text = [s for s in book.sentences_of(c["report_id"]) if s["part"] == "text"]
        told = next(s for s in text if s["start"] <= c["start"] < s["end"])
        assert c["part"] == "text" and c["when_start"] is not None and told["start"] <= c["when_start"] < told["end"]


def test_the_day_on_which_a_wounded_man_died_is_no_other_day_of_the_attack(book: Edition) -> None:
    rows = in_notebook(book, "timeline")["list"].split("<tr")
    assert not any("by another date" in r and "Kifri" in r for r in rows)


def test_what_a_body_published_itself_was_said_on_that_day(book: Edition) -> None:
    rows = [r for r in in_notebook(book, "timeline")["list"].split("<tr") if "3 December 2021" in r]
    said = unescape(" ".join(r for r in rows if ">statement<" in r))
    assert "ISIS terrorists have become a serious threat" in said, "the release of 3 December"
    assert "US Department of State" in said and "Ned Price" in said, "who print the release that is dated to it"
    assert "denounced in a statement on Friday" in said and "ISIS: " in said, "the day is in the sentence"
    assert "Sirwan Barzani" not in said, "nothing gives the day on which he spoke"


def test_every_open_contradiction_shows_its_sides(book: Edition) -> None:
    cards_ = str(cards(book)).split('class="dl-card"')[1:]
    rows = [x for x in book.rows("contradictions") if not x["settled_by"]]
    assert len(rows) > 5
    for x in rows:
        card = next(c for c in cards_ if f'id="{x["contradiction_id"]}"' in c)
        seen = unescape(card.split("<details")[0])
        assert all(side["side"] in seen for side in json.loads(x["sides"]))


def test_a_cell_of_a_sum_links_to_each_of_its_figures(book: Edition) -> None:
    row = next(r for r in book.rows("coverage") if r["report_id"] == "k24-us" and r["point"] == "13 killed in all")
    sign = coverage._sign(book, row["point"], row)
    assert sign and all(claim in str(sign.link) for claim in row["evidence"].split())
    assert "+</b> another figure of the sum" in coverage.legend()


def test_an_hour_of_another_site_is_not_printed_as_the_outlets(book: Edition) -> None:
    shown = unescape(" ".join(in_notebook(book, "casualties").values()))
    assert "09:45 is the hour of search4dinar, which carried the report of Al Furat News." in shown


def test_several_reports_of_one_outlet_are_told_apart(book: Edition) -> None:
    shown = by_outlet(book, ["rudaw-ten", "reuters", "rudaw-claim"])
    words = re.sub("<[^>]*>", "", str(shown))
    assert words == "Rudaw [a, b], Reuters"
    assert all(f"reports/{r}.html" in str(shown) for r in ("rudaw-ten", "reuters", "rudaw-claim"))
    assert (letters(25), letters(26), letters(52)) == ("z", "aa", "ba")


def test_a_column_of_inferred_days_is_not_called_undated(book: Edition) -> None:
    own = [c for c in book.claims.values() if c["report_id"] in ("ap", "northpress") and c["effect"] == "killed"]
    assert [d.label for d in toll_pictures._days(book, own)] == ["3 Dec", "day inferred"]
    own = [c for c in book.claims.values() if c["report_id"] == "k24-kirkuk" and c["effect"] == "killed"]
    assert [d.label for d in toll_pictures._days(book, own)] == ["undated"]


def test_a_series_of_three_days_is_not_given_as_up_to_six(book: Edition) -> None:
    assert ">three days<" in incident.facts(book, "kifri-2021-11-27")


def test_groups_that_are_more_than_all_the_dead_are_not_called_of_them(book: Edition) -> None:
    assert "By group, each from other sources: 4 Peshmerga and 1 civilian." in what_if.explorer(
        book, "qara-salim-2021-12-05"
    )
    assert "Of the dead: 10 (sources give 9 to 10) Peshmerga" in what_if.explorer(book, "makhmour-2021-12-02")


def test_the_front_page_says_what_was_left_out(book: Edition, tmp_path: Path) -> None:
    problem = Problem(
        "reports/<bad>.md", 3, "published: '31 February' is not a date we can read", "Write a day that exists"
    )
    shown = in_notebook(with_case(book, tmp_path, problems=[problem._asdict()]), "glance")["left-out"]
    assert "<code>reports/&lt;bad&gt;.md</code>:3: published: &#39;31 February&#39; is not a date" in shown
    assert "No file was left out" in in_notebook(book, "glance")["left-out"]


def test_the_front_page_says_as_of_when(book: Edition, tmp_path: Path) -> None:
    assert "As known by 2021-12-03." in glance.answer(with_case(book, tmp_path, as_of="2021-12-03"))


def test_the_collation_tells_how_an_outlet_broke_the_words_up(book: Edition) -> None:
    out = collation.collations(book)
    assert "in 2 pairs of marks, b and c run together in one" in out, "Shafaq's second and third sentence"
    assert "in 3 pairs of marks" in out, "Kurdistan 24's"
    assert "Prints nothing of b" in out, "BasNews leaves the condolences out"


def test_a_silent_cut_stands_first(book: Edition) -> None:
    shown = in_notebook(book, "same-words")
    assert "Kayhan" in shown["answer"]
    assert "coalition" in shown["changed"]


def test_whoever_differs_is_named_and_nobody_is_blamed_for_a_chosen_base(book: Edition) -> None:
    answer = unescape(re.sub("<[^>]*>", "", in_notebook(book, "same-words")["answer"]))
    assert "Daily Times, Kayhan and Kurdistan 24 differ inside the quotation, Kayhan by more than spelling" in answer
    out = unescape(collation.collations(book))
    assert "differs from Associated Press inside the marks, without a sign" in out
    assert "differs from Kayhan inside the marks, without a sign" in out, "where a reader compares with Kayhan"
    assert "not flagged" not in out, "nobody’s text is the speaker’s own"
    assert re.search(r"\[<del[^>]*>and the \(U\.S\.-led\)[^<]*</del>\]", out), "the quotation ends there"


def test_a_cell_says_no_more_than_its_report(book: Edition) -> None:
    found = coverage.points(book)

    def says(point: str, value: str) -> set[str]:
        return {r for r, c in found[point].items() if c["says"] == value}

    assert "rudaw-claim" in says("ISIS claimed responsibility", "so")
    # That nobody has claimed it yet denies nothing.
    assert not says("ISIS claimed responsibility", "otherwise")
    assert {"antiwar", "ap", "devdiscourse", "reuters"} <= says("ISIS claimed responsibility", "part of")
    friday = "it was on Thursday 2 December 2021"
    assert says(friday, "otherwise") == {"islamtimes", "reuters", "shafaq-statements"}
    assert {"ap", "dailytimes", "kayhan"} <= says("13 killed in all", "at least")
    assert "k24-us" in says("13 killed in all", "so"), "ten and three"
    assert says("the area is disputed", "denies") == {"rudaw-shammari"}
    assert {"rudaw-first", "rudaw-ten"} <= says("two villages were attacked", "so")
    assert {"k24-president", "shafaq-13"} <= says("there is a gap between Iraqi forces and Peshmerga", "part of")
    assert "shafaq-13" in says("there was an ambush", "so"), "were ambushed"


def test_every_cell_has_evidence_that_a_reader_can_follow(book: Edition) -> None:
    for row in book.rows("coverage"):
        readings = [e for e in row["evidence"].split() if e != row["report_id"]]
        assert all(book.item(e)["report_id"] == row["report_id"] for e in readings)
        assert not readings or row["says"] not in ("nothing",)
    assert coverage.chart(book).count("dl-evidence") > 100


def test_figures_of_one_day_are_in_no_order_and_a_bound_is_no_date(book: Edition) -> None:
    shown = in_notebook(book, "glance")["by-day"]
    assert shown.index(">at least 12<") < shown.index(">10<"), "most reports first, not the lowest"
    assert ">3 December 2021<" in shown and ">3 December 2021 (inferred)<" in shown
    assert "1 January 2022" not in in_notebook(book, "imprint")["cite"]
    known = in_notebook(book, "casualties")["known-table"]
    assert "3 December 2021" in known and "1 January 2022" not in known


def test_a_number_of_sources_is_the_length_of_the_list(book: Edition) -> None:
    for i in book.incidents:
        n = in_notebook(book, "incident", incident=i)["sources"].split("<tbody>")[1].count("<tr")
        assert f"{number(n)} source{'s give' if n > 1 else ' gives'} figures" in str(incident.answer(book, i))
    for said, names in re.findall(r"(\d+) sources?: (.*?)</td>", in_notebook(book, "casualties")["tolls"]):
        assert int(said) == names.count("<a ")


def test_a_sum_never_adds_people_to_their_own_groups(book: Edition) -> None:
    shown = str(casualties.working(book, "makhmour-2021-12-02"))
    assert " people + " not in shown and "left behind" not in shown


def test_figures_that_overlap_are_not_listed_as_tolls_of_their_own(book: Edition) -> None:
    told = str(casualties.answer(book, "makhmour-2021-12-02"))
    assert "2 killed or wounded" not in told, "North Press counts seven dead besides: the two are a part"


def test_pages_say_that_texts_are_abstracts(book: Edition) -> None:
    assert "All 31 texts in this book are abstracts by its makers" in str(abstracts(book))
    assert "our abstract, not the outlet’s wording" in in_notebook(book, "casualties")["tolls"]


def test_where_no_group_has_a_toll_the_answer_gives_the_range(book: Edition, tmp_path: Path) -> None:
    bare = with_case(book, tmp_path)
    stated = pd.read_parquet(tmp_path / "assertions.parquet")
    groups = (stated["kind"] == "summary") & stated["subject"].str.endswith(" · groups")
    tables.write(tmp_path, {"assertions": stated[~groups].reset_index(drop=True)})
    told = unescape(re.sub(r"<[^>]+>", "", str(glance.answer(Edition(bare.folder)))))
    assert "the last figures of the sources run from “at least” 12 to 13 killed; the 12 may be an earlier count" in told
    assert "13 people were reported killed. Reports mention" in told


def test_a_readings_sentence_is_kept_beside_the_tables(book: Edition) -> None:
    """Chapters show sentences, not texts: they need not run again for a word elsewhere in a report."""
    for claim in book.claims.values():
        text = book.text(claim["report_id"])
        hint = re.search(r'title="([^"]*)"', str(book.evidence(claim["claim_id"], "x")))
        title = book.reports[claim["report_id"]]["title"]
        assert hint and unescape(hint[1])[:40] in " ".join(f"{title} {text}".split())
    assert not {"text", "sha256"} & set(book.table("reports").columns)


def test_dozens_stand_as_the_word_they_are(book: Edition, tmp_path: Path) -> None:
    assert book.focus
    focus = book.incidents[book.focus]
    with_case(book, tmp_path)
    claims = pd.read_parquet(tmp_path / "claims.parquet")
    of_it = (claims["incident_id"] == focus["incident_id"]) & (claims["effect"] == "killed")
    claims.loc[of_it, ["low", "high"]] = None
    claims.loc[of_it, "hedge"] = "dozens"
    claims.to_parquet(tmp_path / "claims.parquet")
    rows = pd.read_parquet(tmp_path / "tolls.parquet")
    rows[(rows["incident_id"] != focus["incident_id"]) | (rows["effect"] != "killed")].to_parquet(
        tmp_path / "tolls.parquet"
    )
    edition = Edition(tmp_path)
    assert "dozens killed (no number)" in casualties.answer(edition, focus["incident_id"])


def test_a_toll_without_a_best_figure_is_printed_as_its_bounds(book: Edition, tmp_path: Path) -> None:
    with_case(book, tmp_path)
    rows = pd.read_parquet(tmp_path / "tolls.parquet")
    rows["best"] = rows["best"].where(rows["best"] < 0)
    rows.to_parquet(tmp_path / "tolls.parquet")
    edition = Edition(tmp_path)
    assert edition.focus
    focus = edition.incidents[edition.focus]
    for page in (
        glance.answer(edition),
        casualties.answer(edition, focus["incident_id"]),
        casualties.reconciliation(edition, focus["incident_id"]),
    ):
        assert "None" not in unescape(re.sub(r"<[^>]+>", "", page))


def test_no_cell_of_the_coverage_shows_its_own_markup(book: Edition) -> None:
    assert "&lt;span" not in coverage.chart(book)


def test_coverage_is_referred_to_only_from_the_attack_it_is_about(book: Edition) -> None:
    """The page of another attack is opened with that attack as its parameter."""
    for i in book.incidents:
        shown = incident.coverage(Edition(book.folder, "../", {"incident": i}), i)
        assert ("coverage.html" in shown) == (i == book.about)


def test_words_quoted_beside_an_attack_are_not_said_to_be_about_it(book: Edition) -> None:
    assert book.focus
    shown = in_notebook(book, "incident", incident=book.focus)
    assert "not all of it is about this attack" in shown["statements"]


def test_a_toll_in_a_bracket_has_no_bracket_of_its_own(book: Edition) -> None:
    assert book.focus
    pieces = [casualties.answer(book, book.focus), casualties.reconciliation(book, book.focus)]
    assert "))" not in "".join(re.sub(r"<[^>]+>", "", p) for p in pieces)


def test_superseded_figures_name_their_group(book: Edition) -> None:
    assert book.focus
    left = re.sub(r"<[^>]+>", "", str(casualties.working(book, book.focus))).split("Superseded or partial figures")[1]
    assert all(re.match(r"[A-Za-z ]+: ", part) for part in left.split("; "))


def test_a_report_that_gives_the_best_figure_again_is_not_superseded(book: Edition) -> None:
    assert book.focus
    said = re.sub(r"<[^>]+>", "", str(casualties.working(book, book.focus)))
    left = said.split("Superseded or partial figures")[1]
    assert "13 (" not in left and "at least 12 (" in left
    assert "set aside, for reports no older give more: 3 (Islam Times)" in said, (
        "the wounded that are outside the range"
    )


def test_that_nobody_has_claimed_it_is_no_part_of_a_claim(book: Edition) -> None:
    row = str(coverage.chart(book)).split(">ISIS claimed responsibility<")[1].split("</tr>")[0]
    assert row.count(coverage.NO_CLAIM_MEANS) == 4 and coverage.MEANINGS["part of"] not in row


def test_a_headlines_figure_is_no_background_and_one_is_not_many(book: Edition) -> None:
    rows = list(book.claims.values())
    titles = [c for c in rows if c["part"] == "title"]
    assert titles and all(str(casualties.attack_of(book, c)).endswith("headline") for c in titles)
    assert all(casualties.kind_of(c) == f"{c['mode']}, headline" for c in titles)
    assert not any("headline" in str(casualties.attack_of(book, c)) for c in rows if c["part"] == "text")
    alone = titles[0] | {"incident_id": None}
    assert casualties.attack_of(book, cast("ClaimRow", alone)) == "headline"
    one: Any = rows[0] | {"low": 1, "high": 1}
    groups = ["people", "civilians", "security forces", "Peshmerga"]
    assert [casualties.group_of(one | {"group": g}) for g in groups] == [
        "person", "civilian", "member of the security forces", "Peshmerga",
    ]  # fmt: skip
    assert casualties.group_of(one | {"group": "civilians", "high": 2}) == "civilians"


def test_a_place_without_coordinates_has_none_that_are_exact(book: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    row = book.incidents["makhmour-2021-12-02"]
    place = book.places[row["place_id"]]
    for column in ("latitude", "longitude"):
        monkeypatch.setitem(row, column, None)
        monkeypatch.setitem(place, column, None)
    monkeypatch.setitem(place, "within", "")
    facts = dict(cells(incident.facts(book, "makhmour-2021-12-02")))
    assert facts["Precision of the coordinates"] == "not known"


@pytest.mark.parametrize(
    ("hit", "shown"),
    [("people of unknown status, civilians", "civilians"),
     ("people of unknown status", "people not called civilians or fighters"),
     ("", "not said")],
)  # fmt: skip
def test_people_of_no_known_status_are_a_target_only_alone(
    book: Edition, monkeypatch: pytest.MonkeyPatch, hit: str, shown: str
) -> None:
    monkeypatch.setitem(book.incidents["makhmour-2021-12-02"], "target", hit)
    assert dict(cells(incident.facts(book, "makhmour-2021-12-02")))["Targets"] == shown
