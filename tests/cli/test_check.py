"""``enlace check`` tells each refused setting in a line, and whether the database answers, in both languages."""

from __future__ import annotations

import pytest

from enlace.cli import main

BAD = {
    "DATABASE_URL": "postgresql://web:hidden@127.0.0.1:1/enlace",
    "ENLACE_SECRET_KEY": "short",
    "ENLACE_BEHIND_PROXY": "perhaps",
    "ENLACE_MAIL_URL": "mail.example.org",
}


@pytest.mark.parametrize(("lang", "weak"), [("en", "is weak"), ("es", "es débil")])
def test_each_thing_that_is_wrong_has_its_line(tmp_path, monkeypatch, capsys, lang, weak):
    for name, value in {**BAD, "ENLACE_HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)

    code = main(["check", "--lang", lang])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert [line.split()[0] for line in lines[:3]] == [
        "ENLACE_SECRET_KEY",
        "ENLACE_BEHIND_PROXY",
        "ENLACE_MAIL_URL",
    ]
    assert weak in lines[0]
    assert len(lines) == 4
    assert "127.0.0.1" in lines[3]
    assert "hidden" not in "".join(lines)


def test_an_address_that_was_refused_is_not_called_missing_too(tmp_path, monkeypatch, capsys):
    bad = {**BAD, "DATABASE_URL": "mysql://web:hidden@127.0.0.1/enlace", "ENLACE_HOME": str(tmp_path)}
    for name, value in bad.items():
        monkeypatch.setenv(name, value)

    assert main(["check"]) == 1

    said = capsys.readouterr().out
    assert said.startswith("DATABASE_URL must look like")
    assert said.count("DATABASE_URL") == 1
    assert "hidden" not in said
