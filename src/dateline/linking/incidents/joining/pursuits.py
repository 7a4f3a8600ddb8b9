"""What befell people as the attackers were hunted: an officer whom they killed on the run, days after the attack, and
the attackers who died then, are no victims of the attack itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.linking.incidents.coordination import uncounted
from dateline.linking.incidents.parties import sentence_of
from dateline.linking.incidents.stories import DAY
from dateline.linking.rows import HARMED, by_report, one_day
from dateline.tables import ClaimRow, ReportRow

PURSUIT = en.pattern("linking_patterns", "a pursuit")
FIGHT = en.pattern("linking_patterns", "a fight with police")
AN_ATTACK = en.pattern("linking_patterns", "an attack, or being attacked", attacks=ATTACKS)
# A figure of other reports is left, or there is no attack that the pursuit came after.
ENOUGH = 2
# So far behind one who was hurt in a pursuit the next may be mentioned.
NEXT = 160


def without_pursuits(group: Sequence[ClaimRow], reports: Mapping[str, ReportRow]) -> list[ClaimRow]:
    """The figures of an attack without those of a pursuit: "a policeman was killed in the manhunt", beside the dead of
    the attack; "he died in a shoot-out with police on Friday", where most put the attack on Wednesday or before."""
    day, apart = usual_day(group), set[str]()
    for report_id, own in by_report(sorted(group, key=lambda c: c["start"])).items():
        apart |= _of_pursuits(own, reports[report_id]["text"] or "", day)
    left = [c for c in group if c["claim_id"] not in apart]
    return left if len({c["report_id"] for c in left}) >= ENOUGH else list(group)


def usual_day(group: Iterable[ClaimRow], least: int = ENOUGH) -> date | None:
    """The day on which most reports put an attack, the first of equals; None where fewer than `least` agree on it."""
    votes = Counter(day for _, day in {(c["report_id"], one_day(c)) for c in group} if day)
    usual = min(votes, key=lambda d: (-votes[d], d), default=None)
    return usual if usual and votes[usual] >= least else None


def _of_pursuits(own: Sequence[ClaimRow], text: str, day: date | None) -> set[str]:
    """The claim_ids of one report's figures, in order, that are of a pursuit, or go on from one."""
    told = [c for c in own if c.get("part") != "title"]
    around = {c["claim_id"]: _around(n, told, text) for n, c in enumerate(told)}
    victims = [c for c in told if c["effect"] in HARMED and not PURSUIT.search(around[c["claim_id"]])]
    apart, before = set[str](), None
    for c in told:
        words = around[c["claim_id"]]
        hunted = PURSUIT.search(words) and (_is_later(c, text, day) or _beside_victims(c, victims))
        fought = FIGHT.search(words) and _is_later(c, text, day + DAY if day else None)
        if hunted or fought or (before and _goes_on(c, before, words)):
            apart.add(c["claim_id"])
            before = c
        else:
            before = None
    return apart


def _around(n: int, told: Sequence[ClaimRow], text: str) -> str:
    """The words of a figure's sentence between the figure before it and the one behind it."""
    c = told[n]
    first, last = sentence_of(text, c["start"], c["end"])
    first = max([first, *(o["end"] for o in told[:n] if o["end"] <= c["start"])])
    last = min([last, *(o["start"] for o in told[n + 1 :] if o["start"] >= c["end"])])
    return text[first:last]


def _is_later(c: ClaimRow, text: str, day: date | None) -> bool:
    """Whether the sentence of a figure puts it on a day after that of the attack."""
    own, at = one_day(c), c["when_start"]
    if own is None or at is None or day is None:
        return False
    first, last = sentence_of(text, c["start"], c["end"])
    return own > day and first <= at < last


def _beside_victims(c: ClaimRow, victims: Iterable[ClaimRow]) -> bool:
    """Whether a report counts the dead or hurt of its attack apart from one person who is no attacker."""
    one = c["group"] != "attackers" and c["low"] == 1
    return one and any(v["low"] is not None and v["low"] > 1 and not uncounted(v) for v in victims)


def _goes_on(c: ClaimRow, before: ClaimRow, words: str) -> bool:
    """Whether a figure is right behind that of one whom a pursuit befell, in a sentence that mentions no attack."""
    return uncounted(c) and c["start"] - before["end"] < NEXT and not AN_ATTACK.search(words)
