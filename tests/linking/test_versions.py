"""A newer version of a page replaces what the older one said, and the older is kept as history."""

from typing import Any

import pytest

from dateline import tables
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.linking.provenance.versions import replaced
from dateline.pipeline.extract import read_tables

PLACES = [{"place_id": "dorvik", "name": "Dorvik", "kind": "town", "within": "", "latitude": "", "longitude": "",
           "precision_km": "", "other_names": ""}]  # fmt: skip
TEXT = (
    "A mine killed {} quarry workers in Dorvik on Monday. “We shall close the {} road,” Lars Berg, "
    "the mayor, told reporters."
)


def report(name: str, dead: str, **more: Any) -> Report:
    return Report(name, "Post", TEXT.format(dead, name), published="2023-01-31", **more)


def linked(*reports: Report) -> dict[str, list[dict[str, Any]]]:
    read = read_tables(reports, Lexicon(places={"dorvik": ("Dorvik",)}))
    return {name: tables.rows(tables.check(name, frame)) for name, frame in link(read, PLACES, []).items()}


OLD, NEW = "2023-01-31T08:00:00Z", "2023-02-02T08:00:00+00:00"


@pytest.mark.parametrize(
    "reports",
    [
        [report("a", "nine"), report("a-2", "seven", version_of="a")],
        [report("a", "nine", fetched=OLD), report("a-2", "seven", version_of="a", fetched=NEW)],
        [report("a", "seven", fetched=NEW), report("a-2", "nine", version_of="a", fetched=OLD)],
        [report("a", "five"), report("a-2", "nine", version_of="a"), report("a-3", "seven", version_of="a-2")],
        [report("a", "seven"), report("a-2", "nine", version_of="a", partial=True)],
    ],
)
def test_the_newest_version_counts_and_the_older_is_superseded(reports: list[Report]) -> None:
    found = linked(*reports)
    (toll,) = [t for t in found["tolls"] if t["effect"] == "killed" and t["group"] == "all"]
    assert (toll["low"], toll["best"], toll["high"]) == (7, 7, 7)
    older = {r["report_id"] for r in found["reports"] if r["replaced_by"]}
    assert len(found["reports"]) == len(reports) and len(older) == len(reports) - 1
    assert {c["mode"] for c in found["claims"] if c["report_id"] in older} == {"superseded"}
    assert not [c for c in found["contradictions"] if c["kind"] == "number"]
    assert {i["reports"] for i in found["incidents"]} == {1}
    assert {s["report_id"] for s in found["statements"]} == {r.report_id for r in reports}, "quotations stay as history"
    assert not found["variants"]


def test_reports_of_other_pages_replace_nothing() -> None:
    rows = [report("a", "nine"), report("b", "seven"), report("c", "seven", version_of="gone")]
    assert replaced(tables.rows(read_tables(rows)["reports"])) == {}
