"""Sentences read as those of one item: what the grammar makes of them."""

import pytest

from enlace.reader.acts import RECOGNISERS
from enlace.reader.grammar.clauses import predicates
from enlace.reader.grammar.lexicon import lexicon
from enlace.reader.grammar.predicate import Setting, Thread
from enlace.reader.grammar.sentence import Sentence, sentences
from enlace.reader.grammar.tokens import Tokens
from enlace.reader.grammar.words import TONGUES
from enlace.reader.profile import load

BODY = "rcgm"


class Grammar:
    """Reads text of one language in the name of a body of the profile ``rcm``."""

    def __init__(self, language, profile):
        self.language, self.profile = language, profile
        self.lexicon = lexicon(
            language, [(one.act, verb) for one in RECOGNISERS for verb in getattr(one, language)]
        )
        self.aims = {one.act: one.aim for one in RECOGNISERS}

    def sentences(self, text, body=BODY):
        """The sentences of a text, each with those before it."""
        finder = self.profile.finder
        tokens = Tokens(text, finder.splitter)
        marks = finder.find(tokens, body)
        organisations = frozenset(one.id for one in self.profile.organisations)
        earlier = []
        for first, last in sentences(tokens, 0, len(tokens), text):
            named = [mark for mark in marks if first <= mark.first < last]
            tongue = TONGUES[self.language]
            around = (earlier, organisations, self.profile.member_group)
            earlier.append(Sentence(tokens, first, last, named, tongue, self.lexicon, *around))
        return earlier

    def sentence(self, text, body=BODY):
        (one,) = self.sentences(text, body)
        return one

    def predicates(self, text, body=BODY, recommends=False, **thread):
        setting = Setting((body,), self.profile.member_group, self.aims, recommends)
        carried = Thread(**{"opening": (body,), **thread})
        return [
            one for sentence in self.sentences(text, body) for one in predicates(sentence, setting, carried)
        ]

    def __call__(self, text, body=BODY, **setting):
        """Each act with who does it, whom it is aimed at, and the rule that found it."""
        return [
            (one.act, " ".join(one.by), " ".join(one.to), one.rule)
            for one in self.predicates(text, body, **setting)
        ]


@pytest.fixture(scope="session")
def en():
    return Grammar("en", load("rcm"))


@pytest.fixture(scope="session")
def es():
    return Grammar("es", load("rcm"))
