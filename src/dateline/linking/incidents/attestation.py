"""How well an attack is attested: how many independent sources give figures for it,
and what grade its definition allows.

Grades follow Airwars (https://airwars.org/research/methodology-note-civilian/).
Each is given only where its definition is met; where a higher one is not, the next lower one is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import CIVILIANS as BY_WORD
from dateline.extraction.lexicon.case_names import UNSAID
from dateline.linking.incidents.parties import sentence_of
from dateline.linking.incidents.responsibility import acted_apart, before_avenged
from dateline.linking.incidents.witnesses import Witnesses, in_words_of
from dateline.linking.rows import by_report, counts
from dateline.tables import ActorRow, ClaimRow, IncidentRow, ReportRow, StatementRow

# What each grade means; pages print it beside the grade.
MEANING = {
    "confirmed": "the party held responsible claims the attack, and speaks of the civilians hit, if there were any",
    "fair": "two or more sources; whoever is held responsible neither denies it nor admits that civilians were hit",
    "weak": "one source, or one report, gives figures",
    "contested": "more than one party claims it, or the party held responsible denies it",
    "discounted": "those killed are said to have been killed otherwise",
}
ACCEPTS = en.pattern(
    "linking_patterns",
    "accepts responsibility",
    for_no_attack=en.pattern("attack_patterns", "responsibility for no attack").pattern,
)
CIVILIANS = en.pattern("linking_patterns", "nouns of civilians")


def accepts(
    incident: IncidentRow, claims: Iterable[ClaimRow], statements: Iterable[StatementRow], texts: Mapping[str, str]
) -> bool:
    """Whether the party held responsible accepts the attack and, where people of no force were hit, their harm.

    It accepts an attack by a claim of responsibility; harm to people by a figure for them, or a sentence about them,
    of its own. `claims` and `statements` are those of the attack's reports, `texts` the reports' texts.
    """
    by = incident["perpetrator"]
    if not by:
        return False
    claims, statements = list(claims), list(statements)
    own = [s for s in statements if s["speaker"] == by and s["status"] != "rejected"]
    claimed = any(s["act"] == "claim responsibility" for s in own) or any(_claims_it(t, by) for t in texts.values())
    if not claimed or any(_is_apart(t, by) for t in texts.values()):
        return False
    of_no_force = {BY_WORD, UNSAID}
    if not of_no_force & set((incident["target"] or "").split(", ")):
        return True
    counted = any(c["group"] in of_no_force and c["attributed_to"] == by for c in claims)
    spoken = any(s["act"] in ("acknowledge", "claim responsibility") and _of_civilians(s["words"]) for s in own)
    return counted or spoken


def _of_civilians(words: str) -> bool:
    """Whether words speak of civilians hit, and not in a deed that they avenge."""
    return CIVILIANS.search(words, 0, before_avenged(words, 0, len(words))) is not None


def _claims_it(text: str, by: str) -> bool:
    return any(ACCEPTS.search(sentence) for sentence in _naming(text, by))


def _is_apart(text: str, by: str) -> bool:
    """Whether a text says of the attacker that he pledged himself to a party, or that nothing shows its hand.

    >>> _is_apart("The gunman had pledged allegiance to the Red Front.", "Red Front")
    True
    >>> _is_apart("The Red Front killed nine people.", "Red Front")
    False
    """
    return any(map(acted_apart, _naming(text, by)))


def _naming(text: str, by: str) -> Iterator[str]:
    """The sentences of a text that name somebody."""
    for m in re.finditer(rf"\b{re.escape(by)}\b", text):
        start, end = sentence_of(text, m.start(), m.end())
        yield text[start:end]


def sources_of(incident_id: str, claims: Iterable[ClaimRow], known: Witnesses) -> dict[str, list[ClaimRow]]:
    """Return the sources that give a number for an attack, each once, with its claims."""
    return known.behind(c for c in claims if c["incident_id"] == incident_id and gives_number(c))


def gives_number(claim: ClaimRow) -> bool:
    """Whether a claim is one that its source stands for: no person rejected it, and it counts."""
    return claim["status"] != "rejected" and counts(claim)


def attested(
    incidents: Iterable[IncidentRow],
    claims: list[ClaimRow],
    reports: Iterable[ReportRow],
    statements: Iterable[StatementRow],
    actors: Iterable[ActorRow],
) -> list[IncidentRow]:
    """Return incidents with the number of their independent sources, and with no grade above
    what its definition allows."""
    reports, spoken = list(reports), by_report(statements)
    by_incident: dict[str | None, list[ClaimRow]] = defaultdict(list)
    for c in claims:
        by_incident[c["incident_id"]].append(c)
    known = Witnesses(reports, actors, in_words_of((s for own in spoken.values() for s in own), claims))
    texts = {r["report_id"]: r["text"] or "" for r in reports}
    out = []
    for i in incidents:
        own = by_incident.get(i["incident_id"], [])
        where = {c["report_id"] for c in own}
        sources = len(sources_of(i["incident_id"], own, known)) or i["origins"]
        grade = i["strength"]
        said = [s for r in sorted(where) for s in spoken[r]]
        if grade == "confirmed" and not accepts(i, own, said, {r: texts[r] for r in where}):
            grade = "fair"
        if grade in ("confirmed", "fair") and sources < 2:
            grade = "weak"
        out.append(i | {"origins": sources, "strength": grade})
    return out
