"""Whoever is mentioned as one of a counted group is what that group is: of four soldiers, "among them a captain"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extraction.lexicon.case_names import CIVILIANS, Lexicon
from dateline.extraction.victims.words import CIVILIAN, FIGHTING, FORCES, SINGULAR

if TYPE_CHECKING:  # at run time dateline.tables brings pandas, which extraction does without
    from dateline.tables import ClaimRow, VictimRow


def with_status_of_their_group(
    people: Iterable[VictimRow], claims: list[ClaimRow], texts: dict[str, str], lexicon: Lexicon
) -> list[VictimRow]:
    """The rows of people, with the status of the group that they are counted in where no words give them one.

    `texts` are the title and the text of the report. A policeman or an official is no combatant: the group has to be
    called civilians, soldiers or the like, or be a force of the case.
    """
    out = []
    for v in people:
        whole = _whole(v, claims) if v["status"] == "unknown" else None
        told = _status(whole, texts[whole["part"]], lexicon) if whole else ("", "")
        out.append(v | {"status": told[0], "status_words": told[1]} if told[0] else v)
    return out


def _whole(v: VictimRow, claims: list[ClaimRow]) -> ClaimRow | None:
    """The figure for several people of which somebody is said to be one."""
    own = next((c for c in claims if c["mode"] == "subtotal" and c["low"] == c["high"] == 1 and _is_of(v, c)), None)
    if own is None:
        return None
    alike = [c for c in claims if (c["part"], c["effect"], c["group"]) == (own["part"], own["effect"], own["group"])]
    several = [c for c in alike if c["mode"] == "total" and (c["low"] or 0) > 1 and c["start"] <= own["start"]]
    return max(several, key=lambda c: c["start"], default=None)


def _is_of(v: VictimRow, c: ClaimRow) -> bool:
    """Whether a figure counts the person that a row is of."""
    return c["part"] == v["harm_part"] and c["figure_start"] < v["harm_end"] and v["harm_start"] < c["figure_end"]


def _status(whole: ClaimRow, text: str, lexicon: Lexicon) -> tuple[str, str]:
    """The status that the words of a figure give all whom it counts, and these words."""
    words = text[whole["figure_start"] : whole["figure_end"]]
    said = re.findall(r"[\w’'-]+", words.lower())
    nouns = {SINGULAR.get(w, w.removesuffix("s")) for w in said}
    if whole["group"] == CIVILIANS and nouns & CIVILIAN:
        return "civilian", words
    forces = {n.split()[-1] for n in lexicon.groups.get(whole["group"], ())}
    return ("combatant", words) if nouns & FIGHTING or FORCES & forces else ("", "")
