"""The same words in different outlets: each utterance with its printings below one another, differences marked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from dateline import tables
from dateline.chapters.common.edition import Edition, published
from dateline.chapters.common.html import Html, from_file, html, join, paragraph, plural, table, together
from dateline.chapters.common.sources import report_names
from dateline.chapters.common.traced import shown
from dateline.chapters.common.wording import enumerated, number_word, spelt
from dateline.core.plain_text import shortened
from dateline.linking.collation.alignment import FACTS, Difference, from_json
from dateline.linking.collation.concepts import Names
from dateline.linking.collation.passages import Passage as Printed
from dateline.linking.collation.utterances import rebased, spoilt
from dateline.linking.texts import quotation_at
from dateline.tables import VariantRow

MEANING = {
    "base": "reference text", "verbatim": "word for word", "truncated": "cut short", "extended": "longer",
    "cut inside": "words missing inside the quotation", "altered": "words differ inside the quotation",
    "other rendering": "may be another translation", "paraphrase": "may be a paraphrase",
}  # fmt: skip
# The same of several passages, behind their number.
IN_SHORT = {
    "verbatim": "word for word", "truncated": "cut short", "extended": "longer",
    "cut inside": "with words missing inside", "altered": "with other words inside",
    "other rendering": "perhaps another translation",
    "paraphrase": "perhaps a paraphrase",
}  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# A reader can compare with each of so many reports of an utterance.
MOST_BASES = 10


class Utterance:
    """One utterance: its printings by report, the base's first, and the base's passages in order."""

    def __init__(self, identifier: str, printings: list[VariantRow], book: Edition) -> None:
        self.identifier = identifier
        self.chosen = False  # whether a reader chose the base
        self.base_report: str = next(v["report_id"] for v in printings if v["relation"] == "base")
        order = _by_family(printings, self.base_report)
        self.by_report: dict[str, list[VariantRow]] = {}
        for v in order:
            self.by_report.setdefault(v["report_id"], []).append(v)
        for found in self.by_report.values():
            found.sort(key=lambda v: v["start"])
        self.base: list[VariantRow] = self.by_report[self.base_report]
        said = [book.statements[v["statement_id"]] for v in order]
        self.speaker: str = next((s["speaker"] for s in said if s["speaker"]), "unknown")
        self.act: str = book.statements[self.base[0]["statement_id"]]["act"]

    @property
    def printings(self) -> list[VariantRow]:
        """All printings, the base's report first."""
        return [v for found in self.by_report.values() for v in found]

    def passage(self, v: VariantRow) -> int | None:
        """Which of the base's passages a printing goes back to, over as many bases as it takes; None for none."""
        for _ in range(4):
            for n, b in enumerate(self.base):
                if (v["report_id"], v["start"]) == (b["report_id"], b["start"]) or (
                    v["base_report_id"],
                    v["base_start"],
                ) == (b["report_id"], b["start"]):
                    return n
            v = next(
                (o for o in self.printings if (o["report_id"], o["start"]) == (v["base_report_id"], v["base_start"])), v
            )
        return None


def _by_family(printings: list[VariantRow], base: str) -> list[VariantRow]:
    """Printings with each report's behind those of the report it is compared with, the base's first."""
    own: dict[str, list[VariantRow]] = {}
    for v in sorted(printings, key=lambda v: (list(MEANING).index(v["relation"]), v["report_id"], v["start"])):
        own.setdefault(v["report_id"], []).append(v)
    held: dict[str, list[str]] = {}
    for r in own:
        others = Counter(v["base_report_id"] for v in own[r] if v["base_report_id"] != r)
        parent = next((o for o, _ in others.most_common() if o != base), base)
        held.setdefault(parent if r not in held or parent not in held.get(r, []) else base, []).append(r)
    order, waiting = [], [base]
    while waiting:
        r = waiting.pop(0)
        if r not in order:
            order.append(r)
            waiting = [c for c in held.get(r, []) if c != r] + waiting
    return [v for r in [*order, *(r for r in own if r not in order)] for v in own[r]]


def utterances(book: Edition, variants: pd.DataFrame | None = None) -> list[Utterance]:
    """The utterances of the edition, or of some of its variants, that with most reports first."""
    groups: dict[str, list[VariantRow]] = {}
    columns = list(tables.kinds("variants"))
    for v in book.rows("variants") if variants is None else tables.rows(variants[columns], VariantRow):
        groups.setdefault(v["utterance_id"], []).append(v)
    found = [Utterance(i, own, book) for i, own in groups.items()]
    return sorted(found, key=lambda u: (-len(u.by_report), -len(u.printings), u.identifier))


def serious(v: VariantRow) -> bool:
    """Whether a printing differs between its marks by more than spelling."""
    return any(not o.alike or o.fact for o in spoilt(v)) or bool(
        spoilt(v) and any(o.fact for o in from_json(v["differences"])) and v["kept"] >= 0.4
    )


