"""From mentions to people: which mentions of a report are of one person, and who of them was killed or hurt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.victims.anchors import PERSON, Anchor, Masked, anchors, masked
from dateline.extraction.victims.mentions import Around, Mention, Stretch, mentions
from dateline.extraction.victims.words import CHILDREN, KIN, OCCUPATIONS, RANKS, SINGULAR, sex_of

# From this age on nobody is called a child; below the other nobody a man or a woman.
GROWN, YOUNG = 18, 15
# By so many years a report can give one person two ages.
SLIP = 3
ADULTS = frozenset("man woman gentleman lady husband wife father mother widow widower".split())
HE, SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
GENERATIONS = frozenset("jr sr ii iii iv".split())


class Seen(NamedTuple):
    """A mention in its sentence: which of the report's (the title is -1), and its place in it."""

    sentence: int
    mention: Mention

    @property
    def part(self) -> str:
        """The part of the report it is in."""
        return "title" if self.sentence < 0 else "text"


class Harmed(NamedTuple):
    """What befell somebody (killed, wounded, harmed: either), by which rule, and the mention of them it is said of."""

    effect: str
    rule: str
    seen: Seen


@dataclass
class Person:
    """One person of a report as its mentions tell: ages, names and words, what befell them, and what they did."""

    seen: list[Seen] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    ages: set[tuple[int, int]] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    asides: list[str] = field(default_factory=list)
    harms: list[Harmed] = field(default_factory=list)
    suspected: int = 0
    he: int = 0
    she: int = 0

    def take(self, seen: Seen, aside: str) -> None:
        """Take in a mention, and the words behind it between commas."""
        m = seen.mention
        self.seen.append(seen)
        if m.kind == "pronoun":
            self.he, self.she = self.he + bool(m.words & HE), self.she + bool(m.words & SHE)
            return
        self.words |= m.words
        if aside:
            self.asides.append(aside)
        if m.name and m.name not in self.names and (m.kind != "surname" or not self.names):
            self.names.append(m.name)

    def near_in_age(self, ages: Iterable[tuple[int, int]]) -> bool:
        """Whether ages can be this person's, where one may be a slip: not those of a father and a son."""
        return not self.ages or all(abs(a - b) <= SLIP for a, _ in ages for b, _ in self.ages)

    @property
    def sex(self) -> str:
        """ "male" or "female", where words or pronouns say so."""
        if told := sex_of(frozenset(self.words)):
            return told
        return "" if self.he == self.she else "male" if self.he > self.she else "female"

    @property
    def surname(self) -> str:
        """The last name, without Jr."""
        return surname(max(self.names, key=len)) if self.names else ""

    def fits(self, words: frozenset[str]) -> bool:
        """Whether somebody called by these words can be this person: no other sex, no child if grown."""
        sex = sex_of(words) or ("male" if words & HE else "female" if words & SHE else "")
        if sex and self.sex and sex != self.sex:
            return False
        if self.ages:
            low = min(a for a, _ in self.ages)
            if (low >= GROWN and words & CHILDREN) or (low < YOUNG and words & ADULTS):
                return False
            if words & {"teen", "teenager"} and not 12 < low < 20:
                return False
            if words & {"toddler", "infant", "baby"} and low > 4:
                return False
        return True


@lru_cache(maxsize=4096)
def surname(name: str) -> str:
    """The last name in a name, without Jr.

    >>> surname("Jan van der Berg Jr.")
    'Berg'
    """
    tokens = [t for t in name.replace(",", " ").split() if t.lower().strip(".") not in GENERATIONS]
    return tokens[-1] if tokens else ""


@lru_cache(maxsize=4096)
def same_name(a: str, b: str) -> bool:
    """Whether two names of a report can be one person's: of one last name, and no other first name."""
    x, y = a.split(), b.split()
    if len(x) == 1 or len(y) == 1:
        return x[-1] == surname(b) or y[-1] == surname(a) or x[0] == y[0]
    if surname(a).lower() != surname(b).lower():
        return False
    ends = [n.split()[-1].lower().strip(".") for n in (a, b)]
    if ends[0] != ends[1] and GENERATIONS.issuperset(ends):
        return False
    return x[0] == y[0] or x[0].strip(".") == y[0][0] or y[0].strip(".") == x[0][0] or x[0] in y or y[0] in x


