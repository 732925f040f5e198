"""Whatever the items say: nothing raises, nothing differs from itself, and both ways round find as much."""

from hypothesis import given
from hypothesis import strategies as st

from enlace.reader import read
from enlace.reader.compare import compare

_WORDS = st.sampled_from(
    "Honduras México the TS will should deberá enviará two dos 15 1.000 May mayo 2010 8/06/2016 and y of de every cada "
    "million mil hundred XIV US$ half medio a.m. 14:30 "
    "to thank agradecer solicitar request quarterly 0,5 ''' 31 99/99/2000".split()
)
_ITEM = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)
_ITEMS = st.lists(
    _ITEM | st.text(st.characters(exclude_categories=["C"]), max_size=30), min_size=1, max_size=6
)


def _report(items):
    lines = [f"{n}. To note {' '.join(item.split())}" for n, item in enumerate(items, 1)]
    return read(("CONCLUSIONS\n\n" + "\n".join(lines)).encode("utf-8", "replace"))


@given(_ITEMS, _ITEMS)
def test_any_two_reports_can_be_compared(some, others):
    a, b = _report(some), _report(others)
    assert compare(a, a) == []
    assert all(one.a is not None or one.b is not None for one in compare(a, b) + compare(b, a))
    assert all(one.detail and one.detail_es for one in compare(a, b))
