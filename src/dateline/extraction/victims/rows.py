"""The people a report says were killed or hurt, as rows of the table victims."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dateline.core.report import identifiers
from dateline.extraction.casualties.means import is_the_driver, means
from dateline.extraction.casualties.singles import surnames
from dateline.extraction.lexicon import en
from dateline.extraction.text.document import Document
from dateline.extraction.victims.mentions import Stretch
from dateline.extraction.victims.people import Harmed, Person, Reader, Seen, merged, within
from dateline.extraction.victims.words import CIVILIAN, FIGHTING, KIN, OCCUPATIONS, RANKS

if TYPE_CHECKING:  # at run time dateline.tables brings pandas, which extraction does without
    from dateline.tables import VictimRow

DEADLY = re.compile(
    r"\b(?:fatal(?:ly)?|killed|kills|dead|deadly|died|dies|death|murder(?:ed)?|homicide|slain|slaying|deceased"
    r"|manslaughter)\b",
    re.IGNORECASE,
)
LIVED = re.compile(
    r"\b(?:wounded|injur\w+|hurt|hospital\w*|condition|surviv\w+|recover\w*|critical(?:ly)?|graz\w+|non-?fatal\w*)\b",
    re.IGNORECASE,
)
SHOT = re.compile(r"\b(?:shot|shooting|gunshots?|stabb\w+)\b", re.IGNORECASE)
WOUNDED = re.compile(r"\b(?:wounded|injured|hurt)\b", re.IGNORECASE)
MORTALLY = re.compile(r"\b(?:fatally|mortally) (?:wounded|injured|hurt)\b", re.IGNORECASE)
NOT_DEADLY = re.compile(
    r"\b(?:attempted[- ](?:\w+[- ]){0,3}(?:murder|homicide|manslaughter)|(?:non-?|not )(?:fatal|deadly)\w*"
    r"|homicide (?:unit|detectives?|investigators?|division|bureau|squad)|(?:left|leave) for dead"
    r"|deadly (?:weapon|conduct|force)|(?:assault|weapon)[^.]{0,20}deadly|near[- ](?:death|fatal)|death threats?)\b",
    re.IGNORECASE,
)
# What says outright that somebody was harmed weighs against what is said of those who are held for it.
# These say that somebody was harmed, and not how.
NAMING = frozenset(["called a victim", "named as a victim", "listed as harmed", "identified with those before"])
STRONG = frozenset(["harmed subject", "died", "harmed object", "called a victim", "named as a victim", "noun of harm"])


# What is known of those who are only called victims, and of those who were shot, before the dead are counted.
NAMED, HIT = "killed or wounded", "shot"


NO_FIGURES: Mapping[str, int] = MappingProxyType({})


class Deaths(NamedTuple):
    """Whether a report mentions deaths, and they are those of all whom it says were harmed; whether it mentions
    wounds or shots and no death; whether it mentions in one sentence the dead and those who were wounded, or
    counts more dead than it mentions people; and what befell those of whom it says no more than that they are victims,
    or were shot."""

    theirs: bool
    none: bool
    beside: bool
    named: str = NAMED
    shot: str = HIT


def victim_rows(
    doc: Document,
    report_id: str,
    title: str,
    most: Mapping[str, int] = NO_FIGURES,
    places: frozenset[str] = frozenset(),
) -> list[VictimRow]:
    """The people whom a report says were killed or hurt, in the order of their first mention. `most` are the largest
    numbers that its figures give of those killed and wounded, `places` the words by which it names places."""
    reader = Reader(surnames(doc.text))
    for n, s in enumerate(doc.sentences):
        reader.read(n, Stretch(doc.text, s.start, s.end, doc.words_in(s.start, s.end)))
    if title:
        reader.read(-1, Stretch(title, 0, len(title), Document(title).words), title=True)
    people = [p for p in merged(reader.people) if max(p.names, key=len, default="") not in places]
    people = within([p for p in people if _is_harmed(p, doc)], most)
    if not people:
        return []
    whole = f"{title}\n{doc.text}"
    # Where one person was harmed, or nobody is said to have lived, a death that the report mentions is theirs.
    only = len(people) == 1 or LIVED.search(whole) is None
    told = _deadly(whole)
    only = only and not any(h.rule == "those before died" for p in people for h in p.harms)
    deaths = Deaths(
        told and only,
        not told and (LIVED.search(whole) or SHOT.search(whole)) is not None,
        any(map(_beside, [title, *(doc.text[s.start : s.end] for s in doc.sentences)]))
        or most.get("killed", 0) > len(people),
    )
    known = [_effect(p, doc, title, deaths) for p in people]
    deaths = _by_number(deaths, known, most.get("killed", 0))
    rows = [_row(p, doc, title, deaths) for p in people]
    for row, name in zip(rows, identifiers("v", report_id, ((r["words"], r["part"]) for r in rows)), strict=True):
        row["victim_id"], row["report_id"] = name, report_id
    return rows


# "The minister, who went to the hospitals where the victims had been taken": he lies in none of them.
VISITED = re.compile(
    r"(?:,? who)?(?: (?:also|later|then|had|has|\w+ly))* (?:went|goes|came|drove|travelled|traveled|visited)\b"
    r"[^.;]{0,40}?"
    r"\b(?:hospitals\b|hospital\b[^.;]{0,20}? where (?:the |those |some |most |many )?(?:victims|wounded|injured|dead"
    r"|bodies|survivors|casualties)\b)",
    re.IGNORECASE,
)


def _is_harmed(p: Person, doc: Document) -> bool:
    """Whether a report says that somebody was harmed, and not rather that they did the harm, or visited the harmed."""
    if all(_visited(h, doc) or _untrue(h, doc) or _is_source(h, doc) or _called_and_held(p, h, doc) for h in p.harms):
        return False
    if any(_is_nobody(s, doc) or _did_it(s, p, doc) for s in p.seen if s.sentence >= 0):
        return False
    strong = sum(h.rule in STRONG for h in p.harms)
    return not p.suspected or 2 * strong > p.suspected


# "Liberation Day", "the regional daily Salby Post": names, and nobody's.
A_DAY = en.pattern("attack_patterns", "the name of a day")
OF_A_PAPER = en.pattern("attack_patterns", "before the name of a paper")
# "A woman who was visiting her daughter was killed".
VISITED_BY = en.pattern("attack_patterns", "somebody visited")
# "The attacker, identified by police as a 31-year-old man", "the driver, named as Jan Berg".
IDENTIFIED = en.pattern("attack_patterns", "an attacker identified")


def _is_nobody(s: Seen, doc: Document) -> bool:
    """Whether a mention is the name of a day or of a newspaper, or of somebody whom the one that was hit visited."""
    m = s.mention
    before = doc.text[doc.sentence_at(m.start).start : m.start]
    named = bool(m.name) and (A_DAY.search(m.name) is not None or OF_A_PAPER.search(before) is not None)
    return named or VISITED_BY.search(before) is not None


def _did_it(s: Seen, p: Person, doc: Document) -> bool:
    """Whether a mention is of whoever did it: identified as the attacker, or the driver of what hit a crowd."""
    first = doc.sentence_at(s.mention.start).start
    if IDENTIFIED.search(doc.text, first, s.mention.start):
        return True
    called = doc.text[s.mention.start : s.mention.end]
    return any(is_the_driver(words, doc.text) for words in (called, *(p.words & {"driver"})))


# "Police captured one wounded woman", "an injured suspect": hurt, and held for the attack.
TAKEN_IN = re.compile(r"\b(?:captured|arrested|detained)\s+$", re.IGNORECASE)


def _called_and_held(p: Person, h: Harmed, doc: Document) -> bool:
    """Whether somebody who is only called hurt is held for the attack."""
    if h.rule != "called a victim":
        return False
    return "suspect" in p.words or (
        h.seen.sentence >= 0
        and TAKEN_IN.search(doc.text, max(0, h.seen.mention.start - 20), h.seen.mention.start) is not None
    )


# "According to Mayor Jan Berg, three are in custody".
SOURCE = re.compile(r"\baccording to (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)


def _is_source(h: Harmed, doc: Document) -> bool:
    """Whether the mention that a harm is said of names whom the report has it from."""
    n, start = h.seen.sentence, h.seen.mention.start
    return n >= 0 and SOURCE.search(doc.text, doc.sentences[n].start, start) is not None


def _visited(h: Harmed, doc: Document) -> bool:
    """Whether somebody said to be in a hospital only went to those where others were brought."""
    n = h.seen.sentence
    if h.rule != "taken to a hospital" or n < 0:
        return False
    return VISITED.match(doc.text, h.seen.mention.end, doc.sentences[n].end) is not None


# "Told the children that their father had died, when in fact he was in prison".
UNTRUE = re.compile(r"\b(?:when|but|while) in (?:fact|reality|truth)\b", re.IGNORECASE)


def _untrue(h: Harmed, doc: Document) -> bool:
    """Whether the sentence of a harm goes on to say that it was not so."""
    n = h.seen.sentence
    return n >= 0 and UNTRUE.search(doc.text, doc.sentences[n].start, doc.sentences[n].end) is not None


def _deadly(text: str) -> bool:
    return DEADLY.search(text) is not None and DEADLY.search(NOT_DEADLY.sub("", text)) is not None


def _by_number(deaths: Deaths, known: list[str], dead: int) -> Deaths:
    """What befell those of whom a report says only that they are victims, or were shot. Where all the dead are
    mentioned, they lived; where these people and the dead who are mentioned are as many as died, they died."""
    killed, named, shot = (known.count(effect) for effect in ("killed", NAMED, HIT))
    told = {killed: ("wounded", "wounded"), killed + named + shot: ("killed", "killed")}
    if shot:
        told = {killed + named: ("killed", "wounded")} | told
    first, second = told.get(dead, (NAMED, "wounded")) if dead else (NAMED, "wounded")
    return deaths._replace(named=first, shot=second)


def _beside(sentence: str) -> bool:
    """Whether a sentence mentions the dead and those who were hurt: "one killed, three wounded"."""
    if WOUNDED.search(sentence) is None:
        return False
    left = MORTALLY.sub("", sentence)
    return WOUNDED.search(left) is not None and _deadly(left)


def _row(p: Person, doc: Document, title: str, deaths: Deaths) -> VictimRow:
    """The row of a person, whose identifiers are not there yet."""
    texts = {"title": title, "text": doc.text}
    best, harm = min(p.seen, key=_fullness), p.harms[0]
    m, at = best.mention, harm.seen.mention
    low, high = min(p.ages) if p.ages else (None, None)
    status, status_words = _status(p)
    sentence = Stretch(title, 0, len(title), ()) if harm.seen.part == "title" else doc.sentences[harm.seen.sentence]
    said = texts[harm.seen.part][sentence.start : sentence.end]
    return {
        "victim_id": "", "report_id": "", "part": best.part, "start": m.start, "end": m.end,
        "words": texts[best.part][m.start : m.end], "name": max(p.names, key=len, default=""),
        "spellings": "|".join(p.names), "age": low if low == high else None, "age_low": low, "age_high": high,
        "sex": p.sex or None, "occupation": _first(p, OCCUPATIONS | RANKS), "relation": _relation(p, texts),
        "status": status, "status_words": status_words, "effect": _effect(p, doc, title, deaths),
        "means": means(said, at.start - sentence.start, at.end - sentence.start),
        "incident_id": None, "person_id": None,
        "harm_part": harm.seen.part, "harm_start": at.start, "harm_end": at.end, "rule": harm.rule, "review": "machine",
    }  # fmt: skip


def _fullness(s: Seen) -> tuple[bool, bool, bool, int]:
    """Mentions with a name and an age come first, then those with an age, then the text's before the title's."""
    return not (s.mention.name and s.mention.ages), not s.mention.ages, s.sentence < 0, s.sentence


def _effect(p: Person, doc: Document, title: str, deaths: Deaths) -> str:
    """What befell somebody: what a sentence says of them, else what the same sentence says of a death; where a death
    anywhere in the report is theirs, that. Who was shot and whose death nobody tells was wounded; who is only called a
    victim, in a report that mentions deaths too, was killed or wounded."""
    effects = {h.effect for h in p.harms}
    if "killed" in effects or (deaths.theirs and not (deaths.beside and "wounded" in effects)):
        return "killed"
    if "wounded" in effects:
        return "wounded"
    lived = False
    for h in p.harms:
        n = h.seen.sentence
        # "Two men were killed. They were identified as Jan Berg and Per Holm."
        first = max(n - 1, 0) if h.rule == "identified with those before" else n
        said = title if n < 0 else doc.text[doc.sentences[first].start : doc.sentences[n].end]
        if _deadly(said):
            return "killed"
        lived = lived or LIVED.search(said) is not None
    if lived or deaths.none:
        return "wounded"
    return deaths.shot if any(h.rule not in NAMING for h in p.harms) else deaths.named


# Armed groups in small letters, without "IS", which is a word.
GROUPS = "|".join(
    re.escape(name.lower())
    for row in en.table("armed_groups")
    for name in (row["name"], *row["other_names"].split("|"))
    if name and name != "IS"
)
OFFICES = en.any_of("victims", "offices of an armed group")
# "Jan Berg, a senior Daesh commander, was killed.", "the intelligence chief of IS's headquarters"
OF_A_GROUP = re.compile(
    rf"\b(?:{GROUPS})(?:['’]s)? (?:\w+ ){{0,2}}?(?:{OFFICES})\b|\b(?:{OFFICES}) of (?:the )?(?:{GROUPS}|is)\b"
)


def _status(p: Person) -> tuple[str, str]:
    """Civilian or combatant only by words that say so, and those words; an occupation says nothing of it, nor does
    a police rank."""
    said = [w for s in p.seen for w in sorted(s.mention.words)] + [w for a in p.asides for w in a.split()]
    civilian = next((w for w in said if w in CIVILIAN), "")
    fighter = next((w for w in said if w in FIGHTING), "")
    fighter = fighter or next((m[0] for a in p.asides if (m := OF_A_GROUP.search(a))), "")
    if civilian and fighter:
        return "contested", f"{civilian}, {fighter}"
    if civilian or fighter:
        return ("civilian", civilian) if civilian else ("combatant", fighter)
    return "unknown", next((w for w in said if w in RANKS), "")


def _first(p: Person, nouns: frozenset[str]) -> str:
    """The first of some nouns that somebody is called by."""
    said = [w for s in p.seen for w in sorted(s.mention.words)] + [w for a in p.asides for w in a.split()]
    return next((w for w in said if w in nouns), "")


OF_MANY = re.compile(r" of (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b")
ARTICLE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)


def _relation(p: Person, texts: dict[str, str]) -> str:
    """Whose relative somebody is, in the report's words: "his 12-year-old brother", "father of two"."""
    for a in p.asides:
        if set(a.split()) & KIN:
            return a
    for s in p.seen:
        if s.mention.words & KIN and s.mention.kind != "pronoun":
            text, end = texts[s.part], s.mention.end
            if many := OF_MANY.match(text, end):  # "a father of two"
                return " ".join(ARTICLE.sub("", text[s.mention.start : many.end()]).split())
            whose = text[s.mention.start : end].removesuffix(s.mention.name).rstrip(" ,")
            return " ".join((whose or text[s.mention.start : end]).split())
    return ""
