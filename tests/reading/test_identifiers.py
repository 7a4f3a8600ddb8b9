"""What a report may be called: plain names stay, odd ones get a safe name and a note,
empty and repeated ones are refused."""

import doctest
import json
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.core import identifiers
from dateline.core.diagnostics import Problem
from dateline.core.identifiers import anchor, in_address, is_plain, page_file, safe_name, same_as, xml_id
from dateline.core.report import Report
from dateline.reading import each_report

WORDS = "Two farmers were killed near Salby on Tuesday, the district council said."
ODD = [
    "../../outside", "/root/of/the/disk", "..\\..\\outside", "C:\\windows", "folder/story",
    "https://gazette.example/n?id=4&x=1#end", "~/story", "a;b|c",
    "x');document.title='taken';('", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "</script><script>alert(1)</script>", "{{ 7 * 7 }}", "`x`", "a b",
    " a", "a\tb", "a\nb", "a\0b", "\x1b[31m", "\u202egnp", "a\u200bb", "\ufeffa", "\udc00", "a\ud83d", ".", "..",
    ".git", "-rf", "_static", "a.", "con", "LPT1.txt", "q" * 101, "ж" * 101, "a?b", "a#b", "a%2fb", "a'b", "a&b", "a*b",
    "a[b]", "(b)", "$HOME", "a:b", "a@b", "\u2460",
]  # fmt: skip


def read_lines(folder: Path, ids: list[str]) -> tuple[list[Report], list[Problem], list[Problem]]:
    """Reports, notes, and what was refused, of a JSONL file with a line for each identifier."""
    lines = [json.dumps({"id": i, "outlet": "Gazette", "text": f"{WORDS} {n}"}) for n, i in enumerate(ids)]
    path = folder / "lines.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = list(each_report(path))
    problems = [f for f in found if isinstance(f, Problem)]
    reports = [f for f in found if isinstance(f, Report)]
    return reports, [p for p in problems if not p.left_out], [p for p in problems if p.left_out]


def test_the_examples_hold() -> None:
    assert doctest.testmod(identifiers).failed == 0


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_id_gets_a_safe_name_and_a_note_with_its_line(odd: str, tmp_path: Path) -> None:
    (_, report), (note,), refused = read_lines(tmp_path, ["plain", odd])
    assert not refused and is_plain(report.report_id) and report.report_id.startswith("report-")
    assert note.line == 2 and report.report_id in note.what and note.remedy
    assert str(note).isprintable()
    assert report.given_id == "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in odd)


@pytest.mark.parametrize(
    "plain", ["dorvik-gazette", "A1", "2021-12-03.b", "имя", "R\u00e4t_2", "index", "genindex", "t.html", "x.ipynb"]
)
def test_a_plain_id_stays(plain: str, tmp_path: Path) -> None:
    (report,), notes, refused = read_lines(tmp_path, [plain])
    assert (report.report_id, report.given_id, notes, refused) == (plain, "", [], [])


def test_a_safe_name_depends_on_nothing_but_the_id(tmp_path: Path) -> None:
    alone = read_lines(tmp_path, ["a/b"])[0][0].report_id
    assert read_lines(tmp_path, ["c/d", "a/b"])[0][1].report_id == alone


@pytest.mark.parametrize("empty", ["", " ", "\t\n"])
def test_an_empty_id_is_refused_with_its_line(empty: str, tmp_path: Path) -> None:
    reports, _, (problem,) = read_lines(tmp_path, ["a", empty])
    assert [r.report_id for r in reports] == ["a"]
    assert problem.line == 2 and problem.what == "the id is empty"


@pytest.mark.parametrize(
    ("first", "second"),
    [("a", "a"), ("Story", "story"), ("caf\u00e9", "cafe\u0301"), ("STRASSE", "straße"), ("a/B", "A/b"), ("x y", "x y"),
     ("\ufb01re", "fire")],
)  # fmt: skip
def test_a_repeated_id_is_refused_with_its_line_and_the_first_place(first: str, second: str, tmp_path: Path) -> None:
    reports, _, (problem,) = read_lines(tmp_path, [first, "other", second])
    assert len(reports) == 2
    assert problem.line == 3 and "lines.jsonl:1" in problem.what and "Rename one" in problem.remedy


def test_files_whose_names_differ_in_capitals_alone_are_all_read(tmp_path: Path) -> None:
    for name in ("salby.md", "Salby.md", "SALBY.txt"):
        (tmp_path / name).write_text(f"---\noutlet: Gazette\n---\n{WORDS}\n", encoding="utf-8")
    (tmp_path / "SALBY.txt").write_text(f"ERBIL (Gazette) – {WORDS}\n", encoding="utf-8")
    found = list(each_report(tmp_path))
    reports = [f for f in found if isinstance(f, Report)]
    assert {r.given_id for r in reports} == {"", "Salby", "SALBY"}
    assert next(r for r in reports if not r.given_id).report_id == "salby"
    assert len({same_as(r.report_id) for r in reports}) == 3
    assert all(not p.left_out for p in found if isinstance(p, Problem))


@given(st.text(st.characters()))
@example("w-a")
@example("a/../b")
def test_whatever_it_is_called_it_is_safe_everywhere(text: str) -> None:
    """A file name in its folder, one part of an address, an id, an xml:id."""
    name = safe_name(text, "report")
    assert is_plain(name) and name == safe_name(unicodedata.normalize("NFD", text), "report")
    path = page_file(Path("/book/reports"), name, ".ipynb")
    assert path.parent == Path("/book/reports") and path.stem == name
    assert not set("/?#&\"'<> ") & set(in_address(text)) and in_address(text).isascii()
    assert is_plain(anchor(text)) and anchor(text) == anchor(anchor(text))
    ET.fromstring(f'<a xml:id="{xml_id("w", text)}"/>')


@given(st.lists(st.text(st.characters(), max_size=6), unique=True, max_size=8))
def test_no_two_identifiers_share_an_xml_id(texts: list[str]) -> None:
    assert len({xml_id("w", t) for t in texts}) == len(texts)


def test_a_page_is_never_written_elsewhere() -> None:
    for odd in ("../glance", "/a", "a/b", ""):
        with pytest.raises(ValueError, match="not the name of a page"):
            page_file(Path("book"), odd, ".ipynb")


@pytest.mark.parametrize("field", ["title", "outlet", "agency", "rights"])
def test_half_a_surrogate_pair_in_a_field_is_replaced_and_named(field: str, tmp_path: Path) -> None:
    row = {"id": "a", "outlet": "Gazette", "text": WORDS} | {field: "Fire in Salby \ud83d"}
    (tmp_path / "r.jsonl").write_text(json.dumps(row), encoding="utf-8")
    report, note = each_report(tmp_path / "r.jsonl")
    assert isinstance(report, Report) and getattr(report, field) == "Fire in Salby \ufffd"
    assert isinstance(note, Problem) and note.line == 1 and field in note.what and not note.left_out


@pytest.mark.parametrize("value", [["Gazette"], {"name": "Gazette"}, True])
def test_a_field_that_is_no_text_is_refused(value: object, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "a", "outlet": value, "text": WORDS}), encoding="utf-8")
    (problem,) = each_report(tmp_path / "r.jsonl")
    assert isinstance(problem, Problem) and problem.line == 1 and problem.what.startswith("outlet is ")
