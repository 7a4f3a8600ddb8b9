"""Strict checks of what a published book offers to machines: its Atom feed, by the grammar of RFC 4287 and what that
asks beside it; its schema.org Dataset, by the properties that schema.org knows and those that search engines ask."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = Path(__file__).with_name("atom.rng")
TEXT, ADDRESS = {"type": "string", "minLength": 1}, {"type": "string", "pattern": "^https?://[^ ]+$"}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
# Properties of a Dataset (https://schema.org/Dataset) with the types that schema.org gives them; no other is allowed.
DATASET: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "@type", "name", "description", "creator", "distribution", "version", "datePublished"],
    "additionalProperties": False,
    "properties": {
        "@context": {"enum": ["https://schema.org/", "https://schema.org"]},
        "@type": {"const": "Dataset"},
        "@id": ADDRESS,
        "name": TEXT,
        "description": {"type": "string", "minLength": 50, "maxLength": 5000},
        "version": TEXT,
        "datePublished": DAY,
        "isAccessibleForFree": {"type": "boolean"},
        "license": ADDRESS,
        "url": ADDRESS,
        "identifier": TEXT,
        "creator": {
            "type": "object",
            "required": ["@type", "name"],
            "additionalProperties": False,
            "properties": {"@type": {"enum": ["Organization", "Person"]}, "name": TEXT, "url": ADDRESS},
        },
        "distribution": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["@type", "encodingFormat", "contentUrl"],
                "additionalProperties": False,
                "properties": {
                    "@type": {"const": "DataDownload"},
                    "encodingFormat": {"type": "string", "pattern": "^[a-z]+/[a-z0-9.+-]+$"},
                    "contentUrl": {"type": "string", "minLength": 1, "pattern": "^[^ ]+$"},
                },
            },
        },
    },
}


def wrong_in_feed(feed: bytes) -> list[str]:
    """What an Atom feed is told off for."""
    root = etree.fromstring(feed)
    grammar = etree.RelaxNG(etree.parse(str(GRAMMAR)))
    out = [] if grammar.validate(root) else [str(e) for e in grammar.error_log]
    entries = root.findall(f"{ATOM}entry")
    names = Counter(e.text for e in root.iter(f"{ATOM}id"))
    out += [f"the id {name} stands {n} times" for name, n in names.items() if n > 1]
    by_feed = root.find(f"{ATOM}author") is not None
    for e in entries:
        links = [
            (x.get("type"), x.get("hreflang")) for x in e.findall(f"{ATOM}link") if x.get("rel") in (None, "alternate")
        ]
        if not links and e.find(f"{ATOM}content") is None:
            out.append("an entry has neither content nor an alternate link")
        out += ["an entry has two alternate links of one kind"] if len(set(links)) < len(links) else []
        out += [] if by_feed or e.find(f"{ATOM}author") is not None else ["an entry has no author"]
    newest = max((e.findtext(f"{ATOM}updated", "") for e in entries), default="")
    if root.findtext(f"{ATOM}updated", "") < newest:
        out.append("an entry is newer than the feed")
    return out


def wrong_in_dataset(data: Any) -> list[str]:
    """What a Dataset of schema.org is told off for."""
    return [e.message for e in jsonschema.Draft202012Validator(DATASET).iter_errors(data)]
