"""The page: its answer, its rows, its words in both languages, and that nothing in a report can become markup."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from from_gold import gold_files, report_from_gold
from handmade import NAMES, TEXT, act, hostile, item, report, whole

from enlace.reader.model import Commitment, Doubt, Due, Meeting, Report
from enlace.reader.outputs.html_out import render

TODAY = date(2014, 1, 30)
VOID = {"meta", "input", "br", "path", "circle", "rect"}


class Outline(HTMLParser):
    """Checks that every element is closed, and keeps ids, links and visible words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        said = dict(attrs)
        self.handlers += [name for name in said if name.startswith("on") or name == "style"]
        if said.get("id"):
            self.ids.append(str(said["id"]))
        if said.get("href"):
            self.links.append(str(said["href"]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1:] == [tag], f"</{tag}> within {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.words.append(data)

    def said(self) -> str:
        return " ".join("".join(self.words).split())


def heading(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page)
    assert found
    return found[1]


def owing(*commitments: Commitment, words: str = "To take note.", **more: object) -> Report:
    acts = tuple(act(TEXT, words, "commit", commitment=one) for one in commitments)
    return report(TEXT, item(TEXT, words, "2", "conclusions", acts=acts), **more)  # type: ignore[arg-type]


LATE = Due("before the end of 2013", "2013", date(2013, 12, 31))
SOON = Due("soon", "2015-06", date(2015, 6, 30))


def test_the_title_says_who_owes_how_much_and_what_has_passed() -> None:
    assert heading(render([whole()], lang="en", today=TODAY)) == (
        "2 parties owe 4 things. 1 had a date that has passed."
    )
    assert heading(render([whole()], lang="es", today=TODAY)) == (
        "2 partes tienen 4 compromisos. El plazo de 1 ya venció."
    )


@pytest.mark.parametrize(
    ("commitments", "said"),
    [
        ((), "Nobody owes anything. No date has passed yet."),
        ((Commitment(),), "1 thing is owed, and nobody is named. No date has passed yet."),
        ((Commitment(), Commitment()), "2 things are owed, and nobody is named. No date has passed yet."),
        ((Commitment(("ts",), (), SOON),), "1 party owes 1 thing. No date has passed yet."),
        (
            (Commitment(("ts",), (), LATE), Commitment(("ts",), (), LATE)),
            "1 party owes 2 things. 2 had a date that has passed.",
        ),
        ((Commitment(("ts", "iom")),), "2 parties owe 1 thing together. No date has passed yet."),
    ],
)
def test_the_title_has_its_plural_forms(commitments: tuple[Commitment, ...], said: str) -> None:
    assert heading(render([owing(*commitments)], lang="en", today=TODAY)) == said


def test_late_is_said_relative_to_the_day_on_the_page() -> None:
    before, after = (render([whole()], lang="en", today=day) for day in (date(2013, 12, 31), TODAY))
    assert "No date has passed yet" in heading(before)
    assert "As of 31 December 2013." in Outline(before).said()
    assert "31 December 2013 today" in Outline(before).said()
    assert "31 December 2013 30 days ago" in Outline(after).said()


def test_without_a_day_the_page_speaks_of_this_one() -> None:
    assert f" {date.today().year}." in Outline(render([whole()], lang="en")).said()


def test_a_row_opens_its_paragraph_with_act_parties_and_deadline_marked() -> None:
    page = render([whole()], lang="en", today=TODAY)
    assert (
        'To thank Honduras, <mark class="act">and the <b class="party">TS</b> will send the report '
        '<u class="due">before the end of 2013</u>.\nIt will do so quarterly.</mark></blockquote>'
    ) in page
    said = Outline(page).said()
    assert "2013: in time until 31 December 2013" in said
    assert "Regional Consultation Group, 18–19 November 2013: item 1 report.txt" in said


def test_what_several_parties_owe_stands_under_each_and_counts_once() -> None:
    page = render([owing(Commitment(("ts", "iom")))], lang="en", today=TODAY)
    outline = Outline(page)
    assert page.count('<li class="row"') == 2
    assert outline.ids.count("c1") == 1
    assert "with IOM" in outline.said()
    assert "with Technical Secretariat" in outline.said()


def test_an_act_that_the_reader_is_unsure_of_is_marked_in_words() -> None:
    assert Outline(render([whole()], lang="en", today=TODAY)).said().count("please check") == 3
    assert "por verificar" in Outline(render([whole()], lang="es", today=TODAY)).said()


def test_thanks_and_notes_are_kept_but_not_owed() -> None:
    page = render([whole()], lang="en", today=TODAY)
    assert 'data-kind="thank"' not in page
    assert "<b>thanks</b>" in page


def test_items_stand_as_a_tree_under_their_sections() -> None:
    page = render([whole()], lang="en", today=TODAY)
    tree = page[page.index('id="reports"') :]
    assert tree.index("<h3>Conclusions</h3>") < tree.index("<h3>Recommendations</h3>")
    assert tree.index(">1.a.1</span>") < tree.index(">2</span>")
    assert "</li></ul></li></ul></li><li" in tree


def test_an_item_whose_parent_is_missing_stands_by_itself() -> None:
    orphan = report(TEXT, item(TEXT, "a bullet", "9.1", None), item(TEXT, "To take note.", "2", None))
    Outline(render([orphan], lang="en", today=TODAY))


def test_doubts_and_the_facts_of_the_meeting_are_said() -> None:
    doubted = report(TEXT, warnings=(Doubt("x", "Two cities."), Doubt("y", "See here.", (0, 7))))
    said = Outline(render([doubted], lang="en", today=TODAY)).said()
    assert "2 doubts" in said
    assert "See here. “MEETING”" in said
    assert "Costa Rica, Honduras and IOM" in said
    assert "San José, Costa Rica" in said
    assert "This report has no items." in said


def test_a_report_that_gives_nothing_is_shown_all_the_same() -> None:
    bare = owing(Commitment(("ts",), (), LATE), Commitment(("ts",), (), None), meeting=Meeting(), names={})
    said = Outline(render([bare], lang="en", today=TODAY)).said()
    assert "Read from 1 report. As of" in said
    assert "Body not given" in said
    assert "date not given · 2" in said
    assert "1 party owes" in said


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ((2013,), "Read from 1 report of 2013."),
        ((2013, 2013), "Read from 2 reports of 2013."),
        ((2013, 2015), "Read from 2 reports of 2013 to 2015."),
    ],
)
def test_the_lead_says_what_was_read(starts: tuple[int, ...], said: str) -> None:
    reports = [
        report(meeting=Meeting(body, date(year, 5, 1), None, None, "CRI"))
        for body, year in zip(("rcgm", "ts"), starts, strict=False)
    ]
    assert said in Outline(render(reports, lang="en", today=TODAY)).said()


