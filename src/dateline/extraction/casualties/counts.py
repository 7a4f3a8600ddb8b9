"""Counted people in a sentence: "at least ten Peshmerga fighters", "a villager", "86 others".

Not supported: people who are named and not counted, and counts whose noun is in another sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.adverbs import is_adverb
from dateline.extraction.lexicon.case_names import CIVILIANS, UNSAID, Lexicon
from dateline.extraction.lexicon.function_words import MONTH_NUMBER
from dateline.extraction.numbers.labels import is_label, label
from dateline.extraction.numbers.quantities import BEGINNINGS, MARKED, SMALL, Quantity, quantity_at
from dateline.extraction.text.document import Word


class Party(NamedTuple):
    """Counted people in a sentence: word indexes of the count and of the last word of the
    noun phrase, and their group."""

    first: int
    past: int
    quantity: Quantity
    group: str | None
    named: bool
    other: bool


# What a number can count that is nobody: units, things, parts of names.
NOBODY = frozenset(en.words("casualties", "what is counted and is nobody")) | {
    noun for row in en.table("no_people") for noun in row["nouns"].split()
}
# An unknown noun means people where it ends so ("prospectors", "a balloonist"),
# or is the name of a people ("six Kenyans").
PERSONAL = en.pattern("text_patterns", "a noun for a person by its ending")
# A noun phrase ends before these.
STOPS = frozenset(en.words("casualties", "what ends a counted noun phrase"))
PLURAL = re.compile(r"(?:[a-z-]{2,}s|people|men|women|children|police)$")


def parties(words: list[Word], lexicon: Lexicon) -> list[Party]:
    """Every count of people in a sentence, or of something that may be people."""
    found: list[Party] = []
    i = 0
    while i < len(words):
        low = words[i].low
        if low not in COUNTING and not low[0].isdigit() and low not in MARKED and not low.endswith(("-odd", "-plus")):
            i += 1
            continue
        if low == "one" and _one_by_one(words, i):
            i += 1
            continue
        if (family := _family_of(words, i, lexicon)) is not None:
            found.append(family)
            i = family.past
            continue
        q = _ordinal(words, i) or quantity_at(words, i) or (_single(words, i, lexicon) if low in ONE_BEGINS else None)
        if q is None:
            i += 1
            continue
        if (label := next((n for n in range(q.first, q.past) if is_label(words, n)), None)) is not None:
            i = label + 1
            continue
        if low == "many" and i and words[i - 1].low == "as" and found and words[q.past].low != "as":
            q = _as_many(q, found[-1].quantity, twice=i > 1 and words[i - 2].low == "twice")
        party = _noun_phrase(words, q, lexicon)
        of_one = i > 1 and words[i - 1].low == "of" and q.low == 1
        if (
            party
            and of_one
            and (_lead(words, i - 2) == "members" or (found and found[-1].past == i - 1 and found[-1].named))
        ):
            i = party.past  # "five members of a peasant family", "nine people, all members of one family"
            continue
        if party:
            found.append(party)
        i = party.past if party else q.past
    return found


def _one_by_one(words: list[Word], i: int) -> bool:
    """ "one by one", "one after another" and "one another" count nobody."""
    around = [w.low for w in words[max(0, i - 2) : i + 3]]
    return (
        "one by one" in " ".join(around)
        or [w.low for w in words[i + 1 : i + 3]] == ["after", "another"]
        or around[-2:-1] == ["another"]
    )


def _as_many(q: Quantity, before: Quantity, *, twice: bool) -> Quantity:
    """ "24 were killed and as many wounded": the count before, or twice that."""
    times = 2 if twice else 1
    low, high = (n * times if n is not None else None for n in (before.low, before.high))
    return q._replace(low=low, high=high, hedge="twice as many" if twice else "as many")


def _family_of(words: list[Word], i: int, lexicon: Lexicon) -> Party | None:
    """ "a family of five": as many as are told behind it, where no noun of their own follows."""
    if [w.low for w in words[i : i + 3]] not in (
        ["a", "family", "of"],
        ["one", "family", "of"],
        ["another", "family", "of"],
    ):
        return None
    q = quantity_at(words, i + 3) if i + 3 < len(words) else None
    if q is None or (q.past < len(words) and words[q.past].low in lexicon.noun_group):
        return None
    return Party(i, q.past, q._replace(first=i), UNSAID, named=True, other=False)


ANOTHER = frozenset("was were is has had killed wounded injured died".split())


# What befell one person may follow at once: "a man shot in the leg", "a woman suffering from wounds".
BEFALLEN = frozenset(
    "shot struck hit stabbed grazed suffering found fatally accidentally recovering dies shoots".split()
)
# Of one it is the noun: "one shot was fired".
ONE_SHOT = frozenset("one 1 a an the single first second third last".split())
# One of these is several people.
MANY = frozenset("family families crowd patrol household".split())


def _single(words: list[Word], i: int, lexicon: Lexicon) -> Quantity | None:  # noqa: C901  (the order of the rules is the rule)
    """ "a Peshmerga fighter", "an officer": one person, where the article leads to a noun that means a person."""
    if _relative_of_one(words, i):
        return Quantity(i, i + 1, 1, 1, "")
    if words[i].low not in ("a", "an", "no", "another") or i + 1 >= len(words):
        return None
    count = 0 if words[i].low == "no" else 1
    if "couple" in (w.low for w in words[i + 1 : i + 4]) and (i + 2 >= len(words) or words[i + 2].low != "of"):
        count = 2  # "a peasant couple"
    if (
        words[i].low == "another"
        and words[i + 1].low == "of"
        and i + 3 < len(words)
        and words[i + 2].low in ("the", "them")
    ):
        return Quantity(i, i + 1, 1, 1, "another")  # "another of the injured died"
    if words[i].low == "another" and words[i + 1].low in ANOTHER:  # "another was killed in a gunfight"
        return Quantity(i, i + 1, 1, 1, "another")
    for j in range(i + 1, min(i + 5, len(words))):
        if words[j].low in STOPS or not words[j].low[0].isalnum():
            return None
        if words[j].low in MANY and (j + 1 >= len(words) or words[j + 1].low != "of"):
            return None  # "an entire family"
        if words[j].low in lexicon.noun_group and not (j + 1 < len(words) and words[j + 1].low in NOBODY):
            nxt = words[j + 1].low if j + 1 < len(words) else ""
            if nxt in lexicon.noun_group:
                continue
            hedge = "another" if words[i].low == "another" else ""
            ends = nxt in STOPS | BEFALLEN or not nxt.isalpha() or count == 0
            return Quantity(i, i + 1, count, count, hedge) if ends else None
        if count and words[j].text.istitle() and PERSONAL.match(words[j].low) and not _all_capitals(words, i, j):
            ends = j + 1 >= len(words) or words[j + 1].low in STOPS or not words[j + 1].low[0].isalnum()
            if ends:
                return Quantity(i, i + 1, 1, 1, "another" if words[i].low == "another" else "")  # "a Kenyan was killed"
        if count == 0 and re.match(r"(?:injur|casualt|death|fatalit)", words[j].low):
            return Quantity(i, i + 1, 0, 0, "no")
    return None


def _all_capitals(words: list[Word], i: int, j: int) -> bool:
    """Whether an article is where each word may have a capital, as in a headline: a name of a people cannot be told
    from another noun there. In "A Kenyan and a Dane were" the word behind has none."""
    behind = words[j + 1].text if j + 1 < len(words) else ""
    return words[i].text[:1].isupper() and not (i == 0 and behind[:1].islower())


ORDINALS = {
    w: n
    for n, w in enumerate(
        en.words("casualties", "ordinals"),
        2,
    )
}
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
ONE_OF_THE_DEAD = frozenset("person victim patient student officer soldier policeman".split())


def _ordinal(words: list[Word], i: int) -> Quantity | None:
    """ "A fifth person has died", "Fifth victim of Salby stabbing dies": who is counted so is the fifth of the dead."""
    at = i + (words[i].low == "a")
    if at + 1 >= len(words) or (at == i and i) or words[at + 1].low not in ONE_OF_THE_DEAD:
        return None
    m = ORDINAL.fullmatch(words[at].low)
    n = int(m[1]) if m else ORDINALS.get(words[at].low)
    behind = [w.low for w in words[at + 2 : at + 12]]
    stop = next((k for k, w in enumerate(behind) if w in (",", ";", "who", "was", "were", "is")), len(behind))
    verb = next((k for k, w in enumerate(behind[:stop]) if w in ("died", "dies", "succumbed")), None)
    if n is None or verb is None or not (behind[verb] == "dies" or {"has", "have"} & set(behind[:verb])):
        return None
    return Quantity(i, at + 1, n, n, "")


POSSESSIVES = frozenset("his her their".split())
ONE_BEGINS = POSSESSIVES | {"a", "an", "no", "another"}
# What a count of people can begin with, digits apart.
COUNTING = BEGINNINGS | ONE_BEGINS | frozenset(ORDINALS)
RELATIVES = frozenset(en.words("casualties", "relatives"))


def _relative_of_one(words: list[Word], i: int) -> bool:
    """Whether one person begins here who is mentioned by another: "her son", "his driver"."""
    ends = i + 2 >= len(words) or words[i + 2].low in STOPS or not words[i + 2].low[0].isalnum()
    return ends and i + 1 < len(words) and words[i].low in POSSESSIVES and words[i + 1].low in RELATIVES


WHERE = frozenset("at in on near from across inside outside around into through throughout".split())
MARKS = frozenset('“ ” "'.split())


NO_COUNT_BEHIND = frozenset("$ no no. number aged age # article the- km us$".split())


def counts_nobody(words: list[Word], q: Quantity, lexicon: Lexicon) -> str:
    """The rule by which a number counts nobody, whatever its noun is; empty where none does."""
    if _age(words, q):
        return "an age"
    if _date(words, q, lexicon):
        return "a day or a year"
    if _of_no_count(words, q):
        return "children or a share"
    return "a sum or a number" if q.first > 0 and words[q.first - 1].low in NO_COUNT_BEHIND else ""


class Nobody(NamedTuple):
    """A number that counts nobody: word indexes, the rule that says so, and for a label what it labels."""

    first: int
    past: int
    rule: str
    label: str


def nobodies(words: list[Word], lexicon: Lexicon) -> list[Nobody]:
    """The numbers of a sentence that count no people, each with the rule that says so."""
    taken = {n for p in parties(words, lexicon) for n in range(p.first, p.past)}
    out: list[Nobody] = []
    i = 0
    while i < len(words):
        q = quantity_at(words, i) if i not in taken else None
        if q is None:
            i += 1
            continue
        labelled = next(filter(None, (label(words, n) for n in range(q.first, q.past))), "")
        rule = "a label" if labelled else counts_nobody(words, q, lexicon) or "things"
        out.append(Nobody(q.first, q.past, rule, labelled))
        i = q.past
    return out


def _noun_phrase(words: list[Word], q: Quantity, lexicon: Lexicon) -> Party | None:
    """The noun phrase after a count, or None where it counts nobody."""
    j = q.past
    if counts_nobody(words, q, lexicon):
        return None
    if j + 1 < len(words) and words[j].low == "of":
        j += 2 if words[j + 1].low in ("the", "its", "their", "his", "our", "them", "whom", "these", "those") else 1
        if words[j - 1].low in ("them", "whom"):
            return _of_them(words, q, j, lexicon)
        if (party := _of_the_wounded(words, q, j, lexicon)) is not None:
            return party
        if j < len(words) and (whole := quantity_at(words, j)):
            j = whole.past  # "six of the 14 wounded soldiers"
            if (party := _of_the_wounded(words, q, j, lexicon)) is not None and not party.named:
                return party
    if j < len(words) and q.first and words[j].low in MARKS and words[q.first - 1].low in MARKS:
        j += 1  # "killing “several” militants"
    other = False
    if j < len(words) and words[j].low in ("more", "other", "others", "additional", "further"):
        other, j = True, j + 1
    if (nouns := _nouns(words, j, lexicon)) is None:
        return None
    if nouns.named or nouns.past == j:
        return Party(q.first, nouns.past, q, nouns.group, nouns.named, other)
    return _unknown(words, q, (j, nouns.past), lexicon, other=other)


class Nouns(NamedTuple):
    """The group that the nouns of a phrase name, where it ends, and whether a noun names people at all."""

    group: str | None
    past: int
    named: bool


# Those who suffer from the attackers before them, or stand against them.
THEIR_VICTIMS = frozenset(en.words("casualties", "victims of those before"))


def suffer(noun: Word) -> bool:
    """Whether a noun is one for those who suffer from attackers: "victims of the bombers"."""
    return noun.low in THEIR_VICTIMS


def group_of_nouns(words: list[Word], first: int, past: int, lexicon: Lexicon) -> str:
    """The group of one person's nouns from word `first` up to `past`, the last of which is known: "Islamic State
    leader" is of the attackers."""
    own, found = lexicon.noun_group[words[past - 1].low], _nouns(words[:past], first, lexicon)
    return found.group if found and found.group and found.past == past else own


