"""Judgements of the package on tidy tables: which figure counts, and what it is in words."""

from __future__ import annotations

import json
from collections.abc import Collection

import pandas as pd

from dateline import tables
from dateline.chapters.casualties import in_short, series, with_texts
from dateline.chapters.collation import MEANING, held_against, names_of, serious
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.wording import figure
from dateline.chapters.contradictions import WORDS
from dateline.chapters.coverage import MEANINGS
from dateline.chapters.reports import MEANING as DEPENDS
from dateline.core.identifiers import printable
from dateline.extraction.attribution.speakers.source_spans import unnamed as names_nobody
from dateline.linking.incidents import tolls as reconciling
from dateline.linking.incidents.joining.aftermath import died_of_wounds
from dateline.linking.incidents.tolls import best
from dateline.linking.incidents.tolls.groups import by_account
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.places.positions import positions as positions_of
from dateline.linking.provenance.dating import published_days
from dateline.linking.provenance.derivation import RENDERED
from dateline.notebook.tidy import in_days
from dateline.pipeline.diff import editions
from dateline.tables import ClaimRow, TollRow, VariantRow

RULES = best.RULES
# What became of the words of an utterance, by the relation of a version to its reference text.
RELATIONS = MEANING
# What a report says of a point, and what disagreements are about, in words.
SAYS = {str(says): meaning for says, meaning in MEANINGS.items()}
ABOUT = WORDS
# How a report depends on another, the closest first, in words.
RELIANCES = DEPENDS
# What a report's day is taken from, in words.
DATED_BY = {"metadata": "its own date", "text": "its text", "inferred": "other reports", "none": "nothing"}
MOST_LISTED = 12
# What a toll is of.
TOLL_OF = ["incident_id", "effect", "group", "account"]


def tolls(book: Edition, claims: pd.DataFrame, rule: str = "") -> pd.DataFrame:
    """The tolls of some claims by a rule, the edition's own by default: low, best and high for each attack, effect,
    group ("all" for the whole) and account (whose it is; "" for everybody but the attackers).

    What the frame says counts: claims that are left out or changed give other tolls. Raises ValueError for a rule that
    is not in RULES.
    """
    rows = plain_claims(claims)
    attackers = book.case["attackers"]
    made = reconciling.tolls(rows, with_texts(book), attackers, rule or book.case["rule"], series(book))
    return tables.table("tolls", made)


def plain_claims(claims: pd.DataFrame) -> list[ClaimRow]:
    """Claims as rows, with plain days and without what a tidy table adds."""
    plain = claims[list(tables.kinds("claims"))].copy()
    for column in [c for c, kind in tables.kinds("claims").items() if kind == "date"]:
        plain[column] = [None if pd.isna(day) else pd.Timestamp(day).date() for day in plain[column]]
    return tables.rows(plain, ClaimRow)


def toll_in_words(made: pd.DataFrame) -> pd.Series:
    """Tolls in words: "13 (12 to 13)", "12 to 13", "13"; "no figure" where there is neither least nor most."""
    rows = tables.rows(made, TollRow)
    words = ["no figure" if t["low"] is None and t["high"] is None else in_short(t) for t in rows]
    return pd.Series(words, index=made.index, dtype=object)


def group_in_words(made: pd.DataFrame) -> pd.Series:
    """The groups of tolls, with the attackers whose account it is, if any."""
    rows = tables.rows(made, TollRow)
    return pd.Series([by_account(t) for t in rows], index=made.index, dtype=object)


def figure_in_words(claims: pd.DataFrame) -> pd.Series:
    """The figures of claims as their reports give them: "13", "at least 12", "8 to 10", "dozens"."""
    rows = tables.rows(claims[["low", "high", "hedge"]])
    return pd.Series([figure(r["low"], r["high"], r["hedge"]) for r in rows], index=claims.index, dtype=object)


def among(name: str, value: str, known: Collection[str]) -> str:
    """A parameter's value. Raises ValueError, naming some that there are, where it is given and is none of these."""
    if value and value not in known:
        there = sorted(known)
        more = f" and {len(there) - MOST_LISTED} more" if len(there) > MOST_LISTED else ""
        raise ValueError(f"{name}: no {printable(value)} here. There are {', '.join(there[:MOST_LISTED])}{more}")
    return value


def unnamed(book: Edition, statements: pd.DataFrame) -> pd.Series:
    """Whether the source of each statement has no name: "an official", "two residents"."""
    columns = statements[["report_id", "speaker_id", "speaker_start", "speaker_end"]]
    found = [
        r["speaker_start"] is not None and r["speaker_id"] is None
        and bool(names_nobody(book.stretch(r["report_id"], r["speaker_start"], r["speaker_end"])))
        for r in tables.rows(columns)
    ]  # fmt: skip
    return pd.Series(found, index=statements.index, dtype=bool)


