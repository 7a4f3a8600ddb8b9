"""Report files from sources of every kind: text, Markdown, saved pages, JSONL, CSV, web archives, feeds and addresses.

What is written says in its front matter where it came from and when it was fetched, and the hash of the text as it was
found (`as_found`): by that hash, or the address, a report is recognised, whatever a person has changed in
the file since. A page that changed is written as a new version beside the old. What can't be read goes into
`quarantine/`, with the reason.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml

from dateline.core.diagnostics import Problem
from dateline.core.files import none_left
from dateline.core.plain_text import Garbled, plain
from dateline.core.report import Report
from dateline.custody.log import ready
from dateline.custody.originals import Keeper, Original
from dateline.custody.people import who
from dateline.gathering.archives import from_warc
from dateline.gathering.content_kinds import is_page, looks_like_feed
from dateline.gathering.feeds import Entry, entries, report_in
from dateline.gathering.items import Again, Found, Passed, Refused
from dateline.gathering.pages.address import page_key
from dateline.gathering.pages.article import MOST_BYTES, MOST_FILE_BYTES, from_html
from dateline.gathering.printed_dates import Unsure, printed_day
from dateline.gathering.records import Orders, from_csv, from_jsonl
from dateline.gathering.web import Dead, Page, Web
from dateline.reading.report_files import KINDS, entries_below, not_opened, report_files, shown_name
from dateline.reading.reports import FRONT, read_reports
from dateline.reading.reports import MOST_BYTES as READ_AT_MOST

Told = Callable[[str], None]
# A feed may name feeds, which name pages; and one source may lead to that many feeds.
DEEPEST_FEED = 2
MOST_FEEDS = 20
Gathered = Found | Refused | Passed | Again
PAGES = (".html", ".htm", ".xhtml")
ARCHIVES = (".warc", ".warc.gz")
TABLES = (".csv", ".tsv")
FEEDS = (".rss", ".atom", ".rdf", ".xml")
LINES = tuple(ending for ending, kind in KINDS.items() if kind == "jsonl")
TEXTS = tuple(ending for ending in KINDS if ending not in LINES)
ENDINGS = (*PAGES, *ARCHIVES, *TABLES, *FEEDS, *LINES, *TEXTS)


class Added(NamedTuple):
    """What became of the sources: files written, reports that were there already, new versions, what was put aside,
    and what is no report and was passed over; and the files of the reports that were there."""

    written: list[Path]
    known: list[str]
    versions: list[Path]
    refused: list[Refused]
    passed: list[Passed]
    there: list[Path]


def add(
    sources: Iterable[str], data: Path, web: Web | None = None, told: Told = lambda _line: None, by: str = ""
) -> Added:
    """Add the reports of some sources (paths, or http and https addresses) to the case in `data`.

    `told` is called with a line for each report. No report that is there is changed. What each came from is kept in
    originals/, and the log says that `by` (by default whoever is at work here) added it. Raises LogBroken.
    """
    folder, done = data / "reports", Added([], [], [], [], [], [])
    folder.mkdir(parents=True, exist_ok=True)
    ready(data)
    keeper = Keeper(data, who(data, by))
    there, orders = _there(folder), date_orders(data)
    web = web or Web()
    for source in sources:
        given = 0
        for found in gather(source, web, orders):
            given += not isinstance(found, Passed)
            _keep(found, keeper, there, done)
            told(found.source if isinstance(found, Found) else f"{found.source}: {_what(found)}")
        if not given:
            _keep(Refused(source, "there is no report in it"), keeper, there, done)
    return done


def _what(found: Refused | Passed | Again) -> str:
    return found.why if isinstance(found, Refused) else found.what


def date_orders(data: Path) -> dict[str, str]:
    """How outlets write days (dmy, mdy), as the case says it; what is wrong with case.yml is
    for `dateline check` to say."""
    try:
        case = yaml.safe_load((data / "case.yml").read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return {}
    orders = case.get("date_order") if isinstance(case, dict) else None
    return {str(k): str(v) for k, v in orders.items()} if isinstance(orders, dict) else {}


def gather(source: str, web: Web, orders: Orders) -> Iterator[Gathered]:
    """What a source gives."""
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", source):
        yield from _from_address(source, _Trail(web, orders))
        return
    path = Path(source)
    if not source:  # to Path the folder one is in
        yield Refused(source, "an empty name. Name a file, a folder or an address")
    elif path.is_dir():
        yield from _from_folder(path, web, orders)
    elif path.is_file():
        yield from _from_file(path, web, orders)
    elif path.exists() or path.is_symlink():
        what, remedy = not_opened(path, (path.name.lower(),)) or ("it is no file", "Save its content as a file")
        yield Refused(source, f"{what}. {remedy}")
    else:
        yield Refused(source, "no such file, folder or address")


class NoWeb(Web):
    """Fetches nothing: every address is dead to it."""

    def fetch(self, address: str, *, linked: bool = False) -> Page | Refused:  # noqa: ARG002, as Web has it
        """Say that nothing is fetched."""
        return Dead(address, "nothing is fetched here")


def texts_in(original: Path, data: Path) -> set[str]:
    """The texts that are taken out of a kept original, as `add` would write them; nothing is fetched."""
    found = gather(str(original), NoWeb(), date_orders(data))
    checked = (_checked(one._replace(outlet=one.outlet or "-")) for one in found if isinstance(one, Found))
    return {one.text for one in checked if isinstance(one, Found)}


def _from_folder(folder: Path, web: Web, orders: Orders) -> Iterator[Gathered]:
    """What the files of a folder and the folders in it give; every other entry is named,
    but for hidden files that no person made."""
    problems: list[Problem] = []
    paths = sorted(entries_below(folder, folder, problems))
    for problem in problems:
        if problem.left_out:  # a folder that is called like a report is walked like any other
            yield Passed(problem.file, f"{problem.what}. {problem.remedy}")
    for path in paths:
        shut = not_opened(path, ENDINGS)
        if shut is None:
            yield from _from_file(path, web, orders)
        elif shut[0]:
            told = Passed if path.name.startswith(".") and path.is_file() else Refused
            yield told(shown_name(path, folder), ". ".join(shut))


def _from_file(path: Path, web: Web, orders: Orders) -> Iterator[Gathered]:
    yield from _found_in(_read_file(path, web, orders), Original(file=path))


def _found_in(found: Iterable[Gathered], original: Original) -> Iterator[Gathered]:
    """What was found, each report with what it was found in, unless that is told already."""
    for one in found:
        unknown = isinstance(one, Found) and one.original == Original()
        yield one._replace(original=original) if isinstance(one, Found) and unknown else one


def _read_file(path: Path, web: Web, orders: Orders) -> Iterator[Gathered]:
    name = path.name.lower()
    if name.endswith(ARCHIVES):
        yield from from_warc(path, orders)
    elif name.endswith(LINES):
        yield from from_jsonl(path, orders)
    elif name.endswith(TABLES):
        yield from from_csv(path, orders)
    elif path.stat().st_size > (most := MOST_FILE_BYTES if name.endswith(PAGES) else MOST_BYTES):
        why = f"the file is {path.stat().st_size / 1e6:.0f} MB long; {most / 1e6:.0f} MB are read"
        yield Refused(path.name, f"{why}. Split it into its reports")
    elif name.endswith(PAGES):
        yield from_html(path.read_bytes(), path.name, orders=orders)
    elif name.endswith(FEEDS):
        data = path.read_bytes()
        if name.endswith(".xml") and not looks_like_feed(data) and is_page("", data):
            yield from_html(data, path.name, orders=orders)
        else:
            yield from _from_feed(data, path.name, _Trail(web, orders))
    elif name.endswith(TEXTS):
        yield _from_text(path)
    else:
        yield Refused(path.name, f"a file of kind {path.suffix or 'unknown'} is not read")


def _from_text(path: Path) -> Found | Refused:
    """A text or Markdown file as reading takes it."""
    reports, problems = read_reports(path)
    if not reports:
        return Refused(path.name, f"{problems[0].what}. {problems[0].remedy}", path.read_bytes(), path.suffix)
    r = reports[0]
    published = r.published if r.dated_by == "metadata" and r.published else ""
    return Found(r.text, r.outlet, r.title, r.url, published, r.agency, path.name)


@dataclass
class _Trail:
    """What follows addresses for one source, and what it has led to: addresses that were read, and how many feeds."""

    web: Web
    orders: Orders
    seen: set[str] = field(default_factory=set)
    feeds: int = 0


def _from_address(address: str, trail: _Trail, depth: int = 0) -> Iterator[Gathered]:
    """What an address gives; the user gave it where `depth` is 0, else that many feeds led to it."""
    if _bare(address) in trail.seen:
        yield Again(address, "read already in this run")
        return
    trail.seen.add(_bare(address))
    page = trail.web.fetch(address, linked=depth > 0)
    if isinstance(page, Refused):
        yield page
    elif _bare(page.address) in trail.seen - {_bare(address)}:
        yield Again(address, f"leads to {page.address}, which was read already in this run")
    else:
        trail.seen.add(_bare(page.address))
        original = Original(exchanges=page.exchanges)
        if looks_like_feed(page.data):
            yield from _found_in(_from_feed(page.data, address, trail, depth, page.address), original)
        else:
            made = from_html(page.data, address, page.address, page.fetched, page.content_type, trail.orders)
            yield from _found_in([made], original)


def _bare(address: str) -> str:
    return address.partition("#")[0]


def _from_feed(data: bytes, source: str, trail: _Trail, depth: int = 0, address: str = "") -> Iterator[Gathered]:
    """The reports that a feed names, or carries where their pages are dead."""
    if depth >= DEEPEST_FEED:
        yield Refused(source, "a feed that a feed within a feed names is not followed. Add its address by itself")
        return
    if trail.feeds >= MOST_FEEDS:
        yield Refused(
            source, f"no more than {MOST_FEEDS} feeds are followed from one source. Add its address by itself"
        )
        return
    trail.feeds += 1
    for entry in entries(data, source, address):
        if isinstance(entry, Refused):
            yield entry
            continue
        given: list[Gathered] = list(_from_address(entry.url, trail, depth + 1)) if entry.url else []
        if not given or (entry.content and isinstance(given[0], Dead)):
            why = f" ({entry.url}: {given[0].why})" if given and isinstance(given[0], Dead) else ""
            carried = report_in(entry, source + why)
            given = [carried] if isinstance(carried, Found) or not given else given
        for found in given:
            yield from _completed(found, entry, trail.orders) if isinstance(found, Found) else [found]


def _completed(found: Found, entry: Entry, orders: Orders) -> Iterator[Found | Passed]:
    """A page with what its feed says of it where the page is silent; a date of the feed that is not certain is told."""
    published = found.published
    try:
        published = published or printed_day(entry.printed, orders.get(found.outlet, ""))
    except Unsure as error:
        yield Passed(found.source, f"undated: {error}")
    yield found._replace(title=found.title or entry.title, published=published)


class _There(NamedTuple):
    """The reports a case has: hash of the text as found → outlet → file, address → file;
    the files' names, and for each name that was asked for the last number that was put behind it."""

    texts: dict[str, dict[str, str]]
    urls: dict[str, str]
    stems: set[str]
    numbers: dict[str, int]


