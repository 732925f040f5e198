"""From adopted reports to commitments: both languages, newer versions, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from enlace.core.errors import NotAllowed
from enlace.core.models import Entry
from enlace.register import services
from enlace.register.models import Answer, Commitment, Source, Statement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
AT = datetime(2026, 1, 15, 12, tzinfo=UTC)
ON = date(2026, 1, 15)
Write = Callable[..., Any]
HND = {"text": "Honduras shall send the list.", "owed_by": ["HND"]}
HND_ES = {"text": "Honduras enviará la lista.", "owed_by": ["HND"]}
MEX = {"text": "Mexico shall host the workshop.", "owed_by": ["MEX"]}
MEX_ES = {"text": "México será sede del taller.", "owed_by": ["MEX"]}


def references() -> list[str]:
    return list(Commitment.objects.order_by("pk").values_list("reference", flat=True))


def test_each_act_that_owes_becomes_a_commitment_with_its_answers(written: Write, secretariat: Any) -> None:
    act = {
        **HND,
        "owed_to": ["ts"],
        "due_on": date(2014, 3, 1),
        "due_text": "1 March",
        "due_edtf": "2014-03-01",
    }
    report = written("en", {"conclusions-1.c": [act]}, visibility="body")

    services.adopt_report(report.pk, actor=secretariat, at=AT)

    one = Commitment.objects.get()
    assert one.reference == "consular-network-2013-11-18-conclusions-1.c"
    assert (one.text_en, one.text_es, one.kind) == ("Honduras shall send the list.", "", "commit")
    assert (one.owed_by, one.owed_to, one.due_on) == (["HND"], ["ts"], date(2014, 3, 1))
    assert (one.visibility, one.made_on, one.body_id) == ("body", date(2013, 11, 18), "consular-network")
    assert [(a.party_id, a.acceptance, a.implementation) for a in one.answers.all()] == [
        ("HND", "not_asked", "open")
    ]
    assert [(s.language, s.act.text) for s in one.sources.all()] == [("en", HND["text"])]
    assert Entry.objects.filter(verb="register.adopt_report").count() == 1


def test_acts_that_owe_nothing_and_those_removed_make_none(written: Write, secretariat: Any) -> None:
    acts = [{"text": "They thanked Panama.", "kind": "thank"}, {**HND, "state": "removed"}]

    services.adopt_report(written("en", {"1": acts}).pk, actor=secretariat, at=AT)

    assert references() == []


def test_the_second_act_of_an_item_has_a_number(written: Write, secretariat: Any) -> None:
    services.adopt_report(written("en", {"1": [HND, MEX], "1-2": [HND]}).pk, actor=secretariat, at=AT)

    assert references() == [
        "consular-network-2013-11-18-1",
        "consular-network-2013-11-18-1-2",
        "consular-network-2013-11-18-1-2-2",
    ]


def test_member_countries_are_those_of_that_day(written: Write, secretariat: Any) -> None:
    act = {"text": "Member Countries shall answer.", "owed_by": ["member-countries", "ts"]}

    services.adopt_report(written("en", {"1": [act]}).pk, actor=secretariat, at=AT)

    assert Commitment.objects.get().owed_by == ["member-countries", "ts"]
    assert Answer.objects.count() == 12


def test_the_second_language_joins_the_commitments_of_the_first(written: Write, secretariat: Any) -> None:
    services.adopt_report(written("en", {"1": [HND, MEX]}).pk, actor=secretariat, at=AT)
    spanish = written("es", {"1": [MEX_ES, HND_ES], "2": [{**HND_ES, "text": "Honduras informará."}]})

    services.adopt_report(spanish.pk, actor=secretariat, at=AT)

    assert list(Commitment.objects.order_by("pk").values_list("text_en", "text_es")) == [
        (HND["text"], HND_ES["text"]),
        (MEX["text"], MEX_ES["text"]),
        ("", "Honduras informará."),
    ]
    assert Answer.objects.count() == 3
    assert Source.objects.count() == 5


def test_the_second_language_joins_by_what_it_says_where_its_numbers_are_others(
    written: Write, secretariat: Any
) -> None:
    inserted = {"text": "Panama shall chair and report on the figures of 2012.", "owed_by": ["PAN"]}
    services.adopt_report(
        written("en", {"1": [inserted], "2": [HND], "3": [MEX]}).pk, actor=secretariat, at=AT
    )

    services.adopt_report(written("es", {"1": [HND_ES], "2": [MEX_ES]}).pk, actor=secretariat, at=AT)

    told = {one.text_en: one.text_es for one in Commitment.objects.all()}
    assert told == {inserted["text"]: "", HND["text"]: HND_ES["text"], MEX["text"]: MEX_ES["text"]}


def test_only_the_secretariat_adopts(written: Write, people: Any) -> None:
    report = written("en", {"1": [HND]})

    for who in ("presidency", "honduras", "delegate"):
        with pytest.raises(NotAllowed):
            services.adopt_report(report.pk, actor=people.actor(who), at=AT)

    assert references() == []


def newer(written: Write, older: Any, items: dict[str, Any]) -> Any:
    return written(older.language, items, replaces=older)


def test_a_newer_version_keeps_answers_and_takes_over_what_changed(written: Write, secretariat: Any) -> None:
    first = written("en", {"1": [{**HND, "due_on": date(2014, 1, 1)}], "2": [MEX]})
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    answer = Answer.objects.get(party="HND")
    services.accept(answer.pk, actor=secretariat, on=ON)
    changed = {"text": "Honduras shall send the full list.", "owed_by": ["HND"], "due_on": date(2014, 6, 1)}

    services.adopt_report(newer(written, first, {"1": [changed], "2": [MEX]}).pk, actor=secretariat, at=AT)

    one = Commitment.objects.get(reference__endswith="-1")
    assert (one.text_en, one.due_on) == ("Honduras shall send the full list.", date(2014, 6, 1))
    assert [a.acceptance for a in one.answers.all()] == ["accepted"]
    assert Commitment.objects.count() == 2
    assert Commitment.objects.exclude(withdrawn_on=None).count() == 0


def test_what_moved_to_another_item_keeps_its_answer_and_its_address(
    written: Write, secretariat: Any
) -> None:
    first = written("en", {"1": [HND], "2": [MEX]})
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    services.accept(Answer.objects.get(party="MEX").pk, actor=secretariat, on=ON)
    inserted = {"text": "Panama shall chair.", "owed_by": ["PAN"]}

    services.adopt_report(
        newer(written, first, {"1": [HND], "2": [inserted], "3": [MEX]}).pk, actor=secretariat, at=AT
    )

    moved = Commitment.objects.get(text_en=MEX["text"])
    assert (moved.reference, moved.item_key) == ("consular-network-2013-11-18-2", "3")
    assert moved.answers.get().acceptance == "accepted"
    assert (
        Commitment.objects.get(text_en="Panama shall chair.").reference == "consular-network-2013-11-18-2-2"
    )


def test_what_was_reworded_below_a_new_item_keeps_its_answer(written: Write, secretariat: Any) -> None:
    budget = {"text": "Mexico shall host the workshop and share its budget.", "owed_by": ["MEX"]}
    inserted = {"text": "Panama shall chair.", "owed_by": ["PAN"]}
    first = written("en", {"1": [HND], "2": [MEX]})
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    services.accept(Answer.objects.get(party="MEX").pk, actor=secretariat, on=ON)

    services.adopt_report(
        newer(written, first, {"1": [HND], "2": [inserted], "3": [budget]}).pk, actor=secretariat, at=AT
    )

    kept = Commitment.objects.get(text_en=budget["text"])
    assert (kept.reference, kept.item_key) == ("consular-network-2013-11-18-2", "3")
    assert [(one.party_id, one.acceptance) for one in kept.answers.all()] == [("MEX", "accepted")]
    assert Commitment.objects.exclude(withdrawn_on=None).count() == 0


def test_another_item_under_the_number_of_one_that_is_gone_takes_no_answer_of_it(
    written: Write, secretariat: Any
) -> None:
    other = {"text": "Belize will translate every guide on returns.", "owed_by": ["MEX"]}
    first = written("en", {"1": [HND], "2": [MEX]})
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    services.accept(Answer.objects.get(party="MEX").pk, actor=secretariat, on=ON)

    services.adopt_report(newer(written, first, {"1": [HND], "2": [other]}).pk, actor=secretariat, at=AT)

    gone, made = Commitment.objects.filter(answers__party="MEX").order_by("pk")
    assert (gone.withdrawn_on, gone.answers.get().acceptance) == (ON, "accepted")
    assert (made.text_en, made.answers.get().acceptance) == (other["text"], "not_asked")


def test_what_is_gone_is_withdrawn_and_comes_back_with_its_answer(written: Write, secretariat: Any) -> None:
    first = written("en", {"1": [HND], "2": [MEX]})
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    services.accept(Answer.objects.get(party="MEX").pk, actor=secretariat, on=ON)
    second = newer(written, first, {"1": [HND]})
    services.adopt_report(second.pk, actor=secretariat, at=AT)
    gone = Commitment.objects.get(text_en=MEX["text"])
    assert (gone.withdrawn_on, gone.answers.get().acceptance) == (ON, "accepted")

    services.adopt_report(newer(written, second, {"1": [HND], "2": [MEX]}).pk, actor=secretariat, at=AT)

    gone.refresh_from_db()
    assert (gone.withdrawn_on, gone.answers.get().acceptance) == (None, "accepted")
    assert Commitment.objects.count() == 2


def test_what_one_language_withdrew_comes_back_in_the_words_of_the_other(
    written: Write, secretariat: Any
) -> None:
    first = written("en", {"1": [HND], "2": [MEX]})
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    services.adopt_report(newer(written, first, {"1": [HND]}).pk, actor=secretariat, at=AT)

    services.adopt_report(written("es", {"1": [HND_ES], "2": [MEX_ES]}).pk, actor=secretariat, at=AT)

    back = Commitment.objects.get(text_es=MEX_ES["text"])
    assert (back.withdrawn_on, back.text_en) == (None, "")
    assert [source.language for source in back.sources.all()] == ["es"]


def test_what_the_other_language_still_says_is_not_withdrawn(written: Write, secretariat: Any) -> None:
    english = written("en", {"1": [HND]})
    services.adopt_report(english.pk, actor=secretariat, at=AT)
    services.adopt_report(written("es", {"1": [HND_ES]}).pk, actor=secretariat, at=AT)

    services.adopt_report(newer(written, english, {"1": []}).pk, actor=secretariat, at=AT)

    one = Commitment.objects.get()
    assert (one.withdrawn_on, one.text_en, one.text_es) == (None, "", HND_ES["text"])
    assert [s.language for s in one.sources.all()] == ["es"]


def test_a_correction_in_the_second_language_reaches_the_commitment(written: Write, secretariat: Any) -> None:
    services.adopt_report(written("en", {"1": [HND]}).pk, actor=secretariat, at=AT)
    spanish = written("es", {"1": [HND_ES]})
    services.adopt_report(spanish.pk, actor=secretariat, at=AT)

    later = newer(written, spanish, {"1": [{**HND_ES, "due_on": date(2014, 5, 5)}]})
    services.adopt_report(later.pk, actor=secretariat, at=AT)

    assert Commitment.objects.get().due_on == date(2014, 5, 5)


def test_who_is_not_named_any_more_is_released_in_words_and_asked_again_when_named_again(
    written: Write, secretariat: Any
) -> None:
    both, one = {**HND, "owed_by": ["HND", "MEX"]}, {**HND, "owed_by": ["HND"]}
    first = written("en", {"1": [both]})
    services.adopt_report(first.pk, actor=secretariat, at=AT)
    second = newer(written, first, {"1": [one]})

    services.adopt_report(second.pk, actor=secretariat, at=AT)

    mexico = Answer.objects.get(party="MEX")
    assert mexico.implementation == "not_applicable"
    assert Statement.objects.get(answer=mexico).note != ""
    services.adopt_report(newer(written, second, {"1": [both]}).pk, actor=secretariat, at=AT)
    mexico.refresh_from_db()
    assert mexico.implementation == "open"
    assert Answer.objects.get(party="HND").statements.count() == 0


def test_parties_are_assigned_where_nobody_is_named(written: Write, secretariat: Any, honduras: Any) -> None:
    report = written("en", {"1": [{"text": "A list shall be sent.", "kind": "request"}]})
    services.adopt_report(report.pk, actor=secretariat, at=AT)
    one = Commitment.objects.get()
    assert one.answers.count() == 0

    with pytest.raises(NotAllowed):
        services.assign_parties(one.pk, ["HND"], actor=honduras)
    services.assign_parties(one.pk, ["HND", "MEX"], actor=secretariat)
    services.assign_parties(one.pk, ["HND"], actor=secretariat)
    services.adopt_report(
        newer(written, report, {"1": [{"text": "A list shall be sent.", "kind": "request"}]}).pk,
        actor=secretariat,
        at=AT,
    )

    assert [a.party_id for a in one.answers.all()] == ["HND", "MEX"]
    assert {a.implementation for a in one.answers.all()} == {"open"}


def test_assigning_nobody_or_a_stranger_is_refused(written: Write, secretariat: Any, owed: Any) -> None:
    from enlace.register.errors import NobodyChosen, UnknownParty

    one = owed([])
    with pytest.raises(NobodyChosen):
        services.assign_parties(one.pk, [], actor=secretariat)
    with pytest.raises(UnknownParty):
        services.assign_parties(one.pk, ["HND", "Atlantis"], actor=secretariat)
    with pytest.raises(NotAllowed):
        services.assign_parties(10**9, ["HND"], actor=secretariat)

    assert one.answers.count() == 0


def test_a_long_key_still_has_an_address(written: Write, secretariat: Any) -> None:
    services.adopt_report(written("en", {"k" * 110: [HND, MEX]}).pk, actor=secretariat, at=AT)

    assert all(len(one) <= 120 for one in references())
    assert len(references()) == 2
