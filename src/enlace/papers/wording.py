"""What a row says, in one language: whole sentences of the catalogue, the paragraph in its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from enlace.directory.names import listed, short_name_of
from enlace.meetings.models import Meeting
from enlace.papers.enums import PaperKind, SectionKind
from enlace.reader.model import Due, Language
from enlace.reader.outputs.words import days_in_words, due_in_words, section_in_words
from enlace.register.enums import UNFINISHED, Acceptance, MatrixState
from enlace.register.models import Answer, Commitment
from enlace.register.queries.matrix import state_of
from enlace.reports.enums import ActKind
from enlace.reports.models import Item

Words = Mapping[str, str]
LANGUAGES: tuple[Language, Language] = ("en", "es")
LONGEST_TITLE = 140


def in_both(say: Callable[[Language], Words]) -> dict[str, str]:
    """``title_en``, ``title_es`` …: the same said in each language."""
    said: dict[str, str] = {}
    for lang in LANGUAGES:
        with translation.override(lang):
            said |= {f"{field}_{lang}": words for field, words in say(lang).items()}
    return said


def begin(text: str, most: int = LONGEST_TITLE) -> str:
    """The first words, with a capital."""
    words = " ".join(text.split())
    cut = words if len(words) <= most else words[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return cut[:1].upper() + cut[1:]


def meeting_in_words(meeting: Meeting, lang: Language) -> str:
    """``RCGM, San José, 18–19 November 2013``."""
    days = days_in_words(meeting.starts_on, meeting.ends_on, lang)
    return ", ".join(one for one in (short_name_of(meeting.body_id, lang), meeting.city, days) if one)


def place_in_report(meeting: Meeting, section: str, path: str, lang: Language) -> str:
    """Where in which report it stands."""
    where = section_in_words(section or None, lang)
    return ", ".join(one for one in (meeting_in_words(meeting, lang), f"{where} {path}".strip()) if one)


def item_in(items: Sequence[Item], lang: str) -> Item | None:
    """The paragraph in that language alone; nothing stands in for what was not said in it."""
    return next((one for one in items if one.report.language == lang), None)


def paragraph(items: Sequence[Item], meeting: Meeting, lang: Language) -> str:
    """The paragraph's own words and where they stand; in the other language where this one has none."""
    item = item_in(items, lang) or (items[0] if items else None)
    if item is None:
        return meeting_in_words(meeting, lang)
    place = place_in_report(meeting, item.section, item.path, lang)
    quoted = item.text.strip()
    return f"«{quoted}» ({place})" if lang == "es" else f"“{quoted}” ({place})"


def commitment_words(
    kind: PaperKind,
    section: SectionKind,
    one: Commitment,
    answers: Sequence[Answer],
    items: Sequence[Item],
    on: Any,
) -> dict[str, str]:
    """In the matrix the act's own words and where they stand; in the agenda the whole paragraph too."""

    def say(lang: Language) -> Words:
        item = item_in(items, lang) or (items[0] if items else None)
        place = (
            place_in_report(one.meeting, item.section, item.path, lang)
            if item
            else meeting_in_words(one.meeting, lang)
        )
        owing = [answer.party_id for answer in answers if _is_owing(answer)]
        who = listed(owing or one.owed_by, lang) or _("Nobody named")
        own = one.text(lang).strip()
        full = begin(own, 600 if kind == PaperKind.MATRIX else LONGEST_TITLE)
        return {
            "title": full,
            "text": place if kind == PaperKind.MATRIX else paragraph(items, one.meeting, lang),
            "who": who,
            "due": _due(one, lang),
            "state": "\n".join(_states(answers, one, on, lang)),
            "action": _action(section, who),
        }

    return in_both(say)


def _is_owing(answer: Answer) -> bool:
    return answer.implementation in UNFINISHED and answer.acceptance != Acceptance.DECLINED


def _due(one: Any, lang: Language) -> str:
    if not (one.due_text or one.due_on or one.rrule or one.due_edtf):
        return _("No date")
    return due_in_words(Due(one.due_text, one.due_edtf or None, one.due_on, one.rrule or None), lang)


def _states(answers: Iterable[Answer], one: Commitment, on: Any, lang: Language) -> Iterable[str]:
    """Parties in the same state together: ``late: Honduras and Mexico``."""
    together: dict[str, list[str]] = {}
    for answer in answers:
        state = state_of(answer.acceptance, answer.implementation, one, on)
        together.setdefault(state, []).append(answer.party_id)
    order = [str(state.value) for state in MatrixState]
    for state in sorted(together, key=order.index):
        yield f"{MatrixState(state).label}: {listed(together[state], lang)}"


