"""Why something changed since the last published edition, found out from tables and inputs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dateline import tables
from dateline.core.diagnostics import Unusable
from dateline.custody.recording import record
from dateline.pipeline.causes import Causes, Program, read_since
from dateline.pipeline.change_reasons import changelog_entry
from dateline.pipeline.diff import Change
from dateline.pipeline.edition import edition
from dateline.pipeline.verifying.kept import of_inputs_of_editions
from dateline.reading import Case, read_case
from dateline.reading.case import Parameters
from dateline.reading.past_editions import PastEdition, hashes, inputs_of, keep
from tests.generators.days import PLACES, Grown, days


def link(case: Case, settings: Parameters) -> Mapping[str, pd.DataFrame]:
    return edition(case, settings)


class Desk:
    """A case whose editions are published as tables alone."""

    def __init__(self, data: Path) -> None:
        self.data, self.store = data, data.parent / "published"
        self.past: list[PastEdition] = []

    def publish(self, on: str, code: str = "one", frames: Mapping[str, pd.DataFrame] | None = None) -> list[Change]:
        case = read_case(self.data)
        now = frames or edition(case, case.parameters)
        since = read_since(self.past[-1], self.store / self.past[-1].name) if self.past else None
        found = Causes(case, case.parameters, now, since, Program("1.1", code)).changes(link) if since else []
        tables.write(self.store / on, now, ["parquet"])
        inputs = hashes(inputs_of(self.data).items())
        self.past.append(PastEdition(on, len(self.past) + 1, on, "b", "1.0", code, inputs, {}))
        keep(self.data, self.past[-1])
        return found

    def figure_of(self, report_id: str) -> str:
        claims = tables.read(self.store / self.past[-1].name, "claims")
        return str(claims[claims["report_id"] == report_id]["claim_id"].iloc[0])


def test_each_change_of_a_toll_has_its_own_cause(tmp_path: Path) -> None:
    replay(tmp_path, 2, 5)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(20))
def test_each_change_of_fifteen_days_has_its_own_cause(tmp_path: Path, seed: int) -> None:
    replay(tmp_path, seed, 15)


def replay(tmp_path: Path, seed: int, count: int) -> None:
    grown, desk = Grown(tmp_path / "data", seed), Desk(tmp_path / "data")
    for day, expected in days(grown, desk.figure_of, count):
        found = [c for c in desk.publish(day.isoformat()) if c.table == "tolls"]
        told = {c.item.split("-")[0]: c for c in found}
        assert len(told) == len(found) and told.keys() == {e.place for e in expected}, day
        for e in expected:
            assert told[e.place].cause == e.cause and e.word in told[e.place].because, (day, told[e.place])


def test_a_changed_program_is_told_with_the_rule_that_reads_otherwise(tmp_path: Path) -> None:
    grown = Grown(tmp_path / "data", 1)
    grown.report("salby", pd.Timestamp("2022-05-03").date())
    desk, case = Desk(tmp_path / "data"), read_case(tmp_path / "data")
    now = edition(case, case.parameters)
    blind = {**now, "claims": now["claims"].iloc[:0], "tolls": now["tolls"].iloc[:0]}
    desk.publish("2022-05-03", "older", blind)
    grown.report("dorvik", pd.Timestamp("2022-05-04").date())
    found = {(c.table, c.item.split("-")[0]): c for c in desk.publish("2022-05-04", "newer")}
    rule = str(now["claims"]["rule"].iloc[0])
    salby, dorvik = found["tolls", "salby"], found["tolls", "dorvik"]
    assert salby.cause == "changed rule"
    assert salby.because.startswith("Dateline 1.1 (before 1.0) reads it otherwise") and rule in salby.because
    assert dorvik.cause == "new report" and "r2" in dorvik.because


def test_a_withdrawn_report_and_a_setting_are_causes_too(tmp_path: Path) -> None:
    grown, desk = Grown(tmp_path / "data", 1), Desk(tmp_path / "data")
    day = pd.Timestamp("2022-05-03").date()
    for _ in range(2):
        grown.report("salby", day)
    desk.publish("2022-05-03")
    (tmp_path / "data" / "reports" / "r2.md").unlink()
    gone = [c for c in desk.publish("2022-05-04") if c.table == "tolls"]
    assert [(c.cause, "r2" in c.because) for c in gone] == [("withdrawn report", True)]
    places = tmp_path / "data" / "places.csv"
    places.write_text(places.read_text(encoding="utf-8").replace("salby,Salby,", "old-salby,Salby,"), encoding="utf-8")
    moved = [c for c in desk.publish("2022-05-05") if c.table == "tolls"]
    assert moved and {c.cause for c in moved} == {"setting of the case"} and "places.csv changed" in moved[0].because


def test_the_changelog_entry_of_a_rule_is_found_above_the_older_version(tmp_path: Path) -> None:
    file = tmp_path / "CHANGELOG.md"
    file.write_text(
        "# Changelog\n\n## Unreleased\n\n- Twins count as two people (rule `twins`). More of it.\n- Other.\n\n"
        "## 1.0.0\n\n- Older (rule `triplets`).\n",
        encoding="utf-8",
    )
    assert changelog_entry(["twins"], "1.0.0", file) == "Twins count as two people (rule `twins`)"
    assert changelog_entry(["triplets"], "1.0.0", file) == ""


def started(folder: Path) -> tuple[Grown, Desk]:
    """A case of two attacks with two reports each, and its first edition."""
    grown, desk = Grown(folder / "data", 1), Desk(folder / "data")
    for place in ("salby", "dorvik", "salby", "dorvik"):
        grown.report(place, date(2022, 5, 3))
    desk.publish("2022-05-03")
    return grown, desk


def test_a_decision_that_was_taken_back_is_told_as_that(tmp_path: Path) -> None:
    grown, desk = started(tmp_path)
    grown.decide("salby", date(2022, 5, 4), desk.figure_of)
    desk.publish("2022-05-04")
    (tmp_path / "data" / "review.csv").write_text("target,decision,field,value,by,on,why\n", encoding="utf-8")
    (toll,) = (c for c in desk.publish("2022-05-05") if c.table == "tolls")
    assert toll.cause == "a person’s decision" and toll.because.startswith("taken back: Ann Roe")


def test_an_edit_by_hand_names_who_made_it_and_why(tmp_path: Path) -> None:
    grown, desk = started(tmp_path)
    record(tmp_path / "data", "Ben Lie", "as they should be")
    grown.rewrite("salby", date(2022, 5, 4))
    record(tmp_path / "data", "Ann Roe", "a typing error")
    (toll,) = (c for c in desk.publish("2022-05-04") if c.table == "tolls")
    assert toll.cause == "newer version of a report"
    assert toll.because.endswith("(r3), changed by hand by Ann Roe: a typing error")
    grown.rewrite("salby", date(2022, 5, 5))  # nobody says who
    (toll,) = (c for c in desk.publish("2022-05-05") if c.table == "tolls")
    assert "by hand" not in toll.because


def test_what_no_reading_follows_from_is_no_cause(tmp_path: Path) -> None:
    _, desk = started(tmp_path)
    (tmp_path / "data" / "verify.json").write_text("{}", encoding="utf-8")
    (tmp_path / "data" / "places.csv").write_text(PLACES.replace("salby,", "old-salby,"), encoding="utf-8")
    found = [c for c in desk.publish("2022-05-04") if c.table == "tolls"]
    assert {c.because for c in found} == {"places.csv changed"}


def test_an_input_of_an_edition_that_was_changed_is_not_followed(tmp_path: Path) -> None:
    grown, desk = started(tmp_path)
    grown.report("salby", date(2022, 5, 4))
    grown.choose("conservative")
    report = hashes(inputs_of(tmp_path / "data").items())["reports/r1.md"]
    kept = tmp_path / "data" / "editions" / "files" / report
    kept.write_bytes(kept.read_bytes().replace(b"8 people", b"7 people"))
    with pytest.raises(Unusable, match="was changed since it was published"):
        desk.publish("2022-05-04")
    (finding,) = of_inputs_of_editions(tmp_path / "data")
    assert finding.wrong and "reports/r1.md of edition 2022-05-03 was changed" in finding.problem.what
