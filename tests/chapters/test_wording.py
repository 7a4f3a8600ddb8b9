import pytest

from dateline.chapters.common.html import Columns, Html, html, join, listing, paragraph, table
from dateline.chapters.common.wording import few, figure, number_word, source_name, spelt


@pytest.mark.parametrize(
    ("low", "high", "hedge", "said"),
    [(13, 13, "", "13"), (12, None, "", "at least 12"), (20, None, "more than", "more than 20"),
     (10, 10, "nearly", "nearly 10"),
     (None, 8, "", "up to 8"), (8, 10, "between", "8 to 10"), (None, None, "several", "several"),
     (3_200_000, 3_200_000, "about", "about 3,200,000")],
)  # fmt: skip
def test_a_figure_is_worded_as_its_report_gives_it(low: int | None, high: int | None, hedge: str, said: str) -> None:
    assert figure(low, high, hedge) == said


def test_small_numbers_are_words() -> None:
    assert [number_word(n) for n in (0, 3, 12, 13)] == ["no", "three", "twelve", "13"]


def test_a_count_agrees_with_its_noun() -> None:
    assert [spelt(n, "attack") for n in (1, 3, 13)] == ["one attack", "three attacks", "13 attacks"]
    assert spelt(1, "more is", "more are") == "one more is" and spelt(2, "more is", "more are") == "two more are"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Its reporter", "Dorvik Post reporter"), ("its own correspondent", "Dorvik Post correspondent"),
     ("Its spokesman", "Its spokesman"), ("The governor", "The governor")],
)  # fmt: skip
def test_an_outlet_s_reporter_is_called_by_the_outlet(name: str, shown: str) -> None:
    assert source_name(name, "Dorvik Post") == shown


def test_many_names_are_counted() -> None:
    assert few(["a", "b"]) == "a, b"
    assert few(list("abcdefghij"), "; ", 3) == "a; b and 8 more"


def test_text_is_escaped_where_it_meets_html_and_only_once() -> None:
    link = html("<a>x</a>")
    assert paragraph("<b>", link) == "<p>&lt;b&gt;<a>x</a></p>"
    assert join(["<i>", link], " and ") == "&lt;i&gt; and <a>x</a>"
    assert isinstance(link + link, Html)
    assert listing(["<i>"]) == "<ul><li>&lt;i&gt;</li></ul>"


def test_a_table_escapes_aligns_figures_and_leaves_columns_out() -> None:
    out = table(["A", "N"], [("<x>", 1)], "Cap", kinds=Columns(numeric=["N"]), ids=["r"])
    assert '<tr id="r"><td>&lt;x&gt;</td> <td class="dl-number">1</td></tr>' in out
    assert '<th scope="col">A</th>' not in table(["A", "N"], [("x", 1)], "Cap", kinds=Columns(without=["A"]))
    assert "nothing to show" in table(["A"], [], "Cap")
