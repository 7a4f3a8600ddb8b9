"""An empty case, ready to fill."""

from __future__ import annotations

from pathlib import Path

from dateline.reading.case import ACTOR_COLUMNS, PLACE_COLUMNS
from dateline.reading.review import COLUMNS

CASE = """\
title: "{title}"
question: ""
# The days the timeline shows; what lies outside is background.
# window: {{since: 2021-11-25, until: 2021-12-10}}
# The incident the book is about, by a place of places.csv and a day.
# focus: {{place: makhmour, date: 2021-12-02}}
# Groups this case speaks of, beside those every case knows: a name and the head nouns that mean it.
# groups:
#   Peshmerga: [peshmerga, kurdish soldiers]
parameters:
  rule: latest
"""


def new_project(folder: Path) -> list[Path]:
    """Make the files of a case; returns them. Raises FileExistsError where one is there already."""
    title = folder.resolve().name.replace("-", " ").replace("_", " ").capitalize().replace('"', "")
    files = {
        "case.yml": CASE.format(title=title),
        "places.csv": ",".join(PLACE_COLUMNS) + "\n",
        "actors.csv": ",".join(ACTOR_COLUMNS) + "\n",
        "review.csv": ",".join(COLUMNS) + "\n",
    }
    if there := [n for n in files if (folder / n).exists()]:
        raise FileExistsError(f"{folder} has {', '.join(there)} already; nothing was written")
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / n for n in files]