def _nouns(words: list[Word], j: int, lexicon: Lexicon) -> Nouns | None:
    """The nouns from word `j` on; None where they are things, or another count begins."""
    group, past, named = None, j, False
    k = j + _adjectives(words, j, lexicon)
    while k < min(j + 9, len(words)):
        w = words[k].low
        two, width = _two_words(words, k)
        if two in lexicon.noun_group:
            group, named, past, k = _better(group, lexicon.noun_group[two], lexicon), True, k + width, k + width
            continue
        if suffer(words[k]) and (group == "attackers" or _lead(words, k + 1) == "of"):
            return Nouns("people", k + 1, named=True)  # "two Islamic State hostages", "nine victims of the bombers"
        if w in lexicon.noun_group:
            group, named, past, k = _better(group, _group_at(words, k, lexicon), lexicon), True, k + 1, k + 1
            continue
        if marks := _within_a_name(words, k):
            k += marks
            continue
        if w == "'s" or w in STOPS or not w[0].isalnum() or _befell(words, j, k, lexicon, named=named):
            break
        if w in NOBODY:
            if any(x.low in lexicon.noun_group for x in words[k + 1 : k + 3]) and w not in PLURAL_THINGS:
                k += 1  # "two party leaders", "12 bus passengers"
                continue
            return None
        if named and not w.replace("-", "").isalpha():
            break
        if not named and k > j and (w.isdigit() or w in SMALL):
            return None  # "at 10 pm five people"
        k += 1
        if not named and w != "fatally":
            past = k
    return Nouns(group, past, named)


