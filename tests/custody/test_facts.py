"""What a book says of what was kept: of each report, and nothing that holds a withheld name."""

from pathlib import Path

from dateline.custody.originals import keep_address, keep_screenshot
from dateline.gathering import add, new_case
from dateline.pipeline.custody_facts import custody_facts
from dateline.pipeline.extract import read_tables
from dateline.pipeline.verifying import verify
from dateline.pipeline.withholding.published import published
from dateline.reading import read_case
from tests.generators.broken_inputs import valid


def test_what_was_kept_is_told_of_each_report_and_no_withheld_name(tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_case(data)
    (tmp_path / "a.html").write_bytes(valid("html", 3).data)
    (report,) = add([str(tmp_path / "a.html")], data, by="Ann Roe").written
    keep_screenshot(data, report, tmp_path / "a.html", "Ann Roe")
    for name in ("1", "ana-holt-speaks"):
        keep_address(data, report, f"https://archive.example/{name}", "Ann Roe")
    assert verify(data, by="Ann Roe").sound
    case = read_case(data)
    told = custody_facts(case)
    assert told["verified"] and told["verified"]["as_now"] and told["verified"]["outcome"] == "sound"
    (kept,) = told["kept"].values()
    assert (len(kept["original"]), kept["pictures"], len(kept["archived"])) == (64, 1, 2)
    (data / "review.csv").write_text(
        "target,decision,field,value,by,on,why\nAna Holt,withhold,,,Ann Roe,2022-03-06,she asked\n", encoding="utf-8"
    )
    case = read_case(data)
    read = read_tables(case.reports, case.lexicon)
    public = published(case, read, read)
    told = custody_facts(public.case, public)
    assert told["verified"] and not told["verified"]["as_now"]
    assert [k["archived"] for k in told["kept"].values()] == [["https://archive.example/1"]]
    result = verify(data, by="Ann Roe")
    assert result.sound and result.counts["quotations"] > 0, "the published words are followed, without the name"
