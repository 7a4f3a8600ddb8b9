"""Contradictions about where and how: who controlled the area, where the attackers came from, by what means,
and positions that do not fit the map."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.case_names import CIVILIANS, called
from dateline.extraction.numbers.quantities import SMALL
from dateline.linking.contradictions.common import Linked, Sides, main_incidents, with_words
from dateline.linking.contradictions.figures import counted
from dateline.linking.incidents.tolls.counts import TOLL
from dateline.linking.places.positions import positions
from dateline.linking.rows import exact, number_of
from dateline.tables import ClaimRow, ContradictionRow, ParticularRow, PlaceMentionRow


def ground(known: Linked) -> Iterator[ContradictionRow]:
    """All of them."""
    yield from _held_by_whom(known)
    yield from _means(known)
    yield from _dead_by_one_means(known)
    yield from _who_they_were(known)
    yield from _positions(known)
    yield from _villages(known)
    yield from _districts(known)


def _held_by_whom(known: Linked) -> Iterator[ContradictionRow]:
    """Who is said to have controlled the place: two holders, a holder against a gap, or a denial of what others say;
    and, as a question of its own, whether the place is disputed: "disputed" denies no one's control.

    Where the attackers came from is another question.
    """
    by_incident: dict[str, list[ParticularRow]] = defaultdict(list)
    for p in known.linked.particulars:
        if p["aspect"] == "ground" and p["incident_id"]:
            by_incident[p["incident_id"]].append(p)
    for incident, found in sorted(by_incident.items()):
        status = [p for p in found if p["value"].removeprefix("not ") == "disputed"]
        control = [p for p in found if p not in status]
        one_sided = _without_both(control)
        values = {p["value"] for p in one_sided}
        holders = {v for v in values if not v.startswith(("not ", "a gap"))}
        denied = {v[4:] for v in values if v.startswith("not ")} & values
        if len(holders) > 1 or denied or (holders and any(v.startswith("a gap") for v in values)):
            title = f"{known.name(incident)}: who controlled the area"
            yield known.contradiction("who controlled the area", incident, title, _by_stance(known, one_sided))
        if len({p["value"] for p in status}) > 1:
            title = f"{known.name(incident)}: whether the area is disputed"
            yield known.contradiction("disputed ground", incident, title, _by_stance(known, status))


# Where people live, and an attack on people is.
SETTLED = en.pattern("linking_patterns", "villages or towns")


def _without_both(found: list[ParticularRow]) -> list[ParticularRow]:
    """Without what a report says in its own words of two places, but for what it says of a village or a town: a village
    under control beside a mountain in a gap."""
    own: dict[str, set[str]] = defaultdict(set)
    for p in found:
        if not p["attributed_to"]:
            own[p["report_id"]].add(p["value"])
    return [p for p in found if p["attributed_to"] or len(own[p["report_id"]]) == 1 or SETTLED.search(p["words"])]


def _by_stance(known: Linked, found: list[ParticularRow]) -> dict[str, list[ParticularRow]]:
    """Particulars by what they say, with who says it in the label where somebody is named, and the outlets that say it
    themselves beside him."""
    stances: dict[str, list[ParticularRow]] = defaultdict(list)
    for p in found:
        stances[_stance(p)].append(p)
    # "A disputed area" beside a name is the outlet's description of the place, unless somebody argues over it.
    named = {}
    for stance, own in stances.items():
        speakers = {p["attributed_to"] for p in own if p["attributed_to"] and p["value"] != "disputed"}
        outlets = {str(known.reports[p["report_id"]]["outlet"]) for p in own if not p["attributed_to"]}
        named[stance] = [*sorted(speakers), *sorted(outlets)] if speakers else []
    return {
        f"{stance} ({', '.join(named[stance])})" if named[stance] else stance: own for stance, own in stances.items()
    }


def _stance(p: ParticularRow) -> str:
    value = p["value"]
    if p["aspect"] == "from":
        return f"the attackers came from ground held by {value}"
    if value.startswith("a gap"):
        return f"there is {value}"
    if value in ("disputed", "not disputed"):
        return f"the ground is {value}"
    return f"the ground was {'not ' if value.startswith('not ') else ''}held by {value.removeprefix('not ')}"


# Means that exclude each other: an ambush can be made with a bomb or a gun, a suicide attack is made with a bomb.
EXCLUSIVE = frozenset(
    frozenset(pair)
    for pair in (
        ("bomb", "gunfire"), ("bomb", "knife"), ("gunfire", "knife"), ("suicide attack", "gunfire"),
        ("suicide attack", "knife"), ("suicide attack", "drone"), ("rocket", "knife"), ("rocket", "suicide attack"),
        ("drone", "gunfire"), ("drone", "knife"), ("accident", "ambush"), ("accident", "bomb"), ("accident", "gunfire"),
        ("accident", "rocket"), ("accident", "drone"),
    )
)  # fmt: skip


def _means(known: Linked) -> Iterator[ContradictionRow]:
    """The same dead by means that exclude each other: seven by a bomb, seven by gunfire."""
    figures: dict[tuple[str, str, str, int], Sides] = defaultdict(lambda: defaultdict(list))
    for c in known.claims.values():
        if c["incident_id"] and c["means"] and c["low"] is not None and c["low"] == c["high"] and counted(c):
            figures[c["incident_id"], c["effect"], c["group"], c["low"]][str(c["means"])].append(c)
    for (incident, effect, group, n), by_means in sorted(figures.items()):
        against = {
            m for m in by_means for o in by_means if {m, o} in EXCLUSIVE and _apart(known, by_means[m], by_means[o])
        }
        if against:
            sides: Sides = {f"{n} {called(group)} {effect}, by {_article(m)}": by_means[m] for m in sorted(against)}
            summary = f"{known.name(incident)}: how {n} {called(group)} were {effect}"
            yield known.contradiction("different means", incident, summary, sides)


def _apart(known: Linked, a: list[ClaimRow], b: list[ClaimRow]) -> bool:
    """Whether two lists of claims have other origins."""
    first, second = ({known.origins.at(c["report_id"], c["start"]) for c in own} for own in (a, b))
    return not first & second


def _dead_by_one_means(known: Linked) -> Iterator[ContradictionRow]:
    """Other numbers of those whom one bomb or ambush killed, in an attack that killed others besides."""
    whole: dict[tuple[str, str, str], int] = defaultdict(int)
    same: dict[tuple[str, str, str], str | None] = {}
    for c in known.claims.values():
        key = c["report_id"], str(c["incident_id"]), c["effect"]
        if c["incident_id"] and c["mode"] == "total" and (c["low"] or 0) > whole[key]:
            whole[key], same[key] = c["low"] or 0, c["means"]
    found: dict[tuple[str, str, str], list[ClaimRow]] = defaultdict(list)
    for c in known.claims.values():
        incident_id, means, n = c["incident_id"], c["means"], exact(c)
        if not incident_id or not means or n in (None, 1) or not counted(c):
            continue
        key = c["report_id"], incident_id, c["effect"]
        # A lower number of the same bomb is an older one, and a toll is of all.
        older = same.get(key) == means or TOLL.match(c["words"]) is not None
        if means in ("bomb", "ambush", "rocket", "drone") and n < whole[key] and not older:
            found[incident_id, c["effect"], means].append(c)
    for (incident, effect, means), own in sorted(found.items()):
        if known.incidents[incident]["kind"] == "series":
            continue
        # A report that lists several has one that counts for all; only claims of one group,
        # or of people, are of one event.
        largest: dict[str, ClaimRow] = {}
        for c in own:
            before = largest.get(c["report_id"])
            if number_of(c) > (number_of(before) if before else 0):
                largest[c["report_id"]] = c
        sides: Sides = defaultdict(list)
        for c in largest.values():
            sides[f"{c['low']} {effect} by {_article(means)}"].append(c)
        if len(sides) > 1 and _one_event(list(largest.values())):
            summary = f"{known.name(incident)}: how many people the {means} {effect}"
            yield known.contradiction("killed by one means", incident, summary, dict(sides))


def _one_event(own: list[ClaimRow]) -> bool:
    """Whether figures may be of one event: their groups are one, or one of them is of people."""
    return len({c["group"] for c in own} - {"people"}) <= 1


KIN = en.pattern("linking_patterns", "nouns of kin")
AGE = en.pattern("linking_patterns", "nouns of age and sex")


def _who_they_were(known: Linked) -> Iterator[ContradictionRow]:
    """The dead of one attack as children in one report and as brothers, in another number, in others."""
    found: dict[tuple[str, str], Sides] = defaultdict(lambda: defaultdict(list))
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    whole = {(t["incident_id"], t["group"], t["effect"]): t["high"] for t in known.linked.tolls if not t["account"]}
    for c in known.claims.values():
        incident_id, n = c["incident_id"], exact(c)
        if not incident_id or n is None or n < 2 or c["effect"] not in ("killed", "wounded") or not counted(c):
            continue
        kind = KIN.search(c["words"]) or AGE.search(c["words"])
        top = whole.get((incident_id, c["group"], c["effect"]))
        # Two children among forty dead civilians describe some of them.
        if kind and top and n * 2 > top:
            key = incident_id, c["effect"]
            kinds[key].add("kin" if KIN.search(c["words"]) else "age")
            found[key][f"{n} {kind[0].lower()}"].append(c)
    for (incident, effect), sides in sorted(found.items()):
        if len({label.split()[0] for label in sides}) > 1 and len(kinds[incident, effect]) > 1:
            civilians = all(c["group"] == CIVILIANS for own in sides.values() for c in own)
            whom = f"civilians {effect}" if civilians else "dead" if effect == "killed" else effect
            summary = f"{known.name(incident)}: who the {whom} were"
            every = {label: [*own, *_called_so(known, label, own)] for label, own in sides.items()}
            yield known.contradiction("who the dead were", incident, summary, every) | {"note": OF_ANY_AGE}


OF_ANY_AGE = "Relatives can be young or old: some of them may be the children that others count, and both may be right."


def _called_so(known: Linked, label: str, own: list[ClaimRow]) -> Iterator[ClaimRow]:
    """The figures of other reports of the same attack, effect and number that call the people by the same noun
    elsewhere: "Three civilians were killed. The three were brothers."."""
    n, noun = label.split(" ", 1)
    word = next((w for w, value in SMALL.items() if str(value) == n), n)
    named = re.compile(rf"\b(?:{n}|{word})\b[^.;]{{0,40}}\b{re.escape(noun)}\b", re.IGNORECASE)
    seen = {c["report_id"] for c in own}
    for c in known.claims_by_incident.get(str(own[0]["incident_id"]), ()):
        same = (c["incident_id"], c["effect"], c["group"]) == (own[0]["incident_id"], own[0]["effect"], own[0]["group"])
        other = same and exact(c) == int(n) and c["report_id"] not in seen and c.get("part", "text") != "title"
        if other and named.search(known.reports[c["report_id"]]["text"]):
            seen.add(c["report_id"])
            yield c


def _article(means: str) -> str:
    return means if means == "gunfire" else f"{'an' if means[0] in 'aeiou' else 'a'} {means}"


def _positions(known: Linked) -> Iterator[ContradictionRow]:
    """A place that does not lie where a report puts it."""
    rows = {p["particular_id"]: p for p in known.linked.particulars}
    for found in positions(rows.values(), known.gazetteer):
        if not found.fits:
            p = rows[found.particular_id]
            sides = {f"“{p['words']}”": [p], f"{found.computed}, by the coordinates in places.csv": []}
            place = known.gazetteer.name(str(p["place_id"]))
            yield known.contradiction(
                "distance that does not fit",
                None,
                f"{place} does not lie where {known.reports[p['report_id']]['outlet']} puts it",
                sides,
                about=p["particular_id"],
            )


SETTLEMENT = en.pattern("linking_patterns", "kinds of settlement")
NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
PAIR = en.pattern("linking_patterns", "two names", name=NAME)
IN = en.pattern("linking_patterns", "a village in a region", name=NAME)


def _villages(known: Linked) -> Iterator[ContradictionRow]:
    """Beside one village that two reports name, another second one: "Arden and Salby" against "Arden and Dorvik"."""
    pairs: dict[str, dict[frozenset[str], list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
    words: dict[tuple[str, frozenset[str]], dict[str, tuple[int, int]]] = defaultdict(dict)
    for report in sorted(main_incidents(known)):
        text = known.reports[report]["text"]
        claims = [c for c in known.claims_of[report] if c["incident_id"]]
        mentions = {p["start"]: p["place_id"] for p in known.places_of[report]}
        if len({i for i in mentions.values() if _is_settlement(known, i)}) < 2:
            continue
        for m in PAIR.finditer(text):
            start, end = known.sentence(report, m.start())
            both = frozenset(
                i for at in (m.start(1), m.start(2)) if (i := mentions.get(at)) and _is_settlement(known, i)
            )
            if SETTLEMENT.search(text[start:end]) and len(both) == 2:
                near = min(claims, key=lambda c: abs(c["start"] - m.start()))
                pairs[str(near["incident_id"])][both].append(near)
                words[str(near["incident_id"]), both].setdefault(near["claim_id"], (m.start(1), m.end(2)))
    for incident, found in sorted(pairs.items()):
        against = {p for p in found for o in found if len(p & o) == 1}
        if against:
            named = {
                " and ".join(sorted(known.gazetteer.name(i) for i in pair)): pair
                for pair in sorted(against, key=sorted)
            }
            sides: Sides = {label: found[pair] for label, pair in named.items()}
            at = {label: words[incident, pair] for label, pair in named.items()}
            summary = f"{known.name(incident)}: which villages were attacked"
            yield with_words(known.contradiction("which places", incident, summary, sides), at)


def _within(known: Linked, place: str, area: str) -> bool:
    """Whether a place lies in an area, by places.csv."""
    return place == area or area in known.gazetteer.ancestors(place)


def _is_settlement(known: Linked, place: str) -> bool:
    return known.gazetteer.places[place]["kind"] in ("village", "town", "city", "hamlet")


def _districts(known: Linked) -> Iterator[ContradictionRow]:
    """A village that one report puts in a district, and others among the places attacked in another."""
    main = main_incidents(known)
    named: dict[str, list[PlaceMentionRow]] = defaultdict(list)
    for p in known.linked.places:
        named[p["place_id"]].append(p)
    for report in sorted(known.reports):
        text = known.reports[report]["text"]
        mentions = {p["start"]: p["place_id"] for p in known.places_of[report]}
        for m in IN.finditer(text) if " village in " in text else ():
            village, district = mentions.get(m.start(1)), mentions.get(m.start(2))
            if not village or not district or _within(known, village, district):
                continue
            others: dict[str, list[ClaimRow]] = defaultdict(list)
            words: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
            for p in named[village]:
                incident = main.get(p["report_id"])
                if p["report_id"] == report or not incident:
                    continue
                area = known.incidents[incident]["place_id"]
                if area != village and not _within(known, district, area) and _within(known, village, area):
                    near = [c for c in known.claims_of[p["report_id"]] if c["incident_id"] == incident]
                    others[area].append(nearest := min(near, key=lambda c: abs(c["start"] - p["start"])))
                    words[f"in {known.gazetteer.name(area)}"].setdefault(nearest["claim_id"], (p["start"], p["end"]))
            own = known.claims_of[report]
            if others and own:
                place = known.gazetteer.name(village)
                nearest, label = (
                    min(own, key=lambda c: abs(c["start"] - m.start())),
                    f"in {known.gazetteer.name(district)}",
                )
                words[label][nearest["claim_id"]] = (m.start(1), m.end(2))
                sides: Sides = {label: [nearest]}
                sides |= {f"in {known.gazetteer.name(area)}": found for area, found in others.items()}
                summary = f"{place}: in which district it lies"
                yield with_words(known.contradiction("where a place lies", None, summary, sides), words)
