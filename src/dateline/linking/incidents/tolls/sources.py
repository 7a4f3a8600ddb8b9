"""Whose figure it is: a named body, the outlet, or a source without a name."""

from __future__ import annotations

import re
from collections import defaultdict

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import bare
from dateline.linking.incidents.tolls.reports import FirstPrinted
from dateline.tables import ClaimRow, ReportRow


def by_source(
    lists: list[list[ClaimRow]], r: ReportRow, meta: FirstPrinted
) -> dict[tuple[str, int], list[list[ClaimRow]]]:
    """Lists of counts by whose they are."""
    whose = bare(meta[r["origin_id"]]["outlet"]) if r["origin_id"] in meta else bare(r["origin_id"])
    out: dict[tuple[str, int], list[list[ClaimRow]]] = defaultdict(list)
    for one in lists:
        out[_source(one[0], r, whose, meta.outlets)].append(one)
    return out


# Nouns of bodies that count the dead, and words that do not tell two of them apart.
BODY_NOUNS = frozenset(en.words("linking", "bodies that count the dead"))
NO_NAMES = frozenset(en.words("linking", "words that tell no body apart"))
FULL_NAME = re.compile(r"(?!The |A |An )[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*){1,3}")


def body_named(speaker: str | None) -> frozenset[str]:
    """The words that name a body of which no list knows, or somebody by the full name: "the Defence Ministry" and
    "ministry of defence" are one.

    >>> sorted(body_named("The Defence Ministry")), sorted(body_named("Ola Berg")), sorted(body_named("A doctor"))
    (['defence', 'ministry'], ['berg', 'ola'], [])
    """
    words = set(re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", (speaker or "").lower())))
    return frozenset(words - NO_NAMES) if words & BODY_NOUNS or FULL_NAME.fullmatch(speaker or "") else frozenset()


def _source(c: ClaimRow, r: ReportRow, whose: str, outlets: set[str]) -> tuple[str, int]:
    """Whose figure it is (step 2), and its rank: 0 official or primary, 1 outlet, 2 unnamed.
    `whose` is the outlet whose story the report tells."""
    if c["attributed_id"]:
        return c["attributed_id"], 0
    if r["relation"] == "primary source":
        return bare(r["outlet"]), 0
    if c["origin_id"] not in (None, r["origin_id"]):  # in a passage lifted from another report
        return f"lifted from {c['origin_id']}", 2
    if c["attributed_to"]:
        told = bare(c["attributed_to"])
        return (told, 1) if told in outlets else (whose, 2)  # an outlet's later figure supersedes its unnamed sources'
    return whose, 1