def _marked(book: Edition, v: VariantRow) -> Html:
    """The passage as its report prints it, with what differs from the base marked: struck through and underlined."""
    text = book.text(v["report_id"])
    pieces: list[Html] = []
    at = int(v["start"])
    ops = from_json(v["differences"]) if v["relation"] not in ("base", "other rendering") else []
    for o in ops:
        start, end = o.other or (_cut_at(o, v), _cut_at(o, v))
        pieces += [Html.escape(text[at:start]), _op(o, text[start:end])]
        at = max(at, end)
    pieces.append(Html.escape(text[at : _closed(text, v)]))
    return together([p.strip() for p in pieces if p.strip()], " ")


def _closed(text: str, v: VariantRow) -> int:
    """The end of a passage, with the mark that closes a quotation inside it."""
    inside = text[v["start"] : v["end"]]
    return int(v["end"]) + (text[v["end"] : v["end"] + 1] == "”" and inside.count("“") > inside.count("”"))


def _op(o: Difference, words: str) -> Html:
    """One difference: the base's words struck through, in brackets where the printing only begins later or ends
    earlier, the printing's underlined, and which fact they change."""
    ends = bool(o.edge) and o.op == "cut"
    return html(
        '{% if ends %}[{% endif %}{% if gone %}<del title="in the reference text, not here">{{ gone }}</del>{% endif %}'
        "{% if ends %}]{% endif %}{% if gone and here %} {% endif %}"
        '{% if here %}<ins title="here, not in the reference text">{{ here }}</ins>{% endif %}'
        '{% if facts %} <span class="dl-fact">{{ facts }}</span>{% endif %}',
        ends=ends,
        gone=o.base_words,
        here=words,
        facts=", ".join(FACTS[f] for f in o.fact.split()),
    )


def _cut_at(o: Difference, v: VariantRow) -> int:
    """Where in this printing the missing words would be."""
    return int(v["start"] if o.edge == "start" else v["end"] if o.edge == "end" else o.at)


def names_of(book: Edition) -> Names:
    """The people, bodies and places that a case knows, by all their names."""
    return Names([(r["name"], r["other_names"].split("|")) for t in ("actors", "gazetteer") for r in book.rows(t)])


def held_against(book: Edition, utterance: str, own: Sequence[VariantRow], base: str, names: Names) -> list[VariantRow]:
    """The versions of an utterance compared with what the report `base`, which prints some of it, has."""
    found = []
    for v in own:
        printed = Printed(
            book.statements[v["statement_id"]], book.text(v["report_id"]), v["start"], v["end"], quoted=v["quoted"]
        )
        printed.names = names
        found.append(printed)
    return rebased(utterance, found, base)


@shown
def collations(book: Edition, variants: pd.DataFrame | None = None) -> Html:
    """All utterances, each with its base on top and its witnesses below."""
    names = names_of(book)
    sections = [_section(book, u, names) for u in utterances(book, variants)]
    return together(sections) if sections else paragraph("No words are printed in more than one report.")


def _section(book: Edition, u: Utterance, names: Names) -> Html:
    """One utterance: who said it, its first words, which report prints which sentence, and every printing; behind it
    the same compared with each other report, for a script that lets a reader choose (book/_static/collation.js)."""
    called = report_names(book, u.by_report)
    bases = [r for r in u.by_report if r != u.base_report][: MOST_BASES - 1]
    others = [Utterance(u.identifier, held_against(book, u.identifier, u.printings, r, names), book) for r in bases]
    for o in others:
        o.chosen = True
    return from_file(
        "utterance",
        name=u.identifier,
        speaker=u.speaker,
        act=u.act,
        opening=shortened(" ".join(book.text(u.base_report)[u.base[0]["start"] : u.base[0]["end"]].split()), 70),
        became=_became(book, u),
        reports=plural(len(u.by_report), "report"),
        grid=_grid(book, u) if len(u.base) > 1 else "",
        called=json.dumps(called),
        lists=[[_witness(book, o, r, found) for r, found in o.by_report.items()] for o in [u, *others]],
        bases=[u.base_report, *bases],
    )


def _became(book: Edition, u: Utterance) -> str:
    """What became of an utterance, in a sentence: whose version is the reference text, and how many passages of the
    other reports match it or differ from it in which way."""
    kinds = Counter(v["relation"] for v in u.printings)
    others = [f"{number_word(kinds[kind])} {meaning}" for kind, meaning in IN_SHORT.items() if kinds[kind]]
    base = f"Reference text: {book.reports[u.base_report]['outlet']}"
    altered = sum(map(serious, u.printings))
    differ = spelt(altered, "passage differs", "passages differ").capitalize()
    warning = f" {differ} inside the marks without a sign." if altered else ""
    return f"{base}. Of the passages in other reports: {enumerated(others)}.{warning}" if others else f"{base}."


class Passage(NamedTuple):
    """One passage as a witness prints it: the rows it states, its letter, the marks around it, what became of it."""

    stated: Html
    letter: str
    marks: tuple[str, str]
    words: Html
    kind: str
    place: Html
    warning: str


