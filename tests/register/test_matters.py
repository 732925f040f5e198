"""Matters: suggested links, judged by people; nothing is linked otherwise."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.register.rows import write_report

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed
from enlace.register import services as register
from enlace.register.matters import errors, queries, services
from enlace.register.matters.models import Fingerprint, Link, Matter, Passage, Term

pytestmark = pytest.mark.usefixtures("frozen")
AT = datetime(2026, 1, 15, 12, tzinfo=UTC)
ON = date(2026, 1, 15)
OLD, NEW = date(2013, 11, 18), date(2016, 6, 21)
PROPOSED = "Honduras proposes a memorandum of understanding on a consular network in Tapachula."
ANSWERED = "The memorandum of understanding on the consular network in Tapachula is approved."
OTHER = "El Salvador thanks the United States of America for its hospitality."
UNLIKE = "Canada informs about its statistics on seasonal agricultural workers."


def act(text: str, kind: str = "propose", **facts: Any) -> dict[str, Any]:
    return {"text": text, "kind": kind, **facts}


@pytest.fixture
def adopt(secretariat, run_jobs):
    def adopted(items: dict[str, Any], on: date, *, language: str = "en", **facts: Any) -> Any:
        report = write_report(language, items, on=on, **facts)
        register.adopt_report(report.pk, actor=secretariat, at=AT)
        run_jobs()
        report.refresh_from_db()
        return report

    return adopted


@pytest.fixture
def two(adopt):
    """Two reports of which the later one approves what the earlier one proposed."""
    old = adopt({"1": [act(OTHER, "thank")], "2": [act(PROPOSED)]}, OLD)
    new = adopt({"1": [act(UNLIKE, "inform")], "4": [act(ANSWERED, "approve")]}, NEW)
    return old, new


@pytest.fixture
def link(two):
    return Link.objects.get(earlier_key="2", later_key="4")


def accept(link: Link, actor: Actor, **more: Any) -> Matter:
    return services.accept_link(link.pk, actor=actor, at=AT, on=ON, **more)


def test_adoption_queues_the_search_for_links(secretariat, queued):
    report = write_report("en", {"1": [act(PROPOSED)]})

    register.adopt_report(report.pk, actor=secretariat, at=AT)

    assert queued() == [("register.suggest_links", {"report_pk": report.pk})]
    assert not Link.objects.exists()


def test_a_later_passage_on_the_same_thing_is_suggested_and_nothing_is_linked(two):
    found = Link.objects.get()

    assert (found.earlier_key, found.later_key, found.state) == ("2", "4", "suggested")
    assert found.why
    assert all({"code", "en", "es"} == set(one) for one in found.reasons)
    assert not Matter.objects.exists()


def test_an_older_report_that_comes_later_is_linked_too(adopt):
    adopt({"4": [act(ANSWERED, "approve")]}, NEW)
    adopt({"2": [act(PROPOSED)]}, OLD)

    found = Link.objects.get()
    assert (found.earlier_key, found.later_key) == ("2", "4")


def test_suggesting_twice_changes_nothing(two, secretariat):
    before = (list(Link.objects.values()), sorted(Term.objects.values_list("key", "items")))

    services.suggest_links(two[1].pk, actor=Actor.system())

    assert (list(Link.objects.values()), sorted(Term.objects.values_list("key", "items"))) == before
    assert Fingerprint.objects.count() == 4


def test_accepting_opens_a_matter_of_both_passages(link, secretariat):
    matter = accept(link, secretariat)

    assert sorted(matter.passages.values_list("item_key", flat=True)) == ["2", "4"]
    assert matter.title_en.startswith("Honduras proposes a memorandum")
    link.refresh_from_db()
    assert (link.state, link.judged_by_id, link.judged_at) == ("accepted", secretariat.user_id, AT)


def test_accepting_joins_the_matter_of_either_passage(link, secretariat):
    matter = services.open_matter(
        services.Title("The network"), [(link.earlier_meeting_id, "2")], actor=secretariat, on=ON
    )

    assert accept(link, secretariat) == matter
    assert matter.passages.count() == 2


def test_two_matters_are_asked_about_and_then_joined(link, secretariat):
    first, second = (
        services.open_matter(services.Title(title), [spot], actor=secretariat, on=ON)
        for title, spot in (("One", (link.earlier_meeting_id, "2")), ("Other", (link.later_meeting_id, "4")))
    )

    with pytest.raises(errors.TwoMatters) as refusal:
        accept(link, secretariat)
    assert "One" in refusal.value.sentence
    assert accept(link, secretariat, join=True) == first
    assert queries.find_matter(second.slug, secretariat, on=ON).matter == first

    services.undo_judgement(link.pk, actor=secretariat)
    assert second.passages.get().item_key == "4"
    assert queries.find_matter(second.slug, secretariat, on=ON).matter == second


def test_undoing_closes_the_matter_that_was_opened_by_it(link, secretariat):
    accept(link, secretariat)

    services.undo_judgement(link.pk, actor=secretariat)

    link.refresh_from_db()
    assert (link.state, link.judged_by_id) == ("suggested", None)
    assert not Matter.objects.exists()
    assert not Passage.objects.exists()


def test_undoing_what_nobody_judged_is_refused(link, secretariat):
    with pytest.raises(errors.NothingJudged):
        services.undo_judgement(link.pk, actor=secretariat)


def test_a_declined_pair_does_not_come_back(link, two, secretariat):
    services.decline_link(link.pk, actor=secretariat, at=AT)

    for report in two:
        services.suggest_links(report.pk, actor=Actor.system())

    link.refresh_from_db()
    assert link.state == "declined"
    assert Link.objects.count() == 1
    assert queries.count_links_to_judge(secretariat) == 0


def test_what_was_judged_is_not_judged_again(link, secretariat):
    accept(link, secretariat)

    with pytest.raises(errors.LinkAlreadyAccepted):
        accept(link, secretariat)
    with pytest.raises(errors.LinkAlreadyAccepted):
        services.decline_link(link.pk, actor=secretariat, at=AT)
    assert Matter.objects.count() == 1


@pytest.mark.parametrize("who", ["honduras", "presidency", "iom", "public"])
def test_only_the_secretariat_judges_and_keeps_matters(request, who, link, secretariat):
    matter = accept(link, secretariat)
    actor = request.getfixturevalue(who)
    for attempt in (
        lambda: accept(link, actor),
        lambda: services.decline_link(link.pk, actor=actor, at=AT),
        lambda: services.undo_judgement(link.pk, actor=actor),
        lambda: services.open_matter(services.Title("X"), [], actor=actor, on=ON),
        lambda: services.add_passage(matter.pk, link.later_meeting_id, "1", actor=actor),
        lambda: services.take_out_passage(matter.pk, link.later_meeting_id, "4", actor=actor),
        lambda: services.rename_matter(matter.pk, services.Title("X"), "public", actor=actor),
        lambda: services.merge_matters(matter.pk, matter.pk, actor=actor),
        lambda: services.suggest_links(1, actor=actor),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_passage_is_added_once_and_taken_out(link, secretariat):
    matter = accept(link, secretariat)

    for _ in range(2):
        services.add_passage(matter.pk, link.later_meeting_id, "1", actor=secretariat)
    assert matter.passages.count() == 3
    services.take_out_passage(matter.pk, link.later_meeting_id, "1", actor=secretariat)
    assert matter.passages.count() == 2


def test_a_passage_of_another_matter_or_of_no_report_is_refused(link, secretariat):
    accept(link, secretariat)
    other = services.open_matter(services.Title("X"), [], actor=secretariat, on=ON)

    with pytest.raises(errors.InAnotherMatter):
        services.add_passage(other.pk, link.later_meeting_id, "4", actor=secretariat)
    with pytest.raises(errors.NoSuchPassage):
        services.add_passage(other.pk, link.later_meeting_id, "99", actor=secretariat)


def test_a_matter_needs_a_title(link, secretariat):
    matter = accept(link, secretariat)
    with pytest.raises(errors.TitleMissing):
        services.rename_matter(matter.pk, services.Title(" "), "members", actor=secretariat)
    renamed = services.rename_matter(matter.pk, services.Title("A", "B"), "public", actor=secretariat)
    assert (renamed.title("en"), renamed.title("es"), renamed.slug) == ("A", "B", matter.slug)


def test_both_languages_are_one_passage(adopt, link, secretariat):
    adopt({"2": [act("Honduras propone un memorando de entendimiento en Tapachula.")]}, OLD, language="es")

    matter = accept(link, secretariat)

    told = queries.find_matter(matter.slug, secretariat, on=ON)
    assert len(told.passages) == 2
    assert [one.report.language for one in told.passages[0].items] == ["en", "es"]


def test_a_newer_version_keeps_the_matter_and_follows_the_number(two, link, adopt, secretariat):
    matter = accept(link, secretariat)

    adopt(
        {"1": [act(UNLIKE, "inform")], "2": [act(OTHER, "thank")], "5": [act(ANSWERED, "approve")]},
        NEW,
        replaces=two[1],
    )

    assert sorted(matter.passages.values_list("item_key", flat=True)) == ["2", "5"]
    link.refresh_from_db()
    assert (link.later_key, link.state) == ("5", "accepted")
    assert len(queries.find_matter(matter.slug, secretariat, on=ON).passages) == 2


def test_a_matter_shows_only_what_one_may_see(adopt, secretariat, honduras, public, mexico):
    adopt({"2": [act(PROPOSED)]}, OLD, visibility="public")
    adopt({"4": [act(ANSWERED, "approve")]}, NEW, visibility="secretariat")
    matter = accept(Link.objects.get(), secretariat)

    assert not queries.matters_for(honduras).exists()  # as guarded as its most guarded passage
    services.rename_matter(matter.pk, services.Title("The network"), "public", actor=secretariat)

    for actor in (honduras, public, mexico):
        told = queries.find_matter(matter.slug, actor, on=ON)
        assert [one.passage.item_key for one in told.passages] == ["2"]
        assert told.standing.state != "approved"
    everything = queries.find_matter(matter.slug, secretariat, on=ON)
    assert [one.passage.item_key for one in everything.passages] == ["2", "4"]


def test_a_matter_without_a_passage_that_one_may_see_is_not_there(adopt, secretariat, public):
    adopt({"2": [act(PROPOSED)]}, OLD)
    adopt({"4": [act(ANSWERED, "approve")]}, NEW)
    matter = accept(Link.objects.get(), secretariat)
    services.rename_matter(matter.pk, services.Title("The network"), "public", actor=secretariat)

    assert queries.find_matter(matter.slug, public, on=ON) is None
    assert queries.list_matters(public, queries.Wish(), on=ON) == []


def test_links_are_hidden_where_one_paragraph_is(adopt, secretariat, public):
    old = adopt({"2": [act(PROPOSED)]}, OLD, visibility="public")
    adopt({"4": [act(ANSWERED, "approve")]}, NEW)
    accept(Link.objects.get(), secretariat)

    assert not queries.linked_of(old.meeting_id, "2", public)
    assert len(queries.linked_of(old.meeting_id, "2", secretariat).after) == 1


def test_a_reference_by_number_is_linked_without_a_person(adopt):
    report = adopt(
        {"3": [act(UNLIKE, "inform")], "7": [act("Canada will send what is asked in item 3.", "inform")]}, OLD
    )

    found = Link.objects.get(earlier_meeting=report.meeting_id, later_meeting=report.meeting_id)
    assert (found.earlier_key, found.later_key, found.state, found.kind) == ("3", "7", "accepted", "mentions")
    assert not Matter.objects.exists()
