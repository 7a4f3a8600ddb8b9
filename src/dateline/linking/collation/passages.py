"""What is compared with each other: sentences between quotation marks, and clauses that tell words without marks.

A quotation is taken apart into sentences, for one outlet prints in three pairs of marks what another prints in one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, pairwise

from dateline.extraction.lexicon import en
from dateline.linking.collation.concepts import STOPWORDS, Concept, Names, concepts
from dateline.linking.rows import by_report
from dateline.linking.texts import ReadText, Texts, quotation_at
from dateline.tables import ReportRow, StatementRow

FEWEST_WORDS = 5
# What is in place of one of several withheld names is one word: "[a witness (2)]" has none in common with another.
TOKEN = re.compile(r"\[[^\[\]\n]{1,60} \(\d{1,4}\)\]|\w+(?:(?:\\?['’]|[.-]|\.-)\w+)*")
ABBREVIATED = re.compile(r"(?<=[a-z])\.|\.(?=[a-z])")
SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z“])")
# Words that a report repeats without a day of speaking were said at most so long before it.
SAID_BEFORE = timedelta(days=3)
DEED = "deed"
# Between two quotations of one sentence that print one text: "armed", it said, is not, “armed” and “masked” is.
ADJOINING = en.pattern("linking_patterns", "between two quotations of one text")
# A clause of which so much is between marks is represented by what is there.
MOSTLY_QUOTED = 0.7
# So many printings of one sentence by one speaker in one report are compared with other reports; more are a refrain,
# with other figures a list.
MOST_PRINTINGS = 10


class Passage:
    """A stretch of a report's text that prints or tells somebody's words.

    `quoted` is true between quotation marks; `ties` name the quotation and utterance it is a piece of; `days` are the
    first and last day on which it can have been said, or None; `spans` are the offsets of `tokens` in the report;
    `found` are its words, where they have been sought;
    `clause` is the stretch around it that says what it is about ("daily attacks must be answered “forcefully ...”");
    `repeats` are the statements that print the same words again, beyond MOST_PRINTINGS.
    """

    def __init__(
        self,
        s: StatementRow,
        text: str,
        start: int,
        end: int,
        *,
        quoted: bool,
        found: list[re.Match[str]] | None = None,
    ) -> None:
        self.statement_id: str = s["statement_id"]
        self.report_id: str = s["report_id"]
        self.speaker: str | None = s["speaker_id"] or s["speaker"]
        self.act: str = s["act"]
        self.text, self.quoted = text, quoted
        self._found = found or list(TOKEN.finditer(text, start, end))
        self.start, self.end = self._found[0].start(), self._found[-1].end()
        self.clause = (start, end)
        self.ties: list[tuple[str, str | int]] = []
        self.days: tuple[date, date] | None = None
        self.names: Names = Names()
        self.repeats: list[str] = []
        # Whether the outlet tells in its own words what somebody did: "claimed responsibility for the attack", and no
        # call of a speaker whom the case knows.
        known = s.get("speaker_id") is not None and s.get("act") != "claim responsibility"
        self.deed = s.get("rule") == DEED and not known

    def goes_on_in(self, other: Passage) -> None:
        """Take in the words of the next quotation of its sentence."""
        self.spans += other.spans
        self.printed += other.printed
        self.end, self.clause = other.end, (self.clause[0], max(self.clause[1], other.clause[1]))
        self.ties += other.ties
        self.repeats.append(other.statement_id)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where its words occur in the report."""
        return [m.span() for m in self._found]

    @cached_property
    def printed(self) -> list[str]:
        """Its words as printed."""
        return [m[0] for m in self._found]

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.printed)

    @cached_property
    def tokens(self) -> list[str]:
        """The words in lower case with straight apostrophes; "U.S.-led" is "us-led"."""
        low = (t.lower().replace("’", "'").replace("\\", "") for t in self.printed)
        return [ABBREVIATED.sub("", t) if "." in t else t for t in low]

    def words(self, first: int, past: int) -> str:
        """The text from one word to before another, as printed; empty where that is none."""
        return " ".join(self.text[self.spans[first][0] : self.spans[past - 1][1]].split()) if past > first else ""

    @cached_property
    def concepts(self) -> list[Concept | None]:
        """The concept of every word."""
        return concepts(self.printed, self.names)

    @cached_property
    def meaning(self) -> frozenset[Concept]:
        """The concepts of its clause, without their order."""
        words = TOKEN.findall(self.text, *self.clause)
        return frozenset(c for c in concepts(words, self.names) if c)

    @cached_property
    def runs(self) -> list[tuple[str, ...]]:
        """Its runs of three words of which one at least is no function word, each once."""
        every = zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False)
        return list(dict.fromkeys(run for run in every if not STOPWORDS.issuperset(run)))

    def holds(self, other: Passage) -> bool:
        """Whether another passage of the same report lies in this one."""
        return self.start <= other.start and other.end <= self.end


