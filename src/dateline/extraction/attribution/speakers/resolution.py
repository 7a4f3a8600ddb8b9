"""Who speaks: from the words beside a quotation to a person or body.

The words that name the source ("the prime minister", "he", "Price") are kept where they are; who is meant is
worked out over the whole report: a last name is the full name that has it, "he" the last person who spoke, a
role the person it was given to. Where nothing fits the source's own words are kept, and where there are none the
speaker is unknown, not the nearest name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from functools import cached_property
from typing import NamedTuple

from dateline.core.spans import Span
from dateline.extraction.attribution.speakers.acronyms import FULL_NAME, NOT_FIRST, full_names, spelled_out
from dateline.extraction.attribution.speakers.source_spans import (
    HONORIFICS,
    JOINS,
    OCCUPATIONS,
    PREPOSITIONS,
    TITLES,
    body_nouns,
    taken_apart,
    untailed,
)
from dateline.extraction.attribution.speakers.subjects import TIME_WORDS
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.extraction.lexicon.case_names import Lexicon, bare
from dateline.extraction.lexicon.gender import MEANS, titled, told_by
from dateline.extraction.text.document import Document

# No words that name somebody begin with these: what is before them was not found, and the nearest name is no guess.
NOBODY = frozenset(en.words("function_words", "what begins no name"))
# Words that are alone where a subject would, and name nobody.
ALONE = TIME_WORDS | frozenset(en.words("speakers", "adverbs that stand alone"))
DETERMINERS = frozenset(en.words("function_words", "determiners of a description"))
THE_OR_A = frozenset(en.words("function_words", "articles"))
PERSON_PRONOUNS = frozenset("he she i him her".split())
GROUP_PRONOUNS = frozenset("they we them".split())
ROLE_HEADS = frozenset(en.words("speakers", "role heads"))
# Who is mentioned as "the spokesperson" may have been called a spokesman.
_SPOKESMEN = [h for h in en.words("speakers", "role heads") if h.startswith("spokes") or h == "mouthpiece"]
SPOKESMEN = {h: [h, *(o for o in _SPOKESMEN if o != h)] for h in _SPOKESMEN}
# Whom "he" or "she" can mean, mentioned without a name: "a policeman who survived".
PERSONS = OCCUPATIONS | frozenset(en.words("speakers", "persons"))
HEAD_ENDS = re.compile(r",| (?:who|whom|whose|that|of|in|at|from|for|with|near|on|by|named|called|identified)\b")
# What is said of an armed group before its name.
GROUP_ADJECTIVES = frozenset(en.words("speakers", "group adjectives"))


def a_person_told_of(words: str) -> bool:
    """Whether a description without a name means one person.

    >>> [a_person_told_of(who) for who in ("A policeman who survived the attack", "The police", "two residents")]
    [True, False, False]
    """
    head = HEAD_ENDS.split(words.lower())[0].split()
    return len(head) > 1 and head[0] in ("a", "an", "the", "one", "another", "his", "her") and head[-1] in PERSONS


# "Witness Amina Karim, 43, lost ...": who a sentence begins with and mentions.
OPENS_WITH_A_PERSON = re.compile(
    r"\s*(?:(?:The|An?|One|His|Her|Their) [\w’'-]+(?: [\w’'-]+){0,4}, )?(?P<who>(?:(?:The |A |An )?[\w-]+ ){0,3}?"
    + FULL_NAME
    + r")(?:,|, (?:\d{1,3}|an? [^,.]{3,40}|who [^,.]{3,60}),)? (?:[a-z]+(?:ed|t|d|s|w|e)|ran|began|won)\b"
)

# "A farmer watched from a hill": who a paragraph begins with and gives no name.
A_PERSON_ABOVE = re.compile(rf"(?:An?|One|Another) (?:[\w-]+ ){{0,2}}?(?:{'|'.join(sorted(PERSONS))})(?= [a-z])")

# "The banned Blue League had claimed it at first": an armed group that a sentence begins with.
OPENS_WITH_A_GROUP = re.compile(
    rf"\s*(?P<who>[Tt]he (?:(?:{'|'.join(sorted(GROUP_ADJECTIVES))}) )+[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*)"
    r" (?:has|have|had|was|is|\w+ed)\b"
)

# "The pro-worker RP party was there, and": a body with a short name that a sentence begins with.
AND_IT = re.compile(
    r"\s*(?:The |the )?(?P<who>(?:[\w-]+ ){0,2}?[A-Z]{2,7}(?: [a-z]+)?) (?:was|is|has|had)\b[^.;]*,? and $"
)
TELLERS = en.any_of("speakers", "people who tell")
# "The Salby residents buried them": people whom a sentence begins with.
OPENS_WITH_PEOPLE = re.compile(
    rf"\s*(?P<who>(?:The )?(?:[\w-]+ ){{0,2}}?(?:{TELLERS})) (?:on |have |had |\w+ed )",
    re.IGNORECASE,
)

# Who is somebody's, with one name: "his brother, Abdi".
RELATED = frozenset(en.words("speakers", "related"))
# Behind the head noun of a body's name: "Mission for Iraq", "ministry in Baghdad".
BEHIND_HEAD = re.compile(r" (?:of|for|in|at|from) ")
# What may be between a sentence's subject and "she said" in it: a quotation,
# or the head of a clause that hangs on it.
QUOTED_SINCE = re.compile(r"[:,] [“\"]|,? (?:though|although|but|while|because) $")

# Where one of these is among the words before a name, they begin no sentence's subject.
NO_SUBJECT = (NOT_FIRST | frozenset("of to".split())) - frozenset("the a an".split())

# Who is mentioned without a name, and then as "the source".
UNNAMED = frozenset(en.words("speakers", "unnamed"))

LED_UP = re.compile(
    r"(?:^|[.!?”]\s+|\n)(?:Once|When|After|As|Before|While|Because|Since|Although|Though|As soon as) "
    r"(?P<who>(?:the )?(?:[a-z]+ )?(?:police|[a-z]{4,}s)) (?:was"
    r"|were|had|have|are|got|went|came|[a-z]+ed) [^.!?\n]{0,120}, $"
)
WRITTEN_BY = re.compile(
    r"\b(?:written|penned|authored|signed"
    r"|posted) by (?P<who>(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir)\.? )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*)"
)
WROTE = re.compile(r"(?:he|she|they) (?:has |had |also )?(?:wrote|writes|written|added|continued)\b", re.IGNORECASE)

# So many letters before "he said" his name may be.
INTRODUCED = 400
# So many who spoke are remembered; a longer memory takes time that grows with the square of a text's length.
REMEMBERED = 60

# What is issued and then speaks for its issuer: "The statement said."
DOCUMENTS = frozenset("statement report letter communique communiqué release memo announcement message tweet".split())
DOCUMENT = "|".join(sorted(DOCUMENTS))
# Words of a source that stand for somebody told before, and name nobody.
STANDING_FOR = PERSON_PRONOUNS | GROUP_PRONOUNS | DOCUMENTS | frozenset("his their it its who which that".split())
ISSUED = re.compile(
    r"(?P<who>(?:[Tt]he )?[A-Z][\w.’'-]*(?: (?:of|for|and|the|in|on) [A-Z][\w.’'-]*| [A-Z][\w.’'-]*)*) (?:has "
    r"|have |had |also )?"
    rf"(?:released|issued|published|sent|put out|posted|made|wrote|said in) (?:an? |the )?(?:\w+ ){{0,2}}(?:{DOCUMENT})"
)
# "In a statement sent to the press by the diocese of Salby."
SENT_BY = re.compile(
    rf"\b(?:{DOCUMENT}) (?:sent|issued|released|published|posted|given) (?:to (?:[\w’'-]+ ){{1,5}})?by "
    r"(?P<who>(?:the )?(?:\w+ )?(?:of )?[\w’'-]+(?: (?:of|for) [A-Z][\w’'-]*)*(?: [A-Z][\w’'-]*)*)"
)
# A headline as the source: the paper it is in.
HEADLINE = re.compile(r"(?:the |a )?(?:[\w-]+ )?(?:headlines?|editorials?)")
IN_A_PAPER = re.compile(r"\s+(?:in|of|on) (?:the )?(?:[a-z-]+ ){0,2}(?P<who>[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*)")
# "The Peoples' Workers Party (HEP)": a short form behind the words that it stands for.
# A name behind it is the speaker: "the Prime Minister of the Northern Region Council (NRC), Jan Berg".
IN_BRACKETS = re.compile(r"(?P<whole>[^,()]+) \((?P<short>[A-Z]{2,7})\)(?:, [a-z].*)?")
# Behind the name of who issued something, when it did.
ON_A_DAY = re.compile(r"\s+on\s+(?=[A-Z]).*", re.DOTALL)

# A document as the source: whose it is, behind it or in front of it.
ISSUED_BY = re.compile(
    rf"(?:(?:an?|the|its|this|one)\s+)?(?:[\w-]+\s+){{0,2}}(?:{DOCUMENT})\s+(?:(?:issued|released"
    r"|published|put out|sent|carried|written|posted|shared)\s+)?(?:from|by|of|attributed\s+to)\s+(?P<who>.+)",
    re.IGNORECASE | re.DOTALL,
)
ISSUERS_OWN = re.compile(rf"(?P<who>.+?)[’']s?\s+(?:[\w-]+\s+){{0,2}}(?:{DOCUMENT})", re.IGNORECASE)
ISSUERS = re.compile(rf"(?P<who>his|her|its|their)\s+(?:[\w-]+\s+){{0,2}}(?:{DOCUMENT})", re.IGNORECASE)
# "An armed forces press committee (COPREFA) communique"
BODYS = re.compile(rf"(?:an?|the) (?P<who>(?:\S+ )*(?P<noun>\w+)(?: \(\w+\))?) (?:{DOCUMENT})", re.IGNORECASE)
# Between a preposition and a person only titles: it is not the person who spoke, but somebody of theirs.
# Who speaks for the body he belongs to, even without a name.
SPEAKS_FOR = re.compile(
    r"\b(?:officials?|spokes(?:man|woman|person|people|men)|sources?|representatives?)\b", re.IGNORECASE
)
SOMEBODY_OF = re.compile(r"\b(?:for|to|of|with|from)\s+(?:the\s+)?(?P<titles>(?:[\w.-]+\s+)*)$", re.IGNORECASE)

# "one student, who gave his name as Ali", "a shepherd who would give his name only as Karim"
# "a soldier who was in the attack named Karl Dahl", "a guard who goes by the name “Shorty”".
GAVE_A_NAME = re.compile(
    r",? (?:who (?:would |wanted to )?(?:give|gave|giving) (?:only )?(?:his"
    r"|her|their) (?:first |full )?name (?:only )?as"
    r"|who (?:goes|went|is known) by (?:the )?(?:name|nickname|alias)(?: of)?"
    r"|(?:who is |who was )?called|(?:who (?:[\w-]+ ){1,8}?)?(?:named|identified(?: only)? as))"
    r" [“\"‘]?(?P<name>[A-Z][\w’'-]*\w(?: (?:al-|el-)?[A-Z][\w’'-]*\w)*)"
)


A_SHORT_FORM = re.compile(r" \([A-Z][\w.-]{1,7}\)(?= [a-z])")


def antecedent(before: str) -> str | None:
    """Whom "who" or "which" stands for: the name, or the short description, that ends the words before it.

    >>> antecedent("The bill was levied by the European Union, ")
    'the European Union'
    >>> antecedent("It was seen by the old man who ".removesuffix("who "))
    'the old man'
    >>> antecedent("It was seen by a police officer in Kirkuk, ")
    'a police officer in Kirkuk'
    >>> antecedent("It was seen by Omar Karim, a police officer ")
    'Omar Karim, a police officer'
    >>> antecedent("It was laid to the Red Front (RF) group ")
    'the Red Front group'
    """
    words = re.findall(r"[\w.’'-]+|[^\w\s]", A_SHORT_FORM.sub("", before.rstrip(" ,(—–-")))[-9:]
    first = len(words)
    while first and (words[first - 1][:1].isupper() or (first < len(words) and words[first - 1] in JOINS)):
        first -= 1
    while first < len(words) and words[first] in JOINS - {"the"}:
        first += 1
    owner = next((n for n in range(len(words) - 2, -1, -1) if words[n].endswith(("'s", "’s"))), None)
    if first == len(words) and owner is not None and words[owner][0].isupper():
        while owner and words[owner - 1][:1].isupper():
            owner -= 1
        return " ".join(words[owner:])  # "Harbour City's main union, which"
    placed = 0 < first < len(words) and words[first - 1] in PREPOSITIONS
    if first < len(words) and not placed:
        return " ".join(words[first:])
    for n in range(len(words) - 1, max(first - 6 if placed else len(words) - 5, -1), -1):
        if words[n].lower() in DETERMINERS:
            name = n - 1
            while n and words[n - 1] == "," and name and words[name - 1][:1].isupper():
                name -= 1
            told = f"{' '.join(words[name : n - 1])}, " if n - name > 2 else ""
            return told + " ".join(words[n:]) if n < len(words) - 1 else None
    if words and words[-1] in BARE_SOURCES:
        return str(words[-1])  # "they were held back by police who"
    return " ".join(words[first:]) if placed and words[first - 1] in ("by", "to", "with", "from", "for") else None


# "The group", and the words in the names of groups that speak and bear no arms.
ORGANISATIONS = frozenset("group organisation organization watchdog charity union".split())
CIVIC = frozenset(en.words("speakers", "names of groups without arms"))


def shortened_so(words: str, short: str) -> str | None:
    """The end of some words that a short form stands for, letter by letter; None where none does.

    >>> shortened_so("Salby affiliate al-Qaida in the Islamic Magreb", "AQIM")
    'al-Qaida in the Islamic Magreb'
    >>> shortened_so("The Peoples' Workers Party", "HEP")
    """
    at, letters = words.split(), ""
    for n in range(len(at) - 1, -1, -1):
        if at[n] not in SMALL_WORDS:
            letters = "".join(part[0] for part in at[n].split("-") if part).upper() + letters
        if letters == short:
            return " ".join(at[n:])
    return None


BARE_SOURCES = frozenset("police officials authorities residents witnesses officers troops soldiers".split())
# The end of a sentence, in the words before an offset.
SENTENCE_END = re.compile(r"(?<=[a-z)”\"])[.!?][”\"]?\s")
_ONE_NAME = r"(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}"
SEVERAL = re.compile(rf"(?:{_ONE_NAME}, )*{_ONE_NAME},? and {_ONE_NAME}")
# "Turkey, the US Embassy in Baghdad, and the UN mission": three or more, with what bodies are
# called besides their capitals.
_BODY = r"(?:[Tt]he )?[A-Z][\w.’'-]*(?: [\w.’'-]+){0,6}"
MANY = re.compile(rf"{_BODY}(?:, {_BODY})+, and {_BODY}")
SMALL_WORDS = frozenset("the his her a an of for in from at and".split())


HIS_WORDS = re.compile(r"(?:his|her) (?:own )?words")
# "The state governor" is the governor that was named.
OF_HIS_AREA = frozenset("state city local regional provincial county federal district town".split())
# Behind whoever speaks on.
GOES_ON = re.compile(r" (?:also )?(?:added|continued|went on|further (?:said|stated|noted))\b")
_TITLED_NAME = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"


class Speaker(NamedTuple):
    """A resolved source. `person` tells a person from a body or a group; `named` a name from a description."""

    name: str
    actor_id: str | None
    role: str | None
    organisation: str | None
    person: bool
    named: bool


# A verb with its object, or a pronoun with its verb, among what should be a noun phrase.
HOLDS_A_VERB = re.compile(
    r"^(?:it|there|let)[’'](?:s|ll|d) "
    r"|\b(?!called|named|dubbed|nicknamed)[a-z]{3,}ed (?:the|an?"
    r"|his|her|its|their|him|them|it|one|two|three|four|five|\d+)\b"
    # "the storm began around 10 p.m. Bystanders"
    r"|\b(?:" + en.any_of("speakers", "verbs of what happens") + r")\b"
    r"|\b(?:reportedly|allegedly) [a-z]+ the\b",
    re.IGNORECASE,
)
# "That same day", "Saturdays": when, and nobody.
A_TIME = re.compile(
    rf"(?:(?:that|this|the)\s+)?(?:(?:same|very|next|following)\s+)?(?:{'|'.join(sorted(TIME_WORDS))}|day)s?",
    re.IGNORECASE,
)
# What a noun phrase does not end in: what was read as its verb is none, "the insurgents push on despite | repeated".
DANGLING = THE_OR_A | frozenset(en.words("function_words", "what no subject ends in"))


# "The last death toll reported on Monday was 59": a count, which says nothing.
A_COUNT = re.compile(r"(?:[\w’'-]+ ){0,4}?(?:death )?(?:toll|tally)", re.IGNORECASE)


# "Earlier, the ministry blamed", "Hours later, however, a spokesman said", "As of 9 a.m. the administration confirmed".
LEADS_IN = re.compile(
    r"(?:(?:(?:\w+ )?(?:earlier|later|afterwards)|" + en.any_of("speakers", "adverbs before a comma") + ")"
    r"(?:, (?:however|meanwhile|too))?,"
    r"|(?:as )?of \d[\d.:]*\s?[ap]\.?m\.?,?)\s+",
    re.IGNORECASE,
)
# "Unconfirmed photos showed": pictures say nothing; who posted them is a source.
PICTURES = re.compile(r"(?:\w+ ){0,3}(?:" + en.any_of("speakers", "pictures") + ")", re.IGNORECASE)
# "Two suicide", "The main": the head of a phrase that goes on behind the verb.
UNFINISHED = re.compile(r"(?:\w+ ){0,2}(?:main|suicide|twin|deadly)", re.IGNORECASE)


# "the ministry in an official statement, blamed".
SAID_IN = re.compile(r"\s+in an? (?:\w+ ){0,2}(?:statement|interview|speech|letter|post|message)$")


# "The fair began around 10 p.m. Bystanders": a sentence ended at the hour.
AN_HOUR = re.compile(r"[^“”]*\b\d[\d.:]*\s?[ap]\.m\.\s+(?=[A-Z][a-z]+ [a-z])", re.DOTALL)


# "Berg and", where what is joined to the name is no source.
JOINED_ON = re.compile(r"\s+(?:and|or|but)$")


def past_the_lead(text: str, source: Span) -> Span:
    """A source's place without the adverb of time or place that its sentence begins with, and without the statement
    that it was said in.

    >>> text = "Earlier, the ministry in a statement"
    >>> first, last = past_the_lead(text, Span(0, len(text)))
    >>> text[first:last]
    'the ministry'
    """
    m = AN_HOUR.match(text, source.start, source.end) or LEADS_IN.match(text, source.start, source.end)
    start = m.end() if m and m.end() < source.end else source.start
    cut = SAID_IN.search(text, start, source.end) or JOINED_ON.search(text, start, source.end)
    return Span(start, cut.start() if cut else source.end)


RELATIVE = re.compile(r"\b(?:who|which|that)\b")
ALPHANUMERIC = re.compile(r"[^\W_]+")
LETTERS = re.compile(r"[^\W\d_]+")


# "An attack during the last days of the month", "the bombings": nobody; "the bombing suspect" is somebody.
AN_ATTACK = re.compile(
    rf"(?:an?|the|this|that|these|those|another)\s+(?:[\w-]+\s+){{0,2}}?(?:{ATTACKS})(?=\s+(?:in|of|on|at|near|during|against|by)\b|$)",
    re.IGNORECASE,
)


def names_somebody(words: str) -> bool:
    """Whether words can name a source: "among others", "left little" and "Troops recovered three rifles" can't.

    >>> [names_somebody(who) for who in ("A guard", "A", "That same day", "Trucks roll on despite")]
    [True, False, False, False]
    """
    low = words.lower().strip()
    if low in THE_OR_A or A_TIME.fullmatch(low) or low.split()[-1:] in ([w] for w in DANGLING):
        return False
    if AN_ATTACK.match(words) or A_COUNT.fullmatch(words) or UNFINISHED.fullmatch(words) or PICTURES.fullmatch(words):
        return False
    verb = HOLDS_A_VERB.search(words)
    if verb and not RELATIVE.search(words[: verb.start()]):
        return False
    if all(w in ALONE or w.isdigit() for w in ALPHANUMERIC.findall(words.lower())):
        return not words.strip()
    first = LETTERS.match(words)
    return first is None or first[0].lower() not in NOBODY or first[0].isupper()


# "Ahmed “Shorty” Hasan"
NICKNAME = re.compile(r"(?<=[\w.]) [“\"‘][^“”\"‘’]{1,30}[”\"’](?= [A-ZÀ-Þ]| al-| el-)")


QUOTATION_MARKS = dict.fromkeys(map(ord, '“”"„«»'))
SO_CALLED = re.compile(r"\b(?:so-called|self-styled|self-proclaimed) (?=[A-ZÀ-Þ])")


def without_marks(words: str) -> str:
    """A source's words without the quotation marks in them, and without a nickname between first and last name.

    >>> without_marks("Ahmed “Shorty” Hasan"), without_marks("the so-called “Blue League")
    ('Ahmed Hasan', 'the Blue League')
    """
    return SO_CALLED.sub("", NICKNAME.sub("", words).translate(QUOTATION_MARKS))


INITIALS = re.compile(r"(?:[Tt]he )?(?:[A-Z]\.)+[A-Z]")
LOW_WORDS = re.compile(r"[a-z-]+")
BOTH = re.compile(r"^[Bb]oth (?=.* and )")
UNSHORTENED = re.compile(r"^[Tt]he | \(\w+\)$")


class Cast:
    """The people and bodies of one report, as they are met. Resolution goes on from statement to statement."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.text = doc.text
        self.people: deque[Speaker] = deque(maxlen=REMEMBERED)  # as they spoke, the last of them
        self.titled = titled(doc.text)
        self.spelled_out = spelled_out(doc.text)
        self.spelled_whole = set(self.spelled_out.values())
        self.last_group: Speaker | None = None
        self.last: Speaker | None = None
        self.last_at: int | None = None
        self.by_role: dict[str, Speaker] = {}
        self.issuer: Speaker | None = None  # whose "the statement" was
        self.full = full_names(doc)
        self.by_first: dict[str, set[str]] = {}
        for full in self.full.values():
            self.by_first.setdefault(full.split()[0], set()).add(full)
        self.roles: dict[str, str] = {}
        found = lexicon.actor_finder.finditer(doc.text)
        self.mentions = [(m.start(), aid) for m in found if (aid := lexicon.actor_names.get(bare(m[0])))]
        self.mentions_of: dict[str, list[int]] = {}
        for start, aid in self.mentions:
            self.mentions_of.setdefault(aid, []).append(start)

    def named_in(self, span: Span) -> list[str]:
        """The actors whom a stretch of the text names, in order, each once."""
        first, past = bisect_left(self.mentions, (span.start, "")), bisect_left(self.mentions, (span.end, ""))
        return list(dict.fromkeys(a for _, a in self.mentions[first:past]))

    def resolve(self, words: str, at: int = 0) -> Speaker | None:
        """Who is meant by a source's words at an offset; None for words that name nobody. Remembers who spoke."""
        words = " ".join(words.split())
        if INITIALS.fullmatch(words) and self.text.startswith(f"{words}.", at):
            words += "."  # "the U.N." at the end of a sentence
        speaker = self._who(words, at)
        if speaker is None:
            return None
        self.last, self.last_at = speaker, at
        if speaker.person:
            self.people.append(speaker)
            for head in ROLE_HEADS & set(LOW_WORDS.findall((speaker.role or speaker.name).lower())):
                self.by_role[head] = speaker
        else:
            self.last_group = speaker
        noun = BEHIND_HEAD.split(speaker.name.lower())[0].split()[-1]
        if noun in UNNAMED or (noun in body_nouns() and not speaker.person):
            self.by_role[noun] = speaker
        return speaker

    def _actor(self, name: str) -> Speaker | None:
        aid = self.lexicon.actor_names.get(bare(name))
        if aid is None or self._bears_it_another(bare(name), aid):
            return None
        full, kind, role, organisation, _ = self.lexicon.actors[aid]
        return Speaker(full, aid, role or None, organisation or None, kind == "person", named=True)

    def _bears_it_another(self, low: str, aid: str) -> bool:
        """Whether the text gives a last name to somebody with another first name than the listed person:
        "Erik Holm", and "Holm" for him, where Peter Holm is listed."""
        name, kind, _, _, others = self.lexicon.actors[aid]
        full = self.full.get(low)
        if kind != "person" or " " in low or full is None:
            return False
        return not set(full.lower().split()[:-1]) & {w for n in (name, *others) for w in n.lower().split()}

    def _named_otherwise(self, words: str, low: str, last: str, aid: str) -> bool:
        """Whether a last name inside a source's words has another first name there: "Lars Holm, a police officer"."""
        name, _, _, _, others = self.lexicon.actors[aid]
        before = words[: low.index(last)].rstrip().split(" ")[-1]
        own = {w for n in (name, *others) for w in n.lower().split()}
        a_title = before.lower().rstrip(".") in TITLES | OCCUPATIONS | ROLE_HEADS
        return bool(before[:1].isupper() and before[-1:].isalpha() and not a_title and before.lower() not in own)

    def _actor_inside(self, words: str) -> Speaker | None:
        """The person among the actors whom a source's words name somewhere; the words around are the role."""
        low = words.lower().replace("’", "'")
        hits = [n for n in self.lexicon.people if n in low and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", low)]
        known = self.lexicon.actor_names
        hits = [
            n
            for n in hits
            if " " in n or not (self._bears_it_another(n, known[n]) or self._named_otherwise(words, low, n, known[n]))
        ]
        if not hits:
            return None
        if both := self._both(low, hits):
            return both
        name = max(hits, key=len)
        found = self._actor(name)
        at = low.index(name)
        if words[at + len(name) :].startswith(("'s", "’s")):
            return None  # "Kadhimi's media office"
        behind = SOMEBODY_OF.search(words[:at])
        if behind and all(t.lower().rstrip(".") in TITLES for t in behind["titles"].split()):
            return None
        role = (words[:at] + words[at + len(name) :]).strip(" ,#*–—-")
        return found._replace(role=role or found.role) if found else None

    def _both(self, low: str, hits: list[str]) -> Speaker | None:
        """Two known people joined by "and": "Governor Omed Khushnaw and Dilovan Muhammad, the director of health"."""
        at = sorted({self.lexicon.actor_names[n]: low.index(n) for n in hits}.items(), key=lambda item: item[1])
        if len(at) != 2 or " and " not in low[at[0][1] : at[1][1]]:
            return None
        found = [self.lexicon.actors[aid] for aid, _ in at]
        return Speaker(
            "; ".join(a[0] for a in found), " ".join(aid for aid, _ in at), None, None, person=False, named=True
        )

    def _issuer(self, at: int) -> Speaker | None:
        """Whose statement "the statement" is: the subject of the last sentence before it that
        mentions one being issued."""
        last = bisect_right(self._issued_before, at, key=lambda m: m.end()) - 1
        m = self._issued_before[last] if last >= 0 else None
        return self._who(m["who"], m.start()) if m else None

    @cached_property
    def _issued_before(self) -> list[re.Match[str]]:
        """Every place where the text mentions a statement being issued by somebody, in order."""
        found = (m for rule in (ISSUED, SENT_BY) for m in rule.finditer(self.text))
        return sorted((m for m in found if bare(m["who"]) not in DOCUMENTS), key=lambda m: m.end())

    def _speaks_for(self, words: str) -> str | None:
        """The actor whose official or spokesman a description without a name means: "a senior Peshmerga official"."""
        if not SPEAKS_FOR.search(words):
            return None
        low = bare(words)
        name = next((n for n in self.lexicon.bodies if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", low)), None)
        return self.lexicon.actor_names[name] if name else None

    def _mentioned(self, head: str, at: int) -> Speaker | None:
        """The actor last mentioned before an offset whose name or role has a head noun: "the ministry", "the group"."""
        before = {aid: bisect_left(at_each, at) for aid, at_each in self.mentions_of.items() if self._headed(aid, head)}
        best = max(((self.mentions_of[aid][n - 1], aid) for aid, n in before.items() if n), default=None)
        return self._actor(self.lexicon.actors[best[1]][0]) if best else None

    def _headed(self, aid: str, head: str) -> bool:
        """Whether a head noun is one of an actor's name or role, or means any attacker."""
        name, kind, role, _, others = self.lexicon.actors[aid]
        if head in ("group", "militants", "organization", "organisation"):
            return kind == "attacker"
        return head in f"{name} {role} {' '.join(others)}".lower().split()

    def _of_role(self, words: str, low: str, at: int) -> Speaker | None:
        """Who was last said to have the role that words name, all that they say of it
        included: "the interior minister"."""
        heads = [h for h in LOW_WORDS.findall(low) if h in ROLE_HEADS]
        if not heads or not re.match(r"the\b", words, re.IGNORECASE):
            return None
        had = next((h for head in SPOKESMEN.get(heads[-1], heads[-1:]) if (h := self.by_role.get(head))), None)
        had = had if had and had.named else self._titled_before(heads[-1], at) or had
        told = set(re.findall(r"[a-z]+", low)) - {heads[-1]} - SMALL_WORDS - OF_HIS_AREA
        known = f"{had.name} {had.role or ''} {had.organisation or ''}".lower() if had else ""
        if had and told <= set(re.findall(r"[a-z]+", known)):
            return had
        # "The minister said … The former governor added": who goes on is the same.
        goes_on = self.last and self.last.person and self.last.named
        return self.last if goes_on and GOES_ON.match(self.text, at + len(words)) else None

    def _titled_before(self, head: str, at: int) -> Speaker | None:
        """The person last named before an offset with a title: "a meeting of Governor Karim and the bishops"."""
        found = list(re.finditer(rf"\b{head.capitalize()} (?P<who>{_TITLED_NAME})", self.text[:at]))
        return self._named(f"{head.capitalize()} {found[-1]['who']}") if found else None

    def _described(self, head: str, at: int) -> str | None:
        """How the one whom "the source" means was last described before an offset: "a security source in Mopti"."""
        pattern = (
            rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){{0,4}}{head}\b(?: (?:in"
            r"|from|at) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?"
        )
        found = list(re.finditer(pattern, self.text[max(0, at - INTRODUCED) : at]))
        return found[-1][0] if found else None

    def _organisation_before(self) -> Speaker | None:
        """The group of nobody armed that spoke last, where nobody has spoken since: "Amnesty Watch said ... The group
        added ..."."""
        last = self.last
        told = last is not None and last is self.last_group and last.named
        return last if last and told and CIVIC & set(re.findall(r"[a-z]+", last.name.lower())) else None

    def _several(self, words: str) -> Speaker | None:
        """Several at once: "Qatar and Jordan", "the UN, the EU and the Arab League"."""
        if not (SEVERAL.fullmatch(words) or MANY.fullmatch(words)):
            return self._two(words)
        names = [re.sub(r"^[Tt]he ", "", n) for n in re.split(r", (?:and )?| and ", words)]
        if any(n.split()[-1].lower() in TITLES for n in names[:-1]):
            return None  # "First Lady and Education Minister Jane Doe" is one
        found = [self._actor(n) for n in names]
        if all(found):
            known = [f for f in found if f]
            return Speaker(
                "; ".join(f.name for f in known),
                " ".join(str(f.actor_id) for f in known),
                None,
                None,
                person=False,
                named=True,
            )
        return Speaker(words[:1].upper() + words[1:], None, None, None, person=False, named=True)

    def _two(self, words: str) -> Speaker | None:
        """Two people, each with a role: "Prime Minister Nawaz Karim and opposition leader Imran Doe"."""
        halves = [taken_apart(half) for half in words.split(" and ")] if words.count(" and ") == 1 else []
        names = [h.name for h in halves if h.name and " " in h.name and not h.body]
        if len(names) != 2 or "," in words:
            return None
        both = [self._actor(name) for name in names]
        for half, name in zip(halves, names, strict=True):
            if half.role:
                self.roles.setdefault(name, half.role)
        ids = " ".join(str(f.actor_id) for f in both if f) if all(both) else None
        return Speaker(("; " if ids else " and ").join(names), ids, None, None, person=False, named=True)

    def _issued(self, words: str, at: int) -> Speaker | None:
        """Whose document it is that words name: "a statement from the ministry", "the ministry's statement"."""
        paper = HEADLINE.fullmatch(words.lower()) and IN_A_PAPER.match(self.text, at + len(words))
        m = paper or ISSUED_BY.fullmatch(words) or ISSUERS_OWN.fullmatch(words) or ISSUERS.fullmatch(words)
        if m is None and (body := BODYS.fullmatch(words)) and body["noun"].lower() in body_nouns():
            m = body
        return self._who(ON_A_DAY.sub("", m["who"]), at) if m else None

    def _he_or_she(self, pronoun: str, at: int) -> Speaker | None:
        """Whom "he" or "she" means at an offset: who is introduced right before,
        else the last who spoke and can be meant."""
        before = (self._author(at), self._introduced(at), self._told_of_above(at), *reversed(self.people))
        return next((s for s in before if s and self._can_be(s, pronoun)), None)

    def _led_up_to(self, at: int) -> Speaker | None:
        """Whom "they" means behind a clause that leads up to it: "Once investigators got inside, they said"."""
        if not self.text.startswith(("they ", "They "), at):
            return None
        m = LED_UP.search(self.text, max(0, at - INTRODUCED), at)
        return self._who(m["who"], m.start("who")) if m else None

    def _subject_told(self, at: int) -> Speaker | None:
        """Whom "it" means behind a sentence that an armed group is the subject of: "The banned Blue League had first
        claimed it. It later denied"; None where somebody has spoken since."""
        if not self.text.startswith("It ", at):
            return None
        start = max(self.text.rfind("\n\n", max(0, at - INTRODUCED), at) + 2, at - INTRODUCED, 0)
        sentences = [start, *(m.end() for m in SENTENCE_END.finditer(self.text, start, at))]
        begin = sentences[-2] if len(sentences) > 1 and sentences[-1] == at else sentences[-1]
        m = OPENS_WITH_A_GROUP.match(self.text, begin, at)
        return self._who(m["who"], begin) if m and (self.last_at is None or self.last_at < begin) else None

    def _body_told(self, at: int) -> Speaker | None:
        """Whom "it" means behind "and": "The Reform Party (RP) was there, and it said ..."."""
        start = max(self.text.rfind("\n", max(0, at - INTRODUCED), at) + 1, 0)
        begin = [start, *(m.end() for m in SENTENCE_END.finditer(self.text, start, at))][-1]
        m = AND_IT.match(self.text, begin, at)
        return self._who(m["who"], begin) if m else None

    def _people_told(self, at: int) -> Speaker | None:
        """Whom "they" means behind a sentence that begins with people: "Residents buried them. They said ..."; None
        where somebody has spoken since."""
        if not self.text.startswith("They ", at):
            return None
        start = max(self.text.rfind("\n", max(0, at - INTRODUCED), at) + 1, 0)
        sentences = [start, *(m.end() for m in SENTENCE_END.finditer(self.text, start, at))]
        begin = sentences[-2] if len(sentences) > 1 and sentences[-1] == at else at
        m = OPENS_WITH_PEOPLE.match(self.text, begin, at)
        return self._who(m["who"], begin) if m and (self.last_at is None or self.last_at < begin) else None

    def _author(self, at: int) -> Speaker | None:
        """Who wrote what is quoted, where the text names the author right before:
        "a profile written by Jane Doe. “...,” she wrote"."""
        if not WROTE.match(self.text, at):
            return None
        found = list(WRITTEN_BY.finditer(self.text, max(0, at - INTRODUCED), at))
        return self._who(found[-1]["who"], found[-1].start("who")) if found else None

    def _can_be(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether a pronoun can mean somebody, as far as a title or a role tells:
        "he" is no "Mrs. Doe" and no spokeswoman."""
        asked = MEANS.get(pronoun)
        told = self.titled.get(speaker.name.split()[-1]) or told_by(speaker.role or speaker.name)
        return asked is None or told is None or asked == told

    def _introduced(self, at: int) -> Speaker | None:
        """The person whom the sentence before, in one paragraph, begins with: "Witness Amina Karim, 43,
        lost her husband. “I ran,” she said.", or the same sentence before its quotation: "Amina Karim scolded him:
        “You ran,” she said."; None where nobody is, or who that is has spoken since."""
        start = max(self.text.rfind("\n\n", max(0, at - INTRODUCED), at) + 1, at - INTRODUCED, 0)
        sentences = [start, *(m.end() for m in SENTENCE_END.finditer(self.text, start, at))]
        for begin in reversed(sentences):
            m = OPENS_WITH_A_PERSON.match(self.text, begin, at)
            if begin == sentences[-1] and not (m and QUOTED_SINCE.search(self.text, m.end(), at)):
                continue
            name, _, body = taken_apart(m["who"]) if m else (None, None, False)
            if m and name and " " in name and not body and not NO_SUBJECT & {w.lower() for w in m["who"].split()}:
                return self._who(m["who"], begin)
            if self.last_at is not None and begin < self.last_at:
                return None
        return None

    def _told_of_above(self, at: int) -> Speaker | None:
        """The person whom the paragraph above begins with, where a quotation of his opens this one and nobody has
        spoken since: "Amina Karim ran out when she heard it. ¶ “There was dust,” she said."."""
        here = self.text.rfind("\n\n", max(0, at - INTRODUCED), at) + 2
        above = self.text.rfind("\n\n", max(0, here - 2 - INTRODUCED), here - 2) + 2
        above = 0 if above == 1 and here - 2 <= INTRODUCED else above
        if here == 1 or above == 1 or self.text[here : here + 1] not in ("“", '"'):
            return None
        told = A_PERSON_ABOVE.match(self.text, above, here)
        if told and a_person_told_of(told[0]) and (self.last_at is None or self.last_at < above):
            return self._who(told[0], above)
        m = OPENS_WITH_A_PERSON.match(self.text, above, here)
        name, _, body = taken_apart(m["who"]) if m else (None, None, False)
        spoken = self.last_at is not None and self.last_at >= above
        if (
            m is None
            or not name
            or " " not in name
            or body
            or spoken
            or NO_SUBJECT & {w.lower() for w in m["who"].split()}
        ):
            return None
        return self._who(m["who"], above)

    def _who(self, words: str, at: int) -> Speaker | None:
        words = self._without_its_owners(BOTH.sub("", untailed(without_marks(words))))  # "Both Baghdad and Washington"
        low = bare(words)
        if HIS_WORDS.fullmatch(low):  # "He was outraged. His words: “...”"
            return self._he_or_she(low.split()[0], at)
        if low in STANDING_FOR:
            return self._stands_for(low, at)
        known = self._actor(words) or self._spelled_out(words) or self._actor_inside(words) or self._several(words)
        if found := known or self._issued(words, at) or self._named(words) or self._gave_a_name(words, at):
            return found
        if low in ORGANISATIONS and words.lower().startswith("the ") and (spoke := self._organisation_before()):
            return spoke
        if had := self._of_role(words, low, at) or self._mentioned_with_an_article(words, low, at):
            return had
        if low in body_nouns() | UNNAMED and words.lower().startswith("the ") and low in self.by_role:
            return self.by_role[low]  # "the ministry" that spoke before
        if low in UNNAMED and words.lower().startswith("the ") and (told := self._described(low, at)):
            words, low = told, bare(told)
        return Speaker(
            words[:1].upper() + words[1:] if words else words,
            None,
            None,
            self._speaks_for(words),
            (bool(ROLE_HEADS & set(LOW_WORDS.findall(low))) and not low.endswith("s")) or a_person_told_of(words),
            named=False,
        )

    def _stands_for(self, low: str, at: int) -> Speaker | None:
        """Whom a pronoun or "the statement" stands for at an offset."""
        if low in PERSON_PRONOUNS or low == "his":
            return self._he_or_she(low, at)
        if low in GROUP_PRONOUNS or low in ("their", "it", "its"):
            told = self._subject_told(at) or self._body_told(at) if low == "it" else self._people_told(at)
            return self._led_up_to(at) or told or self.last_group or self.last
        if low in DOCUMENTS:
            self.issuer = self._issuer(at) or self.issuer or self.last_group or self.last
            return self.issuer
        if low == "that":
            return None
        before = antecedent(SENTENCE_END.split(self.text[max(0, at - 120) : at])[-1])
        found = self._who(before, at) if before and bare(before) not in ("who", "which") else None
        a_body = found and not found.person and set(bare(found.name).split()[-1:]) & body_nouns()
        return self.last if low == "who" and a_body and self.last and self.last.person else found

    def _without_its_owners(self, words: str) -> str:
        """A source's words without a short form that stands for its end alone:
        "the Guard Ministry of the Norland Unity Government (NUG)" is the ministry."""
        m = IN_BRACKETS.fullmatch(words)
        whole = (self.spelled_out.get(m["short"]) or shortened_so(m["whole"], m["short"])) if m else None
        of_it = re.compile(rf".*[A-Z].* of (?:the )?{re.escape(whole)}") if whole else None
        return m["whole"] if m and of_it and of_it.fullmatch(m["whole"]) else words

    def _spelled_out(self, words: str) -> Speaker | None:
        """Who is told by a short form that the text spells out, or by what it spells out; or by a long name with a
        short one behind it in brackets."""
        m = IN_BRACKETS.fullmatch(words)
        head = m["whole"].split()[-1] if m else ""
        if m and head[:1].isupper():
            whole = self.spelled_out.get(m["short"]) or shortened_so(m["whole"], m["short"])
            name = whole or (m["short"] if head.lower() in body_nouns() else None)
            if name:
                return self._actor(name) or Speaker(name, None, None, None, person=False, named=True)
        short = UNSHORTENED.sub("", words)
        whole = self.spelled_out.get(short) or (short if short in self.spelled_whole else None)
        return self._actor(whole) or Speaker(whole, None, None, None, person=False, named=True) if whole else None

    def _named(self, words: str) -> Speaker | None:
        """Who has the name in a source's words, with the role around it, or the one told before."""
        name, role, body = taken_apart(words)
        if not name:
            return None
        full = self._bearer(name) if " " not in name and not body else name
        full = self._by_first_name(full) if " " not in full and not body else full
        known = self._actor(full) or self._actor(name) or (self._actor(name.split(" of ")[0]) if body else None)
        if known:
            return known._replace(role=role or known.role)
        role = self.roles.setdefault(full, role) if role else self.roles.get(full)
        titled = {bare(w).rstrip(".") for w in words.split()} & HONORIFICS  # "Dr Iftikhar"
        if self._a_group(words, name, role):
            return Speaker(full, None, role, None, person=False, named=True)
        a_person = " " in full or full != name or bool(titled) or bool(RELATED & set((role or "").lower().split()))
        return Speaker(full, None, role, None, not body and a_person, named=True)

    def _bearer(self, name: str) -> str:
        """The full name that a last name stands for: that of the last who spoke and has it, else the first in the
        text."""
        spoke = (s.name for s in reversed(self.people) if s.named and s.name.split()[-1] == name and " " in s.name)
        return next(spoke, None) or self.full.get(name.lower(), name)

    def _by_first_name(self, name: str) -> str:
        """The full name of the only one in the text who has a first name: "Timea" for Timea Roe."""
        bearers = self.by_first.get(name, set())
        return next(iter(bearers)) if len(bearers) == 1 else name

    def _a_group(self, words: str, name: str, role: str | None) -> bool:
        """Whether a name is an armed group's: "the outlawed Tehrik-i-Salby", "the Blue Wolves"."""
        told = set((role or "").lower().split())
        behind = words[len("the ") + len(name) :][:1]
        article = words.lower().startswith(f"the {name.lower()}") and not (behind.isalnum() or behind == "_")
        return bool(told & GROUP_ADJECTIVES and not told & (PERSONS | ROLE_HEADS)) or article

    def _gave_a_name(self, words: str, at: int) -> Speaker | None:
        m = GAVE_A_NAME.match(self.text, at + len(words)) if self.text.startswith(words, at) else None
        if m is None:
            return None
        role = re.sub(r"^(?:the|an?|one|another) ", "", words, flags=re.IGNORECASE)
        return Speaker(m["name"], None, role, None, person=True, named=True)

    def _mentioned_with_an_article(self, words: str, low: str, at: int) -> Speaker | None:
        """ "The ministry", "its spokesman": the actor last mentioned that can be meant."""
        short = re.match(r"(?:the|its|their)\b", words, re.IGNORECASE) and len(low.split()) <= 2
        return self._mentioned(low.split()[-1] if low else "", at) if short else None
