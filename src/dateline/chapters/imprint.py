"""The page about the edition: how to cite it, what it was made from, and with what."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, listing, paragraph, plural, table, together
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import number_word
from dateline.core.dates import in_words

# What becomes of an error. Each line is something that the program does, and no promise of the makers.
POLICY = (
    "A wrong reading is corrected or rejected by name, with a reason. It stays on its report’s page, marked as wrong.",
    "A report that its outlet changed is added as a new version. The older one is kept.",
    "A published edition is never changed. A correction makes a new edition; What’s new says what changed and why.",
    "A name can be withheld. The next edition then has it on no page and in no table.",
)

LISTED = html(
    '<a href="corrections.html">Corrections</a> lists what published editions said wrongly, and what is right.'
)

MADE_WITH = ("dateline", "jupyter-book", "papermill", "pandas", "matplotlib", "seaborn", "rapidfuzz")
SHOWN_DIGITS = 12


def fingerprint(book: Edition) -> str:
    """A hash of every report's text and what is known of it: two editions with the same one were
    made from the same reports."""
    h = hashlib.sha256()
    for report_id in sorted(book.texts):
        h.update(f"{report_id} {book.texts[report_id]['sha256']}\n".encode())
    return h.hexdigest()


def contact_link(contact: str) -> Html:
    """The address for errors as a link: a mail address or a page."""
    link = "mailto:" + contact if "@" in contact and "://" not in contact else contact
    return html('<a href="{{ link }}">{{ contact }}</a>', link=link, contact=contact)


@shown
def corrections(book: Edition) -> Html:
    """Who makes the book, where an error is reported, and what becomes of it."""
    by, contact = book.case["made_by"], book.case["contact"]
    where = together(["Write to ", contact_link(contact), "."]) if contact else "The makers give no address for errors."
    return together(
        [
            paragraph(f"Made by {by}." if by else "The makers of this book have not signed it."),
            paragraph(
                "Is a figure or a quotation not what its report says? Does the book say more than its reports, or name "
                "somebody who should not be named? ",
                where,
                " Say which page and which row: each has a link of its own.",
            ),
            html("<h3>Corrections policy</h3>"),
            listing([*POLICY, *([LISTED] if book.has("corrections") else [])]),
        ]
    )


def settings(book: Edition) -> dict[str, str]:
    """The parameters that the edition was made by, those that say something, by their names."""
    outlets = book.case["outlets"]
    of_case = {
        "rule": book.case["rule"],
        "as_of": book.case["as_of"],
        "outlets": outlets if isinstance(outlets, str) else ", ".join(outlets or []),
    }
    given = of_case | {name: book.settings.get(name) for name in ("since", "until", "incident")}
    return {name: str(value) for name, value in given.items() if value}


def installed(name: str) -> str:
    """The version of a program; "not installed" where there is none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def sha256(book: Edition, report_id: str) -> str:
    """The hash of a report's text, as it was read."""
    book.touched.add("reports")
    return book.texts[report_id]["sha256"]


@shown
def verified(book: Edition) -> Html:
    """When `dateline verify` was last run on the case, what it looked at, and what was not as it was recorded."""
    found = book.custody["verified"]
    if found is None:
        return paragraph("Never run: this book can't say whether anything was changed since it was recorded.")
    bad = sum(found["wrong"].values())
    outcome = "Nothing that was recorded has changed."
    if not found["counts"].get("recorded"):
        outcome = "No report is in the log, so whether any was changed is not known."
    if bad:
        outcome = f"{number_word(bad).capitalize()} {'thing was' if bad == 1 else 'things were'} not as recorded."
    since = "" if found["as_now"] else " The case was changed since."
    day, _, hour = found["at"].partition("T")
    told = [
        paragraph(f"Last run on {in_words(date.fromisoformat(day))} at {hour[:5]} UTC. {outcome}{since}"),
        _looked_at(found["counts"]),
    ]
    if bad:
        rows = [(kind.capitalize(), n) for kind, n in sorted(found["wrong"].items())]
        told.append(table(["What", "Not as recorded"], rows, "What was not as recorded"))
    return together(told)


def _looked_at(counts: Mapping[str, int]) -> Html:
    """What the last run of verify looked at, in two sentences."""
    n = defaultdict(int, counts)
    followed = (
        f"{plural(n['figures'], 'figure')}, {plural(n['quotations'], 'quotation')} and "
        f"{plural(n['people'], 'person', 'people')} harmed were looked up in the sentences of their reports. "
    )
    kept = (
        f"Of {plural(n['files'], 'file')} of reports {n['recorded']:,} {'is' if n['recorded'] == 1 else 'are'} in the "
        f"log, {n['edited'] or 'none'} with a recorded edit; of {n['with_original'] or 'none'} the original was kept."
    )
    return paragraph(followed, kept)
