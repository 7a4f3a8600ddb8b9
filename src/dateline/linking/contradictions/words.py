"""Contradictions about words: a quotation that is not what was said, and one given to different speakers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from dateline.extraction.lexicon import en
from dateline.linking.collation.alignment import FACTS, Difference, from_json
from dateline.linking.collation.utterances import spoilt
from dateline.linking.contradictions.common import Linked
from dateline.tables import ContradictionRow, StatementRow, VariantRow

AS_THE_BASE, ALTERED = "as in the reference text", "altered, not flagged"
# Where nobody's text is the speaker's own, no printing can be said to alter another.
ONE, ANOTHER = "one version", "another version"
# A printing that keeps so much of its base prints the passage, not a piece of it.
MOSTLY = 0.4


def words(known: Linked) -> Iterator[ContradictionRow]:
    """One row a passage whose printings differ between the marks, and one a passage given to more than one speaker."""
    groups: dict[tuple[str, str, int], list[VariantRow]] = defaultdict(list)
    for v in known.linked.variants:
        if v["quoted"] and v["relation"] not in ("other rendering", "paraphrase"):
            groups[v["utterance_id"], v["base_report_id"], v["base_start"]].append(v)
    # A base may itself be compared with another base, in other words; among those in its words it is one of them.
    for v in known.linked.variants:
        key = (v["utterance_id"], v["report_id"], v["start"])
        if v["relation"] == "other rendering" and key in groups:
            groups[key].append(v | {"relation": "base"})
    for (_, report_id, start), found in sorted(groups.items()):
        opening = _opening(known.reports[report_id]["text"][start : found[0]["base_end"]])
        yield from _printed(known, opening, found)
        yield from _spoken(known, opening, found)


SHOWN = 8


def _opening(passage: str) -> str:
    """The first words of a passage between marks, with an ellipsis where it goes on."""
    words = passage.split()
    return f"“{' '.join(words[:SHOWN])}{' …' if len(words) > SHOWN else ''}”"


def _printed(known: Linked, opening: str, found: list[VariantRow]) -> Iterator[ContradictionRow]:
    outlets = sorted(
        {
            known.reports[v["report_id"]]["outlet"]
            for v in found
            if v["relation"] == "base" and known.reports[v["report_id"]]["relation"] == "primary source"
        }
    )
    if not outlets and _may_be_a_translation(found, len(_base_words(known, found).split())):
        return
    called = (AS_THE_BASE, ALTERED) if outlets else (ONE, ANOTHER)
    sides: dict[str, list[StatementRow]] = defaultdict(list)
    for v in found:
        within = known.reports[v["report_id"]]["text"][v["start"] : v["start"] + 1].islower()
        sides[_said_of(v, *called, within=within)].append(known.statements[v["statement_id"]] | {"start": v["start"]})
    if len(sides) < 2:
        return
    if not any(not _of_an_article(o) for v in found for o in spoilt(v)):
        return  # A quotation that begins or ends elsewhere is cut, and not altered.
    settled = f"{outlets[0]} published the words itself: that is the text." if outlets else ""
    differ = "words changed inside the quotation" if outlets else "reports print different words"
    yield known.contradiction("altered quotation", None, f"{opening}: {differ}", sides, settled, _base(found))


# Two translators of a passage shorter than so many words may differ in one of them.
SHORT = 12


def _may_be_a_translation(found: list[VariantRow], length: int) -> bool:
    """Whether printings of which nobody's text is the speaker's own may be renderings of another language: one has
    other words in more than one place, or in one of a short passage, where they change no fact. Who only leaves words
    out, or puts words in, had the same text."""
    other = [[o for o in spoilt(v) if o.op not in ("cut", "added") and not _of_an_article(o)] for v in found]
    if any(len(changed) > 1 for changed in other):
        return True
    return length < SHORT and any(not o.fact for changed in other for o in changed)


def _base_words(known: Linked, found: list[VariantRow]) -> str:
    """The passage that others are compared with."""
    v = found[0]
    return known.reports[v["base_report_id"]]["text"][v["base_start"] : v["base_end"]]


def _base(found: list[VariantRow]) -> str:
    """What identifies the passage that others are compared with."""
    return f"{found[0]['base_statement_id']} {found[0]['base_start']}"


def _said_of(v: VariantRow, as_the_base: str, altered: str, *, within: bool = False) -> str:
    """What became of a printing, in words a reader understands, with what it leaves out or changes.

    `as_the_base` and `altered` are what a printing of the base's words, and one of other words, is called; `within`,
    whether its marks open within a sentence.
    """
    ops = from_json(v["differences"])
    if marred := [o for o in spoilt(v) if not _of_an_article(o)]:
        # What is gone at an end of a printing that is otherwise whole is told too; where the marks open within a
        # sentence the outlet told the rest in its own words.
        gone = [o for o in ops if o.fact and o not in marred and not (o.edge == "start" and within)]
        gone = gone if v["kept"] >= MOSTLY else []
        if gone or not all(o.alike for o in marred):
            return f"{altered}: {'; '.join(_told(o) for o in [*marred, *gone])}"
        return as_the_base
    if v["relation"] == "truncated":
        end = [o for o in ops if o.op == "cut" and o.edge == "end"]
        cut = end or [o for o in ops if o.op == "cut"]
        return f"{'ends' if end else 'begins'} {'early' if end else 'late'}, without “{_short(cut[0].base_words)}”"
    if v["relation"] == "extended":
        return "is longer"
    return as_the_base


ONE_ARTICLE = en.pattern("linking_patterns", "nothing but an article")


def _of_an_article(o: Difference) -> bool:
    """Whether a printing only leaves out or puts in an article: that alters nothing that was said."""
    return all(ONE_ARTICLE.fullmatch(words) for words in (o.base_words, o.other_words))


def _told(o: Difference) -> str:
    changed = f" ({', '.join(FACTS[f] for f in o.fact.split())})" if o.fact else ""
    if o.op == "cut":
        return f"“{_short(o.base_words)}” omitted{changed}"
    if o.op == "added":
        return f"“{_short(o.other_words)}” added{changed}"
    return f"“{_short(o.other_words)}” for “{_short(o.base_words)}”{changed}"


def _short(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= 16 else " ".join(parts[:14]) + " …"


def _spoken(known: Linked, opening: str, found: list[VariantRow]) -> Iterator[ContradictionRow]:
    sides: dict[str, list[StatementRow]] = defaultdict(list)
    voices: list[Voice] = []
    for v in found:
        s = known.statements[v["statement_id"]]
        voice = Voice.of(known, s)
        if voice is None:
            continue
        same = next((o for o in voices if o.speaks_for(voice)), None)
        if same is None:
            voices.append(voice)
        sides[(same or voice).name].append(s | {"start": v["start"]})
    if len(sides) > 1:
        yield known.contradiction("two speakers", None, f"{opening}: who said it", sides, about=_base(found))


# Words that describe somebody without naming them, and media, which pass on what others said.
DESCRIBED = en.pattern("linking_patterns", "ends in a noun of whoever is only described")
OFFICE_ONLY = en.pattern("linking_patterns", "an office without a name")
DEPARTMENT = en.pattern("linking_patterns", "a ministry and its matter")
HEAD = en.pattern("linking_patterns", "who heads a ministry")
RANKS = en.pattern("linking_patterns", "a rank or an office")
SMALL = frozenset(en.words("linking", "small words of a name"))
ARTICLE = en.pattern("linking_patterns", "a leading article")
ALIKE = 85


class Voice(NamedTuple):
    """Who speaks: the name, the identifier, the body that a person speaks for, and the words around the name."""

    name: str
    actor: str
    body: str
    around: str

    @classmethod
    def of(cls, known: Linked, s: StatementRow) -> Voice | None:
        """The voice of a statement; None where its speaker is only described, or is an outlet."""
        name = str(s["speaker"] or "")
        outlets = {r["outlet"] for r in known.reports.values()} | {r["agency"] for r in known.reports.values()}
        named = [w for w in name.split() if w[:1].isupper()][0 if not ARTICLE.match(name) else 1 :]
        # A named person has two names at least; a body has a name whose words all count.
        # "According to" a medium is no speech.
        if (
            not name
            or SPOKESMAN_OF.match(name)
            or name in outlets
            or not named
            or DESCRIBED.search(name)
            or OFFICE_ONLY.search(name)
            or (len(name.split()) < 2 and "accord" in str(s["cue"]))
        ):
            return None
        actor = str(s["speaker_id"] or "")
        body = (known.actors[actor]["organisation"] if actor in known.actors else "") or s["organisation"] or ""
        return cls(name, actor, body, f"{s['role'] or ''} {known.sentence_of(s)}")

    def _is_body_of(self, other: Voice) -> bool:
        """Whether this one speaks for a body that is the other."""
        return bool(self.body) and self.body in (other.actor, other.name)

    def speaks_for(self, other: Voice) -> bool:
        """Whether the two may be one voice: one name, one with a rank, two spellings, a body and its spokesman."""
        if self.actor and self.actor == other.actor:
            return True
        if self._is_body_of(other) or other._is_body_of(self):
            return True
        a, b = _bare(self.name), _bare(other.name)
        if a <= b or b <= a or fuzz.token_sort_ratio(" ".join(sorted(a)), " ".join(sorted(b))) >= ALIKE:
            return True
        if _spelled_alike(self.name, other.name):
            return True
        if a <= _bare(other.around) or b <= _bare(self.around):
            return True
        if _has_a_spokesman(self, other) or _has_a_spokesman(other, self) or _one_office(a, b):
            return True
        if GOVERNMENT.search(self.name) or GOVERNMENT.search(other.name):
            return True  # people speak for it
        if _heads(self, other) or _heads(other, self):
            return True
        return _speaks_for_a_countrys(self, other) or _speaks_for_a_countrys(other, self)


def _heads(person: Voice, body: Voice) -> bool:
    """Whether the words around one call him by the office of the other, a body: "Secretary of State Jan Berg" and "the
    Norland State Department", "Defence Minister Eva Sand" and "the Defence Ministry"."""
    named = DEPARTMENT.search(body.name)
    own = _bare(named["what"] or named["of"]) if named else set()
    return bool(own) and own <= _bare(person.around) and HEAD.search(person.around) is not None