# Words by which a sentence goes back to two people, or to everybody, of those before.
PAIRS = frozenset("both two couple pair".split())
ALL_OF_THEM = frozenset("both they of them the two three four five victim".split())
HARM_WORDS = frozenset(en.words("victims", "words of harm"))
HELD_WORDS = frozenset(en.words("victims", "words for those held"))
# What may be an age: a sentence without one, and without a word of TELLING, mentions nobody harmed.
# It begins with a set of characters, which is looked for fast.
AGE_LIKE = re.compile(r"[,(y-](?:(?<=[,(]) ?\d{1,2}\b|(?<=\by)ears?\b|(?<=-)year)")
TELLING = HARM_WORDS | HELD_WORDS | frozenset(en.words("victims", "words that tell of people"))
LISTED = re.compile(rf"†?[-–—•*· \d.)]{{0,4}}{PERSON}")


DEAD, HURT = frozenset("slain deceased dead murdered".split()), frozenset("wounded injured".split())


def _called(words: frozenset[str]) -> str:
    """What befell somebody called by these words: "the slain officer", "the victim"; empty where they say nothing."""
    return "killed" if words & DEAD else "wounded" if words & HURT else "harmed" if "victim" in words else ""


LIVES = re.compile(
    r"\b(?:in (?:\w+ ){0,3}condition|expected to (?:survive|recover|live)|surviv\w+|recover\w+|stabili[sz]ed"
    r"|non-?life-threatening|graz\w+)\b"
)
DEAD_WORD = re.compile(r"\b(?:dead|died|dies|killed|fatal\w*|slain)\b")


def lives(sentence: str) -> bool:
    """Whether a sentence says that somebody who was harmed lives, and of nobody that they died."""
    return LIVES.search(sentence) is not None and not DEAD_WORD.search(sentence)


def _heads_a_list(text: str) -> str:
    """The effect on people listed behind a line that ends with a colon: "The victims:"; empty for any other."""
    low = text.lower()
    words = set(re.findall(r"\w+", low)) if low.rstrip().endswith(":") else set()
    if not words & HARM_WORDS or words & HELD_WORDS:
        return ""
    dead, hurt = (
        re.search(r"\b(?:dead|killed|died|slain|deceased)\b", low),
        re.search(r"\b(?:wounded|injured|hurt)\b", low),
    )
    return "harmed" if bool(dead) == bool(hurt) else "killed" if dead else "wounded"


