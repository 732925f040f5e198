"""What is doubted of the items, and what is not."""

import pytest

from enlace.reader.items.doubts import item_doubts
from enlace.reader.model import Act, Item
from enlace.reader.profile import from_toml

TOPIC = "The situation of migrants in the region, as it was seen by all at the time."


def item(path="1", parent=None, text=TOPIC, acts=(), marks=()):
    return Item(None, path, parent, text, (0, len(text)), (), acts, marks)


def act(confidence):
    return Act("thank", (), (), TOPIC, (0, 3), None, "thank.verb", confidence)


def told(items, rcm, plain=TOPIC):
    return [(one.code, one.message, one.span) for one in item_doubts(items, plain, rcm)]


def test_a_long_item_without_acts_is_doubted(rcm):
    assert told([item()], rcm) == [
        ("no-acts", "Nothing was recognised in item 1: read it yourself.", (0, len(TOPIC)))
    ]


@pytest.mark.parametrize(
    "items",
    [
        [item(text="Any other business")],
        [item(acts=(act(0.9),))],
        [item(), item("1.a", "1", acts=(act(0.6),))],
    ],
    ids=["short", "with an act", "with children"],
)
def test_other_items_are_not(rcm, items):
    assert told(items, rcm) == []


def test_an_unsure_act_is_doubted(rcm):
    (doubt,) = told([item(acts=(act(0.59), act(0.9)))], rcm)

    assert doubt[::2] == ("unsure-act", (0, 3))


def test_a_misspelt_name_is_told_once(rcm):
    plain = "RNOCOM and RNCOM and RNOCOM"
    marks = (("rncom", 0, 6), ("rncom", 11, 16), ("rncom", 21, 27))
    items = [item(text=plain, acts=(act(1.0),), marks=marks)]

    assert told(items, rcm, plain) == [
        ("misspelt-name", "“RNOCOM” was read as a misspelling of RNCOM.", (0, 6))
    ]


def test_a_misspelt_name_is_told_with_the_name_that_there_is(rcm, only_spanish):
    items = [item(text="CFAC", acts=(act(1.0),), marks=(("caf", 0, 4),))]

    (doubt,) = told(items, only_spanish, "CFAC")

    assert doubt[1] == "“CFAC” was read as a misspelling of Comité de Altos Funcionarios."


@pytest.fixture
def only_spanish():
    return from_toml(PROFILE.encode())


PROFILE = """
id = "small"
name.es = "Proceso pequeño"
[[bodies]]
id = "caf"
kind = "plenary"
names.es = ["Comité de Altos Funcionarios"]
misspelt = ["CFAC"]
"""


def test_a_profile_without_misspellings_tells_none(rcm):
    plain = from_toml(PROFILE.replace('misspelt = ["CFAC"]', "").encode())
    items = [item(text="CFAC", acts=(act(1.0),), marks=(("caf", 0, 4),))]

    assert told(items, plain, "CFAC") == []
