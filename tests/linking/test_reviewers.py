"""Two reviewers of one reading: who stands behind it as it is, and who disagrees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dateline.chapters import review
from dateline.chapters.common.edition import Edition
from dateline.core.decision import Decision
from dateline.linking.reviewers import Attacks, by_two, disputed, disputed_groups
from dateline.pipeline.edition import chosen, edited, edition, write_edition
from dateline.reading import Case
from dateline.tables import rows


def lines(*said: str) -> list[Decision]:
    """Decisions on one claim: "Ann confirm", "Ben amend low 9"."""
    out = []
    for n, words in enumerate(said, 2):
        by, decision, field, value = [*words.split(), "", ""][:4]
        out.append(Decision("c-1", decision, field, value or None, by, "2022-01-02", "", n))
    return out


@pytest.mark.parametrize(
    ("said", "two", "dispute"),
    [
        (["Ann confirm"], False, False),
        (["Ann confirm", "Ann confirm"], False, False),
        (["Ann confirm", "ANN confirm"], False, False),
        (["Ann confirm", "Ben confirm"], True, False),
        (["Ann confirm", "Ben reject"], False, True),
        (["Ann reject", "Ben reject"], False, False),
        (["Ann reject", "Ben confirm", "Ann confirm"], True, False),
        (["Ann amend low 9", "Ben confirm"], True, False),
        (["Ben confirm", "Ann amend low 9"], False, True),
        (["Ben confirm", "Ann amend low 9", "Ben confirm"], True, False),
        (["Ann amend low 9", "Ben amend low 9"], True, False),
        (["Ann amend low 9", "Ben amend low 8"], False, True),
        (["Ann amend low 9", "Ben amend high 9"], False, False),
        (["Ann amend low 9", "Ann amend high 9", "Ben confirm"], True, False),
        (["Ann amend low 9", "Ben amend high 9", "Ann confirm", "Ben confirm"], True, False),
        (["Ann confirm", "Ben confirm", "Eva reject"], False, True),
        (["Ann merge x c-2", "Ben confirm"], False, False),
        ([], False, False),
    ],
)  # fmt: skip
def test_who_stands_behind_a_reading(said: list[str], two: bool, dispute: bool) -> None:  # noqa: FBT001
    assert by_two(lines(*said)) == two
    assert bool(disputed(lines(*said))) == dispute


def test_a_reading_that_two_confirm_is_marked_so(case: Case, linked: dict[str, pd.DataFrame]) -> None:
    claim, other = (str(i) for i in linked["claims"]["claim_id"][:2])
    made = [
        Decision(target, decision, "", None, by, "2022-01-02", "read again", 2)
        for target, decision, by in ((claim, "confirm", "Ann"), (claim, "confirm", "Ben"), (other, "confirm", "Ann"))
    ]
    after = edition(replace(case, decisions=tuple(made)), case.parameters)
    status = {r["claim_id"]: r["status"] for r in rows(after["claims"])}
    assert (status[claim], status[other]) == ("confirmed by two", "confirmed")


def on_groups(*said: str) -> list[Decision]:
    """Decisions on attacks and people: "Ann merge a b", "Ben split c-1"."""
    out = []
    for n, words in enumerate(said, 2):
        by, decision, target, value = [*words.split(), ""][:4]
        out.append(Decision(target, decision, "", value or None, by, "2022-01-02", "", n))
    return out


# The machine gave figure c-1 to attack a and c-2 to b; c-3, also of a, was taken out and is attack d now.
READ = Attacks({"c-1": "a", "c-2": "b", "c-3": "a"}, {"c-1": "a", "c-2": "b", "c-3": "d"})


@pytest.mark.parametrize(
    ("said", "pairs"),
    [
        (["Ann merge a b", "Ben split a b"], {("a", "b")}),
        (["Ann merge a b", "Ben split b a"], {("a", "b")}),
        (["Ann merge a b", "Ann split a b"], set()),
        (["Ann merge a b", "Ann split a b", "Ben split b a"], set()),
        (["Ann merge a b", "ann split a b"], set()),
        (["Ann merge a b", "Ben merge b a"], set()),
        (["Ann merge a b", "Ben split a e"], set()),
        (["Ann merge a b", "Ben split c-2"], {("a", "b")}),
        (["Ann merge e f", "Ben split c-2"], set()),
        (["Ann split c-3", "Ben merge a d"], {("a", "d")}),
        (["Ann merge v-1 v-2", "Ben split v-2"], {("v-1", "v-2")}),
        (["Ann merge v-1 v-2", "Ben split v-3"], set()),
        (["Ann confirm c-1", "Ben reject c-1"], set()),
    ],
)
def test_who_puts_together_what_another_takes_apart(said: list[str], pairs: set[tuple[str, str]]) -> None:
    assert disputed_groups(on_groups(*said), READ).keys() == pairs


def test_the_review_page_lists_disagreements_over_attacks(
    case: Case, linked: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    one, other = "makhmour-2021-12-02", "qara-salim-2021-12-05"
    taken = next(c["claim_id"] for c in rows(linked["claims"]) if c["incident_id"] == other)
    lines = on_groups(f"Ann merge {one} {other}", f"Ben split {taken}", f"Eva split {one} {other}")
    own = replace(case, decisions=tuple(lines))
    made = edited(own, own.parameters)
    assert {one, other} <= set(made.tables["incidents"]["incident_id"]), "the last line counts"
    write_edition(tmp_path / "tables", own, chosen(own, made.tables, own.parameters), own.parameters, made)
    page = str(review.disagreements(Edition(tmp_path / "tables")))
    assert f"({one})" in page and f"({other})" in page and ">two<" in page
    assert f"Ann, 2 January 2022: {one} and {other} are one attack; Ben, 2 January 2022: {taken} is of" in page
    assert f"Eva, 2 January 2022: {one} and {other} are two attacks" in page