class Reader:
    """Reads the sentences of one report in order and keeps who was mentioned."""

    def __init__(self, surnames: frozenset[str]) -> None:
        self.people: list[Person] = []
        self.surnames = surnames
        self.last: list[Person] = []  # of the sentence before
        self.before_last: list[Person] = []  # of the one before that
        self.harm_before = False
        self.listing = ""
        self.lives = False  # whether the sentence says that somebody lived, and not that somebody died

    def read(self, number: int, s: Stretch, *, title: bool = False) -> None:
        """Take in one sentence, by its number in the text; the title's is -1."""
        lows = {w.low for w in s.words}
        if TELLING.isdisjoint(lows) and AGE_LIKE.search(s.text, s.start, s.end) is None:
            self._passed_over(s)
            return
        found = list(mentions(s, Around(self.surnames, title)))
        self.lives = lives(s.text[s.start : s.end])
        behind, self.harm_before = self.harm_before, bool(lows & HARM_WORDS) and not lows & HELD_WORDS
        sentence = masked(s, found, behind_harm=behind)
        said = list(anchors(sentence, frozenset(lows)))
        self._befell_those(said)
        if not found:
            self.last, self.before_last = [], self.last
            self.listing = _heads_a_list(s.text[s.start : s.end])
            return
        if self.listing and LISTED.match(sentence.text):
            said += [Anchor(0, self.listing, "listed as harmed")]
        else:
            self.listing = _heads_a_list(s.text[s.start : s.end])
        who = self._who(number, found, said, sentence)
        self._befell(said, who, found, number)
        self.last, self.before_last = _unique(p for people in who for p in people), self.last

    def _passed_over(self, s: Stretch) -> None:
        """A sentence that tells nothing of anybody: its first word may tell the sex of the one before."""
        first = frozenset(w.low for w in s.words[:1])
        if len(self.last) == 1 and first & (HE | SHE) and self.last[0].fits(first):
            self.last[0].he += bool(first & HE)
            self.last[0].she += bool(first & SHE)
        else:
            self.last, self.before_last = [], self.last
        self.listing, self.harm_before = "", False

    def _who(self, number: int, found: list[Mention], said: list[Anchor], sentence: Masked) -> list[list[Person]]:
        """The people whom each mention of a sentence is of, with what it says of them taken in."""
        same = {a.mention: a.of for a in said if a.rule == "same person"}
        who: list[list[Person]] = []
        for n, m in enumerate(found):
            here = [p for people in who for p in people]
            own = self._of(m, here, who[same[n]] if same.get(n, n) < n else [])
            for p in own:
                p.take(Seen(number, m), sentence.asides.get(n, ""))
            who.append(own)
        return who

    def _befell_those(self, said: Iterable[Anchor]) -> None:
        """What a sentence says of people of the ones before it: "the boys died", "both are expected to survive"."""
        for a in said:
            if not a.those:
                continue
            words = frozenset(SINGULAR.get(w, w) for w in a.those.split())
            wider = [_unique([*self.before_last, *self.last])] if words & PAIRS else []
            for pool in (self.last, *wider):
                those = [p for p in pool if p.harms and not p.suspected and p.fits(words)]
                several = len(those) == 2 if words & PAIRS else len(those) > 1
                if several and (words - ALL_OF_THEM or len(those) == len(pool)):
                    for p in those:
                        p.harms.append(Harmed(a.effect, a.rule, p.harms[-1].seen))
                    break

    def _befell(self, said: Iterable[Anchor], who: list[list[Person]], found: list[Mention], number: int) -> None:
        for a in said:
            if a.rule == "same person" or a.those or a.mention >= len(who):
                continue
            behind = found[a.mention + 1].words if a.mention + 1 < len(found) else frozenset()
            for p in who[a.mention]:
                if a.effect == "suspect":
                    p.suspected += not behind & {"himself", "herself"}
                else:
                    at = next((seen for seen in reversed(p.seen) if seen.sentence == number), p.seen[-1])
                    p.harms.append(Harmed(a.effect, a.rule, at))
        for n, m in enumerate(found):
            if m.kind != "pronoun" and (effect := _called(m.words)):
                for p in who[n]:
                    p.harms.append(Harmed(effect, "called a victim", p.seen[-1]))

    def _of(self, m: Mention, here: list[Person], apposed: list[Person]) -> list[Person]:
        """The people whom a mention is of, made where they are new."""
        if apposed and len(apposed) == 1 and m.people == 1:
            (p,) = apposed
            other = m.name and p.names and not any(same_name(m.name, n) for n in p.names)
            if not other and not (m.ages and p.ages and not set(m.ages) & p.ages) and p.fits(m.words):
                p.ages |= set(m.ages)
                return apposed
        if m.kind == "pronoun":
            return self._pronoun(m, here)
        if m.kind == "surname":
            return self._surname(m)
        if m.name:
            return [self._named(m, here)]
        if m.people > 1:
            return self._group(m)
        if m.ages:
            return [self._aged(m, here)]
        return self._described(m, here)

    def _new(self, m: Mention, *, another: bool = False) -> Person:
        p = Person(ages=set(m.ages[:1]), words={"another"} if another else set())
        self.people.append(p)
        return p

    def _named(self, m: Mention, here: list[Person]) -> Person:
        for p in reversed(self.people):
            if any(same_name(m.name, n) for n in p.names) and p.fits(m.words) and p.near_in_age(m.ages):
                p.ages |= set(m.ages)
                return p
        if m.ages:
            for p in reversed(self.people):
                if not p.names and p.ages & set(m.ages) and p not in here and p.fits(m.words):
                    return p
        return self._new(m)

    def _group(self, m: Mention) -> list[Person]:
        out: list[Person] = []
        for age in m.ages:
            alike = [p for p in self.people if age in p.ages and p not in out and p.fits(m.words)]
            known = next((p for p in alike if not self._dead_already(p, m)), None)
            out.append(known or self._new(m._replace(ages=(age,)), another=bool(alike)))
        return out

    def _aged(self, m: Mention, here: list[Person]) -> Person:
        alike = [p for p in self.people if p.ages & set(m.ages) and p.fits(m.words) and p not in here]
        dead = [p for p in alike if self._dead_already(p, m)]
        alike = [p for p in alike if p not in dead]
        if "another" in m.words:
            alike = [p for p in alike if "another" in p.words]
        if alike:
            named = [p for p in alike if p.harms] or alike
            return named[-1]
        return self._new(m, another=bool(dead))

    def _dead_already(self, p: Person, m: Mention) -> bool:
        """Whether somebody is said to have been killed, and a new mention by age alone is of one who is said to live:
        that is another of the same age."""
        return self.lives and not m.definite and bool(p.names) and any(h.effect == "killed" for h in p.harms)

    def _surname(self, m: Mention) -> list[Person]:
        fitting = [p for p in self.people if any(same_name(m.name, n) for n in p.names)]
        return [p for p in fitting if p.harms][:1] or fitting[:1]

    def _pronoun(self, m: Mention, here: list[Person]) -> list[Person]:
        for pool in (here, self.last):
            fitting = _unique([p for p in pool if p.fits(m.words)])
            if m.words & {"himself", "herself"} and fitting:
                return fitting[-1:]
            if sure := [p for p in fitting if p.sex]:
                return sure[:1]
            if fitting and (pool is here or len(fitting) == 1):
                return fitting[:1]
        return []

    def _described(self, m: Mention, here: list[Person]) -> list[Person]:
        if not m.definite:
            return [self._new(m)]
        fitting = [p for p in self.people if p.fits(m.words) and p not in here]
        if m.words & {"victim"}:
            fitting = [p for p in fitting if p.harms] or [p for p in fitting if _can_be_a_victim(p)]
            if len(fitting) > 1 and (several := [p for p in fitting if p in self.last]):
                fitting = several
        elif m.words & {"suspect"}:
            return []
        else:
            told = [p for p in fitting if p.words & m.words]
            fitting = told or ([] if len(fitting) > 1 else fitting)
        return fitting[-1:] if fitting else [self._new(m)]


