"""The day and hour a page was published, from what the page says of its own article.

In this order: the JSON-LD of the article whose headline is the page's title, the page's own metadata, the <time> of the
article, the words of its byline, the page's address. Dates of sidebars, comments, footers, scripts, of other articles
and of the last change are never taken. Where nothing is certain, the page is undated and the reason is given.

Not supported: months and weekdays in languages other than English, and days without a year.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from dateline.core import dates
from dateline.extraction.lexicon import en
from dateline.gathering.pages.tree import Element
from dateline.gathering.printed_dates import Unsure, printed_day


class Published(NamedTuple):
    """When a page was published, as EDTF with hour and zone where they are given, or empty, and why."""

    value: str
    why: str


ARTICLE = re.compile(r"(?:\w*Article|Report|\w*BlogPosting|Review)$", re.IGNORECASE)
# The names of metadata that mean the first publication, in the order they are believed.
META_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publication-date", "published_date", "published", "date_published", "originalpublicationdate",
    "article_date_original", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "cxenseparse:recs:publishtime", "bt:pubdate",
    "displaydate", "ptime", "date",
)  # fmt: skip
OF_OTHER_ARTICLES = en.pattern("page_patterns", "names of what belongs to other articles")
PUBLISHED_NAMES = en.pattern("page_patterns", "names of a time of publication")
CHANGED_NAMES = en.pattern("page_patterns", "names of a time of change")
CHANGED = en.pattern("page_patterns", "names of a day of change")
NOT_THE_ARTICLE = en.pattern("page_patterns", "names of what is not the article")
NOT_ARTICLE_TAGS = (
    "aside",
    "footer",
    "nav",
    "script",
    "style",
    "noscript",
    "template",
    "form",
    "select",
    "button",
    "svg",
)
HOUR = (
    r"(?:\s*(?:[T,|•·–—-]|at|@)?\s*(?P<hour>\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d+)?)\s*(?:(?:hrs|hours)\b)?\s*"
    r"(?P<half>[ap]\.?\s?m\b\.?)?\s*\(?(?P<zone>Z\b|[+-]\d{2}:?\d{2}"
    r"|(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?|(?:UTC|GMT|[ECMP][SD]T)\b)?\)?)?"
)
PRINTED = en.pattern("page_patterns", "a day as a page prints it", hour=HOUR)
SAYS_PUBLISHED = en.pattern("page_patterns", "a day of publication")
SAYS_CHANGED = en.pattern("page_patterns", "a day of change")
OTHER_DAY = en.pattern("page_patterns", "another day of the page")
# Words: of a byline at most; beside its date; inside links (its writers' names); in small letters.
LONGEST_BYLINE, MOST_BESIDE_DATE, MOST_LINKED, SMALL_WORDS = 30, 14, 5, 4
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code em font i ins kbd label mark q s samp small span strike strong "
    "sub sup time tt u var wbr".split()
)
IN_ADDRESS = re.compile(
    r"[/_-](?P<y>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<m>0[1-9]|1[0-2]"
    r"|(?<=[/_-])[1-9])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01]|(?<=[/_-])[1-9])(?=[/_.-]|$)"
)


def published_day(tree: Element, title: str, address: str, order: str = "", fetched: str = "") -> Published:
    """When the article of a parsed page was published.

    `title` is the article's headline, `order` how its outlet writes days (dmy, mdy or empty),
    `fetched` when the page was fetched, if it was: nothing is published later than that.
    """
    unsure = ""
    for words, why in _candidates(tree, title, address):
        try:
            value = _printed(words, order)
        except Unsure as error:
            unsure = unsure or str(error)
            continue
        if value and _possible(value, fetched):
            return Published(value, why)
    return Published("", unsure or _only_changed(tree) or "the page does not say when it was published")


def _candidates(tree: Element, title: str, address: str) -> Iterator[tuple[str, str]]:
    """Printed dates with where they are, the surest first."""
    yield from ((d, "the page's own metadata (JSON-LD)") for d in _structured(tree, title, address))
    heading = article_heading(tree, title)
    yield from ((d, "the page's own metadata") for d in _metadata(tree, heading))
    lines = _lines(tree, heading)
    yield from ((d, "the time given with the article") for d in _times(lines))
    yield from ((d, "the byline") for d in _byline(lines))
    yield from ((d, "the page's address") for d in _in_address(address))


def _printed(words: str, order: str) -> str:
    """A printed date as EDTF; the hour is kept with its zone."""
    words = " ".join(words.split())
    m = PRINTED.search(words)
    if not m:  # 20211203, seconds since 1970
        return printed_day(words, order) if re.fullmatch(r"\d{8}\w*|\d{10}|\d{13}", words) else ""
    day = printed_day(m["day"], order)
    if not m["hour"]:
        return day
    zone = m["zone"] or ""
    if offset := re.fullmatch(r"(?:UTC|GMT)([+-])(\d{1,2})(?::?(\d{2}))?", zone, re.IGNORECASE):
        zone = f"{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}"
    half = re.sub(r"[.\s]", "", m["half"] or "")
    try:
        return printed_day(f"{day} {m['hour'].replace('.', ':')} {half} {zone}".strip())
    except Unsure:
        return day


def _possible(value: str, fetched: str) -> bool:
    """Whether a day lies neither before newspapers nor after the page was fetched."""
    day = dates.parse(value).earliest
    today = date.fromisoformat(fetched[:10]) if re.match(r"\d{4}-\d\d-\d\d", fetched) else datetime.now(UTC).date()
    return date(1600, 1, 1) < day <= today + timedelta(days=1)


def _structured(tree: Element, title: str, address: str) -> Iterator[str]:
    """datePublished of the JSON-LD that describes this page's article, and of no other."""
    articles, pages = [], []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for node, listed in _nodes(_json(script.text or "")):
                if not isinstance(node.get("datePublished"), str) or listed:
                    continue
                kinds = node.get("@type")
                kinds = [str(k) for k in (kinds if isinstance(kinds, list) else [kinds])]
                if any(ARTICLE.match(k) for k in kinds):
                    articles.append(node)
                elif any(k.endswith("WebPage") for k in kinds):
                    pages.append(node)
    named = [n for n in articles if _names(n, title, address)]
    if not named and len(articles) == 1 and not _headline(articles[0]):
        named = articles
    named += [n for n in pages if _names(n, title, address)]
    for node in named:
        yield str(node["datePublished"])


