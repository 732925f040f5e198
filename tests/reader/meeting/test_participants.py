import pytest

from enlace.reader.meeting.participants import participants

MET = "The Regional Consultation Group on Migration met in Managua, Nicaragua, on June 8, 2016"
SESION = (
    "El Grupo Regional de Consulta sobre Migración se reunió en Managua, Nicaragua, el 8 de junio de 2016"
)


def took_part(head_of, text: str) -> str:
    return " ".join(participants(head_of(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET}, with participation of representatives from Canada, Mexico and the United States.", "CAN MEX USA"),
        (f"{MET} with the participation of: Canada; Mexico; and Panama.", "CAN MEX PAN"),
        (f"{MET}, with participation of these countries:Canada, Dominican Republic El Salvador, Panamaand Mexico.",
         "CAN DOM MEX PAN SLV"),
        (f"{MET}. The meeting was attended by delegates of Belize, as well as UNHCR, IOM and SICA as observers.",
         "BLZ iom sica unhcr"),
        (f"{MET}. Colombia and Ecuador, as well as UNHCR, attended as observers.", "COL ECU unhcr"),
        (f"{MET}. Present were Belize and Canada, accompanied by UNICEF.", "BLZ CAN unicef"),
        (f"{MET}. Three countries were represented: Canada, Mexico and Panama.", "CAN MEX PAN"),
        (f"{SESION}, con la asistencia de Canadá, México y Panamá, así como de la OIM.", "CAN MEX PAN iom"),
        (f"{SESION}. Asistieron delegados de Belice y, como observadores, el ACNUR y la OIT.", "BLZ ilo unhcr"),
        ("Los Viceministros de la CRM, Belice, Canadá, Costa Rica y México, se reunieron en Managua, Nicaragua.",
         "BLZ CAN CRI MEX"),
        ("Representatives of Canada, Costa Rica and Mexico, all of them members of the Network, met in Managua.",
         "CAN CRI MEX"),
    ],
)  # fmt: skip
def test_those_who_took_part_are_found(head_of, text, expected):
    assert took_part(head_of, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MET}, with participation of Canada and Mexico. Belize sent its regrets.", "CAN MEX"),
        (f"{MET}, with participation of Canada and Mexico, and Belize sent its regrets.", "CAN MEX"),
        (f"{MET}, with participation of Canada and Mexico; Belize was excused.", "CAN MEX"),
        (f"{MET}. Canada and Mexico attended, with the exception of Belize.", "CAN MEX"),
        (f"{MET}. Belize and Panama were unable to attend.", ""),
        (f"{SESION}, con la participación de Canadá. Excusaron su asistencia Belice y Panamá.", "CAN"),
        (f"{SESION}. Participaron Canadá y México. No participaron Nicaragua ni Panamá.", "CAN MEX"),
    ],
)
def test_those_who_stayed_away_are_left_out(head_of, text, expected):
    assert took_part(head_of, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        MET + ".",
        f"{MET}. The Vice-Minister of Costa Rica opened the meeting.",
        f"{MET}. The Network thanks the Government of Honduras, IOM and UNHCR for their support.",
        f"{MET}, chaired by Mexico, with participation of all Member Countries and with the support of IOM.",
        f"{MET}, under the Presidency Pro Tempore of Honduras, in order to discuss the situation in Haiti.",
        f"{MET}. Delegates attended in order to discuss the situation in Haiti and Cuba.",
        f"{MET} and the Government of Honduras thanked everybody for attending the meeting.",
        "Canada, Mexico and Panama",
        "",
    ],
)
def test_others_who_are_named_took_no_part(head_of, text):
    assert took_part(head_of, text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Managua, Nicaragua\n\nParticipants:\nCanada\nMexico\nIOM (observer)\n\nAbsent: Belize\n\nPanama\n",
        "Países participantes: Canadá, México\nOrganismos observadores: OIM\nAusentes\n\nBelice\n",
        "Meeting of the RCGM\nCountry\tHead of delegation\nCanada\tMs. A. Roy\nMexico\tMr. B. Paz\nIOM\tMr. C. Berg\n",
        f"{MET}. The following delegations took part:\nCanada\nMexico\nIOM\n\nThe Network thanks Belize.",
    ],
)
def test_a_list_of_participants_is_read_to_its_end(head_of, text):
    assert took_part(head_of, text) == "CAN MEX iom"
