"""Casualty figures in one report: how many, who they were, and what befell them.

Counts ("ten Peshmerga fighters") are found first, then the words of harm ("were killed"), then which belongs to
which: in the passive the count stands to the left, in the active to the right; counts joined by "and", "along
with" or a comma share their verb. No parser is asked: the order of words in news English is enough.

Not supported: figures spelt over two sentences ("There were ten of them. All died."), and shares of a whole.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.extraction import rules
from dateline.extraction.document import Document, Span, Word
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.numbers import Quantity, quantity_at


class Claim(NamedTuple):
    """A casualty figure as found; who said it, when and where are joined to it afterwards."""

    start: int
    end: int
    words: str
    effect: str
    group: str
    low: int | None
    high: int | None
    hedge: str
    mode: str
    figure_start: int
    figure_end: int


class Party(NamedTuple):
    """Counted people in a sentence: word indexes of the count and of the last word of the noun phrase, and their group."""

    first: int
    past: int
    quantity: Quantity
    group: str | None
    named: bool
    other: bool


class Harm(NamedTuple):
    """A word of harm in a sentence: word indexes, effect, and where its figure stands."""

    first: int
    past: int
    effect: str
    way: str


EFFECTS = [
    (row["effect"], row["way"], re.compile(rf"\b(?:{row['pattern']})(?![\w-])")) for row in rules.table("effects")
]
# What a number can count that is nobody: units, things, parts of names.
NOBODY = frozenset(
    """kilometer kilometers kilometre kilometres km mile miles meter meters metre metres feet foot yard yards inch inches
    percent % per cent dollar dollars euro euros pound pounds cent cents year years month months week weeks day days hour
    hours minute minutes second seconds night nights time times a.m p.m am pm gmt o'clock o village villages attack attacks
    house houses home homes vehicle vehicles car cars truck trucks bus buses tank tanks bomb bombs rocket rockets missile
    missiles mortar mortars rifle rifles gun guns weapon weapons explosion explosions blast blasts building buildings city
    cities town towns country countries province provinces district districts brigade brigades division divisions battalion
    battalions regiment unit units point points ton tons kg pound gram grams liter liters degree degrees step steps phase
    incident incidents operation operations front fronts party parties group groups organization organizations company
    companies bullet bullets round rounds shot shots grenade grenades helicopter helicopters plane planes aircraft boat
    boats ship ships side sides airport airports bridge bridges tower towers page pages article articles case cases seat
    seats vote votes question questions round meeting meetings camp camps gang gangs job jobs place places thing things
    way ways part parts area areas region regions base bases clash clashes ambush ambushes raid raids assault assaults
    massacres murders killings assassinations kidnappings wounds blow blows ago old later earlier""".split()
)
# A noun phrase ends before these.
STOPS = frozenset(
    """was were is are be been being has have had who whom which that when while where after before during in on at by from
    with near and or but as into to for of over under because since until than the a an this their his her its if so also
    then not all both yesterday today tonight last late early including among killed wounded injured dead died missing
    displaced captured kidnapped hurt remain remained reportedly allegedly apparently were would will could may might
    monday tuesday wednesday thursday friday saturday sunday it they he she we you i there more""".split()
)
BE = frozenset(
    "was were been being be are is get got gets getting have has had reported reportedly confirmed remain remains remained left".split()
)
PLURAL = re.compile(r"(?:[a-z-]{2,}s|people|men|women|children|police)$")
JOIN = [("and",), (",",), (",", "and"), ("along", "with"), (",", "along", "with"), ("as", "well", "as"), (",", "as", "well", "as"), ("plus",), (",", "plus"), ("or",), ("&",), ("together", "with"), (",", "together", "with"), ("and", "the"), ("and", "their"), ("and", "his"), ("and", "her"), (",", "and", "the"), (",", "and", "their"), ("and", "of"), (",", "and", "of")]  # fmt: skip
ADDED = re.compile(r"\b(?:another|an additional|a further|more)$")
INCLUDING = re.compile(r"(?:including|among them|among whom|of whom|of them|among)$")


def parties(words: list[Word], lexicon: Lexicon) -> list[Party]:
    """Every count of people in a sentence, or of something that may be people."""
    found: list[Party] = []
    i = 0
    while i < len(words):
        q = quantity_at(words, i) or _single(words, i, lexicon)
        if q is None:
            i += 1
            continue
        party = _noun_phrase(words, q, lexicon)
        if party:
            found.append(party)
        i = party.past if party else q.past
    return found


def _single(words: list[Word], i: int, lexicon: Lexicon) -> Quantity | None:
    """ "a Peshmerga fighter", "an officer": one person, where the article leads to a noun that means a person."""
    if words[i].low not in ("a", "an", "no") or i + 1 >= len(words):
        return None
    count = 0 if words[i].low == "no" else 1
    for j in range(i + 1, min(i + 5, len(words))):
        if words[j].low in STOPS or not words[j].low[0].isalnum():
            return None
        if words[j].low in lexicon.noun_group and not (j + 1 < len(words) and words[j + 1].low in NOBODY):
            nxt = words[j + 1].low if j + 1 < len(words) else ""
            if nxt in lexicon.noun_group:
                continue
            return Quantity(i, i + 1, count, count, "") if nxt in STOPS or not nxt.isalpha() or count == 0 else None
        if count == 0 and re.match(r"(?:injur|casualt|death|fatalit)", words[j].low):
            return Quantity(i, i + 1, 0, 0, "no")
    return None


def _noun_phrase(words: list[Word], q: Quantity, lexicon: Lexicon) -> Party | None:
    """The noun phrase after a count, or None where it counts nobody."""
    j = q.past
    if _age(words, q):
        return None
    if (
        j > 0
        and q.first > 0
        and words[q.first - 1].low in ("$", "no", "no.", "number", "aged", "age", "#", "article", "the-", "km", "us$")
    ):
        return None
    if j < len(words) and words[j].low in ("of",) and j + 1 < len(words):
        j += 2 if words[j + 1].low in ("the", "its", "their", "his", "our", "them", "whom", "these", "those") else 1
        if j < len(words) and words[j].low in ("wounded", "injured"):  # "one of the wounded died"
            return Party(q.first, j + 1, q, None, False, False)
        if words[j - 1].low in ("them", "whom"):
            return Party(q.first, j, q, None, False, False)
    other = False
    if j < len(words) and words[j].low in ("more", "other", "others", "additional", "further"):
        other, j = True, j + 1
    group, past, named = None, j, False
    k = j
    while k < min(j + 7, len(words)):
        w = words[k].low
        two = f"{w} {words[k + 1].low}" if k + 1 < len(words) else ""
        if two in lexicon.noun_group:
            group, named, past, k = _better(group, lexicon.noun_group[two], lexicon), True, k + 2, k + 2
            continue
        if w in lexicon.noun_group:
            group, named, past, k = _better(group, lexicon.noun_group[w], lexicon), True, k + 1, k + 1
            continue
        if w == "'s" or w in STOPS or not (w[0].isalnum()):
            break
        if w in NOBODY:
            return None
        if named and not w.isalpha():
            break
        k += 1
        if not named:
            past = k
    if not named and past > j:
        head = words[past - 1].low
        if (PLURAL.match(head) or q.low == 1) and not head.endswith(("ous", "less", "ness", "ss", "ly")):
            return Party(q.first, past, q, _own_words(words[j:past]), False, other)
        # "Three died": the word behind is the verb, and the count stands alone
        return Party(q.first, j, q, None, False, other)
    return Party(q.first, past, q, group, named, other)


def _age(words: list[Word], q: Quantity) -> bool:
    """ "Mohammad Mansour, 24, was killed": a number between commas behind a name."""
    return (
        q.first >= 2 and q.past < len(words) and words[q.first - 1].low == "," and words[q.past].low == ","
        and words[q.first - 2].text[:1].isupper() and words[q.first].low.isdigit()
    )  # fmt: skip


def _better(old: str | None, new: str, lexicon: Lexicon) -> str:
    """Of two nouns in one phrase the case's own name wins ("Peshmerga fighters"), else the last is the head."""
    return old if old in lexicon.own_groups and new not in lexicon.own_groups else new


