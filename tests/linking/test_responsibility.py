"""Who did it, where the reports do not agree."""

import json
from typing import Any

import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.tables import rows

ACTORS = [
    {"actor_id": i, "name": n, "kind": "attacker", "side": "", "role": "", "organisation": "", "other_names": ""}
    for i, n in (("rf", "Red Front"), ("bl", "Black League"))
]
PLACE = {"place_id": "arden", "name": "Arden", "kind": "village", "within": "", "latitude": "1", "longitude": "1", "other_names": ""}  # fmt: skip
DEAD = "Four people were killed in Arden on Friday. "


def disputed(*texts: str) -> list[dict[str, Any]]:
    """The sides of every contradiction on who did it."""
    lexicon = Lexicon(
        places={"arden": ("Arden",)},
        place_kinds={"arden": "village"},
        actors={a["actor_id"]: (a["name"], a["kind"], "", "", ()) for a in ACTORS},
    )
    reports = [
        Report(report_id=f"r{n}", text=DEAD + t, outlet=f"Outlet {n}", published="2022-03-05")
        for n, t in enumerate(texts)
    ]
    found = rows(link(read_tables(reports, lexicon), [PLACE], ACTORS)["contradictions"])
    return [json.loads(x["sides"]) for x in found if x["summary"].endswith("who did it")]


@pytest.mark.parametrize(
    ("texts", "sides"),
    [
        (["The mayor blamed Red Front.", "Red Front denied any involvement in the attack."], {"Red Front did it (The mayor)", "Red Front did not (Red Front)"}),
        (["“This is the work of Red Front,” the mayor said.", "Red Front said it was not responsible."], {"Red Front did it (The mayor)", "Red Front did not (Red Front)"}),
        (["Red Front claimed responsibility for the attack.", "Black League claimed responsibility for the attack."], {"Red Front did it (Red Front)", "Black League did it (Black League)"}),
        (["The mayor blamed Red Front.", "Black League claimed responsibility for the attack."], {"Red Front did it (The mayor)", "Black League did it (Black League)"}),
    ],
)  # fmt: skip
def test_a_doer_in_dispute_has_his_sides(texts: list[str], sides: set[str]) -> None:
    (found,) = disputed(*texts)
    assert {s["side"] for s in found} == sides
    assert all(s["evidence"] for s in found)


@pytest.mark.parametrize(
    "texts",
    [
        ["The mayor blamed Red Front.", "Red Front claimed responsibility for the attack."],
        ["The mayor blamed Red Front.", "The governor blamed Red Front."],
        ["The mayor blamed Red Front.", "Red Front denied that it had left the talks."],
        ["Red Front denied any involvement in the attack.", "Nobody knows who it was."],
    ],
)
def test_what_nobody_disputes_is_no_contradiction(texts: list[str]) -> None:
    assert disputed(*texts) == []
