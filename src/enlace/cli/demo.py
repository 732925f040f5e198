"""``enlace demo``: the whole system on this machine, filled with the samples; nothing else is needed.

Everything lives in ``ENLACE_HOME``: the embedded PostgreSQL, files, mail that would have been sent, logs. A second
start keeps what is there. However it ends, database, web and worker end with it.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from enlace.cli import server, writing
from enlace.cli.children import Child, stop
from enlace.cli.demo_data import samples
from enlace.cli.demo_people import PASSWORD, PEOPLE
from enlace.cli.errors import (
    CannotServe,
    DatabaseDoesNotStart,
    DemoFailed,
    DemoRuns,
    NoRoom,
    NotTheDemos,
    PortTaken,
)
from enlace.cli.voice import Voice
from enlace.cli.words import Language, Pair, pick, reason
from enlace.core import environment
from enlace.core.keeper import DoesNotStart, Kept, kept, log_of, stop_the_left

READY_SECONDS = 15 * 60
"""After which pages that do not answer are given up; a slow machine needs minutes, a broken one ends by itself."""
STILL_SECONDS = 30
NEEDED_MB = 400
OURS = ("postgres", "static", "files", "mail", "logs", "metrics")
NOTES = ("postgres.lock", "postgres.log", "secret", "database-url", "base-url")

_STARTING: Pair = ("Starting the database …", "Iniciando la base de datos …")
_PREPARING: Pair = ("Bringing it up to date …", "Actualizándola …")
_FILLING: Pair = (
    "Reading and adopting the sample reports …",
    "Leyendo y aprobando los informes de ejemplo …",
)
_KEPT: Pair = ("Seeing that the sample data are there …", "Comprobando que los datos de ejemplo estén …")
_OPENING: Pair = ("Opening the pages …", "Abriendo las páginas …")
_READY: Pair = ("Enlace is ready:  {address}", "Enlace está en marcha:  {address}")
_SIGN_IN: Pair = (
    "Sign in as any of these; the password is the same for all:  {password}",
    "Inicie sesión con cualquiera de estas cuentas; la contraseña es la misma para todas:  {password}",
)
_STOP: Pair = (
    "Ctrl-C stops it and keeps the data; `make demo-reset` clears them. They lie in {home}.",
    "Ctrl-C la detiene y conserva los datos; `make demo-reset` los borra. Están en {home}.",
)
_STOPPED: Pair = ("Stopped; the data are kept.", "Detenida; los datos se conservan.")
_ANSWERED: Pair = ("The pages answer.", "Las páginas responden.")
_CLEARED: Pair = (
    "The data of the demo are gone from {home}.",
    "Se borraron los datos de la demostración de {home}.",
)
_AGAIN: Pair = (
    "{name} ended by itself and was started again; {log} tells why.",
    "{name} terminó por sí solo y se reinició; {log} indica por qué.",
)
_STILL: Pair = (
    "… still at it after {seconds} seconds; a machine that does much else takes longer.",
    "… sigue en ello después de {seconds} segundos; una máquina muy ocupada tarda más.",
)
_NO_SAMPLES: Pair = (
    "The sample reports come with the source code of Enlace and are not here: the demo begins without any.",
    "Los informes de ejemplo vienen con el código fuente de Enlace y no están aquí: la demostración empieza sin ellos.",
)


def run(args: argparse.Namespace, voice: Voice) -> int:
    home = environment.home()
    if args.reset:
        _see_that_it_is_ours(home)
    with _held(home):
        if args.reset:
            return _reset(home, voice)
        _see_that_port_is_free(args.port)
        _see_that_there_is_room(home)
        stopping = _stop_when_told()
        voice.say(pick(_STARTING, voice.lang))
        try:
            with kept(home / "postgres") as database:
                return _run(args, voice, home, database, stopping)
        except DoesNotStart:
            raise DatabaseDoesNotStart(log=log_of(home / "postgres")) from None


def _run(
    args: argparse.Namespace, voice: Voice, home: Path, database: Kept, stopping: threading.Event
) -> int:
    address = f"http://127.0.0.1:{args.port}"
    env = settings_for(home, database, address)
    logs = home / "logs"
    logs.mkdir(mode=0o700, exist_ok=True)
    voice.say(pick(_PREPARING, voice.lang))
    owner = {"ENLACE_OWNER_DATABASE_URL": database.owner_url}
    _prepare(["-m", "enlace.cli", "migrate"], {**env, **owner}, logs, stopping, voice)
    voice.say(pick(_what_fills(home), voice.lang))
    _prepare(["-m", "enlace.cli.demo_data"], env, logs, stopping, voice)
    voice.say(pick(_OPENING, voice.lang))
    with _said_where(home, database.web_url, address), _children(args.port, env, logs) as children:
        if not _answers(f"{address}/health/ready", children, stopping, voice):
            if stopping.is_set():
                return 0
            raise DemoFailed(log=logs / "web.log")
        _tell(address, home, voice.lang)
        if args.once:
            return _look(address, voice)
        _watch(children, stopping, voice)
    writing.write(pick(_STOPPED, voice.lang) + "\n", None)
    return 0


def _what_fills(home: Path) -> Pair:
    if not samples():
        return _NO_SAMPLES
    return _KEPT if (home / "files").exists() else _FILLING


@contextmanager
def _held(home: Path) -> Iterator[None]:
    """One demo at a time in a folder."""
    server.make_home(home)
    with open(home / "demo.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DemoRuns(home=home) from None
        yield


def _see_that_it_is_ours(home: Path) -> None:
    if not home.is_dir() or not any(home.iterdir()):
        return
    if not any((home / name).exists() for name in ("demo.lock", "postgres.lock")):
        raise NotTheDemos(home=home)


def _reset(home: Path, voice: Voice) -> int:
    """Remove what a demo makes, and nothing else that may lie in the folder."""
    stop_the_left(home / "postgres")
    for name in OURS:
        shutil.rmtree(home / name, ignore_errors=True)
    for name in NOTES:
        (home / name).unlink(missing_ok=True)
    writing.write(pick(_CLEARED, voice.lang, home=home) + "\n", None)
    return 0


def _see_that_port_is_free(port: int) -> None:
    try:
        server.see_that_port_is_free("127.0.0.1", port)
    except PermissionError as error:
        raise CannotServe(host="127.0.0.1", port=port, why=reason(error)) from None
    except OSError:
        raise PortTaken(port=port, other=port + 1 if port < 65535 else 8001) from None


def _see_that_there_is_room(home: Path) -> None:
    free = shutil.disk_usage(home).free // 2**20
    if free < NEEDED_MB and not (home / "postgres").exists():
        raise NoRoom(home=home, free=free, needed=NEEDED_MB)


def _stop_when_told() -> threading.Event:
    """Ctrl-C, SIGTERM and the end of the parent all mean: stop in good order."""
    stopping = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: stopping.set())
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent and not stopping.wait(0.5):
            pass
        stopping.set()

    threading.Thread(target=look, daemon=True).start()
    return stopping


def settings_for(home: Path, database: Kept, address: str) -> dict[str, str]:
    """The demo's own settings: what the machine says for a production system is not for it, mail least of all."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("ENLACE_")}
    return {
        **env,
        "ENLACE_HOME": str(home),
        "ENLACE_DEMO": "1",
        "ENLACE_BASE_URL": address,
        "ENLACE_SECRET_KEY": environment.kept_secret(home),
        "DATABASE_URL": database.web_url,
        "PYTHONWARNINGS": "ignore",
    }


