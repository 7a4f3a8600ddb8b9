"""The noun phrase that names a source: the subject before a verb of saying, or behind it ("said Ned Price").

Without a parser: the phrase reaches back to the clause's beginning, an apposition between commas is stepped over.
"""

from __future__ import annotations

import re

from dateline.core.spans import Span
from dateline.extraction.attribution.cues.cues import cue_forms
from dateline.extraction.attribution.spans.clauses import FINITE, SUBORDINATE, verb_at
from dateline.extraction.attribution.speakers.source_spans import ARTICLES, TITLES, body_nouns
from dateline.extraction.lexicon import en, world
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.lexicon.function_words import DAYS, MONTH_NUMBER
from dateline.extraction.text.tokens import Token, compound, title_case

AUX = frozenset(en.words("speakers", "what ends a subject as a verb begins"))  # fmt: skip
SHORT_TITLES = frozenset(en.words("speakers", "short titles"))
LEADS = frozenset(en.words("speakers", "leads"))
PRONOUNS = frozenset("he she they it we i you who which".split())


# Longer than a screen: the order of the rules is the rule.
def subject_before(toks: list[Token], at: int, floor: int) -> tuple[int, int] | None:
    """Token indexes of the noun phrase that is the subject of a verb at `at`, not reaching below `floor`."""
    j = at
    while j > floor and (_auxiliary(toks, j - 1) or toks[j - 1].low.endswith("n't") or is_adverb(toks[j - 1].text)):
        j -= 1
    j = _skip_time_back(toks, _behind_so_far(toks, j, floor), floor)
    while j > floor and _auxiliary(toks, j - 1):
        j -= 1  # "The group has as of yet made no comment"
    if (
        j - 2 >= floor
        and toks[j - 1].low in ("both", "all")
        and (toks[j - 2].low == "," or toks[j - 2].low[0].isalpha())
    ):
        j -= 1  # "The Church and the mission, which ..., both regretted the deaths", "they all agreed"
    if j - 4 > floor and [t.low for t in toks[j - 3 : j]] in (["did", "not", "name"], ["did", "not", "identify"]):
        j -= 4  # "a military source it did not name"
    j = _before_anonymity(toks, j, floor)
    if j <= floor or toks[j - 1].low in ("and", "but", "or"):
        return None
    if toks[j - 1].low in PRONOUNS and not (j - 2 > floor and toks[j - 2].low in GOVERNS_A_PRONOUN):
        return j - 1, j
    if toks[j - 1].low in (",", "—", "–", ")", "--"):
        opening = _apposition_start(toks, j - 1, floor)
        if opening is None or opening <= floor:
            return None
        j2 = opening
        first = phrase_start(toks, j2, floor)
        return (first, j if toks[j - 1].low == ")" else j - 1) if first < j2 else None
    first = phrase_start(toks, j, floor)
    if (
        first > floor + 1
        and toks[first - 1].low == ","
        and toks[first].low in ("the", "a", "an", "deputy", "head", "chief")
    ):
        # "Abdul Amir al-Shammari, the deputy commander of Joint Operations told Rudaw": no comma closes
        first = _named_before(toks, first, floor)
    elif first > floor + 1 and toks[first - 1].low == "," and _office(toks, first, j):
        first = _titled_before(toks, first, floor)
    first = _list_start(toks, _behind_an_apposition(toks, first, floor), j, floor)
    first = _behind_a_lead(toks, _second_phrase(toks, first, j), j)
    return _without_predicate(toks, at, _before_relative(toks, first, j, floor)) if first < j else None


def _auxiliary(toks: list[Token], n: int) -> bool:
    """Whether a token is an auxiliary before its verb; "IS" is a group, and "Ida May said" has a name."""
    return toks[n].low in AUX and toks[n].text != "IS" and not _surname(toks, n)


def _surname(toks: list[Token], n: int) -> bool:
    """Whether "May" is a name: "Ida May", "Mrs May"."""
    return toks[n].text == "May" and n > 0 and toks[n - 1].text[:1].isupper()


# What leads up to a subject, with or without a comma behind it.
LEADS_UP = frozenset("after before while during following since".split())


