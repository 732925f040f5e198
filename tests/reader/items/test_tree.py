"""Layouts of reports, and the tree of items that each of them makes."""

import pytest

from enlace.reader.document import Draft
from enlace.reader.items.tree import grow


@pytest.mark.parametrize(
    "signs",
    [
        ("1.", "2.", "3."),
        ("1)", "2)", "3)"),
        ("(1)", "(2)", "(3)"),
        ("1.-", "2.-", "3.-"),
        ("1o.", "2do.", "3ro."),
        ("1º", "2º", "3º"),
        ("1 .", "2 .", "3 ."),
        ("1 –", "2 –", "3 –"),
        ("Article 1.", "Article 2.", "Article 3."),
        ("Conclusion No. 1:", "Conclusion No. 2:", "Conclusion No. 3:"),
        ("PRIMERA:", "SEGUNDA:", "TERCERA:"),
        ("1.", "2)", "3.-"),
        ("•", "•", "•"),
    ],
)
def test_a_list_counts_from_one(paths, signs):
    assert paths("".join(f"{sign} Thank them.\n" for sign in signs)) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("signs", "found"),
    [
        ("I.- II.- III.- IV.- V.-", ["i", "ii", "iii", "iv", "v"]),
        ("i) ii) iii) iv) v)", ["i", "ii", "iii", "iv", "v"]),
        ("A. B. C.", ["a", "b", "c"]),
        ("a) b) c) d) e) f) g) h) i) j)", list("abcdefghij")),
    ],
)
def test_letters_and_roman_numerals_are_told_apart_by_their_list(paths, signs, found):
    assert paths("".join(f"{sign} Thank them.\n" for sign in signs.split())) == found


def test_an_only_point_is_the_first(paths):
    assert paths("ÚNICO.- Agradecer a México.\n") == ["1"]


def test_labels_run_into_the_words_are_labels(items):
    assert items("1.To thank.\n2.To note.\n")[1] == (None, "2", None, "To note.")
    assert items("a)Agradecer.\nb)notar.\n")[1] == (None, "b", None, "notar.")


def test_letters_stand_below_numbers_and_bullets_below_letters(items):
    assert items("1. To note:\na) one:\n• two\n• three\nb) four\n2. To thank.\n") == [
        (None, "1", None, "To note:"),
        (None, "1.a", "1", "one:"),
        (None, "1.a.1", "1.a", "two"),
        (None, "1.a.2", "1.a", "three"),
        (None, "1.b", "1", "four"),
        (None, "2", None, "To thank."),
    ]


def test_a_list_of_the_same_style_stands_below_a_colon(paths):
    assert paths("1. To note:\n1. one\n2. two\n") == ["1", "1.1", "1.2"]


def test_an_unnumbered_paragraph_continues_its_item(items):
    assert items("1. To note.\n\nIt is good.\n2. To thank.\n")[0] == (
        None,
        "1",
        None,
        "To note.\n\nIt is good.",
    )


# Labels of several levels


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1. x:\n2. y:\n2.a) Note.\n2.b) Thank.\n3. z\n", ["1", "2", "2.a", "2.b", "3"]),
        ("1. y:\n1.1. Note:\n1.1.a. Thank.\n1.1.b. Ask.\n1.2. So.\n", ["1", "1.1", "1.1.a", "1.1.b", "1.2"]),
        (
            "1. y:\n1.A To note:\n1.A.1 This.\n1.A.2 That.\n1.B Thank.\n",
            ["1", "1.a", "1.a.1", "1.a.2", "1.b"],
        ),
        ("I. x\nII. y:\nII.1 Note.\nII.2 Thank.\nIII. z\n", ["i", "ii", "ii.1", "ii.2", "iii"]),
        ("A. y:\n1. x:\n1.1 Note.\n1.2 Thank.\n2. z\nB. q\n", ["a", "a.1", "a.1.1", "a.1.2", "a.2", "b"]),
        ("1. y:\n1.a) Note.\nb) Thank.\n", ["1", "1.a", "1.b"]),
        ("1. y:\n1.1 Note.\n1.3 Thank.\n", ["1", "1.1", "1.3"]),
        ("1. y\n2. z\n2.5 million people came.\n", ["1", "2"]),
        ("1. y\n1.2 million people came.\n3.4 of them stayed.\n", ["1"]),
    ],
)
def test_a_label_of_several_levels_stands_below_its_parents(paths, written, found):
    assert paths(written) == found


def test_below_a_numbered_heading_levels_are_a_list_by_themselves(items):
    assert items("1. CONCLUSIONS\n1.1 Note.\n1.2 Thank.\n2. RECOMMENDATIONS\n2.1 Ask.\n2.1.a) Now.\n") == [
        ("conclusions", "1.1", None, "Note."),
        ("conclusions", "1.2", None, "Thank."),
        ("recommendations", "2.1", None, "Ask."),
        ("recommendations", "2.1.a", "2.1", "Now."),
    ]


