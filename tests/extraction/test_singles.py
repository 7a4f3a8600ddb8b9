"""One person hurt without a count: each rule's examples and counter-examples, with "|" where the subject ends."""

import pytest

from dateline.extraction.casualties.singles import RULES, SingleRule
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.extraction.text.document import Document

CASES = [
    (rule, text, wanted)
    for rule in RULES
    for texts, wanted in ((rule.examples, True), (rule.counter_examples, False))
    for text in texts
]


@pytest.mark.parametrize(
    ("rule", "text", "wanted"), CASES, ids=lambda v: v.name if isinstance(v, SingleRule) else str(v)
)
def test_examples(rule: SingleRule, text: str, *, wanted: bool) -> None:
    subject, behind = text.split("|")
    words = Document(subject + behind).words
    past = next(n for n, w in enumerate(words) if w.start >= len(subject))
    party = rule.apply(words, past, EMPTY)
    assert (party is not None) is wanted
    if party:
        assert (party.quantity.low, party.quantity.high) == (1, 1)
