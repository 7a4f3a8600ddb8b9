"""Who counts as one source: outlets, bodies, and those who speak for them."""

from typing import Any, cast

import pytest

from dateline.linking.incidents.witnesses import Witnesses, in_words_of


def actor(actor_id: str, name: str, kind: str, other_names: str = "", organisation: str = "") -> dict[str, Any]:
    return {"actor_id": actor_id, "name": name, "kind": kind, "other_names": other_names, "organisation": organisation}


ACTORS = [
    actor("guard", "Norland Guard", "body", "the Guard"),
    actor("vesk", "Ada Vesk", "person", organisation="guard"),
    actor("mayor", "Ivo Tarn", "person"),
]


def report(report_id: str, outlet: str, origin: str = "") -> dict[str, Any]:
    return {"report_id": report_id, "outlet": outlet, "origin_id": origin or report_id}


REPORTS = [
    report("a1", "Dorvik Post"),
    report("a2", "Dorvik Post"),
    report("b", "Salby Times", "a1"),
    report("c", "The Guard"),
    report("d", "Salby Times"),
    report("e", "Salby Times", "nnw"),
]


def claim(report_id: str, to: str | None = None, by: str | None = None, origin: str | None = None) -> dict[str, Any]:
    return {"report_id": report_id, "attributed_to": to, "attributed_id": by, "origin_id": origin}


def test_a_figure_in_a_bodys_own_words_is_that_bodys() -> None:
    def said(report: str, at: tuple[int, int], utterance: str, by: str | None = None) -> dict[str, Any]:
        return {"report_id": report, "start": at[0], "end": at[1], "utterance_id": utterance, "speaker_id": by}

    def figure(i: str, report: str, low: int, by: str | None = None) -> dict[str, Any]:
        return claim(report, by=by) | {"claim_id": i, "start": 5, "low": low, "effect": "killed"}

    # "Seven more died when “a device planted by gunmen” blew up", and the Guard's own release of it
    statements = [said("d", (0, 60), "u1"), said("d", (25, 50), "u2"), said("a1", (0, 90), "u2", "guard")]
    claims = [figure("c1", "d", 7), figure("c2", "a1", 7, "guard")]
    theirs = in_words_of(cast(Any, statements), cast(Any, claims))
    assert theirs == {"c1": "guard"}
    assert list(Witnesses(REPORTS, ACTORS, theirs).behind(claims)) == ["Norland Guard"]
    assert in_words_of(cast(Any, statements), cast(Any, [figure("c1", "d", 9), claims[1]])) == {}, "another number"
    officials = claims[0] | {"attributed_to": "Northern security officials"}
    theirs = in_words_of(cast(Any, statements), cast(Any, [officials, claims[1]]))
    assert theirs == {"c1": "guard"}, "officials in the Guard's words are no second source"


@pytest.mark.parametrize(
    ("claims", "sources"),
    [
        ([claim("a1"), claim("a2")], ["Dorvik Post"]),  # two stories of one outlet
        ([claim("a1"), claim("d")], ["Dorvik Post", "Salby Times"]),
        ([claim("a1"), claim("b")], ["Dorvik Post"]),  # a reprint
        ([claim("a1"), claim("d", to="Dorvik Post")], ["Dorvik Post"]),  # cited by name
        ([claim("a1"), claim("d", origin="a1")], ["Dorvik Post"]),  # a passage lifted
        ([claim("a1", by="guard"), claim("d", by="guard")], ["Norland Guard"]),  # one body quoted twice
        ([claim("a1", by="guard"), claim("c")], ["Norland Guard"]),  # quoted, and its own release
        ([claim("a1", by="guard"), claim("d", by="vesk")], ["Norland Guard"]),  # who speaks for it
        ([claim("a1", by="guard"), claim("a2", by="mayor")], ["Ivo Tarn", "Norland Guard"]),  # one outlet, two sources
        (
            [claim("a1", by="guard mayor"), claim("d", by="mayor")],
            ["Ivo Tarn"],
        ),  # together, and one again
        ([claim("a1", by="guard mayor")], ["Norland Guard"]),  # together: one briefing
        (
            [claim("a1", by="guard mayor"), claim("d", by="mayor"), claim("a2", by="guard")],
            ["Ivo Tarn", "Norland Guard"],
        ),  # together, and each alone
        ([claim("a1", to="officials"), claim("a2")], ["Dorvik Post"]),  # nobody known
        ([claim("e")], ["NNW"]),  # an agency none of whose own stories is there
    ],
)
def test_each_source_counts_once(claims: list[dict[str, Any]], sources: list[str]) -> None:
    assert list(Witnesses(REPORTS, ACTORS).behind(claims)) == sources


@pytest.mark.parametrize(
    ("outlets", "sources"),
    [
        (("Dorvik Post (AP)", "Salby Times (Associated Press)"), ["AP"]),  # one agency under two names
        (("Dorvik Post (Vale Press)", "Vale Press"), ["Vale Press"]),  # a paper that another prints
        (("Dorvik Post (AP)", "Salby Times (NWA)"), ["Dorvik Post (AP)", "Salby Times (NWA)"]),
        (("Dorvik Post", "Dorvik Post (AP)"), ["Dorvik Post", "Dorvik Post (AP)"]),
    ],
)
def test_outlets_that_print_one_agency_are_one_source(outlets: tuple[str, ...], sources: list[str]) -> None:
    known = Witnesses([report(str(n), o) for n, o in enumerate(outlets)], [])
    claims = [claim(str(n)) for n in range(len(outlets))]
    assert list(known.behind(claims)) == sources
    assert list(known.of_side("wording", claims)) == sources, "what two print alike is their agency's"
    assert list(known.of_side("wording", claims[:1])) == list(outlets[:1]), "who altered words is who prints them"


def test_every_claim_has_a_source() -> None:
    claims = [claim("a1"), claim("a2", by="guard"), claim("d")]
    assert sum(map(len, Witnesses(REPORTS, ACTORS).behind(claims).values())) == len(claims)


@pytest.mark.parametrize(
    ("kind", "reading", "source"),
    [
        ("number", claim("a1", by="guard") | {"claim_id": "c"}, "Norland Guard"),
        ("date", claim("a1", by="guard") | {"claim_id": "c"}, "Dorvik Post"),  # the day on which an outlet puts it
        ("place", claim("a1", by="guard") | {"claim_id": "c"}, "Dorvik Post"),
        ("place", claim("a1", by="guard") | {"particular_id": "p"}, "Norland Guard"),
        ("wording", claim("b") | {"statement_id": "s"}, "Salby Times"),  # who prints the words, not who had them first
        ("person", claim("b") | {"statement_id": "s"}, "Dorvik Post"),
    ],
)
def test_a_side_is_of_whoever_says_that(kind: str, reading: dict[str, Any], source: str) -> None:
    assert list(Witnesses(REPORTS, ACTORS).of_side(kind, [reading])) == [source]
