"""The settings that a machine gives Enlace, each from an environment variable; what is missing or weak is refused."""

from __future__ import annotations

import os
import re
import secrets
import shlex
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import SplitResult, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import platformdirs

Taken = TypeVar("Taken")
MIN_SECRET = 50
MIN_INBOUND = 32
_ADDRESS = re.compile(r"[a-z0-9._-]{1,24}@[a-z0-9-]+(\.[a-z0-9-]+)+")
"""Short enough that the signed name of a letter fits behind a plus (64 characters before the ``@``)."""


class BadSetting(Exception):
    """A setting is missing or weak; English and Spanish, one sentence each."""

    def __init__(self, en: str, es: str) -> None:
        super().__init__(en)
        self.en, self.es = en, es

    def sentence(self, lang: str) -> str:
        return self.es if lang == "es" else self.en


def home(env: Mapping[str, str] | None = None) -> Path:
    """The folder where Enlace keeps its files and, where it is used, the embedded PostgreSQL."""
    given = (os.environ if env is None else env).get("ENLACE_HOME")
    return (
        Path(given).expanduser().absolute()
        if given
        else Path(platformdirs.user_data_dir("enlace", appauthor=False))
    )


def _flag(env: Mapping[str, str], name: str, *, default: bool = False) -> bool:
    said = env.get(name, "").strip().lower()
    if said in ("", "0", "1", "no", "yes", "false", "true"):
        return said in ("1", "yes", "true") if said else default
    raise BadSetting(f"{name} must be 1 or 0.", f"{name} debe ser 1 o 0.")


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    said = env.get(name, "").strip()
    if not said:
        return default
    if not said.isdecimal():
        raise BadSetting(f"{name} must be a whole number.", f"{name} debe ser un número entero.")
    if not int(said):
        raise BadSetting(f"{name} must be more than 0.", f"{name} debe ser mayor que 0.")
    return int(said)


def _zone(env: Mapping[str, str]) -> str:
    name = env.get("ENLACE_TIME_ZONE", "") or "America/Costa_Rica"
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise BadSetting(
            "ENLACE_TIME_ZONE must be a name such as America/Costa_Rica.",
            "ENLACE_TIME_ZONE debe ser un nombre como America/Costa_Rica.",
        ) from None
    return name


def _database(env: Mapping[str, str], name: str, instead: str) -> str:
    """The address is checked here, since PostgreSQL would repeat one that it does not understand, password and all."""
    said = env.get(name, "").strip() or instead
    if said and not said.startswith(("postgresql://", "postgres://")):
        raise BadSetting(
            f"{name} must look like postgresql://role:password@host:5432/enlace.",
            f"{name} debe tener la forma postgresql://rol:clave@servidor:5432/enlace.",
        )
    return said


def _scan_command(env: Mapping[str, str]) -> str:
    said = env.get("ENLACE_SCAN_COMMAND", "")
    try:
        shlex.split(said)
    except ValueError:
        raise BadSetting(
            "ENLACE_SCAN_COMMAND has a quote that is not closed.",
            "ENLACE_SCAN_COMMAND tiene unas comillas sin cerrar.",
        ) from None
    return said


def _listed(env: Mapping[str, str], name: str) -> list[str]:
    return [word.strip() for word in env.get(name, "").split(",") if word.strip()]


def _server(url: str, refusal: tuple[str, str]) -> tuple[SplitResult, int | None]:
    """The address of a server taken apart, and its port; refused with these words where it cannot be."""
    try:
        parts = urlsplit(url)
        return parts, parts.port
    except ValueError:
        raise BadSetting(*refusal) from None


_SMTP = (
    "ENLACE_MAIL_URL must look like smtp://host:25, smtps://… or smtp+starttls://….",
    "ENLACE_MAIL_URL debe tener la forma smtp://servidor:25, smtps://… o smtp+starttls://….",
)


