import pytest

from enlace.reader.compare import align as alignment
from enlace.reader.compare import compare
from enlace.reader.compare.align import align
from enlace.reader.compare.facts import facts_of

ENGLISH = (
    "To thank Honduras for its report.",
    "To request Panama to send 5 lists.",
    "To take note of the progress of Canada in 2014.",
    "To approve the plan of action.",
)
SPANISH = (
    "Agradecer a Honduras su informe.",
    "Solicitar a Panamá enviar 5 listas.",
    "Tomar nota de los avances de Canadá en 2014.",
    "Aprobar el plan de acción.",
)


@pytest.mark.parametrize("missing", range(4))
def test_a_missing_item_is_told_alone_though_the_others_are_renumbered(version, missing):
    fewer = [item for place, item in enumerate(SPANISH) if place != missing]
    found = compare(version("en", *ENGLISH), version("es", *fewer))
    assert [(one.kind, one.a.path, one.b) for one in found] == [("item", str(missing + 1), None)]
    assert found[0].detail == f"Only in the first version: “{ENGLISH[missing]}”"
    reverse = compare(version("es", *fewer), version("en", *ENGLISH))
    assert [(one.kind, one.a, one.b.path) for one in reverse] == [("item", None, str(missing + 1))]


def test_an_item_that_was_moved_is_missing_and_added(version):
    moved = (*SPANISH[1:], SPANISH[0])
    found = compare(version("en", *ENGLISH), version("es", *moved))
    assert [(one.kind, one.a and one.a.path, one.b and one.b.path) for one in found] == [
        ("item", "1", None),
        ("item", None, "4"),
    ]


def test_sub_items_go_with_their_item(version):
    with_bullets = (
        ENGLISH[0],
        "To request the TS:",
        "a) to circulate the reports;",
        "b) to publish them;",
        ENGLISH[2],
    )
    found = compare(version("en", *with_bullets), version("es", SPANISH[0], SPANISH[2]))
    assert [(one.kind, one.a.path) for one in found] == [("item", "2")]


def test_a_long_item_is_quoted_by_its_beginning(version):
    found = compare(version("en", ENGLISH[0], "To thank Panama " + "very " * 40), version("es", SPANISH[0]))
    assert found[0].detail.endswith("very …”")
    assert len(found[0].detail) < 110


def test_two_reports_with_nothing_in_common(version):
    found = compare(version("en", ENGLISH[0]), version("es", SPANISH[1]))
    assert [(one.kind, one.a is None, one.b is None) for one in found] == [
        ("item", False, True),
        ("item", True, False),
    ]


def test_very_long_reports_are_paired_by_number(version, monkeypatch):
    monkeypatch.setattr(alignment, "MOST_COMPARISONS", 1)
    a, b = facts_of(version("en", *ENGLISH)), facts_of(version("es", *SPANISH[:2]))
    a[0], a[1] = a[1], a[0]
    assert align(a, b) == [(0, 1), (1, 0), (2, None), (3, None)]
    assert align(b, a) == [(0, 1), (1, 0), (None, 2), (None, 3)]


def test_items_far_from_the_diagonal_are_out_of_reach(version, monkeypatch):
    monkeypatch.setattr(alignment, "BAND", 1)
    a = facts_of(version("en", *ENGLISH))
    assert align(a, a[::-1]).count((None, 0)) == 1


def test_an_item_that_says_another_thing_at_the_same_place_is_compared(version):
    found = compare(
        version("en", ENGLISH[0], "A course in two cities.", ENGLISH[1]),
        version("es", SPANISH[0], "Un taller en tres regiones.", SPANISH[1]),
    )
    assert [(one.kind, one.a.path, one.b.path) for one in found] == [("numbers", "2", "2")]
