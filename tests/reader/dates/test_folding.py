from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enlace.reader.dates.folding import fold


def test_fold_drops_case_and_accents_and_keeps_every_offset() -> None:
    assert fold("MIÉRCOLES 1° de Junio – año\u00a02010’") == "miercoles 1o de junio - ano 2010'"


def test_fold_of_plain_text_is_its_lower_case() -> None:
    assert fold("On 15 May") == "on 15 may"


@given(st.text())
def test_fold_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)