@dataclass(frozen=True)
class Mail:
    """Where mail goes out: ``smtp://user:password@host:port``, ``smtps://…`` or ``smtp+starttls://…``."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    tls: str = ""

    @classmethod
    def from_url(cls, url: str) -> Mail:
        parts, port = _server(url, _SMTP)
        tls = {"smtp": "", "smtps": "ssl", "smtp+starttls": "starttls"}.get(parts.scheme)
        if tls is None or not parts.hostname:
            raise BadSetting(*_SMTP)
        port = port or {"": 25, "ssl": 465, "starttls": 587}[tls]
        return cls(parts.hostname, port, unquote(parts.username or ""), unquote(parts.password or ""), tls)


_IMAP = (
    "ENLACE_IMAP_URL must look like imaps://user:password@host/INBOX or imap+starttls://….",
    "ENLACE_IMAP_URL debe tener la forma imaps://usuario:clave@servidor/INBOX o imap+starttls://….",
)


@dataclass(frozen=True)
class Imap:
    """The mailbox to which replies come: ``imaps://user:password@host:port/folder`` or ``imap+starttls://…``.

    ``imap://`` sends the password in the clear and is taken for this machine alone.
    """

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    tls: str = "ssl"

    @classmethod
    def from_url(cls, url: str) -> Imap:
        parts, port = _server(url, _IMAP)
        tls = {"imap": "", "imaps": "ssl", "imap+starttls": "starttls"}.get(parts.scheme)
        is_here = parts.hostname in ("localhost", "127.0.0.1", "::1")
        known = parts.hostname and parts.username and parts.password
        if tls is None or not known or not (tls or is_here) or parts.query or parts.fragment:
            raise BadSetting(*_IMAP)
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        folder = unquote(parts.path.strip("/")) or "INBOX"
        if any(not 32 <= ord(one) < 127 for one in user + password + folder):
            raise BadSetting(*_IMAP)
        return cls(parts.hostname or "", port or (993 if tls == "ssl" else 143), user, password, folder, tls)


def _reply_address(env: Mapping[str, str]) -> str:
    said = env.get("ENLACE_REPLY_ADDRESS", "").strip().lower()
    if said and not _ADDRESS.fullmatch(said):
        raise BadSetting(
            "ENLACE_REPLY_ADDRESS must be one address without a plus, such as reply@enlace.example.org.",
            "ENLACE_REPLY_ADDRESS debe ser una dirección sin signo más, como respuestas@enlace.example.org.",
        )
    if not said and (env.get("ENLACE_IMAP_URL") or env.get("ENLACE_INBOUND_SECRET")):
        raise BadSetting(
            "ENLACE_REPLY_ADDRESS is missing: it is the address whose mail ENLACE_IMAP_URL or ENLACE_INBOUND_SECRET"
            " lets in.",
            "Falta ENLACE_REPLY_ADDRESS: es la dirección cuyo correo entra por ENLACE_IMAP_URL o"
            " ENLACE_INBOUND_SECRET.",
        )
    return said


def _inbound_secret(env: Mapping[str, str]) -> str:
    said = env.get("ENLACE_INBOUND_SECRET", "").strip()
    if said and (len(said) < MIN_INBOUND or len(set(said)) < 10):
        raise BadSetting(
            f"ENLACE_INBOUND_SECRET is weak: give at least {MIN_INBOUND} random characters.",
            f"ENLACE_INBOUND_SECRET es débil: indique al menos {MIN_INBOUND} caracteres al azar.",
        )
    return said


@dataclass(frozen=True)
class Environment:
    home: Path
    database_url: str = field(repr=False)
    owner_database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    debug: bool
    demo: bool
    base_url: str
    allowed_hosts: list[str]
    behind_proxy: bool
    mail: Mail | None
    mail_from: str
    imap: Imap | None
    reply_address: str
    inbound_secret: str = field(repr=False)
    mail_judge: str
    profile: str
    time_zone: str
    max_upload_mb: int
    months_ahead: int
    """How far ahead what repeats is made."""
    scan_command: str
    require_mfa: bool
    public_sees_late: bool
    oidc: dict[str, str] | None = field(repr=False)
    metrics_token: str = field(repr=False)
    raw: Mapping[str, str] = field(repr=False, default_factory=dict)


def read(env: Mapping[str, str] | None = None) -> Environment:
    """What the environment says. Raises ``BadSetting`` for the first thing that is missing or weak."""
    settings, refused = look_at(env)
    if refused:
        raise refused[0]
    return settings


def look_at(env: Mapping[str, str] | None = None) -> tuple[Environment, list[BadSetting]]:
    """What the environment says, with all that is refused; what was refused is as if nobody had set it."""
    env = os.environ if env is None else env
    refused: list[BadSetting] = []

    def taken(reads: Callable[[], Taken], instead: Taken) -> Taken:
        try:
            return reads()
        except BadSetting as refusal:
            refused.append(refusal)
            return instead

    def flag(name: str, *, default: bool = False) -> bool:
        return taken(lambda: _flag(env, name, default=default), default)

    def number(name: str, default: int) -> int:
        return taken(lambda: _number(env, name, default), default)

    place = home(env)
    url = taken(lambda: _database(env, "DATABASE_URL", _running(place, "database-url")), "")
    debug, demo = flag("ENLACE_DEBUG"), flag("ENLACE_DEMO")
    base = (env.get("ENLACE_BASE_URL") or _running(place, "base-url") or "http://127.0.0.1:8000").rstrip("/")
    host = taken(lambda: _host(base), "localhost")
    hosts = _listed(env, "ENLACE_ALLOWED_HOSTS") or [host, "localhost", "127.0.0.1", "[::1]"]
    mail_url, imap_url = env.get("ENLACE_MAIL_URL", ""), env.get("ENLACE_IMAP_URL", "")
    settings = Environment(
        home=place,
        database_url=url,
        owner_database_url=taken(lambda: _database(env, "ENLACE_OWNER_DATABASE_URL", url), ""),
        secret_key=taken(lambda: _secret(env, place, local=not env.get("DATABASE_URL")), ""),
        debug=debug,
        demo=demo,
        base_url=base,
        allowed_hosts=hosts,
        behind_proxy=flag("ENLACE_BEHIND_PROXY"),
        mail=taken(lambda: Mail.from_url(mail_url) if mail_url else None, None),
        mail_from=env.get("ENLACE_MAIL_FROM", f"Enlace <enlace@{host}>"),
        imap=taken(lambda: Imap.from_url(imap_url) if imap_url else None, None),
        reply_address=taken(lambda: _reply_address(env), ""),
        inbound_secret=taken(lambda: _inbound_secret(env), ""),
        mail_judge=env.get("ENLACE_MAIL_JUDGE", "").strip().lower(),
        profile=env.get("ENLACE_PROFILE", "rcm"),
        time_zone=taken(lambda: _zone(env), "UTC"),
        max_upload_mb=number("ENLACE_MAX_UPLOAD_MB", 50),
        months_ahead=min(number("ENLACE_MONTHS_AHEAD", 12), 60),
        scan_command=taken(lambda: _scan_command(env), ""),
        require_mfa=flag("ENLACE_REQUIRE_MFA", default=not demo),
        public_sees_late=flag("ENLACE_PUBLIC_SEES_LATE"),
        oidc=taken(lambda: _oidc(env), None),
        metrics_token=env.get("ENLACE_METRICS_TOKEN", ""),
        raw=env,
    )
    return settings, refused


def _host(base: str) -> str:
    try:
        host = urlsplit(base).hostname
    except ValueError:
        host = None
    if not host:
        raise BadSetting(
            "ENLACE_BASE_URL must be an address such as https://enlace.example.org.",
            "ENLACE_BASE_URL debe ser una dirección como https://enlace.example.org.",
        )
    return host


def _running(place: Path, note: str) -> str:
    """Where the demo's database or its pages are to be found while it runs; written and removed by who runs it."""
    try:
        return (place / note).read_text().strip()
    except OSError:
        return ""


