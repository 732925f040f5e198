"""Conditions are found in both languages; what is asked about, turns of speech and what is over are none."""

from __future__ import annotations

import pytest

from enlace.reader.dates.waits import waits

CONDITIONS = [
    ("en", "Once IOM shares the link, to entrust the TS to circulate it.", "Once IOM shares the link"),
    ("en", "will send it, as soon as the law has been enacted.", "as soon as the law has been enacted"),
    ("en", "The TS will hire an expert, subject to availability of funds.", "subject to availability of funds"),
    ("en", "offers to host it, provided that the budget is approved.", "provided that the budget is approved"),
    ("en", "will publish it upon receipt of the comments.", "upon receipt of the comments"),
    ("en", "If the funds are available, Panama will host it.", "If the funds are available"),
    ("en", "Should that be the case, Honduras will host it.", "Should that be the case"),
    ("es", "Una vez que la OIM comparta el enlace, la ST lo difundirá.", "Una vez que la OIM comparta el enlace"),
    ("es", "enviará el texto una vez promulgado.", "una vez promulgado"),
    ("es", "organizará un taller, sujeto a la disponibilidad de fondos.", "sujeto a la disponibilidad de fondos"),
    ("es", "destinará recursos, siempre que el Congreso los apruebe.", "siempre que el Congreso los apruebe"),
    ("es", "lo enviará en cuanto concluya la revisión.", "en cuanto concluya la revisión"),
    ("es", "lo publicará cuando se cuente con los recursos.", "cuando se cuente con los recursos"),
    ("en", "within 0 days after the approval of the budget.", "after the approval of the budget"),
    ("en", "Once 30 days after the approval pass, to publish it.", "Once 30 days after the approval pass"),
    ("es", "De ser así, Honduras lo organizará. Gracias.", None),
]  # fmt: skip
NONE = [
    ("en", "to confirm if they again wish to take up this initiative"),
    ("en", "to send it as soon as possible, if necessary"),
    ("en", "once a year, and once more"),
    ("en", "the information provided by Honduras after Hurricane Felix in 2007"),
    ("es", "exhortar, una vez más, a los países a que informen una vez al año"),
    ("es", "lo antes posible y, si procede, en cuanto a la sede"),
    ("es", "a la SICA y al sitio web; sí, las siguientes delegaciones"),
    ("es", "confirmar si mantienen su interés"),
]
PERIODS = [
    ("en", "within 60 days after the approval of the budget.", 60, "day"),
    ("en", "no later than two months following its adoption.", 2, "month"),
    ("es", "dentro de los treinta (30) días siguientes a la aprobación del texto.", 30, "day"),
    ("es", "en un plazo de dos meses a partir de la firma.", 2, "month"),
]


@pytest.mark.parametrize(("language", "text", "words"), [one for one in CONDITIONS if one[2]])
def test_a_condition_is_its_words(language, text, words):
    (found,) = waits(text, language=language)

    assert text[found.start : found.end] == words


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_words_are_none(language, text):
    assert waits(text, language=language) == []


@pytest.mark.parametrize(("language", "text", "count", "unit"), PERIODS)
def test_a_period_runs_from_what_happens(language, text, count, unit):
    (found,) = waits(text, language=language)

    assert (found.n, found.unit) == (count, unit)


@pytest.mark.parametrize(
    "text", ["once " * 2_000, "if " * 2_000, "30 days after the " * 2_000, "si " + "x " * 9_000]
)
def test_long_texts_take_linear_time(text):
    for language in ("en", "es"):
        waits(text, language=language)
