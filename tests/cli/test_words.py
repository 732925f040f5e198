import errno
import os

import pytest

from enlace.cli.words import language_of, one_line, pick, reason


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


def test_a_fact_may_be_a_pair():
    assert pick(("{why}!", "¡{why}!"), "es", why=("full", "lleno")) == "¡lleno!"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("México – “x” 🎉.txt", "México – “x” 🎉.txt"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\r\nb\tc", r"a\r\nb\tc"),
        ("a\x9bb\u202ec\u2028d", r"a\x9bb\u202ec\u2028d"),
    ],
)
def test_one_line_shows_what_a_terminal_would_obey(text, shown):
    assert one_line(text) == shown


@pytest.mark.parametrize(
    ("number", "spanish"),
    [(errno.ENOSPC, "no queda espacio en el dispositivo"), (errno.EXDEV, os.strerror(errno.EXDEV))],
)
def test_the_systems_reason_is_told_in_both_languages(number, spanish):
    assert reason(OSError(number, os.strerror(number))) == (os.strerror(number), spanish)


def test_an_error_without_a_reason_is_told_by_its_name():
    assert reason(OSError()) == ("OSError", "OSError")