def _there(folder: Path) -> _There:
    known = _There({}, {}, set(), {})
    for path in report_files(folder):
        if isinstance(path, Problem) or KINDS[path.suffix.lower()] != "markdown":
            continue
        known.stems.add(path.stem)
        m = FRONT.match(path.read_text(encoding="utf-8", errors="replace"))
        try:
            head = yaml.safe_load(m["head"]) if m else None
        except (yaml.YAMLError, ValueError):
            head = None
        if isinstance(head, dict) and head.get("as_found"):
            known.texts.setdefault(str(head["as_found"]), {})[_same_outlet(str(head.get("outlet")))] = path.stem
    reports, _ = read_reports(folder)
    for r in reports:
        known.texts.setdefault(as_found(r.text), {}).setdefault(_same_outlet(r.outlet), r.report_id)
        if r.url:
            known.urls.setdefault(page_key(r.url), r.report_id)
    return known


def _same_outlet(name: str) -> str:
    """What two spellings of an outlet's name have in common."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def as_found(text: str) -> str:
    """A hash of a text by its words, so that other white space is no other text."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _keep(found: Gathered, keeper: Keeper, there: _There, done: Added) -> None:
    if isinstance(found, Passed):
        done.passed.append(found)
        return
    if isinstance(found, Again):
        done.known.append(f"{found.source}: {found.what}")
        return
    checked = found if isinstance(found, Refused) else _checked(found)
    if isinstance(checked, Refused):
        done.refused.append(checked)
        _put_aside(checked, keeper.data / "quarantine")
        return
    key = as_found(checked.text)
    earlier = there.urls.get(page_key(checked.url)) if checked.url else None
    same = there.texts.setdefault(key, {})  # by outlet: two outlets that print one text are two reports
    outlet = _same_outlet(checked.outlet)
    known = same.get(outlet) or (earlier if earlier in same.values() else None)
    new, stem = False, known or ""
    if not known:
        keeper.keep(checked.original)
        content = _file(checked, key, earlier)
        path, new = _written(keeper.data / "reports", earlier or _slug(checked), content, key, there)
        same[outlet] = stem = path.stem
    if not new:
        done.known.append(f"{checked.source}: there already, as {stem}")
        done.there.extend(p for p in [keeper.data / "reports" / f"{stem}.md"] if p.is_file())
        return
    keeper.report(path, checked.text, checked.original, checked.source)
    if checked.url:
        there.urls[page_key(checked.url)] = stem
    (done.versions if earlier else done.written).append(path)


