"""What is missing or weak in the environment is refused in one sentence, in two languages."""

import pytest

from enlace.core import environment
from enlace.core.environment import BadSetting, Mail

SECRET = "s" * 60
URL = "postgresql://web@127.0.0.1/enlace"


def read(tmp_path, **said):
    return environment.read({"ENLACE_HOME": str(tmp_path), "ENLACE_SECRET_KEY": SECRET, **said})


@pytest.mark.parametrize(
    "said",
    [
        {"ENLACE_SECRET_KEY": "short"},
        {"ENLACE_SECRET_KEY": "", "DATABASE_URL": URL},
        {"ENLACE_DEBUG": "maybe"},
        {"ENLACE_MAX_UPLOAD_MB": "many"},
        {"ENLACE_MAX_UPLOAD_MB": "0"},
        {"ENLACE_TIME_ZONE": "Mars/Base"},
        {"ENLACE_TIME_ZONE": "../etc"},
        {"ENLACE_BASE_URL": "enlace"},
        {"ENLACE_MAIL_URL": "http://mail.example.org"},
        {"ENLACE_MAIL_URL": "smtp://mail.example.org:abc"},
        {"ENLACE_OIDC_ISSUER": "https://login.example.org"},
    ],
)
def test_what_is_wrong_is_refused(tmp_path, said):
    with pytest.raises(BadSetting) as refused:
        read(tmp_path, **said)
    sentences = refused.value.sentence("en"), refused.value.sentence("es")
    assert sentences[0] != sentences[1]
    assert all(next(iter(said)) in one or "ENLACE_OIDC" in one for one in sentences)


def test_a_try_out_makes_its_secret_once_and_keeps_it(tmp_path):
    first = environment.read({"ENLACE_HOME": str(tmp_path)}).secret_key
    assert len(first) >= environment.MIN_SECRET
    assert environment.read({"ENLACE_HOME": str(tmp_path)}).secret_key == first
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


def test_an_empty_secret_that_a_full_disk_left_is_made_anew(tmp_path):
    (tmp_path / "secret").touch(0o600)
    assert len(environment.kept_secret(tmp_path)) >= environment.MIN_SECRET
    assert [one.name for one in tmp_path.iterdir()] == ["secret"]


def test_of_two_who_make_the_secret_at_once_both_get_the_same(tmp_path, monkeypatch):
    really = environment.os.link

    def link(made, file):
        file.write_text("of the other one")
        really(made, file)

    monkeypatch.setattr(environment.os, "link", link)
    assert environment.kept_secret(tmp_path) == "of the other one"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_folder_in_which_no_secret_can_be_kept_is_told_by_name(tmp_path, lang):
    (tmp_path / "file").touch()
    _, refused = environment.look_at({"ENLACE_HOME": str(tmp_path / "file" / "home")})
    assert [f"{tmp_path}/file/home" in one.sentence(lang) for one in refused] == [True]


@pytest.mark.parametrize("name", ["DATABASE_URL", "ENLACE_OWNER_DATABASE_URL"])
@pytest.mark.parametrize("said", ["mysql://a:hidden@b/c", "hidden", "postgresql:/a:hidden@b/c"])
def test_an_address_of_no_database_is_refused_and_its_password_not_repeated(tmp_path, name, said):
    with pytest.raises(BadSetting) as refused:
        read(tmp_path, **{name: said})
    for lang in ("en", "es"):
        assert refused.value.sentence(lang).startswith(name)
        assert "hidden" not in refused.value.sentence(lang)


def test_a_scanner_whose_words_are_not_whole_is_refused(tmp_path):
    assert read(tmp_path, ENLACE_SCAN_COMMAND='scan "a b"').scan_command == 'scan "a b"'
    with pytest.raises(BadSetting, match="ENLACE_SCAN_COMMAND"):
        read(tmp_path, ENLACE_SCAN_COMMAND='scan "a b')


def test_the_folder_is_the_same_wherever_a_command_goes(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.chdir(tmp_path)
    assert environment.home({"ENLACE_HOME": "data"}) == tmp_path / "data"
    assert environment.home({"ENLACE_HOME": "~/data"}) == tmp_path / "me" / "data"


def test_secrets_do_not_show_when_printed(tmp_path):
    said = read(
        tmp_path,
        DATABASE_URL="postgresql://web:hidden@127.0.0.1/enlace",
        ENLACE_MAIL_URL="smtp://me:hidden@mail.example.org",
        ENLACE_METRICS_TOKEN="hidden",
    )
    assert "hidden" not in repr(said)
    assert SECRET not in repr(said)


def test_the_database_of_a_running_demo_is_found(tmp_path):
    (tmp_path / "database-url").write_text("postgresql://enlace_web@%2Frun/enlace\n")
    assert read(tmp_path).database_url == "postgresql://enlace_web@%2Frun/enlace"


def test_the_pages_of_a_running_demo_are_found(tmp_path):
    (tmp_path / "base-url").write_text("http://127.0.0.1:8400\n")
    assert read(tmp_path).base_url == "http://127.0.0.1:8400"
    assert (
        read(tmp_path, ENLACE_BASE_URL="https://enlace.example.org").base_url == "https://enlace.example.org"
    )


@pytest.mark.parametrize(
    ("url", "mail"),
    [
        ("smtp://mail.example.org", Mail("mail.example.org", 25)),
        ("smtps://a%40b:p%3A@mail.example.org", Mail("mail.example.org", 465, "a@b", "p:", "ssl")),
        ("smtp+starttls://mail.example.org:2525", Mail("mail.example.org", 2525, tls="starttls")),
    ],
)
def test_the_address_of_the_mail_server(url, mail):
    assert Mail.from_url(url) == mail


def test_a_demo_asks_for_no_second_factor_and_production_does(tmp_path):
    assert (read(tmp_path).require_mfa, read(tmp_path, ENLACE_DEMO="1").require_mfa) == (True, False)


def test_all_that_is_refused_is_told_at_once_and_the_rest_is_as_it_was_set(tmp_path):
    said = {
        "ENLACE_HOME": str(tmp_path),
        "DATABASE_URL": URL,
        "ENLACE_SECRET_KEY": "short",
        "ENLACE_DEBUG": "maybe",
        "ENLACE_BASE_URL": "enlace",
        "ENLACE_MAIL_URL": "smtp://mail.example.org:abc",
        "ENLACE_MAX_UPLOAD_MB": "many",
        "ENLACE_TIME_ZONE": "America/Tegucigalpa",
    }
    settings, refused = environment.look_at(said)

    names = [
        "ENLACE_DEBUG",
        "ENLACE_BASE_URL",
        "ENLACE_SECRET_KEY",
        "ENLACE_MAIL_URL",
        "ENLACE_MAX_UPLOAD_MB",
    ]
    assert [one.sentence("en").split()[0] for one in refused] == names
    assert (settings.time_zone, settings.database_url) == ("America/Tegucigalpa", URL)
    assert (settings.debug, settings.mail, settings.max_upload_mb) == (False, None, 50)
    with pytest.raises(BadSetting, match="ENLACE_DEBUG"):
        environment.read(said)
