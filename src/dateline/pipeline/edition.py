"""An edition of a case: its reports read and linked by the parameters, what is shown of it, and its tables written.

`as_of`, `outlets` and `rule` change what counts, so each asks for linking anew; what was read of a report is kept and
serves every edition.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.chapters.common.edition import OF_TEXT, Facts, LeftOut
from dateline.core import dates
from dateline.core.decision import Decision
from dateline.core.diagnostics import Problem, Unusable
from dateline.core.files import case_hash
from dateline.core.report import Report
from dateline.core.set_aside import REMEDY
from dateline.linking import link, reviewers
from dateline.linking.incidents.orders import moment, out_since
from dateline.linking.incidents.parties import with_claimants
from dateline.linking.places.inferred import with_inferred
from dateline.linking.provenance.versions import later_versions
from dateline.linking.reviewers import NO_ATTACKS, Attacks
from dateline.linking.rows import days_of
from dateline.linking.selection import Selection, selection
from dateline.linking.texts import Texts
from dateline.pipeline.compared import in_edition
from dateline.pipeline.custody_facts import custody_facts
from dateline.pipeline.diff import Change, editions
from dateline.pipeline.disputes import groups_disputed, readings_disputed
from dateline.pipeline.extract import read_tables
from dateline.pipeline.link_sound import link_sound
from dateline.pipeline.withholding.published import LOOK, NOBODY, Published, published
from dateline.reading import Case
from dateline.reading.case import Parameters
from dateline.reading.settings import NAME_OUTLETS, outlets_named
from dateline.reading.verified import BESIDE
from dateline.tables import (
    ActorRow,
    AssertionRow,
    ClaimRow,
    IncidentRow,
    ParticularRow,
    PlaceMentionRow,
    ReportRow,
    SetAsideRow,
    StatementRow,
    UnansweredRow,
    VictimRow,
)

# Beside an edition's tables: what they were made of.
MADE_OF = "made_of.json"


def edition(case: Case, settings: Parameters, kept: Path | None = None, workers: int = 1) -> dict[str, pd.DataFrame]:
    """All tables of a case, as `edited` makes them."""
    return edited(case, settings, kept, workers).tables


class Edited(NamedTuple):
    """All tables of a case, the case itself without the names that it withholds (what may be published), and the
    attacks of its figures before reviewers put any together."""

    tables: dict[str, pd.DataFrame]
    public: Published
    attacks: Attacks


def edited(case: Case, settings: Parameters, kept: Path | None = None, workers: int = 1) -> Edited:
    """All tables of a case, by the parameters: `rule`; `as_of` and `outlets` cut down the reports that are linked.
    `kept` is the folder of what was read of each report before.

    Raises Unusable where no report is left, and where a name that is withheld is still in a table.
    """
    everything = read_tables(case.reports, case.lexicon, kept, workers)
    reports = _by_outlets(case, settings.get("outlets"))
    if as_of := settings["as_of"]:
        reports = known_by(case, everything, reports, as_of)
    if not reports:
        given = {"as_of": settings["as_of"], "outlets": settings["outlets"]}
        cut = ", ".join(f"{name}={value}" for name, value in given.items() if value)
        raise Unusable(
            [Problem("case.yml", None, f"no report is left with {cut}", "Choose a later day, or other outlets")]
        )
    read = _of_reports(everything, {r.report_id for r in reports})
    if not len(read["reports"]):
        raise Unusable(set_aside_problems(case, read))
    public = published(case, read, everything)
    linked = _linked(public.case, public.read, settings["rule"], public.case.decisions)
    linked["comparisons"] = in_edition(public.case, linked, public)
    linked["corrections"] = public.cleaned(tables.table("corrections", [c._asdict() for c in case.corrections]))
    if left := public.left(linked):
        raise Unusable(left)
    return Edited(linked, public, _attacks(public, settings["rule"]))


def _attacks(public: Published, rule: str) -> Attacks:
    """The attacks of figures that disagreements between reviewers are about; empty where no two people decided."""
    own = reviewers.regrouping(public.case.decisions)
    if len({d.by for d in own}) < reviewers.ENOUGH:
        return NO_ATTACKS

    def of_figures(left_out: tuple[str, ...]) -> dict[str, str]:
        kept = [d for d in public.case.decisions if d.decision not in left_out]
        claims = tables.rows(_linked(public.case, public.read, rule, kept)["claims"], ClaimRow)
        return {c["claim_id"]: c["incident_id"] for c in claims if c["incident_id"]}

    return Attacks(of_figures(reviewers.ON_GROUPS), of_figures(("merge",)))


def _of_reports(read: Mapping[str, pd.DataFrame], wanted: set[str]) -> dict[str, pd.DataFrame]:
    """What extraction gave of some reports; each is read by itself, so the rows of the others are left out."""
    return {name: f[f["report_id"].isin(wanted)].reset_index(drop=True) for name, f in read.items()}


def _gazetteer(case: Case, linked: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The places of a case, and those that only its reports name."""
    mentions = tables.rows(linked["places"], PlaceMentionRow)
    return tables.table(
        "gazetteer",
        [
            {**p, "within": p["within"] or None, "latitude": _degrees(p["latitude"]),
             "longitude": _degrees(p["longitude"])}
            for p in with_inferred(mentions, case.places)
        ],
    )  # fmt: skip


