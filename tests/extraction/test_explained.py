"""`dateline explain`: every reading with the rule behind it, and why a sentence with a trigger is not read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.explained import explained

TEXT = (
    "At least 12 people were killed in Dorvik on Monday, the governor said. "
    "The minister was asked to explain the raid. Two of its men had blown up the gate. Nobody knows who was wounded."
)
REPORT = Report("a", outlet="Herald", title="Six killed in Dorvik", text=TEXT, published="2022-05-03")


def under(sentence: str) -> list[str]:
    """The lines on the sentence that begins with some words."""
    lines = list(explained(REPORT))
    at = next(n for n, line in enumerate(lines) if line.startswith(sentence))
    end = next((n for n in range(at + 1, len(lines)) if not lines[n]), len(lines))
    return [line.strip() for line in lines[at + 1 : end]]


def test_the_rules_behind_the_mode_of_a_figure_and_the_act_of_a_statement_are_named() -> None:
    text = "Ten people were killed, including three children. The mayor said the raid was a heinous crime."
    told = "\n".join(explained(Report("a", outlet="Herald", text=text, published="2022-05-03")))
    assert "Mode by rule “whole figure”. (c-" in told and "Mode by rule “named as a part”. (c-" in told
    assert "Act by rule “act of the words” (“heinous”). (s-" in told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Jan Berg, of 12 Elm Street, was killed.",
            "no figure of “12”: rule “a label” refuses it: it finds a number that is an age, or part of a name or "
            "address (address).",
        ),
        ("The raid killed nine people and burned 40 cars.", "no figure of “40”: rule “things” refuses it"),
        ("The group threatened to kill 20 hostages.", "no figure of “20 hostages”: rule “not told as done” refuses it"),
        ("Nine guards came to the mill where a nurse died.", "no figure of “Nine guards”: no rule gives it to “died”."),
    ],
)
def test_a_count_that_is_no_figure_names_what_turned_it_down(text: str, line: str) -> None:
    told = list(explained(Report("a", outlet="Herald", text=text, published="2022-05-03")))
    assert any(line in t for t in told), told


def test_a_day_and_a_person_behind_an_article_are_no_missed_counts() -> None:
    text = "A gunman killed nine people on 12 November 2021."
    told = "\n".join(explained(Report("a", outlet="Herald", text=text, published="2022-05-03")))
    assert "no figure of" not in told


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Title: Six", "figure: “Six killed” is 6 killed (people, total). Rule “verb of harm”, which reads"),
        (
            "At least",
            "figure: “At least 12 people were killed” is 12 to any number killed (people, total). Rule",
        ),
        ("At least", "by The governor. Rule “words in front”, which reads words in front of their source and verb."),
        ("At least", "time: “Monday” is date 2022-05-02. Rule “weekday”"),
        ("The minister", "no statement by “explain”: rule “not said yet” refuses it: it finds an infinitive"),
        ("Two of", "no figure by “blown up”: rule “blew something up” refuses it"),
        (
            "Nobody",
            "no statement by “knows”: no rule fired. Tried, in this order: ",
        ),
        (
            "Nobody",
            "no figure by “wounded”: rule “passive” reads the count before a passive verb of harm,",
        ),
    ],
)
def test_a_line_says_what_is_read_and_why(sentence: str, line: str) -> None:
    assert any(line in told for told in under(sentence)), under(sentence)


def test_every_row_is_explained_once() -> None:
    read = extract(REPORT)
    told = "\n".join(explained(REPORT))
    for identifier in [c["claim_id"] for c in read.claims] + [s["statement_id"] for s in read.statements]:
        assert told.count(f"({identifier})") == 1


def test_a_statement_that_begins_before_its_sentence_is_told_with_it() -> None:
    report = Report("a", outlet="Herald", text="HOST: How many died?\n\nBERG: ... Nine people died in the raid.")
    told = "\n".join(explained(report))
    assert all(told.count(f"({s['statement_id']})") == 1 for s in extract(report).statements)


def test_one_reading_can_be_asked_for() -> None:
    claim = extract(REPORT).claims[-1]["claim_id"]
    lines = list(explained(REPORT, only=claim))
    assert len(lines) == 4 and claim in lines[-1]
    with pytest.raises(KeyError):
        list(explained(REPORT, only="c-0"))


def test_the_command_takes_a_file_and_says_what_it_does_not_find(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    row = {"id": "a", "outlet": "Herald", "published": "2022-05-03", "text": TEXT}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    run = CliRunner().invoke(app, ["explain", str(file), "--data", str(tmp_path)])
    assert run.exit_code == 0 and "Rule “passive”" in run.output, run.output
    run = CliRunner().invoke(app, ["explain", str(file), "c-0", "--data", str(tmp_path)])
    assert run.exit_code == 1 and "no reading 'c-0'" in run.output
    run = CliRunner().invoke(app, ["explain", "nowhere", "--data", str(tmp_path)])
    assert run.exit_code == 1 and "nowhere is no file" in run.output