def test_versions_of_one_report_count_once_in_the_page_language() -> None:
    english, spanish = (
        whole(),
        replace(whole(), source=replace(whole().source, name="informe.txt", language="es")),
    )
    copy = replace(english, source=replace(english.source, name="zz.docx"))
    for lang, counted in (("en", "report.txt"), ("es", "informe.txt")):
        page = render([spanish, copy, english], lang=lang, today=TODAY)  # type: ignore[arg-type]
        assert page.count('<li class="row"') == 4
        assert f'<span class="file" dir="auto">{counted}</span> <a' in page
    assert page.count('class="version"') == 2


def test_two_reports_of_one_meeting_that_differ_both_count() -> None:
    assert heading(render([owing(Commitment(("ts",))), whole()], lang="en", today=TODAY)).startswith(
        "2 parties owe 5 things"
    )


def test_the_picture_has_a_lane_for_each_body_and_a_mark_for_each_date() -> None:
    later = Due("soon", "2015", date(2015, 6, 30))
    other = owing(Commitment(("ts",), (), later), meeting=Meeting("ts", date(2013, 11, 20)))
    page = render(
        [owing(*[Commitment(("ts",), (), LATE)] * 3, Commitment((), (), SOON)), other], lang="en", today=TODAY
    )
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert picture.count('class="dot passed"') == 3
    assert picture.count('class="dot ahead"') == 2
    assert picture.count('class="meeting" href') == 2
    assert picture.count('class="lane"><text') == 2
    assert len({*re.findall(r'"dot passed"[^>]*><path d="(\S+ [\d.]+)l', picture)}) == 3
    assert "as of 30 January 2014" in picture
    assert "Nobody named" in picture
    assert 'class="today"' not in render([other], lang="en", today=date(2030, 1, 1))


