"""Custody: what a case was made from, kept as it came, and a log of who did what, in which each line vouches for the
one before.

Below a case's folder:

originals/                 what came, each file named by its SHA-256: a file as it was, or a web archive (WARC) of what
                           was asked and answered; and screenshots
originals/originals.csv    which report came from which of them (`originals`)
originals/versions/        each working copy (a file of reports/) as it was added, and as a person left it and said so
log.jsonl, log.head        the log, and the number and hash of its last line (`log`)
"""

from dateline.custody.log import LogBroken, append, entries
from dateline.custody.originals import Keeper, Original

__all__ = ["Keeper", "LogBroken", "Original", "append", "entries"]
