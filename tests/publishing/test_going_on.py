"""A site that goes on from the one before is the one that a house begun anew makes."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.house import Houses, build, digests, make_house


def site_of(house: Path) -> dict[str, str]:
    """The files of a house's site, but for those that say what changed since the edition before."""
    return {
        name: digest
        for name, digest in digests(house / "_build" / "html").items()
        if not name.startswith(("downloads/changes", "downloads/datapackage", "book/changes"))
    }


def test_a_site_that_goes_on_from_the_one_before_is_the_one_begun_anew(houses: Houses, tmp_path: Path) -> None:
    """A title changes and a report goes; both come back, with another word; the word comes back.
    After all that nothing tells the site from the one of a house that never built before."""
    house = houses.copy(tmp_path / "house")
    one, two = (house / "data" / "reports" / f"{name}.md" for name in ("one", "two"))
    first, second = one.read_text(encoding="utf-8"), two.read_text(encoding="utf-8")
    frames = []
    for changed, other in (
        ("Weir", None),
        (first.replace("killed", "shot dead"), second),
        (first, second),
    ):
        if other is None:
            one.write_text(first.replace("---\n", "---\ntitle: Anew in Arden\n", 1), encoding="utf-8")
            two.unlink()
        else:
            one.write_text(changed, encoding="utf-8")
            two.write_text(other, encoding="utf-8")
        status, said = build(house)
        assert status == 0, said
        frames.append((house / "_build" / "sphinx" / "frame").read_text(encoding="utf-8"))
    assert frames[0] != frames[1], "what pages share changed, so it began anew"
    assert frames[1] == frames[2], "only words changed, so it went on"
    assert site_of(house) == site_of(houses.house)


@pytest.mark.nightly
def test_the_shipped_site_that_goes_on_is_the_one_begun_anew(tmp_path: Path) -> None:
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
        assert digests(old / "_build" / "html").keys() == digests(new / "_build" / "html").keys()
        assert site_of(old) == site_of(new)
        shutil.rmtree(new)
