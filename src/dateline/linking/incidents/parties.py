"""Words that a report gives to an armed group are the group's, never the outlet's.

"ISIS claimed to have carried out twelve attacks, killing 20": the figure is what the group claims,
though the clause that holds it names nobody. Read where the clause of a figure that is attributed to nobody hangs
on a verb of claiming whose subject is an armed group. Where the sentence turns to somebody else before the figure
("while officials put it at 10"), the figure is not the group's.

An armed group is one that actors.csv lists as an attacker, or that a report says claims an attack ("the Red Front said
it had carried out the bombing"): a case may have no actors.csv.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from dateline.core.spans import Span
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.world import slug
from dateline.linking.incidents.responsibility import (
    DEED_NAMED,
    WITH_ARTICLE,
    Parties,
    as_one,
    bare_name,
    claims_in,
    groups,
)
from dateline.linking.people.leaders import leaders
from dateline.linking.rows import actor_rows
from dateline.tables import ActorRow, ClaimRow, ReportRow

# From here on a sentence speaks of what somebody else says.
TURN = en.pattern("linking_patterns", "turns to another speaker")
CLAIMING_THE_DEED = en.pattern("linking_patterns", "claiming responsibility", attacks=DEED_NAMED)
STOP = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n")
STATE_FORCES = frozenset(en.words("linking", "forces of a state"))


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a passage begins and ends."""
    stops = _stops(text)
    before, after = bisect_right(stops, start, key=_end), bisect_right(stops, end, key=_end)
    first = stops[before - 1].end if before else 0
    if after < len(stops) and stops[after].start < end:
        # The passage ends within the blanks behind a stop; a line may end there too.
        if (line := text.find("\n", end, stops[after].end)) >= 0:
            return first, line + 1
        after += 1
    return first, stops[after].start + 1 if after < len(stops) else len(text)


def _end(stop: Span) -> int:
    return stop.end


@lru_cache(maxsize=64)
def _stops(text: str) -> list[Span]:
    """Where the sentences of a text end and the next ones begin; each text is searched once."""
    return [Span(*m.span()) for m in STOP.finditer(text)]


@cache
def _says(names: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) or r"(?!)"
    return en.pattern("linking_patterns", "a party that says something", known=known)


def names_of(attackers: Iterable[ActorRow]) -> dict[str, str]:
    """Return every name that attackers (rows of actors.csv) go by, each with the actor_id."""
    return {
        n: str(a["actor_id"])
        for a in attackers
        if a["kind"] == "attacker"
        for n in (a["name"], *str(a["other_names"]).split("|"))
        if n
    }


def party_of(claim: ClaimRow, text: str, names: Mapping[str, str]) -> str | None:
    """Return the actor_id of the armed group in whose words a report gives a figure;
    None where it is nobody's or another's."""
    if claim["attributed_to"] or claim["attributed_id"] or not text:
        return None
    start, _ = sentence_of(text, claim["start"], claim["end"])
    before = text[start : claim["figure_start"]]
    told = list(_says(tuple(sorted(names))).finditer(before))
    if not told:
        return None
    rest = before[told[-1].start() :]
    if TURN.search(rest) or CLAIMING_THE_DEED.search(rest):
        return None
    return names[told[-1]["who"]]


def text_of(claim: ClaimRow, report: ReportRow) -> str:
    """Return the text that a claim's offsets count in: its report's, or the title."""
    return str((report["title"] if claim.get("part") == "title" else report["text"]) or "")


def in_party_words(
    claims: Iterable[ClaimRow], reports: Iterable[ReportRow], actors: Iterable[ActorRow]
) -> list[ClaimRow]:
    """Return claims with those that a report gives in an armed group's words attributed to it."""
    actors = list(actors)
    names, labels = names_of(actors), {a["actor_id"]: a["name"] for a in actors}
    by_id = {r["report_id"]: r for r in reports}
    led = leaders(by_id.values(), names)
    out = []
    for c in claims:
        party = _named(c, names | led) or party_of(c, text_of(c, by_id[c["report_id"]]), names)
        out.append({**c, "attributed_to": labels[party], "attributed_id": party} if party else c)
    return out