def test_levels_without_headings_begin_anew(paths):
    assert paths("1.1 Note.\n1.2 Thank.\n2.1 Ask.\n2.2 Go.\n") == ["1.1", "1.2", "2.1", "2.2"]


def test_levels_do_not_begin_in_the_middle(paths):
    assert paths("1. Note.\na) x\n4.1 Thank.\n2. Ask.\n") == ["1", "1.a", "2"]


# Labels apart from their words


def test_a_label_alone_takes_the_next_paragraph(items):
    assert items("1.\nTo thank.\n\n2.\n\nTo note.\n") == [
        (None, "1", None, "To thank."),
        (None, "2", None, "To note."),
    ]


def test_a_last_label_without_words_is_no_item(items):
    assert items("1. To thank.\n2.\n") == [(None, "1", None, "To thank.")]


def test_two_labels_on_one_line_are_two_levels(items):
    assert items("1. To note.\n2. a) To thank.\nb) To ask.\n3. To go.\n") == [
        (None, "1", None, "To note."),
        (None, "2.a", None, "To thank."),
        (None, "2.b", None, "To ask."),
        (None, "3", None, "To go."),
    ]


def test_a_label_without_words_is_no_parent(items):
    assert items("1. y:\n2.\na) To thank:\n• one\n") == [
        (None, "1", None, "y:"),
        (None, "2.a", None, "To thank:"),
        (None, "2.a.1", "2.a", "one"),
    ]


@pytest.mark.parametrize(
    "line", ["(i) to thank Mexico; and (ii) to ask Canada.", "A. Lopez spoke.", "1. twice.", "3.1) no."]
)
def test_a_running_sentence_after_a_label_is_one_item(items, line):
    assert items(f"1. To note.\n2. {line}\n")[1:] == [(None, "2", None, line)]


def test_numbers_alone_on_their_lines_are_a_column(items):
    assert items("1\nTo thank.\n2\nTo note.\n3\nTo ask.\n")[2] == (None, "3", None, "To ask.")
    assert items("1\tTo thank.\n2\tTo note.\n")[1] == (None, "2", None, "To note.")


@pytest.mark.parametrize("written", ["1\n2\nTo thank.\n", "2\nTo thank.\n3\nTo note.\n", "1\nTo thank.\n"])
def test_other_lone_numbers_are_no_column(paths, written):
    assert paths(written) == []


def test_lone_numbers_between_numbered_items_are_pages(paths):
    assert paths("1. To thank.\n1\nThem.\n2. To note.\n2\nThat.\n") == ["1", "2"]


# Numbers that are wrong, and what is no number


def test_a_missing_and_a_repeated_number_are_told(tree):
    grown = tree("1. One.\n2. Two.\n2. Two again.\n4. Four.\n")

    assert [one.path for one in grown.places] == ["1", "2", "2", "4"]
    assert [(one.code, one.message) for one in grown.doubts] == [
        ("numbering-repeated", "The number 2 stands twice in its list."),
        ("numbering-gap", "A number is missing before 4: an item may have been left out."),
    ]


def test_a_list_that_begins_late_lacks_a_number(tree):
    grown = tree("2. Two.\n3. Three.\n")

    assert [one.path for one in grown.places] == ["2", "3"]
    assert [(one.code, one.span) for one in grown.doubts] == [("numbering-gap", (91, 93))]


def test_a_number_far_off_is_a_word(paths):
    assert paths("1. One.\n9. Nine.\n2. Two.\n2013. The year.\n1200. Many.\n3. Three.\n") == ["1", "2", "3"]


def test_a_letter_far_off_or_repeated_is_a_word(paths):
    assert paths("a) One.\nb) Two.\nb) Again.\nh) Far.\nd) Four.\n") == ["a", "b", "d"]


def test_a_list_does_not_begin_with_a_high_number_or_a_late_letter(paths):
    assert paths("6. Six.\n") == []
    assert paths("f) Six.\n") == []
    assert paths("f) Six.\n1. One.\n") == ["1"]


WRAPPED = """
1. To thank Mexico for the report that it presented at its meeting of May
2. The report was long and it was thought that the next one of the year
should be shorter, as laid down in the rules of the Network, paragraph
5. The TS should see to it and report on the matter as laid down in para
a) of the same rules, when the Network meets again, as it is to meet, and
1.1 of those other rules which all of the Members know so well by now, or
1) of some others.

2. To note it.
"""


