"""Bringing files in: what becomes of each, whatever it is and however often it comes."""

from pathlib import Path

import pytest
from django.db import connection

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.core.models import Entry, StoredFile
from enlace.core.services import path_of
from enlace.reader.document import Draft
from enlace.reports import services
from enlace.reports.enums import FileState, QuestionKind, ReportState
from enlace.reports.errors import NothingToImport
from enlace.reports.models import Act, Import, Item, Question, Report
from enlace.reports.services import importing, recording

SAMPLES = Path(__file__).parents[2] / "samples"
CONSULAR = (SAMPLES / "consular-2018-06.en.txt").read_bytes()
RCGM_EN = (SAMPLES / "rcgm-2010-10.en.txt").read_bytes()
RCGM_ES = (SAMPLES / "rcgm-2010-10.es.txt").read_bytes()


@pytest.fixture
def bring_in(secretariat, run_jobs):
    """Import files and read them; gives the rows of the files."""

    def bring_in(*files):
        batch = services.start_import(files, actor=secretariat)
        run_jobs()
        return list(batch.files.all())

    return bring_in


def test_a_file_is_kept_and_its_reading_is_queued(secretariat, queued):
    batch = services.start_import([("informe.txt", CONSULAR)], actor=secretariat)

    file = batch.files.get()
    assert (file.name, file.state, file.position) == ("informe.txt", FileState.WAITING, 0)
    assert path_of(file.file_id).read_bytes() == CONSULAR
    assert queued() == [("reports.read_file", {"pk": file.pk})]
    entry = Entry.objects.get(verb="reports.start_import")
    assert (entry.user_id, entry.facts) == (secretariat.user_id, {"files": 1})


def test_a_file_becomes_a_report_with_items_acts_and_its_meeting(bring_in):
    (file,) = bring_in(("informe.txt", CONSULAR))

    report = file.report
    assert file.state == FileState.READ
    assert (report.language, report.version, report.state) == ("en", 1, ReportState.TO_REVIEW)
    assert report.meeting.slug == "consular-network-2018-06-12"
    assert report.read["schema"] == "enlace.report/1"
    for item in report.items.all():
        assert item.text == report.plain[item.start : item.end]
        for act in item.acts.all():
            assert act.text == report.plain[act.start : act.end]
    owed = Act.objects.filter(item__report=report).exclude(due_on=None).first()
    assert (owed.kind, owed.state) == ("commit", "read")
    assert len({item.key for item in report.items.all()}) == report.items.count()


def test_no_file_is_refused(secretariat):
    with pytest.raises(NothingToImport):
        services.start_import([], actor=secretariat)

    assert not Import.objects.exists()


@pytest.mark.parametrize("who", ["honduras", "mexico", "presidency", "iom", "public"])
def test_only_the_secretariat_brings_files_in(request, who, queued):
    with pytest.raises(NotAllowed):
        services.start_import([("a.txt", CONSULAR)], actor=request.getfixturevalue(who))

    assert not Import.objects.exists()
    assert not StoredFile.objects.exists()
    assert queued() == []


def test_only_the_secretariat_reads_them(secretariat, honduras):
    batch = services.start_import([("a.txt", CONSULAR)], actor=secretariat)

    with pytest.raises(NotAllowed):
        services.read_import_file(batch.files.get().pk, actor=honduras)

    assert batch.files.get().state == FileState.WAITING


def test_reading_twice_changes_nothing(bring_in):
    (file,) = bring_in(("a.txt", CONSULAR))
    before = (Report.objects.count(), Item.objects.count(), Act.objects.count(), Question.objects.count())

    again = services.read_import_file(file.pk, actor=Actor.system())

    assert (again.state, again.report_id) == (FileState.READ, file.report_id)
    assert before == (
        Report.objects.count(),
        Item.objects.count(),
        Act.objects.count(),
        Question.objects.count(),
    )


def test_the_same_bytes_in_one_import_and_later_are_recognised(bring_in):
    first, second = bring_in(("a.txt", CONSULAR), ("b.txt", CONSULAR))
    (third,) = bring_in(("c.txt", CONSULAR))

    assert [first.state, second.state, third.state] == [FileState.READ, FileState.KNOWN, FileState.KNOWN]
    assert {second.report_id, third.report_id} == {first.report_id}
    assert StoredFile.objects.count() == 1


def test_what_was_set_aside_may_come_again(bring_in, secretariat):
    (first,) = bring_in(("a.txt", CONSULAR))
    services.set_aside(first.report_id, "A draft by mistake", actor=secretariat)
    (second,) = bring_in(("a.txt", CONSULAR))

    assert second.state == FileState.READ
    assert second.report_id != first.report_id
    assert second.report.version == 1


