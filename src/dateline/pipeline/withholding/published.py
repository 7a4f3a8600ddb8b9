"""A case and its tables as they are published: without the names that review.csv withholds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.core.decision import Decision
from dateline.core.diagnostics import Problem
from dateline.linking.rows import ReadRows
from dateline.pipeline.diff import Change
from dateline.pipeline.withholding.rewriting import Rewritten, edits
from dateline.pipeline.withholding.rows import Publisher, in_tables, listed_names
from dateline.pipeline.withholding.whom import NAME_WITHHELD, people, seeds
from dateline.reading import Case

NOBODY = "withhold: no report has the name, or the identifier, that this line gives"
LOOK = "Write the name as a report has it, or the v-… of somebody harmed, or remove the line"


TEXTS = frozenset(".html .js .json .jsonld .geojson .csv .xml .txt .ics .svg .md .ipynb".split())


class Published(NamedTuple):
    """A case and what was read of its reports, as they are published, and who takes names out of anything else."""

    case: Case
    read: dict[str, pd.DataFrame]
    publisher: Publisher | None = None

    def changes(self, found: list[Change]) -> list[Change]:
        """What changed since an edition that still had the names, without them, and without what is the same but for
        a name."""
        if self.publisher is None:
            return found
        clean, names = self.publisher.clean, self.publisher.names
        renamed = names.readings | names.reports
        out = [
            c._replace(
                item=clean(" ".join(renamed.get(i, i) for i in c.item.split(" "))), what=clean(c.what),
                before=None if c.before is None else clean(c.before), after=None if c.after is None else clean(c.after),
                because=clean(c.because),
            )
            for c in found
        ]  # fmt: skip
        kinds: dict[tuple[str, str], set[str]] = {}
        for c in out:
            kinds.setdefault((c.table, c.item), set()).add(c.kind)
        return [c for c in out if len(kinds[c.table, c.item]) == 1 and c.before != c.after]

    def cleaned(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A table of text without the names."""
        return frame if self.publisher is None else frame.map(self.publisher.clean, na_action="ignore")

    def left(self, frames: Mapping[str, pd.DataFrame]) -> list[Problem]:
        """The columns in which a withheld name is still: a book that has one is not published."""
        if self.publisher is None:
            return []
        what = "a name that review.csv withholds is still in it, so nothing was published"
        return [Problem(f"table {where}", None, what, "Report this as a mistake of Dateline")
                for where in in_tables(self.publisher.finder, frames)]  # fmt: skip

    def clear(self, path: Path) -> None:
        """Take the names out of a file that explains the tables by examples, one of which may be such a name."""
        if self.publisher is not None:
            text, labels = path.read_text(encoding="utf-8"), self.publisher.labels
            found = self.publisher.finder.certain(text)
            path.write_text(Rewritten(text, edits(text, found, labels)).text, encoding="utf-8")

    def left_in(self, *folders: Path) -> list[str]:
        """The files in some folders that hold a withheld name, in their text or their own name."""
        if self.publisher is None:
            return []
        out, holds = list[str](), self.publisher.finder.certain
        for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file() and _own(p)):
            text = path.read_text(encoding="utf-8", errors="replace") if path.suffix in TEXTS else ""
            if self.publisher.holds(path.stem) or holds(text) or ("\\" in text and holds(_unescaped(text))):
                out.append(f"file {len(out) + 1}" if self.publisher.holds(path.name) else path.name)
        return out


def _own(path: Path) -> bool:
    """Whether a file of a site is made from the case: not a script or style that every site has."""
    return "_static" not in path.parts or path.name == "page-texts.js"


def _unescaped(text: str) -> str:
    """Text of JSON or a script as it is read."""
    text = text.replace("\\n", "\n").replace('\\"', '"')
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)


def published(case: Case, read: dict[str, pd.DataFrame], everything: Mapping[str, pd.DataFrame]) -> Published:
    """A case and what was `read` of the reports that are published, without the names that its review.csv withholds.
    `everything` is what was read of all its reports, by which it is told whose names these are."""
    if not any(d.decision == "withhold" for d in case.decisions):
        return Published(case, read)
    whole = ReadRows.from_frames(everything)
    given, gone = seeds(case.decisions, whole)
    publisher = Publisher(people(given, whole), whole, {})
    ids = [*(p["place_id"] for p in case.places), *(a["actor_id"] for a in case.actors)]
    publisher.names.listed.update(listed_names(publisher.finder, ids))
    rows = publisher.rows(ReadRows.from_frames(read))
    frames = {n: tables.table(n, own) for n, own in rows._asdict().items()}
    aside = [{c: publisher.clean(str(v)) if c == "error" else v for c, v in row.items()}
             for row in tables.rows(read["set_aside"])]  # fmt: skip
    for row in aside:
        row["report_id"] = publisher.names.reports.get(str(row["report_id"]), row["report_id"])
    frames["set_aside"] = tables.table("set_aside", aside)
    return Published(_case(case, publisher, {d.line for d in gone}), frames, publisher)


def _case(case: Case, by: Publisher, gone: set[int]) -> Case:
    """A case without the names: its title and question, its places and actors, its decisions and problems."""
    return replace(
        case,
        title=by.clean(case.title), question=by.clean(case.question), made_by=by.clean(case.made_by),
        focus={k: by.names.listed.get(v, by.clean(v)) for k, v in case.focus.items()},
        groups={by.clean(g): nouns for g, nouns in case.groups.items()},
        places=tuple(_listed(p, by) for p in case.places), actors=tuple(_listed(a, by) for a in case.actors),
        reports=tuple(
            replace(r, report_id=by.names.reports.get(r.report_id, r.report_id), file=_file(r.file, by))
            for r in case.reports
        ),
        decisions=tuple(x for d in case.decisions if (x := _decision(d, by, gone)) is not None),
        problems=tuple(_problem(p, by) for p in case.problems), notes=tuple(_problem(p, by) for p in case.notes),
    )  # fmt: skip


def _listed(row: dict[str, str], by: Publisher) -> dict[str, str]:
    """A row of places.csv or actors.csv without the names."""
    ids = ("place_id", "actor_id", "within", "organisation")
    out = {c: by.names.listed.get(v, v) if c in ids else by.clean(v) for c, v in row.items()}
    if "other_names" in row:
        out["other_names"] = "|".join(n for o in row["other_names"].split("|") if (n := by.clean(o)) == o)
    return out


def _file(name: str, by: Publisher) -> str:
    return name if not by.holds(name) else "reports/[name withheld]"


def _problem(p: Problem, by: Publisher) -> Problem:
    return Problem(_file(p.file, by), p.line, by.clean(p.what), by.clean(p.remedy), p.left_out)


def _decision(d: Decision, by: Publisher, gone: set[int]) -> Decision | None:
    """A decision on what is published; None for one that withholds a name that is there."""
    why = by.clean(d.why)
    if d.decision == "withhold":
        if d.line in gone or by.unmet(d.target):
            return Decision(NAME_WITHHELD, d.decision, "", None, by.clean(d.by), d.on, why, d.line)
        return None
    ids = by.names.readings | by.names.listed
    value = ids.get(d.value, by.clean(d.value)) if isinstance(d.value, str) else d.value
    return Decision(ids.get(d.target, d.target), d.decision, d.field, value, by.clean(d.by), d.on, why, d.line)
