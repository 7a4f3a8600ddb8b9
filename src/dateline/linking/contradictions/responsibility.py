"""Contradictions about who did it: a group is blamed and denies it, two groups claim one attack,
one is blamed and another claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dateline.extraction.lexicon import en
from dateline.linking.contradictions.common import Linked, main_incidents
from dateline.linking.incidents.responsibility import of_old, of_this
from dateline.linking.rows import by_report
from dateline.tables import ClaimRow, ContradictionRow, StatementRow

# A denial that is of the deed, and not of something else.
OF_THE_DEED = en.pattern("linking_patterns", "a denial of the deed")


# What a statement does that says who did it.
SAYING_WHO = frozenset({"claim responsibility", "blame", "deny"})
# "Some of them", "earlier attacks": a claim of other deeds than this one.
ARTICLE = en.pattern("linking_patterns", "a leading article")
OF_OTHERS = en.pattern("linking_patterns", "a claim of other deeds")


def doers(known: Linked) -> Iterator[ContradictionRow]:
    """One for each attack whose doer is in dispute, with who says so in the labels of the sides."""
    for incident, found in sorted(_by_incident(known).items()):
        did: dict[str, list[StatementRow]] = defaultdict(list)
        did_not: dict[str, list[StatementRow]] = defaultdict(list)
        claimed = {_speaker(s) for s in found if s["act"] == "claim responsibility"} - {""}
        groups = claimed | set(known.attackers)
        for s in found:
            if s["act"] == "claim responsibility" and _speaker(s):
                did[_speaker(s)].append(s)
            elif s["act"] == "blame":
                for group in set(s["names"].split()) & groups - {s["speaker_id"]}:
                    did[group].append(s)
            elif s["act"] == "deny" and OF_THE_DEED.search(known.sentence_of(s)):
                for group in set(s["names"].split()) & groups | ({_speaker(s)} & groups):
                    did_not[group].append(s)
        denied = set(did) & set(did_not)
        # Of groups that actors.csv does not list nobody knows whether two names are one.
        listed = claimed & set(known.attackers)
        if not (denied or len(listed) > 1 or (listed and (set(did) & set(known.attackers)) - listed)):
            continue
        sides = {_side(known, group, "did it", told): told for group, told in did.items()}
        sides |= {_side(known, g, "did not", did_not[g]): did_not[g] for g in denied}
        yield known.contradiction("who did it", incident, f"{known.name(incident)}: who did it", sides)


def _speaker(s: StatementRow) -> str:
    """The identifier of who speaks, else the name, without an article."""
    return str(s["speaker_id"] or ARTICLE.sub("", s["speaker"] or ""))


def _side(known: Linked, group: str, stance: str, told: list[StatementRow]) -> str:
    """ "Northern Front did it (Idris Balo, the ministry)"."""
    speakers = sorted({str(s["speaker"]) for s in told if s["speaker"]})
    return f"{known.actors[group]['name'] if group in known.actors else group} {stance}" + (
        f" ({', '.join(speakers)})" if speakers else ""
    )


def _by_incident(known: Linked) -> dict[str, list[StatementRow]]:
    """Statements that say who did it, by the attack that most figures of their report are of."""
    main = main_incidents(known)
    told = sorted(known.claims.values(), key=lambda c: int(c["start"]))
    figures = by_report(c for c in told if c.get("part", "text") != "title")
    out: dict[str, list[StatementRow]] = defaultdict(list)
    for s in known.statements.values():
        if (
            s["act"] in SAYING_WHO
            and s["report_id"] in main
            and s["status"] != "rejected"
            and not _of_another(known, s, main[s["report_id"]], figures[s["report_id"]])
        ):
            out[main[s["report_id"]]].append(s)
    return out


def _of_another(known: Linked, s: StatementRow, incident: str, figures: list[ClaimRow]) -> bool:
    """Whether words are about other deeds: "some of them", or with another attack's figure,
    or in a sentence or paragraph that names an earlier day and not this one."""
    first = known.incidents[incident]["earliest"]
    own = {c["claim_id"] for c in figures if c["incident_id"] == incident}
    if of_old(known.sentence_of(s), first) or not of_this(*known.sentence(s["report_id"], s["start"]), figures, own):
        return True
    if OF_OTHERS.search(known.sentence_of(s)):
        return True
    text = known.reports[s["report_id"]]["text"]
    start = text.rfind("\n\n", 0, s["start"]) + 1
    end = text.find("\n\n", s["end"])
    days = [
        last
        for t in known.times.get(s["report_id"], ())
        if start <= t["start"] < (end if end >= 0 else len(text)) and t["type"] == "date" and (last := t["latest"])
    ]
    return bool(first and days and all(last < first for last in days))
