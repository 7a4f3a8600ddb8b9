"""The mode of a figure: a total, a part of another, added to one, or superseded; and the rule that decides it.

The rules are listed in dateline.extraction.rulebooks.modes. The first that fires decides: what a toll grew by, what its
sentence takes back, more dead beside a toll, parts. A figure that none of them finds is a total.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.extraction.casualties.attachment import BADLY, among, included_in, share_of, spelled_out
from dateline.extraction.casualties.corrections import withdrawn
from dateline.extraction.casualties.counts import HARMED, Party, of_them
from dateline.extraction.casualties.subsets import identified
from dateline.extraction.casualties.triggers import Harm
from dateline.extraction.lexicon.case_names import kind_of
from dateline.extraction.text.document import Word

Pair = tuple[Harm, Party]


class Mode(NamedTuple):
    """The mode of a figure, and the name of the rule that decides it."""

    mode: str
    rule: str


WHOLE = Mode("total", "whole figure")
INCLUDING = re.compile(
    r"(?:including|included|includes|among them|among whom|of whom|of them|(?<!was )(?<!were )(?<!are )(?<!is )among"
    r"|among the (?:dead|killed|wounded|injured|victims) (?:were|are|was|is))$"
)
BODIES = frozenset("body bodies corpse corpses".split())


def mode_of(words: list[Word], h: Harm, p: Party, found: list[Harm], parts: Mapping[Pair, str]) -> Mode:
    """The mode of a figure among those of its sentence. `found` are the words of harm that have figures, `parts` the
    figures that the sentence tells as parts of another, each with the rule that says so."""
    if h.way == "toll" and words[p.first - 1].low == "by":
        return Mode("added", "toll grew by")
    if withdrawn(words, p):
        return Mode("superseded", "taken back")
    if more := _more(words, h, p, found):
        return more
    if p.quantity.hedge == "another" and _told_later(words[: p.first]):
        return Mode("added", "died later")
    rule = _part(words, h, p) or parts.get((h, p))
    return Mode("subtotal", rule) if rule else WHOLE


def _part(words: list[Word], h: Harm, p: Party) -> str:
    """The rule by which a figure is a part of another, whatever else its sentence counts; empty where it is none."""
    if share_of(words, h, p):
        return "share of the dead"
    if _state(h, words) and not _whole_of_them(words, h, p):
        return "in critical condition"
    if among(h, words):
        return "among the dead"
    if included_in(h, words) and h.past <= p.first:
        return "the dead include"
    if identified(words, h, p):
        return "bodies counted before"
    return "of them" if of_them(words, p) else ""


def _more(words: list[Word], h: Harm, p: Party, found: list[Harm]) -> Mode | None:
    """What "more" dead are beside a toll: added in "pulled four more bodies out, bringing the total to 37",
    counted already in "the toll reached 19 after two more people died"; None where the sentence has no toll."""
    noun = [w.low for w in words[p.quantity.past : p.past]]
    one_of_hurt = noun[:2] == ["of", "the"] and (p.quantity.hedge == "another" or noun[-1] in HURT)
    if h.way == "toll" or not (one_of_hurt or (p.other and "more" in noun)):
        return None
    toll = next((k for k in found if k.way == "toll"), None)
    if toll is None and BODIES & set(noun) and not one_of_hurt:
        return Mode("added", "more bodies")  # "the toll rose with the discovery of six more bodies"
    if toll is None:
        return None
    return Mode("added", "more before a toll") if h.first < toll.first else Mode("subtotal", "more in a toll")


HURT = frozenset("wounded injured".split())
TOLD = frozenset("said told announced confirmed added reported".split())


def _told_later(ahead: list[Word]) -> bool:
    """Whether somebody tells it after what was told before: "the minister later said that another soldier had died"."""
    return any(a.low == "later" and b.low in TOLD for a, b in itertools.pairwise(ahead))


def _whole_of_them(words: list[Word], h: Harm, p: Party) -> bool:
    """Whether a part of a count is so, and not all of it: "85 people, 12 of whom are in critical condition"."""
    between = [w.low for w in words[p.past : h.first]]
    return any(a == "of" and b in ("whom", "them") for a, b in itertools.pairwise(between))


def _state(h: Harm, words: list[Word]) -> bool:
    """ "in critical condition": whoever is, was wounded, and others with him."""
    return h.effect == "wounded" and words[h.past - 1].low in ("condition", "critical")


AMONG = re.compile(r"(?:was|were|is|are) among (?:the|those)\b")


def parts_of(
    lists: list[list[Party]], words: list[Word], pairs: list[Pair], known: Mapping[str, Iterable[Pair]]
) -> dict[Pair, str]:
    """The figures that are reported as part of another, each with the rule that says so; `known` are those that were
    found as such, by rule."""
    out: dict[Pair, str] = {}
    for rule, found in known.items():
        add_parts(rule, found, out)
    add_parts("how badly", ((h, p) for h, p in pairs if _how_badly(words, h, p, pairs)), out)
    add_parts("items of a figure", _items(words, pairs), out)
    add_parts("named as a part", _listed(lists, words, pairs), out)
    return out


def add_parts(rule: str, pairs: Iterable[Pair], parts: dict[Pair, str]) -> None:
    """Note that a rule takes some figures for parts, where no rule before it does."""
    for pair in pairs:
        parts.setdefault(pair, rule)


def _listed(lists: list[list[Party]], words: list[Word], pairs: list[Pair]) -> set[Pair]:
    """The counts behind "including", "among" or "of them": "including three children and two women";
    but in "27 soldiers, including a captain, and four villagers" only the captain."""
    out = set()
    for chain in lists:
        before = " ".join(w.low for w in words[max(0, chain[0].first - 4) : chain[0].first])
        if AMONG.match(" ".join(w.low for w in words[chain[-1].past : chain[-1].past + 4])):
            out |= {(h, p) for h, p in pairs if p in chain}  # "a woman and her husband were among the injured"
        if before.endswith("among") and chain[0].past < len(words) and words[chain[0].past].low in HARMED:
            continue  # "two children among six killed"
        if not chain[0].first or not (INCLUDING.search(before) or of_them(words, chain[0])):
            continue
        own = [h for h, p in pairs if p == chain[0]]
        back = len(chain) > 1 and [w.low for w in words[chain[0].past : chain[1].first]][:2] == [",", "and"]
        out |= {(h, p) for h, p in pairs if p in (chain[:1] if back else chain) and h in own}
    return out | {(h, p) for h, p in pairs if [w.low for w in words[p.past : p.past + 2]] == ["among", "them"]}


def _items(words: list[Word], pairs: list[Pair]) -> set[Pair]:
    """The counts that tell who those of the count before them were: "five people, a teacher, his wife and
    three children". Where each is of a group of its own and none is left over, they are these groups' totals:
    "13 people, three villagers and ten soldiers"."""
    out = set()
    for h in {h for h, _ in pairs}:
        whole, *rest = sorted((p for k, p in pairs if k == h), key=lambda p: p.first)
        told = sum(p.quantity.low or 0 for p in rest)
        complete = told == whole.quantity.low and len({kind_of(p.group or "") for p in rest}) == len(rest)
        if rest and spelled_out(words, whole, rest[0].first) and told <= (whole.quantity.low or 0):
            out |= {(h, p) for p in rest if not complete or p.group == whole.group}
    return out


def _how_badly(words: list[Word], h: Harm, p: Party, pairs: list[Pair]) -> bool:
    """ "injured 14, three critically", "343 were hurt, of whom 76 critically injured": a part of more who were hurt,
    however badly; not the five of "eight people were killed and five seriously injured"."""
    of_them_all = (
        q.first < p.first and (q.quantity.low or 0) > (p.quantity.low or 0) and not _graded(words, k, q)
        for k, q in pairs
        if k.effect in (h.effect, "killed or wounded")
    )
    return not p.other and _graded(words, h, p) and any(of_them_all)


def _graded(words: list[Word], h: Harm, p: Party) -> bool:
    """Whether a count says how badly those it counts were hurt."""
    return bool(BADLY & {w.low for w in words[p.quantity.past : max(h.past if p.first < h.first else 0, p.past + 1)]})
