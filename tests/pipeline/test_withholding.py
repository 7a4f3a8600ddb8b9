"""Names that review.csv withholds: none of them is in a table, whatever else the tables say stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dateline.core.decision import Decision
from dateline.core.diagnostics import Unusable
from dateline.core.report import Report
from dateline.pipeline.diff import Change
from dateline.pipeline.edition import edited, edition, unanswered
from dateline.pipeline.extract import read_tables
from dateline.pipeline.link_parts import READ, Known, link_parts
from dateline.pipeline.withholding.linking import link_published
from dateline.pipeline.withholding.names import Around, Finder, small_words
from dateline.pipeline.withholding.to_decide import to_decide, told_of
from dateline.reading import Case
from dateline.tables import check_tables, rows, write

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
    after, public, _ = edited(withhold(salby, "Ivar Fars", "Jon Berg"), salby.parameters)
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


def test_check_lists_minors_and_private_speakers_with_the_line_that_withholds_them(salby: Case) -> None:
    read = read_tables(salby.reports)
    found = {n.name: n.who for n in to_decide(salby, read)}
    assert found == {
        "Ivar Fars": "a minor", "Mira Dorvik": "a relative who speaks", "Jon Berg": "a witness", "Ana Ohm": "a witness",
    }  # fmt: skip
    told = "\n".join(told_of(to_decide(salby, read)))
    assert "Ivar Fars,withhold,,,YOUR NAME,YYYY-MM-DD,a minor" in told
    left = {n.name for n in to_decide(withhold(salby, "minors", "relatives who speak", "Jon Berg"), read)}
    assert left == {"Ana Ohm"}
    assert told_of(to_decide(withhold(salby, *found), read)) == []


@pytest.mark.parametrize(
    "said",
    [
        "said police chief Jon Berg.",
        "said Jon Berg, the mayor of Salby.",
        "Governor Jon Berg said.",
        "said Colonel Jon Berg.",
    ],
)
def test_an_official_is_not_among_those_to_decide_on(salby: Case, said: str) -> None:
    text = f"Two people were killed in Salby on Monday. “It was a bomb,” {said}"
    report = Report("star", "Star", text, published="2023-03-15")
    assert to_decide(salby, read_tables([report])) == []


def test_what_is_left_of_a_name_in_a_file_is_found(salby: Case, tmp_path: Path) -> None:
    public = edited(withhold(salby, "Ivar Fars"), salby.parameters).public
    (tmp_path / "a.html").write_text("<p>Nobody is named.</p>" * 200, encoding="utf-8")
    assert public.left_in(tmp_path) == []
    (tmp_path / "b.json").write_text('{"words": "Iv\\u00e1r Fars"}', encoding="utf-8")
    (tmp_path / "c.html").write_text("<p>Nobody is named.</p>" * 200 + "<p>Ivar&nbsp;Fars</p>", encoding="utf-8")
    (tmp_path / "ivar-fars.csv").write_text("a\n", encoding="utf-8")
    assert len(public.left_in(tmp_path)) == 3
    assert public.left(edition(salby, salby.parameters))


def test_what_changed_since_an_edition_with_the_name_does_not_name_it(salby: Case) -> None:
    public = edited(withhold(salby, "Ivar Fars"), salby.parameters).public
    before = rows(edition(salby, salby.parameters)["claims"])
    own = next(c for c in before if "Ivar" in c["words"])
    changes = [
        Change("claims", "withdrawn", own["claim_id"], f"“{own['words']}”", "1", None),
        Change("claims", "new", public.publisher.names.readings[own["claim_id"]], "1 killed", None, "1"),  # type: ignore[union-attr]
        Change("statements", "withdrawn", "s-1", "Ivar's mother: “Fars ran”", "said", None),
    ]
    (left,) = public.changes(changes)
    assert left.what == "[a child, 11]'s mother: “[a child, 11] ran”"


def test_linking_in_parts_refuses_to_print_a_withheld_name(salby: Case, tmp_path: Path) -> None:
    known = Known(decisions=withhold(salby, "Ivar Fars").decisions)
    with pytest.raises(Unusable, match="it withholds a name"):
        link_parts(tmp_path, tmp_path / "out", known)


def test_extracted_tables_are_linked_without_a_withheld_name(salby: Case, tmp_path: Path) -> None:
    write(
        tmp_path / "read",
        {n: f for n, f in read_tables(salby.reports, salby.lexicon).items() if n in READ},
        ["parquet"],
    )
    done = link_published(tmp_path / "read", tmp_path / "out", withhold(salby, "Ivar Fars", "Nobody Known"))
    frames = {p.stem: pd.read_parquet(p) for p in (tmp_path / "out").glob("*.parquet")}
    assert "Fars" not in printed(frames).replace("Karl Fars", "")
    assert "[a boy, 11]" in printed(frames) or "[a child, 11]" in printed(frames)
    assert [d.line for d in done.unanswered] == [3]
    whole = link_parts(tmp_path / "read", tmp_path / "whole", Known(decisions=()))
    assert done.rows == whole.rows


def test_words_about_two_withheld_people_are_no_renderings_of_each_other(salby: Case) -> None:
    names = ("Ivar Fars", "Ana Ohm", "Mira Dorvik", "Jon Berg", "Karl Holm", "Per Lund", "Ida Lund", "Ulf Ras")
    reports = [
        Report(
            f"r{n}", f"Herald {n}", published="2023-03-14",
            text="Twelve people were killed in an attack on Salby on Monday, police said.\n\n"
            + "\n\n".join(f"The dead included {x}. “{x.split()[0]} was kind,” said a neighbour." for x in names[n::4]),
        )
        for n in range(4)
    ]  # fmt: skip
    case = replace(salby, reports=tuple(reports))
    before, after = (len(edition(c, c.parameters)["variants"]) for c in (case, withhold(case, *names)))
    assert (before, after) == (0, 0)
