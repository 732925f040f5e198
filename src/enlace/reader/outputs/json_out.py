"""Reports as JSON after ``enlace.report/1``."""

from __future__ import annotations

import json
from collections.abc import Sequence

from enlace.reader.model import Language, Report


def render(reports: Sequence[Report], *, lang: Language = "en", as_list: bool | None = None) -> str:
    """One report as the object of the contract, several as a list of them, in their order, one a line.

    ``as_list`` asks for a list whatever their number, or for the object of the only one. Text is not escaped to
    ASCII. ``lang`` changes nothing: the contract's words are English ids.
    """
    if as_list or (as_list is None and len(reports) != 1):
        lines = ",\n".join(json.dumps(report.as_dict(), ensure_ascii=False) for report in reports)
        return f"[\n{lines}\n]\n" if lines else "[]\n"
    return json.dumps(reports[0].as_dict(), ensure_ascii=False, indent=2) + "\n"
