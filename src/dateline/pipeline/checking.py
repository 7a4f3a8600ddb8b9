"""What `dateline check` says of a case when its files are in order: decisions that no reading answers, places that only
reports name, names to decide on.

For that every report is read, which takes far longer than looking at the files. So what was said is kept in the
project's `_build`, and said again as long as no file of the case and of Dateline is another; of a case that changed
only the reports that are new are read.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import dateline
from dateline.core.diagnostics import Problem
from dateline.core.files import case_hash, files_below, files_hash, write_whole
from dateline.core.project import house
from dateline.reading import Case

# Called with each report that has been read.
Read = Callable[[], None]


# What a step of the check said, as JSON keeps it.
Said = list[Any]


class Checking:
    """What a check says of one case. `processes` of them read; `read` is called with each report that was."""

    def __init__(self, case: Case, processes: int = 1, read: Read = lambda: None) -> None:
        self.case, self.processes, self.read = case, processes, read
        self.work = _work(case.folder)
        self.same = _hash(case.folder) if self.work else ""
        self.said = self._kept()

    def problems(self) -> list[Problem]:
        """The decisions that no reading answers, and the reports that linking failed on; none without decisions."""
        return [Problem(*p) for p in self._once("problems", self._problems)] if self.case.decisions else []

    def lines(self) -> list[str]:
        """The places that only the reports name, and the names that somebody should decide on."""
        return self._once("lines", self._lines)

    def _problems(self) -> list[Problem]:
        from dateline.pipeline.edition import edition, set_aside_problems, unanswered

        linked = edition(self.case, self.case.parameters, self._store, self.processes)
        return [*unanswered(linked), *set_aside_problems(self.case, linked)]

    def _lines(self) -> list[str]:
        from dateline.linking.places.proposals import proposals
        from dateline.linking.places.proposals import told_of as told_of_places
        from dateline.pipeline.extract import read_tables
        from dateline.pipeline.withholding.to_decide import to_decide, told_of
        from dateline.tables import PlaceMentionRow, rows

        read = read_tables(self.case.reports, self.case.lexicon, self._store, self.processes, self.read)
        places = told_of_places(proposals(rows(read["places"], PlaceMentionRow), self.case.places))
        return [*places, *told_of(to_decide(self.case, read))]

    @property
    def _store(self) -> Path | None:
        return self.work / "read" if self.work else None

    def _kept(self) -> dict[str, Said]:
        """What was said when everything was as it is."""
        try:
            kept = json.loads((self.work / "check.json").read_text(encoding="utf-8")) if self.work else {}
            return dict(kept["said"]) if kept["same"] == self.same else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _once(self, name: str, make: Callable[[], Sequence[object]]) -> Said:
        if name not in self.said:
            self.said[name] = list(make())
            if self.work:
                write_whole(self.work / "check.json", json.dumps({"same": self.same, "said": self.said}))
        return self.said[name]


def _work(folder: Path) -> Path | None:
    """The folder of what a project keeps from run to run; None for a case that lies in no project."""
    try:
        return house(folder) / "_build"
    except FileNotFoundError:
        return None


def _hash(folder: Path) -> str:
    """A hash of all that is said depends on: the case's files, Dateline's own, Python."""
    code = Path(dateline.__file__).resolve().parent
    own = (p for p in files_below(code) if "__pycache__" not in p.parts)
    told = f"{sys.version} {case_hash(folder)} {files_hash(code, own)}"
    return hashlib.sha256(told.encode()).hexdigest()
