"""What the book says of its custody: when its case was last verified, and where two reviewers disagree."""

import json
import shutil
from pathlib import Path
from typing import Any

from dateline.chapters.common.edition import Edition
from dateline.publishing.report_pages import page
from tests.cells import cells, in_notebook, text
from tests.chapters.test_chapters import with_case


def with_custody(book: Edition, folder: Path, **facts: Any) -> Edition:
    """The same edition with other facts of its custody."""
    shutil.copytree(book.folder, folder, dirs_exist_ok=True)
    (folder / "custody.json").write_text(json.dumps(dict(book.custody) | facts), encoding="utf-8")
    return Edition(folder)


FOUND = {
    "at": "2022-05-03T10:20:30Z", "outcome": "changed", "counts": {"figures": 128, "files": 31, "recorded": 1},
    "wrong": {"working copy": 2, "log": 1}, "notes": {"no original kept": 31}, "as_now": False,
}  # fmt: skip


def test_the_book_says_when_its_case_was_last_verified(book: Edition, tmp_path: Path) -> None:
    never = with_custody(book, tmp_path / "never", verified=None)
    assert "Never run" in text(in_notebook(never, "imprint")["verified"])
    shown = in_notebook(with_custody(book, tmp_path / "a", verified=FOUND), "imprint")["verified"]
    told = text(shown)
    assert "Last run on 3 May 2022 at 10:20 UTC. Three things were not as recorded. The case was changed since." in told
    assert "128 figures, 0 quotations" in told and "31 files of reports 1 is in the log" in told
    assert cells(shown) == [["Log", "1"], ["Working copy", "2"]]
    sound = FOUND | {"outcome": "sound", "wrong": {}, "as_now": True}
    told = text(in_notebook(with_custody(book, tmp_path / "b", verified=sound), "imprint")["verified"])
    assert "Nothing that was recorded has changed." in told and "The case was changed" not in told
    assert "1 is in the log, none with a recorded edit; of none the original was kept." in told
    none = sound | {"counts": {"files": 31}}
    told = text(in_notebook(with_custody(book, tmp_path / "c", verified=none), "imprint")["verified"])
    assert "No report is in the log, so whether any was changed is not known." in told


def test_the_review_page_lists_where_reviewers_disagree(book: Edition, tmp_path: Path) -> None:
    assert "No two reviewers disagree" in text(in_notebook(book, "review")["two"])
    claim = next(iter(book.claims))
    said = [
        {"by": "Ann Roe", "says": "confirms it", "on": "2022-05-03", "why": ""},
        {"by": "Ben <Low>", "says": "low: 9", "on": "2022-05-04", "why": "misread"},
    ]
    shown = in_notebook(with_case(book, tmp_path, disputed={claim: said, "c-none": said}), "review")["two"]
    ((words, told, counts),) = cells(shown)
    assert words == " ".join(book.claims[claim]["words"].split()) and counts == "machine"
    assert told == "Ann Roe, 3 May 2022: confirms it; Ben <Low>, 4 May 2022: low: 9 (misread)"
    assert "1 more is of a report that this book does not show" in text(shown) and "Ben <Low>" not in shown


def test_the_review_desk_names_a_reporter_by_the_outlet(book: Edition) -> None:
    desk = text(in_notebook(book, "review")["desk"])
    assert "said by Esta Media Network reporter" in desk and "Its reporter" not in desk


def test_a_reports_page_says_what_was_kept_of_it(book: Edition, tmp_path: Path) -> None:
    first, other = list(book.reports)[:2]
    kept = {"original": "ab" * 32, "collected": "2022-05-03T10:20:30Z", "pictures": 1,
            "archived": ["https://archive.example/1?a=1&b=2"]}  # fmt: skip
    made = with_custody(book, tmp_path, kept={first: kept})
    told = text(str(page(made, first, {})["cells"][1]["outputs"][0]["data"]["text/html"]))
    assert f"kept as it came on 2022-05-03, SHA-256 {'ab' * 32}" in told and "1 picture kept" in told
    assert "https://archive.example/1?a=1&b=2" in told
    assert "Original not kept" in text(str(page(made, other, {})["cells"][1]["outputs"][0]["data"]["text/html"]))


def test_a_reports_page_says_whose_hour_it_is_and_writes_an_agency_by_its_name(book: Edition) -> None:
    def facts(report: str) -> str:
        return text(str(page(book, report, {})["cells"][1]["outputs"][0]["data"]["text/html"]))

    assert "3 December 2021, 09:45, the hour of search4dinar." in facts("alfurat")
    assert "Origin AFP" in facts("dailytimes") and "afp" not in facts("dailytimes")
    assert "(may be lifted: shares with it" in facts("shafaq-statements")
