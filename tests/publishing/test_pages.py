import pytest

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html
from dateline.publishing.markdown import md
from dateline.publishing.report_pages import marked, page


@pytest.mark.parametrize(
    "text",
    [
        "{{ 1+1 }}",
        "```{include} /etc/passwd\n```",
        "<script>alert(1)</script>",
        "$5 to $6",
        "[x](javascript:alert(1))",
        "{raw}`x`",
        "# title\n\n---",
        "a\u202eb\x00c",
    ],
)
def test_nothing_in_a_title_acts(text: str) -> None:
    out = md(text)
    assert "\n" not in out
    assert "\u202e" not in out and "\x00" not in out
    for mark in "{}[]()<>`$#*_":
        assert all(out[i - 1] == "\\" for i, c in enumerate(out) if c == mark), out


def test_html_is_escaped_and_the_invisible_is_shown() -> None:
    assert Html.escape('<b a="1">&\u202e') == "&lt;b a=&#34;1&#34;&gt;&amp;\u25a1"


def test_marks_that_overlap_are_split_and_nothing_is_lost() -> None:
    text = "He said <10> people\n\nwere killed there."
    claims = [{"start": 8, "end": 32, "claim_id": "c-1", "rule": "passive"}]
    said = [{"start": 3, "end": 19, "statement_id": "s-1", "rule": "of <older> times"}]
    out = str(marked(text, claims, said, []))
    assert out.count('id="c-1"') == out.count('id="s-1"') == 1
    assert 'class="dl-claim dl-statement"' in out
    assert 'title="Figure, by the rule “passive”: the count before a passive verb of harm"' in out
    assert 'title="Statement, by the rule “of &lt;older&gt; times”"' in out
    plain = out.replace("</p><p>", "\n\n")
    while "<" in plain:
        plain = plain[: plain.index("<")] + plain[plain.index(">") + 1 :]
    assert plain.replace("&lt;", "<").replace("&gt;", ">") == text


def test_a_report_page_marks_every_claim_and_statement_once(book: Edition) -> None:
    up = Edition(book.folder, up="../")
    for report_id in up.reports:
        output = page(up, report_id, {}).cells[1].outputs[0].data["text/html"]
        own = [c for c in up.claims.values() if c["report_id"] == report_id]
        said = [s for s in up.statements.values() if s["report_id"] == report_id]
        for item in [*(c["claim_id"] for c in own), *(s["statement_id"] for s in said)]:
            assert output.count(f'class="dl-anchor" id="{item}"') == 1
        assert all(f"<summary>{row['rule']}</summary>" in output for row in own)
