from datetime import date

import pytest

from dateline.extraction.attribution.statements import Statement, statements
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.temporal.tagger import times
from dateline.extraction.text.document import Document

ACTORS = {
    "masrour": ("Masrour Barzani", "person", "Prime Minister", "", ()),
    "nechirvan": ("Nechirvan Barzani", "person", "President", "", ()),
    "ministry": ("Peshmerga Ministry", "body", "", "", ("Ministry of Peshmerga",)),
}


def found(text: str, *, actors: bool = False) -> list[Statement]:
    doc = Document(text, date(2021, 12, 4))
    rows = statements(doc, Lexicon(actors=ACTORS) if actors else Lexicon(), times(doc))
    assert all(text[s.start : s.end] == s.words for s in rows)
    return rows


@pytest.mark.parametrize(
    ("text", "words", "speaker", "kind"),
    [
        ("“We will not wait,” Ned Price, State Department Spokesperson, said.", "We will not wait,", "Ned Price",
         "direct"),
        ("“We will not wait,” said Ned Price, a spokesman.", "We will not wait,", "Ned Price", "direct"),
        ("The mission (UNAMI) affirmed, “Coordination is essential in the fight.”",
         "Coordination is essential in the fight.", "The mission (UNAMI)", "direct"),
        ("“Coordination has to grow.” The statement said.", "Coordination has to grow.", None, "direct"),
        ("Officials have long said that the group exploits the lack of coordination.",
         "the group exploits the lack of coordination", "Officials", "indirect"),
        ("Hillary Doe called for greater cooperation between the forces.",
         "called for greater cooperation between the forces", "Hillary Doe", "indirect"),
        ("Hillary Doe condemned the attack.", "condemned the attack", "Hillary Doe", "indirect"),
        ("Clinton wins by far, according to the poll.", "Clinton wins by far", "The poll", "indirect"),
        ("According to exit polls, he had a lead of ten points.", "he had a lead of ten points", "Exit polls",
         "indirect"),
        ("The escort was refused, a source said.", "The escort was refused", "A source", "indirect"),
        ("The group claimed to have conducted 12 attacks in November.", "to have conducted 12 attacks in November",
         "The group", "indirect"),
        ("John Doe told Rudaw on Monday the attacks come from there.", "the attacks come from there", "John Doe",
         "indirect"),
    ],
)  # fmt: skip
def test_content_speaker_and_kind(text: str, words: str, speaker: str | None, kind: str) -> None:
    rows = [s for s in found(text) if s.words == words]
    assert rows, [s.words for s in found(text)]
    assert rows[0].kind == kind
    assert speaker is None or rows[0].speaker == speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # where a clause ends
        ("Officer Doe said the road was safe, although nobody used it.", "the road was safe", "Doe"),
        ("John Doe praised the guards, which surprised many.", "praised the guards", "John Doe"),
        ("John Doe mocked the army for its retreat, claiming that it ran.", "mocked the army for its retreat",
         "John Doe"),
        ("John Doe mocked the army for its retreat, claiming that it ran.", "it ran", "John Doe"),
        ("John Doe condemned the raid, stressing his solidarity.", "condemned the raid, stressing his solidarity",
         "John Doe"),
        ("When Jane Doe noted that nobody had come, the room fell silent.", "nobody had come", "Jane Doe"),
        ("The study -- which notes that 58 villages were burned -- was praised.", "58 villages were burned", None),
        ("Jane Doe called on the army to return -- as it had promised.", "called on the army to return", "Jane Doe"),
        ("Jane Doe called for more guards in a statement on Friday.", "called for more guards", "Jane Doe"),
        ("Jane Doe said he posed a threat and refused to leave.", "he posed a threat and refused to leave", "Jane Doe"),
        # an attribution put into the middle of a clause
        ("The latest raid, the ministry said, was its biggest yet.",
         "The latest raid, the ministry said, was its biggest yet", "The ministry"),
        ("The road was closed, as the governor had warned on Monday.", "The road was closed", "The governor"),
        ("As one resident put it, the army never came.", "the army never came", "One resident"),
        # who it was
        ("Jane Doe, the head of the board, a lawyer, said the plan is dear.", "the plan is dear", "Jane Doe"),
        ("In a statement, one of the lawyers, Jane Doe, said the videos show nothing.", "the videos show nothing",
         None),
        ("The fine was set by the European Union, which contended that nothing was paid.", "nothing was paid",
         "European Union"),
        ("He claimed vast wealth and said it made him free.", "it made him free", None),
        ("Stung by the critics, Jane Doe changed her plan, promising to listen.", "to listen", "Jane Doe"),
        ("Rep. John Doe said he was not there.", "he was not there", "John Doe"),
        ("The S.E.C. said it would look at the books.", "it would look at the books", "S.E.C."),
        ("“We will win,” said Maj. Gen. John Doe.", "We will win,", "John Doe"),
        # nouns that attribute
        ("They doubted John Doe’s claim that the village had fallen.", "the village had fallen", "John Doe"),
        ("The report rejects the claim that the village had fallen.", "rejects the claim that the village had fallen",
         None),
        ("It was the claim that the village had fallen.", "the village had fallen", None),
        # passives
        ("The raid was condemned by the United Nations on Friday.", "The raid was condemned", "United Nations"),
        ("The raid was blamed on ISIS.", "The raid was blamed on ISIS", None),
        # verbs that name a thing, headlines, clauses without "that", quotations as objects
        ("John Doe has called the raid a massacre.", "called the raid a massacre", "John Doe"),
        ("Governor Calls Raid on Village ‘A Disgrace’ Over Missing Guards.",
         "Calls Raid on Village ‘A Disgrace’ Over Missing Guards", "Governor"),
        ("One study found the plan would cost more.", "the plan would cost more", "One study"),
        ("Protesters in the square chanted “What curfew?” and kept going.", "What curfew?", "Protesters in the square"),
        ("On Wednesday, he told a crowd in Erbil that he was troubled.", "he was troubled", None),
    ],
)  # fmt: skip
def test_content_and_speaker_of_other_clauses(text: str, words: str, speaker: str | None) -> None:
    rows = [s for s in found(text) if s.words == words]
    assert rows, [s.words for s in found(text)]
    assert speaker is None or rows[0].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Twenty states led by the north are against it.",
        "The alleged killers were caught.",
        "It happened at crucial moments for extended periods of time.",
        "A widely read column came out.",
        "The aggressive laws proposed during his term are still there.",
        "It was first declared in the 1970s.",
        "His primary debate tricks did not work.",
        "The area is disputed between the two sides.",
    ],
)
def test_words_that_only_look_like_verbs_attribute_nothing(text: str) -> None:
    assert not found(text), found(text)


def test_who_is_the_one_named_before() -> None:
    rows = found("It was seen by Jane Doe, who said the village was empty.")
    assert [(s.words, s.speaker) for s in rows] == [("the village was empty", "Jane Doe")]


def test_a_transcript_gives_a_row_a_turn() -> None:
    text = "The talk follows.\n\nDOE: We were three hours away. Nobody called.\n\nROE: Who could have called?\n"
    assert [(s.words, s.speaker) for s in found(text)] == [
        ("We were three hours away. Nobody called", "DOE"),
        ("Who could have called", "ROE"),
    ]


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
    text = (
        "The toll has risen to ten, the Ministry of Peshmerga said. “They were brave men,” "
        "the ministry said in a statement."
    )
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
        "It is worth noting that the bridge has been closed since March.",
        "There is no doubt that the army holds the ridge.",
        "The minister signed a set of water rules that could close the mine.",
    ],
)
def test_no_statements(text: str) -> None:
    assert found(text) == []


def test_acts() -> None:
    acts = {s.words[:12]: s.act for s in found(
        "“We offer our condolences to the families,” John Doe said. "
        "“The attack will not pass without punishment of the men,” he said. "
        "John Doe called for cooperation between the armies. He blamed the gap on others. "
        "The group claimed responsibility for the attack."
    )}  # fmt: skip
    assert list(acts.values()) == ["condole", "threaten", "call for cooperation", "blame", "claim responsibility"]


