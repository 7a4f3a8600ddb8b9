"""Places that the reports name and places.csv lacks: which of them are one, and the rows that places.csv could hold.

Each report settles by itself which town a name means. Where it could only go by size, or found none,
it follows the other reports: if they all mean one town by that name, so does this one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.extraction.lexicon import world
from dateline.extraction.text.datelines import sentence_case
from dateline.linking.rows import ReadRows
from dateline.tables import PlaceMentionRow

LISTED, TEXT, BY_SIZE = "listed", "text", "gazetteer, by size"
HOW_SURE = {TEXT: "named by the text alone, no coordinates", BY_SIZE: "the largest town of that name"}


class Inferred(NamedTuple):
    """A place that is not in places.csv: a row as places.csv has it (with the column inferred),
    and the reports that name it."""

    row: dict[str, str]
    reports: tuple[str, ...]


def settled(mentions: Iterable[PlaceMentionRow]) -> dict[tuple[str, str], str]:
    """The place that a report's place really is, by report and place_id, where the other reports settle it."""
    by_name: dict[str, list[PlaceMentionRow]] = defaultdict(list)
    for m in mentions:
        if m.get("rule") not in (None, LISTED):
            by_name[world.fold(m["words"])].append(m)
    out: dict[tuple[str, str], str] = {}
    for own in by_name.values():
        sure = {m["place_id"]: m for m in own if m["rule"] not in (TEXT, BY_SIZE)}
        sure = sure or {m["place_id"]: m for m in own if m["rule"] == BY_SIZE}
        if len(sure) != 1:
            continue
        ((place_id, known),) = sure.items()
        for m in own:
            around = (m["around"] or "").split()
            if m["place_id"] != place_id and m["rule"] in (TEXT, BY_SIZE):
                apart = m["rule"] == TEXT and around and not {*around} & {*(known["around"] or "").split()}
                if not apart:
                    out[m["report_id"], m["place_id"]] = place_id
    return out


def settle(read: ReadRows) -> ReadRows:
    """The tables with each place that other reports settle as they have it."""
    same = settled(read.places)
    if not same:
        return read

    def place(report_id: str, named: str | None) -> str | None:
        return same.get((report_id, named), named) if named else named

    return read._replace(
        places=settled_mentions(read.places, same),
        claims=[c | {"place_id": place(c["report_id"], c["place_id"])} for c in read.claims],
        particulars=[
            p
            | {
                "place_id": place(p["report_id"], p["place_id"]),
                "other_place_id": place(p["report_id"], p["other_place_id"]),
            }
            for p in read.particulars
        ],
    )


def settled_mentions(
    mentions: list[PlaceMentionRow], same: Mapping[tuple[str, str], str] | None = None
) -> list[PlaceMentionRow]:
    """Mentions with each place that other reports settle as they have it. `same` is what `settled` gives of them."""
    same = settled(mentions) if same is None else same
    known = {m["place_id"]: m for m in mentions if m.get("rule") not in (None, LISTED, TEXT)}
    out = []
    for m in mentions:
        place_id = same.get((m["report_id"], m["place_id"]), m["place_id"])
        if place_id != m["place_id"]:
            k = known[place_id]
            m = m | {
                "place_id": place_id, "kind": k["kind"], "around": k["around"],
                "latitude": k["latitude"], "longitude": k["longitude"],
            }  # fmt: skip
        out.append(m)
    return out


def inferred(mentions: Iterable[PlaceMentionRow], listed: Iterable[Mapping[str, str]]) -> list[Inferred]:
    """The places of some mentions that are not listed, and the countries and states around them,
    each as a row of places.csv."""
    listed = list(listed)
    by_name = {world.fold(n): p["place_id"] for p in listed for n in (p["name"], *p["other_names"].split("|")) if n}
    ids = {p["place_id"] for p in listed}
    own: dict[str, list[PlaceMentionRow]] = defaultdict(list)
    for m in mentions:
        if m.get("rule") not in (None, LISTED) and m["place_id"] not in ids:
            own[m["place_id"]].append(m)
    out: dict[str, Inferred] = {}
    wider: dict[str, set[str]] = defaultdict(set)
    for place_id in sorted(own):
        found = own[place_id]
        chain = _chain(found, by_name)
        reports = {m["report_id"] for m in found}
        out[place_id] = Inferred(_row(place_id, found, chain), tuple(sorted(reports)))
        for n, p in enumerate(chain):
            if p not in ids and p not in own:
                wider[p] |= reports
                out[p] = Inferred(_wide(p, chain[n + 1] if n + 1 < len(chain) else ""), tuple(sorted(wider[p])))
    there = ids | set(out)
    return [
        i._replace(row=i.row | {"within": i.row["within"] if i.row["within"] in there else ""}) for i in out.values()
    ]


def _chain(found: list[PlaceMentionRow], by_name: Mapping[str, str]) -> list[str]:
    """What a place lies in, from the inside out, by the identifiers of places.csv where it lists them."""
    votes = Counter(m["around"] for m in found if m["around"])
    chain = votes.most_common(1)[0][0].split() if votes else []
    regions = {p: world.region_by_id(p) for p in chain}
    return [by_name.get(world.fold(r.name), p) if (r := regions[p]) else p for p in chain if p != found[0]["place_id"]]


def _row(place_id: str, found: list[PlaceMentionRow], chain: list[str]) -> dict[str, str]:
    spelled = Counter(sentence_case(" ".join(m["words"].split())) for m in found)
    name, *others = sorted(spelled, key=lambda n: (-spelled[n], n))
    kinds = Counter(m["kind"] for m in found if m["kind"])
    at = next((m for m in found if m["latitude"] is not None and m["longitude"] is not None), None)
    rules = sorted({m["rule"] for m in found}, key=lambda r: (r == TEXT, r == BY_SIZE, r))
    return {
        "place_id": place_id, "name": name, "kind": kinds.most_common(1)[0][0] if kinds else "area",
        "within": chain[0] if chain else "", "latitude": f"{at['latitude']:.5f}" if at else "",
        "longitude": f"{at['longitude']:.5f}" if at else "", "precision_km": "", "other_names": "|".join(others),
        "inferred": rules[0],
    }  # fmt: skip


def _wide(place_id: str, within: str) -> dict[str, str]:
    region = world.region_by_id(place_id)
    return {
        "place_id": place_id, "name": region.name if region else place_id.replace("-", " ").title(),
        "kind": region.kind if region else "region", "within": within, "latitude": "", "longitude": "",
        "precision_km": "", "other_names": "", "inferred": "gazetteer",
    }  # fmt: skip


def with_inferred(mentions: Iterable[PlaceMentionRow], listed: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The rows of places.csv and, behind them, those of the places that it lacks;
    the column inferred is empty for listed ones."""
    listed = list(listed)
    rows = [{**p, "inferred": p.get("inferred", "")} for p in listed]
    return [*rows, *(i.row for i in inferred(mentions, listed))]
