"""Tables of reports: what is broken is refused by line and takes nothing behind it;
what other programs write is read."""

import json
from pathlib import Path

import pytest

from dateline.gathering import Added, add, new_case
from dateline.gathering import records as records_module
from dateline.gathering.decoding import Undecodable, decoded, encoding_of
from dateline.gathering.printed_dates import Unsure, printed_day
from dateline.reading import read_reports

OUTLETS = ("Salby Post", "Norland Times", "Dorvik Echo", "Harbour News", "Valley Sun", "Ridge Herald")


def story(n: int) -> str:
    return f"A shell hit the market of Dorvik on Monday, killing {n} people, the mayor of the town told reporters."


def rows(count: int = 6) -> list[str]:
    return [f'{OUTLETS[n]},2021-12-0{n + 1},"{story(n + 2)}"' for n in range(count)]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "case")
    return tmp_path / "case"


def given(case: Path, name: str, data: str | bytes) -> Added:
    path = case.parent / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return add([str(path)], case)


def outlets(case: Path) -> set[str]:
    reports, problems = read_reports(case / "reports")
    assert not problems and all(len(r.text) < 200 for r in reports)
    return {r.outlet for r in reports}


HEADER = "outlet,published,text"


@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("tail", ["", "\n\nThe road was closed, he said.\n\nIt opened again at noon."])
def test_a_quotation_mark_that_is_never_closed_takes_no_other_row(
    case: Path, at: int, tail: str, *, plain: bool
) -> None:
    lines = [row.replace('"', "").replace("Monday,", "Monday").replace("people,", "people") for row in rows()]
    if not plain:
        lines = rows()
    lines[at] = f'{OUTLETS[at]},2021-12-01,"{story(9)}{tail}'
    done = given(case, "open.csv", "\n".join([HEADER, *lines]) + "\n")
    assert outlets(case) == set(OUTLETS) - {OUTLETS[at]}
    (refused,) = done.refused
    assert refused.source == f"open.csv:{at + 2}" and "quotation mark" in refused.why


def test_an_unquoted_comma_is_refused_by_line(case: Path) -> None:
    lines = rows(3)
    lines[1] = lines[1].replace('"', "")
    done = given(case, "commas.csv", "\n".join([HEADER, *lines]) + "\n")
    assert len(done.written) == 2 and done.refused[0].source == "commas.csv:3"
    assert "5 cells where the header names 3 columns" in done.refused[0].why