def test_one_stretch_is_given_to_one_speaker_whatever_the_hash_seed() -> None:
    text = "“The army was told, the army came,” Mauricio Roe said in the statement. The governor stated it. " * 3
    spans = [(s.start, s.end) for s in found(text)]
    assert spans == sorted(set(spans))


def test_a_quotation_whose_opening_mark_is_turned_the_wrong_way() -> None:
    (s,) = found("”We will rebuild the bridge before winter, whoever pays for it.” ― Amina Karim")
    assert (s.words, s.speaker) == ("We will rebuild the bridge before winter, whoever pays for it.", "Amina Karim")


def test_a_headline_makes_no_name_of_two_people() -> None:
    text = (
        "Chris Marlow Calls Jane Fox a Disgrace\n\nThe governor spoke on Monday.\n\n"
        "“She has to leave,” Fox said of her deputy."
    )
    assert found(text)[-1].speaker == "Jane Fox"


@pytest.mark.parametrize(
    "text",
    [
        "The book, which left little doubt that the river was rising, sold well.",
        "Mayors and priests, among others ― explain that the river is rising.",
    ],
)
def test_where_no_source_can_be_told_the_speaker_is_unknown(text: str) -> None:
    assert [s.speaker for s in found(text)] == [None] * len(found(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor urges her husband to leave and repeatedly says that he is sick.",
         ["urges her husband to leave", "he is sick"]),
        ("The minister demanded an open inquiry, yet refused to name the witness.",
         ["demanded an open inquiry", "to name the witness"]),
        ("Farmers want a bridge that carries trucks, and traders want a ferry.",
         ["want a bridge that carries trucks", "want a ferry"]),
        ("The governor spoke out against the arrests on Monday.", ["spoke out against the arrests"]),
        ("The party distanced itself from the raid.", ["distanced itself from the raid"]),
        ("A lorry drove into a crowd over a long distance on the promenade.", []),
    ],
)  # fmt: skip
def test_a_second_verb_of_one_subject_ends_the_first_clause(text: str, words: list[str]) -> None:
    assert [s.words for s in found(text)] == words


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The raid killed nine people, the Harbour Journal reports, and wounded two.", "Harbour Journal",
         "The raid killed nine people"),
        ("The raid killed nine, Reuters reports.", "Reuters", "The raid killed nine"),
        ("The judge agreed with the minister that the bridge should close.", "The judge", "the bridge should close"),
        ("The study shows how the money was spent.", "The study", "how the money was spent"),
    ],
)  # fmt: skip
def test_verbs_that_look_like_nouns_and_what_they_open(text: str, speaker: str, words: str) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == [(speaker, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine people are believed to have been killed in the raid.",
         "Nine people are believed to have been killed in the raid"),
        ("It is feared that nine people were killed.", "nine people were killed"),
    ],
)  # fmt: skip
def test_what_nobody_in_particular_says_has_no_speaker(text: str, words: str) -> None:
    (s,) = found(text)
    assert (s.words, s.speaker, s.speaker_start, s.kind) == (words, None, None, "indirect")


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("A commander of the Peshmerga", "A commander of the Peshmerga"),
        ("A senior Peshmerga commander", "A senior Peshmerga commander"),
        ("A police officer in Kirkuk", "A police officer in Kirkuk"),
        ("The mayor of Makhmour", "The mayor of Makhmour"),
        ("Villagers in Khidir Jija", "Villagers in Khidir Jija"),
        ("Two Iraqi security officials", "Two Iraqi security officials"),
        ("A spokesman for the Islamic State", "A spokesman for the Islamic State"),
        ("The governor of Erbil, Omed Khoshnaw,", "Omed Khoshnaw"),
        ("Makhmour's mayor, Rizgar Doe,", "Rizgar Doe"),
        ("His brother, Ahmed Doe,", "Ahmed Doe"),
        ("Ahmed Doe, 34, who lost two sons in the attack,", "Ahmed Doe"),
        ("Peshmerga commander Colonel Hiwa Doe", "Hiwa Doe"),
        ("US Central Command spokesman Capt. Bill Doe", "Bill Doe"),
        ("Secretary of State Antony Doe", "Antony Doe"),
        ("The Syrian Observatory for Human Rights, a monitor,", "Syrian Observatory for Human Rights"),
        ("A spokesman for Human Rights Watch", "A spokesman for Human Rights Watch"),
        ("The Kurdistan Region Security Council", "Kurdistan Region Security Council"),
        ("State news agency INA", "INA"),
        ("The BBC's correspondent in Baghdad", "The BBC's correspondent in Baghdad"),
        # what only says when, where or how they spoke
        ("A security source, speaking on condition of anonymity,", "A security source"),
        ("A hospital official, reached by phone,", "A hospital official"),
        ("The head of the district, Omar Doe, who visited the village on Friday,", "Omar Doe"),
        ("The group, in a statement carried by its news agency,", "The group"),
        ("The group, which calls itself “the vanguard,”", "The group"),
        ("The police in March", "The police"),
        ("The minister on Friday evening", "The minister"),
        ("One of the officers who signed the letter", "One of the officers"),
        ("Residents who fled the village that was attacked", "Residents"),
        ("A woman whose son was killed in the blast", "A woman whose son was killed in the blast"),
        ("A man suspected in two shootings", "A man suspected in two shootings"),
        ("The Observatory which relies on a network of sources", "Observatory"),
        ("Despite the statement of the Front, Jan Doe of Salby", "Jan Doe"),
        ("He fled as residents", "Residents"),
        # a document speaks for whoever issued it
        ("A statement from the ministry", "The ministry"),
        ("A report by Human Rights Watch", "Human Rights Watch"),
        ("The ministry's statement", "The ministry"),
        ("A statement attributed to ISIS", "ISIS"),
    ],
)
def test_who_a_source_is(source: str, speaker: str) -> None:
    assert [(s.speaker, s.words) for s in found(f"{source} said nine had died.")] == [(speaker, "nine had died")]


def test_a_role_is_another_persons_where_more_is_said_of_it() -> None:
    text = (
        "Interior Minister Jane Doe said help is coming. The minister said it is late. "
        "The defence minister said nothing came."
    )
    assert [s.speaker for s in found(text)] == ["Jane Doe", "Jane Doe", "The defence minister"]


def test_nobody_speaks_for_the_person_he_works_for() -> None:
    text = "An adviser to Masrour Barzani said the road was safe. Masrour Barzani said it was not."
    assert [s.speaker_id for s in found(text, actors=True)] == [None, "masrour"]


def test_who_stands_for_a_description_and_not_for_the_town_in_it() -> None:
    assert (
        found("It was seen by a police officer in Kirkuk, who said nine had died.")[-1].speaker
        == "A police officer in Kirkuk"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ministry said that nine had died, according to the agency.",
         [("The agency", "The ministry said that nine had died"), ("The ministry", "nine had died")]),
        ("The mayor told reporters that doctors said nine had died.",
         [("The mayor", "doctors said nine had died"), ("Doctors", "nine had died")]),
        ("The agency quoted a doctor as saying that nine had died.", [("A doctor", "nine had died")]),
        ("Nine had died, the agency quoted a doctor as saying.", [("A doctor", "Nine had died")]),
        ("The doctor was quoted by the agency as saying that nine had died.", [("The doctor", "nine had died")]),
        ("According to the agency, nine had died, while others were missing.", [("The agency", "nine had died")]),
    ],
)  # fmt: skip
def test_who_told_what_to_whom_it_was_told(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officials did not confirm that nine had died.", "did not confirm that nine had died"),
        ("The ministry didn't say who was behind the raid.", "didn't say who was behind the raid"),
        ("The army has never said that it left the village.", "has never said that it left the village"),
        ("Authorities have yet to confirm that nine had died.", "have yet to confirm that nine had died"),
    ],
)
def test_what_was_not_said_is_a_statement_that_declines(text: str, words: str) -> None:
    (s,) = found(text)
    assert (s.words, s.act) == (words, "decline")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that the army had left.",
        "No group has claimed responsibility for the raid.",
        "One witness, who asked not to be named, was there.",
        "The commander, who did not want to be identified, was there.",
        "The governor, who asked to remain anonymous, was there.",
        "The ministry has said little about the raid.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("The council made a strong condemnation of the raid.", "made a strong condemnation of the raid", "condemn"),
        ("The envoy sounded a call for the two sides to talk.", "sounded a call for the two sides to talk",
         "call for support"),
        ("The council issued a statement strongly condemning the raid.", "condemning the raid", "condemn"),
        ("The ministry put the death toll at eight.", "put the death toll at eight", "report"),
    ],
)  # fmt: skip
def test_nouns_that_a_light_verb_carries(text: str, words: str, act: str) -> None:
    (s,) = found(text)
    assert (s.words, s.act) == (words, act)
    assert s.speaker in ("The council", "The envoy", "The ministry")


