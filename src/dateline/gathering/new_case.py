"""An empty case, ready to fill."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from dateline.reading import settings
from dateline.reading.case import ACTOR_COLUMNS, PLACE_COLUMNS
from dateline.reading.review import COLUMNS

CASE = """\
title: {title}
question: ""
# Who makes the book, where an error is reported (a mail or web address), and the address it is published at.
# made_by: The Dorvik Casualty Project
# contact: desk@example.org
# address: https://example.org/dorvik/
# The licence of the data, by its SPDX name (https://spdx.org/licenses).
# licence: CC-BY-4.0
# The days the timeline shows; what lies outside is background.
# window: {{since: 2021-11-25, until: 2021-12-10}}
# The incident the book is about, by a place of places.csv and a day.
# focus: {{place: makhmour, date: 2021-12-02}}
# Groups this case speaks of, beside those every case knows: a name and the head nouns that mean it.
# groups:
#   Peshmerga: [peshmerga, kurdish soldiers]
# Somebody else's table of attacks that the book is compared with: a file of this folder. The layouts of UCDP GED,
# ACLED, Airwars and the Gun Violence Archive are told from the header; of others say which column holds what.
# compare: {{file: others.csv, columns: {{date: Day, place: Town, killed: Dead, wounded: Hurt}}}}
parameters:
  rule: latest
"""


def new_case(folder: Path, title: str = "") -> list[Path]:
    """Make the files of a case, titled by its folder's name where no title is given; returns them.

    Raises FileExistsError where one is there already.
    """
    files = {
        "case.yml": CASE.format(title=json.dumps(title or title_of(folder), ensure_ascii=False)),
        "places.csv": ",".join(PLACE_COLUMNS) + "\n",
        "actors.csv": ",".join(ACTOR_COLUMNS) + "\n",
        "review.csv": ",".join(COLUMNS) + "\n",
    }
    if there := [n for n in files if (folder / n).exists()]:
        raise FileExistsError(f"{folder} has {', '.join(there)} already; nothing was written")
    reports = folder / "reports"
    made = [p for p in (reports, *reports.parents) if not p.exists()]
    try:
        reports.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    except BaseException:  # a full disk: nothing half-made stays, and nothing goes that was there
        for name in files:
            with suppress(OSError):
                (folder / name).unlink()
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise
    return [folder / n for n in files]


def title_of(folder: Path) -> str:
    """A title from a folder's name; a general one where the name cannot be a title."""
    name = folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    words = "".join(c for c in name if c.isprintable() and c not in '"\\').strip()
    try:
        return settings.title(words)
    except ValueError:
        return f"Case {words}".strip()
