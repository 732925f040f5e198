import pytest
from word_builder import abstract, lines, lvl, num, p, read, run, style, table

NUMBERED = abstract(0, lvl(0, "%1.")) + num(1, 0)


def field(instruction, result, *, separate=True):
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' if separate else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{middle}{result}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(*paragraphs):
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>"


def test_the_runs_of_a_paragraph_are_one_text():
    assert lines(p(run("To thank "), run("Mexico"), run("."))) == ["To thank Mexico."]


def test_paragraphs_without_text_are_left_out():
    assert lines(p("a"), p(), p("  "), p("<w:r><w:t/></w:r>"), p("b")) == ["a", "b"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r>", "a b"),
        ("<w:r><w:t>RCM</w:t><w:noBreakHyphen/><w:t>RNCOM</w:t></w:r>", "RCM-RNCOM"),
        ("<w:r><w:t>mi</w:t><w:softHyphen/><w:t>gration</w:t></w:r>", "migration"),
        ("<w:r><w:t>mi\u00adgra\u200btion\ufeff</w:t></w:r>", "migration"),
        ("<w:r><w:t>October\u00a03</w:t></w:r>", "October\u00a03"),
        ("<w:r><w:t>one\ntwo\tthree&#13;four</w:t></w:r>", "one two three four"),
        ('<w:hyperlink r:id="r1"><w:r><w:t>link</w:t></w:r></w:hyperlink>', "link"),
        ("<w:smartTag><w:r><w:t>tag</w:t></w:r></w:smartTag>", "tag"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>", "control"),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>over</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "base",
        ),
        (
            "<w:commentRangeStart/><w:r><w:t>said</w:t></w:r><w:r><w:commentReference/></w:r>",
            "said",
        ),
        ("<w:r><w:t>a<!-- not text -->b</w:t></w:r>", "ab"),
    ],
)
def test_what_stands_in_a_paragraph_is_read_as_it_is_seen(inner, text):
    assert lines(p(inner)) == [text]


