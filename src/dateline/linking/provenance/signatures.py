"""Signatures of sets of words, by which sets that have much in common are found without looking at all pairs.

MinHash (Broder 1997): under each of many random orders the least element of a set; the share of orders in which two
sets agree is about the share of what they hold together that they have in common. An order is an affine map of 32-bit
hashes, mixed before as MurmurHash3 does at its end. The values are those of datasketch 2, which did this before and
loads SciPy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 1


@cache
def _orders(count: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Factor and summand of so many orders; the same in every process. An odd factor maps no two hashes to one."""
    import numpy as np

    draw = np.random.RandomState(SEED)
    factors = draw.randint(0, 1 << 31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, draw.randint(0, 1 << 32, count, dtype=np.uint32)


def signature(words: Iterable[str], count: int) -> NDArray[np.uint32]:
    """The least hash of some words under each of so many orders. Raises ValueError where there are no words."""
    import numpy as np

    hashes = [int.from_bytes(hashlib.sha1(w.encode()).digest()[:4], "little") for w in words]
    mixed = np.array(hashes, dtype=np.uint32).reshape(-1, 1)
    mixed = (mixed ^ (mixed >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    mixed = (mixed ^ (mixed >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    mixed ^= mixed >> np.uint32(16)
    factors, summands = _orders(count)
    least: NDArray[np.uint32] = (mixed * factors + summands).min(axis=0)
    return least
