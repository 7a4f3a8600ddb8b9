"""Kinds of sources that newsrooms print: in marks turned the wrong way, signed, or told of by "it"."""

import pytest

from dateline.core.report import Report
from dateline.extraction import extract
from dateline.extraction.attribution.statements import statements
from dateline.extraction.lexicon.case_names import EMPTY
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document


def speakers(text: str) -> dict[str, str | None]:
    """Who is given each statement of a text, by the words."""
    doc = Document(text)
    return {s.words: s.speaker for s in statements(doc, EMPTY, times(doc))}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“The bridge is shut,“ said Jan Berg. “We are tired,“ Ida Lund said.", "We are tired,", "Ida Lund"),
        ("“It is clear,” Mrs May told reporters.", "It is clear,", "May"),
        ("After chairing a meeting of the committee Ida May said: “We will make it clear.”", "We will make it clear.",
         "Ida May"),
        ("“Who did it is to be seen,’’ Ida Lund said in a statement.", "Who did it is to be seen,", "Ida Lund"),
        ("We mourn four friends.\n\nWe ask for calm.\n\nSigned,\nJan Berg\nMayor of Salby", "We ask for calm",
         "Jan Berg"),
        ("The Dutch-led mission fighting the Front has said it will leave.", "it will leave",
         "The Dutch-led mission fighting the Front"),
        ("“They aimed at us,” said Fr. Jan Berg, a priest.", "They aimed at us,", "Jan Berg"),
        ("“They aimed at us,” said Ministry of Health spokesman Maj. Jan Berg.", "They aimed at us,", "Jan Berg"),
        ("“They aimed at us,” said Armed Forces of Norland spokeswoman Ida Lund.", "They aimed at us,", "Ida Lund"),
        ("“They aimed at us,” said Armed Forces of Norland spokeswoman Ida Lund said.", "They aimed at us,",
         "Ida Lund"),
        # an adverb of time or place that the sentence begins with is nobody
        ("Earlier, the Ministry of Rail in an official statement, blamed the drivers for the crash.",
         "blamed the drivers for the crash", "Ministry of Rail"),
        ("Nearby, Ida Lund said that the bridge had been shut.", "the bridge had been shut", "Ida Lund"),
        ("As of 9 a.m. the regional administration confirmed four strikes on Salby.", "four strikes on Salby",
         "The regional administration"),
        # the outlet tells of something else in between: nobody is named for what follows
        ("“The road is shut,” Jan Berg said. Women ran from the market with children. “We ran too, and nobody helped.”",
         "We ran too, and nobody helped.", None),
        ("“The road is shut,” Jan Berg said. He looked at the old bridge. “We ran too, and nobody helped.”",
         "We ran too, and nobody helped.", "Jan Berg"),
        # an agency in small letters, a surname that two bear, and an office under two names
        ("“They never claimed it,” Ida Lund, an analyst at the Norland Institute, told dpa.", "They never claimed it,",
         "Ida Lund"),
        ("Per Lund, a baker, said it was over.\n\nIda Lund, an officer, said it went on.\n\n“It failed,” Lund said.",
         "It failed,", "Ida Lund"),
        ("Police spokesman Jan Berg said it was over.\n\nThe police mouthpiece added that a hunt was on.",
         "a hunt was on", "Jan Berg"),
        ("The last death toll reported on Monday was nine while six had been hurt.",
         "was nine while six had been hurt", None),
        ("A lawyer representing Jan Berg said it was unfair.", "it was unfair", "A lawyer representing Jan Berg"),
        ("The ruling Justice Party said it would leave.", "it would leave", "Justice Party"),
        ("A mayor cut the toll.\n\nThe banned Blue League had at first claimed the raid. It later denied any role.",
         "denied any role", "Blue League"),
        ("Jan Berg, who lives nearby, ran out.\n\n“There was dust,” he said.", "There was dust,", "Jan Berg"),
        ("“Six are lost,” said Jan Berg.\n\nA farmer stood by.\n\n“It all burned,” he said.", "It all burned,",
         "A farmer"),
        ("A teenager told reporters she had hidden.\n\n“They laughed,” she said.", "They laughed,", "A teenager"),
        ("The so-called “Blue League” claimed the “heroic” raid.", "claimed the “heroic” raid", "Blue League"),
    ],
)  # fmt: skip
def test_whose_words_they_are(text: str, words: str, who: str | None) -> None:
    assert speakers(text)[words] == who


