"""What a reader does with the book: looks behind a figure, narrows a table, marks a reading, searches, prints."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from dateline.reading.review import read_review

KINDS = [
    "glance", "timeline", "casualties", "statements", "same-words", "contradictions", "coverage", "places", "attacks",
    "reports", "changes", "review", "method", "glossary", "downloads", "imprint", "reports/rudaw-claim",
    "incidents/makhmour-2021-12-02",
]  # fmt: skip


@pytest.fixture
def page(chrome: Any) -> Iterator[Any]:
    """A page whose errors fail the test."""
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: wrong.append(str(e)))
    yield opened
    context.close()
    assert not wrong


def at(site: Path, name: str) -> str:
    return (site / "book" / f"{name}.html").as_uri()


def test_hovering_a_figure_shows_its_sentence(site: Path, page: Any) -> None:
    page.goto(at(site, "casualties"))
    link = page.locator("a.dl-evidence").first
    link.hover()
    page.wait_for_selector("#dl-card:not([hidden])")
    sentence, source = page.inner_text("#dl-card p:first-child"), page.inner_text("#dl-card .dl-source")
    assert sentence.startswith("“") and len(sentence) > 20
    assert "202" in source and "machine" in source
    box = page.locator("#dl-card").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 1280
    assert link.get_attribute("aria-describedby") == "dl-card" and link.get_attribute("title") is None
    page.mouse.move(2, 2)
    page.wait_for_selector("#dl-card", state="hidden")


def test_the_keyboard_alone_reaches_the_sentence_and_the_marked_place(site: Path, page: Any) -> None:
    page.goto(at(site, "glance"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('dl-evidence')"):
            break
    assert page.is_visible("#dl-card")
    page.keyboard.press("Escape")
    assert page.is_hidden("#dl-card")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*.html#c-*")
    target = page.evaluate("document.querySelector(':target') && document.querySelector(':target').className")
    assert target == "dl-anchor"


def test_the_code_behind_a_page_is_folded_and_opens_by_keyboard(site: Path, page: Any) -> None:
    page.goto(at(site, "casualties"))
    folds = page.locator("details.above-input")
    assert 2 <= folds.count() <= 7 and page.locator("details.above-input[open]").count() == 0
    assert not page.locator(".cell_input").first.is_visible()
    summary = folds.first.locator("summary")
    assert summary.inner_text().strip() == "Show the settings" and summary.get_attribute("aria-label") is None
    summary.focus()
    page.keyboard.press("Enter")
    assert "rule: str" in page.locator(".cell_input").first.inner_text(), "the parameters, with what each means"
    assert summary.inner_text().strip() == "Hide the settings"
    assert folds.nth(1).locator("summary").inner_text().strip() == "Show the code", "no two alike side by side"
    page.keyboard.press("Space")
    assert not page.locator(".cell_input").first.is_visible()
    page.emulate_media(media="print")
    assert not summary.is_visible()


def test_every_figure_that_links_shows_a_sentence_that_holds_its_words(site: Path, page: Any) -> None:
    """Of the sentence behind each link, and of the marked place that the link leads to, the words are the same."""
    page.goto(at(site, "glance"))
    for link in page.locator("a.dl-evidence").all()[:12]:
        sentence = " ".join(link.get_attribute("data-sentence").split()).rstrip("… ")
        report, _, anchor = link.get_attribute("href").partition("#")
        text = (site / "book" / report).read_text(encoding="utf-8")
        assert f'id="{anchor}"' in text
        from dateline.publishing.number_audit import article_of

        article = article_of(text)
        assert article is not None
        assert sentence[:60].replace(" ", "") in "".join("".join(article.itertext()).split())


def test_a_reports_page_links_back_to_everywhere_a_reading_is_used(site: Path) -> None:
    """Every link from a chapter or an attack's page to a reading has its way back in that reading's row."""
    from lxml import html

    uses: dict[str, set[str]] = {}
    for path in [*(site / "book").glob("*.html"), *(site / "book" / "incidents").glob("*.html")]:
        for href in html.document_fromstring(path.read_text(encoding="utf-8")).xpath("//a[@class='dl-evidence']/@href"):
            uses.setdefault(href.rsplit("#", 1)[-1], set()).add(path.name)
    assert len(uses) > 100
    seen = set()
    for path in (site / "book" / "reports").glob("*.html"):
        for row in html.document_fromstring(path.read_text(encoding="utf-8")).xpath("//tr[@data-review]"):
            item = row.get("data-review")
            back = {a.split("#")[0].rsplit("/", 1)[-1] for a in row.xpath(".//a/@href")} - {""}
            assert back == uses.get(item, set()), item
            seen.add(item)
    assert len(seen & set(uses)) > 100


def test_a_table_is_narrowed_by_value_loses_a_column_and_is_saved_as_seen(
    site: Path, page: Any, tmp_path: Path
) -> None:
    page.goto(at(site, "statements"))
    frame = page.locator(".dl-filter").last
    rows = page.locator(".dl-table").last.locator("tbody tr:not([hidden])")
    whole = rows.count()
    speaker = frame.get_by_label("Speaker in Every statement")
    names = speaker.locator("option").all_inner_texts()
    assert "Masrour Barzani" in names and names[0] == "all"
    speaker.select_option("Masrour Barzani")
    assert 0 < rows.count() < whole
    assert f"of {whole}" in frame.locator("[role=status]").inner_text()
    frame.get_by_text("Columns").click()
    frame.get_by_label("Kind", exact=True).last.uncheck()
    with page.expect_download() as saved:
        frame.get_by_text("Save as CSV").click()
    path = tmp_path / "saved.csv"
    saved.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        found = list(csv.DictReader(lines))
    assert len(found) == rows.count() and {r["Speaker"] for r in found} == {"Masrour Barzani"}
    assert "Kind" not in found[0] and "Words" in found[0]


def test_marks_made_in_the_browser_become_a_review_file_that_is_read(site: Path, page: Any, tmp_path: Path) -> None:
    page.goto(at(site, "reports/rudaw-claim"))
    rows = page.locator("tr[data-review]")
    targets = [rows.nth(n).get_attribute("data-review") for n in range(3)]

    def mark(n: int, decision: str, **more: str) -> None:
        form = rows.nth(n).locator("details", has=page.locator("select"))  # beside it: why it was read
        form.locator("summary").click()
        form.locator("select").first.select_option(decision)
        if more:
            form.locator("select").nth(1).select_option(more["field"])
            form.get_by_label("should be").fill(more["value"])
        form.get_by_label("Note").fill('seen, "twice"')
        form.get_by_label("Your name").fill("A. Reader")
        form.get_by_text("Keep", exact=True).click()
        assert "Kept" in form.locator("[role=status]").inner_text()

    mark(0, "reject")
    mark(1, "amend", field="group", value="civilians")
    mark(2, "confirm")
    page.goto(at(site, "casualties"))
    shown = page.locator(f'.dl-mark[data-of="{targets[0]}"]').first
    assert "marked wrong" in shown.inner_text(), "the mark shows wherever the reading is used"
    page.goto(at(site, "review"))
    with page.expect_download() as saved:
        page.get_by_text("Save review.csv").click()
    path = tmp_path / "review.csv"
    saved.value.save_as(path)
    decisions, problems = read_review(path)
    assert not problems
    assert {(d.target, d.decision) for d in decisions} == set(zip(targets, ("reject", "amend", "confirm"), strict=True))
    assert {d.by for d in decisions} == {"A. Reader"} and {d.why for d in decisions} == {'seen, "twice"'}
    page.get_by_label(f"Take back the mark on {targets[0]}").click()
    assert targets[0] not in page.inner_text("#dl-marks")


WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "rules": {"color-contrast": {"enabled": False}},
}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
# Contrast is nearly all of axe's time, and one row of a table is as good as another: `make test` looks at six.
FEWER_ROWS = "document.querySelectorAll('tbody').forEach(b => [...b.rows].slice(6).forEach(r => r.remove()))"


def violations(
    chrome: Any, addresses: list[str], asked: dict[str, Any], *, scheme: str = "light", width: int = 1280, whole: bool
) -> dict[str, list[str]]:
    """What axe finds on some pages, with all rows of their tables or the first six: page and rule, and the elements."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    context = chrome.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    opened = context.new_page()
    found: dict[str, list[str]] = {}
    for address in addresses:
        opened.goto(address)
        opened.wait_for_timeout(300)  # colours change over at first
        if not whole:
            opened.evaluate(FEWER_ROWS)
        opened.evaluate(axe)
        ran = opened.evaluate("asked => axe.run(document, {...asked, resultTypes: ['violations']})", asked)
        assert ran["passes"]
        for v in ran["violations"]:
            found.setdefault(f"{address.rsplit('/', 1)[-1]} {v['id']}", []).extend(e["html"] for e in v["nodes"])
    context.close()
    return found


