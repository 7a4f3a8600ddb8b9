"""verify.json: when `dateline verify` was last run on a case and what it found; an input of the book like any other."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from dateline.core.diagnostics import Problem

VERIFY = "verify.json"
# What a case's folder holds beside the inputs that verify looks at: its own result, and records of past editions.
BESIDE = (VERIFY, "editions")
SOUND, CHANGED = "sound", "changed"
AGAIN = "Run `dateline verify`, which writes it anew"


class Verified(NamedTuple):
    """What was found: the moment, ISO 8601 in UTC; sound or changed; the hash of the inputs that it was
    run on; how many of each was looked at; how many of each kind were wrong, and how many were noted."""

    at: str
    outcome: str
    inputs: str
    counts: dict[str, int]
    wrong: dict[str, int]
    notes: dict[str, int]


def read_verified(data: Path) -> Verified | Problem | None:
    """What verify.json says; a problem where it can't be read, None where there is none."""
    path = data / VERIFY
    if not path.is_file():
        return None
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        found = Verified(*(row[name] for name in Verified._fields))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Problem(VERIFY, None, "it is not what `dateline verify` writes", AGAIN)
    return found if _is_sound(found) else Problem(VERIFY, None, "it says what it can't say", AGAIN)


def _is_sound(found: Verified) -> bool:
    """Whether each value is of its kind."""
    numbers = (found.counts, found.wrong, found.notes)
    if not all(isinstance(t, str) for t in found[:3]) or found.outcome not in (SOUND, CHANGED):
        return False
    if not all(isinstance(n, dict) and all(type(v) is int and v >= 0 for v in n.values()) for n in numbers):
        return False
    try:
        datetime.fromisoformat(found.at)
    except ValueError:
        return False
    return (found.outcome == SOUND) == (not any(found.wrong.values()))
