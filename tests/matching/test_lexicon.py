import pytest

from enlace.matching.lexicon import Lexicon, lexicon, stem
from enlace.reader.grammar.tokens import fold


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("coalition", "coalición"),
        ("mechanisms", "mecanismos"),
        ("methodology", "metodología"),
        ("experts", "expertos"),
        ("philosophy", "filosofía"),
        ("structure", "estructura"),
    ],
)
def test_words_of_one_origin_have_one_stem(english, spanish):
    assert stem(fold(english)) == stem(fold(spanish))


@pytest.mark.parametrize(("one", "other"), [("consulate", "contract"), ("return", "retention")])
def test_other_words_have_other_stems(one, other):
    assert stem(one) != stem(other)


def test_the_longest_term_wins_and_small_words_are_passed_over():
    found = lexicon().find(fold("trata de personas y explotación laboral").split())
    assert [one.concept for one in found] == ["trafficking", "labour_exploitation"]


def test_what_is_listed_first_keeps_its_term():
    made = Lexicon({"theme": {"a": ["word"]}, "word": {"b": ["word", "other*"]}})
    assert [one.concept for one in made.find(["word", "others"])] == ["a", "b"]


def test_every_implied_concept_is_one():
    made = lexicon()
    implied = {one for others in made.implied.values() for one in others} | {*made.implied}
    assert implied - made.group_of.keys() == set()