@pytest.mark.parametrize(
    "text",
    ["The mayor: “Nobody was hurt.”", "The mayor’s message was clear: “Nobody was hurt.”",
     "On 3 December, 2021, the mayor had one comment: “Nobody was hurt.”"],
)  # fmt: skip
def test_a_short_sentence_that_a_colon_announces(text: str) -> None:
    (s,) = found(text)
    assert (s.words, s.speaker) == ("Nobody was hurt.", "The mayor")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a quotation behind a colon or a comma is itself, however it is introduced
        ('The US Embassy said in a statement: "We condemn it in the strongest terms."',
         [("US Embassy", "We condemn it in the strongest terms.")]),
        ('A witness told the BBC: "We heard shots all night."', [("A witness", "We heard shots all night.")]),
        # several at once
        ("Germany, France and the UK condemned the raid.", [("Germany, France and the UK", "condemned the raid")]),
        ("Officials and the Peshmerga Ministry condemned the raid.",
         [("Officials and the Peshmerga Ministry", "condemned the raid")]),
        # told to somebody, somewhere, behind the words
        ("The toll could rise, Jane Doe told reporters in Erbil on Friday, adding that 20 were in hospital.",
         [("Jane Doe", "The toll could rise"), ("Jane Doe", "20 were in hospital")]),
        ("ISIS said via its news agency that its fighters had come.", [("ISIS", "its fighters had come")]),
        ("Nine have died, security sources told this paper.", [("Security sources", "Nine have died")]),
        ("“One has died,” the doctor, who declined to give his name, told us.", [("The doctor", "One has died,")]),
        ("Nobody has left, according to its spokesman, Yehia Doe.", [("Yehia Doe", "Nobody has left")]),
        ("The raid was blamed on ISIS by the ministry.", [("The ministry", "The raid was blamed on ISIS")]),
        ("No one has claimed the raid, but officials blamed ISIS.", [("Officials", "blamed ISIS")]),
    ],
)  # fmt: skip
def test_who_says_what_in_other_turns(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("ISIS claimed both bombings on its channel.", "claimed both bombings on its channel", "claim responsibility"),
        ("The governor sent his condolences to the families.", "sent his condolences to the families", "condole"),
        ("ISIS claimed the raid killed nine.", "the raid killed nine", "report"),
    ],
)
def test_claiming_a_raid_and_sending_condolences_are_deeds(text: str, words: str, act: str) -> None:
    (s,) = found(text)
    assert (s.words, s.act) == (words, act)


def test_a_venue_right_behind_the_verb_does_not_end_the_deed() -> None:
    (s,) = found("Jane Doe denounced in a statement on Friday two raids near the town.")
    assert s.words == "denounced in a statement on Friday two raids near the town"


