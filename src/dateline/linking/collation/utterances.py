"""Which printings in different reports are one utterance, and how each differs from its base.

Passages are tied within a report (one quotation, one attribution, neighbours by one speaker) and joined between
reports where the words are the same (`alignment.same_words`; candidates share a run of three words) or where one
speaker's words of the same days speak of the same things (`renderings`). What hangs together is an utterance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import combinations, pairwise

from dateline.core.report import identifier
from dateline.linking.collation.alignment import (
    FEWEST_CONTENT_WORDS,
    SAME_ORDER,
    Difference,
    Reading,
    as_json,
    from_json,
    kept,
    reading,
    same_words,
)
from dateline.linking.collation.candidates import MANY, MOST_COMPARED, Index
from dateline.linking.collation.concepts import STOPWORDS, Concept, overlap
from dateline.linking.collation.passages import Passage, Printed, Stretches
from dateline.linking.union_find import Groups
from dateline.tables import ReportRow, StatementRow, VariantRow

# What makes a report the better base, least first.
Standing = tuple[bool, bool, str]
MOST_HOLDERS = 200
# Measured on generated pairs (benchmarks/variants.py): below these, other statements of one speaker begin to join.
RENDERING_SHARE = 0.5
RENDERING_WEIGHT = 2.5
# One of the two has to be clear: who shares little, and little of what is said, says something else.
CLEAR_SHARE, CLEAR_WEIGHT = 0.6, 3.0
REPEATED = 0.9
REPEATED_WORDS = 6
# A run of so many words that so many speakers use is a formula.
STOCK_RUN = 4
STOCK_SPEAKERS = 3
# Least that passages share which are already in one utterance, to be set against each other.
COUNTERPART_WEIGHT = 1.5
# Words told without marks that only report what happened are facts in the table of claims,
# no printings of an utterance.
FACTUAL = frozenset({"report", "assess"})


def families(found: list[Passage]) -> Groups:
    """Passages of different reports in the same words, joined. Each is only compared with one passage of every group it
    shares a run of words with, so that a sentence printed a thousand times costs a thousand comparisons; where it
    shares one with many, against those that share most. A run of which MOST_HOLDERS groups make use is a formula."""
    groups = Groups(len(found))
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    may_match = _may_match(found)
    for n, p in enumerate(found):
        if not may_match(p):
            continue
        own = p.runs
        shared = Counter(m for run in own for m in seen[run] if found[m].report_id != p.report_id)
        for m, _ in shared.most_common(MOST_COMPARED) if len(shared) > MANY else shared.items():
            if groups.root(m) == groups.root(n) or not _comparable(found[m], p):
                continue
            if same_words(found[m], p, *_strictness(found[m], p)):
                groups.join(m, n)
        for run in own:
            if len(seen[run]) < MOST_HOLDERS and not any(
                groups.root(m) == groups.root(n) and len(found[m].tokens) >= len(p.tokens) for m in seen[run]
            ):
                seen[run].append(n)
    return groups


def _may_match(found: list[Passage]) -> Callable[[Passage], bool]:
    """Whether a passage is comparable with any of another report. Of many passages it is not asked: what they share is
    bounded, and one that matches nothing takes its place."""
    if len(found) > MANY:
        return lambda _p: True
    reports: dict[str | None, set[str]] = defaultdict(set)
    for p in found:
        reports[p.speaker].add(p.report_id)
    return lambda p: p.quoted or (p.speaker is not None and len(reports[p.speaker]) > 1)


def _comparable(a: Passage, b: Passage) -> bool:
    """Words without marks are only compared with words of the same speaker; what different people said on different
    days is no one utterance, however alike."""
    if not a.quoted and not b.quoted and (a.deed or b.deed):
        return False
    if a.speaker is not None and a.speaker == b.speaker:
        return True
    apart = a.speaker and b.speaker and a.days and b.days and not _days_agree(a, b)
    return a.quoted and b.quoted and not apart


def stock_phrases(found: list[Passage]) -> frozenset[tuple[str, ...]]:
    """Runs of words that several speakers use: formulas of condolence and resolve, which make nothing one statement."""
    speakers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for p in found:
        for i in range(len(p.tokens) - STOCK_RUN + 1) if p.speaker else ():
            speakers[tuple(p.tokens[i : i + STOCK_RUN])].add(str(p.speaker))
    return frozenset(run for run, own in speakers.items() if len(own) >= STOCK_SPEAKERS)


def _own_meaning(p: Passage, stock: frozenset[tuple[str, ...]]) -> frozenset[Concept]:
    """The concepts of a passage without those that are only in a stock phrase."""
    formula = {
        k
        for i in range(len(p.tokens) - STOCK_RUN + 1)
        if tuple(p.tokens[i : i + STOCK_RUN]) in stock
        for k in range(i, i + STOCK_RUN)
    }
    if not formula:
        return p.meaning
    dropped = {c for k, c in enumerate(p.concepts) if c and k in formula}
    kept = {c for k, c in enumerate(p.concepts) if c and k not in formula}
    return p.meaning - (dropped - kept)


def _strictness(a: Passage, b: Passage) -> tuple[float, int]:
    """How much of the shorter must be in the other, and of how many content words: more where the days do not agree,
    for people repeat themselves, and a quotation recalled later is printed as it was."""
    return (
        (REPEATED, REPEATED_WORDS)
        if a.days and b.days and not _days_agree(a, b)
        else (SAME_ORDER, FEWEST_CONTENT_WORDS)
    )


def renderings(found: list[Passage]) -> list[tuple[int, int]]:
    """Pairs of passages of different reports in which one speaker speaks of the same things on days that agree."""
    speakers: dict[str, list[int]] = defaultdict(list)
    for n, p in enumerate(found):
        if p.speaker is not None and p.days is not None:
            speakers[p.speaker].append(n)
    stock, out = cache(lambda: stock_phrases(found)), []
    meaning = cache(lambda n: _own_meaning(found[n], stock()))
    for own in speakers.values():
        for a, b in _pairs(own, meaning):
            p, q = found[a], found[b]
            if p.report_id == q.report_id or not _days_agree(p, q) or not _words(p, q) or _other_numbers(p, q):
                continue
            weight, share = overlap(meaning(a), meaning(b))
            clear = weight >= CLEAR_WEIGHT or share >= CLEAR_SHARE
            if clear and weight >= RENDERING_WEIGHT and share >= RENDERING_SHARE:
                out.append((a, b))
    return out


def _pairs(own: list[int], meaning: Callable[[int], frozenset[Concept]]) -> Iterable[tuple[int, int]]:
    """Pairs of a speaker's passages: all of them, or of many those that have most in common."""
    if len(own) <= MANY:
        return combinations(own, 2)
    index = Index({n: meaning(n) for n in own})
    return sorted({(min(n, m), max(n, m)) for n in own for m in index.nearest(meaning(n)) if n != m})