def _lead(words: list[Word], k: int) -> str:
    return words[k].low if k < len(words) else ""


def _within_a_name(words: list[Word], k: int) -> int:
    """How many words at a place are a short name in brackets, or the stop of one: "Reserve Police Force (RPF)
    officials", "two U.S. servicemen"."""
    w = words[k].low
    if w == "(" and k + 2 < len(words) and words[k + 2].low == ")" and words[k + 1].text.isupper():
        return 3
    return int(w == "." and "." in words[k - 1].low)


def _object_at(words: list[Word], n: int, lexicon: Lexicon) -> bool:
    """Whether somebody who is counted or named by a noun is at a word: the object of the verb before it."""
    return quantity_at(words, n) is not None or words[n].low in lexicon.noun_group


def people_at(words: list[Word], j: int, lexicon: Lexicon) -> bool:
    """Whether the words from `j` on name people by their noun: "stallholders", "a nurse"; not "in custody"."""
    one = [w.low for w in words[j : j + 1]] in (["a"], ["an"])
    nouns = _nouns(words, j + one, lexicon)
    if nouns is None or nouns.past == j + one:
        return False
    head = words[nouns.past - 1].low
    return nouns.named or bool(PERSONAL.match(head) and (one or PLURAL.match(head)))


def _befell(words: list[Word], j: int, shot: int, lexicon: Lexicon, *, named: bool) -> bool:
    """Whether "shot" tells what befell those counted before it, the nouns from word `j` on: "nine people shot in
    Salby"; but "six soldiers shot a man", "one shot was fired". Or it is the verb of a clause with an object: the nouns
    end before it in "three soldiers shot four villagers"."""
    adverb = words[shot - 1].low == "fatally"
    if words[shot].low != "shot":
        return False
    if named and shot + 1 < len(words) and _object_at(words, shot + 1, lexicon):
        return True
    if not named and (shot - adverb != j or (not adverb and words[j - 1].low in ONE_SHOT)):
        return False
    behind = words[shot + 1].low if shot + 1 < len(words) else "."
    if behind in ("dead", "to") or (behind == "and" and words[shot + 2 : shot + 3] and words[shot + 2].low == "killed"):
        behind = words[shot + 2].low if shot + 2 < len(words) else "."
    harmless = not named or words[shot - 1 - adverb].low in WHO_SELDOM_SHOOT
    return behind in BEHIND_SHOT or ((adverb or harmless) and behind == "at")