def _own_words(words: list[Word]) -> str:
    return " ".join(w.low for w in words[-2:])


def harms(text: str, words: list[Word], start: int) -> list[Harm]:
    """Words of harm in a sentence; the longest where two overlap ("fatally wounded" before "wounded")."""
    low = text.lower()
    at_word = {w.start: n for n, w in enumerate(words)}
    found = []
    for effect, way, pattern in EFFECTS:
        for m in pattern.finditer(low):
            first = at_word.get(start + m.start())
            if first is None:
                continue
            past = first
            while past < len(words) and words[past].start < start + m.end():
                past += 1
            found.append(Harm(first, past, effect, way))
    found.sort(key=lambda h: (h.first - h.past, h.first))
    kept: list[Harm] = []
    for h in found:
        if not any(h.first < k.past and k.first < h.past for k in kept):
            kept.append(h)
    return _combined(sorted(kept), words)


def _combined(found: list[Harm], words: list[Word]) -> list[Harm]:
    """ "killed or injured", "killing and wounding 20": one figure for two effects."""
    out: list[Harm] = []
    for h in found:
        if out and {out[-1].effect, h.effect} == {"killed", "wounded"} and h.first - out[-1].past == 1:
            joint = words[out[-1].past].low
            if joint in ("and", "or", "/"):
                out[-1] = Harm(
                    out[-1].first, h.past, "killed or wounded", out[-1].way if out[-1].way != "noun" else h.way
                )
                continue
        out.append(h)
    return out


