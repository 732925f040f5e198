"""Splitting, joining, parting and closing matters; declining what is left of a paragraph; what came and went."""

from __future__ import annotations

from datetime import date

import pytest
from tests.register.test_matters import (  # noqa: F401  # its fixtures
    AT,
    NEW,
    OLD,
    ON,
    OTHER,
    PROPOSED,
    accept,
    act,
    adopt,
    link,
    two,
)
from tests.standing import make_meeting

from enlace.core.actor import Actor
from enlace.core.enums import Visibility
from enlace.core.errors import NotAllowed
from enlace.register import services as register
from enlace.register.matters import errors, queries, services
from enlace.register.matters.models import Link, Matter

pytestmark = pytest.mark.usefixtures("frozen")
Title = services.Title


@pytest.fixture
def three(two):  # noqa: F811
    """A second and a third link that wait on the later paragraph of the first."""
    first = Link.objects.get(earlier_key="2", later_key="4")
    for key, score in (("1", 0.7), ("9", 0.4)):
        Link.objects.create(
            earlier_meeting=first.earlier_meeting,
            earlier_key=key,
            later_meeting=first.later_meeting,
            later_key="4",
            kind="continues",
            score=score,
        )
    return first


def test_the_rest_of_a_paragraph_is_declined_and_undone_as_one(three, secretariat):
    assert services.decline_rest(three.pk, actor=secretariat, at=AT) == 3
    assert set(Link.objects.values_list("state", flat=True)) == {"declined"}

    services.undo_judgement(three.pk, actor=secretariat)
    assert set(Link.objects.values_list("state", flat=True)) == {"suggested"}


def test_what_was_judged_before_stays_when_the_rest_is_undone(three, secretariat):
    one = Link.objects.get(earlier_key="1")
    services.decline_link(one.pk, actor=secretariat, at=AT)

    assert services.decline_rest(three.pk, actor=secretariat, at=AT) == 2
    services.undo_judgement(three.pk, actor=secretariat)

    one.refresh_from_db()
    assert one.state == "declined"


def test_what_is_of_one_matter_already_is_not_declined_with_the_rest(three, secretariat):
    spots = [(three.earlier_meeting_id, "2"), (three.later_meeting_id, "4")]
    services.open_matter(Title("The network"), spots, actor=secretariat, on=ON)
    rest = Link.objects.get(earlier_key="1")

    assert services.decline_rest(rest.pk, actor=secretariat, at=AT) == 2

    three.refresh_from_db()
    assert (three.state, three.judged_by) == ("suggested", None)


def test_declined_pairs_do_not_come_back_with_a_newer_version(two, three, adopt, secretariat):  # noqa: F811
    services.decline_rest(three.pk, actor=secretariat, at=AT)

    adopt({"1": [act(OTHER, "thank")], "5": [act(three_words(two), "approve")]}, NEW, replaces=two[1])

    assert not Link.objects.filter(state="suggested", earlier_key="2").exists()


def three_words(two) -> str:  # noqa: F811
    return str(two[1].items.get(key="4").text)


def test_doubtful_links_wait_apart(three, secretariat):
    assert queries.count_links_to_judge(secretariat) == 2
    assert queries.count_doubtful_links(secretariat) == 1
    (row,) = queries.passages_to_judge(secretariat)
    assert (row["later_key"], row["best"] >= 0.6) == ("4", True)


def test_a_link_inside_one_matter_needs_no_judgement(link, secretariat):  # noqa: F811
    spots = [(link.earlier_meeting_id, "2"), (link.later_meeting_id, "4")]
    services.open_matter(Title("The network"), spots, actor=secretariat, on=ON)

    assert queries.count_links_to_judge(secretariat) == 0


def test_a_matter_is_split_and_its_history_tells(link, secretariat, public):  # noqa: F811
    matter = accept(link, secretariat)

    made = services.split_matter(
        matter.pk, [(link.later_meeting_id, "4")], Title("A network of its own"), actor=secretariat, on=ON
    )

    assert [one.item_key for one in made.passages.all()] == ["4"]
    assert [one.item_key for one in matter.passages.all()] == ["2"]
    told = [(one.put_in, one.item.key) for one in queries.turns_of(matter, secretariat)]
    assert told[0] == (False, "4")
    assert sorted(told[1:]) == [(True, "2"), (True, "4")]
    assert [(one.put_in, one.item.key) for one in queries.turns_of(made, secretariat)] == [(True, "4")]
    assert queries.turns_of(matter, public) == []