def of_each_kind(site: Path) -> list[str]:
    """A page of every kind, and the search with what it found."""
    return [*(at(site, k) for k in KINDS), (site / "search.html").as_uri() + "?q=brothers"]


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(site: Path, chrome: Any, width: int) -> None:
    """WCAG 2.1 A and AA, but for contrast."""
    assert not violations(chrome, of_each_kind(site), WCAG, width=width, whole=False)


@pytest.mark.parametrize(("scheme", "width", "most"), [("light", 1280, 99), ("dark", 1280, 99), ("dark", 360, 2)])
def test_colours_have_contrast(site: Path, chrome: Any, scheme: str, width: int, most: int) -> None:
    """On a page of every kind wide; hardly a matter of width, so on two narrow."""
    pages = of_each_kind(site)[:most]
    assert not violations(chrome, pages, COLOURS, scheme=scheme, width=width, whole=False)


@pytest.mark.nightly
def test_axe_finds_nothing_on_any_page(site: Path, chrome: Any) -> None:
    pages = sorted(p.as_uri() for p in (site / "book").rglob("*.html"))
    assert not violations(chrome, pages, WCAG, whole=True)


@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_contrast_in_every_row(site: Path, chrome: Any, scheme: str) -> None:
    assert not violations(chrome, of_each_kind(site), COLOURS, scheme=scheme, whole=True)
    assert not violations(chrome, of_each_kind(site)[:3], COLOURS, scheme=scheme, width=360, whole=True)


