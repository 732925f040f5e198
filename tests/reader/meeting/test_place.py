import pytest

from enlace.reader.meeting.place import meeting_place

FILL = ", with delegates of Canada and Mexico, and with friends."


def place(head_of, text: str):
    found = meeting_place(head_of(text))[0]
    return found and found[:2]


@pytest.mark.parametrize(
    ("words", "city", "country"),
    [
        ("in San Jose, Costa Rica", "San Jose", "CRI"),
        ("inTegucigalpa, Hondurasprior to the RCGM", "Tegucigalpa", "HND"),
        ("in the city of Mérida, Mexico", "Mérida", "MEX"),
        ("in the City of Mérida, Mexico", "Mérida", "MEX"),
        ("in Washington, D.C., United States of America", "Washington, D.C.", "USA"),
        ("in Washington DC, United States", "Washington DC", "USA"),
        ("in Tegucigalpa, M.D.C., Honduras", "Tegucigalpa", "HND"),
        ("in Port of Spain, Trinidad and Tobago", "Port of Spain", "TTO"),
        ("in San Jose Costa Rica", "San Jose", "CRI"),
        ("in Puerto Escondido Mexico", "Puerto Escondido", "MEX"),
        ("in San Salvador, Republic of El Salvador", "San Salvador", "SLV"),
        ("in Ottawa", "Ottawa", "CAN"),
        ("in the city of Xanadu", "Xanadu", None),
        ("in St. Andrews, Canada", "St. Andrews", "CAN"),
        ("in Guatemala, Guatemala", "Guatemala", "GTM"),
        ("in Costa Rica", None, "CRI"),
        ("in San Juan de Nicaragua, Nicaragua", "San Juan de Nicaragua", "NIC"),
        ("at the Hotel Sol, in Managua (Nicaragua)", "Managua", "NIC"),
        ("in Hotel Sol, in Managua, Nicaragua", "Managua", "NIC"),
    ],
)
def test_english_sentences_say_where(head_of, words, city, country):
    assert place(head_of, f"The Network held its ordinary meeting {words}{FILL}") == (city, country)


@pytest.mark.parametrize(
    ("words", "city", "country"),
    [
        ("en la ciudad de Tapachula, Chiapas, México", "Tapachula", "MEX"),
        ("en la Ciudad de Tapachula, estado de Chiapas, México", "Tapachula", "MEX"),
        ("en la ciudad de Panamá, República de Panamá", "Ciudad de Panamá", "PAN"),
        ("en la ciudad de Panamá", "Ciudad de Panamá", "PAN"),
        ("en Ciudad de México", "Ciudad de México", "MEX"),
        ("en la ciudad de Granada, Nicaragua", "Granada", "NIC"),
        ("en la ciudad de Liberia, Costa Rica", "Liberia", "CRI"),
        ("en La Antigua Guatemala, Guatemala", "La Antigua Guatemala", "GTM"),
        ("en Bávaro, La Altagracia, República Dominicana", "Bávaro", "DOM"),
        ("en la ciudad de San\xa0José, Costa Rica", "San José", "CRI"),
    ],
)
def test_spanish_sentences_say_where(head_of, words, city, country):
    assert place(head_of, f"La Red celebró su reunión ordinaria {words}, con el Canadá y los demás.") == (
        city,
        country,
    )


