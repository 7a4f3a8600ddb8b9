"""What happened in the course of an attack, step by step: a house was raided, a relief force was ambushed.

Each is a reading of its own in the table particulars, of the aspect "event". Only what a sentence says happened is
read: what was planned, feared or denied is none, nor what a sentence says of other attacks.

Not supported: events that only a noun names ("the raid"), and who did what to whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dateline.extraction.lexicon import en

# Each rule with what it reads, in the words of the table.
EVENTS = (
    ("raid", "raid", en.pattern("event_patterns", "raid")),
    ("shots", "gunfire", en.pattern("event_patterns", "shots")),
    ("ambush", "ambush", en.pattern("event_patterns", "ambush")),
    ("bomb", "bomb", en.pattern("event_patterns", "bomb")),
    ("fighting", "fighting", en.pattern("event_patterns", "fighting")),
    ("accident on the road", "accident", en.pattern("event_patterns", "accident on the road")),
    ("help on its way", "help", en.pattern("event_patterns", "help on its way")),
    ("taken to hospital", "hospital", en.pattern("event_patterns", "taken to hospital")),
    ("escape", "escape", en.pattern("event_patterns", "escape")),
)
NOT_SO = en.pattern("event_patterns", "not so")
RECALLED = en.pattern("event_patterns", "recalled")
# How far before the words of an event one looks for what takes it back.
REACH = 60


class Event(NamedTuple):
    """What happened: where the words begin and end within their sentence, what it was, and the rule that read it."""

    start: int
    end: int
    value: str
    rule: str


def events(text: str) -> Iterator[Event]:
    """The events that a sentence says happened.

    >>> [e.rule for e in events("Gunmen attacked Arden and Dorvik villages.")]
    ['raid']
    >>> [e.rule for e in events("Gunmen attacked a patrol near the village.")]
    []
    """
    if RECALLED.search(text):
        return
    for rule, value, pattern in EVENTS:
        for m in pattern.finditer(text):
            if not NOT_SO.search(text[max(0, m.start() - REACH) : m.start()]):
                yield Event(m.start(), m.end(), value, rule)