@pytest.mark.parametrize(
    "text", ["Six people died, one fewer than previously announced.", "It was worse than reported."]
)
def test_a_comparison_with_what_was_said_is_nobodys_words(text: str) -> None:
    assert speakers(text) == {}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The minister said the clinic will take responsibility for treating the injured.", "report"),
        ("The governor took responsibility for the lapse.", "acknowledge"),
        ("The Red Front claims responsibility for security in Salby.", "acknowledge"),
        ("The mayor said the army must take responsibility for failing to stop it.", "blame"),
        ("The Red Front claimed responsibility for wounding two guards.", "claim responsibility"),
    ],
)
def test_who_takes_care_of_something_claims_no_attack(text: str, act: str) -> None:
    read = extract(Report(report_id="r", outlet="O", text=text))
    assert [s["act"] for s in read.statements] == [act]
    assert any(p["aspect"] == "claim" for p in read.particulars) == (act == "claim responsibility")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Saudi Arabia responded to the report, saying it was “exaggerated”.", "Saudi Arabia"),
        ("Nine died when jets hit a hall in Salby, Norland, a relief official said.", "A relief official"),
        ("In Salby, Norland, a woman said she ran.", "A woman"),
        ("The Red Front, for its part, has put at 40 dead and 70 wounded the raid on the inn.", "Red Front"),
    ],
)
def test_a_country_is_whole_and_no_source_behind_its_town(text: str, who: str) -> None:
    (s,) = extract(Report(report_id="r", outlet="O", text=text)).statements
    assert s["speaker"] == who


def test_who_only_carries_a_statement_or_a_toll_does_not_speak() -> None:
    carried = "The strike had no approval, according to a statement carried by the news agency Norpress."
    assert set(speakers(carried).values()) == {None}
    assert set(speakers("The toll, given by a UN official, also mentioned 525 wounded.").values()) == {"A UN official"}
    issued = "The strike had no approval, according to a statement issued by the ministry."
    assert set(speakers(issued).values()) == {"The ministry"}


@pytest.mark.parametrize(
    "text",
    [
        "PARIS: Gunmen attacked a bus in the old town on Friday, killing seven.",
        "Disclaimer: A number of claims and counterclaims are being made.",
        "Unconfirmed photos showed the remains of a vehicle on the highway.",
        "Hours later, he was at work again.",
    ],
)
def test_what_is_nobody_says_nothing(text: str) -> None:
    assert not {who for who in speakers(text).values() if who}


