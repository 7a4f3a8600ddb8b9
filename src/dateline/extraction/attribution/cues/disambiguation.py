"""Whether a form that may be a verb of saying or a noun is which: "the ministry reports that", "two reports of it"."""

from __future__ import annotations

from functools import cache

from dateline.core.spans import Span
from dateline.extraction.attribution.cues.cues import cue_forms, cues_in
from dateline.extraction.attribution.cues.multiword import NOMINAL_AFTER
from dateline.extraction.attribution.spans.clauses import verb_at
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import back_over
from dateline.extraction.lexicon.inflection import forms_of, forms_of_all
from dateline.extraction.text.document import Document
from dateline.extraction.text.tokens import Cue, Token, title_case, tokens_of

# Verbs whose base form and form in -s are nouns as often.
NOUN_TOO = en.words("reporting", "verbs that are nouns too")
# Forms in -ing and -ed that are.
NOUNS = en.words("reporting", "participles that are nouns")
AMBIGUOUS = frozenset([form for verb in NOUN_TOO for form in forms_of(verb)[:2]] + NOUNS)
# A verb right behind shows a noun: "twenty states led by", "reports said".
VERBS_AFTER = frozenset(en.words("reporting", "verbs after"))
AUXILIARIES = frozenset(en.words("function_words", "auxiliaries that show a noun"))
OPENERS = frozenset(en.words("function_words", "what opens a noun phrase"))


def _adjective(toks: list[Token], cue: Cue) -> bool:
    """Whether a participle is before the noun it belongs to: "the alleged killers", "a widely read column"."""
    if not toks[cue.first].low.endswith(("ed", "read", "led")) or cue.past != cue.first + 1:
        return False
    at = back_over(toks, cue.first - 1)
    nxt = toks[cue.past] if cue.past < len(toks) else None
    return (
        toks[at].low in OPENERS - {"that"}
        and nxt is not None
        and nxt.low[0].isalpha()
        and nxt.low not in NOMINAL_AFTER | {"that", "he", "she", "they", "it"}
    )


SHOWING = frozenset(form for verb in ("show", "estimate") for form in forms_of(verb))
# What shows something, behind a comma: "..., data from a monitor show."
SHOWERS = frozenset("data figures footage images police records statistics study survey tally video".split())


def _counted_behind(toks: list[Token], at: int) -> bool:
    """Whether such a thing begins what is between the last comma and a token."""
    comma = next((n for n in range(at - 1, max(at - 12, 0), -1) if toks[n].low == ","), 0)
    return comma > 0 and any(t.low in SHOWERS for t in toks[comma + 1 : comma + 4])


def _named_behind(toks: list[Token], cue: Cue) -> bool:
    """Whether a name is alone between a comma and the verb that closes the clause:
    "..., the Harbour Journal reports."."""
    closes = cue.past >= len(toks) or toks[cue.past].low in (".", ",")
    if closes and cue.words.lower() in SHOWING and _counted_behind(toks, cue.first):
        return True
    first = cue.first
    while first and toks[first - 1].text[:1].isupper():
        first -= 1
    at = first - 1 if first and toks[first - 1].low == "the" else first
    behind = at > 1 and (toks[at - 1].low == "," or toks[at - 1].quote is not None)
    return closes and first < cue.first and behind and not title_case(toks)


# "Bring back the dead": behind these "back" backs nobody.
MOVING = forms_of_all(en.words("reporting", "moving"))
# What opens a clause behind a verb, and hardly anything behind a noun.
OPENED = frozenset("that : how why whether".split())
PRONOUNS = frozenset("he she they it we there".split())
INTENTIONS = frozenset("plan plans promises hope hopes demands".split())


def _by_a_name(toks: list[Token], at: int) -> bool:
    """Whether a name, or an apposition that a comma closes, is right before a token."""
    prev = toks[at - 1]
    return prev.low == "," or (prev.text[:1].isupper() and not prev.low.endswith(("'s", "’s", "s'")))


