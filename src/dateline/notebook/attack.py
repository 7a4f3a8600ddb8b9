"""What notebooks ask of an attack: which figures are totals, what they are put down to, who stands behind them, and
how a toll comes about. Each takes rows of a tidy table and gives a column or rows beside them."""

from __future__ import annotations

import pandas as pd

from dateline import tables
from dateline.chapters import casualties
from dateline.chapters.attack.victims import described
from dateline.chapters.attack.what_happened import gives_cause
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.sources import sources as behind
from dateline.chapters.locator_map import far
from dateline.linking.assertions.summary import CAUSES, cause_of
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


def causes(claims: pd.DataFrame) -> pd.Series:
    """What each claim's own sentence puts the dead or wounded down to, in words ("a bomb"); missing where it does not
    say, and for what counts for nothing (a headline, a figure that is denied or that a person rejected)."""
    rows = plain_claims(claims)
    made = [CAUSES[cause_of(c)] if gives_cause(c) else None for c in rows]
    return pd.Series(made, index=claims.index, dtype=object)


def sources(book: Edition, claims: pd.DataFrame) -> pd.DataFrame:
    """The independent sources that give a number for an attack, a row for each source and claim: source, claim_id. An
    outlet is one, and so is whoever outlets quote; a figure that is denied, or that a person rejected, has none."""
    found = behind(book, (c for c in plain_claims(claims) if gives_number(c)))
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


def distances(book: Edition, incident_id: str) -> pd.DataFrame:
    """How far an attack lies from each known town: place, kilometres, direction; no row where its own coordinates are
    not known. Countries and states are left out, for their middle is nowhere."""
    return pd.DataFrame(far(book, incident_id), columns=["place", "kilometres", "direction"])
