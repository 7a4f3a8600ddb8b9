"""Words are data: long lists stand in the English lexicon, and nothing of one case is among the general rules."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.extraction.lexicon import en
from tests.conftest import ROOT

SOURCE = ROOT / "src" / "dateline"
EN = SOURCE / "extraction" / "lexicon" / "en"
# As many words as a line holds.
MOST = 12
# Lists that are longer and stand in code, with the day they were counted and why each does; none is English that reads
# a report. Take one out when it goes; none is added, and none may have more words than here.
EXCEPTIONS = {
    # 2026-11-29
    "gathering/columns.py": 13,  # names that other people's tables give a column: the code's own keys, beside them
    "gathering/pages/address.py": 33,  # parameters of addresses, which trackers made up
    "gathering/pages/dates.py": 31,  # names of a page's metadata, as schema.org and others fix them; elements of HTML
    "gathering/pages/tree.py": 27,  # elements of HTML, as its standard lists them
    "core/plain_text.py": 16,  # elements of HTML in a pattern
    "core/place_kinds.py": 15,  # values of the column `kind`, which code compares
    "publishing/exports/data_package.py": 17,  # columns of a table of this program, in order
    "publishing/processes/forkserver.py": 19,  # modules of Python to load
    "publishing/processes/sphinx_worker.py": 14,  # modules of Python to load
}
# Words of the shipped case, which a rule for any case may not know.
OF_THE_CASE = re.compile(r"kurd|iraq|peshmerga|makhmour|erbil|rudaw", re.IGNORECASE)
# Lists of all the world: countries, their people and regions, languages, and groups that any case may name.
OF_THE_WORLD = {
    "countries.csv",
    "region_names.csv",
    "not_places.csv",
    "groups.csv",
    "peoples.csv",
    "wires.csv",
    "armed_groups.csv",
}


def alternatives(pattern: str) -> int:
    """The words of the longest run of alternatives in one bracket of a pattern."""
    groups = (group.split("|") for group in re.split(r"[()]", pattern) if "|" in group)
    return max((sum(bool(re.search(r"[a-zA-Z]{3}", a)) for a in group) for group in groups), default=0)


def words(node: ast.AST) -> int:
    """How many words a literal lists: strings in brackets, a string that is split, alternatives of a pattern."""
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        return sum(isinstance(e, ast.Constant) and isinstance(e.value, str) for e in node.elts)
    if isinstance(node, ast.Call):
        split = isinstance(node.func, ast.Attribute) and node.func.attr == "split" and not node.args
        of = node.func.value if split and isinstance(node.func, ast.Attribute) else None
        return len(of.value.split()) if isinstance(of, ast.Constant) and isinstance(of.value, str) else 0
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return alternatives(node.value)
    if isinstance(node, ast.JoinedStr):
        return alternatives("".join(str(v.value) if isinstance(v, ast.Constant) else "" for v in node.values))
    return 0


def literals(path: Path) -> Iterator[ast.AST]:
    """The literals of a module, without the names that it exports."""
    for top in ast.parse(path.read_text(encoding="utf-8")).body:
        if not (isinstance(top, ast.Assign) and ast.unparse(top.targets[0]) == "__all__"):
            yield from ast.walk(top)


def longest() -> dict[str, int]:
    """The longest list of each module that has one of more than a line."""
    found = {
        path.relative_to(SOURCE).as_posix(): max(map(words, literals(path)), default=0)
        for path in SOURCE.rglob("*.py")
        if "rulebooks" not in path.parts  # examples
    }
    return {name: n for name, n in found.items() if n > MOST}


def test_no_list_of_words_in_code_is_longer_than_a_line() -> None:
    found = longest()
    new = {name: n for name, n in found.items() if n > EXCEPTIONS.get(name, MOST)}
    assert not new, f"put these words into a list of {EN.name}/*.csv and read it with en.words or en.any_of: {new}"
    shorter = {name: found.get(name, 0) for name, n in EXCEPTIONS.items() if found.get(name, 0) < n}
    assert not shorter, f"lower in EXCEPTIONS what became less, and take out what is gone: {shorter}"


@pytest.mark.parametrize(
    "literal", ['frozenset("abc abd".split())', "{'abc', 'abd'}", "re.compile(r'\\\\b(?:abc|abd)\\\\b')"]
)
def test_a_list_of_words_is_found_in_each_form(literal: str) -> None:
    assert max(map(words, ast.walk(ast.parse(literal)))) == 2


def lists() -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of every table of lists, with the name of its file."""
    for path in sorted(EN.glob("*.csv")):
        rows = en.table(path.stem)
        if rows and "list" in rows[0]:
            yield from ((path.stem, row) for row in rows)


def test_every_list_says_what_it_means_and_where_it_comes_from() -> None:
    for name, row in lists():
        assert row["means"] and row["source"] in ("grammar", "collected", "world") and row["words"], (
            f"{name}: {row['list']}"
        )


def test_every_list_is_read_by_the_code_and_stands_there_once() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    named = Counter((name, row["list"]) for name, row in lists())
    regexes = " ".join(row["regex"] for _, row in patterns())
    within = {w[1:] for _, row in lists() for w in row["words"].split() if w.startswith("@")}
    for (name, which), n in named.items():
        assert n == 1, f"{name} has two lists called {which}"
        read = (
            f'"{name}", "{which}"' in code
            or f"«{name}: {which}»" in regexes
            or (name == en.CLASSES and which in within)
        )
        assert read, f"nothing reads the list {which} of {name}"


