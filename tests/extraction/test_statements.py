from datetime import date

import pytest

from dateline.extraction.document import Document
from dateline.extraction.lexicon import Lexicon
from dateline.extraction.statements import Statement, statements
from dateline.extraction.times import times

ACTORS = {
    "masrour": ("Masrour Barzani", "person", "Prime Minister", "", ()),
    "nechirvan": ("Nechirvan Barzani", "person", "President", "", ()),
    "ministry": ("Peshmerga Ministry", "body", "", "", ("Ministry of Peshmerga",)),
}


def found(text: str, actors: bool = False) -> list[Statement]:
    doc = Document(text, date(2021, 12, 4))
    rows = statements(doc, Lexicon(actors=ACTORS) if actors else Lexicon(), times(doc))
    assert all(text[s.start : s.end] == s.words for s in rows)
    return rows


@pytest.mark.parametrize(
    ("text", "words", "speaker", "kind"),
    [
        ("“We will not wait,” Ned Price, State Department Spokesperson, said.", "We will not wait,", "Ned Price", "direct"),
        ("“We will not wait,” said Ned Price, a spokesman.", "We will not wait,", "Ned Price", "direct"),
        ("The mission (UNAMI) affirmed, “Coordination is essential in the fight.”", "Coordination is essential in the fight.", "The mission (UNAMI)", "direct"),
        ("“Coordination has to grow.” The statement said.", "Coordination has to grow.", None, "direct"),
        ("Officials have long said that the group exploits the lack of coordination.", "the group exploits the lack of coordination", "Officials", "indirect"),
        ("Hillary Doe called for greater cooperation between the forces.", "called for greater cooperation between the forces", "Hillary Doe", "indirect"),
        ("Hillary Doe condemned the attack.", "condemned the attack", "Hillary Doe", "indirect"),
        ("Clinton wins by far, according to the poll.", "Clinton wins by far", "The poll", "indirect"),
        ("According to exit polls, he had a lead of ten points.", "he had a lead of ten points", "Exit polls", "indirect"),
        ("The escort was refused, a source said.", "The escort was refused", "A source", "indirect"),
        ("The group claimed to have conducted 12 attacks in November.", "to have conducted 12 attacks in November", "The group", "indirect"),
        ("John Doe told Rudaw on Monday the attacks come from there.", "the attacks come from there", "John Doe", "indirect"),
    ],
)  # fmt: skip
def test_content_speaker_and_kind(text: str, words: str, speaker: str | None, kind: str) -> None:
    rows = [s for s in found(text) if s.words == words]
    assert rows, [s.words for s in found(text)]
    assert rows[0].kind == kind
    assert speaker is None or rows[0].speaker == speaker


def test_a_role_without_a_closing_comma_still_leads_to_the_name() -> None:
    rows = found("“It is not enough,” Abdul Amir al-Shammari, the deputy commander of Joint Operations told Rudaw.")
    assert rows[0].speaker == "Abdul Amir al-Shammari"


def test_he_is_the_last_person_who_spoke_and_a_last_name_the_full_one() -> None:
    rows = found("“We are sorry,” John Doe said. He added that help is coming. Doe also said it will be soon.")
    assert [s.speaker for s in rows] == ["John Doe"] * 3


def test_two_barzanis_are_not_each_other() -> None:
    text = (
        "President Nechirvan Barzani said the attacks go on. Prime Minister Masrour Barzani said ISIS remains a threat."
    )
    assert [s.speaker_id for s in found(text, actors=True)] == ["nechirvan", "masrour"]


def test_the_ministry_is_the_one_named_before() -> None:
    text = "The toll has risen to ten, the Ministry of Peshmerga said. “They were brave men,” the ministry said in a statement."
    assert [s.speaker_id for s in found(text, actors=True)] == ["ministry", "ministry"]


def test_two_speakers_at_once() -> None:
    rows = found("Qatar and Jordan condemned the attack.")
    assert rows[0].speaker == "Qatar and Jordan"


def test_partly_quoted_words_give_the_clause_and_the_piece() -> None:
    rows = found("Barzani stated ISIS remains “a serious threat” to all.")
    assert [(s.kind, s.words) for s in rows] == [
        ("mixed", "ISIS remains “a serious threat” to all"),
        ("mixed", "a serious threat"),
    ]
    assert len({s.group for s in rows}) == 1


def test_an_interrupted_quotation_is_one_utterance() -> None:
    rows = found("“We fought,” John Doe said, “but they were killed.”")
    assert [s.words for s in rows] == ["We fought,", "but they were killed."]
    assert len({s.group for s in rows}) == 1


def test_the_day_of_speaking_is_not_the_day_spoken_of() -> None:
    rows = found("John Doe said on Friday in a statement that the attack of Thursday was heinous.")
    assert rows[0].said_earliest == date(2021, 12, 3)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “caliphate” fell.",
        "The attacks were reported on Monday.",
        "A state of war was declared.",
        "ISIS attacked a village.",
    ],
)
def test_no_statements(text: str) -> None:
    assert found(text) == []


def test_acts() -> None:
    acts = {s.words[:12]: s.act for s in found(
        "“We offer our condolences to the families,” John Doe said. “The attack will not pass without punishment of the men,” he said. "
        "John Doe called for cooperation between the armies. He blamed the gap on others. The group claimed responsibility for the attack."
    )}  # fmt: skip
    assert list(acts.values()) == ["condole", "threaten", "call for cooperation", "blame", "claim responsibility"]
