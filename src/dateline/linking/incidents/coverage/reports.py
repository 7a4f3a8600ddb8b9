"""What all attacks look up when the matrix is filled: reports, their sentences, statements and variants."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.prefilter import holds_any
from dateline.linking.incidents.coverage.about import Mentions, Stretch
from dateline.linking.incidents.coverage.cells import Cell
from dateline.linking.incidents.coverage.claiming import claimed_in, of_other_attacks
from dateline.linking.incidents.coverage.wording import NO_CLAIM, PAIR, SO_MANY, found_in
from dateline.linking.incidents.responsibility import before_avenged
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import LinkedRows, by_report
from dateline.linking.texts import Texts
from dateline.tables import StatementRow, VariantRow
from dateline.tables.vocabulary import Says


class Tables:
    """What all attacks look up: reports, their sentences, statements and variants."""

    def __init__(self, linked: LinkedRows, gazetteer: Gazetteer) -> None:
        self.reports = {r["report_id"]: r for r in linked.reports}
        self.statements = by_report(s for s in linked.statements if s["status"] != "rejected")
        self.said = {s["statement_id"]: s for own in self.statements.values() for s in own}
        self.times = by_report(linked.times)
        self.variants: dict[str, list[VariantRow]] = defaultdict(list)
        for v in linked.variants:
            self.variants[v["utterance_id"]].append(v)
        self.told = Mentions(linked, linked.claims, gazetteer)
        self.texts = Texts.of(linked)
        self._found: dict[tuple[str, re.Pattern[str]], list[tuple[re.Match[str], Stretch]]] = {}
        self._claimed: dict[str, list[tuple[Cell, Stretch]]] = {}
        self._claiming: dict[str, list[tuple[str, int, int]]] = {}

    def first_day(self, reports: Iterable[str]) -> date | None:
        """The first day on which one of some reports can have appeared; None where it is not known of all of them."""
        days = [self.reports[r]["published_earliest"] for r in reports]
        known = [d for d in days if d]
        return min(known) if known and len(known) == len(days) else None

    def found(self, report: str, words: re.Pattern[str]) -> list[tuple[re.Match[str], Stretch]]:
        """Where some words occur in a report's text, with the sentence; a text is searched once for them."""
        if (report, words) not in self._found:
            text = self.reports[report]["text"]
            found = found_in(text, words) if words not in NEEDS or holds_any(text, NEEDS[words]) else ()
            self._found[report, words] = [(m, self.stretch(report, m.start())) for m in found]
        return self._found[report, words]

    def claimed(self, report: str) -> list[tuple[Cell, Stretch]]:
        """What statements of a report say that claim responsibility or deny it, with their sentences; each is read
        once."""
        if report not in self._claimed:
            cells = [(self._of_responsibility(s), s["start"]) for s in self.statements[report]]
            self._claimed[report] = [(c, self.stretch(report, start)) for c, start in cells if c]
        return self._claimed[report]

    def claiming(self, report: str) -> list[tuple[str, int, int]]:
        """Whoever a report names as claiming an attack, with the sentence; each is read once."""
        if report not in self._claiming:
            self._claiming[report] = claimed_in(self.reports[report]["text"] or "")
        return self._claiming[report]

    def _of_responsibility(self, s: StatementRow) -> Cell | None:
        if s["act"] not in ("claim responsibility", "deny"):
            return None
        start, end = self.sentence(s["report_id"], s["start"])
        words = self.reports[s["report_id"]]["text"][start:end]
        if s["act"] == "claim responsibility":
            none = NO_CLAIM.search(words) or of_other_attacks(words, None)
            return None if none else Cell(Says.SO, (s["statement_id"],))
        return Cell(Says.DENIES, (s["statement_id"],)) if OF_THE_ATTACK.search(words) else None

    def sentence(self, report: str, at: int) -> tuple[int, int]:
        """Where the sentence begins and ends that holds a place in a report's text."""
        return self.texts[report].sentence_at(at)

    def stretch(self, report: str, at: int) -> Stretch:
        """What shows which attack the words at a place are of: their sentence, up to a deed that the attack avenged,
        or from there on."""
        start, end = self.sentence(report, at)
        avenged = before_avenged(self.reports[report]["text"] or "", start, end)
        return self.told.stretch(report, at, *((start, avenged) if at < avenged else (avenged, end)))


OF_THE_ATTACK = en.pattern("linking_patterns", "responsibility or involvement")
# Letters of which a text has to hold some for a pattern that hardly any fits.
NEEDS = {
    NO_CLAIM: ("claim", "responsibility", "comment"),
    SO_MANY: ("village", "town", "hamlet"),
    PAIR: ("villages",),
}
