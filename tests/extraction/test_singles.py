"""One person hurt without a count: each rule's examples and counter-examples, with "|" where the subject ends."""

import pytest

from dateline.extraction.casualties.claims import claims
from dateline.extraction.casualties.objects import OBJECT_RULES
from dateline.extraction.casualties.singles import RULES, SHORT_RULES, SingleRule
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.extraction.text.document import Document

CASES = [
    (rule, text, wanted)
    for rule in (*RULES, *SHORT_RULES, *OBJECT_RULES)
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


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The fatal shooting of a 9-year-old girl shocked Dorvik.", [("killed", 1)]),
        ("Police charged two men in the shooting death of Jan Nils Berg, 17.", [("killed", 1)]),
        ("Three men are charged in the shooting of a 4-year-old boy.", [("killed or wounded", 1)]),
        ("They opened fire, shooting three people.", [("killed or wounded", 3)]),
        ("She accidentally shot and killed a friend.", [("killed", 1)]),
        ("A boy shot and killed an 11-year-old in Salby.", [("killed", 1)]),
        ("Someone shot at the bus, wounding the baby.", [("wounded", 1)]),
        ("A bullet struck the girl in her side.", [("killed or wounded", 1)]),
        ("A 6-year-old girl is recovering from a gunshot wound.", [("wounded", 1)]),
        ("Officers found a 30-year-old man with a gunshot wound.", [("wounded", 1)]),
        ("A man was found dead with a gunshot wound.", [("killed", 1)]),
        ("Teen in critical condition after shooting near the campus", [("wounded", 1)]),
        ("3-year-old dies after shooting self with a gun", [("killed", 1)]),
        ("5-year-old boy hit by stray bullet in Dorvik", [("killed or wounded", 1)]),
        ("A 3-year-old boy who apparently shot himself in Dorvik has died.", [("killed", 1)]),
        ("A man is charged after his 3-year-old son shot himself in the hand.", [("killed or wounded", 1)]),
        ("Ida Lund, 33, of Salby, was killed when a gun went off.", [("killed", 1)]),
        ("Jan Berg, 22, lived here. Berg was shot and killed on Sunday.", [("killed", 1)]),
        ("The family of a 17-year-old shot and killed by a guard wept.", [("killed", 1)]),
        # nobody is harmed, or nobody can be told
        ("He shot a video of the deer. Police killed the man's dog.", []),
        ("Teen Shot Walking Home In Dorvik", [("killed or wounded", 1)]),
        ("Berg was shot in Dorvik Hill.", []),
        ("Her son was killed.", []),
    ],
)
def test_one_person_in_a_report(text: str, figures: list[tuple[str, int]]) -> None:
    assert [(c.effect, c.low) for c in claims(Document(text), EMPTY)] == figures
