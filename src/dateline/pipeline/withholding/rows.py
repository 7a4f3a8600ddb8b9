"""Every row of a report as it is published: names replaced, offsets moved, identifiers made anew from what is printed.

A row that holds no withheld name, of a report that holds none, stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, cast
from urllib.parse import unquote

import pandas as pd

from dateline import tables
from dateline.core.report import Report, identifier, identifiers
from dateline.core.spans import Span
from dateline.linking.rows import ReadRows, by_report
from dateline.pipeline.withholding.names import Around, Finder, Stretch, in_full_names, key_of, small_words
from dateline.pipeline.withholding.rewriting import Rewritten, edits
from dateline.pipeline.withholding.whom import Withheld
from dateline.tables import ReportRow
from dateline.tables.schema import OFFSET, TABLES, Column
from dateline.tables.vocabulary import Part

Row = dict[str, object]
Cells = Mapping[str, object]
ENDS = ("end", "closes", "figure_end", "speaker_end", "harm_end", "paragraph_end")
# Texts of ours in which no report's words are; a value is such a one in the table times.
MADE_UP = ("formula", "edtf", "rule", "kind", "around")
# What an identifier of each table is made from, as extraction makes it: a letter, the column, and the cells.
MADE_FROM: dict[str, tuple[str, str, Callable[[Cells], tuple[object, ...]]]] = {
    "sentences": ("n", "sentence_id", lambda r: (r["words"], r["part"])),
    "claims": ("c", "claim_id", lambda r: (r["words"], r["effect"], "", *(["title"] if r["part"] == "title" else []))),
    "statements": ("s", "statement_id", lambda r: (r["words"], "", r["kind"])),
    "particulars": ("p", "particular_id", lambda r: (r["words"], "", "", r["aspect"])),
    "victims": ("v", "victim_id", lambda r: (r["words"], r["part"])),
}
# Cells of a report that are printed; its address is dropped where it holds a name.
PRINTED = ("outlet", "dateline", "agency", "carried_by", "dated_why")


class Names(NamedTuple):
    """Renamed identifiers, old to new: of reports, of readings, and of what cases list."""

    reports: dict[str, str]
    readings: dict[str, str]
    listed: dict[str, str]


class OfReport(NamedTuple):
    """A report as it is published: its row, its title and text with where old offsets lie in them, and who is named."""

    row: ReportRow
    parts: Mapping[str, Rewritten]
    around: Around
    changed: bool


class Publisher:
    """Makes what is published of some reports. `listed` are identifiers of places and actors that change."""

    def __init__(self, who: Sequence[Withheld], everything: ReadRows, listed: Mapping[str, str]) -> None:
        self.who = who
        self.labels = [w.label for w in who]
        self.finder = Finder(w.spellings for w in who)
        self.keys = {key_of(n): k for k, w in enumerate(who) for n in w.spellings}
        self.common = small_words(r["text"] for r in everything.reports)
        self.names = Names({}, {}, dict(listed))
        self.met: set[int] = set()
        self._cells: dict[tuple[frozenset[int], str], str] = {}
        spoken: dict[str, set[int]] = defaultdict(set)
        for v in everything.victims:
            spoken[v["report_id"]] |= {k for n in v["spellings"].split("|") if (k := self._person(n)) is not None}
        for s in everything.statements:
            if s["speaker"] and (k := self._person(s["speaker"])) is not None:
                spoken[s["report_id"]].add(k)
        self._spoken = spoken
        self._places, self._times = by_report(everything.places), by_report(everything.times)
        for r in everything.reports:
            self.met |= {s.person for text in (r["title"], r["text"]) for s in self.finder.whole(text)}
            self.names.reports[r["report_id"]] = self._report_id(r)

    @property
    def anywhere(self) -> Around:
        """Around a text of which it is not known whom it names: a name alone may be anybody's."""
        return Around(frozenset(range(len(self.who))), self.common)

    def unmet(self, target: str) -> bool:
        """Whether no report has a name that a decision withholds."""
        person = self._person(target)
        return person is not None and person not in self.met

    def _person(self, name: str) -> int | None:
        return self.keys.get(key_of(name)) if name else None

    def _report_id(self, r: ReportRow) -> str:
        """The identifier of a report; where it holds a name, one made from what is published of it."""
        if not self.holds(r["report_id"].replace(".", " ")):
            return r["report_id"]
        new = identifier("report", self.clean(r["text"]), self.clean(r["title"]), self.clean(r["outlet"]))
        taken = set(self.names.reports.values())
        return new if new not in taken else identifier("report", new, len(taken))

    def holds(self, text: str) -> bool:
        """Whether a full name occurs in a text, an address or a file's name."""
        return bool(text) and bool(self.finder.whole(text) or self.finder.whole(unquote(text).replace("/", "\n\n")))

    def clean(self, text: str, around: Around | None = None) -> str:
        """A text without the names. A text that is one name as a whole is one however it is written."""
        if not text:
            return text
        around = around or self.anywhere
        kept = self._cells.get((around.named, text))
        if kept is None:
            kept = self._cells[around.named, text] = self._cleaned(text, around)
        return kept

    def _cleaned(self, text: str, around: Around) -> str:
        key = key_of(text)
        own = [k for k in (*self.finder.last.get(key, ()), *self.finder.first.get(key, ())) if k in around.named]
        if own or key in self.keys:
            return self.labels[own[0] if own else self.keys[key]]
        return Rewritten(text, edits(text, self.found(text, around), self.labels)).text

    def found(self, text: str, around: Around) -> list[Stretch]:
        """Where names occur in a text: full ones, and those alone that are not part of one."""
        whole = self.finder.whole(text)
        alone = self.finder.alone(text, around)
        return whole + [a for a in alone if not any(w.start < a.end and a.start < w.end for w in whole)]

    def report(self, r: ReportRow) -> OfReport:
        """A report as it is published."""
        old, named = r["report_id"], set(self._spoken[r["report_id"]])
        for text in (r["title"], r["text"]):
            named |= {s.person for s in self.finder.whole(text)}
        listed = [Span(p["start"], p["end"]) for p in self._places[old] if p["rule"] == "listed"]
        listed += [Span(t["start"], t["end"]) for t in self._times[old]]
        shared = in_full_names(r["text"], self.finder.last, self.common)
        inside = Around(frozenset(named), self.common, listed, shared)
        bare = Around(frozenset(named), self.common, (), shared)
        parts = {
            Part.TITLE.value: Rewritten(r["title"], edits(r["title"], self.found(r["title"], bare), self.labels)),
            Part.TEXT.value: Rewritten(r["text"], edits(r["text"], self.found(r["text"], inside), self.labels)),
        }
        given = cast(Cells, r)
        cells: Row = {c: self.clean(str(given[c]), bare) for c in PRINTED}
        cells |= {
            "title": parts["title"].text, "text": parts["text"].text, "report_id": self.names.reports[old],
            "given_id": "" if self.holds(r["given_id"]) else r["given_id"],
            "url": "" if self.holds(r["url"]) else r["url"],
            "origin_id": self.names.reports.get(r["origin_id"], r["origin_id"]),
            "version_of": self.names.reports.get(r["version_of"] or "", r["version_of"]),
        }  # fmt: skip
        changed = any(given[c] != value for c, value in cells.items())
        if changed:
            cells["words"] = len(parts[Part.TEXT].text.split())
        row = cast(ReportRow, {**r, **cells})
        if changed:
            row["sha256"] = _hash(row)
        return OfReport(row, parts, bare, changed)

    def rows(self, read: ReadRows) -> ReadRows:
        """Every table as it is published."""
        of = {r["report_id"]: self.report(r) for r in read.reports}
        places = self._renamed_places(read, of)
        out: list[object] = [[of[r["report_id"]].row for r in read.reports]]
        for name in ReadRows._fields[1:]:
            made = list[Row]()
            for report_id, own in by_report(getattr(read, name)).items():
                report = of[report_id]
                new = [self._row(name, cast(Cells, row), report, places) for row in own]
                made += self._named(name, own, new, report) if report.changed else new
            out.append(made)
        return ReadRows._make(out)

    def _row(self, table: str, row: Cells, report: OfReport, places: Mapping[tuple[str, str], str]) -> Row:
        """A row as it is published, with the identifier it had."""
        out = dict(row)
        own, harm = (report.parts[str(row.get(c, Part.TEXT))] for c in ("part", "harm_part"))
        for c in TABLES[table].columns:
            value = row[c.name]
            if isinstance(value, int) and c.unit == OFFSET:
                behind = table == "sentences" and c.name in ("start", "paragraph_start")
                text = harm if c.name.startswith("harm") else own
                out[c.name] = text.end(value) if c.name in ENDS else text.start(value, behind=behind)
            elif not isinstance(value, str):
                continue
            elif c.refers == "gazetteer.place_id":
                out[c.name] = places.get((str(row["report_id"]), value), self.names.listed.get(value, value))
            elif c.refers == "actors.actor_id":
                out[c.name] = " ".join(self.names.listed.get(a, a) for a in value.split(" "))
            elif _is_text(c):
                out[c.name] = "|".join(dict.fromkeys(self.clean(v, report.around) for v in value.split("|")))
        if "words" in out:
            out["words"] = own.text[cast(int, out["start"]) : cast(int, out["end"])]
        out["report_id"] = report.row["report_id"]
        return out

    def _named(self, table: str, old: Sequence[Cells], new: list[Row], report: OfReport) -> list[Row]:
        """The rows of a report that changed with identifiers made from what is printed."""
        if table not in MADE_FROM:
            return new
        report_id = report.row["report_id"]
        kind, column, key = MADE_FROM[table]
        keys = (tuple(map(str, key({"words": _words(r, report)} | r))) for r in new)
        for before, row, name in zip(old, new, identifiers(kind, report_id, keys), strict=True):
            row[column] = name
            self.names.readings[str(before[column])] = name
        if table == "statements" and old and report_id != old[0]["report_id"]:
            numbers = {u: n for n, u in enumerate(dict.fromkeys(r["utterance_id"] for r in new))}
            for row in new:
                row["utterance_id"] = identifier("u", report_id, numbers[row["utterance_id"]])
        return new

    def _renamed_places(self, read: ReadRows, of: Mapping[str, OfReport]) -> dict[tuple[str, str], str]:
        """New identifiers of places that a report itself names, where what it takes for a place holds a name."""
        out: dict[tuple[str, str], str] = {}
        for p in read.places:
            where = of[p["report_id"]].parts[Part.TEXT]
            over = any(e.start < p["end"] and p["start"] < e.end for e in where.edits)
            if p["rule"] != "listed" and (over or self.holds(p["place_id"])):
                own = of[p["report_id"]].row["report_id"]
                out.setdefault((p["report_id"], p["place_id"]), identifier("place", own, len(out)))
        return out