def _behind_a_lead(toks: list[Token], first: int, past: int) -> int:
    """Where a name begins that ends what seems one phrase: "After chairing a meeting Ida May said" has "Ida May"."""
    if not first or toks[first - 1].low not in LEADS_UP:
        return first
    n = past
    while n > first and toks[n - 1].text[:1].isupper():
        n -= 1
    return n if first < n <= past - 2 else first


# What is between a subject and its verb and says only until when.
SO_FAR = tuple(
    tuple(words.split()) for words in ("as of yet", "as yet", "as of now", "so far", "to date", "until now", "thus far")
)


def _behind_so_far(toks: list[Token], j: int, floor: int) -> int:
    """Step back over "as of yet", "so far" between a subject and its verb."""
    for words in SO_FAR:
        if j - len(words) > floor and tuple(t.low for t in toks[j - len(words) : j]) == words:
            return j - len(words)
    return j


# "A guard who lived through it told": the pronoun is no subject.
GOVERNS_A_PRONOUN = frozenset("through from of with about at over under behind near by".split())


UNNAMED = frozenset("named identified name anonymous anonymity".split())


def _before_anonymity(toks: list[Token], j: int, floor: int) -> int:
    """Where "who asked not to be named" begins that ends before a token, without commas around it; else that token."""
    for n in range(j - 1, max(floor, j - 9), -1):
        if toks[n].quote or not toks[n].low[0].isalpha():
            return j
        if toks[n].low == "who":
            return n if UNNAMED & {t.low for t in toks[n:j]} else j
    return j


def _office(toks: list[Token], first: int, past: int) -> bool:
    """Whether a phrase is somebody's office, and no name: "Resident and Humanitarian Coordinator in Norland"."""
    end = next((n for n in range(first, past) if toks[n].low in ("in", "of", "for", "at")), past)
    return end - first > 1 and toks[end - 1].low in TITLES


def _titled_before(toks: list[Token], first: int, floor: int) -> int:
    """Where the name before an office begins: two words with capitals at least, behind a comma or at the beginning."""
    n = first - 1
    while n > floor and (toks[n - 1].text[:1].isupper() or toks[n - 1].low == "."):
        n -= 1
    words = [t for t in toks[n : first - 1] if t.low != "."]
    free = n == floor or toks[n - 1].quote is not None or toks[n - 1].low == ","
    return n if len(words) > 1 and free and not _within_a_place(toks, n, first - 1, floor) else first


PLACING = frozenset("in at on from near".split())


def _named_before(toks: list[Token], first: int, floor: int) -> int:
    """Where the name begins that a description behind a comma is about;
    the description's own first token where none does."""
    if first < floor + 2 or toks[first - 1].low != ",":
        return first
    name = phrase_start(toks, first - 1, floor)
    if name > floor and (toks[name - 1].low in PLACING or _within_a_place(toks, name, first - 1, floor)):
        return first  # "In Washington, a spokesman said", "hit a hall in Salby, Norland, an official said"
    led = toks[name].low in LEADS | TIME_WORDS or toks[name].low.endswith("ly")  # "Earlier, the ministry put"
    named = all(t.text[:1].isupper() or t.low.startswith(("al-", "el-", "bin")) for t in toks[name : first - 1])
    return name if name < first - 1 and not led and named else first


def _within_a_place(toks: list[Token], name: int, past: int, floor: int) -> bool:
    """Whether a name is that of what a place behind "in" lies in: "in Salby, | Norland"; a person has two names."""
    n = name - 1
    region = past - name == 1 or " ".join(t.text for t in toks[name:past]) in world.regions()
    if n <= floor or toks[n].low != "," or not region:
        return False
    while n > floor and toks[n - 1].text[:1].isupper() and toks[n - 1].low not in PLACING:
        n -= 1
    return n < name - 1 and n > floor and toks[n - 1].low in PLACING


