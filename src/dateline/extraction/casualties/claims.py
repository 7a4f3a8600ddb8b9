"""Casualty figures in one report: how many, who they were, and what befell them.

Counts ("ten Peshmerga fighters", dateline.extraction.casualties.counts) are found first,
then the words of harm ("were killed", dateline.extraction.casualties.triggers), then which belongs to which
(dateline.extraction.casualties.attachment). Here each pair becomes a claim with its group and mode.

Not supported: figures spelt over two sentences ("There were ten of them. All died."), and shares of a whole.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.casualties.attachment import (
    PLACED,
    alongside,
    attach,
    died_of_wounds,
    included,
    included_in,
    itemised,
    others_elsewhere,
    passive,
    share_of,
    shares,
)
from dateline.extraction.casualties.corrections import corrected
from dateline.extraction.casualties.counts import (
    HARMED,
    POSSESSIVES,
    STOPS,
    Party,
    chains,
    of_them,
    parties,
    people_at,
    suffer,
)
from dateline.extraction.casualties.factuality import condemned, rate, undone
from dateline.extraction.casualties.means import DRIVEN_AT_PEOPLE, is_the_driver, means, part_of
from dateline.extraction.casualties.modes import BODIES, INCLUDING, Mode, Pair, add_parts, mode_of, parts_of
from dateline.extraction.casualties.objects import did_it, harmed_object
from dateline.extraction.casualties.singles import died_of_it, killed_himself, single, surname, surnames
from dateline.extraction.casualties.subsets import found_again, of_a_nation, of_whole_told, wholes
from dateline.extraction.casualties.triggers import Harm, harms
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS, NOUNS
from dateline.extraction.lexicon.case_names import CIVILIANS, OF_NO_FORCE, UNSAID, Lexicon, kind_of, nouns_of
from dateline.extraction.lexicon.inflection import forms_of, forms_of_all
from dateline.extraction.numbers.quantities import SMALL, quantity_at
from dateline.extraction.text.document import Document, Word


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
    cause: str
    means: str | None
    figure_start: int
    figure_end: int
    rule: str
    mode_rule: str


# A death in a sentence with one of these is shown apart: no attacker caused it.
CRASHES = frozenset("crash crashed collided collision".split())
ACCIDENT = CRASHES | frozenset("accident accidents accidentally overturned".split())

# "A bomber crashed a lorry into the gate" did so on purpose.
RAMMED = en.pattern("attack_patterns", "crashed on purpose")
# The rule that turned down a count beside a word of harm, by the character at which the count begins.
TurnedDown = dict[int, str]


def claims(doc: Document, lexicon: Lexicon, down: TurnedDown | None = None) -> list[Claim]:
    """Casualty figures of one report, in order of the text, each with exact offsets; the counts that a rule turned down
    are noted in `down`."""
    down = {} if down is None else down
    out: list[Claim] = []
    remembered: dict[str, str] = {}  # the group last named with each effect, and under "" with any
    most: dict[str, int] = {}  # the largest figure of each effect so far
    told: Harm | None = None
    told_in = -1  # the number of the sentence that mentioned it
    names = surnames(doc.text)
    for number, sentence in enumerate(doc.sentences):
        text = doc.text[sentence.start : sentence.end]
        for piece in inner_sentences(text, sentence.start):
            words = doc.words_in(*piece)
            found = harms(doc.text[piece.start : piece.end], words, piece.start)
            effect = found[-1].effect if found else told.effect if told else ""
            again, put = _put_at(words, harmed=bool(found)) if effect and _may_tell_again(words, text) else (None, "")
            if again is not None and found and found[0].first > again and told:
                effect = told.effect  # "brings the number to 41, and nine were hurt"
            toll = Harm(again, again + 1, effect, "toll") if again is not None else None
            found = sorted([*found, toll]) if toll else found
            if not found:
                near = number - told_in <= 1
                parts = list[Claim]()
                if told and told.effect in most and (near or THEM.search(text)):
                    parts = _parts_told_behind(doc, words, told, lexicon, most[told.effect] if near else 0)
                if not parts and (suffered := _suffered(told, most)) in most:
                    parts = _nations_told_behind(doc, words, suffered, lexicon, most[suffered])
                out += parts
                continue
            found = _of_victims(found, words, _suffered(told, most))
            counted = [h for h in found if words[h.first].low != "victims" or h.effect != "killed or wounded"]
            told, told_in = (counted or [told or found[-1]])[-1], number
            own = _sentence_claims(doc, words, found, lexicon, Told(remembered, most, names, toll, put, down))
            for c in own:
                most[c.effect] = max(most.get(c.effect, 0), c.low or c.high or 0)
            out += own
    once = list({(c.figure_start, c.figure_end, c.effect): c for c in sorted(out, reverse=True)}.values())[::-1]
    return _with_drivers(doc, once, lexicon)


def _with_drivers(doc: Document, found: list[Claim], lexicon: Lexicon) -> list[Claim]:
    """The figures, with the driver of a vehicle driven at people as the attacker."""

    def did_it(c: Claim) -> bool:
        return c.low == 1 and c.group in (UNSAID, "people") and is_the_driver(c.words, doc.text)

    return [c._replace(group=lexicon.attacker or "attackers") if did_it(c) else c for c in found]


def _of_clause_before(h: Harm, p: Party, pairs: list[tuple[Harm, Party]], lists: list[list[Party]]) -> bool:
    """Whether a count before a verb is the object of a verb before it, and only the last of the list its subject:
    "killed nine people, 18 children are in hospitals"."""
    chain = next((c for c in lists if p in c), [p])
    if h.way != "left" or p.past > h.first or p == chain[-1] or (h, chain[-1]) not in pairs:
        return False
    return any(k != h and q == p and k.past <= p.first and (k, chain[-1]) not in pairs for k, q in pairs)


def _suffered(told: Harm | None, most: dict[str, int]) -> str:
    """What befell "the victims": what the text told last, or all that it counts; empty where it counts both."""
    if told is not None and told.effect in HURT:
        return told.effect
    counted = [effect for effect in HURT if most.get(effect)]
    return counted[0] if told is not None and len(counted) == 1 else ""


HURT = ("killed", "wounded")


def _of_victims(found: list[Harm], words: list[Word], effect: str) -> list[Harm]:
    """ "Sixteen of the victims were Kenyans", "among the victims were six", "the victims included six", behind a
    sentence that counts the dead: the victims are those dead."""
    return [h._replace(effect=effect) if effect and _told_before(h, words) else h for h in found]


def _told_before(h: Harm, words: list[Word]) -> bool:
    """Whether a word of harm speaks of victims that the text has counted before."""
    if words[h.first].low != "victims":
        return False
    before = [w.low for w in words[max(0, h.first - 2) : h.first]]
    return before in (["of", "the"], ["among", "the"]) or (before[-1:] == ["the"] and included_in(h, words))


def _parts_told_behind(doc: Document, words: list[Word], told: Harm, lexicon: Lexicon, whole: int) -> list[Claim]:
    """The parts of a figure given in a sentence before: "Four of them are children.", "Of them, five were children.",
    and right behind it "Three were children.". `whole` is the figure of the sentence right before, else 0."""
    counted = parties(words, lexicon)
    lead = [w.low for w in words[:3]]
    if whole and (lead[:2] in THEY_INCLUDED or (lead[:2] == ["among", "them"] and lead[2:] in ([a] for a in ARE))):
        at = Harm(1, 2, told.effect, "left")
        parts = [p for p in counted if p.group and 0 < (p.quantity.low or 0) < whole]
        return [_claim(doc, words, at, p, p.group or "people", Mode("subtotal", LATER)) for p in parts]
    behind = lead[:1] == ["of"] and lead[1:2] in (["them"], ["these"], ["those"], ["whom"])
    out: list[Claim] = []
    for p in counted:
        ahead = [w.low for w in words[p.past : p.past + 1]]
        is_them = of_them(words, p) and (p.named or (ahead and ahead[0] in ARE))
        bare = p.first == 0 and p.past == p.quantity.past and 0 < (p.quantity.low or 0) < whole
        going_on = bool(out) and _goes_on(words, p, lexicon)
        if not (is_them or going_on or ((behind or bare) and ahead and ahead[0] in ARE)) or p.quantity.low == 0:
            continue
        who = _group_between(words[p.past : p.past + 4], lexicon) or ("people" if going_on else None)
        if p.group is None and who is None:
            continue  # "four of them are missing their homes"
        at = Harm(p.past - 1, p.past, told.effect, "left")
        out.append(_claim(doc, words, at, p, p.group or who or "people", Mode("subtotal", LATER)))
    return out


def _nations_told_behind(doc: Document, words: list[Word], effect: str, lexicon: Lexicon, whole: int) -> list[Claim]:
    """The parts of a figure by their nation, further behind it: "One victim was a Dane"."""
    counted = [p for p in parties(words, lexicon) if 0 < (p.quantity.low or 0) < whole]
    told = ((p, Harm(p.past - 1, p.past, effect, "left")) for p in of_a_nation(words, counted))
    return [_claim(doc, words, h, p, p.group or "people", Mode("subtotal", LATER)) for p, h in told]


def _goes_on(words: list[Word], p: Party, lexicon: Lexicon) -> bool:
    """Whether a bare count goes on with a list of parts, and says who they were: "six of the dead are stallholders
    and three are children"; not "and three are in custody"."""
    lead = words[p.first - 1].low if p.first else ""
    are = p.past == p.quantity.past < len(words) and words[p.past].low in ARE
    return are and lead in ("and", ",", ";") and people_at(words, p.past + 1, lexicon)


