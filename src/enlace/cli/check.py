"""``enlace check``: what is wrong with a production configuration, one line for each thing; exit code 1 if any is."""

from __future__ import annotations

import argparse

from enlace.cli import server, writing
from enlace.cli.errors import Refusal
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, one_line, pick
from enlace.core import environment

_SOUND: Pair = ("Nothing is wrong with this configuration.", "La configuración está en orden.")


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
        return list(checks.problems(settings))


def _of_reach(settings: environment.Environment, voice: Voice) -> list[str]:
    """Does the database answer? Nothing else can be tried while settings are refused."""
    try:
        server.reach(settings.database_url)
    except Refusal as stop:
        return [stop.sentence(voice.lang)]
    return []
