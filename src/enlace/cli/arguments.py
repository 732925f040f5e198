"""What may be asked of ``enlace``, and its help in both languages."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from enlace import __version__
from enlace.cli.server_arguments import add_server_commands
from enlace.cli.words import Language, Pair, pick

FORMATS = ("text", "json", "csv", "md", "html", "akn", "xlsx")

_EXAMPLES: Pair = (
    """examples:
  enlace read report.docx                          who owes what to whom by when
  enlace read ~/reports --format html -o register.html
  enlace read ~/reports -o register.xlsx --lang es
  enlace read report.pdf --format json
  enlace compare report.en.docx report.es.docx
  enlace profile show rcm > ours.toml""",
    """ejemplos:
  enlace read informe.docx                         quién debe qué a quién y para cuándo
  enlace read ~/informes --format html -o registro.html
  enlace read ~/informes -o registro.xlsx --lang es
  enlace read informe.pdf --format json
  enlace compare informe.en.docx informe.es.docx
  enlace profile show rcm > nuestro.toml""",
)
_READ: Pair = (
    """Without --format, and unless OUT's ending tells it, a table of commitments is printed: who owes what to
whom by when, and the item of the report that says so.

A folder is walked in sorted order for .docx, .pdf, .txt, .html, .doc, .odt and .rtf files; hidden files and
Word's own lock files (~$…) are left out. JSON of one FILE is an object, of several or of a folder a list.

exit codes: 0 done; 1 some of several files could not be read; 2 refused, with one line that says why.""",
    """Sin --format, y si la terminación de OUT no lo indica, se imprime una tabla de compromisos: quién debe qué
a quién y para cuándo, y el punto del informe que lo dice.

Una carpeta se recorre en orden en busca de archivos .docx, .pdf, .txt, .html, .doc, .odt y .rtf; se omiten los
archivos ocultos y los de bloqueo de Word (~$…). El JSON de un solo FILE es un objeto; el de varios o el de una
carpeta, una lista.

códigos de salida: 0 hecho; 1 no se pudieron leer algunos archivos; 2 rechazado, con una línea que dice por qué.""",
)
_COMPARE: Pair = (
    "exit codes: 0 they say the same; 1 they differ; 2 one of them cannot be read.",
    "códigos de salida: 0 dicen lo mismo; 1 difieren; 2 uno de los dos no se puede leer.",
)
_MATTERS: Pair = (
    """For each item, the earlier items that may be of one matter with it, the likeliest first, and why.
Earlier and later go by the day of the meeting; the language versions of one report are not paired.

exit codes: 0 done; 1 some files could not be read; 2 refused, with one line that says why.""",
    """Para cada punto, los puntos anteriores que pueden ser del mismo asunto, primero el más probable, y por qué.
Anterior y posterior según el día de la reunión; no se enlazan las versiones de un informe en distintos idiomas.

códigos de salida: 0 hecho; 1 no se pudieron leer algunos archivos; 2 rechazado, con una línea que dice por qué.""",
)
_IMPORT: Pair = (
    """Each file is kept once and then read by the worker, or here with --wait; what was found waits for review.
A file that is there already is recognised; a newer version of a report keeps what people corrected.

exit codes: 0 done; 1 some files were refused; 2 refused, with one line that says why.""",
    """Cada archivo se guarda una sola vez y luego lo lee el proceso de trabajo, o se lee aquí con --wait; lo
encontrado queda en espera de revisión. Un archivo que ya está se reconoce; una versión más reciente de un informe
conserva lo que se corrigió.

