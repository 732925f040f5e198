"""How a label is read, before it is known whether it is one."""

import pytest

from enlace.reader.items.labels import automatic, typed


def read(text):
    label = typed(text, 0, len(text))
    return label and (label.kind, ".".join((*label.above, label.piece)), text[label.end :])


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("1. To thank", "1"),
        ("12) To thank", "12"),
        ("(3) To thank", "3"),
        ("4.- To thank", "4"),
        ("5 . To thank", "5"),
        ("6 – To thank", "6"),
        ("7: To thank", "7"),
        ("8º To thank", "8"),
        ("9º. To thank", "9"),
        ("1ª) To thank", "1"),
        ("1o. To thank", "1"),
        ("2do. To thank", "2"),
        ("3er. To thank", "3"),
        ("4]\tTo thank", "4"),
        ("5\tTo thank", "5"),
        ("01. To thank", "1"),
        ("  - 2. To thank", "2"),
        ("3.To thank", "3"),
    ],
)
def test_a_number_is_read(text, piece):
    assert read(text) == ("number", piece, "To thank")


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("2.1 To thank", "2.1"),
        ("2.1. To thank", "2.1"),
        ("2.1) To thank", "2.1"),
        ("2.1.- To thank", "2.1"),
        ("2.1.To thank", "2.1"),
        ("2.1.3 To thank", "2.1.3"),
        ("II.3 To thank", "ii.3"),
        ("1.A.2 To thank", "1.a.2"),
    ],
)
def test_a_number_of_several_levels_is_read(text, piece):
    assert read(text) == ("number", piece, "To thank")


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("2.a) To thank", "2.a"),
        ("13.b)To thank", "13.b"),
        ("2.1.a. To thank", "2.1.a"),
        ("2.a To thank", "2.a"),
        ("1.A To thank", "1.a"),
        ("1a) To thank", "1.a"),
        ("2(b) To thank", "2.b"),
    ],
)
def test_a_letter_below_a_number_is_read(text, piece):
    assert read(text) == ("letter", piece, "To thank")


@pytest.mark.parametrize(
    ("text", "kind", "piece"),
    [
        ("a) To thank", "letter", "a"),
        ("a)to thank", "letter", "a"),
        ("(b) To thank", "letter", "b"),
        ("C. To thank", "letter", "c"),
        ("d.- To thank", "letter", "d"),
        ("aa) To thank", "letter", "aa"),
        ("iv) To thank", "roman", "iv"),
        ("IV.- To thank", "roman", "iv"),
        ("(xii) To thank", "roman", "xii"),
        ("A – To thank", "letter", "a"),
        ("B: To thank", "letter", "b"),
    ],
)
def test_letters_and_roman_numerals_are_read(text, kind, piece):
    assert read(text)[:2] == (kind, piece)


def test_one_sign_can_be_a_letter_and_a_numeral():
    label = typed("v) To thank", 0, 11)

    assert [(one.kind, one.value) for one in label.readings] == [("letter", 22), ("roman", 5)]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Primero: Agradecer", "1"),
        ("PRIMERA: Agradecer", "1"),
        ("ÚNICO.- Agradecer", "1"),
        ("Décimo cuarto: Agradecer", "14"),
        ("ACUERDO NOVENO.- Agradecer", "9"),
        ("Second. Thank", "2"),
        ("Decision 3: Thank", "3"),
        ("Article 3. Thank", "3"),
        ("Conclusion No. 4: Thank", "4"),
        ("Conclusión n.º 4.- Agradecer", "4"),
        ("Acuerdo Nº5: Agradecer", "5"),
        ("Artículo IV – Agradecer", "4"),
        ("Recommendation number 6) Thank", "6"),
        ("Conclusion No. 7", "7"),
        ("SEXTO", "6"),
    ],
)
def test_a_label_in_words_is_read(text, piece):
    assert read(text)[:2] == ("words", piece)


@pytest.mark.parametrize(
    "text",
    [
        "2013. The Network",
        "1200. The Network",
        "3.5. ",
        "To thank Mexico.",
        "Mexico: to thank",
        "U.S. authorities will",
        "18-19 November",
        "Ab) To thank",
        "aB.1. To thank",
        "(TS) will",
        "Point of order: none",
        "o but no bullet? a",
        "",
    ],
)
def test_other_beginnings_are_no_label(text):
    found = read(text)
    assert found is None or found[0] not in ("number", "words") or found[1] == "3.5"


def test_a_letter_run_into_the_first_number_is_a_word():
    assert read("1.A los Gobiernos") == ("number", "1", "A los Gobiernos")


def test_letters_in_both_cases_are_no_level():
    assert read("2.xI) To thank") is None


@pytest.mark.parametrize("glyph", "•·●▪–-*\uf0b7")
def test_a_bullet_is_read_with_its_indent(glyph):
    label = typed(f"  \t{glyph} To thank", 0, 20)

    assert (label.kind, label.indent) == ("bullet", 4)


def test_a_dash_of_any_length_is_one_bullet():
    assert len({typed(f"{dash} To thank", 0, 10).style for dash in "-–—"}) == 1


def test_an_o_is_a_bullet_that_other_bullets_must_confirm():
    assert typed("o to thank", 0, 10).style == "bullet:o?"
    assert typed("o To thank", 0, 10).style == "bullet:o"
    assert typed(" o to thank", 0, 11).style == "bullet:o"


@pytest.mark.parametrize(
    ("shown", "path"),
    [("2.", "2"), ("2", "2"), ("2.a)", "2.a"), ("2.a", "2.a"), ("b", "b"), ("III", "iii"), ("Tema 4 /", "4")],
)
def test_an_automatic_label_is_read_by_what_it_shows(shown, path):
    label = automatic(shown, 9)

    assert (".".join((*label.above, label.piece)), label.end) == (path, 9)


@pytest.mark.parametrize("shown", ["•", "★", "Tema"])
def test_an_automatic_label_without_a_number_is_a_bullet_for_others(shown):
    assert automatic(shown, 9) is None