def _named(claim: ClaimRow, names: Mapping[str, str]) -> str | None:
    """The armed group to whom extraction, which knew no such group, attributed a figure by its name."""
    if claim["attributed_id"] or not claim["attributed_to"]:
        return None
    return names.get(THE.sub("", claim["attributed_to"]))


THE = en.pattern("linking_patterns", "a leading the, of any capital")
DEED = re.compile(rf"\b{DEED_NAMED}\b", re.IGNORECASE)


def claimants(reports: Iterable[ReportRow], actors: Iterable[ActorRow]) -> list[ActorRow]:
    """The parties that texts name as claiming an attack and that `actors` lacks, as rows of actors.csv: each under the
    spelling that texts have most often (a group of several names under its own), with the others as `other_names`."""
    actors = list(actors)
    parties = Parties(actors)
    known = {as_one(n) for n in (*parties.label, *parties.people)} | {*parties.by_key}
    texts = [r["text"] or "" for r in reports]
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for words, deed, _ in claims_in(text, parties):
            name = bare_name(words)
            if as_one(name) not in known and DEED.search(deed) and is_a_party(name, text):
                others = groups().get(as_one(name), ())
                found[as_one(others[0] if others else name)] |= {name, *others}
    rows: dict[str, ActorRow] = {}
    for key, names in sorted(found.items()):
        spelt = spellings(key, names, texts)
        if (own := groups().get(key, ("",))[0]) and any(as_a_name(own).search(t) for t in texts):
            spelt = [own, *(n for n in spelt if n != own)]
        rows.setdefault(slug(spelt[0]), _attacker(slug(spelt[0]), spelt[0], spelt[1:]))
    taken = {a["actor_id"] for a in actors}
    return [row for i, row in sorted(rows.items()) if i and i not in taken]


A_NAME = en.pattern("linking_patterns", "a name in one word")


def spellings(key: str, names: set[str], texts: Iterable[str]) -> list[str]:
    """Every spelling of a party's name, the one that texts have most often first."""
    seen: Counter[str] = Counter(dict.fromkeys(names, 0))
    several = re.compile("|".join(as_a_name(n).pattern for n in sorted(names, key=lambda n: (-len(n), n))))
    for text in texts:
        seen.update(m[0] for m in several.finditer(text))
        seen.update(m[0] for m in A_NAME.finditer(text) if m[0] not in names and as_one(m[0]) == key)
    return sorted(seen, key=lambda n: (-seen[n], n))


def as_a_name(name: str) -> re.Pattern[str]:
    """A name as a word of its own."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def with_claimants(actors: Iterable[Mapping[str, str]], reports: Iterable[ReportRow]) -> list[dict[str, str]]:
    """The rows of actors.csv, and behind them those of the parties that reports name as claiming an attack."""
    listed = [dict(a) for a in actors]
    return [*listed, *({k: str(v) for k, v in a.items()} for a in claimants(reports, actor_rows(listed)))]


def is_a_party(name: str, text: str) -> bool:
    """Whether words that claim an attack are a party's name: each with a capital, and not an office's or a plain word.

    >>> text = "Police said so. The police left."
    >>> [is_a_party(n, text) for n in ("Northern Front", "Police", "Interior Ministry", "Norland Army")]
    [True, False, False, False]
    """
    words = [w for w in WITH_ARTICLE.sub("", name, count=1).split() if w not in ("of", "the", "and", "in")]
    if not words or not all(w[:1].isupper() for w in words):
        return False
    last = words[-1].lower()
    if last in _offices() or last == "police" or (last in STATE_FORCES and len(words) < 3):
        return False
    return len(words) > 1 or re.search(rf"\b{re.escape(words[0].lower())}\b", text) is None


@cache
def _offices() -> frozenset[str]:
    """The nouns that end the name of an office: "ministry", "court"."""
    return frozenset(next(r["forms"] for r in en.table("body_nouns") if "ministry" in r["forms"]).split())


def _attacker(actor_id: str, name: str, others: Iterable[str] = ()) -> ActorRow:
    return {
        "actor_id": actor_id, "name": name, "kind": "attacker", "side": "", "role": "", "organisation": "",
        "other_names": "|".join(others),
    }  # fmt: skip
