"""Points about how many villages or attacks there were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dateline.extraction.lexicon import en
from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import Cell, Point
from dateline.linking.incidents.coverage.days import STRUCK
from dateline.linking.incidents.coverage.wording import NUMBERS, PAIR, SO_MANY, touches
from dateline.tables.vocabulary import Says

ONLY = en.pattern("linking_patterns", "one and no other")
# "Twin blasts", "two suicide bombings": of one attack as often as of two.
A_BLAST = en.pattern("linking_patterns", "blasts of one attack")
WHAT = {"places": "village", "attacks": "attack"}


def the_extent(attack: Attack, reports: list[str]) -> Iterator[Point]:
    """How many villages or attacks there were; who speaks of one of them says a part, unless it is the only one."""
    for aspect, noun in WHAT.items():
        told: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
        for p in attack.particulars:
            if (
                p["aspect"] == aspect
                and p["number"]
                and noun in p["value"]
                and (p["number"] > 1 or ONLY.search(p["words"]))
                and not (aspect == "attacks" and A_BLAST.search(p["words"]))
            ):
                told[p["report_id"]][int(p["number"])] = (p["particular_id"],)
        for r in reports if aspect == "places" else ():
            for n, at in _villages(attack, r):
                told[r].setdefault(n, at)
        for n in sorted({n for own in told.values() for n in own if n > 1}):
            if aspect == "places" and sum(n in own for own in told.values()) < 2:
                continue  # one report's count of villages asks nothing of the others
            cells = {
                r: Cell(Says.SO, own[n]) if n in own else Cell(Says.OTHERWISE, next(iter(own.values())))
                for r, own in told.items()
            }
            number = NUMBERS[n] if n < len(NUMBERS) else str(n)
            words = f"{number} {noun}s were attacked" if aspect == "places" else f"there were {number} attacks"
            yield Point(words, cells, touches(words))


def _villages(attack: Attack, report: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The numbers of villages that a report's sentences give: "in two villages", "Arden and Salby villages"."""
    text = attack.shared.reports[report]["text"]
    for m in attack.about(report, SO_MANY):
        n = NUMBERS.index(m[1].lower()) if m[1].lower() in NUMBERS else int(m[1]) if m[1].isdigit() else 0
        start, end = attack.shared.sentence(report, m.start())
        if n > 1 and STRUCK.search(text[start:end]):
            yield n, attack.at(report, start, end)
    for m in attack.about(report, PAIR):
        yield 2, attack.at(report, *attack.shared.sentence(report, m.start()))
