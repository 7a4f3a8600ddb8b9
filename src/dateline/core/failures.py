"""What a person reads about an error that ends a run: one line, with what to do."""

from __future__ import annotations

import errno
import os
from concurrent.futures.process import BrokenProcessPool

from dateline.core.ends import Busy
from dateline.core.set_aside import failed_in

# Exit statuses beside 0 (done), 1 (not done, for a reason that is told) and 2 (the command line is wrong).
UNEXPECTED = 70
# Set to anything, shows the traceback of an unexpected error, as --debug does.
DEBUG = "DATELINE_DEBUG"
LONGEST = 300
# What DuckDB, which few commands import, raises where it cannot write or has no room.
DATABASE_NEEDS = ("IOException", "OutOfMemoryException")
REMEDIES = {
    errno.ENOSPC: "Free some space on the disk, and run this again",
    errno.EDQUOT: "Free some space on the disk, and run this again",
    errno.EFBIG: "Free some space on the disk, and run this again",
    errno.EROFS: "This disk can't be written to: choose another folder",
    errno.EACCES: "Give yourself the right to read and write there, or choose another folder",
    errno.EPERM: "Give yourself the right to read and write there, or choose another folder",
    errno.EMFILE: "Raise the limit of open files (ulimit -n), and run this again",
}
# What says that a disk is full or can't be written to, in the words of a program that only prints its errors.
OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


def foreseen(error: BaseException) -> str | None:
    """One line for an error that the machine is to blame for; None for one that Dateline is."""
    from dateline.core.parallel import ClusterLost

    if isinstance(error, BrokenProcessPool):
        return (
            "A worker process was killed, perhaps for want of memory. What was there before is as it was; "
            "run this again, with fewer --workers if memory is short."
        )
    if isinstance(error, ClusterLost):
        return f"{error}. What was there before is as it was; start the cluster, and run this again."
    if isinstance(error, Busy):
        return f"{error}. Wait until it ends, and run this again."
    if type(error).__module__.endswith("duckdb") and type(error).__name__ in DATABASE_NEEDS:
        return f"{first_line(error)}. {REMEDIES[errno.ENOSPC]}; what was there before is as it was."
    if isinstance(error, MemoryError):
        return "There is not enough memory. Close other programs, or use fewer --workers, and run this again."
    if isinstance(error, OSError) and error.errno is not None:
        where = f"{error.filename}: " if error.filename else ""
        remedy = REMEDIES.get(error.errno, "Fix this, and run this again")
        return f"{where}{error.strerror or error}. {remedy}."
    if isinstance(error, FileNotFoundError):  # of Dateline's own, which says what to do
        return first_line(error)
    if isinstance(error, OSError):  # shutil's, which lists every file that it could not copy
        return of_the_disk(str(error))
    return None


def of_the_disk(words: str) -> str | None:
    """One line for what another program printed because the disk is full or can't be written to;
    None where its words say neither.

    >>> of_the_disk("WARNING: error writing file a.html: [Errno 28] No space left on device")
    'No space left on device. Free some space on the disk, and run this again.'
    >>> of_the_disk("WARNING: document isn't included in any toctree")
    """
    for code in OF_THE_DISK:
        if os.strerror(code) in words:
            return f"{os.strerror(code)}. {REMEDIES[code]}."
    return None


def first_line(error: BaseException) -> str:
    """The first line of what an error says, without a full stop."""
    return (str(error).splitlines() or [type(error).__name__])[0][:LONGEST].rstrip(".")


def told(error: BaseException) -> str:
    """One line for any error: what happened and what to do."""
    if line := foreseen(error):
        return line
    words = " ".join(f"{type(error).__name__}: {error}".split()).encode("utf-8", "backslashreplace").decode("utf-8")
    return (
        f"Dateline made a mistake and stopped ({words[:LONGEST]}; in {failed_in(error)}). "
        "Please report it, with the output of the same command run with --debug; what was there before is as it was."
    )