def passages(
    statements: Iterable[StatementRow], reports: Iterable[ReportRow], texts: Texts, names: Names
) -> list[Passage]:
    """Passages of all reports, in the order of reports and text."""
    rows: dict[str, list[StatementRow]] = defaultdict(list)
    for s in statements:
        if s["status"] != "rejected":
            rows[s["report_id"]].append(s)
    out: list[Passage] = []
    for r in reports:
        if own := rows[r["report_id"]]:
            found = _of_report(own, texts[r["report_id"]])
            for p in found:
                p.names = names
            _date(found, own, r)
            out += found
    return out


class Printed:
    """The passages of some texts. They are asked for again when undated reports have their days, and are the same where
    no statement changed: only their days are another."""

    def __init__(self, texts: Texts, names: Names) -> None:
        self.texts, self.names = texts, names
        self._statements: list[StatementRow] = []
        self._found: list[Passage] = []

    def of(self, statements: list[StatementRow], reports: list[ReportRow]) -> list[Passage]:
        """The passages of reports, in the order of reports and text."""
        if statements == self._statements:
            rows, passed = by_report(statements), _by_report(self._found)
            for r in reports:
                _date(passed[r["report_id"]], rows[r["report_id"]], r)
        else:
            self._statements, self._found = statements, passages(statements, reports, self.texts, self.names)
        return self._found


def _of_report(own: list[StatementRow], read: ReadText) -> list[Passage]:
    text = read.text
    out: list[Passage] = []
    marked: dict[tuple[int, int], Passage] = {}
    for s in sorted(own, key=lambda s: (s["start"], -s["end"])):
        q = quotation_at(read.quotations, s["start"])
        whole = q is not None and q["start"] <= s["start"] and s["end"] <= q["closes"]
        for start, end in _sentences(text, s["start"], s["end"]) if whole else [(s["start"], s["end"])]:
            found = list(TOKEN.finditer(text, start, end))
            if not found or (whole and len(found) < FEWEST_WORDS) or (start, end) in marked:
                continue
            p = Passage(s, text, start, end, quoted=whole, found=found)
            p.ties.append(("utterance", s["utterance_id"]))
            if whole and q:
                marked[start, end] = p
                p.ties.append(("quotation", q["opens"]))
            out.append(p)
    out = _with_adjoining(out, text)
    clauses, quoted = Stretches(p for p in out if not p.quoted), Stretches(p for p in out if p.quoted)
    kept = [p for p in out if p.quoted or not (clauses.longer(p) or _mostly_quoted(p, quoted))]
    for p in quoted.passages:
        around = clauses.around(p)
        p.clause = around.clause if around else p.clause
    kept = _without_refrains(kept, own)
    _tie_neighbours(kept, read)
    return kept


