"""What a person's decisions change in the shipped case."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dateline.core.decision import Decision
from dateline.pipeline.edition import edition, unanswered
from dateline.reading import Case
from dateline.tables import rows


def decided(case: Case, *given: tuple[str, str, str, object]) -> dict[str, pd.DataFrame]:
    """The tables with decisions (target, decision, field, value) by Ann."""
    made = tuple(Decision(t, d, f, v, "Ann", "2022-01-02", "read again", n) for n, (t, d, f, v) in enumerate(given, 2))
    return edition(replace(case, decisions=made), case.parameters)


def row(tables: dict[str, pd.DataFrame], name: str, **match: Any) -> dict[str, Any]:
    return next(r for r in rows(tables[name]) if all(r[k] == v for k, v in match.items()))


@pytest.fixture
def ten(linked: dict[str, pd.DataFrame]) -> str:
    """The identifier of Kurdistan 24's ten Peshmerga."""
    return str(row(linked, "claims", report_id="k24-us", low=10)["claim_id"])


def test_a_confirmed_claim_says_so_and_changes_nothing_else(
    case: Case, linked: dict[str, pd.DataFrame], ten: str
) -> None:
    after = decided(case, (ten, "confirm", "", None))
    assert row(after, "claims", claim_id=ten)["status"] == "confirmed"
    assert rows(after["tolls"]) == rows(linked["tolls"]) and not unanswered(after)


def test_a_rejected_claim_counts_nowhere_and_is_still_shown(case: Case, ten: str) -> None:
    after = decided(case, (ten, "reject", "", None))
    assert row(after, "claims", claim_id=ten)["status"] == "rejected"
    assert row(after, "claims", claim_id=ten)["incident_id"] is None
    assert not any(ten in t["claim_ids"] for t in rows(after["tolls"]))
    assert not any(ten in x["sides"] for x in rows(after["contradictions"]))


def test_nothing_is_made_of_what_is_rejected(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    """Without any figure no report can be dated by the attack it tells of;
    the figures stay in the table as they were read."""
    assert "inferred" in set(linked["reports"]["dated_by"])
    after = decided(case, *((i, "reject", "", None) for i in linked["claims"]["claim_id"]))
    assert list(after["claims"]["claim_id"]) == list(linked["claims"]["claim_id"])
    assert set(after["claims"]["status"]) == {"rejected"} and not unanswered(after)
    inferred = [r for r in rows(after["reports"]) if r["dated_by"] == "inferred"]
    assert not [r["report_id"] for r in inferred if "It reports an attack" in r["dated_why"]]
    assert after["incidents"].empty and after["tolls"].empty
    assert not [r for r in rows(after["reliances"]) if r["relation"] == "cited"]


def test_an_amended_figure_changes_the_toll(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    first = row(linked, "claims", report_id="shafaq-13", effect="wounded", low=5)
    both = [c["claim_id"] for c in rows(linked["claims"]) if c["report_id"] == "shafaq-13" and c["effect"] == "wounded"]
    after = decided(case, *((i, "amend", f, 6) for i in both for f in ("low", "high")))
    assert row(after, "claims", claim_id=first["claim_id"])["status"] == "amended"
    assert row(after, "tolls", incident_id="makhmour-2021-12-02", effect="wounded", group="all")["best"] == 6


def test_a_rejected_statement_prints_no_utterance(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    printing = next(v for v in rows(linked["variants"]) if v["report_id"] == "kayhan" and v["quoted"])
    after = decided(case, (printing["statement_id"], "reject", "", None))
    assert not any(v["statement_id"] == printing["statement_id"] for v in rows(after["variants"]))


def test_incidents_are_put_together_and_taken_apart(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    after = decided(case, ("makhmour-2021-12-02", "merge", "", "qara-salim-2021-12-05"))
    names = set(after["incidents"]["incident_id"])
    assert "qara-salim-2021-12-05" not in names and "makhmour-2021-12-02" in names and not unanswered(after)
    assert "A person put attacks together" in row(after, "incidents", incident_id="makhmour-2021-12-02")["why"]
    esta = row(linked, "claims", report_id="esta", part="text", incident_id="qara-salim-2021-12-05", low=4)["claim_id"]
    apart = decided(case, (esta, "split", "", None))
    moved = row(apart, "claims", claim_id=esta)["incident_id"]
    headline = row(linked, "claims", report_id="esta", part="title", incident_id="qara-salim-2021-12-05")["claim_id"]
    alone = row(decided(case, (headline, "split", "", None)), "claims", claim_id=headline)
    assert alone["incident_id"] is None or pd.isna(alone["incident_id"])
    assert moved not in set(linked["incidents"]["incident_id"]) and moved in set(apart["incidents"]["incident_id"])


def test_a_decision_whose_target_is_gone_is_told_with_its_line(case: Case) -> None:
    (problem,) = unanswered(decided(case, ("c-0000000000", "reject", "", None)))
    assert (problem.file, problem.line) == ("review.csv", 2) and "c-0000000000" in problem.what


def test_of_lines_on_attacks_the_last_counts(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    one, other = "makhmour-2021-12-02", "qara-salim-2021-12-05"
    apart = decided(case, (one, "merge", "", other), (one, "split", "", other))
    assert list(apart["claims"]["incident_id"].fillna("")) == list(linked["claims"]["incident_id"].fillna(""))
    esta = row(linked, "claims", report_id="esta", part="text", incident_id=other, low=4)["claim_id"]
    new = row(decided(case, (esta, "split", "", None)), "claims", claim_id=esta)["incident_id"]
    back = decided(case, (esta, "split", "", None), (other, "merge", "", new))
    assert row(back, "claims", claim_id=esta)["incident_id"] == other and not unanswered(back)


def test_attacks_put_together_one_after_the_other_are_one(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    a, b, c = list(linked["incidents"]["incident_id"])[:3]
    chain = decided(case, (b, "merge", "", c), (a, "merge", "", b))
    other = decided(case, (a, "merge", "", b), (b, "merge", "", c))
    for after in (chain, other):
        assert not {b, c} & set(after["incidents"]["incident_id"]) and not unanswered(after)
    parted = decided(case, (b, "merge", "", c), (a, "merge", "", b), (a, "split", "", b))
    assert {a, b} <= set(parted["incidents"]["incident_id"]) and c not in set(parted["incidents"]["incident_id"])
