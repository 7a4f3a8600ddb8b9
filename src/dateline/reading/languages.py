"""Which language a text is in, as far as it matters here: English is read, any other is kept and left out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from dateline.extraction.lexicon import en

COMMON = frozenset(en.words("function_words", "commonest words"))


def language(text: str) -> str:
    """An ISO 639 code: "en"; for another script its name in lower case ("arabic"); "und" for other Latin text.

    Counts letters by script, then common English words; a text of under 20 words is taken as English.
    """
    sample = text[:20_000]
    scripts: dict[str, int] = {}
    for c, times in Counter(sample).items():
        if c.isalpha():
            script = "latin" if c < "ɐ" else unicodedata.name(c, "unknown").split()[0].lower()
            scripts[script] = scripts.get(script, 0) + times
    if scripts:
        main = max(scripts, key=lambda s: scripts[s])
        if main != "latin" and scripts[main] > 0.5 * sum(scripts.values()):
            return main
    words = re.findall(r"[a-z]+", sample.lower())
    if len(words) >= 20 and sum(w in COMMON for w in words) < 0.12 * len(words):
        return "und"
    return "en"
