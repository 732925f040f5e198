import pytest
from word_builder import abstract, lines, lvl, num, num_pr, override, p, read, start_at, style

SIMPLE = abstract(7, lvl(0, "%1."), lvl(1, "%2)", "lowerLetter"), lvl(2, "%3.", "lowerRoman")) + num(1, 7)


def labels(document):
    return [paragraph.label for paragraph in document.paragraphs]


def test_numbers_are_written_before_the_text_and_told_beside_it():
    document = read(p("To thank Mexico.", num=1, level=0), p("Plain."), numbering=SIMPLE)

    assert document.plain == "1. To thank Mexico.\nPlain.\n"
    first, second = document.paragraphs
    assert (first.start, first.end, first.label, first.level, first.list_id) == (0, 19, "1.", 0, "7")
    assert (second.label, second.level, second.list_id) == (None, None, None)


def test_deeper_levels_start_anew_under_each_higher_one():
    body = [p("x", num=1, level=level) for level in (0, 1, 2, 2, 1, 0, 1, 2)]

    assert labels(read(*body, numbering=SIMPLE)) == ["1.", "a)", "i.", "ii.", "b)", "2.", "a)", "i."]


def test_unnumbered_paragraphs_between_do_not_disturb_the_count():
    body = [p("x", num=1), p("between"), p("x", num=1)]

    assert labels(read(*body, numbering=SIMPLE)) == ["1.", None, "2."]


def test_an_empty_numbered_paragraph_counts_but_is_nothing_to_read():
    assert lines(p("x", num=1), p(num=1), p("y", num=1), numbering=SIMPLE) == ["1. x", "3. y"]


def test_multi_level_text_takes_the_numbers_of_higher_levels_in_their_own_form():
    numbering = abstract(0, lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2)"), lvl(2, "%1.%2.%3", "lowerLetter"))
    body = [p("x", num=1, level=level) for level in (0, 1, 1, 2, 0, 1)]

    assert labels(read(*body, numbering=numbering + num(1, 0))) == [
        "I.",
        "I.1)",
        "I.2)",
        "I.2.a",
        "II.",
        "II.1)",
    ]


def test_legal_numbering_writes_every_level_in_digits():
    numbering = abstract(0, lvl(0, "%1.", "upperRoman"), lvl(1, "%1.%2", "lowerLetter", "<w:isLgl/>"))
    body = [p("x", num=1, level=level) for level in (0, 0, 1, 1)]

    assert labels(read(*body, numbering=numbering + num(1, 0))) == ["I.", "II.", "2.1", "2.2"]


def test_a_level_never_reached_shows_its_start_and_a_bullet_level_shows_nothing():
    numbering = abstract(
        0, lvl(0, "%1.", start=4), lvl(1, "•", "bullet"), lvl(2, "%1.%2%3.%4", extra="<w:isLgl/>")
    )

    assert labels(read(p("x", num=1, level=2), numbering=numbering + num(1, 0))) == ["4.1."]


