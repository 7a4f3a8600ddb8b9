"""Points about the means of an attack, and about a death by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from dateline.extraction.lexicon import en
from dateline.linking.incidents.coverage.about import Stretch, may_be_about
from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import NOT_SAID, Cell, Point
from dateline.linking.incidents.coverage.days import tells_of_an_attack
from dateline.linking.incidents.coverage.wording import AN_ACCIDENT, MEANS, touches
from dateline.tables.vocabulary import Says

# What is said within so many letters of a figure is said of its attack.
NEAR_A_FIGURE = 500


def an_accident(attack: Attack, _reports: list[str]) -> Iterator[Point]:
    """Yield the point that somebody died by accident."""
    cells = {
        c["report_id"]: Cell(Says.SO, (c["claim_id"],))
        for c in reversed(attack.claims)
        if c["cause"] == "accident" and c["effect"] == "killed"
    }
    yield Point(AN_ACCIDENT, cells, touches(AN_ACCIDENT))


THIS_ATTACK = en.pattern("linking_patterns", "an attack told of before")
NOT_SET_OFF = en.pattern("linking_patterns", "a bomb that was found")
# "Suspected suicide bombings", "it could be a suicide bomber": not said to be so.
SUSPECTED = en.pattern("linking_patterns", "only suspected")
MAY_BE = en.pattern("linking_patterns", "may have been there")
# A rocket or a drone that a sentence names was not fired, unless the sentence reports an attack.
GUNFIRE = "gunfire"
WEAPONS = frozenset(("rocket", "drone"))
# "The anniversary of his death in a drone strike" names no means of this attack.
OF_A_YEAR = en.pattern("linking_patterns", "of a year")
NEAR_A_YEAR = 60
ANOTHER_TIME = en.pattern("linking_patterns", "told of another time")


def of_now(sentence: str, at: int, day: date | None) -> bool:
    """Whether what a sentence names at a place is not said of another time."""
    years = {m["year"] for m in OF_A_YEAR.finditer(sentence, at, at + NEAR_A_YEAR)}
    return ANOTHER_TIME.search(sentence, 0, at) is None and (day is None or years <= {str(day.year)})


# "The three attackers were shot dead by police": no gunfire of theirs.
BY_POLICE = en.pattern("linking_patterns", "police fire at attackers")


def by_police(sentence: str, at: int) -> bool:
    """Whether the shots that a sentence names at a place are those of police at the attackers.

    >>> by_police("The attackers were shot dead by police.", 19), by_police("The attackers shot nine people.", 14)
    (True, False)
    """
    return any(m.start() <= at < m.end() for m in BY_POLICE.finditer(sentence))


def only_police_fired(sentence: str) -> bool:
    """Whether all the shots that a sentence names are those of police at the attackers."""
    shots = [m.start() for m in MEANS[GUNFIRE][1].finditer(sentence)]
    return bool(shots) and all(by_police(sentence, at) for at in shots)


def _tells_of_means(words: re.Pattern[str], day: date | None, sentence: str) -> bool:
    return any(of_now(sentence, m.start(), day) for m in words.finditer(sentence))


def said_outright(text: str, start: int, at: int, *, doubted: bool) -> bool:
    """Whether the sentence that begins at `start` says outright what it names at a place, and does not suspect it.
    `doubted` says that the report only suspected it before: "the bomber" is then the one who was suspected.

    >>> said_outright("A bomb went off.", 0, 2, doubted=False), said_outright("The bomb went off.", 0, 4, doubted=True)
    (True, False)
    """
    back = doubted and text[start:at].split(" ")[-2:] in (["The", ""], ["the", ""])
    return not back and SUSPECTED.search(text, start, at) is None


def the_means(attack: Attack, reports: list[str]) -> Iterator[Point]:
    """Each means that a report gives; who names it says so, and nobody denies it who names another."""
    day = attack.incident["earliest"]
    for name, (words, pattern) in MEANS.items():
        if not any(c["means"] == name for c in attack.claims):
            continue
        cells = {}
        for r in reports:
            if cell := _in_text(attack, r, name, pattern):
                cells[r] = cell
            headed = name not in WEAPONS and _is_headed(attack, r, pattern)
            if headed and cells.get(r, NOT_SAID).says != Says.SO:
                cells[r] = Cell(Says.SO, (r,))
        yield Point(words, cells, touches(words), partial(_tells_of_means, touches(words), day))


def _in_text(attack: Attack, r: str, name: str, pattern: re.Pattern[str]) -> Cell | None:
    """What the text of a report says of a means. In one that mentions other attacks too, a sentence with a figure of
    this one says it best."""
    cell: Cell | None = None
    own, alone, day = attack.incident["incident_id"], attack.alone_in(r), attack.incident["earliest"]
    text = attack.shared.reports[r]["text"] or ""
    for m, at in attack.shared.found(r, pattern):
        start, end = attack.shared.sentence(r, m.start())
        if not (_is_near(attack, r, m, at, (start, end)) and of_now(text[start:end], m.start() - start, day)):
            continue
        sure = said_outright(text, start, m.start(), doubted=cell is not None and cell.says != Says.SO)
        sure = sure and not (NOT_SET_OFF.match(text, m.start(), end) or MAY_BE.match(text, m.end(), end))
        sure = sure and (name not in WEAPONS or tells_of_an_attack(text[start:end]))
        sure = sure and not (name == GUNFIRE and by_police(text[start:end], m.start() - start))
        best = alone or own in at.attacks
        if cell is None or (sure and (cell.says != Says.SO or best)):
            cell = Cell(Says.SO if sure else Says.PART_OF, attack.at(r, start, end))
        if sure and best:
            break
    return cell


def _is_near(attack: Attack, report: str, m: re.Match[str], found: Stretch, sentence: tuple[int, int]) -> bool:
    """Whether words of a report are by a figure of this attack; or in a sentence that speaks of the scene or the
    attackers as known and counts nobody, in a report of no other attack, or right behind figures of this one: what it
    recalls behind that sentence does not matter."""
    start, end = sentence
    own = attack.claims_of.get(report, ())
    if found.attacks - {None} and attack.incident["incident_id"] not in found.attacks:
        return False  # its figures are of another attack
    if any(start <= c["start"] < end for c in own) or _nearest(attack, report, m.start()):
        return True
    known = THIS_ATTACK.search(attack.shared.reports[report]["text"], start, end) and not found.attacks
    about = may_be_about(attack.incident["incident_id"], found, attack.shared.told, anywhere=False)
    return bool(known) and about and (attack.alone_in(report) or found.spoken_of == attack.incident["incident_id"])


def _nearest(attack: Attack, report: str, at: int) -> bool:
    """Whether a figure of this attack is near, and none of another attack, or of none, is nearer."""
    told = attack.shared.told.of_attacks.get(report, ())
    near = min(told, key=lambda c: abs(c["start"] - at), default=None)
    own = attack.claims_of.get(report, ())
    return any(abs(c["start"] - at) < NEAR_A_FIGURE for c in own) and (
        near is None or near["incident_id"] == attack.incident["incident_id"]
    )


def _is_headed(attack: Attack, report: str, words: re.Pattern[str]) -> bool:
    """Whether a title, of a report of this attack alone, says something outright."""
    title = attack.shared.reports[report]["title"]
    m = words.search(title) if attack.alone_in(report) else None
    return m is not None and SUSPECTED.search(title, 0, m.start()) is None and of_now(title, m.start(), None)