# Behind "shot" these tell that those before it were.
BEHIND_SHOT = frozenset(en.words("casualties", "behind shot"))
WHO_SELDOM_SHOOT = frozenset("people persons victims children students women girls teens others kids".split())


def _two_words(words: list[Word], k: int) -> tuple[str, int]:
    """Two words that can name a group, and over how many of the text they go: "(CRPF) personnel" is four."""
    if words[k].low == "(" and k + 3 < len(words) and words[k + 2].low == ")" and words[k + 1].text.isupper():
        return f"{words[k + 1].low} {words[k + 3].low}", 4
    return (f"{words[k].low} {words[k + 1].low}", 2) if k + 1 < len(words) else ("", 2)


def _unknown(words: list[Word], q: Quantity, noun: tuple[int, int], lexicon: Lexicon, *, other: bool) -> Party | None:
    """A count before a noun that no list has: of people if it ends like one; None for things."""
    j, past = noun
    head = words[past - 1].low
    counted = past < len(words) and words[past].low in STOPS and words[past].low.endswith(("s", "ed", "dead"))
    if q.first and words[q.first - 1].low in WHERE and not counted:
        return None  # "died at two locations"; but "resulted in three army casualties"
    if (PLURAL.match(head) or q.low == 1) and not head.endswith(("ous", "less", "ness", "ss", "ly")):
        # In a text in capitals the name of a people cannot be told from other nouns.
        person = PERSONAL.match(head) or words[past - 1].text.istitle() or words[past - 1].text.isupper()
        return Party(q.first, past, q, _own_words(words[j:past], lexicon), named=False, other=other) if person else None
    # "Three died": the word behind is the verb, and the count is alone
    return Party(q.first, j, q, None, named=False, other=other)


