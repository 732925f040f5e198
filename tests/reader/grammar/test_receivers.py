"""Who is to receive what is owed."""

import pytest

from enlace.reader.grammar.receivers import receivers


@pytest.mark.parametrize(
    ("text", "owing", "expected"),
    [
        ("will send the text to the TS and IOM", ("MEX",), ("ts", "iom")),
        ("will send the TS the text", ("MEX",), ()),
        ("the TS the text", ("MEX",), ("ts",)),
        ("will share it with Member Countries", ("MEX",), ("member-countries",)),
        ("will send it to the Network of Mexico by May", ("MEX",), ()),
        ("will send it with IOM to the TS", ("iom",), ("ts",)),
        ("will send it to all", ("MEX",), ()),
    ],
)
def test_finds_those_to_whom_it_goes_in_english(en, text, owing, expected):
    sentence = en.sentence(text)

    assert receivers(sentence, 0, len(sentence.words), owing) == expected


@pytest.mark.parametrize(
    ("text", "owing", "expected"),
    [
        ("enviará el texto a la ST", ("MEX",), ("ts",)),
        ("la ST el texto", ("MEX",), ()),
        ("compartirá el texto con los Países Miembros", ("MEX",), ("member-countries",)),
        ("distribuirá el texto entre México y la OIM", ("MEX",), ()),
    ],
)
def test_finds_those_to_whom_it_goes_in_spanish(es, text, owing, expected):
    sentence = es.sentence(text)

    assert receivers(sentence, 0, len(sentence.words), owing) == expected


def test_looks_no_further_than_the_act(en):
    sentence = en.sentence("will send it, and speak to the TS")

    assert receivers(sentence, 0, 4, ()) == ()
