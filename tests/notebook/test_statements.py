"""The statements and the same words: who is shown, and what versions are compared with."""

from __future__ import annotations

import pytest

import dateline.notebook as dl
from tests.cells import cells, text
from tests.notebook.conftest import Ran


def test_a_speaker_an_hour_and_outlets_choose_statements(run: Ran) -> None:
    whole = cells(run("statements", pictures=True)["table"])
    assert {row[2] for row in whole} <= {"direct", "partial", "paraphrased"}  # as the answer above the table has it
    roe = cells(run("statements", speaker="Ann Roe")["table"])
    assert {row[0] for row in roe} == {"Ann Roe"} and 0 < len(roe) < len(whole)
    early = cells(run("statements", as_of="2022-05-03")["table"])
    assert {row[5] for row in early} == {"Salby Times", "Dorvik Gazette"} and len(early) < len(whole)
    assert {row[5] for row in cells(run("statements", outlets="Norland Post")["table"])} == {"Norland Post"}


def test_the_picture_has_as_many_speakers_as_are_asked_for(run: Ran) -> None:
    assert " and 1 speaker, the commonest" in text(run("statements", pictures=True, speakers=1)["picture"])


def test_versions_are_compared_with_the_report_that_is_named(run: Ran) -> None:
    def base(shown: dict[str, str]) -> str:
        head = text(shown["collation"]).partition("the reference text")[0]
        return max(("Dorvik Gazette", "Salby Times"), key=head.rfind)

    whole = run("same-words", pictures=True, speaker="Ann Roe")
    assert "One utterance can be read in two reports or more" in text(whole["answer"])
    assert "one begins or ends elsewhere" in text(whole["answer"]) and base(whole) == "Dorvik Gazette"
    other = run("same-words", base="times", speaker="Ann Roe")
    assert base(other) == "Salby Times" and "longer" in text(other["collation"])
    assert "Nothing that was said" in text(run("same-words", outlets="Salby Times", pictures=True)["answer"])


def test_the_edition_s_own_bases_give_the_edition_s_own_table(book: dl.Edition) -> None:
    versions = dl.tidy(book, "variants")
    assert dl.collate(book, versions) is versions
    one = versions[versions["utterance_id"] == versions["utterance_id"].iloc[0]]
    own = one.loc[one["relation"] == "base", "report_id"].iloc[0]
    again = dl.collate(book, one, base=own).set_index(["report_id", "start"])["relation"]
    alike = (again == one.set_index(["report_id", "start"])["relation"]).mean()
    assert alike > 0.8


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("statements", {"speaker": "Nobody"}, "speaker: no 'Nobody' here"),
        ("same-words", {"speaker": "Nobody"}, "speaker: no 'Nobody' here"),
        ("same-words", {"utterance": "u-1"}, "utterance: no 'u-1' here"),
        ("same-words", {"base": "times-salby"}, "base: no 'times-salby' here"),
    ],
)
def test_who_is_not_there_is_refused_by_name(run: Ran, name: str, given: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        run(name, **given)
