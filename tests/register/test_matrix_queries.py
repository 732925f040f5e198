"""The matrix: filters, order, counts, who sees what; and saved views."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enlace.core.errors import NotAllowed
from enlace.register import errors, queries, services
from enlace.register.enums import MatrixState
from enlace.register.models import Answer, SavedView

pytestmark = pytest.mark.django_db
ON = date(2026, 1, 15)
Owed = Callable[..., Any]


def shown(actor: Any, said: str = "") -> list[str]:
    wanted = queries.MatrixFilter.parsed(QueryDict(said))
    return [one.text_en for one in queries.matrix(wanted, actor, ON).rows]


def set_state(commitment: Any, party: str, implementation: str, acceptance: str = "not_asked") -> None:
    done = ON if implementation == "confirmed_done" else None
    commitment.answers.filter(party=party).update(
        implementation=implementation, acceptance=acceptance, done_on=done
    )


def test_filters_narrow_and_can_follow_one_another(owed: Owed, secretariat: Any) -> None:
    owed(["HND"], text_en="Old list", on=date(2012, 5, 1), kind="request", due_on=date(2012, 9, 1))
    owed(["MEX"], text_en="New list", on=date(2015, 5, 1), due_on=date(2026, 2, 1))
    owed(["HND", "MEX"], text_en="Workshop", body="rcgm", on=date(2014, 5, 1))

    assert shown(secretariat) == ["New list", "Workshop", "Old list"]
    assert shown(secretariat, "party=HND") == ["Workshop", "Old list"]
    assert shown(secretariat, "body=rcgm") == ["Workshop"]
    assert shown(secretariat, "meeting=consular-network-2012-05-01") == ["Old list"]
    assert shown(secretariat, "kind=request") == ["Old list"]
    assert shown(secretariat, "year=2015") == ["New list"]
    assert shown(secretariat, "q=list") == ["New list", "Old list"]
    assert shown(secretariat, "q=list+-new") == ["Old list"]
    assert shown(secretariat, "due_from=2013-01-01") == ["New list"]
    assert shown(secretariat, "due_to=2013-01-01") == ["Old list"]
    assert shown(secretariat, "state=late") == ["Old list"]
    assert shown(secretariat, "state=due_soon") == ["New list"]
    assert shown(secretariat, "state=open_ended") == ["Workshop"]
    assert shown(secretariat, "order=oldest") == ["Old list", "Workshop", "New list"]
    assert shown(secretariat, "order=due") == ["Old list", "New list", "Workshop"]
    assert shown(secretariat, "order=due_last") == ["New list", "Old list", "Workshop"]


def test_the_spanish_words_are_searched_too(owed: Owed, secretariat: Any) -> None:
    owed(text_en="List", text_es="Campaña de información")

    assert shown(secretariat, "q=campaña") == ["List"]


def test_a_reference_is_found_as_it_is(owed: Owed, secretariat: Any) -> None:
    owed(text_en="List", reference="rcgm-2013-11-18-conclusions-1.c")
    owed(text_en="Other", reference="rcgm-2013-11-18-conclusions-1.d")

    assert shown(secretariat, "q=rcgm-2013-11-18-conclusions-1.c") == ["List"]


def test_the_state_is_that_of_the_party_that_is_asked_for(owed: Owed, secretariat: Any) -> None:
    one = owed(["HND", "MEX"], text_en="Both")
    set_state(one, "HND", "confirmed_done")

    assert shown(secretariat, "party=HND&state=confirmed_done") == ["Both"]
    assert shown(secretariat, "party=MEX&state=confirmed_done") == []


@pytest.mark.parametrize("state", MatrixState.values)
def test_each_state_finds_its_own(state: str, owed: Owed, secretariat: Any) -> None:
    for implementation in ("open", "in_progress", "reported_done", "confirmed_done", "not_applicable"):
        set_state(owed(text_en=implementation), "HND", implementation)
    for acceptance in ("accepted", "declined"):
        set_state(owed(text_en=acceptance), "HND", "open", acceptance)
    owed(text_en="late", due_on=date(2026, 1, 14))
    owed(text_en="today", due_on=ON)
    owed(text_en="condition", course="condition")
    owed(text_en="meeting", course="meeting")
    owed(text_en="gone", withdrawn_on=ON, due_on=date(2026, 1, 14))
    owed([], text_en="nobody")
    set_state(owed(text_en="done late", due_on=date(2020, 1, 1)), "HND", "confirmed_done")
    set_state(owed(text_en="declined late", due_on=date(2020, 1, 1)), "HND", "open", "declined")
    unfinished = {"open", "in_progress", "accepted", "late", "today", "condition", "meeting"}
    everything = set(shown(secretariat))

    assert (
        set(shown(secretariat, f"state={state}"))
        == {
            "late": {"late"},
            "due_soon": {"today"},
            "unfinished": unfinished,
            "open_ended": {"open", "in_progress", "accepted"},
            "not_asked": everything - {"accepted", "declined", "declined late", "nobody"},
            "accepted": {"accepted"},
            "declined": {"declined", "declined late"},
            "waiting": {"condition"},
            "waits_for_meeting": {"meeting"},
            "open": {
                "open",
                "accepted",
                "declined",
                "declined late",
                "late",
                "today",
                "condition",
                "meeting",
            },
            "in_progress": {"in_progress"},
            "reported_done": {"reported_done"},
            "confirmed_done": {"confirmed_done", "done late"},
            "not_applicable": {"not_applicable"},
            "nobody": {"nobody"},
            "withdrawn": {"gone"},
        }[state]
    )
    assert "gone" not in everything


def test_counts_tell_of_the_same_rows(owed: Owed, secretariat: Any) -> None:
    owed(["HND", "MEX"], due_on=date(2020, 1, 1))
    set_state(owed(["HND"]), "HND", "open", "declined")
    set_state(owed(["MEX"]), "MEX", "confirmed_done")
    wanted = queries.MatrixFilter.parsed(QueryDict())

    counts = queries.matrix(wanted, secretariat, ON).counts

    assert (counts.commitments, counts.late) == (3, 1)
    assert {name: n for name, n in counts.states.items() if n} == {
        "late": 2,
        "declined": 1,
        "confirmed_done": 1,
    }


def test_nothing_that_is_not_seen_is_counted_found_or_shown(owed: Owed, people: Any) -> None:
    owed(["HND"], text_en="Secret", visibility="secretariat", due_on=date(2020, 1, 1))
    owed(
        ["MEX"], text_en="Of the body", visibility="body", body="trafficking-network", due_on=date(2020, 1, 1)
    )
    owed(["MEX"], text_en="Public", visibility="public")
    owed(["CRI"], text_en="Members", visibility="members")
    seen = {
        "secretariat": {"Secret", "Of the body", "Public", "Members"},
        "honduras": {"Public", "Members"},
        "mexico": {"Of the body", "Public", "Members"},
        "mexico_trafficking": {"Of the body", "Public", "Members"},
        "rncom": {"Public"},
        "iom": {"Of the body", "Public"},
    }

    for who, texts in seen.items():
        actor = people.actor(who)
        matrix = queries.matrix(queries.MatrixFilter(), actor, ON)
        assert set(shown(actor)) == texts, who
        assert matrix.counts.commitments == len(texts)
        assert sum(matrix.counts.states.values()) == len(texts)
        assert matrix.counts.late == len(texts & {"Secret", "Of the body"})
        assert set(shown(actor, "q=secret")) == texts & {"Secret"}
        assert {r.commitment.text_en for rows in matrix.batches(matrix.parties()) for r in rows} == texts
        assert ("HND" in matrix.parties()) == ("Secret" in texts)


def test_the_public_sees_what_is_public(owed: Owed, public: Any) -> None:
    owed(text_en="Members")
    owed(text_en="Public", visibility="public")

    assert shown(public) == ["Public"]
    assert queries.matrix(queries.MatrixFilter(), public, ON).counts.commitments == 1


def test_cells_stand_under_their_party_states_first(owed: Owed, secretariat: Any) -> None:
    one = owed(["ts", "iom", "MEX", "HND"], due_on=date(2020, 1, 1))
    set_state(one, "MEX", "reported_done")
    matrix = queries.matrix(queries.MatrixFilter(), secretariat, ON)

    table = matrix.table(matrix.page(1).object_list)

    assert list(table.parties) == ["HND", "MEX", "iom", "ts"]
    assert [cell.state if cell else None for cell in table.rows[0].cells] == [
        "late",
        "reported_done",
        "late",
        "late",
    ]


def test_a_party_that_is_asked_for_is_the_only_column(owed: Owed, secretariat: Any) -> None:
    owed(["HND", "MEX"])
    matrix = queries.matrix(queries.MatrixFilter(party="MEX"), secretariat, ON)

    assert list(matrix.table(matrix.rows).parties) == ["MEX"]
    assert matrix.parties() == ["MEX"]
    assert sum(matrix.counts.states.values()) == 1


def test_batches_give_all_rows_in_their_order(owed: Owed, secretariat: Any) -> None:
    for year in range(2001, 2008):
        owed(text_en=str(year), on=date(year, 1, 1))
    matrix = queries.matrix(queries.MatrixFilter(), secretariat, ON)

    sizes = [len(rows) for rows in matrix.batches(["HND"], size=3)]
    said = [row.commitment.text_en for rows in matrix.batches(["HND"], size=3) for row in rows]

    assert sizes == [3, 3, 1]
    assert said == [str(year) for year in range(2007, 2000, -1)]


def test_a_page_asks_as_much_for_one_row_as_for_three(owed: Owed, honduras: Any) -> None:
    from django.db import connection

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as said:
            matrix = queries.matrix(queries.MatrixFilter(), honduras, ON)
            table = matrix.table(matrix.page(1).object_list)
            assert [row.commitment.meeting.slug for row in table.rows]
        return len(said)

    owed(["HND"])
    one = asked()
    owed(["HND", "MEX", "iom"])
    owed(["member-countries"])

    assert asked() == one


def test_what_cannot_be_read_is_told_and_does_not_narrow(owed: Owed, secretariat: Any) -> None:
    owed(text_en="One")
    said = (
        "party=ATL&body=x&meeting=y&state=z&kind=thank&order=up&year=20x5&due_from=tomorrow&due_to=2020-13-01"
    )

    wanted = queries.MatrixFilter.parsed(QueryDict(said))

    assert len(wanted.errors) == 9
    assert wanted.query == ""
    assert shown(secretariat, said) == ["One"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["q", "party", "year", "due_to", "state", "meeting"]), st.text(max_size=300)
    )
)
def test_no_address_breaks_the_matrix(secretariat: Any, said: dict[str, str]) -> None:
    wanted = queries.MatrixFilter.parsed(said)

    list(queries.matrix(wanted, secretariat, ON).rows)

    assert queries.MatrixFilter.parsed(QueryDict(wanted.query)).query == wanted.query


def test_a_filter_less_is_the_same_otherwise() -> None:
    wanted = queries.MatrixFilter(party="HND", year=2013)

    assert (wanted.without("year").query, wanted.without("party").query) == ("party=HND", "year=2013")


def test_views_are_kept_shared_and_forgotten(
    people: Any, secretariat: Any, honduras: Any, public: Any
) -> None:
    wanted = queries.MatrixFilter.parsed(QueryDict("party=HND&state=late&page=3&evil=1"))

    mine = services.save_view("  What we   owe ", wanted, actor=honduras)
    shared = services.save_view("All late", wanted, actor=secretariat, shared=True)

    assert (mine.name, mine.filters) == ("What we owe", "party=HND&state=late")
    assert list(queries.saved_views_for(honduras)) == [shared, mine]
    assert list(queries.saved_views_for(people.actor("mexico"))) == [shared]
    assert list(queries.saved_views_for(public)) == []
    services.share_view(shared.pk, False, actor=secretariat)
    assert list(queries.saved_views_for(honduras)) == [mine]
    services.delete_view(mine.pk, actor=honduras)
    assert list(queries.saved_views_for(honduras)) == []


def test_views_of_others_are_out_of_reach(secretariat: Any, honduras: Any, mexico: Any, public: Any) -> None:
    view = services.save_view("Mine", queries.MatrixFilter(), actor=honduras)

    for actor in (mexico, secretariat, public):
        with pytest.raises(NotAllowed):
            services.delete_view(view.pk, actor=actor)
    with pytest.raises(NotAllowed):
        services.share_view(view.pk, True, actor=secretariat)
    with pytest.raises(NotAllowed):
        services.share_view(view.pk, True, actor=honduras)
    with pytest.raises(NotAllowed):
        services.save_view("Shared", queries.MatrixFilter(), actor=honduras, shared=True)
    with pytest.raises(NotAllowed):
        services.save_view("Public", queries.MatrixFilter(), actor=public)

    assert SavedView.objects.count() == 1


def test_a_view_has_a_name_of_its_own(honduras: Any) -> None:
    services.save_view("Mine", queries.MatrixFilter(), actor=honduras)

    with pytest.raises(errors.NameTaken):
        services.save_view("Mine", queries.MatrixFilter(), actor=honduras)
    for name in ("", "   ", "x" * 81):
        with pytest.raises(errors.NameMissing):
            services.save_view(name, queries.MatrixFilter(), actor=honduras)


def test_verbs_offered_are_those_that_the_services_take(owed: Owed, people: Any) -> None:
    answer = owed(["HND"]).answers.get()

    assert queries.verbs_for(answer, people.actor("honduras")) == [
        "report_done",
        "accept",
        "start",
        "decline",
        "ask_help",
        "comment",
    ]
    assert queries.verbs_for(answer, people.actor("mexico")) == []
    assert queries.verbs_for(answer, people.actor("presidency")) == ["waive", "comment"]
    answer.implementation = "reported_done"
    assert queries.verbs_for(answer, people.actor("secretariat")) == ["confirm", "send_back", "comment"]


def test_evidence_is_for_those_who_see_the_commitment(owed: Owed, people: Any, public: Any) -> None:
    answer = owed(["HND"], visibility="body").answers.get()
    link = services.EvidenceLink("https://example.org/")
    services.report_done(answer.pk, actor=people.actor("honduras"), on=ON, evidence=[link])

    def counted(actor: Any) -> int:
        return queries.evidence_for(actor).count()

    assert counted(people.actor("honduras")) == 1
    assert counted(people.actor("rncom")) == 1
    assert counted(people.actor("mexico_trafficking")) == 0
    assert counted(public) == 0
    assert Answer.objects.visible_to(public).count() == 0


def test_counts_that_are_remembered_are_counted_anew_once_somebody_answers(
    owed: Owed, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from enlace.register.queries import tallies

    monkeypatch.setattr(tallies, "WORTH_IT", 1)
    answer = owed(["HND"], visibility="members").answers.get()
    owed(["HND"], visibility="secretariat")

    def counts(who: str) -> queries.Counts:
        return queries.matrix(queries.MatrixFilter(), people.actor(who), ON).counts

    assert (counts("secretariat").commitments, counts("honduras").commitments) == (2, 1)
    assert counts("honduras") is counts("honduras_rcgm") or counts("honduras") == counts("honduras_rcgm")
    services.report_done(answer.pk, actor=people.actor("honduras"), on=ON)
    assert counts("honduras").states == {"reported_done": 1}
    assert counts("mexico").states == {"reported_done": 1}
    assert counts("rncom").states == {}
