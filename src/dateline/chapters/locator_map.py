"""The places chapter: where, how sure, and how often named."""

from __future__ import annotations

from collections import Counter
from math import cos, radians
from typing import TYPE_CHECKING

from dateline.chapters.common.charts import COLOURS, INK, MUTED, canvas, label, picture
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, join, paragraph, plural, table
from dateline.chapters.common.traced import shown
from dateline.chapters.incident import nearby
from dateline.linking.places.gazetteer import Gazetteer, bearing, distance_km
from dateline.linking.places.positions import positions
from dateline.tables import IncidentRow, PlaceRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Ellipse

# Of more places than this only those of attacks are named.
MOST_NAMES = 20
RADIUS_KM = {1: 3, 2: 25, 3: 25, 4: 60, 5: 60, 6: 200}


def gazetteer(book: Edition) -> Gazetteer:
    """The edition's places, as linking knows them."""
    return Gazetteer([{k: "" if v is None else str(v) for k, v in p.items()} for p in book.places.values()])


@shown
def answer(book: Edition) -> Html:
    """How many places are named, and which most."""
    count = Counter(p["place_id"] for p in book.rows("places"))
    if not count:
        return paragraph("No known place is named.", kind="dl-answer")
    top, n = count.most_common(1)[0]
    return paragraph(
        f"The reports name {plural(len(count), 'known place')}, {book.places[top]['name']} most often "
        f"({plural(n, 'time')}).",
        kind="dl-answer",
    )


def _at(row: PlaceRow | IncidentRow) -> tuple[float, float]:
    """Where a place or an attack with coordinates lies: east, then north."""
    return row["longitude"] or 0.0, row["latitude"] or 0.0


def _towns(ax: Axes, spots: dict[str, PlaceRow], named: set[str]) -> None:
    """Draw places, with names unless they are too many; `named` are places of attacks, whose names stand lower."""
    for place_id, p in spots.items():
        ax.plot(*_at(p), "o", color=MUTED, markersize=3.5)
        if len(spots) > MOST_NAMES and place_id not in named:
            continue
        ax.annotate(
            label(p["name"]), _at(p), xytext=(5, -9 if place_id in named else 3),
            textcoords="offset points", fontsize=8.5, color=INK,
        )  # fmt: skip


@shown
def locator(book: Edition, incident_id: str | None = None) -> Html:
    """Picture: towns with coordinates, and incidents with a circle as wide as the place is uncertain."""
    spots = {i: p for i, p in book.places.items() if p["latitude"] is not None}
    shown = [
        i for i in book.incidents.values() if i["latitude"] is not None and incident_id in (None, i["incident_id"])
    ]
    if not spots or not shown:
        return paragraph("No coordinates are known for this, so there is no map.")
    middle = sum(p["latitude"] or 0.0 for p in spots.values()) / len(spots)
    squeeze = cos(radians(middle))
    with canvas(6.4, 5.4) as (fig, ax):
        _towns(ax, spots, {i["place_id"] for i in shown})
        for n, i in enumerate(shown):
            radius = RADIUS_KM[int(i["where_precision"])] / 111.2
            ax.add_patch(_ellipse(_at(i), radius / squeeze, radius, COLOURS[1]))
            ax.plot(*_at(i), "X", color=COLOURS[1], markersize=8, label="attack" if n == 0 else None)
        ax.set_aspect(1 / squeeze)
        ax.margins(0.12)
        left, low = ax.get_xlim()[0], ax.get_ylim()[0]
        bar = 50 / 111.2 / squeeze
        ax.plot([left + 0.1, left + 0.1 + bar], [low + 0.08, low + 0.08], color=INK, linewidth=2)
        ax.annotate("50 km", (left + 0.1, low + 0.08), xytext=(0, 4), textcoords="offset points", fontsize=8, color=INK)
        ax.set_xlabel("degrees east")
        ax.set_ylabel("degrees north")
        ax.legend(loc="upper right")
        names = "; ".join(i["name"] for i in shown)
        text = (
            f"Crosses are attacks ({names}), at or near the place named; a circle shows how far from its cross an "
            "attack may have been. Dots are places with known coordinates. No map of roads or borders lies below."
        )
        return picture(fig, "map" if incident_id is None else f"map-{incident_id}", "Where", text)


def _ellipse(at: tuple[float, float], x: float, y: float, colour: str) -> Ellipse:
    from matplotlib.patches import Ellipse

    return Ellipse(at, 2 * x, 2 * y, facecolor="none", edgecolor=colour, linewidth=1.2, linestyle="--")


@shown
def distances(book: Edition, incident_id: str) -> Html:
    """How far the incident lies from the known towns."""
    i, rows = book.incidents[incident_id], []
    if i["latitude"] is None or i["longitude"] is None:
        return paragraph("No coordinates are known for this place.")
    if near := nearby(book, i):
        return paragraph(
            f"The coordinates of {book.places[i['place_id']]['name']} are not known. "
            f"The map shows {near}, which lies near or around it, "
            "so no distances are given."
        )
    here = (i["latitude"], i["longitude"])
    for p in book.places.values():
        if p["latitude"] is not None and p["longitude"] is not None and p["place_id"] != i["place_id"]:
            there = (p["latitude"], p["longitude"])
            rows.append((p["name"], round(distance_km(there, here)), bearing(there, here)))
    rows.sort(key=lambda r: r[1])
    return table(["From", "Kilometres", "Direction"], rows[:8], "Distances", kinds=Columns(numeric=["Kilometres"]))


@shown
def place_table(book: Edition) -> Html:
    """Every place the case knows: spellings found, mentions, reports, incidents."""
    mentions: dict[str, list[tuple[str, str]]] = {}
    for m in book.rows("places"):
        mentions.setdefault(m["place_id"], []).append((m["report_id"], m["words"]))
    rows = []
    for pid, p in book.places.items():
        own = mentions.get(pid, [])
        if own:
            spellings = sorted({" ".join(w.split()) for _, w in own})
            found = [book.incident(i["incident_id"]) for i in book.incidents.values() if i["place_id"] == pid]
            rows.append(
                (
                    p["name"],
                    p["kind"],
                    book.places[p["within"]]["name"] if p["within"] in book.places else None,
                    ", ".join(spellings),
                    len(own),
                    len({r for r, _ in own}),
                    join(found) if found else None,
                )
            )
    rows.sort(key=lambda r: -int(r[4]))
    return table(
        ["Place", "Kind", "Within", "Spellings found", "Mentions", "Reports", "Incidents"],
        rows,
        "Places named",
        kinds=Columns(numeric=["Mentions", "Reports"]),
    )


@shown
def stated_positions(book: Edition) -> Html:
    """Every stated distance and direction beside the computed one."""
    known = gazetteer(book)
    checked = {p.particular_id: p for p in positions(book.particulars.values(), known)}
    rows = []
    for p in book.particulars.values():
        if p["aspect"] == "position":
            found = checked.get(p["particular_id"])
            place = known.name(p["place_id"]) if p["place_id"] else None
            verdict = ("fits" if found.fits else "does not fit") if found else "can’t be checked: no coordinates"
            rows.append(
                (
                    place,
                    book.evidence(p["particular_id"], p["words"]),
                    found.computed if found else None,
                    verdict,
                    book.report(p["report_id"]),
                )
            )
    return table(["Place", "As stated", "By the coordinates", "", "Report"], rows, "Stated positions")
