"""The page about the edition: how to cite it, what it was made from, and with what."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, paragraph, plural, table
from dateline.chapters.common.traced import of, shown
from dateline.core.dates import in_words
from dateline.linking.incidents.orders import bears_its_day

MADE_WITH = ("dateline", "jupyter-book", "papermill", "pandas", "matplotlib", "seaborn", "rapidfuzz", "datasketch")
SHOWN_DIGITS = 12


def fingerprint(book: Edition) -> str:
    """A hash of every report's text and what is known of it: two editions with the same one were
    made from the same reports."""
    h = hashlib.sha256()
    for report_id in sorted(book.texts):
        h.update(f"{report_id} {book.texts[report_id]['sha256']}\n".encode())
    return h.hexdigest()


@shown
def citation(book: Edition) -> Html:
    """One line to cite the edition by."""
    own = [r["published_latest"] for r in book.reports.values() if r["published_latest"] and bears_its_day(r)]
    last, open_ = max(own, default=None), len(book.reports) - len(own)
    until = f", the latest dated {in_words(last)}" if last else ""
    until += f" ({open_} of them without a date of their own)" if open_ else ""
    return html(
        "<blockquote><p>{{ title }}. Edition {{ edition }}, made with Dateline {{ version }} "
        "from {{ count }}{{ until }}.</p></blockquote>",
        title=book.case["title"],
        edition=fingerprint(book)[:SHOWN_DIGITS],
        version=version("dateline"),
        count=plural(len(book.reports), "report"),
        until=until,
    )


@shown
def corrections(book: Edition) -> Html:
    """Who makes the book, where an error is reported, and what becomes of it."""
    by, contact = book.case["made_by"], book.case["contact"]
    link = "mailto:" + contact if "@" in contact and "://" not in contact else contact
    write = html('Write to <a href="{{ link }}">{{ contact }}</a>.', link=link, contact=contact)
    return paragraph(
        f"This book is made by {by}. " if by else "The makers of this book have not signed it. ",
        "Is a figure or a quotation not what its report says, or does the book say more than its reports? ",
        write if contact else "No address is given for it (contact in case.yml).",
    ) + paragraph(
        "A reading that is wrong is rejected or corrected by name (data/review.csv). A report that changed is added as "
        "a new version. The next edition lists what changed, and why. Nothing is corrected in silence."
    )


@shown
def ingredients(book: Edition) -> Html:
    """What the edition was made from: parameters, reports with their hashes."""
    rows = [
        (
            book.report(r["report_id"], r["report_id"]),
            r["outlet"],
            html("<code>{{ digits }}</code>", digits=book.texts[r["report_id"]]["sha256"][:SHOWN_DIGITS]),
        )
        for r in book.reports.values()
    ]
    settings = {"rule": book.case["rule"]} | ({"as_of": as_of} if (as_of := book.case["as_of"]) else {})
    settings |= {k: book.settings[k] for k in ("since", "until", "incident") if book.settings.get(k)}
    told = ", ".join(f"{k} {v}" for k, v in settings.items())
    return paragraph(f"Parameters: {told}.") + table(["Report", "Outlet", "SHA-256, first digits"], rows, "Reports")


def tools() -> Html:
    """The programs the edition was made with, and their versions."""
    rows = []
    for name in MADE_WITH:
        try:
            rows.append((name, version(name)))
        except PackageNotFoundError:
            rows.append((name, "not installed"))
    return of("versions", table(["Program", "Version"], rows, "Made with"))
