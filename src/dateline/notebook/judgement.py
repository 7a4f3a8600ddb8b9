"""Judgements of the package on tidy tables: which figure counts, and what it is in words."""

from __future__ import annotations

import pandas as pd

from dateline import tables
from dateline.chapters.casualties import in_short, series, with_texts
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.wording import figure
from dateline.linking.incidents import tolls as reconciling
from dateline.tables import ClaimRow, TollRow

RULES = reconciling.RULES
# What a toll is of.
TOLL_OF = ["incident_id", "effect", "group", "account"]


def tolls(book: Edition, claims: pd.DataFrame, rule: str = "") -> pd.DataFrame:
    """The tolls of some claims by a rule, the edition's own by default: low, best and high for each attack, effect,
    group ("all" for the whole) and account (whose it is; "" for everybody but the attackers).

    What the frame says counts: claims that are left out or changed give other tolls. Raises ValueError for a rule that
    is not in RULES.
    """
    plain = claims[list(tables.kinds("claims"))].copy()
    for column in [c for c, kind in tables.kinds("claims").items() if kind == "date"]:
        plain[column] = [None if pd.isna(day) else pd.Timestamp(day).date() for day in plain[column]]
    rows = tables.rows(plain, ClaimRow)
    attackers = book.case["attackers"]
    made = reconciling.tolls(rows, with_texts(book), attackers, rule or book.case["rule"], series(book))
    return tables.table("tolls", made)


def toll_in_words(made: pd.DataFrame) -> pd.Series:
    """Tolls in words: "13 (12 to 13)", "12 to 13", "13"."""
    return pd.Series([in_short(t) for t in tables.rows(made, TollRow)], index=made.index, dtype=object)


def group_in_words(made: pd.DataFrame) -> pd.Series:
    """The groups of tolls, with the attackers whose account it is, if any."""
    rows = tables.rows(made, TollRow)
    return pd.Series([reconciling.by_account(t) for t in rows], index=made.index, dtype=object)


def figure_in_words(claims: pd.DataFrame) -> pd.Series:
    """The figures of claims as their reports give them: "13", "at least 12", "8 to 10", "dozens"."""
    rows = tables.rows(claims[["low", "high", "hedge"]])
    return pd.Series([figure(r["low"], r["high"], r["hedge"]) for r in rows], index=claims.index, dtype=object)
