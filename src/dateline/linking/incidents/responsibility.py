"""Who did it, by the words of the reports: who claims an attack, who denies it, whom others hold to have done it.

A claim is one that a party makes itself, whoever reports it; whoever reports it claims nothing. A claim of an earlier attack that the text
has just told of, or of some attacks among many, is none of this one, and that nobody has claimed an attack claims nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dateline.linking.incidents.superseding import STOP

Row = Mapping[str, Any]
NAME = r"(?-i:[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of(?= (?:the )?[A-Z])|the(?= [A-Z])|al-\w+))*|[Tt]he (?:group|militants|rebels|insurgents|organi[sz]ation)|[Ii]t|[Tt]hey)"
THEN = r"(?:,[^,.;]{1,80},)? (?:(?:has|have|had|also|later|since|quickly|immediately|formally|in turn|on \w+|\w+ly)[ ,]+){0,3}"
# "The Red Front claimed responsibility", "took credit for the raid", "said it was behind the attack".
CLAIMED = re.compile(
    rf"(?P<who>{NAME}){THEN}(?:claim(?:s|ed|ing)?|t(?:ook|akes|aken)|accept(?:s|ed)|admitted(?: to)?|assumed) (?:full |the )?(?:responsibility|credit)(?P<what>[^.;]{{0,80}})"
    rf"|(?P<whom>{NAME}){THEN}said (?:that )?(?:it|its \w+|they) (?:was|were|had been|had) (?:behind|carried out) (?P<that>[^.;]{{0,80}})"
    rf"|\bclaimed by (?P<by>(?:the )?{NAME})(?P<so>[^.;]{{0,80}})",
    re.IGNORECASE,
)
DENIED = re.compile(
    rf"(?P<who>{NAME}){THEN}(?:denie[sd]|denying|rejected|disclaimed) (?:any |all |the |its )?(?:responsibility|involvement|part|role|accusation|charge|claim|having|being|that it)"
    rf"|(?P<whom>{NAME}){THEN}said (?:that )?(?:it|they) (?:was|were|had) (?:not|nothing)\b[^.;]{{0,40}}(?:behind|involved|responsible|to do with)",
    re.IGNORECASE,
)
NOBODY = re.compile(r"^(?:no|nobody|none|neither|whoever|if|when|while|but|and|an?)$|^(?:no|neither) ", re.IGNORECASE)
REFERS = re.compile(r"^(?:the (?:group|militants|rebels|insurgents|organi[sz]ation)|it|they)$", re.IGNORECASE)
# What is claimed is then not this attack, or not it alone.
OTHERS = re.compile(
    r"\b(?:some|several|many|most|few|dozens|other|earlier|previous|past|similar) (?:of (?:them|these|those)|(?:such )?(?:attacks?|bombings?|raids?|assaults?|killings?|shootings?|strikes?))\b"
    r"|\b(?:some|several|many|most|few) of\b",
    re.IGNORECASE,
)
DEED = r"(?:attack|kill|shot|shoot|storm|raid|ambush|bomb|blew|blow|shell|fire|open|launch|carri|detonat|massacr|stab|strike|struck|execut|burn|behead|assault|target)\w*"


class Named(NamedTuple):
    """Who is named for an attack, and in how many reports: as claiming it, denying it, held to have done it."""

    claims: Counter[str]
    denials: Counter[str]
    accused: Counter[str]

    @property
    def perpetrator(self) -> str | None:
        """Who claims it in most reports, else who is held to have done it in most; None where nobody is named."""
        for told in (self.claims, self.accused):
            if told:
                return min(told, key=lambda n: (-told[n], n))
        return None


class Parties:
    """The names of parties that a case knows (actors other than persons), and those of attackers among them."""

    def __init__(self, actors: Iterable[Row]) -> None:
        self.label: dict[str, str] = {}
        self.attackers: set[str] = set()
        self.people: set[str] = set()
        for a in actors:
            for name in (a["name"], *a["other_names"].split("|")):
                if not name:
                    continue
                if a["kind"] == "person":
                    self.people.add(name.lower())
                else:
                    self.label[name.lower()] = a["name"]
                    if a["kind"] == "attacker":
                        self.attackers.add(name)
        known = sorted(self.attackers, key=len, reverse=True)
        names = "|".join(map(re.escape, known)) or r"(?!)"
        self.mention = re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
        self.agent = re.compile(
            rf"\b(?P<who>{names})(?:[ -](?!on\b|in\b|at\b|against\b|positions?\b|targets?\b)[\w’'-]+){{0,5}}? {DEED}"
            rf"|\b(?:by|on|to|from|suspected|blamed|accused|accuses|accusing)(?: [\w’'-]+){{0,3}}? (?P<by>{names})\b",
            re.IGNORECASE,
        )

    def called(self, words: str, before: str) -> str | None:
        """The label of whoever some words name; "the group" and "it" are the attackers last named before them."""
        words = words.strip(" ,")
        if REFERS.match(words):
            told = self.mention.findall(before)
            return self.label[told[-1].lower()] if told else None
        bare = re.sub(r"^the ", "", words, flags=re.IGNORECASE)
        if NOBODY.search(bare) or bare.lower() in self.people:
            return None
        return self.label.get(bare.lower()) or self.label.get(words.lower()) or bare


def who_did_it(
    group: Sequence[Row],
    beside: Mapping[str, Sequence[Row]],
    reports: Mapping[str, Row],
    statements: Mapping[str, Sequence[Row]],
    parties: Parties,
) -> Named:
    """Whom the reports of an attack name. `group` are its figures, `beside` all figures of each report, `statements` those of each."""
    own = {c["claim_id"] for c in group}
    told: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for report_id in sorted({c["report_id"] for c in group}):
        report = reports[report_id]
        figures = sorted((c for c in beside[report_id] if c.get("part") != "title"), key=lambda c: c["start"])
        for kind, who, start in _named_in(report["text"] or "", parties):
            if _of_this(start, figures, own):
                told[kind].add((who, report["origin_id"] or report_id))
        for s in statements.get(report_id, ()):
            if s["act"] == "blame" and s["status"] != "rejected" and _of_this(s["start"], figures, own):
                for name in set(s["names"].split()) & {*parties.label.values()}:
                    told["accused"].add((name, report["origin_id"] or report_id))
    counted = {kind: Counter(who for who, _ in found) for kind, found in told.items()}
    return Named(*(counted.get(kind, Counter()) for kind in ("claims", "denials", "accused")))


def _named_in(text: str, parties: Parties) -> Iterator[tuple[str, str, int]]:
    """Whoever a text names as claiming, denying or doing: the kind, the name, and where the sentence begins."""
    start = 0
    for stop in [*(m.end() for m in STOP.finditer(text)), len(text)]:
        sentence, before = text[start:stop], text[:start]
        for kind, pattern in (("claims", CLAIMED), ("denials", DENIED)):
            for m in pattern.finditer(sentence):
                words = next(v for k in ("who", "whom", "by") if (v := m.groupdict().get(k)))
                what = next((v for k in ("what", "that", "so") if (v := m.groupdict().get(k))), "")
                who = parties.called(words, before + sentence[: m.start()])
                if (
                    who
                    and not OTHERS.search(what)
                    and not re.search(r"\b(?:no|not|nobody)\b", sentence[: m.end() - len(what)], re.IGNORECASE)
                ):
                    yield kind, who, start
        for m in parties.agent.finditer(sentence):
            yield "accused", parties.label[(m["who"] or m["by"]).lower()], start
        start = stop


def _of_this(start: int, figures: Sequence[Row], own: set[str]) -> bool:
    """Whether what begins at `start` is said of the attack: the figure told last before it or in its sentence is one of the attack's,
    or none is told before it."""
    before = [c for c in figures if c["start"] <= start + REACH_AHEAD and c["start"] <= _end_of(start, figures)]
    return before[-1]["claim_id"] in own if before else True


REACH_AHEAD = 160


def _end_of(start: int, figures: Sequence[Row]) -> int:
    """A figure further on counts as told only where it is the first at all."""
    first = figures[0]["start"] if figures else start
    return max(start, first)


def strength(named: Named, origins: int) -> str:
    """After Airwars (https://airwars.org/research/methodology-note-civilian/): contested where two parties claim it or the one that
    is named denies it, confirmed where that one claims it, fair with two origins or more, else weak."""
    by = named.perpetrator
    if len(named.claims) > 1 or (by is not None and named.denials[by]):
        return "contested"
    return "weak" if origins < 2 else "confirmed" if by is not None and named.claims[by] else "fair"