def _words(a: Passage, b: Passage) -> bool:
    """Whether two passages are words, not facts: what two statements report of one attack is alike because the attack
    is one. Told without marks it renders nothing; nor does what somebody did, in two outlets' own words."""
    if not a.quoted and not b.quoted and (a.deed or b.deed):
        return False
    return all(p.quoted or p.act not in FACTUAL for p in (a, b))


def _other_numbers(a: Passage, b: Passage) -> bool:
    """Whether two passages both give numbers, and none that the other gives: "two died" and "nine are dead" are two
    statements of one officer, however alike."""
    own, other = ({c for c in p.meaning if c.kind == "figure"} for p in (a, b))
    return bool(own and other) and not own & other


def _days_agree(a: Passage, b: Passage) -> bool:
    return a.days is not None and b.days is not None and a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


def utterances(
    statements: list[StatementRow], reports: list[ReportRow], printed: Printed
) -> tuple[list[StatementRow], list[VariantRow]]:
    """Statements with the utterance each prints, and the rows of the variants table."""
    found = printed.of(statements, reports)
    if len({p.report_id for p in found}) < 2:
        return [s.copy() for s in statements], []
    alike = families(found)
    whole = Groups(len(found))
    for group in alike.members():
        for a, b in pairwise(group):
            whole.join(a, b)
    pairs = renderings(found)
    for a, b in pairs:
        whole.join(a, b)
    _tie(found, whole)
    out: list[VariantRow] = []
    assigned: dict[str, str] = {}
    standing, web = _standing(reports), _Web(found, alike, pairs)
    for group in whole.members():
        members = [found[n] for n in group]
        if len({p.report_id for p in members}) < 2 or not any(p.quoted or p.act not in FACTUAL for p in members):
            continue
        rows = _collate(group, web, standing)
        for row in rows:
            assigned.setdefault(row["statement_id"], row["utterance_id"])
        out += rows
    for p in found:
        if p.statement_id in assigned:
            for again in p.repeats:
                assigned.setdefault(again, assigned[p.statement_id])
    linked = [s | {"utterance_id": assigned.get(s["statement_id"], s["utterance_id"])} for s in statements]
    return linked, out


def _tie(found: list[Passage], whole: Groups) -> None:
    """Join what is one utterance within a report."""
    first: dict[tuple[str, str, str | int], int] = {}
    for n, p in enumerate(found):
        for tie in p.ties:
            whole.join(n, first.setdefault((p.report_id, *tie), n))


