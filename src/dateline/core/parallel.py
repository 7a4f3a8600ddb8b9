"""The same work over many items: by this process, by several on this machine, or by a Dask cluster;
results always in the order of the items, and never more than a few items ahead of the one that is asked for."""

from __future__ import annotations

import logging
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as TooLate
from functools import lru_cache, partial
from itertools import islice
from multiprocessing import get_context
from typing import Any, NamedTuple, TypeVar

from dateline.core.ends import processes

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

# Items handed out ahead for each worker.
AHEAD = 2
# How often Dask tries an item again that failed by itself; what was lost with a killed
# worker it does again in any case.
RETRIES = 2
# Seconds between two looks at a cluster that is silent, and how long it may be without a worker:
# a nanny starts one anew in less.
LOOK = 5.0
WITHOUT_WORKERS = 60.0


class Workers(NamedTuple):
    """Who does the work: this process (1), several of this machine, or those of the Dask scheduler at an address."""

    processes: int = 1
    scheduler: str | None = None


ALONE = Workers()


def in_order(
    work: Callable[[Shared, Item], Result],
    shared: Shared,
    items: Iterable[Item],
    workers: int = 1,
    scheduler: str | None = None,
) -> Iterator[Result]:
    """`work(shared, item)` for every item, in the order of the items.

    `work` is a function of a module; `shared` and items can be pickled. `scheduler` is the address of a Dask scheduler
    ("tcp://host:8786"); with it `workers` says nothing. Raises OSError where no scheduler answers,
    ImportError where Dask is not installed.
    """
    if scheduler:
        yield from _on_cluster(work, shared, items, scheduler)
    elif workers < 2:
        yield from (work(shared, item) for item in items)
    else:
        once = partial(_with, work, pickle.dumps(shared))
        with processes(workers, get_context("spawn")) as pool:
            yield from _ahead(lambda item: pool.submit(once, item), items, AHEAD * workers)


class ClusterLost(Exception):
    """The cluster is gone, or has no worker left."""


def _on_cluster(
    work: Callable[[Shared, Item], Result], shared: Shared, items: Iterable[Item], scheduler: str
) -> Iterator[Result]:
    from distributed import Client

    once = partial(_with, work, pickle.dumps(shared))
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it has to say is said here, in one line
    with Client(scheduler, set_as_default=False, timeout=10) as client:
        ahead = AHEAD * max(2, sum(client.nthreads().values()))
        yield from _ahead(
            lambda item: client.submit(once, item, pure=False, retries=RETRIES), items, ahead, partial(_result, client)
        )


def _result(client: Any, job: Any) -> Any:
    """What a job gives. Raises ClusterLost where no worker is left for it for WITHOUT_WORKERS
    seconds, or no scheduler."""
    where, alone = client.scheduler.address, 0.0
    while True:
        try:
            return job.result(timeout=LOOK)
        except TooLate:
            gone = client.status != "running"
        except (CancelledError, OSError):
            gone = True
        if gone:
            raise ClusterLost(f"The Dask scheduler at {where} is gone")
        try:
            alone = 0.0 if client.nthreads() else alone + LOOK
        except (OSError, TooLate):
            raise ClusterLost(f"The Dask scheduler at {where} is gone") from None
        if alone >= WITHOUT_WORKERS:
            raise ClusterLost(f"The Dask scheduler at {where} has had no worker for {WITHOUT_WORKERS:.0f} seconds")


def _ahead(
    submit: Callable[[Item], Any],
    items: Iterable[Item],
    most: int,
    result: Callable[[Any], Any] = lambda job: job.result(),
) -> Iterator[Any]:
    waiting: deque[Any] = deque()
    for item in items:
        waiting.append(submit(item))
        if len(waiting) >= most:
            yield result(waiting.popleft())
    while waiting:
        yield result(waiting.popleft())


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
