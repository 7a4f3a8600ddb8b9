"""Which counted people a word of harm belongs to.

In the passive the count is to the left ("ten were killed"), in the active to the right ("killed ten"); a noun
takes what "of" joins to it ("the deaths of ten"). Counts in one list share their word of harm. No parser is asked:
the order of words in news English is enough.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from dateline.extraction.casualties.counts import Party, of_them
from dateline.extraction.casualties.triggers import Harm
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.lexicon.inflection import forms_of_all
from dateline.extraction.numbers.quantities import quantity_at
from dateline.extraction.text.document import Word

Lists = list[list[Party]]
BE = frozenset(en.words("casualties", "passive auxiliaries"))
# Words that end the reach of a verb to its object, and of a noun to what "of" joins to it.
BARRIER = frozenset(en.words("function_words", "barrier"))
NO_LIST = frozenset(en.words("function_words", "no list"))
# What may be between a count and its word of harm: "three others were seriously wounded", "two have also died".
WEAK = frozenset(en.words("casualties", "weak"))
REFLEXIVE = frozenset("himself herself itself themselves".split())
TOLL_TO = frozenset(en.words("casualties", "toll to"))


# "The death toll from Wednesday's attack on a bus in Ituri province, in the north of the country, rose to 18":
# how far the figure may be, and what must then be before it.
NEAR_TOLL, FAR_TOLL = 16, 34
LOWERED = forms_of_all("lower cut reduce slash drop fall decrease shrink trim".split())
ROSE = frozenset(en.words("casualties", "rose"))


def _were_behind(h: Harm, words: list[Word]) -> int | None:
    """Past the "were" of a sentence that a participle begins, with where and when between; None where there is none."""
    at = next((n for n in range(h.past + 1, min(h.past + PLACED, len(words))) if words[n].low == "were"), None)
    placed = at is not None and words[h.past].low in ("in", "at", "on", "near") and "," not in _lows(words, h.past, at)
    return at + 1 if at is not None and placed else None


def _lows(words: list[Word], start: int, end: int) -> list[str]:
    return [w.low for w in words[start:end]]


def passive(h: Harm, words: list[Word]) -> bool:
    """Whether a verb of harm follows a form of "to be", adverbs between them passed over."""
    for w in reversed(_lows(words, max(h.first - 4, 0), h.first)):
        if w in BE and not is_adverb(w):
            return w not in ("has", "have", "had")
        if not (is_adverb(w) or w in ("also", "not", "then", "later", "all", "both", "so", "far", "either")):
            return False
    return False


def included_in(h: Harm, words: list[Word]) -> bool:
    """ "the dead include six women"."""
    behind = words[h.past].low if h.past < len(words) else ""
    counted = h.first == 0 or words[h.first - 1].low not in BE  # "the 21 hospitalized included 18 children"
    return counted and h.way in ("noun", "verb") and behind in ("included", "includes", "include")


ONE = frozenset("he she it i".split())


def _of_one(h: Harm, words: list[Word]) -> bool:
    """Whether a pronoun for one is the subject of a verb of harm that has no object: "he was shot", "she had died"."""
    if not (h.way == "left" or (h.way == "verb" and passive(h, words))):
        return False
    at = h.first
    while at and (
        words[at - 1].low in BE or is_adverb(words[at - 1].low) or words[at - 1].low in ("later", "also", "then")
    ):
        at -= 1
    return at > 0 and words[at - 1].low in ONE


def among(h: Harm, words: list[Word]) -> bool:
    """ "two officers are among the wounded", "among the dead were two children"."""
    return _lows(words, max(h.first - 2, 0), h.first) in (["among", "the"], ["among", "those"])


def _behind_be(h: Harm, lists: Lists, words: list[Word], found: list[Harm]) -> list[Party]:
    """ "Among those killed in the attack were five children"."""
    at = next((n for n in range(h.past, min(h.past + 12, len(words))) if words[n].low in IS), None)
    return [] if at is None else _right(h._replace(past=at + 1), lists, words, found, 2)


def _right(h: Harm, lists: Lists, words: list[Word], found: list[Harm], reach: int = 5) -> list[Party]:
    """The list of counts that a verb of harm has as its object."""
    chain = next((c for c in lists if c[0].first >= h.past), None)
    if chain is None or chain[0].first - h.past > reach:
        return []
    gap = _lows(words, h.past, chain[0].first)
    told = (n for n in range(h.past, chain[0].first) if words[n].text in TOLD)
    if any(words[n + 1].low != "," for n in told):
        return []
    return [] if BARRIER & set(gap) or "and" in gap else _until_own_clause(until_own_harm(chain, found), words)


# "The man who killed the guards said two others had fled"; not "killed, police said, nine". A name has a capital.
TOLD = frozenset("said says told".split())
OWN_VERB = frozenset("are were is was have has had remain remained".split())


def _until_own_clause(chain: list[Party], words: list[Word]) -> list[Party]:
    """The part of a list before a count that has a verb of its own: "which killed nine people,
    18 children are in hospitals"."""
    for n, p in enumerate(chain):
        if n and _lows(words, p.past, p.past + 1)[:1] and words[p.past].low in OWN_VERB:
            return chain[:n]
    return chain


