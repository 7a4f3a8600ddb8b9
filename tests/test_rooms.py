"""The code's rooms: one direction of imports, no circles, no crowded folder."""

import ast
import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType

import dateline

SOURCE = Path(dateline.__file__).parent
# A room imports only from itself and from rooms above it in this list.
ROOMS = """
core rules tables
extraction.rulebooks extraction.lexicon reading.languages extraction.text extraction.numbers extraction.temporal
extraction.toponyms extraction.scenes extraction.places
extraction.attribution extraction.events extraction.details extraction.casualties extraction
reading custody gathering
linking.rulebooks linking.rows linking.headlines linking.texts linking.union_find linking.reviewers linking.adjudication
linking.regrouping linking.places linking.people linking.incidents
linking.collation linking.provenance linking.contradictions linking.selection linking.blocking
linking
comparing chapters pipeline notebook publishing cli __main__
""".split()
MOST_IN_A_FOLDER = 16
# Lines of a function: a screen; what is longer says why in the line above it.
SCREEN, LONGEST, MOST_LONG = 40, 60, 10
WHY = "# Longer than a screen: "


def imports(path: Path) -> set[str]:
    """The package's own modules that a module imports, dotted, without the leading name."""
    out = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "dateline":
            assert node.module is not None
            out |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names if alias.name.startswith("dateline.")}
    return {name.removeprefix("dateline.") for name in out}


def room_of(name: str) -> str:
    """The narrowest room a module or name lies in; empty for the package itself."""
    return max((r for r in ROOMS if name == r or name.startswith(f"{r}.")), key=len, default="")


def test_a_room_imports_only_from_rooms_above_it() -> None:
    backwards = []
    for path in SOURCE.rglob("*.py"):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
        own = room_of(name)
        if name == "__init__":
            continue
        assert own, f"{name} lies in no room; add it to ROOMS where it belongs"
        backwards += [
            f"{name} imports {other}"
            for other in imports(path)
            if (room := room_of(other)) and ROOMS.index(room) > ROOMS.index(own)
        ]
    assert backwards == []


# What takes a text apart; extraction does, once, and hands it on in the tables sentences and quotations.
PARTS = ("document", "tokens", "paragraphs", "quotation_marks", "boilerplate")
TAKES_APART = tuple(f"extraction.text.{m}" for m in PARTS)


def test_nothing_behind_extraction_takes_a_text_apart() -> None:
    assert not [
        f"{path.relative_to(SOURCE)} imports {other}"
        for path in SOURCE.rglob("*.py")
        if not path.is_relative_to(SOURCE / "extraction")
        for other in imports(path)
        if other.startswith(TAKES_APART)
    ]


def test_no_folder_is_crowded() -> None:
    held = Counter(path.parent.relative_to(SOURCE) for path in SOURCE.rglob("*.py") if path.name != "__init__.py")
    assert {str(folder): n for folder, n in held.items() if n > MOST_IN_A_FOLDER} == {}


def test_no_function_hides_a_package() -> None:
    """`dateline.linking.incidents` is a package, whatever names the package above imports."""
    for path in SOURCE.rglob("__init__.py"):
        package = ".".join(("dateline", *path.parent.relative_to(SOURCE).parts))
        for name in sorted(p.parent.name for p in path.parent.glob("*/__init__.py")):
            found = getattr(importlib.import_module(package), name, None)
            assert found is None or isinstance(found, ModuleType), f"{package}.{name}"


def test_functions_fit_a_screen_but_for_a_few_that_say_why() -> None:
    long: dict[str, int] = {}
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (n := (node.end_lineno or 0) - node.lineno + 1) > SCREEN:
                assert text.splitlines()[node.lineno - 2].lstrip().startswith(WHY), (
                    f"{path.name}: {node.name}, {n} lines"
                )
                long[f"{path.name}: {node.name}"] = n
    assert len(long) <= MOST_LONG and max(long.values()) <= LONGEST, long