def unfaithful(variants: pd.DataFrame) -> pd.Series:
    """Whether each version differs from its reference text between the quotation marks by more than spelling."""
    rows = tables.rows(variants[list(tables.kinds("variants"))], VariantRow)
    return pd.Series([serious(v) for v in rows], index=variants.index, dtype=bool)


def dated_by_release(book: Edition, statements: pd.DataFrame) -> pd.DataFrame:
    """Statements with the day of speaking (said_earliest, said_latest, said) also of those whose sentence names none,
    but that a body published itself on one day, or that another report prints from that release."""
    published = {
        r: pd.Timestamp(days[0])
        for r, row in book.reports.items()
        if row["relation"] == "primary source" and (days := published_days(row)) and days[0] == days[1]
    }
    printed = [v for v in book.rows("variants") if v["relation"] not in RENDERED and v["base_report_id"] in published]
    release = {v["statement_id"]: v["base_report_id"] for v in printed}
    where = zip(statements["statement_id"], statements["report_id"], strict=True)
    released = [published.get(release.get(s, r), pd.NaT) for s, r in where]
    day = pd.Series(released, index=statements.index, dtype="datetime64[ns]").where(statements["said_earliest"].isna())
    first, last = (pd.to_datetime(statements[c]).fillna(day) for c in ("said_earliest", "said_latest"))
    return statements.assign(said_earliest=first, said_latest=last, said=in_days(first, last))


def later_deaths(book: Edition, claims: pd.DataFrame) -> pd.Series:
    """Whether each claim counts wounded who died of an attack later: the day of their death is not the attack's."""
    rows = plain_claims(claims)
    texts = {r: book.reports[r] | {"text": book.text(r)} for r in {c["report_id"] for c in rows}}
    return pd.Series([died_of_wounds(c, texts[c["report_id"]]) for c in rows], index=claims.index, dtype=bool)


def sides(disputed: pd.DataFrame) -> pd.DataFrame:
    """The sides of disagreements, one a row: contradiction_id, side (in words), sources (how many independent ones) and
    evidence (identifiers, separated by spaces)."""
    rows = [
        (i, s["side"], int(s["origins"]), " ".join(s["evidence"]))
        for i, cell in zip(disputed["contradiction_id"], disputed["sides"], strict=True)
        for s in json.loads(cell)
    ]
    return pd.DataFrame(rows, columns=["contradiction_id", "side", "sources", "evidence"])


def positions(book: Edition) -> pd.DataFrame:
    """The distances and directions that reports state: particular_id, report_id, place_id, words, with what the
    coordinates give (computed, in words) and whether it fits; both missing where coordinates are."""
    places = [{k: "" if v is None else str(v) for k, v in p.items()} for p in book.places.values()]
    checked = {p.particular_id: p for p in positions_of(book.particulars.values(), Gazetteer(places))}
    rows = [
        (p["particular_id"], p["report_id"], p["place_id"], p["words"], of and of.computed, of and of.fits)
        for p in book.particulars.values()
        if p["aspect"] == "position"
        for of in [checked.get(p["particular_id"])]
    ]
    columns = ["particular_id", "report_id", "place_id", "words", "computed", "fits"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def changes(then: Edition, now: Edition) -> pd.DataFrame:
    """What an edition says that an earlier one did not, as the table changes has it."""
    return tables.table("changes", [c._asdict() for c in editions(then.folder, now.folder)])


def collate(book: Edition, variants: pd.DataFrame, base: str = "") -> pd.DataFrame:
    """Versions of utterances compared with a reference text: for each utterance the report that `base` names, where it
    prints it, else the one the edition chose (the original release, or the report that prints most).

    Raises ValueError for a report that prints none of them.
    """
    if not among("base", base, set(variants["report_id"])):
        return variants
    names = names_of(book)
    rows = tables.rows(variants[list(tables.kinds("variants"))], VariantRow)
    out: list[VariantRow] = []
    for utterance in dict.fromkeys(v["utterance_id"] for v in rows):
        own = [v for v in rows if v["utterance_id"] == utterance]
        if all(v["report_id"] != base for v in own):
            out += own
            continue
        out += held_against(book, utterance, own, base, names)
    of = ["utterance_id", "report_id", "start"]
    added = variants[[c for c in variants if c in of or c not in tables.kinds("variants")]]
    return tables.table("variants", out).merge(added, on=of, how="left")