def _further_shares(words: list[Word], pairs: list[Pair], counted: list[Party], lexicon: Lexicon) -> list[Pair]:
    """The parts of the dead or wounded that follow the first in its sentence without a word of harm of their own."""
    first = next(((h, p) for h, p in pairs if share_of(words, h, p)), None)
    if first is None:
        return []
    h, part = first
    free = [p for p in counted if p.first >= max(h.past, part.past) and not any(q == p for _, q in pairs)]
    return [(h, p) for p in free if _goes_on(words, p, lexicon)]


def _of_whom_behind(
    words: list[Word], pairs: list[tuple[Harm, Party]], counted: list[Party], lexicon: Lexicon
) -> list[tuple[Harm, Party]]:
    """A part told further behind the verb of its whole: "killed 44 people in Dorvik on Monday,
    nine of whom were children"."""
    out = []
    for p in counted:
        among = [w.low for w in words[p.past : p.past + 2]] == ["among", "them"]
        if (
            not (of_them(words, p) or (among and p.group))
            or any(q == p for _, q in pairs)
            or words[p.first - 1].low not in (",", "–", "—")
        ):
            continue
        whole = [(h, q) for h, q in pairs if h.past <= p.first and q.past <= p.first]
        are = [w.low for w in words[p.past : p.past + 1]]
        who = p.group or (are and are[0] in ARE and _group_between(words[p.past + 1 : p.past + 5], lexicon)) or None
        if whole and who and (p.quantity.low or 0) <= (whole[-1][1].quantity.low or 0):
            out.append((whole[-1][0], p._replace(group=who)))
    return out


