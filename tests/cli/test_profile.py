import pytest

from enlace.reader import profile


@pytest.fixture
def sentences(monkeypatch):
    def sentences(*said):
        monkeypatch.setattr(profile, "check", lambda path, lang: list(said), raising=False)

    return sentences


def test_check_of_a_sound_profile_is_0(run, tmp_path, sentences):
    sentences()
    (tmp_path / "ours.toml").write_text("")
    said = run("profile", "check", tmp_path / "ours.toml")
    assert (said.code, said.out) == (0, f"{tmp_path}/ours.toml: nothing is wrong with this profile.\n")


def test_check_says_each_thing_that_is_wrong_on_its_line(run, tmp_path, sentences):
    sentences("No id.", "No bodies.")
    (tmp_path / "ours.toml").write_text("")
    said = run("profile", "check", tmp_path / "ours.toml")
    assert said.code == 1
    assert said.out == f"{tmp_path}/ours.toml: No id.\n{tmp_path}/ours.toml: No bodies.\n"


def test_check_of_a_missing_file_is_2(run, tmp_path, sentences):
    sentences()
    said = run("profile", "check", tmp_path / "none.toml", "--lang", "es")
    assert (said.code, said.out) == (2, "")
    assert said.err == f"enlace: {tmp_path}/none.toml: No existe ese archivo.\n"


def test_list_names_what_is_built_in(run):
    said = run("profile", "list")
    assert said.code == 0
    assert said.out.split()[0] == "rcm"


def test_show_prints_the_profile_as_it_is_written(run):
    said = run("profile", "show", "rcm")
    assert said.code == 0
    assert 'id = "rcm"' in said.out


@pytest.mark.parametrize("name", ["none", "../rcm", "states", ""])
def test_show_of_an_unknown_profile_is_refused(run, name):
    said = run("profile", "show", name)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "rcm" in said.err
