"""The words for what a change comes from: which report, which decision, which rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

import dateline
from dateline import tables
from dateline.core.dates import in_words
from dateline.linking.contradictions.common import sides_of
from dateline.linking.incidents.tolls.groups import key_of
from dateline.pipeline.diff import Change
from dateline.tables import ClaimRow, ContradictionRow, ReportRow, StatementRow, TollRow
from dateline.tables.vocabulary import ChangeCause

if TYPE_CHECKING:
    from dateline.pipeline.causes import Causes, Decided

MOST_NAMED = 3
# The step in which a case chose another rule for the best figure; to a reader it is a changed rule.
RULE_OF_TOLLS = "rule of the tolls"


class Reasons:
    """The reasons of one step: what was before it and what is behind it."""

    def __init__(
        self, before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame], cause: str, causes: Causes
    ) -> None:
        self.cause, self.causes = cause, causes
        self._frames = (before, after)
        self._claims = [{c["claim_id"]: c for c in tables.rows(f["claims"], ClaimRow)} for f in self._frames]
        self._reports = [{r["report_id"]: r for r in tables.rows(f["reports"], ReportRow)} for f in self._frames]

    def kind(self, c: Change) -> str:
        """The cause as the table of changes names it."""
        if self.cause == RULE_OF_TOLLS:
            return ChangeCause.RULE
        if self.cause != ChangeCause.NEW_REPORT:
            return self.cause
        then, now = self._reports
        moved = self._reports_of(c)
        if any(i in now and i not in then and not now[i]["version_of"] for i in moved):
            return ChangeCause.NEW_REPORT
        return ChangeCause.NEW_VERSION if any(i in now for i in moved) else ChangeCause.WITHDRAWN_REPORT

    def of(self, c: Change) -> str:
        """The reason of a change in a sentence without its full stop."""
        if self.cause == ChangeCause.NEW_REPORT:
            return _some([self._report(i) for i in self._reports_of(c)])
        if self.cause == ChangeCause.DECISION:
            return _some([_decision(d) for d in self._decisions_of(c)])
        if self.cause == RULE_OF_TOLLS:
            then = self.causes.before.parameters["rule"] if self.causes.before else "another"
            return f"the best figure follows the rule “{self.causes.settings['rule']}”, before “{then}”"
        if self.cause == ChangeCause.RULE:
            return self._rule(c)
        own = [n for n in self.causes.changed if n != "review.csv" and not n.startswith("reports/")]
        return f"{' and '.join(own) or 'a parameter of the build'} changed"

    def _rule(self, c: Change) -> str:
        program, last = self.causes.program, self.causes.since.edition
        names = self._rules_of(c)
        by = f", rule “{'” and “'.join(names)}”" if names else ""
        version = f"Dateline {program.version}" + (
            f" (before {last.version})" if last.version != program.version else ""
        )
        entry = changelog_entry(names, last.version)
        return f"{version} reads it otherwise{by}" + (f": {entry}" if entry else "")

    def _rules_of(self, c: Change) -> list[str]:
        """The rules behind the readings that are not the same before and after; the toll's own where all are."""
        then, now = self._claims
        own = self._readings_of(c)
        found = {r["rule"] for i in own for r in (then.get(i), now.get(i)) if r and then.get(i) != now.get(i)}
        if not found and c.table == "tolls":
            found = {t["rule"] for t in self._tolls_of(c)}
        if not found:
            rows = [r for f in self._frames for r in tables.rows(f[c.table]) if c.item in r.values()]
            found = {str(r["rule"]) for r in rows if r.get("rule")}
        return sorted(found)

    def _tolls_of(self, c: Change) -> list[TollRow]:
        own = (t for f in self._frames for t in tables.rows(f["tolls"], TollRow))
        return [t for t in own if " ".join(filter(None, key_of(t))) == c.item]

    def _readings_of(self, c: Change) -> set[str]:
        """The figures and statements that a changed row is based on, before and after."""
        if c.table == "tolls":
            return {i for t in self._tolls_of(c) for i in t["claim_ids"].split()}
        if c.table == "incidents":
            return {i for own in self._claims for i, r in own.items() if r["incident_id"] == c.item}
        if c.table == "contradictions":
            rows = (x for f in self._frames for x in tables.rows(f["contradictions"], ContradictionRow))
            return {i for x in rows if x["contradiction_id"] == c.item for s in sides_of(x) for i in s.evidence}
        return {c.item}

    def _moved(self) -> list[str]:
        """The reports that are new, changed or gone."""
        then, now = self._reports
        return [i for i in {**now, **then} if (i in then) != (i in now) or _changed(then[i], now[i])]

    def _reports_of(self, c: Change) -> list[str]:
        """The new, changed or withdrawn reports that a changed row follows from: those it is based on, else those that
        mention its attack, else all."""
        moved = self._moved()
        if c.table == "reports":
            return [c.item] if c.item in moved else moved
        rests = {r["report_id"] for i in self._readings_of(c) for own in self._claims if (r := own.get(i))}
        rests |= {s["report_id"] for f in self._frames for s in tables.rows(f["statements"], StatementRow)
                  if s["statement_id"] in self._readings_of(c)}  # fmt: skip
        attack = c.item.split(" ")[0]
        tells = {r["report_id"] for own in self._claims for r in own.values() if r["incident_id"] == attack}
        return [i for i in moved if i in rests] or [i for i in moved if i in tells] or moved

    def _report(self, report_id: str) -> str:
        then, now = self._reports
        r = now.get(report_id) or then[report_id]
        day = r["published_earliest"]
        dated = f", {in_words(day)}" if day and day == r["published_latest"] else ""
        is_new = report_id in now and report_id not in then
        kind = "new report" if is_new and not r["version_of"] else "newer version" if report_id in now else "withdrawn"
        by_hand = self.causes.edited(report_id) if kind == "newer version" else ""
        return f"{kind}: {r['outlet']}{dated} ({report_id})" + (f", {by_hand}" if by_hand else "")

    def _decisions_of(self, c: Change) -> list[Decided]:
        """The new decisions, and those taken back, on what a changed row is based on; all where none is."""
        own, every = {*self._readings_of(c), *c.item.split(" ")}, self.causes.new_decisions
        attack = c.item.split(" ")[0]
        own |= {i for claims in self._claims for i, r in claims.items() if r["incident_id"] == attack}
        exact = [d for d in every if d.line.target in own or d.line.value in own]
        return exact or every


