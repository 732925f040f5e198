"""What faces ask about papers, rules and templates: never a row of something that the actor may not see."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q

from enlace.core.actor import Actor
from enlace.core.queries import Change, history_of
from enlace.core.services import read_stored
from enlace.meetings.models import Meeting
from enlace.papers import access, defaults
from enlace.papers.enums import Fate, PaperKind, SectionKind, TemplateKind
from enlace.papers.models import WORDS, Paper, PaperQuerySet, Part, Plan, Row, Spot, Template
from enlace.papers.rules import SectionRule, built_in, of_plan, plan_of, rules_for

HISTORY_ROWS = 400


def may_edit(actor: Actor) -> bool:
    return access.can_edit(actor)


def may_see_sheets(actor: Actor) -> bool:
    return access.can_see_sheets(actor)


def papers_for(actor: Actor) -> PaperQuerySet:
    rows: PaperQuerySet = Paper.objects.visible_to(actor)
    return rows.select_related("meeting__body")


def papers_of(meeting: Meeting, actor: Actor) -> list[Paper]:
    """The papers of a meeting that this actor may see, the matrix after the agenda."""
    return list(papers_for(actor).filter(meeting=meeting).order_by("kind"))


def find_paper(slug: str, kind: str, actor: Actor) -> Paper | None:
    return papers_for(actor).filter(meeting__slug=slug, kind=kind).first()


@dataclass(frozen=True)
class Line:
    """A row with its number in the paper, and the addresses of what it tells of."""

    row: Row
    number: str
    reference: str = ""
    matter: str = ""
    spot: tuple[str, str] | None = None
    """The meeting's slug and the item's key of the paragraph that it quotes."""
    place: int = 0
    is_last: bool = False

    @property
    def pk(self) -> int:
        return self.row.pk


@dataclass(frozen=True)
class ShownPart:
    """A section as an actor may see it; ``number`` is empty where nothing of it is in the paper."""

    part: Part
    number: str
    lines: list[Line] = field(default_factory=list)
    out: list[Row] = field(default_factory=list)
    """What was left out; for editors alone."""
    cut: int = 0
    """How many more the rules found than their limit lets in."""
    hidden: int = 0
    """Rows that are in the paper and that this actor may not see."""
    before: str = ""
    """The section before this one, and after it: where a row goes that is moved beyond its end."""
    after: str = ""


@dataclass(frozen=True)
class Shown:
    """A paper as an actor may see it: what the screen shows, and what every export gives."""

    paper: Paper
    parts: list[ShownPart]

    @property
    def filled(self) -> list[ShownPart]:
        return [one for one in self.parts if one.lines]

    @property
    def count(self) -> int:
        return sum(len(one.lines) for one in self.parts)

    @property
    def hidden(self) -> int:
        """Rows that are in the paper and that this actor may not see."""
        return sum(one.hidden for one in self.parts)


def show(paper: Paper, actor: Actor) -> Shown:
    """The paper with its rows in their order. Numbers are those of the whole paper, whoever looks."""
    rows = Row.objects.filter(part__paper=paper).select_related("commitment__meeting", "matter")
    spots = Prefetch("spots", Spot.objects.select_related("meeting").order_by("pk"))
    held: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows.defer("commitment__search").prefetch_related(spots).order_by("position", "pk"):
        held[row.part_id].append(row)
    seen = set(Row.objects.visible_to(actor).filter(part__paper=paper).values_list("pk", flat=True))
    is_matrix, at, n = paper.kind == PaperKind.MATRIX, 0, 0
    held_parts = list(paper.parts.all())
    sections = ["", *(part.section for part in held_parts), ""]
    homes = Counter(
        row.home or part.section
        for part in held_parts
        for row in held[part.pk]
        if row.source and row.fate != Fate.GONE
    )
    parts = []
    for index, part in enumerate(held_parts, 1):
        inside = [row for row in held[part.pk] if row.is_in]
        at += bool(inside)
        lines = []
        for place, row in enumerate(inside):
            n += 1
            number = str(n) if is_matrix else f"{at}.{place + 1}"
            if row.pk in seen:
                lines.append(_line(row, number, place, place + 1 == len(inside)))
        out = [row for row in held[part.pk] if not row.is_in] if access.can_edit(actor) else []
        cut, hidden = max(part.found - homes[part.section], 0), len(inside) - len(lines)
        around = (sections[index - 1], sections[index + 1])
        parts.append(ShownPart(part, str(at) if inside else "", lines, out, cut, hidden, *around))
    return Shown(paper, parts)


def _line(row: Row, number: str, place: int, is_last: bool) -> Line:
    spot = next(iter(row.spots.all()), None)
    address = (spot.meeting.slug, spot.item_key) if spot else None
    commitment, matter = row.commitment, row.matter
    return Line(
        row,
        number,
        commitment.reference if commitment else "",
        matter.slug if matter else "",
        address,
        place,
        is_last,
    )


def find_row(paper: Paper, pk: int) -> Row | None:
    return Row.objects.filter(part__paper=paper, pk=pk).select_related("part").first()


def place_after(paper: Paper, number: str, pk: int, actor: Actor) -> tuple[str, int] | None:
    """The section and the place in it, as ``move_row`` counts them, that are behind the row of that number."""
    of = {line.pk: (part, line) for part in show(paper, actor).parts for line in part.lines}
    goal = next(((part, line) for part, line in of.values() if line.number == number and line.pk != pk), None)
    if goal is None:
        return None
    part, line = goal
    here = of.get(pk)
    is_above = here is not None and here[0] is part and here[1].place < line.place
    return part.part.section, line.place + (not is_above)


def sections_of(paper: Paper) -> list[Part]:
    return list(paper.parts.all())


def find_part(paper: Paper, section: str) -> Part | None:
    return paper.parts.filter(section=section).first()


def hidden_from(paper: Paper, actor: Actor) -> int:
    """How many rows of a paper somebody with these rights would not see."""
    return show(paper, actor).hidden


def history_of_paper(paper: Paper) -> list[Change]:
    """What people and the rules changed since it was made; what was in it from the first stands in the paper itself."""
    rows = Row.objects.filter(Q(source="") | Q(revision__gt=0) | ~Q(home=""), part__paper=paper)[
        :HISTORY_ROWS
    ]
    return history_of(paper, *rows)


@dataclass(frozen=True)
class PlanShown:
    """The rules of a body or of all, whose they are, and the revision to give back when they are changed."""

    kind: PaperKind
    body: str | None
    rules: list[SectionRule]
    is_own: bool
    revision: int


def plan_for(kind: PaperKind, body: str | None) -> PlanShown:
    own = Plan.objects.filter(kind=kind, body=body).first()
    rules = of_plan(own) if own else rules_for(kind, body)
    return PlanShown(kind, body, rules, own is not None, own.revision if own else 0)


def bodies_with_rules(kind: PaperKind) -> list[str]:
    rows = Plan.objects.filter(kind=kind).exclude(body=None)
    return sorted(rows.values_list("body_id", flat=True))


def templates_of(kind: TemplateKind, language: str) -> list[Template]:
    """All that were ever brought in, the last one first."""
    return list(Template.objects.filter(kind=kind, language=language).select_related("file", "kept_by"))


def all_templates() -> dict[tuple[str, str], list[Template]]:
    found: defaultdict[tuple[str, str], list[Template]] = defaultdict(list)
    for one in Template.objects.select_related("file", "kept_by"):
        found[(one.kind, one.language)].append(one)
    return dict(found)


def find_template(pk: int) -> Template | None:
    return Template.objects.filter(pk=pk).first()


def bytes_of(template: Template) -> bytes:
    return read_stored(template.file_id)


def template_bytes(kind: TemplateKind, language: str) -> bytes:
    """The template in use: the secretariat's, else Enlace's own."""
    held = Template.objects.filter(kind=kind, language=language, is_current=True).first()
    return read_stored(held.file_id) if held else defaults.template(kind, language)


__all__ = [
    "WORDS",
    "Line",
    "PlanShown",
    "SectionKind",
    "Shown",
    "ShownPart",
    "all_templates",
    "bodies_with_rules",
    "built_in",
    "bytes_of",
    "find_paper",
    "find_part",
    "find_row",
    "find_template",
    "hidden_from",
    "history_of_paper",
    "may_edit",
    "may_see_sheets",
    "papers_for",
    "papers_of",
    "place_after",
    "plan_for",
    "plan_of",
    "sections_of",
    "show",
    "template_bytes",
    "templates_of",
]
