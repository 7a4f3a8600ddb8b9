import json
from pathlib import Path

import pytest

from dateline.core.diagnostics import Unusable
from dateline.gathering import add
from dateline.reading import read_case, read_reports

GOOD = (
    "---\noutlet: Rudaw\npublished: 2021-12-03\n---\n"
    "Three people were killed on Thursday, the ministry said in a statement.\n"
)


def read(tmp_path: Path, **files: str | bytes) -> tuple[list[str], list[str]]:
    """Identifiers of the reports that were read, and the problems as text."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".")).write_bytes(data)
    reports, problems = read_reports(folder)
    return [r.report_id for r in reports], [str(p) for p in problems]


BAD = {
    "empty": ("", "empty__md", 1, "the file is empty"),
    "only front matter": ("---\noutlet: Rudaw\n---\n\n", "a__md", 4, "the report is empty"),
    "not UTF-8": (GOOD.encode() + "Zürich".encode("latin-1"), "a__md", 6, "not UTF-8"),
    "no outlet": (GOOD.replace("outlet: Rudaw\n", ""), "a__md", 1, "no outlet"),
    "31 February": (GOOD.replace("2021-12-03", "31 February"), "a__md", 3, "is not a date"),
    "2021-02-31": (GOOD.replace("2021-12-03", "2021-02-31"), "a__md", 3, "day"),
    "Arabic": (GOOD.split("Three")[0] + "قتل ثلاثة أشخاص في هجوم يوم الخميس حسب الوزارة في بيان لها.\n", "a__md", 1,
               "not English (arabic)"),
    "50 MB": (GOOD + "x" * 50_000_000, "a__md", None, "50 MB long"),
    "a tag in the front matter": (GOOD.replace("Rudaw", "!!python/object/apply:os.system [ls]"), "a__md", 2,
                                  "YAML tag"),
    "an alias in the front matter": (GOOD.replace("Rudaw", "&a Rudaw"), "a__md", 2, "YAML tag, anchor or alias"),
    "unknown field": (GOOD.replace("published", "publishd"), "a__md", 3, "unknown field 'publishd'"),
    "no web address": (GOOD.replace("outlet", "url: javascript:alert(1)\noutlet"), "a__md", 2, "not a web address"),
    "NUL": (GOOD + "\0", "a__md", 6, "NUL"),
    "no front matter": ("Three people were killed.", "a__md", 1, "no front matter"),
    "plain text of nobody": ("Three people were killed, it was said.", "a__txt", 1, "no outlet"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_report_is_named_with_line_and_remedy_and_the_others_are_read(case: str, tmp_path: Path) -> None:
    content, name, line, what = BAD[case]
    ids, problems = read(tmp_path, **{name: content, "good__md": GOOD})
    assert ids == ["good"]
    assert len(problems) == 1
    where = f"reports/{name.replace('__', '.')}" + (f":{line}" if line else "")
    assert problems[0].startswith(f"{where}: "), problems
    assert what in problems[0]
    assert problems[0].count(". ") >= 1  # what to do about it


def test_jsonl_is_read_line_by_line(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "a", "outlet": "AP", "published": None, "text": "Three people were killed."}),
        "{broken",
        json.dumps({"id": "b", "outlet": "AP", "published": "2021-12-03", "text": "Two people were hurt."}),
        json.dumps({"id": "c", "outlet": "", "text": "Nobody was hurt."}),
        json.dumps({"id": "a", "outlet": "AP", "text": "Twice the same identifier."}),
    ]
    ids, problems = read(tmp_path, reports__jsonl="\n".join(rows))
    assert ids == ["a", "b"]
    assert [p.split(": ")[0] for p in problems] == [
        "reports/reports.jsonl:2",
        "reports/reports.jsonl:4",
        "reports/reports.jsonl:5",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            '{"id": "a", "outlet": "Rudaw", "text": "Two were killed.", "text": "Nine were killed."}',
            "'text' is there twice",
        ),
        (
            f'{{"id": "a", "outlet": "Rudaw", "text": "Two were killed.", "n": {"9" * 5000}}}',
            "a number of 5,000 digits",
        ),
    ],
    ids=["a name twice", "a number too long"],
)
def test_what_json_would_lose_or_choke_on_is_named(line: str, said: str, tmp_path: Path) -> None:
    """By the reader of reports and by add alike."""
    ids, problems = read(tmp_path, a__jsonl=line)
    assert not ids and len(problems) == 1 and said in problems[0] and "sys." not in problems[0]
    (refused,) = add([str(tmp_path / "reports" / "a.jsonl")], tmp_path / "case").refused
    assert said.replace("'", "") in refused.why and "sys." not in refused.why


def test_plain_text_gives_date_dateline_and_outlet_in_its_first_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        " date 2021-12-04 WASHINGTON DC (Kurdistan 24) – The US issued a statement on Friday.", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text(
        " date 2021-12-04 Shafaq News/ The department released a statement.", encoding="utf-8"
    )
    (tmp_path / "c.txt").write_text(
        "A headline\n\nERBIL (Kurdistan 24) – Something happened on Saturday.", encoding="utf-8"
    )
    found = {r.report_id: r for r in read_reports(tmp_path)[0]}
    assert [(found[i].outlet, found[i].published, found[i].dated_by, found[i].dateline) for i in "abc"] == [
        ("Kurdistan 24", "2021-12-04", "text", "Washington DC"),
        ("Shafaq News", "2021-12-04", "text", ""),
        ("Kurdistan 24", None, "none", "Erbil"),
    ]


def test_offsets_count_from_the_first_character_of_the_file(tmp_path: Path) -> None:
    text = " date 2021-12-04 Shafaq News/ Three people were killed."
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    assert read_reports(tmp_path)[0][0].text == text


def a_case(folder: Path, **files: str) -> Path:
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "good.md").write_text(GOOD, encoding="utf-8")
    for name, content in ({"case__yml": "title: A case\n"} | files).items():
        (folder / name.replace("__", ".")).write_text(content, encoding="utf-8")
    return folder


def test_everything_wrong_with_a_case_is_told_at_once(tmp_path: Path) -> None:
    folder = a_case(
        tmp_path / "case",
        case__yml=(
            "title: A case\nwindow: {since: 2021-12-10, until: 2021-12-01}\nchapterz: [glance]\nchapters: [nothing]\n"
            "focus: {place: nowhere}\nparameters: {speed: 3}\n"
        ),
        places__csv=(
            "place_id,name,kind,within,latitude,longitude,precision_km,other_names\na,A,town,b,x,1,,\na,A,town,,1,1,,\n"
        ),
    )
    with pytest.raises(Unusable) as error:
        read_case(folder)
    told = "\n".join(map(str, error.value.problems))
    for piece in ("case.yml:2: the window ends", "case.yml:3: unknown field 'chapterz'", "no chapter 'nothing'",
                  "no place 'nowhere'",
                  "unknown parameter 'speed'", "places.csv:2: latitude",
                  "places.csv:3: place_id 'a' is there twice"):  # fmt: skip
        assert piece in told, told


def test_a_case_of_nothing_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no report to read"):
        read_case(tmp_path)


def test_a_date_at_the_end_of_a_title_dates_a_report_that_bears_no_other(tmp_path: Path) -> None:
    titles = {"News with Eva -- October 2, 2017": "2017-10-02", "Remembering the raid of October 2, 2017": None,
              "The evening briefing (3 May 2021)": "2021-05-03", "Nine dead - 2,017 hurt": None}  # fmt: skip
    for title, published in titles.items():
        told = f'---\noutlet: K24\ntitle: "{title}"\n---\nTwo soldiers were killed.\n'
        (tmp_path / "a.md").write_text(told, encoding="utf-8")
        assert read_reports(tmp_path)[0][0].published == published, title


@pytest.mark.parametrize(
    ("words", "published", "by"),
    [
        ("SAN SALVADOR, 3 JAN 90 -- Two soldiers were killed.", "1990-01-03", "text"),
        ("ERBIL, Dec. 3, 2021 (K24) – Two soldiers were killed.", "2021-12-03", "text"),
        ("ERBIL, Dec. 3 (K24) – Two soldiers were killed.", None, "none"),
        ("ERBIL, 31 Feb 2021 (K24) – Two soldiers were killed.", "problem", ""),
    ],
)
def test_a_full_date_in_the_dateline_dates_a_report_that_bears_no_other(
    tmp_path: Path, words: str, published: str | None, by: str
) -> None:
    (tmp_path / "a.md").write_text(f"---\noutlet: K24\n---\n{words}\n", encoding="utf-8")
    reports, problems = read_reports(tmp_path)
    if published == "problem":
        assert not reports and "published: " in str(problems[0])
    else:
        assert (reports[0].published, reports[0].dated_by) == (published, by)


def test_the_beginning_of_an_article_is_no_abstract(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD.replace("---\noutlet", "---\ntext: partial\noutlet"), encoding="utf-8")
    (report,) = read_reports(tmp_path)[0]
    assert report.partial and not report.full


def test_a_dateline_credits_the_agency_whose_copy_it_is(tmp_path: Path) -> None:
    told = {
        "a": ("Nor Post", "SALBY, Norland (AP) — Four people were killed in Salby on Friday."),
        "b": ("AP News", "SALBY, Norland (AP) — Four people were killed in Salby on Friday."),
        "c": ("Nor Post", "SALBY (Dispatches) – Four people were killed in Salby on Friday."),
    }
    lines = [json.dumps({"id": i, "outlet": o, "text": t}) for i, (o, t) in told.items()]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert [r.agency for r in read_reports(tmp_path)[0]] == ["AP", "", ""]
