"""Points about what was said that several reports print."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import Cell, Point
from dateline.linking.incidents.coverage.wording import NEVER
from dateline.tables.vocabulary import Says

# Points that fewer reports print tell more about those reports than about the attack's coverage.
FEWEST_PRINTINGS = 3


def printed(attack: Attack, reports: list[str]) -> Iterator[Point]:
    """What was said that at least three of the reports print: so where they have its words,
    a part where they cut them."""
    if len(reports) < FEWEST_PRINTINGS:
        return
    said = attack.shared.said
    for variants in attack.shared.variants.values():
        first = next((v for v in variants if v["relation"] == "base"), None)
        base = said.get(first["statement_id"]) if first else None
        cells: dict[str, Cell] = {}
        for v in variants:
            if v["report_id"] in reports and v["statement_id"] in said and first:
                # Another passage of the same utterance is a part of it.
                own = (v["base_statement_id"], v["base_start"]) == (first["statement_id"], first["start"])
                whole = v["relation"] in ("base", "verbatim", "extended") and own
                cell = Cell(Says.SO if whole else Says.PART_OF, (v["statement_id"],))
                before = cells.get(v["report_id"])
                if before is None or (whole and before.says != Says.SO):
                    cells[v["report_id"]] = cell
        if base is None or not base["speaker"] or len(cells) < FEWEST_PRINTINGS:
            continue
        for r in reports:
            same = [
                s for s in attack.shared.statements[r] if s["speaker"] == base["speaker"] and s["act"] == base["act"]
            ]
            # That a ministry reports something else is no part of what it said here.
            if same and base["act"] not in ("report", "assess"):
                cells.setdefault(r, Cell(Says.PART_OF, (same[0]["statement_id"],)))
        opening = " ".join(base["words"].strip('“”"').split()[:8])
        yield Point(f"{base['speaker']}: “{opening} …”", cells, NEVER)
