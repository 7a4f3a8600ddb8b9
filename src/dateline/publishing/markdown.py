"""The one way data gets into a Markdown cell or page: every punctuation mark that Markdown could act on is escaped."""

from __future__ import annotations

import re

from dateline.chapters.common.html import INVISIBLE

PUNCTUATION = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")


def md(text: object) -> str:
    """Text on one line that Markdown, MyST and Jinja show as it is."""
    return PUNCTUATION.sub(r"\\\1", " ".join(INVISIBLE.sub("\u25a1", str(text)).split()))
