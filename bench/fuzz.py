"""What no file may do to the reader: ``python -m bench.fuzz [--kinds text,docx] FINDINGS [libFuzzer's options]``.

Atheris (``pip install atheris``) changes the samples, guided by which branches of the reader each change reaches. Every
input either gives a report or a ``ReaderError``; each report's spans hold its texts, it is the same when it is read
again, and every format can be written of it. What breaks this, or takes more than ten seconds, is written into the
folder FINDINGS: the input, and why beside it; one of a kind. The rest goes on.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import signal
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enlace.reader.model import Report

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
SECONDS = 10
AGAIN, WRITTEN = 4, 16
"""Of so many inputs, one is read a second time, and one written in every format."""
_DAY = date(2020, 1, 1)
_PARTS = b"\n%%\n"
_PAGE = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n"
    b"4 0 obj<</Length %d>>stream\n%b\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
)


class TookTooLong(BaseException):
    """Not an ``Exception``, so that nothing on the way mistakes it for one of its own."""


class Broken(Exception):
    """A promise about reports that one report does not keep."""


def main() -> None:
    options, for_libfuzzer = _options().parse_known_args()
    try:
        import atheris  # only who fuzzes has it
    except ImportError:
        sys.exit("Fuzzing needs atheris: pip install atheris")
    with atheris.instrument_imports(include=["enlace"]):
        import enlace.reader  # its branches are watched from here on
    _without_other_programs()
    kinds = [kind for kind in KINDS if kind in options.kinds.split(",")]
    options.findings.mkdir(parents=True, exist_ok=True)
    findings = Findings(options.findings)
    signal.signal(signal.SIGVTALRM, _ring)

    def one(data: bytes) -> None:
        if len(data) > 1:
            findings.watch(lambda made: examine(enlace.reader, made), kinds[data[0] % len(kinds)], data[1:])

    with tempfile.TemporaryDirectory(prefix="enlace-fuzz-") as folder:
        corpus, words = Path(folder) / "corpus", Path(folder) / "words"
        _plant(corpus, kinds)
        words.write_text(_dictionary(), "utf-8")
        fixed = [f"-timeout={SECONDS * 12}", "-max_len=24000", f"-dict={words}"]
        atheris.Setup([sys.argv[0], *for_libfuzzer, *fixed, str(corpus)], one)
        atheris.Fuzz()


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("findings", type=Path)
    parser.add_argument("--kinds", default=",".join(KINDS), help=f"some of {', '.join(KINDS)}")
    return parser


def _without_other_programs() -> None:
    """LibreOffice and OCR are other people's to fuzz, and take seconds."""
    from enlace.reader.inputs import ocr, office

    class Nothing:
        which = staticmethod(lambda name: None)

    for module in (ocr, office):
        vars(module)["shutil"] = Nothing


def _ring(number: int, frame: FrameType | None) -> None:
    raise TookTooLong


