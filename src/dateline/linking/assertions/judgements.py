"""Rows for what the book concludes from several reports at once: what each says of a point, whom speakers turn
to, where reports
disagree and what settles it, which texts are one utterance and what one changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.core.report import identifier
from dateline.linking.assertions.facts import CELL_WORDS, IMPLIES, SAYS, Facts
from dateline.linking.assertions.phrasing import cell, change, counted, listed, match, report_names, words_of
from dateline.linking.calls import lines, spoken
from dateline.linking.contradictions.common import sides_of
from dateline.linking.rows import Reading
from dateline.tables import AssertionRow, ContradictionRow, VariantRow

BETWEEN = " · "


class About(NamedTuple):
    """The page that states something, what sort of statement it is, and what it is about, part by part."""

    page: str
    kind: str
    subject: tuple[object, ...]


def assertion(about: About, text: str, value: object, evidence: Iterable[str], word: str = SAYS) -> AssertionRow:
    """A row of the table; its checks are still to come."""
    subject, evidence = BETWEEN.join(map(str, about.subject)), list(dict.fromkeys(evidence))
    # A line of a drawing names no incident: its first statement tells it from one that is linked elsewhere.
    own = [subject, *evidence[:1]] if about.kind == "towards" else [subject]
    return {
        "assertion_id": identifier("a", about.kind, *own), "page": about.page, "kind": about.kind,
        "subject": subject, "text": text, "value": str(value), "word": word,
        "evidence": " ".join(evidence), "checks": "", "failed": "",
    }  # fmt: skip


def judgements(facts: Facts) -> Iterator[AssertionRow]:
    """All of them, by kind."""
    for c in facts.rows.coverage:
        subject = (c["incident_id"], c["point"], c["report_id"])
        word = CELL_WORDS.get(c["says"], IMPLIES)
        yield assertion(About("coverage", "coverage", subject), cell(c, facts), c["says"], c["evidence"].split(), word)
    yield from _lines(facts)
    for x in facts.contradictions.values():
        yield from _contradiction(x, facts)
    for v in facts.rows.variants:
        yield from _variant(v, facts)


# What a line says in a sentence.
TOWARDS = {
    "call for cooperation": "cooperation with {body} is called for by {speaker}",
    "blame": "{body} is blamed by {speaker}",
    "condemn": "{body} or what it did is condemned by {speaker}",
}


def _lines(facts: Facts) -> Iterator[AssertionRow]:
    """The lines of the drawing "who calls on whom"."""
    for line, own in lines(spoken(facts.statements.values())).items():
        ids = [s["statement_id"] for s in own]
        said = TOWARDS[line.act].format(body=line.body, speaker=line.speaker)
        shown = "; ".join(dict.fromkeys(words_of(e, facts) for e in ids))
        text = f"{said}, in {report_names(ids, facts)} ({shown})"
        yield assertion(About("statements", "towards", line), text, len(own), ids)


def settling(x: ContradictionRow, facts: Facts) -> list[str]:
    """The readings that a contradiction is settled by: those of the sides whose outlet or speaker the reason names."""
    out = []
    for e in (e for s in sides_of(x) for e in s.evidence):
        if (of := _report_and_speaker(e, facts)) is None:
            continue
        outlet, speaker = facts.reports[of[0]]["outlet"], of[1] or ""
        if outlet in x["settled_by"] or (speaker and speaker in x["settled_by"]):
            out.append(e)
    return out


def _report_and_speaker(e: str, facts: Facts) -> tuple[str, str | None] | None:
    """The report of a reading, and in whose words it is; None for what is not there."""
    if c := facts.claims.get(e):
        return c["report_id"], c["attributed_to"]
    if s := facts.statements.get(e):
        return s["report_id"], s["speaker"]
    if p := facts.particulars.get(e):
        return p["report_id"], p["attributed_to"]
    return (e, None) if e in facts.reports else None


def _contradiction(x: ContradictionRow, facts: Facts) -> Iterator[AssertionRow]:
    """That reports disagree, who says what, and what settles it."""
    sides = sides_of(x)
    ids = [e for s in sides for e in s.evidence]
    told = "; ".join(
        f"“{s.side}” in {report_names(s.evidence, facts)}" if s.evidence else f"“{s.side}” on the map" for s in sides
    )
    page, own = "contradictions", x["contradiction_id"]
    may_fit = x["note"] or x["rule"] == "fewer than the attacks inside"
    who = "Reports differ" if may_fit else "Reports disagree"
    if len({r for s in sides for r in s.reports}) == 1:
        who = "A report contradicts itself" if all(s.evidence for s in sides) else "A report and the map differ"
    note = f". {x['note']}" if x["note"] else ""
    yield assertion(About(page, "contradiction", (own,)), f"{who}. {x['summary']}: {told}{note}", x["kind"], ids)
    for n, s in enumerate(sides):
        if s.evidence:
            by = report_names(s.evidence, facts)
            how = "is a sum of figures of" if " = " in s.side else "stands in"
            sources = listed(side_sources(x, s.evidence, facts), s.origins)
            behind = f"{counted(s.origins, 'source')}{', each counted once' if s.origins > 1 else ''}: {sources}"
            text = f"{x['summary']}: “{s.side}” {how} {by} ({behind})"
            yield assertion(About(page, "side", (own, n, s.side)), text, s.origins, s.evidence)
    if x["settled_by"]:
        text = f"{x['summary']}: this is settled. {x['settled_by']}"
        yield assertion(About(page, "settlement", (own,)), text, x["settled_by"], settling(x, facts) or ids, IMPLIES)


# Kinds of which a side is what an outlet itself prints, whoever its story is from.
ITS_OWN = ("date", "place", "wording")


def side_sources(x: ContradictionRow, evidence: Iterable[str], facts: Facts) -> list[str]:
    """The names of the sources of one side of a disagreement; with an outlet whom it cites, with a body its speaker."""
    readings = [r for e in evidence if (r := facts.reading(e)) is not None]
    found = facts.witnesses.of_side(x["kind"], readings)
    return list(found) if x["kind"] in ITS_OWN else [_through(name, own, facts) for name, own in found.items()]


def _through(name: str, own: list[Reading], facts: Facts) -> str:
    """A source with those whose words it gives, where all of them are somebody's: "Dorvik Post (citing a doctor)"; a
    body with whom a report cites for its very words: "Ministry, in whose words Dorvik Post cites officials"."""
    echoed = [r for r in own if r.get("claim_id") in facts.witnesses.theirs and r.get("attributed_to")]
    theirs = {(facts.reports[str(r["report_id"])]["outlet"], within(str(r.get("attributed_to")))) for r in echoed}
    if theirs:
        return f"{name}, in whose words {listed(f'{outlet} cites {who}' for outlet, who in sorted(theirs))}"
    told = {str(r.get("attributed_to") or "") for r in own}
    if "" in told or any(t in name or name in t or ";" in t for t in told):
        return name
    if all(r.get("attributed_id") for r in own):
        return f"{name} ({listed(sorted(map(within, told)))}, counted with it)"
    return f"{name} (citing {listed(sorted(map(within, told)))})"


# What a description of somebody begins with; a name keeps its capital.
DESCRIBES = ("Officials", "Sources", "Witnesses", "Residents", "Locals", "Its", "A", "An", "The")


def within(described: str) -> str:
    """Whom words describe, as they are inside a sentence: "a doctor", and a name with its capital."""
    return described[0].lower() + described[1:] if described.split()[0] in DESCRIBES else described


CHANGES = frozenset(("altered", "cut inside", "truncated", "extended"))


def _variant(v: VariantRow, facts: Facts) -> Iterator[AssertionRow]:
    """That two reports give one utterance; and, where words inside quotation marks differ, that they were changed."""
    if v["statement_id"] == v["base_statement_id"] and v["relation"] == "base":
        return
    ids = (v["statement_id"], v["base_statement_id"])
    subject = (v["statement_id"], v["start"], v["base_statement_id"], v["base_start"])
    yield assertion(About("same-words", "match", subject), match(v, facts), v["utterance_id"], ids, IMPLIES)
    if v["relation"] in CHANGES:
        yield assertion(About("same-words", "change", subject), change(v, facts), v["relation"], ids)
