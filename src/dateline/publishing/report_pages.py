"""A page for each report: its text with every claim and statement marked, each mark an anchor, and the way back.

The page is a notebook with its output in place, so that the text never passes through Markdown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import nbformat

from dateline.chapters.casualties import group_of
from dateline.chapters.common.edition import Edition, Kept, published, words_at
from dateline.chapters.common.html import Columns, Html, from_file, html, join, plural, table, together
from dateline.chapters.common.sources import as_written
from dateline.chapters.common.spoken import spoken
from dateline.chapters.common.traced import of
from dateline.chapters.common.wording import figure
from dateline.chapters.reports import how
from dateline.chapters.review import fields
from dateline.core.identifiers import in_address, printable
from dateline.core.plain_text import shortened
from dateline.extraction.rulebooks import RULEBOOKS
from dateline.publishing.markdown import md
from dateline.tables import ClaimRow, ParticularRow, RelianceRow, ReportRow, StatementRow, VictimRow


class Stretch(NamedTuple):
    """A piece of a text that the same marks cover: their kinds, the anchors where it begins, its words by paragraph,
    and why it was read."""

    kinds: str
    anchors: list[str]
    paragraphs: list[str]
    why: str


class Mark(NamedTuple):
    """A reading in a text: its characters, its kind, its identifier, and why it was read."""

    start: int
    end: int
    kind: str
    item: str
    why: str


def reads(table: str, rule: str) -> str:
    """What a rule of a table reads; nothing where no rule has this name any more."""
    known = RULEBOOKS[table].get(rule)
    return known.reads if known else ""


MARKED = {"claims": "Figure", "statements": "Statement", "particulars": "Particular", "victims": "Person harmed"}


def _why(table: str, rule: str) -> str:
    """Why words are marked, in a line: "Figure, by the rule “passive”: the count before a passive verb of harm"."""
    read = reads(table, rule)
    return f"{MARKED[table]}, by the rule “{rule}”" + (f": {read}" if read else "")


def marked(
    text: str,
    claims: Sequence[ClaimRow],
    statements: Sequence[StatementRow],
    particulars: Sequence[ParticularRow],
    victims: Sequence[VictimRow] = (),
    others: Sequence[tuple[int, int]] = (),
) -> Html:
    """The text as HTML paragraphs. Where marks overlap each stretch has all that cover it;
    anchors are where a mark begins. `others` are words that a page links to and that are no reading of their own."""
    marks = [Mark(c["start"], c["end"], "dl-claim", c["claim_id"], _why("claims", c["rule"])) for c in claims]
    for s in statements:
        marks.append(Mark(s["start"], s["end"], "dl-statement", s["statement_id"], _why("statements", s["rule"])))
    for p in particulars:
        marks.append(Mark(p["start"], p["end"], "dl-particular", p["particular_id"], _why("particulars", p["rule"])))
    for v in victims:
        why = _why("victims", v["rule"])
        marks.append(Mark(v["harm_start"], v["harm_end"], "dl-victim", v["victim_id"], why))
    for start, end in others:
        marks.append(Mark(start, end, "dl-words", words_at(start), "The time or place of a side of a disagreement"))
    marks.sort()
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    out = []
    for a, b in pairwise(cuts):
        over = [m for m in marks if m.start <= a and b <= m.end]
        kinds = " ".join(sorted({m.kind for m in over}))
        why = ". ".join(dict.fromkeys(m.why for m in over))
        out.append(Stretch(kinds, [m.item for m in marks if m.start == a], text[a:b].split("\n\n"), why))
    return from_file("text", stretches=out)


LINK = re.compile(r"reports/[^\"#]+\.html#([cspv]-[0-9a-f]+)")


ROW = re.compile(r'id="row-([cspv]-[0-9a-f]+)"')


class Use(NamedTuple):
    """A page that links to a reading: its address as a report's page sees it (with the reading's own row, where it has
    one), and what it is called."""

    address: str
    title: str


def uses(notebooks: Iterable[Path], book: Path) -> dict[str, list[Use]]:
    """Every reading with the finished chapters and incident pages that link to it, in the order of these."""
    found: dict[str, list[Use]] = {}
    for path in notebooks:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        address, title = f"../{path.relative_to(book).with_suffix('.html').as_posix()}", _title(cells[0])
        outputs = ("".join(o.get("data", {}).get("text/html", "")) for c in cells for o in c.get("outputs", []))
        shown = "".join(outputs)
        rows = set(ROW.findall(shown))
        for item in dict.fromkeys(LINK.findall(shown)):
            found.setdefault(item, []).append(Use(f"{address}#row-{item}" if item in rows else address, title))
    return found


def _title(cell: Mapping[str, Any]) -> str:
    return re.sub(r"\\(.)", r"\1", "".join(cell["source"]).splitlines()[0].lstrip("# "))


def page(book: Edition, report_id: str, used: Mapping[str, list[Use]]) -> Any:
    """The notebook of one report's page; `book` must have been opened with up="../".
    `used` says where its readings are used."""
    r = book.reports[report_id]
    claims = sorted((c for c in book.claims.values() if c["report_id"] == report_id), key=lambda c: c["start"])
    headline = [c for c in claims if c["part"] == "title"]
    said = sorted((s for s in book.statements.values() if s["report_id"] == report_id), key=lambda s: s["start"])
    told = sorted((p for p in book.particulars.values() if p["report_id"] == report_id), key=lambda p: p["start"])
    harmed = [v for v in book.victims.values() if v["report_id"] == report_id]
    in_title = [v for v in harmed if v["harm_part"] == "title"]
    whole = {s["statement_id"] for s in spoken(book)}
    body = from_file(
        "report",
        facts=_facts(book, r),
        headline=marked(r["title"], headline, [], [], in_title) if headline or in_title else "",
        text=marked(
            book.text(report_id),
            [c for c in claims if c["part"] == "text"],
            said,
            told,
            [v for v in harmed if v["harm_part"] == "text"],
            _words_of_sides(book, {c["claim_id"] for c in claims}),
        ),
        readings=together(
            [
                fields(book),
                _claims(claims, used),
                _statements([s for s in said if s["statement_id"] in whole], used),
                _particulars(book, told, used),
            ]
        ),
    )
    return _notebook(f"# {md(r['outlet'])}: {md(r['title'] or r['given_id'] or report_id)}", of("report", body))


def _words_of_sides(book: Edition, claims: set[str]) -> list[tuple[int, int]]:
    """Where a report has the times and places that sides of disagreements are about, each beginning once."""
    sides = (s for x in book.rows("contradictions") for s in json.loads(x["sides"]))
    found = ((start, end) for s in sides for i, (start, end) in s.get("at", {}).items() if i in claims)
    return list({start: (start, end) for start, end in sorted(found)}.values())


def _notebook(title: str, body: Html) -> Any:
    """A notebook of a title in Markdown and a cell with its output in place. It is made as a whole: what makes it piece
    by piece holds each piece against the format's schema, which took longer than all the rest of a page."""
    shown = {"output_type": "display_data", "data": {"text/html": str(body)}, "metadata": {}}
    return nbformat.from_dict(
        {
            "cells": [
                {"cell_type": "markdown", "id": "title", "metadata": {}, "source": title},
                {
                    "cell_type": "code",
                    "id": "page",
                    "metadata": {"tags": ["remove-input"]},
                    "source": "# written by `dateline build`; the text never passes through Markdown",
                    "execution_count": 1,
                    "outputs": [shown],
                },
            ],
            "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


# The hour of a day of publication: "2021-12-03T09:45:53".
HOUR = re.compile(r"T(\d\d:\d\d)")


def _hour(r: ReportRow) -> str:
    """The hour of publication, and whose it is where another site carried the report."""
    m = HOUR.search(r["published"] or "")
    carrier = f", the hour of {r['carried_by']}" if r["carried_by"] else ""
    return f", {m[1]}{carrier}" if m else ""


def _facts(book: Edition, r: ReportRow) -> Html:
    """What is known of the report itself."""
    rows: list[tuple[str, object]] = [
        ("Outlet", r["outlet"]),
        ("Published", f"{published(r)}{_hour(r)}. {r['dated_why']}"),
    ]
    if r["dateline"]:
        rows.append(("Dateline", r["dateline"]))
    if r["agency"]:
        rows.append(("Credited to", r["agency"]))
    if r["carried_by"]:
        rows.append(("Read as carried by", r["carried_by"]))
    rows += _whose(book, r)
    if r["url"].startswith(("https://", "http://")):
        rows.append(("Address", html('<a href="{{ url }}" rel="nofollow noopener">{{ url }}</a>', url=r["url"])))
    rows += _kept(book.custody["kept"].get(r["report_id"]))
    part = (
        "only its beginning; the rest is for subscribers"
        if r["partial"]
        else "an abstract in our own words; quotations as printed"
    )
    rows.append(("Text", "the full text" if r["full"] else part))
    used = html('<a href="../reports.html#row-{{ name }}">in the list of reports</a>', name=in_address(r["report_id"]))
    rows.append(("Used", used))
    if r["given_id"]:
        rows.append(("Identifier", f"{r['report_id']}, in place of {printable(r['given_id'], 200)}"))
    return html(
        '<dl class="dl-meta">{% for name, value in rows %}<dt>{{ name }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>',
        rows=rows,
    )


def _whose(book: Edition, r: ReportRow) -> list[tuple[str, object]]:
    """Whose words a report prints: its origin, what it is a version of, and what it depends on."""
    origin = r["origin_id"]
    whose: object = "its own"
    if origin != r["report_id"]:
        whose = book.report(origin) if origin in book.reports else as_written(origin)
    rows: list[tuple[str, object]] = [("Origin", whose), ("Relation", r["relation"])]
    if r["replaced_by"]:
        newer = book.report(r["replaced_by"]) if r["replaced_by"] in book.reports else r["replaced_by"]
        rows.append(
            ("Replaced by", together([newer, ", a newer version of this page; the figures here are superseded"]))
        )
    if r["version_of"] in book.reports:
        rows.append(("Newer version of", book.report(r["version_of"])))
    if rests := [v for v in book.rows("reliances") if v["report_id"] == r["report_id"]]:
        rows.append(("Depends on", join([_rests(book, v) for v in rests])))
    return rows


def _kept(of: Kept | None) -> list[tuple[str, object]]:
    """What was kept of a report, beside its text: its original, pictures, addresses where it is archived."""
    if of is None:
        return [("Original", "not kept")]
    told = f"kept as it came on {of['collected'][:10]}, SHA-256 {of['original']}" if of["original"] else "not kept"
    rows: list[tuple[str, object]] = [("Original", told)]
    if of["pictures"]:
        rows.append(("Picture of the page", f"{plural(of['pictures'], 'picture')} kept"))
    links = [html('<a href="{{ url }}" rel="nofollow noopener">{{ url }}</a>', url=a) for a in of["archived"]]
    return [*rows, ("Archived at", join(links))] if links else rows


def _rests(book: Edition, v: RelianceRow) -> Html:
    """One reliance: what it is based on, how, and why it is thought so."""
    on = book.report(v["rests_on"]) if v["rests_on"] in book.reports else as_written(v["rests_on"])
    return html("{{ on }} ({{ relation }}: {{ why }})", on=on, relation=how(book, v), why=v["why"])


def _back(item: str, used: Mapping[str, list[Use]]) -> Html | None:
    """The pages that use a reading, each a link."""
    links = [
        html('<a href="{{ address }}">{{ title }}</a>', address=u.address, title=u.title) for u in used.get(item, [])
    ]
    return join(links) if links else None


def _read_by(table: str, rule: str) -> Html:
    """The rule behind a reading, which opens to what it reads."""
    return html(
        "{% if read %}<details><summary>{{ rule }}</summary>{{ read }}</details>{% else %}{{ rule }}{% endif %}",
        rule=rule,
        read=reads(table, rule),
    )


def _to_mark(item: str, label: str) -> Html:
    """A link to a reading's mark in the text above."""
    return html('<a href="#{{ item }}">{{ label }}</a>', item=item, label=label)


def _claims(claims: list[ClaimRow], used: Mapping[str, list[Use]]) -> Html:
    rows = []
    for c in claims:
        rows.append(
            (
                _to_mark(c["claim_id"], figure(c["low"], c["high"], c["hedge"])),
                group_of(c),
                c["effect"],
                c["attributed_to"] or html("<em>the outlet</em>"),
                c["when"],
                _read_by("claims", c["rule"]),
                _back(c["claim_id"], used),
                c["status"],
            )
        )
    return table(
        ["Figure", "Group", "Effect", "Said by", "Day, in its words", "Why was this read?", "Used in", "Status"],
        rows,
        "Figures",
        kinds=Columns(numeric=["Figure"]),
        reviews=[c["claim_id"] for c in claims],
    )


def _statements(statements: list[StatementRow], used: Mapping[str, list[Use]]) -> Html:
    rows = []
    for s in statements:
        words = shortened(s["words"], 110)
        rows.append(
            (
                s["speaker"] or html("<em>unknown</em>"),
                s["act"],
                s["kind"],
                _to_mark(s["statement_id"], words),
                _read_by("statements", s["rule"]),
                _back(s["statement_id"], used),
                s["status"],
            )
        )
    return table(
        ["Speaker", "Act", "Kind", "Words", "Why was this read?", "Used in", "Status"],
        rows,
        "Statements",
        reviews=[s["statement_id"] for s in statements],
    )


def _particulars(book: Edition, particulars: list[ParticularRow], used: Mapping[str, list[Use]]) -> Html:
    rows = [
        (
            p["aspect"],
            _to_mark(p["particular_id"], p["words"]),
            f"{p['number']:g} km {p['value']}" if p["aspect"] == "position" and p["number"] else p["value"],
            p["attributed_to"] or html("<em>the outlet</em>"),
            book.incident(p["incident_id"]) if p["incident_id"] else None,
            _read_by("particulars", p["rule"]),
            _back(p["particular_id"], used),
        )
        for p in particulars
    ]
    columns = ["Of what", "Words", "Read as", "Said by", "Attack", "Why was this read?", "Used in"]
    return table(columns, rows, "Particulars") if rows else html("")
