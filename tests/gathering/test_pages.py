"""Saved pages: how their bytes are read, what is an article, and whose it is."""

import pytest

from dateline.gathering.items import Found, Refused
from dateline.gathering.pages.address import original, page_key, without_tracking
from dateline.gathering.pages.article import from_html

TITLE = "Quarry blast near Dorvik"
STORY = [
    (
        "A blast at the quarry of Dorvik killed eight workers on Monday and wounded five others, "
        "the district council said in a statement."
    ),
    (
        "“We heard it in the valley and ran up the road with our bare hands,” Lars Berg, the foreman, "
        "told reporters at the gate."
    ),
    (
        "The council closed the road to the quarry until Friday and asked drivers of lorries to "
        "wait in the valley for news."
    ),
]
BODY = "".join(f"<p>{p}</p>" for p in STORY)
SITE = '<meta property="og:site_name" content="Dorvik Post">'


def page(
    body: str = BODY, head: str = SITE, before: str = "", behind: str = "", heading: str = TITLE, charset: str = "utf-8"
) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"""<!DOCTYPE html><html lang="en"><head>{meta}<title>{heading}</title>{head}</head>
    <body><nav><a href="/">Home</a></nav>
    {before}<main><article><h1>{heading}</h1>{body}</article></main>{behind}
    <footer>All rights reserved</footer></body></html>"""


def found(data: str | bytes, address: str = "", declared: str = "") -> Found:
    report = from_html(data if isinstance(data, bytes) else data.encode(), "saved.html", address, declared=declared)
    assert isinstance(report, Found), report
    return report


def refused(data: str | bytes, address: str = "") -> str:
    report = from_html(data if isinstance(data, bytes) else data.encode(), "saved.html", address)
    assert isinstance(report, Refused), report
    return report.why


@pytest.mark.parametrize("charset", ["iso-8859-1", "iso-8859-15", "latin1", "us-ascii", "windows-1252", "utf-8", ""])
def test_quotation_marks_of_windows_pages_are_kept_whatever_they_declare(charset: str) -> None:
    assert STORY[1] in found(page(charset=charset).encode("cp1252")).text
    header = f"text/html; charset={charset}" if charset else "text/html"
    assert STORY[1] in found(page(charset="").encode("cp1252"), declared=header).text


@pytest.mark.parametrize(
    "data",
    [
        page(charset="iso-8859-1").encode("utf-8"),
        page(charset="").encode("utf-16"),
        page(charset="").encode("utf-16-le"),
        page().replace("“", "&#147;").replace("”", "&#148;").encode(),
        page().replace("<h1>", "<h1>é").encode().replace("“".encode(), b"\x93"),
    ],
)
def test_the_bytes_decide(data: bytes) -> None:
    assert STORY[1] in found(data).text


def test_bytes_that_no_charset_reads_are_refused_with_their_line() -> None:
    assert "line 4" in refused(page().encode().replace("“".encode(), b"\xe2\x80").replace(b"<head>", b"<head>\n"))
    assert "0x81" in refused(page(charset="").replace("“", "?").replace("”", "?").encode().replace(b"?We", b"\x81We"))


def test_marks_are_put_where_a_browser_shows_them() -> None:
    quoted = BODY.replace("“", "<q>").replace("”", "</q>")
    assert STORY[1] in found(page(quoted)).text
    nested = quoted.replace("ran up", "<q>ran up</q>")
    assert "and ‘ran up’ the road with our bare hands,” Lars Berg" in found(page(nested)).text
    assert STORY[1] in found(page(BODY.replace("“", "“<q>").replace("”", "</q>”"))).text


@pytest.mark.parametrize(
    "more",
    [
        "<svg>" + "<path d='M0 0'/>" * 700 + "</svg>",
        "<script>var x = '" + "<a href=x>y<\\/a>" * 700 + "'</script>",
        "<select>" + "<option>Dorvik" * 700 + "</select>",
        "<script>" + "<tr><td>" * 700 + "</script>",
        "<div>" * 300 + "x" + "</div>" * 300,
    ],
)
def test_depth_is_counted_on_the_tree(more: str) -> None:
    assert found(page(before=more)).text.split("\n\n") == STORY