def _linked(
    case: Case, read: Mapping[str, pd.DataFrame], rule: str = "latest", decisions: Iterable[Decision] = ()
) -> dict[str, pd.DataFrame]:
    """Linked tables, and set_aside: the reports that extraction or linking failed on."""
    people = with_claimants(case.actors, tables.rows(read["reports"], ReportRow))
    actors = tables.table("actors", people)

    def with_places(own: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
        """The places and actors are among the tables, so that a report that names one of neither is set aside."""
        linked = link(own, case.places, people, rule, decisions)
        return linked | {"gazetteer": _gazetteer(case, linked), "actors": actors}

    return link_sound(read, with_places)


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
        Problem("review.csv", d["line"], NOBODY, LOOK) if d["decision"] == "withhold" else
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


def known_by(case: Case, read: Mapping[str, pd.DataFrame], reports: list[Report], as_of: str) -> list[Report]:
    """The reports that were published by a day or hour; one whose date is inferred counts from its latest day.
    `read` is what extraction gave of all reports of the case.

    A newer version of a page counts from when it was fetched (linking.incidents.orders.out_since).
    """
    rows = tables.rows(_linked(case, read)["reports"], ReportRow)
    later = later_versions(rows)
    since = {r["report_id"]: out_since(r, later) for r in rows}
    hour = as_of.partition("T")[2]
    until = moment("T".join(filter(None, (dates.parse(as_of).latest.isoformat(), hour))))
    out = {i for i, first in since.items() if first and moment(first) <= until}
    # A report that is set aside is mentioned where the others are read.
    return [r for r in reports if r.report_id in out or r.report_id not in since]


def _degrees(text: str) -> float | None:
    return float(text) if text else None


def chosen(case: Case, linked: dict[str, pd.DataFrame], settings: Parameters) -> Selection:
    """What the book shows: all, or as many attacks and reports as the parameters allow, within the window."""
    first = focus_incident(case, linked["incidents"], settings.get("incident"))
    most = (int(settings["most_incidents"]), int(settings["most_reports"]))
    return selection(linked, *most, first, *_shown_window(case, settings))


def _shown_window(case: Case, settings: Parameters) -> tuple[str | None, str | None]:
    """The days that the timeline shows, ISO; None for open."""
    since, until = (d.isoformat() if d else None for d in (case.since, case.until))
    first, last = settings.get("since") or since, settings.get("until") or until
    if first and last and first > last:
        what = f"the window ends ({last}) before it begins ({first})"
        raise Unusable([Problem("case.yml", None, what, "Set since and until together, or fix the window")])
    return first, last


def write_edition(
    folder: Path,
    case: Case,
    shown: Selection,
    settings: Parameters,
    made: Edited | None = None,
    found: list[Change] | None = None,
) -> dict[str, str]:
    """Write the tables and case.json beside those that are there, and swap them in; returns the hash of each.

    An edition that says something else than the one before keeps it in `previous`, and the table `changes` tells them
    apart, unless `found` says what changed since the last published one. `made` is what the
    tables come from: it takes names out of what was said, and knows what reviewers disagree on.
    """
    linked, public = shown.tables, made.public if made else None
    linked.pop("changes", None)
    digests = {n: tables.digest(f.drop(columns=OF_TEXT) if n == "reports" else f) for n, f in linked.items()}
    digests["texts"] = tables.digest(linked["reports"][["report_id", *OF_TEXT]])
    contexts = json.dumps(contexts_of(linked), ensure_ascii=False, indent=1, sort_keys=True)
    digests["contexts"] = hashlib.sha256(contexts.encode()).hexdigest()
    beside, previous = folder.with_name(folder.name + ".new"), folder.with_name("previous")
    shutil.rmtree(beside, ignore_errors=True)
    tables.write(beside, linked, ["parquet"])
    newer = _digests(folder) not in (None, digests)
    origin = _made_of(case, shown, settings, folder)
    before = folder if newer else previous
    changes = found if found is not None else _changes(before, beside) if _of_this_case(before, origin.data) else []
    changes = public.changes(changes) if public else changes
    linked["changes"] = tables.table("changes", [c._asdict() for c in changes])
    tables.write(beside, {"changes": linked["changes"]}, ["parquet"])
    (beside / "contexts.json").write_text(contexts, encoding="utf-8")
    (beside / "digests.json").write_text(json.dumps(digests, indent=1, sort_keys=True), encoding="utf-8")
    facts = _written(beside / "case.json", _facts(case, shown, settings, made))
    custody = _written(beside / "custody.json", custody_facts(case, public))
    _written(beside / MADE_OF, origin._asdict())
    _swap_in(beside, folder, previous if newer else None)
    return digests | {"changes": tables.digest(linked["changes"]), "case": facts, "custody": custody}


def _written(path: Path, facts: Mapping[str, object]) -> str:
    """Write some facts as JSON; returns their hash."""
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text, encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def _swap_in(beside: Path, folder: Path, previous: Path | None) -> None:
    """Put an edition where the old one is, which is kept as the previous one where it said something else."""
    if previous:
        shutil.rmtree(previous, ignore_errors=True)
        folder.rename(previous)
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)