def _secret(env: Mapping[str, str], place: Path, *, local: bool) -> str:
    given = env.get("ENLACE_SECRET_KEY", "")
    if given and len(given) < MIN_SECRET:
        raise BadSetting(
            f"ENLACE_SECRET_KEY is weak: give at least {MIN_SECRET} random characters.",
            f"ENLACE_SECRET_KEY es débil: indique al menos {MIN_SECRET} caracteres al azar.",
        )
    if given:
        return given
    if not local:
        raise BadSetting(
            "ENLACE_SECRET_KEY is missing: give at least 50 random characters.",
            "Falta ENLACE_SECRET_KEY: indique al menos 50 caracteres al azar.",
        )
    return kept_secret(place)


def kept_secret(place: Path) -> str:
    """The secret of a local try-out, made once and kept beside its database."""
    file = place / "secret"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not file.exists() or not file.stat().st_size:
            _make_secret(file)
        return file.read_text()
    except OSError:
        raise BadSetting(
            f"{place}, the folder of ENLACE_HOME, cannot be written.",
            f"No se puede escribir en {place}, la carpeta de ENLACE_HOME.",
        ) from None


def _make_secret(file: Path) -> None:
    """Whole or not at all; of two who make one at once, both get that of the first."""
    with tempfile.TemporaryDirectory(prefix=".enlace-", dir=file.parent) as folder:
        made = Path(folder) / "secret"
        with open(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(60))
        try:
            os.link(made, file)
        except OSError:  # it is there already, empty perhaps, or the disk knows no hard links
            if not file.exists() or not file.stat().st_size:
                made.rename(file)


def _oidc(env: Mapping[str, str]) -> dict[str, str] | None:
    names = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
    given = {name.lower(): env.get(f"ENLACE_OIDC_{name}", "") for name in names}
    if not any(given.values()):
        return None
    for name in names:
        if not given[name.lower()]:
            raise BadSetting(f"ENLACE_OIDC_{name} is missing.", f"Falta ENLACE_OIDC_{name}.")
    return {**given, "name": env.get("ENLACE_OIDC_NAME", "SSO")}


def options() -> dict[str, Any]:
    """Connection options that hold for every PostgreSQL: sessions speak UTC and give up rather than hang.

    Queries are planned for a disk without moving parts; none is long enough to be worth compiling.
    """
    return {"options": "-c statement_timeout=60000 -c lock_timeout=15000 -c random_page_cost=1.1 -c jit=off"}
