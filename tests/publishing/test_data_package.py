"""GeoJSON, event rows, and the data package that frictionless validates."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from dateline import tables
from dateline.publishing.exports.about import About
from dateline.publishing.exports.data_package import EVENT_COLUMNS, events, geojson
from dateline.publishing.exports.formats import write_exports


@pytest.fixture(scope="module")
def downloads(linked: dict[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("downloads")
    tables.write(folder / "tables", linked)
    write_exports(folder / "out", About("A case"), linked)
    return folder / "out"


def test_the_data_package_validates(downloads: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(str(downloads / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert {t.name for t in report.tasks} >= {"claims", "statements", "incidents", "tolls"}


def test_a_wrong_cell_does_not_validate(downloads: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for path in downloads.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "tolls.csv").read_text(encoding="utf-8").replace(",8,", ",eight,", 1)
    (tmp_path / "tolls.csv").write_text(text, encoding="utf-8")
    with frictionless.system.use_context(trusted=True):
        assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_parquet_holds_the_same_rows_and_no_report_text(downloads: Path, linked: dict[str, pd.DataFrame]) -> None:
    for name in linked:
        frame = pd.read_parquet(downloads / f"{name}.parquet")
        assert len(frame) == len(linked[name]) == len(pd.read_csv(downloads / f"{name}.csv"))
        assert "text" not in frame.columns


def test_attacks_are_points_with_precision_and_tolls(linked: dict[str, pd.DataFrame]) -> None:
    found = json.loads(json.dumps(geojson(linked)))
    by_id = {f["id"]: f for f in found["features"]}
    makhmour = by_id["makhmour-2021-12-02"]
    lon, lat = makhmour["geometry"]["coordinates"]
    assert 43 < lon < 44 and 35 < lat < 36
    assert makhmour["properties"]["killed"]["best"] == 13 and makhmour["properties"]["where_precision"]


def test_event_rows_have_geds_columns_and_the_tolls_figures(linked: dict[str, pd.DataFrame]) -> None:
    frame = events(linked)
    assert list(frame.columns) == EVENT_COLUMNS
    row = frame.set_index("id").loc["makhmour-2021-12-02"]
    assert (row["year"], row["date_prec"], row["best"], row["deaths_civilians"], row["side_a"]) == (
        2021,
        1,
        13,
        3,
        "ISIS",
    )
    assert row["low"] <= row["best"] <= row["high"]
    assert not [i for i in frame["id"] if i.startswith("kirkuk-undated")], "an attack without a day is no event row"