def chains(found: list[Party], words: list[Word]) -> list[list[Party]]:
    """Counts joined by "and", commas or "along with" into one list."""
    out: list[list[Party]] = []
    for p in found:
        if out:
            between = tuple(w.low for w in words[out[-1][-1].past : p.first])
            if between in JOIN:
                out[-1].append(p)
                continue
        out.append([p])
    return out


def _passive(h: Harm, words: list[Word]) -> bool:
    """Whether a verb of harm follows a form of "to be", or stands right behind its figure as a bare participle."""
    for j in range(h.first - 1, max(h.first - 5, -1), -1):
        w = words[j].low
        if w in BE:
            return w not in ("has", "have", "had")
        if w in (",", ";", ":") or not (
            w.endswith("ly") or w in ("also", "not", "then", "later", "all", "both", "so", "far", "either")
        ):
            return False
    return False


def _right(h: Harm, lists: list[list[Party]], words: list[Word], found: list[Harm], reach: int = 5) -> list[Party]:
    """The list of counts that a verb of harm has as its object."""
    for chain in lists:
        gap = [w.low for w in words[h.past : chain[0].first]]
        if chain[0].first >= h.past and len(gap) <= reach:
            if not any(
                g
                in (
                    ".",
                    ";",
                    ":",
                    "by",
                    "in",
                    "at",
                    "on",
                    "when",
                    "after",
                    "while",
                    "who",
                    "that",
                    "as",
                    "and",
                    "arrest",
                )
                for g in gap
            ):
                return _until_own_harm(chain, found)
            return []
    return []


def _aside(between: list[Word]) -> bool:
    """Whether the words before a count make it a part of the count before them."""
    return any(w.low in ("including", "among") for w in between) and not any(w.low in (".", ";", ":") for w in between)


def _until_own_harm(chain: list[Party], found: list[Harm]) -> list[Party]:
    """The part of a list before a count that a word of harm of its own follows ("13 dead and four wounded")."""
    for n, p in enumerate(chain):
        if n and any(0 <= k.first - p.past <= 1 for k in found):
            return chain[:n]
    return chain


def _left(h: Harm, lists: list[list[Party]], words: list[Word], reach: int, taken: list[Harm]) -> list[Party]:
    """The list of counts that a verb of harm has as its subject: the nearest before it with no other verb of harm between."""
    for n, chain in reversed(list(enumerate(lists))):
        last = chain[-1]
        if n and _aside(words[lists[n - 1][-1].past : chain[0].first]):
            # "five people, including a camera crew, were wounded": the subject is the larger count
            return _left(h, lists[:n], words, reach + last.past - lists[n - 1][-1].past, taken) + chain
        if last.past <= h.first and h.first - last.past <= reach:
            between = [w.low for w in words[last.past : h.first]]
            if ";" in between or any(last.past <= t.first < h.first for t in taken if t is not h):
                return []
            if last.group is None and len(between) > 3:
                continue
            return chain
    return []


def claims(doc: Document, lexicon: Lexicon) -> list[Claim]:
    """Casualty figures of one report, in order of the text, each with exact offsets."""
    out: list[Claim] = []
    remembered: str | None = None
    for sentence in doc.sentences:
        text = doc.text[sentence.start : sentence.end]
        for piece in _inner_sentences(text, sentence.start):
            words = doc.words_in(*piece)
            found = harms(doc.text[piece.start : piece.end], words, piece.start)
            if not found:
                continue
            rows, remembered = _sentence_claims(doc, words, found, lexicon, remembered)
            out += rows
    return list({(c.figure_start, c.figure_end, c.effect): c for c in sorted(out, reverse=True)}.values())[::-1]


