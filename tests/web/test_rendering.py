"""Lists of choices come out as Django's own templates write them."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy

from enlace.web.rendering import Renderer

CHOICES: list[Any] = [
    ("", "all <b> & \"quoted\" 'too'"),
    (7, gettext_lazy("State")),
    ("States & more", [("HND", "Honduras"), ('"x"', "<script>")]),
]


@pytest.mark.parametrize("value", [None, "", 7, "HND", '"x"'])
@pytest.mark.parametrize(
    "attrs", [{}, {"class": "form-select", "required": True, "hidden": False, "title": "<&>"}]
)
@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
def test_a_select_is_written_as_by_django(widget: Any, attrs: dict[str, Any], value: Any) -> None:
    asked = widget(attrs=attrs, choices=CHOICES)
    values = [value] if widget is forms.SelectMultiple else value
    ours = asked.render("a&b", values, renderer=Renderer())
    assert ours.split() == asked.render("a&b", values, renderer=DjangoTemplates()).split()


def test_other_fields_are_left_to_django() -> None:
    asked = forms.TextInput(attrs={"class": "form-control"})
    assert asked.render("q", "a", renderer=Renderer()) == asked.render("q", "a", renderer=DjangoTemplates())
