"""Reading: from files to reports. What can't be read is named with file, line and what to do."""

from dateline.reading.case import Case, read_case
from dateline.reading.reports import each_report, read_reports

__all__ = ["Case", "each_report", "read_case", "read_reports"]
