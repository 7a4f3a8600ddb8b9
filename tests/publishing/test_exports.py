"""The collation as TEI, the evidence as Web Annotations, the timeline as iCalendar."""

import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from dateline import tables
from dateline.chapters.common.html import Html
from dateline.linking.collation.passages import ABBREVIATED, TOKEN
from dateline.pipeline.withholding.published import Published
from dateline.publishing.build import _hand_out
from dateline.publishing.exports.data_package import geojson
from dateline.publishing.exports.formats import icalendar, timelinejs
from dateline.publishing.exports.tei import READINGS, TEI, tei, witness
from dateline.publishing.exports.web_annotations import annotation_page
from dateline.reading import Case
from dateline.tables import rows

NS = {"t": TEI}


def tokens(text: str) -> list[str]:
    return [ABBREVIATED.sub("", t.lower().replace("’", "'")) for t in TOKEN.findall(text)]


def read(ab: ET.Element, wit: str) -> str:
    """The text of one witness, put together from the apparatus."""
    out = []
    for piece in ab:
        if piece.tag == f"{{{TEI}}}seg":
            out.append(piece.text or "")
        else:
            out += [r.text or "" for r in piece if f"#{wit}" in (r.get("wit") or "").split()]
    return " ".join(out)


def test_every_witness_can_be_put_together_again(linked: dict[str, pd.DataFrame]) -> None:
    root = ET.fromstring(tei("A & B", linked))
    texts = {r["report_id"]: r["text"] for r in rows(linked["reports"])}
    told: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for div in root.iter(f"{{{TEI}}}div"):
        for ab in div.iter(f"{{{TEI}}}ab"):
            named = {w.lstrip("#") for e in ab.iter() for w in (e.get("wit") or "").split()} | {
                str(ab.get("source")).lstrip("#")
            }
            for wit in named:
                told[str(div.get("{http://www.w3.org/XML/1998/namespace}id")), wit].append(tokens(read(ab, wit)))
    checked = 0
    for v in rows(linked["variants"]):
        if v["relation"] in READINGS - {"verbatim"}:
            own = tokens(texts[v["report_id"]][v["start"] : v["end"]])
            assert own in told[v["utterance_id"], witness(v["report_id"])], (v["report_id"], own)
            checked += 1
    assert checked > 10


def test_every_witness_is_listed_and_every_pointer_leads_somewhere(linked: dict[str, pd.DataFrame]) -> None:
    root = ET.fromstring(tei("A", linked))
    ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in root.iter()]
    assert len([i for i in ids if i]) == len({i for i in ids if i})
    for e in root.iter():
        for pointer in (e.get("wit") or "").split() + (e.get("source") or "").split():
            assert pointer.lstrip("#") in ids
    assert len(root.findall(".//t:witness", NS)) == len({v["report_id"] for v in rows(linked["variants"])})


def test_renderings_are_notes_and_no_readings(linked: dict[str, pd.DataFrame]) -> None:
    root = ET.fromstring(tei("A", linked))
    notes = root.findall(".//t:note[@type='rendering']", NS)
    assert any("called for greater security cooperation" in (n.text or "") for n in notes)


def test_annotations_find_their_words_again(linked: dict[str, pd.DataFrame]) -> None:
    texts = {r["report_id"]: r["text"] for r in rows(linked["reports"])}
    titles = {r["report_id"]: r["title"] for r in rows(linked["reports"])}
    page = annotation_page(linked)
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) == sum(len(linked[n]) for n in ("claims", "statements", "particulars"))
    assert len({a["id"] for a in page["items"]}) == len(page["items"])
    for a in page["items"]:
        report_id = a["target"]["source"].removeprefix("reports/").removesuffix(".html")
        text = texts[report_id]
        *positions, quote = a["target"]["selector"]
        if not positions:  # a title's words are found by themselves
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in titles[report_id]
            continue
        (position,) = positions
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_the_calendar_folds_its_lines(linked: dict[str, pd.DataFrame]) -> None:
    lines = icalendar("A, B", linked).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and all(len(line.encode()) <= 75 for line in lines)