def _changed(then: ReportRow, now: ReportRow) -> bool:
    return any(then[c] != now[c] for c in ("sha256", "outlet", "published", "version_of"))


def _decision(decided: Decided) -> str:
    d = decided.line
    what = {"amend": f"amended {d.field} of", "confirm": "confirmed", "reject": "rejected", "merge": "merged",
            "split": "split off", "withhold": "withheld a name"}[d.decision]  # fmt: skip
    target = "" if d.decision == "withhold" else f" {d.target}"
    why = f": {d.why}" if d.why else ""
    said = f"{d.by}, {d.on}, {what}{target}{why}"
    return f"taken back: {said}" if decided.taken_back else said


def _some(found: list[str]) -> str:
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return "; ".join(found[:MOST_NAMED]) + more


def changelog_entry(rules: Iterable[str], since: str, path: Path | None = None) -> str:
    """The first sentence of the newest CHANGELOG entry, above the version `since`, that names one of some rules."""
    own = Path(dateline.__file__).parent
    path = path or next((p for p in (own / "CHANGELOG.md", own.parents[1] / "CHANGELOG.md") if p.is_file()), None)
    if path is None:
        return ""
    newer = re.split(rf"^## \[?{re.escape(since)}\b", path.read_text(encoding="utf-8"), maxsplit=1, flags=re.MULTILINE)[
        0
    ]
    entries = [" ".join(e.split()) for e in re.split(r"^- ", newer, flags=re.MULTILINE)[1:]]
    named = (e for e in entries for r in rules if f"`{r}`" in e or f"“{r}”" in e)
    return next((re.split(r"(?<=[.:]) ", e)[0].rstrip(".:") for e in named), "")
