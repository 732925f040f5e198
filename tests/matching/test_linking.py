import json

import pytest

from enlace.matching import Fingerprint, Index, Weights, candidates, fingerprint, keys, link

GUIDE = "To take note of Honduras' proposal to draft a Consular Guide on Unaccompanied Migrant Children."


def test_the_same_guide_is_found_a_year_later(pairs):
    (found,) = pairs(GUIDE, "Honduras presented the draft of the Consular Guide on Unaccompanied Children.")
    assert (found.a.report, found.b.report, found.a.path) == ("consular-2010.en", "consular-2011.en", "1")
    assert found.score > 0.9


def test_it_is_found_in_the_other_language(pairs):
    (found,) = pairs(
        GUIDE,
        "Honduras presentó el borrador de la guía consular sobre niñez no acompañada.",
        langs=("en", "es"),
    )
    assert found.score > 0.7


def test_a_workshop_on_something_else_scores_less(pairs):
    same = "To thank Mexico for the workshop on the rights of agricultural workers."
    (right,) = pairs("Mexico will hold a workshop on the rights of farm workers.", same)
    (wrong,) = pairs("Canada will hold a workshop on the rights of migrant children.", same)
    assert right.score > 0.8 > 0.4 > wrong.score


def test_thanks_that_every_report_has_are_routine(report):
    made = report(
        2010, "To thank the delegations of Canada and Mexico for reports on consular protection.", GUIDE
    )
    assert [fingerprint(item, made).routine for item in made.items] == [True, False]


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("Honduras withdrew its proposal of a Consular Guide on Unaccompanied Children.", "withdraws"),
        (
            "Honduras presented a leaflet instead of the Consular Guide on Unaccompanied Children.",
            "supersedes",
        ),
        ("Honduras presented the Consular Guide on Unaccompanied Children.", "continues"),
    ],
)
def test_the_kind_is_told_by_the_later_item(pairs, later, kind):
    assert [one.kind for one in pairs(GUIDE, later)] == [kind]


def test_what_was_asked_for_is_answered(pairs):
    (found,) = pairs(
        "To request Canada to carry out a study on the cost of passports.",
        "To thank Canada for its study on the cost of passports.",
    )
    assert found.kind == "answers"


def test_another_rhythm_supersedes(pairs):
    (found,) = pairs(
        "The TS will submit quarterly reports on the Emergency Fund.",
        "The TS will submit reports on the Emergency Fund twice a year.",
    )
    assert found.kind == "supersedes"


def test_reasons_are_sentences_in_both_languages(pairs):
    (found,) = pairs(GUIDE, "Honduras presented the draft of the Consular Guide on Unaccompanied Children.")
    assert "The same party acts in both: Honduras." in [one.en for one in found.reasons]
    assert "La misma parte actúa en ambos: Honduras." in [one.sentence("es") for one in found.reasons]
    assert found.as_dict("es")["reasons"] == [one.es for one in found.reasons]


def test_a_later_item_is_never_the_earlier_one(report):
    reports = [report(2012, GUIDE), report(2010, GUIDE), report(2011, GUIDE)]
    assert all(one.a.day < one.b.day for one in link(reports))


def test_language_versions_of_one_report_are_not_linked(report):
    english = report(2010, GUIDE)
    spanish = report(2010, "Honduras propuso una guía consular sobre niñez no acompañada.", lang="es")
    assert link([english, spanish]) == []


def test_within_a_report_only_what_refers_to_above_is_linked(report):
    course = "To thank Canada for the virtual course on passport fraud."
    again = "Honduras will host the second passport fraud course."
    above = "To share the link to the passport fraud course mentioned above."
    found = link([report(2010, course, again, above)])
    assert {one.b.path for one in found} == {"3"}


def test_no_more_than_top_and_the_likeliest_first(report):
    reports = [report(2000 + year, GUIDE, "Mexico proposed a guide on children.") for year in range(6)]
    found = [one for one in link(reports, top=3) if one.b.report == "consular-2005.en" and one.b.path == "1"]
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_nothing_gives_nothing(report):
    assert link([]) == []
    assert link([report(2010, GUIDE)]) == []


def test_a_fingerprint_goes_through_json_unchanged(report):
    made = report(2010, GUIDE)
    one = fingerprint(made.items[0], made)
    assert Fingerprint.from_dict(json.loads(json.dumps(one.as_dict()))) == one


def test_new_items_find_earlier_ones_by_their_fingerprints_alone(report):
    before, after = report(2010, GUIDE), report(2011, GUIDE)
    earlier = [fingerprint(item, before) for item in before.items]
    new = [fingerprint(item, after) for item in after.items]
    (found,) = candidates(new, earlier)
    assert (found.a, found.b) == (earlier[0], new[0])


def test_weights_of_a_larger_collection_are_kept(report):
    before = report(2010, GUIDE)
    weights = Weights()
    index = Index((fingerprint(item, before) for item in before.items), weights=weights)
    assert (len(index.items), weights.copies("guide")) == (1, 0)


def test_words_of_every_report_are_no_keys(report):
    before = report(2010, GUIDE)
    held = keys(fingerprint(before.items[0], before))
    assert {"guide", "unaccompanied", "@HND"} <= held
    assert not held & {"migration", "saying", "draft", "proposal"}
