from __future__ import annotations

import pytest

from enlace.reader.dates.iso import iso_at


@pytest.mark.parametrize(
    ("text", "edtf", "kind"),
    [
        ("2016-06-08", "2016-06-08", "day"),
        ("2016-06", "2016-06", "month"),
        ("15/05/2018", "2018-05-15", "day"),
        ("05.15.2018", "2018-05-15", "day"),
        ("6-6-2018", "2018-06-06", "day"),
    ],
)
def test_a_date_in_figures_is_read(text: str, edtf: str, kind: str) -> None:
    found = iso_at(text, 0)

    assert found is not None
    end, year, placed, of = found
    assert (end, placed(year).edtf, of) == (len(text), edtf, kind)


@pytest.mark.parametrize(
    "text", ["8/06/2016", "15/15/2016", "2016-13", "2016-13-01", "45/2018", "june", "2016", ""]
)
def test_figures_that_name_no_day_for_certain_are_left_alone(text: str) -> None:
    assert iso_at(text, 0) is None
