"""Contradictions about words: a quotation that is not what was said, and one given to different speakers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from dateline.linking.collation.alignment import FACTS
from dateline.linking.collation.utterances import spoilt
from dateline.linking.contradictions.common import Linked, Sides
from dateline.tables import Row

AS_THE_BASE = "as the base has it"
# A printing that keeps so much of its base prints the passage, not a piece of it.
MOSTLY = 0.4


def words(known: Linked) -> Iterator[Row]:
    """One row a passage whose printings differ between the marks, and one a passage given to more than one speaker."""
    groups: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
    for v in known.rows("variants"):
        if v["quoted"] and v["relation"] not in ("other rendering", "paraphrase"):
            groups[v["utterance_id"], v["base_report_id"], v["base_start"]].append(v)
    # A base may itself be held against another base, in other words; among those in its words it is one of them.
    for v in known.rows("variants"):
        key = (v["utterance_id"], v["report_id"], v["start"])
        if v["relation"] == "other rendering" and key in groups:
            groups[key].append({**v, "relation": "base"})
    for (_, report_id, start), found in sorted(groups.items()):
        opening = _opening(known.reports[report_id]["text"][start : found[0]["base_end"]])
        yield from _printed(known, opening, found)
        yield from _spoken(known, opening, found)


SHOWN = 8


def _opening(passage: str) -> str:
    """The first words of a passage between marks, with an ellipsis where it goes on."""
    words = passage.split()
    return f"“{' '.join(words[:SHOWN])}{' …' if len(words) > SHOWN else ''}”"


def _printed(known: Linked, opening: str, found: list[Row]) -> Iterator[Row]:
    sides: Sides = defaultdict(list)
    for v in found:
        sides[_said_of(v)].append(known.statements[v["statement_id"]] | {"start": v["start"]})
    if len(sides) < 2:
        return
    outlets = sorted(
        {
            known.reports[v["report_id"]]["outlet"]
            for v in found
            if v["relation"] == "base" and known.reports[v["report_id"]]["relation"] == "primary source"
        }
    )
    settled = f"{outlets[0]} published the words itself: that is the text." if outlets else ""
    yield known.contradiction("wording", None, f"{opening}: the words between the marks", sides, settled, _base(found))


def _base(found: list[Row]) -> str:
    """What identifies the passage that others are compared with."""
    return f"{found[0]['base_statement_id']} {found[0]['base_start']}"


def _said_of(v: Row) -> str:
    """What became of a printing, in words a reader understands, with what it leaves out or changes."""
    ops = json.loads(v["differences"])
    if marred := spoilt(v):
        # What is gone at an end of a printing that is otherwise whole is told too.
        gone = [o for o in ops if o["fact"] and o not in marred] if v["kept"] >= MOSTLY else []
        if gone or not all(o["alike"] for o in marred):
            return f"changed inside the marks: {'; '.join(_told(o) for o in [*marred, *gone])}"
        return AS_THE_BASE
    if v["relation"] == "truncated":
        end = [o for o in ops if o["op"] == "cut" and o["edge"] == "end"]
        cut = end or [o for o in ops if o["op"] == "cut"]
        return f"{'ends' if end else 'begins'} {'early' if end else 'late'}, without “{_short(cut[0]['base_words'])}”"
    if v["relation"] == "extended":
        return "goes on"
    return AS_THE_BASE


def _told(o: Row) -> str:
    changed = f" ({', '.join(FACTS[f] for f in o['fact'].split())})" if o["fact"] else ""
    if o["op"] == "cut":
        return f"“{_short(o['base_words'])}” is gone{changed}"
    if o["op"] == "added":
        return f"“{_short(o['other_words'])}” is put in{changed}"
    return f"“{_short(o['other_words'])}” for “{_short(o['base_words'])}”{changed}"


def _short(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= 16 else " ".join(parts[:14]) + " …"


def _spoken(known: Linked, opening: str, found: list[Row]) -> Iterator[Row]:
    sides: Sides = defaultdict(list)
    who: dict[str, str | None] = {}
    for v in found:
        s = known.statements[v["statement_id"]]
        if s["speaker"]:
            sides[s["speaker"]].append(s | {"start": v["start"]})
            who[s["speaker"]] = s["speaker_id"]
    if len(sides) > 1:
        yield known.contradiction(
            "attribution", None, f"{opening}: who said it", sides, _speaks_for(known, who), _base(found)
        )


def _speaks_for(known: Linked, who: dict[str, str | None]) -> str:
    """Whether one of the speakers speaks for another, as actors.csv has it."""
    for name, actor in who.items():
        body = known.actors.get(actor or "", {}).get("organisation")
        for other, other_id in who.items():
            if body and body == other_id:
                return f"{name} speaks for the {other}: both are right."
    return ""