def _list_start(toks: list[Token], first: int, past: int, floor: int) -> int:
    """Where a list of names begins that a phrase with "and" ends: "Germany, France and the UK condemned ..."."""
    if (
        first - 2 > floor
        and [t.low for t in toks[first - 2 : first]] == [",", "and"]
        and _names_only(toks, floor, first - 2)
    ):
        return floor  # "Turkey, the embassy in Kolo, and the mission condemned"
    if "and" not in [t.low for t in toks[first:past]]:
        return first
    while first > floor + 1 and toks[first - 1].low == ",":
        k = first - 1
        while k > floor and (
            toks[k - 1].text[:1].isupper()
            or toks[k - 1].low in ("of", "the", "'s")
            or (k == first - 1 and toks[k - 1].low in body_nouns())
        ):
            k -= 1
        if k > floor and toks[k - 1].low in ("by", "from") and k < first - 1:
            return phrase_start(toks, k, floor)  # "A joint statement by France, Germany and the UK"
        if k == first - 1 or toks[k].low in LEADS or not (k == floor or toks[k - 1].low == ","):
            break
        first = k
    return first


def _names_only(toks: list[Token], first: int, past: int) -> bool:
    """Whether a stretch is a list of names and bodies: each begins with a capital or "the", and none has a verb."""
    begins = [first, *(n + 1 for n in range(first, past) if toks[n].low == ",")]
    named = all(toks[n].text[:1].isupper() or toks[n].low == "the" for n in begins) and toks[first].low not in LEADS
    return (
        named
        and not any(t.quote for t in toks[first:past])
        and not any(verb_at(toks, n) or toks[n].low in RELATIVES for n in range(first, past))
    )


def _behind_an_apposition(toks: list[Token], first: int, floor: int) -> int:
    """Where a subject begins whose first half is mentioned between commas: "the White Rescue,
    a volunteer group, and two residents"."""
    if first - 2 <= floor or toks[first - 1].low != "and" or toks[first - 2].low != ",":
        return first
    opening = _apposition_start(toks, first - 2, floor)
    if opening is None or opening <= floor or toks[opening + 1].low not in ("a", "an", "the"):
        return first
    name = phrase_start(toks, opening, floor)
    return name if name < opening and not any(verb_at(toks, n) for n in range(name, opening)) else first


# Behind these an article begins no second noun phrase.
HOLDS_ARTICLE = frozenset(en.words("function_words", "holds article"))


def _second_phrase(toks: list[Token], first: int, past: int) -> int:
    """Where the subject begins that is right behind another noun phrase:
    "One clip a student filmed" has "a student"."""
    if toks[first].low not in ("one", "a", "an", "the", "another"):
        return first
    for n in range(first + 2, min(first + 4, past)):
        plain = all(
            t.text.islower() and t.low.isalpha() and t.low not in HOLDS_ARTICLE and not t.low.endswith("ing")
            for t in toks[first + 1 : n]
        )
        if plain and toks[n].low in ("a", "an", "the") and not any(verb_at(toks, k) for k in range(first + 1, n)):
            return n
    return first


RELATIVES = frozenset("who which that".split())


def _before_relative(toks: list[Token], first: int, past: int, floor: int) -> tuple[int, int]:
    """A phrase that is only the end of a relative clause gives way to what the clause belongs to:
    "one of the officers who signed the letter" said so, not "signed the letter"."""
    if (
        first <= floor + 1
        or toks[first - 1].low not in RELATIVES
        or not (
            verb_at(toks, first)
            or toks[first].low in AUX
            or toks[first].low.endswith("ed")
            or (toks[first - 1].low == "who" and past - first > 1 and not _begins_a_phrase(toks[first]))
            or (toks[first - 1].low == "which" and toks[first].low.endswith("s") and toks[first + 1].low in PLACING_TOO)
        )
    ):
        return first, past
    end = first - 2 if toks[first - 2].low == "," else first - 1  # "The junta, which seized power vowing to ..."
    head = phrase_start(toks, end, floor)
    if head >= end:
        return first, past
    if toks[head - 1].low in RELATIVES:  # "residents who fled the village that was attacked"
        return _before_relative(toks, head, end, floor)
    # "according to Sani Bello, a community leader who said"
    return (_named_before(toks, head, floor) if toks[head].low in ("a", "an", "the") else head), end


# "The Observatory, which relies on a network of sources": what follows a verb, and no noun.
PLACING_TOO = frozenset("on in to with from by for at the a an its".split())


def _begins_a_phrase(t: Token) -> bool:
    """Whether a word behind "who" begins another phrase and is no verb: "whom the army freed", "who Omar knew"."""
    return t.low in ARTICLES | PRONOUNS | DETERMINING or t.text[:1].isupper()


