"""The words of assertions: plain sentences that a reader can judge from the reports, with names and titles, never
identifiers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import ONE_OF_NO_STATUS, UNSAID, called, with_capitals
from dateline.linking.assertions.facts import ABOUT, Facts, as_one_value
from dateline.linking.incidents.coverage.counting import ROUND, of_one_source_only
from dateline.linking.incidents.coverage.wording import NO_CLAIM, touches
from dateline.linking.rows import TOPPED
from dateline.tables import ClaimRow, CoverageRow, ParticularRow, VariantRow
from dateline.tables.vocabulary import Says

# More names than so many are counted: "A, B and 12 more".
MOST_NAMES = 8
LONGEST_QUOTE, LONGEST_SENTENCE = 110, 240
FIRST_WORDS = 9
# How much of a shortened sentence is left behind the words that matter.
BEFORE = 20


def counted(n: int, noun: str, verb: str = "") -> str:
    """A number with its noun, and the verb that goes with it: "1 report gives", "2 reports give"."""
    one = n == 1
    return f"{number(n)} {noun if one else noun + 's'}" + (
        f" {verb if one else verb.removesuffix('s')}" if verb else ""
    )


def listed(names: Iterable[str], most: int = MOST_NAMES) -> str:
    """Names as in a sentence; what is more than so many is counted."""
    found = list(dict.fromkeys(names))
    if len(found) > most:
        return f"{', '.join(found[: most - 1])} and {len(found) - most + 1} more"
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else "nobody"


def report_name(report_id: str, facts: Facts) -> str:
    """What a report is called in a sentence: its outlet, with its title where the outlet has more than one."""
    r = facts.reports[report_id]
    title = " ".join(str(r["title"] or "").split())
    if facts.outlets[r["outlet"]] < 2 or not title:
        return str(r["outlet"])
    return f"{r['outlet']} (“{title}”)"


def report_names(ids: Iterable[str], facts: Facts) -> str:
    """The reports that readings are in, or that are themselves named, as in a sentence."""
    return listed(report_name(r, facts) for i in ids if (r := report_of(i, facts)))


def report_of(identifier: str, facts: Facts) -> str:
    """The report of a reading, or the report itself that is named; empty for what is not there."""
    row = facts.reading(identifier)
    return str(row["report_id"]) if row else identifier if identifier in facts.reports else ""


def quoted(words: str, most: int = LONGEST_QUOTE) -> str:
    """Words in quotation marks, shortened between two words."""
    flat = _inside(words)
    if len(flat) > most:
        flat = flat[:most].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"


def opening(words: str) -> str:
    """The first words of a passage in quotation marks."""
    flat = _inside(words).split()
    return f"“{' '.join(flat[:FIRST_WORDS])}{' …' if len(flat) > FIRST_WORDS else ''}”"


def _inside(words: str) -> str:
    """Words as they are inside marks: on one line, their own marks single."""
    return " ".join(words.split()).strip("“”\"'‘’ ,;").replace("“", "‘").replace("”", "’")


def words_of(identifier: str, facts: Facts) -> str:
    """The words of a figure, or the sentence of another reading, in marks; of a report nothing."""
    row = facts.reading(identifier)
    if row is None:
        return ""
    return quoted(facts.sentence(row), LONGEST_SENTENCE)


ONE_OF = {
    "children": "child", "women": "woman", "men": "man", "people": "person", "policemen": "policeman",
    "security forces": "member of the security forces",
}  # fmt: skip


def people(group: str, n: int | None = None) -> str:
    """What a group is called: "people" for all, one of it where there is one."""
    if group == "all":
        return "person" if n == 1 else "people"
    if n != 1:
        return called(group)
    if group == UNSAID:
        return ONE_OF_NO_STATUS
    noun, of, rest = group.partition(" of ")
    one = ONE_OF.get(noun, noun.removesuffix("s") if group == group.lower() else noun) + of + rest
    return with_capitals(ONE_OF.get(group, one))


FIGURE = re.compile(r"^(?P<n>\w+) (?P<who>[\w -]+?)?\s?(?P<effect>killed|wounded)(?P<all> in all)?$")


def clause(point: str) -> str:
    """A point of the coverage matrix as a clause: "13 killed in all" becomes "13 people were killed in all"."""
    if m := FIGURE.match(point):
        one = m["n"] in ("one", "1")
        who = m["who"] or "people"
        return f"{m['n']} {people(who, 1 if one else None)} {'was' if one else 'were'} {m['effect']}{m['all'] or ''}"
    return point


SAID = re.compile(r"^(?P<who>[^“]+): “(?P<words>.+?)\s*…”$")
CELLS: dict[str, str] = {
    Says.SO: "{report} says that {clause}",
    Says.AT_LEAST: "{report} gives a lower bound, which does not rule out that {clause}",
    Says.AT_MOST: "{report} gives “nearly” or “at most” a number, which leaves open whether {clause}",
    Says.PART_OF: "{report} touches on whether {clause}, or gives a part of it",
    Says.OTHERWISE: "{report} says something else{own}, which does not fit that {clause}",
    Says.DENIES: "A source in {report} denies that {clause}",
    Says.NOTHING: "{report}, as its text is shown, does not say whether {clause}",
    Says.NOT_YET_KNOWN: "{report}, as its text is shown, does not say whether {clause}, and appeared before any report "
    "that was read as saying so",
}  # fmt: skip
UNCLAIMED = (
    "{report} says that nobody had claimed it yet, and appeared before any report that was read as saying that {clause}"
)
QUOTES: dict[str, str] = {
    Says.SO: "{report} gives what {who} said: {words}",
    Says.PART_OF: "{report} gives a part of what {who} said ({words}), or other words of {who} to the same end",
    Says.NOTHING: "{report}, as its text is shown, does not print these words of {who}: {words}",
    Says.NOT_YET_KNOWN: "{report}, as its text is shown, does not print these words of {who} ({words}), and appeared "
    "before any report that does",
}  # fmt: skip


def cell(row: CoverageRow, facts: Facts) -> str:
    """What a report says of a point, in a sentence, with its words where it has a reading of them."""
    name = report_name(row["report_id"], facts)
    attack = facts.incidents[row["incident_id"]]["name"] if row["incident_id"] in facts.incidents else ""
    said = SAID.match(row["point"])
    if (
        row["says"] == Says.SO
        and not row["point"].startswith("it was on ")
        and (who := _whose_word(row["evidence"].split(), facts))
        and not row["point"].startswith(f"{who} ")
    ):
        name = f"{who}, in {name},"
    elif row["says"] in (Says.SO, Says.OTHERWISE) and (who := _one_source(row, facts)):
        name = f"{name}, citing {who},"
    if said and row["says"] in QUOTES:
        text = QUOTES[row["says"]].format(report=name, who=said["who"], words=f"“{said['words']} …”")
    else:
        unclaimed = any(p["value"] == "not claimed" for p in _particulars(row, facts))
        words = UNCLAIMED if row["says"] == Says.NOT_YET_KNOWN and unclaimed else CELLS[row["says"]]
        if row["says"] == Says.PART_OF and says_nobody_claimed_it(row, facts):
            words = "{report} says that nobody had claimed it"
        elif row["says"] == Says.PART_OF and says_about(row, facts):
            words = "{report} says that about {clause}"
        text = words.format(report=name, clause=clause(row["point"]), own=_own_number(row, facts))
    shown = dict.fromkeys(w for e in row["evidence"].split() if (w := _told_at(e, row["point"], facts)))
    if row["says"] == Says.AT_LEAST and not shown:  # a bound of its title
        shown = dict.fromkeys([quoted(facts.reports[row["report_id"]]["title"], LONGEST_SENTENCE)])
    return f"{attack}: {text}" + (f" ({'; '.join(list(shown)[:3])})" if shown else "")


def says_about(row: CoverageRow, facts: Facts) -> bool:
    """Whether a report gives just the number of a point, as one that is near: "about 100"."""
    t = facts.tolls_of_points.get((row["incident_id"], row["point"]))
    own = [c for e in row["evidence"].split() if (c := facts.claims.get(e)) is not None]
    return t is not None and len(own) == 1 and own[0]["low"] == t["best"] and as_one_value(own[0]) == ABOUT


# "There was no claim of responsibility by the Red Front": others may have claimed it.
NONE_BY = en.pattern("linking_patterns", "no claim by one party")


def says_nobody_claimed_it(row: CoverageRow, facts: Facts) -> bool:
    """Whether all that a report says of a claim is that there was none."""
    text = facts.reports[row["report_id"]]["text"] or ""
    of_claim = row["point"].endswith(" claimed responsibility")
    told = NO_CLAIM.search(text) if of_claim else None
    less = told is None or "comment" in told[0] or NONE_BY.match(text, told.start())  # "no comment", "no claim by them"
    return not less and not facts.claiming(row["report_id"])


def _particulars(row: CoverageRow, facts: Facts) -> list[ParticularRow]:
    return [p for e in row["evidence"].split() if (p := facts.particulars.get(e)) is not None]


def _told_at(identifier: str, point: str, facts: Facts) -> str:
    """The words of a reading in marks; of a long sentence from a little before what it says of a point that is no
    figure."""
    row = facts.reading(identifier)
    whole = " ".join(facts.sentence(row).split()) if row else ""
    m = touches(point).search(whole) if len(whole) > LONGEST_SENTENCE else None
    if m is None or m.end() < LONGEST_SENTENCE - BEFORE:
        return words_of(identifier, facts)
    start = whole.find(" ", max(0, m.start() - LONGEST_SENTENCE // 2)) + 1
    return quoted(f"… {whole[start:]}", LONGEST_SENTENCE)


def _own_number(row: CoverageRow, facts: Facts) -> str:
    """What a report gives instead of a figure, by the readings that show it: ", 15 civilians killed"."""
    own = [c for e in row["evidence"].split() if (c := facts.claims.get(e)) is not None and c["low"] is not None]
    if not own or FIGURE.match(row["point"]) is None:
        return ""
    told = [f"{_as_given(c)} {people('all' if c['group'] == UNSAID else c['group'], c['low'])}" for c in own]
    harms = dict.fromkeys(c["effect"] for c in own)
    return f", {listed(told)} {listed(harms)}"


NEARLY = en.phrases("linking", "hedges of an upper bound")


def _as_given(c: ClaimRow) -> str:
    """A figure with its bounds: "at least 16", "between 25 and 50", "about 12"."""
    low, high = c["low"] or 0, c["high"]
    if high is None:
        return f"{'more than' if c['hedge'] in TOPPED else 'at least'} {number(low)}"
    if high != low:
        return f"between {number(low)} and {number(high)}"
    if c["hedge"] in NEARLY:
        return f"“{c['hedge']}” {number(low)}"
    return f"about {number(low)}" if as_one_value(c) == ABOUT or ROUND.search(c["words"]) else number(low)


def _one_source(row: CoverageRow, facts: Facts) -> str:
    """The source in whose words alone a report gives the figure that a cell is based on; empty where it is the report's
    own, or is unopposed in it."""
    found = [c for e in row["evidence"].split() if (c := facts.claims.get(e)) is not None]
    if len(found) != 1 or FIGURE.match(row["point"]) is None:
        return ""
    others = facts.of_attack_in.get((row["incident_id"], row["report_id"]), [])
    alone = of_one_source_only(found[0], facts.sentence(found[0]), others)
    return re.sub(r"^(?:An?|The) ", lambda m: m[0].lower(), str(found[0]["attributed_to"])) if alone else ""


def _whose_word(evidence: list[str], facts: Facts) -> str:
    """The speaker to whom a report gives a detail that a cell is based on, or all the figures that it adds up; empty
    where they are the report's own."""
    given = {_told_by(p, facts) for e in evidence if (p := facts.particulars.get(e)) is not None}
    if len(evidence) > 1 and not given:
        given = {c["attributed_to"] if (c := facts.claims.get(e)) is not None else None for e in evidence}
    return (given.pop() or "") if len(given) == 1 else ""


