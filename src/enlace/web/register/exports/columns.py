"""What every export says of a commitment, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from enlace.directory.names import listed, name_of
from enlace.reader.model import Language
from enlace.reader.outputs.words import date_in_words, days_in_words
from enlace.register.enums import MatrixState
from enlace.register.queries import Matrix, Row
from enlace.reports.enums import ActKind
from enlace.web.register import words
from enlace.web.templatetags.enlace import due, lang

Value = str | date | None
FIRST_WIDTHS = (34, 70, 26, 24, 14, 26, 22, 13, 26)


@dataclass(frozen=True)
class Heading:
    """What stands above the table: the answer, the filters and order in words, the day."""

    title: str
    filters: str
    day: str


def heading_of(matrix: Matrix) -> Heading:
    order = _("Order: %(said)s") % {"said": words.order_in_words(matrix.filter)}
    return Heading(
        words.title_of(matrix.filter, matrix.counts, tells_late=matrix.tells_late),
        f"{words.filters_in_words(matrix.filter)} · {order}",
        _("As of %(day)s") % {"day": date_in_words(localdate(), lang())},
    )


def heads(parties: Sequence[str]) -> list[str]:
    first = [_("Reference"), _("Commitment"), _("Body"), _("Meeting"), _("Act"), _("Owed by"), _("Owed to")]
    return [*first, _("Due day"), _("Due in words"), *(name_of(code) for code in parties)]


@dataclass(frozen=True)
class Labels:
    """The words for acts and states, translated once for all rows of an export, and what was put into words before."""

    lang: Language
    kinds: dict[str, str]
    states: dict[str, str]
    known: dict[Any, str] = field(default_factory=dict)

    def once(self, about: Any, say: Callable[[], str]) -> str:
        """What ``say`` answers, asked once for each thing: thousands of rows share bodies, meetings and debtors."""
        if (said := self.known.get(about)) is None:
            said = self.known[about] = say()
        return said


def labels() -> Labels:
    return Labels(
        lang(),
        {one.value: str(one.label) for one in ActKind},
        {one.value: str(one.label) for one in MatrixState},
    )


def values(row: Row, said: Labels) -> list[Value]:
    one, meeting, states = row.commitment, row.commitment.meeting, said.states
    days = meeting.starts_on, meeting.ends_on
    return [
        one.reference,
        one.text(said.lang),
        said.once(("body", one.body_id), lambda: name_of(one.body_id)),
        said.once(days, lambda: days_in_words(*days, said.lang)),
        said.kinds[one.kind],
        said.once(("by", *one.owed_by), lambda: owed_by(one)),
        said.once(("to", *one.owed_to), lambda: listed(one.owed_to)),
        one.due_on,
        said.once((one.due_text, one.due_edtf, one.due_on, one.rrule), lambda: due(one)),
        *(states[cell.state] if cell else "" for cell in row.cells),
    ]


def owed_by(one: Any) -> str:
    return listed(one.owed_by) or _("Nobody named")


def paper_heads() -> list[str]:
    return [_("No."), _("Commitment"), _("Meeting"), _("Owed by"), _("Due"), _("Where it stands")]


def paper_rows(matrix: Matrix) -> Iterator[list[str]]:
    """The rows of a follow-up matrix on paper: number, words and reference, meeting, debtors, due, states."""
    n, said = 0, labels()
    for rows in matrix.batches(matrix.parties()):
        for row in rows:
            n += 1
            one = row.commitment
            yield [
                str(n),
                one.text(lang()),
                one.reference,
                words.meeting_in_words_of(one.meeting),
                owed_by(one),
                due(one),
                "\n".join(_states(row, said)),
            ]


def _states(row: Row, said: Labels) -> Iterator[str]:
    """Parties in the same state together: ``open: Honduras and Mexico``."""
    together: dict[str, list[str]] = {}
    for cell in row.owed:
        together.setdefault(said.states[cell.state], []).append(cell.party)
    for label, held in together.items():
        yield f"{label}: {listed(held)}"