def _with(h: Harm, lists: Lists, words: list[Word], found: list[Harm]) -> list[Party]:
    """ "she perished along with ten others"."""
    lead = _lows(words, h.past, h.past + 2)
    past = h.past + (2 if lead == ["along", "with"] else 1 if lead[:1] == ["with"] else 0)
    return _right(h._replace(past=past), lists, words, found, 1) if past > h.past else []


def _listed(at: int, lists: Lists, words: list[Word], found: list[Harm]) -> list[Party]:
    """Counts further on in a list that begins behind word `at` with others: "killed the rector,
    five others and two maids"."""
    chain = next((c for c in lists if c[0].first > at), None)
    if chain is None:
        return []
    # A name is no verb: "killed Omar Said and two others".
    between = [w.text if w.text.istitle() else w.low for w in words[at + 1 : chain[0].first]]
    if (
        len(between) > (LONG_LIST if between.count(",") > 1 else 14)
        or NO_LIST & set(between)
        or any(at < k.first < chain[0].first for k in found)
    ):
        return []
    return until_own_harm(chain, found) if between and between[-1] in (",", "and", "their", "the", "his", "her") else []


# Words that a list of names with its ages and posts may run to before it counts the rest.
LONG_LIST = 28


def _of(h: Harm, lists: Lists, words: list[Word], found: list[Harm]) -> list[Party]:
    """ "the deaths of three", "the murder [of six priests]", "the killing of the rector, five others and two maids"."""
    at = h.past
    while at < len(words) and words[at].low in ("[", "(", "toll"):
        at += 1
    if at >= len(words) or words[at].low not in ("of", "to", ":", "among", "against"):
        return []
    chain = next((c for c in lists if c[0].first > at), None)
    if chain is None or (words[at].low == ":" and any(0 <= k.first - chain[0].past <= 1 for k in found)):
        return []  # "Casualties: 3 dead, 5 injured"
    between = _lows(words, at + 1, chain[0].first)
    if len(between) <= 3 and not NO_LIST & set(between):
        return until_own_harm(chain, found)
    return _listed(at, lists, words, found)


def _possessed(h: Harm, lists: Lists, words: list[Word]) -> list[Party]:
    """ "the six Jesuit priests' murder"."""
    before = [p for chain in lists for p in chain if p.past <= h.first <= p.past + 2]
    return [p for p in before if _lows(words, p.past, h.first) in (["'"], ["'s"])]


