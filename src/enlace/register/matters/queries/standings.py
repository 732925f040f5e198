"""Where matters stand for one reader, by what that reader may see; as many questions for one matter as for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from enlace.core.actor import Actor
from enlace.meetings.models import Meeting
from enlace.register.enums import Acceptance
from enlace.register.matters.enums import LinkState, MatterState
from enlace.register.matters.models import KeptStanding, Link, level_in
from enlace.register.matters.states import QUIET_MEETINGS, Said, Standing, asleep, standing_of
from enlace.register.models import Commitment
from enlace.reports.enums import ActState, ReportState
from enlace.reports.models import Act, Item

Spot = tuple[int, str]
"""A passage: its meeting's key in the database and its item's key."""


@dataclass
class Word:
    """A passage as far as a state follows from it."""

    passage: int
    spot: Spot
    on: date
    body: str
    position: int
    acts: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    """Kinds of the accepted links that lead from it back to another passage of the same matter."""
    answers: list[str] = field(default_factory=list)
    levels: set[str] = field(default_factory=set)
    """Those of its paragraph in each language and of what is owed after it."""

    def said(self) -> Said:
        return Said(self.passage, self.on, frozenset(self.acts), frozenset(self.links), self.answers)


@dataclass(frozen=True)
class Brief:
    """What lists tell of a matter, as one reader may see it."""

    matter: int
    standing: Standing
    passages: int
    first_on: date
    last_on: date
    bodies: Sequence[str]
    """Codes of the bodies that spoke of it, in the order in which they did."""


def quiet_before(*, on: date) -> dict[str, date]:
    """For each body the day on which the last ``QUIET_MEETINGS`` began: what it spoke of last before that is quiet."""
    held = Meeting.objects.filter(ends_on__lte=on, cancelled_on=None).order_by()
    place = Window(RowNumber(), partition_by="body", order_by="-starts_on")
    rows = held.annotate(place=place).filter(place=QUIET_MEETINGS)
    return dict(rows.values_list("body", "starts_on"))


def words_of(matters: Iterable[int], actor: Actor) -> dict[int, list[Word]]:
    """Of each of these matters the passages that the actor may see, in time order; a matter without any is left out."""
    wanted = list(matters)
    words, items = _paragraphs(wanted, actor)
    acts = Act.objects.filter(item__in=list(items)).exclude(state=ActState.REMOVED).order_by()
    for item, kind in acts.values_list("item", "kind"):
        items[item].acts.add(kind)
    _add_answers(words, wanted, actor)
    found: defaultdict[int, list[Word]] = defaultdict(list)
    for (matter, _passage), word in words.items():
        found[matter].append(word)
    _add_links(found)
    for several in found.values():
        several.sort(key=_order)
    return dict(found)


def spoken_of(matter: int, actor: Actor) -> list[Word]:
    """The passages of one matter that the actor may see, in time order, without what is done in them."""
    return sorted(_paragraphs([matter], actor)[0].values(), key=_order)


def _order(word: Word) -> tuple[date, int, int]:
    return word.on, word.spot[0], word.position


Words = dict[tuple[int, int], Word]
"""By matter and passage."""


def _paragraphs(matters: list[int], actor: Actor) -> tuple[Words, dict[int, Word]]:
    """The passages, and the word that each item is; English first, of one key in one report the first."""
    here = "report__meeting__passages"
    same = {
        "report__state": ReportState.ADOPTED,
        f"{here}__matter__in": matters,
        f"{here}__item_key": F("key"),
    }
    rows = Item.objects.visible_to(actor).filter(**same).order_by("report__language", "position")
    told = rows.values_list(
        f"{here}__matter",
        f"{here}__pk",
        "report__meeting",
        "key",
        "report__meeting__ends_on",
        "report__meeting__body",
        "position",
        "report",
        "visibility",
        "pk",
    )
    words: Words = {}
    items: dict[int, Word] = {}
    seen: set[tuple[int, int]] = set()
    for matter, passage, meeting, key, on, body, position, report, level, pk in told:
        word = words.setdefault((matter, passage), Word(passage, (meeting, key), on, body, position))
        word.levels.add(level_in(level, body))
        if (passage, report) not in seen:
            seen.add((passage, report))
            items[pk] = word
    return words, items


def _add_answers(words: Words, matters: list[int], actor: Actor) -> None:
    here = "meeting__passages"
    same = {f"{here}__matter__in": matters, f"{here}__item_key": F("item_key")}
    rows = (
        Commitment.objects.visible_to(actor).filter(**same, withdrawn_on=None, occurrence_of=None).order_by()
    )
    told = rows.values_list(
        f"{here}__matter",
        f"{here}__pk",
        "visibility",
        "body",
        "answers__acceptance",
        "answers__implementation",
    )
    for matter, passage, level, body, acceptance, implementation in told:
        word = words.get((matter, passage))
        if word is None:
            continue
        word.levels.add(level_in(level, body))
        if implementation is not None:
            word.answers.append("declined" if acceptance == Acceptance.DECLINED else implementation)


def _add_links(found: Mapping[int, Sequence[Word]]) -> None:
    at = {word.spot: (matter, word) for matter, several in found.items() for word in several}
    here = "later_meeting__passages"
    same = {f"{here}__matter__in": list(found), f"{here}__item_key": F("later_key")}
    rows = Link.objects.filter(**same, state=LinkState.ACCEPTED).order_by()
    for a, a_key, b, b_key, kind in rows.values_list(
        "earlier_meeting", "earlier_key", "later_meeting", "later_key", "kind"
    ):
        earlier, later = at.get((a, a_key)), at.get((b, b_key))
        if earlier and later and earlier[0] == later[0]:
            later[1].links.add(kind)


def brief_of(matter: int, words: Sequence[Word], quiet: Mapping[str, date]) -> Brief:
    """``words`` are at least one, in time order."""
    last = words[-1]
    standing = standing_of((one.said() for one in words), is_quiet=_is_quiet(last.body, last.on, quiet))
    bodies = tuple(dict.fromkeys(one.body for one in words))
    return Brief(matter, standing, len(words), words[0].on, last.on, bodies)


def brief_of_kept(kept: KeptStanding, quiet: Mapping[str, date]) -> Brief:
    """The same of one that is kept, for who may see all of it."""
    assert kept.first_on is not None  # it has passages
    assert kept.last_on is not None
    standing = Standing(MatterState(kept.state), tuple(kept.because))
    if _is_quiet(kept.last_body, kept.last_on, quiet):
        standing = asleep(standing, kept.last_passage)
    return Brief(kept.pk, standing, kept.passages, kept.first_on, kept.last_on, kept.bodies)


def _is_quiet(body: str, on: date, quiet: Mapping[str, date]) -> bool:
    return body in quiet and on < quiet[body]


def briefs_derived(matters: Iterable[int], actor: Actor, quiet: Mapping[str, date]) -> list[Brief]:
    """Of these matters, those of which the actor may see a passage."""
    wanted = list(matters)
    found = words_of(wanted, actor) if wanted else {}
    return [brief_of(matter, words, quiet) for matter, words in found.items()]
