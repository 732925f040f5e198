import dataclasses
from datetime import date

import pytest

from enlace.cli import table
from enlace.reader.model import Due

MORE = Due("before 1 March", "2014-03-01", date(2014, 2, 28))


@pytest.fixture
def reports(make_report):
    return [
        make_report("The TS will send the list.", "first.txt"),
        make_report("The TS will send the other list.", "second.txt", due=MORE),
        make_report("The TS will send it [soon].", "third.txt", due=Due("as soon as possible")),
    ]


def test_rows_come_by_their_last_day_and_undated_ones_last(reports):
    assert [row.report.source.name for row in table.rows_of(reports)] == [
        "second.txt",
        "first.txt",
        "third.txt",
    ]


def test_table_tells_who_owes_what_to_whom_by_when_and_where(reports):
    printed = table.commitments(reports[:1], "en", width=150)
    assert printed.splitlines()[0].split() == ["By", "when", "Owed", "by", "What", "Owed", "to", "Report"]
    for told in (
        "2014-06-30",
        "Technical Secretariat",
        "The TS will send the list.",
        "Member Countries",
        "first",
    ):
        assert told in printed
    assert "Conclusions 1.a" in printed
    assert printed.endswith("1 report · 1 item · 1 commitment · 1 with a date · 1 doubt (-v shows it)\n")


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (None, "—"),
        (MORE, "2014-02-28"),
        (Due("quarterly", rrule="FREQ=MONTHLY;INTERVAL=3"), "quarterly"),
        (Due("monthly from June", "2014-06", date(2014, 6, 30), "FREQ=MONTHLY"), "2014-06-30\nmonthly"),
        (Due("as soon as possible"), "“as soon as possible”"),
    ],
)
def test_by_when_is_the_last_day_or_what_is_known(due, said):
    assert table._when(due, "en") == said


def test_several_reports_end_with_what_each_party_owes(reports):
    lines = [line.split() for line in table.commitments(reports, "en", width=150).splitlines()]
    assert ["Party", "owes", "with", "a", "date"] in lines
    assert ["Technical", "Secretariat", "3", "2"] in lines


def test_one_report_has_no_table_of_parties(reports):
    assert "with a date\n" not in table.commitments(reports[:1], "en", width=150)


def test_brackets_in_a_report_are_no_markup(reports):
    assert "[soon]" in table.commitments(reports, "en", width=150)


def test_words_that_run_on_are_cut(make_report):
    report = make_report("The TS will " + "very " * 200 + "end", "long.txt")
    printed = table.commitments([report], "en", width=150)
    assert "…" in printed
    assert "end" not in printed


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_no_line_is_wider_than_asked(reports, width):
    lines = table.commitments(reports, "es", width=width).splitlines()[:-1]
    assert max(map(len, lines)) <= width


def test_without_commitments_only_the_counts_are_told():
    assert table.commitments([], "es") == "0 informes · 0 puntos · 0 compromisos\n"


@pytest.mark.parametrize(
    ("columns", "width"), [("", 120), ("90", 90), ("5", 60), ("wide", 120), ("500", 400), ("9" * 5000, 400)]
)
def test_plain_width_is_columns_or_120(monkeypatch, columns, width):
    monkeypatch.setenv("COLUMNS", columns)
    assert table._plain_width() == width


def test_a_narrow_table_gives_each_commitment_lines_of_its_own(reports):
    printed = table.commitments(reports[:1], "en", width=80)
    assert printed.splitlines()[:4] == [
        "2014-06-30 · Technical Secretariat",
        "  The TS will send the list.",
        "  Owed to: Member Countries",
        "  first · Conclusions 1.a",
    ]


def test_a_narrow_table_tells_nobody_where_nothing_is_owed_to_anyone(make_report):
    report = make_report("The TS will send the list.", "first.txt")
    act = dataclasses.replace(
        report.items[0].acts[0],
        commitment=dataclasses.replace(report.items[0].acts[0].commitment, owed_to=()),
    )
    item = dataclasses.replace(report.items[0], acts=(act,))
    printed = table.commitments([dataclasses.replace(report, items=(item,))], "en", width=80)
    assert "Owed to" not in printed


@pytest.mark.parametrize("width", [60, 120])
def test_a_name_that_a_terminal_would_obey_is_shown_as_it_is(make_report, width):
    printed = table.commitments([make_report("x", "a\x1b[2J\nb.txt")], "en", width=width)
    assert "\x1b" not in printed
    assert r"a\x1b[2J\nb" in printed


def test_a_dumb_terminal_is_as_wide_as_it_is(reports, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(table, "is_terminal", lambda stream: True)
    lines = table.commitments(reports, "en", width=30).splitlines()[:-1]
    assert max(map(len, lines)) <= 30