def _among_the(words: list[Word], pairs: list[tuple[Harm, Party]], counted: list[Party]) -> list[tuple[Harm, Party]]:
    """A part told before its whole: "eleven children were among the 33 dead", "two children among ten dead"."""
    out = []
    for h, whole in pairs:
        lead = [w.low for w in words[max(0, whole.first - 2) : whole.first]]
        if lead[1:] != ["among"]:
            continue
        before, parts = [p for p in counted if p.past <= whole.first - 1], list[Party]()
        if before and before[-1].past == whole.first - 1:
            parts = _list_up_to(before, words)
        elif before:
            parts = before[-1:] if lead[0] in ARE and whole.first - 2 - before[-1].past <= PLACED else []
        if sum(p.quantity.low or 0 for p in parts) < (whole.quantity.low or 0):
            out += [(h, p) for p in parts]
    return out


def _list_up_to(counted: list[Party], words: list[Word]) -> list[Party]:
    """The list that the last of some counts ends: "three policemen, two children" among six."""
    first = len(counted) - 1
    while first and _lows(words, counted[first - 1].past, counted[first].first) in ([","], ["and"]):
        first -= 1
    return counted[first:]


LATER = "part in a later sentence"
# "They included 11 children."
THEY_INCLUDED = (["they", "include"], ["they", "included"])
THEM = re.compile(r"\bof (?:them|these|those|whom)\b", re.IGNORECASE)
# A toll told before can be in a sentence that has one of these.
TOLD_AGAIN = re.compile(
    r"\b(?:put|puts|putting|stood|stands|it (?:was|is) |correct|actual"
    r"|real|true|right|(?:number|figure|count) (?:is|was)|now says?"
    r"|(?:" + en.any_of("casualties", "verbs that change a toll") + r") (?:up |down )?"
    r"(?:it|that|this|the|their|its)) ?\b",
    re.IGNORECASE,
)
ARE = frozenset("are were is was".split())
PUT = frozenset(forms_of("put"))
COUNT = frozenset("it figure figures number count total".split())
RIGHT = frozenset("correct actual real true right".split())


COUNTED_LATER = frozenset("said that says say but found confirmed put".split())
CHANGED = forms_of_all("revise correct lower raise cut change amend update reduce increase".split())
CHANGED |= forms_of_all("bring take push".split())
# "Police arrested two more, bringing the number to 12": no toll.
OF_OTHERS = frozenset("arrest arrests arrested detained charged abducted kidnapped missing cases".split())
NOW = frozenset("now later since".split())
DID = frozenset("did had were".split())
CALLED = frozenset("the their its that it this".split())


class PutRule(NamedTuple):
    """A way of giving a toll told before without a word of harm: does it begin at word `n`,
    and where is then the word that stands for the toll, right before the figure? `only_alone`:
    the sentence must have no word of harm of its own."""

    name: str
    examples: tuple[str, ...]
    only_alone: bool
    apply: Callable[[list[Word], int], int | None]


def _lows(words: list[Word], first: int, past: int) -> list[str]:
    return [w.low for w in words[first:past]]


def _stands_alone(words: list[Word], n: int) -> bool:
    """Whether a figure at word `n` has no noun of its own that is not people's."""
    q = quantity_at(words, n) if n < len(words) else None
    behind = words[min(q.past, len(words) - 1)] if q else None
    return behind is not None and (not behind.low[0].isalnum() or behind.low in ("people", "persons", "in", "did"))


def _right_figure(words: list[Word], n: int) -> int | None:
    a, b, c = ([*_lows(words, n, n + 3), "", "", ""])[:3]
    return n + 1 if a in RIGHT and b in COUNT and c in ("is", "was") else None


def _bare_figure(words: list[Word], n: int) -> int | None:
    a, b, c = ([*_lows(words, n, n + 3), "", "", ""])[:3]
    begins = n == 0 and a == "the" and b in COUNT and c in ("is", "was")
    return 1 if begins and _stands_alone(words, 3) else None


REPLACING = (["not"], [",", "not"], ["and", "not"], ["but", "not"], ["rather", "than"], ["instead", "of"])


def _and_no_other(words: list[Word], n: int) -> int | None:
    if words[n].low not in COUNT - {"it"} or _lows(words, n + 1, n + 2) not in (["is"], ["was"]):
        return None
    q = quantity_at(words, n + 2) if n + 2 < len(words) else None
    behind = _lows(words, q.past, q.past + 2) if q else []
    return n if behind in REPLACING or behind[:1] in REPLACING else None


def _it_was(words: list[Word], n: int) -> int | None:
    said = n > 0 and words[n - 1].low in COUNTED_LATER
    it = _lows(words, n, n + 2) in (["it", "was"], ["it", "is"])
    return n if said and it and _stands_alone(words, n + 2) else None


def _put_it_at(words: list[Word], n: int) -> int | None:
    if words[n].low not in PUT:
        return None
    at = n + 1 + (_lows(words, n + 1, n + 2) == ["the"])
    put = _lows(words, at, at + 2)
    return at if len(put) > 1 and put[0] in COUNT and put[1] in ("at", "over", "above") else None


def _stood_at(words: list[Word], n: int) -> int | None:
    a, b, c = ([*_lows(words, n, n + 3), "", "", ""])[:3]
    return n if a in COUNT and b in ("stood", "stands") and c == "at" else None


