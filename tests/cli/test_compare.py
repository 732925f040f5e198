import json
import sys
from types import ModuleType, SimpleNamespace

import pytest

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture
def differences(monkeypatch):
    """Let the comparison come to these differences."""

    def differences(*found):
        module = ModuleType("enlace.reader.compare")
        module.compare = lambda a, b: list(found)
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return differences


MISSING = SimpleNamespace(
    kind="item",
    a=SimpleNamespace(section="conclusions", path="3.b"),
    b=None,
    detail_in={"en": "only in the first", "es": "solo en la primera"}.get,
)


def test_versions_that_say_the_same_exit_0(run, folder, differences):
    differences()
    said = run("compare", folder / "a.docx", folder / "b.txt")
    assert (said.code, said.out) == (0, "The two versions say the same.\n")


def test_versions_that_differ_exit_1_with_a_table(run, folder, differences):
    differences(MISSING)
    said = run("compare", folder / "a.docx", folder / "b.txt")
    assert said.code == 1
    for told in ("a.docx", "b.txt", "Conclusions 3.b", "(missing)", "only in the first"):
        assert told in said.out
    assert said.out.endswith("The two versions differ in 1 place.\n")


def test_differences_are_told_in_the_language_asked_for(run, folder, differences):
    differences(MISSING)
    said = run("compare", folder / "a.docx", folder / "b.txt", "--lang", "es")
    assert (said.code, "solo en la primera" in said.out) == (1, True)


def test_json_tells_each_difference(run, folder, differences):
    differences(MISSING)
    said = run("compare", folder / "a.docx", folder / "b.txt", "--format", "json")
    place = {"section": "conclusions", "path": "3.b"}
    assert said.code == 1
    assert json.loads(said.out) == {
        "differences": [{"kind": "item", "a": place, "b": None, "detail": "only in the first"}]
    }


def test_json_of_versions_that_say_the_same(run, folder, differences):
    differences()
    assert json.loads(run("compare", folder / "a.docx", folder / "b.txt", "--format", "json").out) == {
        "differences": []
    }


@pytest.mark.parametrize("which", [0, 1])
def test_a_version_that_cannot_be_read_is_2(run, folder, differences, which):
    differences()
    words = [folder / "a.docx", folder / "b.txt"]
    words[which] = folder / "none.txt"
    said = run("compare", *words)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"enlace: {folder}/none.txt: There is no such file.\n"


def test_a_folder_is_no_version(run, folder, differences):
    differences()
    said = run("compare", folder, folder / "b.txt")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
