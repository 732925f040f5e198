"""What the reader may be unsure of, each doubt a whole sentence in English and Spanish."""

from __future__ import annotations

from collections.abc import Mapping

from enlace.reader.model import Doubt, Span

SENTENCES: Mapping[str, tuple[str, str]] = {
    # The file
    "encoding-mixed": (
        "The file mixes letters of UTF-8 and of Windows; both were read.",
        "El archivo mezcla letras de UTF-8 y de Windows; se leyeron ambas.",
    ),
    "characters-lost": (
        "Some characters could not be read; \ufffd stands in their place.",
        "No se pudieron leer algunos caracteres; en su lugar aparece \ufffd.",
    ),
    "encoding-guessed": ("The file was read as {encoding}.", "El archivo se leyó como {encoding}."),
    "mojibake-repaired": (
        "Letters garbled by a wrong encoding were restored (such as Ã³, read as ó).",
        "Se restauraron letras alteradas por una codificación equivocada (como Ã³, leída como ó).",
    ),
    "tracked-changes": (
        "The file has tracked changes; it was read as if all were accepted.",
        "El archivo tiene cambios registrados; se leyó como si todos estuvieran aceptados.",
    ),
    "footnotes-left-out": (
        "Footnotes and endnotes are not part of the text read: {count}.",
        "Las notas al pie y al final no forman parte del texto leído: {count}.",
    ),
    "page-notes-left-out": (
        "The footnotes of page {page} were left out.",
        "Se omitieron las notas al pie de la página {page}.",
    ),
    "embedded-left-out": (
        "Another document embedded in the file was not read.",
        "No se leyó otro documento incrustado en el archivo.",
    ),
    "recognised": (
        "The text was recognised from a scan; compare it with the original.",
        "El texto se reconoció a partir de una imagen; compárelo con el original.",
    ),
    "page-without-text": (
        "Page {page} has no text; if it is a scan, it was not read.",
        "La página {page} no tiene texto; si es una imagen, no se leyó.",
    ),
    # The meeting
    "no-body": (
        "The report does not say which body met.",
        "El informe no dice qué órgano se reunió.",
    ),
    "no-date": (
        "The report does not say when the meeting was held.",
        "El informe no dice cuándo se celebró la reunión.",
    ),
    "no-place": (
        "The report does not say where the meeting was held.",
        "El informe no dice dónde se celebró la reunión.",
    ),
    "date-from-closing": (
        "Only the closing line gives a date.",
        "Solo la línea final da una fecha.",
    ),
    "place-from-closing": (
        "Only the closing line names a place.",
        "Solo la línea final nombra un lugar.",
    ),
    "heading-differs-body": (
        "The heading names another body than the sentence that opens the report.",
        "El encabezado nombra un órgano distinto del que nombra la frase inicial del informe.",
    ),
    "heading-differs-date": (
        "The heading gives another date than the sentence that says when the meeting was held.",
        "El encabezado da una fecha distinta de la que da la frase que dice cuándo se celebró la reunión.",
    ),
    "heading-differs-place": (
        "The heading names another place than the sentence that says where the meeting was held.",
        "El encabezado nombra un lugar distinto del que nombra la frase que dice dónde se celebró la reunión.",
    ),
    # The items
    "numbering-gap": (
        "A number is missing before {label}: an item may have been left out.",
        "Falta un número antes de {label}: puede que se haya omitido un punto.",
    ),
    "numbering-repeated": (
        "The number {label} stands twice in its list.",
        "El número {label} aparece dos veces en su lista.",
    ),
    "no-acts": (
        "Nothing was recognised in item {path}: read it yourself.",
        "No se reconoció nada en el punto {path}: léalo usted.",
    ),
    "unsure-act": (
        "It is unsure what is done in item {path}: compare it with the original.",
        "No es seguro qué se hace en el punto {path}: compárelo con el original.",
    ),
    "misspelt-name": (
        "“{said}” was read as a misspelling of {name}.",
        "«{said}» se leyó como una errata de {name}.",
    ),
}


def doubt(code: str, span: Span | None = None, **facts: object) -> Doubt:
    """The doubt of that code; ``facts`` are the fields of its sentence. ``KeyError`` where one is missing."""
    english, spanish = SENTENCES[code]
    return Doubt(code, english.format(**facts), span, spanish.format(**facts))