def test_two_people_who_are_known_speak_together() -> None:
    (s,) = found(
        "President Nechirvan Barzani and Masrour Barzani, the prime minister, said help is coming.", actors=True
    )
    assert (s.speaker, s.speaker_id) == ("Nechirvan Barzani; Masrour Barzani", "nechirvan masrour")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a participle at the head has the subject of the sentence
        ("Claiming the village was empty, the mayor left.", [("The mayor", "the village was empty")]),
        ("Warning that the toll could rise, the governor left.", [("The governor", "the toll could rise")]),
        ("Condemning the raid, the governor left.", [("The governor", "Condemning the raid")]),
        ("Saying “we are alone,” the mayor left.", [("The mayor", "we are alone,")]),
        ("Writing for the Courier, Jane Doe was thorough.", []),
        # what else went on is the outlet's
        ("The council condemned the raid as rescuers searched the village.", [("The council", "condemned the raid")]),
        ("The council condemned the raid as a crime.", [("The council", "condemned the raid as a crime")]),
        ("It came three days after the council condemned the raid.", [("The council", "condemned the raid")]),
        ("Jane Doe said nobody came, and when pressed on it she left.", [("Jane Doe", "nobody came")]),
        # what follows "that" belongs to what they are warned of
        ("Jane Doe warned the rebels to refrain from steps that make it worse.",
         [("Jane Doe", "warned the rebels to refrain from steps that make it worse")]),
    ],
)  # fmt: skip
def test_where_a_clause_begins_and_ends(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jane Doe, the mayor of the town, plans to return.", [("Jane Doe", "to return")]),
        ("The mayor demanded help, yet refuses to leave.", [("The mayor", "demanded help"), ("The mayor", "to leave")]),
        ("Papers from the ministry show they were warned.", [("Papers from the ministry", "they were warned")]),
        ("The mayor was convinced the army had left.", [("The mayor", "the army had left")]),
        ("Jane Doe denounced the raid as a “disgrace” Wednesday on the radio.",
         [("Jane Doe", "denounced the raid as a “disgrace")]),
        ("Jane Doe described it as a “disgrace” after a raid on the “old” town.",
         [("Jane Doe", "described it as a “disgrace")]),
        # nouns
        ("The paper checked two of the Party claims.", []),
        ("It was about remarks he had made.", []),
    ],
)  # fmt: skip
def test_verbs_by_what_stands_around_them(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_a_verb_behind_an_aside_keeps_the_content_from_the_source() -> None:
    text = (
        "Six people, among them a boy of nine, died there, the mayor of the town, Karwan Doe, "
        "told the Courier by telephone."
    )
    assert [(s.speaker, s.words) for s in found(text)] == [
        ("Karwan Doe", "Six people, among them a boy of nine, died there")
    ]


def test_a_second_verb_has_the_first_ones_source_with_its_name() -> None:
    text = "A spokesman for the army, General Tahsin Doe, denied that it had fled and said it was safe."
    assert [s.speaker for s in found(text)] == ["Tahsin Doe", "Tahsin Doe"]


def test_the_ministry_is_the_one_that_spoke_before() -> None:
    text = "The Interior Ministry said help is coming. The ministry added that it is late."
    assert [s.speaker for s in found(text)] == ["Interior Ministry", "Interior Ministry"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # deeds of war that are also verbs of words
        ("Peshmerga fighters defended the village for six hours.", []),
        ("The mayor defended his decision.", [("The mayor", "defended his decision")]),
        ("A car bomb blasted the market at noon.", []),
        ("The deputy blasted the governor.", [("The deputy", "blasted the governor")]),
        ("The fire threatened to spread to nearby houses.", []),
        ("The group threatened to return.", [("The group", "to return")]),
        ("Officers directed the wounded to a clinic.", []),
        ("The governor directed the police to search the hills.",
         [("The governor", "directed the police to search the hills")]),
        ("The army maintains a base there.", []),
        ("The army maintains that it was not warned.", [("The army", "it was not warned")]),
        ("Volunteers offered water to the displaced.", []),
        ("Jordan offered its support to Iraq.", [("Jordan", "offered its support to Iraq")]),
        # what is asked of somebody, hard to do, decided or proposed is not said
        ("The mayor was asked to explain why nobody had been warned.", []),
        ("It is too early to say whether the nine men were soldiers.", []),
        ("There was an attempt to depict the raid as a victory.", []),
        ("Let us recall that 100 people died there.", []),
        ("The decision of President Karim to publicly admit that soldiers fled came late.", []),
        ("He came to demand that the army withdraw.", [(None, "the army withdraw")]),
        ("The mayor was unable to confirm that nine had died.",
         [("The mayor", "was unable to confirm that nine had died")]),
        # a participle behind its noun
        ("In his statement responding to the raid, Doe also called for calm.", [("Doe", "called for calm")]),
        ("The governor sent a letter asking the ministry to explain the raid.",
         [("The governor", "the ministry to explain the raid")]),
        ("Police alerted the army.", []),
        ("Guards alerted residents that a bomb had been found.", [("Guards", "a bomb had been found")]),
        # nouns and verbs
        ("She stood at the crater left by the embassy blast that killed 10 people.", []),
        ("THE REBELS CLAIM THEY HOLD THE HILL.", [("THE REBELS", "THEY HOLD THE HILL")]),
        ("A number of towns there support the truce.", [("A number of towns there", "support the truce")]),
        ("The analyst compared the general to a coach.", [("The analyst", "compared the general to a coach")]),
        ("Nine died, compared with twelve in May.", []),
        ("Checkers seized on Shah’s claim that shells had hit the market.", [("Shah", "shells had hit the market")]),
        ("A video showing men shouting that the town had fallen was posted.",
         [("Men", "the town had fallen was posted")]),
        # where the content begins and ends
        ("Residents complain bitterly that the army came too late.", [("Residents", "the army came too late")]),
        ("The army, the ministry said late on Friday, was not warned.",
         [("The ministry", "The army, the ministry said late on Friday, was not warned")]),
        ("The road is open if one is persuaded that it is safe, the ministry's spokesman said.",
         [("The ministry's spokesman", "The road is open if one is persuaded that it is safe")]),
        ("Bemoaning the “false peace,” Karim left.", [("Karim", "Bemoaning the “false peace")]),
        ("Nine men died there on Sunday, per the ministry.", [("The ministry", "Nine men died there on Sunday")]),
    ],
)  # fmt: skip
def test_deeds_infinitives_participles_and_nouns(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "told", "act"),
    [
        ("The mayor is concerned about the families.", [("The mayor", "concerned about the families")],
         "express concern"),
        ("Residents are angry that nobody came.", [("Residents", "nobody came")], "blame"),
        ("The general has been critical of the plan.", [("The general", "critical of the plan")], "blame"),
        ("The envoy is opposed to the deal.", [("The envoy", "opposed to the deal")], "oppose"),
        ("The envoy opposed the deal.", [("The envoy", "opposed the deal")], "oppose"),
        ("The army is ready to retake the hill.", [("The army", "to retake the hill")], "intend"),
        ("The men were happy.", [], ""),
        ("The group took responsibility for the raid.", [("The group", "took responsibility for the raid")],
         "claim responsibility"),
        ("Families held the army responsible for the deaths.",
         [("Families", "held the army responsible for the deaths")], "blame"),
        ("Soldiers held the bridge.", [], ""),
        ("Officials pinned the blame on ISIS.", [("Officials", "pinned the blame on ISIS")], "blame"),
        ("Police identified the dead as Karim Saleh and his sons.",
         [("Police", "identified the dead as Karim Saleh and his sons")], "report"),
        ("The commander made clear that the army would stay.",
         [("The commander", "made clear that the army would stay")], "report"),
        ("Relatives voiced anger at the delay.", [("Relatives", "voiced anger at the delay")], "express concern"),
        ("The ministry voiced its full support for the families.",
         [("The ministry", "voiced its full support for the families")], "pledge support"),
        ("A message that was read on Sunday moved them.", [], ""),
        ("Both officials requested anonymity.", [], ""),
        ("Asked to comment on the raid, a spokesman left.", [], ""),
        ("The mayor failed to explain the delay.", [("The mayor", "failed to explain the delay")], "decline"),
    ],
)  # fmt: skip
def test_feelings_blame_and_support(text: str, told: list[tuple[str, str]], act: str) -> None:
    rows = found(text)
    assert [(s.speaker, s.words) for s in rows] == told
    assert {s.act for s in rows} <= {act}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On Friday his spokesman accused the army of treason.", [("His spokesman", "accused the army of treason")]),
        ("Turkey's Defence Ministry said nine had died.", [("Turkey's Defence Ministry", "nine had died")]),
        ("It came after President Bako visited the state and promised to send soldiers.",
         [("Bako", "to send soldiers")]),
        ("Gunmen stormed it before dawn, setting homes on fire, said Bello Musa, "
         "a farmer whose brother was among the dead.",
         [("Bello Musa", "Gunmen stormed it before dawn, setting homes on fire")]),
        ("Gunmen attacked a village in Sokoto state overnight, residents told the agency on Sunday.",
         [("Residents", "Gunmen attacked a village in Sokoto state overnight")]),
        ("Chancellor Eva Sand, President Karl Berg and Osk state premier Olaf Gran attended a service two weeks after "
         "a gunman killed nine people.", []),
        ("“There were bodies,” a student told reporters outside a hospital, where relatives searched.",
         [("A student", "There were bodies,")]),
        ("Iran and Pakistan condemned the raid, with Islamabad calling it “cowardly and vile.”",
         [("Iran and Pakistan", "condemned the raid"), ("Islamabad", "calling it “cowardly and vile")]),
        ("Yezidi member of parliament Vian Doe said nine had died.", [("Vian Doe", "nine had died")]),
        ("Opposition MP Sara Doe said nine had died.", [("Sara Doe", "nine had died")]),
        ("Hospital officials gave a higher toll of 32 dead.",
         [("Hospital officials", "gave a higher toll of 32 dead")]),
        ("The mayor wrote on Facebook: “We will stay.”", [("The mayor", "We will stay.")]),
    ],
)  # fmt: skip
def test_speakers_as_wire_reports_place_them(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_a_role_told_once_stays_with_the_name() -> None:
    text = "Police spokesman Ibrahim Danladi said nine had died. “They will be found,” Danladi said."
    assert [(s.speaker, s.role) for s in found(text)] == [("Ibrahim Danladi", "Police spokesman")] * 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LIVE: Shelling of the market in Kherson, what we know.", []),
        ("14:20 The governor says nine have died.", [("The governor", "nine have died")]),
        ("Doe claimed the army had fired the shells, a claim Kyiv calls “cynical nonsense.”",
         [("Doe", "the army had fired the shells"), ("Kyiv", "calls “cynical nonsense")]),
        ("He said two bombers had come; officials believe the bombs were set off from afar.",
         [(None, "two bombers had come"), ("Officials", "the bombs were set off from afar")]),
        ("The military lowered the number of people killed in Sunday's bombing of a church to 20.",
         [("The military", "lowered the number of people killed in Sunday's bombing of a church to 20")]),
        ("As many as 111 people were hurt, he told local radio.", [(None, "As many as 111 people were hurt")]),
    ],
)  # fmt: skip
def test_tickers_charges_and_revised_tolls(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("According to Ziauddin Ahmed, the attackers used rockets.",
         [("Ziauddin Ahmed", "the attackers used rockets")]),
        ("According to Jane Doe, the mayor, the attackers used rockets.", [("Jane Doe", "the attackers used rockets")]),
        ("Save the Children said nine had died.", [("Save the Children", "nine had died")]),
        ("A spokesman for the Syrian Democratic Forces, Farhad Shami, said nine had died.",
         [("Farhad Shami", "nine had died")]),
        ("A spokesman for the U.S.-backed force said nine had died.",
         [("A spokesman for the U.S.-backed force", "nine had died")]),
        ("The government first spoke of 50 dead.", [("The government", "spoke of 50 dead")]),
        ("The junta, which seized power in January vowing to end it, left.", [("The junta", "to end it")]),
        ("The minister, strongly condemning the raid, paid tribute to the dead.",
         [("The minister", "condemning the raid"), ("The minister", "paid tribute to the dead")]),
        ("“It was a bomb,” Omar Doe told state TV from his bed.", [("Omar Doe", "It was a bomb,")]),
        ("It stands in Bannu, where Moazzam Doe vowed that blood would be avenged.",
         [("Moazzam Doe", "blood would be avenged")]),
    ],
)  # fmt: skip
def test_names_and_clauses_of_other_papers(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The raid was blamed on the rebels, according to Jules Tsuba.",
         [("Jules Tsuba", "The raid was blamed on the rebels")]),
        ("According to the Tracker, which is respected by observers, the rebels killed nine.",
         [("Tracker", "the rebels killed nine")]),
        ("Antonio Doe, commander of the rebels, neither confirmed nor denied responsibility.",
         [("Antonio Doe", "neither confirmed nor denied responsibility")]),
        ("The churches and the mission, which facilitate the talks, both regretted the deaths.",
         [("The churches and the mission", "regretted the deaths")]),
        ("Bogotá, March 29 - Nine soldiers were killed, officials said.", [("Officials", "Nine soldiers were killed")]),
    ],
)  # fmt: skip
def test_sources_behind_and_between(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_an_age_is_no_role() -> None:
    (s,) = found("“I woke up,” Private Luis Doe, 19, told the station.")
    assert (s.speaker, s.role) == ("Luis Doe", "Private")


def test_to_denounce_is_no_condemnation_where_it_is_asked_for() -> None:
    (s,) = found("He called on residents to remain calm and to denounce any suspicious movement.")
    assert s.act == "demand"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Somalia's al-Shabaab group claimed its men had killed 59.", [("al-Shabaab", "its men had killed 59")]),
        ("The Kurdish group said nine had died.", [("The Kurdish group", "nine had died")]),
        ("A resident, Hassan Nur, said by telephone he had seen nine bodies.",
         [("Hassan Nur", "he had seen nine bodies")]),
        ("Another, who asked that his name be withheld, left.", []),
        ("The African Union Mission in Somalia “strongly condemned the raid on the town” and left.",
         [("African Union Mission", "strongly condemned the raid on the town")]),
        ("It was heavy, according to Samira Gaid, an analyst at the Hiraal Institute, "
         "who said the group wanted to hold the town.",
         [("Samira Gaid", "It was heavy"), ("Samira Gaid", "the group wanted to hold the town")]),
        ("A study published in May found that 2,100 had died.", [("A study", "2,100 had died")]),
    ],
)  # fmt: skip
def test_groups_residents_missions_and_studies(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_she_is_whom_the_sentence_before_begins_with() -> None:
    text = (
        "Minister Jane Doe said Paris mourns.\n\nWitness Amina Karim, 43, lost her husband. “I ran,” she said, weeping."
    )
    assert [s.speaker for s in found(text)] == ["Jane Doe", "Amina Karim"]


def test_the_dead_are_identified_by_their_names() -> None:
    (s,) = found("Police identified the dead as Amjad al-Fayyed, 17, and Mustafa Kastuni, 32.")
    assert s.words == "identified the dead as Amjad al-Fayyed, 17, and Mustafa Kastuni, 32"


def test_a_hand_in_it_is_denied() -> None:
    (s, *_) = found("The Front “has no hand in this”, its spokesman, Abu Zayd, told the Voice by telephone.")
    assert (s.speaker, s.act) == ("Abu Zayd", "deny")


def test_a_joint_statement_and_both_of_two() -> None:
    (s,) = found("A joint statement by France, Germany and the United Kingdom condemned the attack.")
    assert s.speaker == "France, Germany and the United Kingdom"
    (s,) = found("Both Baghdad and Washington have denied the claim.")
    assert s.speaker == "Baghdad and Washington"


def test_insisted_on_sunday_insists_on_nothing() -> None:
    (s,) = found("The mayor insisted on Sunday that nobody had fled.")
    assert s.words == "nobody had fled"
    (s,) = found("The mayor insisted on a new inquiry.")
    assert (s.words, s.act) == ("insisted on a new inquiry", "demand")


def test_a_day_in_may_is_no_verb() -> None:
    (s,) = found("The minister said on Saturday, May 28 that the bread is old.")
    assert s.words == "the bread is old"


def test_a_source_it_did_not_name_and_two_beside_a_group() -> None:
    (s,) = found("A military source it did not name put the dead at three.")
    assert s.speaker == "A military source"
    (s,) = found("Nine pupils were killed, the White Rescue, a volunteer group, and two residents told the Post.")
    assert (s.speaker, s.role, s.words) == ("White Rescue", "volunteer group", "Nine pupils were killed")


def test_a_quotation_that_a_semicolon_follows_ends_there() -> None:
    s = found("Doe said those responsible “must be held to account”; London and Paris expressed outrage.")[0]
    assert s.words == "those responsible “must be held to account"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # whose an infinitive or a participle is that has no subject of its own
        ("The senator tried on Tuesday to explain that the road was closed.", [("The senator", "the road was closed")]),
        ("The panel forced the banker, who had kept silent, to admit that the money was gone.",
         [("The banker", "the money was gone")]),
        ("The raid prompted the governor to warn that more would come.", [("The governor", "more would come")]),
        ("The mayor was fined for claiming that the dam had burst.", [("The mayor", "the dam had burst")]),
        ("The general began by saying the road was closed.", [("The general", "the road was closed")]),
        ("Mr. Doe’s aides were pleased, perhaps recognizing that the plan had failed.",
         [("Mr. Doe’s aides", "the plan had failed")]),
        # a second verb of a relative clause
        ("Residents, who have taken to the streets and called for the release of the footage, stayed overnight.",
         [("Residents", "called for the release of the footage")]),
        # a participle tells of the noun before it, unless that noun speaks
        ("A group of fighters backing the governor left the town.", []),
        ("The union sent a letter to the two councils condemning the raid.", [("The union", "condemning the raid")]),
        # nouns and particles that look like verbs
        ("They found a way to bring back the bodies.", []),
        ("Emails combed through by reporters suggest that the army knew.",
         [("Emails combed through by reporters", "the army knew")]),
        ("The two taped a half-hour show that aired on Thursday.", []),
        ("It may take several days to determine how many had died.", []),
        # "family" is no adverb
        ("Attorneys for the family said that nobody had called.", [("Attorneys for the family", "nobody had called")]),
        ("The footage released on Friday by the family did not show whether he had a weapon.",
         [("The footage released on Friday by the family", "did not show whether he had a weapon")]),
        ("A study that appeared in a journal found that the vests did not hold.",
         [("A study", "the vests did not hold")]),
        ("The bias shows when looking at how the website rated the claim.", [("The website", "rated the claim")]),
        ("Last week Doe said that the road was closed.", [("Doe", "the road was closed")]),
        # where what was said ends
        ("Officials said that nobody was hurt, but residents spoke of three dead.",
         [("Officials", "nobody was hurt"), ("Residents", "spoke of three dead")]),
        ("The ministry said two villages – Aliawa and Khidir – were emptied on Friday.",
         [("The ministry", "two villages – Aliawa and Khidir – were emptied on Friday")]),
        ("The ministry urged the army to search the valley, starting from the dam.",
         [("The ministry", "urged the army to search the valley")]),
        ("The group claimed to have burned two bridges, killing 20 people.",
         [("The group", "to have burned two bridges")]),
        ("The governor said nobody was hurt, which surprised the medics.",
         [("The governor", "nobody was hurt, which surprised the medics")]),
        ("Doe is calling for a new list, not that the council be closed.", [("Doe", "calling for a new list")]),
        ("The claim was changed to show that the dam held.", [("The claim", "the dam held")]),
        ("And while Doe has condemned the tax, he’s kept quiet about the rest.", [("Doe", "condemned the tax")]),
        ("Many were surprised when Doe, after condemning the tax, produced another one.",
         [("Many", "condemning the tax")]),
        ("Doe praised his men while mocking the guards.", [("Doe", "praised his men"), ("Doe", "mocking the guards")]),
        ("Ivan Doe said that was not his view.", [("Ivan Doe", "that was not his view")]),
        ("Jane Doe reported from Kirkuk.", []),
    ],
)  # fmt: skip
def test_infinitives_participles_and_where_clauses_end(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Senator Claire Cask scolded him: “You called it a miracle,” she said.",
         [("Claire Cask", "You called it a miracle,")]),
        ("A group praised the crews in a long letter to all of the papers: “They came at once,” the union wrote.",
         [("A group", "praised the crews in a long letter to all of the papers"), ("The union", "They came at once,")]),
        # the name of a show or a book is no statement
        ("The film was shown on “Tales From the Harbour Wall” before the governor spoke.", []),
        ("Doe walked away, chanting “Free The River Now.”", [("Doe", "Free The River Now.")]),
        ("“The Donald. Big Daddy.”", [(None, "The Donald. Big Daddy.")]),
    ],
)  # fmt: skip
def test_quotations_behind_a_colon_and_names_between_marks(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_he_is_nobody_whom_a_title_calls_she() -> None:
    rows = found(
        "John Pod, an aide, said it was late. Mrs. Klint was mocked for saying that mines would close. "
        "He said that it would stand."
    )  # fmt: skip
    assert (rows[-1].speaker, rows[-1].words) == ("John Pod", "it would stand")
    (first, last) = found("Omar Doe, her opponent, said the road was closed. He said that it was late.")
    assert (first.speaker, last.speaker) == ("Omar Doe", "Omar Doe")


def test_a_headline_in_capitals_gives_nobody_his_full_name() -> None:
    text = (
        "Jane Fox Hammers Harbour Bank CEO\n\nSenator Jane Fox spoke to Harbour Bank CEO John Stump on Tuesday. "
        "Stump in a televised interview blamed the clerks. “It is weak,” Fox said."
    )
    assert [s.speaker for s in found(text)] == ["John Stump", "Jane Fox"]


def test_a_last_name_is_that_of_the_one_named_most() -> None:
    text = "Ivanka Doe left. Donald Doe spoke, and Donald Doe went. Doe said that the road was closed."
    assert [s.speaker for s in found(text)] == ["Donald Doe"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # whom "he" means
        ("A trader, Musa Tar, 52, lost his sons. “They sold goats,” he said.", [("Musa Tar", "They sold goats,")]),
        ("A driver waiting outside, Jamal Karim, saw him. “I ran,” he said.", [("Jamal Karim", "I ran,")]),
        ("It was heavy, according to his brother, Abdi. “They came at dawn,” he told the BBC’s Morning programme.",
         [("Abdi", "It was heavy"), ("Abdi", "They came at dawn,")]),
        # what stands before a name and behind it
        ("Earlier, the ministry put the death toll at 28.", [("The ministry", "put the death toll at 28")]),
        ("In June, the mayor called on the army to leave.", [("The mayor", "called on the army to leave")]),
        ("“No,” said the Special Representative of the council, Jane Henn.", [("Jane Henn", "No,")]),
        ("Pakistan, too, denounced the raid.", [("Pakistan", "denounced the raid")]),
        ("IS said the town had fallen.", [("IS", "the town had fallen")]),
        ("Kenya’s Harbour government, the United States and Qatar condemned the raid.",
         [("Kenya’s Harbour government, the United States and Qatar", "condemned the raid")]),
        ("The United Assistance Mission for Kolo (UAMK) left. UAMK urged all to stay. The mission said it was late.",
         [("United Assistance Mission for Kolo", "urged all to stay"),
          ("United Assistance Mission for Kolo", "it was late")]),
        ("“It is late,” said the UN Assistance Mission in Kolo.", [("UN Assistance Mission", "It is late,")]),
        # somebody's words told by somebody else
        ("Prime Minister Karim Jabar vowed that the blood would not be in vain, according to a readout.",
         [("A readout", "Prime Minister Karim Jabar vowed that the blood would not be in vain"),
          ("Karim Jabar", "the blood would not be in vain")]),
        ("Jane Doe condemned the raid, her spokesman said.",
         [("Her spokesman", "Jane Doe condemned the raid"), ("Jane Doe", "condemned the raid")]),
        ("The group said it had killed nine, a claim security officials rejected.",
         [("The group", "it had killed nine")]),
        ("Nine were shot, officials said, in what the mayor called “an act of open terrorism”.",
         [("Officials", "Nine were shot"), ("The mayor", "called “an act of open terrorism"),
          ("The mayor", "an act of open terrorism")]),
        ("The embassy in Kolo “strongly condemned” the attack.",
         [("The embassy in Kolo", "strongly condemned” the attack")]),
        ("An officer, who was not authorised to brief the media, said that the bomber was young.",
         [("An officer", "the bomber was young")]),
        ("At least 70 have died this year, data from a think tank in Kolo shows.",
         [("Data from a think tank in Kolo", "At least 70 have died this year")]),
        ("We knew of it, she wrote on X. A spokesman denied it.",
         [(None, "We knew of it"), ("A spokesman", "denied it")]),
    ],
)  # fmt: skip
def test_who_he_is_and_what_others_tell_of_him(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_what_a_call_asks_for_makes_it_no_threat() -> None:
    assert [s.act for s in found("UNAMI urges all parties to avoid any retaliation.")] == ["demand"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("In a statement issued on Friday, John Doe said the bridge was open again.", date(2021, 12, 3)),
        ("In a statement Friday, John Doe said the bridge was open again.", date(2021, 12, 3)),
        ("Norland condemned in a statement on Friday two attacks of the day before in Dorvik.", date(2021, 12, 3)),
        ("The group claimed the attack of Thursday a day later.", date(2021, 12, 3)),
        ("Norland condemned the attack of Thursday in Dorvik.", None),
        ("John Doe said the letter dated Thursday was forged.", None),
        ("John Doe said the group had claimed the attack in a statement on Thursday.", None),
    ],
)
def test_the_day_of_a_statement_is_that_of_speaking(text: str, day: date | None) -> None:
    assert found(text)[0].said_earliest == day


