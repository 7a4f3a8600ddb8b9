"""Linking of any number of reports, from the parts that extraction wrote: bundle by bundle, in bounded memory.

What can be tied together is found first (linking.blocking.keys, linking.blocking.blocks); then every bundle is linked
as if it were a case of its own, some of them at a time, and what that gives is written part by part. What depends on a
whole case therefore depends on a bundle here: which words are a formula, what is rare, which outlets there are to cite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from dateline import tables
from dateline.core.decision import Decision
from dateline.core.diagnostics import Problem, Unusable
from dateline.core.parallel import ALONE, Workers, in_order
from dateline.core.set_aside import SetAside, set_aside
from dateline.linking import link_rows, names_known
from dateline.linking.adjudication import reviewed, without_rejected
from dateline.linking.blocking.blocks import MEMORY, Bundles
from dateline.linking.blocking.keys import ties
from dateline.linking.incidents.joining.main_attack import FOLDER
from dateline.linking.incidents.parties import with_claimants
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.places.inferred import with_inferred
from dateline.linking.provenance.derivation import agencies
from dateline.linking.rows import ByReport, Elsewhere, LinkedRows, ReadRows, actor_rows, joined
from dateline.pipeline.extract_parts import Aside, Part, packed, told_of, write_parts

if TYPE_CHECKING:
    import pyarrow as pa

# The tables that extraction gives and linking needs.
READ = ("reports", "sentences", "quotations", "times", "places", "claims", "statements", "particulars", "victims")
# Bundles are linked in batches of about so many reports; a larger bundle is a batch of its own.
BATCH = 500


class Known(NamedTuple):
    """What linking is told beside the tables: rows of places.csv and actors.csv, the rule for tolls,
    a person's decisions, the agencies that any report names, the identifiers that incidents of other batches have,
    whether the case is linked in several bundles, and those that a case linked at once falls into, should that fail."""

    places: Sequence[dict[str, str]] = ()
    actors: Sequence[dict[str, str]] = ()
    rule: str = "latest"
    decisions: Sequence[Decision] = ()
    wires: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    apart: bool = False
    pieces: Sequence[list[str]] = ()


class Done(NamedTuple):
    """How many rows every table has, how many bundles there were, how many reports the largest holds,
    and the decisions whose target no bundle has."""

    rows: Counter[str]
    bundles: int
    largest: int
    unanswered: list[Decision]


def link_parts(
    extracted: Path, to: Path, known: Known, workers: Workers = ALONE, aside: Aside = lambda _one: None
) -> Done:
    """Link the tables in the folder `extracted` (dateline extract --format parquet) and write all tables into the
    folder `to`, as extraction wrote them: a file each, or a folder of parts. `workers` are this process, several of
    this machine, or those of a cluster, which get their tables sent and see no file. The reports of a bundle that
    linking fails on are in the table set_aside, which is there only where one is, and in no other; `aside` is called
    with each.

    Raises FileNotFoundError where a table is not there, and Unusable where a decision withholds a name: whose it is
    takes all reports together (pipeline.withholding.linking).
    """
    if held := [d for d in known.decisions if d.decision == "withhold"]:
        what = "it withholds a name, and the tables that are linked in parts would print it"
        raise Unusable([Problem("review.csv", held[0].line, what, "Use `dateline link --data`, or `dateline build`")])
    files = {name: part_files(extracted, name) for name in READ}
    with TemporaryDirectory(prefix="dateline-") as room:
        bundles = Bundles(room)
        parts = ({n: tables.arrow_file(own[k]) for n, own in files.items()} for k in range(len(files["reports"])))
        failed: list[SetAside] = []
        for reports, found, wires, alone in in_order(ties_of, known, parts, *workers):
            bundles.add(reports, found)
            known = known._replace(wires=known.wires | wires)
            failed += alone
        members = bundles.members()
        bundles.db.close()
        if sum(map(len, members)) <= FOLDER:  # a folder has an attack that most of it is about: all are asked
            known, members = known._replace(pieces=members), [[r for own in members for r in own]] if members else []
        known = known._replace(apart=len(members) > 1)
        rows, gone = _linked(Bundled(files, members, Path(room), failed), to, known, workers, aside)
    unanswered = [d for d in known.decisions if d.line in gone]
    return Done(rows, len(members), max(map(len, members), default=0), unanswered)


def part_files(folder: Path, name: str) -> list[Path]:
    """The files of a table: its parts in order, or the one file."""
    place = folder / f"{name}.parquet"
    found = sorted(place.iterdir()) if place.is_dir() else [place] if place.exists() else []
    if not found:
        raise FileNotFoundError(
            f"{place} is not there. Write it with: dateline extract INPUT --to {folder} --format parquet"
        )
    return found


Ties = tuple[list[str], pd.DataFrame, frozenset[str], list[SetAside]]


def ties_of(known: Known, part: Mapping[str, pa.Table]) -> Ties:
    """The identifiers of the reports of one part (Arrow tables by name), their ties, the agencies they name, and the
    reports set aside."""
    # As a person has them: a figure moved to another place or day may belong with reports it had no tie to before.
    read = without_rejected(reviewed(ReadRows.from_arrow(part), known.decisions))
    gazetteer = Gazetteer(with_inferred(read.places, known.places))
    names = names_known(actor_rows(known.actors), gazetteer)
    failed: list[SetAside] = []
    try:
        found = ties(read, gazetteer, names)
    except Exception:  # one report trips it: find out which
        for report_id in [r["report_id"] for r in read.reports]:
            try:
                ties(read.of({report_id}), gazetteer, names)
            except Exception as error:
                failed += set_aside([report_id], "linking", error)
        left = {f.report_id for f in failed}
        read = read.of({r["report_id"] for r in read.reports} - left)
        found = ties(read, gazetteer, names)
    return [r["report_id"] for r in read.reports], found, agencies(read.reports), failed


class Bundled(NamedTuple):
    """The tables' files, the reports of each bundle, a folder to sort rows in, and the reports set aside so far."""

    files: Mapping[str, list[Path]]
    members: list[list[str]]
    room: Path
    failed: list[SetAside]


