import pytest

from enlace.cli.words import language_of, pick


@pytest.mark.parametrize(
    ("argv", "environ", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "es_MX.UTF-8"}, "es"),
        ([], {"LANG": "es"}, "es"),
        ([], {"LANG": "es.UTF-8"}, "es"),
        ([], {"LANG": "est_EE"}, "en"),
        ([], {"LANG": "es_MX", "LC_MESSAGES": "en_US"}, "en"),
        ([], {"LANG": "en_US", "LC_ALL": "es-419"}, "es"),
        ([], {"LANG": "es_MX", "LC_ALL": ""}, "es"),
        ([], {"LANG": "C"}, "en"),
        (["read", "--lang", "es"], {"LANG": "en_US"}, "es"),
        (["read", "--lang=en"], {"LANG": "es_MX"}, "en"),
        (["read", "--", "--lang", "es"], {}, "en"),
        (["read", "--lang"], {"LANG": "es_MX"}, "es"),
        (["read", "--lang", "fr"], {"LANG": "es_MX"}, "en"),
    ],
)
def test_language_is_the_asked_one_or_the_locale_s(argv, environ, expected):
    assert language_of(argv, environ) == expected


def test_a_sentence_takes_its_facts():
    assert pick(("{n} files", "{n} archivos"), "es", n=3) == "3 archivos"


def test_a_sentence_without_facts_keeps_its_braces():
    assert pick(("{}", "{}"), "en") == "{}"