def _changed_to(words: list[Word], n: int) -> int | None:
    if words[n].low not in CHANGED or _lows(words, n + 1, n + 2) == []:
        return None
    at = n + 1 + (_lows(words, n + 1, n + 2) in (["up"], ["down"]))
    if words[at : at + 1] == [] or words[at].low not in CALLED or OF_OTHERS & {w.low for w in words}:
        return None
    at += words[at].low != "it" and at + 1 < len(words) and words[at + 1].low in COUNT
    behind = [
        w for w in _lows(words, at + 1, at + 3) if w not in ("down", "up", "downward", "downwards", "upward", "upwards")
    ]
    return at if behind[:1] == ["to"] else None


def _now_says(words: list[Word], n: int) -> int | None:
    a, b = ([*_lows(words, n, n + 2), "", ""])[:2]
    q = quantity_at(words, n + 2) if n + 2 < len(words) and a in NOW and b in ("says", "say", "said") else None
    return n + 1 if q and _lows(words, q.past, q.past + 1)[:1] and words[q.past].low in DID else None


PUT_RULES = (
    PutRule(
        "right figure",
        ("The correct figure is 13.", "The actual number was 13."),
        only_alone=False,
        apply=_right_figure,
    ),
    PutRule("bare figure", ("The number is 13.",), only_alone=True, apply=_bare_figure),
    PutRule(
        "number, and no other",
        ("The mayor said on Monday that the number is 31, not 40.", "“The figure is 31, not 40,” he said."),
        only_alone=False,
        apply=_and_no_other,
    ),
    PutRule("it was", ("Police later said it was 13.",), only_alone=False, apply=_it_was),
    PutRule(
        "put it at",
        ("A security official put it at 14.", "The mayor put the number at 14."),
        only_alone=False,
        apply=_put_it_at,
    ),
    PutRule("stood at", ("The army’s count stood at 20.",), only_alone=True, apply=_stood_at),
    PutRule(
        "changed to",
        (
            "Police later corrected that to 17.",
            "The mayor revised the figure down to 17.",
            "It brings the number to 41.",
        ),
        only_alone=False,
        apply=_changed_to,
    ),
    PutRule("now says", ("The army now says eight did.",), only_alone=False, apply=_now_says),
)


# One of these is in whatever a rule of PUT_RULES reads; looking for them is faster than TOLD_AGAIN.
TELLING_AGAIN = COUNT | RIGHT | PUT | CHANGED | NOW


def _may_tell_again(words: list[Word], text: str) -> bool:
    """Whether a toll told before can be in a sentence."""
    return not TELLING_AGAIN.isdisjoint([w.low for w in words]) and TOLD_AGAIN.search(text) is not None


def _put_at(words: list[Word], *, harmed: bool) -> tuple[int | None, str]:
    """The word that stands for a toll told before, and by what rule: "a security official put it at 14",
    "police later said it was 13".
    `harmed`: the sentence has a word of harm too."""
    for n in range(len(words)):
        for rule in PUT_RULES:
            if not (harmed and rule.only_alone) and (at := rule.apply(words, n)) is not None:
                return at, f"earlier toll: {rule.name}"
    return None, ""


# It begins with a set of characters, which is looked for fast.
INNER_STOP = re.compile(r"[.!?](?<=[a-z\d]{2}.)[\"”]?\s+(?=[“\"]?[A-Z])")
INNER_STOP_OR_CELL = re.compile(rf"{INNER_STOP.pattern}|[ ]*(?:\t|[ ]\|[ ])[ ]*")


def inner_sentences(text: str, start: int) -> list[Span]:
    """Sentences inside a quotation too: a claim does not reach over a full stop,
    nor from one cell of a table into another."""
    stop = INNER_STOP_OR_CELL if "\t" in text or " | " in text else INNER_STOP
    cuts = [0, *(m.end() for m in stop.finditer(text)), len(text)]
    return [Span(start + a, start + b) for a, b in itertools.pairwise(cuts) if b > a]


class Told(NamedTuple):
    """What a text has told up to a sentence: the group last named of each effect (and of any, by ""), the largest
    count of each effect, the surnames of those it names in full with an age, and a word of the sentence
    that stands for a toll told before, with the rule that says so; and the counts turned down so far."""

    groups: dict[str, str]
    most: dict[str, int]
    names: frozenset[str]
    harm: Harm | None
    put: str
    down: TurnedDown


