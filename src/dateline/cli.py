"""The command line: build, extract, check. What is heavy is imported only by the command that needs it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from dateline.core.ends import Ended, asked_to_end, end_on_signals, last_words, own_temporary_folder
from dateline.core.set_aside import SOME_SET_ASIDE

if TYPE_CHECKING:
    from collections import Counter

    import pandas as pd
    from rich.progress import Progress

    from dateline.comparing.foreign import ForeignTable
    from dateline.core.diagnostics import Problem
    from dateline.core.parallel import Workers
    from dateline.core.report import Report
    from dateline.core.set_aside import SetAside
    from dateline.extraction.lexicon.case_names import Lexicon
    from dateline.gathering import Added
    from dateline.pipeline.link_parts import Done
    from dateline.publishing.build import Built
    from dateline.reading import Case

R = TypeVar("R")
# What Typer raises for a mistake on the command line; its own versions keep the class in different places.
CLICK_ERROR: Any = typer.BadParameter.__mro__[2]


def _interrupted() -> typer.Exit:
    """How a command ends that Ctrl-C or another signal interrupts."""
    status, words = last_words()
    typer.echo(words, err=True)
    return typer.Exit(status)


class Guarded(TyperGroup):
    """The commands: whatever goes wrong in one, the person who gave it reads one line."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let --debug stand anywhere."""
        options = args[: args.index("--")] if "--" in args else args
        if "--debug" in options:
            args = ["--debug", *(a for a in options if a != "--debug"), *args[len(options) :]]
        return super().parse_args(ctx, args)

    def make_context(self, *args: Any, **more: Any) -> Any:
        """Read the command line. Typer ends without a word where this is interrupted."""
        try:
            return super().make_context(*args, **more)
        except (KeyboardInterrupt, Ended):
            raise _interrupted() from None

    def invoke(self, ctx: Any) -> Any:
        """Run a command; an error that it does not know ends in one line and a status of its own."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, Ended):
            raise _interrupted() from None
        except (typer.Exit, typer.Abort, BrokenPipeError, CLICK_ERROR):
            raise
        except Exception as error:
            from dateline.core.failures import UNEXPECTED, foreseen, told

            if asked_to_end():  # a library may answer a signal with an error of its own
                raise _interrupted() from None
            if ctx.params.get("debug"):
                raise
            typer.echo(told(error), err=True)
            raise typer.Exit(1 if foreseen(error) else UNEXPECTED) from None


app = typer.Typer(
    cls=Guarded,
    help="Reads news reports of an attack and publishes a book that shows side by side what each says.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # with Rich the help takes three times as long
)
By = Annotated[str, typer.Option("--by", help="Who does this; git's user.name if left out, or made_by of case.yml.")]
Data = Annotated[Path, typer.Option("--data", help="The case's folder, with case.yml and reports/.")]


STATUS = (
    "Exit status: 0 done; 1 not done, for the reason that is printed; 2 the command line is wrong; "
    "3 done, but Dateline failed on some reports, which are named; "
    "4 done, but the book leaves off statements that failed a check, which are named; "
    "70 Dateline made a mistake and stopped; 130 interrupted; 143 terminated."
)


@app.callback(epilog=STATUS)
def every_command(
    *,
    debug: Annotated[
        bool,
        typer.Option("--debug", envvar="DATELINE_DEBUG", help="Show where in Dateline an unexpected error arose."),
    ] = False,
) -> None:
    """Take what all commands take."""


def main() -> None:
    """Entry point of the `dateline` command."""
    try:
        end_on_signals()
        own_temporary_folder()
    except OSError:
        pass  # nowhere to write temporary files: the command says so where it needs one
    # What reading and linking make stays to the end: to look through all of it for circles again and again takes a
    # twelfth of the time, and finds hardly any.
    gc.set_threshold(100_000, 50, 50)
    app()


def _fail_unless(holds: object, lines: str) -> None:
    if not holds:
        _fail(lines)


def _fail(lines: str) -> NoReturn:
    typer.echo(lines, err=True)
    raise typer.Exit(1)


class TakesParameters(TyperCommand):
    """A command whose `-p` takes NAME VALUE, as papermill's does, or NAME=VALUE."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Join NAME VALUE behind a -p to NAME=VALUE before the options are read."""
        out: list[str] = []
        for arg in args:
            named = len(out) > 1 and out[-2] in ("-p", "--parameter") and "=" not in out[-1]
            if named and not arg.startswith("-"):
                out[-1] = f"{out[-1]}={arg}"
            else:
                out.append(arg)
        return super().parse_args(ctx, out)


