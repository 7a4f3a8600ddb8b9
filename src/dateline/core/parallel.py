"""The same work over many items: by this process, by several on this machine, or by a Dask cluster; results always in the order
of the items, and never more than a few items ahead of the one that is asked for."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

# Items handed out ahead for each worker.
AHEAD = 2
# How often Dask tries an item again that failed by itself; what was lost with a killed worker it does again in any case.
RETRIES = 2


def in_order(
    work: Callable[[Shared, Item], Result],
    shared: Shared,
    items: Iterable[Item],
    workers: int = 1,
    scheduler: str | None = None,
) -> Iterator[Result]:
    """`work(shared, item)` for every item, in the order of the items.

    `work` is a function of a module; `shared` and items can be pickled. `scheduler` is the address of a Dask scheduler
    ("tcp://host:8786"); with it `workers` says nothing. Raises OSError where no scheduler answers, ImportError where Dask is
    not installed.
    """
    if scheduler:
        yield from _on_cluster(work, shared, items, scheduler)
    elif workers < 2:
        yield from (work(shared, item) for item in items)
    else:
        once = partial(_with, work, pickle.dumps(shared))
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from _ahead(lambda item: pool.submit(once, item), items, AHEAD * workers)


def _on_cluster(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Iterable[Item], scheduler: str
) -> Iterator[Result]:
    from distributed import Client

    once = partial(_with, work, pickle.dumps(shared))
    with Client(scheduler, set_as_default=False, timeout=10) as client:
        ahead = AHEAD * max(2, sum(client.nthreads().values()))
        yield from _ahead(lambda item: client.submit(once, item, pure=False, retries=RETRIES), items, ahead)


def _ahead(submit: Callable[[Item], Any], items: Iterable[Item], most: int) -> Iterator[Any]:
    waiting: deque[Any] = deque()
    for item in items:
        waiting.append(submit(item))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _with(work: Callable[[Shared, Item], Result], shared: bytes, item: Item) -> Result:
    return work(_opened(shared), item)


@lru_cache(maxsize=1)
def _opened(shared: bytes) -> Any:
    """What all items share, opened once a process."""
    return pickle.loads(shared)


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of so many items; the last may be shorter."""
    left = iter(items)
    while own := list(islice(left, size)):
        yield own
