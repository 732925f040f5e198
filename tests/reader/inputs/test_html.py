"""HTML as browsers, mail programs and Word write it."""

from collections.abc import Callable

import pytest

from enlace.reader.document import Document
from enlace.reader.errors import EmptyFile, TooLarge
from enlace.reader.inputs import html

LinesOf = Callable[[Document], list[str]]


def numbered(source: str) -> list[tuple[str, int | None, str | None]]:
    document = html.extract(source.encode())
    return [(document.plain[one.start : one.end], one.level, one.list_id) for one in document.paragraphs]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>One  two\n three<p>Four", ["One two three", "Four"]),
        ("<div>One<br>two<hr>three</div>four", ["One", "two", "three", "four"]),
        ("<p>A<b>b</b>c &amp; &eacute;&#8217;&nbsp;d &nbsp;", ["Abc & é’\xa0d"]),
        ("<pre>1.  One\n\n2.  Two</pre>x", ["1. One", "2. Two", "x"]),
        ("<head><title>T</title><style>p{}</style></head><script>1</script><nav>N</nav><p>x", ["x"]),
        ("<header>Site</header><main><header>Report</header>x</main><footer>f</footer>", ["Report", "x"]),
        ("<p>a<span hidden>b</span><i style='display: none'>c<b>d</b></i><del>e</del>f", ["af"]),
        ("<table><tr><td>1.<td>One<tr><td><p>2.</p><td><p>Two</p></table>", ["1. One", "2. Two"]),
        ("<table><tr><td>a)</table><p>x", ["a)", "x"]),
        ("<ol><li>One<p>more</ol>after", ["1. One", "more", "after"]),
        ("<p>soft\u00adhyphen\u200b u\u2028v", ["softhyphen u v"]),
        ("<p>reuniÃ³n", ["reunión"]),
        ("<div></b></i>x</div></div>y", ["x", "y"]),
        ("<p>x<sup><a href=#1 class=MsoFootnoteReference>1</a></sup><div id=ftn1>Note</div>", ["x"]),
    ],
)
def test_extract_makes_a_paragraph_of_each_block(source: str, shown: list[str], lines_of: LinesOf) -> None:
    assert lines_of(html.extract(source.encode())) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<ol><li>A<ol type=a><li>B<li>C</ol><li>D</ol>", ["1. A", "a. B", "b. C", "2. D"]),
        ("<ol start=4 type=I><li>A<li value=9>B<li>C</ol>", ["IV. A", "IX. B", "X. C"]),
        ("<ol type=A><li>A<li type=i>B</ol>", ["A. A", "ii. B"]),
        ("<ol reversed><li>A<li>B<li>C</ol>", ["3. A", "2. B", "1. C"]),
        ("<ol reversed start=9><li>A<li>B</ol>", ["9. A", "8. B"]),
        ("<ol reversed><li>A<li value=7>B<li>C</ol>", ["3. A", "7. B", "6. C"]),
        ("<ol start=x type=q><li>A</ol>", ["1. A"]),
        ("<ol style='list-style-type: lower-roman'><li>A</ol>", ["i. A"]),
        ("<ul><li>A</ul><li>B", ["• A", "• B"]),
        ("<ol><li><ol type=a><li>A</ol><li></li><li>B</ol>", ["1. ", "a. A", "3. B"]),
        ("<ul style='list-style:none inside'><li>A</ul>", ["A"]),
        ("<ol type=none><li><ul><li>A</ul></ol>", ["• A"]),
    ],
)
def test_extract_numbers_lists_as_a_browser_does(source: str, shown: list[str], lines_of: LinesOf) -> None:
    assert lines_of(html.extract(source.encode())) == shown


def test_extract_tells_levels_and_lists_apart() -> None:
    source = "<ol><li>A<ul><li>B</ul></ol><h2>R</h2><ol><li>C</ol><ul style='list-style-type:none'><li>D</ul>"

    assert numbered(source) == [
        ("1. A", 0, "1"),
        ("• B", 1, "1"),
        ("R", None, None),
        ("1. C", 0, "2"),
        ("D", None, None),
    ]


def test_extract_keeps_heading_levels() -> None:
    document = html.extract(b"<h1>A</h1><h3>B<br>C</h3><p>D")

    assert [paragraph.heading for paragraph in document.paragraphs] == [1, 3, 3, None]


WORD = """<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>{label}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>To thank"""
FILTERED = (
    """<p class=MsoListParagraph>{label}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span>To thank"""
)


def test_extract_of_a_word_export_reads_the_numbers_that_word_made() -> None:
    assert numbered(WORD.format(label="a)")) == [("a) To thank", 1, "l0 lfo1")]
    assert numbered(WORD.format(label="·")) == [("• To thank", 1, "l0 lfo1")]
    assert numbered(WORD.format(label="")) == [("To thank", None, None)]


def test_extract_of_a_filtered_word_export_reads_the_numbers_that_are_left() -> None:
    assert numbered(FILTERED.format(label="12.")) == [("12. To thank", None, None)]
    assert numbered(FILTERED.format(label="§")) == [("• To thank", None, None)]
    assert numbered(FILTERED.format(label="")) == [("To thank", None, None)]
    assert numbered(FILTERED.format(label="A whole sentence that ends")) == [
        ("A whole sentence that ends To thank", None, None)
    ]


def test_extract_of_a_word_number_outside_a_list_paragraph_keeps_it_as_text() -> None:
    source = "<p><span style='mso-list:Ignore'>1.<span style='mso-list:Ignore'>a</span></span>A"

    assert numbered(source + "<p><span style='mso-list:Ignore'> </span>B") == [
        ("1.a A", None, None),
        ("B", None, None),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=iso-8859-1><p>reunión".encode("cp1252"),
        "<meta http-equiv=content-type content='text/html; charset=macintosh'><p>reunión".encode("mac-roman"),
        "<meta charset=nonsense><p>reunión".encode("cp1252"),
        "<meta charset=hex><p>reunión".encode("cp1252"),
        "<meta charset=iso-8859-1><p>reunión".encode(),
        "<p>reunión".encode("utf-16"),
        "<p>reunión".encode("cp1252"),
    ],
)
def test_extract_reads_the_encoding_that_the_page_names_unless_it_is_plainly_another(data: bytes) -> None:
    assert html.extract(data).plain == "reunión\n"


@pytest.mark.parametrize("data", [b"", b"<p>", b"<!-- only -->", b"<p>&nbsp;</p>"])
def test_extract_of_a_page_that_shows_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        html.extract(data)


@pytest.mark.parametrize("data", [b"<div>" * 200_000, b"<b>" * 1_000_001, b"x" * (html.MAX_BYTES + 1)])
def test_extract_of_a_hostile_page_is_refused(data: bytes) -> None:
    with pytest.raises(TooLarge):
        html.extract(data)


def test_extract_fetches_nothing_and_survives_200000_open_brackets() -> None:
    page = (
        b'<link rel=stylesheet href="http://192.0.2.1/x"><img src="http://192.0.2.1/y"><p>x' + b"<" * 200_000
    )

    assert html.extract(page).plain.startswith("x<")


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "undefined", "unicode_escape", "utf-7", "utf-16", "rot13", "zlib", "none"]
)
def test_extract_of_a_page_in_an_encoding_that_no_page_has_reads_it_as_it_is(charset: str) -> None:
    page = f'<html><meta charset="{charset}"><p>1. M\xe9xico \\u0041 +AOk-</p>{"<p>-aaa</p>" * 2_000}'
    assert html.extract(page.encode("cp1252")).plain.startswith("1. México \\u0041 +AOk-\n")