class Witness(NamedTuple):
    """One report's printing of an utterance: who, when, as what, how its marks run, its passages and what it lacks."""

    name: str
    report: Html
    published: str
    standing: str
    marks: str
    is_base: bool
    passages: list[Passage]
    silent_on: str


def _witness(book: Edition, u: Utterance, report_id: str, found: list[VariantRow]) -> Witness:
    r = book.reports[report_id]
    base = report_id == u.base_report
    standing = (
        "what the others are compared with"
        if base and u.chosen
        else "the reference text: a primary source"
        if base and r["relation"] == "primary source"
        else "the reference text: the fullest version"
        if base
        else ""
    )
    others = sorted({v["base_report_id"] for v in found} - {u.base_report, report_id})
    if others:
        standing = f"compared with {' and '.join(book.reports[o]['outlet'] for o in others)}"
    left = [LETTERS[n] for n in range(len(u.base)) if n not in {u.passage(v) for v in found}]
    return Witness(
        name=report_id,
        report=book.report(report_id),
        published=published(r),
        standing=standing,
        marks=_marks(book, u, found),
        is_base=base,
        passages=[_passage(book, u, v) for v in found],
        silent_on=", ".join(left) if not base and len(u.base) > 1 else "",
    )


def _marks(book: Edition, u: Utterance, found: list[VariantRow]) -> str:
    """Over how many pairs of marks a report spreads the sentences, and which it runs together in one."""
    if len(u.base) < 2 or not all(v["quoted"] for v in found):
        return ""
    pairs: dict[object, list[str]] = {}
    own = book.quotations[found[0]["report_id"]]  # the passages of a witness are of one report
    for v in found:
        n = u.passage(v)
        q = quotation_at(own, v["start"])
        pairs.setdefault(q["opens"] if q else v["start"], []).append(LETTERS[n] if n is not None else "?")
    joined = [" and ".join(own) for own in pairs.values() if len(own) > 1]
    run = f", {' and '.join(joined)} run together in one" if joined and len(pairs) > 1 else ""
    return f"in {plural(len(pairs), 'pair')} of marks{run}"


def _passage(book: Edition, u: Utterance, v: VariantRow) -> Passage:
    n = u.passage(v)
    words = _marked(book, v)
    told = "may be a paraphrase in part" if v["relation"] == "paraphrase" and "“" in words else MEANING[v["relation"]]
    subject = (v["statement_id"], v["start"], v["base_statement_id"], v["base_start"])
    return Passage(
        stated=book.mark(book.stated("match", *subject), book.stated("change", *subject)),
        letter=LETTERS[n] if n is not None and len(u.base) > 1 else "",
        marks=("“", "”") if v["quoted"] else ("", ""),
        words=words,
        kind="" if v["relation"] == "base" else told,
        place=book.evidence(v["statement_id"], "in context"),
        warning=_warning(book, v) if serious(v) else "",
    )


def _warning(book: Edition, v: VariantRow) -> str:
    """What is wrong with a version that differs inside its marks: altered where it is compared with what the speaker
    published, else only different from the report it is compared with, for which of the two changed it is not known."""
    base = book.reports[v["base_report_id"]]
    if base["relation"] == "primary source":
        return "altered quotation, not flagged"
    return f"differs from {base['outlet']} inside the marks, without a sign"


def _grid(book: Edition, u: Utterance) -> Html:
    """Which report prints which sentence, and how."""
    columns = [LETTERS[n] for n in range(len(u.base))]
    rows: list[list[object]] = []
    for report_id, found in u.by_report.items():
        cells: list[object] = []
        for n in range(len(u.base)):
            own = [v for v in found if u.passage(v) == n]
            cells.append(
                join(
                    [
                        book.evidence(v["statement_id"], MEANING[v["relation"]] if v["relation"] != "base" else "base")
                        for v in own
                    ]
                )
                if own
                else None
            )
        rows.append([book.report(report_id), *cells])
    return table(["Outlet", *columns], rows, "Sentence by sentence")


@shown
def changed_inside(book: Edition, variants: pd.DataFrame | None = None) -> Html:
    """Every printing whose words differ between the marks by more than spelling."""
    rows: list[list[object]] = []
    for u in utterances(book, variants):
        for v in u.printings:
            if serious(v):
                rows.append(
                    [
                        book.report(v["report_id"]),
                        u.speaker,
                        _marked(book, v),
                        book.report(v["base_report_id"]),
                        book.evidence(v["statement_id"], "in context"),
                    ]
                )
    return (
        table(
            ["Outlet", "Speaker", "What the quotation holds", "Compared with", "Evidence"],
            rows,
            "Quotations that differ inside their marks",
        )
        if rows
        else paragraph("No quotation differs inside its marks by more than spelling.")
    )


@shown
def for_programs(book: Edition) -> Html:
    """Where other programs find the same."""
    return html(
        '<p>The same for other programs: <a href="{{ up }}/collation.xml">TEI with a critical apparatus</a>, '
        '<a href="{{ up }}/annotations.json">every figure and statement as Web Annotations</a>, '
        '<a href="{{ up }}/variants.csv">every version as CSV</a>.</p>',
        up=f"{book.up}../downloads",
    )