def _json(text: str) -> Any:
    text = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", text.strip()
    )
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[tuple[dict[str, object], bool]]:
    """The objects of JSON-LD; with each, whether it is only mentioned by another
    (in a list, as a part or a comment)."""
    waiting = [(value, False)]
    while waiting:
        value, listed = waiting.pop()
        if isinstance(value, list):
            waiting += [(v, listed) for v in reversed(value)]
        elif isinstance(value, dict):
            yield value, listed
            for key, inner in value.items():
                if isinstance(inner, (dict, list)):
                    waiting.append((inner, listed or key not in ("@graph", "mainEntity", "mainEntityOfPage")))


def _headline(node: dict[str, object]) -> str:
    return str(node.get("headline") or node.get("name") or "")


def _names(node: dict[str, object], title: str, address: str) -> bool:
    """Whether a JSON-LD object names this article: by its headline, or by the page's address."""
    if same_headline(_headline(node), title):
        return True
    entity = node.get("mainEntityOfPage")
    entity = entity.get("@id") if isinstance(entity, dict) else entity
    named = [str(a) for a in (node.get("url"), node.get("@id"), entity) if isinstance(a, str)]
    return bool(address) and any(_path(a) == _path(address) for a in named) and len(_path(address)) > 1


def same_headline(one: str, other: str) -> bool:
    """Whether two headlines are one: the same words, or one begins the other, as a site's name is often added."""
    a, b = (re.findall(r"\w+", re.sub(r"&\w+;|&#\d+;", " ", h).lower()) for h in (one, other))
    short, long = sorted((a, b), key=len)
    return len(short) > 0 and (
        short == long or (len(short) >= 3 and (long[: len(short)] == short or long[-len(short) :] == short))
    )


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def _metadata(tree: Element, heading: Element) -> Iterator[str]:
    """Dates of the page's <meta> that mean its first publication."""
    around = set(heading.iterancestors()) if heading is not None else set()
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        item = next((a for a in meta.iterancestors() if a.get("itemscope") is not None), None)
        if any(_elsewhere(a) for a in meta.iterancestors()) or (around and item is not None and item not in around):
            continue
        for name in (meta.get("property"), meta.get("name"), meta.get("itemprop")):
            if name and meta.get("content"):
                given.setdefault(name.strip().lower(), meta.get("content"))
    for name in META_NAMES:
        if name in given:
            yield given[name]


def _elsewhere(element: Element) -> bool:
    """True if an element holds something other than the article: navigation, comments, related stories, the foot."""
    if not isinstance(element.tag, str):
        return True
    if element.tag in ("html", "head", "body", "main"):
        return False
    if element.tag in NOT_ARTICLE_TAGS:
        return True
    if element.tag == "article":
        return bool(OF_OTHER_ARTICLES.search(element.get("class") or ""))
    return any(NOT_THE_ARTICLE.search(element.get(name) or "") for name in ("class", "id", "role", "aria-label"))


def article_heading(tree: Element, title: str) -> Element | None:
    """The element of the article's headline: one with the title's words, or the only <h1>; None where there is none."""
    headings = list(tree.iter("h1"))
    named = [h for h in tree.iter("h1", "h2", "h3") if same_headline("".join(h.itertext()), title)]
    return named[0] if named else headings[0] if len(headings) == 1 else None


# A line with more <time> elements is no byline.
MOST_TIMES = 20


class _Line(NamedTuple):
    """Words that stand by themselves on the page, its <time> elements, and where they are."""

    words: str
    times: list[Element]
    linked: int  # words inside links
    head: bool  # with the headline: behind it and before the story, or before it in one element


