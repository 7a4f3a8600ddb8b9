"""The whole flow, readable from top to bottom: reports in, site out."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pandas as pd

from dateline import tables
from dateline.chapters.common.edition import OF_TEXT, Edition
from dateline.chapters.common.html import plural
from dateline.core import dates
from dateline.core.decision import Decision
from dateline.core.diagnostics import Problem, Unusable
from dateline.core.ends import only_one
from dateline.core.files import none_left, tree_hash, write_whole
from dateline.core.identifiers import page_file
from dateline.core.project import house
from dateline.core.report import Report
from dateline.core.set_aside import REMEDY
from dateline.linking import link
from dateline.linking.places.inferred import with_inferred
from dateline.linking.provenance.versions import later_versions
from dateline.linking.rows import days_of
from dateline.linking.selection import Selection, selection
from dateline.linking.texts import Texts
from dateline.pipeline.diff import Change, editions
from dateline.pipeline.extract import read_tables
from dateline.pipeline.link_sound import link_sound
from dateline.publishing.exports.formats import write_exports
from dateline.publishing.fingerprint import inputs, leave
from dateline.publishing.notebooks import NotebookFailed, Run, code_hash, run_all
from dateline.publishing.processes.sphinx_worker import Press
from dateline.publishing.report_pages import page, uses
from dateline.publishing.site import Folders, build_site, recover, source_hash
from dateline.reading import Case, read_case
from dateline.reading.settings import NAME_OUTLETS, outlets_named
from dateline.tables import (
    AssertionRow,
    ClaimRow,
    IncidentRow,
    ParticularRow,
    PlaceMentionRow,
    ReportRow,
    SetAsideRow,
    StatementRow,
    UnansweredRow,
)

Say = Callable[[str], None]


class Built(NamedTuple):
    """What a build made: where the site is, how many of each, and what was left out."""

    page: Path
    counts: dict[str, int]
    problems: list[str]
    notebooks_run: int
    site_made: bool
    given: dict[str, int]


def build(
    data: Path,
    out: Path | None = None,
    parameters: dict[str, Any] | None = None,
    workers: int = 2,
    say: Say = print,
) -> Built:
    """Read a case, link it, run the notebooks whose tables changed, and make the site where a page changed.

    Raises Unusable (inputs), NotebookFailed or SiteFailed; the site that was there before stays.
    Where another build is at work in the project, its end is waited for.
    """
    root = house()
    with only_one(root / "_build", lambda: say("another build is at work in this project; waiting until it ends")):
        return _build(root, data, out, parameters, workers, say)


def _build(
    root: Path, data: Path, out: Path | None, parameters: dict[str, Any] | None, workers: int, say: Say
) -> Built:
    work = root / "_build"
    clock = _Clock(say)
    recover(out or work / "html")
    read = inputs(root, data, out, parameters or {})
    case = read_case(data)
    settings = case.parameters | (parameters or {})
    _tell_read(case, clock)
    linked = edition(case, settings, work / "read", workers)
    left_out = [*case.problems, *unanswered(linked), *set_aside_problems(case, linked), *left_off(linked)]
    clock.told(
        f"found {plural(len(linked['claims']), 'claim')} and {plural(len(linked['statements']), 'statement')}, "
        f"linked {plural(len(linked['incidents']), 'incident')}"
    )
    # The press imports what it needs while the notebooks run, and not before: two cores are busy enough.
    with Press() as press:
        shown = chosen(case, linked, settings)
        _tell_choice(shown, int(settings["most_reports"]), clock)
        with none_left(work / "tables.new"):
            digests = write_edition(work / "tables", case, shown, settings)
        whole, target = linked | {"changes": shown.tables["changes"]}, out or work / "html"
        try:
            written = Written(work, shown.tables, digests)
            ran = _run_notebooks(root, plan(root, case, shown.tables), written, workers, clock)
        except NotebookFailed:
            tables.check_tables(whole)  # a table at fault says more than the cell that stumbled over it
            raise
        made = make_site(
            press, root, work, target, case.title, lambda: _hand_out(work / "downloads", case.title, whole)
        )
    clock.told("built the site" if made else "site unchanged")
    counts = {n: len(linked[n]) for n in ("reports", "incidents", "claims", "statements", "contradictions")}
    problems = [str(p) for p in left_out]
    given = _given(case, linked)
    leave(root, out, read, {"counts": counts, "problems": problems, "given": given})
    return Built(target / "index.html", counts, problems, ran, made, given)


def _tell_read(case: Case, clock: _Clock) -> None:
    """Say how many reports were read, how many left out, and that there is something odd about some."""
    left_out = f", left out {len(case.problems)}" if case.problems else ""
    clock.told(f"read {plural(len(case.reports), 'report')}{left_out}")
    if case.notes:
        noted = plural(len(case.notes), "oddity", "oddities")
        clock.told(f"noted {noted} in reports: `dateline check` lists {'it' if len(case.notes) == 1 else 'them'}")


def _given(case: Case, linked: Mapping[str, pd.DataFrame]) -> dict[str, int]:
    """How many reports there were, how many of them could not be read, on how many Dateline itself failed;
    and how many statements failed a check."""
    unread = sum(p.file.startswith("reports/") for p in case.problems)
    return {
        "given": len(case.reports) + unread,
        "unread": unread,
        "failed": len(linked["set_aside"]),
        "left_off": len(left_off(linked)),
    }


def _hand_out(folder: Path, title: str, whole: Mapping[str, pd.DataFrame]) -> None:
    """Check every table against its schema and write the files to download; it is done while the press works.

    Raises tables.SchemaError; the site is then left as it was."""
    tables.check_tables(whole)
    write_exports(folder, title, dict(whole))


def _tell_choice(shown: Selection, most_reports: int, clock: _Clock) -> None:
    """Say how much of a large case is shown, and why more reports than were asked for."""
    if not shown.cut:
        return
    incidents, reports = len(shown.tables["incidents"]), len(shown.tables["reports"])
    clock.told(f"chose {plural(incidents, 'incident')} and {plural(reports, 'report')} to show")
    if why := more_than_asked(reports, most_reports):
        clock.told(why)


class Written(NamedTuple):
    """The tables of an edition, their digests, and the folder that has them below `tables`."""

    work: Path
    tables: dict[str, pd.DataFrame]
    digests: dict[str, str]


def _run_notebooks(root: Path, runs: list[Run], edition: Written, workers: int, clock: _Clock) -> int:
    """Run the notebooks whose tables changed and write the pages of reports; returns how many were run."""
    _clear(root, runs)
    work, shown, digests = edition
    with _kept(work) as cache:
        ran = run_all(runs, digests, cache, workers, lambda name: clock.told(f"ran notebook {name}"))
        if not ran:
            clock.told("notebooks unchanged")
        pages = write_report_pages(root, work / "tables", shown, cache, digests, [r.output for r in runs])
        clock.told(f"wrote {plural(pages, 'report page')}" if pages else "report pages unchanged")
    return ran


@contextmanager
def _kept(work: Path) -> Iterator[dict[str, Any]]:
    """What builds write down for the next one; written back where nothing failed."""
    file = work / "cache.json"
    cache: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    yield cache
    write_whole(file, json.dumps(cache, indent=1, sort_keys=True))


class _Clock:
    """Says what was done and how long it took."""

    def __init__(self, say: Say) -> None:
        self.say, self.last = say, time.monotonic()

    def told(self, what: str) -> None:
        now = time.monotonic()
        self.say(f"{now - self.last:6.1f} s  {what}")
        self.last = now


def edition(
    case: Case, settings: dict[str, Any], kept: Path | None = None, workers: int = 1
) -> dict[str, pd.DataFrame]:
    """All tables of a case, by the parameters: `rule`; `as_of` and `outlets` cut down the reports that are read.
    `kept` is the folder of what was read of each report before.

    Raises Unusable where no report is left.
    """
    reports = _by_outlets(case, settings.get("outlets"))
    if settings.get("as_of"):
        reports = known_by(case, reports, settings["as_of"])
    if not reports:
        cut = ", ".join(f"{k}={settings[k]}" for k in ("as_of", "outlets") if settings.get(k))
        raise Unusable(
            [Problem("case.yml", None, f"no report is left with {cut}", "Choose a later day, or other outlets")]
        )
    read = read_tables(reports, case.lexicon, kept, workers)
    if not len(read["reports"]):
        raise Unusable(set_aside_problems(case, read))
    linked = _linked(case, read, settings["rule"], case.decisions)
    linked["gazetteer"] = tables.table(
        "gazetteer",
        [
            {
                **p,
                "within": p["within"] or None,
                "latitude": _degrees(p["latitude"]),
                "longitude": _degrees(p["longitude"]),
            }
            for p in with_inferred(tables.rows(linked["places"], PlaceMentionRow), case.places)
        ],
    )
    linked["actors"] = tables.table("actors", case.actors)
    return linked


def _linked(
    case: Case, read: Mapping[str, pd.DataFrame], rule: str = "latest", decisions: Iterable[Decision] = ()
) -> dict[str, pd.DataFrame]:
    """Linked tables, and set_aside: the reports that extraction or linking failed on."""
    return link_sound(read, lambda own: link(own, case.places, case.actors, rule, decisions))


def _by_outlets(case: Case, named: str | list[str] | None) -> list[Report]:
    """The reports of the outlets that a parameter names; all where it names none.
    Raises Unusable for an outlet without reports."""
    if not named:
        return list(case.reports)
    try:
        outlets = outlets_named(named, {r.outlet for r in case.reports})
    except ValueError as error:
        raise Unusable([Problem("case.yml", None, f"outlets: {error}", NAME_OUTLETS)]) from None
    return [r for r in case.reports if r.outlet in outlets]


def unanswered(linked: dict[str, pd.DataFrame]) -> list[Problem]:
    """The decisions of review.csv whose target is gone, as problems."""
    return [
        Problem(
            "review.csv", d["line"], f"{d['decision']} {d['target']}: no reading has this identifier any more",
            "Look the passage up in its report's page, and write the identifier it has now, or remove the line",
        )
        for d in tables.rows(linked["unanswered"], UnansweredRow)
    ]  # fmt: skip


def left_off(linked: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """The statements that are left off the pages because they failed a check, as problems."""
    return [
        Problem(
            f"statement {a['assertion_id']}", None, f"“{a['text']}” failed a check: {a['failed']}",
            "Look at its evidence in the table of assertions, and correct the readings in review.csv",
        )
        for a in (tables.rows(linked["assertions"], AssertionRow) if "assertions" in linked else ())
        if a["failed"]
    ]  # fmt: skip


def set_aside_problems(case: Case, linked: Mapping[str, pd.DataFrame]) -> list[Problem]:
    """The reports that Dateline itself failed on, as problems."""
    files = {r.report_id: r.file for r in case.reports}
    return [
        Problem(files[d["report_id"]], None, f"{d['step']} failed in {d['failed_in']} ({d['error']})", REMEDY)
        for d in (tables.rows(linked["set_aside"], SetAsideRow) if "set_aside" in linked else ())
    ]


def known_by(case: Case, reports: list[Report], as_of: str) -> list[Report]:
    """The reports that were published by a day or hour; one whose date is inferred counts from its latest day.

    A newer version of a page counts from when it was fetched. An hour of publication is compared as it is printed:
    no report says which zone its hour is in, or too few do.
    """
    linked = _linked(case, read_tables(case.reports, case.lexicon))
    rows = tables.rows(linked["reports"], ReportRow)
    last = {r["report_id"]: r["published_latest"] for r in rows}
    later = later_versions(rows)
    until, hour = dates.parse(as_of).latest, as_of.partition("T")[2][:5]
    out = []
    for r in reports:
        if r.report_id not in last:  # set aside, and told of where the others are read
            out.append(r)
            continue
        day = last[r.report_id]
        if r.report_id in later and not _by(later[r.report_id], until, hour):
            continue
        own = (r.published or "")[11:16]
        if day is not None and (day < until or (day == until and (not hour or (own and own <= hour)))):
            out.append(r)
    return out


def _by(when: str, until: date, hour: str) -> bool:
    """Whether an ISO time lies on or before a day and, where one is given, its hour."""
    day = date.fromisoformat(when[:10])
    return day < until or (day == until and (not hour or when[11:16] <= hour))


def _degrees(text: str) -> float | None:
    return float(text) if text else None


def chosen(case: Case, linked: dict[str, pd.DataFrame], settings: dict[str, Any]) -> Selection:
    """What the book shows: all, or as many attacks and reports as the parameters allow, within the window."""
    first = focus_incident(case, linked["incidents"], settings.get("incident"))
    most = (int(settings["most_incidents"]), int(settings["most_reports"]))
    return selection(linked, *most, first, *_shown_window(case, settings))


def more_than_asked(reports: int, most: int) -> str:
    """Why more reports have pages than `most_reports` allows; empty where no more have."""
    if reports <= most:
        return ""
    why = "an attack is shown with every report that gives a figure for it, and with the reports these derive from"
    return f"{plural(reports, 'report has a page', 'reports have pages')}, though most_reports is {most}: {why}"


def _shown_window(case: Case, settings: dict[str, Any]) -> tuple[str | None, str | None]:
    """The days that the timeline shows, ISO; None for open."""
    since, until = (d.isoformat() if d else None for d in (case.since, case.until))
    first, last = settings.get("since") or since, settings.get("until") or until
    if first and last and first > last:
        what = f"the window ends ({last}) before it begins ({first})"
        raise Unusable([Problem("case.yml", None, what, "Set since and until together, or fix the window")])
    return first, last


def write_edition(folder: Path, case: Case, shown: Selection, settings: dict[str, Any]) -> dict[str, str]:
    """Write the tables and case.json beside those that are there, and swap them in; returns the hash of each.

    An edition that says something else than the one before keeps it in `previous`,
    and the table `changes` tells them apart.
    """
    linked = shown.tables
    linked.pop("changes", None)
    digests = {n: tables.digest(f.drop(columns=OF_TEXT) if n == "reports" else f) for n, f in linked.items()}
    digests["texts"] = tables.digest(linked["reports"][["report_id", *OF_TEXT]])
    contexts = json.dumps(contexts_of(linked), ensure_ascii=False, indent=1, sort_keys=True)
    digests["contexts"] = hashlib.sha256(contexts.encode()).hexdigest()
    beside, previous = folder.with_name(folder.name + ".new"), folder.with_name("previous")
    shutil.rmtree(beside, ignore_errors=True)
    tables.write(beside, linked, ["parquet"])
    newer = _digests(folder) not in (None, digests)
    linked["changes"] = tables.table("changes", [c._asdict() for c in _changes(folder if newer else previous, beside)])
    tables.write(beside, {"changes": linked["changes"]}, ["parquet"])
    (beside / "contexts.json").write_text(contexts, encoding="utf-8")
    (beside / "digests.json").write_text(json.dumps(digests, indent=1, sort_keys=True), encoding="utf-8")
    text = json.dumps(_facts(case, shown, settings), ensure_ascii=False, indent=1, sort_keys=True)
    (beside / "case.json").write_text(text, encoding="utf-8")
    if newer:
        shutil.rmtree(previous, ignore_errors=True)
        folder.rename(previous)
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)
    return digests | {
        "changes": tables.digest(linked["changes"]),
        "case": hashlib.sha256(text.encode()).hexdigest(),
    }


def _facts(case: Case, shown: Selection, settings: dict[str, Any]) -> dict[str, Any]:
    """What notebooks know of a case beside its tables."""
    linked = shown.tables
    since, until = _shown_window(case, settings)
    return {
        "title": case.title, "question": case.question, "since": since, "until": until,
        "focus_incident": focus_incident(case, linked["incidents"], settings.get("incident")),
        "as_of": settings.get("as_of"), "incident": settings.get("incident"), "rule": settings["rule"],
        "chapters": list(case.chapters),
        "attackers": {a["actor_id"]: a["name"] for a in case.actors if a["kind"] == "attacker"},
        "problems": [p._asdict() for p in (*case.problems, *unanswered(linked), *set_aside_problems(case, linked),
                                           *left_off(linked))],
        "in_all": {"incidents": shown.incidents, "reports": shown.reports} if shown.cut else None,
    }  # fmt: skip


def contexts_of(linked: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """The sentence that each claim, statement and particular stands in, by its identifier."""
    reports = {r["report_id"]: r for r in tables.rows(linked["reports"], ReportRow)}
    texts = Texts.of_frames(linked)

    def sentence(report_id: str, start: int) -> str:
        read = texts[report_id]
        span = read.sentence_at(start)
        return " ".join(read.text[span.start : span.end].split())

    out = {}
    for c in tables.rows(linked["claims"], ClaimRow):
        headline = c["part"] == "title"
        words = " ".join(reports[c["report_id"]]["title"].split()) if headline else sentence(c["report_id"], c["start"])
        out[c["claim_id"]] = words
    for s in tables.rows(linked["statements"], StatementRow):
        out[s["statement_id"]] = sentence(s["report_id"], s["start"])
    for p in tables.rows(linked["particulars"], ParticularRow):
        out[p["particular_id"]] = sentence(p["report_id"], p["start"])
    return out


def _digests(folder: Path) -> dict[str, str] | None:
    """The hashes of the edition in a folder; None where there is no whole one."""
    try:
        found: dict[str, str] = json.loads((folder / "digests.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found


def _changes(old: Path, new: Path) -> list[Change]:
    """What a newer edition says that an older one did not; nothing where there is no older
    one, or one of another kind."""
    try:
        return editions(old, new)
    except (FileNotFoundError, KeyError):
        return []


def focus_incident(case: Case, incidents: pd.DataFrame, named: str | None = None) -> str | None:
    """The incident that the parameter or case.yml says the book is about, or None.

    Raises Unusable, with those there are, where the parameter names one that is not there.
    """
    known = list(incidents["incident_id"])
    if named:
        if named not in known:
            raise Unusable([Problem("case.yml", None, f"no incident {named!r}", f"There are {', '.join(known)}")])
        return named
    place, day = case.focus.get("place"), case.focus.get("date")
    wanted = dates.parse(str(day)) if day else None
    for i in tables.rows(incidents, IncidentRow):
        days = days_of(i)
        fits = wanted is None or (days and days[0] <= wanted.latest and wanted.earliest <= days[1])
        if i["place_id"] == place and fits:
            return i["incident_id"]
    return None


def write_report_pages(
    root: Path,
    folder: Path,
    linked: dict[str, pd.DataFrame],
    cache: dict[str, Any],
    digests: dict[str, str],
    shown: list[Path],
) -> int:
    """Write the pages of the reports of which something shown changed; returns how many were written.
    `shown` are the finished notebooks, to whose uses of a reading a page links back. A page that stays as it was keeps
    its time, by which Sphinx knows it."""
    names = ("reports", "texts", "claims", "statements", "particulars", "reliances", "incidents", "variants", "case")
    target = root / "book" / "reports"
    ids = list(linked["reports"]["report_id"])
    used = uses(shown, root / "book")
    key = hashlib.sha256((code_hash() + "".join(digests[n] for n in names) + json.dumps(used)).encode()).hexdigest()
    pages = {report_id: page_file(target, report_id, ".ipynb") for report_id in ids}
    there = set(target.glob("*.ipynb"))
    if cache.get("report pages") == key and there == set(pages.values()):
        return 0
    target.mkdir(parents=True, exist_ok=True)
    for old in there - set(pages.values()):
        old.unlink()
    book, written = Edition(folder, up="../"), 0
    for report_id, path in pages.items():
        made = nbformat.writes(page(book, report_id, used)) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != made:
            path.write_text(made, encoding="utf-8")
            written += 1
    cache["report pages"] = key
    return written


def plan(root: Path, case: Case, linked: dict[str, pd.DataFrame]) -> list[Run]:
    """The notebooks of a book: one a chapter, and the template once per incident."""
    chapters = [
        Run(root / "notebooks" / f"{name}.ipynb", root / "book" / f"{name}.ipynb", {"tables": "_build/tables"})
        for name in case.chapters
    ]
    template = root / "notebooks" / "incident.ipynb"
    pages = [
        Run(template, page_file(root / "book" / "incidents", i["incident_id"], ".ipynb"),
            {"tables": "_build/tables", "incident": i["incident_id"]}, i["name"])
        for i in tables.rows(linked["incidents"], IncidentRow)
    ]  # fmt: skip
    return chapters + pages


def _clear(root: Path, runs: list[Run]) -> None:
    """Remove pages of incidents and chapters that are no more."""
    wanted = {r.output for r in runs}
    for old in [*(root / "book").glob("*.ipynb"), *(root / "book" / "incidents").glob("*.ipynb")]:
        if old not in wanted:
            old.unlink()


def make_site(press: Press, root: Path, work: Path, target: Path, title: str, hand_out: Callable[[], None]) -> bool:
    """Make the site if a page, or what `hand_out` writes into the downloads, changed since it was
    made; returns whether it was."""
    where = "html" if target == work / "html" else str(target.resolve())
    key, downloads = f"{source_hash(root, title)} {code_hash()} {where}", work / "downloads"
    with _kept(work) as cache:
        if cache.get("site") == key and target.is_dir() and cache.get("site files") == tree_hash(target):
            hand_out()
            if cache.get("downloads") == tree_hash(downloads):
                return False
        cache.pop("site", None)
    build_site(press, root, Folders(work / "sphinx", target, downloads), title, hand_out)
    with _kept(work) as cache:
        cache |= {"site": key, "site files": tree_hash(target), "downloads": tree_hash(downloads)}
    return True