def _inner_sentences(text: str, start: int) -> list[Span]:
    """Sentences inside a quotation too: a claim does not reach over a full stop."""
    cuts = [0, *(m.end() for m in re.finditer(r"[a-z\d]{2}[.!?][\"”]?\s+(?=[“\"]?[A-Z])", text)), len(text)]
    return [Span(start + a, start + b) for a, b in zip(cuts, cuts[1:], strict=False) if b > a]


def _sentence_claims(
    doc: Document, words: list[Word], found: list[Harm], lexicon: Lexicon, remembered: str | None
) -> tuple[list[Claim], str | None]:
    counted = parties(words, lexicon)
    lists = chains(counted, words)
    pairs: list[tuple[Harm, Party]] = []
    for h in found:
        pairs += [(h, p) for p in _attach(h, lists, words, found)]
    pairs = [
        (h, p) for h, p in pairs if not p.first <= h.first < p.past or h.way == "found"
    ]  # "one of the wounded" wounds nobody anew
    pairs += _alongside(lists, words, pairs)
    out, group_before = [], remembered
    for h, p in sorted(pairs, key=lambda t: t[1].first):
        group = p.group
        if group is None and h.way == "toll":
            group = _group_between(words[h.first : p.first], lexicon) or "people"
        if group is None:
            here = {c.group for c in counted if c.group and c.named and c.first < p.first}
            group = (
                next(iter(here))
                if len(here) == 1
                else ("people" if here or not (p.other or _partitive(p, words)) else group_before or "people")
            )
        elif p.named and not INCLUDING.search(" ".join(w.low for w in words[max(0, p.first - 2) : p.first])):
            group_before = group
        if p.named and _and_others(words, p, lexicon):
            group = "people"
        elif p.named:
            group = _of_whom(words, p, group, lexicon)
        if group == "attackers" and lexicon.attacker:
            group = lexicon.attacker
        out.append(_claim(doc, words, h, p, group))
    return out, group_before


def _alongside(
    lists: list[list[Party]], words: list[Word], pairs: list[tuple[Harm, Party]]
) -> list[tuple[Harm, Party]]:
    """ "10 Peshmerga were killed on Thursday, along with three civilians": a count added behind the verb."""
    out: list[tuple[Harm, Party]] = []
    for chain in lists:
        first = chain[0].first
        lead = " ".join(w.low for w in words[max(0, first - 3) : first])
        if re.search(r"(?:along with|together with|as well as|plus)$", lead) and not any(p in chain for _, p in pairs):
            before = [h for h, _ in pairs if h.past <= first]
            out += [(before[-1], p) for p in chain if before]
    return out


def _group_between(words: list[Word], lexicon: Lexicon) -> str | None:
    """The group named in a stretch: "the death toll among the Kurdish security forces grew by"."""
    group = None
    for n, _w in enumerate(words):
        for size in (3, 2, 1):
            phrase = " ".join(x.low for x in words[n : n + size])
            if phrase in lexicon.noun_group and len(words[n : n + size]) == size:
                found = lexicon.noun_group[phrase]
                group = found if group in (None, found) else "people"  # "toll of Peshmerga and civilians"
                break
    return group


def _of_whom(words: list[Word], p: Party, group: str, lexicon: Lexicon) -> str:
    """The group behind a general noun: "seven members of the Kurdish forces", "10 of their soldiers"."""
    if group == "people" and p.past < len(words) and words[p.past].low == "of":
        return _group_between(words[p.past : p.past + 6], lexicon) or group
    if group == "security forces" and any(w.low in ("their", "its", "our") for w in words[p.quantity.past : p.past]):
        named = _group_between(words[: p.first], lexicon)
        return named if named in lexicon.own_groups else group
    return group


def _and_others(words: list[Word], p: Party, lexicon: Lexicon) -> bool:
    """ "13 civilians and military", "a number of civilians and Peshmerga": one count for two groups."""
    if p.past + 1 >= len(words) or words[p.past].low != "and":
        return False
    other = lexicon.noun_group.get(words[p.past + 1].low)
    return other is not None and other != p.group


def _partitive(p: Party, words: list[Word]) -> bool:
    return words[p.past - 1].low in ("them", "whom", "wounded", "injured")


