"""Who vouches for a figure, in words: the number is always that of the list beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from dateline.chapters.common.edition import Edition
from dateline.chapters.common.html import Html, html, join, paragraph, plural, together
from dateline.chapters.common.wording import number_word
from dateline.core.plain_text import shortened
from dateline.linking.incidents.witnesses import Witnesses, in_words_of
from dateline.linking.rows import Reading
from dateline.tables import ClaimRow


def witnesses(book: Edition) -> Witnesses:
    """Who counts as one source, in an edition."""
    theirs = in_words_of(book.rows("statements"), book.rows("claims"))
    return Witnesses(book.rows("reports"), book.rows("actors"), theirs)


def sources(book: Edition, claims: Iterable[ClaimRow]) -> dict[str, list[ClaimRow]]:
    """The independent sources of some figures, each with its claims: an outlet once, and whoever outlets quote once."""
    return witnesses(book).behind(claims)


def sources_of_side(book: Edition, kind: str, readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    """The independent sources of one side of a disagreement, each with its readings."""
    return witnesses(book).of_side(kind, readings)


def by_outlet(book: Edition, ids: Iterable[str]) -> Html:
    """Reports, or readings of them, as links by their outlets: "Dorvik Post [a, b], Salby Times"; where an outlet has
    several, each has a letter."""
    found: dict[str, list[str]] = {}
    for i in dict.fromkeys(ids):
        report = i if i in book.reports else book.item(i)["report_id"]
        found.setdefault(book.reports[report]["outlet"], []).append(i)

    def link(i: str, label: str) -> Html:
        return book.report(i, label) if i in book.reports else book.evidence(i, label)

    def of_one(outlet: str, own: list[str]) -> Html:
        if len(own) == 1:
            return link(own[0], outlet)
        links = together([link(i, letters(n)) for n, i in enumerate(own)], ", ")
        return html("{{ outlet }} [{{ links }}]", outlet=outlet, links=links)

    return together([of_one(outlet, own) for outlet, own in found.items()], ", ")


def as_written(origin: str) -> str:
    """An origin none of whose reports is here, by its name: in small letters it is only known for look-up.

    >>> as_written("afp"), as_written("nor post"), as_written("Nor Post")
    ('AFP', 'Nor Post', 'Nor Post')
    """
    if not origin.islower():
        return origin
    return origin.upper() if len(origin) < 5 else origin.title()


def letters(n: int) -> str:
    """ "a" for 0, "z" for 25, "aa" for 26."""
    return (letters(n // 26 - 1) if n > 25 else "") + chr(ord("a") + n % 26)


# More names than so many in a row are a wall: they open on demand.
IN_A_ROW = 3


def listed_sources(book: Edition, claims: Iterable[ClaimRow], *, folded: bool = True) -> Html:
    """ "2 sources: Dorvik Post, Salby Times", each linked to its first sentence; of more than a few only the number,
    until they are opened."""
    found = sources(book, claims)
    links = join([book.evidence(own[0]["claim_id"], name) for name, own in found.items()], ", ")
    count = plural(len(found), "source")
    if folded and len(found) > IN_A_ROW:
        return html(
            '<details class="dl-more dl-inline"><summary>{{ count }}</summary>{{ links }}</details>',
            count=count, links=links,
        )  # fmt: skip
    return html("{{ count }}: {{ links }}", count=count, links=links)


def with_reports(book: Edition, words: Html, claims: Iterable[ClaimRow]) -> Html:
    """ "three brothers (AFP, KirkukNow)": words with the reports of the claims that give them, each once."""
    reports = dict.fromkeys(c["report_id"] for c in claims)
    return html("{{ words }} ({{ reports }})", words=words, reports=by_outlet(book, reports))


def abstracts(book: Edition) -> Html:
    """One sentence on whose words the texts are; nothing where every text is the outlet's own."""
    rows = book.rows("reports")
    short = sum(not r["full"] and not r["partial"] for r in rows)
    cut = sum(bool(r["partial"]) for r in rows)
    said = []
    if short:
        whole = "All" if short == len(rows) else number_word(short).capitalize() + " of the"
        said.append(
            f"{whole} {plural(len(rows), 'text')} in this book "
            f"{'are abstracts' if len(rows) > 1 else 'is an abstract'} by its makers: "
            "facts in our words, quotations as printed. A sentence shown beside a link is the "
            "abstract’s, not the outlet’s."
        )
    if cut:
        said.append(f"Of {plural(cut, 'report')} only the beginning could be read.")
    return paragraph(" ".join(said), kind="dl-abstracts") if said else html("")


def report_names(book: Edition, ids: Iterable[str], most: int = 40) -> dict[str, str]:
    """What each of some reports is called where they are side by side: its outlet, and the beginning of its title
    where the outlet has several ("Rudaw: ISIS claims attack …"), without the words with which two of them begin alike.
    """
    rows = [book.reports[i] for i in dict.fromkeys(ids)]
    several = {outlet for outlet, n in Counter(r["outlet"] for r in rows).items() if n > 1}
    titles = {r["report_id"]: r["title"] or r["report_id"] for r in rows}
    names = {
        r["report_id"]: shortened(f"{r['outlet']}: {titles[r['report_id']]}", most)
        if r["outlet"] in several
        else r["outlet"]
        for r in rows
    }
    for name, n in Counter(names.values()).items():
        alike = [i for i in names if names[i] == name]
        side_by_side = zip(*(titles[i].split() for i in alike), strict=False)
        same = len(list(takewhile(lambda words: len(set(words)) == 1, side_by_side)))
        for i in alike if n > 1 and same else ():
            rest = " ".join(titles[i].split()[same:])
            names[i] = shortened(f"{book.reports[i]['outlet']}: … {rest or titles[i]}", most)
    return names