def _told_by(p: ParticularRow, facts: Facts) -> str | None:
    """The speaker to whom a report gives a detail. That a group claims an attack the report says itself: the group
    says that it did it."""
    own = (s for s in facts.statements_of[p["report_id"]] if s["start"] <= p["start"] and p["end"] <= s["end"])
    claims = any(s["act"] == "claim responsibility" and s["speaker"] == p["attributed_to"] for s in own)
    return None if p["aspect"] == "claim" and claims else p["attributed_to"]


def match(v: VariantRow, facts: Facts) -> str:
    """That two reports give one utterance, with the first words of both; of other words for the same, that they may."""
    other = _passage(v["report_id"], v["start"], v["end"], facts)
    base = _passage(v["base_report_id"], v["base_start"], v["base_end"], facts)
    how = {
        "verbatim": "word for word", "truncated": "in part", "extended": "and more", "cut inside": "with a cut inside",
        "altered": "in partly other words", "other rendering": "in another rendering", "paraphrase": "as a paraphrase",
        "base": "at greater length",
    }[v["relation"]]  # fmt: skip
    names = f"{report_name(v['report_id'], facts)} and {report_name(v['base_report_id'], facts)}"
    if v["relation"] in ("other rendering", "paraphrase"):
        return f"{names} give words to the same end, which may be one utterance: {opening(other)} and {opening(base)}"
    return f"{names} give the same utterance, the first of them {how}: {opening(other)} and {opening(base)}"


