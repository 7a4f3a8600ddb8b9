"""The shipped case: its abstracts are recorded, no original was kept of them, and the log says no more than that."""

from dateline.custody.log import entries
from dateline.pipeline.verifying import verify
from dateline.pipeline.verifying.findings import Kind
from tests.conftest import ROOT


def test_the_shipped_reports_are_as_they_were_recorded_and_no_original_was_kept() -> None:
    """Did you change a report? Then say so: dateline record REPORT --why WHY."""
    result = verify(ROOT / "data", write=False)
    assert [str(f.problem) for f in result.findings if f.wrong] == []
    kinds = [f.kind for f in result.findings if f.kind != Kind.EDIT]
    assert kinds == [Kind.NO_ORIGINAL] * 31 and result.counts["recorded"] == 31
    lines, problems = entries(ROOT / "data")
    assert problems == [] and {e.by for e in lines[:31]} == {"The Dateline founders"}
    assert {e.action for e in lines[:31]} == {"entered"}
