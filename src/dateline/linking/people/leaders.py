"""Who leads an armed group, or speaks for it, as reports tell: what such a person counts is the group's own account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.extraction.lexicon import en
from dateline.tables import ReportRow

OFFICE = en.any_of("linking", "who speaks for an armed group")
PERSON = r"[A-Z][\w’'-]+(?: (?:al-|bin |ibn )?[A-Z][\w’'-]+){0,3}"


def leaders(reports: Iterable[ReportRow], names: Mapping[str, str]) -> dict[str, str]:
    """The people whom texts call leaders or spokesmen of armed groups, by full and by last name, each with the actor_id
    of his group. `names` are the groups' names with their actor_id.

    >>> said = {"title": "", "text": "The leader of the Red Front group, Karl Lund, said so."}
    >>> leaders([said], {"Red Front": "front"})
    {'Karl Lund': 'front', 'Lund': 'front'}
    """
    if not names:
        return {}
    group = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    told = (
        rf"\b(?:{OFFICE}) of (?:the )?(?P<group>{group})(?: [a-z]+){{0,3}},? (?P<who>{PERSON})",
        rf"\b(?P<group>{group})(?:[’']s)?(?: [a-z]+)? (?:{OFFICE}),? (?P<who>{PERSON})",
        rf"(?P<who>{PERSON}), (?:the |a |its )?(?:[a-z]+ )?(?:{OFFICE}) of (?:the )?(?P<group>{group})\b",
    )
    out: dict[str, str] = {}
    for r in reports:
        for m in (m for pattern in told for m in re.finditer(pattern, f"{r['title'] or ''}\n{r['text'] or ''}")):
            out[m["who"]] = names[m["group"]]
            out.setdefault(m["who"].split()[-1], names[m["group"]])
    return out
