"""What a single figure says of a number: exactly that, a bound, a part of it, or another number."""

from __future__ import annotations

from collections import defaultdict

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import CIVILIANS, UNSAID
from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import Cell
from dateline.linking.incidents.coverage.counting import SO_FAR, is_of_one_place, not_confirmed, of_one_source_only
from dateline.linking.incidents.coverage.groups import of_attackers
from dateline.linking.incidents.coverage.scenes import of_one_scene
from dateline.linking.incidents.parties import text_of
from dateline.linking.rows import APPROXIMATE, TOPPED, days_of, one_day
from dateline.tables import ClaimRow, ReportRow
from dateline.tables.vocabulary import Says

# "Twenty people as well as the attacker", "21 people, including the bomber".
ATTACKER_COUNTED = en.pattern("linking_patterns", "the attacker counted in, or apart")
BODIES = en.pattern("linking_patterns", "bodies")
FOUND = en.pattern("linking_patterns", "found or buried")
NO_WOUND = en.pattern("linking_patterns", "hurt that is no wound")
UPPER = en.phrases("linking", "hedges of an upper bound")
SOMEBODY = en.pattern("linking_patterns", "one person, or a martyrdom")
# Some of a group: that two children died does not say that nobody else did.
SOME_OF_THEM = en.pattern("linking_patterns", "nouns of some of a group")
INCLUDING_CIVILIANS = en.pattern("linking_patterns", "including civilians")
INCLUDING_THE_ARMED = en.pattern("linking_patterns", "including the armed")


def takes_in_others(claim: ClaimRow, report: ReportRow) -> bool:
    """Whether a figure for one group takes in another: "ten rangers killed, including rangers and civilians"."""
    text = text_of(claim, report)
    others = INCLUDING_THE_ARMED if claim["group"] in (CIVILIANS, UNSAID) else INCLUDING_CIVILIANS
    return others.match(text, claim["end"]) is not None


class Largest:
    """The largest number that some figures give for each group; of each effect, for those that are not just people."""

    def __init__(self, own: list[ClaimRow]) -> None:
        self.number: dict[str, int] = defaultdict(int)
        self.groups: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for c in own:
            n = c["low"] or 0
            self.number[c["group"]] = max(self.number[c["group"]], n)
            if c["group"] != "people":
                self.groups[c["effect"]][c["group"]] = max(self.groups[c["effect"]][c["group"]], n)


def says_of_number(c: ClaimRow, best: int, largest: Largest, total: int) -> Says | None:
    """What one figure says of the number: exactly that, a bound that allows it, a part of it, or another number."""
    low, high, hedge = c["low"], c["high"], c["hedge"] or ""
    if low is None and high is None:
        return Says.PART_OF
    if hedge in UPPER or low is None:
        return Says.AT_MOST if (high or low or 0) >= best else Says.OTHERWISE
    if high is None:
        allows = low < best if hedge in TOPPED else low <= best  # "more than 250" is not 250
        return Says.AT_LEAST if allows else Says.OTHERWISE
    if low == high == best and c["mode"] in ("total", "added"):
        return Says.PART_OF if hedge in APPROXIMATE else Says.SO
    if hedge in APPROXIMATE and abs(low - best) * 10 <= best:
        return Says.PART_OF  # "about 100" and 109
    if low <= best <= high:
        return Says.PART_OF
    listed = c["group"] != "people" and total > sum(largest.groups[c["effect"]].values())
    one = low == 1 and SOMEBODY.match(c["words"])  # "another 54 were injured" is a number of them all
    part = c["mode"] in ("subtotal", "unconfirmed", "possible", "seen") or c["cause"] == "accident" or one or listed
    # One person who is mentioned, "as well as a nurse", is no other number of them all.
    part = part or SOME_OF_THEM.search(c["words"]) is not None or low == high == 1
    larger = largest.number[c["group"]] > low
    return Says.PART_OF if (low < best and (part or larger)) else Says.OTHERWISE


def is_part(attack: Attack, claim: ClaimRow, group: str, best: int) -> bool:
    """Whether a figure is a part by its nature: one day of a series, where it is less than the whole, a count at
    one of several scenes, or one that takes in other people."""
    day = one_day(claim) if (claim["low"] or 0) < best or group != "all" else None
    of_a_day = attack.incident["kind"] == "series" and day is not None and days_of(attack.incident) != (day, day)
    report = attack.shared.reports[claim["report_id"]]
    of_a_scene = (claim["low"] or 0) < best and of_one_scene(claim, report, attack.claims_of[claim["report_id"]])
    return of_a_day or of_a_scene or (group != "all" and takes_in_others(claim, report))


def is_of_one_source(attack: Attack, claim: ClaimRow, others: list[ClaimRow]) -> bool:
    """Whether a figure is that of one source against the report's own, or is not confirmed."""
    before, behind = attack.around(claim)
    return of_one_source_only(claim, f"{before} {behind}", others)


def is_of_something_else(attack: Attack, claim: ClaimRow) -> bool:
    """Whether a sentence says of hurt people that they were so in a brawl, or of a country that it is hurt."""
    before, behind = attack.around(claim)
    return claim["low"] is None and NO_WOUND.search(f"{before}{claim['words']}{behind}") is not None


def is_of_attackers(attack: Attack, claim: ClaimRow) -> bool:
    """Whether a figure of people is one of the attackers just named: "the bodies of three of them"."""
    return claim["group"] == "people" and of_attackers(claim["words"], attack.around(claim)[0])


def is_so_far(attack: Attack, cell: Cell) -> bool:
    """Whether a cell's figure is called a count so far: preliminary, or about to rise."""
    return any(SO_FAR.search("".join((before, c["words"], behind)))
               for c in attack.named(cell) for before, behind in (attack.around(c),))  # fmt: skip


def no_more_than_it_says(attack: Attack, cell: Cell, best: int) -> Cell:
    """A cell whose figure is what one witness saw or one hospital holds, or what nobody confirms, as a part."""
    found = attack.named(cell)
    one_off = cell.says == Says.OTHERWISE and abs(attack.low_of(cell) - best) == 1
    if one_off and any(_with_the_attacker(attack, c) for c in found):
        return cell._replace(says=Says.PART_OF)  # "20 people as well as the attacker" are 21
    if cell.says == Says.OTHERWISE and all(is_of_one_place(*attack.around(c)) for c in found):
        return cell._replace(says=Says.PART_OF) if attack.low_of(cell) < best else cell
    if cell.says == Says.SO and found and all(_counts_bodies(attack, c) for c in found):
        return cell._replace(says=Says.PART_OF)  # "43 bodies were buried" leaves others unfound
    alone = cell.says == Says.SO and not any(c["attributed_to"] for c in found)
    return cell._replace(says=Says.PART_OF) if alone and any(_unconfirmed(attack, c) for c in found) else cell


def _counts_bodies(attack: Attack, c: ClaimRow) -> bool:
    """Whether a figure counts bodies that were found or buried, and not all of the dead."""
    before, behind = attack.around(c)
    return BODIES.search(c["words"]) is not None and FOUND.search(f"{before} {behind}") is not None


def _with_the_attacker(attack: Attack, c: ClaimRow) -> bool:
    """Whether a sentence counts the one attacker beside its figure, or in it."""
    before, behind = attack.around(c)
    return ATTACKER_COUNTED.search(f"{before}{c['words']}{behind}") is not None


def _unconfirmed(attack: Attack, c: ClaimRow) -> bool:
    before, behind = attack.around(c)
    return not_confirmed(c, f"{before} {behind}")
