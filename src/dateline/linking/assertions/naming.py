"""Whether a report names somebody, and whether it does where it mentions an attack."""

from __future__ import annotations

import re
from functools import cache

from dateline.core.spans import Span
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.linking.assertions.facts import Facts
from dateline.linking.assertions.phrasing import counted, listed
from dateline.linking.incidents.parties import sentence_of
from dateline.linking.incidents.responsibility import (
    BY_THE_WAY,
    CLAIMED,
    Parties,
    acted_apart,
    claims_in,
    holds_nobody_to_it,
    of_old,
    one_party,
)
from dateline.tables import IncidentRow, ReportRow


def names(who: str, report: ReportRow, facts: Facts) -> bool:
    """Whether a report names somebody, by any name that actors.csv has."""
    text = f"{report['title']}\n{report['text'] or ''}"
    return any(as_a_word(n).search(text) for n in names_for(who, facts))


def names_beside(who: str, report_id: str, i: IncidentRow, facts: Facts) -> bool:
    """Whether a report names somebody where it mentions an attack, in a sentence of a deed that has no other attack's
    figure: in its title or anywhere if it has figures of that attack alone, else in a paragraph that has them, or names
    its place."""
    own = facts.claims_of.get(report_id, [])
    read, known = facts.texts[report_id], [as_a_word(n) for n in names_for(who, facts)]
    in_text = [c for c in own if c.get("part", "text") != "title"]
    told = {c["start"] for c in in_text if c["incident_id"] == i["incident_id"]}
    others = {c["start"] for c in in_text} - told

    parties = facts.parties

    def elsewhere(at: Span) -> bool:
        return any(at.start <= n < at.end for n in others) and not any(at.start <= n < at.end for n in told)

    here = [at for at in read.sentences if not elsewhere(at)]
    if not {c["incident_id"] for c in own} - {None, i["incident_id"]}:
        title = str(facts.reports[report_id]["title"] or "")
        return any(_of_a_deed(t, known, i, parties) for t in (title, *(read.text[a.start : a.end] for a in here)))
    told |= {p["start"] for p in facts.mentions.get(report_id, ()) if p["place_id"] == i["place_id"]}
    paragraphs = {read.paragraph_at(at) for at in told}
    near = (a for a in here if read.paragraph_at(a.start) in paragraphs)
    return any(_of_a_deed(read.text[a.start : a.end], known, i, parties) for a in near)


# "The Red Front raided the village", "blamed on the Red Front"; not "the Red Front often attacks farmers here".
DEED = en.pattern("linking_patterns", "a deed, or who answers for it", attacks=ATTACKS)
HEDGED = en.pattern("linking_patterns", "suspected by name")
HABIT = en.pattern("linking_patterns", "what a group is known for, or nobody claims")
# "The gunman had no connection to the Red Front", "a Front-affiliated website", "the Front's claim".
NO_LINK = en.pattern("linking_patterns", "no link to a group")
# "Suspected", "appeared to have been an attack by the Red Front", "blamed"; "he pledged allegiance to the Red Front".
HELD_BEFORE = en.pattern("linking_patterns", "only held to have done it")
HELD_BEHIND = en.pattern("linking_patterns", "only held to have done it behind its name")
ITS_WORD = en.pattern("linking_patterns", "the claim or the outlet of a group, behind its name")


@cache
def _did_it(name: re.Pattern[str]) -> re.Pattern[str]:
    """Words that say of a name that whoever has it did a deed; a name in capitals is so written."""
    names = name.pattern if name.flags & re.IGNORECASE else f"(?-i:{name.pattern})"
    return en.pattern("linking_patterns", "a group that did it", names=names, attacks=ATTACKS)


def _of_a_deed(text: str, known: list[re.Pattern[str]], i: IncidentRow, parties: Parties) -> bool:
    """Whether a sentence of a text names somebody beside a deed that can be an attack's: of no other time, not as
    what a group does again and again, and not only as what it claims itself."""
    for own, m in ((name, m) for name in known for m in name.finditer(text)):
        first, last = sentence_of(text, m.start(), m.end())
        sentence = text[first:last]
        if (
            DEED.search(sentence)
            and _did_it(own).search(sentence)
            and not _only_held(text, m, first, last)
            and not HABIT.search(BY_THE_WAY.sub("", sentence))
            and not of_old(sentence, i["earliest"])
            and not _only_by_itself(sentence, known, i["perpetrator"] or "", parties)
        ):
            return True
    return False


