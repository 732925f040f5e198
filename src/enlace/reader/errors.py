"""Why a file cannot be read, in one sentence for people, in English and Spanish."""

from __future__ import annotations

from typing import ClassVar


class ReaderError(Exception):
    """A refusal with a sentence for people; ``str(error)`` is English, ``sentence("es")`` Spanish.

    A fact is the same in both languages, or a pair of them: English, Spanish.
    """

    code: ClassVar[str] = "unreadable"
    en: ClassVar[str] = "The file cannot be read."
    es: ClassVar[str] = "No se puede leer el archivo."

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        at = 1 if language == "es" else 0
        told = {
            name: fact[at] if isinstance(fact, (tuple, list)) else fact for name, fact in self.facts.items()
        }
        return (self.en, self.es)[at].format(**told)


class EmptyFile(ReaderError):
    code = "empty"
    en = "The file is empty."
    es = "El archivo está vacío."


class NotADocument(ReaderError):
    code = "not-a-document"
    en = "The file is not a document that can be read; save it as Word, PDF, HTML or text."
    es = "El archivo no es un documento que se pueda leer; guárdelo como Word, PDF, HTML o texto."


class Damaged(ReaderError):
    code = "damaged"
    en = "The file is damaged or cut short."
    es = "El archivo está dañado o incompleto."


class Encrypted(ReaderError):
    code = "encrypted"
    en = "The file is protected with a password; save a copy without it."
    es = "El archivo está protegido con contraseña; guarde una copia sin ella."


class NotAFile(ReaderError):
    """Facts: ``name``, the name of the folder or device."""

    code = "not-a-file"
    en = "{name} is a folder or a device, not a file."
    es = "{name} es una carpeta o un dispositivo, no un archivo."


class TooLarge(ReaderError):
    """Facts: ``limit``, the limit in words, such as ``50 MB``."""

    code = "too-large"
    en = "The file is too large to be read safely (limit: {limit})."
    es = "El archivo es demasiado grande para leerlo con seguridad (límite: {limit})."


class NoText(ReaderError):
    code = "no-text"
    en = "The PDF is a scan without text; install ocrmypdf or tesseract to read it, or save it as text."
    es = "El PDF es una imagen sin texto; instale ocrmypdf o tesseract para leerlo, o guárdelo como texto."


class UnreadableScan(NoText):
    """No words were made out, though an OCR program is installed."""

    code = "unreadable-scan"
    en = "The PDF is a scan in which no text could be made out; save it as text, or scan it again."
    es = "El PDF es una imagen en la que no se distinguió ningún texto; guárdelo como texto o vuelva a escanearlo."


class NeedsOffice(ReaderError):
    """Facts: ``kind``, the file's ending, such as ``.doc``."""

    code = "needs-libreoffice"
    en = "A {kind} file is opened through LibreOffice, which was not found; save it as .docx."
    es = "Un archivo {kind} se abre con LibreOffice, que no se encontró; guárdelo como .docx."


class NoItems(ReaderError):
    code = "no-items"
    en = "No numbered paragraphs or bullets were found: this does not look like the report of a meeting."
    es = "No se encontraron párrafos numerados ni viñetas: no parece el informe de una reunión."


class BadProfile(ReaderError):
    """Facts: ``why``, what is wrong with the profile."""

    code = "bad-profile"
    en = "The process profile cannot be used: {why}"
    es = "No se puede usar el perfil del proceso: {why}"