def test_the_day_of_the_page_is_written_where_there_is_room() -> None:
    page = render([owing(Commitment(("ts",), (), LATE))], lang="en", today=date(2013, 12, 1))
    assert 'text-anchor="end">as of' in page
    early = render([owing(Commitment(("ts",), (), LATE))], lang="en", today=date(2013, 1, 2))
    assert 'text-anchor="start">as of' in early


def test_nothing_in_a_report_becomes_markup() -> None:
    page = render([hostile()], lang="en", today=TODAY)
    outline = Outline(page)
    assert outline.open == []
    assert outline.tags.count("script") == 1
    assert "alert(1)&lt;/script&gt;" in page
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", page)
    page.encode("utf-8")


def test_words_that_turn_the_direction_are_kept_apart() -> None:
    turned = "\u202eTS will pay\" onload='x'>"
    bad = report(
        turned, item(turned, turned, "1", acts=(act(turned, turned, commitment=Commitment(("ts",))),))
    )
    bad = replace(bad, source=replace(bad.source, name='a\u202e"><b onclick=x>.txt'), meeting=Meeting())
    outline = Outline(render([bad], lang="en", today=TODAY))
    assert outline.handlers == []
    assert "b" in outline.tags


def test_only_the_pages_own_style_and_script_may_run() -> None:
    page = render([whole()], lang="en", today=TODAY)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    parts = re.findall(r"<(?:style|script)[^>]*>(.*?)</(?:style|script)>", page, re.S)
    assert len(parts) == 3
    for part in parts:
        assert f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    outline = Outline(page)
    assert outline.handlers == []
    assert all(link.startswith("#") for link in outline.links)
    assert "http" not in re.sub(r"http://www\.w3\.org/2000/svg", "", page).replace("http-equiv", "")


def test_every_link_leads_somewhere() -> None:
    for reports in ([whole()], [whole(), owing(Commitment(("iom",), (), LATE))], [], [hostile()]):
        outline = Outline(render(reports, lang="es", today=TODAY))
        assert outline.open == []
        assert sorted(set(outline.ids)) == sorted(outline.ids)
        assert {link[1:] for link in outline.links} <= set(outline.ids)


def test_the_same_reports_give_the_same_page_in_any_order() -> None:
    one, two = whole(), owing(Commitment(("iom",)), meeting=Meeting("ts", date(2012, 1, 1)))
    assert render([one, two], lang="en", today=TODAY) == render([two, one], lang="en", today=TODAY)


def test_names_and_languages_are_said_where_they_belong() -> None:
    page = render([whole()], lang="es", today=TODAY)
    assert '<html lang="es-419">' in page
    assert '<blockquote class="paragraph" lang="en" dir="auto">' in page
    assert "Secretaría Técnica" in page
    assert NAMES["ts"]["en"] not in Outline(page).said()


def test_no_day_of_any_sample_is_lost() -> None:
    reports = [report_from_gold(gold) for gold in gold_files()]
    page = render(reports, lang="es", today=TODAY)
    assert Outline(page).open == []
    assert page.count('class="paragraph"') >= sum(len(one.items) for one in reports)
