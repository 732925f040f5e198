"""Each refusal is a sentence in both languages."""

import pytest

from enlace.reader import errors

FACTS = {"name": "x", "limit": "50 MB", "kind": ".doc", "why": "it is odd."}
KINDS = [errors.ReaderError, errors.UnreadableScan, *errors.ReaderError.__subclasses__()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_refusal_speaks_both_languages(kind):
    refusal = kind(**FACTS)

    assert str(refusal) == refusal.sentence("en") == kind.en.format(**FACTS)
    assert refusal.sentence("es") == kind.es.format(**FACTS) != str(refusal)


def test_each_refusal_has_a_code_of_its_own():
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_a_limit_is_told_in_the_language_of_the_sentence():
    refusal = errors.TooLarge(limit=("1,000 pages", "1,000 páginas"))

    assert str(refusal) == "The file is too large to be read safely (limit: 1,000 pages)."
    assert refusal.sentence("es").endswith("(límite: 1,000 páginas).")
