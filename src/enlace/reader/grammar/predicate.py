"""What a clause says: one act, who does it and on whom; and what holds around the sentence it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from enlace.reader.acts.recogniser import Aim
from enlace.reader.grammar.group import Group
from enlace.reader.grammar.parties import Ids
from enlace.reader.model import ActKind


@dataclass(slots=True)  # not frozen: made by the hundred in each report, and three times as fast so
class Predicate:
    """One act found in a sentence; units ``[first, group.end)`` lead up to and hold its verb."""

    act: ActKind
    by: Ids
    to: Ids
    first: int
    group: Group
    rule: str
    confidence: float
    lemma: str = ""


@dataclass(frozen=True)
class Setting:
    """What holds for a whole report: the body that meets, the members' group, each act's way to its addressee."""

    body: Ids
    member_group: str | None
    aims: Mapping[str, Aim]
    recommends: bool = False  # the items stand under the heading "Recommendations"


@dataclass
class Thread:
    """What a sentence inherits from the one before in the same item.

    ``opening`` is who acts where a sentence begins with a bare verb; ``quiet`` silences impersonal infinitives (bullets
    that say what a chapeau asked).
    """

    opening: Ids
    subject: Ids = ()
    spoken: Ids = ()  # the last subject that was named: "it", "they"
    aimed: Ids = ()  # whom the last act was aimed at: "asked them to …"
    quiet: bool = False
    listed: bool = False  # the sentence opens a bullet below a chapeau
