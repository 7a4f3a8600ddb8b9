"""A page as a tree, made ready for its article to be taken out.

What a parser would lose is written into the tree: quotation marks where <q> is,
layout tables as plain blocks, tables of figures as one line a row. What is not the article is taken out of it:
an archive's toolbar, lists of other stories.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from dateline.extraction.lexicon import en
from dateline.gathering.pages.address import original

# An element of a page; lxml has no types.
Element: TypeAlias = Any
# Deeper nesting than any page needs makes parsers recurse.
DEEPEST = 500
DATA_ADDRESS = re.compile(rb"data:[\w.+-]*/?[\w.+-]*(?:;[\w.=+-]+)*(?:;base64)?,[A-Za-z0-9+/=%_.~!*'()-]{200,}")
SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(?P<ie>\S+?)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(?P<single>\S+)|"
    r"<meta[^>]+name=[\"']?savepage-(?:url|from)[\"']?[^>]+content=[\"'](?P<savepage>[^\"']+)|"
    r"<!--\s*(?:Mirrored from|Saved from)\s+(?P<mirror>\S+)\s+by HTTrack",
    re.IGNORECASE,
)
OTHER_STORIES = en.pattern("page_patterns", "a heading over other stories")
COMMENTS = en.pattern("page_patterns", "a heading over comments")
TOOLBARS = ("wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato", "wm-toolbar", "HEADER")
BLOCKS = frozenset(
    "address article aside blockquote center div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr main nav ol p pre "
    "section table ul".split()
)
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
LONGEST_HEADING = 8  # words
LONGEST_CARD, LONGEST_HEADLINE = 60, 16
LAYOUT_CELL = 30  # words in a cell that make its table one for layout


class TooDeep(ValueError):
    """A page whose elements are more, are nested deeper or have more attributes than any article needs."""


# No page of a newspaper has an element with so many attributes.
MOST_ATTRIBUTES = 1_000
# The longest live pages have some 30,000 elements; the time that finding an article takes grows faster than that.
MOST_ELEMENTS = 100_000
LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{2000,}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def without_embedded(data: bytes) -> bytes:
    """The bytes of a page without the pictures and fonts that were saved inside it as data: addresses."""
    return DATA_ADDRESS.sub(b"data:,", data)


def saved_from(page: str) -> str:
    """The address that a browser or SingleFile noted in a page when it was saved, or empty."""
    m = SAVED_FROM.search(page[:20_000])
    address = next((g for g in m.groups() if g), "") if m else ""
    if m and m["mirror"] and not address.startswith("http"):
        address = f"http://{address}"
    return address if re.match(r"https?://", address) else ""


def parsed(page: str) -> Element:
    """The tree of a page, without comments. Raises TooDeep for one that no article needs (DEEPEST, MOST_ELEMENTS),
    ValueError for one without an element."""
    from lxml import etree, html

    for tag in LONG_TAG.finditer(page):  # the parser compares each attribute with all before it
        if len(QUOTED.sub("", tag[0]).split()) > MOST_ATTRIBUTES:
            raise TooDeep(f"one of its elements has more than {MOST_ATTRIBUTES:,} attributes")
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)  # lxml refuses text that declares how its bytes were encoded
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise ValueError(str(error)) from None
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if elements > MOST_ELEMENTS:
            raise TooDeep(f"it has more than {MOST_ELEMENTS:,} elements. Save the article alone")
        if depth > DEEPEST:
            raise TooDeep(f"its elements are nested more than {DEEPEST} deep")
    return tree


def made_ready(tree: Element) -> None:
    """Change a parsed page so that the article in it can be found whole."""
    _original_addresses(tree)
    _without_toolbars(tree)
    _without_other_stories(tree)
    _marks_of_quotations(tree)
    _tables(tree)
    _paragraphs(tree)


def _original_addresses(tree: Element) -> None:
    """Undo what web archives do to addresses."""
    for element in tree.iter("a", "link", "meta"):
        for name in ("href", "content"):
            value = element.get(name)
            if value and "//" in value and (before := original(value)) != value:
                element.set(name, before)


def _without_toolbars(tree: Element) -> None:
    for name in TOOLBARS:
        for element in tree.xpath("//*[@id=$name]", name=name):
            if name != "HEADER" or "archive.today" in "".join(element.itertext()):
                _drop(element)


def _drop(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _words(element: Element) -> int:
    return len(" ".join(element.itertext()).split())


def _without_other_stories(tree: Element) -> None:
    """Take out lists of other stories and readers' comments, by the heading above them."""
    for heading in list(tree.iter(*HEADINGS, "strong", "b", "p", "div", "span", "summary", "dt", "header")):
        if heading.getparent() is None or not (line := _short_line(heading)):
            continue
        comments = heading.tag in HEADINGS and bool(COMMENTS.fullmatch(line))
        if comments or OTHER_STORIES.fullmatch(line):
            _drop_below(heading, comments=comments)


