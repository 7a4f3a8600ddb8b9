"""How a run ends: children end with their parent, temporary folders go, and two runs in one folder wait for each other.

Imports only the standard library. Where the system has no fcntl or prctl (Windows), locks are left out,
and a child notices that its parent is gone only between two steps. Every command imports this:
what only children need is imported when there are any.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

P = ParamSpec("P")
T = TypeVar("T")

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PREFIX = "dateline-"
# Held locked for as long as the run that made a temporary folder lives.
ALIVE = ".alive"
# A socket's path may have 104 bytes on some systems; multiprocessing makes one in the temporary folder, of up to 40.
LONGEST_TEMPORARY = 50
PR_SET_PDEATHSIG = 1


def as_child() -> None:
    """Begin a child process: Ctrl-C is its parent's business, and it ends when its parent does,
    even when that is killed."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    if parent := parent_process():  # for a forked child the parent is not the process that forked it
        sentinel = parent.sentinel
        threading.Thread(target=lambda: (wait([sentinel]), os._exit(1)), daemon=True).start()


def end_with_parent() -> None:
    """Let this process end at once when its parent does, where the system can."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Start children that Ctrl-C never reaches: it is their parent's business, and one that still imports would answer
    it with a traceback. Where it comes meanwhile, the parent is told at the end."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # its start lets the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def processes(count: int, context: Any, **settings: Any) -> Iterator[ProcessPoolExecutor]:
    """A pool of child processes, which are ended at once where the work stops early."""
    from concurrent.futures import ProcessPoolExecutor

    class Pool(ProcessPoolExecutor):
        """Its processes begin when work is handed in."""

        def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
            """Hand in work."""
            with uninterrupted():
                return super().submit(fn, *args, **kwargs)

        def _adjust_process_count(self) -> None:
            # Its own thread may ask for one more process while the pool is being ended.
            if self._processes is not None:
                super()._adjust_process_count()

    pool = Pool(count, mp_context=context, initializer=as_child, **settings)
    try:
        yield pool
    except BaseException:
        children = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.kill()
        raise
    pool.shutdown()


def own_temporary_folder() -> None:
    """Make one folder for all temporary files of this run and its children, which goes when it ends,
    and remove those that runs left which were killed."""
    top = Path(tempfile.gettempdir())
    if fcntl is None or len(os.fsencode(top)) > LONGEST_TEMPORARY:
        return
    sweep(top)
    made = Path(tempfile.mkdtemp(prefix=PREFIX, dir=top))
    _locked(made / ALIVE)
    process = os.getpid()
    atexit.register(lambda: shutil.rmtree(made, ignore_errors=True) if os.getpid() == process else None)
    tempfile.tempdir = os.environ["TMPDIR"] = str(made)


def sweep(top: Path) -> None:
    """Remove the temporary folders of runs that are no more; those of other people are left alone."""
    for folder in top.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.is_symlink() or folder.stat().st_uid != os.getuid() or not (folder / ALIVE).is_file():
                continue
            held = _locked(folder / ALIVE)
            if held is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(held)


def _locked(path: Path, flags: int = os.O_RDWR | os.O_CREAT) -> int | None:
    """The descriptor of a file or folder that is locked for this process; None where another one has it."""
    place = os.open(path, flags, 0o600) if flags & os.O_CREAT else os.open(path, flags)
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(place)
        return None
    except OSError:  # a file system without locks
        pass
    return place


class Busy(Exception):
    """Another run is at work in a folder."""


@contextmanager
def only_one(folder: Path, busy: Callable[[], None] | None = None) -> Iterator[None]:
    """Keep other runs out of a folder, which is made where there is none. The lock is on the folder itself:
    it leaves no file, and goes with the process.

    Where another run is at work, `busy` is called and its end waited for; without `busy`, raises Busy.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    held = _locked(folder, os.O_RDONLY)
    if held is None:
        if busy is None:
            raise Busy(f"another run is at work in {folder}")
        busy()
        held = os.open(folder, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(held)


class Ended(SystemExit):
    """A signal asks this process to end."""


# The signals that have asked this process to end.
_received: list[int] = []
AGAIN_AFTER = 0.1


def end_on_signals() -> None:
    """Let SIGTERM and SIGHUP end this process as Ctrl-C does, so that it clears up.

    A library may answer a signal with an error of its own (DuckDB: "Query interrupted"): `asked_to_end` tells that one
    came. Where it comes while an object is taken apart, Python prints a traceback and goes on: it is sent once more.
    """
    defaults = {"SIGINT": signal.default_int_handler, "SIGTERM": signal.SIG_DFL, "SIGHUP": signal.SIG_DFL}
    for name, default in defaults.items():
        if (number := getattr(signal, name, None)) and signal.getsignal(number) == default:
            signal.signal(number, _end)
    sys.unraisablehook = _sent_once_more


def _end(number: int, _frame: Any) -> None:
    _received.append(number)
    raise KeyboardInterrupt if number == signal.SIGINT else Ended(128 + number)


def _sent_once_more(unraisable: Any) -> None:
    if _received and issubclass(unraisable.exc_type, KeyboardInterrupt | Ended):
        again = threading.Timer(AGAIN_AFTER, os.kill, (os.getpid(), _received[-1]))
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(unraisable)


def asked_to_end() -> bool:
    """Whether a signal has asked this process to end."""
    return bool(_received)


def last_words() -> tuple[int, str]:
    """The exit status of a process that a signal ends, and what it says; no later signal disturbs its end."""
    number = _received[-1] if _received else signal.SIGINT
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if (other := getattr(signal, name, None)) and signal.getsignal(other) == _end:
            signal.signal(other, signal.SIG_IGN)
    what = "Interrupted" if number == signal.SIGINT else f"Ended by {signal.Signals(number).name}"
    return 128 + number, f"{what}. What was there before is as it was."