@app.command(cls=TakesParameters)
def build(
    data: Data = Path("data"),
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            "-p",
            "--parameter",
            metavar="NAME VALUE",
            help="Set a parameter of case.yml for this build: -p rule majority.",
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Where the site goes; _build/html by default.")] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Notebooks run at a time.")] = 2,
) -> None:
    """Reports in, site out."""
    given = _parameters(parameter or [])
    from dateline.publishing.fingerprint import UNCHANGED, said_again

    if last := said_again(data, out, given):
        typer.echo(UNCHANGED)
        page, said = last
        _told(page, said["counts"], said["problems"], said["given"])
        return
    from dateline.publishing.processes.forkserver import keep_loaded, warm_up

    warm_up()  # it imports what notebooks need while this process does what it needs
    made = _built(data, out, given, workers, keep_loaded)
    _told(str(made.page), made.counts, made.problems, made.given)


def _built(
    data: Path, out: Path | None, given: dict[str, object], workers: int, keep_loaded: Callable[[], None]
) -> Built:
    """Build the book; ends with the reason where that fails."""
    from dateline.publishing.build import build as run

    keep_loaded()
    return _or_fails(data, lambda: run(data, out, given, workers, typer.echo))


def _or_fails(data: Path, make: Callable[[], R]) -> R:
    """What a build makes; ends with the reason where it fails."""
    from dateline.core.diagnostics import Unusable
    from dateline.core.failures import first_line, foreseen, of_the_disk
    from dateline.publishing.notebooks import NotebookFailed
    from dateline.publishing.site import SiteFailed
    from dateline.tables import SchemaError

    try:
        return make()
    except Unusable as error:
        _fail(f"{len(error.problems)} problem(s) in {data}:\n{error}")
    except SchemaError as error:
        _fail(f"{error}\nThe site is as it was.")
    except (NotebookFailed, SiteFailed) as error:
        if full := of_the_disk(str(error)):
            _fail(f"{full} The site is as it was.")
        what = "A notebook failed" if isinstance(error, NotebookFailed) else "Jupyter Book did not build it cleanly"
        _fail(f"{what}; the site is as it was.\n{error}")
    except OSError as error:  # a missing template, a full disk
        why = foreseen(error) or f"{first_line(error)}. Fix this, and run this again."
        _fail(f"{why} The site is as it was.")


def _told(page: str, counts: dict[str, int], problems: list[str], given: dict[str, int]) -> None:
    for problem in problems:
        typer.echo(f"left out: {problem}", err=True)
    from dateline.publishing.fingerprint import last_lines, status_of

    typer.echo("\n".join(last_lines(page, counts, given)))
    if status := status_of(given):
        raise typer.Exit(status)


def _sum(given: int, aside: int, done: str = "read") -> None:
    """Say what became of all reports that were given."""
    from dateline.publishing.fingerprint import sum_of

    typer.echo(sum_of(given, aside, done))


def _parameters(given: list[str]) -> dict[str, object]:
    """Parameters of the command line, checked: a known name, a value it can have, a window that is one."""
    out: dict[str, object] = {}
    if not given:
        return out
    from dateline.reading.case import PARAMETERS
    from dateline.reading.settings import parameter

    for item in given:
        name, mark, value = item.partition("=")
        declared = {} if name in PARAMETERS else _declared()
        if not mark or name not in {**PARAMETERS, **declared}:
            known = ", ".join([*PARAMETERS, *(declared or _declared())])
            _fail(f"-p {item}: no such parameter. Write -p NAME VALUE; known are {known}.")
        try:
            out[name] = parameter(name, value) if name in PARAMETERS else _as_declared(name, value, declared[name])
        except ValueError as error:
            _fail(f"-p {item}: {error}.")
    if "since" in out and "until" in out and str(out["since"]) > str(out["until"]):
        _fail(f"The window ends ({out['until']}) before it begins ({out['since']}). Swap the two days.")
    return out


