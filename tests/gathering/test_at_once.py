"""Two `dateline add` at once on one case: no report is overwritten."""

import json
import subprocess
import sys
from pathlib import Path

from dateline.gathering import add, new_case

RUN = (
    "import sys; from pathlib import Path; from dateline.gathering import add; d = add(sys.argv[1:2], "
    "Path(sys.argv[2])); print(len(d.written), len(d.known), len(d.refused))"
)


def lines(names: range) -> str:
    return "".join(
        json.dumps({"outlet": "Salby Post", "title": "Shells hit Dorvik",
                    "text": f"Shells killed {n} people in Dorvik, the mayor of the town said."})
        + "\n"
        for n in names
    )  # fmt: skip


def test_two_that_add_at_once_keep_every_report_once(tmp_path: Path) -> None:
    new_case(tmp_path / "case")
    for name, numbers in (("a", range(2, 82)), ("b", range(42, 122))):  # forty stand in both
        (tmp_path / f"{name}.jsonl").write_text(lines(numbers), encoding="utf-8")
    commands = [[sys.executable, "-c", RUN, str(tmp_path / f"{n}.jsonl"), str(tmp_path / "case")] for n in "ab"]
    running = [subprocess.Popen(c, stdout=subprocess.PIPE, text=True) for c in commands]
    counts = [list(map(int, p.communicate()[0].split())) for p in running]
    assert all(p.returncode == 0 for p in running) and [sum(c) for c in counts] == [80, 80]
    texts = [p.read_text(encoding="utf-8").split("---\n")[-1] for p in (tmp_path / "case" / "reports").glob("*.md")]
    assert len(set(texts)) == 120 and len(texts) == sum(c[0] for c in counts)


def test_a_name_that_somebody_takes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    new_case(tmp_path / "case")
    (tmp_path / "a.jsonl").write_text(lines(range(2, 4)), encoding="utf-8")
    theirs = tmp_path / "case" / "reports" / "salby-post-shells-hit-dorvik.md"

    def meanwhile(_line: str) -> None:
        theirs.with_stem(f"{theirs.stem}-2").write_text("theirs", encoding="utf-8")

    done = add([str(tmp_path / "a.jsonl")], tmp_path / "case", told=meanwhile)
    assert [p.stem for p in done.written] == [theirs.stem, f"{theirs.stem}-3"]
    assert theirs.with_stem(f"{theirs.stem}-2").read_text(encoding="utf-8") == "theirs"