códigos de salida: 0 hecho; 1 se rechazaron algunos archivos; 2 rechazado, con una línea que dice por qué.""",
)
_COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", "falta indicar: {0}"),
    (r"unrecognized arguments: (.+)", "argumentos desconocidos: {0}"),
    (r"argument (.+?): expected (?:one|at least one) argument", "{0} necesita un valor"),
    (
        r"argument (.+?): invalid choice: (.+?) \((?:choose from|maybe) (.+)\)",
        "{0}: {1} no es válido (hay: {2})",
    ),
    (r"argument (.+?): (.+)", "{0}: {1}"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that complains in one line and whose help is in one language."""

    def __init__(self, *, lang: Language, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.lang = lang
        self._positionals.title = pick(("arguments", "argumentos"), lang)
        self._optionals.title = pick(("options", "opciones"), lang)
        self.add_argument(
            "-h", "--help", action="help", help=pick(("show this help", "mostrar esta ayuda"), lang)
        )

    def format_help(self) -> str:
        help_text = super().format_help()
        return help_text.replace("usage:", "uso:", 1) if self.lang == "es" else help_text

    def error(self, message: str) -> NoReturn:
        hint = pick(("{prog} --help shows how", "{prog} --help muestra cómo"), self.lang, prog=self.prog)
        self.exit(2, f"{self.prog}: {complaint(message, self.lang)} ({hint})\n")


def complaint(message: str, lang: Language) -> str:
    """argparse's complaint in that language; one that is not known stays English."""
    if lang == "es":
        for pattern, spanish in _COMPLAINTS:
            if found := re.fullmatch(pattern, message):
                return spanish.format(*found.groups())
    return message


def parser(lang: Language) -> Parser:
    whole = Parser(
        lang=lang,
        prog="enlace",
        description=pick(
            (
                "Reads the reports of a process's meetings and tells who owes what to whom by when.",
                "Lee los informes de las reuniones de un proceso y dice quién debe qué a quién y para cuándo.",
            ),
            lang,
        ),
        epilog=pick(_EXAMPLES, lang),
    )
    whole.add_argument(
        "--version",
        action="version",
        version=f"enlace {__version__}",
        help=pick(("show the version", "mostrar la versión"), lang),
    )
    _add_language(whole)
    commands = whole.add_subparsers(
        dest="command",
        metavar=pick(("COMMAND", "ORDEN"), lang),
        title=pick(("commands", "órdenes"), lang),
        required=True,
        parser_class=_subparser(lang),
    )
    _add_read(commands, lang)
    _add_compare(commands, lang)
    _add_matters(commands, lang)
    _add_profile(commands, lang)
    _add_import(commands, lang)
    _add_export(commands, lang)
    add_server_commands(commands, lang, _add_common)
    return whole


def _subparser(lang: Language) -> type[Parser]:
    class Sub(Parser):
        def __init__(self, **settings: Any) -> None:
            super().__init__(lang=lang, **settings)

    return Sub


def _add_read(commands: Any, lang: Language) -> None:
    told = pick(("read reports and tell what they say", "leer informes y decir lo que dicen"), lang)
    read = commands.add_parser("read", help=told, description=told, epilog=pick(_READ, lang))
    files = pick(
        ("a file, a folder, or - for standard input", "un archivo, una carpeta, o - (entrada estándar)"), lang
    )
    read.add_argument("files", nargs="+", type=_word(lang), metavar="FILE|DIR", help=files)
    read.add_argument("--format", choices=FORMATS, help=pick(("what to make", "qué producir"), lang))
    read.add_argument(
        "-o",
        "--output",
        type=_path(lang),
        metavar="OUT",
        help=pick(("write there instead of printing", "escribir ahí en lugar de imprimir"), lang),
    )
    read.add_argument(
        "--jobs",
        type=_count(lang),
        metavar="N",
        help=pick(("processes (as many as cores)", "procesos (tantos como núcleos)"), lang),
    )
    _add_profile_option(read)
    _add_common(read)


def _add_compare(commands: Any, lang: Language) -> None:
    told = pick(
        (
            "compare two language versions of one report",
            "comparar dos versiones de un informe en distintos idiomas",
        ),
        lang,
    )
    compare = commands.add_parser("compare", help=told, description=told, epilog=pick(_COMPARE, lang))
    compare.add_argument("a", type=_word(lang), metavar="A", help=pick(("one version", "una versión"), lang))
    compare.add_argument("b", type=_word(lang), metavar="B", help=pick(("the other", "la otra"), lang))
    compare.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=pick(("a table or JSON (text)", "una tabla o JSON (text)"), lang),
    )
    _add_profile_option(compare)
    _add_common(compare)


def _add_matters(commands: Any, lang: Language) -> None:
    told = pick(
        ("find items of many reports about one matter", "hallar puntos de varios informes sobre un asunto"),
        lang,
    )
    matters = commands.add_parser("matters", help=told, description=told, epilog=pick(_MATTERS, lang))
    files = pick(
        ("a folder of reports, or reports one by one", "una carpeta de informes, o informes uno a uno"), lang
    )
    matters.add_argument("files", nargs="+", type=_word(lang), metavar="DIR|FILE", help=files)
    matters.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=pick(("a table or JSON (text)", "una tabla o JSON (text)"), lang),
    )
    matters.add_argument(
        "--top",
        type=_count(lang),
        default=10,
        metavar="N",
        help=pick(("candidates of each item (10)", "candidatos de cada punto (10)"), lang),
    )
    _add_profile_option(matters)
    _add_common(matters)


