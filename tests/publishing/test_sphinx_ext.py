"""What is mended in the pages that Sphinx wrote."""

import dataclasses
import json
from types import SimpleNamespace

import pytest
from jinja2 import Template
from markupsafe import escape

from dateline.publishing.site import face_of
from dateline.publishing.sphinx_ext import at_top, escape_site_title, quote_page_name, without_lost_words
from dateline.reading.case import read_case
from tests.conftest import ROOT


def test_the_search_index_forgets_words_that_no_page_holds() -> None:
    index = 'Search.setIndex({"docnames":["a"],"terms":{"raid":0,"zzyzx":[],"attack":[0,1]},"titleterms":{"old":[]}})'
    left = json.loads(without_lost_words(index).removeprefix("Search.setIndex(").removesuffix(")"))
    assert left == {"docnames": ["a"], "terms": {"raid": 0, "attack": [0, 1]}, "titleterms": {}}


@pytest.mark.parametrize("title", ["Salby </title><script>alert(1)</script>", "A & B", 'x" onload="alert(1)', "plain"])
def test_the_title_of_the_site_is_escaped_once_wherever_a_template_prints_it(title: str) -> None:
    context = {"docstitle": title, "project": title}
    escape_site_title(None, "index", "page.html", context, None)
    for template in ("{{ docstitle }}", "{{ docstitle|e }}", "{{ '%s' % docstitle }}", "{{ project }}"):
        assert Template(template).render(context) == str(escape(title)), template


@pytest.mark.parametrize(
    "name", ["book/a", "book/it's", "book/x';alert(1);'", "book/</script><script>alert(1)", "book/имя\\"]
)
def test_the_name_of_a_page_stays_inside_its_script(name: str) -> None:
    asset = SimpleNamespace(attributes={"body": f"DOCUMENTATION_OPTIONS.pagename = '{name}';"})
    quote_page_name(None, name, "page.html", {"script_files": ["other.js", asset]}, None)
    value = asset.attributes["body"].removeprefix("DOCUMENTATION_OPTIONS.pagename = ").removesuffix(";")
    assert json.loads(value) == name and not set("<>&'") & set(value)


@pytest.mark.parametrize(
    ("given", "moved"),
    [
        ('<a href="timeline.html#x">', '<a href="book/timeline.html#x">'),
        ('<a href="reports/a.html?q=1#c-2">', '<a href="book/reports/a.html?q=1#c-2">'),
        ('<script src="../_static/a.js?v=1"></script>', '<script src="_static/a.js?v=1"></script>'),
        ('<html data-content_root="../">', '<html data-content_root="./">'),
        ('<a href="#here">', '<a href="#here">'),
        ('<a href="https://example.org/a">', '<a href="https://example.org/a">'),
        ('<a href="mailto:a@b.org">', '<a href="mailto:a@b.org">'),
        ('<p>write href="x.html" so</p>', '<p>write href="x.html" so</p>'),
    ],
)
def test_the_front_page_at_the_top_of_the_site_leads_where_it_led(given: str, moved: str) -> None:
    assert at_top(given, "book") == moved


def test_the_foot_says_who_makes_the_book_and_where_an_error_is_reported() -> None:
    case = read_case(ROOT / "data", with_reports=False)
    assert "by The Dateline founders." in face_of(case).foot and "Report an error" not in face_of(case).foot
    signed = dataclasses.replace(case, made_by="", contact="desk@example.org", address="https://example.org/b/")
    assert 'Report an error: <a href="mailto:desk@example.org">desk@example.org</a>.' in face_of(signed).foot
    page = dataclasses.replace(case, contact='https://example.org/"c"')
    assert 'href="https://example.org/&#34;c&#34;"' in face_of(page).foot, "what a case says is escaped"
    assert face_of(signed).address == "https://example.org/b/"
    assert face_of(dataclasses.replace(case, made_by="")).foot == "", "_config.yml's own foot stays"
