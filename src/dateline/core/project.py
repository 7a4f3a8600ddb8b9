"""Find the project root, the folder with `_config.yml`."""

from __future__ import annotations

from pathlib import Path


def house(start: Path | None = None) -> Path:
    """The folder that holds `_config.yml`, at or above a folder (the working directory by default).

    Raises FileNotFoundError where there is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "_config.yml").is_file():
            return folder
    raise FileNotFoundError(
        f"no _config.yml at or above {here}: run this inside the project's folder, or name that folder to a notebook "
        "(-p project PATH)"
    )