def _declared() -> dict[str, str]:
    """The parameters that the notebooks of the project declare beside those of a case, by name, with their types."""
    from dateline.core.project import house
    from dateline.publishing.notebooks import NOT_GIVEN, signature
    from dateline.reading.case import PARAMETERS

    try:
        templates = sorted((house() / "notebooks").glob("*.ipynb"))
    except FileNotFoundError:
        return {}
    known = {name: p.type for path in templates for name, p in signature(path).items()}
    return {name: kind for name, kind in known.items() if name not in PARAMETERS and name not in NOT_GIVEN}


def _as_declared(name: str, value: str, kind: str) -> object:
    """A value of the type that a notebook declares. Raises ValueError."""
    from dateline.reading.settings import count

    try:
        return count(value) if kind == "int" else value
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


@app.command()
def publish(
    data: Data = Path("data"),
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="The edition's date, as 2021-12-07; today by default.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Notebooks run at a time.")] = 2,
    by: By = "",
) -> None:
    """Build, and add a dated edition that stays to published/, the folder to show on the web."""
    from datetime import UTC, date, datetime

    from dateline.publishing.editions.publish import NotPublished
    from dateline.publishing.editions.publish import publish as run

    try:
        day = date.fromisoformat(on) if on else datetime.now(UTC).date()
    except ValueError:
        _fail(f"--on {on}: not a day. Write it as 2021-12-07.")
    try:
        made = _or_fails(data, lambda: run(data, day, typer.echo, workers))
    except (NotPublished, ValueError) as error:
        _fail(str(error))
    typer.echo(
        f"edition {made.edition.number} ({made.edition.name}): {made.files:,} files, {made.new:,} of them new, "
        f"{made.changes:,} changes"
    )
    typer.echo(f"Open {made.folder / 'index.html'}")
    _note_edition(data, made.edition.name, by)


def _note_edition(data: Path, name: str, by: str) -> None:
    """Say in the case's log that an edition was published, and what the hash of its record is."""
    from dateline.custody import LogBroken, append
    from dateline.custody.originals import hash_of
    from dateline.custody.people import who
    from dateline.reading.past_editions import FOLDER

    try:
        append(data, who(data, by), "published", edition=name, sha256=hash_of(data / FOLDER / f"{name}.json"))
    except LogBroken as error:
        typer.echo(f"The edition is published, but {error}.", err=True)


@app.command()
def extract(
    source: Annotated[
        Path,
        typer.Argument(metavar="INPUT", help="A folder of reports, or a JSONL file of {id, outlet, published, text}."),
    ],
    to: Annotated[Path, typer.Option("--to", help="The folder the tables go to.")],
    format: Annotated[str, typer.Option("--format", help="csv or parquet.")] = "csv",
    data: Annotated[
        Path | None, typer.Option("--data", help="A case whose places, actors and groups are used.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that read at a time.")] = 1,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="A Dask scheduler whose workers read instead.")
    ] = None,
) -> None:
    """Write the tables times, places, claims, statements and particulars of single reports; nothing is linked."""
    from dateline.core.diagnostics import Unusable
    from dateline.core.parallel import Workers
    from dateline.core.set_aside import SetAside
    from dateline.extraction.lexicon.case_names import EMPTY
    from dateline.reading import each_report, read_case

    aside: list[Problem | SetAside] = []

    def put_aside(one: Problem | SetAside) -> None:
        left_out = isinstance(one, SetAside) or one.left_out
        aside.extend([one] if left_out else [])
        typer.echo(f"{'left out' if left_out else 'note'}: {one}", err=True)

    _fail_unless(format in ("csv", "parquet"), f"--format {format}: write csv or parquet.")
    _fail_unless(source.exists(), f"{source}: no such file or folder.")
    try:
        lexicon = read_case(data, with_reports=False).lexicon if data else EMPTY
    except Unusable as error:
        _fail(str(error))
    crew, reports = Workers(workers, scheduler), _readable(each_report(source), put_aside)
    count = _extracted(reports, to, lexicon, format, crew, put_aside)
    _sum(count["reports"] + len(aside), len(aside))
    _tell_extracted(count)


