"""What the columns of other programs' tables are called, and which field of a report each one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Field → the names it has in tables of trafilatura, news-please, newspaper and news services, the surest first.
SYNONYMS = {
    "text": ("text", "maintext", "main_text", "full_text", "fulltext", "article_text", "articlebody", "article_body",
             "body", "content"),
    "title": ("title", "headline", "article_title"),
    "outlet": ("outlet", "sitename", "site_name", "source_hostname", "publisher", "publication", "newspaper",
               "source_name",
               "source_domain", "hostname", "domain"),
    "published": ("published", "date", "published_at", "publishedat", "date_published", "datepublished", "date_publish",
                  "publish_date", "published_date", "publication_date", "pub_date", "pubdate", "published_time"),
    "url": ("url", "link", "article_url", "web_url", "canonical_url"),
    "agency": ("agency", "wire", "news_agency"),
}  # fmt: skip
# How pandas writes that a cell is empty.
NO_VALUE = {"", "nan", "nat", "<na>"}
FIELD_OF = {name: field for field, names in SYNONYMS.items() for name in names}


def plain(name: str) -> str:
    """A column's name without regard to case, blanks and hyphens."""
    return re.sub(r"[\s_-]+", "_", name.strip().casefold()).strip("_")


def fields_of(row: Mapping[str, object]) -> dict[str, object]:
    """The fields of a report among the named values of a row: for each the surest name that has a value."""
    named = {plain(name): value for name, value in row.items()}
    out: dict[str, object] = {}
    for field, names in SYNONYMS.items():
        values = (named[name] for name in names if name in named)
        value = next((v for v in values if v is not None and str(v).strip().casefold() not in NO_VALUE), None)
        if value is not None:
            out[field] = value
    return out


def unread(names: Iterable[str]) -> list[str]:
    """The columns that are no field of a report."""
    return [name for name in names if plain(name) not in FIELD_OF]


def twice(names: Iterable[str]) -> str:
    """A field's column that is there twice, or empty."""
    seen: set[str] = set()
    for name in map(plain, names):
        if name in seen and name in FIELD_OF:
            return name
        seen.add(name)
    return ""
