"""``enlace profile``: what is built in, what a profile says, what is wrong with one."""

from __future__ import annotations

import argparse
from importlib import resources

from enlace.cli import files, writing
from enlace.cli.errors import NoSuchProfile
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, one_line, pick

_SOUND: Pair = ("{name}: nothing is wrong with this profile.", "{name}: este perfil está en orden.")


def run(args: argparse.Namespace, voice: Voice) -> int:
    acts = {"check": _check, "list": _list, "show": _show}
    return acts[args.act](args, voice)


def _check(args: argparse.Namespace, voice: Voice) -> int:
    """Exit code 1 where something is wrong, one sentence a line."""
    from enlace.reader import profile

    files.require_readable(args.file)
    wrong = profile.check(args.file, lang=voice.lang)
    lines = [one_line(f"{args.file}: {sentence}") for sentence in wrong] or [
        pick(_SOUND, voice.lang, name=args.file)
    ]
    writing.write("".join(line + "\n" for line in lines), None)
    return 1 if wrong else 0


def _list(args: argparse.Namespace, voice: Voice) -> int:
    from enlace.reader import profile

    named = [(name, profile.load(name).name) for name in profile.built_in()]
    lines = [f"{name}  {names.get(voice.lang, '')}".rstrip() for name, names in named]
    writing.write("".join(line + "\n" for line in lines), None)
    return 0


def _show(args: argparse.Namespace, voice: Voice) -> int:
    from enlace.reader import profile

    if args.name not in profile.built_in():
        raise NoSuchProfile(name=args.name, known=", ".join(profile.built_in()))
    file = resources.files("enlace.reader").joinpath("profiles").joinpath(f"{args.name}.toml")
    writing.write(file.read_bytes(), None)
    return 0