def _only_held(text: str, name: re.Match[str], first: int, last: int) -> bool:
    """Whether a sentence, from one place of a text to another, only suspects whom it names, or says that the attacker
    pledged himself to the group or spoke of its orders, that it claimed earlier attacks, or that nothing shows its
    hand."""
    if acted_apart(text[first:last]) or holds_nobody_to_it(text[first:last], name.start() - first):
        return True
    held = HELD_BEFORE.search(text, first, name.start()) or HELD_BEHIND.match(text, name.end(), last)
    return bool(held or HEDGED.search(text, first, name.start()))


def _only_by_itself(sentence: str, known: list[re.Pattern[str]], who: str, parties: Parties) -> bool:
    """Whether a sentence says of a party only that it claims the attack, in its own outlet or elsewhere, or that
    nothing links it to whoever did it: such a sentence names nobody as the attacker."""
    by_its_word = any(ITS_WORD.match(sentence, m.end()) for name in known for m in name.finditer(sentence))
    if by_its_word or NO_LINK.search(sentence):
        return True
    claimed = any(one_party(by, who) for by, _, _ in claims_in(sentence, parties))
    return claimed and parties.agent.search(CLAIMED.sub(" ", sentence)) is None


def said_to_have_done_it(i: IncidentRow, facts: Facts) -> tuple[str, list[str]]:
    """Who is said to have done it and how many reports name him for it, in words, and these reports; where none names
    him and some say that he claims it, that. None where nobody is said to. More may: whom a report names is read from
    its sentences of the deed alone."""
    who = i["perpetrator"]
    reports = sorted({c["report_id"] for c in facts.by_incident.get(i["incident_id"], ())})
    naming = named_outright(i, facts)
    if not naming and (claiming := claimed_by(i, facts)):
        return f"at least {counted(len(claiming), 'report', 'says')} that {who} claims the attack", claiming
    told = f"at least {counted(len(naming), 'report', 'names')} {who} as the attacker"
    others = sorted({n for r in reports for n, _ in facts.claiming(r) if not one_party(n, who or "")} - {who or ""})
    also = f"; {listed(others)} {'claims' if len(others) == 1 else 'claim'} it too" if others else ""
    return told + (also if i["strength"] == "contested" else ""), naming


def named_outright(i: IncidentRow, facts: Facts) -> list[str]:
    """The reports of an attack that name whoever is said to have done it as the attacker."""
    who, iid = i["perpetrator"], i["incident_id"]
    if iid not in facts.named:
        reports = sorted({c["report_id"] for c in facts.by_incident.get(iid, ())})
        facts.named[iid] = [r for r in reports if who and names_beside(who, r, i, facts)]
    return facts.named[iid]


def claimed_by(i: IncidentRow, facts: Facts) -> list[str]:
    """The reports of an attack that say that whoever is said to have done it claims it: those that have figures of no
    other attack, in a sentence that names no other time."""
    who = i["perpetrator"]
    reports = sorted({c["report_id"] for c in facts.by_incident.get(i["incident_id"], ())})
    alone = [r for r in reports if {c["incident_id"] for c in facts.claims_of[r]} <= {None, i["incident_id"]}]
    said = {r: [n for n, s in facts.claiming(r) if not of_old(s, i["earliest"])] for r in alone}
    return [r for r, names in said.items() if who and any(n == who or one_party(n, who) for n in names)]


def names_for(who: str, facts: Facts) -> list[str]:
    """Every name that actors.csv has for somebody."""
    return [who] + [n for n, i in facts.names.items() if facts.attackers.get(i) == who]


def as_a_word(name: str) -> re.Pattern[str]:
    """A name as a word of its own; one in capitals only so: "IS" is no "is", and not the end of "this"."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", 0 if name.isupper() else re.IGNORECASE)
