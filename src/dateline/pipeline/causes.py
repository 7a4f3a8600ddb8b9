"""Why something changed since the last published edition: a new report, a newer version of one, a person's decision, a
changed rule, or a setting of the case.

Where only one of these changed, it is the cause. Where several did, the case is linked again with one change after the
other (rules, settings, decisions, reports), and a change has the cause of the step in which it came about; where it
came about in several, all are told, and the last is the cause.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.core.decision import Decision
from dateline.core.diagnostics import Unusable
from dateline.custody.log import Entry, entries
from dateline.custody.recorded import recorded
from dateline.pipeline.change_reasons import RULE_OF_TOLLS, Reasons
from dateline.pipeline.diff import Change, compare, described
from dateline.reading import Case, read_case
from dateline.reading.case import Parameters
from dateline.reading.past_editions import PastEdition, hashes, inputs_of, lay_out
from dateline.tables.vocabulary import ChangeCause

Frames = Mapping[str, pd.DataFrame]
Link = Callable[[Case, Parameters], Frames]
OF_DECISIONS, OF_REPORTS = "review.csv", "reports/"
# Inputs that no reading, figure or attack follows from.
BESIDE_READINGS = ("verify.json", "corrections.csv")


class Program(NamedTuple):
    """The program that makes an edition: its version and the hash of its files."""

    version: str
    code: str


class Decided(NamedTuple):
    """A line of review.csv that is new, or that somebody took back."""

    line: Decision
    taken_back: bool


class Step(NamedTuple):
    """A kind of cause, and the tables as they are behind it."""

    cause: str
    frames: Frames


class Since(NamedTuple):
    """The last published edition: what it was made from, and its tables."""

    edition: PastEdition
    frames: Frames


class Causes:
    """What changed in a case since its last edition, and what each change comes from."""

    def __init__(self, case: Case, settings: Parameters, now: Frames, since: Since, program: Program) -> None:
        self.case, self.settings, self.now, self.since, self.program = case, settings, now, since, program

    def changes(self, link: Link) -> list[Change]:
        """All changes, each with its cause; `link` links a case by its parameters."""
        found = compare(self.since.frames, self.now)
        if not found:
            return []
        steps = self._steps(link)
        told = [_says(self.since.frames), *(_says(s.frames) for s in steps)]
        reasons = [
            Reasons(before, step.frames, step.cause, self)
            for before, step in zip([self.since.frames, *(s.frames for s in steps)], steps, strict=False)
        ]
        return [self._with_cause(c, steps, told, reasons) for c in found]

    def _with_cause(
        self, c: Change, steps: list[Step], told: list[dict[tuple[str, str], str]], reasons: list[Reasons]
    ) -> Change:
        key = (c.table, c.item)
        at = [n for n in range(len(steps)) if told[n].get(key) != told[n + 1].get(key)]
        if not at:
            return c
        because = list(dict.fromkeys(reasons[n].of(c) for n in at))
        return c._replace(cause=reasons[at[-1]].kind(c), because="; then ".join(because))

    @cached_property
    def changed(self) -> list[str]:
        """The inputs that are not as they were."""
        then, now = self.since.edition.inputs, self._hashes
        return sorted(n for n in {*then, *now} if then.get(n) != now.get(n) and n not in BESIDE_READINGS)

    @cached_property
    def before(self) -> Case | None:
        """The case as it was; None where its files are no case for this program."""
        with tempfile.TemporaryDirectory() as folder:
            lay_out(self.case.folder, self.since.edition.inputs, Path(folder))
            try:
                return read_case(Path(folder))
            except Unusable:
                return None

    @cached_property
    def new_decisions(self) -> list[Decided]:
        """The lines of review.csv that the last edition did not have, and those that are gone."""
        then, now = ({d._replace(line=0): d for d in decisions} for decisions in (
            self.before.decisions if self.before else (), self.case.decisions))  # fmt: skip
        gone = [Decided(d, taken_back=True) for key, d in then.items() if key not in now]
        return [*gone, *(Decided(d, taken_back=False) for key, d in now.items() if key not in then)]

    def edited(self, report_id: str) -> str:
        """Who changed a report's file by hand and why, where the log says so of the file as it is now."""
        file = next((r.file for r in self.case.reports if r.report_id == report_id), "")
        last = self._log.get(file)
        if last is None or last.action != "edited" or last.what.get("sha256") != self._hashes.get(file):
            return ""
        return f"changed by hand by {last.by}" + (f": {why}" if (why := last.what.get("why")) else "")

    @cached_property
    def _log(self) -> Mapping[str, Entry]:
        return recorded(entries(self.case.folder)[0]).files

    @cached_property
    def _hashes(self) -> dict[str, str]:
        return hashes(inputs_of(self.case.folder).items())

    def _steps(self, link: Link) -> list[Step]:
        """One step for each kind of thing that changed, in order; the last ends at the tables of now."""
        causes = list(self._kinds())
        made = [Step(cause, self._relinked(causes[: n + 1], link)) for n, cause in enumerate(causes[:-1])]
        return [*made, Step(causes[-1] if causes else ChangeCause.SETTING, self.now)]

    def _kinds(self) -> Iterator[str]:
        if self.program.code != self.since.edition.code:
            yield ChangeCause.RULE
        rule_moved = self.before is not None and self.before.parameters["rule"] != self.settings["rule"]
        if rule_moved:
            yield RULE_OF_TOLLS
        own = [n for n in self.changed if n != OF_DECISIONS and not n.startswith(OF_REPORTS)]
        if any(n != "case.yml" for n in own) or ("case.yml" in own and not (rule_moved and self._only_rule)):
            yield ChangeCause.SETTING
        if OF_DECISIONS in self.changed:
            yield ChangeCause.DECISION
        if any(n.startswith(OF_REPORTS) for n in self.changed):
            yield ChangeCause.NEW_REPORT

    @cached_property
    def _only_rule(self) -> bool:
        """Whether case.yml says the same as it did but for the rule of the tolls."""
        if self.before is None:
            return False
        fields = ("title", "since", "until", "focus", "groups", "date_order", "compare")
        same = all(getattr(self.before, f) == getattr(self.case, f) for f in fields)
        then, now = ({**c.parameters, "rule": ""} for c in (self.before, self.case))
        return same and then == now

    def _relinked(self, done: list[str], link: Link) -> Frames:
        """The tables as they are with some of the changes made and the others not yet."""
        then, now = self.since.edition.inputs, inputs_of(self.case.folder)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lay_out(self.case.folder, {n: h for n, h in then.items() if not _is_of(n, done)}, folder)
            for path in (p for p in now if _is_of(p, done)):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(now[path].read_bytes())
            try:
                case = read_case(folder)
            except Unusable:
                return self.since.frames  # these inputs make no case: the change counts to the next step
            given = self.settings if ChangeCause.SETTING in done else case.parameters
            rule = self.settings["rule"] if RULE_OF_TOLLS in done else case.parameters["rule"]
            return link(case, {**given, "rule": rule})


def _is_of(name: str, done: list[str]) -> bool:
    """Whether an input belongs to one of the changes that are made."""
    if name == OF_DECISIONS:
        return ChangeCause.DECISION in done
    return (ChangeCause.NEW_REPORT if name.startswith(OF_REPORTS) else ChangeCause.SETTING) in done


def _says(frames: Frames) -> dict[tuple[str, str], str]:
    """What a reader is told about each row, by its table and identifier."""
    return {(name, " ".join(filter(None, d.key))): d.says for name, rows in described(frames).items() for d in rows}


def read_since(edition: PastEdition, folder: Path) -> Since | None:
    """The tables of a published edition; None where they are gone."""
    names = ("reports", "incidents", "claims", "statements", "tolls", "contradictions")
    if not all((folder / f"{n}.parquet").is_file() for n in names):
        return None
    return Since(edition, {n: tables.read(folder, n) for n in names})
