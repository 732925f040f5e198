from datetime import date

import pytest

from enlace.reader.meeting.closing import Closing, closing

ITEMS = "1. To thank Honduras.\n2. To meet again in Ottawa, Canada.\n"


def last_lines(rcm, text: str, *, dated: bool = False) -> Closing:
    return closing(text, "en", rcm, "consular-network", dated=dated)


def test_the_dated_line_at_the_end_gives_place_and_day(rcm):
    found = last_lines(rcm, "\n" + "x" * 2_000 + "\n" + ITEMS + "\nManagua, Nicaragua, 21 March 2014\n")

    assert found.place is not None
    assert found.place[:2] == ("Managua", "NIC")
    assert found.held is not None
    assert found.held[:2] == (date(2014, 3, 21), date(2014, 3, 21))


@pytest.mark.parametrize(
    "line",
    [
        "3. To meet in Managua, Nicaragua, on 21 March 2014",
        "21 March 2014",
        "21 March 2014, Managua, Nicaragua",
        "Managua, Nicaragua, where on 21 March 2014 the Network will have the honour to be received by its friends",
        "Managua",
        "",
    ],
)
def test_other_lines_date_nothing(rcm, line):
    assert last_lines(rcm, ITEMS + line) == Closing(None, None, None)


def test_the_body_to_which_this_report_goes_is_found(rcm):
    assert (
        last_lines(rcm, ITEMS + "\nThe Network submits this report to the RCGM.", dated=True).reports_to
        == "rcgm"
    )


def test_a_recommendation_is_no_report(rcm):
    assert last_lines(rcm, ITEMS + "\nTo recommend to the RCGM that it meet.", dated=True).reports_to is None
