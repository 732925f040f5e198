"""What the secretariat says of due days: what they hang on, what they wait for, until when they repeat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enlace.directory import queries as directory
from enlace.directory.names import name_of
from enlace.meetings import queries as meetings
from enlace.register.enums import AnchorKind, Unit
from enlace.register.services import AnchorFacts, ConditionFacts
from enlace.web.accounts.forms import Styled
from enlace.web.register.words import meeting_in_words_of

MEETINGS_SHOWN = 60
_DAY = {"type": "date"}


def _period() -> tuple[forms.IntegerField, forms.ChoiceField]:
    count = forms.IntegerField(label=gettext_lazy("How long"), required=False, min_value=1, max_value=1_000)
    return count, forms.ChoiceField(label=gettext_lazy("Counted in"), choices=Unit.choices)


class AnchorForm(Styled):
    kind = forms.ChoiceField(label=gettext_lazy("It is due"))
    meeting = forms.ChoiceField(label=gettext_lazy("Which meeting"), required=False)
    body = forms.ChoiceField(
        label=gettext_lazy("Of which body"), help_text=gettext_lazy("Where no meeting is chosen above.")
    )
    month = forms.RegexField(
        r"^[12]\d{3}-(?:0[1-9]|1[0-2])$",
        label=gettext_lazy("In which month"),
        required=False,
        help_text=gettext_lazy("Such as 2027-06; empty for the next meeting, whenever it is."),
        widget=forms.TextInput({"type": "month", "placeholder": "2027-06"}),
    )
    count, unit = _period()

    def __init__(self, *args: Any, commitment: Any, anchor: Any = None, on: Any, **kwargs: Any) -> None:
        initial = {"kind": "before", "body": commitment.body_id, "unit": "day"}
        if anchor and anchor.kind != AnchorKind.NONE:
            initial = {
                "kind": anchor.kind,
                "meeting": anchor.meeting_id or "",
                "body": anchor.body_id,
                "month": anchor.month,
                "count": anchor.count,
                "unit": anchor.unit,
            }
        super().__init__(*args, initial=initial, auto_id="anchor-%s", **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kind"].choices = [one for one in AnchorKind.choices if one[0] != AnchorKind.NONE]
        shown = {one.pk: one for one in meetings.meetings_ahead(on=on)[:MEETINGS_SHOWN]}
        shown[commitment.meeting_id] = commitment.meeting
        if anchor and anchor.meeting:
            shown[anchor.meeting_id] = anchor.meeting
        rows = sorted(shown.values(), key=lambda one: one.starts_on)
        self._bodies = {str(one.pk): one.body_id for one in rows}
        fields["meeting"].choices = [
            ("", _("None of these: the next one, or the one of a month")),
            *((str(one.pk), meeting_in_words_of(one)) for one in rows if one.cancelled_on is None),
        ]
        codes = directory.bodies().values_list("code", flat=True)
        fields["body"].choices = [(code, name_of(code)) for code in codes]

    def facts(self) -> AnchorFacts:
        said = self.cleaned_data
        return AnchorFacts(
            kind=AnchorKind(said["kind"]),
            body=self._bodies.get(said["meeting"], said["body"]),
            meeting=int(said["meeting"]) if said["meeting"] else None,
            month=said["month"],
            count=said["count"],
            unit=Unit(said["unit"]),
        )


class ConditionForm(Styled):
    text_en = forms.CharField(
        label=gettext_lazy("What has to happen first, in English"), max_length=400, required=False
    )
    text_es = forms.CharField(
        label=gettext_lazy("What has to happen first, in Spanish"), max_length=400, required=False
    )
    count, unit = _period()

    def __init__(self, *args: Any, condition: Any = None, **kwargs: Any) -> None:
        initial = {"unit": "day"}
        if condition:
            initial = {name: getattr(condition, name) for name in ("text_en", "text_es", "count", "unit")}
        super().__init__(*args, initial=initial, auto_id="condition-%s", **kwargs)
        self.fields["count"].label = _("Due how long after that")
        self.fields["count"].help_text = _("Empty where the report sets a day, or none.")

    def facts(self) -> ConditionFacts:
        said = self.cleaned_data
        return ConditionFacts(said["text_en"], said["text_es"], said["count"], Unit(said["unit"]))


class EndForm(Styled):
    ends_on = forms.DateField(
        label=gettext_lazy("Last day for which it is asked"), widget=forms.DateInput(_DAY, format="%Y-%m-%d")
    )
    replaced_by = forms.CharField(
        label=gettext_lazy("Reference of what takes its place"), max_length=120, required=False
    )
    note = forms.CharField(label=gettext_lazy("Why"), max_length=500, required=False)

    def __init__(self, *args: Any, ending: Any = None, **kwargs: Any) -> None:
        initial = {}
        if ending:
            reference = ending.replaced_by.reference if ending.replaced_by else ""
            initial = {"ends_on": ending.ends_on, "replaced_by": reference, "note": ending.note}
        super().__init__(*args, initial=initial, auto_id="end-%s", **kwargs)


class MetForm(Styled):
    """That a condition is met: since when, and what shows it."""

    met_on = forms.DateField(label=gettext_lazy("Met on"), widget=forms.DateInput(_DAY, format="%Y-%m-%d"))
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=10_000, widget=forms.Textarea({"rows": 2})
    )
    link = forms.CharField(
        label=gettext_lazy("Link that shows it"),
        required=False,
        max_length=500,
        widget=forms.TextInput({"inputmode": "url", "placeholder": "https://"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="met-%s", **kwargs)