def _spelled_alike(one: str, other: str) -> bool:
    """Whether the last names of two are one name in two scripts' spellings: "Kyrylo Berenko" and "Kirilo Berinko".

    >>> _spelled_alike("Pavlo Derylenko", "Derilenko"), _spelled_alike("Jan Berg", "Karl Dahl")
    (True, False)
    """
    a, b = one.split()[-1].lower(), other.split()[-1].lower()
    return min(len(a), len(b)) >= LONG_NAME and a[0] == b[0] and fuzz.ratio(a, b) >= SPELLED


# So many letters of a last name, and so much of them alike, are one name.
LONG_NAME, SPELLED = 6, 75


GOVERNMENT = en.pattern("linking_patterns", "ends in a word for a government")
SPOKESMAN = en.pattern("linking_patterns", "a spokesman")
# "The spokesperson for the Ministry of Defence": an office, and no name.
SPOKESMAN_OF = en.pattern("linking_patterns", "a spokesman of a body")


def _has_a_spokesman(person: Voice, other: Voice) -> bool:
    """Whether one is the spokesman of the other, a person: "Berg" and "Berg's spokesman Karl Dahl"."""
    last = re.escape(person.name.split()[-1])
    own = rf"\b{last}[’']s? (?:\w+ )?spokes\w+|\bspokes\w+ (?:for|of) (?:[\w.’'-]+ ){{0,5}}{last}\b"
    return re.search(own, other.around) is not None


# Which of several offices of one name is meant is said by one report, and left out by another.
WHICH = frozenset(en.words("linking", "which office of its kind"))


def _one_office(a: set[str], b: set[str]) -> bool:
    """Whether two names are one office's: "the local governor's office", "the Salby governor's office"."""
    own, others = a - WHICH, b - WHICH
    return "office" in own & others and (own <= others or others <= own) and (a != own or b != others)


def _speaks_for_a_countrys(body: Voice, other: Voice) -> bool:
    """Whether one is the spokesman of the other, a body of a country that his sentence leaves out: "Norland Defence
    Ministry" and "Eva Sand, Defence Ministry spokeswoman"."""
    own = [w for w in re.findall(r"\w+", body.name.replace("’s", "")) if w.lower() not in SMALL]
    return (
        len(own) > 2 and SPOKESMAN.search(other.around) is not None and _bare(" ".join(own[1:])) <= _bare(other.around)
    )


def _bare(name: str) -> set[str]:
    """The words of a name without ranks, articles and prepositions."""
    return set(re.findall(r"\w+", RANKS.sub(" ", name.replace("’s", "")).lower())) - SMALL