def _tell_extracted(count: Counter[str]) -> None:
    """Say how many rows each table has; the exit status says whether any report is in them, and whether all are."""
    from dateline.extraction import Extraction

    typer.echo(f"{count['reports']:,} reports: " + ", ".join(f"{count[n]:,} {n}" for n in Extraction._fields))
    if not count["reports"]:
        raise typer.Exit(1)
    if count["set_aside"]:
        raise typer.Exit(SOME_SET_ASIDE)


def _extracted(
    reports: Iterator[Report],
    to: Path,
    lexicon: Lexicon,
    format: str,
    workers: Workers,
    put_aside: Callable[[SetAside], None],
) -> Counter[str]:
    """Write the tables of the reports; returns how many rows each has. Ends with the reason where that fails."""
    from dateline.pipeline.extract_parts import extract_parts
    from dateline.tables import SchemaError

    try:
        with _cluster_answers(workers.scheduler):
            return extract_parts(reports, to, lexicon, format, workers, put_aside)
    except SchemaError as error:
        _fail(str(error))


@contextmanager
def _cluster_answers(scheduler: str | None) -> Iterator[None]:
    """Work that a cluster may do; ends with the reason where there is none."""
    try:
        yield
    except ImportError:
        if not scheduler:
            raise
        _fail("--scheduler needs Dask. Install it: pip install 'dateline[cluster]'")
    except OSError as error:
        if not scheduler or error.errno is not None:  # a full disk, a folder that can't be written
            raise
        _fail(f"No Dask scheduler answers at {scheduler}: {error}")


def _readable(found: Iterable[Report | Problem], put_aside: Callable[[Problem], None]) -> Iterator[Report]:
    """The reports among what was read; what could not be read is put aside."""
    from dateline.core.diagnostics import Problem

    for one in found:
        if isinstance(one, Problem):
            put_aside(one)
        else:
            yield one


@app.command()
def link(
    extracted: Annotated[
        Path, typer.Argument(metavar="EXTRACTED", help="The folder that `dateline extract --format parquet` wrote.")
    ],
    to: Annotated[Path, typer.Option("--to", help="The folder the linked tables go to.")],
    data: Annotated[
        Path | None, typer.Option("--data", help="The case whose places, actors, rule and review are used.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that link at a time.")] = 1,
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="A Dask scheduler whose workers link instead.")
    ] = None,
) -> None:
    """Link extracted tables of any size: incidents, tolls, variants and contradictions, as Parquet."""
    from dateline.core.diagnostics import Unusable
    from dateline.core.parallel import Workers
    from dateline.tables import SchemaError

    if to.resolve() == extracted.resolve():
        _fail("--to is the folder that is read. Name another one.")
    try:
        with _cluster_answers(scheduler):
            done = _linked(extracted, to, data, Workers(workers, scheduler))
    except (Unusable, SchemaError) as error:
        _fail(str(error))
    for d in done.unanswered:
        typer.echo(f"left out: review.csv:{d.line}: no reading has the identifier {d.target}", err=True)
    aside = done.rows["set_aside"]
    _sum(done.rows["reports"] + aside, aside, "linked")
    typer.echo(f"{done.bundles:,} bundles of reports, the largest of {done.largest:,}")
    typer.echo(", ".join(f"{n:,} {name}" for name, n in done.rows.items() if name != "set_aside" or n))
    if aside:
        raise typer.Exit(SOME_SET_ASIDE if done.rows["reports"] else 1)