@pytest.mark.parametrize(
    ("code", "font", "text"),
    [
        ("F0B7", "Symbol", "•"),
        ("F0D8", "Wingdings", "•"),
        ("F0FC", "Wingdings", "✓"),
        ("F0B3", "Symbol", "≥"),
        ("2022", "Arial", "•"),
        ("D800", "Arial", ""),
        ("E000", "Arial", ""),
        ("zz", "Symbol", ""),
    ],
)
def test_symbols_become_characters(code, font, text):
    assert lines(p(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', " IOM")) == [f"{text} IOM".strip()]


def test_a_typed_bullet_of_a_symbol_font_is_a_bullet():
    assert lines(p("\uf0b7 IOM \uf0b7")) == ["• IOM \uf0b7"]


def test_a_line_break_begins_a_paragraph_that_has_no_number():
    document = read(
        p(run("1. One", after="<w:br/>"), run("2. Two", after="<w:cr/>"), run("Three"), num=1),
        numbering=NUMBERED,
    )

    assert document.plain == "1. 1. One\n2. Two\nThree\n"
    assert [paragraph.label for paragraph in document.paragraphs] == ["1.", None, None]


def test_a_line_break_in_mid_sentence_is_a_space():
    broken = p(
        run("The TS will submit", after="<w:br/>"),
        run("quarterly reports", after="<w:br/>"),
        run("a. to all"),
    )

    assert lines(broken) == ["The TS will submit quarterly reports", "a. to all"]


def test_unicode_line_separators_break_lines_too():
    assert lines(p("One.\u2028Two.\u2029\u2028Three.\u0085Four")) == ["One.", "Two.", "Three.", "Four"]


def test_headings_are_told_by_outline_level_and_by_name():
    styles = (
        style("Titulo", '<w:outlineLvl w:val="1"/>')
        + style("heading 3")
        + style("Cuerpo", '<w:outlineLvl w:val="9"/>', based_on="Titulo")
        + style("Hijo", based_on="Titulo")
    )
    body = [
        p("a", style="Titulo"),
        p("b", style="heading 3"),
        p("c", style="Cuerpo"),
        p("d", style="Hijo"),
        p("e", properties='<w:outlineLvl w:val="0"/>'),
        p("f", style="Titulo", properties='<w:outlineLvl w:val="9"/>'),
        p("g"),
    ]

    assert [paragraph.heading for paragraph in read(*body, styles=styles).paragraphs] == [
        2,
        3,
        None,
        2,
        1,
        None,
        None,
    ]


def test_without_styles_a_heading_is_told_by_the_id_of_its_style():
    assert [
        paragraph.heading for paragraph in read(p("a", style="Heading1"), p("b", style="Body")).paragraphs
    ] == [1, None]


def test_cells_are_read_row_by_row_also_in_tables_within():
    inner = table([p("c"), p("d")])
    body = [p("before"), table([p("a"), p("b")], [inner + p("e"), p("f") + p("g")]), p("after")]

    assert lines(*body) == ["before", "a", "b", "c", "d", "e", "f", "g", "after"]


def test_a_number_with_a_cell_of_its_own_labels_the_next_cell():
    rows = [[p(num=1), p(), p("To thank Mexico.") + p("More.")], [p(num=1), p("To note.")]]
    document = read(table(*rows), numbering=NUMBERED)

    assert document.plain == "1. To thank Mexico.\nMore.\n2. To note.\n"
    assert [paragraph.label for paragraph in document.paragraphs] == ["1.", None, "2."]


def test_a_typed_number_with_a_cell_of_its_own_stands_before_the_next_cell():
    rows = [[p("1."), p("To thank.")], [p("a)"), p("x", num=1)], [p("b)") + p("c)"), p("d)")]]

    assert lines(table(*rows), p("after"), numbering=NUMBERED) == [
        "1. To thank.",
        "a)",
        "1. x",
        "b)",
        "c)",
        "d)",
        "after",
    ]


def test_a_number_alone_in_the_last_row_does_not_label_what_follows_the_table():
    assert lines(table([p(num=1), p()]), p("after"), table([p("2."), p()]), p("end"), numbering=NUMBERED) == [
        "after",
        "2.",
        "end",
    ]


def test_a_typed_number_in_the_last_cell_of_all_is_kept():
    assert lines(table([p("2.")])) == ["2."]


def test_text_boxes_follow_their_paragraph_once():
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box(p('Box'))}</mc:Choice>"
        f"<mc:Fallback>{box(p('Box'))}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    inner = box(p("In a box", box(p("in a box"))), p("and more"))

    assert lines(p("To thank ", both, "Mexico."), p("Next", inner, box(p("last")))) == [
        "To thank Mexico.",
        "Box",
        "Next",
        "In a box",
        "in a box",
        "and more",
        "last",
    ]


def test_an_alternative_without_a_choice_keeps_its_fallback():
    only = f"<mc:AlternateContent><mc:Fallback>{run('kept')}</mc:Fallback></mc:AlternateContent>"

    assert lines(p(only, "<mc:AlternateContent/>")) == ["kept"]


def test_a_text_box_outside_of_a_paragraph_is_read_in_its_place():
    assert lines(p("a"), f"<w:txbxContent>{p('b')}</w:txbxContent>", p("c")) == ["a", "b", "c"]


def test_fields_give_their_result_and_not_their_instruction():
    body = p(
        "See ",
        field(" REF x \\h ", run("item 3")),
        " of ",
        '<w:fldSimple w:instr="PAGE">' + run("2") + "</w:fldSimple>",
    )

    assert lines(body) == ["See item 3 of 2"]


def test_fields_within_the_instruction_of_a_field_are_not_read():
    inner = field("PAGE", run("1"))
    whole = field(
        f"IF </w:instrText></w:r>{inner}<w:r><w:tab/><w:noBreakHyphen/></w:r><w:r><w:instrText> = 1",
        run("yes"),
    )

    assert lines(p(whole)) == ["yes"]


def test_a_table_of_contents_is_left_out():
    toc = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("separate", "end"))
    entry = p("1. Conclusions ", field("PAGEREF _a", run("2")))

    assert lines(p(toc, separate, "Contents"), entry, p("Annex", end, "after"), p("Text")) == [
        "after",
        "Text",
    ]


