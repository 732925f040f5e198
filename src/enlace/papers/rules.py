"""By which rules a paper is made: those of its body, else those for all bodies, else Enlace's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from enlace.papers.enums import PaperKind, SectionKind
from enlace.papers.models import Plan, Rule
from enlace.register.matters.enums import MatterState
from enlace.reports.enums import OWING, ActKind

AWAITING = (MatterState.PROPOSED, MatterState.CONSULTED, MatterState.DORMANT)
"""States in which a matter waits for a decision."""
SENT_UP = (ActKind.REQUEST, ActKind.PROPOSE, ActKind.RECOMMEND)
"""Acts by which a body below turns to the one above."""
DECIDING = (*SENT_UP, ActKind.COMMIT, ActKind.OFFER, ActKind.APPROVE, ActKind.WITHDRAW)
"""Acts of a body above that ask for something, or settle something."""
FIXED = frozenset({SectionKind.OPENING, SectionKind.CLOSING})
OF_COMMITMENTS = frozenset(
    {
        SectionKind.LATE,
        SectionKind.DUE,
        SectionKind.OPEN,
        SectionKind.OPEN_ENDED,
        SectionKind.WAITING,
        SectionKind.DONE,
    }
)
_SPEAKING = tuple(kind for kind in ActKind if kind != ActKind.THANK)

HEADINGS: Mapping[SectionKind, tuple[str, str]] = {
    SectionKind.OPENING: ("Opening of the meeting", "Apertura de la reunión"),
    SectionKind.ABOVE: (
        "Decisions of the body to which this one reports",
        "Decisiones del órgano al que este rinde informe",
    ),
    SectionKind.BELOW: (
        "Submitted by the bodies that report to this one",
        "Elevado por los órganos que rinden informe a este",
    ),
    SectionKind.MATTERS: ("Matters awaiting a decision", "Asuntos pendientes de decisión"),
    SectionKind.LATE: ("Late commitments", "Compromisos atrasados"),
    SectionKind.DUE: ("Commitments due by this meeting", "Compromisos que vencen con esta reunión"),
    SectionKind.OPEN: (
        "Commitments due after this meeting",
        "Compromisos que vencen después de esta reunión",
    ),
    SectionKind.OPEN_ENDED: ("Commitments with no date", "Compromisos sin fecha"),
    SectionKind.WAITING: (
        "Commitments that wait for a condition or a meeting",
        "Compromisos en espera de una condición o de una reunión",
    ),
    SectionKind.DONE: (
        "Fulfilled or reported fulfilled since the last meeting",
        "Cumplidos o informados como cumplidos desde la última reunión",
    ),
    SectionKind.CLOSING: ("Closing of the meeting", "Clausura de la reunión"),
}
_S = SectionKind
_ORDER: Mapping[PaperKind, tuple[Sequence[SectionKind], Sequence[SectionKind]]] = {
    PaperKind.MATRIX: (
        (_S.LATE, _S.DUE, _S.OPEN, _S.OPEN_ENDED, _S.WAITING, _S.DONE, _S.MATTERS, _S.BELOW, _S.ABOVE),
        (),
    ),
    PaperKind.AGENDA: (
        (_S.OPENING, _S.ABOVE, _S.BELOW, _S.MATTERS, _S.LATE, _S.DUE, _S.OPEN_ENDED, _S.CLOSING),
        (_S.OPEN, _S.WAITING, _S.DONE),
    ),
}
"""For each kind the sections that are in, in their order, and those that are out until somebody wants them."""


@dataclass(frozen=True)
class SectionRule:
    """What one section gathers, under which heading; a plain value, whether from the database or Enlace's own."""

    section: SectionKind
    is_in: bool
    heading_en: str
    heading_es: str
    only: tuple[str, ...] = ()
    days_late: int = 0
    meetings_back: int = 0
    most: int = 100

    @property
    def offered(self) -> list[tuple[str, object]]:
        """What ``only`` can be narrowed to, each with its words."""
        return [(str(one.value), one.label) for one in _offered(self.section)]

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is wanted of what is offered; where nothing is said, what asks for a decision or follows from one."""
        if self.only:
            return self.only
        if self.section == SectionKind.MATTERS:
            return tuple(str(one.value) for one in AWAITING)
        if self.section == SectionKind.ABOVE:
            return tuple(str(one.value) for one in DECIDING)
        return tuple(value for value, _label in self.offered)


def _offered(section: SectionKind) -> Sequence[ActKind | MatterState]:
    if section in OF_COMMITMENTS:
        return [kind for kind in ActKind if kind in OWING]
    if section == SectionKind.MATTERS:
        return list(MatterState)
    return {SectionKind.BELOW: SENT_UP, SectionKind.ABOVE: _SPEAKING}.get(section, ())


def built_in(kind: PaperKind) -> list[SectionRule]:
    """Enlace's own rules, until the secretariat says otherwise."""
    wanted, unwanted = _ORDER[kind]
    rules = [_own(section, section in wanted) for section in (*wanted, *unwanted)]
    if kind == PaperKind.MATRIX:
        return [replace(one, most=300) if one.section in OF_COMMITMENTS else one for one in rules]
    return [replace(one, most=40) for one in rules]


def _own(section: SectionKind, is_in: bool) -> SectionRule:
    back = 1 if section in (SectionKind.ABOVE, SectionKind.BELOW, SectionKind.DONE) else 0
    return SectionRule(section, is_in, *HEADINGS[section], meetings_back=back)


def plan_of(kind: PaperKind, body: str | None) -> Plan | None:
    """The body's own plan, or the one for all; none where nobody changed anything."""
    held = {one.body_id: one for one in Plan.objects.filter(kind=kind, body__in=[body] if body else [])}
    return held.get(body) or Plan.objects.filter(kind=kind, body=None).first()


def rules_for(kind: PaperKind, body: str | None) -> list[SectionRule]:
    """The rules in force for a body, in their order, those that are out as well."""
    plan = plan_of(kind, body)
    return of_plan(plan) if plan else built_in(kind)


def of_plan(plan: Plan) -> list[SectionRule]:
    held = [_value(one) for one in plan.rules.all()]
    known = {one.section for one in held}
    missing = [
        replace(one, is_in=False) for one in built_in(PaperKind(plan.kind)) if one.section not in known
    ]
    return held + missing


def _value(rule: Rule) -> SectionRule:
    return SectionRule(
        SectionKind(rule.section),
        rule.is_in,
        rule.heading_en,
        rule.heading_es,
        tuple(rule.only),
        rule.days_late,
        rule.meetings_back,
        rule.most,
    )
