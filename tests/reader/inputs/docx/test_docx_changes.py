from word_builder import abstract, lines, lvl, num, p, read, run, table

NUMBERED = abstract(0, lvl(0, "%1."), lvl(1, "%2)", "lowerLetter")) + num(1, 0)
DELETED_MARK = '<w:rPr><w:del w:id="1"/></w:rPr>'


def deleted(text):
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def inserted(text):
    return f'<w:ins w:id="1">{run(text)}</w:ins>'


def codes(document):
    return [doubt.code for doubt in document.warnings]


def test_a_file_without_changes_has_no_warning():
    assert codes(read(p("a"))) == []


def test_insertions_are_read_and_deletions_are_not():
    document = read(p("To ", deleted("note"), inserted("thank"), " Mexico."))

    assert document.plain == "To thank Mexico.\n"
    assert codes(document) == ["tracked-changes"]


def test_moved_text_is_read_where_it_went():
    moved = f'<w:moveFrom w:id="1">{run("moved")}</w:moveFrom>'
    here = f'<w:moveTo w:id="2">{run("moved")}</w:moveTo>'
    document = read(p("a", moved), p("b ", here))

    assert document.plain == "a\nb moved\n"
    assert codes(document) == ["tracked-changes"]


def test_a_deleted_paragraph_is_not_counted():
    body = [p("a", num=1), p(deleted("b"), num=1, properties=DELETED_MARK), p("c", num=1)]

    assert lines(*body, numbering=NUMBERED) == ["1. a", "2. c"]


def test_paragraphs_joined_are_one_item_with_the_number_of_the_first():
    body = [
        p("a ", num=1, properties=DELETED_MARK),
        p("b ", num=1, properties=DELETED_MARK),
        p("c"),
        p("d", num=1),
    ]

    assert lines(*body, numbering=NUMBERED) == ["1. a b c", "2. d"]


def test_a_join_reaches_past_bookmarks_but_not_into_a_table():
    bookmark = '<w:bookmarkStart w:id="0" w:name="x"/>'
    body = [
        p("a ", properties=DELETED_MARK),
        bookmark,
        p("b"),
        p("c", properties=DELETED_MARK),
        table([p("d")]),
    ]

    assert lines(*body) == ["a b", "c", "d"]


def test_a_paragraph_deleted_before_a_table_and_at_the_end_is_gone():
    gone = p(deleted("x"), num=1, properties=DELETED_MARK)

    assert lines(gone, table([p("a")]), p("b", num=1), gone, gone, numbering=NUMBERED) == ["a", "1. b"]


def test_a_mark_both_deleted_and_hidden_joins_once():
    both = '<w:rPr><w:del w:id="1"/><w:vanish/></w:rPr>'

    assert lines(p("a ", properties=both), p("b")) == ["a b"]


def test_deleted_rows_and_cells_are_gone():
    row = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>{p("gone", properties=DELETED_MARK)}</w:tc></w:tr>'
    cell = f'<w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>{p("gone")}</w:tc>'
    kept = f"<w:tr>{cell}<w:tc>{p('kept')}</w:tc></w:tr>"

    assert lines(f"<w:tbl>{row}{kept}</w:tbl>") == ["kept"]


def test_the_numbering_and_style_of_before_do_not_count():
    old = '<w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    was = f'<w:pPrChange w:id="1"><w:pPr>{old}</w:pPr></w:pPrChange>'
    document = read(p("a", properties=was), p("b", num=1), p("c", num=1, properties=was), numbering=NUMBERED)

    assert document.plain == "a\n1. b\n2. c\n"
    assert [paragraph.heading for paragraph in document.paragraphs] == [None, None, None]
    assert codes(document) == ["tracked-changes"]


def test_a_change_of_format_alone_is_no_warning():
    was = '<w:b/><w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    document = read(p(run("a", was)))

    assert (document.plain, codes(document)) == ("a\n", [])


def test_a_change_only_in_a_fallback_is_no_warning():
    ways = f"<mc:Choice/><mc:Fallback>{inserted('x')}</mc:Fallback>"
    document = read(p("a", f"<w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r>"))

    assert (document.plain, codes(document)) == ("a\n", [])


def test_marks_in_places_where_they_mean_nothing_do_no_harm():
    body = ["<w:rPr><w:vanish/></w:rPr>", "<w:vanish/>", f"<w:x><w:pPr>{DELETED_MARK}</w:pPr></w:x>", p("a")]

    assert lines(*body) == ["a"]
