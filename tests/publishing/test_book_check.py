"""`dateline verify` follows the pages of a built book: a changed figure, quotation or file is found and named."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.pipeline.verifying.findings import Kind
from dateline.publishing.book_check import RECORD, check, numbers
from tests.house import Houses

EVIDENCE = re.compile(r'(<a class="dl-evidence"[^>]*>)([^<]+)(</a>)')


@pytest.fixture
def house(houses: Houses, tmp_path: Path) -> Path:
    return houses.copy(tmp_path / "house")


def found(house: Path) -> dict[str, str]:
    """What is wrong, by file; the lines of one file together."""
    out: dict[str, str] = {}
    for f in check(house, house / "data").findings:
        assert f.wrong and f.kind in (Kind.PAGE, Kind.EDITION)
        out[f.problem.file] = f"{out.get(f.problem.file, '')} {f.problem.what}"
    return out


def pages(house: Path) -> list[Path]:
    site = house / "_build" / "html"
    return sorted(p for p in site.rglob("*.html") if "_static" not in p.relative_to(site).parts)


def test_an_untouched_book_is_sound(house: Path) -> None:
    looked = check(house, house / "data")
    assert looked.findings == [] and looked.counts["pages"] == len(pages(house)) and looked.counts["printed"] > 20


Change = Callable[[str, random.Random], str]


def another_digit(page: str, rng: random.Random) -> str:
    """One digit of a page's text is another."""
    article = page.index("<article")
    at = rng.choice([m.start() for m in re.finditer(r"(?<=[> ])\d(?=[< ,.])", page) if m.start() > article])
    return page[:at] + str((int(page[at]) + rng.randint(1, 9)) % 10) + page[at + 1 :]


def another_word(page: str, rng: random.Random) -> str:
    """A word of a page's text is gone."""
    article = page.index("<article")
    m = rng.choice([m for m in re.finditer(r"(?<= )[a-z]{4,}(?= )", page) if m.start() > article])
    return page[: m.start()] + page[m.end() :]


def another_label(page: str, rng: random.Random) -> str:
    """A figure that leads to its sentence is another."""
    m = rng.choice(list(EVIDENCE.finditer(page)))
    return page[: m.start(2)] + "4711" + page[m.end(2) :]


@pytest.mark.parametrize("change", [another_digit, another_word, another_label])
def test_drawn_changes_of_pages_are_found_and_named(house: Path, change: Change) -> None:
    rng = random.Random(25)
    with_figures = [p for p in pages(house) if EVIDENCE.search(p.read_text(encoding="utf-8"))]
    for _ in range(10):
        page = rng.choice(with_figures)
        before = page.read_text(encoding="utf-8")
        page.write_text(change(before, rng), encoding="utf-8")
        if page.read_text(encoding="utf-8") != before:
            told = found(house)
            assert told.keys() == {page.relative_to(house).as_posix()}
            assert re.search(r"it says .* where it said|taken out|was not there|it prints|not in the words", str(told))
        page.write_text(before, encoding="utf-8")
    assert found(house) == {}


def test_a_figure_is_held_to_the_tables_where_the_build_s_record_was_changed_too(house: Path) -> None:
    (house / "_build" / RECORD).unlink()
    changed = 0
    for page in pages(house):
        before = page.read_text(encoding="utf-8")
        m = next(EVIDENCE.finditer(before), None)
        if m is None:
            continue
        page.write_text(f"{before[: m.start(2)]}4711{before[m.end(2) :]}", encoding="utf-8")
        told = found(house)[page.relative_to(house).as_posix()]
        assert "it prints 4711" in told and "the tables say" in told
        page.write_text(before, encoding="utf-8")
        changed += 1
    assert changed > 2 and found(house) == {}


def test_a_report_s_text_and_its_figures_are_held_to_the_tables(house: Path) -> None:
    (house / "_build" / RECORD).unlink()
    page = house / "_build/html/book/reports/one.html"
    before = page.read_text(encoding="utf-8")
    at = before.index("12 people", before.index('class="dl-report"'))
    page.write_text(f"{before[:at]}13{before[at + 2 :]}", encoding="utf-8")
    assert "its text is not that of the report one" in found(house)["_build/html/book/reports/one.html"]
    row = r'(data-review="c-[^"]*"><td class="dl-number"><a [^>]*>)[^<]*'
    page.write_text(re.sub(row, r"\g<1>99", before), encoding="utf-8")
    assert "it prints 99 as the figure of c-" in found(house)["_build/html/book/reports/one.html"]


def test_files_that_came_or_went_are_named(house: Path) -> None:
    site = house / "_build" / "html"
    (site / "book" / "extra.html").write_text("<article>99</article>", encoding="utf-8")
    (site / "downloads" / "claims.csv").unlink()
    script = next((site / "_static").glob("*.js"))
    script.write_text("alert(1)", encoding="utf-8")
    told = found(house)
    assert "the build did not make it" in told["_build/html/book/extra.html"]
    assert "it is gone" in told["_build/html/downloads/claims.csv"]
    assert script.relative_to(house).as_posix() in told


def test_the_command_tells_and_a_copy_may_be_named(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house)
    run = CliRunner().invoke(app, ["verify", "--only-look"])
    assert run.exit_code == 0 and " figures and quotations looked up in the tables" in run.output, run.output
    page = house / "_build/html/book/casualties.html"
    page.write_text(EVIDENCE.sub(r"\g<1>77\g<3>", page.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    run = CliRunner().invoke(app, ["verify", "--only-look"])
    assert run.exit_code == 1 and "page of the built book: " in run.output and "prints 77" in run.output
    run = CliRunner().invoke(app, ["verify", "--only-look", "--book", "nowhere"])
    assert run.exit_code == 1 and "no folder of a built book" in run.output


def test_the_record_says_nothing_that_a_table_does_not(house: Path) -> None:
    assert json.loads((house / "_build" / RECORD).read_text(encoding="utf-8"))["files"].keys() >= {"index.html"}
    assert numbers("At least 1,204 were hurt, ten badly, one of them 9") == {1204, 10, 9}
