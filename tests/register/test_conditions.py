"""What waits for a condition is not late and reminds nobody until somebody says that it is met."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.register.rows import make_commitment
from tests.scene import SAMPLES

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.reader.reading import read
from enlace.register import services
from enlace.register.errors import (
    ConditionMet,
    ConditionOpen,
    ConditionRefused,
    IsWithdrawn,
    LinkRefused,
    MetOnRefused,
    NoCondition,
)
from enlace.register.models import Commitment, Condition, DueChange
from enlace.register.queries import telling_for, waiting_for
from enlace.register.services.conditions import conditions_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 1, 15, 15, 0, tzinfo=UTC)
ON = date(2026, 1, 15)
MADE = date(2025, 11, 18)
FACTS = services.ConditionFacts(text_en="once IOM shares the link", count=30)


def waiting(actor: Actor, **facts: Any) -> Any:
    commitment = make_commitment(["HND"], on=MADE, owed_to=["MEX"], **facts)
    return services.set_condition(commitment.pk, FACTS, actor=actor, at=AT)


def test_it_waits_until_it_is_met_and_then_the_period_runs(secretariat: Actor, people: Any) -> None:
    commitment = waiting(secretariat, due_on=date(2026, 1, 16))
    assert (commitment.due_on, commitment.course) == (None, "condition")
    assert list(waiting_for(secretariat)) == [commitment]
    assert not telling_for(people.user("honduras"), on=ON)

    services.meet_condition(
        commitment.pk, met_on=ON, actor=secretariat, at=AT, note="By letter.", link="https://example.org/link"
    )

    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.course) == (date(2026, 2, 14), "goes_on")
    held = commitment.condition
    assert (held.met_on, held.said_by_name, held.note) == (ON, secretariat.name, "By letter.")
    assert not waiting_for(secretariat)
    assert DueChange.objects.filter(why="condition", becomes=date(2026, 2, 14)).exists()


def test_without_a_period_the_day_of_the_report_counts_again(secretariat: Actor) -> None:
    commitment = make_commitment(["HND"], on=MADE, due_on=date(2026, 6, 1))
    facts = services.ConditionFacts(text_es="una vez que la OIM comparta el enlace")
    services.set_condition(commitment.pk, facts, actor=secretariat, at=AT)

    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)

    commitment.refresh_from_db()
    assert commitment.due_on == date(2026, 6, 1)


def test_it_can_be_taken_back_and_met_again(secretariat: Actor) -> None:
    commitment = waiting(secretariat)
    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)

    services.reopen_condition(commitment.pk, actor=secretariat, at=AT)

    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.course, commitment.condition.met_on) == (None, "condition", None)
    with pytest.raises(ConditionOpen):
        services.reopen_condition(commitment.pk, actor=secretariat, at=AT)
    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)


def test_of_what_was_withdrawn_no_condition_is_met_nor_taken_back(secretariat: Actor) -> None:
    commitment = waiting(secretariat)
    by: dict[str, Any] = {"actor": secretariat, "at": AT}
    services.meet_condition(commitment.pk, met_on=ON, **by)
    Commitment.objects.filter(pk=commitment.pk).update(withdrawn_on=ON, course="ended")

    for act in (services.reopen_condition, services.drop_condition):
        with pytest.raises(IsWithdrawn):
            act(commitment.pk, **by)
    with pytest.raises(IsWithdrawn):
        services.meet_condition(commitment.pk, met_on=ON, **by)

    commitment.refresh_from_db()
    assert commitment.course == "ended"


def test_what_is_no_condition_is_due_as_before(secretariat: Actor) -> None:
    commitment = waiting(secretariat, due_on=date(2026, 6, 1))

    services.drop_condition(commitment.pk, actor=secretariat, at=AT)
    services.drop_condition(commitment.pk, actor=secretariat, at=AT)

    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.course) == (date(2026, 6, 1), "goes_on")
    with pytest.raises(NoCondition):
        services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)


def test_refused_with_a_reason(secretariat: Actor) -> None:
    commitment = waiting(secretariat)
    meet = {"actor": secretariat, "at": AT}

    for day in (date(2026, 1, 16), date(2025, 11, 17)):
        with pytest.raises(MetOnRefused):
            services.meet_condition(commitment.pk, met_on=day, **meet)
    with pytest.raises(LinkRefused):
        services.meet_condition(commitment.pk, met_on=ON, link="javascript:alert(1)", **meet)
    services.meet_condition(commitment.pk, met_on=ON, **meet)
    with pytest.raises(ConditionMet):
        services.meet_condition(commitment.pk, met_on=ON, **meet)
    for facts in (
        services.ConditionFacts(),
        services.ConditionFacts("x" * 401),
        services.ConditionFacts("x", count=0),
    ):
        with pytest.raises(ConditionRefused):
            services.set_condition(commitment.pk, facts, **meet)
    with pytest.raises(NoCondition):
        services.meet_condition(make_commitment(["HND"]).pk, met_on=ON, **meet)


@pytest.mark.parametrize("who", ["honduras", "mexico", "presidency", "secretariat"])
def test_who_owes_to_whom_it_is_owed_and_the_offices_say_that_it_is_met(
    people: Any, secretariat: Actor, who: str
) -> None:
    commitment = waiting(secretariat)

    services.meet_condition(commitment.pk, met_on=ON, actor=people.actor(who), at=AT)
    services.reopen_condition(commitment.pk, actor=people.actor(who), at=AT)


@pytest.mark.parametrize("who", ["mexico_trafficking", "delegate", "reader", "iom"])
def test_nobody_else_does(people: Any, secretariat: Actor, who: str) -> None:
    commitment = waiting(secretariat)

    with pytest.raises(NotAllowed):
        services.meet_condition(commitment.pk, met_on=ON, actor=people.actor(who), at=AT)
    for act in (services.drop_condition, services.reopen_condition):
        with pytest.raises(NotAllowed):
            act(commitment.pk, actor=people.actor(who), at=AT)
    with pytest.raises(NotAllowed):
        services.set_condition(commitment.pk, FACTS, actor=people.actor(who), at=AT)


ONCE = "Once IOM shares the link, to entrust to the TS to disseminate it."
UNA_VEZ = "Una vez que la OIM comparta el enlace, encomendar a la ST que lo difunda."


@pytest.mark.usefixtures("frozen")
def test_adoption_reads_it_in_both_languages(secretariat: Actor, written: Any) -> None:
    acts = {"kind": "request", "owed_by": ["ts"]}
    english = written("en", {"6": [{"text": ONCE, **acts}]}, on=MADE)
    spanish = written("es", {"6": [{"text": UNA_VEZ, **acts}]}, on=MADE)

    for report in (english, spanish):
        services.adopt_report(report.pk, actor=secretariat, at=AT)

    held = Condition.objects.get()
    assert held.text_en == "Once IOM shares the link"
    assert held.text_es == "Una vez que la OIM comparta el enlace"
    assert held.commitment.course == "condition"


@pytest.mark.usefixtures("frozen")
def test_a_newer_version_changes_what_nobody_judged(secretariat: Actor, written: Any) -> None:
    acts = {"kind": "request", "owed_by": ["ts"]}
    first = written("en", {"6": [{"text": ONCE, **acts}]}, on=MADE)
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    plain = "To entrust to the TS to disseminate the link."

    second = written("en", {"6": [{"text": plain, **acts}]}, on=MADE, replaces=first)
    services.adopt_report(second.pk, actor=secretariat, at=AT)
    assert not Condition.objects.exists()

    third = written("en", {"6": [{"text": ONCE, **acts}]}, on=MADE, replaces=second)
    services.adopt_report(third.pk, actor=secretariat, at=AT)
    services.drop_condition(Condition.objects.get().commitment_id, actor=secretariat, at=AT)
    fourth = written("en", {"6": [{"text": ONCE, **acts}]}, on=MADE, replaces=third)
    services.adopt_report(fourth.pk, actor=secretariat, at=AT)
    assert Condition.objects.get().commitment.course == "goes_on"


@pytest.mark.usefixtures("frozen")
def test_a_newer_version_that_adds_or_changes_a_condition_tells_those_concerned(
    secretariat: Actor, written: Any
) -> None:
    acts = {"kind": "request", "owed_by": ["ts"], "due_on": date(2026, 6, 1)}
    plain = "To entrust to the TS to disseminate the link."
    first = written("en", {"6": [{"text": plain, **acts}]}, on=MADE)
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    assert not DueChange.objects.exists()

    second = written("en", {"6": [{"text": ONCE, **acts}]}, on=MADE, replaces=first)
    services.adopt_report(second.pk, actor=secretariat, at=AT)
    commitment = Commitment.objects.get()
    assert (commitment.course, commitment.due_on) == ("condition", None)
    assert DueChange.objects.get().was == date(2026, 6, 1)

    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)
    later = "To entrust to the TS to disseminate the link within 30 days after IOM shares it."
    third = written("en", {"6": [{"text": later, **acts}]}, on=MADE, replaces=second)
    services.adopt_report(third.pk, actor=secretariat, at=AT)
    commitment.refresh_from_db()
    assert commitment.condition.met_on == ON  # what somebody said stays

    fourth = written("en", {"6": [{"text": plain, **acts}]}, on=MADE, replaces=third)
    services.adopt_report(fourth.pk, actor=secretariat, at=AT)
    commitment.refresh_from_db()
    assert (commitment.course, commitment.withdrawn_on) == ("goes_on", None)


DAY = date(2026, 6, 1)
PLAIN = "To entrust to the TS to disseminate the link."
WITHIN = "To entrust to the TS to disseminate the link 30 days after the approval of the plan."


@pytest.fixture
def adopted(secretariat: Actor, written: Any) -> Any:
    """Adopts a version that says these words and this day, in place of the one before in that language."""
    last: dict[str, Any] = {}

    def adopt(text: str, due_on: date | None = DAY, language: str = "en") -> Commitment:
        acts = {"kind": "request", "owed_by": ["ts"], "due_on": due_on}
        items = {"6": [{"text": text, **acts}]} if text else {"6": []}
        last[language] = written(language, items, on=MADE, replaces=last.get(language))
        services.adopt_report(last[language].pk, actor=secretariat, at=AT)
        return Commitment.objects.get()

    return adopt


@pytest.mark.usefixtures("frozen")
def test_a_condition_that_was_met_and_is_struck_lets_the_day_of_the_report_count(
    secretariat: Actor, adopted: Any
) -> None:
    commitment = adopted(WITHIN)
    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)
    commitment.refresh_from_db()
    assert commitment.due_on == date(2026, 2, 14)

    commitment = adopted(PLAIN)

    assert (commitment.due_on, commitment.course) == (DAY, "goes_on")
    assert commitment.condition.met_on == ON  # what somebody said stays
    assert DueChange.objects.filter(was=date(2026, 2, 14), becomes=DAY, why="condition").exists()


@pytest.mark.usefixtures("frozen")
def test_a_condition_that_is_met_stays_met_where_its_words_stay_and_where_they_come_back(
    secretariat: Actor, adopted: Any
) -> None:
    commitment = adopted(WITHIN)
    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)

    for text in (WITHIN, "", WITHIN, PLAIN, WITHIN):
        adopted(text)

    commitment.refresh_from_db()
    assert (commitment.condition.met_on, commitment.withdrawn_on) == (ON, None)
    assert (commitment.due_on, commitment.course) == (date(2026, 2, 14), "goes_on")


@pytest.mark.usefixtures("frozen")
def test_a_day_that_a_newer_version_strikes_does_not_count_once_the_condition_is_met(
    secretariat: Actor, adopted: Any
) -> None:
    adopted(ONCE)
    commitment = adopted(ONCE, due_on=None)
    assert commitment.condition.held_due_on is None

    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)

    commitment.refresh_from_db()
    assert (commitment.due_on, commitment.course) == (None, "goes_on")


@pytest.mark.usefixtures("frozen")
def test_a_period_that_runs_goes_on_where_a_newer_version_says_another_day(
    secretariat: Actor, adopted: Any
) -> None:
    commitment = adopted(WITHIN)
    services.meet_condition(commitment.pk, met_on=ON, actor=secretariat, at=AT)

    commitment = adopted(WITHIN, due_on=date(2026, 7, 1))
    assert commitment.due_on == date(2026, 2, 14)

    assert adopted(PLAIN, due_on=date(2026, 7, 1)).due_on == date(2026, 7, 1)


@pytest.mark.usefixtures("frozen")
def test_words_of_a_language_that_says_the_commitment_no_more_hold_nothing(adopted: Any) -> None:
    adopted(ONCE)
    adopted("Encomendar a la ST difundir el enlace.", language="es")
    commitment = adopted("")

    assert (commitment.withdrawn_on, commitment.course, commitment.due_on) == (None, "goes_on", DAY)
    assert not Condition.objects.exists()


class Said:
    """An act or a paragraph as the reader says it, where no table holds it."""

    def __init__(self, said: Any) -> None:
        self.text, self.start, self.end = said.text, said.span[0], said.span[1]


IN_THE_SAMPLES = [
    ("consular-2018-06.en", "4", "once the comments of the ILO have been received"),
    ("trafficking-2004-03.en", "11", "once it has been enacted"),
    ("trafficking-2004-03.es", "11", "una vez promulgado"),
    ("trafficking-2008-05.en", "8", "once its customs survey has been completed"),
    ("vice-ministers-2002-05.es", "4", "una vez que la OIM presente el presupuesto respectivo"),
    ("vice-ministers-2002-05.es", "9", "una vez que los nuevos formularios entren en uso"),
    ("vice-ministers-2017-11.en", "7", "once its legal review has been completed"),
    ("vice-ministers-2017-11.es", "7", "una vez que haya concluido su revisión jurídica"),
    ("working-group-2014-03.en", "3.c", "as soon as they are complete"),
    ("working-group-2014-09.es", "8", "Una vez que la OIM concluya el mapeo señalado en el punto 4"),
]


def test_the_samples_hold_these_conditions_and_no_others() -> None:
    found = []
    for path in sorted(SAMPLES.glob("*.txt")):
        report = read(path.read_bytes(), name=path.name)
        for item in report.items:
            acts: Any = [Said(act) for act in item.acts if act.commitment]
            whole: Any = Said(item)
            for _act, wait in conditions_of(whole, acts, report.source.language):
                words = " ".join(item.text[wait.start : wait.end].split())
                found.append((path.stem, item.path, words))

    assert sorted(found) == sorted(IN_THE_SAMPLES)
