"""Linking of extracted tables without the names that review.csv withholds: what is linked is what is published."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from dateline import tables
from dateline.core.diagnostics import Problem, Unusable
from dateline.core.parallel import ALONE, Workers
from dateline.pipeline.extract_parts import Aside
from dateline.pipeline.link_parts import READ, Done, Known, link_parts, part_files
from dateline.pipeline.withholding.published import Published, published
from dateline.pipeline.withholding.rows import in_tables
from dateline.reading import Case


def link_published(
    extracted: Path, to: Path, case: Case, workers: Workers = ALONE, aside: Aside = lambda _one: None
) -> Done:
    """Link as link_parts does, without the names that the case withholds. Whose a name is takes all reports together:
    they are in memory at once for that step alone.

    Raises FileNotFoundError where a table is not there, and Unusable where a name is left; then nothing is written.
    """
    with TemporaryDirectory(prefix="dateline-") as room:
        public = _published(extracted, Path(room), case)
        kept = [d for d in public.case.decisions if d.decision != "withhold"]
        unmet = [d for d in public.case.decisions if d.decision == "withhold"]
        known = Known(public.case.places, public.case.actors, case.parameters["rule"], kept)
        done = link_parts(Path(room), to, known, workers, aside)
    if left := _left(to, public):
        shutil.rmtree(to)
        what = f"a name that review.csv withholds is still in {', '.join(left)}, so nothing was written"
        raise Unusable([Problem("review.csv", None, what, "Report this as a mistake of Dateline")])
    return done._replace(unanswered=[*done.unanswered, *unmet])


def _published(extracted: Path, room: Path, case: Case) -> Published:
    """The case without the names, and in a folder the extracted tables without them."""
    read = {n: pd.concat([tables.read_file(p, n) for p in part_files(extracted, n)], ignore_index=True) for n in READ}
    public = published(case, read | {"set_aside": tables.table("set_aside", [])}, read)
    tables.write(room, {n: public.read[n] for n in READ}, ["parquet"])
    return public


def _left(to: Path, public: Published) -> list[str]:
    """The columns of written tables that hold a withheld name."""
    if public.publisher is None:
        return []
    found = ((p, p.stem if p.parent == to else p.parent.stem) for p in sorted(to.rglob("*.parquet")) if p.is_file())
    return [where for p, name in found for where in in_tables(public.publisher.finder, {name: pd.read_parquet(p)})]