def test_the_front_page_is_light_and_no_page_heavy(site: Path, chrome: Any) -> None:
    context = chrome.new_context()
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda r: asked.append(r.url))
    opened.goto(at(site, "glance"), wait_until="networkidle")
    context.close()
    wire = 0
    for url in dict.fromkeys(asked):
        path = Path(unquote(urlsplit(url).path))
        data = path.read_bytes() if path.is_file() else b""
        wire += len(gzip.compress(data)) if path.suffix in (".html", ".js", ".css", ".svg") else len(data)
    assert 0 < wire <= 500_000
    heavy = {p.name: p.stat().st_size for p in site.rglob("*.html") if p.stat().st_size > 1_500_000}
    assert not heavy


@pytest.mark.parametrize("where", ["disk", "server"])
def test_search_shows_excerpts_and_marks_what_was_found(site: Path, address: str, page: Any, where: str) -> None:
    root = site.as_uri() if where == "disk" else address
    page.goto(f"{root}/search.html?q=brothers")
    page.wait_for_selector("#search-results li p.context")
    excerpts = page.locator("#search-results li p.context").all_inner_texts()
    assert any("brothers" in e for e in excerpts)
    assert not any("Previous" in e or "Contents" in e for e in excerpts), "no page furniture"
    page.locator("#search-results li a").first.click()
    page.wait_for_selector(".highlighted")
    assert "brothers" in page.locator(".highlighted").first.inner_text().lower()


def test_what_was_found_is_marked_without_the_browsers_store(site: Path, chrome: Any) -> None:
    context = chrome.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " {value: {getItem() { return null; }, setItem() {}, removeItem() {}}})"
    )
    opened = context.new_page()
    opened.goto(f"{site.as_uri()}/search.html?q=brothers -cows")
    opened.wait_for_selector("#search-results li p.context")
    opened.locator("#search-results li a").first.click()
    opened.wait_for_selector(".highlighted")
    assert "brothers" in opened.locator(".highlighted").first.inner_text().lower()
    context.close()


@pytest.mark.parametrize("width", [1280, 992, 768, 360])
def test_the_menu_opens_and_closes_by_mouse_and_keyboard(site: Path, chrome: Any, width: int) -> None:
    context = chrome.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(at(site, "casualties"))
    link = opened.locator(".bd-sidebar-primary a", has_text="Timeline").first

    def seen() -> bool:
        box = link.bounding_box()
        return bool(box and link.is_visible() and box["x"] >= 0)

    toggle = opened.locator(".primary-toggle, .sidebar-toggle.primary-toggle").locator("visible=true").first
    was = seen()
    toggle.click()
    opened.wait_for_timeout(500)
    assert seen() != was
    opened.keyboard.press("Escape") if width < 992 else toggle.press("Enter")
    opened.wait_for_timeout(500)
    assert seen() == was
    assert (
        opened.locator(".search-button__button:visible, .search-button:visible, .search-button-field:visible").count()
        == 1
    )
    context.close()


