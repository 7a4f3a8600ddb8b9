"""Extraction: from one report to its sentences, quotations, times, places, claims, statements, particulars, victims.

It knows no other report, and nothing after it takes a report's text apart again.

The result depends on the report and the lexicon alone, so it can run anywhere, in parallel, and be kept by the
hash of both.
"""

from __future__ import annotations

from dateline.core.report import Report
from dateline.extraction.extracted import Extraction
from dateline.extraction.lexicon.case_names import EMPTY, Lexicon

__all__ = ["Extraction", "extract"]


def extract(report: Report, lexicon: Lexicon = EMPTY) -> Extraction:
    """Read one report. All offsets count from the first character of `report.text`, those of claims whose part is the
    title from that of `report.title`."""
    # Hundreds of patterns are compiled for it: whoever only asks for a list of words goes without.
    from dateline.extraction.whole import extract as read

    return read(report, lexicon)
