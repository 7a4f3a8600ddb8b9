"""Which files a module depends on, found from its imports: what is kept from one run to the next is keyed by them.

Imports are read from the source, without running it, so that those inside functions count too.
A package named in a string, as rule files are asked for ("dateline.extraction.lexicon.en"), counts as imported.
Imports only the standard library.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

from dateline.core.files import files_below, files_hash, write_whole


class Imports:
    """The files and libraries that modules of one package import, directly or not. `root` is the package's folder;
    `known` the names that sources import, by their hash, as they were found before."""

    def __init__(self, root: Path, starts: Iterable[str], known: Mapping[str, list[str]] | None = None) -> None:
        self.root = root
        self.known, self.named = known or {}, dict[str, list[str]]()
        self.modules: dict[str, Path] = {}
        self.libraries: set[str] = set()
        waiting = list(starts)
        while waiting:
            name = waiting.pop()
            path = self._file(name)
            if path and name not in self.modules:
                self.modules[name] = path
                waiting += [name.rpartition(".")[0], *self._named(name, path)]

    def _file(self, name: str) -> Path | None:
        """The file of a module of the package; None for anything else."""
        top, *parts = name.split(".")
        if top != self.root.name:
            return None
        place = self.root.joinpath(*parts)
        tried = (place / "__init__.py", place.with_suffix(".py") if parts else place)
        return next((p for p in tried if p.is_file()), None)

    def _named(self, name: str, path: Path) -> set[str]:
        """The names a module imports or speaks of; what is no module of the package is
        noted as a library or dropped."""
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        source = path.read_bytes()
        of = hashlib.sha256(b"\0".join([package.encode(), self.root.name.encode(), source])).hexdigest()
        if of not in self.named:
            before = self.known.get(of)
            self.named[of] = sorted(self._in_source(package, source.decode("utf-8"))) if before is None else before
        found = set(self.named[of])
        tops = {n.split(".")[0] for n in found}
        self.libraries |= tops - sys.stdlib_module_names - {self.root.name, ""}
        return found

    def _in_source(self, package: str, source: str) -> set[str]:
        """The names that a source of a package imports or speaks of."""
        found: set[str] = set()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                found |= {a.name for a in node.names}
            elif isinstance(node, ast.ImportFrom):
                above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                origin = ".".join([*above, *([node.module] if node.module else [])])
                found |= {origin, *(f"{origin}.{a.name}" for a in node.names)}
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and self._is_own(node.value):
                found.add(node.value)
        return found

    def _is_own(self, text: str) -> bool:
        return text.startswith(f"{self.root.name}.") and text.replace(".", "").replace("_", "").isalnum()

    def files(self) -> list[Path]:
        """Source files of all modules, and the data files (rules, lists of words) of the subpackages they lie in."""
        folders = {p.parent for p in self.modules.values()} - {self.root}
        data = {p for p in files_below(*folders) if p.suffix not in (".py", ".pyc")}
        return sorted({*self.modules.values(), *data})

    def fingerprint(self) -> str:
        """A hash of these files, of the versions of the libraries, and of Python's version."""
        told = [
            sys.version,
            *(f"{n} {_version(n)}" for n in sorted(self.libraries)),
            files_hash(self.root, self.files()),
        ]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()


@cache
def fingerprint(module: str, notes: Path | None = None) -> str:
    """What a module of this package depends on, as one hash; found once a process.
    In the file `notes` is written which names each source imports, so that none is parsed twice."""
    known = _noted(notes) if notes else {}
    found = Imports(Path(__file__).resolve().parent.parent, [module], known)
    if notes and found.named != known:
        with suppress(OSError):  # it only saves time
            write_whole(notes, json.dumps(found.named, sort_keys=True))
    return found.fingerprint()


def _noted(notes: Path) -> dict[str, list[str]]:
    """What an earlier run wrote down; nothing where it is not there or not whole."""
    try:
        found = json.loads(notes.read_text(encoding="utf-8"))
        return {str(of): [str(name) for name in names] for of, names in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _version(library: str) -> str:
    """The version of an installed library by the name it is imported by; empty where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return " ".join(f"{d} {version(d)}" for d in _distributions().get(library, ()))


@cache
def _distributions() -> dict[str, list[str]]:
    return {name: sorted(set(own)) for name, own in packages_distributions().items()}