def _short_line(element: Element) -> str:
    """The words of an element, or empty where they are more than a heading has."""
    words: list[str] = []
    for text in element.itertext():
        words += text.split()
        if len(words) > LONGEST_HEADING:
            return ""
    return " ".join(words)


def _drop_below(heading: Element, *, comments: bool) -> None:
    """Take out a heading and the lists or cards behind it, up to running text; of comments, all that follows."""
    top, own = heading, _words(heading)
    while (parent := top.getparent()) is not None and parent.tag not in ("body", "main", "article", "html"):
        if _words(parent) > own:
            break
        top = parent
    following = top.getnext()
    while following is not None and (comments or _lists_stories(following)):
        gone, following = following, following.getnext()
        _drop(gone)
    _drop(top)


def _lists_stories(element: Element) -> bool:
    """True for a list, a card with a linked headline, or a block most of whose words are links."""
    if element.tag in ("ul", "ol", "nav", "dl"):
        return True
    if element.tag in ("h1", "h2", "article") and not element.xpath("boolean(.//a)"):
        return False
    words = _words(element)
    linked = [_words(a) for a in element.iter("a")]
    card = element.tag != "p" and words <= LONGEST_CARD and max(linked, default=0) >= 4
    lists = element.find(".//ul") is not None and not _running_text(element)
    return words == 0 or sum(linked) >= 0.5 * words or card or lists or _only_headlines(element)


def _only_headlines(element: Element) -> bool:
    """True for lines that are short and end no sentence."""
    lines = [t.strip() for t in element.itertext() if t.strip()]
    return all(len(line.split()) <= LONGEST_HEADLINE and line[-1] not in ".!?”" for line in lines)


def _running_text(element: Element) -> bool:
    return any(_words(p) > LAYOUT_CELL for p in element.iter("p"))


def _marks_of_quotations(tree: Element) -> None:
    """Write the marks that a browser shows for <q>, unless the page prints them as well."""
    for q in list(tree.iter("q")):
        inner = any(a.tag == "q" for a in q.iterancestors())
        opening, closing = ("‘", "’") if inner else ("“", "”")
        words = "".join(q.itertext()).strip()
        before = (q.getprevious().tail if q.getprevious() is not None else q.getparent().text) or ""
        if not words or words[0] in '“"‘«' or before.rstrip()[-1:] in ("“", '"', "«"):
            q.tag = "span"
            continue
        q.text = opening + (q.text or "")
        if len(q):
            q[-1].tail = (q[-1].tail or "") + closing
        else:
            q.text += closing
    for q in list(tree.iter("q")):
        q.tag = "span"


def _tables(tree: Element) -> None:
    """Layout tables become plain blocks, tables of figures one line a row; inner tables first."""
    for table in reversed(list(tree.iter("table"))):
        cells = list(table.iter("td", "th"))
        layout = len(cells) < 2 or table.find(".//div") is not None or any(_is_layout(c) for c in cells)
        if layout:
            _as_blocks(table)
        else:
            _as_lines(table)


