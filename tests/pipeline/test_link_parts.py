"""Linking in parts gives what linking at once gives, whoever does it;
reports that nothing ties lie in different bundles."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from newsroom import write

from dateline import tables
from dateline.core.decision import Decision
from dateline.core.parallel import Workers
from dateline.linking import link
from dateline.linking.blocking.blocks import Bundles
from dateline.linking.blocking.keys import ties
from dateline.linking.collation.concepts import Names
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.places.inferred import with_inferred
from dateline.linking.rows import ReadRows
from dateline.pipeline import extract_parts as extracting
from dateline.pipeline import link_parts as linking
from dateline.pipeline.extract import read_tables
from dateline.pipeline.extract_parts import extract_parts
from dateline.pipeline.link_parts import Done, Known, batch_tables, batched, link_parts
from dateline.reading import Case, read_case
from tests.linking.test_many_attacks import LEXICON, PLACES, Report
from tests.pipeline.test_extract_parts import bytes_below, ended_after


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of some 100 reports (nightly 240), extracted in parts of 50."""
    folder = tmp_path_factory.mktemp("country")
    write(240 if "DATELINE_EXAMPLES" in os.environ else 100, folder, seed=9)
    case = read_case(folder / "case")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extracting, "PART", 50)
        extract_parts(case.reports, folder / "extracted", case.lexicon, "parquet")
    return folder


@pytest.fixture(scope="module")
def one_process(country: Path) -> tuple[Path, Done]:
    """What one process makes of it in batches of 30, and what it says."""
    case = read_case(country / "case")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linking, "BATCH", 30)
        patch.setattr(linking, "FOLDER", 0)
        return country / "linked", link_parts(country / "extracted", country / "linked", known(case))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "BATCH", 30)
    monkeypatch.setattr(linking, "FOLDER", 0)  # no case is linked at once


def known(case: Case) -> Known:
    return Known(case.places, case.actors)


def content(frame: Any, *without: str) -> set[tuple[Any, ...]]:
    return {tuple(str(v) for k, v in r.items() if k not in without) for r in tables.rows(frame)}


def test_bundle_by_bundle_is_linked_what_is_linked_at_once(country: Path, one_process: tuple[Path, Done]) -> None:
    case, (linked, done) = read_case(country / "case"), one_process
    assert done.bundles > 1 and done.rows["reports"] == len(case.reports)
    whole = link(read_tables(case.reports, case.lexicon), case.places, case.actors)
    for name in ("incidents", "tolls", "claims", "variants", "statements", "reliances"):
        assert content(tables.read(linked, name)) == content(whole[name]), name


def test_two_processes_link_to_the_same_bytes(country: Path, one_process: tuple[Path, Done], tmp_path: Path) -> None:
    link_parts(country / "extracted", tmp_path, known(read_case(country / "case")), Workers(2))
    assert bytes_below(one_process[0]) == bytes_below(tmp_path)


