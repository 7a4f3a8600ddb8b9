"""Names that review.csv withholds: none of them is in a table, whatever else the tables say stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dateline.core.decision import Decision
from dateline.core.report import Report
from dateline.pipeline.edition import edited, edition, unanswered
from dateline.pipeline.withholding.names import Around, Finder, small_words
from dateline.reading import Case
from dateline.tables import check_tables, rows

FIRST = """Three people were killed in an attack on the market of Salby on Monday, police said.

Ivar Fars, 11, was killed. Ivar's mother, Mira Dorvik, said: “Ivar was a happy boy. Fars was his father's name.”
Karl Holm, 40, a nurse, died of his wounds. Ivar
Fars was buried on Tuesday.

"We heard shots," said Jon Berg, a resident of Salby. Ten soldiers were wounded."""
SECOND = """Three people were killed in an attack on the market of Salby on Monday, police said. The dead were
Ivar Fars (11) and Karl Holm, 40. IVAR FARS was buried, the Star said.

Fars's teacher, Ana Ohm, said: “He was quick.” Karl Fars, a driver, was wounded."""


@pytest.fixture
def salby(case: Case) -> Case:
    """A case of two reports of one attack; the name of the first report is a name."""
    reports = (
        Report("ivar-fars-killed", "Herald", FIRST, title="Ivar Fars, 11, killed in Salby", published="2023-03-14",
               url="https://herald.example/ivar-fars-killed"),
        Report("star", "Star", SECOND, title="Boy among the dead", published="2023-03-15"),
    )  # fmt: skip
    return replace(case, title="Salby and Ivar Fars", reports=reports, actors=(), places=(), focus={}, groups={})


def withhold(case: Case, *targets: str, value: str | None = None) -> Case:
    made = tuple(Decision(t, "withhold", "", value, "Ann", "2023-04-01", "asked", n) for n, t in enumerate(targets, 2))
    return replace(case, decisions=made)


def printed(linked: dict[str, pd.DataFrame]) -> str:
    return "\n".join(str(cell) for frame in linked.values() for row in rows(frame) for cell in row.values())


def counts(linked: dict[str, pd.DataFrame]) -> dict[str, int]:
    return {name: len(frame) for name, frame in linked.items()}


def test_a_withheld_name_is_in_no_table_and_every_count_stays(salby: Case) -> None:
    before = edition(salby, salby.parameters)
    after, public = edited(withhold(salby, "Ivar Fars", "Jon Berg"), salby.parameters)
    check_tables(after)  # words are the published text's from start to end
    told = printed(after)
    assert not [n for n in ("Ivar", "IVAR", "ivar", "Jon Berg", "Berg") if n in told]
    assert counts(after) == counts(before)
    assert "Karl Fars" in told and "Mira Dorvik" in told, "another person's name stays"
    assert "killed. [a child, 11]'s mother" in told and "said [a witness], a resident" in told
    assert public.case.title == "Salby and [a child, 11]"
    same = ["effect", "group", "low", "high", "mode", "rule", "earliest"]
    assert after["claims"][same].equals(before["claims"][same])
    figures = ["effect", "group", "account", "low", "best", "high"]
    assert after["tolls"][figures].equals(before["tolls"][figures])


def test_identifiers_are_made_from_what_is_printed(salby: Case) -> None:
    """Who guesses a name cannot try it on an identifier: with another name these are the same."""
    one = edition(withhold(salby, "Ivar Fars"), salby.parameters)
    other = tuple(
        replace(r, report_id=r.report_id.replace("ivar", "odan"), title=r.title.replace("Ivar", "Odan"), url="",
                text=r.text.replace("Ivar", "Odan").replace("IVAR", "ODAN"))
        for r in salby.reports
    )  # fmt: skip
    two = edition(withhold(replace(salby, reports=other), "Odan Fars"), salby.parameters)
    for name, frame in one.items():
        assert rows(frame) == rows(two[name]), name


def test_rules_withhold_minors_and_relatives_who_speak(salby: Case) -> None:
    told = printed(edition(withhold(salby, "minors", "relatives who speak"), salby.parameters))
    assert "Ivar" not in told and "Mira" not in told and "Dorvik" not in told
    assert "Karl Holm" in told and "Jon Berg" in told and "[a relative]" in told