def test_a_page_nested_too_deep_is_refused_whole() -> None:
    assert "nested more than 500 deep" in refused(page(before="<div>" * 700))


def test_pictures_inside_a_page_do_not_count() -> None:
    picture = f'<img src="data:image/png;base64,{"QUJD" * 1_600_000}">'
    note = (
        "<!--\n Page saved with SingleFile \n url: https://post.example/quarry?utm_source=x#top \n"
        " saved date: Tue Aug 08 2023\n-->"
    )
    report = found(page(before=picture, head="").replace("<!DOCTYPE html>", f"<!DOCTYPE html>{note}"))
    assert report.text.split("\n\n") == STORY
    assert (report.outlet, report.url) == ("post.example", "https://post.example/quarry")


@pytest.mark.parametrize(
    "cell",
    [
        f"<h1>{TITLE}</h1>{BODY}",
        f"<b>{TITLE}</b><br><br>{'<br><br>'.join(STORY)}",
        f"<font size=5>{TITLE}</font><br><br><font size=2>{'<br><br>'.join(STORY)}</font>",
        f"<table><tr><td><h2>{TITLE}</h2></td></tr><tr><td>{'<P>'.join(STORY)}</td></tr></table>",
    ],
)
def test_articles_in_layout_tables_are_read(cell: str) -> None:
    old = (
        f"<html><head><title>{TITLE}</title></head><body><table><tr><td><a href=/>Home</a></td><td>{cell}</td>"
        f"</tr></table></body></html>"
    )
    assert found(old, "http://post.example/quarry").text.split("\n\n")[-3:] == STORY


def test_a_table_of_figures_is_kept_a_line_a_row() -> None:
    table = (
        "<table><tr><th>Place</th><th>Killed</th></tr><tr><td>Dorvik</td><td>8</td></tr><tr>"
        "<td>Salby</td><td>2</td></tr></table>"
    )
    text = found(page(f"<p>{STORY[0]}</p>{table}<p>{STORY[1]}</p><p>{STORY[2]}</p>")).text
    assert "Place: Dorvik; Killed: 8.\n\nPlace: Salby; Killed: 2." in text


COPY = "https://web.archive.org/web/20220304050607{}/https://post.example/quarry"


@pytest.mark.parametrize("flag", ["", "id_", "if_"])
def test_an_archived_copy_belongs_to_the_original(flag: str) -> None:
    copy = COPY.format(flag)
    for report in (
        found(page(head=f'<link rel="canonical" href="{copy}">')),
        found(page(head=""), copy),
        found(page(head="").replace("<!DOCTYPE html>", f"<!DOCTYPE html>\n<!-- saved from url=(0074){copy} -->")),
        found(page(head='<meta property="og:site_name" content="Wayback Machine">'), copy),
    ):
        assert (report.outlet, report.url, report.published) == ("post.example", "https://post.example/quarry", "")


def test_tracking_www_and_fragments_make_no_other_address() -> None:
    plain = page_key("https://post.example/a?id=7")
    for other in (
        "http://www.post.example/a/?id=7#comments", "https://POST.example:443/a?utm_source=rss&id=7",
        "https://post.example/a?id=7&fbclid=x", "https://web.archive.org/web/2022/http://post.example/a?id=7",
    ):  # fmt: skip
        assert page_key(other) == plain
    assert page_key("https://post.example/a?id=8") != plain and page_key("https://post.example/b?id=7") != plain
    assert without_tracking("https://post.example/a?utm_medium=x&id=7&cid=2#top") == "https://post.example/a?id=7&cid=2"
    assert (
        original("https://webcache.googleusercontent.com/search?q=cache:https://post.example/a")
        == "https://post.example/a"
    )


OFFERS = [
    "<p>To keep reading this story, subscribe today for $2 a month.</p><p>Already a member? Sign in</p>",
    (
        "<div><h3>Subscribe to continue reading</h3><p>Unlimited access, $2 a month. "
        "Cancel anytime.</p><button>Join</button></div>"
    ),
    "<p>This article is reserved for subscribers.</p>",
    "<p>You have read your two free articles this month.</p>",
]


