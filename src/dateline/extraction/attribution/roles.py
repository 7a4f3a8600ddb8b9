"""To whom a call, a demand, a warning or an offer is addressed, and whom blame, condemnation or praise is aimed at.

Only where the words put a body in that role: "called on Baghdad to act", "cooperation with the federal government",
"blamed the army for it", "condemned the attack by ISIS". A body that the words merely name has no role.
Bodies are those that the case lists, by their listed name, and others by a name with capitals.

Not supported: who should cooperate with whom ("cooperation between Erbil and Baghdad" addresses nobody), pronouns,
and bodies mentioned without a name ("urged the factions to unite").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.attribution.speakers.source_spans import taken_apart
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.lexicon.case_names import Lexicon, bare
from dateline.extraction.lexicon.inflection import forms_of
from dateline.extraction.lexicon.prefilter import first_letters, folded


class Roles(NamedTuple):
    """Names of the addressed and of the targeted, several joined by "; ";
    None where the words give nobody that role."""

    addressee: str | None = None
    target: str | None = None


def _any(verbs: str) -> str:
    return "|".join(sorted((f for v in verbs.split() for f in forms_of(v)), key=len, reverse=True))


class Aimed(NamedTuple):
    """A pattern whose first group is a verb, and the letters with which that verb can begin: where a text has none of
    them, the pattern is not tried."""

    letters: frozenset[str]
    pattern: re.Pattern[str]


def _aimed(verbs: str, behind: str) -> Aimed:
    return Aimed(frozenset(first_letters(verbs)), re.compile(rf"\b(?P<verb>{verbs}){behind}", re.I))


_WHO = r"(?P<who>[^,;:“”\"]{2,90}?)"
_ADVERBS = r"(?:(?:again|also|once more|further|repeatedly|publicly|formally|jointly|\w+ly) )*"
ASKING = _any("urge ask request implore beg press order instruct exhort encourage advise tell")
# The first group is the verb: it has to be the speaker's own.
ADDRESSED = [
    _aimed(f"(?:{_any('call')}) (?:up)?on", rf" {_WHO} (?:to|for|not)\b"),
    _aimed(ASKING, rf" {_WHO} (?:not )?to\b"),
    _aimed(_any("appeal"), rf" to {_WHO} (?:to|for)\b"),
    _aimed(f"(?:{_any('demand request')}) (?:that|of)", rf" {_WHO} (?:be|must|should|to|[a-z]+)\b"),
    _aimed(_any("warn threaten"), rf" {_WHO} (?:that|of|against|not|to|with|over|about)\b"),
    _aimed(
        _any("offer extend send express convey"),
        r" (?:[\w’'-]+ ){0,4}?(?:condolences|sympathy|sympathies|help|support|assistance|aid|solidarity|talks) (?:to"
        rf"|with) {_WHO}(?= (?:in|over|after|for|on|and its|as|following)\b|[,.;”\"]|$)",
    ),
]
# So many of these are calls and demands.
CALLS = 4
_TOGETHER = (
    r"(?:coordination|co-ordination|cooperation|co-operation|collaboration"
    r"|coordinate|cooperate|collaborate|work together|joint action)"
)
COOPERATION = re.compile(
    rf"\b{_TOGETHER}(?: [\w-]+)? with {_WHO}(?= (?:to|in|on|against|at|for|as|so|from|and the|because)\b|[,.;:”\"]|$)",
    re.I,
)
# What makes a mention of cooperation a call for it.
CALLING = re.compile(
    r"\b(?:must|should|need(?:s|ed)?|call(?:s|ed|ing)? for|require[sd]?"
    r"|immediately|demand\w*|urg\w+|essential|ask(?:s|ed)? for)\b",
    re.I,
)

_ATTACK = f"(?:{ATTACKS}|crimes?|acts?)"
# "the attack on a convoy carried out by X"; not "the attack on a convoy escorted by X".
_DONE = "claimed|carried out|committed|perpetrated|launched|conducted|staged|waged|executed|mounted|blamed on"
_ON_WHAT = (
    r"(?: (?!\w+ed\b|(?:" + en.any_of("reporting", "irregular participles behind a noun") + r")\b)[\w’'-]+){0,9}?"
)
_ENDS = r"(?= (?:which|who|that|after|in)\b|[,.;”\"]|$)"
_PRAISED = r"(?= (?:for|as|on|who|after)\b|[,.;”\"]|$)"
CONDEMNING = _any("condemn denounce deplore decry slam")
CONDEMNED = first_letters(CONDEMNING)
# The patterns of each act that is aimed at somebody.
TARGETED = {
    "condemn": [
        Aimed(
            frozenset(first_letters(CONDEMNING)),
            en.pattern(
                "text_patterns",
                "condemns an attack by somebody",
                condemning=CONDEMNING,
                attack=_ATTACK,
                on_what=_ON_WHAT,
                done=_DONE,
                who=_WHO,
            ),
        ),
        _aimed(CONDEMNING, rf" {_WHO} for\b"),
    ],
    "blame": [
        _aimed(_any("blame criticize criticise"), rf" {_WHO} (?:for|over)\b"),
        _aimed(_any("accuse"), rf" {_WHO} of\b"),
        _aimed(
            _any("hold"),
            rf" {_WHO} (?:(?:fully|directly|solely|personally|entirely) )?(?:responsible|accountable)\b",
        ),
        _aimed(_any("blame"), rf" [^,;:“”\"]{{2,60}}? on {_WHO}{_ENDS}"),
        _aimed(_any("attribute"), rf" [^,;:“”\"]{{2,60}}? to {_WHO}{_ENDS}"),
    ],
    "praise": [
        _aimed(_any("praise hail thank commend salute applaud"), rf" {_WHO}{_PRAISED}"),
        _aimed("(?:pay|pays|paid|paying) tribute", rf" to {_WHO}{_PRAISED}"),
    ],
}
EVERY_TARGET = [aimed for own in TARGETED.values() for aimed in own]
# "two ISIS attacks", "the Blue League’s raid on the town": whose attack is condemned, in front of it.
ATTACK_OF = re.compile(rf"\b(?P<verb>{CONDEMNING})\b(?P<between>[^;:“”\"]{{0,90}}?)\b{_ATTACK}\b", re.I)
OWN = re.compile(
    r"(?:^|\b(?:we|i)\s)[\s“\"]*(?:(?:would|do|must|can|have|has"
    r"|had|also|again|hereby|strongly|firmly|utterly|\w+ly) )*$",
    re.I,
)
TOLD_ON = re.compile(r"\d|\b(?:" + en.any_of("reporting", "what joins more to an attack") + r")\b", re.I)
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|I|i)\b")
ALSO = re.compile(r",? (?:and|or|as well as) |, ")


def roles(words: str, act: str, speaker: str | None, lexicon: Lexicon, *, own_verb: bool) -> Roles:
    """Who is addressed by a statement's words and who is their target;
    `own_verb` where the words begin with the speaker's verb.

    >>> roles("called on the Blue League to leave Salby", "demand", "Norland", Lexicon(), own_verb=True)
    Roles(addressee='Blue League', target=None)
    >>> roles("condemned the attack by the Blue League", "condemn", "Norland", Lexicon(), own_verb=True)
    Roles(addressee=None, target='Blue League')
    >>> words = "called for cooperation against the Blue League"
    >>> roles(words, "call for cooperation", "Norland", Lexicon(), own_verb=True)
    Roles(addressee=None, target=None)
    """
    cooperation = act == "call for cooperation"
    if not own_verb and not cooperation and not FIRST_PERSON.search(words):
        return Roles()  # no verb here is the speaker's own, as for most statements
    # Of a call nobody is the addressee who is only warned, or offered something, in the same words.
    asked = ADDRESSED[:CALLS] if act.startswith("call for") else ADDRESSED
    addressed = _first(asked, words, speaker, lexicon, own_verb=own_verb)
    if not addressed and cooperation and CALLING.search(words) and (m := COOPERATION.search(words)):
        addressed = _bodies(m["who"], speaker, lexicon)
    if act.startswith("call for") or act == "propose":
        attackers = {name for name, kind, *_ in lexicon.actors.values() if kind == "attacker"}
        addressed = [name for name in addressed if name not in attackers]
    aimed = TARGETED.get(act) or EVERY_TARGET
    targets = _first(aimed, words, speaker, lexicon, own_verb=own_verb)
    if not targets and act not in ("blame", "praise"):
        targets = _whose_attack(words, speaker, lexicon, own_verb=own_verb)
    return Roles("; ".join(addressed) or None, "; ".join(targets) or None)


def _first(aimed: list[Aimed], words: str, speaker: str | None, lexicon: Lexicon, *, own_verb: bool) -> list[str]:
    """The bodies that the first of some patterns finds behind a verb of the speaker's own."""
    low = folded(words)
    for letters, pattern in aimed:
        if not any(map(low.__contains__, letters)):
            continue
        for m in pattern.finditer(words):
            if _speakers_own(words, m.start("verb"), own_verb=own_verb) and (
                found := _bodies(m["who"], speaker, lexicon)
            ):
                return found
    return []


