"""A book whose review.csv withholds names: not one byte of them is in its site, its files or their names."""

from __future__ import annotations

import html
import random
import re
import zlib
from pathlib import Path

import pytest

from dateline.publishing.pdf import chromium, one_document, print_book
from tests.house import build, make_house

# The PDF is printed of a book with more names than this: it takes a browser half a minute.
SEVERAL = 100

FIRST = """José Ana-María Søren Iñigo D'Arcy Oisín Łucja Zoë Jean-Luc Nils Mbali Tàmara Kaito Rósa Ferhat Ilse Hope
Will Grace Mark Dawn Faith""".split()
# Last names of these parts are no words; some hold an apostrophe, a hyphen or an accent.
PARTS = ("Dor", "Vik", "Sal", "Bry", "Nor", "Ulf", "Tam", "Qvi", "Žel", "Ørs", "O'Kee", "Al-Hz", "Müh", "Łaz")
ENDS = ("nath", "gård", "wicz", "uzzi", "enko", "ström", "rión", "-Vael", "adóttir", "ibekk")


def names(n: int) -> list[str]:
    """So many names, each with a last name of its own."""
    drawn = random.Random(24)
    last = [f"{a}{b}{c}" for a in PARTS for b in ("", "ra", "olo", "íne", "ym", "ek", "ubu", "aj") for c in ENDS]
    return [f"{drawn.choice(FIRST)} {surname}" for surname in drawn.sample(last, n)]


def told(name: str, n: int) -> str:
    """Some sentences that print a name in one of the ways in which names are printed."""
    first, last = name.split()
    ways = [
        f"{name}, {5 + n % 60}, was killed. {last}'s house burnt down.",
        f"The dead included {first}\n{last}. “{first} was kind,” said a neighbour.",
        f"{name.upper()} WAS KILLED, a banner said. {last} was a teacher.",
        f"“I saw it,” said {name}, a resident of Salby. {last} ran home.",
        "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in name) + " was wounded in the attack.",
        f"{last}, {first} ({5 + n % 60}) was listed among the wounded.",
    ]
    return ways[n % len(ways)]


def house_of(folder: Path, own: list[str], reports: int) -> Path:
    house = make_house(folder, ["glance", "reports"])
    data = house / "data"
    (data / "reports" / "one.md").unlink()
    for k in range(reports):
        mine = list(enumerate(own))[k::reports]
        slug = re.sub(r"[^\w-]", "-", mine[0][1].lower())
        text = "\n\n".join(told(name, n) for n, name in mine)
        (data / "reports" / f"{slug}.md").write_text(
            f"---\noutlet: Herald {k}\npublished: 2023-03-15\ntitle: {mine[0][1]} among the dead\n"
            f"url: https://herald.example/{slug}\n---\nTwelve people were killed in an attack on Salby on Monday, "
            f"police said.\n\n{text}\n",
            encoding="utf-8",
        )
    lines = "".join(f'"{name}",withhold,,,Ann,2023-04-01,asked\n' for name in own)
    (data / "review.csv").write_text(f"target,decision,field,value,by,on,why\n{lines}", encoding="utf-8")
    return house


def left(house: Path, own: list[str]) -> list[tuple[str, str]]:
    """The last names that stand in a file of a built house or in its name, with the file."""
    spelt = {n.split()[1] for n in own}
    spelt |= {s.lower() for s in spelt} | {s.upper() for s in spelt}
    pattern = re.compile("|".join(map(re.escape, sorted(spelt, key=len, reverse=True))).encode())
    site = house / "_build" / "html"
    files = [p for p in (*site.rglob("*"), *(house / "book").rglob("*.ipynb")) if p.is_file()]
    assert len(files) > 20
    return [
        (p.name, found[0].decode())
        for p in files
        if (found := pattern.search(p.name.encode() + b"\n" + p.read_bytes()))
    ]


def in_pdf(house: Path, own: list[str]) -> list[str]:
    """The last names that are in the document a PDF is printed from, or in the PDF where a browser can print one."""
    site = house / "_build" / "html"
    held = [html.unescape(one_document(site)).lower().encode()]
    if chromium():
        print_book(site, house / "book.pdf")
        data = (house / "book.pdf").read_bytes()
        held += [data.lower(), *(inflated(data[m.end() :]).lower() for m in re.finditer(rb"stream\r?\n", data))]
    spelt = [n.split()[1].lower() for n in own]
    return [n for n in spelt if any(n.encode(c) in part for part in held for c in ("utf-8", "utf-16-be"))]


def inflated(stream: bytes) -> bytes:
    """A compressed stream of a PDF; nothing for any other."""
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def withheld(folder: Path, n: int, reports: int) -> None:
    own = names(n)
    house = house_of(folder, own, reports)
    status, said = build(house)
    assert status == 0, said
    assert f"{reports} read, 0 set aside" in said
    assert left(house, own) == []
    if n > SEVERAL:
        assert in_pdf(house, own) == []
    assert "review.csv" not in said, "every name was met"


def test_no_byte_of_a_withheld_name_is_in_a_book(tmp_path: Path) -> None:
    withheld(tmp_path / "house", 24, 1)


@pytest.mark.nightly
def test_no_byte_of_a_thousand_withheld_names_is_in_a_book(tmp_path: Path) -> None:
    withheld(tmp_path / "house", 1000, 20)
