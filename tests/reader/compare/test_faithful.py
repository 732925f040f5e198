"""A faithful translation raises no alarm."""

from pathlib import Path

import pytest

from enlace.reader import read
from enlace.reader.compare import compare

SAMPLES = Path(__file__).parents[3] / "samples"
PAIRS = [
    *(SAMPLES / name for name in ("rcgm-2010-10", "trafficking-2004-03", "vice-ministers-2017-11")),
    Path(__file__).parent / "pairs" / "free",
    Path(__file__).parent / "pairs" / "minutes",
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_faithful_pair_does_not_differ_either_way_round(pair):
    english, spanish = (read(pair.with_name(f"{pair.name}.{language}.txt")) for language in ("en", "es"))
    assert compare(english, spanish) == []
    assert compare(spanish, english) == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_report_does_not_differ_from_itself(pair, language):
    report = read(pair.with_name(f"{pair.name}.{language}.txt"))
    assert compare(report, report) == []