def _without_predicate(toks: list[Token], cue: int, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """ "Amina Doe can be heard yelling" has "Amina Doe"; "it was the third time Amina Doe
    said" has the name at its end."""
    first, past = phrase
    participle = toks[cue].low.endswith("ing")
    for n in range(first + 1, past):
        if toks[n - 1].low in RELATIVES or toks[n - 1].low == "whose":
            break
        if toks[n].low in FINITE and not participle and not _surname(toks, n):
            while past > n + 1 and toks[past - 1].text[:1].isupper():
                past -= 1
            return (past, phrase[1]) if past < phrase[1] else None
        if participle and verb_at(toks, n):
            return first, n
    return phrase


CLOSES = frozenset(", ( ) : ; — – --".split())


def _segments(toks: list[Token]) -> list[list[int]]:
    """Token indexes between commas, brackets and dashes."""
    out: list[list[int]] = [[]]
    for n, t in enumerate(toks):
        if t.quote or t.low in CLOSES:
            out.append([])
        else:
            out[-1].append(n)
    return [s for s in out if s]


def main_subject(toks: list[Token]) -> Span | None:
    """The subject of the main clause that a sentence begins with, what leads up to it passed over.

    "Stung by the critics, Jane Doe, a lawyer, changed her plan" has Jane Doe.
    """
    named: list[int] | None = None
    for seg in _segments(toks):
        head = toks[seg[0]]
        if all(toks[n].low[0].isdigit() or toks[n].low in TIME_WORDS for n in seg):
            continue  # "On 3 December, 2021, the governor ..."
        lead = head.low in LEADS | SUBORDINATE or head.low.endswith(("ing", "ed", "ly"))
        lead = lead or (len(seg) > 1 and toks[seg[1]].low == "by")  # "Stung by the critics, ..."
        if lead and named is None and not (head.low in ("and", "but", "so", "then") and len(seg) > 1):
            continue
        if head.low in ("and", "but", "so", "then"):
            seg = seg[1:]
        verbs = (
            k
            for k, n in enumerate(seg[:16])
            if (verb_at(toks, n) or (k and _may_be_verb(toks, n))) and not (k and _made_by(toks, n + 1))
        )
        # "the party's armed wing": no verb
        verb = next((k for k in verbs if not k or not toks[seg[k - 1]].low.endswith(("'s", "s'"))), None)
        if verb is None and named is None and len(seg) <= 10:
            named = seg
        elif verb is not None:
            named = named or seg[:verb]
            break
    if not named or len(named) > 12:
        return None
    while len(named) > 1 and (toks[named[-1]].low in AUX | {"to"} or is_adverb(toks[named[-1]].text)):
        named = named[:-1]
    return Span(toks[named[0]].start, toks[named[-1]].end)


MEDIA_OF_A_STATE = frozenset("tv television radio media news broadcaster".split())


def _may_be_verb(toks: list[Token], n: int) -> bool:
    """Whether a form of a cue verb may be one here; "the report" and "US State Department" are none."""
    if toks[n].low == "state" and n + 1 < len(toks) and toks[n + 1].low in MEDIA_OF_A_STATE:
        return False  # "Norland state TV"
    named = toks[n].text[:1].isupper() and not toks[n].text.isupper() and toks[n - 1].text[:1].isupper()
    return toks[n].low in cue_forms() and toks[n - 1].low not in ARTICLES and not (named and not title_case(toks))


TIME_WORDS = frozenset(
    (*DAYS, *MONTH_NUMBER, *"yesterday today tonight week weekend month year morning night evening afternoon".split())
)
TIME_LEADS = frozenset("on in this last late early earlier later since".split())


def _skip_time_back(toks: list[Token], j: int, floor: int) -> int:
    """Step back over "on Friday", "earlier this week" between a subject and its verb."""
    k = j
    while k - 1 > floor and (toks[k - 1].low in TIME_WORDS or toks[k - 1].low[0].isdigit()):
        if toks[k - 1].text == "Today" and toks[k - 2].text[:1].isupper():
            break  # "USA Today"
        if toks[k - 1].low in MONTH_NUMBER and _named_like_a_month(toks[k - 2], toks[k - 1]):
            break
        k -= 1
        while k - 1 > floor and toks[k - 1].low in TIME_LEADS:
            k -= 1
    worded = any(t.low in TIME_WORDS for t in toks[k:j])
    return k if worded and not (toks[j - 1].low[0].isdigit() and k == j - 1) else j


def _named_like_a_month(before: Token, t: Token) -> bool:
    """Whether a month is somebody's name: "Noor Jan told reporters"; not "the ministry in January",
    "3 Jan", "on Friday May"."""
    return (
        t.text[:1].isupper()
        and before.text[:1].isupper()
        and before.low not in TIME_WORDS | TIME_LEADS
        and before.low[0].isalpha()
    )


def _apposition_start(toks: list[Token], close: int, floor: int) -> int | None:
    """Where an apposition that ends with the comma at `close` begins: the index of its opening comma."""
    mark = {")": "(", ",": ",", "—": "—", "–": "–", "--": "--"}[toks[close].low]
    for k in range(close - 1, max(floor - 1, close - 26), -1):
        if toks[k].low == mark:
            return k
        if toks[k].quote:
            return None
    return None


# Behind these "as" belongs to the noun phrase: "groups such as", "the man known as".
NAMED_AS = frozenset("such known identified described named serving working acting seen well so".split())


# No subject reaches back over these.
NEVER_WITHIN = frozenset(en.words("function_words", "never within"))


def phrase_start(toks: list[Token], j: int, floor: int) -> int:  # noqa: C901  (a case a kind of word)
    """Step back to the beginning of the noun phrase that ends before `j`."""
    k = j
    while k > floor:
        t = toks[k - 1]
        if t.low == ")" and (opening := _apposition_start(toks, k - 1, floor)) is not None:
            k = opening  # "the Regional Government (KRG)"
            continue
        if t.quote or t.low in (",", ";", ":", "—", "–", "--", "(", ")", "]", "?", "!"):
            break
        if t.low in NEVER_WITHIN:
            break  # "A video shows men shouting that ..."
        if t.low == "with" and k - 2 >= floor and toks[k - 2].low == ",":
            break  # "..., with Ankara saying that ..."
        if t.low == "as" and not (k - 2 >= floor and toks[k - 2].low in NAMED_AS):
            break  # "He fled as residents said ..."
        if t.low == "and" and k - 1 > floor and not (_same_kind(toks, k - 1) or _two_with_roles(toks, k - 1, floor)):
            break
        spoken = t.low in cue_forms() and t.low.endswith(("ed", "said", "says"))
        if spoken and k < j and not compound(toks, k - 1) and not _made_by(toks, k) and not tells_of_it(toks, k - 1):
            break
        k -= 1
    while k < j and toks[k].low in LEADING:
        k += 1
        while k + 1 < j and toks[k - 1].low in ("on", "in", "at", "after") and toks[k].low in TIME_WORDS:
            k += 1  # "On Friday his spokesman said"
    while k + 2 < j and toks[k].low in TIME_LEADS and toks[k + 1].low in TIME_WORDS:
        k += 2  # "Last week the governor"
    while k + 1 < j and CLOCK.fullmatch(toks[k].text):
        k += 1  # "14:20 The governor says", in a ticker
    return _behind_a_charge(toks, k, j)


BELIEVED = frozenset("believed thought suspected alleged presumed reported said known understood considered".split())
HELD_TO_HAVE = frozenset("suspected accused convicted".split())
JUDGING = frozenset(("blame", "praise", "condemn"))


def tells_of_it(toks: list[Token], at: int) -> bool:
    """Whether a participle only describes the noun before it: "a woman believed to be a bomber",
    "a group blamed for past raids", "a man suspected in two shootings"; not "suspected in May that"."""
    low, behind = toks[at].low, [t.low for t in toks[at + 1 : at + 3]]
    if low == "known" and behind[:1] == ["as"]:
        return True
    if low in BELIEVED and behind in (["to", "be"], ["to", "have"], ["to", "belong"]):
        return True
    if low == "briefed" and behind[:1] == ["on"]:
        return True
    if low in HELD_TO_HAVE and behind[:1] in (["of"], ["in"]):
        return behind[1] not in TIME_WORDS if len(behind) > 1 else False
    frames, act = cue_forms().get(low, ((), ""))
    return "do" in frames and act in JUDGING and low.endswith("ed") and behind[:1] in (["for"], ["of"], ["by"], ["on"])


def _two_with_roles(toks: list[Token], at: int, floor: int) -> bool:
    """Whether an "and" joins two people who are told by their roles: "Prime Minister Omar Doe and
    opposition leader Jane Roe"."""
    n = at + 1
    while n < len(toks) and n <= at + 3 and toks[n].low.isalpha() and toks[n].text[0].islower():
        n += 1
    begin = next((k + 1 for k in range(at - 1, floor - 1, -1) if toks[k].quote or toks[k].low in CLOSES), floor)
    first = toks[begin:at]
    named = n > at + 1 and n + 1 < len(toks) and toks[n].text[:1].isupper() and toks[n + 1].text[:1].isupper()
    return named and 2 <= len(first) <= 6 and all(t.text[:1].isupper() for t in first)


def _made_by(toks: list[Token], at: int) -> bool:
    """Whether "by" follows a participle, with a day at most between: "the footage released on Friday by the family"."""
    while at < len(toks) and (toks[at].low in TIME_WORDS or toks[at].low in TIME_LEADS):
        at += 1
    return at < len(toks) and toks[at].low == "by"


CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
# "..., a charge its spokesman denied"
CHARGES = frozenset("claim charge accusation allegation assertion suggestion figure account version".split())


# Behind such a noun these tell more of it: "a claim by the army".
TOLD_OF = frozenset(en.words("function_words", "told of"))


def _behind_a_charge(toks: list[Token], first: int, past: int) -> int:
    """Where a subject begins behind the noun it says something of:
    "a charge its spokesman denied" has "its spokesman"."""
    charge = first + 2 < past and toks[first].low in ("a", "an", "the") and toks[first + 1].low in CHARGES
    own = charge and toks[first + 2].low[0].isalpha() and toks[first + 2].low not in TOLD_OF
    return first + 2 if own else first


# What is before a subject and is none of it.
LEADING = frozenset(en.words("function_words", "leading"))


def _same_kind(toks: list[Token], at: int) -> bool:
    """Whether an "and" joins two names or two nouns of one subject ("officials and analysts", "Qatar and Jordan")."""
    if at + 1 >= len(toks) or toks[at + 1].low in PRONOUNS:
        return False
    heads = [toks[at + 1], *toks[at + 2 : at + 3]] if toks[at + 1].low == "the" else [toks[at + 1]]
    return any(toks[at - 1].text[:1].isupper() == head.text[:1].isupper() for head in heads)


# What a subject behind its verb can begin with in small letters, and what ends it.
BEGINS_A_SUBJECT = frozenset(en.words("function_words", "begins a subject"))
ENDS_A_SUBJECT = frozenset(en.words("function_words", "ends a subject"))


INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")


def subject_after(toks: list[Token], at: int) -> tuple[int, int] | None:
    """Token indexes of a subject that follows its verb: "said Ned Price, a spokesman"."""
    if at >= len(toks) or toks[at].quote:
        return None
    t = toks[at]
    if t.low in PRONOUNS:
        return at, at + 1
    office = t.low in OFFICE_FIRST and at + 1 < len(toks) and toks[at + 1].low in TITLES
    if not (t.text[:1].isupper() or t.low in BEGINS_A_SUBJECT or office or _without_article(toks, at)):
        return None
    k = at
    while k < len(toks):
        w = toks[k]
        if w.low == "." and (
            toks[k - 1].low in SHORT_TITLES or (INITIALS.fullmatch(toks[k - 1].text) and k + 1 < len(toks))
        ):
            k += 1  # "a U.S. official", "Jan B. Berg"
            continue
        if (
            w.low == "in"
            and k > at
            and toks[k - 1].low in body_nouns()
            and k + 1 < len(toks)
            and toks[k + 1].text[:1].isupper()
        ):
            k += 1  # "the Assistance Mission in Iraq"
            continue
        if w.quote or w.low in (";", ":", ".", "?", "!", "—", "–", "--") or (w.low in ENDS_A_SUBJECT and k > at):
            break
        if w.low in BEGINS_ANEW and k > at + 1 and toks[k - 1].low in body_nouns() and toks[k - 1].text[:1].isupper():
            break  # "According to the Salby Police Department the girl was found"
        if w.low == "," and not (
            _apposition_follows(toks, k) or _name_follows(toks, at, k) or _description_goes_on(toks, at, k)
        ):
            break
        k += 1
    return (at, k) if k > at else None


BEGINS_ANEW = frozenset(en.words("function_words", "begins anew"))

# What behind a verb begins when, where or how it was said, or what was said, and nobody's description.
NO_DESCRIPTION = ENDS_A_SUBJECT | TIME_LEADS | TIME_WORDS | frozenset(en.words("function_words", "no description"))
# How many words may describe somebody before the name.
DESCRIPTION = 5
PEOPLE = frozenset("police people women men military medics prosecution".split())


def _without_article(toks: list[Token], at: int) -> bool:
    """Whether a description without an article begins here, with its name or of several:
    "said police spokesman John Doe", "said shopkeeper Jane Doe, 42", "said residents", "said police"."""
    n = at
    while n < len(toks) and n - at <= DESCRIPTION and not toks[n].quote:
        t = toks[n]
        if t.text[:1].isupper():
            return n > at
        if not t.low[0].isalnum() or t.low in NO_DESCRIPTION or is_adverb(t.text):
            break
        n += 1
    head = toks[n - 1].low
    return n > at and (head in PEOPLE or (len(head) > 3 and head.endswith("s") and not head.endswith("ss")))


def _name_follows(toks: list[Token], at: int, comma: int) -> bool:
    """Whether the name of whom a phrase describes follows its comma: "according to its spokesman, Yehia Doe"."""
    described = toks[at + 1 : comma]
    titled = any(t.low in TITLES for t in described) and any(t.low in ("of", "for") for t in described)
    office = titled and toks[at].low in TITLES | OFFICE_FIRST
    if (any(t.text[:1].isupper() for t in described) and not titled) or not (toks[at].low in DESCRIBES or office):
        return False  # but "the Special Representative of the council, Jane Doe"
    k = comma + 1
    while (
        k < len(toks) and (toks[k].text[:1].isupper() or toks[k].low.startswith(("al-", "el-"))) and not toks[k].quote
    ):
        k += 1
    fewest = 1 if toks[at].low in ("his", "her") else 2  # "his brother, Abdi"
    return fewest <= k - comma - 1 <= 5 and (k == len(toks) or toks[k].low in (",", ".", ";"))


def _description_goes_on(toks: list[Token], at: int, comma: int) -> bool:
    """Whether a second adjective or office follows a comma, and then the name: "said the tired,
    bearded governor, Jane Doe"."""
    described = toks[at + 1 : comma]
    if toks[at].low not in DESCRIBES or not described or not all(t.text.islower() or t.low == "," for t in described):
        return False
    k = comma + 1
    while k < min(comma + 7, len(toks)) and (toks[k].text.islower() or "-" in toks[k].text or toks[k].low == ","):
        if toks[k].quote or verb_at(toks, k) or toks[k].low in ENDS_A_SUBJECT or toks[k].low in DETERMINING:
            return False
        k += 1
    name = k
    while (
        k < len(toks) and not toks[k].quote and (toks[k].text[:1].isupper() or toks[k].low.startswith(("al-", "el-")))
    ):
        k += 1
    return k - name >= 2 and (k == len(toks) or toks[k].low in (",", ".", ";"))


OFFICE_FIRST = frozenset("deputy head chief acting former".split())
DETERMINING = frozenset(en.words("function_words", "what begins another noun phrase"))
DESCRIBES = frozenset("the a an his her its their one".split())


APPOSED = frozenset(en.words("speakers", "apposed"))


def _apposition_follows(toks: list[Token], comma: int) -> bool:
    """Whether what is behind a comma describes the one before it;
    not in "according to Jane Doe, the attackers fled"."""
    if comma + 1 >= len(toks) or toks[comma + 1].low not in APPOSED:
        return False
    for n in range(comma + 2, len(toks)):
        if toks[n].quote or toks[n].low in CLOSES or toks[n].low in (".", "who", "whose", "which", "that", "where"):
            return True
        if verb_at(toks, n):
            return False
    return True
