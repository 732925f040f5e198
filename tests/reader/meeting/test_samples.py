"""Every sample report says of its meeting what its gold file says."""

import json
from pathlib import Path

import pytest

from enlace.reader import read
from enlace.reader.grammar.tokens import fold

SAMPLES = Path(__file__).parents[3] / "samples"
REPORTS = sorted([*SAMPLES.glob("*.txt"), *SAMPLES.glob("caribbean-dialogue/*.txt")])


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_meeting_of_a_sample_is_read(path):
    gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))["meeting"]
    profile = path.with_name("profile.toml") if path.parent.name == "caribbean-dialogue" else "rcm"

    report = read(path, profile=profile)

    said = report.meeting.as_dict()
    assert {**said, "city": fold(said["city"])} == {**gold, "city": fold(gold["city"])}
    assert report.source.language == path.stem.rpartition(".")[2]
