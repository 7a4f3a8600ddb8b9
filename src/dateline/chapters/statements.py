"""The statements chapter: who said what, and what each statement does."""

from __future__ import annotations

from collections import Counter

import seaborn as sns

from dateline.chapters.common.charts import COLOURS, INK, canvas, label, picture
from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Columns, Html, html, join, listing, paragraph, plural, table, together
from dateline.chapters.common.spoken import spoken
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import shortened
from dateline.core.dates import in_words
from dateline.extraction.attribution.speakers.source_spans import unnamed
from dateline.linking.calls import Line, lines
from dateline.tables import AssertionRow, StatementRow

MOST_SPEAKERS, MOST_ACTS = 16, 12


@shown
def answer(book: Edition) -> Html:
    """How many statements, by how many speakers, and who speaks most."""
    own = spoken(book)
    who = Counter(s["speaker"] for s in own if s["speaker"])
    kinds = Counter(s["kind"] for s in own)
    nobody = sum(s["speaker"] is None for s in own)
    if not who:
        return paragraph("No statement was found.", kind="dl-answer")
    name, most = who.most_common(1)[0]
    unknown = f" {plural(nobody, 'statement')} could not be attributed." if nobody else ""
    return paragraph(
        f"{plural(len(own), 'statement')} by {plural(len(who), 'speaker')}: "
        f"{plural(kinds['direct'], 'direct quotation')}, {kinds['mixed']} partial, "
        f"{kinds['indirect']} paraphrased. {name} speaks most often ({most}).{unknown}",
        kind="dl-answer",
    )


@shown
def matrix(book: Edition) -> Html:
    """Picture: speakers against acts."""
    own = [s for s in spoken(book) if s["speaker"]]
    acts = [a for a, _ in Counter(s["act"] for s in own).most_common(MOST_ACTS)]
    # Whoever does none of these would be a row with nothing in it.
    speakers = [n for n, _ in Counter(s["speaker"] for s in own if s["act"] in acts).most_common(MOST_SPEAKERS)]
    if not speakers:
        return paragraph("No statement has a speaker, so there is nothing to draw.")
    # An act that none of them does would be a column with nothing in it.
    acts = [a for a in acts if any(s["act"] == a and s["speaker"] in speakers for s in own)]
    grid = [[sum(s["speaker"] == n and s["act"] == a for s in own) for a in acts] for n in speakers]
    with canvas(7.6, 0.32 * len(speakers) + 1.7) as (fig, ax):
        most = max(max(row) for row in grid)
        for y, row in enumerate(grid):
            for x, n in enumerate(row):
                if n:
                    ax.scatter(x, y, s=60 + 260 * n / most, color="#0a0606", zorder=2)
                    ax.annotate(str(n), (x, y), ha="center", va="center", fontsize=8, color=INK, zorder=3)
        ax.set_xticks(range(len(acts)), acts, rotation=35, ha="right")
        ax.set_yticks(range(len(speakers)), [label(n or "") for n in speakers])
        ax.set_ylim(len(speakers) - 0.4, -0.6)
        ax.set_xlim(-0.6, len(acts) - 0.4)
        ax.grid(linewidth=0.5)
        sns.despine(ax=ax, left=True, bottom=True)
        shown = sum(map(sum, grid))
        text = (
            "Each number is how many statements a speaker makes of one kind. "
            f"{shown} of {len(own)} statements with a known speaker are shown: {len(acts)} of the commonest acts, "
            f"and the {len(speakers)} speakers with most of them."
        )
        return picture(fig, "matrix", "Who does what with words", text)


# What each line is drawn with.
STYLES = {
    "call for cooperation": ("-", COLOURS[0]),
    "blame": ("--", COLOURS[1]),
    "condemn": (":", COLOURS[4]),
}
MOST_LINES = 24


