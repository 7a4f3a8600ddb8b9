"""MinHash signatures (Broder 1997): two sets that share much have many of their numbers in common.

The scheme is datasketch's affine32 (https://ekzhu.com/datasketch, MIT) and gives its numbers, without SciPy, which that
package loads for indexes that are not needed here: a hash of 32 bits is mixed by MurmurHash3's finalizer, and each
permutation multiplies it by an odd number and adds another, modulo 2**32.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
SEED = 1


@cache
def _permutations(count: int) -> tuple[Numbers, Numbers]:
    """The factors, which are odd, and the summands of so many permutations: the same in every run."""
    drawn = np.random.RandomState(SEED)
    factors = drawn.randint(0, 1 << 31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawn.randint(0, 1 << 32, count, dtype=np.uint32)


def _mixed(numbers: Numbers) -> Numbers:
    """Numbers mixed by MurmurHash3's finalizer, so that those that are alike lie apart."""
    numbers = (numbers ^ (numbers >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    numbers = (numbers ^ (numbers >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return numbers ^ (numbers >> np.uint32(16))


def signature(words: Iterable[str], count: int) -> Numbers:
    """The least number that each of so many permutations gives some words; there has to be one."""
    first = [int.from_bytes(hashlib.sha1(w.encode(), usedforsecurity=False).digest()[:4], "little") for w in words]
    factors, summands = _permutations(count)
    numbers: Numbers = (_mixed(np.array(first, dtype=np.uint32))[:, None] * factors + summands).min(axis=0)
    return numbers
