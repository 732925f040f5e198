from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from enlace.reader.meeting import read_meeting
from enlace.reader.meeting.read import MOST
from enlace.reader.model import Doubt, Meeting
from enlace.reader.profile import load

REPORT = """REGIONAL CONFERENCE ON MIGRATION (RCM)
REPORT OF THE MEETING OF THE LIAISON OFFICER NETWORK

FOR CONSULAR PROTECTION

San José, Costa Rica
December 18, 2013

The Liaison Officer Network for Consular Protection held its ordinary meeting on November 18, 2013 in San Jose,
Costa Rica, prior to the meeting of the Regional Consultation Group (RCGM), with participation of Canada and Mexico.

The Network submits its report for consideration to the RCGM, as follows:
"""


def test_a_whole_head_is_read(rcm):
    meeting, doubts = read_meeting(REPORT, offset=0, language="en", profile=rcm)

    assert meeting == Meeting(
        body="consular-network",
        start=date(2013, 11, 18),
        end=date(2013, 11, 18),
        city="San Jose",
        country="CRI",
        participants=("CAN", "MEX"),
        reports_to="rcgm",
    )
    assert [doubt.code for doubt in doubts] == ["heading-differs-date"]


def test_the_spans_of_doubts_count_from_the_plain_text(rcm):
    doubts = read_meeting(REPORT, offset=100, language="en", profile=rcm)[1]

    start, end = doubts[0].span or (0, 0)
    assert REPORT[start - 100 : end - 100] == "December 18, 2013"


def test_an_empty_head_says_nothing_and_says_so(rcm):
    meeting, doubts = read_meeting("", offset=0, language="es", profile=rcm)

    assert meeting == Meeting()
    assert [doubt.code for doubt in doubts] == ["no-body", "no-date", "no-place"]


def test_closing_lines_fill_what_the_head_leaves_out(rcm):
    rest = (
        "1. To thank Nicaragua.\n\nIt submits this report to the RCGM.\n\nManagua, Nicaragua, 21 March 2014\n"
    )

    meeting, doubts = read_meeting(
        "MEETING OF THE NETWORK FOR CONSULAR PROTECTION\n",
        offset=0,
        language="en",
        profile=rcm,
        body_text=rest,
    )

    assert meeting == Meeting(
        "consular-network", date(2014, 3, 21), date(2014, 3, 21), "Managua", "NIC", (), "rcgm"
    )
    assert doubts == (
        Doubt("date-from-closing", "Only the closing line gives a date."),
        Doubt("place-from-closing", "Only the closing line names a place."),
    )


def test_closing_lines_change_nothing_that_the_head_says(rcm):
    rest = "1. To thank Nicaragua.\n\nManagua, Nicaragua, 21 March 2014\n"

    read = read_meeting(REPORT, offset=0, language="en", profile=rcm, body_text=rest)

    assert read == read_meeting(REPORT, offset=0, language="en", profile=rcm)


def test_closing_lines_leave_a_place_that_the_head_gives(rcm):
    head = "MEETING OF THE NETWORK FOR CONSULAR PROTECTION\nOttawa, Canada\n"

    meeting, _ = read_meeting(
        head,
        offset=0,
        language="en",
        profile=rcm,
        body_text="1. To thank.\nManagua, Nicaragua, 21 March 2014\n",
    )

    assert (meeting.city, meeting.start) == ("Ottawa", date(2014, 3, 21))


def test_closing_lines_leave_a_day_that_the_head_gives(rcm):
    head = "MEETING OF THE NETWORK FOR CONSULAR PROTECTION\n20 March 2014\n"

    meeting, _ = read_meeting(
        head,
        offset=0,
        language="en",
        profile=rcm,
        body_text="1. To thank.\nManagua, Nicaragua, 21 March 2014\n",
    )

    assert (meeting.city, meeting.start) == ("Managua", date(2014, 3, 20))


def test_only_the_beginning_of_an_endless_head_is_read(rcm):
    read = read_meeting(REPORT + "x " * MOST + "Ottawa, Canada", offset=0, language="en", profile=rcm)

    assert read == read_meeting(REPORT, offset=0, language="en", profile=rcm)


PIECES = st.sampled_from(
    "The_Network|_met|_in|_San_José|,_|Costa_Rica|\n|18|_November|_2013|.|_prior_to|(|RCGM|_with_participation_of"
    "|Participants:|_D.C.|en_la_ciudad_de|_submits_this_report_to|_Belize|absent|İ".replace("_", " ").split(
        "|"
    )
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)), st.sampled_from(["en", "es"]))
def test_any_text_is_read_twice_alike_with_spans_inside_it(text, language):
    meeting, doubts = read_meeting(text, offset=0, language=language, profile=load("rcm"), body_text=text)

    assert (meeting, doubts) == read_meeting(
        text, offset=0, language=language, profile=load("rcm"), body_text=text
    )
    assert all(0 <= start < end <= len(text) for start, end in (doubt.span for doubt in doubts if doubt.span))
