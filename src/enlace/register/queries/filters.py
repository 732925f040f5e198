"""What somebody wants to see of the matrix, read from an address; what cannot be read is told, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from enlace.directory import queries as directory
from enlace.meetings import queries as meetings
from enlace.register.enums import MatrixOrder, MatrixState
from enlace.reports.enums import OWING

LONGEST_WORDS = 200
FIELDS = ("q", "party", "state", "body", "meeting", "kind", "year", "due_from", "due_to", "order")
Said = TypeVar("Said")


@dataclass(frozen=True)
class MatrixFilter:
    """Filters and order of the matrix; empty ones do not narrow. ``errors`` holds a sentence for each unread one."""

    q: str = ""
    party: str = ""
    state: str = ""
    body: str = ""
    meeting: str = ""
    kind: str = ""
    year: int | None = None
    due_from: date | None = None
    due_to: date | None = None
    order: str = ""
    errors: tuple[str, ...] = ()

    @classmethod
    def parsed(cls, query: Mapping[str, str]) -> MatrixFilter:
        """The filters of a query string. Never raises; asks the directory and the meetings once each, if at all."""
        return _Reading(query).filter()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        said = [(name, getattr(self, name)) for name in FIELDS]
        return [
            (name, value.isoformat() if isinstance(value, date) else str(value))
            for name, value in said
            if value not in ("", None)
        ]

    @property
    def query(self) -> str:
        """As a query string, in one order, so that equal filters have equal addresses."""
        return urlencode(self.pairs)

    @property
    def narrows(self) -> bool:
        return any(name != "order" for name, _value in self.pairs)

    def without(self, name: str) -> MatrixFilter:
        """The same with one filter less."""
        empty: Any = None if name in ("year", "due_from", "due_to") else ""
        return replace(self, errors=(), **{name: empty})


class _Reading:
    def __init__(self, query: Mapping[str, str]) -> None:
        self.query = query
        self.errors: list[str] = []

    def filter(self) -> MatrixFilter:
        read = MatrixFilter(
            q=self._words(),
            party=self._code("party", _is_party, _("There is no party “%(said)s”.")),
            body=self._code("body", _is_body, _("There is no body “%(said)s”.")),
            meeting=self._code("meeting", _is_meeting, _("There is no meeting “%(said)s”.")),
            state=self._one_of("state", MatrixState.values, _("There is no state “%(said)s”.")),
            kind=self._one_of("kind", sorted(OWING), _("There is no act “%(said)s”.")),
            order=self._one_of("order", MatrixOrder.values, _("There is no order “%(said)s”.")),
            year=self._read("year", _year, _("“%(said)s” is not a year.")),
            due_from=self._read("due_from", date.fromisoformat, _("“%(said)s” is not a day.")),
            due_to=self._read("due_to", date.fromisoformat, _("“%(said)s” is not a day.")),
        )
        return replace(read, errors=tuple(self.errors))

    def _said(self, name: str) -> str:
        return str(self.query.get(name) or "").replace("\x00", "").strip()

    def _words(self) -> str:
        said = self._said("q")
        if len(said) > LONGEST_WORDS:
            self.errors.append(_("Only the first 200 characters of the words are searched for."))
        return said[:LONGEST_WORDS]

    def _code(self, name: str, exists: Callable[[str], bool], sentence: str) -> str:
        said = self._said(name)
        if said and (len(said) > 80 or not exists(said)):
            return self._wrong(sentence, said)
        return said

    def _one_of(self, name: str, values: list[str], sentence: str) -> str:
        said = self._said(name)
        return said if not said or said in values else self._wrong(sentence, said)

    def _read(self, name: str, read: Callable[[str], Said], sentence: str) -> Said | None:
        said = self._said(name)
        try:
            return read(said) if said else None
        except ValueError:
            self._wrong(sentence, said)
            return None

    def _wrong(self, sentence: str, said: str) -> str:
        """Tell what was not understood; the filter stays empty."""
        self.errors.append(sentence % {"said": said[:60]})
        return ""


def _is_party(code: str) -> bool:
    return directory.parties().filter(code=code).exists()


def _is_body(code: str) -> bool:
    return directory.bodies().filter(code=code).exists()


def _is_meeting(slug: str) -> bool:
    return meetings.meetings().filter(slug=slug).exists()


def _year(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) == 4 and said != "0000"):
        raise ValueError
    return int(said)