ATTACKER_WORDS = frozenset(en.words("victims", "whoever did it"))


def _can_be_a_victim(p: Person) -> bool:
    """Whether "the victim" can be somebody of whom no harm was told so far: not one who is only named, as officials and
    witnesses are, nor one held for it."""
    return not p.suspected and p.words.isdisjoint(ATTACKER_WORDS) and (bool(p.ages) or not p.names)


def _unique(people: Iterable[Person]) -> list[Person]:
    return list({id(p): p for p in people}.values())


def merged(people: list[Person]) -> list[Person]:
    """The people without those mentioned twice: by one name, by one age and once without a name, or by a noun alone, as
    "a man", where somebody named or aged is the same one."""
    people = _told_once(people)
    bare = [p for p in people if p.harms and not p.ages and not p.names]
    others = [p for p in people if p.ages or p.names]
    gone: set[int] = set()
    for b in bare:
        fitting = [p for p in others if p.fits(frozenset(b.words)) and not _together(p, b)]
        harmed = [p for p in fitting if p.harms and _can_be(b, p)]
        free = [p for p in fitting if _can_be_a_victim(p)] if sum(bool(p.ages) for p in others) == 1 else []
        if harmed:
            gone.add(id(b))
            if len(harmed) == 1:
                _join(harmed[0], b)
        elif len(free) == 1:
            gone.add(id(b))
            _join(free[0], b)
    return [p for p in people if id(p) not in gone]


def _told_once(people: list[Person]) -> list[Person]:
    """The people with those of one name, or of one age and not of two names, as one."""
    out: list[Person] = []
    for p in people:
        same = [q for q in out if _one_name(p, q)] or [q for q in out if _one_age(p, q)]
        rivals = [q for q in people if q is not p and _one_age(p, q)]
        if same and (len(rivals) < 2 or _one_name(p, same[0])):
            _take_over(same[0], p)
        else:
            out.append(p)
    return out


