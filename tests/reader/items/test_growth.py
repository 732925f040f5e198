"""What reading a hostile text costs: in proportion to its length, counted in calls and not in seconds."""

import sys

import pytest

from enlace.reader.inputs import text
from enlace.reader.items.tree import grow

PIECES = {
    "numbers": "1.\n",
    "numbers on one line": "1. ",
    "letters on one line": "a) i) ",
    "colons": "1. so:\n",
    "levels": "1.1.1 so:\n",
    "headings on one line": "Conclusions: 1. a ",
    "sections": "CONCLUSIONS\n1. a\n",
    "bullets": "• so:\n  – so:\n",
    "two labels": "1. a) so\n",
    "lone numbers": "1\nso\n",
    "spaces": "1. so. " + " " * 60,
    "blank lines": "1.\n\n\n\n\n\n",
}


def calls(document, profile):
    count = 0

    def counting(frame, event, argument):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        grow(document, profile)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_twice_the_text_takes_twice_the_steps(rcm, piece):
    once, twice = (calls(text.extract((piece * size).encode()), rcm) for size in (400, 800))

    assert twice < 2.2 * once + 500


@pytest.mark.parametrize(
    "written",
    [
        "1. " * 30_000,
        "(" * 1_000_000,
        "1. so. " + " " * 2_000_000 + "1. so",
        "\n".join([" " * 1000 + "x"] * 2000),
        "1." + " " * 1_000_000 + "\n" + "\n" * 1_000_000 + "so",
        "Conclusions: 1. a " * 20_000,
        "1." * 500_000,
    ],
    ids=["numbers", "brackets", "spaces", "indents", "blanks", "headings", "dots"],
)
def test_a_hostile_text_is_read_to_its_end(rcm, written):
    document = text.extract(written.encode())
    places = grow(document, rcm).places

    assert all(document.plain[one.start : one.end].strip() for one in places)
