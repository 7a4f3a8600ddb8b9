"""Whatever stands in a report: no crash, words exactly as in the text, time that grows with the length and no faster.

`make nightly` draws 100,000 examples, `make test` a few hundred.
"""

import os
import time
import timeit
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import tables
from dateline.core.report import Report
from dateline.extraction import extract
from dateline.linking import link
from dateline.pipeline.extract import read_tables
from dateline.reading import Case
from dateline.reading.reports import report_of
from tests.hostile import PAYLOADS

EXAMPLES = int(os.environ.get("DATELINE_EXAMPLES", "120"))
BITS = st.sampled_from([
    "Ten people were killed", "in Makhmour", "on Thursday", "late on 2 December 2021", "“We condemn the attack,”",
    "he said", "Masrour Barzani", "said that", "according to", "the ministry",
    "\n\n", ". ", ", ", "and three civilians", "wounded", "between 8 and 10", "at least", "“", "”", "\"", "‘", "’", "'",
    "(", ")", "–", "…", "ERBIL (Kurdistan 24) – ", "ISIS claimed responsibility",
    "five attacks in the past month", "70 km southeast of Mosul", "areas controlled by Iraqi forces", "yesterday",
    "a day later", "3.2 million", "none of them", "among them", "including two children",
    "told Rudaw", "in a statement", "\u202e", "\u200b", "é", "\U0001f4a5", "0", "9" * 30, "a" * 50, "\t", "\r", "\x0b",
    "No one", "death toll rose to 13", "Photo: ", "Read More: ", *PAYLOADS[:60],
])  # fmt: skip
TEXTS = st.lists(st.one_of(BITS, st.text(max_size=12)), max_size=40).map(" ".join)
COMMON = {"max_examples": EXAMPLES, "deadline": None, "suppress_health_check": list(HealthCheck)}


@given(TEXTS, st.sampled_from([None, "2021-12-03", "2021-12"]))
@settings(**COMMON)  # type: ignore[arg-type]
def test_extraction_points_at_what_it_says(text: str, published: str | None) -> None:
    found = extract(Report("r", "Outlet", text, published=published))._asdict()
    for name, rows in found.items():
        for row in rows:
            assert 0 <= row["start"] < row["end"] <= len(text), (name, row)
            # sentences and quotations hold offsets alone
            assert "words" not in row or row["words"] == text[row["start"] : row["end"]], (name, row)
    keys = {"claims": "claim_id", "statements": "statement_id", "particulars": "particular_id"}
    for name, key in keys.items():
        assert len({r[key] for r in found[name]}) == len(found[name])


# The words of the whole reports that extraction is tested on, in any order: no sentence may bring a rule to its end.
WORDS = st.sampled_from(
    sorted({w for p in (Path(__file__).parent / "extraction" / "whole").glob("*.txt") for w in p.read_text().split()})
)


@given(st.lists(WORDS, min_size=2, max_size=60).map(" ".join))
@settings(**COMMON)  # type: ignore[arg-type]
def test_words_in_any_order_are_read(text: str) -> None:
    for rows in extract(Report("r", "Outlet", text, published="2021-12-03")):
        assert all("words" not in row or row["words"] == text[row["start"] : row["end"]] for row in rows)


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(**{**COMMON, "max_examples": max(20, EXAMPLES // 6)})  # type: ignore[arg-type]
def test_linking_never_fails_and_its_tables_fit_their_schemas(case: Case, texts: list[str]) -> None:
    reports = [
        Report(f"r{n}", f"Outlet {n}", t, published="2021-12-03" if n % 2 else None) for n, t in enumerate(texts)
    ]
    linked = link(read_tables(reports, case.lexicon), case.places, case.actors)
    tables.check_tables(linked)
    for v in tables.rows(linked["variants"]):
        assert 0 <= v["start"] < v["end"] <= len(texts[int(v["report_id"][1:])])


@given(
    st.text(max_size=300),
    st.dictionaries(st.sampled_from(["outlet", "title", "url", "published", "agency"]), st.text(max_size=20)),
)
@settings(**COMMON)  # type: ignore[arg-type]
def test_reading_gives_a_report_or_says_why_not(text: str, values: dict[str, str]) -> None:
    made = report_of("file", "id", text, values)
    assert isinstance(made, Report) or (made.what and made.remedy)


BAIT = [
    "“", "\"", "‘", "(", "ten ", "killed ", "and ", "1,", "9", "a", ". ", "said ", "“a” ", "on Thursday ",
    "in Makhmour ", "between ", "A. ", "Ten people were killed. ", "he said, ", ", ", "the village of ", "attack on ",
    "areas ", "controlled by ", "70 km ", "north ", "no claim of ", "<", "\n", "\n\n", " ", "-", "’", "including ",
    "Mr. ", "\u0300", "Photo: ", "according to ", "“We ", "to 13 ", "(AP) – ", "1 JAN ",
]  # fmt: skip


@pytest.mark.parametrize("bait", BAIT, ids=repr)
def test_time_grows_with_the_length_and_no_faster(bait: str, case: Case) -> None:
    """Eight times the text may take at most twenty times as long (a quadratic rule would take 64 times).

    Counted is this process's own time, without the collector of garbage, which walks over whatever the tests
    before have left in memory: on a busy machine both have failed a rule that is linear.
    """

    def seconds(length: int) -> float:
        report = Report("r", "Outlet", (bait * (length // len(bait) + 1))[:length], published="2021-12-03")
        return min(timeit.repeat(lambda: extract(report, case.lexicon), timer=time.process_time, repeat=3, number=1))

    short, long = seconds(4_000), seconds(32_000)
    assert long < 20 * short + 0.4, f"{short:.3f} s for 4,000 characters, {long:.3f} s for 32,000"
