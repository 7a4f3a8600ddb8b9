"""Linking of any number of reports, from the parts that extraction wrote: bundle by bundle, in bounded memory.

What can be tied together is found first (linking.ties, linking.bundles); then every bundle is linked as if it were a case of its own,
some of them at a time, and what that gives is written part by part. What depends on a whole case therefore depends on a
bundle here: which words are a formula, what is rare, which outlets there are to cite.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.core.decision import Decision
from dateline.core.parallel import in_order
from dateline.linking import link_rows, names_known
from dateline.linking.adjudication import reviewed, without_rejected
from dateline.linking.blocking.blocks import MEMORY, Bundles
from dateline.linking.blocking.keys import ties
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.provenance.derivation import agencies
from dateline.pipeline.extract_parts import Part, packed, write_parts
from dateline.tables import Row

# The tables that extraction gives and linking needs.
READ = ("reports", "times", "places", "claims", "statements", "particulars")
# Bundles are linked in batches of about so many reports; a larger bundle is a batch of its own.
BATCH = 500


class Known(NamedTuple):
    """What linking is told beside the tables: rows of places.csv and actors.csv, the rule for tolls, a person's decisions,
    the agencies that any report names."""

    places: Sequence[dict[str, str]] = ()
    actors: Sequence[dict[str, str]] = ()
    rule: str = "latest"
    decisions: Sequence[Decision] = ()
    wires: frozenset[str] = frozenset()


class Done(NamedTuple):
    """How many rows every table has, how many bundles there were, how many reports the largest holds, and the decisions whose
    target no bundle has."""

    rows: Counter[str]
    bundles: int
    largest: int
    unanswered: list[Decision]


def link_parts(extracted: Path, to: Path, known: Known, workers: int = 1) -> Done:
    """Link the tables in the folder `extracted` (dateline extract --format parquet) and write all tables into the folder `to`,
    as extraction wrote them: a file each, or a folder of parts.

    Raises FileNotFoundError where a table is not there.
    """
    files = {name: part_files(extracted, name) for name in READ}
    with TemporaryDirectory(prefix="dateline-") as room:
        bundles = Bundles(room)
        steps = [{name: str(own[n]) for name, own in files.items()} for n in range(len(files["reports"]))]
        for reports, found, wires in in_order(ties_of, known, steps, workers):
            bundles.add(reports, found)
            known = known._replace(wires=known.wires | wires)
        members = bundles.members()
        bundles.db.close()
        rows, gone = _linked(files, members, Path(room), to, known, workers)
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


def ties_of(known: Known, files: Mapping[str, str]) -> tuple[list[str], pd.DataFrame, frozenset[str]]:
    """The identifiers of one part's reports, their ties, and the agencies they name."""
    # As a person has them: a figure moved to another place or day may belong with reports it had no tie to before.
    rows = {name: tables.rows(tables.read_file(Path(path), name)) for name, path in files.items()}
    read = without_rejected(reviewed(rows, known.decisions))
    gazetteer = Gazetteer(known.places)
    found = ties(read, gazetteer, names_known(known.actors, gazetteer))
    return [r["report_id"] for r in read["reports"]], found, agencies(read["reports"])


def _linked(
    files: Mapping[str, list[Path]], members: list[list[str]], room: Path, to: Path, known: Known, workers: int
) -> tuple[Counter[str], set[int]]:
    """The rows of every table, and the lines of the decisions that no bundle answered."""
    batches = list(batched(members))
    _sorted_by_batch(files, batches, room)
    gone = {d.line for d in known.decisions}
    steps = [(str(room), n, own) for n, own in enumerate(batches)]

    def linked() -> Iterator[Part]:
        for part, unanswered in in_order(link_batch, known, steps, workers):
            gone.intersection_update(unanswered)
            yield part

    return write_parts(to, "parquet", linked()), gone


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
                    from read_parquet($files, filename = true, file_row_number = true) t join batches b using (report_id)
                    order by b.place, t.filename, t.file_row_number
                ) to '{room / f"{name}.parquet"}' (format parquet, row_group_size 10000)""",
                {"files": [str(p) for p in own]},
            )


def link_batch(known: Known, step: tuple[str, int, list[list[str]]]) -> tuple[Part, set[int]]:
    """The linked tables of one batch of bundles, as the bytes of their files, and the lines of the decisions that none of
    them answered."""
    room, n, bundles = step
    read = {name: _of_batch(Path(room) / f"{name}.parquet", name, n) for name in READ}
    found: dict[str, list[Row]] = defaultdict(list)
    gone = {d.line for d in known.decisions}
    gazetteer = Gazetteer(known.places)
    amended = [str(d.value) for d in known.decisions if d.field == "place_id"]
    for own in bundles:
        mine = {name: [row for r in own for row in by_report.get(r, ())] for name, by_report in read.items()}
        places = _needed([*(p["place_id"] for p in mine["places"]), *amended], gazetteer)
        linked = link_rows(mine, places, known.actors, known.rule, known.decisions, known.wires)
        gone.intersection_update(row["line"] for row in linked.pop("unanswered"))
        for name, rows in linked.items():
            found[name] += rows
    return packed({name: tables.table(name, rows) for name, rows in found.items()}, "parquet"), gone


def _of_batch(path: Path, name: str, n: int) -> dict[str, list[Row]]:
    """The rows of a table that belong to one batch, by their report."""
    import pyarrow.parquet as pq

    frame = tables.of_arrow(name, pq.read_table(path, filters=[("batch", "=", n)]).drop_columns("batch"))
    out: dict[str, list[Row]] = defaultdict(list)
    for row in tables.rows(frame):
        out[row["report_id"]].append(row)
    return out


def _needed(named: Iterable[str], gazetteer: Gazetteer) -> list[dict[str, str]]:
    """The places that some reports or decisions name, and what they lie within."""
    wanted = {a for p in set(named) for a in gazetteer.ancestors(p)}
    return [gazetteer.places[p] for p in sorted(wanted)]