def _linked(extracted: Path, to: Path, data: Path | None, workers: Workers) -> Done:
    """Link the tables, without the names that the case withholds where it withholds any."""
    from dateline.pipeline.link_parts import Known, link_parts
    from dateline.reading import read_case

    def aside(one: SetAside) -> None:
        typer.echo(f"left out: {one}", err=True)

    case = read_case(data, with_reports=False) if data else None
    if case and any(d.decision == "withhold" for d in case.decisions):
        from dateline.pipeline.withholding.linking import link_published

        return link_published(extracted, to, case, workers, aside)
    known = Known(case.places, case.actors, case.parameters["rule"], case.decisions) if case else Known()
    return link_parts(extracted, to, known, workers, aside)


@app.command()
def serve(
    data: Data = Path("data"),
    port: Annotated[int, typer.Option("--port", help="Where the book is shown; 0 takes a free one.")] = 8000,
) -> None:
    """Build, look, rebuild on change: the book at http://127.0.0.1:8000, made again whenever an input changes."""
    from dateline.publishing.serving import serve as run

    run(data, port, typer.echo)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the new project.")],
    *,
    only_case: Annotated[
        bool, typer.Option("--case", help="Only a case, for --data of a project that is there.")
    ] = False,
) -> None:
    """Lay out a project of your own: an empty case, notebooks, pages, settings, tests and a README."""
    from dateline.gathering import new_case, new_project

    try:
        made = new_case(folder) if only_case else new_project(folder)
    except FileExistsError as error:
        _fail(str(error))
    typer.echo("\n".join(map(str, made)))
    typer.echo(f"Now: dateline add SOURCE --data {folder}" if only_case else f"Now: cd {folder}; dateline add SOURCE")


@app.command()
def update(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The project's folder.")] = Path(),
) -> None:
    """Bring a project's notebooks, pages and settings up to this Dateline; what you edited is left, and named."""
    from dateline.gathering import update_project

    try:
        done = update_project(folder)
    except FileNotFoundError as error:
        _fail(str(error))
    for name in done.changed:
        typer.echo(f"brought up to date: {name}")
    for name in done.left:
        typer.echo(f"left, because you edited or removed it: {name}", err=True)
    if not done.changed and not done.left:
        typer.echo("Everything is up to date.")


@app.command()
def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Text, Markdown, saved pages, JSONL, CSV, WARC, feeds, folders of these, or http and https addresses.",
        ),
    ],
    data: Data = Path("data"),
    *,
    allow_private: Annotated[
        bool,
        typer.Option(
            "--allow-private", help="Follow links and redirects to addresses of this machine and its network."
        ),
    ] = False,
    by: By = "",
    screenshot: Annotated[
        Path | None, typer.Option("--screenshot", metavar="FILE", help="A picture of the one report, kept with it.")
    ] = None,
    archived: Annotated[
        str | None, typer.Option("--archived", metavar="ADDRESS", help="Where the one report's page is archived.")
    ] = None,
) -> None:
    """Put the reports of some sources into a case, and keep what they came from; what can't be read goes into its
    quarantine folder, with the reason."""
    from dateline.custody import LogBroken

    _fail_unless(screenshot is None or screenshot.is_file(), f"--screenshot {screenshot}: no such file.")
    web_address = archived is None or archived.startswith(("http://", "https://"))
    _fail_unless(web_address, f"--archived {archived}: not a web address. Write one that begins with https://.")
    try:
        done = _added(sources, data, by, allow_private=allow_private)
        _tell_added(done)
        _attach(done, data, by, screenshot, archived)
    except LogBroken as error:
        _fail(f"{error}.")
    if done.refused and not (done.written or done.versions or done.known):
        raise typer.Exit(1)


