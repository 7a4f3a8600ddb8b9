"""Opening an edition in a notebook: the tables that a build left where they fit the parameters, else linked anew.

A parameter that is "" is as case.yml says. `since`, `until` and `incident` say what is shown; `as_of`, `outlets` and
`rule` change what counts, so that another value links the case anew from what was read of its reports.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

from dateline.chapters.common.edition import Edition
from dateline.core.files import case_hash
from dateline.core.identifiers import printable
from dateline.core.project import house
from dateline.notebook.injected import history, refuse_undeclared
from dateline.pipeline.edition import MadeOf, chosen, edited, made_of, shown_by, write_edition
from dateline.reading import read_case
from dateline.reading.case import Parameters
from dateline.reading.settings import parameter

# What changes what counts; the others say what is shown, unless a part of a large case is chosen by them.
LINKED_BY = ("as_of", "outlets", "rule")
BUILT = Path("_build", "tables")
READ = Path("_build", "read")
DATA = Path("data")


class Place(NamedTuple):
    """Where an edition comes from: the project's folder if there is one, the tables to begin with and what they were
    made of, and whether these were named."""

    root: Path | None
    tables: Path
    made: MadeOf | None
    named: bool

    @property
    def data(self) -> Path:
        """The case's folder: that of the tables which were named, else the project's own."""
        if self.named and self.made and Path(self.made.data).is_dir():
            return Path(self.made.data)
        return (self.root or house()) / DATA


def open_edition(project: str = "", tables: str = "", up: str = "", **parameters: object) -> Edition:
    """Open the edition of a project by the parameters since, until, incident, as_of, outlets and rule.

    `project` is the project's folder; "" for the one that holds `_config.yml` at or above the working folder.
    `tables` is a folder with the tables of an edition; "" for those of the last build where they are of this case, by
    these parameters. `up` is the way from the page back to book/.
    Raises FileNotFoundError, ValueError for a value that a parameter can't have and for a parameter that papermill
    was given and the notebook does not declare, Unusable for a case with faults.
    """
    refuse_undeclared(history())
    given = {name: read for name, value in parameters.items() if (read := _read(name, value)) is not None}
    place = _place(project, tables)
    if place.made and (place.named or _is_of(place.made, place.data)):
        wanted = {**(place.made.settings if place.named else place.made.own), **given}
        in_order(wanted)
        if _fits(place.made, wanted):
            return _checked(Edition(place.tables, up, wanted))
    elif place.named and not given:
        return Edition(place.tables, up)
    return _checked(_linked_anew(place, given, up))


def _place(project: str, tables: str) -> Place:
    """The project and the tables that an edition is opened from."""
    root = None if tables and Path(tables).is_absolute() and not project else house(Path(project) if project else None)
    folder = Path(tables) if tables else BUILT
    folder = folder if root is None else root / folder
    return Place(root, folder, made_of(folder), bool(tables))


def _read(name: str, value: object) -> Any:
    """A parameter's value, as case.yml's would be read; None where it is "", and so is as case.yml says."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return parameter(name, [str(v) for v in value] if isinstance(value, list | tuple) else str(value))


def in_order(settings: Mapping[str, Any]) -> None:
    """Raise ValueError for a window that ends before it begins."""
    since, until = settings.get("since"), settings.get("until")
    if since and until and since > until:
        raise ValueError(f"until ({until}) lies before since ({since}). Swap the two days, or set both")


def _is_of(made: MadeOf, data: Path) -> bool:
    """Whether an edition was made of a case as it is now."""
    return data.is_dir() and made.data == str(data.resolve()) and made.files == case_hash(data)


def _fits(made: MadeOf, wanted: Mapping[str, object]) -> bool:
    """Whether an edition is the one that parameters ask for."""
    return all(made.settings.get(n) == v for n, v in wanted.items() if made.cut or n in LINKED_BY)


def _checked(book: Edition) -> Edition:
    """The edition. Raises ValueError where the attack that it is to be about is not in it."""
    named = book.settings.get("incident")
    if named and named not in book.incidents:
        raise ValueError(f"incident: no incident {printable(named)}. There are {', '.join(book.incidents)}")
    return book


def _linked_anew(place: Place, given: Mapping[str, object], up: str) -> Edition:
    """The case linked by the parameters; its tables lie in a folder that goes with the edition."""
    case = read_case(place.data)
    before = place.made.settings if place.named and place.made else case.parameters
    settings = cast(Parameters, {**before, **given})
    wanted = shown_by(case, settings)
    in_order(wanted)
    made = edited(case, settings, place.root / READ if place.root else None)
    folder = tempfile.mkdtemp(prefix="dateline-")
    tables = Path(folder) / "tables"
    write_edition(tables, case, chosen(case, made.tables, settings), settings, made)
    book = Edition(tables, up, wanted)
    weakref.finalize(book, _remove, folder)
    return book


def _remove(folder: str) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