def test_the_day_of_taking_office_is_not_that_of_speaking() -> None:
    (s,) = found("Prime Minister Abdi Barr, who took office in June, pledged accountability.")
    assert s.said_earliest is None


def test_a_pope_keeps_his_title() -> None:
    assert [s.speaker for s in found("Pope Francis deplored the killings.")] == ["Pope Francis"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Harbour Watch called on both sides to stop; 600 families had fled, it said.",
         [("Harbour Watch", "called on both sides to stop"), ("Harbour Watch", "600 families had fled")]),
        ("Oleks Aresto, who had said that the missile was downed, later apologized and left.",
         [("Oleks Aresto", "the missile was downed")]),
        ("Gunmen killed 134 people, the mayor said, the deadliest raid in years.",
         [("The mayor", "Gunmen killed 134 people")]),
        ("Harbour City’s main union, which claimed last week’s raid, said it was over.",
         [("Harbour City’s main union", "claimed last week’s raid"), ("Harbour City’s main union", "it was over")]),
        ("Troops recovered three rifles and a leader identified only as “Old Hatib the Lame”.",
         [(None, "identified only as “Old Hatib the Lame"), (None, "Old Hatib the Lame")]),
        ("Manila – Three soldiers were killed in a long gunbattle on the island of Kolo on Friday, the army said.",
         [("The army", "Three soldiers were killed in a long gunbattle on the island of Kolo on Friday")]),
    ],
)  # fmt: skip
def test_semicolons_asides_glosses_and_phrases_with_verbs(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Residents said the raid was in retaliation for the ambush.", "report"),
        ("The group vowed to take revenge for the raid.", "threaten"),
    ],
)
def test_revenge_told_of_is_no_threat(text: str, act: str) -> None:
    assert [s.act for s in found(text)] == [act]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hospital sources, however, told Dawn that the morgue was full.",
         [("Hospital sources", "the morgue was full")]),
        ("The Free Valley Front (FVF), believed to be an arm of another, claimed responsibility.",
         [("Free Valley Front", "claimed responsibility")]),
        ("“It is late,” said Jutyar Ad, the spokesman of the Valley Regional Government (VRG). "
         "He denied that it was early.", [("Jutyar Ad", "It is late,"), ("Jutyar Ad", "it was early")]),
        ("Turkey, the US Embassy in Kolo, and the UN mission all condemned the raid.",
         [("Turkey, the US Embassy in Kolo, and the UN mission", "condemned the raid")]),
        ("Prime Minister Mustafa Karim phoned the mayor, Omar Doe, to offer condolences.",
         [("Mustafa Karim", "offer condolences")]),
        ("“It was terror,” the mayor told reporters at the scene.", [("The mayor", "It was terror,")]),
    ],
)  # fmt: skip
def test_asides_lists_and_who_speaks_for_a_body(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_an_office_is_not_the_person_it_belongs_to() -> None:
    (s,) = found("The road was closed, according to Masrour Barzani’s media office.", actors=True)
    assert (s.speaker, s.speaker_id) == ("Masrour Barzani’s media office", None)


def test_a_place_at_the_head_of_a_headline_says_nothing() -> None:
    text = "Kolo: Six killed as gunmen raid village\n\nSix people died in Kolo's eastern valley, police said."
    assert [s.speaker for s in found(text)] == ["Police"]


def test_what_happened_a_day_later_is_the_outlets() -> None:
    rows = found("Gunmen killed seven, police said, a day after a doctor died in the city.")
    assert [s.words for s in rows] == ["Gunmen killed seven"]


def test_a_hedged_toll_is_put_too() -> None:
    rows = found("A resident put the number of dead at no fewer than 15 and said hundreds had fled.")
    assert [(s.speaker, s.words) for s in rows] == [("A resident", "put the number of dead at no fewer than 15"),
                                                    ("A resident", "hundreds had fled")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mission condemned the raid on the town, stressing its support “to keep the valley safe.”",
         ["condemned the raid on the town, stressing its support", "to keep the valley safe."]),
        ("The mission condemned the raid on the town as heinous and “a cowardly act of terror.”",
         ["condemned the raid on the town as heinous and “a cowardly act of terror", "a cowardly act of terror."]),
        ("The mission condemned it “in the strongest terms” on Friday.",
         ["condemned it “in the strongest terms", "in the strongest terms"]),
    ],
)  # fmt: skip
def test_a_quotation_that_only_adds_what_for_ends_the_clause_before_it(text: str, words: list[str]) -> None:
    assert [s.words for s in found(text)] == words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Former governor Najm Karim said otherwise: “It is the absence of guards.”",
         [("Najm Karim", "It is the absence of guards.")]),
        ("Last week 13 died when gunmen attacked a post in Kolo, which the Free Front claimed in a statement "
         "published by its agency.", [("Free Front", "claimed in a statement published by its agency")]),
        ("Kirkuk (Valley News) – Police foiled an attack by gunmen near the village of Maftul, south of the city, "
         "the cell announced on Sunday.",
         [("The cell", "Police foiled an attack by gunmen near the village of Maftul, south of the city")]),
    ],
)  # fmt: skip
def test_said_otherwise_claimed_what_came_before_and_datelines_with_an_agency(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Mariam Cisse called for the minister’s resignation.", "demand"),
        ("Mariam Cisse called for closer cooperation of the armies.", "call for cooperation"),
        ("Mariam Cisse urged both sides to come together.", "call for unity"),
    ],
)
def test_who_calls_for_something_else_calls_for_no_cooperation(text: str, act: str) -> None:
    assert [s.act for s in found(text)] == [act]