def _action(section: SectionKind, who: str) -> str:
    said = {
        SectionKind.LATE: _(
            "The meeting may wish to hear from %(who)s why this has not been done, and to agree on a new date."
        ),
        SectionKind.DUE: _("The meeting may wish to hear from %(who)s how far this has come."),
        SectionKind.OPEN: _("The meeting may wish to take note that this is still to be done by %(who)s."),
        SectionKind.OPEN_ENDED: _("The meeting may wish to agree with %(who)s on a date, or to close this."),
        SectionKind.WAITING: _("The meeting may wish to say whether what this waits for has come about."),
        SectionKind.DONE: _("The meeting may wish to take note that this has been done."),
    }.get(section, "")
    return said % {"who": who} if "%(who)s" in said else said


def proposing(shown: Any) -> list[Any]:
    """The passages of a matter in which somebody proposes; they tell who does."""
    return [one for one in shown.passages if any(act.kind == ActKind.PROPOSE for act in one.acts)]


def matter_words(shown: Any) -> dict[str, str]:
    """The matter, what was said of it last, where it stands, and what may be decided."""
    last = shown.last

    def say(lang: Language) -> Words:
        acts = [act for one in proposing(shown) for act in one.acts if act.kind == ActKind.PROPOSE]
        by = [code for act in acts for code in act.by]
        action = _DECIDE.get(str(shown.standing.state))
        return {
            "title": shown.matter.title(lang),
            "text": paragraph(last.items, last.meeting, lang),
            "who": listed(dict.fromkeys(by), lang),
            "due": "",
            "state": str(shown.standing.state.label),
            "action": action() if action else "",
        }

    return in_both(say)


_DECIDE: Mapping[str, Callable[[], str]] = {
    "proposed": lambda: _(
        "The meeting may wish to approve this proposal, to send it out for comments, or to set it aside."
    ),
    "consulted": lambda: _(
        "The meeting may wish to take note of the comments received, and to decide on this matter."
    ),
    "dormant": lambda: _(
        "Nothing was said of this at the last meetings. The meeting may wish to take it up again or to close it."
    ),
}


def sent_words(
    items: Sequence[Item], meeting: Meeting, kinds: Sequence[str], *, from_below: bool
) -> dict[str, str]:
    """A paragraph that another body's report holds for this one; quoted where its title does not say all of it."""

    def say(lang: Language) -> Words:
        item = item_in(items, lang) or items[0]
        body = short_name_of(meeting.body_id, lang)
        title = begin(item.text)
        is_whole = not title.endswith("…")
        if from_below:
            action = _("The meeting may wish to consider what %(body)s submits, and to decide on it.")
        else:
            action = _(
                "The meeting may wish to take note of this decision of %(body)s, and to say what follows."
            )
        return {
            "title": title,
            "text": place_in_report(meeting, item.section, item.path, lang)
            if is_whole
            else paragraph(items, meeting, lang),
            "who": body,
            "due": "",
            "state": ", ".join(str(ActKind(kind).label) for kind in kinds),
            "action": action % {"body": body},
        }

    return in_both(say)


def fixed_words(name: str) -> dict[str, str]:
    """A point that every agenda has."""

    def say(_lang: Language) -> Words:
        title, action = _FIXED[name]()
        return {"title": title, "text": "", "who": "", "due": "", "state": "", "action": action}

    return in_both(say)


_FIXED: Mapping[str, Callable[[], tuple[str, str]]] = {
    "words-of-welcome": lambda: (_("Words of welcome"), ""),
    "adoption-of-the-agenda": lambda: (
        _("Adoption of the agenda"),
        _("The meeting may wish to adopt the agenda, with the changes that it sees fit."),
    ),
    "other-matters": lambda: (_("Other matters"), _("Delegations may raise other matters.")),
    "next-meeting": lambda: (
        _("Date and place of the next meeting"),
        _("The meeting may wish to agree on the date and place of its next session."),
    ),
    "adoption-of-the-report": lambda: (
        _("Reading and adoption of the report of the meeting"),
        _("The meeting may wish to adopt its report in both languages."),
    ),
}
OPENING = ("words-of-welcome", "adoption-of-the-agenda")
CLOSING = ("other-matters", "next-meeting", "adoption-of-the-report")


def title_words(kind: PaperKind, meeting: Meeting) -> dict[str, str]:
    def say(lang: Language) -> Words:
        where = meeting_in_words(meeting, lang)
        if kind == PaperKind.MATRIX:
            return {"title": _("Follow-up matrix: %(meeting)s") % {"meeting": where}}
        return {"title": _("Annotated agenda: %(meeting)s") % {"meeting": where}}

    return in_both(say)
