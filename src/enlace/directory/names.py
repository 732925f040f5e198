"""Names of parties and bodies by their code, read once a request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar

from django.utils.translation import get_language

from enlace.directory.models import Body, Party
from enlace.reader import profile as profiles

Names = Mapping[str, tuple[str, str, str, str]]
_READ: ContextVar[Names | None] = ContextVar("names", default=None)


def forget() -> None:
    """Read the names anew; called at the beginning of each request and job."""
    _READ.set(None)


def names() -> Names:
    """Each code's English and Spanish name, and its English and Spanish short name."""
    known = _READ.get()
    if known is None:
        fields = ("code", "name_en", "name_es", "short_en", "short_es")
        rows = [*Party.objects.values_list(*fields), *Body.objects.values_list(*fields)]
        known = {code: (en, es, short_en or en, short_es or es) for code, en, es, short_en, short_es in rows}
        _READ.set(known)
    return known


def name_of(code: str, lang: str | None = None) -> str:
    """The full name of a party or body, or of a State that is none; any other code is given back as it is."""
    found = names().get(code)
    return found[_is_spanish(lang)] if found else _state(code, lang)


def short_name_of(code: str, lang: str | None = None) -> str:
    found = names().get(code)
    return found[2 + _is_spanish(lang)] if found else _state(code, lang)


def _state(code: str, lang: str | None) -> str:
    known = profiles.states().get(code)
    return known["es" if _is_spanish(lang) else "en"][0] if known else code


def listed(codes: Iterable[str], lang: str | None = None) -> str:
    """``Honduras, Mexico and Panama``, in the language that is active now."""
    return joined([short_name_of(code, lang) for code in codes], lang)


def joined(said: Sequence[str], lang: str | None = None) -> str:
    """Words one after another, with "and" before the last, in the language that is active now."""
    if len(said) < 2:
        return "".join(said)
    joint = " and "
    if _is_spanish(lang):
        joint = " e " if said[-1].lower().startswith(("i", "hi", "í")) else " y "
    return ", ".join(said[:-1]) + joint + said[-1]


def _is_spanish(lang: str | None) -> int:
    return int((lang or get_language() or "en").startswith("es"))
