"""The Spanish and the English report of one meeting."""

from pathlib import Path

import pytest

from enlace.meetings.models import Meeting
from enlace.reader import read
from enlace.reader.compare import compare
from enlace.reports import queries, services
from enlace.reports.enums import QuestionKind
from enlace.reports.models import Question
from enlace.reports.services.pairing import as_read, name_the_languages

SAMPLES = Path(__file__).parents[2] / "samples"
PAIRS = ["rcgm-2010-10", "trafficking-2004-03", "vice-ministers-2017-11"]
EN = (SAMPLES / "rcgm-2010-10.en.txt").read_text(encoding="utf-8")
ES = (SAMPLES / "rcgm-2010-10.es.txt").read_text(encoding="utf-8")


@pytest.fixture
def bring_in(secretariat, run_jobs):
    def bring_in(text, name="a.txt"):
        batch = services.start_import([(name, text.encode())], actor=secretariat)
        run_jobs()
        return batch.files.get().report

    return bring_in


def asked(report):
    return report.questions.filter(kind=QuestionKind.DISCREPANCY)


@pytest.mark.parametrize("name", PAIRS)
def test_both_languages_are_found_to_be_of_one_meeting(bring_in, name):
    english = bring_in((SAMPLES / f"{name}.en.txt").read_text(encoding="utf-8"))
    spanish = bring_in((SAMPLES / f"{name}.es.txt").read_text(encoding="utf-8"))

    assert (english.language, spanish.language) == ("en", "es")
    assert english.meeting == spanish.meeting
    assert (english.state, spanish.state) == ("to_review", "to_review")
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("name", PAIRS)
def test_a_report_made_again_from_its_rows_compares_as_the_one_that_was_read(bring_in, name):
    files = {lang: (SAMPLES / f"{name}.{lang}.txt").read_bytes() for lang in ("en", "es")}
    files["es"] = files["es"].replace("México".encode(), b"Belice")
    said = {lang: read(data) for lang, data in files.items()}
    rows = {lang: bring_in(data.decode()) for lang, data in files.items()}
    again = [as_read(rows[lang], list(rows[lang].items.all())) for lang in ("en", "es")]

    expected = [one.detail for one in compare(said["en"], said["es"])]
    assert expected
    assert [one.detail for one in compare(*again)] == expected


def test_what_only_one_language_says_is_asked_beside_the_newcomer_with_the_languages_named(bring_in):
    first = bring_in(EN.replace("Mexico", "Belize"))
    second = bring_in(ES)

    assert not asked(first).exists()
    told = [(one.text_en, one.text_es) for one in asked(second)]
    assert told
    assert any("English version: Belize." in en and "Spanish version: Mexico." in en for en, _ in told)
    assert any("versión inglesa: Belice." in es and "versión española: México." in es for _, es in told)
    assert all(one.item is not None and one.item.report == second for one in asked(second))


def test_the_newcomer_may_be_either_language(bring_in):
    bring_in(ES)
    english = bring_in(EN.replace("Mexico", "Belize"))

    assert any("Only in the English version: Belize." in one.text_en for one in asked(english))


def test_a_newer_version_of_one_language_is_compared_anew(bring_in, secretariat):
    bring_in(EN.replace("Mexico", "Belize"))
    spanish = bring_in(ES)
    assert asked(spanish).exists()
    mended = bring_in(EN)

    assert not asked(spanish).exists()
    assert asked(mended).count() == 0
    assert Question.objects.filter(kind=QuestionKind.CHANGE, report=mended).exists()


def test_heads_that_differ_by_a_day_are_one_meeting_and_a_question(bring_in):
    head = "Meeting of the Liaison Officer Network for Consular Protection\nPanama, {} June 2018\n\n1. Thank Panama.\n"
    cabeza = (
        "Reunión de la Red de Funcionarios de Enlace para la Protección Consular\nPanamá, {} de junio de 2018\n\n"
        "1. Agradecer a Panamá.\n"
    )
    english = bring_in(head.format("12"))
    spanish = bring_in(cabeza.format("13"))

    assert spanish.meeting == english.meeting
    question = spanish.questions.get(code="meeting-near")
    assert "2018-06-12" in question.text_en
    assert Meeting.objects.count() == 1


def test_a_meeting_of_the_same_body_weeks_later_is_another(bring_in):
    head = "Meeting of the Liaison Officer Network for Consular Protection\nPanama, {} June 2018\n\n1. Thank Panama.\n"

    assert bring_in(head.format("1")).meeting != bring_in(head.format("22")).meeting


def test_a_report_in_the_same_language_a_day_off_is_not_taken_for_the_same_meeting(bring_in):
    head = "Meeting of the Liaison Officer Network for Consular Protection\nPanama, {} June 2018\n\n1. Thank Panama.\n"

    assert bring_in(head.format("12")).meeting != bring_in(head.format("13")).meeting


@pytest.mark.parametrize(
    ("lang", "said", "named"),
    [
        (
            "en",
            "Only in the first: Peru. Only in the second: Chile.",
            "Only in the English version: Peru. Only in the Spanish version: Chile.",
        ),
        (
            "en",
            "Only in the second version: “in the first, x”",
            "Only in the Spanish version: “in the first, x”",
        ),
        (
            "en",
            "By when: in the first, June; in the second, July.",
            "By when: in the English version, June; in the Spanish version, July.",
        ),
        (
            "es",
            "Quién actúa: en la primera, Perú; en la segunda, Chile.",
            "Quién actúa: en la versión inglesa, Perú; en la versión española, Chile.",
        ),
        ("es", "Solo en la primera versión: «a»", "Solo en la versión inglesa: «a»"),
    ],
)
def test_first_and_second_become_english_and_spanish(lang, said, named):
    assert name_the_languages(said, lang) == named


NUMBERED_OTHERWISE = (
    "Meeting of the Liaison Officer Network for Consular Protection\nPanama, 12 June 2018\n\n"
    "1. Belize commits to translate the guide.\n2. Thank Mexico for its report.\n"
    "3. Request Honduras to send its list before July 31, 2018.\n   a. IOM will help.\n",
    "Reunión de la Red de Funcionarios de Enlace para la Protección Consular\nPanamá, 12 de junio de 2018\n\n"
    "1. Agradecer a México por su informe.\n"
    "2. Solicitar a Honduras que envíe su lista antes del 31 de julio de 2018.\n   a. La OIM ayudará.\n",
)


def test_items_face_each_other_by_what_they_say_where_their_numbers_differ(bring_in, secretariat):
    english, spanish = map(bring_in, NUMBERED_OTHERWISE)
    items = spanish.items.all()

    def facing():
        found = queries.counterparts_of(spanish, items.all())
        return [(item.path, found[item.pk].path) for item in items.all() if item.pk in found]

    assert facing() == [("1", "2"), ("2", "3"), ("2.a", "3.a")]
    services.merge_item(items.get(path="2").pk, revision=0, actor=secretariat)
    assert facing() == [("1", "2"), ("2", "3")]
    assert queries.counterparts_of(english, []) == {}
