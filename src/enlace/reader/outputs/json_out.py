"""Reports as JSON after ``enlace.report/1``."""

from __future__ import annotations

import json
from collections.abc import Sequence

from enlace.reader.model import Language, Report


def render(reports: Sequence[Report], *, lang: Language = "en", as_list: bool | None = None) -> str:
    """One report as the object of the contract, several as a list of them, in their order.

    ``as_list`` asks for a list whatever their number, or for the object of the only one. Text is not escaped to
    ASCII. ``lang`` changes nothing: the contract's words are English ids.
    """
    said = [report.as_dict() for report in reports]
    whole = said if as_list or (as_list is None and len(said) != 1) else said[0]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