class _Patience:
    """Says now and then that something is still under way, so that nobody thinks that it hangs."""

    def __init__(self, voice: Voice) -> None:
        self.voice, self.began, self.told = voice, time.monotonic(), 0

    def __call__(self) -> None:
        waited = int(time.monotonic() - self.began)
        if waited >= self.told + STILL_SECONDS:
            self.told = waited
            self.voice.say(pick(_STILL, self.voice.lang, seconds=waited))


def _prepare(
    words: list[str], env: Mapping[str, str], logs: Path, stopping: threading.Event, voice: Voice
) -> None:
    log = logs / "prepare.log"
    with open(log, "ab") as out:
        process = subprocess.Popen(
            [sys.executable, *words],
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        still = _Patience(voice)
        while process.poll() is None:
            still()
            if stopping.wait(0.1):
                process.terminate()
                process.wait()
                raise SystemExit(0)
    if process.returncode:
        raise DemoFailed(log=log)


@contextmanager
def _said_where(home: Path, database: str, pages: str) -> Iterator[None]:
    """While it runs, other commands find the database and the pages: `enlace import DIR` elsewhere just works."""
    notes = {home / "database-url": database, home / "base-url": pages}
    for note, url in notes.items():
        with open(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            out.write(url + "\n")
    try:
        yield
    finally:
        for note in notes:
            note.unlink(missing_ok=True)


@contextmanager
def _children(port: int, env: Mapping[str, str], logs: Path) -> Iterator[list[Child]]:
    children: list[Child] = []
    try:
        children.append(Child(["web", "--port", str(port)], env, logs / "web.log"))
        children.append(Child(["worker"], env, logs / "worker.log"))
        yield children
    finally:
        stop(children)


def _answers(address: str, children: list[Child], stopping: threading.Event, voice: Voice) -> bool:
    until, still = time.monotonic() + READY_SECONDS, _Patience(voice)
    while time.monotonic() < until and not stopping.wait(0.1):
        if status_of(address) == 200:
            return True
        if children[0].ended:
            return False
        still()
    return False


def status_of(address: str) -> int:
    """The status that the page answers with; 0 where nothing answers."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def _tell(address: str, home: Path, lang: Language) -> None:
    width = max(len(email) for email, _ in PEOPLE)
    people = "".join(f"  {email:<{width}}  {pick(role, lang)}\n" for email, role in PEOPLE)
    said = (
        f"\n{pick(_READY, lang, address=address)}\n\n"
        f"{pick(_SIGN_IN, lang, password=PASSWORD)}\n{people}\n"
        f"{pick(_STOP, lang, home=home)}\n"
    )
    writing.write(said, None)


def _look(address: str, voice: Voice) -> int:
    """0 where the pages that everybody sees first answer, else 1, naming the one that does not."""
    wrong = [path for path in ("/", "/accounts/login/") if status_of(address + path) != 200]
    for path in wrong:
        voice.say(f"enlace: {path}: {status_of(address + path)}")
    if not wrong:
        writing.write(pick(_ANSWERED, voice.lang) + "\n", None)
    return 1 if wrong else 0


def _watch(children: list[Child], stopping: threading.Event, voice: Voice) -> None:
    while not stopping.wait(0.5):
        for child in children:
            if child.ended:
                child.start()
                voice.say(pick(_AGAIN, voice.lang, name=child.words[0], log=child.log))
                stopping.wait(2)