@pytest.mark.parametrize("chosen", [[], ["2", "4"], ["77"]])
def test_one_paragraph_stays_and_one_goes_at_least(link, secretariat, chosen):  # noqa: F811
    matter = accept(link, secretariat)
    spots = [(link.earlier_meeting_id if key == "2" else link.later_meeting_id, key) for key in chosen]

    with pytest.raises(errors.NothingToSplit):
        services.split_matter(matter.pk, spots, Title("X"), actor=secretariat, on=ON)


def test_a_passage_taken_out_is_told(link, secretariat):  # noqa: F811
    matter = accept(link, secretariat)
    services.take_out_passage(matter.pk, link.later_meeting_id, "4", actor=secretariat)

    assert next((one.put_in, one.item.key) for one in queries.turns_of(matter, secretariat)) == (False, "4")


def test_joined_matters_are_parted_again(link, secretariat):  # noqa: F811
    one = services.open_matter(Title("One"), [(link.earlier_meeting_id, "2")], actor=secretariat, on=ON)
    other = services.open_matter(Title("Other"), [(link.later_meeting_id, "4")], actor=secretariat, on=ON)
    services.merge_matters(other.pk, one.pk, actor=secretariat)
    assert queries.joined_into(one) == [other]

    services.part_matter(other.pk, actor=secretariat)

    assert queries.find_matter(other.slug, secretariat, on=ON).matter == other
    assert [p.item_key for p in other.passages.all()] == ["4"]
    with pytest.raises(errors.IsNotMerged):
        services.part_matter(other.pk, actor=secretariat)


def test_a_closed_matter_takes_nothing_until_it_is_opened_again(link, secretariat):  # noqa: F811
    matter = services.open_matter(Title("One"), [(link.earlier_meeting_id, "2")], actor=secretariat, on=ON)
    for _ in range(2):
        services.close_matter(matter.pk, "It is done.", actor=secretariat, on=ON)

    with pytest.raises(errors.IsClosed):
        accept(link, secretariat)
    with pytest.raises(errors.IsClosed):
        services.add_passage(matter.pk, link.later_meeting_id, "1", actor=secretariat)
    with pytest.raises(errors.IsClosed):
        services.take_out_passage(matter.pk, link.earlier_meeting_id, "2", actor=secretariat)
    link.refresh_from_db()
    assert link.state == "suggested"

    services.reopen_matter(matter.pk, actor=secretariat)
    assert accept(link, secretariat) == matter
    assert Matter.objects.get().closed_why == ""


def test_why_it_is_closed_is_short(link, secretariat):  # noqa: F811
    matter = accept(link, secretariat)
    with pytest.raises(errors.WhyTooLong):
        services.close_matter(matter.pk, "x" * 301, actor=secretariat, on=ON)


