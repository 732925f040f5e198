import pytest

from enlace.reader.model import Meeting, Report, Source
from enlace.reader.outputs import text_out


@pytest.fixture
def make():
    def make(name, plain):
        return Report(Source(name, "0" * 64, "text/plain", "en"), Meeting(), (), (), plain)

    return make


@pytest.mark.parametrize("plain", ["1. One\n", "no end of line", "\ufeff ñ\n\n"])
def test_one_report_is_its_plain_text_and_nothing_else(make, plain):
    assert text_out.render([make("a.txt", plain)]) == plain


def test_several_reports_stand_each_under_its_name(make):
    assert text_out.render([make("a.txt", "1. One\n"), make("b.txt", "1. Two\n")], lang="es") == (
        "==> a.txt <==\n1. One\n\n==> b.txt <==\n1. Two\n"
    )
