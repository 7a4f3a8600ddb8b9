"""Time that grows with the length and no faster: texts, pages and many reports, each at four sizes."""

import gc
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.gathering import add
from dateline.gathering.items import Refused
from dateline.gathering.pages.article import from_html
from dateline.linking import link
from dateline.linking.collation.passages import MOST_PRINTINGS
from dateline.linking.incidents import responsibility
from dateline.linking.incidents.parties import sentence_of
from dateline.pipeline.extract import read_tables
from dateline.reading import read_reports

TEXTS = [
    "A", "Ab", "A-", "Ab-", "A.", "A’", "Said ", "KILLED ", "killed 1 ", "“Ten were killed,” he said. ",
    "“Ab,” said Ab. ", "was killed and ", "claimed responsibility ", "— Ab ", "Related: \n\n", "> \n", "| ", "1/",
    "A and ", "Ab of the ", "x\ufffd", "Ten were killed ", "Ab said Ab ", "Ab, the ",
]  # fmt: skip
STORY = "<p>Four people were killed near Salby on Monday, the district council said, and the road north was closed.</p>"
PAGES: dict[str, Callable[[int], str]] = {
    "attributes": lambda n: f"<p {' '.join(f'a{k}=1' for k in range(n // 6))}>x</p>{STORY}",
    "one long attribute": lambda n: f'<p class="{"x " * (n // 2)}">x</p>{STORY}',
    "unclosed": lambda n: "<b>" * min(n // 3, 300) + STORY,
    "paragraphs": lambda n: STORY * (n // len(STORY)),
    "entities": lambda n: f"<p>{'&amp;' * (n // 5)}</p>{STORY}",
    "times": lambda n: "<time>3 May 2022</time>" * (n // 23) + STORY,
}
# Eight times as much may take so many times as long; a quadratic rule takes 64 times.
# What is too short to measure passes.
MOST = 20
UNMEASURED = 0.25


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    """The collector of garbage walks over whatever other tests left in memory."""
    gc.disable()
    yield
    gc.enable()


def grows(work: Callable[[int], object], sizes: tuple[int, int, int, int]) -> None:
    """Do some work at four sizes, each twice the one before; fail where time grows faster than the size."""
    work(sizes[0])
    spent = []
    for size in sizes:
        begun = time.process_time()
        work(size)
        spent.append(time.process_time() - begun)
    assert spent[3] < MOST * spent[0] + UNMEASURED, [f"{s:.2f} s for {n:,}" for n, s in zip(sizes, spent, strict=True)]


@pytest.mark.parametrize("shape", TEXTS, ids=repr)
def test_a_text(shape: str) -> None:
    def read(size: int) -> object:
        text = (shape * (size // len(shape) + 1))[:size]
        return extract(Report("r", "Outlet", text, published="2021-12-03"))

    grows(read, (1_000, 2_000, 4_000, 8_000))


@pytest.mark.parametrize("shape", PAGES)
def test_a_page(shape: str) -> None:
    def read(size: int) -> object:
        return from_html(f"<html><body><h1>Salby</h1>{PAGES[shape](size)}</body></html>".encode(), "in.html")

    grows(read, (7_500, 15_000, 30_000, 60_000))


REFRAINS: dict[str, Callable[[int], str]] = {
    "one sentence": lambda _n: "Four villagers were killed near Salby on Friday, the council of the district said. ",
    "other figures": lambda n: f"“We counted {n} villagers killed near Salby on Friday,” said Karim Dorvik, mayor. ",
}
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "ra", "se", "ti", "vo", "zu")


def named(n: int) -> str:
    """A name of its own for every number."""
    return "".join(SYLLABLES[int(d)] for d in str(n)).title() + "by"


@pytest.mark.parametrize("shape", REFRAINS)
def test_linking_reports_that_repeat_themselves(shape: str) -> None:
    def report(n: int, size: int) -> Report:
        text = "".join(map(REFRAINS[shape], range(size // 80)))
        return Report(f"r{n}", f"Post {n}", text, published="2021-12-05")

    sizes = (1_000, 2_000, 4_000, 8_000)
    read = {size: read_tables([report(n, size) for n in range(2)]) for size in sizes}
    grows(lambda size: link(read[size], (), ()), sizes)


def test_a_report_is_read_once_for_who_did_it_however_many_attacks_it_tells_of(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"{n + 2} villagers were killed in {named(n)} on Friday, police said. " for n in range(12))
    read = read_tables([Report(f"r{n}", f"Post {n}", text, published="2021-12-05") for n in range(2)])
    texts = []

    def counted(text: str, _parties: responsibility.Parties) -> Iterator[tuple[str, str, int, int]]:
        texts.append(text)
        return iter(())

    monkeypatch.setattr(responsibility, "_named_in", counted)
    assert len(link(read, (), ())["incidents"]) > 2
    assert len(texts) == 2


def test_where_the_sentence_of_each_figure_begins() -> None:
    def seek(size: int) -> None:
        text = "Ten were killed. " * size
        for n in range(size):
            assert sentence_of(text, 17 * n, 17 * n + 3) == (17 * n, 17 * n + 16 + (n == size - 1))

    grows(seek, (500, 1_000, 2_000, 4_000))


def test_a_refrain_is_one_utterance_and_keeps_every_statement() -> None:
    text = "“We will not leave the valley of Salby,” said Karim Dorvik, the mayor. " * 30
    read = read_tables([Report(f"r{n}", f"Post {n}", text, published="2021-12-05") for n in range(3)])
    linked = link(read, (), ())
    assert len(linked["statements"]) == 90
    assert linked["statements"]["utterance_id"].nunique() == 1
    assert len(linked["variants"]) == 3 * MOST_PRINTINGS


def test_many_reports_of_one_outlet_and_title(tmp_path: Path) -> None:
    def gather(size: int) -> object:
        source, text = (
            tmp_path / f"{size}.jsonl",
            "Four villagers were killed near Salby, council {} of the district said.",
        )
        rows = ({"outlet": "Post", "title": "Four killed", "text": text.format(n)} for n in range(size))
        source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        done = add([str(source)], tmp_path / f"case-{size}-{time.monotonic_ns()}")
        assert len(done.written) == size
        return done

    grows(gather, (50, 100, 200, 400))


def test_a_page_with_more_attributes_than_can_be_read_is_refused_by_name() -> None:
    page = f"<html><body><p {' '.join(f'a{k}=1' for k in range(20_000))}>x</p>{STORY}</body></html>"
    found = from_html(page.encode(), "in.html")
    assert isinstance(found, Refused) and "more than 1,000 attributes" in found.why


def test_a_page_with_more_elements_than_can_be_read_is_refused_by_name() -> None:
    page = f"<html><body>{'<p>x</p>' * 100_001}{STORY}</body></html>"
    found = from_html(page.encode(), "in.html")
    assert isinstance(found, Refused) and "more than 100,000 elements" in found.why


def test_a_run_of_capitals_as_long_as_the_text_is_no_name() -> None:
    read = extract(Report("r", "Outlet", "Said " * 1_000, published="2021-12-03"))
    assert max(len(s["speaker"] or "") for s in read.statements) < 100


@pytest.mark.parametrize("kind", ["md", "txt", "jsonl"])
def test_a_text_that_is_longer_than_is_read_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    """In the folder of reports and by add; the reports beside it are read."""
    text = "SALBY (Post) – Four people were killed near Salby, the district council said. " * 7_000
    row = json.dumps({"id": "long", "outlet": "Post", "text": text})
    whole = {"md": f"---\noutlet: Post\n---\n{text}", "txt": text, "jsonl": row}[kind]
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "short.md").write_text("---\noutlet: Post\n---\nFour people were killed near Salby.\n")
    (reports / f"long.{kind}").write_text(whole, encoding="utf-8")
    kept, problems = read_reports(reports)
    assert [r.report_id for r in kept] == ["short"]
    assert [p.left_out for p in problems] == [True] and "500,000 are read" in problems[0].what
    done = add([str(reports)], tmp_path / "case")
    assert len(done.written) == 1 and ["500,000 are read" in r.why for r in done.refused] == [True]


def test_a_title_longer_than_any_is_refused_by_name(tmp_path: Path) -> None:
    row = {"id": "a", "outlet": "Post", "text": "Four were killed in Salby.", "title": "Four killed " * 1_000}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    kept, problems = read_reports(tmp_path)
    assert not kept and "title is 12,000 characters long" in problems[0].what
