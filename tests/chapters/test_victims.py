"""Who the dead were, on an attack's page: those of whom reports say more, each linked to its sentence; else nothing."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import dateline.notebook as dl
from dateline import tables
from dateline.chapters.attack import victims
from dateline.chapters.common.edition import Edition
from dateline.extraction.lexicon.case_names import CIVILIANS, UNSAID
from dateline.publishing.exports.data_package import sides
from tests.conftest import ROOT
from tests.rows import wholes

PERSON = {"incident_id": "i", "effect": "killed", "status": "unknown", "reports": 1}


def book(folder: Path, *people: dict[str, object], dead: dict[str, int] | None = None) -> Edition:
    """An edition with one report, which describes some people of one attack; `dead` are its figures by group."""
    rows = [{**PERSON, "person_id": f"h-{n}", "victim_ids": f"v-{n}", **p} for n, p in enumerate(people)]
    made = {
        "reports": [{"report_id": "r", "outlet": "Herald", "full": True}],
        "claims": [], "statements": [], "particulars": [],
        "victims": [{"victim_id": f"v-{n}", "report_id": "r", "review": "machine"} for n in range(len(rows))],
        "persons": rows, "incidents": [{"incident_id": "i"}],
        "tolls": [
            {"incident_id": "i", "effect": "killed", "group": group, "best": n}
            for group, n in (dead or {"all": 13}).items()
        ],
    }  # fmt: skip
    tables.write(folder, {n: tables.table(n, wholes(n, own)) for n, own in made.items()}, ["parquet"])
    (folder / "contexts.json").write_text(json.dumps({f"v-{n}": "A man died." for n in range(len(rows))}))
    (folder / "case.json").write_text("{}")
    return Edition(folder, "../")


def shown_of(edition: Edition) -> str:
    """What the cells on the dead and the hurt show of the attack."""
    notebook = json.loads((ROOT / "notebooks" / "incident.ipynb").read_text(encoding="utf-8"))
    source = {c["id"]: "".join(c["source"]) for c in notebook["cells"]}
    scope = {"book": edition, "incident": "i", "dl": dl, "victims": victims, "tolls": dl.tidy(edition, "tolls")}
    shown = []
    for name in ("victims", "hurt"):
        *before, last = ast.parse(source[name]).body
        exec(compile(ast.Module(before, []), name, "exec"), scope)
        assert isinstance(last, ast.Expr)
        shown.append(str(eval(compile(ast.Expression(last.value), name, "eval"), scope)))
    return "".join(shown)


def test_a_civilian_is_not_among_a_count_of_soldiers_alone(tmp_path: Path) -> None:
    captain = {"occupation": "captain", "status": "combatant", "status_words": "four soldiers"}
    civilian = {"status": "civilian", "status_words": "civilian"}

    def said(**dead: int) -> str:
        named = {"all": dead["every"], "security forces": dead["soldiers"], CIVILIANS: dead["civilians"]}
        return shown_of(book(tmp_path / str(dead), captain, civilian, dead=named))

    # the figure for all is the soldiers' alone
    apart = said(every=4, soldiers=4, civilians=1)
    assert "Reports describe two people who died, one of them among the four counted; none is named." in apart
    assert "two people who died of five counted; none is named." in said(every=5, soldiers=4, civilians=1)
    assert "two people who died, one of them among the six counted" in said(every=6, soldiers=2, civilians=6)


def test_people_are_shown_with_what_reports_say_and_a_link_to_the_sentence(tmp_path: Path) -> None:
    shown = shown_of(book(
        tmp_path,
        {"name": "Jan Berg", "ages": "11|13", "age_low": 11, "age_high": 13, "spellings": "Jan Berg|J. Berg"},
        {"occupation": "nurse", "effect": "killed"},
        {"effect": "killed"},
    ))  # fmt: skip
    assert "Reports describe two people who died of 13 counted; one is named." in shown
    assert "11 or 13" in shown and "J. Berg" in shown and 'reports/r.html#v-0"' in shown and "not named" in shown
    assert "civilian" not in shown and "v-2" not in shown


def test_nothing_is_shown_where_nothing_is_known(tmp_path: Path) -> None:
    assert "<h2>" not in shown_of(book(tmp_path, {"effect": "killed"}))


def test_nobody_is_a_civilian_of_the_event_row_without_the_word() -> None:
    rows = {
        "tolls": [
            {"incident_id": "i", "effect": "killed", "group": g, "best": n, "claim_ids": c}
            for g, n, c in (("all", 13, "c-1"), (UNSAID, 3, "c-2"), ("police", 4, "c-3"))
        ],
        "claims": [
            {"claim_id": "c-4", "incident_id": "i", "words": "two gunmen died", "group": "attackers",
             "effect": "killed", "low": 2},
        ],
        "persons": [],
    }  # fmt: skip
    linked = {n: tables.table(n, wholes(n, own)) for n, own in rows.items()}
    assert list(sides(linked, "i").values()) == [2, 4, 0, 9]
    rows["tolls"][1]["group"] = CIVILIANS
    linked["tolls"] = tables.table("tolls", wholes("tolls", rows["tolls"]))
    assert list(sides(linked, "i").values()) == [2, 4, 3, 6]
