"""Contradictions about where and how: whose ground it was, where the attackers came from, by what means, and positions that
do not fit the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dateline.linking.contradictions.common import Linked, Sides
from dateline.linking.places.positions import positions
from dateline.tables import Row


def ground(known: Linked) -> Iterator[Row]:
    """All of them."""
    yield from _held_by_whom(known)
    yield from _means(known)
    yield from _positions(known)


def _held_by_whom(known: Linked) -> Iterator[Row]:
    """Who is said to have held the ground; "disputed" and "a gap" are stances too."""
    by_incident: dict[str, list[Row]] = defaultdict(list)
    for p in known.rows("particulars"):
        if p["aspect"] in ("ground", "from") and p["incident_id"]:
            by_incident[p["incident_id"]].append(p)
    for incident, found in sorted(by_incident.items()):
        sides: Sides = _by_stance(found)
        holders = {p["value"] for p in found if not p["value"].startswith(("disputed", "not ", "a gap"))}
        denied = any(p["value"].startswith("not ") and any(o["value"] == p["value"][4:] for o in found) for p in found)
        if len(holders) > 1 or denied:
            yield known.contradiction("responsibility", incident, f"{known.name(incident)}: whose ground it was", sides)


def _by_stance(found: list[Row]) -> Sides:
    """Particulars by what they say, with who says it in the label; the outlet itself where nobody is named."""
    stances: dict[str, list[Row]] = defaultdict(list)
    for p in found:
        stances[_stance(p)].append(p)
    named = {stance: sorted({p["attributed_to"] for p in own if p["attributed_to"]}) for stance, own in stances.items()}
    return {
        f"{stance} ({', '.join(named[stance])})" if named[stance] else stance: own for stance, own in stances.items()
    }


def _stance(p: Row) -> str:
    value = p["value"]
    if p["aspect"] == "from":
        return f"the attackers came from ground held by {value}"
    if value.startswith("a gap"):
        return f"there is {value}"
    if value in ("disputed", "not disputed"):
        return f"the ground is {value}"
    return f"the ground was {'not ' if value.startswith('not ') else ''}held by {value.removeprefix('not ')}"


# A means that is another one by a narrower name: who says "a bomb" does not deny that the bomber died with it.
KIND_OF = {"suicide attack": "bomb"}


def _means(known: Linked) -> Iterator[Row]:
    """The same dead by different means: seven by an ambush, seven by a bomb."""
    figures: dict[tuple[str, str, str, int], Sides] = defaultdict(lambda: defaultdict(list))
    for c in known.claims.values():
        if c["incident_id"] and c["means"] and c["low"] is not None and c["low"] == c["high"]:
            figures[c["incident_id"], c["effect"], c["group"], c["low"]][
                KIND_OF.get(str(c["means"]), str(c["means"]))
            ].append(c)
    for (incident, effect, group, n), by_means in sorted(figures.items()):
        if (
            len({known.origins.at(c["report_id"], c["start"]) for found in by_means.values() for c in found}) > 1
            and len(by_means) > 1
        ):
            sides: Sides = {f"{n} {group} {effect}, by {_article(m)}": found for m, found in by_means.items()}
            yield known.contradiction(
                "means", incident, f"{known.name(incident)}: by what {n} {group} were {effect}", sides
            )


def _article(means: str) -> str:
    return means if means == "gunfire" else f"{'an' if means[0] in 'aeiou' else 'a'} {means}"


def _positions(known: Linked) -> Iterator[Row]:
    """A place that does not lie where a report puts it."""
    rows = {p["particular_id"]: p for p in known.rows("particulars")}
    for found in positions(rows.values(), known.gazetteer):
        if not found.fits:
            p = rows[found.particular_id]
            sides: Sides = {f"“{p['words']}”": [p], f"{found.computed}, by the coordinates in places.csv": []}
            place = known.gazetteer.name(p["place_id"])
            yield known.contradiction(
                "place",
                None,
                f"{place} does not lie where {known.reports[p['report_id']]['outlet']} puts it",
                sides,
                about=p["particular_id"],
            )