def _one_name(a: Person, b: Person) -> bool:
    """Whether two people have the same first and last name, and nothing speaks against it."""
    both = {n.casefold() for n in a.names if " " in n} & {n.casefold() for n in b.names}
    return bool(both) and a.near_in_age(b.ages) and a.fits(frozenset(b.words))


def _one_age(a: Person, b: Person) -> bool:
    """Whether two people are of one age and sex, at most one has a name, and nothing says that they are two: neither
    one sentence, nor a count, nor "another", nor that one was killed and one wounded, unless a title has it."""
    if not (a.harms and b.harms and a.ages and a.ages == b.ages) or (a.names and b.names):
        return False
    if _together(a, b) or any("another" in p.words or any(s.mention.people > 1 for s in p.seen) for p in (a, b)):
        return False
    if a.sex and b.sex and a.sex != b.sex:
        return False
    heading = any(all(s.sentence < 0 for s in p.seen) for p in (a, b))
    return heading or _alike(a, b)


def _alike(a: Person, b: Person) -> bool:
    """Whether what befell two people can have befallen one: not where the one was wounded and the other killed."""
    effects, others = {h.effect for h in a.harms}, {h.effect for h in b.harms}
    return not ({"killed", "wounded"} <= effects | others and not {"killed", "wounded"} & effects & others)


def _take_over(p: Person, b: Person) -> None:
    """Make what is said of one person a part of what is said of another, who is the same."""
    p.seen += b.seen
    p.names += [n for n in b.names if n not in p.names]
    p.ages |= b.ages
    p.he, p.she = p.he + b.he, p.she + b.she
    _join(p, b)


# Words by which somebody mentioned by a noun alone is yet another.
ANOTHER = frozenset("another other second third fourth fifth".split())


def within(people: list[Person], most: Mapping[str, int]) -> list[Person]:
    """The people without those mentioned by a noun alone who are more than the report counts: of so many killed, so
    many wounded. "A man was shot. ... Police found a man with wounds": one, where the report counts one."""
    out = list(people)
    for b in people:
        if b.ages or b.names or b.words & ANOTHER:
            continue
        same = [p for p in out if p is not b and _same_told(b, p)]
        own = [p for p in same if _befell(p) == _befell(b)]
        alike = sum(_befell(p) == _befell(b) for p in out)
        all_told = sum(most.values())
        if own and alike > max(most.get(_befell(b), all_told), 1):
            own[0].harms += b.harms
        elif same and len(out) > max(all_told, 1) and "" in (_befell(same[0]), _befell(b)):
            same[0].harms += b.harms
        else:
            continue
        out = [p for p in out if p is not b]
    return out


def _befell(p: Person) -> str:
    """What is said outright of somebody, killed or wounded; empty where it is open."""
    effects = {h.effect for h in p.harms}
    return "killed" if "killed" in effects else "wounded" if "wounded" in effects else ""


def _same_told(b: Person, p: Person) -> bool:
    """Whether somebody mentioned by a noun alone can be a person reported elsewhere in the report."""
    fitting = p.fits(frozenset(b.words)) and b.fits(frozenset(p.words)) and not p.words & ANOTHER
    return fitting and not _together(p, b) and _can_be(b, p)


SPECIFIC = OCCUPATIONS | RANKS | KIN


def _can_be(b: Person, p: Person) -> bool:
    """Whether somebody mentioned by a noun alone can be a person who is named or aged: not where the noun says more
    than is said of that person, save in a title, nor where the one was wounded and the other killed."""
    more = b.words & SPECIFIC - p.words - {w for a in p.asides for w in a.split()}
    if more and any(s.sentence >= 0 for s in b.seen):
        return False
    return _alike(b, p)


def _together(a: Person, b: Person) -> bool:
    """Whether two people are mentioned in one sentence."""
    return bool({s.sentence for s in a.seen} & {s.sentence for s in b.seen})


def _join(p: Person, b: Person) -> None:
    p.harms += b.harms
    p.words |= b.words
    p.asides += b.asides
    p.suspected += b.suspected
