"""What a column of somebody else's table may hold, and how its cells are compared."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """A column that counts people: who befell what, and whether it is the lowest or highest such figure."""

    effect: str
    group: str = "all"
    bound: str = ""


FIGURES = {
    "killed": Figure("killed"),
    "killed_low": Figure("killed", bound="low"),
    "killed_high": Figure("killed", bound="high"),
    "wounded": Figure("wounded"),
    "wounded_low": Figure("wounded", bound="low"),
    "wounded_high": Figure("wounded", bound="high"),
    "civilians_killed": Figure("killed", "civilians"),
    "civilians_killed_low": Figure("killed", "civilians", "low"),
    "civilians_killed_high": Figure("killed", "civilians", "high"),
    "civilians_wounded": Figure("wounded", "civilians"),
    "civilians_wounded_low": Figure("wounded", "civilians", "low"),
    "civilians_wounded_high": Figure("wounded", "civilians", "high"),
    "attackers_killed": Figure("killed", "attackers"),
}
DAYS = ("date", "date_end")
PLACES = ("place", "within")
PARTIES = ("perpetrator", "target")
# What only helps to find the attack that a row is about.
HELPS = ("id", "latitude", "longitude", "reports")
# Lists of the people killed or hurt; the harm they are of, "" for any.
AGES = {"ages": "", "ages_killed": "killed", "ages_wounded": "wounded"}
NAMES = {"names": "", "names_killed": "killed", "names_wounded": "wounded"}
PEOPLE = {**AGES, **NAMES}
FIELDS = (*FIGURES, *DAYS, *PLACES, *PARTIES, *PEOPLE, *HELPS)