def _left(h: Harm, lists: Lists, words: list[Word], reach: int, found: list[Harm]) -> list[Party]:
    """The counts that a verb of harm has as its subject: the nearest before it with no other verb of harm between."""
    for n, chain in reversed(list(enumerate(lists))):
        last = chain[-1]
        if n and words[chain[0].first - 1].low == "(":
            continue  # "two guards (a man and a woman) were killed"
        if n and chain[0].first < h.first and _aside(_lows(words, lists[n - 1][-1].past, chain[0].first)):
            if (
                words[last.past : h.first]
                and words[last.past].low in RELATIVE
                and not _closed(words, last.past, h.first)
            ):
                return chain  # "eleven were rescued, including eight who were hurt"
            # "five people, including a camera crew, were wounded": the subject is the larger count
            return _left(h, lists[:n], words, reach + last.past - lists[n - 1][-1].past, found) + chain
        if last.past > h.first or h.first - last.past > reach:
            continue
        if n and spelled_out(words, lists[n - 1][0], chain[0].first) and _closed(words, last.past, h.first):
            return lists[n - 1] + chain  # "five people, a teacher, his wife and three children, were killed"
        if n and of_them(words, chain[0]):
            # "eight, three of them seriously, were wounded": the subject is the whole, the part is told with it
            beside = _lows(words, lists[n - 1][-1].past, chain[0].first) == [","]
            before = lists[n - 1] if beside else _left(h, lists[:n], words, reach + last.past - chain[0].first, found)
            return before + chain
        between = _lows(words, last.past, h.first)
        other = [k for k in found if k is not h and last.past <= k.first < h.first and k.way != "noun"]
        other = [k for k in other if not died_of_wounds(words, k, h, last)]
        if (
            ";" in between
            or _has_its_own_subject(between)
            or any(not _same_subject(_lows(words, k.past, h.first)) for k in other)
        ):
            return []
        hurt = words[last.past - 1].low in ("wounded", "injured", "hurt")  # "one of those injured in the attack died"
        bare = last.group is None and not (last.other or hurt)
        told = between[0] == "," and (last.quantity.hedge or between[1:2] == ["including"]) if between else False
        if bare and len(between) > 3 and not told:
            continue
        return chain
    return []


def _has_its_own_subject(between: list[str]) -> bool:
    """Whether the verb behind some words has a subject of its own, in a clause of its own: "that their father had
    (died)", "whose wife was (killed)"."""
    last = len(between)
    while last and between[last - 1] in AUXILIARIES:
        last -= 1
    if last < 2 or between[last - 2] not in WHOSE:
        return False
    return between[last - 2] == "whose" or between[last - 3 : last - 2] in CLAUSES


def died_of_wounds(words: list[Word], k: Harm, h: Harm, p: Party) -> bool:
    """Whether a word between a count and its verb says that those who died had been hurt: "12 injured succumbed"."""
    hurt = (k.effect, h.effect) == ("wounded", "killed") and k.first == p.past and h.way == "left"
    between = _lows(words, k.past, h.first)
    return hurt and len(between) <= 4 and not {"and", ",", ";", "who"} & set(between)


def _just_before(h: Harm, found: list[Harm]) -> list[Harm]:
    """The harms that end up to three words before one; harms are in the order of the text."""
    first = bisect_left(found, h.first - 3, key=lambda k: k.past)
    return found[first : bisect_left(found, h.first, lo=first, key=lambda k: k.past)]


def _same_subject(between: list[str]) -> bool:
    """ "were kidnapped and later murdered": what is between two verbs that share their subject."""
    return len(between) <= 3 and between[:1] == ["and"] and set(between[1:]) <= SEQUEL


WHOSE = frozenset("his her their my our your its whose".split())
AUXILIARIES = frozenset("had has have was were been also later then just already recently".split())
CLAUSES = [[word] for word in en.words("casualties", "begins a clause before a subject of its own")]
RELATIVE = frozenset("who whom that".split())
PUNCTUATION = frozenset(", - – — : ( )".split())


def spelled_out(words: list[Word], whole: Party, first: int) -> bool:
    """Whether what is behind a count tells who they were, up to a count at `first`:
    "five people, a teacher and three ..."."""
    between = _lows(words, whole.past, first)
    general = whole.group == "people" and (whole.quantity.low or 0) > 1
    told = bool(between) and between[0] in PUNCTUATION and not BESIDES & set(between[1:2])
    return general and told and not NO_LIST & set(between[1:])


