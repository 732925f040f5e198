"""A report of a meeting six weeks ago, in both languages: so that the demo has something due soon on any day."""

from __future__ import annotations

from datetime import date, timedelta

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
_EN = """Regional Conference on Migration

Meeting of the Liaison Officer Network for Consular Protection

David, Panama
{held}

The Liaison Officer Network for Consular Protection met in David, Panama on {held}, under the Presidency Pro Tempore \
of Panama. Delegations of Belize, Canada, Costa Rica, the Dominican Republic, El Salvador, Guatemala, Honduras, \
Mexico, Nicaragua, Panama and the United States of America attended, with IOM and UNHCR as observers.

CONCLUSIONS

1. The Network thanks the Government of Panama for its hospitality.

2. Honduras will send the updated directory of its consulates to the Technical Secretariat before {late}.

3. Member Countries are requested to send their statistics on consular assistance to the Technical Secretariat by \
{soon}.

4. Mexico undertakes to share its guide for interviews with children with Honduras and Guatemala by {later}.

5. IOM offers to hold a workshop on documentation in emergencies, together with Costa Rica, before {last}.

6. The Technical Secretariat is requested to circulate a proposal for a common form for consular referral by {soon}.

7. The Network takes note of the report of the United States of America on consular notification.
"""
_ES = """Conferencia Regional sobre Migración

Reunión de la Red de Funcionarios de Enlace para la Protección Consular

David, Panamá
{held}

La Red de Funcionarios de Enlace para la Protección Consular se reunió en David, Panamá, el {held}, bajo la \
Presidencia Pro Témpore de Panamá. Asistieron delegaciones de Belice, Canadá, Costa Rica, El Salvador, Estados \
Unidos de América, Guatemala, Honduras, México, Nicaragua, Panamá y República Dominicana, así como la OIM y el ACNUR \
en calidad de observadores.

CONCLUSIONES

1. La Red agradece al Gobierno de Panamá su hospitalidad.

2. Honduras enviará a la Secretaría Técnica el directorio actualizado de sus consulados antes del {late}.

3. Se solicita a los Países Miembros enviar a la Secretaría Técnica sus estadísticas de asistencia consular a más \
tardar el {soon}.

4. México se compromete a compartir con Honduras y Guatemala su guía para entrevistas con niñas y niños a más tardar \
el {later}.

5. La OIM ofrece realizar, junto con Costa Rica, un taller sobre documentación en emergencias antes del {last}.

6. Se solicita a la Secretaría Técnica circular una propuesta de formulario común de referencia consular a más \
tardar el {soon}.

7. La Red toma nota del informe de los Estados Unidos de América sobre notificación consular.
"""


def in_words(day: date, lang: str) -> str:
    month = _MONTHS[lang][day.month - 1]
    return f"{day.day} de {month} de {day.year}" if lang == "es" else f"{day.day} {month} {day.year}"


def recent_report(today: date) -> list[tuple[str, bytes]]:
    """Its two files, by name; the days in it move with today."""
    held = today - timedelta(days=42)
    days = {
        "held": held,
        "late": today - timedelta(days=9),
        "soon": today + timedelta(days=12),
        "later": today + timedelta(days=45),
        "last": today + timedelta(days=120),
    }
    return [
        (
            f"consular-{held:%Y-%m}.{lang}.txt",
            text.format(**{name: in_words(day, lang) for name, day in days.items()}).encode(),
        )
        for lang, text in (("en", _EN), ("es", _ES))
    ]
