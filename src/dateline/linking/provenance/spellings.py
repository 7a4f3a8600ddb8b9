"""One name written with accents and without them is one speaker's.

"François Holm" in one report and "Francois Holm" in another are printed alike from here on: as most reports print him,
else with the accents. What "RF" and "the Red Front group" say, one armed group says, though reading knew no such group:
the name stays as printed, and its identifier is added. Names that actors.csv lists have its spelling already.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from dateline.linking.incidents.responsibility import as_one
from dateline.tables import ActorRow, ClaimRow, StatementRow


def without_accents(name: str) -> str:
    """A name without accents.

    >>> without_accents("François Holm")
    'Francois Holm'
    """
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def spelt_alike(
    statements: Iterable[StatementRow], claims: Iterable[ClaimRow], actors: Iterable[ActorRow]
) -> tuple[list[StatementRow], list[ClaimRow]]:
    """Statements and claims with one spelling for each speaker whose name differs in nothing but accents, and
    statements with the identifier of the armed group whose name was read."""
    groups = {
        as_one(n): a
        for a in actors
        if a["kind"] == "attacker"
        for n in (a["name"], *str(a["other_names"]).split("|"))
        if n
    }
    statements, claims = [_by_its_group(s, groups) for s in statements], list(claims)
    printed = {(str(s["speaker"]), s["report_id"]) for s in statements if s["speaker"]}
    printed |= {(str(c["attributed_to"]), c["report_id"]) for c in claims if c["attributed_to"]}
    called = _spellings(Counter(name for name, _ in printed))
    if not called:
        return statements, claims
    return (
        [s | {"speaker": called.get(s["speaker"] or "", s["speaker"])} for s in statements],
        [c | {"attributed_to": called.get(c["attributed_to"] or "", c["attributed_to"])} for c in claims],
    )


def _by_its_group(s: StatementRow, groups: Mapping[str, ActorRow]) -> StatementRow:
    """A statement with the identifier of the armed group that speaks, where only its name was read."""
    group = groups.get(as_one(s["speaker"])) if s["speaker"] and not s["speaker_id"] else None
    return s | {"speaker_id": group["actor_id"]} if group else s


def _spellings(reports: Counter[str]) -> dict[str, str]:
    """Each spelling that is not its name's usual one, with that one; `reports` counts the reports of each."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in reports:
        alike[without_accents(name)].append(name)
    out: dict[str, str] = {}
    for plain, names in alike.items():
        usual = min(names, key=lambda n: (-reports[n], n == plain, n))
        out |= {n: usual for n in names if n != usual}
    return out
