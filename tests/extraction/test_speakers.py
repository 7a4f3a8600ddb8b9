"""Who speaks, and who does not: one sentence of each kind that was read wrongly once."""

from datetime import date

import pytest

from dateline.extraction.attribution.statements import Statement, statements
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document

LISTED = {"berg": ("Anna Berg", "person", "Salby mayor", "", ())}


def found(text: str, *, listed: bool = False) -> list[Statement]:
    doc = Document(text, date(2023, 1, 31))
    return statements(doc, Lexicon(actors=LISTED) if listed else Lexicon(), times(doc))


@pytest.mark.parametrize(
    "text",
    [
        "The figure from the twin blast that tore across a market in Salby was not known.",
        "Soldiers beside the wreck. (picture credit: Salby Fire Brigade)",
        "Also read | Salby market fire: pictures of a burning hall",
        "READ MORE: Governor says the road is safe",
        "As it became clear later, and as it became known on Friday, the van had been stolen.",
        "The gang has so far made no comments on the fire in Salby.",
        "Since the dam broke, raids on convoys in the valley, mostly at night, continue to be frequent.",
        "The man was pronounced dead at the clinic.",
        "A shell with a rude rhyme painted on its fin lay in the garden.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert not found(text)


def test_what_stands_on_a_thing_is_nobodys() -> None:
    rows = found("The driver fled. A banner on the wall reading “no way back for the army” hung over the road.")
    assert not any(s.speaker for s in rows)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # names and bodies whole
        ("US Treasury Department sent condolences and said it was “deeply moved by the news.”", "deeply moved",
         "US Treasury Department"),
        ("Salby’s state-owned water company put out a notice on Facebook calling the raid “a planned blow "
         "at every house in town.”", "a planned blow", "water company"),
        ("“Many are missing,” said Salby Governor Nils Roe according to Reuters.", "Many are missing", "Nils Roe"),
        ("Nine people were hurt in Salby, Ida Falk, a doctor at the clinic, told BBC News’ Tom Lake.",
         "Nine people were hurt", "Ida Falk"),
        # names behind, and names somebody goes by
        ("A nurse who was on the bus named Ida Falk told NRT, “They fired from the hill.”", "fired from the hill",
         "Ida Falk"),
        ("“We ran at once,” said a porter who goes by the name “Tiny.”", "We ran at once", "Tiny"),
        ("“We ran at once,” said Nils “Tiny” Roe.", "We ran at once", "Nils Roe"),
        ("The so-called “Green Column” claimed the raid on the depot.", "claimed the raid", "Green Column"),
        ("“The bridge is shut,” said the pale, weary mayor, Anna Berg.", "The bridge is shut", "Anna Berg"),
        ("“The bridge is shut,” said the old, Salby-born surgeon Ida Falk.", "The bridge is shut", "Ida Falk"),
        ("“We hid,” Ida Falk who runs the bakery said.", "We hid", "Ida Falk"),
        # he, she, it: the last one who could be meant
        ("“Five are trapped,” Nils Roe, a spokesman, said.\n\nA guard who lived through it told NRT that the roof fell "
         "first.\n\n“There was dust everywhere, in every room,” he said.", "dust everywhere", "A guard"),
        ("The mayor added, “There are flats behind the wall.”\n\nSome 80 were inside, according to an onlooker. "
         "She stated that pupils were most of the injured.", "pupils were most", "An onlooker"),
        ("Salby police revised the toll.\n\nThe outlawed Harakat-i-Salby had claimed responsibility for the raid. "
         "It later distanced itself from it.", "distanced itself", "Harakat-i-Salby"),
        ("The bank kept a report written by Ida Falk who led the audit. “I firmly believe in open books,” she wrote.",
         "open books", "Ida Falk"),
        ("Even as it condemned the raid, Norland denied any part in it.", "condemned the raid", "Norland"),
        ("The boy was alone, which led doctors to believe it was a fall. The boy’s aunt, 31-year-old Ida Falk, "
         "spoke with reporters. She said he was stable.", "he was stable", "Ida Falk"),
        ("The boy was alone, which led doctors to believe it was a fall.", "it was a fall", "Doctors"),
        ("Mila Lake Roe was home. Mila told NRT she ran. Once detectives were let in, they said they found a gun.",
         "found a gun", "Detectives"),
        ("According to a police report released Sunday, the guard was shot. The driver fled, the report said.",
         "The driver fled", "Police"),
        ("According to the Salby Police Department the infant hurt in the raid is stable.", "infant hurt in the raid",
         "Salby Police Department"),
        # frames before and behind quotations
        ("A notice issued by the Interior Ministry read the following:\n\n"
         "“Gunmen burned four barns near Salby. The army is on its way.”", "burned four barns", "Interior Ministry"),
        ("“They are still strong,” Anna Berg wrote in a post.\n\nBerg ended the post with an appeal for “quick and "
         "full help from the capital for all our towns.”", "quick and full help", "Anna Berg"),
        ("Anna Berg offered condolences in a note. She said the gang had become “a plague on us.”\n\n"
         "That demands “a firm and common answer from army and police this winter,” for the town’s sake.",
         "a firm and common answer", "Anna Berg"),
        ("The Red Crescent also condemned the raid, saying, “This will not stop our work,” AFP reported.",
         "will not stop our work", "Red Crescent"),
        ("Two boys and a girl, all from one class, died, as well as a cook, said Omar Saleh, head of the district.",
         "Two boys and a girl", "Omar Saleh"),
        ("“The bridge is shut,” Anna Berg was quoted as saying by the state news agency.", "The bridge is shut",
         "Anna Berg"),
        ("“The bridge is shut,” Anna Berg is reported to have said.", "The bridge is shut", "Anna Berg"),
        # signed
        ("Salby wakes to silence.\n\nIt is with grief that I write of last night’s raid.\n\nMy thoughts are with every "
         "family.\n\nAnna Berg\nMayor of Salby", "thoughts are with every family", "Anna Berg"),
        ("We will not rest until they are home. Our doors stay open.\n\n— Nils Roe, chairman",
         "not rest until they are home", "Nils Roe"),
        ("The raid on Salby is vile. I condemn it. — Anna Berg (@annaberg) February 14, 2019", "raid on Salby is vile",
         "Anna Berg"),
        # a quotation that goes on belongs to its speaker
        ("“The bridge is shut,” said Nils Roe.\n\n“Nobody gets in.”\n\nIda Falk said: “That is sad.”", "Nobody gets in",
         "Nils Roe"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, words: str, speaker: str) -> None:
    rows = [s for s in found(text) if words in s.words]
    assert rows, [(s.speaker, s.words) for s in found(text)]
    assert all(s.speaker and speaker in s.speaker for s in rows), [(s.speaker, s.words) for s in rows]


def test_a_last_name_is_not_the_listed_person_where_the_text_gives_another_first_name() -> None:
    rows = found(
        "Nine are in hospital, Olaf Berg, a spokesman, said.\n\nBerg suggested the toll could rise.", listed=True
    )
    assert rows and {s.speaker for s in rows} == {"Olaf Berg"}
    assert {s.speaker for s in found("Nine are in hospital, Mayor Berg said.", listed=True)} == {"Anna Berg"}


def test_who_reports_a_claim_makes_none() -> None:
    (row,) = found(
        "“The Green Column has also claimed responsibility for the raid,” Olaf Berg, the police chief, said."
    )
    assert row.act == "report"
    (own,) = found("The Green Column claimed responsibility for the raid.")
    assert own.act == "claim responsibility"


def test_the_governor_is_the_one_named_with_that_title() -> None:
    rows = found(
        "The interior minister, Rauf Karim, said that the raid was planned. The former governor added that it was vile."
        "\n\nForty deaths were confirmed when Governor Lund of Salby met the elders.\n\nThe state governor said: “Those"
        " are the figures that we have now.”"
    )
    assert [s.speaker for s in rows] == ["Rauf Karim", "Rauf Karim", "Lund"]


def test_his_words_are_those_of_who_spoke_and_a_place_of_speaking_is_no_name() -> None:
    rows = found(
        "Speaking for the union, Mr. Edvard Kalle says he is outraged.\n\nHis words: “We were not asked about it.”"
    )
    assert {s.speaker for s in rows} == {"Edvard Kalle"}
    (berg,) = found("Berg during the burial of the farmers lamented that the road was unsafe.")
    assert berg.speaker == "Berg"


def test_at_least_opens_what_is_said_behind_a_phrase_of_place() -> None:
    (s,) = found("But in a film, Lund said at least 78 farmers were killed there.")
    assert (s.speaker, s.words) == ("Lund", "at least 78 farmers were killed there")