# "20 people, plus two attackers": others, and not who the 20 were.
BESIDES = frozenset("and plus along together as besides".split())


def _closed(words: list[Word], past: int, verb: int) -> bool:
    """Whether the mark that closes an apposition is between it and its verb."""
    return bool(PUNCTUATION & set(_lows(words, past, verb)))


SEQUEL = frozenset("later then subsequently also afterwards".split())


def _aside(between: list[str]) -> bool:
    """Whether the words before a count make it a part of the count before them."""
    return bool({"including", "among"} & set(between)) and not {".", ";", ":"} & set(between)


def until_own_harm(chain: list[Party], found: list[Harm]) -> list[Party]:
    """The part of a list before a count that a word of harm of its own follows ("13 dead and four wounded")."""
    for n, p in enumerate(chain):
        if n and any(0 <= k.first - p.past <= 1 for k in found):
            return chain[:n]
    return chain


# So many words may be between a count and the word of harm behind it.
LONGEST_GAP = 4


def _before(h: Harm, lists: Lists, words: list[Word], found: list[Harm]) -> list[Party]:
    """A count right before the word of harm, with the list it ends: "13 dead",
    "10 Peshmerga and three civilians killed"."""
    for chain in lists:
        for n, p in enumerate(chain):
            if p.first < h.first and p.quantity.past <= h.first and h.past < p.past:
                # "four wounded soldiers"; but of "six of the 14 wounded soldiers" six are something else
                return [p] if words[p.quantity.past].low != "of" else []
            if p.first >= h.first or p.past > h.first:
                continue
            if (
                p.past == h.first
                and words[p.quantity.past].low == "of"
                and quantity_at(words, p.quantity.past + 1)
                and len(found) > 1
            ):
                continue  # "one of three people wounded has since died": one of them died
            if h.first - p.past > LONGEST_GAP:
                continue
            gap = _lows(words, p.past, h.first)
            if h.way == "noun" and p.group is None and len(gap) == 1 and gap[0].isalpha() and gap[0] not in NO_LIST:
                return [p]  # "three army casualties"
            passive = gap[:1] in (["were"], ["was"]) and len(gap) <= 3 and not BARRIER & set(gap) and "," not in gap
            if passive or (all(g in WEAK or is_adverb(g) for g in gap)):
                begun = n
                while (
                    begun > 0
                    and chain[begun - 1].group is not None
                    and not of_them(words, chain[begun - 1])
                    and not any(chain[begun - 1].past <= k.first < chain[begun].first for k in found)
                ):
                    begun -= 1
                return chain[begun : n + 1]
    return []


def _toll(h: Harm, lists: Lists, words: list[Word], found: list[Harm]) -> list[Party]:
    """ "the death toll has risen to 13", "grew by three"; "brought to 13 the number of dead": the figure of a toll."""
    for chain in lists:
        p = chain[0]
        far = p.first - h.past > NEAR_TOLL
        if p.first < h.past or p.first - h.past > FAR_TOLL:
            continue
        if words[p.first - 1].low == "from":  # "rose from seven to 19"
            if p.quantity.low is not None and p.quantity.low != p.quantity.high:
                return [_risen_to(p, words)]
            continue
        between = _lows(words, h.past, p.first)
        if between[-1:] == ["by"] and LOWERED & set(_lows(words, max(0, h.first - 12), p.first)):
            continue  # "lowers the death toll by more than 100"
        if far and not ROSE & set(between[-3:]):
            continue
        if {"because", "although", "while", "though"} & set(between):
            continue  # "the toll may rise because the condition of eight is critical"
        ahead = TOLL_TO & set(between[-3:]) - {"of"} or (between[:1] == ["of"] and len(between) <= 3)
        ahead = ahead or (between[-1:] == ["be"] and p.quantity.hedge == "as high as")  # "could be as high as 20"
        says = not between and words[h.first].low in ("says", "say", "said")  # "it now says eight did"
        if ";" not in between and (ahead or says):
            return _open_above(until_own_harm(chain, found), between)
    return [
        p for chain in lists for p in chain if 0 <= h.first - p.past <= 1 and p.first and words[p.first - 1].low == "to"
    ]


