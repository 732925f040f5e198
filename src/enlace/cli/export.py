"""``enlace export corrections DIR``: the reviewed reports as annotated files, ``NAME.gold.json``."""

from __future__ import annotations

import argparse
import json

from enlace.cli import server, writing
from enlace.cli.errors import CannotWrite
from enlace.cli.voice import Voice
from enlace.cli.words import Pair, pick, reason

_WRITTEN: Pair = (
    "Reports written: {count}, in {folder}\n",
    "Informes escritos: {count}, en {folder}\n",
)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Write each report that is reviewed whole; a file of the same name is replaced."""
    server.begin()
    from enlace.core.actor import Actor
    from enlace.reports import services

    try:
        args.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(name=args.folder, why=reason(error)) from None
    count = 0
    for name, gold in services.export_corrections(actor=Actor.system()):
        text = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        writing.write(text, args.folder / f"{name}.gold.json")
        count += 1
    writing.write(pick(_WRITTEN, voice.lang, count=count, folder=args.folder), None)
    return 0
