"""``enlace migrate``: brings the database up to date as its owner, and gives the web role its rights."""

from __future__ import annotations

import argparse

from enlace.cli import server, writing
from enlace.cli.errors import SameRole, WebRoleOwns
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, pick
from enlace.core import environment, postgres

_DONE: Pair = (
    "The database is up to date; the role {role} has its rights.",
    "La base de datos está al día; el rol {role} tiene sus permisos.",
)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Safe to run twice, one after another or at once."""
    settings = environment.read()
    server.begin(as_owner=True)
    server.reach(settings.database_url)
    role = web_role(settings)
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SET statement_timeout = 0"
        )  # a large register takes its time; nobody waits for a page here
        postgres.be_alone(cursor)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    postgres.grant_web_role(settings.owner_database_url, role)
    _load_process(settings.profile)
    writing.write(pick(_DONE, voice.lang, role=role) + "\n", None)
    return 0


def web_role(settings: environment.Environment) -> str:
    """The role that serves pages. Refuses one that owns tables, since it could then change them."""
    facts = postgres.facts_of_role(settings.database_url)
    if facts.name == postgres.facts_of_role(settings.owner_database_url).name:
        raise SameRole
    if facts.owns:
        raise WebRoleOwns(role=facts.name, owns=facts.owns)
    return facts.name


def _load_process(profile: str) -> None:
    """Parties and bodies of the process, the first time; later they are edited on pages."""
    from enlace.core.actor import Actor
    from enlace.directory import queries, services

    if not queries.parties().exists():
        services.load_process(profile, actor=Actor.system())
