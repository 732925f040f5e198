"""Run in a process of its own against the system under test: fills it, and prints what the test needs as JSON."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import django

ANSWERS = 40


def main() -> None:
    django.setup()
    from enlace.core.actor import Actor
    from enlace.directory.services import load_process

    load_process("rcm", actor=Actor.system())
    from tests.people import People
    from tests.standing import make_commitment, make_meeting

    people = People()
    meeting = make_meeting()
    made = [make_commitment(meeting) for _ in range(ANSWERS)]
    print(
        json.dumps(
            {
                "secretariat": _session(people.user("secretariat")),
                "honduras": _session(people.user("honduras")),
                "references": [one.reference for one in made],
            }
        )
    )


def _session(user: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    main()
