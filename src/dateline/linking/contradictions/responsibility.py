"""Contradictions about who did it: a group is blamed and denies it, two groups claim one attack, one is blamed and another claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from dateline.linking.contradictions.common import Linked, Sides
from dateline.tables import Row

# A denial that is of the deed, and not of something else.
OF_THE_DEED = re.compile(
    r"responsib|involve|no hand|no (?:part|role)|any (?:part|role)|behind|accus|charge|kill|attack|bomb|raid|nothing to do",
    re.IGNORECASE,
)


def doers(known: Linked) -> Iterator[Row]:
    """One for each attack whose doer is in dispute, with who says so in the labels of the sides."""
    for incident, found in sorted(_by_incident(known).items()):
        did: dict[str, list[Row]] = defaultdict(list)
        did_not: dict[str, list[Row]] = defaultdict(list)
        claimed = set()
        for s in found:
            if s["act"] == "claim responsibility" and s["speaker_id"] in known.attackers:
                did[s["speaker_id"]].append(s)
                claimed.add(s["speaker_id"])
            elif s["act"] == "blame":
                for group in _named(known, s) - {s["speaker_id"]}:
                    did[group].append(s)
            elif s["act"] == "deny" and OF_THE_DEED.search(s["words"]):
                for group in _named(known, s) | ({s["speaker_id"]} & set(known.attackers)):
                    did_not[group].append(s)
        denied = set(did) & set(did_not)
        if not (denied or len(claimed) > 1 or (claimed and set(did) - claimed)):
            continue
        sides: Sides = {_side(known, group, "did it", told): told for group, told in did.items()}
        sides |= {_side(known, g, "did not", did_not[g]): did_not[g] for g in denied}
        yield known.contradiction("responsibility", incident, f"{known.name(incident)}: who did it", sides)


def _named(known: Linked, s: Row) -> set[str]:
    """The attackers whom a statement's words name."""
    return set(s["names"].split()) & set(known.attackers)


def _side(known: Linked, group: str, stance: str, told: list[Row]) -> str:
    """ "Northern Front did it (Idris Balo, the ministry)"."""
    speakers = sorted({str(s["speaker"]) for s in told if s["speaker"]})
    return f"{known.attackers[group]} {stance}" + (f" ({', '.join(speakers)})" if speakers else "")


def _by_incident(known: Linked) -> dict[str, list[Row]]:
    """Statements by the attack that most figures of their report are of."""
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    for c in known.claims.values():
        if c["incident_id"]:
            figures[c["report_id"]][c["incident_id"]] += 1
    main = {report: min(n, key=lambda i: (-n[i], i)) for report, n in figures.items()}
    out: dict[str, list[Row]] = defaultdict(list)
    for s in known.statements.values():
        if s["report_id"] in main and s["status"] != "rejected":
            out[main[s["report_id"]]].append(s)
    return out