def _is_layout(cell: Element) -> bool:
    return (
        _words(cell) > LAYOUT_CELL
        or (cell.find(".//p") is not None and _words(cell) > LAYOUT_CELL / 2)
        or cell.find(".//h1") is not None
    )


def _as_blocks(table: Element) -> None:
    for element in list(table.iter("table", "tbody", "thead", "tfoot", "tr", "td", "th")):
        element.tag = "div"
        for name in ("width", "height", "cellpadding", "cellspacing", "border", "align"):
            element.attrib.pop(name, None)


def _as_lines(table: Element) -> None:
    """A row as a paragraph: "Place: Arden; Killed: 5; Wounded: 3." under a header row, else its cells."""
    from lxml import etree

    rows = [
        [" ".join(" ".join(c.itertext()).split()) for c in row if c.tag in ("td", "th")] for row in table.iter("tr")
    ]
    rows = [r for r in rows if any(r)]
    first = next(iter(table.iter("tr")), None)
    names = rows[0] if rows and len(rows) > 1 and _is_header(first, rows) else []
    lines = []
    for row in rows[1:] if names else rows:
        if names and len(row) == len(names):
            lines.append("; ".join(f"{n}: {c}" if n else c for n, c in zip(names, row, strict=True) if c) + ".")
        else:
            lines.append("; ".join(c for c in row if c))
    tail = table.tail
    for child in list(table):
        table.remove(child)
    table.tag, table.text = "div", None
    table.tail = tail
    for line in lines:
        etree.SubElement(table, "p").text = line


def _is_header(first: Element, rows: list[list[str]]) -> bool:
    """True if a table's first row names its columns: cells of <th>, or words above figures."""
    if first is not None and all(c.tag == "th" for c in first):
        return True
    return not any(re.search(r"\d", c) for c in rows[0]) and any(
        re.fullmatch(r"\d[\d,.]*", c) for r in rows[1:] for c in r
    )


def _paragraphs(tree: Element) -> None:
    """Put what is loose in a block, between paragraphs or parted by blank lines (<br><br>), into paragraphs.

    Pages of before 2010 are written so; trafilatura loses such text where <p> is beside it.
    """
    from lxml import etree

    blocks = tree.iter("div", "font", "span", "center", "article", "section", "main", "body")
    for block in reversed(list(blocks)):  # inner ones first
        blank_lines = any(_is_blank_line(b) for b in block.iterchildren("br"))
        loose = _has_loose_text(block) and any(True for _ in block.iterchildren("p"))
        if not blank_lines and not loose:
            continue
        text, children = block.text, list(block)
        ends = {
            c
            for c in children
            if c.tag in BLOCKS or (c.tag == "br" and (_is_blank_line(c) or _is_blank_line(c.getprevious())))
        }
        for child in children:
            block.remove(child)
        block.text = None
        block.tag = "div" if block.tag in ("font", "span", "center") else block.tag
        piece = etree.SubElement(block, "p")
        piece.text = text
        for child in children:
            tail, child.tail = child.tail, None
            if child in ends:
                if child.tag != "br":
                    block.append(child)
                piece = etree.SubElement(block, "p")
                piece.text = tail
            else:
                piece.append(child)
                child.tail = tail
        for empty in [p for p in block.iterchildren("p") if not len(p) and not (p.text or "").strip()]:
            block.remove(empty)


def _has_loose_text(block: Element) -> bool:
    loose = [block.text, *(c.tail for c in block if c.tag in BLOCKS)]
    return any(len((text or "").split()) > 3 for text in loose)


def _is_blank_line(br: Element) -> bool:
    """True for a <br> with nothing but another behind it."""
    if br is None or br.tag != "br" or (br.tail or "").strip():
        return False
    return br.getnext() is not None and br.getnext().tag == "br"
