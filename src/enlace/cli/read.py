"""``enlace read``: reports become a table, a page, a workbook or data."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from enlace.cli import files, reading, writing
from enlace.cli.errors import NotOnATerminal, OverwritesInput, UnknownFormat
from enlace.cli.outcomes import Failure
from enlace.cli.voice import Voice

if TYPE_CHECKING:
    from enlace.reader.model import Report

ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".csv": "csv",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".xml": "akn",
    ".akn": "akn",
    ".xlsx": "xlsx",
}


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Read what is named and write one output. Nothing is written where no report could be read."""
    made = _format_of(args.format, args.output)
    if args.output is not None:
        writing.check(args.output)
    named = files.gather(args.files)
    if args.output is not None:
        files.refuse_to_overwrite(args.output, named.inputs, OverwritesInput)
    for name, failure in named.troubles:
        voice.fail(name, failure)
    reports = _read(named, args, voice)
    wanted = len(named.inputs) + len(named.troubles)
    failed = wanted - len(reports)
    if reports:
        writing.write(_render(reports, made, single=named.single, voice=voice), args.output)
    if failed and not named.single:
        voice.count_failed(failed, wanted)
    if failed:
        return 2 if named.single else 1
    return 0


def _format_of(asked: str | None, output: Path | None) -> str | None:
    """The format that is asked for or that the output's ending tells; ``None`` is the table."""
    if asked is None and output is not None and not writing.is_device(output):
        asked = ENDINGS.get(output.suffix.lower())
        if asked is None:
            raise UnknownFormat(name=output)
    if asked == "xlsx" and output is None and sys.stdout is not None and sys.stdout.isatty():
        raise NotOnATerminal
    return asked


def _read(named: files.Named, args: argparse.Namespace, voice: Voice) -> list[Report]:
    from enlace.reader import profile

    read: list[Report] = []
    outcomes = reading.read_all(named.inputs, profile.load(args.profile), args.jobs)
    with voice.progress(len(named.inputs)):
        for one, outcome in zip(named.inputs, outcomes, strict=True):
            if isinstance(outcome, Failure):
                voice.fail(one.shown, outcome)
            else:
                voice.tell(one.shown, outcome)
                read.append(outcome)
            voice.step()
    return read


def _render(reports: Sequence[Report], made: str | None, *, single: bool, voice: Voice) -> str | bytes:
    if made is None:
        from enlace.cli import table

        return table.commitments(reports, voice.lang)
    if made == "json":
        from enlace.reader.outputs import json_out

        return json_out.render(reports, lang=voice.lang, as_list=not single)
    maker = importlib.import_module(f"enlace.reader.outputs.{made}_out")
    rendered: str | bytes = maker.render(reports, lang=voice.lang)
    return rendered
