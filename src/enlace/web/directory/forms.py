"""What the pages of the directory ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from enlace.core.actor import Actor
from enlace.directory import names, queries
from enlace.directory.enums import BodyKind, MembershipRole, PartyKind, PostKind
from enlace.directory.services import Names, PersonFields
from enlace.web.accounts.forms import LANGUAGES, Styled


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
    )


def choose(form: forms.Form, name: str, choices: list[Any]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def language_of_page() -> str:
    return "es" if (get_language() or "").startswith("es") else "en"


def party_choices(*kinds: PartyKind) -> list[tuple[str, str]]:
    rows = queries.parties()
    if kinds:
        rows = rows.filter(kind__in=kinds)
    named = [(code, names.name_of(code)) for code in rows.values_list("code", flat=True)]
    return sorted(named, key=lambda one: one[1].casefold())


def body_choices() -> list[tuple[str, str]]:
    return [(code, names.name_of(code)) for code in queries.bodies().values_list("code", flat=True)]


class NamesForm(Styled):
    name_en = forms.CharField(label=_("Name in English"), max_length=250)
    name_es = forms.CharField(label=_("Name in Spanish"), max_length=250)
    short_en = forms.CharField(
        label=_("Short name in English"), max_length=80, required=False, help_text=_("Shown in lists.")
    )
    short_es = forms.CharField(label=_("Short name in Spanish"), max_length=80, required=False)

    def names(self) -> Names:
        said = self.cleaned_data
        return Names(said["name_en"], said["name_es"], said["short_en"], said["short_es"])


class BodyForm(NamesForm):
    reports_to = forms.ChoiceField(label=_("Reports to"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "reports_to", [("", _("No other body")), *body_choices()])


class NewBodyForm(BodyForm):
    code = forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_(
            "Small letters and hyphens, such as labour-group. It stands in addresses and never changes."
        ),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    field_order = ["code", "kind", "name_en", "name_es", "short_en", "short_es", "reports_to"]


class NewPartyForm(NamesForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in (PartyKind.STATE, PartyKind.ORGANISATION)],
    )
    code = forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_(
            "For a State its three letters of ISO 3166, such as CUB; for an organisation a short word, such as iom."
        ),
    )
    field_order = ["kind", "code", "name_en", "name_es", "short_en", "short_es"]

    def clean_code(self) -> str:
        said: str = self.cleaned_data["code"]
        if self.cleaned_data.get("kind") != PartyKind.STATE:
            return said.lower()
        known = {code for code, _name in queries.states_by_name("en")}
        if said.upper() not in known:
            raise forms.ValidationError(_("This is not a code of a State in ISO 3166."))
        return said.upper()


class MembershipForm(Styled):
    role = forms.ChoiceField(label=_("Takes part as"), choices=MembershipRole.choices)
    body = forms.ChoiceField(label=_("In"), required=False)
    on = day_field(_("From"))
    until = day_field(_("Until"), required=False, help_text=_("Its last day; empty while it lasts."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", [("", _("The process as a whole")), *body_choices()])


class LastDayForm(Styled):
    on = day_field(_("Last day"))


class PresidencyForm(Styled):
    party = forms.ChoiceField(label=_("State that presides"))
    on = day_field(_("From"), help_text=_("A term that has no end yet ends on the day before."))
    until = day_field(_("Until"), required=False, help_text=_("Its last day; empty while it lasts."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "party", party_choices(PartyKind.STATE))


class PersonForm(Styled):
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput({"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("Mail"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    party = forms.ChoiceField(label=_("Party"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "party", [("", _("No party")), *party_choices()])

    def person(self) -> PersonFields:
        said = self.cleaned_data
        return PersonFields(
            said["name"], said["email"], said["phone"], said["language"], said["party"] or None
        )


class InstitutionForm(Styled):
    institution_en = forms.CharField(label=_("Institution, in English"), max_length=200, required=False)
    institution_es = forms.CharField(label=_("Institution, in Spanish"), max_length=200, required=False)


class NewPostForm(InstitutionForm):
    kind = forms.ChoiceField(label=_("Kind of post"), choices=PostKind.choices)
    party = forms.ChoiceField(label=_("Party"), required=False)
    body = forms.ChoiceField(label=_("Body"), required=False)
    field_order = ["kind", "party", "body", "institution_en", "institution_es"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "party", [("", _("No party (for officers of the secretariat)")), *party_choices()])
        choose(self, "body", [("", _("Every body")), *body_choices()])


NEW = "new"


class HandOverForm(Styled):
    """Who takes the post over: somebody who is recorded, or somebody new; from when; what the one who leaves says."""

    person = forms.TypedChoiceField(
        label=_("Who takes it over"), coerce=lambda said: None if said == NEW else int(said)
    )
    name = forms.CharField(
        label=_("Or a new person: name"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("Mail of the new person"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "off"}),
        help_text=_(
            "Who already signs in with this address gets the rights of the post; anybody else must be invited."
        ),
    )
    phone = forms.CharField(
        label=_("Telephone of the new person"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language of the new person"), choices=LANGUAGES)
    on = day_field(
        _("From"),
        help_text=_("The first day of the one who comes. The one who leaves has no access from then on."),
    )
    note = forms.CharField(
        label=_("What the one who comes should know"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    invite = forms.BooleanField(
        label=_("Invite the one who comes by mail, where they cannot sign in yet"),
        required=False,
        help_text=_("The letter holds a link; the rights of the post are theirs once they accept it."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, actor: Actor, party: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.party = party
        people = queries.people_for(actor).order_by("name").values_list("pk", "name", "party_id")
        own = [(pk, name) for pk, name, code in people if code == party]
        others = [(pk, name) for pk, name, code in people if code != party]
        grouped = [(names.name_of(party) if party else _("Nobody's"), own)] if own else []
        rest = [(_("Others"), others)] if others else []
        choose(self, "person", [(NEW, _("A new person, named below")), *grouped, *rest])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "person" in said and bool(said["person"]) == bool(said.get("name", "").strip()):
            raise forms.ValidationError(_("Choose a person who is recorded, or give the name of a new one."))
        return said

    def comes(self) -> int | PersonFields:
        said = self.cleaned_data
        if said["person"]:
            return int(said["person"])
        return PersonFields(said["name"], said["email"], said["phone"], said["language"], self.party)


class HeadForm(Styled):
    person = forms.TypedChoiceField(label=_("Head of the post"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, actor: Actor, party: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = queries.people_for(actor).order_by("name").values_list("pk", "name", "party_id")
        own = [(pk, name) for pk, name, code in people if code == party]
        others = [(pk, name) for pk, name, code in people if code != party]
        grouped = [(names.name_of(party) if party else _("Nobody's"), own)] if own else []
        choose(self, "person", [("", _("Nobody")), *grouped, *([(_("Others"), others)] if others else [])])


class LeaveForm(Styled):
    on = day_field(_("First day on which nobody holds it"))
    note = forms.CharField(
        label=_("What the one who comes should know"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CloseForm(Styled):
    on = day_field(_("Closed from"))
