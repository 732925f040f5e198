"""What the pages of people and rights use: rights and verbs in words, fields of forms that are not ours."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.utils.safestring import SafeString

from enlace.web.accounts import words

register = template.Library()
register.filter("right_words", words.right_in_words)
register.filter("verb_words", words.verb_in_words)
register.filter("facts_words", words.facts_in_words)


@register.filter
def control(field: Any) -> SafeString:
    """The control of a field with the class that our pages give it, and without words that stand in for a label."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        style = "form-check-input"
    else:
        style = "form-select" if isinstance(widget, forms.Select) else "form-control"
    attrs = {"class": f"{widget.attrs.get('class', '')} {style}".strip(), "placeholder": ""}
    return SafeString(field.as_widget(attrs=attrs).replace(' placeholder=""', ""))
