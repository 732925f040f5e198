"""What the commands of the running system share: settings, the database, ending with the parent."""

from __future__ import annotations

import errno
import os
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

from enlace.cli.errors import DatabaseUnreachable, HomeUnwritable, NoDatabase
from enlace.cli.words import reason
from enlace.core import environment

WATCH = "ENLACE_ENDS_WITH_STDIN"
SETTINGS = "enlace.config.settings"
MOST_SECONDS_TO_END = 15


def begin(*, as_owner: bool = False) -> environment.Environment:
    """Read the settings, see that the database answers, and make Django ready; raises what is wrong by name."""
    settings = environment.read()
    url = settings.owner_database_url if as_owner else settings.database_url
    reach(url)
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
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise HomeUnwritable(home=place, why=reason(error)) from None


def reach(url: str) -> None:
    """Does the database of that address answer? Refused by name where there is none or it does not."""
    if not url:
        raise NoDatabase
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.Error as error:
        raise DatabaseUnreachable(why=" ".join(str(error).split())) from None


def end_with_parent() -> None:
    """Where a parent holds our standard input, end in good order when it lets go, however it ended."""
    if os.environ.pop(WATCH, "") == "1":
        threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    with suppress(OSError):
        while os.read(0, 4096):
            pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(MOST_SECONDS_TO_END)
    os._exit(1)  # where the database went with the parent, ending in good order may never come to its end
