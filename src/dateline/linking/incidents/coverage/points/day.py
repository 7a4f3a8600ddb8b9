"""The point about the day of an attack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import chain

from dateline.core.dates import in_words
from dateline.extraction.lexicon import en
from dateline.linking.incidents.coverage.about import may_be_about
from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import ORDER, Cell, Point
from dateline.linking.incidents.coverage.days import (
    AN_ATTACK,
    DAYS_AFTER,
    NAMED_BEFORE,
    OF_WORDS,
    SAME_DAY,
    STRUCK,
    WEEKDAY,
    day_of_an_attack,
    days_after,
    is_its_day,
    tells_of_an_attack,
    weekday_within,
    words_for,
)
from dateline.linking.incidents.orders import bears_its_day
from dateline.linking.rows import one_day
from dateline.linking.texts import quotation_at
from dateline.tables import TimeRow
from dateline.tables.vocabulary import Says

MOURNED = en.pattern("linking_patterns", "mourning")
RELATIVE = en.pattern("linking_patterns", "a day told from today or from another")

ON = en.pattern("linking_patterns", "between a figure and its day")


def the_day(attack: Attack, reports: list[str]) -> Iterator[Point]:
    """Yield the point about the day, where the attack is one of a single day."""
    day = attack.incident["earliest"]
    if attack.incident["kind"] == "series" or day is None or attack.incident["latest"] != day:
        return
    cells: dict[str, Cell] = {}
    for r in reports:
        for cell in chain(_named(attack, r, day), _in_other_words(attack, r, day)):
            if r not in cells or ORDER.index(cell.says) < ORDER.index(cells[r].says):
                cells[r] = cell
            if cell.says == ORDER[0]:
                break  # nothing says it better
    yield Point(f"it was on {day:%A} {in_words(day)}", cells, words_for(day), partial(_tells_of_day, words_for(day)))


def _named(attack: Attack, r: str, day: date) -> Iterator[Cell]:
    """What each day that a report names says of the day of an attack."""
    for t in attack.shared.times[r]:
        on = one_day(t) or weekday_within(t, attack.shared.reports[r], day)
        other = on is None and _another_weekday(attack, t, day)
        if (on is None and not other) or (on and abs((on - day).days) > 2):
            continue
        if says := _of_the_attack(attack, r, t):
            known = says if on == day else _beside(attack, t, says)
            if known:
                yield Cell(known, attack.at(r, *attack.shared.sentence(r, t["start"])))


def _another_weekday(attack: Attack, t: TimeRow, day: date) -> bool:
    """Whether a report that nothing dates puts the figures of an attack on another weekday, right behind one of them:
    "nine were killed early on Tuesday"."""
    report, named = attack.shared.reports[t["report_id"]], WEEKDAY.search(t["words"])
    if report["dated_by"] != "none" or named is None or named[0] == f"{day:%A}":
        return False
    own = (c for c in attack.claims_of.get(t["report_id"], ()) if c["when_start"] == t["start"])
    return any(ON.fullmatch(report["text"] or "", c["end"], t["start"]) for c in own if c["part"] != "title")


def _in_other_words(attack: Attack, r: str, day: date) -> Iterator[Cell]:
    """The sentences that say how many days after an attack they, or a day that they name, are: "the day after two bombs
    exploded, police searched for clues", in a report of that day."""
    report = attack.shared.reports[r]
    appeared = report["published_latest"] if bears_its_day(report) else None
    for m, found in attack.shared.found(r, DAYS_AFTER):
        start, end = attack.shared.sentence(r, m.start())
        n = days_after(report["text"][start:end])
        here = [one_day(t) for t in attack.shared.times[r] if start <= t["start"] < end]
        own = may_be_about(attack.incident["incident_id"], found, attack.shared.told, anywhere=False)
        if own and n and any(d and d - timedelta(days=n) == day for d in (appeared, *here)):
            yield Cell(Says.SO, attack.at(r, start, end))


def _tells_of_day(words: re.Pattern[str], sentence: str) -> bool:
    return day_of_an_attack(sentence, words)


def _beside(attack: Attack, t: TimeRow, says: Says) -> Says | None:
    """What a day of an attack says that is not the one on which this attack is put: another day, or no more than that
    the report speaks of a day of it."""
    if says == Says.SO and _on_another(attack, t):
        return Says.OTHERWISE
    report, own = t["report_id"], attack.incident["incident_id"]
    start, end = attack.shared.sentence(report, t["start"])
    if attack.shared.told.on_another(own, report, one_day(t)):
        return None
    if not tells_of_an_attack(attack.shared.reports[report]["text"][start:end]):
        return None
    at = attack.shared.stretch(report, t["start"])
    return Says.PART_OF if may_be_about(own, at, attack.shared.told, anywhere=False) else None


def _on_another(attack: Attack, t: TimeRow) -> bool:
    """Whether a day is another day of the attack. Only a figure's own day contradicts: other days are those of
    mourning, of payment, of words."""
    r = attack.shared.reports[t["report_id"]]
    start, end = attack.shared.sentence(t["report_id"], t["start"])
    read = attack.shared.texts[t["report_id"]]
    if RELATIVE.search(t["words"]) and quotation_at(read.quotations, t["start"]):
        return False
    return attack.harmed_at(t["report_id"], t["start"]) and tells_of_an_attack(r["text"][start:end])


def _of_the_attack(attack: Attack, report: str, t: TimeRow) -> Says | None:
    """Whether an expression dates the attack: so, or in a report whose date was itself inferred only in part."""
    r = attack.shared.reports[report]
    start, end = attack.shared.sentence(report, t["start"])
    if not is_its_day(r["text"][start:end], t["start"] - start, t["end"] - start):
        return None
    own = attack.dated_at(report, t["start"])
    counted = attack.shared.stretch(report, t["start"]).attacks
    if not own and counted and attack.incident["incident_id"] not in counted:
        return None  # its figures are of another attack: "in another raid on Friday, 14 people were killed"
    before = " ".join(r["text"][start : t["start"]].split()[-3:])
    of_words = (OF_WORDS.search(before) or MOURNED.search(before)) and not AN_ATTACK.match(r["text"], t["end"])
    of_words = of_words and not SAME_DAY.search(r["text"], start, t["start"])
    struck = STRUCK.search(r["text"], start, end) or AN_ATTACK.match(r["text"], t["end"])
    struck = struck or NAMED_BEFORE.search(r["text"], start, t["start"])
    if not own and (of_words or not struck):
        return None
    others = attack.between(report, start, end)
    elsewhere = (c["when_start"] not in (None, t["start"]) and one_day(c) != one_day(t) for c in others)
    if not own and others and all(elsewhere):
        return None
    return Says.PART_OF if r["dated_by"] in ("inferred", "none") and RELATIVE.search(t["words"]) else Says.SO
