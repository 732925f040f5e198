import re
import tomllib
from pathlib import Path

import pytest

from enlace.reader.profile import check
from enlace.reader.profile_check import problems

SOUND = """
id = "example"
name = { en = "Example Process", es = "Proceso de Ejemplo" }

[sections]
decisions = { en = ["Decisions"] }

[members]
CAN = 1996

[ignore]
en = ["New Mexico"]

[cities]
CAN = ["Ottawa"]

[verbs.thank]
en = ["place +appreciation"]

[[bodies]]
id = "plenary"
kind = "plenary"
names.en = ["Plenary"]
short.en = ["the Meeting"]

[[bodies]]
id = "panel"
kind = "panel"
reports_to = "plenary"
names.en = ["Panel"]
short.en = ["the Meeting"]
misspelt = ["Pannel"]
[[bodies.periods]]
from = 2017
to = 2020
names.en = ["Standing Panel"]

[[organisations]]
id = "iom"
names.en = ["IOM"]
"""


def wrong(old: str, new: str) -> list[str]:
    """The problems of the sound profile with one thing changed."""
    assert old in SOUND
    return english(tomllib.loads(SOUND.replace(old, new, 1)))


def english(raw: dict) -> list[str]:
    """The problems in English; each has another sentence in Spanish, which names the same key."""
    found = problems(raw)
    for en, es in found:
        assert (en.count("“"), es.count("“")) == (es.count("«"), 0)
        assert re.findall("“(.+?)”", en)[0] == re.findall("«(.+?)»", es)[0]
    return [en for en, _ in found]


def test_a_sound_profile_has_no_problems():
    assert problems(tomllib.loads(SOUND)) == []


def test_the_profiles_that_come_with_enlace_are_sound():
    root = Path(__file__).parents[2]

    assert check(root / "src" / "enlace" / "reader" / "profiles" / "rcm.toml") == []
    assert check(root / "samples" / "caribbean-dialogue" / "profile.toml") == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('id = "example"', "", "“id” is missing."),
        ('id = "example"', "id = 3", "“id” must be small letters, digits and hyphens, a letter first; it is 3."),
        ('id = "example"', 'id = "P"', "“id” must be small letters, digits and hyphens, a letter first; it is 'P'."),
        ("[ignore]", "[ignored]", "“ignored” is not known; did you mean “ignore”?"),
        ("[ignore]", "[zzz]",
         "“zzz” is not known; known are: id, name, sections, members, observers, bodies, organisations, ignore, verbs, "
         "cities."),
        ('name = { en = "Example Process", es = "Proceso de Ejemplo" }', 'name = "x"',
         "“name” must be a table by language, such as name.en = …"),
        ('en = "Example Process"', "en = 4", "“name.en” must be a text."),
        ('en = "Example Process"', 'en = " "', "“name.en” holds an empty name."),
        ('es = "Proceso de Ejemplo"', 'fr = "Processus"', "“name.fr” is not known; known are: en, es."),
        ("[members]\nCAN = 1996", "", None),
        ("CAN = 1996", 'CAN = "1996"',
         "“members.CAN” must be the first year of taking part, from 1900 to 2100; it is '1996'."),
        ("CAN = 1996", "CAN = true",
         "“members.CAN” must be the first year of taking part, from 1900 to 2100; it is True."),
        ("CAN = 1996", "CAN = 96", "“members.CAN” must be the first year of taking part, from 1900 to 2100; it is 96."),
        ("CAN = 1996", "KAN = 1996", "“members.KAN”: KAN is no ISO 3166-1 alpha-3 code of a State."),
        ('CAN = ["Ottawa"]', 'CAN = "Ottawa"', "“cities.CAN” must be a list."),
        ('CAN = ["Ottawa"]', 'CAN = [""]', "“cities.CAN” holds an empty name."),
        ("decisions =", "Decisions =",
         "“sections.Decisions” must be small letters, digits and hyphens, a letter first."),
        ('{ en = ["Decisions"] }', '{ en = "Decisions" }', "“sections.decisions.en” must be a list."),
        ('{ en = ["Decisions"] }', '["Decisions"]',
         "“sections.decisions” must be a table by language, such as sections.decisions.en = …"),
        ("[verbs.thank]", "[verbs.thanks]", "“verbs.thanks” is no act; did you mean “thank”?"),
        ("[verbs.thank]", "[verbs.zzzz]",
         "“verbs.zzzz” is no act; the acts are: thank, note, affirm, inform, approve, recommend, withdraw, "
         "request, commit, offer, propose, light."),
        ('en = ["place +appreciation"]', "en = [7]", "“verbs.thank.en” holds 7, which is no text."),
        ('kind = "plenary"', 'kind = "party"',
         "“bodies.plenary.kind” is 'party'; it must be one of: plenary, consultation-group, network, committee, "
         "panel, working-group, secretariat, presidency, members, partner, organisation."),
        ('kind = "panel"\n', "",
         "“bodies.panel.kind” is missing; it must be one of: plenary, consultation-group, network, committee, panel, "
         "working-group, secretariat, presidency, members, partner, organisation."),
        ('names.en = ["Plenary"]', "", "“bodies.plenary.names” is missing: give it in en, es or both."),
        ('names.en = ["Plenary"]', "names = {}", "“bodies.plenary.names” is missing: give it in en, es or both."),
        ('names.en = ["IOM"]', "kind = 'partner'\nnames.en = ['IOM']",
         "“organisations.iom.kind” is not known; known are: id, names, short, misspelt, periods."),
        ('misspelt = ["Pannel"]', 'misspelt = "Pannel"', "“bodies.panel.misspelt” must be a list."),
        ("from = 2017", "from = 217", "“bodies.panel.periods.from” must be a year from 1900 to 2100; it is 217."),
        ("from = 2017", "from = '2017'", "“bodies.panel.periods.from” must be a year."),
        ("[[bodies.periods]]\nfrom = 2017\nto = 2020\nnames.en =", "periods =",
         "“bodies.panel.periods” must be written as [[bodies.periods]], once for each."),
        ('reports_to = "plenary"', 'reports_to = "plenery"',
         "“bodies.panel.reports_to” is 'plenery', which is no body of this profile (did you mean “plenary”?)."),
        ('reports_to = "plenary"', 'reports_to = "xyz"',
         "“bodies.panel.reports_to” is 'xyz', which is no body of this profile."),
        ('reports_to = "plenary"', 'reports_to = "panel"',
         "“bodies.panel.reports_to” goes in a circle: panel → panel."),
        ('id = "iom"', 'id = "panel"', "“organisations.panel.id”: 'panel' is also the id of bodies.panel."),
        ('names.en = ["IOM"]', 'names.en = ["panel"]',
         "“organisations.iom.names”: “panel” is also a name of bodies.panel; put it under short or drop one."),
        ("[ignore]\nen =", "[ignore]\nit =", "“ignore.it” is not known; known are: en, es."),
    ],
)  # fmt: skip
def test_each_thing_wrong_is_said_in_one_sentence(old, new, sentence):
    assert wrong(old, new) == ([sentence] if sentence else [])


