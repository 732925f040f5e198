"""Words by which an item points to something said before it, or says what becomes of that."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PATTERNS: Mapping[str, tuple[str, ...]] = {
    "above": (
        r"(?:mentioned|referred to) above\b|above[- ]?mentioned\b|afore-?mentioned\b",
        r"said (?:workshop|seminar|course|document|proposal|guide|study)\b",
        r"dich[oa]s? \w+|mencionad[oa]s?\b|citad[oa]s?\b",
    ),
    "agreed": (
        r"as (?:agreed|decided|approved|requested|proposed|recommended) (?:at|by|in|during)\b",
        r"(?:agreed|approved|proposed|presented|requested|submitted|adopted|raised|tabled) "
        r"(?:at|in|during|by) (?:the|its|their) (?:last|previous|preceding|meeting|\w+ meeting)",
        r"seg[uú]n lo (?:acordado|decidido|aprobado|solicitado|convenido)",
        r"(?:tal )?como se (?:acord[oó]|decidi[oó]|aprob[oó])",
        r"(?:acordad|aprobad|propuest|presentad|solicitad|plantead|adoptad)[oa]s? (?:en|por|durante) (?:la|su|el) ",
        r"en cumplimiento (?:de|del)\b|pursuant to\b|in (?:follow-?up|response) to\b",
        r"en respuesta a\b|en seguimiento a\b",
    ),
    "before": (
        r"again\b|once more\b|pending\b|remind|originally\b|initially\b|earlier\b|follow[- ]?up\b",
        r"second phase\b|nuevamente\b|pendientes?\b|record[oó]\b|recordatorio\b|reitera|reiterat",
        r"originalmente\b|seguimiento\b",
    ),
    "instead": (
        r"instead\b|replac|supersed|rather than\b|no longer\b",
        r"en lugar de\b|en vez de\b|sustitu|reemplaz|sin efecto\b|ya no\b",
    ),
    "ends": (
        r"removed? from the agenda\b|withdr[ae]w|discontinu|desist|d(?:ar|io|ieron) por conclu",
        r"not (?:be )?(?:pursue|taken? further|go ahead|proceed)|(?:abandon|dropp|cancel)(?:ed|s)?\b",
        r"retir(?:ar|a|ó|ada|ado)\b|dej(?:ar|ó) sin efecto\b|elimin\w+ (?:\w+ ){1,4}(?:la|su) agenda\b",
        r"no (?:se )?(?:continuará|proseguirá|seguirá adelante|dará seguimiento)|cancel(?:ar|ó|ada|ado)\b",
    ),
    "splits": (r"divid|split|separately\b|separad[oa]s? en\b|por separado\b|en dos\b|into two\b",),
    "merges": (
        r"merg|combin|fusion|unif(?:y|icar)|single (?:workshop|document|proposal|text)\b",
        r"un solo\b|una sola\b|unir\b",
    ),
}
_FOUND = {name: re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE) for name, parts in _PATTERNS.items()}


def references(text: str) -> tuple[str, ...]:
    """Which of ``above``, ``agreed``, ``before``, ``instead``, ``ends``, ``splits``, ``merges`` the text has."""
    return tuple(name for name, pattern in _FOUND.items() if pattern.search(text))
