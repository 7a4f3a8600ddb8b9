"""A site that goes on from the one before is the one that a house begun anew makes."""

import shutil
from pathlib import Path

from tests.conftest import ROOT
from tests.house import build, digests, make_house


def test_a_site_that_goes_on_from_the_one_before_is_the_one_begun_anew(tmp_path: Path) -> None:
    """A word changes, a title changes, a report goes: each time the site is the same as in a
    house that never built before."""
    old, reports = make_house(tmp_path / "old", ["glance", "reports"], ROOT / "data"), Path("data", "reports")
    text = (old / "data" / "case.yml").read_text(encoding="utf-8")
    lines = ["chapters: [glance, reports]" if n.startswith("chapters:") else n for n in text.splitlines()]
    (old / "data" / "case.yml").write_text("\n".join(lines), encoding="utf-8")
    assert build(old)[0] == 0
    one, other = sorted((old / reports).glob("*.md"))[:2]
    whole = one.read_text(encoding="utf-8")
    frame = old / "_build" / "sphinx" / "frame"
    before = frame.read_text(encoding="utf-8")
    for change, goes_on in (
        (lambda: one.write_text(whole + "\n\nNothing was heard of the zzyzx since.\n", encoding="utf-8"), True),
        (lambda: one.write_text(whole.replace("title: ", "title: Anew, ", 1), encoding="utf-8"), False),
        (lambda: other.unlink(), False),
    ):
        change()
        assert build(old)[0] == 0
        assert (frame.read_text(encoding="utf-8") == before) is goes_on
        before = frame.read_text(encoding="utf-8")
        new = make_house(tmp_path / "new", ["glance", "reports"], old / "data")
        assert build(new)[0] == 0
        made, anew = digests(old / "_build" / "html"), digests(new / "_build" / "html")
        told = ("downloads/changes", "book/changes")  # what changed since the edition before
        assert {n for n in made if made[n] != anew.get(n) and not n.startswith(told)} - {
            "downloads/datapackage.json"
        } == set()
        assert made.keys() == anew.keys()
        shutil.rmtree(new)
