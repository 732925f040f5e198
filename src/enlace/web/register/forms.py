"""The forms of the register: what to show, what to say, who owes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enlace.core.errors import FileTooLarge
from enlace.directory import queries as directory
from enlace.directory.names import name_of
from enlace.meetings import queries as meetings
from enlace.register.enums import MatrixOrder, MatrixState, Verb
from enlace.register.errors import TooMuchEvidence
from enlace.register.queries import MatrixFilter
from enlace.register.services import MOST_EVIDENCE, EvidenceFile, EvidenceLink
from enlace.register.transitions import TRANSITIONS
from enlace.reports.enums import OWING, ActKind
from enlace.web.register.words import meeting_in_words, meeting_in_words_of

Choices = list[tuple[str, Any]]
MEETINGS_SHOWN = 60


class FilterForm(forms.Form):
    """The filters of the matrix, as a plain form that is sent by GET; what is read from it is a ``MatrixFilter``."""

    q = forms.CharField(label=gettext_lazy("Words or reference"), required=False, max_length=200)
    party = forms.ChoiceField(label=gettext_lazy("Owed by"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    body = forms.ChoiceField(label=gettext_lazy("Body"), required=False)
    meeting = forms.ChoiceField(label=gettext_lazy("Meeting"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Act"), required=False)
    year = forms.IntegerField(label=gettext_lazy("Year"), required=False)
    due_from = forms.DateField(label=gettext_lazy("Due from"), required=False)
    due_to = forms.DateField(label=gettext_lazy("Due until"), required=False)
    order = forms.ChoiceField(label=gettext_lazy("Order"), required=False)

    def __init__(self, wanted: MatrixFilter, *, tells_late: bool = True) -> None:
        super().__init__(initial=dict(wanted.pairs), auto_id="filter-%s")
        self.use_required_attribute = False
        fields: dict[str, Any] = self.fields
        states = [one for one in MatrixState.choices if tells_late or one[0] != MatrixState.LATE]
        fields["party"].choices = [("", _("everybody")), *_parties()]
        fields["state"].choices = [("", _("any state")), *states]
        fields["body"].choices = [("", _("all bodies")), *_bodies()]
        fields["meeting"].choices = [("", _("all meetings")), *_meetings(wanted)]
        kinds = [(kind.value, kind.label) for kind in ActKind if kind in OWING]
        fields["kind"].choices = [("", _("any act")), *kinds]
        fields["order"].choices = [
            ("" if one == "newest" else one, label) for one, label in MatrixOrder.choices
        ]
        for field in fields.values():
            is_choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if is_choice else "form-control"
        fields["year"].widget.attrs.update(min=1900, max=2100, inputmode="numeric")
        for name in ("due_from", "due_to"):
            fields[name].widget.input_type = "date"

    def first(self) -> list[forms.BoundField]:
        """The filters that are asked for most; the others wait behind "More filters"."""
        return [self[name] for name in ("q", "party", "state", "body")]

    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in ("meeting", "kind", "year", "due_from", "due_to", "order")]


def _parties() -> Choices:
    rows = directory.parties().exclude(kind="group").values_list("code", "kind")
    groups: dict[str, Choices] = {"state": [], "organisation": [], "organ": []}
    for code, kind in rows:
        groups[kind].append((code, name_of(code)))
    labels = {"state": _("States"), "organisation": _("Organisations"), "organ": _("Organs of the process")}
    return [(labels[kind], sorted(held, key=lambda one: one[1])) for kind, held in groups.items() if held]


def _bodies() -> Choices:
    return [(code, name_of(code)) for code in directory.bodies().values_list("code", flat=True)]


def _meetings(wanted: MatrixFilter) -> Choices:
    """The newest meetings of the body that is chosen, or of all; the chosen one always among them."""
    rows = meetings.meetings_in_brief(body=wanted.body)[:MEETINGS_SHOWN]
    found = [(one.slug, meeting_in_words_of(one)) for one in rows]
    if wanted.meeting and wanted.meeting not in dict(found):
        found.append((wanted.meeting, meeting_in_words(wanted.meeting)))
    return found


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, or none. What is too much is refused by its size, before a byte of it is in memory."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        held = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(held) > MOST_EVIDENCE:
            raise forms.ValidationError(TooMuchEvidence(limit=MOST_EVIDENCE).sentence)
        if sum(one.size or 0 for one in held) > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError(FileTooLarge(limit=settings.MAX_UPLOAD_BYTES // 2**20).sentence)
        return [super(FilesField, self).clean(one, initial) for one in held]


class SayForm(forms.Form):
    """What somebody says about an answer: a reason or a note, and what shows it."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
    )
    attached = FilesField(
        label=gettext_lazy("Files that show it"),
        required=False,
        max_length=255,
        allow_empty_file=True,
        widget=FilesInput(attrs={"class": "form-control"}),
    )
    link = forms.CharField(
        label=gettext_lazy("Link that shows it"),
        required=False,
        max_length=500,
        widget=forms.TextInput(
            attrs={"class": "form-control", "inputmode": "url", "placeholder": "https://"}
        ),
    )

    def __init__(self, verb: Verb, *args: Any, party: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{party}-{verb}-%s", **kwargs})
        rule = TRANSITIONS[verb]
        self.fields["note"].required = rule.needs_reason
        if rule.needs_reason:
            self.fields["note"].label = _("Reason")
            self.fields["note"].error_messages["required"] = _("Give a reason.")
        if verb not in (Verb.REPORT_DONE, Verb.COMMENT):
            del self.fields["attached"], self.fields["link"]

    def said(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        evidence: list[EvidenceFile | EvidenceLink] = [
            EvidenceFile(one.name or "", one.read(), one.content_type or "application/octet-stream")
            for one in given.get("attached") or []
        ]
        if given.get("link"):
            evidence.append(EvidenceLink(given["link"]))
        return {"note": given["note"], "evidence": evidence}


class AssignForm(forms.Form):
    """Who is to answer for a commitment that the report asks of nobody by name."""

    parties = forms.MultipleChoiceField(
        label=gettext_lazy("Who is to answer?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one party.")},
    )

    def __init__(self, *args: Any, here: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = set(here)
        everybody = [(directory.MEMBERS, _("All Member Countries of that day"))]
        groups = [(label, [one for one in held if one[0] not in here]) for label, held in _parties()]
        fields: dict[str, Any] = self.fields
        fields["parties"].choices = [*everybody, *((label, held) for label, held in groups if held)]


class ViewForm(forms.Form):
    """A name for the filters on the screen."""

    name = forms.CharField(
        label=gettext_lazy("Keep these filters under the name"),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    shared = forms.BooleanField(label=gettext_lazy("Everybody who signs in may use it"), required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "view-%s", **kwargs})
        if not may_share:
            del self.fields["shared"]