def _standing(reports: Iterable[ReportRow]) -> dict[str, Standing]:
    """What makes a report the better base: a primary source, then an original, then the earlier."""
    return {
        r["report_id"]: (r["relation"] != "primary source", r["relation"] != "original",
                         str(r["published_earliest"] or "~"))
        for r in reports
    }  # fmt: skip


class _Web:
    """What hangs together in one utterance: passages, their families (same words) and renderings (pairs)."""

    def __init__(self, found: list[Passage], alike: Groups, pairs: list[tuple[int, int]]) -> None:
        self.found, self.alike = found, alike
        self.rendered: dict[int, list[int]] = defaultdict(list)
        for a, b in pairs:
            if alike.root(a) != alike.root(b):
                self.rendered[a].append(b)
                self.rendered[b].append(a)

    def families(self, own: Iterable[int]) -> dict[int, list[int]]:
        """Some passages by the root of their family."""
        out: dict[int, list[int]] = defaultdict(list)
        for n in own:
            out[self.alike.root(n)].append(n)
        return out

    def partnered(self, group: list[int]) -> list[int]:
        """The passages that another report prints or renders too.
        A clause whose quoted part is among them is left to it."""
        shared = {r for r, own in self.families(group).items() if len({self.found[n].report_id for n in own}) > 1}
        rest = [n for n in group if self.rendered[n] or self.alike.root(n) in shared]
        quoted: dict[str, list[Passage]] = defaultdict(list)
        for n in rest:
            if self.found[n].quoted:
                quoted[self.found[n].report_id].append(self.found[n])
        held = {r: Stretches(own) for r, own in quoted.items()}

        def holds_one(p: Passage) -> bool:
            return p.report_id in held and next(held[p.report_id].inside(p), None) is not None

        return [n for n in rest if self.found[n].quoted or not holds_one(self.found[n])]

    def closest(self, n: int, others: Iterable[int]) -> int | None:
        """The one of some passages that speaks most of the same things, if it speaks of enough of them."""
        scored = [(overlap(self.found[m].meaning, self.found[n].meaning), -m) for m in others]
        best = max(scored, default=None)
        return -best[1] if best and best[0][0] >= COUNTERPART_WEIGHT else None


def _collate(group: list[int], web: _Web, standing: dict[str, Standing]) -> list[VariantRow]:
    """The rows of one utterance: the base's passages, and every passage of another report that prints or renders one.

    The base is the report of a primary source where there is one, else the one that prints most of it between marks.
    Words that no other report has are no variant of anything and give no row.
    """
    own, found = web.partnered(group), web.found
    if len({found[n].report_id for n in own}) < 2:
        return []
    length: dict[str, int] = defaultdict(int)
    for n in own:
        length[found[n].report_id] += len(found[n].tokens) if found[n].quoted else 0
    base = min(length, key=lambda r: (standing[r][0], -length[r], standing[r], r))
    at_base = [found[n] for n in own if found[n].report_id == base]
    # A formula is said in many places: the statement's identifier keeps utterances of the same words apart.
    uid = identifier("u", at_base[0].statement_id, *(t for p in at_base for t in p.tokens))
    rows, against = [], _Against(own, web, base, standing)
    for n in own:
        m = against.passage(n)
        rows.append(_row(uid, found[n], found[m], same=web.alike.root(n) == web.alike.root(m)))
    return sorted(_majority_marked(rows), key=lambda r: (r["report_id"] != base, r["report_id"], r["start"]))


class _Against:
    """What the passages of one utterance are compared with."""

    def __init__(self, own: list[int], web: _Web, base: str, standing: dict[str, Standing]) -> None:
        self.web, self.found = web, web.found
        at_base = [n for n in own if self.found[n].report_id == base]
        self.at_base = frozenset(at_base)
        self.whole_base = _Choice(at_base, self.found)
        self.same_at_base = {root: _Choice(ns, self.found) for root, ns in web.families(at_base).items()}

        def fullness(m: int) -> tuple[bool, tuple[bool, bool], int, Standing, int]:
            r = self.found[m].report_id
            return (
                not self.found[m].quoted,
                (standing[r][0], standing[r][1]),
                -len(self.found[m].tokens),
                standing[r],
                m,
            )

        self.fullest = {root: min(family, key=fullness) for root, family in web.families(own).items()}

    def passage(self, n: int) -> int:
        """The passage a passage is compared with: itself if it is the base's, the base's printing of the same words,
        the fullest printing of them elsewhere, or for that one the rendering closest to it (itself where none is)."""
        if n in self.at_base:
            return n
        root, found = self.web.alike.root(n), self.found
        if same := self.same_at_base.get(root):
            return max(same.near(n), key=lambda m: (overlap(found[m].meaning, found[n].meaning), -m))
        if found[self.fullest[root]].report_id != found[n].report_id:
            return self.fullest[root]
        rendered = self.web.rendered[n]
        for others in ([m for m in rendered if m in self.at_base], self.whole_base.near(n), rendered):
            if (close := self.web.closest(n, others)) is not None:
                return close
        return n