def _linked(bundled: Bundled, to: Path, known: Known, workers: Workers, aside: Aside) -> tuple[Counter[str], set[int]]:
    """The rows of every table, and the lines of the decisions that no bundle answered."""
    batches = list(batched(bundled.members))
    _sorted_by_batch(bundled.files, batches, bundled.room)
    gone, taken = {d.line for d in known.decisions}, set[str]()

    def step(n: int) -> Step:
        return batch_tables(bundled.room, n), batches[n]

    def linked() -> Iterator[tuple[Part, list[SetAside]]]:
        if bundled.failed:
            yield _part_aside(bundled.failed), bundled.failed
        for n, batch in enumerate(in_order(link_batch, known, map(step, range(len(batches))), *workers)):
            if taken.isdisjoint(batch.incidents):
                done = batch
            else:  # one town and day in two batches: once more, with what is taken
                done = link_batch(known._replace(taken=frozenset(taken)), step(n))
            taken.update(done.incidents)
            gone.intersection_update(done.unanswered)
            yield done.part, done.failed

    return write_parts(to, "parquet", told_of(linked(), aside)), gone


def _part_aside(failed: Iterable[SetAside]) -> Part:
    return packed({"set_aside": tables.table("set_aside", [f._asdict() for f in failed])}, "parquet")


