"""The same words in different outlets: what the shipped case holds, and each relation by a sentence of its own."""

import json
from collections import defaultdict
from typing import Any

import pandas as pd
import pytest

from dateline.core.report import Report
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.linking import link
from dateline.linking.collation.concepts import stem
from dateline.linking.collation.utterances import spoilt
from dateline.pipeline.extract import read_tables
from dateline.tables import rows


def by_utterance(linked: dict[str, pd.DataFrame]) -> list[dict[str, list[dict[str, Any]]]]:
    """Each utterance as report → its rows."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for v in rows(linked["variants"]):
        found[v["utterance_id"]][v["report_id"]].append(v)
    return list(found.values())


def relations(witness: list[dict[str, Any]]) -> list[str]:
    return [v["relation"] for v in witness]


def test_the_release_and_three_printings_of_it(linked: dict[str, pd.DataFrame]) -> None:
    (found,) = [u for u in by_utterance(linked) if "us-release" in u]
    assert set(found) == {"us-release", "k24-us", "shafaq-statements", "basnews-us"}
    assert relations(found["us-release"]) == ["base"] * 3
    assert relations(found["shafaq-statements"]) == ["verbatim"] * 3
    assert relations(found["k24-us"]) == ["truncated", "verbatim", "verbatim"]
    assert relations(found["basnews-us"]) == ["truncated"] * 2
    (cut,) = json.loads(found["k24-us"][0]["differences"])
    assert cut["base_words"] == "that took the lives of 10 Peshmerga and three civilians"
    assert cut["edge"] == "end" and "figure" in cut["fact"]
    assert not any(spoilt(v) for w in found.values() for v in w)


def test_the_prime_ministers_call_in_six_and_told_in_two_more(linked: dict[str, pd.DataFrame]) -> None:
    (found,) = [u for u in by_utterance(linked) if "krg-pm" in u]
    assert set(found) == {
        "krg-pm", "k24-pm", "basnews-leaders", "ap", "republicworld", "kayhan", "k24-us", "shafaq-statements"
    }  # fmt: skip
    assert relations(found["krg-pm"]) == ["base"]
    assert relations(found["k24-us"]) == relations(found["shafaq-statements"]) == ["paraphrase"]
    assert {v["base_report_id"] for v in found["republicworld"]} == {"ap"}
    assert "paraphrase" in relations(found["republicworld"])
    (cut,) = [v for v in found["kayhan"] if v["quoted"]]
    assert (cut["base_report_id"], cut["relation"]) == ("ap", "altered")
    gone = [o for o in json.loads(cut["differences"]) if o["op"] == "cut"]
    assert "coalition" in gone[0]["base_words"] and "party" in gone[0]["fact"]
    assert spoilt(cut)
    altered = [v for v in found["k24-pm"] if v["relation"] == "altered"]
    assert all(not o["fact"] for v in altered for o in json.loads(v["differences"])), "govt is government"


def test_the_presidents_words_in_two_renderings(linked: dict[str, pd.DataFrame]) -> None:
    found = [u for u in by_utterance(linked) if "k24-president" in u]
    assert found and all(set(u) == {"k24-president", "basnews-leaders"} for u in found)
    # The call for "effective military cooperation" is weak beside them, and no text of theirs.
    assert {r for u in found for r in relations(u["k24-president"])} == {"other rendering"}
    assert {r for u in found for r in relations(u["basnews-leaders"])} == {"base"}


def test_differences_point_into_both_texts(linked: dict[str, pd.DataFrame]) -> None:
    texts = {r["report_id"]: r["text"] for r in rows(linked["reports"])}
    seen = 0
    for v in rows(linked["variants"]):
        for o in json.loads(v["differences"]):
            seen += 1
            if o["base"]:
                assert " ".join(texts[v["base_report_id"]][slice(*o["base"])].split()) == o["base_words"]
            if o["other"]:
                assert " ".join(texts[v["report_id"]][slice(*o["other"])].split()) == o["other_words"]
    assert seen > 10


SAID = "The treacherous attack on the village will be answered by the army within ten days, and nobody will be spared."


def collated(*texts: str) -> list[dict[str, Any]]:
    """The variants of reports with these texts; the first is of a body that publishes its own words."""
    actors = [
        {"actor_id": "m", "name": "Ministry of Defence", "kind": "body", "side": "", "role": "", "organisation": "",
         "other_names": ""},
        {"actor_id": "r", "name": "Rebel Front", "kind": "attacker", "side": "", "role": "", "organisation": "",
         "other_names": "RF"},
    ]  # fmt: skip
    reports = [
        Report(
            report_id=f"r{n}", text=t, outlet="Ministry of Defence" if n == 0 else f"Outlet {n}", published="2022-03-04"
        )
        for n, t in enumerate(texts)
    ]
    lexicon = Lexicon(
        actors={a["actor_id"]: (a["name"], a["kind"], "", "", tuple(a["other_names"].split("|"))) for a in actors}
    )
    return rows(link(read_tables(reports, lexicon), [], actors)["variants"])


@pytest.mark.parametrize(
    ("printed", "relation", "facts", "marked"),
    [
        (SAID, "verbatim", "", False),
        ("The treacherous attack on the village will be answered by the army within ten days,", "truncated", "", False),
        (SAID.replace("ten", "two"), "altered", "figure", True),
        (SAID.replace(" by the army", ""), "cut inside", "party", True),
        (SAID.replace(" by the army", " ..."), "cut inside", "party", False),
        (SAID.replace("be answered by the army", "by the army be answered"), "altered", "", True),
        (SAID.replace("treacherous", "[brutal]"), "altered", "", False),
        (SAID.replace("treacherous", "heinous"), "altered", "", True),
    ],
)  # fmt: skip
def test_what_becomes_of_a_sentence(printed: str, relation: str, facts: str, *, marked: bool) -> None:
    base, other = collated(f"“{SAID}”", f"“{printed}” the Ministry of Defence said on Friday.")
    assert (base["relation"], other["relation"]) == ("base", relation)
    inside = [o for o in json.loads(other["differences"]) if not o["edge"]]
    assert {f for o in inside for f in o["fact"].split()} == set(facts.split())
    assert bool(spoilt(other)) is marked


def test_where_most_print_otherwise_the_base_is_the_odd_one() -> None:
    longer = SAID.replace("ten days", "ten days or sooner")
    found = collated(
        "No words.", *(f"“{t}” the Ministry of Defence said on Friday." for t in (longer, SAID, SAID, SAID))
    )
    assert [v["relation"] for v in found] == ["base", "cut inside", "cut inside", "cut inside"]
    assert not any(spoilt(v) for v in found)


def test_stock_phrases_join_nothing() -> None:
    assert not collated(
        "“We offer our deepest condolences to the families of the victims of the flood in the north.”",
        "“We offer our deepest condolences and will rebuild every bridge that the rebels destroyed,” Jane Roe said.",
        "“The families of the victims deserve an answer about the price of bread,” John Doe said.",
    )


def test_another_day_is_another_utterance() -> None:
    call = "The Ministry of Defence called on {day} for immediate cooperation between the army and the police."
    same = collated(
        "Nothing.",
        call.format(day="Friday"),
        "“The army and the police must urgently coordinate,” the Ministry of Defence said on Friday.",
    )
    other = collated(
        "Nothing.",
        call.format(day="Friday"),
        "“The army and the police must urgently coordinate,” the Ministry of Defence said on February 3.",
    )
    assert len(same) == 2 and not other


@pytest.mark.parametrize(
    ("british", "american"),
    [("destabilise", "destabilize"), ("labour", "labor"), ("defence", "defense"), ("centre", "center"),
     ("travelled", "traveled")],
)  # fmt: skip
def test_a_spelling_changes_nothing_of_what_is_meant(british: str, american: str) -> None:
    assert stem(british) == stem(american)


@pytest.mark.parametrize("forms", [("killed", "kill"), ("called", "call"), ("hour", "hours"), ("four", "four")])
def test_what_only_looks_like_a_spelling_stays(forms: tuple[str, str]) -> None:
    assert stem(forms[0]) == stem(forms[1])


def test_what_two_statements_report_of_one_attack_makes_them_no_one_statement() -> None:
    quoted = "“A bomb that Rebel Front fighters planted in the village killed three people on the road,”"
    told = "Rebel Front fighters attacked the village and three people were killed, the Ministry of Defence said"
    assert not collated("Nothing.", f"{quoted} the Ministry of Defence said on Friday.", f"{told} on Friday.")


def test_a_weak_likeness_is_no_rendering() -> None:
    call = "The Ministry of Defence called on Friday for effective military cooperation between {}."
    other = "“We will respond forcefully with military plans in Norland,” the Ministry of Defence said on Friday."
    assert not collated("Nothing.", call.format("Norland and Salby"), other)


def test_other_numbers_are_another_statement() -> None:
    told = "“We confirm that {} soldiers died in the raid on the camp and {} are in hospital,”"
    one, other = (
        f"{told.format(*n)} the Ministry of Defence said on Friday." for n in (("two", "eight"), ("nine", "40"))
    )
    assert not collated("Nothing.", one, other.replace("We confirm that", "The army has counted"))
    assert collated("Nothing.", one, one.replace("We confirm that", "The army has counted"))


ONE_TEXT = "“Armed with long rifles and hooded, they shot at everybody in the old station,” a witness said on Monday."


def test_two_quotations_side_by_side_print_one_text() -> None:
    """ "armed ... hooded" and "they shot ..." in one sentence is what another prints between one pair of marks."""
    apart = (
        "They were “armed with long rifles and hooded” and “they shot at everybody in the old station”, a witness told."
    )
    (rows_of,) = [g for g in [collated(ONE_TEXT, apart)] if g]
    assert [r["relation"] for r in rows_of if r["report_id"] == "r1"] == ["verbatim"]


def test_marks_before_an_apostrophe_are_no_other_words() -> None:
    slashed = ONE_TEXT.replace("the old station", "L\\’Arden’s old station")
    plain = ONE_TEXT.replace("the old station", "L’Arden’s old station")
    assert [r["relation"] for r in collated(slashed, plain) if r["report_id"] == "r1"] == ["verbatim"]


def test_words_beside_changed_ones_are_changed_with_them() -> None:
    said = "“The entire valley has been shaken by these senseless shots at night,” Eva Sand said on Monday."
    other = "“The entire valley is shocked by these senseless shots at night,” Eva Sand said on Monday."
    (row,) = [r for r in collated(said, other) if r["report_id"] == "r1"]
    (change,) = json.loads(row["differences"])
    assert (change["base_words"], change["other_words"]) == ("has been shaken", "is shocked")


def test_what_two_outlets_tell_in_their_own_words_is_nobodys_utterance() -> None:
    deed = "An attack in Dorvik killed nine. Red Front claimed responsibility for the attack on Monday."
    assert collated(deed, deed.replace("killed nine", "left nine dead")) == []
