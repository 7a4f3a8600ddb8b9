"""What notebooks ask of an attack: which figures are totals, what they are put down to, who vouches for them, and
how a toll comes about. Each takes rows of a tidy table and gives a column or rows beside them."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from dateline import tables
from dateline.chapters import casualties
from dateline.chapters.attack.steps import Step, beside, in_order, steps
from dateline.chapters.attack.victims import described
from dateline.chapters.attack.what_happened import put_down_to
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.sources import sources as behind
from dateline.chapters.locator_map import far
from dateline.extraction.lexicon.case_names import CIVILIANS, UNSAID
from dateline.linking.headlines import without_headlines
from dateline.linking.incidents import orders
from dateline.linking.incidents.attestation import gives_number
from dateline.notebook.judgement import plain_claims
from dateline.tables import PersonRow, TollRow


def totals(book: Edition, claims: pd.DataFrame) -> pd.DataFrame:
    """Those of some claims that are a report's figure for all the dead: one a report, its largest, and none of the
    attackers' own. `moved` are the words in which the sentence itself says that the figure changed ("rose"), or ""."""
    found = orders.totals(plain_claims(claims), book.case["attackers"])
    ids = [c["claim_id"] for c in found]
    own = claims.set_index("claim_id", drop=False).loc[ids]
    return own.assign(moved=[orders.said_to_move(book.sentence(i)) for i in ids]).reset_index(drop=True)


def causes(book: Edition, claims: pd.DataFrame) -> pd.Series:
    """What each claim's own sentence puts the dead or wounded down to, in words ("a bomb"); missing where it does not
    say, and for what counts for nothing (a headline, a figure that is denied or that a person rejected)."""
    rows = plain_claims(claims)
    made = [put_down_to(c, event) for c, event in zip(rows, beside(book, rows), strict=True)]
    return pd.Series(made, index=claims.index, dtype=object)


def events(book: Edition, incident_id: str) -> pd.DataFrame:
    """The events of an attack as reports tell them, a row for each report and event: what, particular_id, report_id,
    outlet, when (the days and hours of its sentence, in the report's words) and after, the event it follows."""
    told = pd.DataFrame(steps(book, incident_id), columns=list(Step._fields))
    return told.assign(outlet=[book.reports[r]["outlet"] for r in told["report_id"]])


def ordered(told: pd.DataFrame, reports: pd.Series) -> list[str]:
    """Events and causes in the order that reports give them: those of most `reports` first, where none is given."""
    rows = [Step(*r) for r in told[list(Step._fields)].itertuples(index=False)]
    return in_order(rows, Counter({str(what): int(n) for what, n in reports.items()}))


def sources(book: Edition, claims: pd.DataFrame) -> pd.DataFrame:
    """The independent sources that give a number for an attack, a row for each source and claim: source, claim_id. An
    outlet is one, and so is whoever outlets quote; a figure that is denied, or that a person rejected, has none."""
    found = behind(book, (c for c in without_headlines(plain_claims(claims)) if gives_number(c)))
    rows = [(source, c["claim_id"]) for source, own in found.items() for c in own]
    return pd.DataFrame(rows, columns=["source", "claim_id"])


def people_in_words(claims: pd.DataFrame) -> pd.Series:
    """Whom each claim counts, one of them where there is one: "civilians", "civilian"."""
    return pd.Series([casualties.group_of(c) for c in plain_claims(claims)], index=claims.index, dtype=object)


def toll_end(book: Edition, tolls: pd.DataFrame, end: str) -> pd.Series:
    """The `low`, `best` or `high` of tolls, each with its row of the table of assertions; the best leads to a sentence
    that gives it. Missing where there is none."""
    rows = tables.rows(tolls, TollRow)
    return pd.Series([casualties.end_of(book, t, end) for t in rows], index=tolls.index, dtype=object)


def how_reached(book: Edition, tolls: pd.DataFrame) -> pd.Series:
    """How each toll comes about: the sum, if one was made, what bounds it, and its sources."""
    rows = tables.rows(tolls, TollRow)
    return pd.Series([casualties.how(book, t) for t in rows], index=tolls.index, dtype=object)


def told_of(persons: pd.DataFrame) -> pd.Series:
    """Whether reports say more of a person than that there was one: a name, an age, kin, an occupation, a status."""
    rows = tables.rows(persons, PersonRow)
    return pd.Series([described(p) for p in rows], index=persons.index, dtype=bool)


def can_be_counted(persons: pd.DataFrame, tolls: pd.DataFrame) -> pd.Series:
    """Whether each of some dead can be among those whom the figure for all of an attack counts: where it is no higher
    than the figure for soldiers alone, a civilian who is counted beside them is in another."""
    own = tolls[tolls["effect"].eq("killed") & tolls["account"].eq("") & tolls["best"].notna()]
    best = {str(group): int(n) for group, n in zip(own["group"], own["best"], strict=True)}
    every, civilians = best.get("all", 0), best.get(CIVILIANS, 0)
    others = max((n for group, n in best.items() if group not in ("all", "people", CIVILIANS, UNSAID)), default=0)
    apart = set[str]()
    if civilians and others >= every:
        apart = {"civilian"}
    elif others and civilians >= every:
        apart = {"combatant"}
    return ~persons["status"].isin(apart)


def distances(book: Edition, incident_id: str) -> pd.DataFrame:
    """How far an attack lies from each known town: place, kilometres, direction; no row where its own coordinates are
    not known. Countries and states are left out, for their middle is nowhere."""
    return pd.DataFrame(far(book, incident_id), columns=["place", "kilometres", "direction"])
