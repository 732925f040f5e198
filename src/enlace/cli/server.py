"""What the commands of the running system share: settings, the database, ending with the parent."""

from __future__ import annotations

import errno
import os
import pwd
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from enlace.cli.errors import DatabaseUnreachable, HomeUnwritable, NoDatabase, NotTheOwner
from enlace.cli.words import reason
from enlace.core import environment

WATCH = "ENLACE_ENDS_WITH_STDIN"
PARENT = "ENLACE_SERVES_FOR"
SETTINGS = "enlace.config.settings"
MOST_SECONDS_TO_END = 15
RESTART_SECONDS = 10
"""How long a database may be away that is only started anew."""


def begin(*, as_owner: bool = False, patience: int = 0) -> environment.Environment:
    """Read the settings, see that the database answers, and make Django ready; raises what is wrong by name.

    For so many seconds, a database that does not answer may be one that is just starting.
    """
    settings = environment.read()
    see_that_it_is_ours(settings.home)
    url = settings.owner_database_url if as_owner else settings.database_url
    reach(url, patience=patience)
    make_django_ready(url, settings)
    return settings


def make_django_ready(url: str, settings: environment.Environment) -> None:
    os.environ["DATABASE_URL"] = url
    os.environ.setdefault("ENLACE_SECRET_KEY", settings.secret_key)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django

    django.setup()


def make_home(place: Path) -> None:
    """The folder that everything is kept in; refused by name where it cannot be made or written."""
    see_that_it_is_ours(place)
    with writing_in(place):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def see_that_it_is_ours(home: Path) -> None:
    """What root leaves in the folder of another user, that one could neither read nor add to."""
    if os.geteuid() != 0 or not home.is_dir():
        return
    if owner := home.stat().st_uid:
        raise NotTheOwner(home=home, user=_name_of(owner))


def _name_of(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)


@contextmanager
def writing_in(home: Path) -> Iterator[None]:
    """What the system refuses within the block is refused by the name of that folder."""
    try:
        yield
    except OSError as error:
        raise HomeUnwritable(home=home, why=reason(error)) from None


def see_that_port_is_free(host: str, port: int) -> None:
    """Raises ``OSError``. The server itself would not tell: it lets several of the same user share a port."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind(address)


def reach(url: str, *, patience: int = 0) -> None:
    """Does the database of that address answer? Refused by name where there is none or it does not."""
    if not url:
        raise NoDatabase
    import psycopg

    until = time.monotonic() + patience
    while True:
        try:
            psycopg.connect(url, connect_timeout=10).close()
        except psycopg.Error as error:
            if time.monotonic() >= until:
                raise DatabaseUnreachable(why=" ".join(str(error).split())) from None
            time.sleep(0.5)
        else:
            return


def end_with_parent() -> None:
    """Where a parent holds our standard input, end in good order when it lets go, however it ended."""
    if os.environ.pop(WATCH, "") == "1":
        threading.Thread(target=_wait_for_the_end, daemon=True).start()


def name_parent() -> None:
    """For the processes that serve pages on behalf of this one; see ``end_with_named_parent``."""
    os.environ[PARENT] = str(os.getpid())


def end_with_named_parent() -> None:
    """One that serves pages ends when its parent was killed; else it would keep the port and serve from it for ever."""
    if os.environ.get(PARENT) == str(os.getppid()):
        threading.Thread(target=_wait_for_another_parent, args=[os.getppid()], daemon=True).start()


def _wait_for_another_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    _end()


def _wait_for_the_end() -> None:
    with suppress(OSError):
        while os.read(0, 4096):
            pass
    _end()


def _end() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(MOST_SECONDS_TO_END)
    os._exit(1)  # where the database went with the parent, ending in good order may never come to its end