def refused(file):
    assert file.state == FileState.REFUSED
    assert file.report is None
    assert not Report.objects.exists()
    return file.reason_en, file.reason_es


def test_an_empty_file_is_refused_in_both_languages(bring_in):
    (file,) = bring_in(("a.docx", b""))

    assert refused(file) == ("The file is empty.", "El archivo está vacío.")


def test_a_huge_file_is_refused(bring_in, settings):
    settings.MAX_UPLOAD_BYTES = 2**20
    (file,) = bring_in(("a.txt", b"1. Take note.\n" * 80_000))

    assert refused(file) == ("The file is larger than 1 MB.", "El archivo supera los 1 MB.")


def test_an_infected_file_is_refused_and_not_kept(bring_in, settings):
    settings.SCAN_COMMAND = "false"
    (file,) = bring_in(("a.txt", CONSULAR))

    assert refused(file)[0] == "The virus scan refused the file."
    assert file.file is None
    assert not StoredFile.objects.exists()


def test_where_the_scan_cannot_run_nothing_is_kept(bring_in, settings):
    settings.SCAN_COMMAND = "no-such-scanner"
    (file,) = bring_in(("a.txt", CONSULAR))

    assert refused(file)[0] == "The virus scan could not be run; the file was not kept."


def test_a_file_for_which_there_is_no_room_is_refused_and_may_come_again(bring_in, settings):
    kept, settings.FILES_ROOT = settings.FILES_ROOT, "/dev/null/files"
    (file,) = bring_in(("a.txt", CONSULAR))
    assert refused(file)[1].startswith("No se pudo guardar el archivo: no hay espacio")
    assert not StoredFile.objects.exists()

    settings.FILES_ROOT = kept
    (file,) = bring_in(("a.txt", CONSULAR))
    assert file.state == "read"


def test_a_malformed_zip_is_refused(bring_in):
    (file,) = bring_in(("a.docx", b"PK\x03\x04" + b"\x07" * 400))

    assert refused(file)[0] == "The file is damaged or cut short."


def test_an_encrypted_file_is_refused(bring_in):
    (file,) = bring_in(("a.docx", compound("EncryptedPackage")))
    assert refused(file)[0] == "The file is protected with a password; save a copy without it."


