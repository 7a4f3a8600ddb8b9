"""What a statement does: condemns, condoles, calls for cooperation, blames, warns, reports ...

After the verbal events of PLOVER (Open Event Data Alliance) and CAMEO: the words decide first, the verb next.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.attribution.speakers.resolution import Speaker
from dateline.extraction.lexicon import en

# Sought in lower case: a pattern that minds no case is twice as slow.
# Looking for the stems first is ten times as fast again, for most words do none of these acts.
PATTERNS = [(row["act"], re.compile(row["pattern"]), row["stems"].split("|")) for row in en.table("acts")]
# Begins where some stem does: what holds none does no act by its words.
ANY_STEM = re.compile("|".join(sorted({re.escape(stem) for _, _, stems in PATTERNS for stem in stems})))


# What a verb does by itself whatever its words are, but for these acts.
DECIDED = frozenset(("condemn", "blame", "deny", "praise", "warn", "acknowledge", "ask", "decline"))
STRONG = frozenset(("claim responsibility", "condole"))
# "will take responsibility for treating the wounded", "took responsibility for the lapse": no attack is claimed.
DUE = re.compile(r"\b(?:must|should|(?:has|have|had|needs?|ought) to)\s+$")
FOR_NO_ATTACK = en.pattern("attack_patterns", "responsibility for no attack").pattern
RESPONSIBLE = re.compile(
    r"\b(?:claim|t[ao]k|took|taking|assum|accept)\w* (?:the |full |sole |all )?responsibility" + FOR_NO_ATTACK
)
# Who calls for something demands it, and may call for cooperation or support:
# "urged all to avoid any retaliation" threatens nobody.
CALLS = STRONG | frozenset(act for act, _, _ in PATTERNS if act.startswith("call for"))


class Act(NamedTuple):
    """What a statement does, the rule that decides it, and the words that show it."""

    act: str
    rule: str
    words: str


def act_of(words: str, cue: str, default: str) -> Act:
    """The act of a statement: of its words where they show one, else of its verb, else "report"."""
    told = f"{cue} {words}".lower()
    may_be = STRONG if default in DECIDED else CALLS if default == "demand" else None
    if default == "deny":
        may_be = STRONG - {"claim responsibility"}  # "rejected the accusation that it was behind the raid"
    no_attack = RESPONSIBLE.search(told) if "responsib" in told else None
    if no_attack and default == "claim responsibility":
        default = "acknowledge"
    barred = {"claim responsibility", "blame"} if no_attack and not DUE.search(told[: no_attack.start()]) else set()
    for act, pattern, stems in PATTERNS if ANY_STEM.search(told) else ():
        if act in barred:
            continue
        if (may_be is None or act in may_be) and any(map(told.__contains__, stems)) and (m := pattern.search(told)):
            own = told[max(m.start(), len(cue) + 1) : m.end()].strip()
            return Act(act, "act of the words", own or cue)
    return of_verb(cue, default)


def of_verb(cue: str, default: str) -> Act:
    """The act that a verb has by itself; "report" where it has none."""
    return Act(default, "act of the verb", cue) if default else Act("report", "no act", "")


# The words of a claim of responsibility, and those that may be between whose it is and them.
CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed)? (?:\w+ )?(?:responsibility|credit)|(?:took|taken) (?:responsibility|credit)"
    r"|claimed to have|to have (?:conducted|carried out)"
    r"|(?:carried out|conducted|staged|(?:was|were|is|are) behind) (?:the|this|that|these|both))",
    re.IGNORECASE,
)
BEFORE_CLAIMED = frozenset("has have had also later since already publicly promptly quickly immediately".split())
OWN = frozenset(en.words("function_words", "whose own"))
# Whose fighters did it, and who says so for them.
FIGHTERS = frozenset(en.words("reporting", "whose fighters did it"))


# "Ansar (AN), a faction of the league, had later claimed": what is between whose it is and the claim.
APPOSED = re.compile(r"(?: \(\w+\))?, [^,;:“”]{1,90},(?= (?:\w+ ){0,3}$)")


def of_anothers_claim(words: str, speaker: Speaker | None, cue: str = "said") -> bool:
    """Whether words only report that somebody else claims an attack, or did it: always so behind "according to".

    >>> police = Speaker("Peter Holm", None, "police chief", None, True, True)
    >>> of_anothers_claim("The Blue League has also claimed responsibility", police)
    True
    >>> of_anothers_claim("Ansar, a faction of the Blue League, claimed responsibility", police)
    True
    >>> of_anothers_claim("Our fighters carried out the attack", police)
    False
    """
    m = CLAIMED.search(words)
    before = APPOSED.sub(" ", words[: m.start()]) if m else ""
    who = re.findall(r"[\w’'-]+", re.split("[,;:“”]", before)[-1])
    while who and who[-1].lower() in BEFORE_CLAIMED:
        who.pop()
    if not who and cue.lower().startswith("according"):
        return True
    if not who or {w.lower() for w in who} & {"we", "i", "our", "my", "us"}:
        return False
    if speaker and set(speaker.name.lower().split()) & {w.lower() for w in who if w[0].isupper()} - {"the"}:
        return False
    if who[-1].lower() in OWN | FIGHTERS or who[0].lower() in OWN:
        return speaker is not None and speaker.person  # an officer who says "they carried out the attack"
    return True
