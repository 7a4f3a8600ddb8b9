"""Counts of one list are one figure: "three children and two women were killed" is five civilians.

Extraction gives every count its row, and the words from its first to its verb;
so the words of counts that share a verb overlap, and those of two sentences, or of two verbs, do not.

Nor do figures count other people because one report says who they were and another does not: "three brothers" are three
civilians where another report of the attack calls as many or more so, and else people of unknown status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import CIVILIANS, UNSAID
from dateline.linking.rows import number_of
from dateline.tables import ClaimRow

# Between two counts these make them alternatives, not a list.
ALTERNATIVES = en.pattern("linking_patterns", "joins alternatives")

# A figure of one that is counted: "one person", "at least 1".
ONE = en.pattern("linking_patterns", "a figure of one or none")


def uncounted(c: ClaimRow) -> bool:
    """Whether a figure is one person mentioned without a number, who may be one of more: "a man was shot"."""
    return bool(c["low"] == c["high"] == 1 and not ONE.match(figure_words(c)))


def figure_words(c: ClaimRow) -> str:
    """The words of a count without those of its harm."""
    return str(c["words"][c["figure_start"] - c["start"] : c["figure_end"] - c["start"]])


def listed(claims: Iterable[ClaimRow]) -> list[list[ClaimRow]]:
    """Total claims of one report, effect and group (rows of the claims table),
    those of one list together, in order of the text.

    A total that is given once more as a part of a sum, or as another's alternative, is a list by itself.
    """
    out: list[list[ClaimRow]] = []
    for c in sorted(claims, key=lambda c: (c.get("part") == "title", c["figure_start"], c["figure_end"])):
        last = out[-1][-1] if out else None
        if last is not None and _one_list(last, c):
            out[-1].append(c)
        else:
            out.append([c])
    return out


def _one_list(a: ClaimRow, b: ClaimRow) -> bool:
    """Whether two counts are in one list: their words overlap, and nothing between them says that
    one is given for the other."""
    if (a.get("part") == "title") != (b.get("part") == "title"):
        return False  # offsets of a headline count within the headline
    if _more_of_them(a, b):
        return True
    if not max(a["start"], b["start"]) < min(a["end"], b["end"]) or None in (a["low"], b["low"]):
        return False
    first = min(a["start"], b["start"])
    words = a["words"] if a["start"] == first and a["end"] >= b["figure_start"] else b["words"]
    between = words[a["figure_end"] - first : b["figure_start"] - first]
    return not ALTERNATIVES.search(between)


MORE = en.pattern("linking_patterns", "more of them, counted apart")
# "A bomb killed 16. A second one killed a further 16": so near, they are counted one behind the other.
NEXT_SENTENCE = 250


def _more_of_them(a: ClaimRow, b: ClaimRow) -> bool:
    """Whether a count is of others than those counted just before: "killing a further 16 people"."""
    return 0 < b["figure_start"] - a["figure_end"] <= NEXT_SENTENCE and a["low"] is not None and counts_more(b)


def counts_more(c: ClaimRow) -> bool:
    """Whether a count of several is of others than those counted before it: "a further 16 people", "nine more"."""
    return (c["low"] or 0) > 1 and MORE.search(figure_words(c)) is not None


class _Of(NamedTuple):
    """The figures of one report for people of no force in one attack: of civilians by word, and of others."""

    said: list[ClaimRow]
    unsaid: list[ClaimRow]


def called_civilians(claims: Iterable[ClaimRow]) -> list[ClaimRow]:
    """The claims, those for people of unknown status as ones for civilians where another report says so."""
    rows = list(claims)
    if not any(c["group"] == UNSAID for c in rows):
        return rows
    by_attack: dict[tuple[str, str], dict[str, _Of]] = defaultdict(lambda: defaultdict(lambda: _Of([], [])))
    for c in rows:
        if c["incident_id"] and c["status"] != "rejected" and c["mode"] != "denied":
            own = by_attack[c["incident_id"], c["effect"]][c["report_id"]]
            if c["group"] == CIVILIANS:
                own.said.append(c)
            elif c["group"] == UNSAID:
                own.unsaid.append(c)
    theirs: set[str] = set()
    for reports in by_attack.values():
        most = max((_most(own.said) for own in reports.values()), default=0)
        for own in reports.values():
            if own.unsaid and _most(own.unsaid) <= most and not _side_by_side(own):
                theirs.update(c["claim_id"] for c in own.unsaid)
    return [c | {"group": CIVILIANS} if c["claim_id"] in theirs else c for c in rows]


def _most(own: list[ClaimRow]) -> int:
    """The most that some figures of one report come to: its largest list of totals, with what is added."""
    totals = [sum(map(number_of, one)) for one in listed(c for c in own if c["mode"] == "total")]
    parts = [number_of(c) for c in own if c["mode"] not in ("total", "added")]
    return max([*totals, *parts], default=0) + sum(number_of(c) for c in own if c["mode"] == "added")


def _side_by_side(own: _Of) -> bool:
    """Whether a report counts civilians and others in one list: "three civilians and two women"."""
    totals = [c for c in (*own.said, *own.unsaid) if c["mode"] == "total"]
    return any(len({c["group"] for c in one}) > 1 for one in listed(totals))
