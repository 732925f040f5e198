"""Of which kind a link is, in several wordings of both languages, and its reasons in either."""

import pytest

GUIDE = {
    "en": "Honduras proposed to draft a consular guide on unaccompanied migrant children.",
    "es": "Honduras propuso elaborar una guía consular sobre niñez migrante no acompañada.",
}
REQUEST = {
    "en": "To request Canada to carry out a study on the cost of passports.",
    "es": "Solicitar a Canadá que realice un estudio sobre el costo de los pasaportes.",
}
REPORTS = {
    "en": "The TS will submit quarterly reports on the Emergency Fund for vulnerable migrants.",
    "es": "La ST presentará informes trimestrales sobre el Fondo de Emergencia para migrantes vulnerables.",
}
WORKSHOPS = {
    "en": "To hold a workshop on passport fraud and visa fraud for consular officers in Panama.",
    "es": "Celebrar un taller sobre fraude de pasaportes y de visas para funcionarios consulares en Panamá.",
}
KINDS = [
    (
        GUIDE,
        "en",
        "Honduras presented the draft of the consular guide on unaccompanied children.",
        "continues",
    ),
    (GUIDE, "en", "To approve the consular guide on unaccompanied migrant children.", "continues"),
    (
        GUIDE,
        "es",
        "Honduras presentó el borrador de la guía consular sobre niñez no acompañada.",
        "continues",
    ),
    (GUIDE, "es", "Aprobar la guía consular sobre niñez migrante no acompañada.", "continues"),
    (REQUEST, "en", "To thank Canada for its study on the cost of passports.", "answers"),
    (
        REQUEST,
        "en",
        "Canada informed the Network of the results of its study on the cost of passports.",
        "answers",
    ),
    (REQUEST, "es", "Agradecer a Canadá por su estudio sobre el costo de los pasaportes.", "answers"),
    (
        REQUEST,
        "es",
        "Canadá informó acerca de los resultados del estudio sobre el costo de los pasaportes.",
        "answers",
    ),
    (
        REPORTS,
        "en",
        "The TS will submit reports on the Emergency Fund for vulnerable migrants twice a year.",
        "supersedes",
    ),
    (
        GUIDE,
        "en",
        "A leaflet on unaccompanied children replaces the consular guide that Honduras proposed.",
        "supersedes",
    ),
    (
        GUIDE,
        "en",
        "Honduras presented a leaflet instead of the consular guide on unaccompanied children.",
        "supersedes",
    ),
    (
        REPORTS,
        "es",
        "La ST presentará informes semestrales sobre el Fondo de Emergencia para migrantes vulnerables.",
        "supersedes",
    ),
    (
        GUIDE,
        "es",
        "En lugar de la guía consular sobre niñez no acompañada, Honduras presentará un folleto.",
        "supersedes",
    ),
    (
        GUIDE,
        "es",
        "La guía consular sobre niñez migrante no acompañada queda sustituida por un folleto de Honduras.",
        "supersedes",
    ),
    (
        GUIDE,
        "en",
        "Honduras withdrew its proposal of a consular guide on unaccompanied children.",
        "withdraws",
    ),
    (
        GUIDE,
        "en",
        "Honduras asked that the consular guide on unaccompanied children be removed from the agenda.",
        "withdraws",
    ),
    (
        GUIDE,
        "en",
        "Honduras will not pursue the consular guide on unaccompanied migrant children any further.",
        "withdraws",
    ),
    (GUIDE, "es", "Honduras retiró su propuesta de guía consular sobre niñez no acompañada.", "withdraws"),
    (GUIDE, "es", "Honduras desistió de la guía consular sobre niñez migrante no acompañada.", "withdraws"),
    (
        GUIDE,
        "es",
        "Se dio por concluida la propuesta de Honduras de una guía consular sobre niñez no acompañada.",
        "withdraws",
    ),
    (
        WORKSHOPS,
        "en",
        "To divide the workshop on passport fraud and visa fraud into two workshops.",
        "splits",
    ),
    (
        WORKSHOPS,
        "en",
        "Panama will hold the workshop on passport fraud separately from the one on visa fraud.",
        "splits",
    ),
    (WORKSHOPS, "es", "Dividir en dos el taller sobre fraude de pasaportes y de visas.", "splits"),
    (
        WORKSHOPS,
        "es",
        "Panamá celebrará por separado el taller sobre fraude de pasaportes y el de fraude de visas.",
        "splits",
    ),
    (WORKSHOPS, "en", "To merge the workshop on passport fraud with the course on visa fraud.", "merges"),
    (
        WORKSHOPS,
        "en",
        "Passport fraud and visa fraud will be dealt with in a single workshop for consular officers.",
        "merges",
    ),
    (
        WORKSHOPS,
        "es",
        "Fusionar el taller sobre fraude de pasaportes y visas con el curso para cónsules.",
        "merges",
    ),
    (
        WORKSHOPS,
        "es",
        "Tratar el fraude de pasaportes y el de visas en un solo taller para funcionarios consulares.",
        "merges",
    ),
    (
        GUIDE,
        "en",
        "To thank Mexico for its presentation of a guide on seasonal agricultural workers.",
        "mentions",
    ),
    (
        GUIDE,
        "es",
        "Agradecer a México la presentación de una guía sobre trabajadores agrícolas temporales.",
        "mentions",
    ),
]


@pytest.mark.parametrize(
    ("earlier", "lang", "later", "kind"),
    KINDS,
    ids=[f"{one[3]}-{one[1]}-{at}" for at, one in enumerate(KINDS)],
)
@pytest.mark.parametrize("from_lang", ["en", "es"])
def test_a_kind_is_told_by_the_words_of_the_later_item(pairs, earlier, lang, later, kind, from_lang):
    found = pairs(earlier[from_lang], later, langs=(from_lang, lang))

    assert [one.kind for one in found] == [kind], [one.score for one in found]
    for language, start in (("en", ("Both", "The")), ("es", ("Ambos", "El", "La"))):
        said = [reason.sentence(language) for reason in found[0].reasons]
        assert said
        assert all(one.startswith(start) and one.endswith(".") for one in said), said
