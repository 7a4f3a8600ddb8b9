"""What a book says of its custody: when its case was last verified, and what was kept of each report."""

from __future__ import annotations

from collections.abc import Callable

from dateline.chapters.common.edition import Custody, Kept, LastVerified
from dateline.core.files import case_hash
from dateline.custody.originals import read_originals
from dateline.pipeline.withholding.published import Published
from dateline.reading import Case
from dateline.reading.verified import BESIDE


def custody_facts(case: Case, public: Published | None = None) -> Custody:
    """What notebooks and report pages know of a case's custody. Of a report whose file holds a name that `public`
    withholds nothing is said, nor is an address told that holds one."""
    hidden = public.publisher.holds if public and public.publisher else _nothing
    return {"verified": _verified(case), "kept": _kept(case, hidden)}


def _nothing(_text: str) -> bool:
    return False


def _verified(case: Case) -> LastVerified | None:
    """What `dateline verify` last found of a case, and whether the case is still what it was then."""
    if (v := case.verified) is None:
        return None
    as_now = case_hash(case.folder, *BESIDE) == v.inputs
    return {"at": v.at, "outcome": v.outcome, "counts": v.counts, "wrong": v.wrong, "notes": v.notes, "as_now": as_now}


def _kept(case: Case, hidden: Callable[[str], bool]) -> dict[str, Kept]:
    """What was kept of each report, by its identifier."""
    names = {r.file: r.report_id for r in case.reports}
    out: dict[str, Kept] = {}
    for _, row in read_originals(case.folder)[0]:
        if row.report not in names:
            continue
        of = out.setdefault(names[row.report], {"original": "", "collected": "", "pictures": 0, "archived": []})
        if row.kind == "archived" and not hidden(row.address):
            of["archived"].append(row.address)
        elif row.kind == "screenshot":
            of["pictures"] += 1
        elif row.original:
            of["original"], of["collected"] = row.original.split(".")[0], row.collected
    return out
