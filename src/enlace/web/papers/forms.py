"""What the pages of papers ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enlace.core.enums import Visibility
from enlace.papers.errors import TooBigInside
from enlace.papers.queries import WORDS
from enlace.papers.setting import MOST_BYTES
from enlace.web.accounts.forms import Styled
from enlace.web.papers.words import FIELDS, field_in_words

LONGEST = 20_000
TALL = {"title": 2, "text": 6, "state": 2, "action": 3, "note": 3}
"""How many lines a field shows; those that are not named are one line."""


class RowForm(Styled):
    """The words of a row, Spanish beside English."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in WORDS:
            for language in ("es", "en"):
                name = f"{field}_{language}"
                lines = {"rows": TALL.get(field, 1), "lang": language, "class": "form-control"}
                self.fields[name] = forms.CharField(
                    label=field_in_words(name),
                    required=False,
                    max_length=LONGEST,
                    strip=True,
                    widget=forms.Textarea(lines),
                )

    def pairs(self) -> list[tuple[str, Any, Any]]:
        """Each field in both languages, to stand beside each other."""
        return [(str(FIELDS[field]), self[f"{field}_es"], self[f"{field}_en"]) for field in WORDS]

    def words(self) -> dict[str, str]:
        return {name: said for name, said in self.cleaned_data.items() if name != "revision"}


class HeadForm(Styled):
    title_es = forms.CharField(label=_("Title in Spanish"), max_length=250)
    title_en = forms.CharField(label=_("Title in English"), max_length=250)
    intro_es = forms.CharField(
        label=_("Introduction in Spanish"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
    )
    intro_en = forms.CharField(
        label=_("Introduction in English"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class ShareForm(Styled):
    visibility = forms.ChoiceField(label=_("Who may see it"), choices=Visibility.choices)
    revision = forms.IntegerField(widget=forms.HiddenInput)


class TemplateForm(Styled):
    file = forms.FileField(
        label=_("Word template (.docx)"),
        widget=forms.FileInput({"accept": ".docx", "class": "form-control"}),
    )

    def clean_file(self) -> Any:
        """Too large a file is refused before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TooBigInside.message)
        return file


def stored_beside(form: Styled, row: Any) -> list[Mapping[str, str]]:
    """Where two people wrote at once: for each field that differs, what is stored now."""
    found: list[Mapping[str, str]] = []
    for name in form.fields:
        if name == "revision":
            continue
        now = getattr(row, name)
        sent = form.data.get(name, "").replace("\r\n", "\n").strip()
        if now != sent:
            found.append({"label": str(form.fields[name].label), "now": now, "sent": sent})
    return found
