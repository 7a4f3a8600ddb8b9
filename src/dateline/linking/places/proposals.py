"""Rows for places.csv, proposed from what the reports name: each with how sure it is and which reports name it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.linking.places.inferred import BY_SIZE, TEXT, inferred, settled_mentions
from dateline.tables import PlaceMentionRow

SURE = {
    TEXT: "unsure: named by the text alone, without coordinates",
    BY_SIZE: "unsure: the largest of several towns of this name",
    "gazetteer": "likely: the only town of this name in the gazetteer",
    "gazetteer, by what else the report names": "likely: fits what else the reports name",
    "gazetteer, by the region named beside it": "sure: the reports name its country or state beside it",
}


class Proposal(NamedTuple):
    """A row as places.csv has it, how sure it is, and the reports that name the place."""

    row: dict[str, str]
    how_sure: str
    reports: tuple[str, ...]


def proposals(mentions: list[PlaceMentionRow], listed: Iterable[Mapping[str, str]]) -> list[Proposal]:
    """The places that the reports name and places.csv lacks; those of most reports first,
    what they lie in behind them."""
    found = inferred(settled_mentions(mentions), listed)
    wide = {p.row["within"] for p in found}
    order = sorted(found, key=lambda p: (p.row["place_id"] in wide, -len(p.reports), p.row["place_id"]))
    return [Proposal(p.row, SURE.get(p.row["inferred"], "likely"), p.reports) for p in order]


def csv_row(cells: list[str]) -> str:
    """Cells as one line of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def told_of(found: list[Proposal]) -> list[str]:
    """What `dateline check` says of places that only the reports name; nothing where places.csv has them all."""
    if not found:
        return []
    lines = [f"  {p.row['name']} ({p.row['kind']}): {p.how_sure}, in {_reports(len(p.reports))}" for p in found]
    head = "1 place is" if len(found) == 1 else f"{len(found)} places are"
    return [f"{head} inferred, not listed in places.csv. `dateline places` proposes rows for them.", *lines]


def _reports(n: int) -> str:
    return "1 report" if n == 1 else f"{n} reports"