def test_somebody_introduced_behind_a_semicolon() -> None:
    rows = found("Residents said 35 had died; a local imam, Sheikh Bello, said he had led prayers for 39.")
    assert [(s.speaker, s.words) for s in rows] == [("Residents", "35 had died"),
                                                    ("A local imam, Sheikh Bello",
                                                     "he had led prayers for 39")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“It was very loud there,” said shopkeeper Ayla Dem, 42.", [("Ayla Dem", "It was very loud there,")]),
        ("“It was very loud there,” says army spokesman Lt. Col. Ali Hasan.",
         [("Ali Hasan", "It was very loud there,")]),
        ("The road is safe, said police spokesman John Doe on Monday.", [("John Doe", "The road is safe")]),
        ("“It was a car bomb,” said police.", [("Police", "It was a car bomb,")]),
        ("Ten people died, said officials in Kolo.", [("Officials", "Ten people died")]),
        ("“They came at night,” said one student, who gave his name as Ali.", [("Ali", "They came at night,")]),
        ("State-run Valley Agency said that ten died.", [("Valley Agency", "ten died")]),
        ("The governor called the raid utterly unacceptable.",
         [("The governor", "called the raid utterly unacceptable")]),
        ("The governor called the police station at noon.", []),
        ("In a message posted on its channel on Tuesday, the group said it had fled.", [("The group", "it had fled")]),
        ("They came at dawn, according to Sani Bel, a trader who said he had counted ten of them.",
         [("Sani Bel", "They came at dawn"), ("Sani Bel", "he had counted ten of them")]),
    ],
)  # fmt: skip
def test_descriptions_without_an_article_and_what_was_posted(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_who_stops_short_of_it_claims_no_responsibility() -> None:
    (s,) = found("The group praised the shootings but stopped short of claiming responsibility.")
    assert s.act == "praise"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Prime Minister Omar Karim and opposition leader Jane Doe strongly condemned the raid.",
         [("Omar Karim and Jane Doe", "condemned the raid")]),
        ("The mayor met Jane Doe and opposition leader Omar Karim said that he would come.",
         [("Omar Karim", "he would come")]),
        ("A woman believed to be a bomber came when a soldier stood there.", []),
        ("Suspicion fell on a small group blamed for past raids.", []),
        ("Ten died, rescue workers known as the White Caps said.", [("White Caps", "Ten died")]),
        ("The minister told al-Valley television: “Whoever planned this, we will find them.”",
         [("The minister", "Whoever planned this, we will find them.")]),
        ("The governor accused of taking bribes said that he was innocent.",
         [("The governor accused of taking bribes", "he was innocent")]),
        ("The raid began at night, Inspector General of Police Omar Karim told reporters.",
         [("Omar Karim", "The raid began at night")]),
        ("Omar Karim, the defence secretary, resigned on Thursday, though he insisted that he was right.",
         [("Omar Karim", "he was right")]),
        ("A security source in Kolo gave a higher toll. “We have counted 38 bodies,” the source said.",
         [("A security source in Kolo", "We have counted 38 bodies,")]),
        ("Archbishop Omar Karim said that he felt betrayed.", [("Omar Karim", "he felt betrayed")]),
        ("Philippines: Bombs kill 14 in Kolo\n\nThey went off in a southern Philippine town.", []),
    ],
)  # fmt: skip
def test_two_with_roles_participles_and_whom_the_source_means(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_what_somebody_is_goes_before_a_doctor() -> None:
    (s,) = found("“It was late,” said Dr Omar Karim, a spokesperson for the Civil Hospital.")
    assert (s.speaker, s.role) == ("Omar Karim", "spokesperson for the Civil Hospital")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The director said that “the terrorists used sniper weapons.”",
         [("The director", "the terrorists used sniper weapons.")]),
        ("The mayor condemns in the strongest terms yesterday's raid.",
         [("The mayor", "condemns in the strongest terms yesterday's raid")]),
        ("The ministry announced, today, Sunday, the killing of the perpetrator.",
         [("The ministry", "the killing of the perpetrator")]),
        ("Forces launched a search campaign for the perpetrators.", []),
        ("Activists campaign for the release of the captives.",
         [("Activists", "campaign for the release of the captives")]),
        ("It was at noon, said Omar Karim, a spokesman, in a statement. According to the statement, "
         "the bomber came alone. A gunman fled. The road is open, the statement added.",
         [("Omar Karim", "It was at noon"), ("Omar Karim", "the bomber came alone"),
          ("Omar Karim", "The road is open")]),
        ("The raid failed.\n\nValley News/ A source in Kolo said that the road was closed.",
         [("A source in Kolo", "the road was closed")]),
    ],
)  # fmt: skip
def test_asides_behind_verbs_campaigns_and_whose_the_statement_is(
    text: str, told: list[tuple[str | None, str]]
) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("feeling", "act"),
    [("sorrow", "condole"), ("“deepest sympathy” for the families", "condole"), ("deep shock", "express concern")],
)
def test_sorrow_condoles_and_shock_is_concern(feeling: str, act: str) -> None:
    assert found(f"The mayor expressed {feeling} over the loss of life.")[0].act == act


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The hospital's superintendent, Dr Iftik, said that 26 had come. “One of them died,” he told Valley News.",
         [("Iftik", "26 had come"), ("Iftik", "One of them died,")]),
        ("A doctor said later the toll had climbed to four.", [("A doctor", "the toll had climbed to four")]),
        ("The group said in a broadcast on its Valley radio station it had sent the bomber.",
         [("The group", "it had sent the bomber")]),
        ("The group said via Valleynews it had sent the bomber.", [("The group", "it had sent the bomber")]),
        ("The mayor said in a message posted on his page the road was closed.", [("The mayor", "the road was closed")]),
        ("Shopkeeper Hassan Ali said that the blast threw him down.", [("Hassan Ali", "the blast threw him down")]),
        ("Jim Farmer said that the road was closed.", [("Jim Farmer", "the road was closed")]),
        ("According to an armed forces press committee (AFPC) communique, the rebels fled. "
         "The communique added that a rifle was seized.",
         [("Armed forces press committee (AFPC)", "the rebels fled"),
          ("Armed forces press committee (AFPC)", "a rifle was seized")]),
        ("The Archbishop of San Kolo, Arturo Rivera y Damas, condemned the murder.",
         [("Arturo Rivera y Damas", "condemned the murder")]),
        ("El Salvador: rebels attack dam, five soldiers die", []),
    ],
)  # fmt: skip
def test_occupations_broadcasts_communiques_and_countries(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine civilians died, the mayor said, and 28 people were wounded.",
         [("The mayor", "Nine civilians died"), ("The mayor", "28 people were wounded")]),
        ("Nine civilians died, the mayor said, and called for help.",
         [("The mayor", "Nine civilians died"), ("The mayor", "called for help")]),
        ("Nine civilians died, the mayor said, and then he left.", [("The mayor", "Nine civilians died")]),
        ("A senior official, requesting anonymity to discuss intelligence, insisted that it was late.",
         [("A senior official", "it was late")]),
        ("It was late, hospital chief of surgery Abdi Karim said on Friday evening.", [("Abdi Karim", "It was late")]),
        ("Director of the Kolo ambulance service Abdi Karim said that it was late.", [("Abdi Karim", "it was late")]),
    ],
)  # fmt: skip
def test_what_goes_on_behind_an_attribution_and_a_name_behind_an_office(
    text: str, told: list[tuple[str | None, str]]
) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“It was freedom that was targeted,” Prime Minister Jean Doe told lawmakers.",
         [("Jean Doe", "It was freedom that was targeted,")]),
        ("German Chancellor Jane Doe said that she was shaken.", [("Jane Doe", "she was shaken")]),
        ("The party's armed wing, the HPG, put out its own figures, claiming that it was late.",
         [("The party's armed wing", "it was late")]),
        ("First Lady and Education Minister Jane Doe said that she was shaken.", [("Jane Doe", "she was shaken")]),
        ("U.N. Secretary-General Jane Doe condemned it.", [("Jane Doe", "condemned it")]),
        ("In Washington, a ministry spokesman said that it was late.", [("A ministry spokesman", "it was late")]),
        ("In 2021, bombings in Kolo, also blamed on the group, killed three.", []),
    ],
)  # fmt: skip
def test_offices_lawmakers_and_places_before_a_spokesman(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A spokesman said coordination with the others was “at its best”.",
         [("A spokesman", "coordination with the others was “at its best"), ("A spokesman", "at its best")]),
        ("“If we pay, the army comes,” said one farmer, asking that his name be withheld.",
         [("One farmer", "If we pay, the army comes,")]),
        ("A woman who asked not to be named told AFP that she had heard it.", [("A woman", "she had heard it")]),
        ("“If we pay, the army comes,” said one farmer, asking for anonymity.",
         [("One farmer", "If we pay, the army comes,")]),
        ("The consul offered condolences “to the families”, without specifying how many had died.",
         [("The consul", "offered condolences “to the families”, without specifying how many had died"),
          ("The consul", "to the families")]),
    ],
)  # fmt: skip
def test_quotations_behind_was_and_what_was_not_specified(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


def test_a_rank_and_an_office_are_both_told() -> None:
    (s,) = found("“It was late,” Maj. Gen. Omar Karim, the media director, told Valley News.")
    assert (s.speaker, s.role) == ("Omar Karim", "Maj. Gen., media director")


def test_a_name_may_look_like_a_month() -> None:
    (s,) = found("Local resident Noor Jan told reporters that it was late.")
    assert s.speaker == "Noor Jan"


@pytest.mark.parametrize(
    "text",
    ["A faction said it had carried out the attack.", "The group said it was behind the market bombing.",
     "“We have staged this assault,” the group said."],
)  # fmt: skip
def test_who_says_it_did_it_claims_it(text: str) -> None:
    assert [s.act for s in found(text)] == ["claim responsibility"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“We are ready,” a spokesman, John Doe, told reporters aboard the plane.", [("John Doe", "We are ready,")]),
        ("It was, in the words of the mayor, “a night of horror”.", [("The mayor", "a night of horror")]),
        ("According to a statement from the ministry published on Friday, three soldiers died.",
         [("The ministry", "three soldiers died")]),
    ],
)  # fmt: skip
def test_aboard_in_the_words_of_and_when_it_was_published(text: str, told: list[tuple[str | None, str]]) -> None:
    assert [(s.speaker, s.words) for s in found(text)] == told


