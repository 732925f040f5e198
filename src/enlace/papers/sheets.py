"""The sheet of a country before a meeting: what it owes, what is owed to it, what it said last, what it proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.directory import queries as directory
from enlace.directory.enums import PartyKind
from enlace.directory.models import Body, Party
from enlace.directory.names import listed, name_of
from enlace.meetings.models import Meeting
from enlace.papers import access
from enlace.papers.wording import begin, meeting_in_words
from enlace.reader.model import Due, Language
from enlace.reader.outputs.words import date_in_words, due_in_words
from enlace.register import queries as register
from enlace.register.enums import FINISHED, UNFINISHED, Acceptance, MatrixState
from enlace.register.matters import queries as matters
from enlace.register.matters.enums import MatterState
from enlace.register.matters.states import OVER
from enlace.register.models import Answer, Commitment, Statement
from enlace.register.queries.matrix import state_of
from enlace.reports.enums import ActKind

LENGTH = 150
MOST: Mapping[str, int] = {
    "late": 6,
    "by_meeting": 5,
    "later": 4,
    "no_date": 4,
    "owed_to_it": 4,
    "said": 3,
    "proposed": 3,
}
"""So many rows of each, that a sheet is one page."""


@dataclass(frozen=True)
class SheetRow:
    """One line of a sheet, in the language of the sheet; ``reference`` or ``matter`` lead to its page."""

    text: str
    meeting: str
    due: str = ""
    state: str = ""
    reference: str = ""
    matter: str = ""


@dataclass(frozen=True)
class SheetPile:
    rows: Sequence[SheetRow]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True)
class Sheet:
    """What one party has to know before a meeting, on a day; ``lead`` is the answer in one sentence."""

    party: str
    lead: str
    piles: Mapping[str, SheetPile]


@dataclass(frozen=True)
class Standing:
    """How much a party owes in the bodies of a meeting, and how much of it is late."""

    party: str
    open: int
    late: int


def bodies_of(meeting: Meeting) -> list[str]:
    """The body that meets and those that report to it."""
    return [meeting.body_id, *Body.objects.filter(reports_to=meeting.body_id).values_list("code", flat=True)]


def countries_of(meeting: Meeting) -> list[str]:
    """The Member Countries on the day on which it begins, and others that are expected."""
    known = Party.objects.filter(code__in=meeting.participants).exclude(kind__in=_NO_SHEET)
    others = sorted(set(known.values_list("code", flat=True)))
    return list(dict.fromkeys([*directory.members_on(meeting.starts_on), *others]))


_NO_SHEET = (PartyKind.GROUP, PartyKind.ORGAN)


def has_sheet(code: str) -> bool:
    return Party.objects.filter(code=code).exclude(kind__in=_NO_SHEET).exists()


def standings(meeting: Meeting, *, actor: Actor, on: date) -> list[Standing]:
    """The countries of a meeting with how much each owes there: one query."""
    require(access.can_see_sheets(actor))
    rows = (
        register.answers_for(actor).unfinished().filter(commitment__body__in=bodies_of(meeting)).begun(on=on)
    )
    late = Count("pk", filter=Q(commitment__due_on__lt=on))
    sums = rows.order_by().values("party_id").annotate(n=Count("pk"), late=late)
    counted = {row["party_id"]: (row["n"], row["late"]) for row in sums}
    return [Standing(code, *counted.get(code, (0, 0))) for code in countries_of(meeting)]


def sheets_for(
    meeting: Meeting, codes: Iterable[str], *, actor: Actor, on: date, lang: Language
) -> list[Sheet]:
    """The sheets of these parties, in words of that language, which has to be active."""
    require(access.can_see_sheets(actor))
    bodies = bodies_of(meeting)
    proposed = _proposed(bodies, actor, on)
    return [_sheet(code, meeting, bodies, proposed, actor, on, lang) for code in codes]


def _sheet(
    code: str,
    meeting: Meeting,
    bodies: Sequence[str],
    proposed: Sequence[matters.Shown],
    actor: Actor,
    on: date,
    lang: Language,
) -> Sheet:
    owed = (
        register.answers_for(actor).filter(party=code, commitment__body__in=bodies).unfinished().begun(on=on)
    )
    owed = owed.select_related("commitment__meeting").order_by(
        F("commitment__due_on").asc(nulls_last=True), "-commitment__made_on", "pk"
    )
    until = max(meeting.ends_on, on)
    piles = {
        "late": _of_answers(owed.filter(commitment__due_on__lt=on), "late", on, lang),
        "by_meeting": _of_answers(owed.filter(commitment__due_on__range=(on, until)), "by_meeting", on, lang),
        "later": _of_answers(owed.filter(commitment__due_on__gt=until), "later", on, lang),
        "no_date": _of_answers(owed.filter(commitment__due_on=None), "no_date", on, lang),
        "owed_to_it": _owed_to(code, bodies, actor, on, lang),
        "said": _said(code, bodies, actor, lang),
        "proposed": _matters_of(code, proposed, lang),
    }
    n = sum(piles[name].count for name in ("late", "by_meeting", "later", "no_date"))
    return Sheet(code, lead_of(code, n, piles["late"].count), piles)


def lead_of(code: str, n: int, late: int) -> str:
    party = name_of(code)
    if not n:
        return pgettext("a country sheet", "%(party)s owes nothing") % {"party": party}
    if not late:
        said = npgettext(
            "a country sheet",
            "%(party)s owes %(n)s answer, none late",
            "%(party)s owes %(n)s answers, none late",
            n,
        )
    else:
        said = npgettext(
            "a country sheet",
            "%(party)s owes %(n)s answer, %(late)s late",
            "%(party)s owes %(n)s answers, %(late)s late",
            n,
        )
    return said % {"party": party, "n": n, "late": late}


def _of_answers(rows: Any, name: str, on: date, lang: Language) -> SheetPile:
    held = list(rows[: MOST[name]])
    return SheetPile([_of_answer(one, on, lang) for one in held], rows.count())


def _of_answer(answer: Answer, on: date, lang: Language) -> SheetRow:
    one = answer.commitment
    state = state_of(answer.acceptance, answer.implementation, one, on)
    return _row(one, str(MatrixState(state).label), lang)


def _row(one: Commitment, state: str, lang: Language) -> SheetRow:
    due = ""
    if one.due_text or one.due_on or one.rrule or one.due_edtf:
        due = due_in_words(Due(one.due_text, one.due_edtf or None, one.due_on, one.rrule or None), lang)
    return SheetRow(
        begin(one.text(lang), LENGTH),
        meeting_in_words(one.meeting, lang),
        due,
        state,
        reference=one.reference,
    )


def _owed_to(code: str, bodies: Sequence[str], actor: Actor, on: date, lang: Language) -> SheetPile:
    waiting = Answer.objects.filter(commitment=OuterRef("pk")).exclude(implementation__in=sorted(FINISHED))
    rows = register.commitments_for(actor).filter(
        body__in=bodies, owed_to__contains=[code], withdrawn_on=None
    )
    rows = rows.filter(Exists(waiting.exclude(acceptance=Acceptance.DECLINED)))
    rows = rows.order_by(F("due_on").asc(nulls_last=True), "-made_on", "pk").prefetch_related("answers")
    held = list(rows[: MOST["owed_to_it"]])
    return SheetPile([_row(one, _who_owes(one, on, lang), lang) for one in held], rows.count())


def _who_owes(one: Commitment, on: date, lang: Language) -> str:
    owing = [
        answer.party_id
        for answer in one.answers.all()
        if answer.implementation in UNFINISHED and answer.acceptance != Acceptance.DECLINED
    ]
    if not owing:
        return _("reported done")
    said = _("late: %(who)s") if one.due_on and one.due_on < on else _("open: %(who)s")
    return said % {"who": listed(owing, lang)}


def _said(code: str, bodies: Sequence[str], actor: Actor, lang: Language) -> SheetPile:
    mine = register.answers_for(actor).filter(party=code, commitment__body__in=bodies)
    rows = Statement.objects.filter(answer__in=mine.order_by().values("pk"))
    rows = rows.select_related("answer__commitment__meeting").defer("answer__commitment__search")
    held = list(rows.order_by("-said_on", "-pk")[: MOST["said"]])
    return SheetPile([_of_statement(one, lang) for one in held], rows.count())


def _of_statement(said: Statement, lang: Language) -> SheetRow:
    one = said.answer.commitment
    verb = f"{said.get_verb_display()}: {begin(one.text(lang), 90)}"
    text = f"{verb} {begin(said.note, 70)}".strip()
    return SheetRow(
        begin(text, LENGTH + 20),
        meeting_in_words(one.meeting, lang),
        date_in_words(said.said_on, lang),
        reference=one.reference,
    )


def _proposed(bodies: Sequence[str], actor: Actor, on: date) -> list[matters.Shown]:
    """Matters of these bodies, the last spoken of first, that are neither done nor withdrawn."""
    goes_on = tuple(one for one in MatterState.values if one not in OVER)
    found = matters.list_matters(actor, matters.Wish(states=goes_on), on=on)
    pks = [one.matter for one in found if not set(bodies).isdisjoint(one.bodies)]
    return matters.show_in_order(pks, actor, on=on)


def _matters_of(code: str, proposed: Sequence[matters.Shown], lang: Language) -> SheetPile:
    mine = [one for one in proposed if _is_proposer(code, one)]
    rows = [
        SheetRow(
            one.matter.title(lang),
            meeting_in_words(one.last.meeting, lang),
            state=str(one.standing.state.label),
            matter=one.matter.slug,
        )
        for one in mine[: MOST["proposed"]]
    ]
    return SheetPile(rows, len(mine))


def _is_proposer(code: str, shown: matters.Shown) -> bool:
    wanted = (ActKind.PROPOSE, ActKind.OFFER)
    return any(act.kind in wanted and code in act.by for one in shown.passages for act in one.acts)
