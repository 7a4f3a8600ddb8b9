"""Reports of a made-up country's attacks, with the truth of each: what attack a figure is
about, what a quotation prints.

    python benchmarks/newsroom.py 1000 --to FOLDER [--seed 1]

writes FOLDER/case/ (case.yml, places.csv, reports/reports.jsonl), FOLDER/truth.jsonl, a line a report, and
FOLDER/attacks.jsonl. Drawn are wires with reprints (credited or not, whole or shortened) and rewrites,
outlets' own stories, updates as the toll grows, wrong figures, wrong days, reports without a date,
figures of an earlier attack told as background, and quotations kept, cut, changed, rendered and told without marks.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from quotations import CHANGES, REPLACEMENTS, _other_words
from world import GROUPS, OUTLETS, WIRES, Attack, Said, World, plain

WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
RAIDERS = ("Gunmen", "Militants", "Armed men", "Insurgents")
# How often a printing keeps its words, and what becomes of the others.
PRINTINGS = {"kept": 50, "cut": 15, "cut inside": 8, "altered": 7, "rendered": 6, "told": 14}


class Written(NamedTuple):
    """A report as a line of JSONL, and the truth about it: the attack, and (start, end, what) of
    its figures and quotations."""

    report: dict[str, Any]
    truth: dict[str, Any]


class _Page:
    """A report's text as it grows, with the stretches whose truth is known."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[tuple[int, int, str, str]] = []

    def add(self, words: str, kind: str = "", of: str = "") -> None:
        """A new paragraph; `kind` is figure or said, `of` the attack or utterance."""
        self.text += "\n\n" * bool(self.text)
        if kind:
            self.spans.append((len(self.text), len(self.text) + len(words), kind, of))
        self.text += words


class _Toll(NamedTuple):
    """What an outlet knows at some time: the dead by group, the wounded."""

    dead: dict[str, int]
    wounded: int


