"""Pairs of printings with known truth: what somebody said, and what became of it in another outlet. Seeded.

The sentences, the synonyms and the stock phrases are this module's own and share no table with the program, so that a
measure on them says something. `pairs(n, seed)` draws: kept, cut (an end, a beginning), cut inside,
altered (one to three words), rendered (in other words, between marks), told (in other words, without marks) and
unrelated (another statement of the same speaker on the same day that shares a stock phrase).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

FIRST = (
    "Amina Boris Carla Dario Elena Farid Greta Hakim Ilona Jonas Karim Lydia Marek Nadia Osman Petra Quinn Rosa Samir "
    "Tanya Umar Vera Walid Xenia Yusuf Zora"
).split()
LAST = (
    "Abadi Brandt Castel Dimov Eskander Farouk Gelber Haddad Ivanov Jansen Kovacs Lindqvist Moretti Nasser Okafor "
    "Petrov Qasim Rossi Sadek Tadesse Ustinov Varga Weiss Xydis Yilmaz Zand"
).split()
ROLES = [
    "defence minister",
    "governor",
    "mayor",
    "army spokesman",
    "police chief",
    "party leader",
    "health director",
    "foreign minister",
]
NOUNS = (
    "bridge school hospital road farm market widow deserter well mast granary shepherd prison bus tunnel ferry quarter "
    "garrison army police government border ministry tribe council battalion coast engineer rescue parliament harbour "
    "committee neighbour brigade agency gunman house explosion trader family winter raider river vehicle rebel hostage "
    "flood mercenary ceasefire mine field witness court village treasury wage prisoner month week vote observer price "
    "truck kitchen bank snow door tax election newspaper journalist teacher doctor nurse patient medicine factory "
    "worker union strike salary pension railway station train airport runway pilot ticket customs smuggler cargo oil "
    "pipeline refinery electricity dam valley mountain forest orchard harvest drought cattle butcher bakery bread "
    "flour mosque church cemetery monument museum library archive letter signature treaty envoy embassy visa refugee "
    "camp tent blanket orphan adoption marriage judge verdict appeal lawyer police-station detective fingerprint "
    "weapon ammunition uniform helmet radio map compass fuel garage mechanic bicycle stadium "
    "referee goalkeeper choir violin"
).split()
VERBS = (
    "reinforce inspect rebuild search abandon reopen evacuate repair surrender disarm compensate encircle recognise "
    "relocate resupply fortify question receive pay watch ignore blame punish praise reward protect betray rescue bury "
    "forget replace divide unite borrow sell steal return deliver measure photograph translate publish ban tax examine "
    "arrest release feed vaccinate train dismiss appoint elect defeat invite welcome insult forgive"
).split()
ADJECTIVES = (
    "northern southern old ruined empty crowded foreign loyal hungry frozen flooded abandoned temporary secret public "
    "honest corrupt brave frightened exhausted wounded silent angry patient ancient modern distant neighbouring armed "
    "peaceful stolen missing broken heavy narrow steep muddy dusty royal private"
).split()
FORMS = [
    "The {a} {n} of {p} will {v} every {a} {n}, but no {n} in {p} dares to {v} the {n}",
    "We {v} the {n} with {m} {a} {n}s and {v} whoever the {n} sends against {p}",
    "If the {n} does not {v} our {a} {n}, then {m} {n}s from {p} must {v} it before the {n} comes",
    "Neither the {a} {n} nor the {n} can {v} {p}, where {m} {n}s {v} a {a} {n}",
    "I told the {n} to {v} {m} {n}s and to {v} the {a} {n} near {p}",
    "What the {n} did at {p} proves that a {a} {n} may {v} the {n} and still {v} {m} {n}s",
    "After {m} days the {n} has begun to {v} the {a} {n}, so the {n} of {p} should {v} its {n}",
    "Nobody asked the {a} {n} whether {m} {n}s would {v} the {n} or {v} the {n} at {p}",
]  # fmt: skip
PLACES = (
    "Arvand Belkor Cerova Dunmar Eskil Ferrol Gorana Halvik Istria Jorvik Kestrel Lomza Marden Norvale Oskan Prizma "
    "Quarna Rilland Sorvan Tarnow Ulmen Vardak Wexford Yarrow Zelten"
).split()
STOCK = [
    "in the ongoing fight against terrorism", "our thoughts are with the families of the victims",
    "the perpetrators will be brought to justice", "we call on all sides to show restraint",
    "in order to protect the lives of innocent civilians", "this cowardly act will not go unpunished",
]  # fmt: skip
OTHER_WORDS = {
    "reinforce": ["strengthen", "bolster"], "inspect": ["examine"], "rebuild": ["reconstruct"], "search": ["comb"],
    "abandon": ["give up"], "repair": ["mend"], "reopen": ["open again"], "evacuate": ["clear"],
    "surrender": ["hand over"], "compensate": ["repay"], "encircle": ["surround"], "recognise": ["acknowledge"],
    "relocate": ["move"], "question": ["interrogate"], "receive": ["take in"], "watch": ["observe"],
    "ignore": ["overlook"], "blame": ["accuse"], "punish": ["chastise"],
    "protect": ["defend", "safeguard"], "rescue": ["save"], "replace": ["substitute"], "steal": ["rob"],
    "deliver": ["bring"], "ban": ["forbid"], "arrest": ["detain"],
    "release": ["free"], "dismiss": ["sack"], "defeat": ["beat"], "welcome": ["greet"], "must": ["has to", "needs to"],
    "should": ["ought to"], "will": ["is going to"], "bridge": ["crossing"], "road": ["highway"], "market": ["bazaar"],
    "prison": ["jail"], "army": ["military"], "police": ["constabulary"], "government": ["cabinet"],
    "gunman": ["attacker"], "house": ["home"], "explosion": ["blast"], "trader": ["merchant"], "raider": ["assailant"],
    "river": ["stream"], "vehicle": ["car"], "rebel": ["insurgent"], "hostage": ["captive"], "mercenary": ["hired gun"],
    "ceasefire": ["truce"], "wage": ["salary"], "vote": ["ballot"], "truck": ["lorry"], "doctor": ["physician"],
    "envoy": ["emissary"], "judge": ["magistrate"], "lawyer": ["attorney"], "weapon": ["firearm"],
    "newspaper": ["daily"], "harvest": ["crop"], "village": ["hamlet"], "family": ["household"], "worker": ["labourer"],
    "verdict": ["ruling"], "treaty": ["pact"], "forest": ["wood"], "cargo": ["freight"], "old": ["aged"],
    "ruined": ["wrecked"], "crowded": ["packed"], "secret": ["hidden"], "brave": ["courageous"],
    "frightened": ["scared"], "exhausted": ["weary"], "silent": ["quiet"], "angry": ["furious"], "ancient": ["age-old"],
    "distant": ["faraway"], "broken": ["shattered"], "steep": ["sheer"], "hungry": ["starving"], "nobody": ["no one"],
    "begun": ["started"], "proves": ["shows"], "told": ["ordered"], "dares": ["ventures"],
}  # fmt: skip
REPLACEMENTS = "blue seven lantern hasty Monday Oslo engineers forty copper bakery twelve nurses".split()
MONTHS = "January February March April May June July August September October".split()


# A rendering that keeps more of the words than this, in their order, is the same text altered.
MOST_ALIKE = 0.6


class Pair(NamedTuple):
    """Two reports' texts with what the second does to the words of the first."""

    kind: str
    day: str
    first: str
    second: str