def test_a_wrapped_line_that_begins_with_a_number_runs_on(paths):
    assert paths(WRAPPED) == ["1", "2", "2"]


def test_a_label_that_would_open_a_list_in_a_wrapped_sentence_is_none(paths):
    head = "The Network met in San José, Costa Rica, on 3 May 2010 and agreed on\n"
    lines = [*["This is a line of a text that is wrapped at one width and goes"] * 6, "4. it."]
    assert paths("1. x.\n" + "\n".join(lines) + "\n", head) == ["1"]


# Bullets


def test_a_bullet_set_in_stands_below_the_one_before(paths):
    assert paths("1. A:\n• b\n    • c\n    • d\n• e\n") == ["1", "1.1", "1.1.1", "1.1.2", "1.2"]


def test_a_bullet_set_out_by_little_is_a_sibling(paths):
    assert paths("1. A:\n  • b\n • c\n• d\n") == ["1", "1.1", "1.2", "1.3"]
    assert paths("1. A:\n    • b\n• d\n") == ["1", "1.1", "1.2"]


def test_other_bullets_stand_below(paths):
    assert paths("• This:\n– b\n– c\n• That.\n") == ["1", "1.1", "1.2", "2"]


def test_an_o_is_a_bullet_among_bullets_only(paths):
    assert paths("• a\no to b\no to c\n• d\n") == ["1", "1.1", "1.2", "2"]
    assert paths("1. a\no to b\n") == ["1"]


def test_lists_in_one_another_without_end_are_flattened(paths):
    found = paths("".join(" " * 2 * depth + "• so\n" for depth in range(20)))

    assert max(path.count(".") for path in found) == 11
    assert len(found) == 20


# Sections


def test_numbers_may_go_on_below_the_next_heading(items):
    assert items("CONCLUSIONS\n1. A.\n6. F.\n2. B.\nRECOMMENDATIONS\n3. C.\n4. D.\n") == [
        ("conclusions", "1", None, "A.\n6. F."),
        ("conclusions", "2", None, "B."),
        ("recommendations", "3", None, "C."),
        ("recommendations", "4", None, "D."),
    ]


def test_numbers_that_go_on_far_below_the_next_heading_are_items_too(tree):
    numbers = "".join(f"{number}. A.\n" for number in range(1, 9))
    grown = tree(f"CONCLUSIONS\n{numbers}RECOMMENDATIONS\n9. C.\n11. D.\nDECISIONS\n")

    assert [one.path for one in grown.places][-2:] == ["9", "11"]
    assert [one.code for one in grown.doubts] == ["numbering-gap"]


def test_numbers_that_go_on_in_another_style_do_not(paths):
    assert paths("CONCLUSIONS\n1. A.\n2. B.\n3. C.\n4. D\nDECISIONS\n5) E.\n") == ["1", "2", "3", "4"]


def test_headings_within_a_section_keep_it(items):
    found = items("CONCLUSIONS\nCONSULAR PROTECTION\n1. A.\n2. B.\nTRAFFICKING IN PERSONS\n1. C.\n")
    assert [one[:2] for one in found] == [("conclusions", "1"), ("conclusions", "2"), ("conclusions", "1")]


def test_a_heading_with_numbers_that_go_on_keeps_the_section(items):
    found = items("CONCLUSIONS\n1. A.\nTRAFFICKING IN PERSONS\n2. C.\n")
    assert found == [("conclusions", "1", None, "A."), ("conclusions", "2", None, "C.")]


@pytest.mark.parametrize("heading", ["TRAFFICKING IN PERSONS", "Trafficking in persons"])
def test_a_list_anew_under_another_heading_has_no_section(items, heading):
    assert items(f"CONCLUSIONS\n1. A.\n2. B.\n{heading}\n1. C.\n") == [
        ("conclusions", "1", None, "A."),
        ("conclusions", "2", None, "B."),
        (None, "1", None, "C."),
    ]


def test_a_short_line_before_a_list_of_another_kind_continues_the_item(items):
    found = items("CONCLUSIONS\n1. A.\n2. B.\nAs follows\na) C.\nSo be it\n")
    assert found[1:] == [
        ("conclusions", "2", None, "B.\nAs follows"),
        ("conclusions", "2.a", "2", "C.\nSo be it"),
    ]


def test_a_bilingual_heading_names_its_section(items):
    found = items("CONCLUSIONS / CONCLUSIONES\n1. A.\nRECOMENDACIONES – RECOMMENDATIONS\n1. B.\n")
    assert [one[0] for one in found] == ["conclusions", "recommendations"]


def test_what_stands_below_the_signatures_is_no_item(items):
    assert items("1. A.\n2. B.\nFirmas:\nPor México, Juan Pérez.\n")[1:] == [(None, "2", None, "B.")]


