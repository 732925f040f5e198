"""Draws pictures on the server, once for each content: SVG and PNG, kept under the seal of what they show."""

from __future__ import annotations

from threading import Lock
from typing import Any, Literal

from django.core.cache import cache

from enlace.web.desk.charts import Picture, Theme, spec_of

Format = Literal["svg", "png"]
KEPT_SECONDS = 24 * 3600
_ONE_AT_A_TIME = Lock()
"""The engine holds some memory for each drawing under way: a web process draws one at a time."""


def drawn(
    picture: Picture, file_format: Format, theme: Theme, *, titled: bool = False, is_narrow: bool = False
) -> bytes:
    """The picture as a file. Who may see the data decides the seal, so that nobody gets another's picture."""
    key = f"picture:{picture.seal}:{file_format}:{theme}:{titled:d}{is_narrow:d}"
    found: bytes | None = cache.get(key)
    if found is None:
        with _ONE_AT_A_TIME:
            found = _draw(spec_of(picture, theme, titled=titled, is_narrow=is_narrow), file_format)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _draw(spec: dict[str, Any], file_format: Format) -> bytes:
    import vl_convert  # brings an engine of its own: only where a picture is drawn

    if file_format == "png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=2))
    return str(vl_convert.vegalite_to_svg(spec)).encode()
