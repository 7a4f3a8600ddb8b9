"""The files of reports/: each is read or named, and nothing waits for a pipe."""

import json
import os
from pathlib import Path

import pytest

from dateline.core.diagnostics import Problem
from dateline.core.report import Report
from dateline.reading import each_report

WORDS = "Two farmers were killed near Salby on Tuesday, the district council said."
MARKDOWN = f"---\noutlet: Gazette\n---\n{WORDS}\n"


def read(folder: Path) -> tuple[dict[str, Report], dict[str, Problem]]:
    """Reports by identifier, problems by the file they are about."""
    found = list(each_report(folder))
    return (
        {f.report_id: f for f in found if isinstance(f, Report)},
        {f.file.removeprefix(f"{folder.name}/"): f for f in found if isinstance(f, Problem)},
    )


@pytest.mark.parametrize("name", ["a.md", "a.MD", "a.Markdown", "a.markdown"])
def test_capitals_and_long_endings_are_read_as_markdown(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(MARKDOWN, encoding="utf-8")
    reports, problems = read(tmp_path)
    assert list(reports) == ["a"] and not problems


@pytest.mark.parametrize("name", ["r.jsonl", "r.JSONL", "r.ndjson"])
def test_lines_are_read_whatever_the_capitals(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(
        "\ufeff" + json.dumps({"id": "a", "outlet": "Gazette", "text": WORDS}), encoding="utf-8"
    )
    reports, problems = read(tmp_path)
    assert list(reports) == ["a"] and not problems


@pytest.mark.parametrize(
    ("name", "told"),
    [("a.html", "dateline add"), ("a.csv", "dateline add"), ("a.pdf", "Reports end in"), ("a.json", "Reports end in"),
     ("a", "Reports end in"), (".a.md", "full stop")],
)  # fmt: skip
def test_a_file_that_is_not_read_is_named_with_what_to_do(name: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / name).write_text(MARKDOWN, encoding="utf-8")
    reports, problems = read(tmp_path)
    assert list(reports) == ["good"] and list(problems) == [name]
    assert problems[name].left_out and told in problems[name].remedy


def test_what_is_no_file_is_named_and_never_opened(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.md").write_text(MARKDOWN, encoding="utf-8")
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "zero.md").symlink_to("/dev/zero")
    (folder / "zero.jsonl").symlink_to("/dev/zero")
    (folder / "gone.md").symlink_to("nowhere.md")
    (folder / "ring.md").symlink_to("ring.md")
    (folder / "up").symlink_to(tmp_path)
    (folder / ".gitkeep").touch()
    reports, problems = read(folder)
    assert list(reports) == ["good"]
    assert set(problems) == {"pipe.md", "pipe.jsonl", "zero.md", "zero.jsonl", "gone.md", "ring.md", "up"}
    assert all(p.left_out and p.what and p.remedy for p in problems.values())


def test_a_single_pipe_is_named_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    (problem,) = each_report(tmp_path / "pipe.jsonl")
    assert isinstance(problem, Problem) and "pipe" in problem.what


def test_a_folder_that_is_called_like_a_report_is_walked_and_noted(tmp_path: Path) -> None:
    (tmp_path / "salby.md").mkdir()
    (tmp_path / "salby.md" / "a.md").write_text(MARKDOWN, encoding="utf-8")
    reports, problems = read(tmp_path)
    assert list(reports) == ["a"]
    assert not problems["salby.md"].left_out and "folder" in problems["salby.md"].what


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text(MARKDOWN, encoding="utf-8")
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.md").symlink_to(tmp_path / "kept")
    assert list(read(folder)[0]) == ["a"]


def test_a_file_name_that_is_no_text_is_shown_without_breaking_the_line(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "two\nlines.md").write_text(MARKDOWN, encoding="utf-8")
    found = list(each_report(tmp_path))
    assert sum(isinstance(f, Report) for f in found) == 2
    assert all(str(f).isprintable() for f in found if isinstance(f, Problem))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", "[" * 100_000),
        ("a.jsonl", '{"id":' * 50_000),
        ("a.md", f"---\noutlet: {'[' * 2_000}\n---\n{WORDS}\n"),
        ("a.md", f"---\noutlet: {'{a: ' * 2_000}\n---\n{WORDS}\n"),
    ],
)
def test_nesting_without_end_is_refused_with_its_line(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    _, problems = read(tmp_path)
    assert problems[name].line in (1, 2) and "nested too deep" in problems[name].what


def test_a_line_that_is_too_long_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "outlet": "Gazette", "text": WORDS})
    (tmp_path / "r.jsonl").write_text("x" * 30_000_001 + "\n" + good + "\n", encoding="utf-8")
    reports, problems = read(tmp_path)
    assert list(reports) == ["a"] and problems["r.jsonl"].line == 1


def test_front_matter_is_kept_as_it_is_written_and_a_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\noutlet: Yes\ntitle: 12:30\n---\n{WORDS}\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\ntitle: x\noutlet: [Gazette]\n---\n{WORDS}\n", encoding="utf-8")
    reports, problems = read(tmp_path)
    assert (reports["a"].outlet, reports["a"].title) == ("Yes", "12:30")
    assert problems["b.md"].line == 3 and problems["b.md"].what == "outlet is a list, not text"