@pytest.mark.parametrize(
    ("text", "speaker", "act"),
    [
        ("The Norland-based Red Wolves claimed the responsibility for the attack.", "Norland-based Red Wolves",
         "claim responsibility"),
        ("According to the Post, the armed group Red Wolves, which is based in Norland, has claimed responsibility for "
         "the attack.", "Post", "report"),
        ("Norland rejected the accusation that it was behind the raid.", "Norland", "deny"),
        ("The mayor said: “We reject violence.”", "The mayor", "report"),
    ],
)  # fmt: skip
def test_who_claims_who_reports_a_claim_and_who_denies_it(text: str, speaker: str, act: str) -> None:
    assert [(s.speaker, s.act) for s in found(text)] == [(speaker, act)]


def test_a_quotation_between_two_speakers_is_neithers() -> None:
    text = (
        "Mayor Jan Berg said that the town was calm. The Dorvik Guard said it had beaten back the attack.\n\n"
        "“We have always warned of raids in the hills.”\n\n"
        "The attack shows “the need for one command,” the mayor added."
    )
    (between,) = [s for s in found(text) if s.words.startswith("We have always")]
    assert (between.speaker, between.speaker_start, between.speaker_end) == (None, None, None)
    (told,) = [s for s in found(text.replace("Mayor Jan Berg said that the town was calm. ", ""))
               if s.words.startswith("We have always")]  # fmt: skip
    assert told.speaker == "Dorvik Guard", "the one behind it had not spoken before"


