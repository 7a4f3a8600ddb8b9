"""Timestamps beside the log: whether they are of a beginning of it."""

import hashlib
import json
from pathlib import Path

from dateline.custody.log import HEAD, LOG, append, entries
from dateline.pipeline.verifying import verify
from dateline.pipeline.verifying.findings import Kind
from tests.generators.tampering import project


def answer(digest: bytes) -> bytes:
    """An authority's answer about a hash, as far as verify looks at it."""
    return (
        b"\x30\x82\x01\x00\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20"
        + digest
        + b"\x02\x01\x07"
    )


def proof(digest: bytes) -> bytes:
    return b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08" + digest + b"\xf0\x10"


def rewritten(data: Path) -> None:
    """The whole log written anew with another time, chain and head too, as somebody would who has the folder."""
    before, made = "", []
    for line in (data / LOG).read_text(encoding="utf-8").splitlines():
        row = json.loads(line) | {"before": before}
        if row["action"] == "edited":
            row["at"] = "2001-01-01T00:00:00Z"
        made.append(json.dumps(row, ensure_ascii=False))
        before = hashlib.sha256(made[-1].encode()).hexdigest()
    (data / LOG).write_text("\n".join(made) + "\n", encoding="utf-8")
    (data / HEAD).write_text(f"{len(made)} {before}\n", encoding="utf-8")


def test_a_log_that_is_written_anew_is_found_by_its_timestamps(tmp_path: Path) -> None:
    data = project(tmp_path, 5)
    stamped = hashlib.sha256((data / LOG).read_bytes()).digest()
    (data / "log-2026.tsr").write_bytes(answer(stamped))
    (data / "log.jsonl.ots").write_bytes(proof(stamped))
    append(data, "Ann Roe", "published", edition="1")
    result = verify(data, write=False)
    assert not [f for f in result.findings if f.kind == Kind.TIMESTAMP] and result.counts["timestamps"] == 2
    rewritten(data)
    assert entries(data)[1] == [], "the chain alone does not tell"
    wrong = [f for f in verify(data, write=False).findings if f.wrong]
    assert [(f.kind, f.problem.file) for f in wrong] == [(Kind.TIMESTAMP, n) for n in ("log-2026.tsr", "log.jsonl.ots")]


def test_a_timestamp_without_a_hash_is_a_note(tmp_path: Path) -> None:
    data = project(tmp_path, 6)
    (data / "log.tsr").write_bytes(b"sorry, no")
    (found,) = (f for f in verify(data, write=False).findings if f.kind == Kind.TIMESTAMP)
    assert not found.wrong and "no SHA-256" in found.problem.what
