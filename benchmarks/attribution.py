"""What each family of attribution rules adds: all rules, then all but one family, on annotated news.

    DATELINE_SHARED=../shared python benchmarks/attribution.py

A family that is a rule on the road of a cue is left off that road; another is taken out by replacing its function for
the length of one run. The scorer beside the annotations judges.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from dateline.extraction.lexicon.case_names import EMPTY
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document


def _module(name: str) -> ModuleType:
    """A module of attribution; some have the name of a function beside them."""
    return importlib.import_module(f"dateline.extraction.{name}")


statements, sentence = _module("attribution.statements"), _module("attribution.sentence")
rules = _module("attribution.rules")
cues, multiword = _module("attribution.cues.cues"), _module("attribution.cues.multiword")
disambiguation = _module("attribution.cues.disambiguation")
clauses, content = _module("attribution.spans.clauses"), _module("attribution.spans.content")
content_spans, constructions = _module("attribution.spans.content_spans"), _module("attribution.spans.constructions")
floating_quotations = _module("attribution.spans.floating_quotations")
resolution, subjects = _module("attribution.speakers.resolution"), _module("attribution.speakers.subjects")
quotation_marks = _module("text.quotation_marks")
NOTHING: dict[str, Any] = {"return_value": None}


def without_frame(frame: str) -> dict[str, Any]:
    """A table of cues from which one frame is struck."""
    kept = {
        form: (tuple(f for f in frames if f != frame), act)
        for form, (frames, act) in cues.cue_forms().items()
        if set(frames) != {frame}
    }
    return {"return_value": kept}


def without(*names: str) -> list[tuple[object, str, Any]]:
    """What to replace for the road of a cue to lack some of its rules."""
    return [(rules, "ROAD", rules.without(*names))]


def families() -> dict[str, list[tuple[object, str, Any]]]:
    """Each family of rules with what to replace: module, name and what it gives instead, or another value."""
    return {
        "quotations without a cue in their sentence": [(statements, "uncued", NOTHING)],
        "the speaker carried on": [(statements, "_carried", NOTHING)],
        "according to": without("according to"),
        "deeds: called for, condemned": [(cues, "cue_forms", without_frame("do"))],
        "verbs that need that": [(cues, "cue_forms", without_frame("that"))],
        "verbs with an addressee: told": [(cues, "cue_forms", without_frame("tell"))],
        "verbs with an infinitive: claimed to": [(cues, "cue_forms", without_frame("to"))],
        "nouns: the claim that": [(sentence, "noun_cues_in", {"return_value": []})],
        "adjectives: confident that": [(rules, "feeling", NOTHING)],
        "passives: condemned by": [(rules, "passive", NOTHING)],
        "asides: as X put it": [(rules, "aside", NOTHING)],
        "what nobody in particular says: is believed to": [(constructions, "_impersonal", NOTHING)],
        "cues of several words: spoke out against": [(multiword, "phrasal_cues", {"return_value": {}})],
        "a second verb or subject ends a deed": [
            (clauses, "_second_deed", {"return_value": False}),
            (clauses, "_other_subject", {"return_value": False}),
        ],
        "sources that can't name anybody": [(statements, "names_somebody", {"return_value": True})],
        "headlines: X: ...": [(sentence, "headline", {"return_value": []})],
        "headlines in capitals": [(m, "title_case", {"return_value": False}) for m in (cues, disambiguation)],
        "transcripts": [(statements, "turns", {"return_value": []})],
        "participles at the head: claiming that ..., X": without("participle at the head"),
        "apposed subjects": [(rules, "_apposed", NOTHING)],
        "main subjects": [(content_spans, "main_subject", NOTHING)],
        "interrupted clauses": [(content_spans, "_resumed", {"return_value": []})],
        "clauses without that": [(content_spans, "bare_clause", {"return_value": False})],
        "where the outlet takes over": [
            (content, "clause_end", {"side_effect": lambda _d, _t, _f, stop, *_a, **_k: stop}),
            (content, "main_clause", NOTHING),
            (content, "relative_end", NOTHING),
        ],
        "where a deed ends": [(content, "deed_end", {"side_effect": lambda _d, _t, _v, stop: stop})],
        "the next attribution": [(content, "_next_attribution", {"side_effect": lambda *given: given[-1]})],
        "nouns that look like verbs": [(disambiguation, "noun_use", {"return_value": False})],
        "told within what is told": [(sentence, "_told_within", {"return_value": False})],
        "quoted as saying": without("quoted as saying"),
        "nouns that a light verb carries: made a call": [(multiword, "carried_nouns", {"return_value": {}})],
        "what was not said": [(sentence, "unsaid", {"side_effect": lambda _tokens, f: f})],
        "deeds, and what is asked of somebody: defended the village": [
            (sentence, "only_a_deed", {"return_value": False}),
            (rules, "not_said", {"return_value": False}),
        ],
        "participles behind their noun: a statement responding to": without("participle behind its noun"),
        "what another says of it: a claim Ankara denies": [
            (content, "_what_another_says", {"side_effect": lambda *given: given[-1]})
        ],
        "quotations that hold their verb": [(floating_quotations, "_predicate", NOTHING)],
        "whose an infinitive or a participle is: forced him to admit": [(rules, "whose", NOTHING)],
        "stances told by a participle: the rebels backing him": [(rules, "STANCES", frozenset())],
        "he and she by title": [(resolution.Cast, "_can_be", {"return_value": True})],
        "names of books and shows": [(quotation_marks, "_is_title", {"return_value": False})],
        "phrases with a verb name nobody": [(resolution, "HOLDS_A_VERB", re.compile("(?!)"))],
        "but, behind what was said": [(clauses, "_but_others", {"return_value": False})],
        "descriptions without an article: said police spokesman X": [
            (subjects, "_without_article", {"return_value": False})
        ],
        "participles that only tell of a noun: accused of, posted on": without(
            "tells of a noun", "how a message was made known"
        ),
        "two with roles: the mayor X and lawmaker Y": [(subjects, "_two_with_roles", {"return_value": False})],
        "what goes on behind and, with its own subject": [(content_spans, "_second_half", {"return_value": False})],
        "pairs of dashes": [(clauses, "_opens_nothing", {"return_value": True})],
        "whom a sentence before introduces: she": [(resolution.Cast, "_introduced", NOTHING)],
        "where a subject begins and ends: who signed it, as, can be heard": [
            (subjects, "_before_relative", {"side_effect": lambda _tokens, first, past, _floor: (first, past)}),
            (subjects, "_without_predicate", {"side_effect": lambda _tokens, _cue, phrase: phrase}),
        ],
    }


@contextmanager
def taken_out(replacements: list[tuple[object, str, Any]]) -> Iterator[None]:
    """The rules with some functions replaced."""
    with ExitStack() as stack:
        for module, name, instead in replacements:
            given = instead if isinstance(instead, dict) else {"new": instead}
            stack.enter_context(patch.object(module, name, **given))
        yield


def measure(folder: Path) -> list[str]:
    """Content F1, then found and with the right source for each kind, then the share on an annotated content."""
    with tempfile.TemporaryDirectory() as out:
        with (Path(out) / "statements.csv").open("w", encoding="utf-8", newline="") as f:
            writer = csv.writer(f)
            writer.writerow(["report_id", "start", "end", "speaker_start", "speaker_end"])
            for line in (folder / "reports-statements.jsonl").open(encoding="utf-8"):
                r = json.loads(line)
                doc = Document(r["text"], date.fromisoformat(r["published"][:10]))
                for s in statements.statements(doc, EMPTY, times(doc)):
                    writer.writerow([r["id"], s.start, s.end, s.speaker_start, s.speaker_end])
        command = [sys.executable, str(folder / "score.py"), "statements", str(folder), out]
        scored = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    content = re.findall(r"content, .*F1 ([\d.]+)|annotated content .*: ([\d.]+)", scored)
    return ["".join(pair) for pair in content] + re.findall(r"/\d+ = ([\d.]+)", scored)


def main() -> None:
    """Print the table, the families that weigh most first."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    folder = Path(os.environ.get("DATELINE_SHARED", "../shared")) / "eval"
    if not folder.is_dir():
        sys.exit(f"{folder} is not there; set DATELINE_SHARED to the folder that holds eval/")
    head = ["content F1", "on a content", "direct", "and source", "mixed", "and source", "indirect", "and source"]
    print("| rules | " + " | ".join(head) + " |\n|---" * 1 + "|---" * len(head) + "|")
    everything = measure(folder)
    print("| all | " + " | ".join(everything) + " |")
    lines = []
    for name, replacements in families().items():
        with taken_out(replacements):
            figures = measure(folder)
        change = [float(a) - float(b) for a, b in zip(figures, everything, strict=True)]
        lines.append(
            (change[0] + sum(change[2:]) / 6, f"| without {name} | " + " | ".join(f"{c:+.3f}" for c in change) + " |")
        )
    print("\n".join(line for _, line in sorted(lines)))


if __name__ == "__main__":
    main()
