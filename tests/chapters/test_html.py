"""Pages are made of templates, templates are never made of data, and what a report holds is shown as it is."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest
from jinja2 import UndefinedError, meta
from markupsafe import escape

import dateline
from dateline.chapters import (
    casualties,
    collation,
    contradictions,
    coverage,
    glance,
    incident,
)
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import ENVIRONMENT, Html, html, join, together
from dateline.chapters.common.stated import capital
from dateline.publishing.report_pages import page
from tests.cells import in_notebook
from tests.chapters.test_chapters import with_case

SOURCE = Path(dateline.__file__).parent
TEMPLATES = SOURCE / "chapters" / "common" / "templates"
MAKING = SOURCE / "chapters" / "common" / "html.py"
# Who may call something finished HTML: what matplotlib drew, and an article of the site for the PDF.
FINISHED = {"chapters/common/html.py", "chapters/common/charts.py", "publishing/pdf.py", "publishing/epub.py"}


class Call(NamedTuple):
    """A call of html() or from_file(): where it is, what is called, and its syntax."""

    where: str
    name: str
    node: ast.Call


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the package, by its path below it."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def calls() -> list[Call]:
    """Every call that fills a template, but for those in html.py that fill whichever they are given."""
    out = []
    for name, tree in modules():
        names = {
            a.asname or a.name: a.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "dateline.chapters.common.html"
            for a in node.names
        }
        if name == MAKING.relative_to(SOURCE).as_posix():
            names = {"html": "html", "from_file": "from_file"}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                called = names.get(node.func.id)
                if called in ("html", "from_file"):
                    out.append(Call(f"{name}:{node.lineno}", called, node))
    return out


def template_of(call: Call) -> str | None:
    """The template a call fills, where it is written in the call; else None."""
    first = call.node.args[0] if len(call.node.args) == 1 else None
    if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
        return None
    return first.value if call.name == "html" else (TEMPLATES / f"{first.value}.html").read_text(encoding="utf-8")


def test_every_template_is_written_in_the_code_or_in_a_file() -> None:
    """One put together from data would run what a report holds between two braces."""
    found = calls()
    assert len(found) > 40
    assert [c.where for c in found if template_of(c) is None] == []


def test_every_call_gives_what_its_template_shows_and_no_more() -> None:
    wrong = []
    for call in calls():
        shown = meta.find_undeclared_variables(ENVIRONMENT.parse(template_of(call) or ""))
        given = {k.arg for k in call.node.keywords}
        if None not in given and shown != given:
            wrong.append((call.where, sorted(shown ^ given)))
    assert wrong == []


def test_markup_is_called_finished_in_few_places() -> None:
    found = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Html", "Markup")
    }
    assert found == FINISHED


def test_no_markup_is_put_together_by_hand() -> None:
    """Not by a format string, and not by escaping oneself."""
    found = []
    for name, tree in modules():
        if not name.startswith(("chapters/", "publishing/")):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                written = "".join(str(v.value) if isinstance(v, ast.Constant) else "…" for v in node.values)
                if any(written[n + 1 : n + 2].isalpha() for n, c in enumerate(written) if c == "<"):
                    found.append(f"{name}:{node.lineno}")
            elif isinstance(node, ast.ImportFrom) and node.module == "html":
                found.append(f"{name}:{node.lineno}")
    assert found == []


def test_no_template_turns_escaping_off() -> None:
    assert ENVIRONMENT.autoescape is True
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "safe" not in text and "autoescape" not in text, path.name


def test_what_is_missing_is_an_error_and_what_is_none_a_dash() -> None:
    with pytest.raises(UndefinedError):
        html("{{ there }}{{ missing }}", there=1)
    assert html("{{ value }}", value=None) == "–"
    assert html("{{ value }}", value="a\u202eb\x00c") == "a□b□c"


def test_finished_pieces_pass_and_text_is_escaped_once() -> None:
    bold = html("<b>{{ name }}</b>", name="A < B")
    assert bold == "<b>A &lt; B</b>"
    assert html("{{ a }} {{ b }}", a=bold, b="<b>") == "<b>A &lt; B</b> &lt;b&gt;"
    assert bold + " & " == "<b>A &lt; B</b> &amp; "
    assert join([bold, "<", None], " or ") == "<b>A &lt; B</b>, &lt; or –"
    assert together(["<", bold], "&") == "&lt;&amp;<b>A &lt; B</b>"
    assert isinstance(join([bold]), Html) and isinstance(together([]), Html)


def test_finished_html_in_a_format_string_is_an_error() -> None:
    with pytest.raises(TypeError, match="together"):
        f"{html('<b></b>')} killed"


def test_a_sentence_begins_with_a_large_letter_whatever_stands_before_it() -> None:
    assert capital(html("<span>ten</span> men")) == "<span>Ten</span> men"
    assert capital(Html.escape("“& ten” men")) == "“&amp; Ten” men"
    assert capital(html("<i></i>")) == "<i></i>"


NAME = "{{ 7*7 }} {% for x in y %} </td><script>'1'</script> \"&amp; \u202e"
SHOWN = str(escape(NAME.replace("\u202e", "□")))


@pytest.fixture(scope="module")
def hostile(book: Edition, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The shipped edition with a name that wants to act as every outlet, title, speaker and place."""
    edition = with_case(book, tmp_path_factory.mktemp("hostile"))
    named = {
        "reports": ["outlet", "title", "dated_why"], "statements": ["speaker", "words"], "gazetteer": ["name"],
        "incidents": ["name", "why"], "contradictions": ["summary"], "particulars": ["words"],
    }  # fmt: skip
    for table, columns in named.items():
        path = edition.folder / f"{table}.parquet"
        rows = pd.read_parquet(path)
        for column in columns:
            rows[column] = NAME
        rows.to_parquet(path)
    return Edition(edition.folder)