def test_a_short_form_behind_whose_it_is_takes_nothing_from_the_body() -> None:
    (told,) = found("The Guard Corps of the Norland Unity Government (NUG) said that all was calm.")
    assert told.speaker == "Guard Corps of the Norland Unity Government"
    (told,) = found("The Norland Unity Government (NUG) said that all was calm.")
    assert told.speaker == "Norland Unity Government"


def test_an_office_behind_its_verb_keeps_its_initials() -> None:
    (said,) = found("“We have seen it grow,” said a U.S. official who watches the group.")
    assert said.speaker == "A U.S. official"


@pytest.mark.parametrize("subject", ["The attack", "An attack during the feast", "The bombings in Dorvik"])
def test_an_attack_says_nothing(subject: str) -> None:
    assert [s.speaker for s in found(f"{subject} showed that the gunmen had help.") if s.speaker] == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("“The front should be reviewed; steps must be taken against those responsible for the lapse,” Ola Berg said.",
         ["demand"]),
        ("Ola Berg said the raids have to be answered “at once and with all our force”.", ["demand", "demand"]),
        ("Ola Berg said Salby needs to be aware of the weather.", ["report"]),
        ("Ola Berg said it should be noted that the mill is closed.", ["report"]),
        ("Ola Berg said the army was responsible for the lapse.", ["blame"]),
        ("It reaffirmed its support for the troops “as they go on with the long fight”.", ["pledge support"] * 2),
    ],
)  # fmt: skip
def test_what_has_to_be_done_is_demanded_and_a_piece_does_what_its_clause_does(text: str, acts: list[str]) -> None:
    doc = Document(text)
    assert [s.act for s in statements(doc, Lexicon(), [])] == acts


def test_who_keeps_a_silence_says_nothing() -> None:
    assert found("Residents observed a minute of silence on Monday to honour the four people killed.") == []
    assert [s.words for s in found("The monitor observed that nine had died.")] == ["nine had died"]
