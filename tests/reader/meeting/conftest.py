"""Heads of reports as the recognisers of the meeting take them in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from enlace.reader.meeting.head import Head, take_in
from enlace.reader.meeting.language import language
from enlace.reader.profile import Profile, load


@pytest.fixture(scope="session")
def rcm() -> Profile:
    return load("rcm")


@pytest.fixture(scope="session")
def caribbean() -> Profile:
    return load(Path(__file__).parents[3] / "samples" / "caribbean-dialogue" / "profile.toml")


@pytest.fixture(scope="session")
def head_of(rcm: Profile) -> Callable[[str], Head]:
    """The head that a text is, in the language in which it is written."""
    return lambda text: take_in(text, language(text), rcm)
