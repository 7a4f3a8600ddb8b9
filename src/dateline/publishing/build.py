"""The whole flow, readable from top to bottom: reports in, site out."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypedDict

import nbformat
import pandas as pd

from dateline import tables
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import plural
from dateline.core.ends import only_one
from dateline.core.files import none_left, tree_hash, write_whole
from dateline.core.identifiers import page_file
from dateline.core.project import house
from dateline.linking.selection import Selection
from dateline.pipeline.causes import Causes, Program, read_since
from dateline.pipeline.diff import Change
from dateline.pipeline.edition import chosen, edited, left_off, set_aside_problems, shown_by, unanswered, write_edition
from dateline.pipeline.withholding.published import Published
from dateline.publishing.editions.store import folder_of
from dateline.publishing.exports.about import About
from dateline.publishing.exports.formats import write_exports
from dateline.publishing.fingerprint import inputs, leave
from dateline.publishing.kept_card import card_of
from dateline.publishing.notebooks import NotebookFailed, Ran, Run, code_hash, declared, run_all
from dateline.publishing.processes.sphinx_worker import Press
from dateline.publishing.report_pages import page, uses
from dateline.publishing.site import CARD, Face, Folders, SiteFailed, build_site, face_of, recover, source_hash
from dateline.publishing.table_hashes import TableHashes
from dateline.reading import Case, read_case
from dateline.reading.case import Parameters
from dateline.reading.past_editions import past_editions
from dateline.tables import (
    IncidentRow,
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
    parameters: Mapping[str, object] | None = None,
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
    root: Path, data: Path, out: Path | None, parameters: Mapping[str, object] | None, workers: int, say: Say
) -> Built:
    work = root / "_build"
    clock = _Clock(say)
    recover(out or work / "html")
    read = inputs(root, data, out, parameters or {})
    case = read_case(data)
    settings = case.with_parameters(parameters or {})
    _tell_read(case, clock)
    # The press imports what it needs beside reading and linking, which one core does.
    with Press() as press:
        made_of = edited(case, settings, work / "read", workers)
        linked, public = made_of.tables, made_of.public
        changed = since_published(root, case, settings, linked)
        case = public.case
        left_out = [*case.problems, *unanswered(linked), *set_aside_problems(case, linked), *left_off(linked)]
        _tell_found(linked, clock)
        shown = chosen(case, linked, settings)
        _tell_choice(shown, int(settings["most_reports"]), clock)
        with none_left(work / "tables.new"):
            digests = write_edition(work / "tables", case, shown, settings, made_of, changed)
        whole, target = linked | {"changes": shown.tables["changes"]}, out or work / "html"
        written = Written(work, shown.tables, digests)
        try:
            ran = _run_notebooks(root, plan(root, case, shown.tables, settings), written, workers, clock)
        except NotebookFailed:
            tables.check_tables(whole)  # a table at fault says more than the cell that stumbled over it
            raise
        card = partial(card_of, Edition(work / "tables"), written.hashes, work)
        hand_out = partial(_hand_out, work / "downloads", root / "book", whole, public, card)
        made = make_site(press, root, work, target, face_of(case), hand_out)
    clock.told("built the site" if made else "site unchanged")
    counts = {n: len(linked[n]) for n in ("reports", "incidents", "claims", "statements", "contradictions")}
    problems = [str(p) for p in left_out]
    given = _given(case, linked)
    leave(root, out, read, {"counts": counts, "problems": problems, "given": given})
    return Built(target / "index.html", counts, problems, ran, made, given)


def since_published(
    root: Path, case: Case, settings: Parameters, linked: Mapping[str, pd.DataFrame]
) -> list[Change] | None:
    """What changed since the last published edition of the case, with causes; None where there is none."""
    past = past_editions(case.folder)
    since = read_since(past[-1], folder_of(root, past[-1]) / "downloads") if past else None
    if since is None:
        return None
    program = Program(version("dateline"), code_hash())

    def link(before: Case, by: Parameters) -> Mapping[str, pd.DataFrame]:
        return edited(before, by, root / "_build" / "read-before").tables

    return Causes(case, settings, linked, since, program).changes(link)


def _tell_read(case: Case, clock: _Clock) -> None:
    """Say how many reports were read, how many left out, and that there is something odd about some."""
    left_out = f", left out {len(case.problems)}" if case.problems else ""
    clock.told(f"read {plural(len(case.reports), 'report')}{left_out}")
    if case.notes:
        noted = plural(len(case.notes), "oddity", "oddities")
        clock.told(f"noted {noted} in reports: `dateline check` lists {'it' if len(case.notes) == 1 else 'them'}")


def _tell_found(linked: Mapping[str, pd.DataFrame], clock: _Clock) -> None:
    """Say how much was found in the reports."""
    clock.told(
        f"found {plural(len(linked['claims']), 'claim')} and {plural(len(linked['statements']), 'statement')}, "
        f"linked {plural(len(linked['incidents']), 'incident')}"
    )


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


def _hand_out(
    folder: Path,
    pages: Path,
    whole: Mapping[str, pd.DataFrame],
    public: Published,
    card: Callable[[], bytes] | None = None,
) -> None:
    """Check every table against its schema and write the files to download, the card of the book among them; it is
    done while the press works.

    Raises tables.SchemaError, and SiteFailed where these files or the pages hold a name that review.csv withholds;
    the site is then left as it was."""
    tables.check_tables(whole)
    write_exports(folder, About.of(public.case), dict(whole))
    if card is not None:
        (folder / CARD).write_bytes(card())
    public.clear(folder / "datapackage.json")
    if files := public.left_in(pages, folder):
        raise SiteFailed("A name that review.csv withholds is left in " + ", ".join(files))


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

    @property
    def hashes(self) -> TableHashes:
        """The digests, and those of parts of the tables."""
        return TableHashes(self.digests, self.tables)


def _run_notebooks(root: Path, runs: list[Run], edition: Written, workers: int, clock: _Clock) -> int:
    """Run the notebooks whose tables changed and write the pages of reports; returns how many were run."""
    _clear(root, runs)
    work, shown, digests = edition
    with _kept(work) as cache:
        hashes = edition.hashes
        ran = run_all(runs, hashes, cache["runs"], workers, lambda name: clock.told(f"ran notebook {name}"))
        if not ran:
            clock.told("notebooks unchanged")
        pages = write_report_pages(root, work / "tables", shown, cache["marks"], digests, [r.output for r in runs])
        clock.told(f"wrote {plural(pages, 'report page')}" if pages else "report pages unchanged")
    return ran


class Cache(TypedDict):
    """What is kept of every notebook's run, and the hashes of report pages, site and downloads, by their names."""

    runs: dict[str, Ran]
    marks: dict[str, str]