def _added(sources: list[str], data: Path, by: str, *, allow_private: bool) -> Added:
    """Add the reports of some sources, with a bar that says how far it is."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from dateline.gathering import add as run
    from dateline.gathering.web import Web

    columns = (TextColumn("{task.completed} read"), BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        return run(
            sources,
            data,
            Web(allow_private=allow_private),
            told=lambda line: bar.update(task, advance=1, description=line[:60]),
            by=by,
        )


def _attach(done: Added, data: Path, by: str, screenshot: Path | None, archived: str | None) -> None:
    """Keep a picture and an archived address with the one report that was added, or was there already."""
    if screenshot is None and archived is None:
        return
    from dateline.custody.originals import keep_address, keep_screenshot
    from dateline.custody.people import who

    reports = [*done.written, *done.versions, *done.there]
    _fail_unless(len(reports) == 1, f"--screenshot and --archived are of one report, and there are {len(reports)}.")
    if screenshot:
        typer.echo(f"kept      {keep_screenshot(data, reports[0], screenshot, who(data, by))}")
    if archived:
        keep_address(data, reports[0], archived, who(data, by))
        typer.echo(f"noted     {archived}")


def _tell_added(done: Added) -> None:
    """Say what became of each report that was given, and how many came in each way."""
    for path in done.written:
        typer.echo(f"new       {path}")
    for path in done.versions:
        typer.echo(f"version   {path}")
    for line in done.known:
        typer.echo(f"known     {line}")
    for r in done.refused:
        typer.echo(f"put aside {r.source}: {r.why}", err=True)
    for p in done.passed:
        typer.echo(f"note      {p.source}: {p.what}", err=True)
    counts = (len(done.written), len(done.versions), len(done.known), len(done.refused))
    typer.echo("{} new, {} new versions, {} there already, {} put aside".format(*counts) + f": {sum(counts)} in all")


@app.command()
def record(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REPORT...]", help="Reports, or other files of the case; all that changed if none."),
    ] = None,
    *,
    why: Annotated[str, typer.Option("--why", help="Why they were changed.")],
    by: By = "",
    data: Data = Path("data"),
) -> None:
    """Say in the log that you changed files of a case by hand, and why, so that `verify` can tell it from tampering."""
    from dateline.custody import LogBroken
    from dateline.custody.log import told
    from dateline.custody.people import who
    from dateline.custody.recording import NoSuchFile
    from dateline.custody.recording import record as run

    _fail_unless(why.strip(), "--why is empty. Say why the files were changed.")
    _fail_unless((data / "reports").is_dir(), f"{data} has no folder reports. Name a case's folder with --data.")
    try:
        made = run(data, who(data, by), why.strip(), files or ())
    except (LogBroken, NoSuchFile) as error:
        _fail(f"{error}.")
    for entry in made:
        typer.echo(told(entry))
    typer.echo(f"{len(made)} {'line' if len(made) == 1 else 'lines'} written into {data / 'log.jsonl'}")


@app.command()
def verify(
    data: Data = Path("data"),
    *,
    by: By = "",
    only_look: Annotated[
        bool, typer.Option("--only-look", help="Write nothing: no verify.json, no line of log.")
    ] = False,
    book: Annotated[
        Path | None, typer.Option(help="A copy of the built book, such as a downloaded one; else _build/html.")
    ] = None,
) -> None:
    """Follow every figure and quotation back to its sentence, from the book's pages and tables to the report, each
    report to its original, the log along its chain; exit status 1 if anything is not as it was recorded."""
    from dateline.core.project import house
    from dateline.custody.people import who
    from dateline.pipeline.verifying import verify as run
    from dateline.pipeline.verifying.told import told
    from dateline.publishing.book_check import check

    _fail_unless((data / "reports").is_dir(), f"{data} has no folder reports. Name a case's folder with --data.")
    try:
        root: Path | None = house()
    except FileNotFoundError:
        root = None
    _fail_unless(book is None or (book.is_dir() and root), f"--book {book}: no folder of a built book in a project.")
    pages = (lambda: check(root, data, book)) if root else None
    result = run(data, root, who(data, by), write=not only_look, pages=pages)
    for f in result.findings:
        if f.wrong:
            typer.echo(f"{f.kind}: {data}/{f.problem}", err=True)
    for line in told(result, data):
        typer.echo(line)
    if not result.sound:
        raise typer.Exit(1)


@app.command()
def diff(
    old: Annotated[
        Path, typer.Argument(help="The tables of the older edition; a build keeps them in _build/previous.")
    ],
    new: Annotated[Path, typer.Argument(help="The tables of the newer one, in _build/tables.")],
) -> None:
    """What a newer edition says that an older one did not, claim by claim."""
    from dateline.pipeline.diff import editions

    changes = editions(old, new)
    for change in changes:
        typer.echo(f"{change.kind:9} {change.table}: {change.line}")
    typer.echo(f"{len(changes)} changes" if changes else "Both editions say the same.")


@app.command()
def compare(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Somebody else's table: a row an attack.")],
    data: Data = Path("data"),
    layout: Annotated[
        str, typer.Option("--layout", help="ucdp-ged, acled, airwars or gva; told from the header by default.")
    ] = "",
    linked: Annotated[
        Path | None, typer.Option("--linked", metavar="DIR", help="Tables that `dateline link` wrote, not the case's.")
    ] = None,
    to: Annotated[Path, typer.Option("--to", metavar="OUT.csv", help="Where the answer goes.")] = Path("compared.csv"),
) -> None:
    """Somebody else's table against the reports: of each cell the sentences that give it, the rule by which it comes
    out, who says otherwise, or that no report here says it."""
    from dateline.comparing.foreign import layouts
    from dateline.core.diagnostics import Unusable
    from dateline.pipeline.compared import compared, foreign_table, with_words
    from dateline.tables import to_csv

    _fail_unless(not layout or layout in layouts(), f"--layout {layout}: known are {', '.join(layouts())}.")
    try:
        case, found = _to_compare(data, linked)
        foreign = foreign_table(case, file, layout)
    except Unusable as error:
        _fail(str(error))
    _fail_unless(foreign.rows, f"{file} has no rows below its header. Name a table with a row for each attack.")
    answer = compared(found, foreign, case)
    to_csv(with_words(found, answer), to)
    _tell_compared(answer, foreign, to)


def _to_compare(data: Path, linked: Path | None) -> tuple[Case | None, Mapping[str, pd.DataFrame]]:
    """The case and the tables that somebody's table is compared with. Raises Unusable."""
    from dateline.pipeline.compared import NEEDED
    from dateline.pipeline.edition import edition
    from dateline.reading import read_case
    from dateline.tables import read

    if linked is None:
        case = read_case(data)
        return case, edition(case, case.parameters)
    if missing := [n for n in NEEDED if not (linked / f"{n}.parquet").exists()]:
        _fail(f"{linked} has no {missing[0]}.parquet. Name the folder that `dateline link` wrote.")
    there = (data / "case.yml").is_file()
    return read_case(data, with_reports=False) if there else None, {n: read(linked, n) for n in NEEDED}