def _risen_to(p: Party, words: list[Word]) -> Party:
    """The second figure of "rose from seven to 19", which is no range."""
    first = next((n + 1 for n in range(p.first + 1, p.quantity.past - 1) if words[n].low == "to"), p.first)
    return p._replace(first=first, quantity=p.quantity._replace(first=first, low=p.quantity.high, hedge=""))


TOPPED = frozenset("topped exceeded exceeds surpassed passed".split())


def _open_above(chain: list[Party], between: list[str]) -> list[Party]:
    """The figures of a toll, of which the first is a lower bound behind "topped" or "exceeded"."""
    q = chain[0].quantity
    if between[-1:] == [] or between[-1] not in TOPPED or q.hedge or q.low is None:
        return chain
    return [chain[0]._replace(quantity=q._replace(high=None, hedge="more than")), *chain[1:]]


# "along with three civilians", "together with his wife and two children"
ALONGSIDE = re.compile(
    r"\b(?:along with|together with|as well as|plus"
    r"|in addition to)(?: (?!were|was|who|that|when|while)[\w'-]+| ,){0,5}?$"
)


# How badly somebody is wounded.
BADLY = frozenset("critically seriously badly severely slightly lightly gravely moderately".split())


def included(lists: Lists, words: list[Word], pairs: list[tuple[Harm, Party]]) -> list[tuple[Harm, Party]]:
    """ "ten were wounded, including three policemen", "13 died, ten of them soldiers":
    a part told behind the verb of its whole."""
    out: list[tuple[Harm, Party]] = []
    for chain in lists:
        lead = _lows(words, max(0, chain[0].first - 2), chain[0].first)
        whole = [h for h, p in pairs if h.past <= chain[0].first and p.first < chain[0].first]
        how = _lows(words, chain[0].past, chain[0].past + 1)
        part = (chain[0].named or set(how) & BADLY) and of_them(words, chain[0]) and lead[-1:] == [","]
        if whole and part and not any(p == chain[0] for _, p in pairs):
            out.append((whole[-1], chain[0]))
        if (
            (lead[-1:] == ["including"] or lead in (["among", "them"], ["among", "whom"]))
            and whole
            and not any(p in chain for _, p in pairs)
        ):
            between = _lows(words, whole[-1].past, chain[0].first)
            if not {".", ";", "and", "destroyed", "damaged"} & set(between):
                out += [(whole[-1], p) for p in chain]
    return out


def itemised(lists: Lists, words: list[Word], pairs: list[tuple[Harm, Party]]) -> list[tuple[Harm, Party]]:
    """ "13 bodies were seen; eight guerrillas, four soldiers and a civilian":
    a list behind a semicolon or colon that adds up to the figure before it tells who they were; so does one in brackets
    right behind it, which need not mention all."""
    out: list[tuple[Harm, Party]] = []
    for chain in lists:
        out += _in_brackets(chain, words, pairs)
        lead = _lows(words, chain[0].first - 1, chain[0].first) if chain[0].first else []
        if len(chain) < 2 or lead not in ([";"], [":"], ["–"]) or any(p in chain for _, p in pairs):
            continue
        total = sum(p.quantity.low or 0 for p in chain)
        out += [(h, p) for h, whole in pairs[:1] if whole.quantity.low == total for p in chain]
    return out


