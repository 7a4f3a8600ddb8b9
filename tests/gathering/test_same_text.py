"""One text that two outlets print is two reports; what an outlet or an address gave before is there already."""

import json
from pathlib import Path

import pytest

from dateline.gathering import add
from dateline.reading import read_reports

TEXT = "Four villagers were killed on Monday near Salby, the district council said. The road north was closed."


def rows(path: Path, *given: tuple[str, str]) -> str:
    lines = [json.dumps({"outlet": o, "url": u, "published": "2022-05-03", "text": TEXT}) for o, u in given]
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_two_outlets_with_one_text_are_two_reports(tmp_path: Path) -> None:
    source = rows(tmp_path / "in.jsonl", ("Post", ""), ("Wave", ""), ("POST", ""))
    done = add([source], tmp_path / "case")
    assert (len(done.written), len(done.known)) == (2, 1)
    again = add([source], tmp_path / "case")
    assert (len(again.written), len(again.known)) == (0, 3)
    assert {r.outlet for r in read_reports(tmp_path / "case" / "reports")[0]} == {"Post", "Wave"}


def test_the_same_address_is_there_already_whatever_its_outlet_is_called(tmp_path: Path) -> None:
    at = "https://post.example/a"
    done = add([rows(tmp_path / "in.jsonl", ("Post", at), ("The Post", at + "?utm_source=x"))], tmp_path / "case")
    assert (len(done.written), len(done.versions), len(done.known)) == (1, 0, 1)


@pytest.mark.parametrize("data", [b'outlet;text\nPost;"x\xb6\xe4 \xf6 broken \xc3\xa4, never closed\n'])
def test_a_reason_that_quotes_half_a_character_is_written_down(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "in.csv").write_bytes(data * 3)
    done = add([str(tmp_path / "in.csv")], tmp_path / "case")
    assert done.refused and list((tmp_path / "case" / "quarantine").glob("*.why"))