def _tell_compared(answer: pd.DataFrame, foreign: ForeignTable, to: Path) -> None:
    """Say what became of every cell of the table."""
    known = f" (layout {foreign.layout})" if foreign.layout else ""
    rows = "1 row" if len(foreign.rows) == 1 else f"{len(foreign.rows):,} rows"
    typer.echo(f"{rows}{known}, {len(answer):,} cells in {to}")
    for verdict, n in answer["verdict"].value_counts().items():
        typer.echo(f"{n:8,} {verdict}")
    if foreign.passed_over:
        typer.echo(f"Columns not compared: {', '.join(foreign.passed_over)}")


@app.command()
def places(data: Data = Path("data")) -> None:
    """Places that the reports name and places.csv lacks: rows that you can put into it, and how sure each is."""
    from dateline.core.diagnostics import Unusable
    from dateline.linking.places.proposals import csv_row, proposals
    from dateline.pipeline.extract import read_tables
    from dateline.reading import read_case
    from dateline.reading.case import PLACE_COLUMNS
    from dateline.tables import PlaceMentionRow, rows

    try:
        case = read_case(data)
    except Unusable as error:
        _fail("\n".join(map(str, error.problems)))
    found = proposals(rows(read_tables(case.reports, case.lexicon)["places"], PlaceMentionRow), case.places)
    if not found:
        typer.echo("Every place that the reports name is in places.csv.")
        return
    typer.echo(",".join([*PLACE_COLUMNS, "how_sure", "reports"]))
    for p in found:
        typer.echo(csv_row([*(p.row[c] for c in PLACE_COLUMNS), p.how_sure, " ".join(p.reports)]))
    typer.echo(f"{len(found)} places proposed. Check each, then put its first eight cells into places.csv.", err=True)


