"""Rules with names: what each reads, in one sentence, with an example and with a sentence that only looks like one.

A family of rules fills a table, and the column `rule` of its rows holds the name of the rule that made them.
An example is a text as a report would print it, with the words that the rule reads in square brackets:
"[Nine people died], the mayor said." A first line that begins with "# " is the report's title.
A rule of linking reads several reports: its example has one report a line, behind its day, and in the last line,
behind "= ", what comes of them: sides of a contradiction, "9 | 10", or a toll, "killed 10 (9 to 10)".
A test reads every example and every counter-example (tests/extraction/test_rules.py, tests/linking/test_rules.py).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """A rule. `reads` begins with a small letter and goes on from its name: "the words in front of their source".

    A rule that `refuses` makes no row: it says why a trigger is none, and its examples are sentences it refuses.
    """

    name: str
    family: str
    reads: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    refuses: bool = False


class Example(NamedTuple):
    """An example taken apart: a report's title and text, and the words of it that are marked as read."""

    title: str
    text: str
    words: tuple[str, ...]


class Dated(NamedTuple):
    """One report of an example that needs several: its day, or day and hour, its text, and the words marked in it."""

    published: str
    text: str
    words: tuple[str, ...]


class Linked(NamedTuple):
    """An example of several reports taken apart: the reports, and what comes of them in words; empty for nothing."""

    reports: tuple[Dated, ...]
    makes: str


MARKED = re.compile(r"\[([^\]]+)\]")


def taken_apart(example: str) -> Example:
    """An example's title, text and marked words.

    >>> taken_apart("[Nine people died], the mayor said.")
    Example(title='', text='Nine people died, the mayor said.', words=('Nine people died',))
    """
    bare = MARKED.sub(r"\1", example)
    title, _, text = bare.removeprefix("# ").partition("\n") if bare.startswith("# ") else ("", "", bare)
    return Example(title, text.lstrip("\n"), tuple(m[1] for m in MARKED.finditer(example)))


PARAGRAPH = " ¶ "


def reports_apart(example: str) -> Linked:
    """The reports of an example with one report a line, and what they make; " ¶ " begins a new paragraph.

    >>> reports_apart("2023-01-31: [Nine died].\\n2023-02-01: [Ten died].\\n= 9 | 10").makes
    '9 | 10'
    """
    lines = example.split("\n")
    makes = lines.pop().removeprefix("= ") if lines[-1].startswith("= ") else ""
    reports = []
    for day, _, text in (line.partition(": ") for line in lines):
        reports.append(Dated(day, MARKED.sub(r"\1", text).replace(PARAGRAPH, "\n\n"), tuple(MARKED.findall(text))))
    return Linked(tuple(reports), makes)


def registry(*rules: Rule) -> dict[str, Rule]:
    """Rules by their names, in order. Raises ValueError where two of a family have one name."""
    out = {r.name: r for r in rules}
    if len(out) < len(rules):
        names = [r.name for r in rules]
        raise ValueError(f"two rules of one name: {', '.join(sorted({n for n in names if names.count(n) > 1}))}")
    return out
