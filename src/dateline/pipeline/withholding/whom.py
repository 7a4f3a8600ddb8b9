"""Whose names are withheld: those that review.csv names, by themselves or by a rule, with every spelling of them, and
what is in their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from dateline.core.decision import Decision
from dateline.extraction.lexicon import en
from dateline.extraction.victims.words import CHILDREN, KIN, OCCUPATIONS, RANKS
from dateline.linking.people.joining import same_name
from dateline.linking.rows import ReadRows
from dateline.pipeline.withholding.names import PARTICLES, forms, key_of
from dateline.reading.review import MINORS, RELATIVES
from dateline.tables import StatementRow, VictimRow

GROWN = 18
NAME_WITHHELD = "[name withheld]"
# Spellings of one name differ by less than the names of two brothers.
ALIKE = 85
ANYBODY = frozenset(en.words("victims", "anybody")) | KIN | frozenset(en.words("victims", "onlookers"))
PRIVATE = ANYBODY | OCCUPATIONS
RELATIVE = KIN - frozenset(en.words("victims", "companions"))
OFFICIAL = RANKS | (
    frozenset(en.words("speakers", "role heads")) | frozenset(en.words("speakers", "titles and offices"))
) - ANYBODY - frozenset(en.words("speakers", "forms of address"))
NO_PERSON = frozenset(en.words("victims", "no person"))
TEENS = frozenset(["teen", "teenager", "juvenile", "minor", "adolescent"])
BEHIND = re.compile(r"\s?[,(](?P<told>[^,.;()“”\"\n]{2,60})[,.;)\n]")
AGE_BEHIND = re.compile(r",? \(?(?:aged )?(\d{1,2})\b(?! \w+ old)")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SOME_BEFORE = 40
# What the words in brackets cannot hold.
NO_LABEL = re.compile(r"[\[\]\\\"|]")


class Speaker(NamedTuple):
    """Somebody who speaks in a report, by name: the words that say who it is, and the age, where it is there."""

    name: str
    report_id: str
    told: frozenset[str]
    age: int | None
    official: bool

    @property
    def private(self) -> bool:
        """Whether the report says that it is a private person: a resident, a relative, a survivor."""
        return self.relative or (bool(self.told & PRIVATE) and not self.official)

    @property
    def relative(self) -> bool:
        """Whether it is said whose relative the speaker is."""
        return bool(self.told & RELATIVE)


class Withheld(NamedTuple):
    """Somebody whose name is withheld: every spelling, and what is in its place."""

    spellings: tuple[str, ...]
    label: str


class Seed(NamedTuple):
    """A name that is to be withheld, with other spellings that one row gives, and the maker's own label or nothing."""

    names: tuple[str, ...]
    label: str = ""


def is_minor(v: VictimRow) -> bool:
    """Whether a row says that somebody is under age, by a number or by a word as "boy"."""
    if v["age_high"] is not None:
        return v["age_high"] < GROWN
    said = {w.lower() for w in WORD.findall(f"{v['words']} {v['relation']}")}
    return bool(said & (CHILDREN | TEENS))


def is_full_name(name: str) -> bool:
    """Whether a text is the name of a person: two words or more with capitals, none of them as "Ministry"."""
    parts = name.split()
    return len(parts) > 1 and all(
        p[:1].isupper() or p.lower() in PARTICLES or p[:3].lower() == "al-" for p in parts
    ) and not NO_PERSON & {p.lower() for p in parts}  # fmt: skip


def speakers(read: ReadRows) -> list[Speaker]:
    """Those who speak by name and are not among a case's actors, once a report."""
    texts = {r["report_id"]: r["text"] for r in read.reports}
    out: dict[tuple[str, str], Speaker] = {}
    for s in read.statements:
        name = s["speaker"] or ""
        if s["speaker_id"] or not is_full_name(name):
            continue
        new = _speaker(name, s, texts[s["report_id"]])
        old = out.get((s["report_id"], name))
        if old:
            age = old.age if old.age is not None else new.age
            new = Speaker(name, old.report_id, old.told | new.told, age, old.official or new.official)
        out[s["report_id"], name] = new
    return list(out.values())


def _speaker(name: str, s: StatementRow, text: str) -> Speaker:
    """What a report says of a speaker where it names them: before the name, behind it, or in its role."""
    told, age = s["role"] or "", None
    # Not every statement is beside the name: "he said" does not. The name's first place tells most.
    for at in {text.find(name), s["speaker_start"] if s["speaker_start"] is not None else -1} - {-1}:
        end = at + len(name) if text.startswith(name, at) else (s["speaker_end"] or at)
        before = re.split(r"[.!?;“”\"\n]", text[max(0, at - SOME_BEFORE) : at])[-1]
        behind = BEHIND.match(text, end)
        told += " " + " ".join(before.split()[-4:]) + " " + text[at:end] + " " + (behind["told"] if behind else "")
        if age is None and (found := AGE_BEHIND.match(text, end)):
            age = int(found[1])
    said = frozenset(w.lower().removesuffix("s") if w.lower() not in PRIVATE else w.lower() for w in WORD.findall(told))
    office = bool(s["organisation"] or s["role"]) and not said & PRIVATE
    official = office or bool(said & OFFICIAL)
    return Speaker(name, s["report_id"], said, age, official)


