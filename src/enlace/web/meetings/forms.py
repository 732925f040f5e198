"""What the pages of meetings ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enlace.directory import names
from enlace.directory import queries as directory
from enlace.directory.enums import PartyKind
from enlace.meetings.services import MeetingFacts
from enlace.web.accounts.forms import Styled
from enlace.web.directory.forms import body_choices, choose, day_field, language_of_page, party_choices

SECRETARIAT = "ts"


class DaysForm(Styled):
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"), required=False, help_text=_("Empty for a meeting of one day."))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        said["ends_on"] = said.get("ends_on") or said.get("starts_on")
        return said


class CancelForm(Styled):
    why = forms.CharField(
        label=_("Why does it not take place?"), max_length=500, widget=forms.Textarea({"rows": 3})
    )


class PlaceForm(Styled):
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    reports_to = forms.ChoiceField(
        label=_("Reports to"),
        required=False,
        help_text=_("Where it is not the body to which this one always reports."),
    )
    participants = forms.MultipleChoiceField(
        label=_("Who takes part"), required=False, widget=forms.CheckboxSelectMultiple({"class": "checks"})
    )

    def __init__(self, *args: Any, also: Sequence[str] = (), **kwargs: Any) -> None:
        """``also`` are those who took part though they are no party; they stay choosable."""
        super().__init__(*args, **kwargs)
        choose(self, "country", [("", _("Not known yet")), *directory.states_by_name(language_of_page())])
        choose(self, "reports_to", [("", _("As always")), *body_choices()])
        offered = dict(party_choices(PartyKind.STATE, PartyKind.ORGANISATION))
        offered |= {code: names.name_of(code) for code in (SECRETARIAT, *also)}
        choose(self, "participants", sorted(offered.items(), key=lambda one: one[1].casefold()))


class PlanForm(DaysForm, PlaceForm):
    body = forms.ChoiceField(label=_("Which body meets"))
    field_order = ["body", "starts_on", "ends_on", "city", "country", "reports_to", "participants"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", body_choices())

    def facts(self) -> MeetingFacts:
        said = self.cleaned_data
        return MeetingFacts(
            body=said["body"],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            city=said["city"].strip(),
            country=said["country"],
            participants=said["participants"],
            reports_to=said["reports_to"] or None,
        )
