from pathlib import Path

import pandas as pd
import pytest

from dateline import tables


def test_what_does_not_fit_is_refused() -> None:
    frame = tables.table("places", [{"report_id": "r", "start": 5, "end": 3, "words": "x", "place_id": "p"}])
    with pytest.raises(tables.SchemaError, match="start must be below end"):
        tables.check("places", frame)
    frame = tables.table("places", [{"report_id": None, "start": 1, "end": 3, "words": "x", "place_id": "p"}])
    with pytest.raises(tables.SchemaError):
        tables.check("places", frame)


def test_tables_come_back_as_they_were_written(linked: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    tables.write(tmp_path, linked)
    for name, frame in linked.items():
        again = tables.read(tmp_path, name)
        assert tables.digest(again) == tables.digest(frame), name
        assert (tmp_path / f"{name}.csv").is_file()


def test_cells_that_look_like_formulas_are_defused_but_quoted_words_stay_exact(tmp_path: Path) -> None:
    frame = tables.table(
        "actors",
        [
            {
                "actor_id": "a",
                "name": "=HYPERLINK(1)",
                "kind": "+x",
                "side": "",
                "role": "-y",
                "organisation": "@z",
                "other_names": "",
            }
        ],
    )
    tables.to_csv(frame, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()[1] == "a,'=HYPERLINK(1),'+x,,'-y,'@z,"
