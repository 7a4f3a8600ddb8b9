"""What happened in the course of an attack, step by step, as reports tell it: the events they name, in the order in
which they say that one came after another, where any of them says so."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.chapters.common.edition import Edition
from dateline.extraction.lexicon import en
from dateline.linking.assertions.summary import CAUSES, cause_of
from dateline.linking.incidents.coverage.days import AN_HOUR, is_its_day
from dateline.linking.rows import by_report
from dateline.tables import ClaimRow, ParticularRow, SentenceRow, TimeRow

# What the table of particulars calls an event, in words for a page.
STEPS = {
    **CAUSES,
    "raid": "a raid on a building or village",
    "fighting": "fighting",
    "help": "help sent",
    "hospital": "the wounded taken to hospital",
    "escape": "the attackers’ escape",
}
LATER = en.pattern("event_patterns", "later")


class Step(NamedTuple):
    """An event as one report tells it: what, in words; its reading and report; its days and hours, in the words of the
    report; and the event that it says came before it, or ""."""

    what: str
    particular_id: str
    report_id: str
    when: str
    after: str


# "An attack on a village", "attacked two villages": what the table of particulars says was attacked.
RAIDED = en.pattern("event_patterns", "homes of many")


def steps(book: Edition, incident_id: str) -> list[Step]:
    """Every event of an attack that a report tells, by report and in the order of its text."""
    told = by_report(p for p in (*_events(book), *_raided(book)) if p["incident_id"] == incident_id)
    sentences = _sentences(book, told)
    times = by_report(t for t in book.rows("times") if t["report_id"] in told and t["type"] in ("date", "time"))
    return [s for r in sorted(told) for s in _of_report(book, told[r], sentences[r], times[r])]


def _of_report(
    book: Edition, told: list[ParticularRow], sentences: list[SentenceRow], times: list[TimeRow]
) -> Iterator[Step]:
    before: tuple[int, str] = (-2, "")
    for p in sorted(told, key=lambda p: p["start"]):
        at = _sentence(sentences, p["start"])
        s, what = sentences[at], STEPS["raid" if p["aspect"] == "places" else p["value"]]
        text = book.text(p["report_id"])
        own = (t for t in times if s["start"] <= t["start"] < s["end"] and _tells_when(text, s, t))
        when = ", ".join(dict.fromkeys(t["words"] for t in own))
        later = before[0] == at - 1 and LATER.search(text[s["start"] : p["start"]])
        # What befalls those who are on their way to help comes after they set out.
        goes_on = later or (before == (at, STEPS["help"]))
        yield Step(what, p["particular_id"], p["report_id"], when, before[1] if goes_on else "")
        before = (at, what)


def _tells_when(text: str, s: SentenceRow, t: TimeRow) -> bool:
    """Whether a time in a sentence says when the reported events were: an hour alone does, the day of speaking does not
    ("the ministry said on Friday")."""
    at, sentence = s["start"], text[s["start"] : s["end"]]
    return bool(AN_HOUR.match(t["words"])) or is_its_day(sentence, t["start"] - at, t["end"] - at)


def beside(book: Edition, claims: list[ClaimRow]) -> list[str]:
    """What each claim's sentence reports where it is no means of attack: a raid, fighting, or that the wounded were
    taken to hospital; "" where it reports nothing else, or more than one event."""
    told = by_report(_events(book))
    sentences = _sentences(book, {c["report_id"] for c in claims} & told.keys())

    def event(c: ClaimRow) -> str:
        if c["part"] != "text" or cause_of(c) or not told[c["report_id"]] or not c["incident_id"]:
            return ""
        own = sentences[c["report_id"]]
        at = _sentence(own, c["start"])
        found = {(p["value"], p["incident_id"]) for p in told[c["report_id"]] if _sentence(own, p["start"]) == at}
        found = {f for f in found if f[0] != "help"}  # on whose way others were killed, in some other event
        value, of = next(iter(found)) if len(found) == 1 else ("", "")
        value = value if value in ("raid", "fighting", "hospital") and of == c["incident_id"] else ""
        return "" if not value or (value == "hospital" and c["effect"] != "wounded") else STEPS[value]

    return [event(c) for c in claims]


def _events(book: Edition) -> Iterator[ParticularRow]:
    return (p for p in book.particulars.values() if p["aspect"] == "event")


def _raided(book: Edition) -> Iterator[ParticularRow]:
    """Attacks on villages and towns: each is a raid, in whatever words a report puts it."""
    return (p for p in book.particulars.values() if p["aspect"] == "places" and RAIDED.search(p["value"]))


def _sentences(book: Edition, reports: Iterable[str]) -> dict[str, list[SentenceRow]]:
    """The sentences of some reports, in the order of their text."""
    own = {r: [s for s in book.sentences_of(r) if s["part"] == "text"] for r in reports}
    return {r: sorted(found, key=lambda s: s["start"]) for r, found in own.items()}


def _sentence(sentences: list[SentenceRow], at: int) -> int:
    return max(bisect_right(sentences, at, key=lambda s: s["start"]) - 1, 0)


def in_order(told: list[Step], often: Counter[str]) -> list[str]:
    """Events, those that most reports tell first, but none before one that more reports put in front of it than
    behind."""
    follows = Counter((s.after, s.what) for s in told if s.after and s.after != s.what)
    rest, out = [w for w, _ in sorted(often.items(), key=lambda f: (-f[1], f[0]))], []
    while rest:
        free = [w for w in rest if not any(follows[v, w] > follows[w, v] for v in rest)]
        out.append((free or rest)[0])
        rest.remove(out[-1])
    return out