def _checked(found: Found) -> Found | Refused:
    """The report, if reading will take the file that is made of it."""
    for name, value in found._asdict().items():
        if isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value):
            what = f"the {name} has half a surrogate pair. Write the whole character"
            return Refused(found.source, what, found.text.encode("utf-8", "replace"))
    try:
        found = found._replace(text=plain(found.text), title=" ".join(plain(found.title).split()))
    except Garbled as error:
        return Refused(found.source, str(error), found.text.encode("utf-8", "replace"))
    clean = "".join(c for c in found.text if c == "\n" or c == "\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    found = found._replace(text=clean.strip())
    if not found.outlet:
        return Refused(
            found.source,
            "who published it is not known: add a line outlet: NAME to a text's front matter, a column outlet to a "
            'table, or <meta property="og:site_name" content="NAME"> to the head of a saved page',
            found.text.encode("utf-8", "replace"),
        )
    made = _as_report(found)
    if isinstance(made, Problem):
        return Refused(found.source, f"{made.what}. {made.remedy}", found.text.encode("utf-8", "replace"))
    if (size := len(_file(found, "", None).encode())) > READ_AT_MOST:
        what = (
            f"the report would be {size / 1e6:.1f} MB long; {READ_AT_MOST / 1e6:g} MB are read. "
            "Split it into its reports"
        )
        return Refused(found.source, what, found.text[:1000].encode())
    return found


def _as_report(found: Found) -> Report | Problem:
    from dateline.reading.reports import report_of

    values = {
        "outlet": found.outlet,
        "title": found.title,
        "url": found.url,
        "published": found.published,
        "agency": found.agency,
        "text": found.extent,
    }
    return report_of(found.source, "new", found.text, values)


def _slug(found: Found) -> str:
    """A file name from outlet and title: plain letters, digits and hyphens."""
    words = (
        unicodedata.normalize("NFKD", f"{found.outlet} {found.title or found.text[:40]}")
        .encode("ascii", "ignore")
        .decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60].strip("-") or "report"


def _written(folder: Path, stem: str, content: str, key: str, there: _There) -> tuple[Path, bool]:
    """Write a report under the first free name and return its path; False with it where another `dateline add`
    wrote the outlet's text there meanwhile. A name is taken and the file made in one step, so that two that run at
    once never write one file."""
    n = there.numbers.get(stem, 0)
    while True:
        n += 1
        there.numbers[stem] = n
        path = folder / (f"{stem}-{n}.md" if n > 1 else f"{stem}.md")
        try:
            with path.open("x", encoding="utf-8") as file, none_left(path):
                file.write(content)
                file.flush()  # a full disk is noticed while half a report can still be removed
        except FileExistsError:
            if path.stem in there.stems:
                continue
            other, outlet = path.read_text("utf-8", "replace"), content.split("\n", 2)[1]
            if f'"as_found": "{key}"' not in other or f"\n{outlet}\n" not in other:
                continue
            return path, False
        there.stems.add(path.stem)
        return path, True


def _file(found: Found, key: str, earlier: str | None) -> str:
    head = {
        "outlet": found.outlet, "title": found.title, "url": found.url, "published": found.published,
        "agency": found.agency, "text": found.extent, "source": found.source, "fetched": found.fetched, "as_found": key,
        "version_of": earlier or "", "undated": found.undated,
    }  # fmt: skip
    given = {k: v for k, v in head.items() if v}
    return (
        f"---\n{yaml.safe_dump(given, allow_unicode=True, sort_keys=False, width=1000, default_style=chr(34))}---\n"
        f"{found.text}\n"
    )


def _put_aside(refused: Refused, folder: Path) -> None:
    """Keep what was refused, with the reason beside it; the same thing twice is kept once."""
    folder.mkdir(parents=True, exist_ok=True)
    source, why = (t.encode("utf-8", "backslashreplace") for t in (refused.source, refused.why))  # may hold half a pair
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", refused.source)[-60:].strip("-.")
    name = f"{name}-{hashlib.sha256(refused.data + why).hexdigest()[:8]}"
    if refused.data:
        (folder / f"{name}{refused.suffix}").write_bytes(refused.data)
    (folder / f"{name}.why").write_bytes(source + b"\n" + why + b"\n")
