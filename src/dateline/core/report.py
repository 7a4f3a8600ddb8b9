"""A report: one published text by one outlet, as reading hands it on."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateline.core import dates


@dataclass(frozen=True)
class Report:
    """One published text. `published` is EDTF, with a time of day where known, or None; `file` is where it came from.

    `report_id` is a plain identifier (core/identifiers.py); `given_id` is what the input calls the report, where that
    is another. `full` is false for an abstract and for a text of which only the beginning could be read (`partial`).
    `version_of` names the older version of the same page.
    """

    report_id: str
    outlet: str
    text: str
    title: str = ""
    url: str = ""
    published: str | None = None
    dated_by: str = "none"
    agency: str = ""
    carried_by: str = ""
    rights: str = ""
    full: bool = True
    language: str = "en"
    dateline: str = ""
    file: str = ""
    given_id: str = ""
    partial: bool = False
    fetched: str = ""
    version_of: str = ""

    @property
    def day(self) -> date | None:
        """The day of publication, where it is one day."""
        if not self.published:
            return None
        when = dates.parse(self.published)
        return when.earliest if when.earliest == when.latest else None

    @property
    def sha256(self) -> str:
        """Hash of all that is read from: text, title, outlet and date."""
        parts = (
            self.text,
            self.title,
            self.outlet,
            self.published or "",
            self.agency,
            self.url,
            self.carried_by,
            self.dateline,
        )
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def identifier(kind: str, *parts: object) -> str:
    """A short identifier made from content: the same content gives the same identifier in every edition."""
    joined = "\x1f".join(str(p) for p in parts)
    return f"{kind}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def identifiers(kind: str, report_id: str, keys: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Identifiers made from report, kind, words and the occurrence number of these words."""
    seen: Counter[tuple[str, ...]] = Counter()
    for key in keys:
        seen[key] += 1
        yield identifier(kind, report_id, *key, seen[key])