def _in_brackets(chain: list[Party], words: list[Word], pairs: list[tuple[Harm, Party]]) -> list[tuple[Harm, Party]]:
    """A list in brackets behind a figure of people: "72 people (43 men, 20 children and nine women) were killed"."""
    around = [*_lows(words, chain[0].first - 1, chain[0].first), *_lows(words, chain[-1].past, chain[-1].past + 1)]
    if around != ["(", ")"] or any(p.group is None for p in chain):
        return []
    told = sum(p.quantity.low or 0 for p in chain)
    before = [(h, q) for h, q in pairs if q.past == chain[0].first - 1 and q.group in (None, "people")]
    wholes = [(h, q) for h, q in before if told <= (q.quantity.low or 0)]
    return [(h, p) for h, _ in wholes[:1] for p in chain]


def others_elsewhere(lists: Lists, words: list[Word], pairs: list[tuple[Harm, Party]]) -> list[tuple[Harm, Party]]:
    """ "Nine people were killed in Salby and three others in Dorvik": the word of harm is not said again."""
    out: list[tuple[Harm, Party]] = []
    for p in (chain[0] for chain in lists if not any(q in chain for _, q in pairs)):
        joined = p.other and p.first and words[p.first - 1].low == "and"
        if not joined or _lows(words, p.past, p.past + 1)[:1] not in (["in"], ["at"], ["near"], ["to"]):
            continue
        before = [(h, q) for h, q in pairs if max(h.past, q.past) <= p.first]
        later = any(h.first >= p.past for h, _ in pairs) or bool(OWN_VERB & set(_lows(words, p.past, len(words))))
        if before and not later and _not_cut(words, before[-1], p):
            h, q = before[-1]
            out.append((h, p._replace(group=p.group or q.group, named=q.named)))
    return out


def _not_cut(words: list[Word], before: tuple[Harm, Party], p: Party) -> bool:
    """Whether no other clause begins between a figure and the count behind it."""
    h, q = before
    return not {";", ",", "who", "which", "that", "when"} & set(_lows(words, max(h.past, q.past), p.first))


def alongside(
    lists: Lists, words: list[Word], pairs: list[tuple[Harm, Party]], found: list[Harm]
) -> list[tuple[Harm, Party]]:
    """ "10 Peshmerga were killed on Thursday, along with three civilians": a count added behind the verb."""
    out: list[tuple[Harm, Party]] = []
    for chain in lists:
        first = chain[0].first
        lead = " ".join(_lows(words, max(0, first - 9), first))
        if ALONGSIDE.search(lead) and not any(p in chain for _, p in pairs):
            before = [h for h in found if h.past <= first]
            out += [(before[-1], p) for p in chain if before]
    return out


IS = frozenset("was were is are".split())


# So many words may tell where and when those died of whom a part is counted:
# "of the 13 killed in Salby on Friday, three were".
PLACED = 8


def share_of(words: list[Word], h: Harm, p: Party) -> bool:
    """Whether a count is a part of those that a word of harm counts: "three of the dead",
    "of the 13 killed, three were ..."."""
    inside = _lows(words, p.quantity.past, h.first)
    if inside[:2] in (["of", "the"], ["of", "those"]):
        counted = p.quantity.past + 2
        whole = quantity_at(words, counted)
        return h.first == (whole.past if whole else counted)
    ahead = _lows(words, max(0, h.first - 5), h.first)
    gap = _lows(words, h.past, p.first)
    apart = gap[-1:] == [","] and len(gap) <= PLACED and "," not in gap[:-1] and not (OWN_VERB | {"who"}) & set(gap)
    return apart and "of" in ahead and "the" in ahead and bool(IS & set(_lows(words, p.quantity.past, p.past + 1)))


def shares(
    lists: Lists, words: list[Word], pairs: list[tuple[Harm, Party]], found: list[Harm]
) -> list[tuple[Harm, Party]]:
    """Counts that are a part of the dead or the wounded and have no word of harm of their own."""
    taken = [p for _, p in pairs]
    free = [p for chain in lists for p in chain if p not in taken]
    return [(h, p) for p in free for h in found if share_of(words, h, p)]


class At(NamedTuple):
    """A word of harm where it is: the lists of counts, the words and all words of harm of its sentence."""

    harm: Harm
    lists: Lists
    words: list[Word]
    found: list[Harm]

    @property
    def own(self) -> list[Party]:
        """The counts right before the word of harm."""
        return _before(self.harm, self.lists, self.words, self.found)