def _sentence(rng: random.Random, stock: str | None = None) -> str:
    """A sentence; with the given stock phrase at its end, else with one half of the time."""
    out = []
    for word in rng.choice(FORMS).replace("{n}s", "{N}").split():
        slot = {"{a}": ADJECTIVES, "{n}": NOUNS, "{v}": VERBS, "{p}": PLACES}.get(word.strip(","))
        if slot:
            word = rng.choice(slot) + "," * word.endswith(",")
        elif word.startswith("{m}"):
            word = str(rng.randint(2, 90))
        elif word.startswith("{N}"):
            word = _many(rng.choice(NOUNS)) + "," * word.endswith(",")
        out.append(word)
    text = " ".join(out)
    return f"{text}, {stock or rng.choice(STOCK)}" if stock or rng.random() < 0.5 else text


def _many(noun: str) -> str:
    return (
        noun[:-1] + "ies"
        if noun[-1] == "y" and noun[-2] not in "aeou"
        else noun + ("es" if noun[-2:] in ("ch", "ss", "us") else "s")
    )


def _kept(words: list[str], _rng: random.Random) -> list[str]:
    return words


def _cut(words: list[str], rng: random.Random) -> list[str]:
    n = rng.randint(2, len(words) // 3)
    return words[:-n] if rng.random() < 0.6 else words[n:]


def _cut_inside(words: list[str], rng: random.Random) -> list[str]:
    n = rng.randint(1, 3)
    at = rng.randint(2, len(words) - n - 3)
    return words[:at] + words[at + n :]


def _altered(words: list[str], rng: random.Random) -> list[str]:
    out = list(words)
    for at in rng.sample(range(2, len(words) - 2), rng.randint(1, 3)):
        out[at] = rng.choice([w for w in REPLACEMENTS if w != words[at]])
    return out


def _other_words(words: list[str], rng: random.Random) -> list[str]:
    """Every word that has another said with that, and the last part said first."""
    out = []
    for w in words:
        low, comma = w.strip(",").lower(), "," * w.endswith(",")
        single = next(
            (n for n in (low, low.removesuffix("s"), low.removesuffix("ies") + "y") if n in OTHER_WORDS), None
        )
        out.append((rng.choice(OTHER_WORDS[single]) + ("s" if single != low else "") + comma) if single else w)
    cut = next((i for i, w in enumerate(out) if w.endswith(",") and 4 < i < len(out) - 4), None)
    if cut is None or rng.random() < 0.3:
        return out
    return [*out[cut + 1 :], out[0].lower(), *out[1:cut], out[cut].strip(",")]


CHANGES: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "kept": _kept, "cut": _cut, "cut inside": _cut_inside, "altered": _altered, "rendered": _other_words,
    "told": _other_words
}  # fmt: skip
# What the program should call each.
RELATION = {
    "kept": "verbatim", "cut": "truncated", "cut inside": "cut inside", "altered": "altered",
    "rendered": "other rendering", "told": "paraphrase", "unrelated": "none",
}  # fmt: skip