def _with_adjoining(found: list[Passage], text: str) -> list[Passage]:
    """Passages with those that go on in the next quotation of their sentence as one: “armed and masked” and “fired at
    guests” is what another outlet prints between one pair of marks."""
    out: list[Passage] = []
    last: Passage | None = None
    for p in found:
        same = last is not None and p.quoted and last.speaker == p.speaker and last.quoted
        if same and last is not None and ADJOINING.fullmatch(text, last.end, p.start):
            last.goes_on_in(p)
            continue
        out.append(p)
        last = p if p.quoted else last
    return out


def _without_refrains(found: list[Passage], own: list[StatementRow]) -> list[Passage]:
    """The first MOST_PRINTINGS passages of the same words, whatever their figures, by one speaker on the same days;
    the others are left to the last of these."""
    said = {s["statement_id"]: (s["said_earliest"], s["said_latest"]) for s in own}
    printings: dict[tuple[object, ...], list[Passage]] = defaultdict(list)
    out = []
    for p in found:
        same = printings[p.speaker, p.act, p.quoted, said[p.statement_id], _but_for_figures(p)]
        if len(same) < MOST_PRINTINGS:
            same.append(p)
            out.append(p)
        else:
            same[-1].repeats.append(p.statement_id)
    return out


def _by_report(found: Iterable[Passage]) -> defaultdict[str, list[Passage]]:
    out: defaultdict[str, list[Passage]] = defaultdict(list)
    for p in found:
        out[p.report_id].append(p)
    return out


def _sentences(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    edges = [start, *(m.end() for m in SENTENCE.finditer(text, start, end)), end]
    return pairwise(edges)


def _but_for_figures(p: Passage) -> tuple[str, ...]:
    return tuple("0" if t[0].isdigit() else t for t in p.tokens)


class Stretches:
    """Passages of one report by where they begin, to look up which of them lie around or in another."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = sorted(passages, key=lambda p: p.start)
        self.starts = [p.start for p in self.passages]
        # For each, the furthest end of it and all before it.
        self.reach = list(accumulate((p.end for p in self.passages), max))

    def longer(self, p: Passage) -> bool:
        """Whether p lies in a longer one, and so says nothing of its own."""
        before, upto = bisect_left(self.starts, p.start), bisect_right(self.starts, p.start)
        return (upto > 0 and self.reach[upto - 1] > p.end) or (before > 0 and self.reach[before - 1] >= p.end)

    def around(self, p: Passage) -> Passage | None:
        """The last one that holds p."""
        n = bisect_right(self.starts, p.start) - 1
        while n >= 0 and self.reach[n] >= p.end:
            if self.passages[n].holds(p):
                return self.passages[n]
            n -= 1
        return None

    def inside(self, p: Passage) -> Iterator[Passage]:
        """Those that p holds."""
        first, past = bisect_left(self.starts, p.start), bisect_left(self.starts, p.end)
        return (q for q in self.passages[first:past] if p.holds(q))


def _mostly_quoted(p: Passage, quoted: Stretches) -> bool:
    inside = sum(q.length for q in quoted.inside(p))
    return inside >= MOSTLY_QUOTED * p.length


def _tie_neighbours(found: list[Passage], read: ReadText) -> None:
    """Consecutive words of one speaker in one paragraph are one utterance."""
    for n, (a, b) in enumerate(pairwise(found)):
        same = read.paragraph_at(a.start) == read.paragraph_at(b.start)
        if a.speaker is not None and a.speaker == b.speaker and same:
            a.ties.append(("neighbours", n))
            b.ties.append(("neighbours", n))
        elif a.holds(b) or b.holds(a):
            a.ties.append(("clause", n))
            b.ties.append(("clause", n))


def _date(found: list[Passage], own: list[StatementRow], report: ReportRow) -> None:
    said = {s["statement_id"]: _both(s["said_earliest"], s["said_latest"]) for s in own}
    days = _both(report["published_earliest"], report["published_latest"])
    for p in found:
        p.days = said[p.statement_id] or ((days[0] - SAID_BEFORE, days[1]) if days else None)


def _both(first: date | None, last: date | None) -> tuple[date, date] | None:
    return None if first is None or last is None else (first, last)
