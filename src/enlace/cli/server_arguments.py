"""What may be asked of the running system: start it, prepare it, examine it, back it up."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from enlace.cli.words import Language, Pair, pick

ROLES = ("secretariat", "presidency", "focal_point", "delegate", "observer", "reader")

_ENVIRONMENT: Pair = (
    "Settings come from the environment: DATABASE_URL, ENLACE_SECRET_KEY and others; see docs/running.md.",
    "La configuración viene del entorno: DATABASE_URL, ENLACE_SECRET_KEY y otras; véase docs/running.es.md.",
)
_DEMO: Pair = (
    "start the whole system with sample data on this machine",
    "poner en marcha todo el sistema con datos de ejemplo en esta máquina",
)
_WEB: Pair = ("serve the pages", "servir las páginas")
_WORKER: Pair = (
    "do the work that waits: reading files, sending mail",
    "hacer el trabajo en espera: leer archivos, enviar correo",
)
_MIGRATE: Pair = (
    "bring the database up to date and give the web role its rights",
    "actualizar la base de datos y dar sus permisos al rol de la web",
)
_CHECK: Pair = (
    "say what is wrong with a production configuration",
    "decir qué está mal en una configuración de producción",
)
_INVITE: Pair = (
    "let the first person in: prints an address for choosing a password",
    "dar acceso a la primera persona: muestra una dirección para elegir la contraseña",
)
_BACKUP: Pair = (
    "write database and files to one archive",
    "escribir la base de datos y los archivos en uno solo",
)
_RESTORE: Pair = ("fill an empty system from an archive", "llenar un sistema vacío a partir de una copia")


def add_server_commands(commands: Any, lang: Language, common: Callable[[Any], None]) -> None:
    _add_demo(commands, lang, common)
    _add_web(commands, lang, common)
    worker = _command(commands, "worker", _WORKER, lang, common)
    worker.add_argument(
        "--concurrency",
        type=_number(lang, 1, 64),
        default=2,
        metavar="N",
        help=pick(("jobs at once (2)", "tareas a la vez (2)"), lang),
    )
    _command(commands, "migrate", _MIGRATE, lang, common)
    _command(commands, "check", _CHECK, lang, common)
    _add_invite(commands, lang, common)
    for name, told in (("backup", _BACKUP), ("restore", _RESTORE)):
        one = _command(commands, name, told, lang, common)
        one.add_argument("file", type=Path, metavar="FILE.tar")


def _command(
    commands: Any, name: str, told: Pair, lang: Language, common: Callable[[Any], None]
) -> argparse.ArgumentParser:
    said = pick(told, lang)
    made: argparse.ArgumentParser = commands.add_parser(
        name, help=said, description=said, epilog=pick(_ENVIRONMENT, lang)
    )
    common(made)
    return made


def _add_demo(commands: Any, lang: Language, common: Callable[[Any], None]) -> None:
    demo = _command(commands, "demo", _DEMO, lang, common)
    _add_address(demo, lang)
    act = demo.add_mutually_exclusive_group()
    act.add_argument(
        "--once",
        action="store_true",
        help=pick(
            (
                "start, look whether the pages answer, and stop",
                "arrancar, ver si las páginas responden y parar",
            ),
            lang,
        ),
    )
    act.add_argument(
        "--reset",
        action="store_true",
        help=pick(("remove all data of the demo", "borrar todos los datos de la demostración"), lang),
    )


def _add_web(commands: Any, lang: Language, common: Callable[[Any], None]) -> None:
    web = _command(commands, "web", _WEB, lang, common)
    _add_address(web, lang)
    web.add_argument(
        "--host", default="127.0.0.1", help=pick(("address (127.0.0.1)", "dirección (127.0.0.1)"), lang)
    )
    for name, default, told in (
        ("--workers", 1, ("processes (1)", "procesos (1)")),
        (
            "--threads",
            4,
            ("requests at once in each process (4)", "solicitudes a la vez en cada proceso (4)"),
        ),
    ):
        web.add_argument(name, type=_number(lang, 1, 64), default=default, metavar="N", help=pick(told, lang))


def _add_address(to: argparse.ArgumentParser, lang: Language) -> None:
    to.add_argument(
        "--port",
        type=_number(lang, 1, 65535),
        default=8000,
        metavar="N",
        help=pick(("port (8000)", "puerto (8000)"), lang),
    )


def _add_invite(commands: Any, lang: Language, common: Callable[[Any], None]) -> None:
    invite = _command(commands, "invite", _INVITE, lang, common)
    invite.add_argument("email", metavar="EMAIL")
    invite.add_argument(
        "--name", required=True, help=pick(("the person's name", "nombre de la persona"), lang)
    )
    invite.add_argument(
        "--role",
        choices=ROLES,
        default="secretariat",
        help=pick(("role (secretariat)", "rol (secretariat)"), lang),
    )
    invite.add_argument(
        "--party", help=pick(("code of the party, such as HND", "código de la parte, por ejemplo HND"), lang)
    )


def _number(lang: Language, low: int, high: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            said = ("a whole number from {low} to {high}", "un número entero de {low} a {high}")
            raise argparse.ArgumentTypeError(pick(said, lang, low=low, high=high))
        return int(text)

    return number
