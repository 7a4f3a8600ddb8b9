"""The day of publication: from the article's own metadata, byline or address, and from nothing else on the page."""

import json
from typing import Any

import pytest

from dateline.gathering.items import Found
from dateline.gathering.pages.article import from_html

TITLE = "Ferry bombed in Salby harbour"
BODY = (
    "<p>A bomb on the Salby ferry killed six passengers on Wednesday and wounded eleven, "
    "the harbour master said in a statement.</p>"
    "<p>Divers searched the hull until nightfall, and the quay was closed to lorries for the rest of the "
    "week, the council said.</p>"
    "<p>“Nobody will sail before the hull has been searched,” the harbour master told reporters on the "
    "quay the next morning.</p>"
)
CARD = (
    '<h4>{}</h4><ul><li><a href="/bus">Bus crash on the coast road</a> <time datetime="2019-02-11">11 '
    "February 2019</time></li></ul>"
)


def page(
    byline: str = "", head: str = "", before: str = "", behind: str = "", foot: str = "All rights reserved"
) -> bytes:
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Salby Post</title>
    <meta property="og:site_name" content="Salby Post">{head}</head>
    <body><header><a href="/">Salby Post</a></header>{before}
    <main><article><h1>{TITLE}</h1>{byline}{BODY}{behind}</article></main>
    <footer>{foot}</footer></body></html>""".encode()


def found(data: bytes, address: str = "", **orders: str) -> Found:
    report = from_html(data, "saved.html", address, orders={"Salby Post": orders["order"]} if orders else None)
    assert isinstance(report, Found), report
    return report


def linked(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def article(day: str, headline: str = TITLE, **more: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": headline, "datePublished": day, **more}


OWN = {
    "the article of a list": (page(head=linked([{"@type": "ItemList",
                                                 "itemListElement": [{"item": article("2019-01-01", "Bus crash")}]},
                                                 article("2020-03-05")])), "2020-03-05"),
    "the article of a graph": (page(head=linked({"@graph": [{"@type": "WebSite", "name": "Salby Post",
                                                             "datePublished": "2011-01-01"},
                                                             article("2020-03-05T09:30:00+01:00")]})),
                                                             "2020-03-05T09:30+01:00"),
    "one of two articles": (page(head=linked([article("2019-01-01", "Bus crash on the coast road"),
                                              article("2020-03-05")])), "2020-03-05"),
    "metadata with hour and zone": (page(head='<meta property="article:published_time" '
                                              'content="2020-03-05T23:40:00-05:00">'), "2020-03-05T23:40-05:00"),
    "an old day beside a new one": (page(head='<meta property="article:published_time" content="1987-06-02">',
                                         foot="Updated 2022-01-09"), "1987-06-02"),
    "its own time behind another's": (page('<p>By Ann Holm <time datetime="2020-03-05T08:00+01:00">5 March</time></p>',
                                           before=f"<aside>{CARD.format('Most read')}</aside>"),
                                           "2020-03-05T08:00+01:00"),
    "a time without words": (page('<time datetime="2020-03-05"></time>'), "2020-03-05"),
    "its byline below today's date": (page("<p>By Ann Holm, March 5, 2020</p>",
                                           before="<div>Tuesday, August 8, 2023</div>"), "2020-03-05"),
    "a line of its own": (page("<ul><li>Ann Holm</li><li>Thursday, 5th March 2020</li><li>3 min read</li></ul>"),
                          "2020-03-05"),
    "published behind updated": (page("<p>Updated: 9 March 2020</p><p>Published: 5 March 2020</p>"), "2020-03-05"),
    "both in one line": (page("<p>Last updated 9 March 2020 | Posted 5 March 2020 14:05</p>"), "2020-03-05T14:05"),
    "published at the end": (page(behind="<p>Published: 5 March 2020</p>"), "2020-03-05"),
    "letters for the hour": (page("<p>By Ann Holm | March 5, 2020 at 9:14 p.m. EST</p>"), "2020-03-05T21:14-05:00"),
    "only one order gives a day": (page("<p>Published 25/03/2020</p>"), "2020-03-25"),
}  # fmt: skip


@pytest.mark.parametrize("name", OWN)
def test_the_article_says_when_it_was_published(name: str) -> None:
    data, day = OWN[name]
    assert found(data).published == day


def test_the_address_says_it_where_the_page_does_not() -> None:
    assert found(page(), "https://post.example/1994/07/19/ferry").published == "1994-07-19"
    assert found(page(), "https://post.example/news/20200305-ferry.html").published == "2020-03-05"
    assert found(page(), "https://post.example/story/20201305").published == ""


NOT_OWN = {
    "a sidebar": page(before=f'<aside class="most-read">{CARD.format("Most read")}</aside>'),
    "a list within the article": page(CARD.format("Related stories")),
    "a box without a name": page(
        '<div><a href="/bus">Bus crash on the coast road near Salby</a> <time datetime="2019-02-11">11 '
        'February 2019</time></div>'
    ),
    "a comment": page(behind='<div class="comments"><b>Jo</b> <time datetime="2020-04-01">1 April '
                             '2020</time><p>Sad.</p></div>'),
    "a comment below its heading": page(behind="<h3>2 Comments</h3><div><b>Jo</b> "
                                               "Posted 1 April 2020<p>Sad.</p></div>"),
    "the foot": page(foot="Copyright 2015-2023. Last build 2023-08-08"),
    "today": page(before="<div>Tuesday, August 8, 2023</div>"),
    "a script": page(head='<script>var page = {"build": "2022-05-05", "date": "2020-01-01T00:00:00Z"}</script>'),
    "another article": page(head=linked(article("2019-01-01", "Bus crash on the coast road"))),
    "the day it was saved": page().replace(b"<!DOCTYPE html>",
                                           b"<!-- Page saved with SingleFile url: "
                                           b"https://post.example/a saved date: Tue Aug 08 2023 -->"),
    "a sentence of the article": page("<p>The six passengers of the ferry were killed on March 4, 2020.</p>"),
    "a list that was published": page(behind="<p>The list of the dead was published on 7 March "
                                             "2020 by the council.</p>"),
    "a day to come": page(head='<meta property="article:published_time" content="2190-03-05">'),
    "the last change": page(head='<meta property="article:modified_time" content="2020-03-09">'),
    "the last change in words": page("<p>Last updated: 9 March 2020</p>"),
    "the last change in two lines": page("<div>Updated</div><div>9 March 2020</div>"),
    "a time of the last change": page('<time class="updated" datetime="2020-03-09">9 March 2020</time>'),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_OWN)
def test_no_other_day_is_taken_for_it(name: str) -> None:
    report = found(NOT_OWN[name])
    assert report.published == "" and report.undated


def test_a_day_that_may_be_two_is_read_in_the_order_of_the_outlet() -> None:
    data = page("<p>03/05/2020 09:14 PM EST</p>")
    assert found(data).published == "" and "may mean" in found(data).undated
    assert found(data, order="mdy").published == "2020-03-05T21:14-05:00"
    assert found(data, order="dmy").published == "2020-05-03T21:14-05:00"
