"""Other people's programs: found on PATH, run within limits."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from enlace.reader.document import Document
from enlace.reader.errors import Damaged, NeedsOffice, NoText, UnreadableScan
from enlace.reader.inputs import ocr, office, pdf, programs

SAMPLES = Path(__file__).parents[3] / "samples"
LOOKS_LIKE_RTF = b"{\\rtf1\\ansi 1. To thank Honduras.\\par}"
Put = Callable[[str, str], None]
LinesOf = Callable[[Document], list[str]]

CONVERT = """
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1]); folder.mkdir()
settings = next(a for a in sys.argv if a.startswith("-env:UserInstallation=file://")).split("file://")[1]
assert "DisableMacrosExecution" in pathlib.Path(settings, "user", "registrymodifications.xcu").read_text()
shutil.copy({docx!r}, folder / "report.docx")
"""
READ = """
if "--list-langs" in sys.argv:
    print("List of available languages (2):\\neng\\nspa"); sys.exit()
assert sys.argv[sys.argv.index("-l") + 1] == "spa+eng", sys.argv
shutil.copy({pdf!r}, {made})
"""


def a_docx() -> Path:
    return sorted(SAMPLES.glob("**/*.docx"))[0]


def a_pdf() -> Path:
    return SAMPLES / "pdf" / "consular-2009-06.en.pdf"


def test_run_gives_what_was_printed_or_nothing(tmp_path: Path, on_path: Put) -> None:
    on_path("good", "print('done')")
    on_path("bad", "sys.exit(3)")
    found = {name: str(shutil.which(name)) for name in ("good", "bad")}

    assert programs.run([found["good"]], tmp_path, 60) == "done\n"
    assert programs.run([found["bad"]], tmp_path, 60) is None
    assert programs.run([str(tmp_path / "missing")], tmp_path, 60) is None


def test_run_ends_a_program_that_takes_too_long_with_its_children(tmp_path: Path, on_path: Put) -> None:
    on_path(
        "slow", "import subprocess; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    )
    begun = time.monotonic()

    assert programs.run([str(shutil.which("slow"))], tmp_path, 0.5) is None
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(("media_type", "kind"), office.ENDINGS.items())
def test_office_file_without_libreoffice_is_refused_by_its_kind(
    media_type: str, kind: str, on_path: Put
) -> None:
    with pytest.raises(NeedsOffice) as refused:
        office.extract(LOOKS_LIKE_RTF, media_type)

    assert refused.value.facts == {"kind": kind}


def test_office_file_is_read_as_the_docx_that_libreoffice_makes(on_path: Put) -> None:
    on_path("libreoffice", CONVERT.format(docx=str(a_docx())))

    document = office.extract(LOOKS_LIKE_RTF, "application/rtf")

    assert document.media_type == "application/rtf"
    assert document.paragraphs


@pytest.mark.parametrize("body", ["sys.exit(1)", "print('nothing made')"])
def test_office_file_that_libreoffice_cannot_open_is_damaged(body: str, on_path: Put) -> None:
    on_path("soffice", body)

    with pytest.raises(Damaged):
        office.extract(LOOKS_LIKE_RTF, "application/rtf")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_office_file_is_read_through_the_real_libreoffice(lines_of: LinesOf) -> None:
    assert lines_of(office.extract(LOOKS_LIKE_RTF, "application/rtf")) == ["1. To thank Honduras."]


def test_scan_without_a_program_is_refused(make_pdf: Callable[..., bytes], on_path: Put) -> None:
    with pytest.raises(NoText):
        pdf.extract(make_pdf([]))


def test_scan_is_read_through_ocrmypdf(make_pdf: Callable[..., bytes], on_path: Put) -> None:
    on_path("ocrmypdf", READ.format(pdf=str(a_pdf()), made="sys.argv[-1]"))
    on_path("tesseract", READ.format(pdf=str(a_pdf()), made="'/nowhere'"))

    document = pdf.extract(make_pdf([]))

    assert document.warnings[0].code == "recognised"
    assert len(document.paragraphs) == len(pdf.extract(a_pdf().read_bytes()).paragraphs)


def test_scan_is_read_through_tesseract_where_ocrmypdf_fails(
    make_pdf: Callable[..., bytes], on_path: Put
) -> None:
    on_path("ocrmypdf", "sys.exit(1)")
    on_path("tesseract", READ.format(pdf=str(a_pdf()), made="sys.argv[2] + '.pdf'"))

    assert pdf.extract(make_pdf([])).warnings[0].code == "recognised"


def test_scan_that_ocr_finds_nothing_in_is_refused(make_pdf: Callable[..., bytes], on_path: Put) -> None:
    on_path("tesseract", "sys.exit(1)")

    with pytest.raises(UnreadableScan):
        ocr.with_text(make_pdf([]))


def test_scan_that_only_ocrmypdf_could_read_and_cannot_is_refused(
    make_pdf: Callable[..., bytes], on_path: Put
) -> None:
    on_path("ocrmypdf", "sys.exit(1)")

    with pytest.raises(UnreadableScan):
        ocr.with_text(make_pdf([]))


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_scan_is_read_through_the_real_tesseract(make_pdf: Callable[..., bytes], lines_of: LinesOf) -> None:
    drawn = make_pdf([(72, 700, 24, "1. To thank Honduras.")])

    recognised = pdf.extract(ocr.with_text(drawn))

    assert lines_of(recognised) == ["1. To thank Honduras."]


def test_scan_that_gets_no_words_is_refused_as_one_that_cannot_be_read(
    make_pdf: Callable[..., bytes], on_path: Put, tmp_path: Path
) -> None:
    (tmp_path / "blank.pdf").write_bytes(make_pdf([]))
    on_path("ocrmypdf", READ.format(pdf=str(tmp_path / "blank.pdf"), made="sys.argv[-1]"))
    on_path("tesseract", READ.format(pdf="", made="''"))

    with pytest.raises(UnreadableScan):
        pdf.extract(make_pdf([]))


def test_run_keeps_what_a_program_remembers_in_the_folder(tmp_path: Path, on_path: Put) -> None:
    on_path("program", "import os; print(os.environ['XDG_CACHE_HOME'], os.environ['XDG_CONFIG_HOME'])")

    assert programs.run([str(shutil.which("program"))], tmp_path, 60) == f"{tmp_path} {tmp_path}\n"


def test_run_ends_a_program_when_who_called_is_stopped(tmp_path: Path, on_path: Put) -> None:
    on_path("slow", "import os; pathlib.Path('id').write_text(str(os.getpid())); import time; time.sleep(60)")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, 1)
        with pytest.raises(KeyboardInterrupt):
            programs.run([str(shutil.which("slow"))], tmp_path, 60)
    finally:
        signal.signal(signal.SIGALRM, before)

    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "id").read_text()), 0)