def drawn(book: Edition) -> list[tuple[Line, list[StatementRow], AssertionRow]]:
    """The lines that passed their checks, those with most statements first, each with these and its row."""
    found = [(line, own, book.stated("towards", *line)) for line, own in lines(spoken(book)).items()]
    there = [(line, own, row) for line, own, row in found if row is not None]
    return sorted(there, key=lambda f: -len(f[1]))


@shown
def towards(book: Edition) -> Html:
    """Picture: whom speakers ask to cooperate, blame and condemn."""
    found = drawn(book)
    if not found:
        return paragraph("No statement asks a named body to cooperate, or blames or condemns one by name.")
    shown = found[:MOST_LINES]
    pairs = [(*line, len(own)) for line, own, _ in shown]
    left = list(dict.fromkeys(who for who, _, _, _ in pairs))
    right = list(dict.fromkeys(whom for _, whom, _, _ in pairs))
    height = max(len(left), len(right))
    at = {("l", n): (k + 0.5) * height / len(left) for k, n in enumerate(left)}
    at |= {("r", n): (k + 0.5) * height / len(right) for k, n in enumerate(right)}
    with canvas(7.6, 0.36 * height + 1.0) as (fig, ax):
        for who, whom, act, n in pairs:
            style, colour = STYLES[act]
            ax.plot([0, 1], [at["l", who], at["r", whom]], style, color=colour, linewidth=1 + 0.5 * min(n, 6))
        for name in left:
            ax.annotate(label(name), (-0.03, at["l", name]), ha="right", va="center", fontsize=9, color=INK)
        for name in right:
            ax.annotate(label(name), (1.03, at["r", name]), ha="left", va="center", fontsize=9, color=INK)
        acts = [a for a in STYLES if any(act == a for _, _, act, _ in pairs)]
        for act in acts:
            ax.plot([], [], STYLES[act][0], color=STYLES[act][1], label=act)
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, 0), ncols=len(acts), frameon=False)
        ax.set_xlim(-1.0, 2.0)
        ax.set_ylim(height, 0)
        ax.axis("off")
        left_out = sum(len(own) for _, own, _ in found[MOST_LINES:])
        rest = f" {plural(left_out, 'statement')} did not fit." if left_out else ""
        text = (
            "A line means that the speaker’s own words ask this body to cooperate, "
            f"blame it or condemn it or its attack; the thicker, the more statements.{rest}"
        )
        made = picture(fig, "towards", "Whom speakers ask to cooperate, blame and condemn", text)
    return made + _in_words(book, shown)


def _in_words(book: Edition, shown: list[tuple[Line, list[StatementRow], AssertionRow]]) -> Html:
    """The lines of the drawing in words, each with its sentences."""
    items = []
    for line, own, row in shown:
        links = join([book.evidence(s["statement_id"], book.reports[s["report_id"]]["outlet"]) for s in own], ", ")
        items.append(book.stating(together([f"{line.speaker} → {line.body}: {line.act} (", links, ")"]), row))
    return listing(items)


@shown
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
    return table(
        ["Speaker", "Act", "Kind", "Words", "Said on", "Report"],
        rows,
        "Every statement",
        ids=ids,
        kinds=Columns(choices=["Speaker", "Act", "Kind", "Report"]),
    )


@shown
def unnamed_sources(book: Edition) -> Html:
    """How often each outlet rests on a source without a name."""
    count: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for s in spoken(book):
        r = book.reports[s["report_id"]]
        total[r["outlet"]] += 1
        if s["speaker_start"] is not None:
            count[r["outlet"]] += (
                unnamed(book.text(s["report_id"])[s["speaker_start"] : s["speaker_end"]]) and s["speaker_id"] is None
            )
    rows = [(o, count[o], total[o]) for o in sorted(total, key=lambda o: (-count[o], o)) if count[o]]
    return table(
        ["Outlet", "Statements of unnamed sources", "Statements in all"],
        rows,
        "Unnamed sources",
        kinds=Columns(numeric=["Statements of unnamed sources", "Statements in all"]),
    )