def _add_import(commands: Any, lang: Language) -> None:
    told = pick(("bring reports into the register", "incorporar informes al registro"), lang)
    made = commands.add_parser("import", help=told, description=told, epilog=pick(_IMPORT, lang))
    files = pick(
        ("a file, a folder, or - for standard input", "un archivo, una carpeta, o - (entrada estándar)"), lang
    )
    made.add_argument("files", nargs="+", type=_word(lang), metavar="FILE|DIR", help=files)
    made.add_argument(
        "--wait",
        action="store_true",
        help=pick(
            ("read them here and wait for the end", "leerlos aquí y esperar hasta el final"),
            lang,
        ),
    )
    _add_common(made)


def _add_export(commands: Any, lang: Language) -> None:
    told = pick(
        ("write out what people made of reports", "escribir lo que las personas hicieron de los informes"),
        lang,
    )
    made = commands.add_parser("export", help=told, description=told)
    _add_language(made)
    acts = made.add_subparsers(dest="act", metavar=pick(("COMMAND", "ORDEN"), lang), required=True)
    told = pick(
        (
            "write each reviewed report as an annotated file, NAME.gold.json",
            "escribir cada informe revisado como archivo anotado, NOMBRE.gold.json",
        ),
        lang,
    )
    corrections = acts.add_parser("corrections", help=told, description=told)
    corrections.add_argument(
        "folder", metavar="DIR", type=_path(lang), help=pick(("the folder", "la carpeta"), lang)
    )
    _add_common(corrections)


def _add_profile(commands: Any, lang: Language) -> None:
    told = pick(("look at process profiles", "ver los perfiles de procesos"), lang)
    profile = commands.add_parser("profile", help=told, description=told)
    _add_language(profile)
    acts = profile.add_subparsers(dest="act", metavar=pick(("COMMAND", "ORDEN"), lang), required=True)
    told = pick(("say what is wrong with a profile", "decir qué está mal en un perfil"), lang)
    check = acts.add_parser("check", help=told, description=told)
    check.add_argument("file", metavar="FILE", type=_path(lang))
    _add_common(check)
    told = pick(("name the built-in profiles", "nombrar los perfiles incorporados"), lang)
    _add_common(acts.add_parser("list", help=told, description=told))
    told = pick(("print a built-in profile", "imprimir un perfil incorporado"), lang)
    show = acts.add_parser("show", help=told, description=told)
    show.add_argument("name", metavar="NAME")
    _add_common(show)


def _add_profile_option(to: Parser) -> None:
    told = (
        "process profile: a built-in name or a TOML file",
        "perfil del proceso: un nombre o un archivo TOML",
    )
    to.add_argument("--profile", type=_word(to.lang), metavar="NAME|FILE", help=pick(told, to.lang))


def _add_common(to: Parser) -> None:
    _add_language(to)
    to.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help=pick(("say more on stderr", "decir más en stderr"), to.lang),
    )


def _add_language(to: Parser) -> None:
    told = (
        "language of messages and output (the locale's)",
        "idioma de los mensajes y la salida (el del sistema)",
    )
    to.add_argument("--lang", choices=("en", "es"), default=argparse.SUPPRESS, help=pick(told, to.lang))


def _word(lang: Language) -> Callable[[str], str]:
    """An empty name, as of a script's variable that was never set, would mean the folder one stands in."""

    def word(text: str) -> str:
        if not text:
            raise argparse.ArgumentTypeError(pick(("the name is empty", "el nombre está vacío"), lang))
        return text

    return word


def _path(lang: Language) -> Callable[[str], Path]:
    word = _word(lang)
    return lambda text: Path(word(text))


def _count(lang: Language) -> Any:
    def count(text: str) -> int:
        if not text.isdecimal() or int(text) < 1:
            raise argparse.ArgumentTypeError(
                pick(("a whole number from 1 on", "un número entero a partir de 1"), lang)
            )
        return int(text)

    return count