def _passage(report_id: str, start: int, end: int, facts: Facts) -> str:
    return facts.reports[report_id]["text"][start:end]


def change(v: VariantRow, facts: Facts) -> str:
    """What one report prints where another prints something else, with the words of both."""
    name, base = report_name(v["report_id"], facts), report_name(v["base_report_id"], facts)
    said = []
    for o in json.loads(v["differences"] or "[]"):
        here, there = str(o["other_words"]), str(o["base_words"])
        if here and there:
            said.append(f"prints {quoted(here)} where {base} prints {quoted(there)}")
        elif there and o["edge"] == "end" and _goes_on(v, there, facts):
            continue
        elif there:
            where = {"start": "begins after", "end": "ends before"}.get(o["edge"], "leaves out")
            said.append(f"{where} {quoted(there)}, which {base} prints")
        elif here:
            said.append(f"prints {quoted(here)}, which {base} does not")
    if not said:
        return f"{name} prints the words of {base} with other marks or breaks"
    return f"{name} {'; '.join(said)}"


def _goes_on(v: VariantRow, words: str, facts: Facts) -> bool:
    """Whether a report prints right behind a passage the words at which the passage is said to end."""
    text = facts.reports[v["report_id"]]["text"][v["end"] : v["end"] + len(words) + 8]
    return " ".join(re.findall(r"\w+", words.lower())) in " ".join(re.findall(r"\w+", text.lower()))


WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(n: int) -> str:
    """A number in prose: up to nine in words."""
    return WORDS[n] if 0 <= n < len(WORDS) else f"{n:,}"


NUMBER = re.compile(rf"\b(?:\d[\d,]*|{'|'.join(WORDS)})\b", re.IGNORECASE)


def numbers(words: str) -> list[int]:
    """The numbers of a sentence of ours, in order."""
    found = [m[0].lower() for m in NUMBER.finditer(words)]
    return [WORDS.index(f) if f in WORDS else int(f.replace(",", "")) for f in found]
