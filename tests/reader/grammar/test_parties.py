"""Parties in a row, their organs, and those named before."""

import pytest


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("To thank IOM and/or UNHCR for help.", [("thank", "rcgm", "iom unhcr", "thank.infinitive")]),
        ("To thank IOM / UNHCR for help.", [("thank", "rcgm", "iom unhcr", "thank.infinitive")]),
        ("To thank IOM together with UNHCR for help.", [("thank", "rcgm", "iom unhcr", "thank.infinitive")]),
        (
            "To thank Dominican Republic El Salvador for help.",
            [("thank", "rcgm", "DOM SLV", "thank.infinitive")],
        ),
        (
            "To thank the delegations of Honduras, of Canada and that of Mexico for help.",
            [("thank", "rcgm", "HND CAN MEX", "thank.infinitive")],
        ),
        ("To thank IOM, to UNHCR for help.", [("thank", "rcgm", "iom unhcr", "thank.infinitive")]),
        ("To thank both organizations for help.", [("thank", "rcgm", "", "thank.infinitive")]),
        (
            "IOM and UNHCR spoke. To thank both organizations for help.",
            [("thank", "rcgm", "iom unhcr", "thank.infinitive")],
        ),
        (
            "IOM, ICRC and UNHCR spoke. To thank the two organizations for help.",
            [("thank", "rcgm", "icrc unhcr", "thank.infinitive")],
        ),
        (
            "Honduras, Mexico and Canada spoke with Panama. To thank these three countries for help.",
            [("thank", "rcgm", "HND MEX CAN", "thank.infinitive")],
        ),
        (
            "Honduras spoke with Mexico; Canada came. To thank these two countries for help.",
            [("thank", "rcgm", "MEX CAN", "thank.infinitive")],
        ),
        ("Honduras came. To thank this country for help.", [("thank", "rcgm", "HND", "thank.infinitive")]),
        (
            "Honduras came. To thank these countries of the North for help.",
            [("thank", "rcgm", "", "thank.infinitive")],
        ),
        ("To thank these countries for help.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank countries for help.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank the countries of the North for help.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank Mexico's delegation for help.", [("thank", "rcgm", "MEX", "thank.infinitive")]),
        ("To thank Mexico's new delegation for help.", [("thank", "rcgm", "MEX", "thank.infinitive")]),
        ("To thank Mexico's proposal for help.", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank the TS officers for help.", [("thank", "rcgm", "ts", "thank.infinitive")]),
        ("To thank the Mexican IOM office for help.", [("thank", "rcgm", "iom", "thank.infinitive")]),
        (
            "To thank the migration and consular authorities of Honduras for help.",
            [("thank", "rcgm", "HND", "thank.infinitive")],
        ),
        ("To thank the authorities who came for help.", [("thank", "rcgm", "", "thank.infinitive")]),
        (
            "To thank the authorities of the two countries for help.",
            [("thank", "rcgm", "", "thank.infinitive")],
        ),
        (
            "Honduras and Mexico came. To thank the authorities of the two countries for help.",
            [("thank", "rcgm", "HND MEX", "thank.infinitive")],
        ),
        (
            "Honduras and Mexico came. To thank the authorities of both countries for help.",
            [("thank", "rcgm", "HND MEX", "thank.infinitive")],
        ),
        ("To thank the authorities in the North, of Honduras.", [("thank", "rcgm", "", "thank.infinitive")]),
        (
            "To thank the authorities of the law of Honduras for help.",
            [("thank", "rcgm", "HND", "thank.infinitive")],
        ),
        ("To thank the authorities and Honduras for help.", [("thank", "rcgm", "HND", "thank.infinitive")]),
        ("To thank the authorities from Honduras for help.", [("thank", "rcgm", "HND", "thank.infinitive")]),
        ("To thank the", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank the officers", [("thank", "rcgm", "", "thank.infinitive")]),
        ("To thank the authorities of", [("thank", "rcgm", "", "thank.infinitive")]),
        (
            "Mexico and Canada met Honduras and these two countries. To thank these two countries for help.",
            [("thank", "rcgm", "MEX CAN", "thank.infinitive")],
        ),
    ],
)
def test_parties_in_a_row_in_english(en, text, acts):
    assert en(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "Agradecer a la OIM así como al ACNUR su apoyo.",
            [("thank", "rcgm", "iom unhcr", "thank.infinitive")],
        ),
        (
            "Agradecer a la OIM junto con el ACNUR su apoyo.",
            [("thank", "rcgm", "iom unhcr", "thank.infinitive")],
        ),
        (
            "Agradecer a la OIM al igual que al ACNUR su apoyo.",
            [("thank", "rcgm", "iom unhcr", "thank.infinitive")],
        ),
        ("Agradecer a la OIM y al ACNUR su apoyo.", [("thank", "rcgm", "iom unhcr", "thank.infinitive")]),
        (
            "Agradecer a los Países Miembros interesados su apoyo.",
            [("thank", "rcgm", "member-countries", "thank.infinitive")],
        ),
        (
            "La OIM y el ACNUR hablaron. Agradecer a ambos organismos su apoyo.",
            [("thank", "rcgm", "iom unhcr", "thank.infinitive")],
        ),
        (
            "La OIM y el ACNUR hablaron. Agradecer a las dos organizaciones su apoyo.",
            [("thank", "rcgm", "iom unhcr", "thank.infinitive")],
        ),
        (
            "Honduras y México vinieron. Agradecer a las autoridades de ambos países su apoyo.",
            [("thank", "rcgm", "HND MEX", "thank.infinitive")],
        ),
        ("Facilitar el acceso de los delegados de Honduras y agradecer a la OIM.", []),
        (
            "Agradecer a las personas de los delegados de Honduras su apoyo.",
            [("thank", "rcgm", "HND", "thank.infinitive")],
        ),
    ],
)
def test_parties_in_a_row_in_spanish(es, text, acts):
    assert es(text) == acts
