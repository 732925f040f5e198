from __future__ import annotations

from typing import Any

import pytest

from enlace.reader.dates.events import events
from enlace.reader.model import Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at the meeting of the RCGM", ("at the meeting of the RCGM", None, None, None)),
        ("at the next meeting", ("at the next meeting", None, None, None)),
        ("at its following session", ("at its following session", None, None, None)),
        ("at each meeting", ("at each meeting", None, None, None)),
        (
            "at the Vice-Ministerial Meeting in June 2012",
            ("at the Vice-Ministerial Meeting in June 2012", "2012-06", "2012-06-30", None),
        ),
        (
            "during the RCGM meeting in June 2012",
            ("during the RCGM meeting in June 2012", "2012-06", "2012-06-30", None),
        ),
        (
            "in the RCGM meeting of June 2012",
            ("in the RCGM meeting of June 2012", "2012-06", "2012-06-30", None),
        ),
        (
            "at the meeting of the RCGM on Thursday, June 9, 2012",
            ("at the meeting of the RCGM on Thursday, June 9, 2012", "2012-06-09", "2012-06-09", None),
        ),
        (
            "during the next meeting of the Liaison Officers Network for Consular Protection in Nicaragua in 2012",
            (
                "during the next meeting of the Liaison Officers Network for Consular Protection in Nicaragua in 2012",
                "2012",
                "2012-12-31",
                None,
            ),
        ),
        (
            "at the next meeting of the RCGM, to be held in Managua, Nicaragua, in June 2012",
            (
                "at the next meeting of the RCGM, to be held in Managua, Nicaragua, in June 2012",
                "2012-06",
                "2012-06-30",
                None,
            ),
        ),
        (
            "to the tenth session of the Committee in May 2012",
            ("to the tenth session of the Committee in May 2012", "2012-05", "2012-05-31", None),
        ),
        (
            "at the June 2012 meeting of the RCGM",
            ("at the June 2012 meeting of the RCGM", "2012-06", "2012-06-30", None),
        ),
        (
            "at the meeting of the working group (June 2012)",
            ("at the meeting of the working group (June 2012)", "2012-06", "2012-06-30", None),
        ),
        ("at the XV RCM", ("at the XV RCM", None, None, None)),
        (
            "at the Regional Conference on Migration in May 2012",
            ("at the Regional Conference on Migration in May 2012", "2012-05", "2012-05-31", None),
        ),
        (
            "at the first RCGM meeting of 2012",
            ("at the first RCGM meeting of 2012", "2012", "2012-12-31", None),
        ),
        (
            "at the meeting scheduled for the first semester of 2012",
            ("at the meeting scheduled for the first semester of 2012", "2012-40", "2012-06-30", None),
        ),
        ("for the next meeting", ("for the next meeting", None, None, None)),
        ("at the workshop in May 2012", ("at the workshop in May 2012", "2012-05", "2012-05-31", None)),
        ("at the following workshop", ("at the following workshop", None, None, None)),
        (
            "within the framework of the meeting of the Network in June 2012",
            (
                "within the framework of the meeting of the Network in June 2012",
                "2012-06",
                "2012-06-30",
                None,
            ),
        ),
    ],
)
def test_events_finds_in_english(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(events, text, "en") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("en la próxima reunión", ("en la próxima reunión", None, None, None)),
        ("en la próxima reunión del GRCM", ("en la próxima reunión del GRCM", None, None, None)),
        (
            "en la próxima reunión del GRCM en junio de 2012",
            ("en la próxima reunión del GRCM en junio de 2012", "2012-06", "2012-06-30", None),
        ),
        (
            "en la reunión del GRCM prevista para noviembre de 2012",
            ("en la reunión del GRCM prevista para noviembre de 2012", "2012-11", "2012-11-30", None),
        ),
        (
            "en la quinta reunión del Panel, prevista para octubre de 2012",
            ("en la quinta reunión del Panel, prevista para octubre de 2012", "2012-10", "2012-10-31", None),
        ),
        (
            "en su reunión de noviembre de 2012",
            ("en su reunión de noviembre de 2012", "2012-11", "2012-11-30", None),
        ),
        (
            "en la Reunión de Viceministros de 2012",
            ("en la Reunión de Viceministros de 2012", "2012", "2012-12-31", None),
        ),
        (
            "en la reunión, que se celebrará los días 5 y 6 de junio de 2012",
            (
                "en la reunión, que se celebrará los días 5 y 6 de junio de 2012",
                "2012-06-05/2012-06-06",
                "2012-06-06",
                None,
            ),
        ),
        ("durante la XV CRM", ("durante la XV CRM", None, None, None)),
        (
            "a la próxima reunión de Viceministros",
            ("a la próxima reunión de Viceministros", None, None, None),
        ),
        ("para la próxima reunión", ("para la próxima reunión", None, None, None)),
        ("en la sesión extraordinaria", ("en la sesión extraordinaria", None, None, None)),
        ("en cada reunión", ("en cada reunión", None, None, None)),
        (
            "en el marco de la reunión de la Red en junio de 2012",
            ("en el marco de la reunión de la Red en junio de 2012", "2012-06", "2012-06-30", None),
        ),
        (
            "con ocasión de la reunión viceministerial de junio de 2012",
            ("con ocasión de la reunión viceministerial de junio de 2012", "2012-06", "2012-06-30", None),
        ),
    ],
)
def test_events_finds_in_spanish(text: str, found: tuple[str | None, ...], find: Any) -> None:
    assert find(events, text, "es") == [found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("at this meeting", "en"),
        ("at the last meeting of the RCGM", "en"),
        ("at the workshop", "en"),
        ("during the meeting", "en"),
        ("to the RCM Member Countries in May 2012", "en"),
        ("to the Regional Conference on Migration", "en"),
        ("the workshop held at the meeting of the RCGM", "en"),
        ("the report presented at the meeting of the RCGM", "en"),
        ("invite Haiti to the next meeting", "en"),
        ("to prepare the agenda for the next meeting in June 2012", "en"),
        ("participate in the next meeting", "en"),
        ("to the meeting of the RCGM", "en"),
        ("at the Conference", "en"),
        ("en la presente reunión", "es"),
        ("en la pasada reunión del GRCM", "es"),
        ("en el taller", "es"),
        ("en la reunión", "es"),
        ("a la CRM", "es"),
        ("el informe presentado en la reunión del GRCM", "es"),
        ("participar en la próxima reunión", "es"),
        ("ser sede para la próxima reunión", "es"),
    ],
)
def test_events_leaves_alone(text: str, language: Language, find: Any) -> None:
    assert find(events, text, language) == []


def test_a_meeting_s_name_is_followed_no_further_than_names_are_long(find: Any) -> None:
    text = "at the meeting of " + "Central " * 40 + "in June 2012"

    ((words, edtf, latest, rule),) = find(events, text, "en")

    assert (edtf, latest, rule) == (None, None, None)
    assert words.startswith("at the meeting of Central")
