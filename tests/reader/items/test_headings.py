"""Which lines are headings, and of what."""

import pytest

from enlace.reader.items.headings import is_heading, may_head, opens_section, section


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("CONCLUSIONS", "conclusions"),
        ("Recommendations:", "recommendations"),
        ("II. RECOMENDACIONES", "recommendations"),
        ("1. Conclusions", "conclusions"),
        ("**Decisiones**", "decisions"),
        ("Acuerdos finales", "agreements"),
        ("CONCLUSIONS / CONCLUSIONES", "conclusions"),
        ("Conclusiones y recomendaciones", "conclusions"),
        ("Agreements reached", "agreements"),
    ],
)
def test_a_heading_names_its_section(rcm, line, name):
    assert section(line, rcm) == name


@pytest.mark.parametrize(
    "line",
    [
        "",
        "***",
        "1.",
        "Conclusions of the seminar are welcome.",
        "The conclusions",
        "Conclusions one two three four five six seven",
        "Conclusions " * 9,
    ],
)
def test_other_lines_name_none(rcm, line):
    assert section(line, rcm) is None


def test_below_the_title_a_heading_may_go_on(rcm):
    assert section("DECISIONES DE LOS VICEMINISTROS DE LA CRM", rcm, titled=True) == "decisions"
    assert section("DECISIONES DE LOS VICEMINISTROS", rcm) is None
    assert section("Conclusions of the long and windy meeting", rcm, titled=True) is None


def test_a_section_opens_with_the_first_word_of_its_heading(rcm):
    assert opens_section("Recommendations:", rcm)
    assert opens_section("II.", rcm) is False
    assert opens_section("1.", rcm)
    assert not opens_section("Mexico", rcm)


@pytest.mark.parametrize(
    ("line", "style", "is_one"),
    [
        ("CONSULAR PROTECTION", None, True),
        ("Consular protection", 2, True),
        ("Consular protection", None, False),
        ("CONSULAR PROTECTION.", None, False),
        ("RCM 2010", None, False),
        ("Signatures", None, True),
        ("FIRMAS:", None, True),
        ("Anexo 1", None, True),
        ("Firmas de los delegados de México", None, False),
        ("", None, False),
        ("A" * 91, 1, False),
    ],
)
def test_a_heading_of_no_section(line, style, is_one):
    assert is_heading(line, style) is is_one


@pytest.mark.parametrize(
    ("line", "may"), [("Consular protection", True), ("Consular protection:", False), ("to thank", False)]
)
def test_a_short_line_may_be_a_heading(line, may):
    assert may_head(line) is may
