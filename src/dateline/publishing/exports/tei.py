"""The collation as TEI XML with a critical apparatus (TEI P5, chapter 12, parallel segmentation).

One <div> an utterance; in it one <ab> a passage of the base, in which <app> holds the base's reading (<lem>)
and what each witness has there (<rdg>; empty where it leaves words out). Other renderings and
tellings are no readings of the same text: they are in <note type="rendering"> with their witness.
The text of every witness can be put together again from the apparatus, word for word (a test does).
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pandas as pd

from dateline import tables
from dateline.core.identifiers import xml_id
from dateline.linking.collation.alignment import Difference, from_json
from dateline.tables import ReportRow, StatementRow, VariantRow

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
# What XML 1.0 can't hold is shown as a box, as in the book.
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Relations that are readings of the base's own words.
READINGS = frozenset(["base", "verbatim", "truncated", "extended", "cut inside", "altered"])


def tei(title: str, linked: dict[str, pd.DataFrame]) -> str:
    """The whole collation as one XML document."""
    ET.register_namespace("", TEI)
    reports = {r["report_id"]: r for r in tables.rows(linked["reports"], ReportRow)}
    said = {s["statement_id"]: s for s in tables.rows(linked["statements"], StatementRow)}
    groups: dict[str, list[VariantRow]] = defaultdict(list)
    for v in tables.rows(linked["variants"], VariantRow):
        groups[v["utterance_id"]].append(v)
    root = ET.Element(_q("TEI"))
    _header(root, title, [reports[r] for r in sorted({v["report_id"] for own in groups.values() for v in own})])
    body = _under(_under(root, "text"), "body")
    for uid, own in sorted(groups.items()):
        div = _under(body, "div", type="utterance")
        div.set(XML_ID, uid)
        speaker = next((s for v in own if (s := said[v["statement_id"]]["speaker"])), None)
        _under(div, "head").text = _fit(speaker or "unknown")
        for base, witnesses in _passages(own):
            for once in _one_a_report(witnesses):
                _passage(div, base, once, reports)
        for v in own:
            if v["relation"] not in READINGS and not _is_base(v, own):
                note = _under(
                    div,
                    "note",
                    type="rendering",
                    subtype=v["relation"].replace(" ", "-"),
                    source=f"#{witness(v['report_id'])}",
                )
                note.text = _fit(reports[v["report_id"]]["text"][v["start"] : v["end"]])
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def witness(report_id: str) -> str:
    """A report's identifier as an XML name."""
    return xml_id("w", report_id)


def _q(tag: str) -> str:
    return f"{{{TEI}}}{tag}"


def _under(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, _q(tag), attributes)


def _fit(text: str) -> str:
    return UNFIT.sub("\u25a1", " ".join(text.split()))


def _header(root: ET.Element, title: str, reports: list[ReportRow]) -> None:
    description = _under(_under(root, "teiHeader"), "fileDesc")
    _under(_under(description, "titleStmt"), "title").text = _fit(f"{title}: the same words in different outlets")
    _under(
        _under(description, "publicationStmt"), "p"
    ).text = "Made by Dateline from published reports; quotations as printed."
    listed = _under(_under(description, "sourceDesc"), "listWit")
    for r in reports:
        wit = _under(listed, "witness")
        wit.set(XML_ID, witness(r["report_id"]))
        wit.text = _fit(f"{r['outlet']}, {r['title'] or r['report_id']}, {r['published'] or 'undated'}")
        if r["url"].startswith(("http://", "https://")):
            _under(wit, "ref", target=_fit(r["url"])).text = _fit(r["url"])


def _is_base(v: VariantRow, own: list[VariantRow]) -> bool:
    """Whether others of its utterance are compared with a printing that is itself a rendering of another."""
    return any(
        (o["base_report_id"], o["base_start"]) == (v["report_id"], v["start"])
        for o in own
        if o is not v and o["relation"] in READINGS
    )


def _passages(own: list[VariantRow]) -> list[tuple[VariantRow, list[VariantRow]]]:
    """Each printing that others are compared with, with those that read the same words."""
    out = []
    for base in own:
        if base["relation"] == "base" or _is_base(base, own):
            readings = [
                v for v in own
                if v is not base and v["relation"] in READINGS
                and (v["base_report_id"], v["base_start"]) == (base["report_id"], base["start"])
            ]  # fmt: skip
            out.append((base, readings))
    return out


def _one_a_report(witnesses: list[VariantRow]) -> list[list[VariantRow]]:
    """Witnesses in turns of one passage a report: who prints a sentence in two quotations is in two apparatuses."""
    turns: list[list[VariantRow]] = [[]]
    for v in witnesses:
        turn = next((t for t in turns if v["report_id"] not in {o["report_id"] for o in t}), None)
        if turn is None:
            turns.append([v])
        else:
            turn.append(v)
    return turns


class Compared(NamedTuple):
    """A base passage and its witnesses; the operations that make each witness of it, and the reports, by report_id."""

    base: VariantRow
    witnesses: list[VariantRow]
    ops: dict[str, list[Difference]]
    reports: dict[str, ReportRow]


def _passage(div: ET.Element, base: VariantRow, witnesses: list[VariantRow], reports: dict[str, ReportRow]) -> None:
    """One passage, cut wherever any witness begins or ends to differ; each piece one <app>,
    or plain where all agree."""
    ops = {v["report_id"]: from_json(v["differences"]) for v in witnesses}
    compared = Compared(base, witnesses, ops, reports)
    spots = {base["start"], base["end"]} | {x for own in ops.values() for o in own for x in _span(o)}
    cuts = sorted(spots)
    ab = _under(div, "ab", source=f"#{witness(base['report_id'])}", type="passage")
    for start, end in [
        *((c, c) for c in cuts[:1]),
        *(s for c, d in pairwise(cuts) for s in ((c, d), (d, d))),
    ]:
        _piece(ab, start, end, compared)


def _span(o: Difference) -> tuple[int, int]:
    """Where in the base an operation lies: the words it touches, or the point where words are put in."""
    if o.base:
        return o.base[0], o.base[1]
    return o.base_at, o.base_at


def _piece(ab: ET.Element, start: int, end: int, compared: Compared) -> None:
    """A stretch of the base, or a point in it where a witness puts words in."""
    base, reports = compared.base["report_id"], compared.reports
    words = reports[base]["text"][start:end]
    readings: dict[str, list[str]] = defaultdict(list)
    for r in (v["report_id"] for v in compared.witnesses):
        readings[_reading(words, start, end, compared.ops[r], reports[r]["text"])].append(r)
    own = _fit(words)
    if set(readings) <= {own}:
        if own:
            ET.SubElement(ab, _q("seg")).text = own
        return
    app = _under(ab, "app")
    lem = _under(app, "lem", wit=" ".join(f"#{witness(r)}" for r in [base, *readings.pop(own, [])]))
    lem.text = own
    for other, names in sorted(readings.items()):
        _under(app, "rdg", wit=" ".join(f"#{witness(r)}" for r in names)).text = other


def _reading(words: str, start: int, end: int, own: list[Difference], other: str) -> str:
    """What a witness has for a stretch of the base: its own words at the first piece of an
    operation, nothing at the rest."""
    for o in own:
        a, b = _span(o)
        if a == b and (start, end) == (a, a):
            return _fit(other[slice(*o.other)])
        if a < b and a <= start and end <= b and start < end:
            return _fit(other[slice(*o.other)]) if start == a and o.other else ""
    return _fit(words)