# Longer than a screen: one walk over the page, whose steps share their counters.
def _lines(tree: Element, heading: Element) -> list[_Line]:
    """The lines of the article, without sidebars, comments and the foot, in the order of the page."""
    from lxml import etree

    around = set(heading.iterancestors()) if heading is not None else set()
    beside = heading.getparent() if heading is not None else None
    lines: list[_Line] = []
    words: list[str] = []
    times: list[Element] = []
    linked, links, begun, story, sentences = 0, 0, False, False, 0

    def end_line(element: Element) -> None:
        nonlocal linked, story, sentences
        if line := " ".join("".join(words).split()):
            close = not begun and beside is not None and element.getparent() is beside and beside.tag != "body"
            lines.append(_Line(line, list(times), linked, (begun and not story) or close))
            sentences += begun and _is_sentence(line)
            story = story or sentences > 1 or (begun and len(line.split()) > LONGEST_BYLINE)  # one may be a standfirst
        words.clear()
        times.clear()
        linked = 0

    def add(text: str | None) -> None:
        nonlocal linked
        words.append(text or "")
        linked += len((text or "").split()) if links else 0

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        block = element.tag not in INLINE
        if event == "start":
            if block:
                end_line(element)
            site_header = element.tag == "header" and not begun and element not in around
            if element is heading or site_header or _elsewhere(element):
                begun = begun or element is heading
                walk.skip_subtree()
                continue
            links += element.tag == "a"
            if element.tag == "time":
                times.append(element)
                words.append(" " if "".join(element.itertext()).strip() else f" {element.get('datetime') or ''} ")
            add(element.text)
        else:
            links -= element.tag == "a" and element is not heading
            if block:
                end_line(element)
            links = max(0, links)
            if element is not tree:
                add(element.tail)
    return lines


def _is_sentence(line: str) -> bool:
    """True for running text: more words in small letters than a byline has."""
    rest = SAYS_CHANGED.sub(" ", SAYS_PUBLISHED.sub(" ", PRINTED.sub(" ", line)))
    return len(re.findall(r"(?<!\w)[a-z]{2,}", rest)) >= SMALL_WORDS


def _labelled(line: str, before: str) -> Iterator[tuple[str, str]]:
    """Each printed date of a line with what it is called: published, changed or empty. `before` is the line above."""
    above = before if len(before.split()) <= 4 else ""
    label, at = "", 0
    for m in PRINTED.finditer(line):
        words = line[at : m.start()]
        for source in (words, "" if at else above):
            marks = [(x.start(), "published") for x in SAYS_PUBLISHED.finditer(source)]
            marks += [(x.start(), "changed") for x in SAYS_CHANGED.finditer(source)]
            if marks:
                label = max(marks)[1]
                break
        else:
            label = ""
        yield m[0], label
        at = m.end()


def _byline_like(line: _Line) -> bool:
    """True for a line that holds a date and little else."""
    rest = re.findall(r"[^\W_]+", PRINTED.sub(" ", line.words))
    sentence = _is_sentence(line.words) or OTHER_DAY.search(line.words)
    return not sentence and len(rest) <= MOST_BESIDE_DATE and line.linked <= MOST_LINKED


def _times(lines: list[_Line]) -> Iterator[str]:
    """The <time> elements of the article that mean its publication: those called so, then those with the headline."""
    plain: list[str] = []
    for n, line in enumerate(lines):
        before = lines[n - 1].words if n else ""
        labels = dict(_labelled(line.words, before)) if line.times else {}
        for time in line.times[:MOST_TIMES]:
            name = " ".join(str(time.get(k) or "") for k in ("class", "itemprop", "id", "title", "data-label"))
            words = " ".join("".join(time.itertext()).split())
            given = time.get("datetime") or time.get("content") or words
            called = "published" if PUBLISHED_NAMES.search(name) or time.get("pubdate") is not None else ""
            if CHANGED.search(name):
                called = "changed"
            called = called or next((v for k, v in labels.items() if (words and words in k) or k in words), "")
            if called == "published":
                yield given
            elif not called and line.head and _byline_like(line):
                plain.append(given)
    yield from plain


def _byline(lines: list[_Line]) -> Iterator[str]:
    """Dates in words: those called the day of publication anywhere in the article, then those with the headline."""
    plain: list[str] = []
    for n, line in enumerate(lines):
        changed = any(CHANGED.search(" ".join(map(str, t.attrib.values()))) for t in line.times)
        if changed or len(line.words.split()) > LONGEST_BYLINE or not _byline_like(line):
            continue
        for words, called in _labelled(line.words, lines[n - 1].words if n else ""):
            if called == "published":
                yield words
            elif not called and line.head:
                plain.append(words)
    yield from plain


def _in_address(address: str) -> Iterator[str]:
    try:
        path = urlsplit(address).path
    except ValueError:
        return
    for m in IN_ADDRESS.finditer(path):
        yield f"{m['y']}-{int(m['m']):02}-{int(m['d']):02}"


def _only_changed(tree: Element) -> str:
    """The reason where a page says when it was last changed and nothing else."""
    for meta in tree.iter("meta"):
        name = " ".join(str(meta.get(k) or "") for k in ("property", "name", "itemprop", "http-equiv"))
        if CHANGED_NAMES.search(name) and meta.get("content"):
            return f"the page says only when it was last changed ({meta.get('content')[:40]})"
    return ""
