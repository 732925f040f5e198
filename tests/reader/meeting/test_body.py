import pytest

from enlace.reader.meeting.body import meeting_body
from enlace.reader.meeting.head import take_in


def body(head_of, text: str) -> str | None:
    return meeting_body(head_of(text))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Liaison Officer Network for Consular Protection held its meeting on November 18, 2013, prior "
            "to the meeting of the Regional Consultation Group on Migration (RCGM).",
            "consular-network",
        ),
        (
            "En el marco de la reunión del Grupo Regional de Consulta sobre Migración, se reunió en Managua la "
            "Red de Protección Consular.",
            "consular-network",
        ),
        (
            "The Ad Hoc Working Group on Migrant Children, created by the Vice-Ministers, convened in Managua.",
            "working-group",
        ),
        (
            "Los Viceministros de la Conferencia Regional sobre Migración se reunieron en Managua, Nicaragua.",
            "vice-ministers",
        ),
        (
            "La Secretaría Técnica convocó a la reunión del GRCM, la que se celebró en la ciudad de Panamá.",
            "rcgm",
        ),
    ],
)
def test_the_opening_sentence_names_the_body_that_met(head_of, text, expected):
    assert body(head_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "REGIONAL CONFERENCE ON MIGRATION (RCM)\nREGIONAL CONSULTATION GROUP ON MIGRATION (RCGM)\n"
            "REPORT OF THE MEETING OF THE LIAISON OFFICER NETWORK\n\nFOR CONSULAR PROTECTION\n",
            "consular-network",
        ),
        (
            "GRUPO REGIONAL DE CONSULTA SOBRE MIGRACIÓN\nRED DE PROTECCIÓN CONSULAR\nINFORME\n",
            "consular-network",
        ),
        ("Report of the Network for Consular Protection to the Vice-Ministers", "consular-network"),
        ("VII REUNIÓN DE VICEMINISTROS", "vice-ministers"),
    ],
)
def test_without_a_sentence_the_heading_names_the_body(head_of, text, expected):
    assert body(head_of, text) == expected


def test_a_full_name_in_the_heading_goes_before_a_short_one_in_the_sentence(head_of):
    text = "AD HOC GROUP ON RETURN\n\nThe Group held its second meeting in Managua, Nicaragua, on 4 February 2004."

    assert body(head_of, text) == "working-group"


def test_a_short_name_of_one_body_is_read(caribbean):
    head = take_in("The Committee held its ninth session in Bridgetown, Barbados, in March.", "en", caribbean)

    assert meeting_body(head) == ("senior-officials", None)


def test_a_short_name_of_several_bodies_is_no_guess(head_of):
    assert (
        body(head_of, "The Network held its second meeting in Managua, Nicaragua, on 4 February 2004.")
        is None
    )


def test_a_numbered_meeting_of_the_process_is_that_of_its_highest_body(head_of):
    assert body(head_of, "REGIONAL CONFERENCE ON MIGRATION\nXIX MEETING\nMANAGUA") == "vice-ministers"
    assert body(head_of, "CONFERENCIA REGIONAL SOBRE MIGRACIÓN\nDÉCIMA CONFERENCIA") == "vice-ministers"


def test_a_heading_that_names_another_body_is_doubted(head_of):
    text = "MEETING OF THE RCGM\n\nThe Liaison Officer Network for Consular Protection held its meeting in Managua."

    found, doubt = meeting_body(head_of(text))

    assert found == "consular-network"
    assert doubt is not None
    assert (doubt.code, doubt.span) == ("heading-differs-body", (15, 19))


@pytest.mark.parametrize(
    "text", ["", "REGIONAL CONFERENCE ON MIGRATION", "The Technical Secretariat met with UNHCR in Managua."]
)
def test_no_body_is_no_guess(head_of, text):
    found, doubt = meeting_body(head_of(text))

    assert found is None
    assert doubt is not None
    assert doubt.code == "no-body"
