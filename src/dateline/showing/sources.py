"""The reports chapter: who published, when, and on what each report rests."""

from __future__ import annotations

from collections import Counter

from dateline.showing.edition import Edition, published
from dateline.showing.html import Html, esc, html, paragraph, plural, table
from dateline.showing.pictures import COLOURS, canvas, picture

RELATIONS = ("original", "primary source", "rewrite", "reprint")


def answer(book: Edition) -> Html:
    """How many reports, outlets and origins, and how many could be dated."""
    rows = list(book.reports.values())
    by = Counter(r["dated_by"] for r in rows)
    outlets, own = len({r["outlet"] for r in rows}), len({r["origin_id"] for r in rows})
    dates = f"{by['metadata'] + by['text']} bear their date, {by['inferred']} are dated by what they tell of, {by['none']} can’t be dated"
    return paragraph(
        f"{plural(len(rows), 'report')} by {plural(outlets, 'outlet')} rest on {plural(own, 'origin')}: {dates}.",
        kind="dl-answer",
    )


def per_outlet(book: Edition) -> Html:
    """Picture: reports by outlet, originals apart from reprints."""
    rows = list(book.reports.values())
    outlets = [o for o, _ in sorted(Counter(r["outlet"] for r in rows).items(), key=lambda t: (t[1], t[0]))]
    with canvas(7.2, 0.25 * len(outlets) + 1.1) as (fig, ax):
        left = [0] * len(outlets)
        for n, relation in enumerate(RELATIONS):
            count = [sum(r["outlet"] == o and r["relation"] == relation for r in rows) for o in outlets]
            if any(count):
                ax.barh(
                    outlets,
                    count,
                    left=left,
                    color=COLOURS[n],
                    label=relation,
                    hatch=["", "//", "xx", ".."][n],
                    edgecolor="#040404",
                    height=0.72,
                )
            left = [a + b for a, b in zip(left, count, strict=True)]
        ax.set_xlabel("reports")
        ax.xaxis.get_major_locator().set_params(integer=True)
        ax.legend(loc="lower right")
        most = outlets[-1]
        text = f"{most} has most, {plural(left[-1], 'report')}; {sum(r['relation'] in ('reprint', 'rewrite') for r in rows)} of {len(rows)} repeat another’s story."
        return picture(fig, "outlets", "Reports by outlet", text)


def report_table(book: Edition) -> Html:
    """Every report with its date and where the date comes from, its origin, and what was read from it."""
    claims, said = (
        Counter(c["report_id"] for c in book.claims.values()),
        Counter(s["report_id"] for s in book.statements.values()),
    )
    rows, ids = [], []
    for r in sorted(book.reports.values(), key=lambda r: (str(r["published_latest"] or "~"), r["report_id"])):
        origin = (
            book.report(r["origin_id"])
            if r["origin_id"] in book.reports and r["origin_id"] != r["report_id"]
            else html("itself")
            if r["origin_id"] == r["report_id"]
            else r["agency"]
        )
        rows.append(
            (
                book.report(r["report_id"], r["title"] or r["report_id"]),
                r["outlet"],
                published(r),
                html(f'<span title="{esc(r["dated_why"])}">{esc(r["dated_by"])}</span>'),
                r["relation"],
                origin,
                claims[r["report_id"]],
                said[r["report_id"]],
            )
        )
        ids.append(f"row-{r['report_id']}")
    return table(
        ["Report", "Outlet", "Published", "Dated by", "Relation", "Origin", "Figures", "Statements"],
        rows,
        "Every report",
        numeric=["Figures", "Statements"],
        ids=ids,
    )


def inferred(book: Edition) -> Html:
    """Each date that was inferred or could not be, with the reason."""
    rows = [
        (book.report(r["report_id"], r["report_id"]), r["outlet"], published(r), r["dated_why"])
        for r in book.reports.values()
        if r["dated_by"] in ("inferred", "none")
    ]
    return table(["Report", "Outlet", "Published", "Why"], rows, "Reports that bear no date")
