"""What the editions of a case that were published were made from: `editions/` in the case's folder.

One file an edition, `2021-12-07.json`, says its number, date, program and the hash of every input and page; the inputs
themselves lie in `editions/files/`, each once, under its SHA-256. None of it is published: inputs may hold names that
the book withholds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dateline.core.diagnostics import Problem, Unusable
from dateline.core.files import write_whole

FOLDER = "editions"
# The inputs that an edition follows from, below the case's folder, beside its tables (*.csv).
READ = ("case.yml", "verify.json", "reports")


class PastEdition(NamedTuple):
    """A published edition. `name` is its date, with a count behind it where a day has several; `book` is the same for
    all editions of a book; `inputs` and `pages` are SHA-256 by path."""

    name: str
    number: int
    on: str
    book: str
    version: str
    code: str
    inputs: dict[str, str]
    pages: dict[str, str]

    @property
    def published(self) -> str:
        """Where the edition lies below the site's address."""
        return f"editions/{self.name}/"


def past_editions(data: Path) -> list[PastEdition]:
    """The editions of a case in the order they were published. Raises ValueError for a file that is damaged."""
    out = []
    for path in sorted((data / FOLDER).glob("*.json")):
        try:
            out.append(PastEdition(**json.loads(path.read_text(encoding="utf-8"))))
        except (ValueError, TypeError):
            what = "is no record of an edition. Bring it back from a copy, or remove it together with its edition"
            raise ValueError(f"{path} {what}") from None
    return sorted(out, key=lambda e: e.number)


def inputs_of(data: Path) -> dict[str, Path]:
    """The inputs of a case by their path below its folder."""
    tops = [*sorted(data.glob("*.csv")), *(data / name for name in READ)]
    files = (p for top in tops for p in (sorted(top.rglob("*")) if top.is_dir() else [top]))
    return {p.relative_to(data).as_posix(): p for p in files if p.is_file()}


def hashes(files: Iterable[tuple[str, Path]]) -> dict[str, str]:
    """The SHA-256 of files, by the names given."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files}


def keep(data: Path, edition: PastEdition) -> None:
    """Write down what an edition was made from."""
    kept = data / FOLDER / "files"
    kept.mkdir(parents=True, exist_ok=True)
    for name, path in inputs_of(data).items():
        if not (target := kept / edition.inputs[name]).is_file():
            beside = target.with_suffix(".new")
            beside.write_bytes(path.read_bytes())
            beside.replace(target)
    text = json.dumps(edition._asdict(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_whole(data / FOLDER / f"{edition.name}.json", text)


def lay_out(data: Path, inputs: dict[str, str], folder: Path) -> None:
    """Lay out the inputs of an edition, by their hashes, as a case. Raises Unusable where one is not as it was."""
    for name, digest in inputs.items():
        target, kept = folder / name, data / FOLDER / "files" / digest
        content = kept.read_bytes() if kept.is_file() else None
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            harm = "is gone" if content is None else "was changed since it was published"
            what = f"{name}, an input of a published edition, {harm}"
            raise Unusable([Problem(f"{FOLDER}/files/{digest}", None, what, "Bring it back from a copy")])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
