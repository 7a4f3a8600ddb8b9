"""Contradictions about the day: one attack on two days, a picture from before it, a report older than what it tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from dateline.core.dates import in_words
from dateline.extraction.lexicon import en
from dateline.extraction.lexicon.attacks import ATTACKS
from dateline.linking.contradictions.common import Linked, Sides, main_incidents, with_words
from dateline.linking.incidents.clustering import PAST_MIDNIGHT
from dateline.linking.incidents.coverage.days import is_its_day
from dateline.linking.rows import HARMED, one_day
from dateline.tables import ClaimRow, ContradictionRow, IncidentRow


def days(known: Linked) -> Iterator[ContradictionRow]:
    """All of them."""
    yield from _different_days(known)
    yield from _different_hours(known)
    yield from _captions(known)
    yield from _too_early(known)


def _label(day: date) -> str:
    return f"{day:%A} {in_words(day)}"


# A day beside these is that of the words, the count or the burial, and not of the attack.
OF_SOMETHING_ELSE = en.pattern("linking_patterns", "a day of something else")
MOURNED = en.pattern("linking_patterns", "mourning and identifying")
# A day told further off is the figure's where it is said to be that of an attack.
AN_ATTACK = en.pattern("linking_patterns", "an attack, or being attacked", attacks=ATTACKS)
RELATIVE = en.pattern("linking_patterns", "a day told from today")
# "Hours after" has the day of what was told before, which may be that of a statement.
HOURS = en.pattern("linking_patterns", "hours or minutes apart")
NEAR = 4


def _different_days(known: Linked) -> Iterator[ContradictionRow]:
    """One attack put on different days. Nothing settles it but a day that no side of it helped to
    infer, and no report has that."""
    for i in known.incidents.values():
        if i["kind"] == "series" or i["earliest"] is None:
            continue
        by_day: dict[date, list[ClaimRow]] = defaultdict(list)
        own = [c for c in known.claims_by_incident.get(i["incident_id"], ()) if _says_the_day(known, c)]
        for c in own:
            if day := one_day(c):
                by_day[day].append(c)
        usual = max(by_day, key=lambda d: (len({c["report_id"] for c in by_day[d]}), -d.toordinal()), default=None)
        at_usual = {c["report_id"] for c in by_day.get(usual, ())} if usual else set()
        # A report that has the usual day too mentions something else on the other.
        kept = {
            day: own
            for day, found in sorted(by_day.items())
            if (own := [c for c in found if day == usual or c["report_id"] not in at_usual])
        }
        if usual:
            kept = {d: own for d, own in kept.items() if not _by_the_page(d, own, usual, at_usual)}
        sides = {_label(day): own for day, own in kept.items()}
        if len(sides) > 1 and not (_adjacent(kept) and _through_a_night(known, kept)):
            at = {label: _days_of(own) for label, own in sides.items()}
            summary = f"{i['name']}: on which day it was"
            yield with_words(known.contradiction("different days", i["incident_id"], summary, sides), at)


def _days_of(own: list[ClaimRow]) -> dict[str, tuple[int, int]]:
    """Where the words for the day of some figures are, of those whose report says them."""
    dated = ((c, c["when_start"], c["when_start"] + len(c["when"] or "")) for c in own if c["when_start"] is not None)
    return {c["claim_id"]: (start, end) for c, start, end in dated}


def _by_the_page(day: date, own: list[ClaimRow], usual: date, at_usual: set[str]) -> bool:
    """Whether only "today" or "yesterday" puts an attack one day beside the usual one, which several reports have: a
    page may have the day after its text."""
    relative = all(RELATIVE.search(str(c["when"] or "")) for c in own)
    return relative and abs((day - usual).days) == 1 and len(at_usual) > 1


# What goes on past midnight is on both days.
THROUGH_A_NIGHT = en.pattern("linking_patterns", "going on past midnight", past_midnight=PAST_MIDNIGHT.pattern)


def _adjacent(days: dict[date, list[ClaimRow]]) -> bool:
    return len(days) == 2 and (max(days) - min(days)).days == 1


def _through_a_night(known: Linked, days: dict[date, list[ClaimRow]]) -> bool:
    """Whether most reports behind the later of two days say that it went on from the day before."""
    later = {c["report_id"] for c in days[max(days)]}
    told = [r for r in later if THROUGH_A_NIGHT.search(known.reports[r]["text"] or "")]
    return 2 * len(told) > len(later)


def _says_the_day(known: Linked, c: ClaimRow) -> bool:
    """Whether a report's own words put the attack on one day.

    Its sentence names the day, or one that speaks of an attack does, and not beside a word of speaking,
    counting or burying; "yesterday" of a report whose date was inferred says only what the date was inferred from.
    """
    if not one_day(c) or c["effect"] not in HARMED or c["when_start"] is None:
        return False
    r = known.reports[c["report_id"]]
    when = str(c["when"] or "")
    if HOURS.search(when) or (r["dated_by"] == "inferred" and RELATIVE.search(when)):
        return False
    if c.get("part", "text") == "title":
        return True
    start, end = known.sentence(r["report_id"], c["when_start"])
    if not start <= c["start"] < end and not AN_ATTACK.search(r["text"], start, end):
        return False
    if not is_its_day(r["text"][start:end], c["when_start"] - start, c["when_start"] + len(when) - start):
        return False
    before = r["text"][start : c["when_start"]].split()[-NEAR:]
    after = r["text"][c["when_start"] + len(when) : end].split()[:1]
    return not (OF_SOMETHING_ELSE.search(" ".join([*before, "|", *after])) or MOURNED.search(r["text"][start:end]))


ABOUT = en.pattern("linking_patterns", "an hour that is only near")
ABOUT_REACH = 12
CLOCK = en.pattern("linking_patterns", "an hour in figures")
SPELLED_CLOCK = en.pattern("linking_patterns", "an hour in letters")
ANY_CLOCK = re.compile(f"{SPELLED_CLOCK.pattern}|{CLOCK.pattern}", re.IGNORECASE)
SPELLED = en.words("linking", "hours in letters")
UNTIL, BY_NIGHT = en.pattern("linking_patterns", "until an hour"), en.pattern("linking_patterns", "evening or night")
BEGAN = en.pattern("linking_patterns", "an attack that began", attacks=ATTACKS)
LEAST_APART = 20


def _different_hours(known: Linked) -> Iterator[ContradictionRow]:
    """One attack at two times that lie more than a quarter of an hour apart."""
    main = main_incidents(known)
    by_minute: dict[str, dict[int, list[ClaimRow]]] = defaultdict(lambda: defaultdict(list))
    about: dict[tuple[str, int], list[bool]] = defaultdict(list)
    words: dict[tuple[str, int], dict[str, tuple[int, int]]] = defaultdict(dict)
    for report, incident in sorted(main.items()):
        if known.incidents[incident]["kind"] == "series":
            continue
        claims = [c for c in known.claims_of[report] if c["incident_id"] == incident]
        for minute, at, end in _clock_times(known, report):
            near = min(claims, key=lambda c: abs(c["start"] - at))
            by_minute[incident][minute].append(near)
            words[incident, minute][near["claim_id"]] = (at, end)
            before = known.reports[report]["text"][max(0, at - ABOUT_REACH) : at]
            about[incident, minute].append(ABOUT.search(before) is not None)
    for incident, found in sorted(by_minute.items()):
        minutes = sorted(found)
        if (
            minutes
            and minutes[-1] - minutes[0] >= LEAST_APART
            and len({c["report_id"] for v in found.values() for c in v}) > 1
        ):
            vague = {m for m in minutes if all(about[incident, m])}
            clock = {m: f"{'about ' if m in vague else ''}{m // 60:02d}:{m % 60:02d}" for m in minutes}
            sides: Sides = {clock[m]: found[m] for m in minutes}
            summary = f"{known.name(incident)}: at what time it began"
            note = "A time that is given as about so need not exclude another." if vague else ""
            where = {clock[m]: words[incident, m] for m in minutes}
            row = known.contradiction("different hours", incident, summary, sides)
            yield with_words(row, where) | {"note": note}


# "Update 6, 10:02 a.m.": an hour of the page; "between 8 a.m. and 9 a.m." is no minute.
OF_THE_PAGE = en.pattern("linking_patterns", "an hour of the page")


# "Some time after 7 a.m." is no hour; "shortly after 7 a.m." is.
LATER_THAN = en.pattern("linking_patterns", "later than an hour")


def _clock_times(known: Linked, report: str) -> Iterator[tuple[int, int, int]]:
    """The minutes of the day that a report gives for a blow, and where they begin and end; the first one only,
    for later ones are of what followed."""
    text = known.reports[report]["text"]
    for m in ANY_CLOCK.finditer(text):
        start, end = known.sentence(report, m.start())
        sentence = text[start:end]
        minute = _minute(m[0], sentence)
        just_before = " ".join(text[start : m.start()].split()[-2:])
        of_words = OF_SOMETHING_ELSE.search(just_before) or UNTIL.search(just_before)
        page = OF_THE_PAGE.search(text[start : m.start()]) or LATER_THAN.search(text, start, m.start())
        if minute is not None and BEGAN.search(sentence) and not of_words and not page:
            yield minute, m.start(), m.start() + len(m[0].rstrip())
            return


NINE = 9
LATE = en.pattern("linking_patterns", "told of a night")


def _minute(words: str, sentence: str) -> int | None:
    """The minute of the day that some words name; None for a number that is no time or may be of morning or evening."""
    if spelled := SPELLED_CLOCK.match(words):
        hour, minutes, half = SPELLED.index(spelled[1].lower()) + 1, 0, ""
    elif m := CLOCK.match(words):
        if not (m[2] or m[3]):
            return None
        hour, minutes, half = int(m[1]), int(m[2] or 0), (m[3] or "").lower().replace(".", "")
    else:
        return None
    if hour > 23 or minutes > 59:
        return None
    by_night = BY_NIGHT.search(sentence)
    # A clock of 24 hours writes two digits; but what was "last night at 11:30" was so by one of twelve.
    of_24 = ":" in words and len(words.split(":")[0]) == 2 and not (hour > NINE and LATE.search(sentence))
    if hour < 12 and (half == "pm" or (half != "am" and by_night and not of_24)):
        hour += 12
    elif hour < 12 and half not in ("am", "pm") and ":" not in words:
        return None
    return hour * 60 + minutes


# What a picture can only show after the attack.
AFTERMATH = en.pattern("linking_patterns", "seen only after an attack")


def _captions(known: Linked) -> Iterator[ContradictionRow]:
    """A picture of what an attack left behind, dated before the attack."""
    own: dict[str, list[tuple[IncidentRow, date, ClaimRow]]] = defaultdict(list)
    for c in known.claims.values():
        if c["incident_id"] and (first := (i := known.incidents[c["incident_id"]])["earliest"]):
            own[c["report_id"]].append((i, first, c))
    for t in known.linked.times:
        mine, dated = own[t["report_id"]], one_day(t)
        if t["section"] != "caption" or dated is None or not mine:
            continue
        incident, attacked, _ = mine[0]
        text = known.reports[t["report_id"]]["text"]
        end = text.find("\n", t["end"])
        line = text[text.rfind("\n", 0, t["start"]) + 1 : end if end >= 0 else len(text)].strip()
        if dated < attacked and AFTERMATH.search(line):
            picture = f"picture dated {in_words(dated)}: {line}"
            sides = {
                picture: [mine[0][2]],
                f"attack of {in_words(attacked)}": [mine[-1][2]],
            }
            row = known.contradiction(
                "picture before the attack",
                incident["incident_id"],
                f"{incident['name']}: a picture of the aftermath is dated before it",
                sides,
                about=f"{t['report_id']} {t['start']}",
            )
            at = {picture: {mine[0][2]["claim_id"]: (t["start"], t["end"])}}
            yield with_words(row, at) | {"note": _slip(dated, attacked)}


_COUNT = ("", "one", "two", "three", "four", "five", "six", "seven")


def _slip(dated: date, attack: date) -> str:
    """The same day of the month in the month of the attack, or right after it, is a slip of the pen."""
    for month in (attack.month, attack.month % 12 + 1):
        year = attack.year + (month < attack.month)
        try:
            meant = date(year, month, dated.day)
        except ValueError:
            continue
        if 0 <= (meant - attack).days <= 7:
            days = (meant - attack).days
            after = f"{_COUNT[days]} day{'s' if days > 1 else ''} after" if days else "the day of"
            return f"Probably a slip: {in_words(meant)} was {after} the attack."
    return ""


def _too_early(known: Linked) -> Iterator[ContradictionRow]:
    """A report published before what it reports; one row a report and day."""
    seen: Counter[tuple[str, date]] = Counter()
    for c in known.claims.values():
        r = known.reports[c["report_id"]]
        day = r["published_latest"] if r["dated_by"] in ("metadata", "text") else None
        told = c["earliest"]
        if day and told and told > day and c["incident_id"] and not seen[c["report_id"], told]:
            seen[c["report_id"], told] += 1
            sides: Sides = {f"published {in_words(day)}": [c], f"reports {in_words(told)}": [c]}
            summary = f"{r['outlet']}: published before what it reports"
            yield known.contradiction("published too early", c["incident_id"], summary, sides, about=c["claim_id"])
