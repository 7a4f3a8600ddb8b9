"""A spaCy pipeline that a case names; the test trains one itself on one sentence, so that no download is needed."""

import random
from pathlib import Path

import pytest

from dateline.core.diagnostics import Unusable
from dateline.extraction.attribution.statements import statements
from dateline.extraction.lexicon.case_names import Lexicon
from dateline.extraction.text.document import Document
from dateline.extraction.text.parser import why_not
from dateline.reading.case import read_case

spacy = pytest.importorskip("spacy")

SENTENCE = "The guards the village had hired said wolves came ."
HEADS = [1, 6, 3, 5, 5, 1, 6, 8, 6, 6]
DEPS = ["det", "nsubj", "det", "nsubj", "aux", "relcl", "ROOT", "nsubj", "ccomp", "punct"]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that learned one sentence by heart and knows one name."""
    from spacy.training import Example

    spacy.util.fix_random_seed(0)
    random.seed(0)
    nlp = spacy.blank("en")
    nlp.meta["name"] = "one_sentence"
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    doc = nlp.make_doc(SENTENCE)
    examples = [Example.from_dict(doc, {"heads": HEADS, "deps": DEPS})]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "bell hooks"}, {"label": "PERSON", "pattern": "Amir the Elder"}])
    folder = tmp_path_factory.mktemp("pipeline") / "one_sentence"
    nlp.to_disk(folder)
    return folder


def test_subject_and_clause_are_the_parsers(pipeline: Path) -> None:
    text = SENTENCE.replace(" .", ".")
    found = statements(Document(text, None, str(pipeline)), Lexicon(), [])
    assert [(text[s.speaker_start : s.speaker_end], s.words) for s in found] == [
        ("The guards the village had hired", "wolves came")
    ]


def test_names_are_the_pipelines(pipeline: Path) -> None:
    text = "Amir the Elder came home. Elder said wolves came."
    without = statements(Document(text), Lexicon(), [])
    with_it = statements(Document(text, None, str(pipeline)), Lexicon(), [])
    assert [s.speaker for s in without] == ["Elder"]
    assert [s.speaker for s in with_it] == ["Amir the Elder"]


def case_with(folder: Path, pipeline: str) -> Path:
    (folder / "reports").mkdir(parents=True)
    (folder / "case.yml").write_text(f"title: A case\nspacy: {pipeline}\n", encoding="utf-8")
    (folder / "reports" / "one.md").write_text(
        "---\noutlet: A\npublished: 2021-12-03\n---\nAmir the Elder came home. Elder said wolves came.\n",
        encoding="utf-8",
    )
    return folder


def test_a_case_names_it_and_the_tables_are_the_same_but_for_what_it_knows(pipeline: Path, tmp_path: Path) -> None:
    from dateline.pipeline.extract import read_tables

    case = read_case(case_with(tmp_path / "case", str(pipeline)))
    with_it = read_tables(case.reports, case.lexicon, tmp_path / "kept")["statements"]
    without = read_tables(case.reports, Lexicon(), tmp_path / "kept")["statements"]
    assert list(with_it.columns) == list(without.columns)
    assert list(with_it["words"]) == list(without["words"])
    assert list(with_it["speaker"]) == ["Amir the Elder"]
    assert list(without["speaker"]) == ["Elder"], "what was kept for one pipeline is not another's"


def test_a_pipeline_that_is_not_there_is_told_with_line_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as wrong:
        read_case(case_with(tmp_path / "case", "en_nothing_sm"))
    problem = wrong.value.problems[0]
    assert (problem.file, problem.line) == ("case.yml", 2)
    assert "en_nothing_sm" in problem.what
    assert "pip install" in problem.remedy


def test_without_spacy_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.extraction.text.parser.find_spec", lambda _name: None)
    assert why_not("en_core_web_sm") == "spaCy is not installed"