def test_a_cluster_links_to_the_same_bytes_though_a_worker_is_killed(
    country: Path, one_process: tuple[Path, Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with ended_after(180), distributed.LocalCluster(**settings) as cluster, distributed.Client(cluster) as client:
        pids = client.run(os.getpid)
        killed: list[int] = []

        def midway(room: Path, n: int) -> dict[str, Any]:
            if n == 2:  # batches are being linked: the first two were handed out
                killed.append(next(iter(pids.values())))
                os.kill(killed[0], signal.SIGKILL)
            return batch_tables(room, n)

        monkeypatch.setattr(linking, "batch_tables", midway)
        crew = Workers(scheduler=cluster.scheduler_address)
        link_parts(country / "extracted", tmp_path, known(read_case(country / "case")), crew)
        assert killed and killed[0] not in client.run(os.getpid).values()
    assert bytes_below(one_process[0]) == bytes_below(tmp_path)


def test_a_persons_decisions_reach_their_bundle_and_the_others_are_told(country: Path, tmp_path: Path) -> None:
    case = read_case(country / "case")
    claim = tables.read(country / "extracted", "claims")["claim_id"].iloc[-1]
    given = [
        Decision(target, "reject", "", None, "Ann Roe", "2022-01-02", "no attack", line)
        for line, target in enumerate((claim, "c-0000000000"), 2)
    ]
    done = link_parts(country / "extracted", tmp_path, known(case)._replace(decisions=given))
    assert done.unanswered == [given[1]]
    status = tables.read(tmp_path, "claims").set_index("claim_id")["status"]
    assert status[claim] == "rejected" and set(status.drop(claim)) == {"machine"}


def test_a_missing_table_is_named_with_what_writes_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"reports.parquet is not there. Write it with: dateline extract"):
        link_parts(tmp_path, tmp_path / "linked", Known())


def test_a_bundle_larger_than_a_batch_is_a_batch_of_its_own() -> None:
    members = [["a"] * 40, ["b"] * 30, ["c"] * 90, ["d"]]
    assert [list(map(len, batch)) for batch in batched(members)] == [[40], [30], [90], [1]]


def made(*told: tuple[str, str | None, str]) -> list[Report]:
    """Reports as (outlet, published, text); r0 is the first."""
    return [
        Report(f"r{n}", outlet, text, published=day, dated_by="metadata" if day else "none")
        for n, (outlet, day, text) in enumerate(told)
    ]


# Published half a year apart, on days nobody can tell: nothing ties them, and each makes an attack without a day.
APART = (
    ("Post", "2022-03-05", "Four shepherds were killed in Ford long ago, the mayor said."),
    ("Echo", "2022-09-05", "Six drivers were killed in Ford long ago, residents said."),
)


def test_undated_attacks_at_one_place_in_two_bundles_have_names_of_their_own(tmp_path: Path) -> None:
    extract_parts(made(*APART), tmp_path / "read", LEXICON, "parquet")
    assert link_parts(tmp_path / "read", tmp_path / "linked", Known(PLACES)).bundles == 2
    names = list(tables.read(tmp_path / "linked", "incidents")["incident_id"])
    assert len(set(names)) == 2 and all(n.startswith("ford-undated-") for n in names)
    alone = link(read_tables(made(*APART[:1]), LEXICON), PLACES, [])["incidents"]
    assert set(alone["incident_id"]) < set(names), "the second report renames nothing"


def test_a_figure_that_a_person_moves_to_another_attack_is_linked_with_it(tmp_path: Path) -> None:
    line = "Gunmen attacked {} on Friday, killing five soldiers."
    told = made(("Post", "2022-03-05", line.format("Ford")), ("Post", "2022-03-05", line.format("Weir")))
    extract_parts(told, tmp_path / "read", LEXICON, "parquet")
    claim = tables.read(tmp_path / "read", "claims")["claim_id"].iloc[-1]
    moved = Decision(claim, "amend", "place_id", "ford", "Ann Roe", "2022-03-09", "a slip of the pen", 2)
    done = link_parts(tmp_path / "read", tmp_path / "linked", Known(PLACES, decisions=[moved]))
    assert done.bundles == 1
    assert list(tables.read(tmp_path / "linked", "incidents")["incident_id"]) == ["ford-2022-03-04"]


def bundles(*told: tuple[str, str | None, str]) -> list[list[str]]:
    """Reports as (outlet, published, text) in bundles; r0 is the first."""
    read = read_tables(made(*told), LEXICON)
    found = Bundles()
    found.add(read["reports"]["report_id"], ties(ReadRows.from_frames(read), Gazetteer(PLACES), Names()))
    return found.members()


def test_days_of_one_area_tie_and_months_apart_do_not() -> None:
    line = "Gunmen attacked {} on Friday, killing five soldiers."
    assert bundles(
        ("Post", "2022-03-05", line.format("Ford")),
        ("Post", "2022-03-05", line.format("Weir")),
        ("Echo", "2022-03-06", line.format("Ford")),
        ("Post", "2022-06-04", line.format("Ford")),
    ) == [["r0", "r2"], ["r1"], ["r3"]]


def test_an_undated_report_ties_all_of_its_area() -> None:
    line = "Gunmen attacked {} on Friday, killing five soldiers."
    assert bundles(
        ("Post", "2022-03-05", line.format("Ford")),
        ("Post", "2022-06-04", line.format("Ford")),
        ("Echo", None, line.format("Ford")),
        ("Post", "2022-06-04", line.format("Weir")),
    ) == [["r0", "r1", "r2"], ["r3"]]


def test_figures_tie_a_report_that_names_no_place() -> None:
    assert bundles(
        ("Post", "2022-03-05", "Gunmen attacked Ford on Friday, killing five soldiers and two civilians."),
        ("Post", "2022-03-05", "Gunmen attacked Weir on Friday, killing nine soldiers and four civilians."),
        ("Echo", "2022-03-06", "Gunmen killed nine soldiers and four civilians on Friday."),
    ) == [["r0"], ["r1", "r2"]]


def test_a_place_that_nothing_lists_ties_the_reports_that_name_it_on_a_day() -> None:
    told = made(
        ("Post", "2022-03-05", "Gunmen attacked Ford on Friday, killing five soldiers. Shops in Salby were shut."),
        ("Echo", "2022-03-05", "Gunmen attacked a school in Salby on Friday, killing five soldiers."),
        ("Echo", "2022-06-04", "Gunmen attacked a school in Salby on Friday, killing five soldiers."),
    )
    read = read_tables(told, LEXICON)
    rows = ReadRows.from_frames(read)
    found = Bundles()
    known = Gazetteer(with_inferred(rows.places, PLACES))
    found.add(read["reports"]["report_id"], ties(rows, known, Names()))
    assert found.members() == [["r0", "r1"], ["r2"]]


SAID = "We will reopen the ferry before the harvest and pay whoever lost a boat to the flood"


def test_words_tie_as_quoted_and_as_told() -> None:
    assert bundles(
        ("Post", "2022-03-05", f"“{SAID},” Amina Karim said on Friday."),
        ("Echo", "2022-03-05", f"Amina Karim said: “{SAID.replace(' whoever', ' all who')}.”"),
        ("Wave", "2022-03-05", "Amina Karim said: “Nobody asked the council about the lamps on the market square.”"),
        (
            "Star",
            "2022-03-05",
            (
                "Amina Karim promised that the ferry would reopen before the harvest, "
                "and that boats lost to the flood would be paid."
            ),
        ),
    ) == [["r0", "r1", "r3"], ["r2"]]


def test_what_is_said_again_half_a_year_later_is_another_utterance_with_contradictions_of_its_own(
    tmp_path: Path,
) -> None:
    changed = SAID.replace("the ferry before the harvest", "the school after the harvest")
    told = [
        (outlet, day, f"“{words},” Amina Karim said on Friday.")
        for day in ("2022-03-05", "2022-09-03")
        for outlet, words in (("Post", SAID), ("Echo", SAID), ("Wave", changed))
    ]
    extract_parts(made(*told), tmp_path / "read", LEXICON, "parquet")
    assert link_parts(tmp_path / "read", tmp_path / "linked", Known(PLACES)).bundles == 2
    assert tables.read(tmp_path / "linked", "variants")["utterance_id"].nunique() == 2
    found = tables.read(tmp_path / "linked", "contradictions")
    assert len(found) == 2 and found["contradiction_id"].nunique() == 2 and found["summary"].nunique() == 1


def test_a_formula_ties_nothing() -> None:
    """What comes back on more than a dozen days is no mark of a story."""
    line = "“We call on all sides to show restraint in these difficult days for our country,” the ministry said."
    days = [f"2022-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 11)]
    assert len(bundles(*(("Post", day, line) for day in days))) == len(days)


@pytest.mark.parametrize("size", [1, 60])
def test_attacks_of_one_town_and_day_in_two_bundles_have_names_of_their_own(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "BATCH", size)
    monkeypatch.setattr(Bundles, "members", lambda _: [["r0"], ["r1"]])
    told = made(
        ("Post", "2022-03-05", "Gunmen attacked a bus in Ford on Friday, killing five soldiers."),
        ("Echo", "2022-03-05", "A bomb in Ford killed 20 people at a market on Friday."),
    )
    extract_parts(told, tmp_path / "read", LEXICON, "parquet")
    done = link_parts(tmp_path / "read", tmp_path / "linked", Known(PLACES))
    names = list(tables.read(tmp_path / "linked", "incidents")["incident_id"])
    assert done.rows["set_aside"] == 0 and len(set(names)) == 2
    assert "ford-2022-03-04" in names and all(n.startswith("ford-2022-03-04") for n in names)
    assert set(tables.read(tmp_path / "linked", "claims")["incident_id"]) == set(names)
