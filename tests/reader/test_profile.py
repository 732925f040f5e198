"""A profile as the reader uses it."""

import pytest

from enlace.reader.errors import BadProfile
from enlace.reader.profile import built_in, check, from_toml, load, states

SMALL = """
id = "small"
name.en = "Small Process"
[ignore]
en = ["New Mexico"]
[cities]
PAN = ["Panama City"]
[verbs.thank]
en = ["salute"]
[sections]
decisions.en = ["Decisions", "Resolved"]
[[bodies]]
id = "panel"
kind = "panel"
names.en = ["Panel"]
short.en = ["the Meeting"]
[[bodies.periods]]
from = 2010
names.en = ["Board"]
[[bodies]]
id = "all"
kind = "members"
names.en = ["Countries", "Member Countries"]
[[organisations]]
id = "iom"
names.en = ["IOM"]
short.en = ["the Organization"]
misspelt = ["I.O.M"]
"""


@pytest.fixture
def small():
    return from_toml(SMALL.encode())


def test_a_profile_is_built_from_its_file(small):
    assert (small.id, small.name, small.member_group) == ("small", {"en": "Small Process"}, "all")
    assert small.body("panel").names == {"en": ("Panel", "Board")}
    assert small.body("iom") is None
    assert small.organisations[0].kind == "organisation"
    assert small.sections == {"decisions": ("decisions", "resolved")}
    assert small.verbs == {"thank": {"en": ("salute",)}}
    assert small.ignored == ("New Mexico",)


def test_a_profile_knows_names_in_folded_words(small):
    assert small.towns == {("panama", "city"): "PAN"}
    assert small.shorts == {("meeting",)}
    assert small.misspelt == {("i", ".", "o", ".", "m")}


def test_a_profile_shows_each_id_by_its_first_name(small):
    shown = small.display

    assert (shown["panel"], shown["iom"], shown["PAN"]["en"]) == ({"en": "Panel"}, {"en": "IOM"}, "Panama")


def test_a_profile_without_a_body_of_all_members_has_no_group(small):
    text = SMALL.replace('"members"', '"partner"')

    assert from_toml(text.encode()).member_group is None


def test_a_profile_is_loaded_by_name_by_file_or_as_it_is(small, tmp_path):
    path = tmp_path / "small.toml"
    path.write_text(SMALL, encoding="utf-8")

    assert built_in() == ["rcm"]
    assert load() is load("rcm")
    assert load(small) is small
    assert load(path) == load(str(path)) == small


def test_a_profile_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadProfile, match=r"no file none and no profile of that name \(built in: rcm\)"):
        load(tmp_path / "none")


@pytest.mark.parametrize(
    ("data", "why"), [(b"id = ", "This is not TOML"), (b"\xff\xfe", "not text in UTF-8")]
)
def test_what_is_no_toml_is_refused(data, why):
    with pytest.raises(BadProfile, match=why):
        from_toml(data)


def test_a_refusal_is_told_in_spanish_too(tmp_path):
    with pytest.raises(BadProfile) as refused:
        load(tmp_path / "none")
    assert "no hay un archivo none" in refused.value.sentence("es")


def test_a_profile_with_something_wrong_is_refused():
    with pytest.raises(BadProfile, match="bodies"):
        from_toml(b'id = "x"\nname.en = "X"\n')


def test_a_file_is_checked(tmp_path):
    path = tmp_path / "profile.toml"

    assert check(path) == ["There is no such file."]
    path.write_bytes(b"\xff\xfe")
    assert check(path) == ["The file is not text in UTF-8."]
    path.write_bytes(b"id = ")
    assert [said[:17] for said in check(path)] == ["This is not TOML:"]
    path.write_text(SMALL, encoding="utf-8")
    assert check(path) == []


def test_every_state_has_a_name_in_both_languages():
    assert all(names["en"] and names["es"] for names in states().values())
