"""Which of a report's counts make its figure: totals and lists, not parts, sightings or vague words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline.extraction.lexicon import en
from dateline.extraction.numbers.quantities import VAGUE
from dateline.linking.incidents.coordination import counts_more, figure_words
from dateline.linking.incidents.coverage.counting import was_seen
from dateline.linking.incidents.coverage.scenes import of_one_scene
from dateline.linking.incidents.superseding import how_it_moved, of_several, recalls_a_series
from dateline.linking.incidents.tolls.groups import EVERYBODY
from dateline.linking.incidents.tolls.reports import FirstPrinted
from dateline.linking.rows import counts, number_of
from dateline.tables import ClaimRow, ReportRow

# What tells how the wounded are.
STATE = en.pattern("linking_patterns", "how the wounded are")
# "The death toll stood at 31", "a total of 31 died": said of all.
TOLL = en.pattern("linking_patterns", "a toll, or a total")
PARTITIVE = en.pattern("linking_patterns", "of the, of my, of them")
# What may say, before a number, that somebody saw those it counts.
BEFORE_IT = 120
# A noun that names a part of its group: a figure for it says no more than "at least".
SUBSET = en.pattern("linking_patterns", "nouns of a part of a group")


def of_one_attack(found: list[ClaimRow], meta: FirstPrinted, *, series: bool) -> list[ClaimRow]:
    """Without tallies over several attacks ("four killed in separate shootings"),
    where somebody gives a figure for this one; and without the sum of a series beside the report's own for this one."""
    if series:
        return found
    own = [c for c in found if not of_several(c, meta[c["report_id"]])]
    own = [c for c in own if not _sum_beside_this_one(c, own, meta)]
    return own if any(c["mode"] == "total" and counts(c) for c in own) else found


def _sum_beside_this_one(c: ClaimRow, found: list[ClaimRow], meta: FirstPrinted) -> bool:
    """Whether a figure is of a series of attacks that its report recalls, and the report gives fewer for this one."""
    if not recalls_a_series(c, meta[c["report_id"]]):
        return False
    own = (o for o in found if o["report_id"] == c["report_id"] and (o["effect"], o["mode"]) == (c["effect"], "total"))
    return any(1 < number_of(o) < number_of(c) and not recalls_a_series(o, meta[o["report_id"]]) for o in own)


def body_or_headline(lists: list[list[ClaimRow]]) -> list[list[ClaimRow]]:
    """The lists of a report's body, or those of its headline where that mentions more: never both beside each other."""
    headline = [one for one in lists if one[0].get("part") == "title"]
    body = [one for one in lists if one[0].get("part") != "title"]
    if not headline or not body:
        return lists
    return headline if max(map(list_value, headline)) > max(map(list_value, body)) else body


def not_revised(lists: list[list[ClaimRow]], r: ReportRow) -> list[list[ClaimRow]]:
    """The lists of one source and report without those that exceed a figure which the report
    says was revised down to."""
    revised = [list_value(one) for one in lists if any(how_it_moved(c, r) == "revised" for c in one)]
    return [one for one in lists if list_value(one) <= max(revised)] if revised else lists


def firmest(lists: list[list[ClaimRow]], r: ReportRow) -> list[ClaimRow]:
    """The list that gives a report's number: the largest; but a number given once, and not as a rise, a toll or a list,
    gives way to one that the report gives again and again."""
    top = max(lists, key=lambda one: (list_value(one), -one[0]["start"]))
    times = Counter(v for one in lists if (v := list_value(one)) > 1)
    again, n = max(times.items(), key=lambda t: (t[1], t[0]), default=(0, 0))
    alone = len(top) == 1 and n > 1 and times[list_value(top)] == 1
    if alone and not how_it_moved(top[0], r) and not TOLL.match(top[0]["words"]):
        return next(one for one in lists if list_value(one) == again)
    return top


def by_their_state(own: list[ClaimRow]) -> list[list[ClaimRow]]:
    """Where nobody counts the wounded in another way: those whose state is told, "two are in critical condition"."""
    return [[c] for c in own if c["mode"] == "subtotal" and c["low"] is not None and STATE.search(c["words"])]


def claims_by_report(found: Iterable[ClaimRow]) -> dict[str, list[ClaimRow]]:
    """Return claims by the report that they are from."""
    out: dict[str, list[ClaimRow]] = defaultdict(list)
    for c in found:
        out[c["report_id"]].append(c)
    return out


def totals_of(own: list[ClaimRow], r: ReportRow, *, series: bool) -> list[ClaimRow]:
    """The totals among one report's claims, its headline's too (of all of these one figure is taken, never two);
    "all eight of the dead" is a total. In a series those of single days are parts, and so are those of one of several
    scenes."""
    totals = [
        c
        for c in own
        if (c["mode"] in ("total", "unconfirmed") or (c["mode"] == "subtotal" and c["hedge"] == "all"))
        and counts(c)
        and c["cause"] != "accident"
        and not of_one_scene(c, r, own)
    ]
    return [c for c in totals if not series or c["earliest"] is None or c["earliest"] != c["latest"]]


def of_a_few(one: list[ClaimRow]) -> bool:
    """Whether a count alone is of some only: "two of my brothers"."""
    c = one[0]
    figure = c["words"][c["figure_start"] - c["start"] : c["figure_end"] - c["start"]]
    return len(one) == 1 and c["hedge"] != "all" and PARTITIVE.search(figure) is not None


def list_value(one: list[ClaimRow]) -> int:
    """The number of a list: "13 people, three villagers and ten soldiers" are 13,
    "a woman and two other people" three, "16 people" and "a further 16" 32."""
    more = sum(number_of(c) for c in one[1:] if counts_more(c))
    first, rest = number_of(one[0]), sum(number_of(c) for c in one[1:] if not counts_more(c))
    whole = one[0]["group"] == EVERYBODY.group and rest and first >= rest
    return more + (max(first, rest) if whole else first + rest)


def without_vague(found: list[ClaimRow]) -> list[ClaimRow]:
    """The claims without "dozens" and "scores", where others give a number: a vague word,
    however late, supersedes none."""
    sure = [c for c in found if c["hedge"] not in VAGUE]
    return sure if any(c["mode"] == "total" and counts(c) for c in sure) else found


PEOPLES = frozenset(en.words("peoples", "adjectives of countries and peoples"))


def of_a_people(c: ClaimRow) -> bool:
    """Whether a count is of those of one country: "two Chinese tourists" are all who were hit only where nobody counts
    more."""
    words = figure_words(c).split()
    return any(w[:1].isupper() and w.lower() in PEOPLES for w in words[1:])


def of_some(c: ClaimRow) -> bool:
    """Whether a count by its own words is of some of a group only: "three children";
    beside others in a list it is a part of the sum."""
    return bool(SUBSET.search(figure_words(c)))


def is_sighting(c: ClaimRow, r: ReportRow) -> bool:
    """Whether a count is of those whom somebody saw: "a witness saw two people wounded"."""
    if c.get("part") == "title":
        return False
    return was_seen((r["text"] or "")[max(0, c["figure_start"] - BEFORE_IT) : c["figure_start"]])