FOCUS = "makhmour-2021-12-02"
PIECES: list[Callable[[Edition], object]] = [
    lambda b: in_notebook(b, "casualties")["claims"],
    lambda b: casualties.working(b, FOCUS),
    lambda b: collation.collations(b),
    lambda b: contradictions.cards(b),
    lambda b: in_notebook(b, "contradictions")["table"],
    lambda b: coverage.chart(b),
    lambda b: glance.answer(b),
    lambda b: in_notebook(b, "glance")["by-day"],
    lambda b: in_notebook(b, "glance")["disputed"],
    lambda b: in_notebook(b, "glance")["apart"],
    lambda b: incident.answer(b, FOCUS),
    lambda b: incident.facts(b, FOCUS),
    lambda b: in_notebook(b, "incident", incident=FOCUS)["happened"],
    lambda b: in_notebook(b, "incident", incident=FOCUS)["sources"],
    lambda b: in_notebook(b, "imprint")["reports-table"],
    lambda b: in_notebook(b, "review")["first"],
    lambda b: in_notebook(b, "reports")["table"],
    lambda b: in_notebook(b, "reports")["dates"],
    lambda b: in_notebook(b, "statements")["table"],
    lambda b: in_notebook(b, "timeline")["list"],
    lambda b: in_notebook(b, "timeline")["undated"],
    lambda b: page(b, "ap", {})["cells"][1]["outputs"][0]["data"]["text/html"],
]


@pytest.mark.parametrize("number", range(len(PIECES)))
def test_a_name_that_wants_to_act_is_shown_as_it_is(hostile: Edition, number: int) -> None:
    piece = str(PIECES[number](hostile))
    assert SHOWN in piece
    assert "<script" not in piece and "&amp;lt;" not in piece


def test_a_side_that_is_a_time_or_a_place_leads_to_its_words(book: Edition) -> None:
    rules = {"different hours", "different days", "which places", "where a place lies"}
    ids = [x["contradiction_id"] for x in book.rows("contradictions") if x["rule"] in rules]
    shown = str(contradictions.cards(book, ids=ids))
    led = set(re.findall(r'reports/([\w-]+)\.html#at-(\d+)" title="([^"]*)"', shown))
    assert {("kirkuknow", "islamtimes")} <= {(a, b) for a, _, _ in led for b, _, _ in led}
    said = ("22:30", "ten o", "night", "Thursday", "Friday", "Liheban", "day after", "Lawar")
    for report_id, start, sentence in led:
        assert f'id="at-{start}"' in str(page(book, report_id, {})), report_id
        assert any(w in sentence for w in said), sentence
