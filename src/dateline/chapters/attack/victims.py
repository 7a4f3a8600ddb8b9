"""Who the dead and the wounded of an attack were, as far as reports say; nothing where they say nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, html, join, paragraph, table, together
from dateline.chapters.common.sources import with_reports
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import number_word, spelt
from dateline.tables import ClaimRow, PersonRow

# From this age on somebody is grown, as the indicator 16.1.2 of the United Nations counts.
GROWN = 18
KIN = re.compile(r"\b(?:brothers|sisters|siblings|children|boys|girls|sons|daughters|cousins)\b")


@shown
def who(book: Edition, incident_id: str) -> Html:
    """Those killed and those hurt of whom reports say more: a name, an age, kin, an occupation or a status."""
    own = [p for p in book.persons.values() if p["incident_id"] == incident_id and _known(p)]
    dead, hurt = [p for p in own if p["effect"] == "killed"], [p for p in own if p["effect"] != "killed"]
    parts = []
    told = _told_together(book, incident_id)
    if dead or told:
        parts.append(html("<h2>Who the dead were</h2>"))
    if told:
        parts.append(told)
    if dead:
        parts.append(paragraph(_counted(book, incident_id, dead), *_described(dead)))
        parts.append(_table(book, dead, "Those killed, as reports describe them"))
    if hurt:
        parts.append(html("<h2>Who was hurt</h2>"))
        open_fate = any(p["effect"] != "wounded" for p in hurt)
        more = ", and those of whom no report says whether they lived" if open_fate else ""
        parts.append(_table(book, hurt, f"Those wounded{more}, as reports describe them"))
    return together(parts)


def _told_together(book: Edition, incident_id: str) -> Html:
    """Kin and children whom reports count without telling of each: "Counted together: three brothers (AFP)"."""
    found: dict[tuple[int, str], list[ClaimRow]] = defaultdict(list)
    for c in book.claims.values():
        of_it = (c["incident_id"], c["effect"], c["part"]) == (incident_id, "killed", "text") and c["mode"] != "denied"
        nouns = KIN.findall(c["words"].lower()) if of_it and c["low"] == c["high"] and (c["low"] or 0) > 1 else []
        if nouns:
            found[c["low"] or 0, nouns[-1]].append(c)
    if not found:
        return html("")
    most = sorted(found.items(), key=lambda f: (-len(f[1]), f[0]))
    pieces = [
        with_reports(book, book.evidence(own[0]["claim_id"], f"{number_word(n)} {noun}"), own)
        for (n, noun), own in most
    ]
    return paragraph("Counted together: ", together(pieces, "; "), ".")


def _known(p: PersonRow) -> bool:
    return bool(p["name"] or p["ages"] or p["occupation"] or p["relation"] or p["status"] != "unknown")


def _counted(book: Edition, incident_id: str, dead: Sequence[PersonRow]) -> str:
    """ "Reports put the dead at 13; nine of them are named here." """
    toll = next(
        (
            t["best"]
            for t in book.rows("tolls")
            if (t["incident_id"], t["effect"], t["group"], t["account"]) == (incident_id, "killed", "all", "")
        ),
        None,
    )
    named = sum(bool(p["name"]) for p in dead)
    told = f"{number_word(named)} named" if named else "none named"
    first = f"{toll:,} dead, {told}." if toll is not None else f"{told.capitalize()}."
    return f"{first} Reports describe {spelt(len(dead), 'person', 'people')} who died. "


def _described(people: Sequence[PersonRow]) -> Iterable[str]:
    """How many were children and grown, of which sex, and of which status, as far as reports say so."""
    ages = [(p["age_low"], p["age_high"]) for p in people if p["age_low"] is not None and p["age_high"] is not None]
    young, grown = sum(high < GROWN for _, high in ages), sum(low >= GROWN for low, _ in ages)
    men, women = (sum(p["sex"] == sex for p in people) for sex in ("male", "female"))
    if ages:
        yield f"Under {GROWN}: {young}; older: {grown}; no age given: {len(people) - young - grown}. "
    if men or women:
        yield f"Male: {men}; female: {women}; not said: {len(people) - men - women}. "
    said = [(p["status"], p["status_words"]) for p in people if p["status"] != "unknown"]
    if said:
        counts = {status: sum(s == status for s, _ in said) for status, _ in said}
        told = ", ".join(f"{n} {status}" for status, n in sorted(counts.items()))
        yield f"Status by words of the reports: {told}; not said: {len(people) - len(said)}. "


def _table(book: Edition, people: Sequence[PersonRow], caption: str) -> Html:
    rows = [
        (
            p["name"] or html("<em>not named</em>"),
            " or ".join(a.replace("-", "–") for a in p["ages"].split("|") if a),
            p["sex"] or "",
            "; ".join(dict.fromkeys(w for w in (p["occupation"], p["relation"]) if w)),
            p["status"] + (f" (“{p['status_words'].replace('|', '”, “')}”)" if p["status_words"] else ""),
            _spellings(p),
            _sources(book, p),
            _doubt(book, p),
        )
        for p in people
    ]
    columns = ["Name", "Age", "Sex", "Known as", "Status", "Other spellings", "Reports", "May be the same as"]
    empty = [c for n, c in enumerate(columns) if n > 0 and not any(row[n] for row in rows)]
    return table(columns, rows, caption, kinds=Columns(without=empty))


def _spellings(p: PersonRow) -> str:
    return ", ".join(s for s in p["spellings"].split("|") if s and s != p["name"])


def _sources(book: Edition, p: PersonRow) -> Html:
    """A link to each report's sentence on what befell the person."""
    rows = [book.victims[v] for v in p["victim_ids"].split() if v in book.victims]
    return join([book.evidence(v["victim_id"], book.reports[v["report_id"]]["outlet"]) for v in rows], ", ")


def _doubt(book: Edition, p: PersonRow) -> str:
    others = [book.persons[d] for d in (p["doubtful"] or "").split() if d in book.persons]
    return ", ".join(o["name"] or f"somebody of {o['ages'] or 'no stated age'}" for o in others)