def seeds(decisions: Iterable[Decision], read: ReadRows) -> tuple[list[Seed], list[Decision]]:
    """The names that the decisions withhold, and the decisions that name a row that is not there."""
    rows = {v["victim_id"]: v for v in read.victims}
    out, gone, heard = list[Seed](), list[Decision](), speakers(read)
    for d in decisions:
        if d.decision != "withhold":
            continue
        label = f"[{NO_LABEL.sub('', str(d.value))}]" if d.value else ""
        if d.target == MINORS:
            out += [Seed(_names(v)) for v in read.victims if v["name"] and is_minor(v)]
            out += [Seed((s.name,)) for s in heard if s.age is not None and s.age < GROWN]
        elif d.target == RELATIVES:
            out += [Seed((s.name,)) for s in heard if s.relative]
        elif d.target.startswith("v-"):
            if d.target in rows:
                out += [Seed(names, label)] if (names := _names(rows[d.target])) else []
            else:
                gone.append(d)
        else:
            out.append(Seed((d.target,), label))
    return out, gone


def _names(v: VictimRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in (v["name"], *v["spellings"].split("|")) if n))


def people(given: Sequence[Seed], read: ReadRows) -> list[Withheld]:
    """The people to whom the names belong, each with all spellings that reports give and a label of its own."""
    groups: list[tuple[list[str], str]] = []
    known: dict[str, int] = {}
    for seed in given:
        full = [n for n in seed.names if len(n.split()) > 1] or list(seed.names)
        at = next((known[k] for n in full if (k := key_of(n)) in known), len(groups))
        if at == len(groups):
            groups.append(([], ""))
        groups[at][0].extend(n for n in seed.names if n not in groups[at][0])
        groups[at] = (groups[at][0], groups[at][1] or seed.label)
        known |= {key_of(n): at for n in full}
    together = _together(read)
    for names, _ in groups:
        names.extend(_other_spellings(names, together))
    spoken = speakers(read)
    seen: Counter[str] = Counter()
    out = []
    for names, own in groups:
        label = own or _label(names, read.victims, spoken)
        seen[label] += 1
        out.append(Withheld(tuple(names), label if seen[label] == 1 else f"{label[:-1]} ({seen[label]})]"))
    return out


def _together(read: ReadRows) -> dict[str, set[str]]:
    """Every full name of somebody harmed or speaking, and the reports it is in."""
    out: dict[str, set[str]] = {}
    for v in read.victims:
        for n in _names(v):
            out.setdefault(n, set()).add(v["report_id"])
    for s in read.statements:
        if s["speaker"] and is_full_name(s["speaker"]):
            out.setdefault(s["speaker"], set()).add(s["report_id"])
    return {n: r for n, r in out.items() if len(n.split()) > 1}


def _other_spellings(names: Sequence[str], together: Mapping[str, set[str]]) -> list[str]:
    """Other spellings of a name in reports that do not give it as it is: two names of one report are two people."""
    own = [n for n in names if len(n.split()) > 1]
    there = {r for n in own for r in together.get(n, ())}
    keys = {key_of(n) for n in names}
    return [
        n
        for n, reports in together.items()
        if key_of(n) not in keys
        and not reports & there
        and any(fuzz.ratio(n.lower(), o.lower()) >= ALIKE and same_name(n, o) for o in own)
    ]


def _label(names: Sequence[str], victims: Iterable[VictimRow], spoken: Iterable[Speaker]) -> str:
    """What is in place of a name: who it is as far as reports say, without the name."""
    keys = {key_of(n) for n in names}
    whole = {k for n in names for k in forms(n).several}
    rows = [v for v in victims if v["name"] and ({key_of(n) for n in _names(v)} & (keys | whole))]
    if rows:
        return _of_victim(rows)
    heard = [s for s in spoken if key_of(s.name) in keys | whole]
    if not heard or all(s.official and not s.private for s in heard):
        return NAME_WITHHELD
    young = any(s.age is not None and s.age < GROWN for s in heard)
    return "[a relative]" if any(s.relative for s in heard) else "[a young witness]" if young else "[a witness]"


def _of_victim(rows: Sequence[VictimRow]) -> str:
    """ "[a boy, 11]": sex and age, as far as reports say them and agree."""
    ages = {v["age"] for v in rows if v["age"] is not None}
    sexes = {v["sex"] for v in rows if v["sex"]}
    sex = sexes.pop() if len(sexes) == 1 else ""
    young = [is_minor(v) for v in rows if v["age_high"] is not None or is_minor(v)]
    if not young or (any(young) and not all(young) and max(ages, default=0) - min(ages, default=0) > 2):
        return NAME_WITHHELD
    nouns = {"male": ("a man", "a boy"), "female": ("a woman", "a girl")}.get(sex, ("a person", "a child"))
    noun = nouns[any(young)]
    return f"[{noun}, {ages.pop()}]" if len(ages) == 1 else f"[{noun}]"