def found_on_a_telephone(site: Path, chrome: Any, width: int, script: str) -> dict[str, list[str]]:
    """What a script finds on each kind of page of that width, without the pages where it finds nothing."""
    context = chrome.new_context(viewport={"width": width, "height": 740})
    opened = context.new_page()
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        opened.goto(at(site, kind))
        if own := opened.evaluate(script):
            found[kind] = own
    context.close()
    return found


def test_nothing_is_cut_off_on_a_telephone(site: Path, chrome: Any) -> None:
    """At 360 pixels no text runs out of what holds it, but for tables and pictures, which scroll in their own frame."""
    wide = """() => [...document.querySelectorAll('article :is(p, dd, li, h1, h2, h3, blockquote)')]
        .filter(e => !e.closest('.dl-table, .dl-scroll, .dl-matrix, .dl-pop')
            && e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.textContent.slice(0, 60))"""
    assert not found_on_a_telephone(site, chrome, 360, wide)


def test_no_label_is_longer_than_its_row_on_a_telephone(site: Path, chrome: Any) -> None:
    low = """() => [...document.querySelectorAll('.dl-stack td')].filter(e => e.offsetHeight
        && e.offsetHeight < 2 + parseFloat(getComputedStyle(e, '::before').height)).map(e => e.dataset.label)"""
    assert not found_on_a_telephone(site, chrome, 375, low)


def test_no_word_of_the_next_chapters_name_is_broken_on_a_telephone(site: Path, chrome: Any) -> None:
    context = chrome.new_context(viewport={"width": 375, "height": 740})
    opened = context.new_page()
    opened.goto(at(site, "same-words"))
    wide = "es => es.map(e => { e.style.overflowWrap = 'normal'; return e.scrollWidth - e.clientWidth; })"
    assert max(opened.locator(".prev-next-title").evaluate_all(wide)) <= 1
    context.close()


def test_no_column_of_the_matrix_runs_into_its_title(site: Path, page: Any) -> None:
    page.goto(at(site, "coverage"))
    title = page.locator(".dl-matrix caption").bounding_box()
    words = page.locator(".dl-matrix thead th span > *")
    tops = words.evaluate_all("es => es.map(e => e.getBoundingClientRect().top)")
    assert len(tops) > 20 and min(tops) >= title["y"] + title["height"]


def test_print_shows_whole_tables_and_no_tools(site: Path, page: Any) -> None:
    page.goto(at(site, "statements"))
    page.emulate_media(media="print")
    assert not page.locator(".dl-filter").first.is_visible()
    frame = page.locator(".dl-table").last
    assert frame.evaluate("e => e.scrollHeight - e.clientHeight") <= 2


def test_a_search_finds_a_phrase_and_leads_to_its_place(site: Path, page: Any) -> None:
    page.goto(site.as_uri() + "/search.html?q=explosive device")
    page.wait_for_selector("#dl-places li")
    assert "together: " in page.locator("#dl-places h2").first.inner_text()
    assert all("explosive device" in t.lower() for t in page.locator("#dl-places p.dl-place").all_inner_texts())
    link = page.locator("#dl-places a", has_text="same words")
    link.first.click()
    page.wait_for_selector(".highlighted")
    page.wait_for_function("scrollY > 200")


def test_a_name_is_found_with_and_without_its_first_name(site: Path, page: Any) -> None:
    page.goto(site.as_uri() + "/search.html?q=Ned Price")
    page.wait_for_selector("#dl-places h2 >> nth=1")
    with_first, alone = page.locator("#dl-places h2").all_inner_texts()
    assert "Ned Price" in with_first and "“Price” alone" in alone
    assert int(alone.split(": ")[1].split()[0]) > int(with_first.split(": ")[1].split()[0])


def test_the_desk_is_worked_by_keys_with_allowed_values_only(site: Path, page: Any, tmp_path: Path) -> None:
    page.goto(at(site, "review"))
    shown = page.locator(".dl-desk li:visible")
    assert shown.count() == 1 and len(shown.locator("blockquote").inner_text()) > 20
    desk, told = page.locator(".dl-desk-area"), page.locator(".dl-verdicts [role=status]")
    desk.focus()
    page.keyboard.press("r")
    assert "Write your name" in told.inner_text(), "nothing is kept without a name"
    page.keyboard.type("A. Reader")
    first = shown.get_attribute("data-reading")
    desk.focus()
    page.keyboard.press("r")
    second = shown.get_attribute("data-reading")
    assert second != first and "1 marked" in told.inner_text()
    page.keyboard.press("a")
    page.locator(".dl-verdicts").get_by_label("Column").select_option("effect")
    value = page.locator(".dl-verdicts").get_by_label("should be")
    assert value.evaluate("e => e.tagName") == "SELECT"
    value.select_option("wounded")
    page.locator(".dl-verdicts").get_by_role("button", name="Keep").click()
    with page.expect_download() as saved:
        page.get_by_text("Save review.csv").click()
    saved.value.save_as(tmp_path / "review.csv")
    decisions, problems = read_review(tmp_path / "review.csv")
    assert not problems and {(d.target, d.decision) for d in decisions} == {(first, "confirm"), (second, "amend")}


