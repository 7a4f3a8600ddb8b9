"""Made-up cases whose reports were added, edited and reviewed as a person does it; and ways to tamper with one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dateline.custody.log import HEAD, LOG
from dateline.custody.originals import FOLDER, TABLE, VERSIONS, keep_address, keep_screenshot
from dateline.custody.recording import record
from dateline.gathering import add
from dateline.gathering.web import Web
from dateline.pipeline.verifying import verify
from dateline.pipeline.verifying.findings import Kind
from tests.generators.broken_inputs import ADDED, valid, whole_case

BY = "Ann Roe"
# The pages that the feed of form rss names are dead, so that the texts it carries are taken.
FORMS = [form for form in ADDED if form not in ("atom", "jsonl")]


def project(folder: Path, seed: int) -> Path:
    """A case with two or three sources, one of them of three reports; a picture and an archived address of a report, an
    edit that is recorded, a decision that was seen, and a run of verify. The same seed gives the same but for times and
    record ids."""
    rng = random.Random(seed)
    data, sources = folder / "data", folder / "sources"
    (data / "reports").mkdir(parents=True)
    for name, content in whole_case(seed).items():
        if not name.startswith("reports/"):
            (data / name).write_bytes(content)
    sources.mkdir()
    for n, form in enumerate(["jsonl", *rng.sample(FORMS, rng.randint(1, 2))]):
        (sources / f"s{n}.{form}").write_bytes(valid(form, seed * 31 + n).data)
    reports = sorted(add([str(sources)], data, Web(pause=0, patience=2, allow_private=True), by=BY).written)
    (folder / "seen.png").write_bytes(rng.randbytes(200))
    keep_screenshot(data, reports[0], folder / "seen.png", BY)
    keep_address(data, reports[-1], "https://archive.example/1", BY)
    record(data, BY, "the case as it begins")
    edited = rng.choice(reports)
    edited.write_text(edited.read_text(encoding="utf-8").replace("bridge", "old bridge"), encoding="utf-8")
    record(data, BY, "a word was lost in the copy")
    verify(data, folder, BY)
    return data


class Change(NamedTuple):
    """A change that nobody recorded: what verify may call it, the file it has to name, and words it has to say."""

    kinds: tuple[Kind, ...]
    file: str
    says: str = ""


Tamper = Callable[[Path, random.Random], Change]


def _flipped(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def _originals(data: Path) -> list[Path]:
    return sorted(p for p in (data / FOLDER).iterdir() if p.is_file() and p.name != Path(TABLE).name)


def byte_of_an_original(data: Path, rng: random.Random) -> Change:
    path = rng.choice(_originals(data))
    _flipped(path, rng)
    return Change((Kind.ORIGINAL,), path.name)


def original_taken_away(data: Path, rng: random.Random) -> Change:
    path = rng.choice(_originals(data))
    path.unlink()
    return Change((Kind.ORIGINAL,), path.name)


def originals_swapped(data: Path, rng: random.Random) -> Change:
    one, other = rng.sample(_originals(data), 2)
    a, b = one.read_bytes(), other.read_bytes()
    one.write_bytes(b), other.write_bytes(a)
    return Change((Kind.ORIGINAL,), one.name)


def byte_of_a_version(data: Path, rng: random.Random) -> Change:
    path = rng.choice(sorted((data / VERSIONS).iterdir()))
    _flipped(path, rng)
    return Change((Kind.VERSION,), path.name)


def version_taken_away(data: Path, rng: random.Random) -> Change:
    path = rng.choice(sorted((data / VERSIONS).iterdir()))
    path.unlink()
    return Change((Kind.VERSION,), path.stem)


def _copies(data: Path) -> list[Path]:
    return sorted((data / "reports").iterdir())


def word_of_a_copy(data: Path, rng: random.Random) -> Change:
    """One word of a report's text put in another's place."""
    path = rng.choice(_copies(data))
    text = path.read_text(encoding="utf-8")
    body = text.index("\n---\n", 3) + 5
    m = rng.choice([m for m in re.finditer(r"\w+", text) if m.start() > body])
    path.write_text(f"{text[: m.start()]}zebra{text[m.end() :]}", encoding="utf-8")
    return Change((Kind.COPY,), f"{path.name}:{text.count(chr(10), 0, m.start()) + 1}", "zebra")


def date_of_a_copy(data: Path, rng: random.Random) -> Change:
    """The day of publication moved; a word where there is none."""
    path = rng.choice(_copies(data))
    text = path.read_text(encoding="utf-8")
    moved = re.sub(r'(?m)^("published": "\d{4}-\d\d-)\d\d', rf"\g<1>{rng.randint(28, 31)}", text)
    if moved == text:
        return word_of_a_copy(data, rng)
    path.write_text(moved, encoding="utf-8")
    return Change((Kind.COPY,), path.name, "2022-03-")


def blanks_of_a_copy(data: Path, rng: random.Random) -> Change:
    path = rng.choice(_copies(data))
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return Change((Kind.COPY,), path.name, "blanks")


def copies_swapped(data: Path, rng: random.Random) -> Change:
    one, other = rng.sample(_copies(data), 2)
    a, b = one.read_bytes(), other.read_bytes()
    one.write_bytes(b), other.write_bytes(a)
    return Change((Kind.COPY,), one.name)


def copy_taken_away(data: Path, rng: random.Random) -> Change:
    path = rng.choice(_copies(data)[1:])
    path.unlink()
    return Change((Kind.COPY,), path.name, "gone")


def copy_renamed(data: Path, rng: random.Random) -> Change:
    path = rng.choice(_copies(data))
    path.rename(path.with_stem(f"{path.stem}-other"))
    return Change((Kind.COPY,), path.name, "has the same bytes")


def _lines(data: Path) -> list[bytes]:
    return (data / LOG).read_bytes().splitlines(keepends=True)


def line_out_of_the_log(data: Path, rng: random.Random) -> Change:
    lines = _lines(data)
    del lines[rng.randrange(len(lines))]
    (data / LOG).write_bytes(b"".join(lines))
    return Change((Kind.LOG,), LOG)


def lines_of_the_log_swapped(data: Path, rng: random.Random) -> Change:
    lines = _lines(data)
    i, k = rng.sample(range(len(lines)), 2)
    lines[i], lines[k] = lines[k], lines[i]
    (data / LOG).write_bytes(b"".join(lines))
    return Change((Kind.LOG,), LOG)


def line_of_the_log_doubled(data: Path, rng: random.Random) -> Change:
    lines = _lines(data)
    i = rng.randrange(len(lines))
    (data / LOG).write_bytes(b"".join([*lines[:i], lines[i], *lines[i:]]))
    return Change((Kind.LOG,), LOG)


def byte_of_the_log(data: Path, rng: random.Random) -> Change:
    _flipped(data / LOG, rng)
    return Change((Kind.LOG,), LOG)


def date_of_the_log(data: Path, rng: random.Random) -> Change:
    """When something was done moved by some years, in one line."""
    lines = _lines(data)
    i = rng.randrange(len(lines))
    lines[i] = re.sub(rb'"at": "\d{4}', b'"at": "%d' % rng.randint(1990, 2010), lines[i])
    (data / LOG).write_bytes(b"".join(lines))
    return Change((Kind.LOG,), LOG)


def end_of_the_log(data: Path, rng: random.Random) -> Change:
    """The last lines cut off, or the head that would tell."""
    if rng.random() < 0.5:
        (data / HEAD).unlink()
        return Change((Kind.LOG,), HEAD)
    lines = _lines(data)
    (data / LOG).write_bytes(b"".join(lines[: -rng.randint(1, len(lines) - 1)]))
    return Change((Kind.LOG,), LOG)


def line_of_the_table(data: Path, rng: random.Random) -> Change:
    """A line of originals.csv taken out, or a digit of it changed: a date, a hash."""
    path = data / TABLE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    i = rng.randrange(1, len(lines))
    digits = [m.start() for m in re.finditer(r"\d", lines[i])]
    if rng.random() < 0.3:
        del lines[i]
    else:
        at = rng.choice(digits)
        lines[i] = f"{lines[i][:at]}{(int(lines[i][at]) + rng.randint(1, 9)) % 10}{lines[i][at + 1 :]}"
    path.write_text("".join(lines), encoding="utf-8")
    return Change((Kind.TABLE,), TABLE)


def decision(data: Path, rng: random.Random) -> Change:
    """A decision taken back, or its day moved."""
    path = data / "review.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.split("\n")[0] + "\n" if rng.random() < 0.5 else text.replace("2022-03-06", "2022-03-07"),
                    encoding="utf-8")  # fmt: skip
    return Change((Kind.DECISION,), "review.csv", "c-0123456789")


def case_file(data: Path, rng: random.Random) -> Change:
    """A day of the window, or where a town lies."""
    name, was, now = rng.choice([("case.yml", "2022-03-01", "2022-02-01"), ("places.csv", "60.5", "61.5")])
    path = data / name
    path.write_text(path.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    return Change((Kind.CASE_FILE,), name, now)


def last_result(data: Path, rng: random.Random) -> Change:
    """The day of the last run moved."""
    path = data / "verify.json"
    path.write_text(re.sub(r'"at": "\d{4}', f'"at": "{rng.randint(1990, 2010)}', path.read_text(encoding="utf-8")),
                    encoding="utf-8")  # fmt: skip
    return Change((Kind.RESULT,), path.name)


WAYS: tuple[Tamper, ...] = (
    byte_of_an_original, original_taken_away, originals_swapped, byte_of_a_version, version_taken_away,
    word_of_a_copy, word_of_a_copy, date_of_a_copy, blanks_of_a_copy, copies_swapped, copy_taken_away, copy_renamed,
    line_out_of_the_log, lines_of_the_log_swapped, line_of_the_log_doubled, byte_of_the_log, date_of_the_log,
    end_of_the_log, line_of_the_table, decision, case_file, last_result,
)  # fmt: skip