@pytest.mark.parametrize("offer", OFFERS)
@pytest.mark.parametrize("paragraphs", [1, 2])
def test_the_beginning_of_an_article_is_kept_as_partial_without_the_offer(offer: str, paragraphs: int) -> None:
    report = found(page("".join(f"<p>{p}</p>" for p in STORY[:paragraphs]) + offer))
    assert report.text.split("\n\n") == STORY[:paragraphs] and report.extent == "partial"


def test_an_article_is_whole_where_nothing_is_for_sale_behind_it() -> None:
    assert not found(page()).extent
    told = "<p>“You must subscribe to read the full list,” the council said.</p>"
    report = found(page(f"{BODY}{told}"))
    assert not report.extent and "full list" in report.text


TEASERS = {
    "boxes": '<div><h2><a href="/{n}">Village {n}: {n} killed in a raid at night</a></h2>'
             '<p>Raiders came at night and killed {n} villagers of the north, the council said.</p></div>',
    "cards": '<article><a href="/{n}"><h3>{n} killed in a raid on village {n}</h3>'
             '<p>Raiders came at night and killed {n} villagers, the council said.</p></a></article>',
    "items": '<ul><li><a href="/{n}">{n} killed in a raid on village {n}</a> Raiders came at night and killed {n} '
             'villagers, the council said.</li></ul>',
    "lines": '<p><a href="/{n}">{n} killed in a raid on village {n}</a><br>Raiders came at night and killed {n} '
             'villagers, the council said.</p>',
}  # fmt: skip


@pytest.mark.parametrize("form", TEASERS)
def test_front_pages_are_put_aside_and_articles_beside_teasers_are_not(form: str) -> None:
    teasers = "".join(TEASERS[form].format(n=n) for n in range(3, 17))
    front = (
        f"<html><head><title>Dorvik Post</title>{SITE}</head><body><h1>Dorvik Post</h1>"
        f"<main>{teasers}</main></body></html>"
    )
    assert "front page" in refused(front, "https://post.example/")
    assert "front page" in refused(front)
    assert found(page(behind=f"<section>{teasers}</section>")).text.split("\n\n") == STORY


def test_cookie_notices_and_errors_sent_as_pages_are_put_aside() -> None:
    notice = (
        "<p>We and our 93 vendors store information on your device, such as cookies, "
        "to show personalised ads and content.</p>"
        "<p>Accept all or reject all. You can withdraw your consent in our privacy settings at "
        "any time you like to.</p>"
    )
    assert "cookies" in refused(page(notice, heading="Your privacy"))
    lost = (
        "<p>Sorry, what you are looking for is not here. It may have moved, or the link that brought "
        "you here may be old.</p>"
    )
    for heading in (
        "Page not found",
        "404",
        "404 - Dorvik Post",
        "The page you requested could not be found",
        "Just a moment...",
    ):
        assert "not found" in refused(page(lost, heading=heading)), heading
    assert found(page(heading="404 soldiers dead, bodies not found")).title.startswith("404 soldiers")


@pytest.mark.parametrize(
    "stories",
    [
        "<h3>Recommended stories</h3><ul><li>Twenty killed at a bridge</li><li>Nine hurt in Salby</li></ul>",
        '<h3>More from the north</h3><div><a href="/x">Twenty killed at a bridge</a></div>',
        "<p><strong>You may also like</strong></p><div><p>Twenty killed at a bridge</p><p>Nine hurt in Salby</p></div>",
        '<div><div><h4>Most read</h4></div><ol><li><a href="/x">Twenty killed at a bridge</a></li></ol></div>',
    ],
)
def test_lists_of_other_stories_are_left_out(stories: str) -> None:
    assert found(page(BODY + stories)).text.split("\n\n") == STORY
    assert found(page(f"<p>{STORY[0]}</p><p>{STORY[1]}</p>{stories}<p>{STORY[2]}</p>")).text.split("\n\n") == STORY


@pytest.mark.parametrize("nothing", ["", " \n", "<!-- saved -->", "<?xml version='1.0'?>", "<!DOCTYPE html>"])
def test_a_page_without_an_element_is_named_as_empty_and_not_as_a_mistake_of_ours(nothing: str) -> None:
    found = from_html(nothing.encode(), "in.html")
    assert isinstance(found, Refused) and "failed" not in found.why, found