DETERMINERS = frozenset(en.words("function_words", "what keeps a form from being a verb"))
# What is before a noun: "the report", "in report", "ordered to report" is a verb's.
BEFORE_NOUNS = OPENERS | DETERMINERS | frozenset(en.words("function_words", "before nouns"))


def _takes_object(toks: list[Token], cue: Cue) -> bool:
    """Whether a noun is before the form and an article or a pronoun behind it: "the army claims the hill",
    "rebels claim they hold it"."""
    return (
        toks[cue.past].low in DETERMINERS | PRONOUNS
        and toks[cue.first - 1].low not in BEFORE_NOUNS
        and toks[cue.first - 1].low[-1].isalpha()
        and not (cue.first > 1 and toks[cue.first - 2].low in ("a", "an"))  # "a rude term the army uses"
    )


def _a_name_before(toks: list[Token], cue: Cue) -> bool:
    """Whether a name occurs before the form that can be its subject: "Ankara claims",
    "Democrats claim"; not "Sokoto state"."""
    name = toks[cue.first - 1].text
    if not name[:1].isupper() or (cue.words.isupper() and name.isupper()):
        return False
    base = cue.words.lower() in NOUN_TOO
    joined = cue.first > 1 and toks[cue.first - 2].low in ("and", "or")
    return not base or joined or name.endswith(("s", "i")) or title_case(toks)


# What an office of a state or a body is called, behind the name of that: "Osk state premier Jane Doe".
OFFICE_OF_IT = frozenset(en.words("reporting", "offices behind a noun"))


def _of_an_office(toks: list[Token], cue: Cue, low: str) -> bool:
    """Whether a form is between a name and an office with a name behind it: "Osk state premier Jane Doe"."""
    if low not in NOUN_TOO or cue.past + 1 >= len(toks) or not toks[cue.first - 1].text[:1].isupper():
        return False
    office, name = toks[cue.past], toks[cue.past + 1]
    return office.low in OFFICE_OF_IT and office.text.islower() and name.text[:1].isupper()


def _relative(toks: list[Token], that: int) -> bool:
    """Whether a verb follows "that" at once: "rules that could close it", "the blast that killed ten"."""
    if that + 2 >= len(toks):
        return False
    verb, behind = toks[that + 1].low, toks[that + 2].low
    past = verb.endswith("ed") and (behind in DETERMINERS | OPENERS | {"on", "at", "in", "to"} or behind[0].isdigit())
    wants = behind == "to" and verb in forms_of_verbs_with_to()
    return verb in AUXILIARIES or past or wants or verb_at(toks, that + 1)


@cache
def forms_of_verbs_with_to() -> frozenset[str]:
    """The forms of the cue verbs that an infinitive follows: "rules that promise to change it"."""
    return frozenset(form for form, (frames, _) in cue_forms().items() if "to" in frames)


# First words of cues of several words that are nouns as often: "a search campaign for the
# killers", "the protests against it".
PHRASAL = forms_of_all("campaign protest object vote push appeal".split())


def _behind_an_article(toks: list[Token], at: int) -> bool:
    """Whether an article is before a word, with adjectives and nouns between them at most."""
    for n in range(at - 1, max(at - 5, -1), -1):
        if toks[n].low in (DETERMINERS - {"it", "them", "him", "us"}) | {"no", "any", "further"}:
            return True
        if toks[n].quote or not toks[n].low[0].isalpha() or toks[n].low in ("to", "and", "who") or verb_at(toks, n):
            return False
    return False


def noun_use(toks: list[Token], cue: Cue) -> bool:
    """Whether a form that may be a noun is one here: "the claims", "a report", "his state", "an attack"."""
    if "according" in cue.frames:
        return False
    low = cue.words.lower()
    if low == "think" and cue.past < len(toks) and toks[cue.past].low in ("tank", "tanks"):
        return True
    if low == "back" and cue.first and toks[cue.first - 1].low in MOVING:
        return True
    phrasal_noun = low.startswith(("comment on", "comments on"))  # "made no comments on the attack"
    if (phrasal_noun or toks[cue.first].low in PHRASAL) and _behind_an_article(toks, cue.first):
        return True
    if low in AMBIGUOUS and cue.first and (told := _of_two_minds(toks, cue, low)) is not None:
        return told
    if cue.first == 0:
        return not low.endswith("ing") or len(toks) < 3
    return _attribute(toks, cue, low) or _determined(toks[cue.first - 1].low, low)