def test_a_level_starts_where_it_says_and_at_one_if_it_says_nothing():
    numbering = abstract(0, lvl(0, "%1.", start=5), lvl(1, "%2.", start=None)) + num(1, 0)

    assert labels(read(*[p("x", num=1, level=level) for level in (0, 0, 1)], numbering=numbering)) == [
        "5.",
        "6.",
        "1.",
    ]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ('<w:lvlRestart w:val="0"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.3"]),
        ('<w:lvlRestart w:val="1"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.1"]),
        ('<w:lvlRestart w:val="nonsense"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
    ],
)
def test_a_level_restarts_after_the_level_that_it_names(restart, expected):
    numbering = abstract(0, lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3", extra=restart)) + num(1, 0)
    body = [p("x", num=1, level=level) for level in (0, 1, 2, 1, 2, 0, 1, 2)]

    assert labels(read(*body, numbering=numbering)) == expected


def test_lists_of_one_definition_count_on():
    document = read(p("x", num=1), p("x", num=2), p("x", num=1), numbering=SIMPLE + num(2, 7))

    assert labels(document) == ["1.", "2.", "3."]
    assert [paragraph.list_id for paragraph in document.paragraphs] == ["7", "7", "7"]


def test_lists_of_two_definitions_count_apart():
    numbering = SIMPLE + abstract(8, lvl(0, "(%1)")) + num(2, 8)
    document = read(p("x", num=1), p("x", num=2), p("x", num=1), numbering=numbering)

    assert labels(document) == ["1.", "(1)", "2."]
    assert [paragraph.list_id for paragraph in document.paragraphs] == ["7", "8", "7"]


def test_a_start_of_its_own_begins_another_list_once():
    numbering = SIMPLE + num(2, 7, start_at(0, 1))
    document = read(*[p("x", num=number) for number in (1, 1, 2, 2, 1)], numbering=numbering)

    assert labels(document) == ["1.", "2.", "1.", "2.", "3."]
    assert [paragraph.list_id for paragraph in document.paragraphs] == ["7", "7", "7.1", "7.1", "7.1"]


def test_a_start_of_its_own_that_goes_on_is_the_same_list():
    numbering = SIMPLE + num(2, 7, start_at(0, 3))
    document = read(*[p("x", num=number) for number in (1, 1, 2)], numbering=numbering)

    assert labels(document) == ["1.", "2.", "3."]
    assert {paragraph.list_id for paragraph in document.paragraphs} == {"7"}


def test_a_start_of_its_own_on_an_inner_level_holds_whenever_that_restarts():
    numbering = SIMPLE + num(2, 7, start_at(1, 3))
    document = read(*[p("x", num=2, level=level) for level in (0, 1, 1, 0, 1)], numbering=numbering)

    assert labels(document) == ["1.", "c)", "d)", "2.", "c)"]
    assert {paragraph.list_id for paragraph in document.paragraphs} == {"7"}


def test_a_list_may_replace_a_level_of_its_definition():
    numbering = SIMPLE + num(2, 7, override(0, lvl(0, "Artículo %1.-", "upperRoman", start=2)))

    assert labels(read(p("x", num=2), numbering=numbering)) == ["Artículo II.-"]


def test_a_definition_may_name_a_list_style_that_has_the_levels():
    numbering = (
        abstract(1, extra='<w:numStyleLink w:val="Lista"/>')
        + abstract(2, lvl(0, "%1)"), extra='<w:styleLink w:val="Otra"/>')
        + abstract(3, lvl(0, "%1.-"), extra='<w:styleLink w:val="Lista"/>')
        + abstract(4, lvl(0, "lost"), extra='<w:numStyleLink w:val="Ninguna"/>')
        + num(1, 1)
        + num(2, 3)
        + num(3, 4)
    )
    document = read(p("x", num=1), p("x", num=2), p("x", num=3), numbering=numbering)

    assert labels(document) == ["1.-", "2.-", "lost"]


def test_number_zero_switches_off_the_number_of_a_style():
    styles = style("Item", num_pr(1, 0)) + style("Off", num_pr(0), based_on="Item")
    body = [p("x", style="Item"), p("x", style="Item", num=0), p("x", style="Off"), p("x", style="Item")]

    assert labels(read(*body, numbering=SIMPLE, styles=styles)) == ["1.", None, None, "2."]


def test_a_style_gives_its_number_and_the_level_that_names_it():
    numbering = abstract(
        0, lvl(0, "%1.", extra='<w:pStyle w:val="Uno"/>'), lvl(1, "%1.%2.", extra='<w:pStyle w:val="Dos"/>')
    )
    styles = style("Uno", num_pr(1)) + style("Dos", num_pr(1), based_on="Uno") + style("Tres", based_on="Dos")
    body = [p("x", style=name) for name in ("Uno", "Dos", "Tres", "Uno", "Dos")]

    assert labels(read(*body, numbering=numbering + num(1, 0), styles=styles)) == [
        "1.",
        "1.1.",
        "1.2.",
        "2.",
        "2.1.",
    ]


def test_a_style_may_give_only_the_level_and_its_base_the_number():
    styles = style("Uno", num_pr(1, 0)) + style("Dos", num_pr(level=1), based_on="Uno")

    assert labels(read(p("x", style="Uno"), p("x", style="Dos"), numbering=SIMPLE, styles=styles)) == [
        "1.",
        "a)",
    ]


def test_a_paragraph_may_change_the_level_of_its_style():
    styles = style("Item", num_pr(1, 0))

    assert labels(read(p("x", style="Item", level=1), numbering=SIMPLE, styles=styles)) == ["a)"]


def test_the_default_style_holds_where_none_is_named_or_known():
    styles = style("Normal", num_pr(1), attributes='w:type="paragraph" w:default="1"') + style(
        "T", attributes='w:type="table" w:default="1"'
    )

    assert labels(read(p("x"), p("x", style="Unknown"), numbering=SIMPLE, styles=styles)) == ["1.", "2."]


def test_a_style_chain_that_bites_its_tail_ends():
    styles = style("A", based_on="B") + style("B", num_pr(1), based_on="A")

    assert labels(read(p("x", style="A"), numbering=SIMPLE, styles=styles)) == ["1."]


@pytest.mark.parametrize("glyph", ["•", "\uf0b7", "\uf0a7", "o", "-", "–", "►"])
def test_every_bullet_is_one_bullet(glyph):
    assert lines(p("IOM", num=1), numbering=abstract(0, lvl(0, glyph, "bullet")) + num(1, 0)) == ["• IOM"]


def test_a_picture_is_a_bullet_too():
    level = lvl(0, "", "bullet", '<w:lvlPicBulletId w:val="0"/>')

    assert lines(p("IOM", num=1), numbering=abstract(0, level) + num(1, 0)) == ["• IOM"]


@pytest.mark.parametrize(
    "level",
    [
        lvl(0, "", "bullet"),
        lvl(0, "", "decimal"),
        lvl(0, " ", "none"),
        lvl(0, "%1.", extra="<w:rPr><w:vanish/></w:rPr>"),
        lvl(5, "%6."),
        '<w:lvl w:ilvl="x"/>',
    ],
)
def test_a_level_that_shows_nothing_gives_no_label(level):
    document = read(p("IOM", num=1), numbering=abstract(0, level) + num(1, 0))

    assert document.plain == "IOM\n"
    assert document.paragraphs[0].list_id is None


def test_a_private_character_in_a_numbered_label_is_a_bullet():
    assert labels(read(p("x", num=1), numbering=abstract(0, lvl(0, "\uf0a7%1", "none")) + num(1, 0))) == ["•"]


def test_a_custom_form_falls_back_on_the_plain_one_beside_it():
    custom = (
        '<w:lvl w:ilvl="0"><mc:AlternateContent>'
        '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    without = '<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>'

    assert labels(read(p("x", num=1), numbering=abstract(0, custom) + num(1, 0))) == ["01"]
    assert labels(read(p("x", num=1), numbering=abstract(0, without) + num(1, 0))) == ["1"]


@pytest.mark.parametrize(
    ("marked", "by_style", "by_default", "label"),
    [
        ("es-CR", "", "", "Primero:"),
        ("en-US", "", "", "First:"),
        ("", "es-MX", "en-US", "Primero:"),
        ("", "", "es-ES", "Primero:"),
        ("", "", "", "First:"),
    ],
)
def test_ordinals_in_words_follow_the_language_of_the_paragraph(marked, by_style, by_default, label):
    def lang(language):
        return f'<w:lang w:val="{language}"/>' if language else ""

    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{lang(by_default)}</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Item", run_properties=lang(by_style))
    )
    body = p("x", style="Item", num=1, properties=f"<w:rPr>{lang(marked)}</w:rPr>")

    assert labels(
        read(body, numbering=abstract(0, lvl(0, "%1:", "ordinalText")) + num(1, 0), styles=styles)
    ) == [label]


def test_a_numbering_part_that_is_missing_or_lacks_the_list_gives_no_label():
    assert lines(p("x", num=1), p("y", num="?")) == ["x", "y"]
    assert lines(p("x", num=1), p("y", num=2), numbering=num(1, 99) + '<w:num w:numId="2"/>') == ["x", "y"]


def test_a_level_that_is_none_of_the_nine_is_the_outermost():
    assert labels(read(p("x", num=1, level=12), numbering=SIMPLE)) == ["1."]