def _attach(h: Harm, lists: list[list[Party]], words: list[Word], found: list[Harm]) -> list[Party]:
    """Which counts a word of harm governs."""
    if h.way == "toll":
        return _toll(h, lists, words, found)
    if h.way == "lives":
        return _right(h, lists, words, found, 6)
    if h.way == "ing":
        of = h.past < len(words) and words[h.past].low == "of"
        return _right(h, lists, words, found, 3 if of else 4)
    if h.way == "found":
        counted = [p for chain in lists for p in chain if p.first <= h.first < p.past and h.past <= p.past + 1]
        return counted or _right(h, lists, words, found, 2)
    own = _under_one_roof(h, lists, words, found)
    if words[max(0, h.first - 2)].low == "among" and words[h.first - 1].low == "the":
        return _left(h, lists, words, 6, found)  # "two officers are among the wounded"
    if h.way == "left":
        return own or _left(h, lists, words, 14, found)
    if h.way == "noun":
        if own:
            return own
        return _object_of_noun(h, lists, words, found)
    if _passive(h, words):
        return own or _left(h, lists, words, 16, found)
    if right := _right(h, lists, words, found):
        # "three killed and two wounded": the count behind belongs to the next verb
        nxt = next((k for k in found if k.first >= right[0].past), None)
        apart = any(w.low in (",", "including", "and") for w in words[h.past : right[0].first])
        if not (own and (apart or (nxt and nxt.first - right[-1].past <= 1))):
            return right
    return own


def _object_of_noun(h: Harm, lists: list[list[Party]], words: list[Word], found: list[Harm]) -> list[Party]:
    """ "the deaths of three", "the murder [of six priests]", "the killing of the rector, five others and two maids"."""
    at = h.past
    while at < len(words) and words[at].low in ("[", "(", "toll"):
        at += 1
    if at >= len(words) or words[at].low not in ("of", "to", ":", "among"):
        return []
    for chain in lists:
        between = [w.low for w in words[at + 1 : chain[0].first]] if chain[0].first > at else None
        if between is None:
            continue
        if (
            len(between) <= 14
            and not any(b in _NO_LIST for b in between)
            and (len(between) <= 3 or between[-1] in (",", "and", "their", "the"))
        ):
            return _until_own_harm(chain, found)
        return []
    return []


_NO_LIST = frozenset(
    'was were is are who which that when while by on in at after before said says has had have . ; : “ "'.split()
)


def _under_one_roof(h: Harm, lists: list[list[Party]], words: list[Word], found: list[Harm]) -> list[Party]:
    """A count right before the word of harm: "13 dead", "two children killed", "10 Peshmerga and three civilians dead"."""
    for chain in lists:
        for n, p in enumerate(chain):
            gap = [w.low for w in words[p.past : h.first]]
            if p.first < h.first and (
                p.past == h.first
                or p.past > h.first >= p.quantity.past
                or (
                    p.past < h.first
                    and len(gap) <= 3
                    and all(
                        g
                        in (
                            "were",
                            "was",
                            "are",
                            "is",
                            "been",
                            "have",
                            "has",
                            "also",
                            "others",
                            "other",
                            "left",
                            "reported",
                            "people",
                            "more",
                            "reportedly",
                            "had",
                            "being",
                            "be",
                        )
                        for g in gap
                    )
                )
            ):
                begun = n
                while (
                    begun > 0
                    and chain[begun - 1].group is not None
                    and not any(chain[begun - 1].past <= k.first < chain[begun].first for k in found)
                ):
                    begun -= 1
                return list(chain[begun : n + 1])
    return []


TOLL_TO = re.compile(r"^(?:to|at|of|reached|hits?|stands|stood|is|was|by|exceeds|passed|past|put|now)$")


def _toll(h: Harm, lists: list[list[Party]], words: list[Word], found: list[Harm]) -> list[Party]:
    """ "the death toll has risen to 13", "grew by three": the figure after the toll, within its clause."""
    for chain in lists:
        p = chain[0]
        if p.first < h.past or p.first - h.past > 16:
            continue
        between = [w.low for w in words[h.past : p.first]]
        if ";" in between or not any(TOLL_TO.match(b) for b in between[-3:]):
            continue
        return _until_own_harm(chain, found)
    return []


def _claim(doc: Document, words: list[Word], h: Harm, p: Party, group: str) -> Claim:
    first, last = min(p.first, h.first), max(p.past, h.past) - 1
    start, end = words[first].start, words[last].end
    before = " ".join(w.low for w in words[max(0, p.first - 3) : p.first])
    q = p.quantity
    mode = "total"
    if h.way == "toll" and words[p.first - 1].low == "by":
        mode = "added"
    elif INCLUDING.search(before) and p.first > 0:
        mode = "subtotal"
    return Claim(
        start,
        end,
        doc.text[start:end],
        h.effect,
        group,
        q.low,
        q.high,
        q.hedge,
        mode,
        words[p.first].start,
        words[p.past - 1].end,
    )