class Step(NamedTuple):
    """A rule: the counts that a word of harm governs, none of them where the rule says so,
    or None where the word is not its own."""

    name: str
    apply: Callable[[At], list[Party] | None]


def attach(h: Harm, lists: Lists, words: list[Word], found: list[Harm]) -> tuple[str, list[Party]]:
    """The counts that a word of harm governs, and the rule that found them; `found` are all words of harm of the
    sentence. The order of the rules is the rule."""
    at = At(h, lists, words, found)
    for step in STEPS:
        if (governed := step.apply(at)) is not None:
            return step.name, governed
    return "", []


def _figure_of_toll(at: At) -> list[Party] | None:
    return _toll(*at) if at.harm.way == "toll" else None


def _lives_taken(at: At) -> list[Party] | None:
    return _right(*at, 6) if at.harm.way == "lives" else None


def _by_participle(at: At) -> list[Party] | None:
    h, lists, words, found = at
    if h.way != "ing":
        return None
    of = h.past < len(words) and words[h.past].low in ("of", "[", "(")
    return _right(h, lists, words, found, 3) or (_listed(h.past, lists, words, found) if of else [])


def _bodies_found(at: At) -> list[Party] | None:
    h, lists, words, found = at
    if h.way != "found":
        return None
    counted = [p for chain in lists for p in chain if p.first <= h.first < p.past and h.past <= p.past + 1]
    return counted or _right(h, lists, words, found, 2)


def _among_those(at: At) -> list[Party] | None:
    h, lists, words, found = at
    if not among(h, words):
        return None
    return (
        _left(h, lists, words, 6, found)
        or _right(h, lists, words, found, 2)
        or _listed(h.past, lists, words, found)
        or _behind_be(h, lists, words, found)
    )


def _dead_include(at: At) -> list[Party] | None:
    """ "The dead included five officers"."""
    h, lists, words, found = at
    return at.own + _right(h._replace(past=h.past + 1), lists, words, found, 2) if included_in(h, words) else None


def _blew_up(at: At) -> list[Party] | None:
    """ "Two of its men had blown up the gate": nobody is hurt."""
    h, words = at.harm, at.words
    blown = words[h.first].low == "blown" and h.first and words[h.first - 1].low in ("had", "has", "have")
    return [] if blown else None


def _himself_and_others(at: At) -> list[Party] | None:
    """ "A bomber killed himself and 15 others": they are no bombers."""
    h, lists, words, found = at
    ahead = _lows(words, h.past, h.past + 2)
    if not ahead or ahead[0] not in REFLEXIVE:
        return None
    others = _right(h._replace(past=h.past + 2), lists, words, found, 2) if ahead[1:] == ["and"] else []
    return [p if p.group else p._replace(group="people") for p in others]


def _he_and_others(at: At) -> list[Party] | None:
    """ "Killed four people before he was shot", "... before being shot": of those before the verb only who opens the
    sentence may be he."""
    h, lists, words, found = at
    being = passive(h, words) and _before_being(h, words)
    if not (being or _of_one(h, words)):
        return None
    alone = [p for chain in lists for p in chain if p.past <= h.first and p.quantity.low == 1 and not p.first]
    if being and any(k.way == "verb" and not passive(k, words) for k in found if k.past <= h.first):
        return [
            p._replace(group="attackers") for p in alone
        ]  # "killed four and wounded six before being shot": who did it
    return alone or (None if being else _with(h, lists, words, found))


def _before_being(h: Harm, words: list[Word]) -> bool:
    """Whether "before being" leads to a verb of harm, or "after being"."""
    return " ".join(_lows(words, max(0, h.first - 2), h.first)) in ("before being", "after being")


def _critical(at: At) -> list[Party] | None:
    """ "Four of them are critical", but not "three roads are"."""
    h, lists, words, found = at
    if words[h.first].low != "critical" or h.past != h.first + 1:
        return None
    told = _left(h, lists, words, 6, found) if words[h.first - 1].low in BE else []
    return [p for p in told if p.named or of_them(words, p)]