@pytest.mark.parametrize(
    ("heading", "city", "country"),
    [
        ("REPORT\n\nSAN JOSÉ DE LAS MATAS, REPÚBLICA DOMINICANA\n", "San José de las Matas", "DOM"),
        ("San Fernando, Trinidad and Tobago December 18, 2013", "San Fernando", "TTO"),
        ("Ottawa December 18, 2013", "Ottawa", "CAN"),
        ("Managua, Nicaragua, 20-21 March 2014", "Managua", "NIC"),
        ("18 November 2013, San José, Costa Rica", "San José", "CRI"),
        ("REUNIÓN DE LA RED San José, Costa Rica", "San José", "CRI"),
        ("XVII Meeting of Vice-Ministers, Xanadu, Panama, 21 June 2012", "Xanadu", "PAN"),
        ("Participants: Belize, Canada\nManagua, Nicaragua", "Managua", "NIC"),
        ("MINUTA. Grupo sobre Retorno, Washington, D.C.", "Washington, D.C.", "USA"),
        ("Meeting of the Network in Managua, Nicaragua", "Managua", "NIC"),
        ("San José,\nCosta Rica", "San José", "CRI"),
    ],
)
def test_without_a_sentence_the_heading_says_where(head_of, heading, city, country):
    assert place(head_of, heading) == (city, country)


def test_the_place_of_another_meeting_is_passed_over(head_of):
    text = (
        "Following the decision taken in Cancún, Mexico, on 30 May 2003, the Group met in Managua, Nicaragua."
    )

    assert place(head_of, text) == ("Managua", "NIC")


def test_the_place_that_stands_only_in_an_aside_is_taken(head_of):
    text = "The Network held its ordinary meeting prior to the meeting of the RCGM in Managua, Nicaragua, as planned."

    assert place(head_of, text) == ("Managua", "NIC")


def test_the_heading_tells_the_state_that_the_sentence_leaves_out(head_of):
    text = "Xanadu, Honduras\n\nThe Network held its ordinary meeting in the city of Xanadu, with all its friends."

    assert place(head_of, text) == ("Xanadu", "HND")


def test_the_heading_tells_the_city_that_the_sentence_leaves_out(head_of):
    text = "San José, Costa Rica\n\nThe Network held its ordinary meeting in Costa Rica, with all its good friends."

    assert place(head_of, text) == ("San José", "CRI")


def test_the_heading_knows_how_the_city_is_called(head_of):
    text = (
        "Panamá, Panamá\n\nLa Red celebró su reunión ordinaria en la ciudad de Panamá, Panamá, con el Canadá."
    )

    assert place(head_of, text) == ("Panamá", "PAN")


@pytest.mark.parametrize("heading", ["Antiguo Cuscatlán, La Libertad, El Salvador", "San Salvador, Honduras"])
def test_the_sentence_goes_before_a_heading_that_differs(head_of, heading):
    text = f"{heading}\n\nThe Network held its ordinary meeting in San Salvador, El Salvador, with all its friends."

    found, doubt = meeting_place(head_of(text))

    assert found is not None
    assert found[:2] == ("San Salvador", "SLV")
    assert doubt is not None
    assert (doubt.code, text[slice(*doubt.span)]) == ("heading-differs-place", heading)


@pytest.mark.parametrize(
    "text",
    [
        "The Network to Combat Trafficking in Persons, in Spanish and in an observer capacity, held its meeting in",
        "El Grupo Ad hoc en Materia de Niñez celebró su reunión con la participación de los suyos, en paz.",
        "REPORT OF THE MEETING",
        "in the city of",
        "The Network met by itself on 12 June 2018. Delegates from Canada, Mexico and Panama took part in it.",
        "The Network held its ordinary meeting in Xanadu, Here, There, Elsewhere, Nowhere, Honduras, on a day.",
        "",
    ],
)
def test_no_place_is_no_guess(head_of, text):
    found, doubt = meeting_place(head_of(text))

    assert found is None
    assert doubt is not None
    assert doubt.code == "no-place"


def test_a_meeting_by_video_has_no_place_and_no_doubt(head_of):
    assert meeting_place(
        head_of("The Network met by videoconference on 12 June 2018, with all its friends.")
    ) == (None, None)


def test_a_known_city_after_a_comma_is_found_without_a_preposition(head_of):
    text = "Minutes of the meeting of the Network held on 12 June 2018, Washington, D.C., at noon."

    assert place(head_of, text) == ("Washington, D.C.", "USA")
