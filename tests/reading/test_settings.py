"""case.yml and -p: every shape is read or refused with its line, and nothing stops the program."""

import doctest
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.core.diagnostics import Problem, Unusable
from dateline.linking.incidents.tolls.best import RULES
from dateline.pipeline.edition import edition
from dateline.reading import Case, read_case
from dateline.reading import settings as reading_settings
from dateline.reading.case import CHAPTERS, PARAMETERS
from dateline.reading.settings import outlets_named, parameter, read_sheet, schema

WORDS = "Two farmers were killed near Salby on Tuesday, the district council said."


def case_of(folder: Path, text: str, **reports: str) -> Path:
    """A case with one report, or one report an outlet."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for name, outlet in (reports or {"a": "Gazette"}).items():
        head = f"---\noutlet: '{outlet}'\npublished: 2022-03-04\n---\n"
        (folder / "reports" / f"{name}.md").write_text(head + WORDS + "\n", encoding="utf-8")
    (folder / "case.yml").write_text(text, encoding="utf-8", errors="surrogatepass")
    return folder


def refused(folder: Path, text: str) -> list[str]:
    """What is wrong with a case.yml, as text."""
    with pytest.raises(Unusable) as error:
        read_case(case_of(folder, text))
    assert all(p.remedy for p in error.value.problems)
    return [str(p) for p in error.value.problems]


def test_the_examples_hold() -> None:
    assert doctest.testmod(reading_settings).failed == 0


def test_the_schema_names_what_the_program_knows() -> None:
    parameters = schema()["properties"]["parameters"]["properties"]
    assert parameters.keys() == PARAMETERS.keys() and parameters["rule"]["enum"] == list(RULES)
    assert len(CHAPTERS) == 13


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("window: 7", "window is '7', not names with values"),
        ("window: [2021]", "window is a list, not names with values"),
        ("window: {from: 2021}", "unknown end of the window 'from'"),
        ("window: {since: [2021]}", "window: since is a list, not text"),
        ("window: {since: 2021-02-30}", "window: since: "),
        ("window: {since: 2021-12-03T10:00}", "whole days are counted here"),
        ("window: {since: 2022, until: 2021-12}", "the window ends (2021-12-31) before it begins (2022-01-01)"),
        ("focus: Salby", "focus is 'Salby', not"),
        ("focus: {place: [1]}", "focus: place is a list, not text"),
        ("focus: {date: 2021-13}", "focus: date: "),
        ("groups: [miners]", "groups is a list, not"),
        ("groups: {miners: 4}", "groups: miners is '4', not a list"),
        ("groups: {miners: [[a]]}", "groups: miners is a list, not text"),
        ("chapters: 4", "chapters is '4', not a list"),
        ("chapters: [[glance]]", "chapters is a list, not text"),
        ("chapters: [prologue]", "no chapter 'prologue'"),
        ("date_order: mdy", "date_order is 'mdy', not"),
        ("date_order: {Gazette: ymd}", "no order of day and month 'ymd'"),
        ("parameters: latest", "parameters is 'latest', not"),
        ("parameters: {rule: loudest}", "no rule 'loudest'"),
        ("parameters: {rule: [latest]}", "parameters: rule is a list, not text"),
        ("parameters: {as_of: 25}", "parameters: as_of: "),
        ("parameters: {as_of: 2021-12-03T24:30}", "'24:30' is not a time of day"),
        ("parameters: {since: 2022, until: 2021}", "until (2021-12-31) lies before since"),
        ("parameters: {most_reports: many}", "'many' is no whole number from 1"),
        ("parameters: {most_reports: 0}", "is no whole number"),
        ("parameters: {most_reports: 2.5}", "is no whole number"),
        ("parameters: {most_reports: true}", "is no whole number"),
        ("parameters: {outlets: {a: b}}", "parameters: outlets is names with values, not text"),
        ("question: [why]", "question is a list, not text"),
        ("colour: red", "unknown field 'colour'"),
        ("3: red", "unknown field '3'"),
        ("[a]: red", "a name is a list"),
        ("title: again", "'title' is given twice, first in line 1"),
        ('question: "\\ud83d"', "the line has the character '\\ud83d'"),
        ('question: "\\0"', "the line has the character '\\x00'"),
        ("question: !!python/name:os.system x", "has a YAML tag"),
        ("question: {a: [", "not valid YAML"),
        ("question: &a x\nsince: *a", "a YAML alias is not followed"),
        ("question: 5", "question: '5' is no words"),
        ("question: ' '", "question: it is empty"),
        ("question: '?!'", "question: '?!' is no words"),
        (f"question: {'why ' * 300}", "characters long; 1,000 are shown"),
        ('question: "Why?\\n\\nHow?"', "question: it has several paragraphs"),
        ("groups: {miners: []}", "groups: miners is empty"),
        ("groups: {miners: [' ']}", "groups: miners: it is empty"),
        ("chapters: []", "chapters is empty"),
        ("spacy: en_core_web_sm", "unknown field 'spacy'"),
    ],
)
def test_a_wrong_shape_is_named_with_its_line_and_a_remedy(line: str, told: str, tmp_path: Path) -> None:
    problems = refused(tmp_path, f"title: Salby\n{line}\n")
    assert any(told in p for p in problems), problems
    assert any(p.startswith(("case.yml:2: ", "case.yml:3: ")) for p in problems), problems


@pytest.mark.parametrize("written", ["", "~", "''", "'  '", "7", "3.5", "'...'", f"'{'far ' * 100}'"])
def test_a_title_that_is_none_is_refused(written: str, tmp_path: Path) -> None:
    told = refused(tmp_path, f"question: Why?\ntitle: {written}\n")
    assert len(told) == 1 and told[0].startswith("case.yml:2: title") and "Write title: " in told[0]


@pytest.mark.parametrize(
    "text", ["- a\n", "title\n", "[" * 3_000, "{a: " * 3_000, "title: [" + "[" * 3_000, "\x00", "title: \t- : {"]
)
def test_a_file_that_is_no_sheet_of_names_is_refused(text: str, tmp_path: Path) -> None:
    assert all(p.startswith("case.yml") for p in refused(tmp_path, text))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    case_of(tmp_path, "")
    (tmp_path / "case.yml").write_bytes(b"title: caf\xe9\n")
    with pytest.raises(Unusable, match=r"case.yml: not UTF-8: byte 0xe9"):
        read_case(tmp_path)


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("as_of: 2021-12-04", "as_of", "2021-12-04"),
        ("as_of: '2021-12-04'", "as_of", "2021-12-04"),
        ("as_of: 2021-12-04 12:00:00", "as_of", "2021-12-04T12:00"),
        ("as_of: 2021-12-04T09", "as_of", "2021-12-04T09:00"),
        ("as_of: 2021", "as_of", "2021"),
        ("since: 2021", "since", "2021-01-01"),
        ("since: 2021-12", "since", "2021-12-01"),
        ("until: 2021-12", "until", "2021-12-31"),
        ("until: 2021-12-03/2021-12-05", "until", "2021-12-05"),
        ("most_reports: 12", "most_reports", 12),
        ("most_reports: '12'", "most_reports", 12),
        ("outlets: [Gazette, 'Herald, The']", "outlets", ["Gazette", "Herald, The"]),
        ("outlets: Gazette", "outlets", "Gazette"),
        ("outlets:", "outlets", None),
        ("rule: range", "rule", "range"),
    ],
)
def test_what_yaml_makes_of_a_value_is_understood(written: str, name: str, value: object, tmp_path: Path) -> None:
    folder = case_of(tmp_path, f"title: x\nparameters: {{{written}}}\n", a="Gazette", b="Herald, The")
    assert read_case(folder).parameters[name] == value


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    case = read_case(case_of(tmp_path, "title: 2021-12-03\nquestion: Yes\ngroups: {officials: [no, 7, on]}\n"))
    assert (case.title, case.question, case.groups) == ("2021-12-03", "Yes", {"officials": ("no", "7", "on")})


@pytest.mark.parametrize(
    ("name", "text"),
    [("as_of", "2021-12-03T25:00"), ("as_of", "2021-12-03T12:61"), ("as_of", "2021-12-03Tnoon"),
     ("as_of", "2021-12-03T12:00+03:00"), ("as_of", ""),
     ("since", "2021-12-03T10:00"), ("since", "tomorrow"), ("until", "2021-00"), ("rule", "Latest"),
     ("most_reports", "-1"), ("most_reports", "9" * 5_000), ("incident", "a\ud800")],
)  # fmt: skip
def test_a_parameter_that_means_nothing_is_refused(name: str, text: str) -> None:
    with pytest.raises(ValueError, match=name):
        parameter(name, text)


KNOWN = ["Gazette", "Herald, The", "The", "Times", "Times of Norland", 'The "Bell"']


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Herald, The", ["Herald, The"]),
        ("Herald, The, Gazette", ["Herald, The", "Gazette"]),
        ("Gazette,Herald, The", ["Gazette", "Herald, The"]),
        ('"Herald, The",Gazette', ["Herald, The", "Gazette"]),
        (["Herald, The"], ["Herald, The"]),
        ('The "Bell"', ['The "Bell"']),
        ("Times of Norland", ["Times of Norland"]),
        ("Times", ["Times"]),
    ],
)
def test_outlets_are_named_whole(given: str | list[str], names: list[str]) -> None:
    assert outlets_named(given, KNOWN) == names


@pytest.mark.parametrize("given", ["Time", "Times of", "Gazette, Bugle", '"Herald"', ["Gazett"]])
def test_an_outlet_without_reports_is_named(given: str | list[str]) -> None:
    with pytest.raises(ValueError, match="no report is by"):
        outlets_named(given, KNOWN)


def test_a_case_can_be_cut_down_to_an_outlet_and_a_longer_name_does_not_slip_in(tmp_path: Path) -> None:
    folder = case_of(
        tmp_path,
        "title: x\nparameters: {outlets: 'Times of Norland, Gazette'}\n",
        a="Times",
        b="Times of Norland",
        c="Gazette",
    )
    case: Case = read_case(folder)
    assert set(edition(case, case.parameters)["reports"]["outlet"]) == {"Times of Norland", "Gazette"}
    with pytest.raises(Unusable, match="no report is by 'Bugle'"):
        edition(case, case.parameters | {"outlets": "Bugle"})


def test_check_names_an_outlet_without_reports_with_its_line(tmp_path: Path) -> None:
    (said,) = refused(tmp_path, "title: x\nparameters:\n  rule: range\n  outlets: 'Gazette, Bugle'\n")
    assert said.startswith("case.yml:4:") and "no report is by Bugle" in said.replace("'", "")


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.text(max_size=8)
)
shapes = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
fields = st.sampled_from([*schema()["properties"], "other"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.dictionaries(
        fields,
        shapes | st.dictionaries(st.sampled_from([*PARAMETERS, "place", "date"]), shapes, max_size=3),
        max_size=4,
    )
)
def test_whatever_the_shape_it_is_read_or_refused(drawn: dict[str, object], tmp_path: Path) -> None:
    text = yaml.safe_dump(drawn, allow_unicode=True)
    try:
        case = read_case(case_of(tmp_path, text))
    except Unusable as error:
        assert all(p.file == "case.yml" and p.what and p.remedy for p in error.problems)
    else:
        assert isinstance(case.title, str) and set(case.chapters) <= set(CHAPTERS)


@pytest.mark.parametrize("line", ["contact: desk at example", "contact: javascript:alert(1)", "address: example.org"])
def test_an_address_that_is_none_is_named_with_its_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "case.yml").write_text(f"title: A case\n{line}\n", encoding="utf-8")
    problems: list[Problem] = []
    read_sheet(tmp_path / "case.yml", problems)
    assert [p.line for p in problems] == [2] and "is not a web address" in problems[0].what


def test_a_project_may_add_a_chapter_by_its_notebook(tmp_path: Path) -> None:
    case = case_of(tmp_path / "data", "title: A case\nchapters: [glance, victims]\n")
    (tmp_path / "_config.yml").touch()
    with pytest.raises(Unusable, match="no chapter 'victims'"):
        read_case(case)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "victims.ipynb").touch()
    assert read_case(case).chapters == ("glance", "victims")