@pytest.mark.parametrize("who", ["honduras", "presidency", "public"])
def test_only_the_secretariat_changes_matters(request, who, link, secretariat):  # noqa: F811
    matter = accept(link, secretariat)
    actor: Actor = request.getfixturevalue(who)
    for attempt in (
        lambda: services.split_matter(matter.pk, [], Title("X"), actor=actor, on=ON),
        lambda: services.part_matter(matter.pk, actor=actor),
        lambda: services.close_matter(matter.pk, "", actor=actor, on=ON),
        lambda: services.reopen_matter(matter.pk, actor=actor),
        lambda: services.decline_rest(link.pk, actor=actor, at=AT),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_cancelled_meeting_does_not_let_a_matter_sleep(link, secretariat):  # noqa: F811
    matter = accept(link, secretariat)
    held = [make_meeting("consular-network", date(year, 6, 1)) for year in (2018, 2019)]
    assert queries.find_matter(matter.slug, secretariat, on=ON).standing.state == "dormant"

    held[0].cancelled_on = date(2018, 5, 1)
    held[0].save()

    assert queries.find_matter(matter.slug, secretariat, on=ON).standing.state == "approved"
    assert queries.states_of([matter.pk], secretariat, on=ON) == {matter.pk: "approved"}


def test_a_link_to_another_matter_does_not_say_where_this_one_stands(link, secretariat):  # noqa: F811
    Link.objects.filter(pk=link.pk).update(kind="withdraws")
    matter = accept(link, secretariat)
    assert queries.find_matter(matter.slug, secretariat, on=ON).standing.state == "withdrawn"

    made = services.split_matter(
        matter.pk, [(link.later_meeting_id, "4")], Title("X"), actor=secretariat, on=ON
    )

    assert queries.find_matter(made.slug, secretariat, on=ON).standing.state == "approved"


def test_undoing_follows_matters_that_were_joined_further(link, secretariat):  # noqa: F811
    one, other, third = (
        services.open_matter(Title(title), spots, actor=secretariat, on=ON)
        for title, spots in (
            ("One", [(link.earlier_meeting_id, "2")]),
            ("Other", [(link.later_meeting_id, "4")]),
            ("Third", [(link.later_meeting_id, "1")]),
        )
    )
    accept(link, secretariat, join=True)
    services.merge_matters(one.pk, third.pk, actor=secretariat)

    services.undo_judgement(link.pk, actor=secretariat)

    assert [p.item_key for p in other.passages.all()] == ["4"]
    assert sorted(p.item_key for p in third.passages.all()) == ["1", "2"]
    services.part_matter(one.pk, actor=secretariat)
    assert [p.item_key for p in one.passages.all()] == ["2"]
    assert [p.item_key for p in third.passages.all()] == ["1"]


def test_undoing_leaves_what_somebody_put_elsewhere_since(link, secretariat):  # noqa: F811
    matter = accept(link, secretariat)
    made = services.split_matter(
        matter.pk, [(link.later_meeting_id, "4")], Title("Of its own"), actor=secretariat, on=ON
    )

    services.undo_judgement(link.pk, actor=secretariat)

    assert [p.item_key for p in made.passages.all()] == ["4"]


def test_a_closed_matter_is_neither_joined_nor_parted_nor_undone(link, secretariat):  # noqa: F811
    matter = accept(link, secretariat)
    other = services.open_matter(Title("X"), [(link.later_meeting_id, "1")], actor=secretariat, on=ON)
    services.merge_matters(other.pk, matter.pk, actor=secretariat)
    services.close_matter(matter.pk, "", actor=secretariat, on=ON)
    third = services.open_matter(Title("Y"), [], actor=secretariat, on=ON)

    for attempt in (
        lambda: services.part_matter(other.pk, actor=secretariat),
        lambda: services.merge_matters(matter.pk, third.pk, actor=secretariat),
        lambda: services.undo_judgement(link.pk, actor=secretariat),
    ):
        with pytest.raises(errors.IsClosed):
            attempt()
    assert matter.passages.count() == 3


def test_a_declined_pair_does_not_come_back_turned_round(link, two, secretariat):  # noqa: F811
    services.decline_link(link.pk, actor=secretariat, at=AT)
    ends = (link.earlier_meeting_id, link.earlier_key, link.later_meeting_id, link.later_key)
    Link.objects.filter(pk=link.pk).update(
        earlier_meeting=ends[2], earlier_key=ends[3], later_meeting=ends[0], later_key=ends[1]
    )

    for report in two:
        services.suggest_links(report.pk, actor=Actor.system())

    assert Link.objects.count() == 1


def test_a_matter_is_guarded_when_a_report_that_it_tells_of_is(link, two, secretariat, honduras):  # noqa: F811
    matter = accept(link, secretariat)
    assert queries.matters_for(honduras).exists()

    register.set_visibility(two[0].pk, Visibility.SECRETARIAT, actor=secretariat)
    assert not queries.matters_for(honduras).exists()

    register.set_visibility(two[0].pk, Visibility.PUBLIC, actor=secretariat)
    matter.refresh_from_db()
    assert matter.visibility == "secretariat"


def test_earlier_titles_are_for_who_keeps_matters(link, secretariat, honduras):  # noqa: F811
    matter = accept(link, secretariat)
    services.rename_matter(matter.pk, Title("New"), Visibility.MEMBERS, actor=secretariat)

    assert queries.history_of_matter(matter, honduras) == []
    assert queries.history_of_matter(matter, secretariat)


def test_signs_that_the_database_cannot_hold_are_left_out(link, secretariat):  # noqa: F811
    matter = accept(link, secretariat)
    assert (
        services.rename_matter(matter.pk, Title("A\x00b"), Visibility.PUBLIC, actor=secretariat).title_en
        == "A b"
    )
    assert services.close_matter(matter.pk, "\x00Done.", actor=secretariat, on=ON).closed_why == "Done."
