"""Points about the number of dead and wounded, and what the figures of a report say of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import CIVILIANS, OF_NO_FORCE, UNSAID
from dateline.linking.incidents.coordination import figure_words as figure_words_of
from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import ORDER, Cell, Point
from dateline.linking.incidents.coverage.counting import MIGHT
from dateline.linking.incidents.coverage.groups import ATTACKERS, POLICE, SOLDIERS, harm_to, nouns
from dateline.linking.incidents.coverage.points.lists import (
    as_it_counts,
    bounds_of_title,
    listed_in_full,
    side_by_side,
    summed,
    with_added,
    without_old_title,
)
from dateline.linking.incidents.coverage.points.one_figure import (
    NO_WOUND,
    Largest,
    is_of_attackers,
    is_of_one_source,
    is_of_something_else,
    is_part,
    is_so_far,
    no_more_than_it_says,
    says_of_number,
    takes_in_others,
)
from dateline.linking.incidents.coverage.wording import NUMBERS, figure_words
from dateline.tables import ClaimRow, TollRow
from dateline.tables.vocabulary import Says

KILLED = en.pattern("linking_patterns", "words of death")
WOUNDED = en.pattern("linking_patterns", "words of wounding")
TOUCHES = {"killed": KILLED, "wounded": WOUNDED}
VICTIMS = en.pattern("linking_patterns", "victims")
NO_WORD = en.pattern("linking_patterns", "no word on those hurt")


def figures(attack: Attack, reports: list[str]) -> Iterator[Point]:
    """Yield a point for each toll of the dead or wounded that has a best figure."""
    for t in attack.tolls:
        best = t["best"]
        if best is None or t["effect"] not in TOUCHES or t["account"] or _said_of_all(t, attack.tolls):
            continue
        cells = {}
        for r in reports:
            own = [c for c in attack.claims_of.get(r, ()) if _of_effect(c, t)]
            if cell := _says_figure(attack, own, t, best):
                cells[r] = cell
        words = TOUCHES[t["effect"]] if t["group"] == "all" else harm_to(t["effect"], t["group"])
        tells = partial(_tells_of_people, TOUCHES[t["effect"]]) if t["group"] == "all" else bool
        giving = frozenset(r for r in reports if _gives(attack, r, t["effect"], best))
        yield Point(figure_words(t), cells, words, tells, giving)


def _gives(attack: Attack, report: str, effect: str, n: int) -> bool:
    """Whether a report gives a number of dead or hurt, if only as a bound, or in its title."""
    own = attack.claims_of.get(report, ())
    titled = attack.alone_in(report) and _is_in_title(attack.shared.reports[report]["title"], effect, n)
    return titled or any((c["effect"], c["low"]) == (effect, n) for c in own)


def _tells_of_people(harm: re.Pattern[str], sentence: str) -> bool:
    """Whether a sentence with a word of harm mentions people who were hurt: no country is, and who says that nothing is
    known of casualties says nothing of them."""
    rest = NO_WORD.sub("", NO_WOUND.sub("", sentence))
    rest = harm_to("killed", ATTACKERS).sub("", rest)
    return harm.search(rest) is not None


def _of_effect(c: ClaimRow, t: TollRow) -> bool:
    """Whether a figure may say how many were killed, or hurt: of both together, or of all who are feared dead."""
    feared = t["effect"] == "killed" and t["group"] == "all" and c["effect"] == "missing" and "dead" in c["words"]
    if t["effect"] == "wounded" and c["effect"] != "wounded" and VICTIMS.search(c["words"]):
        return False  # whoever mentions victims says of nobody that he lived
    return c["effect"] in (t["effect"], "killed or wounded") or feared


OTHER_FORCE = en.pattern("linking_patterns", "a force of another kind than police")


def _is_of(c: ClaimRow, group: str, best: int) -> bool:
    """Whether a count that is read as one of the security forces is of police alone, by its own words: "three police
    officers" beside "two soldiers". A count of people with the number of those whose status is not given is of them."""
    if (c["group"], group) == ("people", UNSAID):
        return c["mode"] == "total" and c["low"] == best
    words = figure_words_of(c)
    own = (c["group"], group) == (SOLDIERS, POLICE) and re.search(rf"\b{nouns(POLICE)}", words, re.IGNORECASE)
    return bool(own) and OTHER_FORCE.search(words) is None