class _Choice:
    """Passages of which the closest to another is looked for: all are compared with it, or of many the nearest."""

    def __init__(self, members: list[int], found: list[Passage]) -> None:
        self.members, self.found = members, found
        many = len(members) > MANY
        self.index = Index({m: found[m].meaning for m in members}) if many else None

    def near(self, n: int) -> list[int]:
        """Those that come into question for a passage."""
        near = self.index.nearest(self.found[n].meaning) if self.index else []
        return near or self.members[:MANY]


def _row(uid: str, p: Passage, base: Passage, *, same: bool) -> VariantRow:
    row: VariantRow = {
        "utterance_id": uid, "statement_id": p.statement_id, "report_id": p.report_id, "start": p.start, "end": p.end,
        "base_statement_id": base.statement_id, "base_report_id": base.report_id, "base_start": base.start,
        "base_end": base.end, "quoted": p.quoted, "relation": "base", "kept": 1.0, "differences": "[]",
    }  # fmt: skip
    if p is base:
        return row
    if not same:
        told = "other rendering" if p.quoted or any(m in p.text[p.start : p.end] for m in '“"') else "paraphrase"
        return row | {"relation": told, "kept": round(kept(base, p), 3)}
    found = reading(base, p)
    if found.relation in ("altered", "cut inside") and translated(found):
        return row | {"relation": "other rendering", "kept": round(found.kept, 3)}
    return row | {"relation": found.relation, "kept": round(found.kept, 3), "differences": as_json(found.differences)}


def rebased(utterance_id: str, found: list[Passage], base: str) -> list[VariantRow]:
    """The rows of one utterance whose passages are `found`, each compared with the report `base`, whatever prints most
    of it: against its printing of the same words, else against what of it speaks most of the same things."""
    at_base = [p for p in found if p.report_id == base]
    rows = []
    for p in found:
        alike = [p] if p in at_base else [b for b in at_base if same_words(b, p)]
        against = max(alike or at_base, key=lambda b, p=p: overlap(b.meaning, p.meaning))  # type: ignore[misc]
        rows.append(_row(utterance_id, p, against, same=bool(alike)))
    return sorted(_majority_marked(rows), key=lambda r: (r["report_id"] != base, r["report_id"], r["start"]))


# A text altered on purpose keeps most words; two translations of one sentence differ in several places.
TRANSLATED_PLACES = 2
TRANSLATED_KEPT = 0.75


def translated(found: Reading) -> bool:
    """Whether two texts of one sentence read like two translations: other words for the same in
    several places, none a fact."""
    places = [
        o
        for o in found.differences
        if o.op == "changed" and not o.fact and not o.alike
        and any(w.lower() not in STOPWORDS for w in o.base_words.split())
        and any(w.lower() not in STOPWORDS for w in o.other_words.split())
    ]  # fmt: skip
    return len(places) >= TRANSLATED_PLACES and found.kept <= TRANSLATED_KEPT


def _majority_marked(rows: list[VariantRow]) -> list[VariantRow]:
    """Rows with each operation marked that more than half of a base passage's other printings share:
    there the base is alone."""
    by_base: dict[tuple[str, int], dict[int, list[Difference]]] = defaultdict(dict)
    for n, r in enumerate(rows):
        if r["relation"] not in ("base", "other rendering") and r["quoted"]:
            by_base[r["base_report_id"], r["base_start"]][n] = from_json(r["differences"])
    out = list(rows)
    for found in by_base.values():
        count = Counter(_signature(o) for ops in found.values() for o in ops)
        for n, ops in found.items():
            most = [len(found) > 2 and count[_signature(o)] > (len(found) + 1) / 2 for o in ops]
            marked = [o._replace(most=m) for o, m in zip(ops, most, strict=True)]
            out[n] = rows[n] | {"differences": as_json(marked)}
    return out


def _signature(o: Difference) -> tuple[str, tuple[int, ...], str]:
    return o.op, tuple(o.base), o.other_words.lower()


def spoilt(row: VariantRow) -> list[Difference]:
    """The operations that make a printing unfaithful: inside its marks, unsignalled, and not what most others print.

    An end cut off or a quotation that goes on is a choice of the outlet;
    a word gone or changed between the marks is not.
    """
    if not row["quoted"] or row["relation"] not in ("cut inside", "altered"):
        return []
    ops = from_json(row["differences"])
    return [o for o in ops if (not o.edge or o.op == "changed") and not o.signalled and not o.most]
