"""``enlace check``: what is wrong with a production configuration, one line for each thing; exit code 1 if any is."""

from __future__ import annotations

import argparse

from enlace.cli import server, writing
from enlace.cli.errors import Refusal
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, one_line, pick
from enlace.core import environment

_SOUND: Pair = ("Nothing is wrong with this configuration.", "La configuración está en orden.")

_SHUT_OUT: Pair = (
    "People whose second factor was set up under another ENLACE_SECRET_KEY and who cannot sign in: {count};"
    " put the former one back.",
    "Personas cuyo segundo factor se configuró con otra ENLACE_SECRET_KEY y que no pueden iniciar sesión: {count};"
    " restablezca la anterior.",
)


def run(args: argparse.Namespace, voice: Voice) -> int:
    wrong = _wrong(voice)
    lines = [one_line(sentence) for sentence in wrong] or [pick(_SOUND, voice.lang)]
    writing.write("".join(line + "\n" for line in lines), None)
    return 1 if wrong else 0


def _wrong(voice: Voice) -> list[str]:
    settings, refused = environment.look_at()
    if refused:
        return [*(refusal.sentence(voice.lang) for refusal in refused), *_of_reach(settings, voice)]
    try:
        server.begin()
    except Refusal as stop:
        return [stop.sentence(voice.lang)]
    from django.utils import translation

    from enlace.core import checks

    with translation.override(voice.lang):
        return [*checks.problems(settings), *of_another_secret(voice)]


def of_another_secret(voice: Voice) -> list[str]:
    """Whom the secret of this machine would not let in; nothing where the tables cannot be asked."""
    from enlace.accounts.queries import count_second_factors_of_another_secret
    from enlace.core import checks

    shut_out = count_second_factors_of_another_secret() if checks.is_up_to_date() else 0
    return [pick(_SHUT_OUT, voice.lang, count=shut_out)] if shut_out else []


def _of_reach(settings: environment.Environment, voice: Voice) -> list[str]:
    """Does the database answer? Nothing else can be tried while settings are refused."""
    if settings.raw.get("DATABASE_URL") and not settings.database_url:
        return []  # that was refused itself
    try:
        server.reach(settings.database_url)
    except Refusal as stop:
        return [stop.sentence(voice.lang)]
    return []
