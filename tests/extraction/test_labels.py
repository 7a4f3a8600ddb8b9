"""Numbers that count nobody: each rule's examples and counter-examples."""

import re

import pytest

from dateline.extraction.numbers.labels import RULES, LabelRule
from dateline.extraction.text.document import Document

CASES = [
    (rule, text, wanted)
    for rule in RULES
    for texts, wanted in ((rule.examples, True), (rule.counter_examples, False))
    for text in texts
]


@pytest.mark.parametrize(
    ("rule", "text", "wanted"), CASES, ids=lambda v: v.name if isinstance(v, LabelRule) else str(v)
)
def test_examples(rule: LabelRule, text: str, *, wanted: bool) -> None:
    before, number, behind = re.split(r"\{(\w+)\}", text)
    words = Document(before + number + behind).words
    i = next(n for n, w in enumerate(words) if w.start == len(before))
    assert rule.applies(words, i) is wanted
