"""Union–find: what hangs together through pairs."""

from __future__ import annotations

from collections import defaultdict


class Groups:
    """Groups of indexes; the least index stands for its group."""

    def __init__(self, n: int) -> None:
        self.parent = list(range(n))

    def root(self, n: int) -> int:
        """The index that stands for the group of n."""
        while self.parent[n] != n:
            self.parent[n] = self.parent[self.parent[n]]
            n = self.parent[n]
        return n

    def join(self, a: int, b: int) -> None:
        """Make the groups of a and b one."""
        a, b = self.root(a), self.root(b)
        self.parent[max(a, b)] = min(a, b)

    def members(self) -> list[list[int]]:
        """All groups, each in order, by their least index."""
        groups: dict[int, list[int]] = defaultdict(list)
        for n in range(len(self.parent)):
            groups[self.root(n)].append(n)
        return list(groups.values())
