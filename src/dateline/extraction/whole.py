"""One report read whole: the rows that it gives to each table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.core.report import Report, identifier, identifiers
from dateline.extraction.attribution.statements import Statement, statements
from dateline.extraction.casualties.anchoring import Beside, claim_rows
from dateline.extraction.casualties.days import in_quotation
from dateline.extraction.casualties.headline import headline_rows
from dateline.extraction.details import Particular, particulars
from dateline.extraction.extracted import Extraction
from dateline.extraction.lexicon.case_names import EMPTY, Lexicon
from dateline.extraction.places import Place, places
from dateline.extraction.sentences import quotation_rows, sentence_rows
from dateline.extraction.temporal.edtf import edtf
from dateline.extraction.temporal.tagger import Time, times
from dateline.extraction.text.datelines import dateline_end
from dateline.extraction.text.document import Document
from dateline.extraction.victims.counted import with_status_of_their_group
from dateline.extraction.victims.rows import victim_rows

if TYPE_CHECKING:  # at run time dateline.tables brings pandas, which extraction does without
    from dateline.tables import (
        ClaimRow,
        ParticularRow,
        PlaceMentionRow,
        StatementRow,
        TimeRow,
    )


def extract(report: Report, lexicon: Lexicon = EMPTY) -> Extraction:
    """Read one report. All offsets count from the first character of `report.text`, those of claims whose part is the
    title from that of `report.title`."""
    doc = Document(report.text, report.day)
    when, where = (
        times(doc, lexicon.date_order.get(report.outlet, ""), _hour(report)),
        places(doc, lexicon, report.title, report.dateline),
    )
    said = statements(doc, lexicon, when)
    when = [in_quotation(doc, t, said) for t in when]
    rid = report.report_id
    beside, lead = Beside(when, where, said), dateline_end(report.text)
    figures = claim_rows(doc, lexicon, beside, lead, report.title)
    told = _claims(rid, headline_rows(report.title, doc, lexicon, beside, lead, figures) + figures)
    harmed = victim_rows(doc, rid, report.title, _most(told), frozenset(p.words for p in where))
    texts = {"title": report.title, "text": report.text}
    return Extraction(
        sentence_rows(doc, rid, report.title),
        quotation_rows(doc, rid),
        [_time_row(doc, rid, t) for t in when],
        [_place_row(rid, p) for p in where],
        told,
        _statements(rid, said),
        _particulars(rid, particulars(doc, lexicon, where, said)),
        with_status_of_their_group(harmed, told, texts, lexicon),
    )


def _hour(report: Report) -> str:
    """The hour at which a report was published ("01:15"), or nothing."""
    published = report.published or ""
    return published[11:16] if len(published) >= len("2021-12-03T01:15") and "/" not in published else ""


def _time_row(doc: Document, report_id: str, t: Time) -> TimeRow:
    return {
        "report_id": report_id, "start": t.start, "end": t.end, "words": t.words, "type": t.type,
        "section": doc.furniture.get(doc.paragraph_at(t.start), "story"), "formula": str(t.formula or ""),
        "anchor": t.anchor, "value": t.value, "edtf": edtf(doc.text, t.start, t.formula, t.when),
        "earliest": t.earliest, "latest": t.latest, "rule": t.rule,
    }  # fmt: skip


def _place_row(report_id: str, p: Place) -> PlaceMentionRow:
    return {
        "report_id": report_id, "start": p.start, "end": p.end, "words": p.words, "place_id": p.place_id,
        "rule": p.rule, "kind": p.kind or None, "around": " ".join(p.around) or None, "latitude": p.latitude,
        "longitude": p.longitude,
    }  # fmt: skip


def _claims(report_id: str, rows: list[ClaimRow]) -> list[ClaimRow]:
    """Give claims their report and identifiers."""
    keys = ((c["words"], c["effect"], "", *(["title"] if c["part"] == "title" else [])) for c in rows)
    for row, claim_id in zip(rows, identifiers("c", report_id, keys), strict=True):
        row["claim_id"], row["report_id"] = claim_id, report_id
    return rows


def _most(claims: list[ClaimRow]) -> dict[str, int]:
    """The largest numbers that a report's figures give of those killed and of those wounded, or hit."""
    out = {"killed": 0, "wounded": 0}
    for c in claims:
        effect = "killed" if c["effect"] == "killed" else "wounded"
        if c["effect"] in ("killed", "wounded", "killed or wounded") and c["group"] != "attackers":
            total = c["mode"] == "total" or effect == "wounded"
            out[effect] = max(out[effect], (c["low"] or 0) if total else 0)
    return out


def _statements(report_id: str, said: list[Statement]) -> list[StatementRow]:
    names = identifiers("s", report_id, ((s.words, "", s.kind) for s in said))
    return [
        {
            "statement_id": name, "report_id": report_id, "start": s.start, "end": s.end, "words": s.words,
            "kind": s.kind, "speaker": s.speaker, "speaker_id": s.speaker_id, "speaker_start": s.speaker_start,
            "speaker_end": s.speaker_end, "role": s.role, "organisation": s.organisation, "cue": s.cue, "act": s.act,
            "addressee": s.addressee, "target": s.target,
            "said_earliest": s.said_earliest, "said_latest": s.said_latest, "said_start": s.said_start,
            "venue": s.venue, "names": s.names, "utterance_id": identifier("u", report_id, s.group),
            "rule": s.rule, "status": "machine",
        }
        for s, name in zip(said, names, strict=True)
    ]  # fmt: skip


def _particulars(report_id: str, found: list[Particular]) -> list[ParticularRow]:
    names = identifiers("p", report_id, ((p.words, "", "", p.aspect) for p in found))
    return [
        {
            "particular_id": name, "report_id": report_id, "start": p.start, "end": p.end, "words": p.words,
            "aspect": p.aspect, "value": p.value, "number": p.number, "place_id": p.place_id,
            "other_place_id": p.other_place_id, "attributed_to": p.attributed_to, "attributed_id": p.attributed_id,
            "incident_id": None, "rule": p.rule, "status": "machine",
        }
        for p, name in zip(found, names, strict=True)
    ]  # fmt: skip
