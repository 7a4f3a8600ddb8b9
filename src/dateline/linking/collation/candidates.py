"""Which of many passages have most in common with one: an index of what is in them, so that not all pairs are tried.

What few passages have is looked up first and counts most, what many have last, as far as MOST_LOOKED_UP entries reach;
of those found the MOST_COMPARED that share most are given. So a sentence costs no more where its speaker has ten
thousand of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from heapq import nsmallest
from typing import Generic, TypeVar

# Far more than any real case needs (its rows are the same without a bound), and what keeps time linear in any text.
MOST_LOOKED_UP = 1_000
MOST_COMPARED = 50
# Of no more than so many all pairs are compared.
MANY = 200

K = TypeVar("K", bound=Hashable)


class Index(Generic[K]):
    """Passages, by number, with what is in each."""

    def __init__(self, inside: Mapping[int, Collection[K]]) -> None:
        self.holders: dict[K, list[int]] = defaultdict(list)
        for n, things in inside.items():
            for thing in things:
                self.holders[thing].append(n)

    def nearest(self, things: Collection[K]) -> list[int]:
        """The passages that share most of some things, at most MOST_COMPARED, in the order of their numbers."""
        shared: dict[int, float] = defaultdict(float)
        left = MOST_LOOKED_UP
        for thing in sorted((t for t in things if t in self.holders), key=lambda t: (len(self.holders[t]), t)):
            holders = self.holders[thing][:left]
            for n in holders:
                shared[n] += 1 / len(self.holders[thing])
            if (left := left - len(holders)) <= 0:
                break
        return sorted(nsmallest(MOST_COMPARED, shared, key=lambda n: (-shared[n], n)))
