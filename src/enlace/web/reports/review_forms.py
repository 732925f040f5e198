"""What a reviewer fills in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enlace.core.enums import Visibility
from enlace.core.errors import EnlaceError
from enlace.directory import names, queries
from enlace.meetings.services import MeetingFacts
from enlace.reader.outputs.words import rrule_in_words
from enlace.reports.enums import OWING, ActKind
from enlace.reports.services import ActFields
from enlace.reports.services.correcting import RULES, due_as_written
from enlace.reports.wording import codes_in, place_of, written_list
from enlace.web.accounts.forms import Styled
from enlace.web.templatetags.enlace import lang


class PartiesField(forms.CharField):
    """Names of parties and bodies, one after another; gives their codes."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("required", False)
        settings.setdefault("max_length", 4000)
        widget = forms.TextInput(attrs={"list": "known-parties", "autocomplete": "off", "data-parties": ""})
        super().__init__(widget=widget, **settings)

    def clean(self, value: Any) -> tuple[str, ...]:
        try:
            return codes_in(super().clean(value))
        except EnlaceError as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal


class ActForm(Styled):
    """What an act is; ``item`` holds its words, ``act`` is empty for one to be added."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=ActKind.choices)
    by = PartiesField(label=_("Who acts"), help_text=_("Names or codes, with a semicolon between them."))
    to = PartiesField(label=_("To whom"))
    owed_by = PartiesField(label=_("Who owes it"))
    owed_to = PartiesField(label=_("To whom it is owed"))
    due_text = forms.CharField(label=_("By when, in the report's words"), required=False, max_length=300)
    due = forms.CharField(
        label=_("Last day or period"),
        required=False,
        max_length=60,
        help_text=_(
            "2018-07-31, 2018-07, 2018, 2018-S2 (semester), 2018-Q3 (quarter). Empty: read from the words."
        ),
    )
    rrule = forms.ChoiceField(label=_("Repeats"), required=False)
    words = forms.CharField(label=_("Its words in the item"), widget=forms.Textarea(attrs={"rows": 3}))
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    owing_fields = ("owed_by", "owed_to", "due_text", "due", "rrule")

    def __init__(self, *args: Any, item: Any, act: Any = None, **kwargs: Any) -> None:
        self.item, self.act = item, act
        kwargs.setdefault("auto_id", f"act-{act.pk if act else f'new-{item.pk}'}-%s")
        super().__init__(*args, **kwargs)
        self.fields["kind"].widget.attrs["data-owing"] = " ".join(sorted(OWING))
        rules = list(RULES) if act is None or act.rrule in ("", *RULES) else [*RULES, act.rrule]
        rule = self.fields["rrule"]
        assert isinstance(rule, forms.ChoiceField)
        rule.choices = [("", _("Once")), *((one, rrule_in_words(one, lang())) for one in rules)]

    @classmethod
    def initial_of(cls, item: Any, act: Any) -> dict[str, Any]:
        """An act as the form shows it."""
        lists = {
            name: written_list(getattr(act, name), lang()) for name in ("by", "to", "owed_by", "owed_to")
        }
        return lists | {
            "kind": act.kind,
            "due_text": act.due_text,
            "due": due_as_written(act),
            "rrule": act.rrule,
            "words": act.text,
            "start": act.start,
            "revision": item.revision,
        }

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("kind") not in OWING:
            said |= {name: () if name.startswith("owed") else "" for name in self.owing_fields}
        if "words" in said:
            try:
                self.span = self._span(said)
            except EnlaceError as refusal:
                self.add_error("words", refusal.sentence)
        return said

    def _span(self, said: dict[str, Any]) -> tuple[int, int]:
        if self.act is not None and said["words"].split() == self.act.text.split():
            return self.act.start, self.act.end
        return place_of(self.item, said["words"], near=said.get("start") or 0)

    def act_fields(self) -> ActFields:
        said = self.cleaned_data
        return ActFields(
            kind=ActKind(said["kind"]),
            by=said["by"],
            to=said["to"],
            owed_by=said["owed_by"],
            owed_to=said["owed_to"],
            due_text=said["due_text"],
            due=said["due"],
            rrule=said["rrule"],
            start=self.span[0],
            end=self.span[1],
        )

    @property
    def owing(self) -> list[Any]:
        return [self[name] for name in self.owing_fields]

    @property
    def always(self) -> list[Any]:
        return [self[name] for name in ("kind", "by", "to")]


class MeetingForm(Styled):
    body = forms.ChoiceField(label=_("Which body met"))
    starts_on = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    city = forms.CharField(label=_("City"), required=False, max_length=120)
    country = PartiesField(label=_("Country"))
    participants = PartiesField(label=_("Who took part"))
    reports_to = forms.ChoiceField(label=_("To which body it reports"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(code, names.name_of(code)) for code in queries.bodies().values_list("code", flat=True)]
        for name, choices in (("body", known), ("reports_to", [("", _("None")), *known])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    @classmethod
    def initial_of(cls, report: Any) -> dict[str, Any]:
        """The meeting as it is recorded, or else as the reader understood the head."""
        held, said = report.meeting, report.read.get("meeting", {})
        if held is None:
            return {
                **{name: said.get(name) for name in ("body", "city", "reports_to")},
                "starts_on": said.get("start"),
                "ends_on": said.get("end"),
                "country": written_list(filter(None, [said.get("country")]), lang()),
                "participants": written_list(said.get("participants", []), lang()),
            }
        return {
            "body": held.body_id,
            "starts_on": held.starts_on,
            "ends_on": held.ends_on,
            "city": held.city,
            "country": written_list(filter(None, [held.country]), lang()),
            "participants": written_list(held.participants, lang()),
            "reports_to": held.reports_to_id,
        }

    def clean_country(self) -> str:
        codes = self.cleaned_data["country"]
        if len(codes) > 1 or any(len(code) != 3 for code in codes):
            raise forms.ValidationError(_("Name one State."))
        return codes[0] if codes else ""

    def facts(self) -> MeetingFacts:
        said = self.cleaned_data
        return MeetingFacts(**{**said, "reports_to": said["reports_to"] or None})

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first day."))
        return said


class VisibilityForm(Styled):
    visibility = forms.ChoiceField(label=_("Who may see it once it is adopted"), choices=Visibility.choices)


class SetAsideForm(Styled):
    reason = forms.CharField(
        label=_("Why it is set aside"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class CorrigendumForm(Styled):
    item = forms.ChoiceField(label=_("Which item"), required=False)
    dated_on = forms.DateField(
        label=_("Dated"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    text = forms.CharField(
        label=_("What is to be read instead"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, items: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("The whole report")), *((str(pk), name) for pk, name in items)]


class PlaceForm(forms.Form):
    """A place in an item: the words with which the second part begins."""

    words = forms.CharField(max_length=2000)
    start = forms.IntegerField(required=False)
    path = forms.CharField(required=False, max_length=60)
    revision = forms.IntegerField()


class NumberForm(forms.Form):
    path = forms.CharField(max_length=60)
    revision = forms.IntegerField()


class PassageForm(forms.Form):
    """A passage of the report that is to be an item, and its number."""

    start = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    end = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    path = forms.CharField(max_length=60)
