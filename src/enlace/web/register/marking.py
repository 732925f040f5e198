"""The words that make two paragraphs alike, marked in both."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString


def marked(text: str, words: Iterable[str]) -> SafeString:
    """The text, safe for a page, with each of the words in a ``mark``; the longest where two begin at one place."""
    alike = sorted((r"\s+".join(map(re.escape, word.split())) for word in words), key=len, reverse=True)
    if not alike:
        return conditional_escape(text)
    found = re.split(rf"(?<!\w)({'|'.join(alike)})(?!\w)", text, flags=re.IGNORECASE)
    pieces = (format_html("<mark>{}</mark>" if at % 2 else "{}", one) for at, one in enumerate(found))
    return format_html_join("", "{}", ((one,) for one in pieces))
