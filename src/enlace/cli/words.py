"""In which language the command line speaks, and its sentences as pairs: English, Spanish (formal es-419)."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping, Sequence
from typing import Literal

Language = Literal["en", "es"]
Pair = tuple[str, str]

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_REASONS = {
    errno.EACCES: "permiso denegado",
    errno.EPERM: "operación no permitida",
    errno.EROFS: "el sistema de archivos es de solo lectura",
    errno.ENOSPC: "no queda espacio en el dispositivo",
    errno.EDQUOT: "se excedió la cuota de disco",
    errno.EFBIG: "el archivo es demasiado grande",
    errno.EIO: "error de entrada o salida",
    errno.EADDRINUSE: "la dirección ya está en uso",
    errno.EADDRNOTAVAIL: "la dirección no es de esta máquina",
    errno.EBADF: "está cerrado",
    errno.ELOOP: "demasiados niveles de enlaces simbólicos",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
    errno.EMFILE: "demasiados archivos abiertos",
    errno.ENXIO: "no existe el dispositivo",
    errno.ENOTDIR: "parte de la ruta no es una carpeta",
}


def pick(pair: Pair, lang: Language, **facts: object) -> str:
    """The sentence of that pair, its ``{facts}`` filled in; a fact may be a pair too."""
    at = 1 if lang == "es" else 0
    told = {name: fact[at] if isinstance(fact, tuple) else fact for name, fact in facts.items()}
    return pair[at].format(**told) if told else pair[at]


def reason(error: OSError) -> Pair:
    """Why the system refuses: its own words in English, and in Spanish where they are common ones."""
    said = error.strerror or type(error).__name__
    return said, _REASONS.get(error.errno or 0, said)


def one_line(text: str) -> str:
    """The text on one line that does nothing to a terminal: control characters are shown as ``\\x1b`` is."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def language_of(argv: Sequence[str], environ: Mapping[str, str]) -> Language:
    """``--lang`` where it is given, else the first of LC_ALL, LC_MESSAGES and LANG that is set, else English."""
    named = _named_in(argv)
    if named is None:
        settings = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        named = next(filter(None, settings), "en")
    return "es" if named.lower().replace("-", "_").split("_")[0].split(".")[0] == "es" else "en"


def _named_in(argv: Sequence[str]) -> str | None:
    for place, word in enumerate(argv):
        if word == "--":
            return None
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and place + 1 < len(argv):
            return argv[place + 1]
    return None
