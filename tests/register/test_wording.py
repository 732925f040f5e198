"""A commitment can be understood away from its report."""

import pytest
from tests.scene import adopted

from enlace.register.models import Commitment

pytestmark = pytest.mark.django_db


def words(reference: str) -> tuple[str, str]:
    found = Commitment.objects.get(reference=reference)
    return found.text_en, found.text_es


def test_a_bullet_takes_its_chapeau_and_a_sentence_of_its_own_does_not(secretariat, run_jobs):
    adopted(
        "vice-ministers-2017-11.en.txt", "vice-ministers-2017-11.es.txt", actor=secretariat, run_jobs=run_jobs
    )

    assert words("vice-ministers-2017-11-23-agreements-5.2") == (
        "The TS is instructed to: renew the website before August 2018;",
        "Se instruye a la ST a: renovar el sitio web antes de agosto de 2018;",
    )
    assert words("vice-ministers-2017-11-23-agreements-8")[0].startswith("IOM undertakes to publish")


def test_a_chapeau_says_what_its_bullets_ask_for(secretariat, run_jobs):
    adopted("vice-ministers-2017-11.en.txt", actor=secretariat, run_jobs=run_jobs)

    text = Commitment.objects.get(reference="vice-ministers-2017-11-23-agreements-5").text_en

    assert text.startswith("The TS is instructed to: ")
    assert "renew the website" not in text
