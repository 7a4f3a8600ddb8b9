"""What the reader knows before it opens a report: groups of people, places and actors by their names.

The project's own rules know general words; a case adds its own names. Nothing here knows a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dateline.extraction import rules


def name_pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for many names, the longest first, as whole words; white space inside may be any."""
    ordered = sorted({n.strip() for n in names if n.strip()}, key=lambda n: (-len(n), n))
    if not ordered:
        return None
    body = "|".join(re.sub(r"(?:\\\s|\s)+", r"\\s+", re.escape(n)) for n in ordered)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w]|-\w)")


@dataclass(frozen=True)
class Lexicon:
    """Names a case brings: group → head nouns, place_id → names and kind, outlet → order of day and month in its dates
    (dmy, mdy), actor_id → (name, kind, role, organisation, other names).

    `pipeline` names a trained spaCy pipeline to read names and syntax with. An empty lexicon is the default: the
    general rules alone.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place_kinds: Mapping[str, str] = field(default_factory=dict)
    date_order: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, tuple[str, str, str, str, tuple[str, ...]]] = field(default_factory=dict)
    pipeline: str | None = None

    @cached_property
    def noun_group(self) -> dict[str, str]:
        """Group of every noun (or phrase) that means people, in lower case. A case's own come first."""
        known = {n: row["group"] for row in rules.table("groups") for n in row["nouns"].split()}
        return known | {n.lower(): group for group, nouns in self.groups.items() for n in nouns}

    @cached_property
    def attacker(self) -> str | None:
        """The armed group whom "militants" and "terrorists" mean: the case's only one, or None."""
        armed = [name for name, kind, *_ in self.actors.values() if kind == "attacker"]
        return armed[0] if len(armed) == 1 else None

    @cached_property
    def own_groups(self) -> frozenset[str]:
        """The groups that the case named."""
        return frozenset(self.groups)

    @cached_property
    def place_names(self) -> dict[str, str]:
        """place_id of every spelling, white space folded."""
        return {" ".join(n.split()): pid for pid, names in self.places.items() for n in names}

    @cached_property
    def place_pattern(self) -> re.Pattern[str] | None:
        """Finds every spelling of every place."""
        return name_pattern(self.place_names)

    @cached_property
    def actor_names(self) -> dict[str, str]:
        """actor_id of every name, in lower case, without a leading article; last names that only one person bears too."""
        found = {bare(n): aid for aid, (name, _, _, _, others) in self.actors.items() for n in (name, *others)}
        last: dict[str, set[str]] = {}
        for aid, (name, kind, *_) in self.actors.items():
            if kind == "person" and " " in name:
                last.setdefault(bare(name.split()[-1]), set()).add(aid)
        return {n: next(iter(ids)) for n, ids in last.items() if len(ids) == 1} | found


def bare(name: str) -> str:
    """A name for comparison: lower case, white space folded, no leading article, no possessive."""
    low = " ".join(name.lower().replace("’", "'").split())
    low = re.sub(r"^(?:the|an?)\s+", "", low)
    return re.sub(r"'s?$", "", low)


EMPTY = Lexicon()