@app.command()
def explain(
    report: Annotated[str, typer.Argument(help="A report of the case by its identifier, or a file of reports.")],
    reading: Annotated[
        str, typer.Argument(metavar="[ID]", help="A figure, statement or particular by its identifier.")
    ] = "",
    data: Data = Path("data"),
) -> None:
    """A report sentence by sentence: what is read of it, the rule behind each reading, and, where a verb of saying or
    a word of harm gives no reading, the rules that were tried."""
    from dateline.extraction.explained import explained

    reports, lexicon = _to_explain(report, data)
    told = False
    for r in reports:
        try:
            lines = list(explained(r, lexicon, reading))
        except KeyError:
            continue
        typer.echo(("\n" if told else "") + "\n".join(lines))
        told = True
    if not told:
        _fail(f"{report} has no reading {reading!r}. Copy it from the book or its tables, or leave it out to see all.")


def _to_explain(report: str, data: Path) -> tuple[list[Report], Lexicon]:
    """The reports that a person asks about, and the names of the case; ends with the reason where there is none."""
    from dateline.core.diagnostics import Problem, Unusable
    from dateline.extraction.lexicon.case_names import EMPTY
    from dateline.reading import each_report, read_case

    try:
        lexicon = read_case(data, with_reports=False).lexicon if (data / "case.yml").is_file() else EMPTY
        found = list(each_report(Path(report) if Path(report).exists() else data / "reports"))
    except Unusable as error:
        _fail("\n".join(map(str, error.problems)))
    for problem in found:
        if isinstance(problem, Problem) and Path(report).exists():
            typer.echo(f"{'left out' if problem.left_out else 'note'}: {problem}", err=True)
    there = [r for r in found if not isinstance(r, Problem)]
    reports = there if Path(report).exists() else [r for r in there if r.report_id == report]
    meant = _names_like(report, [r.report_id for r in there])
    more = f"Did you mean {' or '.join(meant)}?" if meant else f"Look into {data}/reports."
    _fail_unless(reports, f"{report} is no file, and no report of {data} has this name. {more}")
    return reports, lexicon


def _names_like(given: str, names: list[str]) -> list[str]:
    """The few names that begin with what was typed, hold it, or are spelt much like it."""
    from difflib import get_close_matches

    begin = [n for n in names if n.startswith(given)] or [n for n in names if given in n]
    return begin[:3] or get_close_matches(given, names, n=3)


@app.command()
def check(
    data: Data = Path("data"),
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that read at a time.")] = 2,
) -> None:
    """Tell everything that is wrong with a case's inputs, each with file and line;
    exit status 1 if anything is left out for it. Then the names to decide on: in a project, what was read is kept."""
    from dateline.core.diagnostics import Unusable
    from dateline.reading import read_case

    try:
        case = read_case(data)
    except Unusable as error:
        _fail("\n".join(map(str, error.problems)))
    with _told_of_reading(len(case.reports)) as read:
        from dateline.pipeline.checking import Checking

        checking = Checking(case, workers, read)
        problems, notes = [*case.problems, *checking.problems()], list(case.notes)
        notes += [p for p in problems if not p.left_out]
        problems = [p for p in problems if p.left_out]
        for note in notes:
            typer.echo(f"note: {note}")
        if problems:
            _fail("\n".join(map(str, problems)))
        noted = f", {len(notes)} {'note' if len(notes) == 1 else 'notes'}" if notes else ""
        typer.echo(f"{data}: {len(case.reports)} reports, nothing wrong{noted}.")
        for line in checking.lines():
            typer.echo(line)


@contextmanager
def _told_of_reading(reports: int) -> Iterator[Callable[[], None]]:
    """A bar that says how many of some reports have been read, once the first has."""
    bar: Progress | None = None

    def read() -> None:
        nonlocal bar
        if bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn())
            bar = Progress(*columns, console=Console(stderr=True), transient=True)
            bar.add_task("", total=reports)
            bar.start()
        bar.advance(bar.task_ids[0])

    try:
        yield read
    finally:
        if bar is not None:
            bar.stop()