@contextmanager
def _kept(work: Path) -> Iterator[Cache]:
    """What builds write down for the next one; written back where nothing failed."""
    file = work / "cache.json"
    cache: Cache = {"runs": {}, "marks": {}}
    if file.is_file() and (found := json.loads(file.read_text(encoding="utf-8"))).keys() == cache.keys():
        cache = found
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


def more_than_asked(reports: int, most: int) -> str:
    """Why more reports have pages than `most_reports` allows; empty where no more have."""
    if reports <= most:
        return ""
    why = "an attack is shown with every report that gives a figure for it, and with the reports these derive from"
    return f"{plural(reports, 'report has a page', 'reports have pages')}, though most_reports is {most}: {why}"


def write_report_pages(
    root: Path,
    folder: Path,
    linked: dict[str, pd.DataFrame],
    marks: dict[str, str],
    digests: dict[str, str],
    shown: list[Path],
) -> int:
    """Write the pages of the reports of which something shown changed; returns how many were written.
    `shown` are the finished notebooks, to whose uses of a reading a page links back. A page that stays as it was keeps
    its time, by which Sphinx knows it."""
    of_readings = ("claims", "statements", "particulars", "reliances", "incidents", "variants")
    names = ("reports", "texts", *of_readings, "case", "custody")
    target = root / "book" / "reports"
    ids = list(linked["reports"]["report_id"])
    used = uses(shown, root / "book")
    key = hashlib.sha256((code_hash() + "".join(digests[n] for n in names) + json.dumps(used)).encode()).hexdigest()
    pages = {report_id: page_file(target, report_id, ".ipynb") for report_id in ids}
    there = set(target.glob("*.ipynb"))
    if marks.get("report pages") == key and there == set(pages.values()):
        return 0
    target.mkdir(parents=True, exist_ok=True)
    for old in there - set(pages.values()):
        old.unlink()
    book, written = Edition(folder, up="../"), 0
    for report_id, path in pages.items():
        made = nbformat.writes(page(book, report_id, used)) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != made:
            write_whole(path, made)
            written += 1
    marks["report pages"] = key
    return written


def plan(root: Path, case: Case, linked: dict[str, pd.DataFrame], settings: Parameters) -> list[Run]:
    """The notebooks of a book: one a chapter, and the template once per incident, each with those of the parameters
    that it declares."""
    given = {n: v for n, v in shown_by(case, settings).items() if v is not None} | {"tables": "_build/tables"}
    chapters = [
        Run(path := root / "notebooks" / f"{name}.ipynb", root / "book" / f"{name}.ipynb", declared(path, given))
        for name in case.chapters
    ]
    template = root / "notebooks" / "incident.ipynb"
    of_all = declared(template, given)
    pages = [
        Run(template, page_file(root / "book" / "incidents", i["incident_id"], ".ipynb"),
            of_all | {"incident": i["incident_id"]}, i["name"])
        for i in tables.rows(linked["incidents"], IncidentRow)
    ]  # fmt: skip
    return chapters + pages


def _clear(root: Path, runs: list[Run]) -> None:
    """Remove pages of incidents and chapters that are no more."""
    wanted = {r.output for r in runs}
    for old in [*(root / "book").glob("*.ipynb"), *(root / "book" / "incidents").glob("*.ipynb")]:
        if old not in wanted:
            old.unlink()


def make_site(press: Press, root: Path, work: Path, target: Path, face: Face, hand_out: Callable[[], None]) -> bool:
    """Make the site if a page, or what `hand_out` writes into the downloads, changed since it was
    made; returns whether it was."""
    where = "html" if target == work / "html" else str(target.resolve())
    key, downloads = f"{source_hash(root, face)} {code_hash()} {where}", work / "downloads"
    with _kept(work) as cache:
        marks = cache["marks"]
        if marks.get("site") == key and target.is_dir() and marks.get("site files") == tree_hash(target):
            hand_out()
            if marks.get("downloads") == tree_hash(downloads):
                return False
        marks.pop("site", None)
    # What fails or is interrupted leaves nothing to go on from; the press ends first, or it would write on.
    with none_left(work / "sphinx"), press:
        build_site(press, root, Folders(work / "sphinx", target, downloads), face, hand_out)
    with _kept(work) as cache:
        cache["marks"] |= {"site": key, "site files": tree_hash(target), "downloads": tree_hash(downloads)}
    return True
