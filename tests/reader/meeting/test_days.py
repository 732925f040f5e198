from datetime import date

import pytest

from enlace.reader.meeting.days import meeting_days

EIGHTEENTH = (date(2013, 11, 18), date(2013, 11, 18))


def held(head_of, text: str):
    found = meeting_days(head_of(text))[0]
    return found and found[:2]


@pytest.mark.parametrize(
    "text",
    [
        "The Network held its meeting on November 18, 2013 in San Jose, prior to the RCGM of November 19, 2013.",
        "Following the decision of 5 May 2012, in Managua, the Network met in San Jose on 18 November 2013.",
        "In San Jose, Costa Rica\nNovember 18, 2013\n",
        "Approved on 20 January 2014\n\nSan José, 18 November 2013\n",
        "The Network met on November 18 with delegates of Canada, Mexico and Panama.\nSan José, November 18, 2013\n",
        "The Network met in San Jose prior to the meeting of the RCGM on November 18, 2013, with Canada.",
    ],
)
def test_the_day_of_the_meeting_itself_is_found(head_of, text):
    assert held(head_of, text) == EIGHTEENTH


def test_days_of_two_months_are_one_meeting(head_of):
    text = "The Panel held its meeting in Santo Domingo on 31 October 2016 and on 1 November 2016, with Cuba."

    assert held(head_of, text) == (date(2016, 10, 31), date(2016, 11, 1))


def test_a_second_date_far_off_is_another_matter(head_of):
    text = "The Network met in San Jose on 18 November 2013, and 19 June 2014 was set for the workshop in Managua."

    assert held(head_of, text) == EIGHTEENTH


def test_the_sentence_goes_before_a_heading_that_differs(head_of):
    text = (
        "San José\nDecember 18, 2013\nThe Network held its ordinary meeting on November 18, 2013 in San Jose."
    )

    found, doubt = meeting_days(head_of(text))

    assert found is not None
    assert found[:2] == EIGHTEENTH
    assert doubt is not None
    assert (doubt.code, text[slice(*doubt.span)]) == ("heading-differs-date", "December 18, 2013")


def test_a_heading_that_agrees_raises_no_doubt(head_of):
    text = (
        "San José\n18 November 2013\nThe Network held its ordinary meeting on November 18, 2013 in San Jose."
    )

    assert meeting_days(head_of(text))[1] is None


def test_no_date_is_no_guess(head_of):
    found, doubt = meeting_days(
        head_of("The Network held its ordinary meeting in San Jose, Costa Rica, in spring.")
    )

    assert found is None
    assert doubt is not None
    assert doubt.code == "no-date"
