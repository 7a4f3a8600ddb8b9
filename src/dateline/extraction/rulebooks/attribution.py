"""The rules of attribution by name: what each reads, with examples and with sentences that only look like one.

The column `rule` of the table statements holds these names; the code is in rules.py (one verb of saying), sentence.py
(a whole sentence), spans/ (what is said), transcripts.py and signed.py. In examples the words read are in brackets.
"""

from __future__ import annotations

from functools import partial

from dateline.rules import Rule, registry

_rule = partial(Rule, family="attribution")

RULES = registry(
    _rule(
        name="clause with that",
        reads="a clause behind a verb of saying and “that”, whatever tells when or where it was said between them",
        examples=(
            "The mayor said that [nine people had died].",
            "The mayor said on Friday that [the bridge was open again].",
        ),
        counter_examples=("The mayor rejected that argument.", "The mayor said the bridge was open."),
    ),
    _rule(
        name="clause behind a verb of saying",
        reads="a clause right behind a verb of saying, without “that”",
        examples=("The mayor said [the army had left Dorvik].", "The mayor said on Friday [the army had left Dorvik]."),
        counter_examples=("The mayor apologised and left.", "The mayor said that the army had left Dorvik."),
    ),
    _rule(
        name="clause without that",
        reads="a clause right behind a verb that usually takes “that”: fear, show, doubt",
        examples=("Officials fear [the attackers came from the hills].",),
        counter_examples=("Officials fear the winter.", "Officials fear that the attackers came from the hills."),
    ),
    _rule(
        name="indirect question",
        reads="a question with how, why or whether behind its verb",
        examples=("The report shows [how the gunmen had entered the base].",),
        counter_examples=("The report shows the damage.",),
    ),
    _rule(
        name="infinitive",
        reads="what somebody promises, threatens or claims “to” do",
        examples=("The president vowed [to punish those behind the raid].",),
        counter_examples=("The president went to Salby.", "The fire threatened to spread to the mill."),
    ),
    _rule(
        name="told somebody",
        reads="what follows the person, outlet or day behind “told”",
        examples=(
            "The mayor told the Courier [the army had left].",
            "The mayor told reporters on Friday: “[We were not warned about the raid.]”",
        ),
        counter_examples=("The mayor alerted the army.", "The mayor told the Courier that the army had left."),
    ),
    _rule(
        name="deed",
        reads="what a verb itself reports: condemned, called for, praised",
        examples=("Norland [condemned the attack on the village].", "The mayor [called for more troops]."),
        counter_examples=("The army defended the village.", "The mayor said the army had left."),
    ),
    _rule(
        name="quotation behind its verb",
        reads="a quotation behind a verb of saying, a comma or a colon",
        examples=(
            "The mayor said: “[We will rebuild every house.]”",
            "He wrote on Facebook: “[We will rebuild it.]”",
        ),
        counter_examples=("“We will rebuild every house,” the mayor said.", "The film is called “Night of the Hills”."),
    ),
    _rule(
        name="words in front",
        reads="words in front of their source and verb",
        examples=(
            "[Nine people were killed in the raid], the mayor said.",
            "“[We will rebuild every house,]” he said.",
        ),
        counter_examples=("On Friday, the mayor said the army had left.", "The mayor said nine people were killed."),
    ),
    _rule(
        name="source in the middle",
        reads="a clause with its source and verb between commas in the middle of it",
        examples=("[The test, the ministry said, was its biggest this year].",),
        counter_examples=("Nine people were killed, the mayor said, adding that the army was late.",),
    ),
    _rule(
        name="source behind its verb",
        reads="words in front of a verb whose subject follows it",
        examples=("“[We will rebuild every house,]” said Jan Berg, the mayor of Salby.",),
        counter_examples=("“We will rebuild every house,” Jan Berg said.",),
    ),
    _rule(
        name="source with an apposition",
        reads="words behind a verb that commas part from its subject",
        examples=("Jan Berg, the mayor of Salby, said [the army had left].",),
        counter_examples=("Jan Berg said the army had left.", "On Friday, the army said it had left."),
    ),
    _rule(
        name="second verb",
        reads="words behind a second verb of the same speaker",
        examples=("The president visited Salby and said [the army had left].",),
        counter_examples=("The president said the army had left.",),
    ),
    _rule(
        name="participle",
        reads="words behind a participle between commas, whose subject is that of the sentence",
        examples=("The mayor left the town on Friday, saying [the army had not warned him].",),
        counter_examples=("Police sought a man saying prayers.", "The mayor said the army had not warned him."),
    ),
    _rule(
        name="participle at the head",
        reads="what a participle at the head of a sentence gives to the subject behind the comma",
        examples=("Claiming that [the army had fled], the mayor asked for help.",),
        counter_examples=("Writing for the Courier, the mayor asked for help.",),
    ),
    _rule(
        name="infinitive or gerund",
        reads="words behind a verb that another verb or a preposition governs",
        examples=("The pressure forced the minister to admit that [the army was late].",),
        counter_examples=(
            "The minister was asked to explain the raid.",
            "The minister admitted that the army was late.",
        ),
    ),
    _rule(
        name="according to",
        reads="the clause around “according to”, “per”, “in the words of” and “in the view of”",
        examples=(
            "[Nine people died], according to the mayor.",
            "According to the mayor, [nine people died in the raid].",
        ),
        counter_examples=(
            "The parade went according to plan.",
            "Nine people died, the mayor said.",
        ),
    ),
    _rule(
        name="quoted as saying",
        reads="words that one outlet or person quotes another as saying",
        examples=("The agency quoted a doctor as saying that [nine people had died].",),
        counter_examples=("The agency quoted a doctor.", "A doctor said that nine people had died."),
    ),
    _rule(
        name="reported to have said",
        reads="words that somebody is reported or believed to have said",
        examples=("The mayor is reported to have said that [the army was late].",),
        counter_examples=("The mayor is reported to have left.",),
    ),
    _rule(
        name="adjective",
        reads="what somebody is confident, hopeful, afraid or critical of",
        examples=("The mayor was confident that [help would come].",),
        counter_examples=("It was clear that help would come.", "The confident mayor left."),
    ),
    _rule(
        name="passive with by",
        reads="what was condemned, blamed or announced “by” somebody",
        examples=("[The attack was condemned] by Norland.",),
        counter_examples=("The attack was condemned.", "The guard was killed by Norland."),
    ),
    _rule(
        name="passive without by",
        reads="what somebody is blamed or condemned for, with nobody named who does so",
        examples=("[The attack was blamed on the Red Front].",),
        counter_examples=("The attack was blamed on the Red Front by the mayor.",),
    ),
    _rule(
        name="nobody in particular",
        reads="what is believed, feared or said to be so, without a word on who does",
        examples=("[Nine people are believed to have died in the raid].", "It is feared that [nine people have died]."),
        counter_examples=("Nine people are known to the police.", "The mayor fears that nine people have died."),
    ),
    _rule(
        name="aside with as",
        reads="words with “as the minister put it” before or behind them",
        examples=("[It was a night of horror in Salby], as the minister put it.",),
        counter_examples=("The army left, as it had promised.",),
    ),
    _rule(
        name="noun",
        reads="what a claim, promise, warning or call is of, with its owner as the source",
        examples=("The town laughed at the governor’s claim that [the army had fled].",),
        counter_examples=("A message that was found in Dorvik caused anger.", "There is no doubt that the army fled."),
    ),
    _rule(
        name="colon in a headline",
        reads="what follows a source and a colon at the head of a report",
        examples=("Mayor: [Nine people killed in a raid]",),
        counter_examples=("Update: Nine people killed in a raid", "France: Nine people killed in a raid"),
    ),
    _rule(
        name="turn of a transcript",
        reads="a paragraph that begins with its speaker in capitals and a colon",
        examples=("HOST: [How many died]?\n\nBERG: [Nine people died in the raid].",),
        counter_examples=("BERG: Nine people died in the raid.",),
    ),
    _rule(
        name="signature",
        reads="words in the first person above a name with an office, or with a name behind a dash",
        examples=("[We will not rest until they are safe]. — Jan Berg, chairman",),
        counter_examples=("The army will not rest until they are safe. — Jan Berg, chairman",),
    ),
    _rule(
        name="signature of a post",
        reads="words above the name and the handle of whoever posted them",
        examples=("[The army will not rest until they are safe]. — Jan Berg (@janberg) May 4, 2023",),
        counter_examples=("The army will not rest until they are safe. Follow Jan Berg (@janberg) here.",),
    ),
    _rule(
        name="name behind a dash",
        reads="a quotation with a dash and a name behind it",
        examples=("“[The hills belong to no army on this earth]” — Jan Berg",),
        counter_examples=("“The hills belong to no army on this earth” — and to no king.",),
    ),
    _rule(
        name="quotation that holds its verb",
        reads="a quotation that begins with the verb of the subject before it",
        examples=("The mission “[strongly condemned the attack on the village]”.",),
        counter_examples=("The mission called the raid a “night of horror in the hills”.",),
    ),
    _rule(
        name="further quotation",
        reads="a further quotation of a sentence whose source is known",
        examples=("“We were late,” the mayor said, standing at the mill, and “[we are sorry for that and more.]”",),
        counter_examples=("“We were late,” the mayor said.",),
    ),
    _rule(
        name="colon in the sentence",
        reads="a quotation behind a clause and a colon, given to the subject of the clause",
        examples=("The mayor had one wish: “[That the army comes back before the winter.]”",),
        counter_examples=("Interview: “That the army comes back before the winter.”",),
    ),
    _rule(
        name="colon of the sentence before",
        reads="a quotation that is a sentence, behind a sentence that ends in a colon",
        examples=("The mayor stood at the gate of the mill:\n\n“[We will rebuild every house in the valley.]”",),
        counter_examples=("The mayor stood at the gate.\n\n“We will rebuild every house in the valley.”",),
    ),
    _rule(
        name="source in the next sentence",
        reads="a quotation that is a sentence, given to the source that the next sentence names",
        examples=("“[We will rebuild every house in the valley.]” The statement said so on Friday.",),
        counter_examples=("“We will rebuild every house in the valley.” The rain went on until Friday.",),
    ),
    _rule(
        name="quotation without a source",
        reads="a quotation of some length that nobody is named for",
        examples=("“[We will rebuild every house in the valley.]”",),
        counter_examples=("The film “Night” was shown.", "“We will rebuild every house,” the mayor said."),
    ),
    _rule(
        name="as planned",
        reads="that something went according to plan, custom or need, none of which says anything",
        examples=("The parade went according to plan.", "Food was given out according to need."),
        counter_examples=(
            "The parade went well, according to the mayor.",
            "According to the plan, posts will close.",
        ),
        refuses=True,
    ),
    _rule(
        name="introduces somebody else's words",
        reads="a verb that brings in words another says, as in “quoted a doctor as saying”",
        examples=("The agency quoted a doctor as saying that nine people had died.",),
        counter_examples=("The agency quoted a doctor: “Nine people have died.”",),
        refuses=True,
    ),
    _rule(
        name="cited behind a quotation",
        reads="a quotation in front of an outlet that quotes or cites somebody for it, who said it",
        examples=("“[The bridge is shut for all,]” the Herald cited Jan Berg.",),
        counter_examples=("The Herald cited Jan Berg.", "“The bridge is shut,” the Herald quoted him as saying."),
    ),
    _rule(
        name="outlet citing its source",
        reads="what an outlet reports in the words of somebody whom it cites beside its verb, who then is the source",
        examples=("[The bridge is shut], local media reported, citing the mayor.",),
        counter_examples=(
            "The bridge is shut, the ministry said, citing the police.",
            "The bridge is shut, local media reported, citing the bad weather.",
        ),
    ),
    _rule(
        name="no words named",
        reads="that little or nothing was said, or that somebody asked not to be named",
        examples=("The mayor said little about the raid.", "The officer asked not to be named."),
        counter_examples=("The mayor asked that the raid be investigated.",),
        refuses=True,
    ),
    _rule(
        name="passive without words",
        reads="a passive without “by”, as in “were reported killed”",
        examples=("Two guards were reported killed.",),
        counter_examples=("The attack was condemned by Norland.",),
        refuses=True,
    ),
    _rule(
        name="describes a noun",
        reads="a participle that only describes the noun before it, as in “a man accused of”",
        examples=("A man accused of the raid was freed.",),
        counter_examples=("The mayor accused the army of the raid.",),
        refuses=True,
    ),
    _rule(
        name="participle behind its noun",
        reads="a participle in -ing that only describes the noun before it",
        examples=("The rebels supporting him fled.",),
        counter_examples=("The mayor left, saying the army was late.",),
        refuses=True,
    ),
    _rule(
        name="how a message was made known",
        reads="a participle that says where a message was posted or shared",
        examples=("In a message posted on its channel, the group said it had fled.",),
        counter_examples=("The group posted that it had fled.",),
        refuses=True,
    ),
    _rule(
        name="not said yet",
        reads="an infinitive: words that nobody has said yet, as in “was asked to explain”",
        examples=("The minister was asked to explain the raid.", "The mayor left without saying why."),
        counter_examples=("The pressure forced the minister to admit that the army was late.",),
        refuses=True,
    ),
    _rule(
        name="nobody",
        reads="a source that is nobody, as in “no group has claimed responsibility”",
        examples=("No group has claimed responsibility for the attack.",),
        counter_examples=("The Red Front has claimed responsibility for the attack.",),
        refuses=True,
    ),
    _rule(
        name="only a deed",
        reads="a verb that tells what somebody or something did, as in “fighters defended the village”",
        examples=("Fighters defended the village.", "The fire threatened to spread to the mill."),
        counter_examples=("The mayor defended the decision.",),
        refuses=True,
    ),
    _rule(
        name="nobody's words",
        reads="a verb of saying that has no speaker, as in “as it became known”",
        examples=("As it became known on Friday, nine people had died.",),
        counter_examples=("The army announced a new toll on Friday.",),
        refuses=True,
    ),
)
