"""Small words for figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.core.dates import in_words, stretch, stretch_in_words
from dateline.extraction.lexicon import en
from dateline.linking.rows import APPROXIMATE
from dateline.tables import IncidentRow

ABOVE = frozenset(["more than", "over", "upwards of"])
ONES = ["no", *en.words("numbers", "numbers to nineteen")[1:13]]


def number_word(n: int) -> str:
    """A count in words up to twelve, in digits above."""
    return ONES[n] if 0 <= n < len(ONES) else f"{n:,}"


def spelt(n: int, one: str, many: str = "") -> str:
    """A count in words with its noun, as prose has it: "one attack", "three attacks", "13 attacks"."""
    return f"{number_word(n)} {one if n == 1 else many or one + 's'}"


def figure(low: int | None, high: int | None, hedge: str = "") -> str:
    """A figure as a report gives it: "13", "at least 12", "8 to 10", or its own word where it has no number."""
    if low is None and high is None:
        return hedge or "some"
    if low == high:
        return f"{hedge} {low:,}" if hedge in APPROXIMATE else f"{low:,}"
    if high is None:
        return f"{hedge if hedge in ABOVE else 'at least'} {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"


def day_of(i: IncidentRow) -> str:
    """The day of an attack in words; of several, both ends; no bound of an interval as if it were the day."""
    if i["earliest"] is None or i["latest"] is None:
        return "day not known"
    if i["earliest"] == i["latest"]:
        return in_words(i["earliest"])
    if "/" not in stretch(i["earliest"], i["latest"]).value:
        return stretch_in_words(i["earliest"], i["latest"])
    return (
        f"{'' if i['kind'] == 'series' else 'between '}{in_words(i['earliest'])} "
        f"{'to' if i['kind'] == 'series' else 'and'} {in_words(i['latest'])}"
    )


def bounds(low: int | None, high: int | None) -> str:
    """A toll without a best figure: "12 to 13", "up to 10", "12" where both ends are one,
    "no number" where neither is known."""
    if high is None:
        return "no number" if low is None else f"at least {low}"
    if not low:
        return f"up to {high}"
    return str(low) if low == high else f"{low} to {high}"


THEIR_OWN = re.compile(
    r"^(?:its|our) (?:own )?(?=(?:reporter|correspondent|journalist|photographer|editor)s?\b)", re.IGNORECASE
)


def source_name(name: str, outlet: str) -> str:
    """A speaker as a page names it: an outlet's "its reporter" by the outlet, "Dorvik Post reporter"."""
    return THEIR_OWN.sub(lambda _: f"{outlet} ", name)


def few(names: Sequence[str], between: str = ", ", most: int = 8) -> str:
    """Some names in a row; what is more than so many is counted: "A, B and 12 more"."""
    if len(names) <= most:
        return between.join(names)
    return f"{between.join(names[: most - 1])} and {len(names) - most + 1} more"


def enumerated(names: Sequence[str]) -> str:
    """Names as in a sentence: "a, b and c"."""
    return " and ".join([*([", ".join(names[:-1])] if len(names) > 1 else []), *names[-1:]])
