"""Tidy tables: the edition's own, with days as pandas' timestamps and with the names that identifiers stand for."""

from __future__ import annotations

import pandas as pd

from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.spoken import spoken
from dateline.chapters.common.wording import day_of, source_name
from dateline.core.dates import in_words
from dateline.linking.incidents.orders import bears_its_day
from dateline.tables import kinds


def tidy(book: Edition, name: str) -> pd.DataFrame:
    """A table of the edition, a copy to work with. Beside its own columns it has:

    - outlet, published (in words), day (of publication, where a report gives one), known (the last day on which the
      report can have appeared) and origin (whose story it is), where a row is of a report;
    - a speaker or source that the report calls "its reporter" by the outlet's name;
    - incident (its name), where a row is of an attack;
    - what_ifs: day and by, the day and the moment (in words) of its as_of, where it has one;
    - statements: counts (False for a piece of a longer one, and for what a person rejected), said (in words);
    - incidents: place (its name), day (in words).
    """
    frame = book.table(name).copy()
    for column in [c for c, kind in kinds(name).items() if kind == "date" and c in frame]:
        frame[column] = pd.to_datetime(frame[column])
    if "report_id" in frame:
        frame = _of_reports(book, frame)
    if "incident_id" in frame and name != "incidents":
        frame["incident"] = frame["incident_id"].map({i: row["name"] for i, row in book.incidents.items()})
    for column in [c for c in ("speaker", "attributed_to") if c in frame and "outlet" in frame]:
        pairs = zip(frame[column], frame["outlet"], strict=True)
        frame[column] = pd.Series(
            [n if pd.isna(n) else source_name(n, of) for n, of in pairs], index=frame.index, dtype=frame[column].dtype
        )
    if name == "statements":
        frame["counts"] = frame["statement_id"].isin({s["statement_id"] for s in spoken(book)})
        frame["said"] = in_days(frame["said_earliest"], frame["said_latest"])
    if name == "what_ifs":
        # by place and not by partition(), which gives no columns where there is no row
        day, hour = frame["as_of"].str[:10], frame["as_of"].str[11:]
        frame["day"] = pd.to_datetime(day.replace("", None))
        frame["by"] = in_days(frame["day"], frame["day"]) + (", " + hour).where(hour != "", "")
    if name == "incidents":
        frame["place"] = frame["place_id"].map({p: row["name"] for p, row in book.places.items()})
        frame["day"] = [day_of(book.incidents[i]) for i in frame["incident_id"]]
    return frame


def _of_reports(book: Edition, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with the outlet of their report, and when it was published."""
    reports = book.reports
    of = frame["report_id"]
    day = {i: r["published_latest"] if bears_its_day(r) else None for i, r in reports.items()}
    return frame.assign(
        outlet=of.map({i: r["outlet"] for i, r in reports.items()}),
        published=of.map({i: published(r) for i, r in reports.items()}),
        day=pd.to_datetime(of.map(day)),
        known=pd.to_datetime(of.map({i: r["published_latest"] for i, r in reports.items()})),
        origin=of.map({i: r["origin_id"] for i, r in reports.items()}),
    )


def by_frequency(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """The rows with those of the most frequent value of a column first; equals by name."""
    often = frame.groupby(column)[column].transform("size")
    return frame.assign(often=-often).sort_values(["often", column], kind="stable").drop(columns="often")


def in_days(first: pd.Series, last: pd.Series) -> pd.Series:
    """Days in words: "3 December 2021", "between 2 December 2021 and 8 December 2021"; missing where none is known."""
    words = [
        None if pd.isna(a) or pd.isna(b) else _span(in_words(a.date()), in_words(b.date()))
        for a, b in zip(first, last, strict=True)
    ]
    return pd.Series(words, index=first.index, dtype=object)


def _span(first: str, last: str) -> str:
    return first if first == last else f"between {first} and {last}"
