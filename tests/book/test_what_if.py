"""The slider and the choice of rule in a browser: every setting shows what the tables have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline import tables
from dateline.chapters.common.edition import Edition
from dateline.chapters.what_if import settings
from dateline.linking.incidents.orders import moment
from dateline.linking.incidents.tolls import RULES
from dateline.tables import WhatIfRow
from tests.cells import text

INCIDENT = "makhmour-2021-12-02"
PAGES = ["casualties", f"incidents/{INCIDENT}"]
# Each setting by the keyboard's own events, and what is then shown.
EVERY = """box => {
  const slider = box.querySelector("input"), rule = box.querySelector("select"), out = [];
  for (let r = 0; r < rule.options.length; r++) {
    rule.selectedIndex = r;
    rule.dispatchEvent(new Event("change"));
    for (let at = 0; at <= Number(slider.max); at++) {
      slider.value = at;
      slider.dispatchEvent(new Event("input"));
      const said = box.querySelector(".dl-what-if-said"), by = slider.getAttribute("aria-valuetext");
      out.push([r, by, said.textContent, said.querySelector(".dl-toll b").textContent]);
    }
  }
  return out;
}"""


@pytest.fixture(scope="module")
def edition(site: Path) -> Edition:
    """The tables of the built book."""
    return Edition(site.parent / "tables")


@pytest.mark.parametrize("name", PAGES)
def test_every_setting_shows_what_the_tables_have(site: Path, chrome: Any, edition: Edition, name: str) -> None:
    page = chrome.new_page()
    page.goto((site / "book" / f"{name}.html").as_uri())
    page.wait_for_selector(".dl-what-if")
    found = page.eval_on_selector(".dl-what-if", EVERY)
    page.close()
    shown = settings(edition, INCIDENT)
    assert len(found) == len(RULES) * len(shown["moments"])
    for r, by, said, _ in found:
        expected = shown["states"][shown["grid"][r][shown["moments"].index(by)]]
        assert "".join(said.split()) == "".join(text(expected).split())
    rows = [w for w in tables.rows(edition.table("what_ifs"), WhatIfRow) if w["incident_id"] == INCIDENT]
    dead = [w for w in rows if w["effect"] == "killed" and w["group"] == "all" and not w["account"]]
    for r, by, _, large in found:
        if by == shown["moments"][-1]:
            (row,) = [w for w in dead if w["kind"] == "rule" and w["rule"] == list(RULES)[r]]
            assert row["best"] is None or large == str(row["best"])
        elif by == shown["moments"][0]:
            first = min((w for w in dead if w["kind"] == "as_of" and w["rule"] == list(RULES)[r]),
                        key=lambda w: moment(w["as_of"]))  # fmt: skip
            assert first["best"] is None or large == str(first["best"])


def test_the_keyboard_moves_it_and_brings_it_back(site: Path, chrome: Any) -> None:
    page = chrome.new_page()
    page.goto((site / "book" / "casualties.html").as_uri())
    slider, reset = page.locator(".dl-what-if input"), page.locator(".dl-what-if button")
    begin = page.inner_text(".dl-what-if-said")
    assert reset.is_disabled() and slider.get_attribute("aria-valuetext") == "any day, as in this edition"
    slider.focus()
    page.keyboard.press("Home")
    assert page.inner_text(".dl-what-if-said") != begin
    assert slider.get_attribute("aria-valuetext") == page.inner_text(".dl-what-if output")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.inner_text(".dl-what-if-said") == begin and reset.is_disabled()
    page.locator(".dl-what-if-said a.dl-evidence").first.focus()
    assert page.is_visible("#dl-card")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_telephone_it_fits_and_can_be_touched(site: Path, chrome: Any, scheme: str) -> None:
    context = chrome.new_context(viewport={"width": 375, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for name in PAGES:
        page.goto((site / "book" / f"{name}.html").as_uri())
        page.wait_for_selector(".dl-what-if")
        assert page.evaluate("document.documentElement.scrollWidth") == 375
        for box in page.locator(".dl-settings input, .dl-settings select, .dl-settings button").all():
            place = box.bounding_box()
            assert place["height"] >= 24 and place["x"] + place["width"] <= 375
    context.close()


def test_without_scripts_nothing_of_it_is_shown(site: Path, chrome: Any) -> None:
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "book" / "casualties.html").as_uri())
    assert not page.locator(".dl-what-if").is_visible() and page.locator(".dl-answer").first.is_visible()
    context.close()