class MadeOf(NamedTuple):
    """What an edition was made of: the case's folder and the hash of its files, with and without what verify found of
    them; the parameters it was made by, those of the case itself, and whether a part of the case was chosen, for which
    all parameters count."""

    data: str
    files: str
    inputs: str
    settings: Parameters
    own: Parameters
    cut: bool


def _made_of(case: Case, shown: Selection, settings: Parameters, tables_folder: Path) -> MadeOf:
    # Relative, so that the same input gives the same bytes wherever a project lies.
    data = Path(os.path.relpath(case.folder.resolve(), tables_folder.resolve())).as_posix()
    given, own = shown_by(case, settings), shown_by(case, case.parameters)
    return MadeOf(data, case_hash(case.folder), case_hash(case.folder, *BESIDE), given, own, shown.cut)


def shown_by(case: Case, settings: Parameters) -> Parameters:
    """All parameters of an edition, with the case's window where they name none.

    Raises Unusable for a window that ends before it begins.
    """
    since, until = _shown_window(case, settings)
    return {**settings, "since": since, "until": until}


def made_of(folder: Path) -> MadeOf | None:
    """What the edition in a folder was made of; None where there is no whole one."""
    try:
        made = MadeOf(**json.loads((folder / MADE_OF).read_text(encoding="utf-8")))
        return made._replace(data=str((folder / made.data).resolve()))
    except (OSError, ValueError, TypeError):
        return None


def _facts(case: Case, shown: Selection, settings: Parameters, made: Edited | None) -> Facts:
    """What notebooks know of a case beside its tables."""
    linked = shown.tables
    known = tables.rows(linked["actors"], ActorRow)
    return {
        "title": case.title, "question": case.question, "made_by": case.made_by, "contact": case.contact,
        "focus_incident": focus_incident(case, linked["incidents"], settings.get("incident")),
        "as_of": settings.get("as_of"), "outlets": settings.get("outlets"), "rule": settings["rule"],
        "chapters": list(case.chapters),
        "attackers": {a["actor_id"]: a["name"] for a in known if a["kind"] == "attacker"},
        "problems": [_left_out(p) for p in (*case.problems, *unanswered(linked), *set_aside_problems(case, linked),
                                           *left_off(linked))],
        "in_all": {"incidents": shown.incidents, "reports": shown.reports} if shown.cut else None,
        "disputed": readings_disputed(case, linked),
        "disputed_groups": groups_disputed(case, linked, made.attacks if made else NO_ATTACKS),
    }  # fmt: skip


def _left_out(p: Problem) -> LeftOut:
    return {"file": p.file, "line": p.line, "what": p.what, "remedy": p.remedy}


def contexts_of(linked: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """The sentence that each claim, statement, particular and person harmed is in, by its identifier."""
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
    for v in tables.rows(linked["victims"], VictimRow):
        title = " ".join(reports[v["report_id"]]["title"].split())
        out[v["victim_id"]] = title if v["harm_part"] == "title" else sentence(v["report_id"], v["harm_start"])
    return out


def _digests(folder: Path) -> dict[str, str] | None:
    """The hashes of the edition in a folder; None where there is no whole one."""
    try:
        found: dict[str, str] = json.loads((folder / "digests.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found


def altered(folder: Path) -> list[str]:
    """The files of the edition in a folder that are not as they were written."""
    out = []
    for name, digest in sorted((_digests(folder) or {}).items()):
        file = {"contexts": "contexts.json", "texts": "reports.parquet"}.get(name, f"{name}.parquet")
        try:
            same = _digest_of(name, folder) == digest
        except Exception:  # pyarrow raises all sorts on broken bytes
            same = False
        if not same and file not in out:
            out.append(file)
    return out


def _digest_of(name: str, folder: Path) -> str:
    """The hash of a table, or of a part of one, as it lies in a folder."""
    if name == "contexts":
        return hashlib.sha256((folder / "contexts.json").read_bytes()).hexdigest()
    frame = tables.read(folder, "reports" if name == "texts" else name)
    if name == "texts":
        return tables.digest(frame[["report_id", *OF_TEXT]])
    return tables.digest(frame.drop(columns=OF_TEXT) if name == "reports" else frame)


def _of_this_case(folder: Path, data: str) -> bool:
    """Whether the edition in a folder was made from the case in the folder `data`; one that does not say was."""
    try:
        made_of: dict[str, str] = json.loads((folder / MADE_OF).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return True
    return made_of.get("data", data) == data


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
