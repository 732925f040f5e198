import pytest

from enlace.reader.meeting.reports_to import closing_reports_to, reports_to

NETWORK = "The Liaison Officer Network for Consular Protection met on 8 June 2016 in Tegucigalpa, Honduras. "
RED = "La Red de Protección Consular celebró su reunión el 8 de junio de 2016 en Tegucigalpa, Honduras. "


@pytest.mark.parametrize(
    "text",
    [
        NETWORK
        + "The Network submits its report to the Regional Consultation Group on Migration (RCGM) for consideration.",
        NETWORK + "It submits its conclusions, for consideration by the RCGM, below.",
        NETWORK + "The Network lays this record before the RCGM.",
        NETWORK + "The Network will inform the RCGM of the following:",
        NETWORK + "The outcome is forwarded to the RCGM and, through it, to the Vice-Ministers.",
        NETWORK + "The Network's report to the Regional Consultation Group follows.",
        NETWORK + "The following report was prepared for the meeting of the RCGM.",
        RED + "La Red somete su informe a la consideración del GRCM en los siguientes términos:",
        RED
        + "Por conducto de la PPT, la Red presenta al Grupo Regional de Consulta sobre Migración el siguiente informe:",
        RED + "El informe queda sometido al parecer del GRCM.",
        "Informe de la Red de Protección Consular al Grupo Regional de Consulta sobre Migración",
    ],
)
def test_the_body_to_which_the_report_goes_is_found(head_of, text):
    assert reports_to(head_of(text), "consular-network") == "rcgm"


def test_the_body_above_goes_before_another(head_of):
    text = "The RCGM met in Managua on 8 June 2016. It informs the Consular Network and reports to the Vice-Ministers."

    assert reports_to(head_of(text), "rcgm") == "vice-ministers"


def test_another_body_is_taken_where_the_text_says_so(head_of):
    assert (
        reports_to(head_of(NETWORK + "It reports to the Vice-Ministers."), "consular-network")
        == "vice-ministers"
    )
    assert reports_to(head_of(NETWORK + "It reports to the Vice-Ministers."), None) == "vice-ministers"


@pytest.mark.parametrize(
    "text",
    [
        NETWORK,
        "The Network met on 8 June 2016, presenting its work prior to the meeting of the RCGM, with Canada.",
        NETWORK + "The report includes the following:",
        NETWORK + "The Technical Secretariat presented the work plan of the RCGM.",
        NETWORK + "The Network submits its report through the RCGM.",
        "REGIONAL CONSULTATION GROUP ON MIGRATION (RCGM)\nReport of the meeting",
        "",
    ],
)
def test_where_the_text_does_not_say_nothing_is_guessed(head_of, text):
    assert reports_to(head_of(text), "consular-network") is None


def test_closing_lines_may_submit_this_report(head_of):
    tail = head_of("11. To thank Honduras.\nThe Network submits this report to the RCGM.")

    assert closing_reports_to(tail, "consular-network") == "rcgm"


def test_an_item_submits_no_report(head_of):
    tail = head_of("11. To recommend to the Vice-Ministers that they meet.\nThis report is in English.")

    assert closing_reports_to(tail, "rcgm") is None
