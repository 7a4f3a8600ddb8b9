"""Timestamps that somebody else gave for the log, beside it: RFC 3161 (log*.tsr) and OpenTimestamps (log*.ots).

A timestamp says that a file with a certain SHA-256 was there at a certain time. The log only grows, so that the file
that was stamped is a beginning of today's log; a log that was written anew has none with that hash. Whether the
timestamp itself is genuine is for `openssl ts -verify` and `ots verify` to say: that takes the authority's
certificate, or the network.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from dateline.custody.log import LOG

# MessageImprint of RFC 3161 in DER: the algorithm SHA-256, with or without parameters, and 32 bytes.
SHA256 = rb"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01"
IMPRINT = re.compile(rb"\x30[\x0b\x0d]" + SHA256 + rb"(?:\x05\x00)?\x04\x20(.{32})", re.DOTALL)
# A detached proof: magic, version 1, the operation SHA-256, and 32 bytes.
PROOF = re.compile(rb"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08(.{32})", re.DOTALL)
KINDS = {".tsr": IMPRINT, ".ots": PROOF}


class Stamp(NamedTuple):
    """A timestamp: its file, and how many lines of the log it covers; 0 where it is of no beginning of this log, None
    where no hash is found in it."""

    file: str
    lines: int | None


def stamps(data: Path) -> list[Stamp]:
    """The timestamps beside the log of a case."""
    files = [p for p in sorted(data.glob("log*")) if p.suffix in KINDS and p.is_file()]
    lengths = _beginnings(data / LOG) if files else {}
    return [Stamp(p.name, _covered(p, lengths)) for p in files]


def _covered(path: Path, lengths: dict[bytes, int]) -> int | None:
    found = KINDS[path.suffix].search(path.read_bytes())
    return lengths.get(found[1], 0) if found else None


def _beginnings(log: Path) -> dict[bytes, int]:
    """The SHA-256 of the first lines of the log, for every number of lines."""
    out, h = dict[bytes, int](), hashlib.sha256()
    for n, line in enumerate(log.read_bytes().splitlines(keepends=True) if log.is_file() else (), 1):
        h.update(line)
        out[h.digest()] = n
    return out
