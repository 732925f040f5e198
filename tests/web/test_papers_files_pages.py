"""What papers are taken along as, by which templates and rules, and the sheets of countries."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests.papers.pages import body_of, made, text_of, url
from tests.papers.test_papers_templates import GOOD, word

from enlace.papers import services
from enlace.papers.models import Plan, Row, Template


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_screen_shows_is_what_every_file_gives(client, world, language):
    made(world)
    row = Row.objects.get(source=f"commitment:{world.late.reference}")
    services.edit_row(
        row.pk, {"note_en": "A note & more", "note_es": "Una nota & más"}, revision=0, actor=world.officer
    )
    out = Row.objects.get(source=f"commitment:{world.undated.reference}")
    services.leave_out_row(out.pk, revision=0, actor=world.officer)

    files = {
        one: client.get(url("export", world, "matrix", language, one)) for one in ("docx", "xlsx", "pdf")
    }

    said = text_of(files["docx"].content)
    sheet = load_workbook(io.BytesIO(files["xlsx"].content)).active
    cells = "\n".join(str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value)
    note = "A note & more" if language == "en" else "Una nota & más"
    title = "Send the list of consulates" if language == "en" else "Enviar la lista"
    for words in (said, cells):
        assert note in words
        assert title in words
        assert getattr(out, f"title_{language}") not in words
    assert files["pdf"].content.startswith(b"%PDF")
    assert files["docx"]["Content-Disposition"] == (
        f'attachment; filename="rcgm-2096-03-10-matrix.{language}.docx"'
    )


def test_words_in_the_table_are_never_formulas(client, world):
    made(world)
    row = Row.objects.first()
    services.edit_row(row.pk, {"title_en": "=1+1", "note_en": "@x"}, revision=0, actor=world.officer)

    data = client.get(url("export", world, "matrix", "en", "xlsx")).content

    cells = [cell for line in load_workbook(io.BytesIO(data)).active.iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)


@pytest.mark.parametrize(("language", "file_format"), [("fr", "docx"), ("en", "exe")])
def test_other_languages_and_formats_are_nothing(client, world, language, file_format):
    made(world)

    assert client.get(url("export", world, "matrix", language, file_format)).status_code == 404


def test_a_template_is_brought_in_used_and_put_back(client, world):
    made(world)
    page = reverse("papers:template", args=["matrix", "en"])
    file = io.BytesIO(word("LETTERHEAD", GOOD))
    file.name = "ours.docx"

    assert client.post(page, {"file": file}).status_code == 302
    assert "LETTERHEAD" in text_of(client.get(url("export", world, "matrix", "en", "docx")).content)
    held = Template.objects.get()
    taken = client.get(reverse("papers:template-present", args=["matrix", "en"]))
    assert "LETTERHEAD" in text_of(taken.content)

    client.post(reverse("papers:template-built-in", args=["matrix", "en"]))
    assert "LETTERHEAD" not in text_of(client.get(url("export", world, "matrix", "en", "docx")).content)
    assert client.get(reverse("papers:template-older", args=[held.pk])).status_code == 200
    client.post(reverse("papers:template-restore", args=[held.pk]))
    assert "LETTERHEAD" in text_of(client.get(url("export", world, "matrix", "en", "docx")).content)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The template asks for a field that does not exist: colour."),
        ("es", "La plantilla pide un campo que no existe: colour."),
    ],
)
def test_a_wrong_template_is_refused_in_one_sentence_of_ones_language(client, world, lang, sentence):
    file = io.BytesIO(word("{{ title }} {{ colour }}"))
    file.name = "wrong.docx"

    answer = client.post(f"{reverse('papers:template', args=['matrix', 'en'])}?lang={lang}", {"file": file})

    assert sentence in body_of(answer)
    assert not Template.objects.exists()


def test_the_rules_of_a_body_are_changed_by_a_plain_form(client, world):
    page = reverse("papers:rules-of-body", args=["matrix", "rcgm"])
    form = {
        "revision": "0",
        "section": ["open_ended", "late"],
        "late-in": "on",
        "late-heading_en": "Late ones",
        "late-heading_es": "Lo atrasado",
        "late-days_late": "10",
        "late-most": "5",
        "late-only": ["request", "commit", "offer"],
    }

    moved = client.post(page, {**form, "step": "late:up"})
    kept = client.post(page, form)

    assert body_of(moved).index('value="late"') < body_of(moved).index('value="open_ended"')
    assert kept.status_code == 302
    late = Plan.objects.get().rules.get(section="late")
    assert (late.heading_es, late.days_late, late.most, late.only, late.position) == (
        "Lo atrasado",
        10,
        5,
        [],
        1,
    )
    assert Plan.objects.get().rules.filter(is_in=True).count() == 1
    client.post(reverse("papers:rules-of-body-drop", args=["matrix", "rcgm"]))
    assert not Plan.objects.exists()


def test_the_sheets_of_all_countries_are_one_document_or_one_zip(client, world):
    everything = text_of(client.get(url("sheets-export", world, "es", "docx")).content)
    held = zipfile.ZipFile(io.BytesIO(client.get(url("sheets-export", world, "es", "zip")).content))

    assert "Honduras debe 2 respuestas, 1 con atraso" in everything
    assert "México debe 2 respuestas, 1 con atraso" in everything
    assert {"HND.es.docx", "MEX.es.docx", "CRI.es.docx"} <= set(held.namelist())
    assert "Enviar la lista" in text_of(held.read("HND.es.docx"))
    assert "México debe" not in text_of(held.read("HND.es.docx"))


def test_the_sheet_of_a_country_is_a_page_and_a_document(client, world):
    page = body_of(client.get(url("sheet", world, "HND")))
    data = client.get(url("sheet-export", world, "HND", "en", "docx")).content
    pdf = client.get(url("sheet-export", world, "HND", "en", "pdf")).content

    assert "Honduras owes 2 answers, 1 late" in page
    assert "Send the list of consulates" in text_of(data)
    assert pdf.startswith(b"%PDF")
    assert client.get(url("sheet", world, "ts")).status_code == 404
    assert client.get(url("sheet", world, "nobody")).status_code == 404
