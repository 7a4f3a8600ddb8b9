"""One speaker under two spellings, or an armed group under two names, is one."""

from __future__ import annotations

from dateline.linking.provenance.spellings import spelt_alike
from dateline.linking.rows import actor_rows
from tests.rows import whole

GROUP = actor_rows([{"actor_id": "rf", "name": "Red Front", "kind": "attacker", "other_names": "RF|Front of the Red"}])


def called(*speakers: tuple[str, str]) -> list[str | None]:
    """What the speakers of some reports are called; each speaks in the report named beside him."""
    said = [whole("statements", {"speaker": name, "speaker_id": None, "report_id": r}) for name, r in speakers]
    return [s["speaker"] for s in spelt_alike(said, [], GROUP)[0]]


def test_accents_make_no_other_speaker() -> None:
    assert called(("Francois Holm", "a"), ("François Holm", "b")) == ["François Holm"] * 2
    most = [("Francois Holm", "a"), ("Francois Holm", "b"), ("François Holm", "c")]
    assert called(*most) == ["Francois Holm"] * 3, "as most reports print him"
    assert called(("Francis Holm", "a"), ("François Holm", "b")) == ["Francis Holm", "François Holm"]


def test_figures_follow_the_spelling_of_statements() -> None:
    said = [whole("statements", {"speaker": "Åsa Lund", "speaker_id": None, "report_id": "a"})]
    claims = [whole("claims", {"attributed_to": "Asa Lund", "report_id": "b"})]
    assert [c["attributed_to"] for c in spelt_alike(said, claims, [])[1]] == ["Åsa Lund"]


def test_a_group_under_another_of_its_names_is_the_group() -> None:
    said = [
        whole("statements", {"speaker": name, "speaker_id": None, "report_id": "a"})
        for name in ("RF", "The Red Front group", "Blue League")
    ]
    assert [s["speaker_id"] for s in spelt_alike(said, [], GROUP)[0]] == ["rf", "rf", None]
