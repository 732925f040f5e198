import pytest

from enlace.reader.inputs.numerals import is_worded, numeral


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("lowerLetter", 1, "a"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 53, "aaa"),
        ("upperLetter", 28, "BB"),
        ("upperLetter", 0, "0"),
        ("lowerLetter", 781, "781"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("upperRoman", 4000, "4000"),
        ("lowerRoman", 0, "0"),
        ("numberInDash", 3, "- 3 -"),
        ("none", 3, ""),
        ("bullet", 3, ""),
        ("chineseCounting", 3, "3"),
    ],
)
def test_numbers_in_signs_are_the_same_in_every_language(form, number, written):
    assert numeral(number, form, "en") == numeral(number, form, "es") == written
    assert not is_worded(form)


@pytest.mark.parametrize(
    ("form", "number", "english", "spanish"),
    [
        ("ordinal", 1, "1st", "1.º"),
        ("ordinal", 2, "2nd", "2.º"),
        ("ordinal", 13, "13th", "13.º"),
        ("ordinal", 123, "123rd", "123.º"),
        ("ordinalText", 1, "First", "Primero"),
        ("ordinalText", 10, "Tenth", "Décimo"),
        ("ordinalText", 11, "Eleventh", "Undécimo"),
        ("ordinalText", 14, "Fourteenth", "Décimo cuarto"),
        ("ordinalText", 20, "Twentieth", "Vigésimo"),
        ("ordinalText", 31, "Thirty-first", "Trigésimo primero"),
        ("ordinalText", 100, "100th", "100.º"),
        ("cardinalText", 0, "Zero", "Cero"),
        ("cardinalText", 21, "Twenty-one", "Veintiuno"),
        ("cardinalText", 40, "Forty", "Cuarenta"),
        ("cardinalText", 45, "Forty-five", "Cuarenta y cinco"),
        ("cardinalText", 100, "100", "100"),
    ],
)
def test_numbers_in_words_are_written_in_each_language(form, number, english, spanish):
    assert (numeral(number, form, "en"), numeral(number, form, "es")) == (english, spanish)
    assert is_worded(form)