def _words(row: Row, report: OfReport) -> str:
    return report.parts[str(row.get("part", Part.TEXT))].text[cast(int, row["start"]) : cast(int, row["end"])]


def _is_text(c: Column) -> bool:
    """Whether a column holds words of a report, or what was made of them."""
    if c.type != "str" or c.values is not None or c.refers or c.name.endswith("_id"):
        return False
    return c.filled if c.name == "value" else c.name not in MADE_UP


def _hash(r: ReportRow) -> str:
    return Report(
        r["report_id"], r["outlet"], r["text"], title=r["title"], published=r["published"], agency=r["agency"],
        url=r["url"], carried_by=r["carried_by"], dateline=r["dateline"],
    ).sha256  # fmt: skip


def listed_names(finder: Finder, ids: Iterable[str]) -> dict[str, str]:
    """New identifiers for listed places and actors whose own hold a name."""
    held = [i for i in ids if finder.whole(i)]
    return {i: f"withheld-{n}" for n, i in enumerate(sorted(held), 1)}


def in_tables(finder: Finder, frames: Mapping[str, pd.DataFrame]) -> list[str]:
    """Where a full name is still in tables: "claims, column words". Nothing may be published then."""
    out = []
    for name, frame in frames.items():
        for c in frame.columns:
            if tables.TABLES[name].by_name[c].type == "str":
                told = "\n\n".join(str(v) for v in frame[c].dropna().unique())
                if finder.certain(told):
                    out.append(f"{name}, column {c}")
    return out
