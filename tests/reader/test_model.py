"""The contract's values as JSON."""

from datetime import date

from enlace.reader.model import Act, Commitment, Doubt, Due, Item, Meeting, Report, Source


def test_a_report_is_json_with_all_that_it_holds():
    due = Due("in May", "2010-05", date(2010, 5, 31))
    owed = Commitment(("ts",), ("MEX",), due)
    act = Act("commit", ("ts",), (), "will send", (0, 9), owed, "commit.future", 0.9)
    item = Item("conclusions", "1.a", "1", "will send", (0, 9), ("ts",), (act,), (("ts", 0, 2),))
    meeting = Meeting("rcgm", date(2010, 5, 3), date(2010, 5, 4), "Panama", "PAN", ("CAN",), "vice-ministers")
    source = Source("a.txt", "0" * 64, "text/plain", "en")
    doubts = (Doubt("odd", "Odd.", (1, 2)), Doubt("no-date", "None."))

    assert Report(source, meeting, (item,), doubts, "will send").as_dict() == {
        "schema": "enlace.report/1",
        "source": {"name": "a.txt", "sha256": "0" * 64, "media_type": "text/plain", "language": "en"},
        "meeting": {
            "body": "rcgm",
            "start": "2010-05-03",
            "end": "2010-05-04",
            "city": "Panama",
            "country": "PAN",
            "participants": ["CAN"],
            "reports_to": "vice-ministers",
        },
        "items": [
            {
                "section": "conclusions",
                "path": "1.a",
                "parent": "1",
                "text": "will send",
                "span": [0, 9],
                "mentions": ["ts"],
                "acts": [
                    {
                        "act": "commit",
                        "by": ["ts"],
                        "to": [],
                        "text": "will send",
                        "span": [0, 9],
                        "commitment": {
                            "owed_by": ["ts"],
                            "owed_to": ["MEX"],
                            "due": {
                                "text": "in May",
                                "edtf": "2010-05",
                                "latest": "2010-05-31",
                                "rrule": None,
                            },
                        },
                        "rule": "commit.future",
                        "confidence": 0.9,
                    }
                ],
            }
        ],
        "warnings": [
            {"code": "odd", "message": "Odd.", "span": [1, 2]},
            {"code": "no-date", "message": "None."},
        ],
    }


def test_what_a_report_does_not_say_is_null():
    act = Act("thank", (), (), "", (0, 0), None, "thank.verb", 1.0)

    assert Meeting().as_dict()["start"] is None
    assert Commitment().as_dict() == {"owed_by": [], "owed_to": [], "due": None}
    assert Due("soon").as_dict() == {"text": "soon", "edtf": None, "latest": None, "rrule": None}
    assert act.as_dict()["commitment"] is None
