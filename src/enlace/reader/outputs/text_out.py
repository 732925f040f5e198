"""The plain text that spans point into."""

from __future__ import annotations

from collections.abc import Sequence

from enlace.reader.model import Language, Report


def render(reports: Sequence[Report], *, lang: Language = "en") -> str:
    """One report's plain text exactly as spans count it; several each under a line ``==> name <==``."""
    if len(reports) == 1:
        return reports[0].plain
    return "\n".join(f"==> {report.source.name} <==\n{report.plain}" for report in reports)