def test_a_circle_of_bodies_is_said_of_each():
    assert wrong('kind = "plenary"', 'kind = "plenary"\nreports_to = "panel"') == [
        "“bodies.plenary.reports_to” goes in a circle: plenary → panel → plenary.",
        "“bodies.panel.reports_to” goes in a circle: panel → plenary → panel.",
    ]


def test_a_misspelt_key_is_missing_under_its_own_name():
    assert wrong("name = {", "names = {") == [
        "“names” is not known; did you mean “name”?",
        "“name” is missing: give it in en, es or both.",
    ]


def test_a_body_below_a_circle_is_not_in_it():
    third = '[[bodies]]\nid = "third"\nkind = "panel"\nreports_to = "panel"\nnames.en = ["Third"]\n\n[[organisations]]'

    circle = wrong("[[organisations]]", third.replace('to = "panel"', 'to = "third"'))

    assert circle == ["“bodies.third.reports_to” goes in a circle: third → third."]
    assert wrong("[[organisations]]", third) == []


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ({"bodies": "x"}, "“bodies” must be written as [[bodies]], once for each."),
        ({"bodies": ["x"]}, "“bodies” must be written as [[bodies]], once for each."),
        ({}, "“bodies” is missing: a process has at least one body, written as [[bodies]]."),
        ({"bodies": [{}], "members": 3}, "“members” must be a table."),
    ],
)
def test_what_has_not_the_shape_of_a_profile_is_said_first(raw, sentence):
    assert english({"id": "x", "name": {"en": "X"}, **raw}) == [sentence]


def test_a_body_without_an_id_is_named_by_its_number():
    assert english(
        {"id": "x", "name": {"en": "X"}, "bodies": [{"kind": "panel", "names": {"en": ["X"]}}]}
    ) == ["“bodies.1.id” is missing."]


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert check(tmp_path / "none.toml") == ["There is no such file."]
    assert check(tmp_path / "none.toml", lang="es") == ["No existe ese archivo."]


def test_a_file_that_is_no_text_is_said(tmp_path):
    (tmp_path / "p.toml").write_bytes(b"\xff\xfe\x00")

    assert check(tmp_path / "p.toml") == ["The file is not text in UTF-8."]


def test_a_file_that_is_not_toml_is_said_with_its_line(tmp_path):
    (tmp_path / "p.toml").write_text('id = "x"\nname = \n', encoding="utf-8")

    assert check(tmp_path / "p.toml") == ["This is not TOML: Invalid value (at line 2, column 8)."]


def test_a_folder_and_a_file_without_end_are_said(tmp_path):
    (tmp_path / "p.toml").write_bytes(b"#" * 2**21)

    assert check(tmp_path) == ["The process profile cannot be used: it is a folder."]
    assert check(tmp_path / "p.toml", lang="es") == [
        "No se puede usar el perfil del proceso: ocupa más de 1 MB."
    ]


def test_a_file_that_cannot_be_opened_is_said(tmp_path):
    (tmp_path / "p.toml").symlink_to("p.toml")

    assert check(tmp_path / "p.toml") == [
        "The process profile cannot be used: it cannot be opened (Too many levels of symbolic links)."
    ]


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "id = " + "9" * 5_000])
def test_toml_that_no_parser_takes_is_said(tmp_path, text):
    (tmp_path / "p.toml").write_text(text, encoding="utf-8")

    assert check(tmp_path / "p.toml", lang="es") == ["Esto no es TOML."]


def test_what_is_wrong_is_said_in_spanish(tmp_path):
    (tmp_path / "p.toml").write_text('name.en = "X"\nbodies = []\n', encoding="utf-8")

    assert check(tmp_path / "p.toml", lang="es") == [
        "Falta «id».",
        "Falta «bodies»: un proceso tiene al menos un órgano, escrito como [[bodies]].",
    ]