def _said_of_all(t: TollRow, tolls: Iterable[TollRow]) -> bool:
    """Whether a toll of people of no force is that of everybody: what reports say of it is asked there."""
    if t["group"] not in (CIVILIANS, UNSAID):
        return False
    return any((x["group"], x["effect"], x["best"], x["account"]) == ("all", t["effect"], t["best"], "") for x in tolls)


WHOLE = ("total", "superseded")


def _whole_counts(attack: Attack, effect: list[ClaimRow], t: TollRow) -> list[ClaimRow]:
    """A report's counts of everybody, without the older bound of its title, and without fewer than one group has: "we
    lost two members" beside "14 civilians were killed" is no number of them all."""
    everybody = OF_NO_FORCE if _only_people(attack, t["effect"]) else {"people"}
    whole = [c for c in effect if c["group"] in everybody and c["mode"] in WHOLE and c["cause"] != "accident"]
    groups = max((c["low"] or 0 for c in effect if c["group"] not in (*everybody, ATTACKERS)), default=0)
    return without_old_title([c for c in whole if c["low"] is None or c["low"] >= groups], t["effect"])


def _says_figure(attack: Attack, own: list[ClaimRow], t: TollRow, best: int) -> Cell | None:
    """What a report's figures say of a toll: the figure that says most exactly that,
    else what excludes it or is a part."""
    group = t["group"]
    theirs = {x["account"] for x in attack.tolls if x["account"]}
    own = [c for c in own if c["attributed_to"] not in theirs]
    own = [c for c in own if group == ATTACKERS or not is_of_attackers(attack, c)]
    parts = {c["claim_id"] for c in own if is_part(attack, c, group, best)}
    largest = Largest([c for c in own if not is_of_one_source(attack, c, own)])
    effect = [c for c in own if c["effect"] == t["effect"] and c["mode"] != "denied"]
    whole = _whole_counts(attack, effect, t)
    mine = whole if group == "all" else [c for c in effect if c["group"] == group or _is_of(c, group, best)]
    together = side_by_side(mine, best) if group != "all" else []
    mine = [c for c in mine if not any(c in one for _, one in together)]
    total = max((c["low"] or 0 for c in whole), default=0)
    listed = listed_in_full(attack, effect)

    def said_by(c: ClaimRow) -> Says | None:
        """What one figure says; beside the total it may be a part, but not where the report's title gives it."""
        if c["claim_id"] in parts:
            return Says.PART_OF
        title = attack.shared.reports[c["report_id"]]["title"]
        beside = 0 if c["low"] and _is_in_title(title, t["effect"], c["low"]) else total
        return says_of_number(as_it_counts(c, listed), best, largest, beside)

    in_order = sorted(mine, key=lambda c: (is_of_one_source(attack, c, own), c["attributed_to"] is not None))
    read = [Cell(s, (c["claim_id"],)) for c in in_order if (s := said_by(c))]
    read = [no_more_than_it_says(attack, cell, best) for cell in read]
    read += [*with_added(mine, best), *(cell for cell, _ in together)]
    if group == "all":
        read += bounds_of_title(attack, own, t["effect"], best)
    bounded = any(cell.says == Says.AT_LEAST for cell in read)
    if group == "all" and not bounded:  # who says "at least 13" does not say 13 by naming ten and three
        read += summed(attack, [c for c in effect if c["group"] not in ("people", ATTACKERS)], best, whole=bool(whole))
    cell = _chosen(attack, read, t, total) if read else None
    if cell and (cell.says != Says.PART_OF or attack.low_of(cell)):
        return cell
    return _vague(attack, own, t) or cell