def _sentence_claims(doc: Document, words: list[Word], found: list[Harm], lexicon: Lexicon, told: Told) -> list[Claim]:
    """The figures of one sentence; notes in `told` which groups it names and which counts it turns down."""
    counted = parties(words, lexicon)
    lists = chains(counted, words)
    rules = Rules({}, {})
    counts = _counted_harms(words, found, counted, lists, lexicon, rules)
    pairs = _with_singles(words, found, counts, counted, Named(lexicon, told.names), rules)
    pairs += read_by("correction", corrected(words, pairs, counted), rules)
    whole, taken = wholes(words, pairs, counted, found)
    read_by("whole of a part", whole, rules)
    pairs = _without_others(words, pairs, rules) + whole
    taken += [(h, p) for h, p in pairs if of_whole_told(words, p, told.most.get(h.effect, 0))]
    known = {"taken from a whole": taken, "part before its whole": _among_the(words, pairs, counted)}
    parts = parts_of(lists, words, pairs, known)
    add_parts("share of the dead", (pair for pair in pairs if rules.read.get(pair) == "share of the dead"), parts)
    ones = ((h, p) for h, p in pairs if (h, p) not in counts and p.quantity.low == 1 and told.most.get(h.effect, 0) > 1)
    add_parts("one of those counted", ones, parts)
    harmed, hurt = [h for h, _ in pairs], [p for _, p in pairs]
    out: list[Claim] = []
    for h, p in sorted(pairs, key=lambda t: t[1].first):
        if p.first and words[p.first - 1].low == "how":
            rules.down[p] = "how many"  # "did not say how many had died"
            continue
        group = _group_by_harm(words, h, p, lexicon)
        if group is None:
            told_apart = [_with_others(words, c, lexicon) for c in counted]
            of_harmed = [_with_others(words, c, lexicon) for c in hurt]
            group = _group_by_counts(words, h, p, told_apart, of_harmed, told.groups)
        elif _newly_named(words, p):
            told.groups.update({"": group, h.effect: group})
        group = _group_by_others(words, h, p, group, lexicon)
        if share_of(words, h, p):
            group = _group_between(words[max(h.past, p.quantity.past) :][:5], lexicon) or group
        rule, mode = told.put if h == told.harm else rules.read.get((h, p), ""), mode_of(words, h, p, harmed, parts)
        group = _of_the_whole(group, h, out) if mode.mode == "subtotal" else group
        if group in (UNSAID, "people") and (_held_by_police(words, p, pairs) or _fought(words, h)):
            group = lexicon.attacker or "attackers"
        out.append(_claim(doc, words, h, p, group, mode)._replace(rule=rule))
    told.down.update((words[p.first].start, rule) for p, rule in rules.down.items())
    return out


def _without_others(words: list[Word], pairs: list[Pair], rules: Rules) -> list[Pair]:
    """The pairs without counts of those who were found again, or of the dead beside others who were hurt."""
    pairs = turn_down("missing and found", pairs, lambda h, p: found_again(words, h, p), rules)
    return turn_down("toll beside others hurt", pairs, partial(_beside_others_hurt, pairs), rules)


def _beside_others_hurt(pairs: list[Pair], h: Harm, p: Party) -> bool:
    """Whether a toll's own figure is beside others who were hurt: "the toll rose to 31 people and dozens of others
    wounded"; those 31 were not."""
    of_a_toll = h.way != "toll" and any(p == q and k.way == "toll" and k.effect != h.effect for k, q in pairs)
    return of_a_toll and any(h == k and q.other and q.first > p.first for k, q in pairs)


def _of_the_whole(group: str, h: Harm, before: list[Claim]) -> str:
    """The group of a part of a figure: of civilians in "six civilians, among them two women", of the force that is
    named in "four of the Guard, among them a captain"."""
    whole = next((c for c in reversed(before) if c.effect == h.effect and c.mode == "total"), None)
    if whole is None:
        return group
    of_them = group == UNSAID and whole.group == CIVILIANS
    by_rank = group == "security forces" and whole.group[:1].isupper() and whole.group not in OF_NO_FORCE
    return whole.group if of_them or by_rank else group


class Rules(NamedTuple):
    """What rules made of the counts of a sentence: which read each pair of a word of harm and a count, and which turned
    a count down."""

    read: dict[Pair, str]
    down: dict[Party, str]


def read_by(rule: str, pairs: list[Pair], rules: Rules) -> list[Pair]:
    """The pairs that a rule reads; notes in `rules` that it was this one."""
    rules.read.update(dict.fromkeys(pairs, rule))
    return pairs


def turn_down(rule: str, pairs: list[Pair], refuses: Callable[[Harm, Party], bool], rules: Rules) -> list[Pair]:
    """The pairs that a rule does not turn down; notes in `rules` those that it does."""
    refused = [(h, p) for h, p in pairs if refuses(h, p)]
    rules.down.update((p, rule) for _, p in refused)
    return [pair for pair in pairs if pair not in refused] if refused else pairs


def _counted_harms(
    words: list[Word],
    found: list[Harm],
    counted: list[Party],
    lists: list[list[Party]],
    lexicon: Lexicon,
    rules: Rules,
) -> list[Pair]:
    """Each word of harm with the counts that it applies to, as far as the harm was done and the count is of no other;
    notes in `rules` what read them and what turned them down."""
    pairs: list[Pair] = []
    for h in found:
        rule, governed = attach(h, lists, words, found)
        pairs += read_by(rule, [(h, p) for p in governed], rules)
    # "one of the wounded died" wounds nobody anew
    pairs = [(h, p) for h, p in pairs if not p.first <= h.first < h.past == p.past or h.way == "found"]
    pairs += read_by("along with others", alongside(lists, words, pairs, found), rules)
    pairs += read_by("including", included(lists, words, pairs), rules)
    pairs += read_by("items of a whole", itemised(lists, words, pairs), rules)
    pairs += read_by("share of the dead", shares(lists, words, pairs, found), rules)
    pairs += read_by("share of the dead", _further_shares(words, pairs, counted, lexicon), rules)
    pairs += read_by("part behind its whole", _of_whom_behind(words, pairs, counted, lexicon), rules)
    pairs += read_by("part before its whole", _among_the(words, pairs, counted), rules)
    read = list(pairs)
    pairs = turn_down("object of the verb before", pairs, lambda h, p: _of_clause_before(h, p, read, lists), rules)
    again = [p for chain in lists for p in _described_again(words, chain)]
    pairs = turn_down("described again", pairs, lambda _, p: p in again, rules)
    gone = [(k, p) for h, p in read for k in found if died_of_wounds(words, k, h, p)]
    pairs = turn_down("hurt, and died of it", pairs, lambda h, p: (h, p) in gone, rules)
    pairs = turn_down("not told as done", pairs, lambda h, p: undone(words, h, p), rules)
    pairs = turn_down("a rate", pairs, lambda h, p: rate(words, h, p), rules)
    pairs = turn_down("condemned", pairs, lambda h, p: condemned(words, h, p), rules)
    pairs = turn_down("who did it", pairs, lambda h, p: did_it(words, h, p, lexicon), rules)
    pairs = turn_down("bodies among the wounded", pairs, lambda h, p: _bodies(words, h, p), rules)
    return pairs + read_by("others elsewhere", others_elsewhere(lists, words, pairs), rules)


