"""What notebooks work with: an edition opened by their parameters, its tidy tables, and the ways to show a result.

Judgement (which figure counts, who speaks, what is one utterance) is in functions of the package; a notebook filters,
counts, pivots and draws.
"""

from dateline.chapters.common.charts import (
    COLOURS,
    INK,
    MUTED,
    bubbles,
    days_axis,
    figure,
    label,
    rows_grid,
    style,
    write_beside,
)
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import plural, together
from dateline.chapters.common.wording import enumerated, few, shortened
from dateline.core.dates import in_words
from dateline.notebook.judgement import (
    ABOUT,
    RELATIONS,
    RULES,
    SAYS,
    TOLL_OF,
    among,
    collate,
    figure_in_words,
    group_in_words,
    sides,
    toll_in_words,
    tolls,
    unfaithful,
    unnamed,
)
from dateline.notebook.opening import open_edition
from dateline.notebook.showing import (
    answer,
    evidence,
    incident_links,
    items,
    joined,
    lead_on,
    links_below,
    origin_links,
    picture,
    report_links,
    say,
    table,
)
from dateline.notebook.tidy import by_frequency, in_days, tidy

__all__ = [
    "ABOUT",
    "COLOURS",
    "INK",
    "MUTED",
    "RELATIONS",
    "RULES",
    "SAYS",
    "TOLL_OF",
    "Edition",
    "among",
    "answer",
    "bubbles",
    "by_frequency",
    "collate",
    "days_axis",
    "enumerated",
    "evidence",
    "few",
    "figure",
    "figure_in_words",
    "group_in_words",
    "in_days",
    "in_words",
    "incident_links",
    "items",
    "joined",
    "label",
    "lead_on",
    "links_below",
    "open_edition",
    "origin_links",
    "picture",
    "plural",
    "report_links",
    "rows_grid",
    "say",
    "shortened",
    "sides",
    "style",
    "table",
    "tidy",
    "together",
    "toll_in_words",
    "tolls",
    "unfaithful",
    "unnamed",
    "write_beside",
]