# Beside the number in its title a smaller one is a part, unless it comes so near: "238" beside "239 hurt".
NEARLY_ALL = 0.8
LARGEST = (Says.AT_LEAST, Says.PART_OF)


def _chosen(attack: Attack, read: list[Cell], t: TollRow, total: int) -> Cell:
    """What says most exactly how many there were."""
    report = attack.shared.reports[next(r for cell in read if (r := attack.report_of(cell)))]
    best = t["best"] or 0
    headed = _is_in_title(report["title"], t["effect"], best)
    others = [attack.low_of(cell) for cell in read if cell.says == Says.OTHERWISE]
    bounds = [attack.low_of(cell) or best for cell in read if cell.says == Says.AT_LEAST]
    # "36 died" is its number, where it also passes on "at least 31".
    firm = bool(others) and (total > best or (bool(bounds) and max(bounds) < max(others)))
    order = (Says.SO, Says.OTHERWISE, *ORDER[1:]) if t["group"] == "all" and firm else ORDER
    said = [cell for cell in read if cell.says == Says.SO]
    bound = [cell for cell in read if cell.says == Says.AT_LEAST and attack.low_of(cell) == best]
    if said and bound and all(is_so_far(attack, cell) for cell in said):
        return bound[0]  # "at least 21 died", "the preliminary toll is 21"

    def rank(cell: Cell) -> tuple[int, int]:
        # Of several bounds the largest: it says most; of other numbers the nearest.
        low = attack.low_of(cell)
        return order.index(cell.says), -low if cell.says in LARGEST else abs(low - best)

    cell = min(read, key=rank)
    less = cell.says == Says.OTHERWISE and attack.low_of(cell) < NEARLY_ALL * best
    return cell._replace(says=Says.PART_OF) if less and headed else cell


def _vague(attack: Attack, own: list[ClaimRow], t: TollRow) -> Cell | None:
    """The figure by which a report touches a number that it does not give: of the same harm, and of the same people or
    of more, the one with a number first. Whoever is feared dead may be among the dead."""
    group, wider = t["group"], _wider_groups(attack, t)
    found = [
        c
        for c in own
        if not (group == POLICE and c["group"] == SOLDIERS and OTHER_FORCE.search(figure_words_of(c)))
        if (c["group"] != ATTACKERS or group == ATTACKERS) and not is_of_something_else(attack, c)
        if group in ("all", c["group"])
        or c["group"] in wider
        or takes_in_others(c, attack.shared.reports[c["report_id"]])
    ]
    best = min(found, key=lambda c: (c["low"] is None, -(c["low"] or 0)), default=None)
    return Cell(Says.PART_OF, (best["claim_id"],)) if best else None


def _wider_groups(attack: Attack, t: TollRow) -> set[str]:
    """The groups whose number touches that of another: people, where nobody else was hit or nobody's status is said;
    and security forces beside one of them."""
    whole = {x["best"] for x in attack.tolls if x["group"] == "all" and x["effect"] == t["effect"] and not x["account"]}
    wider = {"people"} if t["group"] == UNSAID or t["best"] in whole else set()
    return wider if t["group"] in (CIVILIANS, UNSAID, "all") else wider | {SOLDIERS}


def _is_in_title(title: str, effect: str, n: int) -> bool:
    """Whether a title gives a number of dead or hurt: parts of it in the text are no other number."""
    word = NUMBERS[n] if n < len(NUMBERS) else str(n)
    found = re.search(rf"\b(?:{n}|{word})\b", title, re.I)
    return TOUCHES[effect].search(title) is not None and found is not None and not MIGHT.search(title, 0, found.start())


def _only_people(attack: Attack, effect: str) -> bool:
    """Whether its figures for an effect tell no force apart: they are of people, of civilians, or of no status."""
    return {c["group"] for c in attack.claims if c["effect"] == effect and c["high"] != 0} <= OF_NO_FORCE