def _speakers_own(words: str, at: int, *, own_verb: bool) -> bool:
    """Whether a verb is the speaker's: the words begin with it, or "we" is before it;
    not "said Ankara had urged"."""
    before = words[:at]
    if not before.strip(' “"'):
        return own_verb
    return bool(OWN.search(before)) and (own_verb or bool(re.search(r"\b(?:we|i)\b", before, re.I)))


def _whose_attack(words: str, speaker: str | None, lexicon: Lexicon, *, own_verb: bool) -> list[str]:
    """The listed body whose attack is condemned, where its name occurs right before the attack."""
    m = ATTACK_OF.search(words) if any(map(folded(words).__contains__, CONDEMNED)) else None
    if m is None or not _speakers_own(words, m.start("verb"), own_verb=own_verb):
        return []
    before = m["between"].rstrip()
    mentions = [
        x
        for x in lexicon.actor_finder.finditer(before)
        if re.fullmatch(r"(?:[’']s?)?(?: (?:[a-z-]+|\d+)){0,2}", before[x.end() :])
    ]
    return _bodies(mentions[-1][0], speaker, lexicon) if mentions else []


def _bodies(words: str, speaker: str | None, lexicon: Lexicon) -> list[str]:
    """The names of listed or named bodies in a noun phrase; empty where one of its parts is neither."""
    whole = _body(words, lexicon)
    names = [whole] if whole else [_body(part, lexicon) for part in ALSO.split(words)]
    if not all(names):
        return []  # of "the gap and the army" the first is no body
    return list(dict.fromkeys(n for n in names if n and n != speaker))


def _body(words: str, lexicon: Lexicon) -> str | None:
    """The listed name of a body or person, or a name with capitals; None for a description."""
    plain = re.sub(r"[()“”\"]", "", words).strip()
    if TOLD_ON.search(plain):
        return None  # "the gap between the army and the guards"
    if aid := lexicon.actor_names.get(bare(plain)):
        return lexicon.actors[aid][0]
    name, _, _ = taken_apart(plain)
    known = lexicon.actor_names.get(bare(name)) if name else None
    if known:
        return lexicon.actors[known][0]
    capitals = re.sub(r"^(?:the|all|its|his|her|their) ", "", plain)
    named = all(w[:1].isupper() or w in ("of", "the", "and", "for") for w in capitals.split())
    return capitals if named and capitals[:1].isupper() and not capitals.endswith(("’s", "'s")) else None
