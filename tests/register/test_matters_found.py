"""What the database finds of the pairs that people marked: it must not fall below matching in memory."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from bench import matters

from enlace.matching.fingerprints import fingerprints
from enlace.meetings.models import Meeting
from enlace.reader.profile import load
from enlace.register.matters import remembering, suggesting
from enlace.register.matters.models import Fingerprint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
SETS = sorted(path.parent for path in matters.FOLDER.glob("held-back-*/pairs.json"))


def keep(made: Any) -> list[Fingerprint]:
    """These as the fingerprints of adopted reports."""
    meetings = {
        name: Meeting.objects.create(
            slug=f"met-{at}",
            body_id="working-group",
            starts_on=date(1990, 1, 1) + timedelta(days=at),
            ends_on=date(1990, 1, 1) + timedelta(days=at),
            city="X",
            country="CRI",
        )
        for at, name in enumerate(dict.fromkeys(one.meeting for one in made))
    }
    rows = [
        Fingerprint(
            meeting=meetings[one.meeting],
            language=one.language,
            item_key=f"{one.report}/{one.section}/{one.path}",
            features=one.as_dict(),
            keys=sorted(remembering.keys(one)),
        )
        for one in made
    ]
    kept = Fingerprint.objects.bulk_create(rows)
    remembering.index(kept)
    remembering._count(remembering._counted(kept))
    return kept


@pytest.mark.parametrize("folder", SETS, ids=lambda path: path.name)
def test_marked_pairs_are_found_in_the_database(folder):
    marked, used = matters.load_set(folder), load()
    made = [one for report in marked.reports for one in fingerprints(report, profile=used)]
    rows = keep(made)
    at = {matters.place(one.place()): row for one, row in zip(made, rows, strict=True)}
    places = {row.pk: place for place, row in at.items()}

    later = {b for _, b in (*marked.pairs, *marked.look_alikes)}
    scores = {(places[pk], b): score for b in later for pk, score in suggesting.best_before(at[b], first=10)}

    assert matters.recall(marked, scores) >= 0.9
    assert matters.average_precision(marked, scores) >= 0.93


def test_what_is_forgotten_is_not_found_again():
    marked, used = matters.load_set(SETS[0]), load()
    rows = keep(list(fingerprints(marked.reports[0], profile=used)))

    remembering._forget(rows)

    assert suggesting.near([rows[0]]) == {rows[0].pk: []}
