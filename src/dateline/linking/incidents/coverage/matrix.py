"""What each report says of each point about an attack, as rows of the table coverage.

The points follow from the tables: the number of dead and wounded, the day, an accident, the means, how many attacks or
places, who controlled the area, whether somebody claimed it, and what was said that several print.
A cell is judged by the report's own words: "so" only where it says exactly that; "denies" only where a source
in it denies that point; "not yet known" only for a report that certainly appeared before the first that says it;
"nothing" only where no sentence touches the point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import Cell, Point, how_many_say_so
from dateline.linking.incidents.coverage.points.day import the_day
from dateline.linking.incidents.coverage.points.extent import the_extent
from dateline.linking.incidents.coverage.points.figures import figures
from dateline.linking.incidents.coverage.points.ground import the_ground
from dateline.linking.incidents.coverage.points.means import an_accident, the_means
from dateline.linking.incidents.coverage.points.responsibility import claimed
from dateline.linking.incidents.coverage.points.statements import printed
from dateline.linking.incidents.coverage.reports import Tables
from dateline.linking.incidents.coverage.wording import of_a_region
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import LinkedRows
from dateline.tables import CoverageRow
from dateline.tables.vocabulary import Says


def coverage(linked: LinkedRows, gazetteer: Gazetteer) -> list[CoverageRow]:
    """The rows of the table coverage: for every attack that two reports mention,
    every point and each of these reports."""
    own: dict[str, Attack] = {}
    shared = Tables(linked, gazetteer)
    for i in linked.incidents:
        own[i["incident_id"]] = Attack(i, shared)
    for c in linked.claims:
        if c["incident_id"] in own and c["status"] != "rejected":
            own[c["incident_id"]].claims.append(c)
    for p in linked.particulars:
        if p["incident_id"] in own and p["status"] != "rejected":
            own[p["incident_id"]].particulars.append(p)
    for t in linked.tolls:
        own[t["incident_id"]].tolls.append(t)
    return [row for attack in own.values() for row in _rows(attack)]


def _rows(attack: Attack) -> Iterator[CoverageRow]:
    """Yield the rows of one attack, the points that most reports make first."""
    reports = sorted({r["report_id"] for r in (*attack.claims, *attack.particulars)})
    if len(reports) < 2:
        return
    makers: tuple[Callable[[Attack, list[str]], Iterable[Point]], ...] = (
        figures, the_day, an_accident, the_means, the_extent, the_ground, claimed, printed,
    )  # fmt: skip
    found = [p for make in makers for p in make(attack, reports)]
    filled = [(p.words, _filled(attack, p, reports)) for p in found if how_many_say_so(p.cells) > 0]
    for words, cells in sorted(filled, key=lambda f: (-how_many_say_so(f[1]), f[0])):
        for report, cell in cells.items():
            yield {
                "incident_id": attack.incident["incident_id"], "point": words, "report_id": report,
                "says": cell.says, "evidence": " ".join(dict.fromkeys(cell.evidence)),
            }  # fmt: skip


def _filled(attack: Attack, p: Point, reports: list[str]) -> dict[str, Cell]:
    """Return what each report says of a point, with those that only touch it, could not know it, or say nothing."""
    first = attack.shared.first_day(r for r in {*p.giving, *(r for r, c in p.cells.items() if c.says == Says.SO)})
    out = {}
    for r in reports:
        if r in p.cells:
            out[r] = p.cells[r]
        elif at := attack.touched(r, p, anywhere=of_a_region(p.words)):
            out[r] = Cell(Says.PART_OF, at)
        elif attack.alone_in(r) and p.touches.search(title := attack.shared.reports[r]["title"]) and p.tells(title):
            out[r] = Cell(Says.PART_OF, (r,))
        else:
            early = attack.before(r, first)
            out[r] = Cell(Says.NOT_YET_KNOWN if early else Says.NOTHING, (r,))
    return out