def _told_of(nxt: Token) -> bool:
    """Whether a word behind a form is a participle that describes it: "emails combed through by reporters"."""
    return nxt.quote is None and nxt.text.islower() and nxt.low.endswith("ed") and len(nxt.low) > 4


def _quotation_follows(toks: list[Token], colon: int) -> bool:
    """Whether a quotation is right behind a colon."""
    return colon + 1 < len(toks) and toks[colon + 1].quote is not None


# Before these forms a person is, or a word that no noun follows.
SUBJECTS = frozenset("he she they it we i who also officials experts".split())
CLAUSED = frozenset("show shows hope hopes note notes".split())


def _of_two_minds(toks: list[Token], cue: Cue, low: str) -> bool | None:
    """What the words around a form say that is a noun as often as a verb;
    None where they do not say that it is a noun."""
    nxt = toks[cue.past] if cue.past < len(toks) else None
    if _named_behind(toks, cue):
        return False
    if _of_an_office(toks, cue, low):
        return True
    if nxt is not None and nxt.low == "to" and low in INTENTIONS and _by_a_name(toks, cue.first):
        return False  # "Jane Doe, the mayor, plans to return"
    if nxt is None or nxt.low in NOMINAL_AFTER or nxt.low in VERBS_AFTER or _told_of(nxt):
        return True
    if nxt.low == "that" and _relative(toks, cue.past):
        return True  # "a set of rules that could close the mine"
    deed = not {"say", "that", "tell", "quote"} & set(cue.frames)
    if deed and (nxt.low == "that" or (nxt.low == ":" and not _quotation_follows(toks, cue.past))):
        return True  # "the blast that ripped through a hall", "photo credit: ..."
    clause = low in CLAUSED and nxt.low in PRONOUNS
    spoken = clause or nxt.low in OPENED or nxt.quote is not None or _takes_object(toks, cue)
    return None if spoken or _a_name_before(toks, cue) or toks[cue.first - 1].low in SUBJECTS else True


def _attribute(toks: list[Token], cue: Cue, low: str) -> bool:
    """Whether a form belongs to the noun beside it, or is the outlet's own:
    "27 reported by police", "it is worth noting"."""
    before, behind = toks[cue.first - 1], toks[cue.past].low if cue.past < len(toks) else ""
    if low == "compared" and behind in ("to", "with"):
        return True  # "nine, compared with twelve in May"
    if before.low[0].isdigit() and low.endswith("ed") and behind in ("by", "earlier", "in"):
        return True
    if before.low == "worth" or (before.low in ("no", "little", "any", "some") and low == "doubt"):
        return True
    return _adjective(toks, cue) or (before.low.endswith(("'s", "s'")) and low in AMBIGUOUS)


# Behind these words a form with one of these endings is a noun.
NOMINAL = en.words("reporting", "words before nominal endings")
DETERMINING = frozenset(en.words("function_words", "what makes a form a noun"))


def _determined(before: str, low: str) -> bool:
    """Whether a determiner is before a form, or an adjective that is as good as one."""
    if before in DETERMINING and low.endswith(tuple(NOMINAL)):
        return True
    return before in ("the", "a", "an", "of") and not low.endswith("ed")


# A sentence has a handful. Each is weighed against all words of its sentence,
# so a sentence of nothing else would take long.
MOST_CUES = 40


def verbs_of(doc: Document, sentence: Span) -> list[Cue]:
    """The cues of a sentence that are no nouns, from the left."""
    if (known := doc.kept.get(("verbs", sentence))) is not None:
        return known  # type: ignore[no-any-return]
    toks = tokens_of(doc, sentence)
    out = [c for c in cues_in(toks) if not noun_use(toks, c)][:MOST_CUES]
    doc.kept["verbs", sentence] = out
    return out
