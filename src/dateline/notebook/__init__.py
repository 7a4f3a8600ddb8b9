"""What notebooks work with: an edition opened by their parameters, its tidy tables, and the ways to show a result.

Judgement (which figure counts, who speaks, what is one utterance) is in functions of the package; a notebook filters,
counts, pivots and draws.
"""

from dateline.chapters.common.charts import COLOURS, INK, MUTED, days_axis, figure, label, write_beside
from dateline.chapters.common.html import plural, together
from dateline.chapters.common.wording import few, shortened
from dateline.core.dates import in_words
from dateline.notebook.opening import open_edition
from dateline.notebook.showing import (
    answer,
    evidence,
    incident_links,
    items,
    joined,
    lead_on,
    picture,
    report_links,
    say,
    table,
)
from dateline.notebook.tidy import by_frequency, in_days, tidy

__all__ = [
    "COLOURS",
    "INK",
    "MUTED",
    "answer",
    "by_frequency",
    "days_axis",
    "evidence",
    "few",
    "figure",
    "in_days",
    "in_words",
    "incident_links",
    "items",
    "joined",
    "label",
    "lead_on",
    "open_edition",
    "picture",
    "plural",
    "report_links",
    "say",
    "shortened",
    "table",
    "tidy",
    "together",
    "write_beside",
]