# What a name may hold that ends an element, a string or a line where it is printed unescaped.
PAYLOADS = [
    "</title><script>window.pwned=1</script>",
    "\"><svg onload='window.pwned=1'>",
    "Salby\r\nEND:VEVENT\r\nBEGIN:VEVENT\nX-PWNED:1; a, b\\n",
    ']]><x xml:id="a"/>&lt;&x;<!--',
    "\x1b[31mred\x08\x0b\x85\u2028\ufffe\u202e",
]
PROPERTIES = ("BEGIN VERSION PRODID X-WR-CALNAME UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION END").split()


@pytest.fixture(params=PAYLOADS)
def hostile(request: pytest.FixtureRequest, linked: dict[str, pd.DataFrame]) -> tuple[str, dict[str, pd.DataFrame]]:
    """A payload, and the tables with it for every outlet, title, speaker and name of an attack."""
    payload = str(request.param)
    changed = {"reports": ("outlet", "title"), "statements": ("speaker", "words"), "incidents": ("name", "why")}
    return payload, linked | {n: linked[n].assign(**dict.fromkeys(c, payload)) for n, c in changed.items()}


def test_no_name_ends_a_line_of_the_calendar(hostile: tuple[str, dict[str, pd.DataFrame]]) -> None:
    """RFC 5545, 3.1: no control character in a value but the tab."""
    payload, tables_of = hostile
    made = icalendar(payload, tables_of)
    lines = made.replace("\r\n ", "").split("\r\n")
    assert {re.split("[;:]", line)[0] for line in lines[:-1]} <= set(PROPERTIES) and lines[-1] == ""
    assert not [c for c in made.replace("\r\n", "") if unicodedata.category(c) == "Cc"]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == made.count("UID:")


def test_no_name_is_markup_in_the_timeline(hostile: tuple[str, dict[str, pd.DataFrame]]) -> None:
    payload, tables_of = hostile
    made = json.loads(json.dumps(timelinejs(payload, tables_of)))
    texts = [made["title"]["text"]["headline"], *(t for e in made["events"] for t in e["text"].values())]
    assert str(Html.escape(payload)) in texts and not [t for t in texts if set("<>\"'") & set(t)]


def test_no_name_is_markup_in_the_collation(hostile: tuple[str, dict[str, pd.DataFrame]]) -> None:
    payload, tables_of = hostile
    root = ET.fromstring(tei(payload, tables_of))
    assert {e.tag for e in root.iter()} == {e.tag for e in ET.fromstring(tei("A", tables_of)).iter()}
    assert not [e for e in root.iter() if e.tag.rpartition("}")[2] in ("script", "svg", "x")]


def test_no_name_changes_what_annotations_and_points_are(hostile: tuple[str, dict[str, pd.DataFrame]]) -> None:
    payload, tables_of = hostile
    points = json.loads(json.dumps(geojson(tables_of)))
    assert payload in {f["properties"]["name"] for f in points["features"]}
    page = json.loads(json.dumps(annotation_page(tables_of)))
    assert all(set(a) == {"id", "type", "motivation", "body", "target"} for a in page["items"])
    assert all(
        a["target"]["source"].isascii() and not set("<>\"' ") & set(a["target"]["source"]) for a in page["items"]
    )


def test_no_table_that_does_not_fit_is_handed_out(case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    upside_down = tables.table("places", [{"report_id": "r", "start": 5, "end": 3, "words": "x", "place_id": "p"}])
    with pytest.raises(tables.SchemaError, match="start must be below end"):
        _hand_out(tmp_path / "downloads", tmp_path, linked | {"places": upside_down}, Published(case, {}))
    assert not (tmp_path / "downloads").exists()