def test_every_list_can_be_read() -> None:
    for name, row in lists():
        read = en.words(name, row["list"])
        assert read and len(set(read)) == len(read), f"{name}: {row['list']} names a word twice"


def patterns() -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of every table of patterns that en.pattern reads, with the name of its file."""
    for path in sorted(EN.glob("*.csv")):
        yield from ((path.stem, row) for row in en.table(path.stem) if "regex" in row)


def test_every_pattern_says_what_it_means_and_stands_there_once() -> None:
    rows = list(patterns())
    assert all(row["means"] and row["regex"] and row["case"] in ("any", "kept") for _, row in rows)
    assert not [key for key, n in Counter((name, row["pattern"]) for name, row in rows).items() if n > 1]


def test_every_pattern_is_read_by_the_code_or_by_another() -> None:
    code = " ".join(word for path in SOURCE.rglob("*.py") for word in path.read_text(encoding="utf-8").split())
    rows = list(patterns())
    within = {(name, part) for name, row in rows for part in re.findall("«([^»]+)»", row["regex"])}
    unread = [
        f"{name}: {row['pattern']}"
        for name, row in rows
        if f'"{name}", "{row["pattern"]}"' not in code
        and (name, row["pattern"]) not in within
        and not row["pattern"].startswith("means: ")  # one for each means, which the code puts behind it
    ]
    assert unread == []


def test_a_pattern_is_put_together_of_lists_other_patterns_and_what_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {
        "a": {"regex": "«b»-«f: l»-«n»", "case": "any"},
        "b": {"regex": "x{2}«n»", "case": "kept"},
    }
    monkeypatch.setattr(en, "_patterns", lambda _: rows)
    monkeypatch.setattr(en, "any_of", lambda *_: "one|two")
    made = en.pattern("f", "a", n="y")
    assert made.pattern == "x{2}y-one|two-y" and made.flags & re.IGNORECASE
    assert not en.pattern("f", "b", n="y").flags & re.IGNORECASE


# Rooms in which no English that reads a report may stand in code: the lexicon has it. Left out are rooms that write
# pages, and the rulebooks of linking, which look for words of the book's own.
READING = ("core", "gathering", "linking", "notebook", "reading", "tables")
ITS_OWN_WORDS = ("linking/assertions/", "linking/rulebooks/")
# Modules whose patterns hold words that are no English: elements of HTML, parameters of addresses, names of a file.
NO_ENGLISH = {
    "core/plain_text.py",
    "gathering/content_kinds.py",
    "gathering/decoding.py",
    "gathering/new_project.py",
    "gathering/pages/address.py",
    "gathering/pages/tree.py",
    "gathering/records.py",
}


def english(pattern: str) -> bool:
    """Whether a pattern holds a word in small letters, apart from escapes, classes and the names of its groups."""
    bare = re.sub(r"\\.|\[[^\]]*\]|\(\?P[<=]\w+[>)]|https?", " ", pattern)
    return re.search(r"(?<![a-zA-Z])[a-z]{3,}", bare) is not None


def modules_with_english() -> set[str]:
    """The modules of the reading rooms that give the library re a pattern with words."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        name = path.relative_to(SOURCE).as_posix()
        if name.split("/")[0] not in READING or name.startswith(ITS_OWN_WORDS):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                inner = list(ast.walk(node.args[0]))
                keys = {id(n.slice) for n in inner if isinstance(n, ast.Subscript)}
                texts = [n.value for n in inner if isinstance(n, ast.Constant) and id(n) not in keys]
                if any(english(t if isinstance(t, str) else t.decode()) for t in texts if isinstance(t, str | bytes)):
                    found.add(name)
    return found


def test_english_that_reads_a_report_stands_in_the_lexicon_alone() -> None:
    found = modules_with_english()
    assert found <= NO_ENGLISH, f"put these words into lexicon/en and read them with en.pattern: {found - NO_ENGLISH}"
    assert found >= NO_ENGLISH, f"take out of NO_ENGLISH what has no words any more: {NO_ENGLISH - found}"


@pytest.mark.parametrize(("pattern", "holds"), [(r"\b(?:raid|day)\b", True), (r"(?P<year>\d+)[a-z]\w+", False)])
def test_english_in_a_pattern_is_found(pattern: str, holds: bool) -> None:  # noqa: FBT001  (a value of the table)
    assert english(pattern) == holds


def test_a_class_stands_for_its_words() -> None:
    assert en.words("function_words", "what opens a noun phrase")[:3] == ["the", "a", "an"]


def test_a_list_gives_the_alternatives_of_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(en, "words", lambda *_: ["took_place", "climb*", "shot(s)", "arriv+"])
    assert en.any_of("times", "any") == r"took place|climb\w*|shots?|arriv\w+"


def test_nothing_of_the_shipped_case_is_among_the_general_rules() -> None:
    found = [
        f"{path.name}: {line.strip()[:80]}"
        for path in sorted(EN.glob("*.csv"))
        if path.name not in OF_THE_WORLD
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#") and OF_THE_CASE.search(line)
    ]
    found += [
        f"{path.relative_to(SOURCE)}: {node.value[:80]}"
        for path in sorted((SOURCE / "extraction").rglob("*.py"))
        if "rulebooks" not in path.parts
        for node in strings(path)
        if OF_THE_CASE.search(node.value)
    ]
    assert found == []


def strings(path: Path) -> Iterator[ast.Constant]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node