def batched(members: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    """Bundles in batches of at most BATCH reports, or of one bundle that is larger."""
    batch: list[list[str]] = []
    for own in members:
        if batch and sum(map(len, batch)) + len(own) > BATCH:
            yield batch
            batch = []
        batch.append(own)
    if batch:
        yield batch


def _sorted_by_batch(files: Mapping[str, list[Path]], batches: list[list[list[str]]], room: Path) -> None:
    """Every table once more, the rows of each batch together, so that a batch is read without the others."""
    import duckdb

    with duckdb.connect(config={"memory_limit": MEMORY, "threads": 2, "temp_directory": str(room)}) as db:
        order = pd.DataFrame(
            [(r, n) for n, batch in enumerate(batches) for own in batch for r in own], columns=["report_id", "batch"]
        )
        order["place"] = range(len(order))
        db.register("batches", order)
        for name, own in files.items():
            db.execute(
                f"""copy (
                    select t.* exclude (filename, file_row_number), b.batch
                    from read_parquet($files, filename = true, file_row_number = true) t
                    join batches b using (report_id)
                    order by b.place, t.filename, t.file_row_number
                ) to '{room / f"{name}.parquet"}' (format parquet, row_group_size 10000)""",
                {"files": [str(p) for p in own]},
            )


class Batch(NamedTuple):
    """The linked tables of some bundles as the bytes of their files, the lines of the decisions that none of them
    answered, the reports of the bundles set aside, and the identifiers of the incidents."""

    part: Part
    unanswered: set[int]
    failed: list[SetAside]
    incidents: frozenset[str]


# A batch to link: its Arrow tables by name, and the reports of each of its bundles.
Step = tuple[dict[str, "pa.Table"], list[list[str]]]


def link_batch(known: Known, step: Step) -> Batch:
    """Link one batch of bundles; the incidents of each have identifiers that none before it has."""
    found, bundles = step
    read = ByReport(ReadRows.from_arrow(found))
    gazetteer = Gazetteer(known.places)
    gone, failed, done = {d.line for d in known.decisions}, list[SetAside](), list[_Bundle]()
    for own in bundles:
        try:
            linked = _bundle(known, gazetteer, read.of(own))
        except Exception as error:
            if known.pieces:
                return link_batch(known._replace(pieces=(), apart=True), (found, list(known.pieces)))
            failed += set_aside(own, "linking", error)
            continue
        gone.intersection_update(row["line"] for row in linked.unanswered)
        done.append((own, linked))
        known = known._replace(taken=known.taken | _incidents([(own, linked)]))
    try:
        part = _packed_together(done)
    except Exception:  # one bundle's rows fit no table, or not beside another's: find out whose
        failed += [f for own, linked in done for f in _unfit(own, linked)]
        failed += _twins([b for b in done if not {f.report_id for f in failed}.intersection(b[0])])
        left = {f.report_id for f in failed}
        done = [b for b in done if not left.intersection(b[0])]
        part = _packed_together(done)
    return Batch(part | _part_aside(failed), gone, failed, _incidents(done))


# A bundle: its reports, and its linked rows by table.
_Bundle = tuple[list[str], LinkedRows]


def _incidents(done: Iterable[_Bundle]) -> frozenset[str]:
    """The identifiers of the incidents of some bundles."""
    return frozenset(i["incident_id"] for _, linked in done for i in linked.incidents)


def _bundle(known: Known, gazetteer: Gazetteer, read: ReadRows) -> LinkedRows:
    amended = [str(d.value) for d in known.decisions if d.field == "place_id"]
    places = _needed([*(p["place_id"] for p in read.places), *amended], gazetteer)
    elsewhere = Elsewhere(known.wires, known.taken, known.apart)
    return link_rows(read, places, with_claimants(known.actors, read.reports), known.rule, known.decisions, elsewhere)


def _packed_together(done: Iterable[_Bundle]) -> Part:
    parts = [linked for _, linked in done]
    frames = joined(parts).frames() if parts else {}
    frames.pop("unanswered", None)
    tables.check_tables(frames)
    return packed(frames, "parquet")


def _unfit(reports: list[str], linked: LinkedRows) -> list[SetAside]:
    """What is wrong with a bundle's rows, if its tables alone cannot be written."""
    try:
        _packed_together([(reports, linked)])
    except Exception as error:
        return set_aside(reports, "linking", error)
    return []


def _twins(done: Iterable[_Bundle]) -> list[SetAside]:
    """The reports of bundles that give a row the key of another bundle's."""
    failed, taken = list[SetAside](), set[tuple[object, ...]]()
    for own, linked in done:
        keys = linked.keys()
        if both := sorted(map(str, keys & taken)):
            failed += set_aside(own, "linking", ValueError(f"another bundle has the same key: {both[0]}"))
        else:
            taken |= keys
    return failed


def batch_tables(room: Path, n: int) -> dict[str, pa.Table]:
    """The Arrow tables of the rows that belong to one batch."""
    import pyarrow.parquet as pq

    found = {name: pq.read_table(room / f"{name}.parquet", filters=[("batch", "=", n)]) for name in READ}
    return {name: batch.drop_columns("batch") for name, batch in found.items()}


def _needed(named: Iterable[str], gazetteer: Gazetteer) -> list[dict[str, str]]:
    """The places that some reports or decisions name, and what they lie within."""
    wanted = {a for p in set(named) for a in gazetteer.ancestors(p)}
    return [gazetteer.places[p] for p in sorted(wanted)]
