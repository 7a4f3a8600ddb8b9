"""The whole command in two houses: the same input gives the same bytes anywhere."""

from pathlib import Path

from tests.conftest import ROOT
from tests.house import build, digests, make_house


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Two folders, two times, two hash seeds, two zones, two numbers of workers: every file made is the same."""
    made = []
    for folder, seed, zone, workers in (
        (tmp_path / "a", "1", "UTC", "1"),
        (tmp_path / "b" / "deeper", "77", "Asia/Baghdad", "3"),
    ):
        chapters = ["glance", "reports", "timeline", "casualties", "same-words"]
        house = make_house(folder, chapters, ROOT / "data")
        text = (house / "data" / "case.yml").read_text(encoding="utf-8")
        lines = [
            f"chapters: [{', '.join(chapters)}]" if line.startswith("chapters:") else line for line in text.splitlines()
        ]
        (house / "data" / "case.yml").write_text("\n".join(lines), encoding="utf-8")
        status, said = build(
            house, "--workers", workers, env={"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": "1638489600"}
        )
        assert status == 0, said
        made.append(digests(house / "_build") | digests(house / "book"))
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
    assert len(made[0]) > 200
