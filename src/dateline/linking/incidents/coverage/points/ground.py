"""Points about who controlled the area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import Cell, Point
from dateline.linking.incidents.coverage.wording import FROM, touches
from dateline.tables.vocabulary import Says


def the_ground(attack: Attack, _reports: list[str]) -> Iterator[Point]:
    """Yield a point for each party that is said to control the area, or that the attackers came from."""
    cells: dict[tuple[str, str], dict[str, Cell]] = defaultdict(dict)
    for p in attack.particulars:
        if p["aspect"] in ("ground", "from"):
            denied = p["value"].startswith("not ")
            key = (p["aspect"], p["value"].removeprefix("not "))
            cell = Cell(Says.DENIES if denied else Says.SO, (p["particular_id"],))
            before = cells[key].get(p["report_id"])
            if before is None or before.says != Says.SO:
                cells[key][p["report_id"]] = cell
    for (aspect, value), own in sorted(cells.items()):
        if aspect == "from":
            words = f"{FROM}{value}"
        elif value == "disputed":
            words = "the area is disputed"
        elif value.startswith("a gap"):
            words = f"there is {value}"
        else:
            words = f"{value} controlled the area"
        yield Point(words, own, touches(words))
