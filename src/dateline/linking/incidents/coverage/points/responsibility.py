"""The point about whether somebody claimed responsibility."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.extraction.lexicon import en
from dateline.linking.incidents.coverage.about import may_be_about
from dateline.linking.incidents.coverage.attack import Attack
from dateline.linking.incidents.coverage.cells import NOT_SAID, Cell, Point
from dateline.linking.incidents.coverage.claiming import by_them, of_other_attacks
from dateline.linking.incidents.coverage.wording import NO_CLAIM, touches
from dateline.linking.incidents.responsibility import of_old, one_party
from dateline.tables.vocabulary import Says

# Words of a group's name that are other groups' too.
GENERAL = frozenset(en.words("linking", "words in the names of many groups"))


@cache
def names_of_groups() -> tuple[frozenset[str], ...]:
    """The names of each armed group that goes by several."""
    return tuple(frozenset((r["name"], *r["other_names"].split("|"))) for r in en.table("armed_groups"))


def _of_somebody(attack: Attack, report: str, cell: Cell) -> Cell:
    """A claim as a part where its report names nobody who makes it: "the two groups claiming it"."""
    unnamed = cell.says == Says.SO and not _names_its_attackers(attack, report)
    return cell._replace(says=Says.PART_OF) if unnamed else cell


def _claimed_by_particulars(attack: Attack) -> dict[str, Cell]:
    """What the particulars of each report say of a claim of this attack."""
    cells: dict[str, Cell] = {}
    for p in attack.particulars:
        start, end = attack.shared.sentence(p["report_id"], p["start"])
        words = attack.shared.reports[p["report_id"]]["text"][start:end]
        if p["aspect"] != "claim" or p["value"] != "claimed" or NO_CLAIM.search(words):
            continue
        if not _is_about(attack, p["report_id"], p["start"]):
            continue
        if of_other_attacks(words, attack.incident["earliest"]):
            continue
        theirs = _is_of_its_attackers(attack, words, p["attributed_to"])
        theirs = theirs and _is_by_them(attack, p["report_id"], p["start"])
        says = Says.SO if theirs else Says.PART_OF
        if says == Says.SO or p["report_id"] not in cells:
            cells[p["report_id"]] = Cell(says, (p["particular_id"],))
    return cells


def claimed(attack: Attack, reports: list[str]) -> Iterator[Point]:
    """Whether the attack was claimed. "Nobody has claimed it" is no denial:
    that report could not yet know, or only touches the point."""
    cells = _claimed_by_particulars(attack)
    for r in reports:
        if r not in cells and (said := _statement_claiming(attack, r)):
            cells[r] = said
    cells = {r: _of_somebody(attack, r, cell) for r, cell in cells.items()}
    for r in reports:
        known = cells.get(r, NOT_SAID).says
        if known != Says.SO and (told := _party_claiming(attack, r)) and (told.says == Says.SO or r not in cells):
            cells[r] = told
    for r in reports:
        if r not in cells and (found := attack.shared.found(r, NO_CLAIM)):
            start, end = attack.shared.sentence(r, found[0][0].start())
            cells[r] = Cell(Says.PART_OF, attack.at(r, start, end))
    first = attack.shared.first_day(r for r, c in cells.items() if c.says == Says.SO)
    for p in attack.particulars:
        unclaimed = p["aspect"] == "claim" and p["value"] == "not claimed"
        if unclaimed and cells.get(p["report_id"], NOT_SAID).says != Says.SO:
            early = attack.before(p["report_id"], first)
            cells[p["report_id"]] = Cell(Says.NOT_YET_KNOWN if early else Says.PART_OF, (p["particular_id"],))
    who = attack.incident["perpetrator"] or "somebody"
    yield Point(f"{who} claimed responsibility", cells, touches(" claimed responsibility"))


def _statement_claiming(attack: Attack, report: str) -> Cell | None:
    """What the first statement of a report that can be about this attack says of who did it."""
    own, told = attack.incident["incident_id"], attack.shared.told
    found = (f for f in attack.shared.claimed(report) if f[0].says != Says.DENIES or _denies_it(attack, f[0]))
    here = (c for c, at in found if may_be_about(own, at, told, anywhere=False))
    return next((c for c in here if not _is_of_old(attack, c)), None)


def _is_of_old(attack: Attack, cell: Cell) -> bool:
    """Whether the sentence of a statement names an earlier time: "in March it claimed a bombing"."""
    s = attack.shared.said[cell.evidence[0]]
    start, end = attack.shared.sentence(s["report_id"], s["start"])
    return of_old(attack.shared.reports[s["report_id"]]["text"][start:end], attack.incident["earliest"])


def _denies_it(attack: Attack, cell: Cell) -> bool:
    """Whether a denial is that of the party that is said to have done it: a state that denies a hand in an attack
    says nothing of whether a group claimed it."""
    s = attack.shared.said[cell.evidence[0]]
    whose = " ".join(str(s[k] or "") for k in ("speaker", "organisation", "role")).lower()
    names = re.findall(r"[\w’'-]{4,}", (attack.incident["perpetrator"] or "").lower())
    return not names or any(n in whose for n in names) or not s["speaker"]


def _is_of_its_attackers(attack: Attack, words: str, by: str | None) -> bool:
    """Whether a claim of responsibility, in some words, is that of those who are said to have done it; asked only
    where several claim it."""
    if attack.incident["strength"] != "contested" or not by or not attack.incident["perpetrator"]:
        return True
    names = re.findall(r"[\w’'-]{4,}|[A-Z]{2,}", attack.incident["perpetrator"])
    return any(n in words or n in by for n in names)


def _party_claiming(attack: Attack, report: str) -> Cell | None:
    """What a report says of the claim by those who are said to have done it: so where it names them as claiming
    it, whatever their spelling; a part where it only names others who do."""
    whole, day, part = attack.incident["perpetrator"] or "", attack.incident["earliest"], None
    for who, start, end in attack.shared.claiming(report):
        sentence = attack.shared.reports[report]["text"][start:end]
        if of_other_attacks(sentence, day) or NO_CLAIM.search(sentence) or not _is_about(attack, report, start):
            continue
        cell = Cell(Says.SO, attack.at(report, start, end))
        if not whole or by_them(who, sentence, whole, branches=False):
            return cell
        part = part or cell._replace(says=Says.PART_OF)
    return part


def _is_by_them(attack: Attack, report: str, at: int) -> bool:
    """Whether the sentence at a place names those who are said to have done it as claiming it, or nobody: who names
    "al-Qaeda" says less than that its branch did."""
    whole = attack.incident["perpetrator"]
    told = [who for who, start, end in attack.shared.claiming(report) if start <= at < end]
    return not whole or not told or any(one_party(who, whole, branches=False) for who in told)


def _is_about(attack: Attack, report: str, at: int) -> bool:
    found = attack.shared.stretch(report, at)
    return may_be_about(attack.incident["incident_id"], found, attack.shared.told, anywhere=False)


def _names_its_attackers(attack: Attack, report: str) -> bool:
    """Whether a report names whoever is said to have done it, by any of the names of the group."""
    r, whole = attack.shared.reports[report], attack.incident["perpetrator"] or ""
    names = {n for known in names_of_groups() if whole in known for n in known} or {whole}
    places = {p["words"] for p in attack.shared.told.places[report]}
    parts = (w for n in names for w in re.findall(r"[\w’'-]{4,}|[A-Z]{2,}", n))
    words = names | {w for w in parts if w not in GENERAL and w not in places}
    text = f"{r['title']} {r['text']}".lower()
    return not whole or any(re.search(rf"\b{re.escape(w.lower())}\b", text) for w in words)
