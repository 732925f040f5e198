import csv
import io

import pytest
from from_gold import gold_files, report_from_gold
from handmade import TEXT, act, hostile, item, report, whole

from enlace.reader.outputs import csv_out
from enlace.reader.outputs.table import ACT_COLUMNS, act_rows, meeting_rows


def read(made, lang="en"):
    data = csv_out.render(made, lang=lang)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_stands_for_each_act():
    head, thanks, sending, *_ = read([whole()])

    assert len(read([whole()])) == 1 + 5
    assert dict(zip(head, sending, strict=True)) == {
        "Report": "report.txt",
        "Body": "Regional Consultation Group",
        "First day": "2013-11-18",
        "Last day": "2013-11-19",
        "City": "San José",
        "Country": "Costa Rica",
        "Section": "Conclusions",
        "Item": "1",
        "Whole paragraph": whole().items[0].text,
        "Act": "undertaking",
        "The report's words": whole().items[0].acts[1].text,
        "Who acts": "Technical Secretariat",
        "To whom": "",
        "Owed by": "Technical Secretariat",
        "Owed to": "IOM",
        "By when, in the report's words": "before the end of 2013",
        "Date (EDTF)": "2013",
        "Last day in time": "2013-12-31",
        "Repeats": "",
        "By when": "2013: in time until 31 December 2013",
        "Confidence": "0.9",
        "Rule": "request.asks",
        "Answer": "",
        "State": "",
        "Evidence": "",
        "Remarks": "",
    }
    assert thanks[head.index("Owed by")] == ""


def test_heads_and_names_are_spanish_when_asked():
    head, _, sending, *_ = read([whole()], "es")

    assert head[-4:] == ["Respuesta", "Estado", "Medio de verificación", "Observaciones"]
    assert sending[head.index("Quién debe")] == "Secretaría Técnica"


def test_excel_is_told_the_encoding_and_lines_end_by_the_standard():
    data = csv_out.render([], lang="en")

    assert data.startswith(b"\xef\xbb\xbfReport,")
    assert data.endswith(b"Remarks\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", "\t", "\r", "\n"])
def test_what_a_spreadsheet_would_run_is_neutralised(start):
    text = f"1. {start}1+1 of the budget"
    words = f"{start}1+1 of the budget"
    made = report(text, item(text, words, "1", acts=(act(text, words),)))

    head, row = read([made])

    assert row[head.index("Whole paragraph")] == "'" + words


def test_text_that_is_no_formula_stands_as_it_is():
    words = "To thank Honduras (50 % – 1 = half), “and” others; it's 3,5"
    made = report(words, item(words, words, "1", acts=(act(words, words),)))

    head, row = read([made])

    assert row[head.index("Whole paragraph")] == words


def test_hostile_text_stays_in_its_cells():
    head, row = read([hostile()])

    assert len(row) == len(head)
    assert row[head.index("Rule")] == "'@rule"
    assert row[head.index("Section")] == "'=sec"
    assert "\x00" not in "".join(row)


def test_no_reports_and_no_items_leave_the_head_alone():
    assert read([]) == read([report(TEXT)]) == [read([])[0]]


def test_the_same_reports_make_the_same_bytes():
    assert csv_out.render([whole()], lang="en") == csv_out.render([whole()], lang="en")


@pytest.mark.parametrize("gold", gold_files(), ids=lambda path: path.name.split(".gold")[0])
def test_each_act_of_a_gold_report_has_its_row(gold):
    made = report_from_gold(gold)

    assert len(read([made])) == 1 + sum(len(one.acts) for one in made.items)


def test_rows_have_all_columns_and_meetings_are_counted():
    assert {tuple(row) == ACT_COLUMNS for row in act_rows([whole()], "en")} == {True}
    (meeting,) = meeting_rows([whole()], "en")
    assert (meeting["items"], meeting["acts"], meeting["commitments"], meeting["doubts"]) == (5, 5, 4, 1)
    assert meeting["participants"] == "Costa Rica; Honduras; IOM"
