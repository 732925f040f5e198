"""How tests search, and paragraphs to find."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.standing import make_meeting, make_report

from enlace.core.actor import Actor
from enlace.library import queries
from enlace.library.asking import Asked
from enlace.library.models import Passage

ON = date(2026, 1, 15)


def found(q: str, actor: Actor | None = None, **chosen: str) -> list[str]:
    """The addresses of what is found, the best first."""
    said = queries.find(Asked.parsed({"q": q, **chosen}), actor or Actor.system(), on=ON)
    rows = Passage.objects.in_bulk([hit.pk for hit in said.hits])
    return [f"{rows[hit.pk].kind} {rows[hit.pk].key}" for hit in said.hits]


def items(*texts: str, language: str = "en", **fields: Any) -> Any:
    keys = tuple(str(at + 1) for at in range(len(texts)))
    return make_report(
        fields.pop("meeting", None) or make_meeting(), language, texts=texts, keys=keys, **fields
    )


def only_items(q: str, actor: Actor | None = None, **chosen: str) -> list[str]:
    return [one for one in found(q, actor, **chosen) if one.startswith("item")]
