import json

import pytest

from enlace.reader.model import Meeting, Report, Source
from enlace.reader.outputs import json_out


@pytest.fixture
def report():
    return Report(Source("informe.txt", "0" * 64, "text/plain", "es"), Meeting(city="Panamá"), (), (), "…")


def test_one_report_is_the_object_of_the_contract(report):
    printed = json_out.render([report])
    assert json.loads(printed) == report.as_dict()
    assert "Panamá" in printed
    assert printed.endswith("}\n")


def test_one_report_is_a_list_where_a_list_is_asked_for(report):
    assert json.loads(json_out.render([report], as_list=True)) == [report.as_dict()]


def test_several_reports_are_a_list_in_their_order(report):
    other = Report(Source("b.txt", "1" * 64, "text/plain", "en"), Meeting(), (), (), "…")
    assert json.loads(json_out.render([other, report])) == [other.as_dict(), report.as_dict()]


def test_no_reports_are_an_empty_list():
    assert json_out.render([]) == "[]\n"


def test_language_changes_nothing(report):
    assert json_out.render([report], lang="es") == json_out.render([report], lang="en")