def test_a_figure_told_to_stand_in_a_statement_is_the_statements() -> None:
    text = "In a second statement attributed to the militant group, in which a toll of 13 dead is cited, it denied it."
    assert [c["attributed_to"] for c in extract(Report("r", "Nor Post", text), EMPTY).claims] == ["The militant group"]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Speaking for the UN, Mr. Karl Berg, Resident and Humanitarian Coordinator in Norland says he is sad.",
         "he is sad", "Karl Berg"),
        ("In Salby, Norland, Governor Karl Berg said it was over.", "it was over", "Karl Berg"),
        ("According to deputy governor of Salby, Ali Berg Lund, over 30 people were hurt.",
         "over 30 people were hurt", "Ali Berg Lund"),
        ("The pro-worker Peoples' Democratic Party (HDP), one of the hosts, said police hit its leaders.",
         "police hit its leaders", "HDP"),
        ("The Peoples' Democratic Party (PDP) said police hit its leaders.", "police hit its leaders",
         "Peoples' Democratic Party"),
        ("The PDP party was there, and it said in a statement that police came late.", "police came late",
         "PDP party"),
        ("Norland's affiliate al-Qaida in the Islamic Magreb (AQIM) said it was behind the raid.",
         "it was behind the raid", "al-Qaida in the Islamic Magreb"),
        ("“We mourn,” said the front-page headline in the secularist Tribune newspaper.", "We mourn,", "Tribune"),
        ("“We mourn,” read the headline in Morgenblatt daily. “Why here?” it asked.", "We mourn,", "Morgenblatt"),
        ("A banner at the gate read “We mourn”.", "We mourn", None),
        ("Amnesty Watch said ten women are missing. The group urged the council to act.", "urged the council to act",
         "Amnesty Watch"),
        ("The army said ten women are missing. The group claimed the raid.", "claimed the raid", "The group"),
        ("A note was sent to the press in a statement sent to us by the diocese of Salby. “We mourn”, reads the "
         "statement.", "We mourn", "The diocese of Salby"),
        ("Mourners were held back by police who insisted the site was closed.", "the site was closed", "Police"),
        ("The residents buried the dead. They told the Herald some may be missing.", "some may be missing",
         "The residents"),
        ("A receptionist at the inn said they came at dawn.\n\n“They ran,” he said.", "They ran,",
         "A receptionist at the inn"),
        ("Shots rang out in Salby, a resort by the sea, said 25-year-old Ida Lund, a cook.",
         "Shots rang out in Salby, a resort by the sea", "Ida Lund"),
        ("The Prime Minister of the Northern Region Council (NRC), Jan Berg, called for calm.", "called for calm",
         "Jan Berg"),
        # what another does behind "but" is none of the first's deed
        ("The Red Front claimed responsibility for the raid but the Norland Bureau (NB) has disputed the claim.",
         "claimed responsibility for the raid", "Red Front"),
        ("Jan Berg urged all but the old who had fled to return.", "urged all but the old who had fled to return",
         "Jan Berg"),
        ("The minister, Karl Bergsen, left. Bergsensaid on Monday that it was over.", "it was over", "Karl Bergsen"),
    ],
)  # fmt: skip
def test_who_is_behind_a_paper_an_office_or_a_short_name(text: str, words: str, who: str | None) -> None:
    assert speakers(text).get(words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # titles whose bearers were taken for part of the name, or the name for a place of work
        ("Bureau Special Agent in Charge Jan Berg said that it was over.", "it was over", "Jan Berg"),
        ("Bureau Special Agent in Charge Jan Berg left. “Stay home,” Berg warned.", "Stay home,", "Jan Berg"),
        ("Sheriff Jan Berg said it was over.", "it was over", "Jan Berg"),
        ("Head of Public Relations of East Salby Police Commissioner Jan Lund Berg said it was over.", "it was over",
         "Jan Lund Berg"),
        ("Bystander Jan Berg said he ran.", "he ran", "Jan Berg"),
        # pieces of sentences, and times, are nobody
        ("He was gone when the fair began around 10 p.m. Bystanders quoted by the Herald said it went on for hours.",
         "it went on for hours", "Bystanders quoted by the Herald"),
        ("A “wanted” poster for Jan Berg warned that he was “ill and very dangerous indeed”.",
         "ill and very dangerous indeed", "Poster for Jan Berg"),
        ("The rebels push on in the hills despite repeated government attempts to stop them.",
         "government attempts to stop them", None),
        ("That same day, the aide Ida Lund dismissed it, choosing to label him a “quarrelsome old man”.",
         "quarrelsome old man", None),
        ("A baker reportedly rang the bell and shut the door, adding that it was late.", "it was late", None),
        ("Meanwhile the evacuation of the towns resumed on Monday state media and activists said days after a storm.",
         "days after a storm", None),
        ("Those warned include the estimated 900 Norlanders who left.", "900 Norlanders who left", None),
    ],
)  # fmt: skip
def test_titles_belong_to_their_bearers_and_pieces_of_sentences_to_nobody(
    text: str, words: str, who: str | None
) -> None:
    assert speakers(text).get(words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # no comma parts whom "according to" names from what he said
        ("According to local farmers the water rose to the roofs on Sunday, several local papers reported.",
         "the water rose to the roofs on Sunday", "Local farmers"),
        ("According to the mayor of Salby nine people were hurt in the storm.", "nine people were hurt in the storm",
         "The mayor of Salby"),
        ("According to the Herald at least nine people were hurt.", "at least nine people were hurt", "Herald"),
        ("According to a man the police know, the well is dry.", "the well is dry", "A man the police know"),
        ("Nine homes are gone, according to the U.N. The mayor left.", "Nine homes are gone", "U.N."),
        ("Norland state TV said that it rained.", "it rained", "Norland state TV"),
        ("According to Norland state TV the bridge was shut.", "the bridge was shut", "Norland state TV"),
        # an outlet that cites somebody passes his words on
        ("“They ran into the hills,” the Herald cited Amal, a website. “They are near.”", "They ran into the hills,",
         "Amal"),
        ("“They ran into the hills,” the Herald cited Amal, a website. “They are near.”", "They are near.", "Amal"),
        ("The water is high, local media reported, citing hospital officials.", "The water is high",
         "Hospital officials"),
        ("The Salby FM radio, citing a senior official, reported that the town was empty.", "the town was empty",
         "A senior official"),
        ("The town is empty, the Salby FM radio reported citing a senior official.", "The town is empty",
         "A senior official"),
        ("Norland TV, citing the governor, said the road was shut.", "the road was shut", "The governor"),
        ("The road is shut, local media reported, citing the bad weather.", "The road is shut", "Local media"),
        # a relative clause quotes whom it belongs to, and not who speaks of him
        ("Police said he had no ties to the Red Front (RF) group which claimed that he “joined them a month ago.”",
         "joined them a month ago.", "Red Front"),
        ("The Red Front claimed responsibility for that raid although police rejected its involvement.",
         "rejected its involvement", "Police"),
        ("The road is shut, the ministry said, citing the police.", "The road is shut", "The ministry"),
    ],
)  # fmt: skip
def test_whose_words_an_outlet_passes_on(text: str, words: str, who: str | None) -> None:
    assert speakers(text).get(words) == who
