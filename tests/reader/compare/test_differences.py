"""One thing changed in one version is told as what it is."""

from fractions import Fraction

import pytest

from enlace.reader.compare import compare
from enlace.reader.compare.dates import Between, Day, Hour, Part
from enlace.reader.compare.difference import Words, against
from enlace.reader.compare.rhythms import Rhythm
from enlace.reader.compare.times import in_words


@pytest.mark.parametrize(
    ("english", "spanish", "detail"),
    [
        ("To ask the TS to report by May 15, 2016.", "Solicitar a la ST informar a más tardar el 16 de mayo de 2016.",
         "Only in the first: 15 May. Only in the second: 16 May."),
        ("To ask the TS to report by May 2016.", "Solicitar a la ST informar a más tardar en junio de 2017.",
         "Only in the first: May, 2016. Only in the second: June, 2017."),
        ("To ask the TS to report quarterly.", "Solicitar a la ST informar anualmente.",
         "Only in the first: quarterly. Only in the second: annually."),
        ("To ask the TS to report within two weeks.", "Solicitar a la ST informar en un plazo de dos meses.",
         "Only in the first: 2 weeks. Only in the second: 2 months."),
        ("To ask the TS to report before June 2016.", "Solicitar a la ST informar a más tardar en junio de 2016.",
         "By when: in the first, before June 2016: in time until 31 May 2016; "
         "in the second, June 2016: in time until 30 June 2016."),
        ("To ask the TS to report before the end of this year.",
         "Solicitar a la ST informar antes del fin del próximo año.",
         "By when: in the first, 2015: in time until 31 December 2015; "
         "in the second, 2016: in time until 31 December 2016."),
    ],
)  # fmt: skip
def test_another_date_is_told(told, english, spanish, detail):
    assert told(english, spanish) == [("dates", detail)]


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("Sent on 8/06/2016.", "Enviado el 8/06/2016."),
        ("A meeting from May 3 to 5.", "Una reunión los días 3, 4 y 5 de mayo."),
        ("It has 2,000 copies.", "Tiene 2000 ejemplares."),
        ("To ask the TS to report before June 15, 2016.",
         "Solicitar a la ST informar a más tardar el 15 de junio de 2016."),
    ],
)  # fmt: skip
def test_the_same_date_in_another_form_is_no_difference(told, english, spanish):
    assert told(english, spanish) == []


def test_deadlines_counted_from_meetings_on_other_days_are_not_compared(version):
    a = version("en", "To ask the TS to report before June 2016.")
    b = version("es", "Solicitar a la ST informar a más tardar en junio de 2016.")
    moved = type(b)(b.source, type(b.meeting)(), b.items, b.warnings, b.plain, b.names)
    assert [one.kind for one in compare(a, b)] == ["dates"]
    assert compare(a, moved) == []


def test_a_deadline_of_other_days_is_another_date_and_another_number(told):
    found = told("The TS will report within 15 days.", "La ST informará en un plazo de 20 días.")
    assert [kind for kind, _ in found] == ["dates", "numbers"]


@pytest.mark.parametrize(
    ("english", "spanish", "detail"),
    [
        ("A course for 1,500 officers.", "Un curso para 1.600 funcionarios.",
         "Only in the first: 1,500. Only in the second: 1,600."),
        ("A course in two cities.", "Un curso en tres ciudades.", "Only in the first: 2. Only in the second: 3."),
        ("A course on Annex II.", "Un curso sobre el anexo III.", "Only in the first: 2. Only in the second: 3."),
    ],
)  # fmt: skip
def test_another_number_is_told(told, english, spanish, detail):
    assert told(english, spanish) == [("numbers", detail)]


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("A course for the two countries.", "Un curso para ambos países."),
        ("A course on Annex II.", "Un curso sobre el anexo 2."),
        ("A course on Annex II.", "Un curso sobre el segundo anexo."),
        ("A course for fifty per cent of 1,000 officers.", "Un curso para el 50 % de mil funcionarios."),
    ],
)
def test_the_same_number_in_another_form_is_no_difference(told, english, spanish):
    assert told(english, spanish) == []


@pytest.mark.parametrize(
    ("english", "spanish", "detail"),
    [
        ("To thank Honduras for its report.", "Solicitar a Honduras su informe.",
         "Only in the first: thanks. Only in the second: request."),
        ("The TS will send the report.", "La ST deberá enviar el informe.",
         "Only in the first: undertaking. Only in the second: request."),
        ("To approve the plan and thank Honduras.", "Aprobar el plan de Honduras.", "Only in the first: thanks."),
    ],
)  # fmt: skip
def test_another_act_is_told(told, english, spanish, detail):
    assert told(english, spanish) == [("acts", detail)]


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("The TS shall send the report.", "La ST deberá enviar el informe."),
        ("To recognize the work of Honduras.", "Acoger con beneplácito la labor de Honduras."),
        ("To agree on the plan.", "Se acuerda elaborar el plan."),
    ],
)
def test_acts_that_translations_exchange_are_no_difference(told, english, spanish):
    assert told(english, spanish) == []


def test_a_sentence_left_out_is_told_by_its_act(version):
    rest = ("To thank Honduras for the report on its work.", "To thank Panama for the report on its work.")
    resto = (
        "Agradecer a Honduras el informe sobre su labor.",
        "Agradecer a Panamá el informe sobre su labor.",
    )
    long = "Honduras will send the report and the new list. It will publish them all for everybody to read."
    short = "Honduras enviará el informe y la lista."
    found = compare(version("en", long, *rest), version("es", short, *resto))
    assert [(one.kind, one.detail) for one in found] == [("acts", "Only in the first: undertaking.")]


def test_an_act_of_a_bullet_that_follows_from_its_chapeau_is_not_told_again(version):
    a = version("en", "To request the TS:", "a) to circulate the reports by June 15, 2015;")
    b = version("es", "Agradecer a la ST:", "a) circular los informes a más tardar el 15 de junio de 2015;")
    assert [(one.kind, one.a.path) for one in compare(a, b)] == [("acts", "1")]


def test_an_act_of_a_bullet_alone_is_told(version):
    a = version("en", "To request the TS:", "a) to circulate the reports by June 15, 2015;")
    b = version("es", "Solicitar a la ST:", "a) agradecer los informes;")
    assert "acts" in [one.kind for one in compare(a, b)]


def test_dates_in_words():
    assert [
        in_words(when) for when in (Between(5, 4), Hour(30), Part(2, 2), Rhythm(Fraction(1, 2), "week"))
    ] == [
        Words("4 May", "4 de mayo"),
        Words("12:30", "12:30"),
        Words("half of the year 2", "semestre 2"),
        Words("FREQ=WEEKLY;INTERVAL=1/2", "FREQ=WEEKLY;INTERVAL=1/2"),
    ]
    assert in_words(Rhythm(Fraction(1), "day")) == Words("daily", "cada día")
    assert in_words(Day(13, 40)).en == "40 13"


def test_what_each_version_says():
    said = against(Words("Who", "Quién"), Words("A", "A"), Words("B", "B"))
    assert said == Words(
        "Who: in the first, A; in the second, B.", "Quién: en la primera, A; en la segunda, B."
    )