def test_a_picture_is_refused(bring_in):
    (file,) = bring_in(("a.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 60))

    assert refused(file)[0].startswith("The file is not a document")


def test_a_scan_without_text_is_refused(bring_in, monkeypatch):
    monkeypatch.setenv("PATH", "")
    (file,) = bring_in(("scan.pdf", blank_pdf()))

    assert refused(file)[0].startswith("The PDF is a scan without text")
    assert path_of(file.file_id).exists()


def test_a_text_without_items_is_refused(bring_in):
    (file,) = bring_in(("a.txt", b"Querida Ana: nos vemos el lunes.\n"))

    assert refused(file)[0].startswith("No numbered paragraphs or bullets were found")
    assert refused(file)[1].startswith("No se encontraron párrafos numerados")


def test_an_item_too_long_to_be_indexed_is_refused(bring_in):
    words = " ".join(f"word{n}" for n in range(60_000)).encode()
    (file,) = bring_in(("a.txt", b"1. Take note of " + words + b"\n2. Thank Panama.\n"))

    assert refused(file)[0] == "One paragraph of the file is far too long to be an item of a report."


def test_far_too_many_items_are_refused(bring_in, monkeypatch):
    monkeypatch.setattr(recording, "MOST_ITEMS", 2)
    (file,) = bring_in(("a.txt", b"1. Thank Panama.\n2. Thank Belize.\n3. Thank Mexico.\n"))

    assert refused(file)[0].startswith("The file has more than 2 numbered paragraphs")
    assert refused(file)[1].startswith("El archivo tiene más de 2 p")


def test_an_error_nobody_foresaw_is_said_and_logged_without_what_the_file_says(bring_in, monkeypatch, caplog):
    def crash(*args, **kwargs):
        raise ValueError("Ana Pérez, ana@example.org")

    monkeypatch.setattr(importing, "read", crash)
    (file,) = bring_in(("Ana Pérez.txt", CONSULAR))

    assert refused(file)[0].startswith("The file could not be read because of an error in Enlace")
    assert "Ana" not in caplog.records[-1].getMessage()


def test_characters_that_the_database_cannot_hold_do_no_harm(bring_in, monkeypatch):
    from enlace.reader.inputs import open as opened

    def extract(data, name=None):
        draft = Draft()
        for line in data.decode().splitlines():
            draft.add(line.replace("§", "\0").replace("¶", "\ud800"))
        return draft.document("text/plain")

    monkeypatch.setattr(opened, "extract", extract)
    monkeypatch.setattr("enlace.reader.reading.extract", extract)
    (file,) = bring_in(("na\0me.txt", "1. Thank§ Pa¶nama.\n2. Ask IOM to send§ it to Mexico.\n".encode()))

    assert file.name == "name.txt"
    assert file.state == FileState.READ
    assert "\ufffd" in file.report.plain
    item = file.report.items.first()
    assert item.text == file.report.plain[item.start : item.end]


def test_a_text_of_no_known_meeting_waits_for_a_person_to_say_which(bring_in):
    (file,) = bring_in(("a.txt", b"1. Ask Mexico to send the list by 30 June 2018.\n"))

    report = file.report
    assert report.meeting is None
    assert "no-body" in set(report.questions.values_list("code", flat=True))


def test_a_body_outside_the_directory_becomes_a_question(bring_in, monkeypatch):
    from dataclasses import replace

    real = importing.read

    def read(*args, **kwargs):
        said = real(*args, **kwargs)
        return replace(said, meeting=replace(said.meeting, body="moon-network"))

    monkeypatch.setattr(importing, "read", read)
    (file,) = bring_in(("a.txt", CONSULAR))

    assert file.report.meeting is None
    question = file.report.questions.get(code="unknown-body")
    assert "moon-network" in question.text_en
    assert question.text_es.startswith("El informe nombra el órgano")


def test_what_the_reader_doubts_becomes_questions_of_the_items(bring_in):
    weather = b"2. The weather in the city was fine all through the week of the meeting, they say.\n"
    (file,) = bring_in(("a.txt", b"1. Thank Panama.\n" + weather + b"3. Thank Mexico.\n"))

    asked = file.report.questions.get(code="no-acts", item__path="2")
    assert asked.kind == QuestionKind.DOUBT
    assert asked.text_es == "No se reconoció nada en el punto 2: léalo usted."
    assert (asked.start, asked.end) == (asked.item.start, asked.item.end)


def test_a_number_that_stands_twice_gives_two_addresses(bring_in):
    (file,) = bring_in(("a.txt", b"1. Thank Panama for its welcome.\n1. Thank Mexico for its help.\n"))

    assert list(file.report.items.values_list("key", flat=True)) == ["1", "1~2"]


def test_a_file_that_brings_the_worker_down_is_not_tried_for_ever(secretariat):
    batch = services.start_import([("a.txt", CONSULAR)], actor=secretariat)
    batch.files.update(state=FileState.READING, attempts=importing.MOST_ATTEMPTS)

    file = services.read_import_file(batch.files.get().pk, actor=Actor.system())

    assert file.state == FileState.REFUSED
    assert file.reason_en.startswith("Reading this file broke off several times")


def test_a_file_left_half_read_is_read_by_the_next(secretariat):
    batch = services.start_import([("a.txt", CONSULAR)], actor=secretariat)
    batch.files.update(state=FileState.READING, attempts=1)

    assert services.read_import_file(batch.files.get().pk, actor=Actor.system()).state == FileState.READ


def test_a_file_without_a_job_is_queued_again_once(secretariat, queued):
    from procrastinate.contrib.django.models import ProcrastinateJob

    batch = services.start_import([("a.txt", CONSULAR)], actor=secretariat)
    pk = batch.files.get().pk
    assert services.take_up_lost(actor=Actor.system()) == 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert ProcrastinateJob.objects.count() == 0

    assert services.take_up_lost(actor=Actor.system()) == 1
    assert services.take_up_lost(actor=Actor.system()) == 0
    assert queued() == [("reports.read_file", {"pk": pk})]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("folder/sub\\informe final.docx", "informe final.docx"),
        ("a\u202ecod.exe\n.txt", "acod.exe.txt"),
        ("", "—"),
        ("x" * 300 + ".docx", "x" * 250 + ".docx"),
    ],
)
def test_a_name_loses_folders_and_what_deceives(given, kept):
    assert importing.plain_name(given) == kept


def compound(stream):
    """The smallest compound file whose directory names one stream."""
    import struct

    name = stream.encode("utf-16-le")
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    table = struct.pack("<II", fat, end) + struct.pack("<I", free) * 126

    def entry(label, kind, child):
        return (
            label.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(label) + 2, kind, 1, free, free, child)
            + b"\0" * 36
            + struct.pack("<IQ", end, 0)
        )

    folder = entry("Root Entry".encode("utf-16-le"), 5, 1) + entry(name, 2, free)
    return head + table + folder.ljust(512, b"\0")


def blank_pdf():
    """One empty page."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