def _group_at(words: list[Word], k: int, lexicon: Lexicon) -> str:
    """The group of a noun; "Police" inside the name of a force is none: "Border Police Force personnel"."""
    force = words[k + 1] if k + 1 < len(words) else None
    named = (
        force is not None
        and force.low in ("force", "forces", "corps")
        and force.text.istitle()
        and words[k - 1].text.istitle()
    )
    return "security forces" if named and words[k].low == "police" else lexicon.noun_group[words[k].low]


def _of_the_wounded(words: list[Word], q: Quantity, j: int, lexicon: Lexicon) -> Party | None:
    """ "One of the wounded died", "one of the wounded soldiers died", "two of the five wounded died";
    None where no wounded follow."""
    if j >= len(words) or words[j].low not in ("wounded", "injured"):
        return None
    whose = lexicon.noun_group.get(words[j + 1].low) if j + 1 < len(words) else None
    return Party(q.first, j + 1 + (whose is not None), q, whose, whose is not None, other=False)


def _of_them(words: list[Word], q: Quantity, j: int, lexicon: Lexicon) -> Party:
    """ "nine of them", "nine of them Peshmerga fighters": a part, with the noun that says who they were."""
    group, past = None, j
    for k in range(j, min(j + 4, len(words))):
        if words[k].low in STOPS or not words[k].low[0].isalnum():
            break
        if words[k].low in lexicon.noun_group:
            group, past = _better(group, lexicon.noun_group[words[k].low], lexicon), k + 1
    return Party(q.first, past, q, group, group is not None, other=False)


def of_them(words: list[Word], p: Party) -> bool:
    """Whether a count is a part of those just named: "nine of them", "three of whom"."""
    return [w.low for w in words[p.quantity.past : p.quantity.past + 2]] in (["of", "them"], ["of", "whom"])