class Findings:
    """The folder of what was found; one finding for each place in the reader where something breaks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known = {path.name.split(".")[0] for path in folder.glob("*.txt")}

    def watch(self, act: Callable[[bytes], None], kind: str, raw: bytes) -> None:
        data = KINDS[kind](raw)
        began = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            act(data)
        except (Exception, TookTooLong) as error:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            self._keep(kind, data, error, time.process_time() - began)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def _keep(self, kind: str, data: bytes, error: BaseException, seconds: float) -> None:
        told = traceback.extract_tb(error.__traceback__)
        place = next((frame for frame in reversed(told) if "/enlace/" in frame.filename), told[-1])
        which = (
            str(error).split(":")[0]
            if isinstance(error, Broken)
            else f"{Path(place.filename).stem}-{place.name}"
        )
        name = re.sub(r"[^\w-]+", "_", f"{kind}-{type(error).__name__}-{which}")[:90]
        if name in self.known:
            return
        self.known.add(name)
        (self.folder / f"{name}.bin").write_bytes(data)
        why = "".join(traceback.format_exception(error))
        (self.folder / f"{name}.txt").write_text(
            f"{kind}, {len(data)} bytes, {seconds:.1f} s\n\n{why}", "utf-8"
        )
        print(f"\nFOUND {name} ({len(data)} bytes): {str(error)[:200]!r}", flush=True)


def examine(reader: ModuleType, data: bytes) -> None:
    """Read some bytes and hold the report to what is promised of every report."""
    from enlace.reader.errors import ReaderError

    try:
        report: Report = reader.read(data, name="report")
    except ReaderError as refusal:
        for language in ("en", "es"):
            refusal.sentence(language)
        return
    _hold_spans(report)
    if json.loads(json.dumps(report.as_dict(), ensure_ascii=False).encode()) != json.loads(
        json.dumps(report.as_dict())
    ):
        raise Broken("json: not the same again")
    chance = zlib.crc32(data)
    if chance % AGAIN == 0 and reader.read(data, name="report") != report:
        raise Broken("twice: read twice, it is not the same")
    if chance % WRITTEN == 1:
        _write(report)


def _hold_spans(report: Report) -> None:
    plain = report.plain
    for item in report.items:
        _hold(plain, item.text, item.span, "item")
        for act in item.acts:
            _hold(plain, act.text, act.span, "act")
            if not item.span[0] <= act.span[0] <= act.span[1] <= item.span[1]:
                raise Broken(f"outside: the act {act.span} is not inside its item {item.span}")
            due = act.commitment.due if act.commitment else None
            if due and due.text not in plain:
                raise Broken(f"due: {due.text!r} is not in the report")
        for name, start, end in item.marks:
            if not item.span[0] <= start < end <= item.span[1]:
                raise Broken(f"mark: {name} at {start, end} is not inside its item {item.span}")
    for doubt in report.warnings:
        if doubt.span and not 0 <= doubt.span[0] <= doubt.span[1] <= len(plain):
            raise Broken(f"doubt: {doubt.code} at {doubt.span} is not inside the report")


def _hold(plain: str, text: str, span: tuple[int, int], what: str) -> None:
    start, end = span
    if not 0 <= start < end <= len(plain) or plain[start:end] != text:
        raise Broken(f"span-{what}: {span} holds {plain[start:end]!r}, not {text!r}")


def _write(report: Report) -> None:
    from enlace.reader.outputs import akn_out, csv_out, html_out, json_out, md_out, text_out, xlsx_out

    for language in ("en", "es"):
        for output in (akn_out, csv_out, json_out, md_out, text_out, xlsx_out):
            output.render([report], lang=language)
        html_out.render([report], lang=language, today=_DAY)


def _as_it_is(raw: bytes) -> bytes:
    return raw


def _as_text(raw: bytes) -> bytes:
    return raw.decode("utf-8", "ignore").encode()


def _as_html(raw: bytes) -> bytes:
    return b"<!doctype html>" + raw


def _as_rtf(raw: bytes) -> bytes:
    return b"{\\rtf1" + raw


def _as_docx(raw: bytes) -> bytes:
    """The parts of a Word file that say something, one after another, zipped."""
    names = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in zip(names, raw.split(_PARTS), strict=False):
            package.writestr(name, part)
    return made.getvalue()


def _as_page(raw: bytes) -> bytes:
    """A PDF of one page that draws what is asked."""
    return _PAGE % (len(raw), raw)


KINDS: dict[str, Callable[[bytes], bytes]] = {
    "text": _as_text,
    "bytes": _as_it_is,
    "html": _as_html,
    "docx": _as_docx,
    "zip": _as_it_is,
    "page": _as_page,
    "pdf": _as_it_is,
    "rtf": _as_rtf,
}


def _plant(corpus: Path, kinds: list[str]) -> None:
    """The samples as seeds, each after the byte that says what kind it is."""
    corpus.mkdir()
    for kind in kinds:
        for at, seed in enumerate(_seeds(kind)):
            (corpus / f"{kind}-{at}").write_bytes(bytes([kinds.index(kind)]) + seed)


def _seeds(kind: str) -> list[bytes]:
    texts = [path.read_bytes() for path in sorted(SAMPLES.glob("**/*.txt"))]
    if kind == "text":
        return texts
    if kind in ("bytes", "rtf"):
        return [
            text.decode("utf-8", "ignore").encode(encoding)
            for text in texts[:6]
            for encoding in ("cp1252", "utf-16", "utf-8-sig")
        ]
    if kind == "html":
        return [path.read_bytes() for path in sorted(SAMPLES.glob("html/*"))]
    if kind == "docx":
        return [_parts(path) for path in sorted(SAMPLES.glob("word/*"))]
    if kind == "page":
        return [_drawn(text.decode("utf-8", "ignore")) for text in texts[:12]]
    folder = {"zip": "word", "pdf": "pdf"}[kind]
    return [path.read_bytes() for path in sorted(SAMPLES.glob(f"{folder}/*"))]


def _dictionary() -> str:
    """Words and labels of the samples, marks of lists, tags: what a change is most telling with."""
    texts = "".join(path.read_text("utf-8", "ignore") for path in sorted(SAMPLES.glob("**/*.txt")))
    tags = "".join(_parts(path).decode() for path in sorted(SAMPLES.glob("word/*")))
    words = Counter(re.findall(r"[^\W\d_]+ ?|\d+[.)] ?|\W", texts))
    marks = Counter(re.findall(r"</?[\w:]+|w:[\w]+=\"[^\"<]{1,20}\"", tags))
    entries = [
        word for counted, most in ((words, 600), (marks, 150)) for word, _ in counted.most_common(most)
    ]
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in entry.encode()) + '"\n' for entry in entries)


def _parts(path: Path) -> bytes:
    with zipfile.ZipFile(path) as package:
        names = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels")
        return _PARTS.join(package.read(name) for name in names if name in package.namelist())


def _drawn(text: str) -> bytes:
    lines = [line[at : at + 90] for line in text.splitlines() if line for at in range(0, len(line), 90)][:60]
    said = "".join(
        f"({escaped})Tj T*\n" for escaped in (re.sub(r"([()\\])", r"\\\1", line) for line in lines)
    )
    return b"BT /F1 9 Tf 12 TL 60 740 Td\n" + said.encode("cp1252", "replace") + b"ET"


if __name__ == "__main__":
    main()
