import pytest
from hypothesis import given
from hypothesis import strategies as st

from enlace.reader.meeting.asides import aside_spans, flat


def asides(text: str) -> list[str]:
    return [text[start:end] for start, end in aside_spans(flat(text), (0, len(text)))]


def test_flat_text_keeps_every_character_in_its_place():
    text = "Panamá\xa0Ñandú ÜBER — İ"

    assert flat(text) == "panama nandu uber — i"


@given(st.text())
def test_flat_text_is_as_long_as_the_text(text):
    assert len(flat(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("It met in Managua, prior to the RCGM, with Canada.", "prior to the RCGM"),
        ("inTegucigalpa, Hondurasprior to the RCGM, with Canada", "prior to the RCGM"),
        ("Held prior to the RCGM and with participation of Canada", "prior to the RCGM "),
        ("Se reunió previo a la reunión del GRCM, con Canadá", "previo a la reunión del GRCM"),
        (
            "It met, prior to the RCGM, held on June 9, 2016, in Managua",
            "prior to the RCGM, held on June 9, 2016",
        ),
        ("En el marco de la CRM se reunió la Red", "En el marco de la CRM "),
        ("It met before the RCGM", "before the RCGM"),
        ("El GRCM, convocado por la PPT; se reunió", "convocado por la PPT"),
    ],
)
def test_an_aside_goes_to_the_comma_that_closes_it(text, aside):
    assert asides(text) == [aside]


def test_an_aside_that_begins_the_sentence_goes_to_its_subject():
    text = "Following the decision taken in Cancún, Mexico, on 30 May 2003, the Group met in Managua."

    assert asides(text) == ["Following the decision taken in Cancún, Mexico, on 30 May 2003"]


@pytest.mark.parametrize(
    "text",
    [
        "The Network met in Managua.",
        "with representatives of the following countries: Canada",
        "reached the following conclusions",
    ],
)
def test_the_meeting_itself_is_no_aside(text):
    assert asides(text) == []
