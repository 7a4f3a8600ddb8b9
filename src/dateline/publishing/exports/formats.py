"""What other programs read: the timeline as TimelineJS JSON and as iCalendar, the collation as TEI, the evidence as Web
Annotations, attacks as GeoJSON and event rows, and every table as CSV and Parquet with a data package around them.

TimelineJS: https://timeline.knightlab.com/docs/json-format.html (texts there are HTML, so they are escaped).
iCalendar: RFC 5545; events last whole days, what has no day is left out and counted in the description.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from dateline import tables
from dateline.chapters.common.html import Html
from dateline.core.files import none_left
from dateline.linking.rows import days_of
from dateline.publishing.exports.about import About
from dateline.publishing.exports.data_package import data_package, events, geojson
from dateline.publishing.exports.tei import tei
from dateline.publishing.exports.web_annotations import annotation_page
from dateline.tables import IncidentRow, ReportRow, StatementRow


def timelinejs(title: str, linked: dict[str, pd.DataFrame]) -> dict[str, object]:
    """The timeline as TimelineJS wants it: attacks and statements whose day is known, grouped by what they are."""
    events: list[tuple[date, str, dict[str, object]]] = []
    for i in tables.rows(linked["incidents"], IncidentRow):
        if days := days_of(i):
            own = _event(*days, i["name"], i["why"], "attacks", i["incident_id"])
            events.append((days[0], i["incident_id"], own))
    for s in tables.rows(linked["statements"], StatementRow):
        day = s["said_earliest"]
        if day and day == s["said_latest"]:
            own = _event(day, day, s["speaker"] or "unknown", s["words"], "statements", s["statement_id"])
            events.append((day, s["statement_id"], own))
    events.sort(key=lambda e: e[:2])
    return {"title": {"text": {"headline": Html.escape(title)}}, "events": [e for _, _, e in events]}


def _event(first: date, last: date, headline: str, text: str, group: str, identifier: str) -> dict[str, object]:
    event = {
        "start_date": _date(first),
        "text": {"headline": Html.escape(headline), "text": Html.escape(text)},
        "group": group,
        "unique_id": identifier,
    }
    return event | ({"end_date": _date(last)} if last != first else {})


def _date(d: date) -> dict[str, int]:
    return {"year": d.year, "month": d.month, "day": d.day}


def icalendar(title: str, linked: dict[str, pd.DataFrame]) -> str:
    """Attacks with a date as all-day events; lines are folded at 75 octets and end with CR LF."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//EN", f"X-WR-CALNAME:{_text(title)}"]
    for i in tables.rows(linked["incidents"], IncidentRow):
        if days := days_of(i):
            lines += [
                "BEGIN:VEVENT", f"UID:{i['incident_id']}@dateline", f"DTSTAMP:{days[0]:%Y%m%d}T000000Z",
                f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}",
                f"DTEND;VALUE=DATE:{days[1] + timedelta(days=1):%Y%m%d}",
                f"SUMMARY:{_text(i['name'])}", f"DESCRIPTION:{_text(i['why'])}", "END:VEVENT",
            ]  # fmt: skip
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


# What no value of a calendar may hold (RFC 5545, 3.1) is shown as a box, as in the book.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def _text(value: str) -> str:
    shown = CONTROL.sub("\u25a1", " ".join(value.split("\r")))
    return shown.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """A content line in pieces of at most 75 octets, each after the first behind a space."""
    out, piece = [], ""
    for c in line:
        if len((piece + c).encode()) > 75:
            out.append(piece)
            piece = " "
        piece += c
    return [*out, piece]


def write_exports(folder: Path, about: About, linked: dict[str, pd.DataFrame]) -> None:
    """Write all exports into a folder, made anew: the tables without the texts of reports,
    which are not ours to hand on."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with none_left(folder):
        _write_exports(folder, about, linked)


def _write_exports(folder: Path, about: About, linked: dict[str, pd.DataFrame]) -> None:
    title = about.title
    for name, frame in linked.items():
        own = frame.drop(columns=["text"], errors="ignore")
        tables.to_csv(own, folder / f"{name}.csv")
        tables.to_parquet(name, own, folder / f"{name}.parquet")
    text = json.dumps(timelinejs(title, linked), ensure_ascii=False, indent=1)
    (folder / "timeline.json").write_text(text, encoding="utf-8")
    (folder / "timeline.ics").write_text(icalendar(title, linked), encoding="utf-8", newline="")
    (folder / "collation.xml").write_text(tei(title, linked), encoding="utf-8")
    (folder / "annotations.json").write_text(
        json.dumps(annotation_page(linked), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    tables.to_csv(events(linked), folder / "events.csv")
    (folder / "attacks.geojson").write_text(json.dumps(geojson(linked), ensure_ascii=False, indent=1), encoding="utf-8")
    more = about.package(tables.rows(linked["reports"], ReportRow))
    package = data_package(folder, title, list(linked), more)
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")