def pairs(n: int, seed: int) -> Iterator[Pair]:
    """n pairs, the kinds in turn. Speakers come back with other statements on other days, and sometimes on the same."""
    rng = random.Random(seed)
    speakers = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(max(20, n // 8))]
    kinds = [*CHANGES, "unrelated"]
    for i in range(n):
        kind = kinds[i % len(kinds)]
        speaker, role = rng.choice(speakers), rng.choice(ROLES)
        day = f"{rng.choice(MONTHS)} {rng.randint(1, 28)}"
        said = _sentence(rng)
        if kind == "unrelated":
            stock = rng.choice(STOCK)
            said, other = _sentence(rng, stock), _sentence(rng, stock)
        elif kind in ("rendered", "told"):
            other = " ".join(CHANGES[kind](said.split(), rng))
            while _alike(said, other) > MOST_ALIKE:
                said = _sentence(rng)
                other = " ".join(CHANGES[kind](said.split(), rng))
        else:
            other = " ".join(CHANGES[kind](said.split(), rng))
        yield Pair(
            kind,
            day,
            _printed(said, speaker, role, day, quoted=True),
            _printed(other, speaker, role, day, quoted=kind != "told"),
        )


def _alike(a: str, b: str) -> float:
    return SequenceMatcher(None, a.lower().split(), b.lower().split(), autojunk=False).ratio()


def _printed(words: str, speaker: str, role: str, day: str, *, quoted: bool) -> str:
    if quoted:
        return f"“{words[0].upper()}{words[1:]},” {speaker}, the {role}, said on {day}."
    return f"{speaker}, the {role}, warned on {day} that {words[0].lower()}{words[1:]}."
