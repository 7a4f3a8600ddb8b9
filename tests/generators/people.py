"""Made-up attacks with known people: some reports that name the dead, with spellings and ages that differ, fathers and
sons of one name, and people told of by their age alone. `cases` gives for each report of a case its text and which
person each description in it is of, in order."""

from __future__ import annotations

import random
from typing import NamedTuple

FIRST = "Arno Berta Casimir Dunja Emrik Fenna Gustav Hedvika Ismar Jorun Kolben Liska Marek Nadja Oskar Petra".split()
LAST = "Albrek Bornholt Czerny Dahlmann Eskil Farkas Grunwald Hellman Ilvesk Jankov Kestrel Lorenz Mikkola".split()


class Told(NamedTuple):
    """A report, and the numbers of the people it tells of in order."""

    report_id: str
    text: str
    people: list[int]


def _misspelt(name: str, rng: random.Random) -> str:
    """A name with one letter doubled, left out or changed behind its first."""
    n = rng.randrange(2, len(name) - 1)
    return rng.choice([name[:n] + name[n] + name[n:], name[:n] + name[n + 1 :], name[:n] + "e" + name[n + 1 :]])


def case(seed: int) -> list[Told]:
    """The reports of one attack on four or five people, of whom two are a father and a son of one name."""
    rng = random.Random(seed)
    lasts = rng.sample(LAST, 4)
    people = [(rng.choice(FIRST), last, age) for last, age in zip(lasts, rng.sample(range(20, 60, 4), 4), strict=True)]
    if seed % 2:
        people.append((people[0][0], people[0][1], people[0][2] + 27))
    reports = []
    for r in range(rng.randrange(3, 6)):
        lines, members = [], []
        for n, (first, last, age) in enumerate(people):
            if rng.random() < 0.15:
                continue
            shown = rng.choice([last, last, _misspelt(last, rng)])
            years = age + rng.choice([0, 0, 0, 1])
            known_by_age = rng.random() < 0.15
            who = f"A {age}-year-old" if known_by_age else f"{first} {shown}, {years},"
            lines.append(f"{who} was {rng.choice(['killed', 'shot dead', 'found dead'])} on Monday.")
            members.append(n)
        reports.append(Told(f"r{r}", " ".join(lines), members))
    return reports