PLURAL_THINGS = frozenset(n for n in NOBODY if n.endswith("s") and n[:-1] in NOBODY)
HARMED = frozenset(en.words("casualties", "participles of harm"))


def _adjectives(words: list[Word], j: int, lexicon: Lexicon) -> int:
    """How many words of harm are as adjectives before the noun: "four wounded soldiers",
    "five of the murdered priests"."""
    n = _how_harmed(words, j)
    while j + n < len(words) and words[j + n].low in HARMED:
        n += 1
    ahead = [w.low for w in words[j + n : j + n + 2]]
    return n if n and any(w in lexicon.noun_group for w in ahead) and not (ahead and ahead[0] in STOPS) else 0


def _how_harmed(words: list[Word], j: int) -> int:
    """1 where an adverb begins the adjectives of a noun: "76 critically wounded patients"."""
    return int(j + 1 < len(words) and is_adverb(words[j].low) and words[j + 1].low in HARMED)


ONE_PERSON = frozenset(en.words("casualties", "one person"))
OWNERS = frozenset("a an the his her their my our another".split())
KIN = frozenset("brothers sisters sons daughters children cousins boys girls men women".split())


def _age(words: list[Word], q: Quantity) -> bool:
    """ "Mohammad Mansour, 24, was killed": a number between commas behind a name; "two men aged 20 and 35";
    "his brothers, 18 and 11, were"."""
    if q.first >= 2 and words[q.first - 1].low == "of" and words[q.first - 2].low in ONE_PERSON:
        return True  # "a boy of nine"
    if _between_commas(words, q) and {w.low for w in words[max(0, q.first - 4) : q.first - 2]} & OWNERS:
        return not words[q.first - 2].low.endswith("s")  # "a nurse, 34, and her son, 6, were killed"
    at, past = q.first, q.past
    while at and (words[at - 1].low in (",", "and", "or") or words[at - 1].low.isdigit()):
        at -= 1
    while past < len(words) and (words[past].low in (",", "and", "or") or words[past].low.isdigit()):
        past += 1
    of_ages = words[q.first].low.isdigit() or (past < len(words) and words[past].low[0].isdigit())
    if at and words[at - 1].low in ("aged", "ages") and of_ages:
        return True  # "aged 6 and 7", "ages 18, 29 and two 19-year-olds"; not "aged 6 and 7 and a man"
    if at and words[at].low == "," and words[at - 1].low in KIN and words[past - 1].low == ",":
        return True
    return _between_commas(words, q) and words[q.first - 2].text[:1].isupper()


def _between_commas(words: list[Word], q: Quantity) -> bool:
    """Whether a number in digits is alone between two commas."""
    inside = q.first >= 2 and q.past < len(words) and words[q.first].low.isdigit()
    return inside and words[q.first - 1].low == "," and words[q.past].low == ","


PARENTS = frozenset("father mother parent grandfather grandmother dad mum mom widow widower".split())
SHARES = frozenset("half most some many few several third thirds quarter quarters majority much".split())


def _of_no_count(words: list[Word], q: Quantity) -> bool:
    """ "a father of four" counts children, "half of the 20 passengers" and "of the 20, nine ..." not 20."""
    if q.first < 1 or words[q.first - 1].low != "of":
        return False
    if q.first == 1 or not words[q.first - 2].low[0].isalnum():  # "Of the 20 hostages, nine were killed"
        harmed = q.past < len(words) and (words[q.past].low in HARMED or _all_harmed(words, q))
        return q.hedge in ("the", "those") and q.past < len(words) and not harmed
    share = words[q.first - 2].low in SHARES and q.hedge in ("the", "those", "all")
    return words[q.first - 2].low in PARENTS or (share and not _all_harmed(words, q))


def _all_harmed(words: list[Word], q: Quantity) -> bool:
    """ "Most of the 63 injured were children" says how many were injured."""
    behind = [w.low for w in words[q.past : q.past + 2]]
    if behind[:1] in (["people"], ["persons"]) and behind[1:] in (["killed"], ["wounded"], ["injured"], ["hurt"]):
        return True  # "a third of the 33 people killed", "of the 33 people killed, 11"
    return behind[:1] in (["injured"], ["wounded"], ["dead"]) and behind[1:] in (
        [w] for w in ("were", "are", "was", "remain")
    )


