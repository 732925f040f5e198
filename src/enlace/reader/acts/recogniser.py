"""What a recogniser of one act is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from enlace.reader.model import ActKind

Aim = Literal["thanked", "asked", "told", "submitted", "nobody"]


@dataclass(frozen=True, slots=True)
class Recogniser:
    """The verbs of one act in each language and the way its addressee is found.

    A verb pattern is an infinitive, optionally with nouns of which one must follow within a few words:
    ``"express +gratitude|thanks"``; with ``=`` it must be the very next word: ``"agree =on|with"``.
    ``light`` is no act: such verbs lend their subject to the next verb.
    """

    act: ActKind | Literal["light"]
    en: tuple[str, ...]
    es: tuple[str, ...]
    aim: Aim = "nobody"
