from dateline.extraction.text.document import Document
from dateline.extraction.text.quotation_marks import quotations


def sentences(text: str) -> list[str]:
    doc = Document(text)
    return [text[s.start : s.end] for s in doc.sentences]


def test_a_stop_inside_a_quotation_ends_no_sentence() -> None:
    text = "“We waited. Nobody came,” he said. They left."
    assert sentences(text) == ["“We waited. Nobody came,” he said.", "They left."]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    assert len(sentences("Until Oct. 2017 Mr. J. Doe of the U.S. Army lived there.")) == 1


def test_wire_copy_wrapped_at_a_width_has_paragraphs_only_at_blank_lines() -> None:
    line = "THE COMMAND HAS REPORTED THAT ABOUT FIFTY PEASANTS WERE TAKEN AWAY BY\n"
    assert len(Document(line * 4 + "FORCE.\n\n" + line * 4).paragraphs) == 2


def test_single_line_breaks_part_paragraphs_elsewhere() -> None:
    long = (
        "A sentence that goes on for a while and does not stop before it has filled more than a "
        "hundred columns of the page."
    )
    assert len(Document(f"{long}\n{long}\n{long}").paragraphs) == 3


def test_furniture_is_told_apart() -> None:
    text = (
        "Something happened in town\n\nBy Jane Doe\n\nThe town was quiet, officials said on Monday.\n\n"
        "Read More: Something else happened\n\nA guard at the gate. (Photo: Agency)\n\nEditing by John Doe"
    )
    doc = Document(text)
    kinds = [doc.furniture.get(p) for p in doc.paragraphs]
    assert kinds == ["title", "byline", None, "link", "caption", "credit"]


def inner(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text, 0, len(text))]


def test_marks_of_every_kind() -> None:
    assert inner("“a b” and \"c d\" and ‘e f’ and ``g h'' and «i j»") == ["a b", "c d", "e f", "g h", "i j"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert inner("the group's men and the Peshmerga’s outposts in the ’90s") == []


def test_a_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    assert inner("He said: “We will go on and on") == ["We will go on and on"]


def test_outlets_mix_curly_and_straight_marks() -> None:
    assert inner("‘quick and robust' response") == ["quick and robust"]
    assert inner('"We have always said so.” Then nothing.') == ["We have always said so."]


def test_an_abbreviation_may_end_a_sentence() -> None:
    def parts(text: str) -> list[str]:
        return [text[s.start : s.end] for s in Document(text).sentences]

    assert parts("It blew up at 9 a.m. The mayor fled.") == ["It blew up at 9 a.m.", "The mayor fled."]
    assert parts("He wrote on X. A spokesman denied it.") == ["He wrote on X.", "A spokesman denied it."]
    assert len(parts("It struck at 9 p.m. Monday in Kirkuk.")) == len(parts("Vitamin X. Doe left.")) == 1
