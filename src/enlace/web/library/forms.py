"""The fields by which a search is narrowed, as a plain form that is sent by GET."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from enlace.directory import names
from enlace.directory import queries as directory
from enlace.library.asking import Asked
from enlace.library.enums import PassageKind, PassageState
from enlace.register.matters.enums import MatterState
from enlace.reports.enums import ActKind


class SearchForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Words, or a reference"), required=False, max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    party = forms.ChoiceField(label=gettext_lazy("Party"), required=False)
    body = forms.ChoiceField(label=gettext_lazy("Body"), required=False)
    year = forms.CharField(label=gettext_lazy("Year, or years (2010-2014)"), required=False, max_length=9)
    act = forms.ChoiceField(label=gettext_lazy("Act"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)

    def __init__(self, asked: Asked) -> None:
        super().__init__(initial=dict(asked.pairs), auto_id="search-%s")
        self.use_required_attribute = False
        every = ("", pgettext("filter", "all"))
        fields: dict[str, Any] = self.fields
        parties = directory.parties().values_list("code", flat=True)
        fields["party"].choices = [
            every,
            *sorted(((c, names.name_of(c)) for c in parties), key=lambda one: one[1]),
        ]
        bodies = directory.bodies().values_list("code", flat=True)
        fields["body"].choices = [every, *((code, names.name_of(code)) for code in bodies)]
        fields["kind"].choices = [every, *PassageKind.choices]
        fields["act"].choices = [every, *ActKind.choices]
        of_matters = [one for one in MatterState.choices if one[0] not in PassageState.values]
        fields["state"].choices = [
            every,
            (_("Reports and commitments"), PassageState.choices),
            (_("Matters"), of_matters),
        ]
        fields["language"].choices = [every, ("es", _("Spanish")), ("en", _("English"))]
        for field in fields.values():
            is_choice = isinstance(field, forms.ChoiceField)
            field.widget.attrs["class"] = "form-select" if is_choice else "form-control"
        fields["q"].widget.attrs |= {
            "data-suggests": reverse("library:suggestions"),
            "data-suggests-label": _("Suggestions"),
        }
        fields["q"].widget.input_type = "search"

    def others(self) -> list[forms.BoundField]:
        return [self[name] for name in ("kind", "party", "body", "year", "act", "state", "language")]