def test_the_head_ends_at_the_first_item_after_its_last_sentence(tree):
    body = "1. Opening\n2. Closing\n"
    sentence = "The Network met in San José, Costa Rica, on 3 May 2010, and so on and so forth.\n"
    grown = tree(sentence + "CONCLUSIONS\n" + body, head="CONCLUSIONS\n")

    assert grown.head_end == len("CONCLUSIONS\n" + sentence)


def test_a_long_sentence_continues_its_item(items):
    long = "It was said that so it is, and that so it was, and that so it will be."
    assert items(f"1. A.\n{long}\n") == [(None, "1", None, f"A.\n{long}")]


def test_a_document_without_words_has_no_items(rcm):
    grown = grow(Draft().document("text/plain"), rcm)
    assert (grown.places, grown.head_end, grown.doubts) == ([], 0, ())


def test_a_text_without_labels_has_no_items(tree):
    assert tree("Nothing else.\n").places == []
    assert tree("Nothing else.\n", head="").head_end == len("Nothing else.\n")


# Word processors


def auto(label, level=0, list_id="a"):
    return {"label": label, "level": level, "list_id": list_id}


def test_automatic_numbers_of_several_levels_are_paths(word):
    found = word(
        ("The point:", auto("13)")),
        ("this", auto("13.a)", 1)),
        ("that", auto("13.b)", 1)),
        ("Next.", auto("14)")),
    )
    assert found == [
        (None, "13", None, "The point:"),
        (None, "13.a", "13", "this"),
        (None, "13.b", "13", "that"),
        (None, "14", None, "Next."),
    ]


def test_automatic_numbers_may_leave_any_gap(word):
    found = word(("A.", auto("3.")), ("B.", auto("30.")), ("C.", auto("30.7", 1)), ("D.", auto("30.a)", 1)))
    assert [path for _, path, _, _ in found] == ["3", "30", "30.7", "30.a"]


def test_automatic_bullets_go_by_their_level(word):
    found = word(
        ("A:", auto("1.", 0)),
        ("b", auto("•", 1)),
        ("c", auto("▪", 2)),
        ("d", auto("•", 2)),
        ("e", auto("▪", 1)),
        ("f", auto("★", 1)),
        ("g", auto("•", 5, "b")),
    )
    assert [path for _, path, _, _ in found] == ["1", "1.1", "1.1.1", "1.1.1", "1.1", "1.1", "1.1.1"]


def test_an_automatic_letter_may_begin_anywhere(word):
    assert [path for _, path, _, _ in word(("A.", auto("v)")), ("B.", auto("vi)")))] == ["v", "vi"]


def test_a_heading_of_a_lower_level_keeps_the_section(word):
    lower = word(
        ("Conclusions", {"heading": 1}), ("A.", auto("1.")), ("Consular", {"heading": 2}), ("B.", auto("1."))
    )
    same = word(
        ("Conclusions", {"heading": 1}), ("A.", auto("1.")), ("Consular", {"heading": 1}), ("B.", auto("1."))
    )
    assert [one[0] for one in lower] == ["conclusions", "conclusions"]
    assert [one[0] for one in same] == ["conclusions", None]


# A whole report on one line

ONE_LINE = (
    "The Network met in San José, Costa Rica, on 3 May 2010 with delegates of Canada, Mexico and Panama. "
    "It heard reports of all its Members, and it discussed them at length before it agreed as follows. "
    "CONCLUSIONS 1. To thank Mexico (see page 2) for its report. 2. To note the following: a) the plan. "
    "b) the budget, of 3. 5 pages. • a bullet. 3. To ask the TS for more. RECOMMENDATIONS: 1. To approve the "
    "plan. 2. To end. It was a long meeting, and all went home content after it."
)


def test_a_report_on_one_line_is_cut_at_its_labels(items):
    found = items(ONE_LINE + "\n", head="")

    assert [one[:3] for one in found] == [
        ("conclusions", "1", None),
        ("conclusions", "2", None),
        ("conclusions", "2.a", "2"),
        ("conclusions", "2.b", "2"),
        ("conclusions", "2.b.1", "2.b"),
        ("conclusions", "3", None),
        ("recommendations", "1", None),
        ("recommendations", "2", None),
    ]


def test_a_number_again_on_one_line_is_a_word(paths):
    text = "It was so. " * 40 + "1. One. 1. Not one. 3. Not three. 2) Not two. 2.1 Not. 2. Two. 2.2 Not two."
    assert paths(text + "\n") == ["1", "2"]


def test_a_bullet_on_one_line_needs_a_list(paths):
    assert paths("It was so. " * 40 + "• No bullet. 1. One. • A bullet.\n") == ["1", "1.1"]
