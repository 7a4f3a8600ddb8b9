"""The statements chapter: who said what, and what each statement does."""

from __future__ import annotations

from collections import Counter

import seaborn as sns

from dateline.dates import in_words
from dateline.extraction.speakers import unnamed
from dateline.showing.edition import Edition, Row
from dateline.showing.html import Html, html, paragraph, plural, table
from dateline.showing.pictures import INK, canvas, picture
from dateline.showing.words import shortened

MOST_SPEAKERS, MOST_ACTS = 16, 12


def spoken(book: Edition) -> list[Row]:
    """Statements without the quoted pieces of a longer one, so that nothing counts twice."""
    rows = sorted(book.statements.values(), key=lambda s: (s["report_id"], s["start"], -s["end"]))
    out: list[Row] = []
    for s in rows:
        if (
            out and out[-1]["report_id"] == s["report_id"] and s["end"] <= out[-1]["end"] + 2
        ):  # a piece may keep its own full stop
            continue
        out.append(s)
    return out


def answer(book: Edition) -> Html:
    """How many statements, by how many speakers, and who speaks most."""
    own = spoken(book)
    who = Counter(s["speaker"] for s in own if s["speaker"])
    kinds = Counter(s["kind"] for s in own)
    nobody = sum(s["speaker"] is None for s in own)
    if not who:
        return paragraph("No statement was found.", kind="dl-answer")
    name, most = who.most_common(1)[0]
    return paragraph(
        f"{plural(len(own), 'statement')} by {plural(len(who), 'speaker')}: {kinds['direct']} quoted whole, {kinds['mixed']} in part, {kinds['indirect']} told. {name} is given most words ({most}). For {nobody} the reader could not tell who speaks.",
        kind="dl-answer",
    )


def matrix(book: Edition) -> Html:
    """Picture: speakers against acts."""
    own = [s for s in spoken(book) if s["speaker"]]
    speakers = [n for n, _ in Counter(s["speaker"] for s in own).most_common(MOST_SPEAKERS)]
    acts = [a for a, _ in Counter(s["act"] for s in own if s["speaker"] in speakers).most_common(MOST_ACTS)]
    if not speakers:
        return paragraph("No statement has a speaker, so there is nothing to draw.")
    grid = [[sum(s["speaker"] == n and s["act"] == a for s in own) for a in acts] for n in speakers]
    with canvas(7.6, 0.32 * len(speakers) + 1.7) as (fig, ax):
        most = max(max(row) for row in grid)
        for y, row in enumerate(grid):
            for x, n in enumerate(row):
                if n:
                    ax.scatter(x, y, s=60 + 260 * n / most, color="#0a0606", zorder=2)
                    ax.annotate(str(n), (x, y), ha="center", va="center", fontsize=8, color=INK, zorder=3)
        ax.set_xticks(range(len(acts)), acts, rotation=35, ha="right")
        ax.set_yticks(range(len(speakers)), speakers)
        ax.set_ylim(len(speakers) - 0.4, -0.6)
        ax.set_xlim(-0.6, len(acts) - 0.4)
        ax.grid(linewidth=0.5)
        sns.despine(ax=ax, left=True, bottom=True)
        shown = sum(map(sum, grid))
        text = f"Each number is how many statements a speaker makes of one kind. {shown} of {len(own)} statements with a known speaker are shown: the {len(speakers)} speakers with most, the {len(acts)} commonest acts."
        return picture(fig, "matrix", "Who does what with words", text)


def statement_table(book: Edition) -> Html:
    """Every statement with speaker, act, words and report."""
    rows, ids = [], []
    for s in sorted(
        spoken(book), key=lambda s: (s["speaker"] or "~", str(s["said_earliest"]), s["report_id"], s["start"])
    ):
        words = shortened(s["words"], 160)
        said = in_words(s["said_earliest"]) if s["said_earliest"] and s["said_earliest"] == s["said_latest"] else None
        rows.append(
            (
                s["speaker"] or html("<em>unknown</em>"),
                s["act"],
                s["kind"],
                book.evidence(s["statement_id"], words),
                said,
                book.report(s["report_id"]),
            )
        )
        ids.append(f"row-{s['statement_id']}")
    return table(["Speaker", "Act", "Kind", "Words", "Said on", "Report"], rows, "Every statement", ids=ids)


def unnamed_sources(book: Edition) -> Html:
    """How often each outlet rests on a source without a name."""
    count: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for s in spoken(book):
        r = book.reports[s["report_id"]]
        total[r["outlet"]] += 1
        if s["speaker_start"] is not None:
            count[r["outlet"]] += unnamed(r["text"][s["speaker_start"] : s["speaker_end"]]) and s["speaker_id"] is None
    rows = [(o, count[o], total[o]) for o in sorted(total, key=lambda o: (-count[o], o)) if count[o]]
    return table(
        ["Outlet", "Statements of unnamed sources", "Statements in all"],
        rows,
        "Unnamed sources",
        numeric=["Statements of unnamed sources", "Statements in all"],
    )