def _group_by_harm(words: list[Word], h: Harm, p: Party, lexicon: Lexicon) -> str | None:
    """The group of a count by its own noun, else by the word of harm; None where neither says it."""
    if p.group is None and h.way == "lives":
        return "people"  # "stormed by five gunmen who took 21 lives"
    if p.group is None and h.way == "toll":
        return _group_between(_of_toll(words[h.first : p.first]), lexicon) or "people"
    return p.group


# "Two children were killed and three others injured": the others need be no children, and no civilians.
AGES = frozenset("child children girl girls boy boys baby babies infant infants toddler toddlers".split())


def _group_by_counts(
    words: list[Word], h: Harm, p: Party, counted: list[Party], hurt: list[Party], groups: dict[str, str]
) -> str:
    """The group of a count without a noun: that of the counts before it, else what the text told before."""
    before = [c for c in counted if c.first < p.first and c.past > c.quantity.past and _tells_group(c, p, hurt)]
    if any("among" in (w.low for w in words[c.past : p.first]) for c in before):
        return "people"  # "two officers were among 41 wounded" does not say that the 41 were officers
    before = [c for c in before if not _of_the_whole_attack(words[c.past : p.first])]
    here = {c.group if c.named else "people" for c in before if c.group}
    if p.other and any(words[c.past - 1].low in AGES for c in before):
        return "people"
    if here:
        return _one_group(here)
    return _group_told_before(h, p, words, groups)


ATTACK_NOUNS = frozenset(n for n in NOUNS if n.isalpha())


def _of_the_whole_attack(between: list[Word]) -> bool:
    """Whether an attack is mentioned between two counts, and the second is what it did: "three cadets were hurt in an
    attack that killed ten" does not say that the ten were cadets."""
    told = next((n for n, w in enumerate(between) if w.low in ATTACK_NOUNS), None)
    return told is not None and any(w.low in ("that", "which") for w in between[told:])


def _one_group(groups: set[str]) -> str:
    """What several groups are together: civilians and others of no force are people of unknown status."""
    if len(groups) == 1:
        return next(iter(groups))
    return UNSAID if groups == {CIVILIANS, UNSAID} else "people"


def _newly_named(words: list[Word], p: Party) -> bool:
    """Whether a count names its group itself, and is no part of another."""
    before = " ".join(w.low for w in words[max(0, p.first - 2) : p.first])
    return p.named and not of_them(words, p) and not INCLUDING.search(before)


POLICE = frozenset("police policemen officers troops soldiers authorities gendarmes".split())


def _held_by_police(words: list[Word], p: Party, pairs: list[Pair]) -> bool:
    """Whether those counted were captured by the police: "police shot four gunmen and captured one wounded woman"."""
    if not POLICE & {w.low for w in words[:2]}:
        return False
    return any(
        h.effect == "captured" and h.way == "verb" and not passive(h, words) and h.past <= q.first
        for h, q in pairs
        if q.quantity.first == p.quantity.first
    )


FIGHTING = frozenset("engaged clashed fought exchanged returned battled pursued chased confronted".split())


def _fought(words: list[Word], h: Harm) -> bool:
    """Whether those killed were the attackers whom soldiers fought: "troops engaged the gunmen, killing three"."""
    if words[h.first].low not in ("killing", "wounding"):
        return False
    before = [w.low for w in words[: h.first]]
    first = next((n for n, w in enumerate(before) if w in POLICE or w == "forces"), None)
    if first is None or (at := next((n for n in range(first, len(before)) if before[n] in FIGHTING), None)) is None:
        return False
    return any(w in nouns_of("attackers") for w in before[at:])


def _group_by_others(words: list[Word], h: Harm, p: Party, group: str, lexicon: Lexicon) -> str:
    """The group as what is beside the count makes it: "and others", "most of them soldiers", "lost nine men"."""
    both = p.named and any(_of_two_groups(words, past, lexicon) for past in {p.past, max(h.past, p.past)})
    if both or (p.named and _and_others(words, p, lexicon)):
        group = "people"
    elif p.named:
        group = CIVILIANS if group == UNSAID and _called_civilian(words, p) else _of_whom(words, p, group, lexicon)
    elif who := _said_to_be(words, h, p, lexicon):
        group = who
    if group == "attackers" and lexicon.attacker:
        group = lexicon.attacker
    if words[h.first].low == "lost" and words[p.past - 1].low in ("men", "comrades"):
        return _group_between(words[: h.first], lexicon) or "people"  # "The Peshmerga lost nine men"
    return group


class Named(NamedTuple):
    """What names people: the case's groups, and the surnames of those whom the text names in full with an age."""

    lexicon: Lexicon
    surnames: frozenset[str]


