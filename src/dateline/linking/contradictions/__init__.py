"""Where reports do not agree: on the day, on a number, on who did it, on who controlled the area, on how it was done,
on where a place lies, on the words of a quotation, on who spoke them.

What only looks different is none: an earlier figure that a later one of the same origin supersedes, a group under
another name, a total beside its parts.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.linking.contradictions.common import Linked, strength
from dateline.linking.contradictions.days import days
from dateline.linking.contradictions.numbers import numbers
from dateline.linking.contradictions.responsibility import doers
from dateline.linking.contradictions.where_and_how import ground
from dateline.linking.contradictions.words import words
from dateline.linking.places.gazetteer import Gazetteer
from dateline.linking.rows import LinkedRows
from dateline.tables import ActorRow, ContradictionRow


def contradictions(linked: LinkedRows, gazetteer: Gazetteer, actors: Iterable[ActorRow]) -> list[ContradictionRow]:
    """The rows of the contradictions table of the linked tables, the strongest first."""
    known = Linked(linked, gazetteer, actors)
    found = [*days(known), *numbers(known), *doers(known), *ground(known), *words(known)]
    found.sort(key=lambda r: (*(-n for n in strength(r)), r["contradiction_id"]))
    return found
