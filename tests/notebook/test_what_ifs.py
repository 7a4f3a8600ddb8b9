"""The table what_ifs against the case linked anew by the same parameters: they have to agree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dateline import tables
from dateline.chapters.casualties import span
from dateline.chapters.common.edition import Edition
from dateline.chapters.what_if import WHOLE, explorer, in_words_of, settings
from dateline.linking.incidents.orders import moment
from dateline.linking.incidents.tolls.best import RULES
from dateline.pipeline.edition import edition
from dateline.reading import read_case
from dateline.tables import WhatIfRow
from tests.cells import text
from tests.notebook.conftest import Ran

OF = ["incident_id", "effect", "group", "account"]
Figures = dict[tuple[object, ...], tuple[object, ...]]


def figures(rows: list[Any]) -> Figures:
    return {tuple(r[c] for c in OF): (r["low"], r["best"], r["high"]) for r in rows}


def as_the_table_has_it(rows: list[WhatIfRow], rule: str, as_of: str) -> Figures:
    """The tolls of every attack by a rule as of a moment: those of the attack's last one by then."""
    if not as_of:
        return figures([r for r in rows if r["kind"] == "rule" and r["rule"] == rule])
    out: Figures = {}
    by_then = [r for r in rows if r["kind"] == "as_of" and r["rule"] == rule and moment(r["as_of"]) <= moment(as_of)]
    for incident in {r["incident_id"] for r in by_then}:
        own = [r for r in by_then if r["incident_id"] == incident]
        last = max((r["as_of"] for r in own), key=moment)
        out |= figures([r for r in own if r["as_of"] == last])
    return out


@pytest.fixture(scope="session")
def anew(project: Path) -> dict[str, dict[str, pd.DataFrame]]:
    """The case linked anew as of each moment of the table, "" for the whole."""
    case, kept = read_case(project / "data"), project / "_build" / "read"
    moments = set(tables.read(project / "_build" / "tables", "what_ifs")["as_of"])
    assert len(moments) > 5
    return {m: edition(case, case.parameters | {"as_of": m or None}, kept) for m in sorted(moments, key=moment)}


def test_every_rule_as_of_every_moment_is_what_a_build_by_these_parameters_gives(
    project: Path, anew: dict[str, dict[str, pd.DataFrame]]
) -> None:
    rows = tables.rows(tables.read(project / "_build" / "tables", "what_ifs"), WhatIfRow)
    for as_of, linked in anew.items():
        by_rule = tables.rows(linked["what_ifs"], WhatIfRow)
        for rule in RULES:
            by_then = figures([r for r in by_rule if r["kind"] == "rule" and r["rule"] == rule])
            assert as_the_table_has_it(rows, rule, as_of) == by_then, (rule, as_of)
        assert figures(tables.rows(linked["tolls"])) == as_the_table_has_it(rows, "latest", as_of)


@pytest.mark.parametrize("incident", ["dorvik-2022-05-02", "salby-2022-04-28"])
def test_a_page_shows_for_every_setting_what_a_build_by_these_parameters_says(
    project: Path, anew: dict[str, dict[str, pd.DataFrame]], incident: str
) -> None:
    """What the page's script is given to show: each rule at each place of the slider."""
    shown = settings(Edition(project / "_build" / "tables"), incident)
    moments = {in_words_of(m) if m else WHOLE: m for m in anew}
    for n, by in enumerate(shown["moments"]):
        rows = tables.rows(anew[moments[by]]["what_ifs"], WhatIfRow)
        for k, rule in enumerate(RULES):
            said = text(shown["states"][shown["grid"][k][n]])
            own = [r for r in rows if r["kind"] == "rule" and r["rule"] == rule and r["incident_id"] == incident]
            for r in (r for r in own if r["group"] == "all"):
                best, _, ends = span(r).removesuffix(")").partition(" (")
                assert f"{best} {r['effect']}" in said and ends in said, (rule, by)


def test_what_no_setting_changes_is_no_choice(project: Path, run: Ran) -> None:
    assert explorer(Edition(project / "_build" / "tables"), "dorvik-2022-05-02").count("<option") == len(RULES)
    early = run("casualties", as_of="2022-05-03T08:00", incident="dorvik-2022-05-02")
    assert "<script" not in early["what-if"] and text(early["what-if"]) == ""


@pytest.mark.parametrize("outlet", ["Dorvik Gazette", "Salby Times"])
def test_without_a_source_is_what_its_other_reports_give(project: Path, outlet: str) -> None:
    """An origin is one report with its reprints, so an outlet's later stories stay."""
    rows = tables.read(project / "_build" / "tables", "what_ifs")
    reports = tables.read(project / "_build" / "tables", "reports").set_index("report_id")
    case = read_case(project / "data")
    for origin in reports.index[reports["outlet"] == outlet]:
        others = replace(case, reports=tuple(r for r in case.reports if r.report_id != origin))
        anew = edition(others, case.parameters)["tolls"]
        own = rows[(rows["kind"] == "without") & (rows["without"] == origin) & rows["low"].notna()]
        theirs = anew[anew["incident_id"].isin(own["incident_id"])]
        assert figures(tables.rows(own)) == figures(tables.rows(theirs))


def test_it_fits_the_claims_it_names(project: Path) -> None:
    folder = project / "_build" / "tables"
    rows, claims = tables.read(folder, "what_ifs"), tables.read(folder, "claims").set_index("claim_id")
    named = rows.assign(claim_id=rows["claim_ids"].str.split()).explode("claim_id").dropna(subset=["claim_id"])
    assert list(named["claim_id"].map(claims["incident_id"])) == list(named["incident_id"]) and len(named) > len(rows)
