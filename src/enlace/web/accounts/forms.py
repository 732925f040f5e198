"""What the pages of people and rights ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enlace.core.actor import Right
from enlace.core.enums import Role
from enlace.directory import names
from enlace.directory import queries as directory

LANGUAGES = [("es", "Español"), ("en", "English")]


def _look(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


class Styled(forms.Form):
    """Gives each control the class of our pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", _look(field.widget))


class RightForm(Styled):
    role = forms.ChoiceField(label=_("May be"), choices=Role.choices)
    party = forms.ChoiceField(
        label=_("For the party"),
        required=False,
        help_text=_("Needed for focal points, delegates and observers."),
    )
    body = forms.ChoiceField(label=_("In the body"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = [(code, names.name_of(code)) for code in directory.parties().values_list("code", flat=True)]
        bodies = [(code, names.name_of(code)) for code in directory.bodies().values_list("code", flat=True)]
        self._choose("party", [("", _("No party")), *sorted(parties, key=lambda one: one[1].casefold())])
        self._choose("body", [("", _("Every body")), *bodies])

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def right(self) -> Right:
        said = self.cleaned_data
        return Right(Role(said["role"]), said["party"] or None, said["body"] or None)


class InviteForm(RightForm):
    email = forms.EmailField(
        label=_("Address of mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES)
    field_order = ["name", "email", "language", "role", "party", "body"]


class AcceptForm(Styled):
    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 12 characters. Three or four unusual words are easy to remember."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("password") and said.get("again") and said["password"] != said["again"]:
            self.add_error("again", _("The two passwords differ."))
        return said


class MeForm(Styled):
    name = forms.CharField(
        label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, help_text=_("Of your pages and of the mail that you get.")
    )


class JournalForm(Styled):
    """Read from the address of the page; what is wrong in it filters nothing."""

    verb = forms.ChoiceField(label=_("What"), required=False)
    person = forms.ChoiceField(label=_("Who"), required=False)

    def __init__(self, *args: Any, verbs: list[Any], people: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("verb", verbs), ("person", people)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("All")), *choices]

    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: said for name, said in self.cleaned_data.items() if said}
