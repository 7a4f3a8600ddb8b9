"""The same words in different outlets: each utterance with its printings below one another, differences marked."""

from __future__ import annotations

import json
from collections import Counter

from dateline.showing.edition import Edition, Row, published
from dateline.showing.html import Html, esc, html, paragraph, plural, table

MEANING = {
    "base": "held against", "verbatim": "word for word", "truncated": "ends or begins earlier", "extended": "goes on",
    "cut inside": "words missing inside the marks", "altered": "words changed inside the marks",
    "paraphrase": "told in other words", "other rendering": "another rendering",
}  # fmt: skip


def by_utterance(book: Edition) -> dict[str, list[Row]]:
    """Printings by utterance, base first, the utterance with most printings first."""
    groups: dict[str, list[Row]] = {}
    for v in book.rows("variants"):
        groups.setdefault(v["utterance_id"], []).append(v)
    for found in groups.values():
        found.sort(key=lambda v: (v["relation"] != "base", -v["kept"], v["report_id"]))
    return dict(sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])))


def answer(book: Edition) -> Html:
    """How many utterances are printed more than once, and how many printings are not faithful."""
    groups = by_utterance(book)
    kinds = Counter(v["relation"] for g in groups.values() for v in g)
    changed = kinds["cut inside"] + kinds["altered"]
    return paragraph(
        f"{plural(len(groups), 'passage')} can be read in two reports or more, in {plural(sum(kinds.values()), 'printing')}. Held against the base, {kinds['verbatim']} are word for word, "
        f"{kinds['truncated'] + kinds['extended']} end or begin elsewhere, {changed} have words missing or changed inside the marks, {kinds['paraphrase'] + kinds['other rendering']} are other renderings.",
        kind="dl-answer",
    )  # fmt: skip


def _marked(book: Edition, v: Row) -> Html:
    """The passage as its report prints it, with what differs from the base marked."""
    text = book.reports[v["report_id"]]["text"]
    ops = json.loads(v["differences"])
    out: list[tuple[int, int, str]] = []
    at = int(v["start"])
    for o in ops:
        if o["op"] == "cut":
            spot = _cut_at(o, v)
            out.append((spot, spot, f'<del title="in the base, not here">{esc(o["base_words"])}</del> '))
        elif o["op"] == "added":
            out.append(
                (
                    o["other"][0],
                    o["other"][1],
                    f'<ins title="here, not in the base">{esc(text[o["other"][0] : o["other"][1]])}</ins>',
                )
            )
        else:
            out.append(
                (
                    o["other"][0],
                    o["other"][1],
                    f'<del title="in the base">{esc(o["base_words"])}</del> <ins title="here instead">{esc(text[o["other"][0] : o["other"][1]])}</ins>',
                )
            )
    pieces = []
    for start, end, shown in sorted(out, key=lambda p: (p[0], p[1])):
        pieces.append(esc(text[at:start]) if start > at else "")
        pieces.append(("" if not pieces[-1] or pieces[-1].endswith(" ") else " ") + shown)
        at = max(at, end)
    pieces.append(esc(text[at : v["end"]]))
    return html("".join(pieces))


def _cut_at(o: Row, v: Row) -> int:
    """Where in this printing the missing words would stand."""
    if o["edge"] == "start":
        return int(v["start"])
    if o["edge"] == "end":
        return int(v["end"])
    return int(o["at"])


def collations(book: Edition) -> Html:
    """All utterances, each as a list of its witnesses."""
    out = []
    for uid, found in by_utterance(book).items():
        speaker = next((s for v in found if (s := book.statements[v["statement_id"]]["speaker"])), "unknown")
        lines = []
        for v in found:
            r = book.reports[v["report_id"]]
            head = html(f"{book.report(v['report_id'])}, {esc(published(r))} — {esc(MEANING[v['relation']])}")
            kept = "" if v["relation"] in ("base", "verbatim") else f", keeps {round(100 * v['kept'])} % of the words"
            lines.append(
                f'<li class="dl-witness dl-{esc(v["relation"].replace(" ", "-"))}"><p class="dl-witness-head">{head}{esc(kept)} {book.evidence(v["statement_id"], "in its place")}</p><blockquote>{_marked(book, v)}</blockquote></li>'
            )
        out.append(
            f'<section class="dl-utterance" id="{esc(uid)}"><h3>{esc(speaker)}</h3><ol>{"".join(lines)}</ol></section>'
        )
    return html("".join(out)) if out else paragraph("No passage is printed in more than one report.")


def fidelity(book: Edition) -> Html:
    """Outlets against what became of the words they printed."""
    rows: dict[str, Counter[str]] = {}
    for g in by_utterance(book).values():
        for v in g:
            rows.setdefault(book.reports[v["report_id"]]["outlet"], Counter())[v["relation"]] += 1
    kinds = [k for k in MEANING if any(c[k] for c in rows.values())]
    data = [(o, *(rows[o][k] or None for k in kinds)) for o in sorted(rows, key=lambda o: (-sum(rows[o].values()), o))]
    return table(["Outlet", *kinds], data, "What became of the words", numeric=kinds)
