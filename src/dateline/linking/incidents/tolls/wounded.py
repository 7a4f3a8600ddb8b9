"""The wounded, where a report counts killed and wounded together, or the dead among the wounded."""

from __future__ import annotations

from dateline.extraction.lexicon import en
from dateline.linking.incidents.tolls.counts import of_one_attack
from dateline.linking.incidents.tolls.everybody import for_everybody
from dateline.linking.incidents.tolls.figure import Figure
from dateline.linking.incidents.tolls.groups import Party
from dateline.linking.incidents.tolls.reports import FirstPrinted
from dateline.tables import ClaimRow

OTHERS = en.pattern("linking_patterns", "others, or more")
# "Five people were shot": whoever did not die of it was wounded.
HIT = en.pattern("linking_patterns", "was hit")


def with_left(wholes: list[Figure], left: list[Figure], claims: list[ClaimRow]) -> list[Figure]:
    """Figures with those that reports leave (left_over), where a report gives itself no larger
    one, or gives that one too."""
    most: dict[str, int] = {}
    for f in wholes:
        most[f.report_id] = max(f.value, most.get(f.report_id, 0))
    given = {(c["report_id"], c["low"]) for c in claims}
    more = [f for f in left if f.value > most.get(f.report_id, 0) or (f.report_id, f.value) in given]
    return [*(f for f in wholes if f.report_id not in {g.report_id for g in more}), *more]


def dead_in(groups: dict[Party, list[ClaimRow]], meta: FirstPrinted) -> list[Figure]:
    """The killed that each report gives for everybody."""
    told = [c for g, found in groups.items() if not g.account for c in found if c["mode"] != "denied"]
    return for_everybody(of_one_attack(told, meta, series=False), meta, series=False)


def without_the_dead(found: list[Figure], dead: list[Figure], claims: list[ClaimRow]) -> list[Figure]:
    """Without those among the wounded who died: one killed and four taken to hospital are the one killed and three
    wounded that the same report gives too, or another that appeared no earlier and gives as many killed."""
    killed = {f.report_id: f.value for f in dead}
    whole = [c for c in claims if c["mode"] == "total" and c["low"] is not None]
    given = {(c["report_id"], c["group"], c["low"]): c["claim_id"] for c in whole}
    groups = {c["claim_id"]: c["group"] for c in whole}
    out = []
    for f in found:
        k = killed.get(f.report_id, 0)
        group = groups.get(f.claim_ids[0], "")
        if k and len(f.claim_ids) == 1 and f.value - k > 1 and (f.report_id, group, f.value - k) in given:
            rest = f.value - k
            ids = (given[f.report_id, group, rest],)
            out.append(f._replace(value=rest, claim_ids=ids, working=f"{f.value} − {k} killed = {rest}"))
        elif not k or not any(
            g.value + k == f.value and g.when[0] >= f.when[0] and killed.get(g.report_id) == k for g in found
        ):
            out.append(f)
    return out


def left_over(groups: dict[Party, list[ClaimRow]], dead: list[Figure], meta: FirstPrinted) -> list[Figure]:
    """The wounded that a report leaves when it says how many were shot or hit, and how many of them died (step 5)."""
    hit = [
        c for g, found in groups.items() if not g.account
        for c in found if HIT.search(c["words"]) and c["low"] is not None and c["low"] == c["high"]
    ]  # fmt: skip
    hit = of_one_attack(hit, meta, series=False)
    dead_of = {f.report_id: f for f in sorted(dead, key=lambda f: f.value)}
    by_id = {c["claim_id"]: c for c in hit}
    out = []
    for f in for_everybody(hit, meta, series=False):
        less = dead_of.get(f.report_id)
        beside = all(OTHERS.search(by_id[i]["words"]) for i in f.claim_ids)  # "one dead and 11 others shot"
        if (dead and less is None) or (less and not beside and less.value >= f.value):
            continue
        if beside or less is None:
            told = f"{f.value} hit" + (" beside the killed" if beside else ", none said to have died")
            out.append(f._replace(working=told))
        else:
            rest = f.value - less.value
            told = f"{f.value} hit − {less.value} killed = {rest}"
            out.append(f._replace(value=rest, claim_ids=(*f.claim_ids, *less.claim_ids), working=told))
    return out