def _with_singles(
    words: list[Word], found: list[Harm], pairs: list[Pair], counted: list[Party], known: Named, rules: Rules
) -> list[Pair]:
    """The pairs with those that no count mentions: who died of what befell him, and one person named or described."""
    taken = {h for h, _ in pairs}
    out = list(pairs)
    for h in found:
        if h in taken:
            continue
        if (dead := died_of_it(h, words, out)) is not None:
            p, before = dead
            out = [(k, q) for k, q in out if (k, q) != (before, p)] + read_by("died of it", [(h, p)], rules)
            continue
        out += _one_harmed(h, words, counted, known, rules, others=bool(out))
    gone = {p for h, p in out if h.effect == "killed" and p.quantity.low == 1}
    return [(h, p) for h, p in out if p not in gone or h.effect not in ("wounded", "killed or wounded")]


def _one_harmed(
    h: Harm, words: list[Word], counted: list[Party], known: Named, rules: Rules, *, others: bool
) -> list[Pair]:
    """The one person whom a word of harm befell, by the first rule that finds one."""
    himself = killed_himself(h, words, known.lexicon, others=others)
    one, rule = (himself, "killed himself") if himself else single(h, words, known.lexicon)
    if one is None:
        one, rule = harmed_object(h, words, known.lexicon)
    if one is None:
        one, rule = surname(h, words, known.surnames), "surname of one named before"
    if one is None or undone(words, h, one) or rate(words, h, one):
        return []
    same = [q for q in counted if one.first < q.past and q.first < one.past]
    if not same:
        return read_by(rule, [(h, one)], rules)
    if same[0].quantity.low == same[0].quantity.high == 1 and same[0].first == one.first:
        relative = words[one.first].low in POSSESSIVES  # "her son was killed" may mention one counted before
        return [] if relative and not himself else read_by(rule, [(h, same[0])], rules)
    return []


def _tells_group(c: Party, p: Party, hurt: list[Party]) -> bool:
    """Whether a count without a noun is of the group of a count before it: of those hurt too,
    or of a whole that it is part of; not of attackers and bystanders: "two gunmen opened fire and killed nine"."""
    if c in hurt:
        return True
    whole, part = c.quantity.low or c.quantity.high or 0, p.quantity.low or p.quantity.high or 0
    return c.group != "attackers" and (whole > part or c.quantity.low == 1)


def _group_told_before(h: Harm, p: Party, words: list[Word], remembered: dict[str, str]) -> str:
    """The group of "three others" and "20 of the injured" that a sentence before named:
    of the injured, the one injured there."""
    if _partitive(p, words):
        return remembered.get(h.effect if share_of(words, h, p) else "", "people")
    return remembered.get("", "people") if p.other else "people"


def _bodies(words: list[Word], h: Harm, p: Party) -> bool:
    """ "31 bodies and 78 wounded", "21 dead people and 117 others injured": they are not wounded."""
    dead = words[p.past - 1].low in BODIES | {"martyrs"} or any(
        w.low == "dead" for w in words[p.quantity.past : p.past]
    )
    remains = p.first > 1 and words[p.first - 1].low == "of" and words[p.first - 2].low in BODIES | {"remains"}
    return h.effect != "killed" and (dead or (remains and h.effect == "missing"))


def _of_toll(words: list[Word]) -> list[Word]:
    """What a toll counts, without what they died of and who most of them were:
    "the death toll from the attack on a passenger bus", "the number of fatalities, mostly officers,"."""
    ends = ("from", "in", "after", "following", "at", "mostly", "mainly", "including", "most", "many")
    cause = next((n for n, w in enumerate(words) if w.low in ends), len(words))
    return words[:cause]


def _group_between(words: list[Word], lexicon: Lexicon) -> str | None:
    """The group named in a stretch: "the death toll among the Kurdish security forces grew by"."""
    group = None
    for n, _w in enumerate(words):
        for size in (3, 2, 1):
            phrase = " ".join(x.low for x in words[n : n + size])
            if phrase in lexicon.noun_group and len(words[n : n + size]) == size:
                found = lexicon.noun_group[phrase]
                group = _one_group({group or found, found})  # "toll of Peshmerga and civilians"
                break
    return group


# "killed 19 people linked to the attack": of its doers.
LINKED = re.compile(
    r"(?:who (?:were|are) )?(?:allegedly |reportedly |believed to be )?(?:linked to|suspected of|accused of|blamed for"
    r"|behind|involved in|implicated in|responsible for|wanted for|wanted over) (?:\w+ ){0,4}?"
    rf"(?:{ATTACKS}|terrorism)\b"
)


# "shot and wounded a man who stabbed a guard".
WHO_ATTACKED = en.pattern("attack_patterns", "who attacked")
# "killed ten ISIS fighters": whoever else is a fighter.
ARMED_GROUPS = (
    r"(?:daesh|isis|isil|islamic state|boko haram|al[- ]?shabaa?b|al[- ]?qaida|al[- ]?qaeda|abu sayyaf"
    r"|jemaah islamiyah)\b"
)
ARMED = re.compile(rf"\b{ARMED_GROUPS}")
# "Killed ten fighters of the group Boko Haram".
OF_ARMED = re.compile(rf"(?:of|from|with) (?:the )?(?:group )?{ARMED_GROUPS}")


def _said_to_be(words: list[Word], h: Harm, p: Party, lexicon: Lexicon) -> str | None:
    """The group that a count without a noun is said to be of: "the other 12 fatalities were churchgoers"."""
    behind = words[max(h.past, p.past) :][:3]
    if len(behind) < 2 or behind[0].low not in ARE or (len(behind) > 2 and behind[2].low in ("and", "who")):
        return None
    return lexicon.noun_group.get(behind[1].low)