def test_automatic_numbers_made_by_fields_are_written():
    first, second = (
        p(field("AUTONUM \\* Arabic", "", separate=False), text) for text in ("To thank.", "To note.")
    )
    hidden = p(field(field("AUTONUM", "", separate=False), "x"))

    assert lines(first, hidden, second) == ["1. To thank.", "2. To note."]


@pytest.mark.parametrize(
    "marks",
    [
        ["begin"],
        ["end"],
        ["separate"],
        ["begin", "separate"],
        ["begin", "separate", "separate", "end"],
        ["begin", "begin", "separate", "end"],
        ["nonsense"],
    ],
)
def test_a_field_that_lacks_an_end_loses_no_text(marks):
    broken = "".join(f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in marks)

    assert lines(p(broken, "kept"), p("also"))[-1] == "also"


def test_an_instruction_outside_of_a_field_is_not_read():
    assert lines(
        p(
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
            "a",
            field("", "<w:r><w:instrText/></w:r>" + run("b")),
        )
    ) == ["ab"]


def test_the_prompt_of_an_empty_form_control_is_not_read():
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr{}/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"

    assert lines(
        p("a", prompt.format("", run("Click here"))),
        p(prompt.format(' w:val="0"', run("b"))),
        p("<w:showingPlcHdr/>", "c"),
    ) == ["a", "b", "c"]


def test_hidden_text_is_left_out():
    hidden, shown = "<w:vanish/>", '<w:vanish w:val="false"/>'

    assert lines(p(run("a"), run("b", hidden), run("c", shown), run("d", hidden + hidden))) == ["ac"]


def test_a_hidden_paragraph_mark_joins_paragraphs():
    mark = "<w:rPr><w:vanish/></w:rPr>"
    whole = p(run("gone", "<w:vanish/>"), num=1, properties=mark)
    document = read(
        p("Conclusions", num=1, properties=mark), p(" and more"), whole, p("x", num=1), numbering=NUMBERED
    )

    assert document.plain == "1. Conclusions and more\n2. x\n"


def test_text_in_a_hidden_style_is_left_out():
    styles = (
        style("Oculto", run_properties="<w:vanish/>", attributes='w:type="character"')
        + style("Hijo", based_on="Oculto", attributes='w:type="character"')
        + style(
            "Visible",
            run_properties='<w:vanish w:val="0"/>',
            based_on="Oculto",
            attributes='w:type="character"',
        )
        + style("Plain")
        + style("Forma", run_properties="<w:vanish/>")
    )

    def named(name):
        return f'<w:rStyle w:val="{name}"/>'

    body = [
        p(run("a", named("Oculto")), run("b", named("Hijo")), run("c", named("Visible")), run("d")),
        p("form", style="Forma"),
        p("e", properties=f"<w:rPr>{named('Oculto')}</w:rPr>"),
        "<w:pStyle/>",
    ]

    assert lines(*body, styles=styles) == ["cd", "e"]


def test_footnotes_are_left_out_and_told():
    document = read(
        p("a", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>')
    )

    assert document.plain == "a\n"
    assert [(doubt.code, doubt.message[-2:]) for doubt in document.warnings] == [("footnotes-left-out", "2.")]


def test_an_embedded_document_is_told():
    assert [doubt.code for doubt in read(p("a"), '<w:altChunk r:id="x"/>').warnings] == ["embedded-left-out"]