def test_a_text_of_several_paragraphs_between_quotation_marks_is_whole(case: Path) -> None:
    text = f'{story(3)}\n\n""We saw, and we ran,"" a baker said.'
    done = given(case, "whole.csv", f'{HEADER}\nSalby Post,,"{text}"\n{rows(2)[1]}\n')
    assert not done.refused and len(done.written) == 2
    assert '"We saw, and we ran," a baker said.' in done.written[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("closed", ['"', ""])
@pytest.mark.parametrize("part", ["Ten were killed. ", "Ten were killed.\n"])
def test_a_record_over_the_limit_takes_no_other_row(
    case: Path, monkeypatch: pytest.MonkeyPatch, closed: str, part: str
) -> None:
    monkeypatch.setattr(records_module, "MOST_CHARACTERS", 5_000)
    lines = rows()
    lines[2] = f'{OUTLETS[2]},2021-12-03,"{part * 1000}{closed}'
    done = given(case, "long.csv", "\n".join([HEADER, *lines]) + "\n")
    assert outlets(case) == set(OUTLETS) - {OUTLETS[2]}
    assert [r.source for r in done.refused] == ["long.csv:4"]


@pytest.mark.parametrize(
    "header",
    ["sitename,date,text", "Outlet,Published, Text ", "source_domain,date_publish,maintext", "publisher,pubDate,body"],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_names_separators_and_encodings_of_other_programs_are_read(
    case: Path, header: str, separator: str, encoding: str
) -> None:
    text = f"{story(5)} “It’s over,” he said."
    lines = [
        f"{header},Mood".replace(",", separator),
        separator.join(["Salby Post", "2021-12-03", f'"{text}"', "calm"]),
    ]
    done = given(case, "other.csv", "\r\n".join(lines).encode(encoding))
    (r,) = read_reports(case / "reports")[0]
    assert (r.outlet, r.published, r.text.strip()) == ("Salby Post", "2021-12-03", text)
    assert [p.what for p in done.passed] == ["columns not read: Mood"]


def test_a_table_without_a_text_says_which_columns_it_has(case: Path) -> None:
    why = given(case, "none.csv", "outlet;story\nA;b\n").refused[0].why
    assert "no column text" in why and "outlet, story" in why


@pytest.mark.parametrize("header", ["outlet,text,text", "outlet,text,Text ", "outlet,Outlet,text"])
def test_two_columns_of_one_name_are_refused(case: Path, header: str) -> None:
    done = given(case, "two.csv", f"{header}\na,b,c\n")
    assert not done.written and "two columns are named" in done.refused[0].why


def test_lines_that_are_not_utf_8_in_a_file_that_is_are_refused(case: Path) -> None:
    data = "".join(
        f"{o},{t},{story(n)!r}\n".replace("'", '"') for n, (o, t) in enumerate([("A", "Café"), ("B", "b")], 3)
    )
    done = given(case, "mixed.csv", f"outlet,title,text\n{data}".encode() + b'C,Caf\xe9,"' + story(8).encode() + b'"\n')
    assert len(done.written) == 2 and done.refused[0].source == "mixed.csv:4" and "0xe9" in done.refused[0].why
    done = given(case, "neither.csv", b'outlet,title,text\nA,Caf\x81,"' + story(9).encode() + b'"\n')
    assert not done.written and "windows-1252" in done.refused[0].why


@pytest.mark.parametrize("field", ["title", "outlet", "text"])
def test_half_a_character_is_refused(case: Path, field: str) -> None:
    row = {"outlet": "A", "title": "Smoke", "text": story(4)}
    row[field] += " \ud83d"
    done = given(case, "half.jsonl", json.dumps(row) + "\n")
    assert not done.written and f"the {field} has half" in done.refused[0].why


def test_jsonl_of_other_programs_is_read_and_what_is_unclear_refused(case: Path) -> None:
    lines: list[object] = [
        {"sitename": "Salby Post", "date": "2021-12-03", "text": story(3), "language": "en"},
        {"Outlet": ["Dorvik Echo"], "Published": 1638518400000, "maintext": story(4)},
        {"outlet": ["Dorvik Echo", "Valley Sun"], "text": story(5)},
        {"outlet": "Valley Sun", "published": float("nan"), "text": story(6)},
    ]
    data = "\n".join(map(json.dumps, lines)) + '\n{"outlet": "A", "text": "b", "text": "c"}\n'
    done = given(case, "other.jsonl", data)
    assert outlets(case) == {"Salby Post", "Dorvik Echo", "Valley Sun"}
    assert [r.source for r in done.refused] == ["other.jsonl:3", "other.jsonl:5"]
    assert [p.what for p in done.passed] == ["not read: language"]


def test_a_line_over_the_limit_is_refused_before_it_is_read(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "LONGEST_LINE", 2_000)
    lines = [json.dumps({"outlet": o, "text": t}) for o, t in (("A", story(3) * 100), ("B", story(4)))]
    done = given(case, "long.jsonl", "\n".join(lines) + "\n")
    assert [r.source for r in done.refused] == ["long.jsonl:1"] and outlets(case) == {"B"}


def test_what_add_writes_is_never_too_long_for_check(case: Path) -> None:
    done = given(case, "big.jsonl", json.dumps({"outlet": "A", "text": "Ten people were killed. " * 25_000}) + "\n")
    assert not done.written and "500,000 are read" in done.refused[0].why


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2021/12/03 09:30", "2021-12-03T09:30"), ("2021.12.3", "2021-12-03"), ("20211203", "2021-12-03"),
        ("Thu, 02 Dec 2021 21:30 -0500", "2021-12-02T21:30-05:00"),
        ("Thu, 02 Dec 2021 23:50 EST", "2021-12-02T23:50-05:00"),
        ("Fri, 3 Dec 21 01:15:09 +0300", "2021-12-03T01:15+03:00"),
        ("2021-12-03T00:30+03:00", "2021-12-03T00:30+03:00"), ("1638518400", "2021-12-03T08:00Z"),
        ("1638518400000", "2021-12-03T08:00Z"), ("1638489600000.0", "2021-12-03"),
        ("December 3, 2021", "2021-12-03"), ("3 December 2021, 9:05 p.m.", "2021-12-03T21:05"),
        ("25/11/2021", "2021-11-25"), ("Wed, 01/12/2021", "2021-12-01"), ("Mon, 03/12/2021", None),
        ("5.5.2021", "2021-05-05"), ("2021-12", "2021-12"), ("NaN", ""), ("  ", ""), ("03/12/2021", None),
        ("03-12-2021", None), ("3/12/21", None), ("31 February 2021", None), ("2021-12-03T25:00", None),
        ("Fri Dec  3 09:00:00 UTC 2021", "2021-12-03T09:00Z"), ("20211203093000", "2021-12-03T09:30"),
        ("yesterday", None), ("202112", None), ("12:30", None),
    ],
)  # fmt: skip
def test_a_printed_date_is_read_where_it_is_certain(words: str, value: str | None) -> None:
    if value is None:
        with pytest.raises(Unsure, match="2021-12-03"):
            printed_day(words)
    else:
        assert printed_day(words) == value


@pytest.mark.parametrize(("order", "value"), [("dmy", "2021-12-03"), ("mdy", "2021-03-12")])
def test_the_case_says_how_an_outlet_writes_days(case: Path, order: str, value: str) -> None:
    (case / "case.yml").write_text(f"title: x\ndate_order: {{Salby Post: {order}}}\n", encoding="utf-8")
    given(case, "order.csv", f'{HEADER}\nSalby Post,03/12/2021,"{story(3)}"\nEcho,03/12/2021,"{story(4)}"\n')
    ((r,), _) = read_reports(case / "reports")
    assert r.published == value and len(list((case / "quarantine").glob("*.why"))) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "ascii"])
def test_a_table_and_a_page_of_the_same_bytes_are_read_alike(tmp_path: Path, encoding: str) -> None:
    text = f"outlet,text\nSalby Post,{story(3)}\n" + (
        "" if encoding == "ascii" else "Dorvik Echo,“It’s a café,” he said.\n"
    )
    path = tmp_path / "in.csv"
    path.write_bytes(text.encode(encoding))
    found = encoding_of(path)
    assert found and decoded(path.read_bytes()) == path.read_text(encoding=found) == text


def test_bytes_that_are_in_no_encoding_are_refused_as_a_table_and_as_a_page(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_bytes(b"outlet,text\nCaf\x81,a\n")
    assert encoding_of(tmp_path / "in.csv") is None
    with pytest.raises(Undecodable, match="line 2: byte 0x81"):
        decoded((tmp_path / "in.csv").read_bytes())