def _date(words: list[Word], q: Quantity, lexicon: Lexicon) -> bool:
    """A day or a year: "11 JAN 90", "on 12 November"; but "on 23 September 28 bodies were found" counts bodies."""
    before = words[q.first - 1].low if q.first else ""
    after = words[q.past].low if q.past < len(words) else ""
    if q.first >= 2 and before in MONTH_NUMBER and words[q.first - 2].low.isdigit() and after in lexicon.noun_group:
        return False
    return q.hedge == "" and words[q.first].low.isdigit() and (before in MONTH_NUMBER or after in MONTH_NUMBER)


def _better(old: str | None, new: str, lexicon: Lexicon) -> str:
    """Of two nouns in one phrase the case's own name wins ("Peshmerga fighters"), else the last is the head;
    "civilian workers" are civilians, and leaders of attackers attackers."""
    if (old, new) == (CIVILIANS, UNSAID):
        return CIVILIANS
    if (old, new) == ("attackers", "people"):
        return "attackers"  # "a militant leader"
    return old if old in lexicon.own_groups and new not in lexicon.own_groups else new


def _own_words(words: list[Word], lexicon: Lexicon) -> str:
    """The group that an unknown noun gives its count: its own words, or that of a noun spelt almost so."""
    return lexicon.misspelt(words[-1].low) or " ".join(w.low for w in words[-2:])


# What may be between two counts that share their word of harm. Between them a phrase that belongs to the first
# may be too: "three officers of the army and seven soldiers", "1,000 peasants in El
# Mozote, 70 Indians in Las Hojas".
JOIN = {tuple(j.replace(",", ", ").split()) for j in en.phrases("casualties", "what joins two counts")}
BELONGING = frozenset("of from in at near on aboard inside".split())
VERBAL = frozenset(en.words("function_words", "what begins a verb phrase"))


def _without_ages(between: tuple[str, ...]) -> tuple[str, ...]:
    """What is between two counts without the ages of the first: "two men, 18 and 20, and a woman", "two girls aged 6
    and 7 and a man"."""
    aged = 1 if between[:1] == (",",) else 0
    if between[aged : aged + 1] and between[aged] in ("aged", "ages"):
        between = (",", *between[aged + 1 :])
    past = 1
    if between[:1] != (",",) or not between[1:2] or not between[1].isdigit():
        return between
    while past < len(between) and (
        between[past].isdigit() or (between[past + 1 : past + 2] and between[past + 1].isdigit())
    ):
        past += 1
    return between[past:]


def _joined(between: tuple[str, ...]) -> bool:
    if between in JOIN:
        return True
    if between[:2] == (",", "including") and between[-1] == "," and 4 <= len(between) <= 8:
        return not VERBAL & set(between)  # "three doctors, including Dr. Doe, three nurses and a guard"
    if 3 <= len(between) <= 5 and between[0] == between[-1] == "and":
        return not (VERBAL | HARMED | STOPS) & set(between[1:-1])  # "21 soldiers and police officers and 48 civilians"
    end = between[-2:] if between[-2:] == (",", "and") else between[-1:]
    inner = between[: len(between) - len(end)]
    return (
        end in JOIN
        and 2 <= len(inner) <= 7
        and inner[0] in BELONGING
        and not VERBAL & set(inner)
        and not {";", ":", ".", ","} & set(inner)
    )


def chains(found: list[Party], words: list[Word]) -> list[list[Party]]:
    """Counts joined by "and", commas or "along with" into one list."""
    out: list[list[Party]] = []
    for p in found:
        if out and not of_them(words, p):  # "six priests, five of them Spanish, were killed"
            between = _without_ages(tuple(w.low for w in words[out[-1][-1].past : p.first]))
            if _joined(between):
                out[-1].append(p)
                continue
        out.append([p])
    # One who is only mentioned by another is counted beside others: "a nurse and her son", not "her son was among
    # them".
    return [chain for chain in out if len(chain) > 1 or not _relative_of_one(words, chain[0].first)]