def test_a_person_is_withheld_by_identifier_and_under_a_label_of_ones_own(salby: Case) -> None:
    row = next(v for v in rows(edition(salby, salby.parameters)["victims"]) if v["name"] == "Ivar Fars")
    told = printed(edition(withhold(salby, row["victim_id"], value="the baker's son"), salby.parameters))
    assert "Ivar" not in told and "[the baker's son]" in told


def test_decisions_on_readings_hold_after_a_name_is_withheld(salby: Case) -> None:
    claim = next(c for c in rows(edition(salby, salby.parameters)["claims"]) if "Ivar" in c["words"])
    asked = withhold(salby, "Ivar Fars")
    reject = Decision(claim["claim_id"], "reject", "", None, "Ann", "2023-04-01", "Ivar Fars is no figure", 3)
    linked = edition(replace(asked, decisions=(*asked.decisions, reject)), salby.parameters)
    assert not unanswered(linked)
    assert [c["status"] for c in rows(linked["claims"])].count("rejected") == 1


def test_a_name_that_no_report_has_is_told_without_repeating_it(salby: Case) -> None:
    linked = edition(withhold(salby, "Ulf Nobody", "v-0000000000"), salby.parameters)
    assert [p.line for p in unanswered(linked)] == [2, 3]
    assert "Nobody" not in printed(linked) and "Nobody" not in str(unanswered(linked))


def test_without_such_a_line_nothing_is_changed(salby: Case) -> None:
    assert edited(salby, salby.parameters).public.publisher is None


WRITTEN = [
    (
        "José Núñez",
        "Jose Nunez said | JOSÉ NÚÑEZ | José\nNúñez | Jos&eacute; N&#250;&ntilde;ez | José Núñez | jose-nunez",
    ),
    ("Anne-Marie O'Dell", "Anne-Marie O’Dell | Anne Marie ODell | ANNE-MARIE O&#39;DELL | O'Dell, Anne-Marie"),
    ("Jan van der Berg", "Jan van der Berg's | J. van der Berg | Jan Berg | Jan Pieter van der Berg | #JanVanDerBerg"),
    ("Søren Łoś", "Soren Los | Søren  Łoś | Søren\u00ad Łoś | S\u00ad\u00f8ren Łoś | Søren “Sunny” Łoś | soren_los"),
]


@pytest.mark.parametrize(("name", "text"), WRITTEN)
def test_a_name_is_found_however_it_is_written(name: str, text: str) -> None:
    finder = Finder([[name]])
    for way in text.split(" | "):
        found = finder.whole(f"Then {way} came.")
        assert len(found) == 1, way
        assert found[0].start == 5 - (way[0] == "#") + (way[0] == "#") * 2, way


def cases() -> Iterator[tuple[str, str, list[str]]]:
    yield "Will Rose", "Prices rose and will rise. Will the police act? Will Rose died. Rose was 11; Will's bike.", [
        "Will Rose", "Rose", "Will",
    ]  # fmt: skip
    yield "Hope Long", "They hope long talks help. Hope Long ran. “Hope was kind,” it said. Long lines formed.", [
        "Hope Long", "Hope", "Long",
    ]  # fmt: skip
    yield "Ivar Fars", "Ivar Fars and Karl Fars ran. Ivar Holm fell. When Fars fell, Mr Fars saw it.", [
        "Ivar Fars", "Fars", "Fars",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), list(cases()))
def test_one_name_alone_is_that_persons_where_nothing_says_otherwise(name: str, text: str, expected: list[str]) -> None:
    finder, around = Finder([[name]]), Around(frozenset([0]), small_words([text]))
    whole = finder.whole(text)
    alone = [a for a in finder.alone(text, around) if not any(w.start < a.end and a.start < w.end for w in whole)]
    assert [text[s.start : s.end] for s in sorted([*whole, *alone])] == expected


def test_the_file_says_what_is_wrong_with_a_line(tmp_path: Path) -> None:
    from dateline.reading.review import read_review

    (tmp_path / "review.csv").write_text(
        "target,decision,field,value,by,on,why\nIvar Fars,withhold,,Ivar F.,Ann,2023-04-01,\n"
        "c-1f3a9b22c0,withhold,,,Ann,2023-04-01,\nIvar Fars,withhold,,a boy,Ann,2023-04-01,\n",
        encoding="utf-8",
    )
    decisions, problems = read_review(tmp_path / "review.csv")
    assert [p.line for p in problems] == [2, 3] and [d.line for d in decisions] == [4]
    assert not any("Ivar" in str(p) for p in problems)