def _of_whom(words: list[Word], p: Party, group: str, lexicon: Lexicon) -> str:
    """The group behind a general noun: "seven members of the Kurdish forces", "10 of their soldiers"."""
    if group in OF_NO_FORCE:
        behind = " ".join(w.low for w in words[p.past : p.past + 12])
        if LINKED.match(behind) or WHO_ATTACKED.match(behind):
            return "attackers"
    if group == "people" and p.past < len(words) and words[p.past].low == "of" and not suffer(words[p.past - 1]):
        return _group_between(words[p.past : p.past + 6], lexicon) or group
    if group == "security forces" and words[p.past - 1].low == "fighters":
        own = " ".join(w.low for w in words[p.quantity.past : p.past])
        of = " ".join(w.low for w in words[p.past : p.past + 5])
        group = "attackers" if ARMED.search(own) or OF_ARMED.match(of) else group
    if words[p.past - 1].low == "men" and words[p.past - 2].low in ("his", "her", "their", "its", "our"):
        return "people"  # "the commander and two of his men"
    if group == "security forces" and any(w.low in ("their", "its", "our") for w in words[p.quantity.past : p.past]):
        named = _group_between([w for w in words[: p.first] if w.low not in BODIES], lexicon)
        return named if named in lexicon.own_groups or named == "attackers" else group
    return group


def _and_others(words: list[Word], p: Party, lexicon: Lexicon) -> bool:
    """ "13 civilians and military", "seven worshippers and security personnel": one count for two groups."""
    if p.past + 1 >= len(words) or words[p.past].low != "and" or quantity_at(words, p.past + 1):
        return False
    behind = words[p.past + 1 : p.past + 4]
    ends = (n for n, w in enumerate(behind) if not w.text[:1].isalpha() or w.low in HARMED | STOPS or w.low in SMALL)
    own = next(ends, len(behind))
    other = _group_between(behind[:own], lexicon)
    return other is not None and kind_of(other) != kind_of(p.group or "")


def _of_two_groups(words: list[Word], past: int, lexicon: Lexicon) -> bool:
    """Whether those counted before a word are said to include two groups, neither with a count of its own: "ten guards
    killed, including guards and passers-by"; not "including a driver and two cooks", who are parts."""
    at = next((n for n in range(past, min(past + 3, len(words))) if words[n].text[:1].isalnum()), past)
    if [w.low for w in words[at : at + 1]] != ["including"]:
        return False
    behind = words[at + 1 : at + 13]
    ends = (n for n, w in enumerate(behind) if not w.text[:1].isalpha() or quantity_at(words, at + 1 + n))
    behind = behind[: next(ends, len(behind))]
    both = next((n for n, w in enumerate(behind) if w.low == "and"), len(behind))
    one, other = _group_between(behind[:both], lexicon), _group_between(behind[both + 1 :][:4], lexicon)
    return one is not None and other is not None and kind_of(one) != kind_of(other)


def _with_others(words: list[Word], p: Party, lexicon: Lexicon) -> Party:
    """A count as one of people, where it is of two groups."""
    return p._replace(group="people") if p.named and _and_others(words, p, lexicon) else p


# "A fourth man, a civilian, was killed", "three men, all of them civilians,"
BEFORE_CIVILIAN = en.any_of("casualties", "before the word civilian")
CALLED_CIVILIAN = re.compile(
    rf"[,(–—-] (?:(?:{BEFORE_CIVILIAN}) )*(?:{en.any_of('victims', 'civilian words')})\b(?! [a-z])"
)


def _called_civilian(words: list[Word], p: Party) -> bool:
    """Whether an apposition says that those counted were civilians."""
    return CALLED_CIVILIAN.match(" ".join(w.low for w in words[p.past : p.past + 8])) is not None


def _partitive(p: Party, words: list[Word]) -> bool:
    return of_them(words, p) or words[p.past - 1].low in ("wounded", "injured")


def _described_again(words: list[Word], chain: list[Party]) -> list[Party]:
    """Those of a list without "and" that mention the one person before them: "a fourth man, a civilian, was killed"."""
    if len(chain) < 2 or any(p.quantity.low != 1 for p in chain):
        return []
    gaps = [[w.low for w in words[a.past : b.first]] for a, b in itertools.pairwise(chain)]
    return chain[1:] if all(g == [","] for g in gaps) else []


def _by_accident(doc: Document, words: list[Word], start: int, end: int) -> bool:
    """Whether a figure's part of its sentence mentions an accident."""
    at = words[0].start
    text = doc.text[at : words[-1].end]
    first, past = part_of(text, start - at, end - at)
    if RAMMED.search(text, first, past):
        return False
    told = {w.low for w in words if first <= w.start - at < past} & ACCIDENT
    if told <= CRASHES and DRIVEN_AT_PEOPLE.search(text):
        return False  # "a lorry was driven into a crowd and crashed into a shop"
    return bool(told)


def _claim(doc: Document, words: list[Word], h: Harm, p: Party, group: str, mode: Mode) -> Claim:
    """One figure with its words, by the rule for parts in a later sentence."""
    first, last = min(p.first, h.first), max(p.past, h.past) - 1
    start, end = words[first].start, words[last].end
    q = p.quantity
    return Claim(
        start,
        end,
        doc.text[start:end],
        h.effect,
        group,
        q.low,
        q.high,
        q.hedge,
        mode.mode,
        "accident" if _by_accident(doc, words, start, end) else "attack",
        means(doc.text[words[0].start : words[-1].end], start - words[0].start, end - words[0].start),
        words[p.first].start,
        words[p.past - 1].end,
        LATER,
        mode.rule,
    )
