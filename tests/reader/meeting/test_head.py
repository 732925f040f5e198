WRAPPED = """The Ad Hoc Working Group on Migrant Children and Adolescents held its
first meeting in Managua, Nicaragua, on 20 and 21 March 2014, with the
participation of Costa Rica, El Salvador, Guatemala and the United States
of America. The Group will report.
"""


def sentences(head) -> list[str]:
    return [head.text[start:end] for start, end in head.sentences]


def openings(head) -> list[str]:
    return [head.text[start:end] for start, end in head.opening]


def test_lines_of_a_heading_stand_apart(head_of):
    head = head_of("REPORT OF THE MEETING\n\nSan José, Costa Rica\nNovember 18, 2013\n")

    assert sentences(head) == ["REPORT OF THE MEETING", "San José, Costa Rica", "November 18, 2013"]


def test_wrapped_lines_make_one_sentence(head_of):
    assert len(sentences(head_of(WRAPPED))) == 2


def test_a_line_that_goes_on_in_small_letters_or_after_a_comma_is_one_sentence(head_of):
    assert len(sentences(head_of("Reunión de la Red\npara la Protección Consular"))) == 1
    assert len(sentences(head_of("San José,\n\nCosta Rica"))) == 1


def test_an_abbreviation_ends_no_sentence(head_of):
    assert (
        len(
            sentences(
                head_of(
                    "The Vice-Minister, Mr. Roberto Soto, and Lic. Ana Díaz spoke in Washington, D.C. Today."
                )
            )
        )
        == 1
    )


def test_a_sentence_begins_where_capitals_end(head_of):
    text = (
        "INFORME DE LA REUNIÓN En Roatán, Honduras, del 30 de junio al 1 de julio de 2005, se reunió la Red."
    )

    assert sentences(head_of(text))[0] == "INFORME DE LA REUNIÓN"


def test_a_sentence_begins_at_the_article_of_a_body(head_of):
    report = "Report of the Liaison Officer Network for Consular Protection"
    text = f"{report} The Liaison Officer Network for Consular Protection met in Managua."

    assert sentences(head_of(text))[0].strip() == report


def test_a_sentence_begins_at_the_article_of_a_short_name(head_of):
    text = "Report of the Network for Consular Protection on the work done The Network met in Managua"

    assert sentences(head_of(text))[1] == "The Network met in Managua"


def test_an_article_after_a_small_word_begins_nothing(head_of):
    assert len(sentences(head_of("A report of The Regional Consultation Group on Migration"))) == 1


def test_a_state_with_an_article_begins_nothing(head_of):
    assert len(sentences(head_of("With delegates of Honduras, El Salvador and The Bahamas"))) == 1


def test_the_opening_is_the_sentence_that_says_that_a_meeting_was_held(head_of):
    head = head_of("MEETING OF THE RCGM\n\n" + WRAPPED)

    assert openings(head)[0].startswith("The Ad Hoc Working Group")
    assert head.heading == (0, head.text.index("The Ad Hoc"))


def test_a_meeting_to_come_is_no_opening(head_of):
    text = "The next ordinary meeting will be held in the city of Managua, Nicaragua, in the month of June."

    assert openings(head_of(text)) == []


def test_without_a_verb_the_opening_is_the_sentence_with_a_date(head_of):
    text = "Conclusions of the Regional Consultation Group on Migration, in Managua, Nicaragua, June 8, 2016."

    assert openings(head_of(text)) == [text]


def test_a_heading_alone_has_no_opening(head_of):
    head = head_of("REPORT OF THE MEETING HELD ON NOVEMBER 18, 2013, IN THE CITY OF SAN JOSÉ, COSTA RICA")

    assert head.opening == ()
    assert head.heading == (0, len(head.text))


def test_an_empty_head_is_taken_in(head_of):
    assert head_of("").sentences == ()