class Newsroom:
    """Writes the reports about one attack after another. The truth of an attack's toll is what its
    reports' last figures say."""

    def __init__(self, reports: int, seed: int) -> None:
        self.world = World(reports, seed)
        self.rng = random.Random(seed + 1)
        self.wanted = reports
        self.number = 0
        self.before: dict[str, list[Attack]] = {}
        self.most: dict[str, dict[str, int]] = {}

    def written(self) -> Iterator[Written]:
        """The reports, attack by attack, until there are as many as were wanted and the last
        attack is told to its end."""
        for attack in self.world.attacks():
            yield from self._about(attack)
            self.before.setdefault(attack.area.name, []).append(attack)
            if self.number >= self.wanted:
                return

    def _about(self, attack: Attack) -> Iterator[Written]:
        rng, final = self.rng, _Toll(attack.dead, attack.wounded)
        outlets = rng.sample(OUTLETS, rng.choice((2, 3, 4, 4, 5, 6, 8)))
        wire, reprinting = rng.choice(WIRES), rng.sample([o for o in OUTLETS if o not in outlets], rng.randint(0, 6))
        early = {o for o in outlets if rng.random() < 0.4}
        for outlet in sorted(early):  # before all is known
            yield self._story(attack, outlet, 0, self._less(final))
        if rng.random() < 0.8:
            own = self._story(attack, wire, 1, final)
            yield own
            for outlet in reprinting:
                yield self._taken(own, outlet, wire)
        mistaken = rng.choice(outlets) if len(outlets) > 3 and rng.random() < 0.2 else None
        for outlet in outlets:
            knows = self._wrong(final) if outlet == mistaken else final
            self.most[attack.attack_id] = (
                knows.dead if outlet == mistaken else self.most.get(attack.attack_id, final.dead)
            )
            yield self._story(attack, outlet, rng.choice((1, 1, 1, 2)) if outlet != mistaken else 1, knows)
        yield self._story(attack, rng.choice([o for o in outlets if o != mistaken]), 3, final)

    def _less(self, t: _Toll) -> _Toll:
        return _Toll(
            {g: self.rng.randint(max(1, n // 2), n) for g, n in t.dead.items()},
            self.rng.randint(t.wounded // 2, t.wounded),
        )

    def _wrong(self, t: _Toll) -> _Toll:
        group = self.rng.choice(list(t.dead))
        return _Toll(t.dead | {group: t.dead[group] + self.rng.randint(1, 2)}, t.wounded)

    def _story(self, attack: Attack, outlet: str, after: int, knows: _Toll) -> Written:
        rng, page = self.rng, _Page()
        published = attack.day + timedelta(after)
        wrong_day = timedelta(rng.choice((-1, 1)) if after > 1 and rng.random() < 0.05 else 0)
        page.add(self._lead(attack, knows, _day(rng, attack.day + wrong_day, published)), "figure", attack.attack_id)
        for said in attack.said:
            if said.day <= published and rng.random() < 0.7:
                page.add(self._printed(said, published), "said", said.said_id)
        for _ in range(rng.randint(2, 5)):
            page.add(f"{plain(rng)}. {plain(rng)}.")
        if (known := self.before.get(attack.area.name)) and rng.random() < 0.12:
            self._background(page, rng.choice(known), published)
        dated = after == 1 and rng.random() < 0.02
        return self._filed(attack.attack_id, outlet, None if dated else published, page.text, page.spans)

    def _lead(self, attack: Attack, knows: _Toll, when: str) -> str:
        """The first paragraph: the place, the day and all figures."""
        rng, place = self.rng, attack.place
        wounded = f", and wounding {_number(rng, knows.wounded)} others" if knows.wounded > 1 else ""
        hurt = f" {_capital(_people(rng, knows.wounded))} wounded." if knows.wounded else ""
        dead = self._list(knows.dead)
        total = sum(knows.dead.values())
        were = "was" if total == 1 else "were"
        forms = [
            f"{_capital(dead)} {were} killed in {place} {when}.{hurt}",
            f"An attack on {place} {when} left {dead} dead.{hurt}",
            f"{rng.choice(RAIDERS)} killed {dead} in the village of {place} {when}, officials said.{hurt}",
        ]
        if wounded or not knows.wounded:
            forms.append(f"{rng.choice(RAIDERS)} attacked {place} {when}, killing {dead}{wounded}.")
        if len(knows.dead) > 1:
            forms.append(f"{_capital(_number(rng, total))} people, {dead}, were killed in {place} {when}.{hurt}")
        return rng.choice(forms)

    def _list(self, dead: dict[str, int]) -> str:
        """Seven soldiers and one villager."""
        parts = [f"{_number(self.rng, n)} {_noun(self.rng.choice(GROUPS[g]), n)}" for g, n in dead.items()]
        return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]

    def _printed(self, said: Said, published: date) -> str:
        """An utterance as one outlet prints it."""
        rng = self.rng
        (kind,) = rng.choices(list(PRINTINGS), list(PRINTINGS.values()))
        words = " ".join(CHANGES[kind](said.words.split(), rng))
        when = _day(rng, said.day, published)
        who = rng.choice(
            (f"{said.speaker.name}, the {said.speaker.role},", f"{said.speaker.role.capitalize()} {said.speaker.name}")
        )
        if kind == "told":
            return f"{who} {rng.choice(('warned', 'said', 'insisted'))} {when} that {words[0].lower()}{words[1:]}."
        if rng.random() < 0.5:
            return f"“{words[0].upper()}{words[1:]},” {who.removesuffix(',')} said {when}."
        return f"{who} said {when}: “{words[0].upper()}{words[1:]}.”"

    def _background(self, page: _Page, earlier: Attack, published: date) -> None:
        if earlier.day < published:
            people = _people(self.rng, sum(earlier.dead.values()))
            line = f"On {_dated(earlier.day)}, {people} killed in {earlier.place}, in the same district."
            page.add(line, "figure", earlier.attack_id)

    def _taken(self, story: Written, outlet: str, wire: str) -> Written:
        """A wire's story in another outlet: whole, shortened, or in other words from the third paragraph on."""
        rng, page = self.rng, _Page()
        spans = {(a, b): (kind, of) for a, b, kind, of in story.truth["spans"]}
        rewrite = rng.random() < 0.25
        at = 0
        for n, paragraph in enumerate(story.report["text"].split("\n\n")):
            kind, of = spans.get((at, at + len(paragraph)), ("", ""))
            at += len(paragraph) + 2
            if not kind and n > 2 and rng.random() < 0.2:
                continue
            if not kind and rewrite and n % 2:
                paragraph = " ".join(_other_words(paragraph.split(), rng))
            elif not kind and rng.random() < 0.3:
                words = paragraph.split()
                words[rng.randrange(1, len(words) - 1)] = rng.choice(REPLACEMENTS)
                paragraph = " ".join(words)
            page.add(paragraph, kind, of)
        published = story.report["published"]
        agency = "" if rewrite or rng.random() < 0.3 else wire
        written = self._filed(
            story.truth["attack"], outlet, published and date.fromisoformat(published), page.text, page.spans, agency
        )
        return written._replace(truth=written.truth | {"origin": story.report["id"]})

    def _filed(
        self, attack: str, outlet: str, published: date | None, text: str, spans: list[Any], agency: str = ""
    ) -> Written:
        self.number += 1
        name = f"r{self.number:07}"
        report = {"id": name, "outlet": outlet, "published": published and published.isoformat(), "text": text}
        if agency:
            report["agency"] = agency
        return Written(report, {"id": name, "attack": attack, "origin": name, "spans": spans})


def _number(rng: random.Random, n: int) -> str:
    return WORDS[n] if n < len(WORDS) and rng.random() < 0.6 else str(n)


def _noun(noun: str, n: int) -> str:
    return noun if n > 1 else noun[:-3] + "man" if noun.endswith("men") else noun[:-1]


def _people(rng: random.Random, n: int) -> str:
    return f"{_number(rng, n)} {'person was' if n == 1 else 'people were'}"


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _dated(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _day(rng: random.Random, day: date, published: date) -> str:
    forms = [f"on {day:%A}", f"on {day.day} {day:%B}", f"on {day:%A}, {day:%B} {day.day}"]
    if (published - day).days == 1:
        forms.append("yesterday")
    return rng.choice(forms)


def write(n: int, folder: Path, seed: int = 1) -> Newsroom:
    """The reports, a case folder with their places, and the truth."""
    room = Newsroom(n, seed)
    (folder / "case" / "reports").mkdir(parents=True, exist_ok=True)
    (folder / "case" / "case.yml").write_text("title: A made-up country\n", encoding="utf-8")
    places = room.world.places
    lines = [",".join(places[0]), *(",".join(p.values()) for p in places)]
    (folder / "case" / "places.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (
        (folder / "case" / "reports" / "reports.jsonl").open("w", encoding="utf-8") as out,
        (folder / "truth.jsonl").open("w", encoding="utf-8") as truth,
    ):
        for one in room.written():
            out.write(json.dumps(one.report, ensure_ascii=False) + "\n")
            truth.write(json.dumps(one.truth) + "\n")
    with (folder / "attacks.jsonl").open("w", encoding="utf-8") as out:
        for a in (a for own in room.before.values() for a in own):
            row = {
                "attack": a.attack_id,
                "place": a.place,
                "day": a.day.isoformat(),
                "dead": a.dead,
                "most": room.most[a.attack_id],
                "wounded": a.wounded,
            }
            out.write(json.dumps(row) + "\n")
    return room


def main() -> None:
    """Write a folder of reports with their truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.reports, given.to, given.seed)


if __name__ == "__main__":
    main()
