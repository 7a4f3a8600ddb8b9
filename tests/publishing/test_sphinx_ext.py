"""What is mended in the pages that Sphinx wrote."""

import json
from types import SimpleNamespace

import pytest
from jinja2 import Template
from markupsafe import escape

from dateline.publishing.sphinx_ext import escape_site_title, quote_page_name, without_lost_words


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
