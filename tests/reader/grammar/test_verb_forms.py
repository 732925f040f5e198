"""Verbs, their forms and their senses."""

import pytest

from enlace.reader.grammar import english, spanish
from enlace.reader.grammar.lexicon import Reading, Sense, lexicon


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("thank", "thank thanks thanked thanked thanking"),
        ("urge", "urge urges urged urged urging"),
        ("notify", "notify notifies notified notified notifying"),
        ("stress", "stress stresses stressed stressed stressing"),
        ("submit", "submit submits submitted submitted submitting"),
        ("take", "take takes took taken taking"),
        ("pay", "pay pays paid paid paying"),
        ("convey", "convey conveys conveyed conveyed conveying"),
    ],
)
def test_the_forms_of_an_english_verb(verb, forms):
    assert " ".join(word for word, _ in english.forms(verb)) == forms


@pytest.mark.parametrize(
    ("verb", "form", "words"),
    [
        ("agradecer", "base", "agradecer agradecerse agradecerle agradecerles agradecerlo agradecerla"),
        ("acordar", "pres", "acuerda acuerdan acordamos"),
        ("pedir", "pres", "pide piden pedimos"),
        ("instruir", "pres", "instruye instruyen instruimos"),
        ("excluir", "pres", "excluye excluyen excluimos"),
        ("dar", "pres", "da dan damos"),
        ("aprobar", "past", "aprobo aprobaron"),
        ("ofrecer", "past", "ofrecio ofrecieron"),
        ("instruir", "past", "instruyo instruyeron"),
        ("proponer", "past", "propuso propusieron"),
        ("posponer", "past", "pospuso pospusieron"),
        ("aprobar", "pp", "aprobado aprobada aprobados aprobadas"),
        ("recibir", "pp", "recibido recibida recibidos recibidas"),
        ("disolver", "pp", "disuelto disuelta disueltos disueltas"),
        ("enviar", "fut", "enviara enviaran"),
        ("posponer", "fut", "pospondra pospondran"),
        ("solicitar", "order", "solicitese"),
        ("encargar", "order", "encarguese"),
        ("notificar", "order", "notifiquese"),
        ("utilizar", "order", "utilicese"),
        ("agradecer", "order", "agradezcase"),
        ("remitir", "order", "remitase"),
        ("hacer", "order", "hagase"),
        ("acoger", "order", "acojase"),
        ("instar", "ger", "instando"),
        ("instruir", "ger", "instruyendo"),
    ],
)
def test_the_forms_of_a_spanish_verb(verb, form, words):
    found = [word for word, name in spanish.forms(verb) if name == form]

    assert " ".join(found).startswith(words)


@pytest.mark.parametrize("word", ["printed", "sent", "struck"])
def test_an_english_participle(word):
    assert english.is_participle(word)


@pytest.mark.parametrize("word", ["enviado", "previstas", "disuelto", "hechos", "revista"])
def test_a_spanish_participle(word):
    assert spanish.is_participle(word)


@pytest.mark.parametrize("word", ["plan", "day"])
def test_no_participle(word):
    assert not english.is_participle(word)
    assert not spanish.is_participle(word)


@pytest.mark.parametrize("raw", ["enviará", "enviarán", "ENVIARÁ", "tendra", "compartira", "dirán"])
def test_a_spanish_future(raw):
    folded = raw.lower().replace("á", "a")

    assert spanish.is_future(raw, folded)


@pytest.mark.parametrize("raw", ["obra", "para", "ahora", "plan", "ra", "cámara"])
def test_no_spanish_future(raw):
    assert not spanish.is_future(raw, raw.replace("á", "a"))


def test_a_word_may_be_a_form_of_two_verbs():
    words = lexicon("es", [("recommend", "presentar"), ("offer", "presentir"), ("thank", "agradecer")])

    assert words.readings["presente"] == (Reading("presentir", "pres"),)
    assert words.readings["presento"] == (Reading("presentar", "past"),)
    assert "gracias" not in words.readings


def test_senses_with_nouns_come_before_the_one_without():
    words = lexicon("en", [("request", "ask"), ("note", "ask +note|cognizance"), ("approve", "ask =on|with")])

    assert words.senses["ask"] == (
        Sense("note", frozenset(("note", "cognizance"))),
        Sense("approve", frozenset(("on", "with")), 1),
        Sense("request", frozenset()),
    )


def test_some_nouns_may_stand_far_from_their_verb():
    (sense,) = lexicon("en", [("withdraw", "take +agenda")]).senses["take"]

    assert sense.window > lexicon("en", [("note", "take +note")]).senses["take"][0].window
