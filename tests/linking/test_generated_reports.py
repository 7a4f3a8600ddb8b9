"""1,000 random cases with known truth: reports are written, read, linked, and the toll must be right in all of them.

Drawn are: the final dead of two groups, how far the first reports knew them, whether a report gives the sum or the
groups, updates that say what was added, a wire with reprints, and a part told beside its whole. The seed is fixed;
a failure prints what was drawn and the reports as written.
"""

from __future__ import annotations

import os
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from dateline import tables
from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.pipeline.extract import read_tables

PLACES = [
    {
        "place_id": "ford",
        "name": "Ford",
        "kind": "district",
        "within": "",
        "latitude": "35.1",
        "longitude": "43.2",
        "precision_km": "",
        "other_names": "",
    }
]
LEXICON = Lexicon(places={"ford": ("Ford",)}, place_kinds={"ford": "district"})
OUTLETS = ["The Courier", "Morning Post", "Daily Record", "Evening Echo"]
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


@dataclass
class Drawn:
    """One case: the truth and the reports that tell it."""

    soldiers: int
    villagers: int
    reports: list[Report] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def number(rng: random.Random, n: int, *, first: bool = False) -> str:
    word = WORDS[n] if n < len(WORDS) and rng.random() < 0.5 else str(n)
    return word.capitalize() if first else word


def full_account(rng: random.Random, s: int, v: int, day: str) -> str:
    """The final figures in one of several ways."""
    return rng.choice([
        f"{number(rng, s, first=True)} soldiers and {number(rng, v)} villagers were killed in Ford {day}.",
        f"Gunmen attacked Ford {day}, killing {number(rng, s)} soldiers and {number(rng, v)} villagers.",
        f"The attack on Ford {day} took the lives of {number(rng, s)} soldiers and {number(rng, v)} villagers.",
        f"{number(rng, s, first=True)} soldiers were killed in Ford {day}, along with {number(rng, v)} villagers.",
        f"An attack on Ford {day} left {number(rng, s)} soldiers and {number(rng, v)} villagers dead. "
        f"That brings the total of dead to {s + v}.",
        f"Gunmen in Ford {day} killed {number(rng, s)} soldiers, including a captain, and {number(rng, v)} villagers.",
    ])  # fmt: skip


def case(seed: int) -> Drawn:
    """Draw one case."""
    rng = random.Random(seed)
    drawn = Drawn(rng.randint(3, 40), rng.randint(2, 12))
    attack = date(2022, 1, 1) + timedelta(rng.randint(0, 300))
    s, v = drawn.soldiers, drawn.villagers

    def publish(outlet: str, after: int, text: str, agency: str = "") -> None:
        n = len(drawn.reports)
        drawn.reports.append(
            Report(
                f"r{n}",
                outlet,
                text,
                published=(attack + timedelta(after)).isoformat(),
                dated_by="metadata",
                agency=agency,
            )
        )
        drawn.told.append(f"{outlet}{' (' + agency + ')' if agency else ''}, day {after}: {text}")

    day = f"on {attack:%A}"

    if rng.random() < 0.7:  # an early report that knows less, by an outlet that later knows all
        early = rng.randint(2, s)
        publish(
            OUTLETS[0],
            0,
            f"{number(rng, early, first=True)} soldiers and {number(rng, v)} villagers were killed in Ford {day}.",
        )
    if rng.random() < 0.6:  # an update inside one report
        first = rng.randint(2, s)
        more = f" Since then the death toll among the soldiers grew by {number(rng, s - first)}." if s > first else ""
        publish(
            OUTLETS[1],
            1,
            f"At first {number(rng, first)} soldiers and {number(rng, v)} villagers were reported "
            f"killed in Ford {day}.{more}",
        )
    publish(OUTLETS[0], 1, full_account(rng, s, v, day))
    story = full_account(rng, s, v, day)
    for outlet in rng.sample(OUTLETS[2:], rng.randint(0, 2)):  # a wire's story and its reprints
        publish(outlet, 1, story, agency="Wire")
    if rng.random() < 0.5:  # a total only
        publish(OUTLETS[3], 2, f"The death toll of the attack on Ford {day} has risen to {s + v}.")
    publish(rng.choice(OUTLETS), 2, full_account(rng, s, v, day))
    return drawn


def tolls_of(drawn: Drawn) -> dict[str, Any]:
    linked = link(read_tables(drawn.reports, LEXICON), PLACES, [])
    incidents = tables.rows(linked["incidents"])
    killed = {
        t["group"]: t["best"] for t in tables.rows(linked["tolls"]) if t["effect"] == "killed" and not t["account"]
    }
    return {"incidents": len(incidents), **killed}


def wrong(seed: int) -> str:
    """What is wrong with the toll of one drawn case; empty where it is right."""
    drawn = case(seed)
    truth = {
        "incidents": 1,
        "security forces": drawn.soldiers,
        "civilians": drawn.villagers,
        "all": drawn.soldiers + drawn.villagers,
    }
    found = tolls_of(drawn)
    return "" if found == truth else "\n".join([f"seed {seed}: truth {truth}", f"found {found}", *drawn.told])


# A sample; `make nightly` draws a thousand.
DRAWN = 1000 if int(os.environ.get("DATELINE_EXAMPLES", "0")) >= 1000 else 50


def test_the_toll_is_right_in_drawn_cases() -> None:
    with ProcessPoolExecutor(2) as pool:
        assert not [w for w in pool.map(wrong, range(DRAWN), chunksize=25) if w]
