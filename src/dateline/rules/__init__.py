"""Rules with names: what each reads, in one sentence, with an example and with a sentence that only looks like one.

A family of rules fills a table, and the column `rule` of its rows holds the name of the rule that made them.
An example is a text as a report would print it, with the words that the rule reads in square brackets:
"[Nine people died], the mayor said." A first line that begins with "# " is the report's title.
A test reads every example and every counter-example (tests/test_rules.py).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """A rule. `reads` begins with a small letter and goes on from its name: "the words in front of their source".

    A rule that `refuses` makes no row: it says why a trigger is none, and its examples are sentences it refuses.
    `needs` names what has to be installed for it, where that is more than Dateline itself.
    """

    name: str
    family: str
    reads: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    refuses: bool = False
    needs: str = ""


class Example(NamedTuple):
    """An example taken apart: a report's title and text, and the words of it that are marked as read."""

    title: str
    text: str
    words: tuple[str, ...]


MARKED = re.compile(r"\[([^\]]+)\]")


def taken_apart(example: str) -> Example:
    """An example's title, text and marked words.

    >>> taken_apart("[Nine people died], the mayor said.")
    Example(title='', text='Nine people died, the mayor said.', words=('Nine people died',))
    """
    bare = MARKED.sub(r"\1", example)
    title, _, text = bare.removeprefix("# ").partition("\n") if bare.startswith("# ") else ("", "", bare)
    return Example(title, text.lstrip("\n"), tuple(m[1] for m in MARKED.finditer(example)))


def registry(*rules: Rule) -> dict[str, Rule]:
    """Rules by their names, in order. Raises ValueError where two of a family have one name."""
    out = {r.name: r for r in rules}
    if len(out) < len(rules):
        names = [r.name for r in rules]
        raise ValueError(f"two rules of one name: {', '.join(sorted({n for n in names if names.count(n) > 1}))}")
    return out
