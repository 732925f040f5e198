"""The pairs that people marked: what matching must not fall below. ``python -m bench matters`` prints the figures."""

from pathlib import Path

import pytest
from bench import matters

from enlace.matching import link
from enlace.reader import read

SHARED = Path(__file__).parents[3] / "shared" / "reports"
KNOWN = [
    (("consular-2013-11.en", None, "2"), ("consular-2016-06.en", None, "3")),
    (("consular-2013-11.en", None, "3"), ("rcgm-2013-11.en", "recommendations", "2")),
    (("consular-2013-11.en", None, "8"), ("consular-2016-06.en", None, "4")),
    (("rcgm-2013-11.en", "conclusions", "4"), ("consular-2016-06.en", None, "5")),
    (("rcgm-2013-11.en", "conclusions", "5"), ("consular-2016-06.en", None, "5")),
    (("trafficking-2013-11.en", None, "6.a"), ("rcgm-2013-11.en", "conclusions", "19.3")),
    (("rcgm-2013-11.en", "conclusions", "14"), ("consular-2017-11.en", None, "7")),
]


@pytest.fixture(
    scope="module",
    params=sorted(path.parent for path in matters.FOLDER.glob("*/pairs.json")),
    ids=lambda path: path.name,
)
def marked(request):
    return matters.load_set(request.param)


def test_marked_pairs_are_found_and_told_from_look_alikes(marked):
    scores = matters.by_matching(marked.reports)
    assert matters.recall(marked, scores) >= 0.9
    assert matters.average_precision(marked, scores) >= 0.93


def test_every_marked_item_is_one_of_its_report(marked):
    items = {
        (Path(one.source.name).stem, item.section, item.path) for one in marked.reports for item in one.items
    }
    named = {place for pair in (*marked.pairs, *marked.look_alikes) for place in pair}
    assert named - items == set()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the process's own reports are not here")
def test_known_matters_of_the_process_come_first():
    found = link([read(path) for path in sorted(SHARED.glob("*.txt"))])
    places = lambda one: (one.report, one.section, one.path)  # noqa: E731
    for a, b in KNOWN:
        near = [places(one.a) for one in found if places(one.b) == b]
        assert a in near[:2]
