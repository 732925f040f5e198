import io
from datetime import date, datetime

import openpyxl
import pytest
from from_gold import gold_files, report_from_gold
from handmade import act, hostile, item, report, whole

from enlace.reader.model import Commitment, Due, Meeting
from enlace.reader.outputs import xlsx_out
from enlace.reader.outputs.table import MAX_CELL


def opened(made, lang="en"):
    return openpyxl.load_workbook(io.BytesIO(xlsx_out.render(made, lang=lang)))


def rows(sheet):
    head, *below = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in below]


def test_three_sheets_hold_acts_commitments_and_meetings():
    book = opened([whole(), whole()])

    assert book.sheetnames == ["Acts", "Commitments", "Meetings"]
    assert [len(rows(sheet)) for sheet in book] == [10, 8, 2]
    assert rows(book["Commitments"])[0]["Owed by"] == "Technical Secretariat"


def test_sheets_are_spanish_when_asked():
    book = opened([whole()], "es")

    assert book.sheetnames == ["Actos", "Compromisos", "Reuniones"]
    assert book["Compromisos"].oddFooter.right.text == "Página &P de &N"


def test_dates_are_dates_and_numbers_numbers():
    acts = rows(opened([whole()])["Acts"])

    assert acts[1]["Last day in time"] == datetime(2013, 12, 31)
    assert acts[1]["Confidence"] == 0.9
    assert acts[1]["Item"] == "1"


def test_a_day_before_1900_is_text_as_excel_cannot_count_it():
    early = report(meeting=Meeting(end=date(1899, 12, 31)))

    assert rows(opened([early])["Meetings"])[0]["Last day"] == "1899-12-31"


def test_the_matrix_can_be_worked_with_and_printed():
    sheet = opened([whole()])["Commitments"]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:P5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["E2"].alignment.wrap_text
    assert sheet.column_dimensions["E"].width > 55
    assert sheet.data_validations.dataValidation[0].formula1 == '"open,in progress,done,dropped"'
    (late,) = sheet.conditional_formatting
    assert late.rules[0].formula == ['AND(ISNUMBER($L2),$L2<TODAY(),$N2<>"done",$N2<>"dropped")']


def test_hostile_text_is_neither_formula_nor_link_nor_broken_file():
    cell = opened([hostile()])["Acts"]["I2"]

    assert cell.data_type == "s"
    assert cell.value.startswith("=cmd|'/c calc'!A1")
    assert cell.hyperlink is None


def test_a_cell_holds_no_more_than_excel_allows():
    long = "😀" * 20_000
    made = report(long, item(long, long, "1", acts=(act(long, long),)))

    value = rows(opened([made])["Acts"])[0]["Whole paragraph"]

    assert len(value.encode("utf-16-le")) // 2 <= MAX_CELL
    assert value == "😀" * 16_383 + "…"


def test_more_acts_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx_out, "MAX_ROWS", 4)

    with pytest.raises(xlsx_out.TooManyRows, match="More than 4 rows"):
        xlsx_out.render([whole()], lang="en")


def test_no_reports_make_an_empty_matrix():
    assert [len(rows(sheet)) for sheet in opened([])] == [0, 0, 0]


def test_the_same_reports_make_the_same_bytes():
    made = [whole(), hostile()]

    assert xlsx_out.render(made, lang="es") == xlsx_out.render(made, lang="es")


def test_the_date_of_creation_is_not_today():
    assert opened([whole()]).properties.created == datetime(2000, 1, 1)


def test_gold_reports_open_with_all_their_commitments():
    made = [report_from_gold(gold) for gold in gold_files()]
    owed = [one for each in made for part in each.items for one in part.acts if one.commitment]

    assert len(rows(opened(made)["Commitments"])) == len(owed)


def test_a_commitment_of_nobody_named_is_a_commitment():
    words = "It is requested that the plan be sent."
    asked = act(words, words, commitment=Commitment(due=Due("soon")))

    assert len(rows(opened([report(words, item(words, words, "1", acts=(asked,)))])["Commitments"])) == 1
