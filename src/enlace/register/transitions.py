"""What may follow what: the one table of acceptance and implementation."""

from __future__ import annotations

from dataclasses import dataclass

from enlace.register.enums import Acceptance, Implementation, Verb
from enlace.register.errors import (
    AlreadyAccepted,
    AlreadyBegun,
    AlreadyConfirmed,
    AlreadyDeclined,
    AlreadyReported,
    IsDeclined,
    NoLongerApplicable,
    NothingReported,
    RegisterError,
    StillOpen,
)

OPEN, BEGUN = Implementation.OPEN, Implementation.IN_PROGRESS
REPORTED, CONFIRMED, MOOT = (
    Implementation.REPORTED_DONE,
    Implementation.CONFIRMED_DONE,
    Implementation.NOT_APPLICABLE,
)
Refusal = type[RegisterError]
MINUTES_TO_TAKE_BACK = 30


@dataclass(frozen=True)
class Standing:
    """Where an answer stands: the two things that are kept apart."""

    acceptance: str
    implementation: str


@dataclass(frozen=True)
class Transition:
    """From which states a verb leads where; what it says where it does not. ``None`` leaves a thing as it is."""

    refused: dict[Implementation, Refusal]
    refused_when: dict[Acceptance, Refusal]
    implementation: Implementation | None = None
    acceptance: Acceptance | None = None
    needs_reason: bool = False


_DONE: dict[Implementation, Refusal] = {CONFIRMED: AlreadyConfirmed, MOOT: NoLongerApplicable}
_OVER: dict[Implementation, Refusal] = {REPORTED: AlreadyReported, **_DONE}
_NOT_REPORTED: dict[Implementation, Refusal] = {OPEN: NothingReported, BEGUN: NothingReported, **_DONE}
_DECLINED: dict[Acceptance, Refusal] = {Acceptance.DECLINED: IsDeclined}

TRANSITIONS: dict[Verb, Transition] = {
    Verb.ACCEPT: Transition(_OVER, {Acceptance.ACCEPTED: AlreadyAccepted}, acceptance=Acceptance.ACCEPTED),
    Verb.DECLINE: Transition(
        _OVER, {Acceptance.DECLINED: AlreadyDeclined}, OPEN, Acceptance.DECLINED, needs_reason=True
    ),
    Verb.START: Transition({BEGUN: AlreadyBegun, **_OVER}, _DECLINED, BEGUN),
    Verb.COMMENT: Transition({}, {}),
    Verb.REPORT_DONE: Transition(_OVER, _DECLINED, REPORTED),
    Verb.CONFIRM: Transition(_NOT_REPORTED, {}, CONFIRMED),
    Verb.SEND_BACK: Transition(_NOT_REPORTED, {}, BEGUN, needs_reason=True),
    Verb.WAIVE: Transition(_DONE, {}, MOOT, needs_reason=True),
    Verb.ASK_HELP: Transition(_OVER, _DECLINED),
    Verb.SETTLE_HELP: Transition({}, {}),
    Verb.REOPEN: Transition({OPEN: StillOpen, BEGUN: StillOpen, REPORTED: AlreadyReported}, {}, OPEN),
}


def refusal_of(verb: Verb, standing: Standing) -> Refusal | None:
    """Why the verb cannot follow where the answer stands; ``None`` where it can."""
    rule = TRANSITIONS[verb]
    return rule.refused.get(Implementation(standing.implementation)) or rule.refused_when.get(
        Acceptance(standing.acceptance)
    )


def after(verb: Verb, standing: Standing) -> Standing:
    """Where the answer stands once this is said. Raises the refusal where it cannot be."""
    if refusal := refusal_of(verb, standing):
        raise refusal
    rule = TRANSITIONS[verb]
    return Standing(rule.acceptance or standing.acceptance, rule.implementation or standing.implementation)