def _died(at: At) -> list[Party] | None:
    h, lists, words, found = at
    if h.way != "left":
        return None
    return at.own or _left(h, lists, words, 22, found) or _with(h, lists, words, found)


DASHES = frozenset(", — – -- -".split())
INSERTED = frozenset("including among mostly most many some".split())
INSERTION = 14


def _over_an_insertion(at: At) -> list[Party] | None:
    """ "16 people, including four tourists, dead": the count before what is said of some of them."""
    h, lists, words, _ = at
    be = words[h.first - 1].low in IS
    if h.way not in ("noun", "left") or words[h.first - 1 - be].low not in DASHES:
        return None
    opens = range(max(0, h.first - INSERTION), h.first - 2)
    first = next((n for n in opens if words[n].low in DASHES and words[n + 1].low in INSERTED), None)
    if first is None:
        return None
    counted = [p for chain in lists for p in chain if p.past == first]
    inside = [p for chain in lists for p in chain if words[first + 1].low == "including" and first < p.first < h.first]
    return counted + inside if counted else None


def _by_noun(at: At) -> list[Party] | None:
    h, lists, words, found = at
    return at.own or _possessed(h, lists, words) or _of(h, lists, words, found) if h.way == "noun" else None


def _verb_at_the_head(at: At) -> list[Party] | None:
    """ "Killed in Salby on Friday were two guards", "Wounded were John Doe, a driver, and two others"."""
    h, lists, words, found = at
    were = h.past < len(words) and words[h.past].low in ("were", ":")
    behind = _were_behind(h, words) if not h.first else None
    if not (were or behind) or at.own:
        return None
    if any(share_of(words, h, p) for chain in lists for p in chain):
        return None  # "six of the wounded were porters and three were children"
    if behind:
        return _right(h._replace(past=behind), lists, words, found, 2)
    return _right(h._replace(past=h.past + 1), lists, words, found, 2) or _listed(h.past, lists, words, found)


def _by_passive(at: At) -> list[Party] | None:
    h, lists, words, found = at
    shared = passive(h, words) or any(
        k.way == h.way and _same_subject(_lows(words, k.past, h.first)) and passive(k, words)
        for k in _just_before(h, found)
    )
    return (at.own or _left(h, lists, words, 22, found)) if shared else None


def _by_verb(at: At) -> list[Party]:
    """ "Killed nine people": the count behind the verb, else the one right before it."""
    h, lists, words, found = at
    own = at.own
    right = _right(h, lists, words, found) or ([] if own else _listed(h.past - 1, lists, words, found))
    if right:
        # "three killed and two wounded", "one killed two wounded": the count behind belongs to the next verb, but not
        # in "a gunman killed nine and wounded 12", "a man stabbed five, killing one"
        nxt = next((k for k in found if k.first >= right[0].past), None)
        apart = any(w.low in (",", "including", "and") for w in words[h.past : right[0].first])
        near = nxt and nxt.way != "ing" and nxt.first - right[-1].past <= 1
        of_next = nxt and near and _lows(words, right[-1].past, nxt.first) not in (["and"], [","])
        if not (own and (apart or of_next)):
            return right
    return own


STEPS = (
    Step("toll", _figure_of_toll),
    Step("lives", _lives_taken),
    Step("participle of harm", _by_participle),
    Step("bodies found", _bodies_found),
    Step("among the dead", _among_those),
    Step("the dead include", _dead_include),
    Step("blew something up", _blew_up),
    Step("himself and others", _himself_and_others),
    Step("he and others", _he_and_others),
    Step("critical", _critical),
    Step("died", _died),
    Step("over an insertion", _over_an_insertion),
    Step("noun of harm", _by_noun),
    Step("verb at the head", _verb_at_the_head),
    Step("passive", _by_passive),
    Step("verb of harm", _by_verb),
)
