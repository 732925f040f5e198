"""``enlace invite``: lets the first person in, before anybody can sign in to invite others."""

from __future__ import annotations

import argparse

from enlace.cli import server, writing
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, pick

_LINK: Pair = (
    "Give {name} this address, over a way you trust; it works once:\n{link}\n",
    "Entregue a {name} esta dirección por un medio de confianza; funciona una sola vez:\n{link}\n",
)
_SENT: Pair = ("The invitation is on its way to {email}.\n", "La invitación va en camino a {email}.\n")


def run(args: argparse.Namespace, voice: Voice) -> int:
    """An officer of the secretariat gets an address that is printed here; anybody else gets it by mail."""
    settings = server.begin()
    from django.utils import timezone

    from enlace.accounts import services
    from enlace.core.actor import Actor, Right
    from enlace.core.enums import Role

    if args.role == Role.SECRETARIAT:
        link = services.open_first_account(args.email, args.name, at=timezone.now(), language=voice.lang)
        address = link if "://" in link else f"{settings.base_url}{link}"
        writing.write(pick(_LINK, voice.lang, name=args.name, link=address), None)
        return 0
    right = Right(Role(args.role), args.party, None)
    services.invite(args.email, args.name, [right], voice.lang, actor=Actor.system(), at=timezone.now())
    writing.write(pick(_SENT, voice.lang, email=args.email), None)
    return 0
