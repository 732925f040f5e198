"""Items of a text, as tests like to see them."""

import pytest

from enlace.reader.document import Draft
from enlace.reader.inputs import text
from enlace.reader.items.tree import grow
from enlace.reader.profile import load

HEAD = "The Network met in San José, Costa Rica, on 3 May 2010 and agreed on the following points:\n"


@pytest.fixture(scope="session")
def rcm():
    return load("rcm")


@pytest.fixture(scope="session")
def tree(rcm):
    """The tree of a plain text that stands below a sentence."""

    def grown(written, head=HEAD):
        return grow(text.extract((head + written).encode()), rcm)

    return grown


@pytest.fixture(scope="session")
def items(rcm):
    """Section, path, parent and text of each item of a plain text that stands below a sentence."""

    def read(written, head=HEAD):
        return told(text.extract((head + written).encode()), rcm)

    return read


@pytest.fixture(scope="session")
def paths(items):
    """The path of each item."""

    def read(written, head=HEAD):
        return [path for _, path, _, _ in items(written, head)]

    return read


@pytest.fixture(scope="session")
def word(rcm):
    """The items of paragraphs as a word processor gives them: text, and what is known of each."""

    def read(*paragraphs):
        draft = Draft()
        for words, known in paragraphs:
            draft.add(words, **known)
        return told(draft.document("application/msword"), rcm)

    return read


def told(document, profile):
    return [
        (one.section, one.path, one.parent, document.plain[one.start : one.end])
        for one in grow(document, profile).places
    ]
