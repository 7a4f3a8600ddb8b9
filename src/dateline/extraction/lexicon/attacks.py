"""The nouns that name an attack, as patterns: one list for whoever asks whether a sentence speaks of one."""

from __future__ import annotations

from dateline.extraction.lexicon import en

NOUNS = tuple(en.words("casualties", "attack nouns"))


def _plural(noun: str) -> str:
    return f"{noun}es" if noun.endswith("sh") else f"{noun}s"


# "attack", and "attack" or "attacks".
ATTACK = f"(?:{'|'.join(NOUNS)})"
ATTACKS = f"(?:{'|'.join(form for noun in NOUNS for form in (_plural(noun), noun))})"
