"""Each refusal is a sentence in both languages."""

import pytest

from enlace.reader import errors

FACTS = {"name": "x", "limit": "50 MB", "kind": ".doc", "why": "it is odd."}
KINDS = [errors.ReaderError, *errors.ReaderError.__subclasses__()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_refusal_speaks_both_languages(kind):
    refusal = kind(**FACTS)

    assert str(refusal) == refusal.sentence("en") == kind.en.format(**FACTS)
    assert refusal.sentence("es") == kind.es.format(**FACTS) != str(refusal)


def test_each_refusal_has_a_code_of_its_own():
    assert len({kind.code for kind in KINDS}) == len(KINDS)
