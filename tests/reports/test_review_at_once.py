"""Two officers at once: nothing is lost, nothing happens twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from tests import scene

from enlace.core.errors import EnlaceError
from enlace.reports import services
from enlace.reports.enums import ActKind
from enlace.reports.models import Act, Report, ReviewStep

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = "consular-2018-06.en.txt"


@pytest.fixture
def report(secretariat, run_jobs) -> Any:
    return scene.bring_in(SAMPLE, actor=secretariat, run_jobs=run_jobs).files.get().report


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do these at the same moment; tells what became of each, sorted."""
    told: list[str] = []
    ready = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            ready.wait()
            act()
            told.append("done")
        except EnlaceError as refusal:
            told.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return sorted(told)


def test_of_two_corrections_the_later_is_refused(report, secretariat):
    act = report.items.get(path="3.c").acts.get()

    def correct(code: str) -> Callable[[], object]:
        fields = services.ActFields(ActKind.REQUEST, to=("iom",), owed_by=(code,))
        return lambda: services.correct_act(act.pk, fields, revision=0, actor=secretariat)

    told = at_once(correct("HND"), correct("MEX"), correct("PAN"))

    assert told == ["ChangedMeanwhile", "ChangedMeanwhile", "done"]
    assert ReviewStep.objects.count() == 1
    assert Act.objects.get(pk=act.pk).item.revision == 1


def test_of_two_adoptions_one_wins(report, secretariat):
    scene.accept(report, actor=secretariat)

    def adopt() -> object:
        return services.freeze_report(report.pk, actor=secretariat, at=scene.AT)

    assert at_once(adopt, adopt) == ["AlreadyAdopted", "done"]


def test_a_correction_beside_an_adoption_is_in_it_or_refused(report, secretariat):
    scene.accept(report, actor=secretariat)
    item = report.items.get(path="3.c")

    told = at_once(
        lambda: services.freeze_report(report.pk, actor=secretariat, at=scene.AT),
        lambda: services.reopen_item(item.pk, revision=item.revision, actor=secretariat),
    )

    state = Report.objects.get(pk=report.pk).state
    item.refresh_from_db()
    assert (told, state, item.reviewed_at is None) in [
        (["AlreadyAdopted", "done"], "adopted", False),
        (["ItemsLeft", "done"], "to_review", True),
    ]


def test_corrigenda_issued_at_once_are_numbered_one_by_one(report, secretariat):
    scene.accept(report, actor=secretariat)
    services.freeze_report(report.pk, actor=secretariat, at=scene.AT)

    def issue() -> object:
        return services.issue_corrigendum(report.pk, None, "Read.", dated_on=scene.ON, actor=secretariat)

    assert at_once(issue, issue, issue) == ["done", "done", "done"]
    assert list(report.corrigenda.values_list("number", flat=True)) == [1, 2, 3]