def test_a_reader_chooses_the_witness_and_the_base(site: Path, page: Any) -> None:
    page.goto(at(site, "same-words"))
    section = page.locator(".dl-utterance").first
    assert not section.locator("ol").is_visible(), "the versions open on demand"
    section.locator("summary").first.click()
    base, witness = section.locator("select").first, section.locator("select").nth(1)
    outlets = base.locator("option").all_inner_texts()
    assert len(outlets) >= 4
    before = section.locator("ol").inner_text()
    base.select_option(label=outlets[1])
    assert outlets[1].split(":")[0] in section.locator(".dl-base").inner_text()
    assert section.locator("ol").inner_text() != before
    witness.select_option(label=outlets[2])
    assert section.locator("li:visible").count() == 2, "the base and the witness"
    section.locator("li:visible a.dl-evidence").last.hover()
    page.wait_for_selector("#dl-card:not([hidden])")
    base.select_option(label=outlets[0])
    witness.select_option(label="every report")
    assert section.locator("ol").inner_text() == before


# What is no text that a reader reads through: tables, pictures, and what opens on demand.
NOT_READ = ".//table | .//figure//svg | .//script | .//template | .//details"


@pytest.mark.parametrize(
    ("name", "most"),
    [("casualties", 700), ("incidents/makhmour-2021-12-02", 700), ("contradictions", 700), ("same-words", 600)],
)
def test_a_page_is_short_until_more_is_asked_for(site: Path, name: str, most: int) -> None:
    (article,) = html.parse(site / "book" / f"{name}.html").xpath("//article")
    for piece in reversed(article.xpath(NOT_READ)):
        piece.drop_tree()
    assert len(article.text_content().split()) <= most


@pytest.mark.parametrize(("name", "kind"), [("contradictions", ".dl-card"), ("same-words", ".dl-utterance")])
def test_a_link_to_a_card_opens_it_and_paper_shows_it_open(site: Path, page: Any, name: str, kind: str) -> None:
    page.goto(at(site, name))
    card = page.locator(kind).last
    name_of_it = card.get_attribute("id")
    inside = card.locator("details a.dl-evidence").first
    assert not inside.is_visible()
    page.emulate_media(media="print")
    assert inside.is_visible()
    page.emulate_media(media="screen")
    page.goto(at(site, "glance"))
    page.goto(at(site, name) + f"#{name_of_it}")
    page.wait_for_function("k => document.querySelector(k + ':target details').open", arg=kind)
    assert page.locator(kind).last.locator("details a.dl-evidence").first.is_visible()


def test_coverage_and_contradictions_count_the_day_alike_or_say_why(site: Path, page: Any) -> None:
    page.goto(at(site, "coverage"))
    row = page.locator(".dl-matrix tbody tr", has_text="it was on")
    so, otherwise = row.locator("td.dl-count").inner_text(), row.locator("td.dl-otherwise").count()
    page.goto(at(site, "contradictions"))
    card = page.locator(".dl-card", has_text="On which day it was")
    card.locator("summary").click()
    assert (
        f"Coverage counts {so} reports for Thursday 2 December 2021 and {otherwise} for another day"
        in card.inner_text()
    )


def test_the_matrix_fits_a_telephone_as_a_list_of_reports_by_point(site: Path, chrome: Any) -> None:
    context = chrome.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(at(site, "coverage"))
    matrix = page.locator(".dl-matrix")
    assert matrix.evaluate("e => e.scrollWidth <= e.clientWidth"), "nothing scrolls sideways"
    row = matrix.locator("tbody tr", has_text="13 killed in all")
    shown = row.locator("td[data-report]:visible")
    assert shown.count() == row.locator("td.dl-so, td.dl-bound, td.dl-part, td.dl-otherwise, td.dl-denies").count()
    name = shown.first.evaluate("e => getComputedStyle(e, '::after').content")
    assert name.strip('"') == shown.first.get_attribute("data-report") != ""
    assert shown.first.bounding_box()["height"] >= 24
    context.close()
