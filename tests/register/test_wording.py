"""A commitment can be understood away from its report."""

import pytest
from tests.scene import adopted

from enlace.register.models import Commitment
from enlace.register.wording import words_in_full
from enlace.reports.models import Act, Item

pytestmark = pytest.mark.django_db


def words(reference: str) -> tuple[str, str]:
    found = Commitment.objects.get(reference=reference)
    return found.text_en, found.text_es


def test_a_bullet_takes_its_chapeau_and_a_sentence_of_its_own_does_not(secretariat, run_jobs):
    adopted(
        "vice-ministers-2017-11.en.txt", "vice-ministers-2017-11.es.txt", actor=secretariat, run_jobs=run_jobs
    )

    assert words("vice-ministers-2017-11-23-agreements-5.2") == (
        "The TS is instructed to: renew the website before August 2018",
        "Se instruye a la ST a: renovar el sitio web antes de agosto de 2018",
    )
    assert words("vice-ministers-2017-11-23-agreements-8")[0].startswith("IOM undertakes to publish")


def test_a_chapeau_says_what_its_bullets_ask_for(secretariat, run_jobs):
    adopted("vice-ministers-2017-11.en.txt", actor=secretariat, run_jobs=run_jobs)

    text = Commitment.objects.get(reference="vice-ministers-2017-11-23-agreements-5").text_en

    assert text.startswith("The TS is instructed to: ")
    assert "renew the website" not in text


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        (
            "Take note of the proposal by Panama, which will be circulated by the TS.",
            "which will be circulated by the TS.",
            "Take note of the proposal by Panama, which will be circulated by the TS.",
        ),
        (
            "Thank IOM. The TS will send the list and request Belize to answer.",
            "request Belize to answer.",
            "The TS will send the list and request Belize to answer.",
        ),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen and ask Mexico.",
            "ask Mexico.",
            "… three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen and ask Mexico.",
        ),
        ("Thank IOM; ask Mexico.", "ask Mexico.", "ask Mexico."),
        ("Mexico shall host, and IOM shall pay.", "Mexico shall host, and", "Mexico shall host"),
        ("México será sede y la OIM pagará.", "México será sede y", "México será sede"),
        ("Renew the website; and ", "Renew the website; and ", "Renew the website"),
        ("ask Mexico.", "ask Mexico.", "ask Mexico."),
        ("In this regard, Mexico shall host.", "Mexico shall host.", "Mexico shall host."),
    ],
)
def test_an_act_in_the_middle_of_a_sentence_takes_the_words_before_it(text, said, words):
    item = Item(path="1", text=text, start=100, end=100 + len(text))
    at = 100 + text.index(said)
    act = Act(pk=1, item=item, text=said, start=at, end=at + len(said))

    assert words_in_full([act], [item]) == {1: words}
