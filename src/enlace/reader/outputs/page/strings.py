"""The page's own words: whole sentences in English and formal es-419, a pair each.

A key that ends in ``.one`` and ``.other`` is one sentence in its two plural forms; ``say_count`` picks.
"""

from __future__ import annotations

from datetime import date

from enlace.reader.model import Language
from enlace.reader.outputs.words import number_in_words, pick

TEXT: dict[str, tuple[str, str]] = {
    "product": ("Enlace", "Enlace"),
    "skip": ("Skip to what is owed", "Ir a lo que se debe"),
    "title.none": ("Nobody owes anything", "Nadie debe nada"),
    "title.nobody.one": (
        "{n} thing is owed, and nobody is named",
        "Hay {n} compromiso, sin parte responsable",
    ),
    "title.nobody.other": (
        "{n} things are owed, and nobody is named",
        "Hay {n} compromisos, sin parte responsable",
    ),
    "title.one.one": ("{parties} party owes {n} thing", "{parties} parte tiene {n} compromiso"),
    "title.one.other": ("{parties} party owes {n} things", "{parties} parte tiene {n} compromisos"),
    "title.other.one": (
        "{parties} parties owe {n} thing together",
        "{parties} partes comparten {n} compromiso",
    ),
    "title.other.other": ("{parties} parties owe {n} things", "{parties} partes tienen {n} compromisos"),
    "title.late.none": ("No date has passed yet", "Ningún plazo ha vencido"),
    "title.late.one": ("{n} had a date that has passed", "El plazo de {n} ya venció"),
    "title.late.other": ("{n} had a date that has passed", "El plazo de {n} ya venció"),
    "read.one": ("Read from {n} report.", "Según {n} informe."),
    "read.other": ("Read from {n} reports.", "Según {n} informes."),
    "read.years.one": ("Read from {n} report of {first}.", "Según {n} informe de {first}."),
    "read.years.other": (
        "Read from {n} reports of {first} to {last}.",
        "Según {n} informes, de {first} a {last}.",
    ),
    "read.year.other": ("Read from {n} reports of {first}.", "Según {n} informes de {first}."),
    "as-of": ("As of {day}.", "Al {day}."),
    "caution": (
        "The reports say what was undertaken, not whether it has been done since.",
        "Los informes dicen qué se asumió, no si se cumplió después.",
    ),
    "nav.owed": ("What is owed", "Lo que se debe"),
    "nav.timeline": ("Timeline", "Línea de tiempo"),
    "nav.reports": ("The reports", "Los informes"),
    "nav.label": ("On this page", "En esta página"),
    "state.passed": ("date passed", "plazo vencido"),
    "state.ahead": ("date ahead", "plazo por venir"),
    "state.none": ("no date", "sin plazo"),
    "strip.passed.one": ("{n} past its date", "{n} con plazo vencido"),
    "strip.passed.other": ("{n} past their date", "{n} con plazo vencido"),
    "strip.ahead.one": ("{n} with its date ahead", "{n} con plazo por venir"),
    "strip.ahead.other": ("{n} with their date ahead", "{n} con plazo por venir"),
    "strip.recurring.one": ("{n} recurring", "{n} periódico"),
    "strip.recurring.other": ("{n} recurring", "{n} periódicos"),
    "strip.words.one": ("{n} with words but no date", "{n} con plazo en palabras, sin fecha"),
    "strip.words.other": ("{n} with words but no date", "{n} con plazo en palabras, sin fecha"),
    "strip.none.one": ("{n} without a date", "{n} sin plazo"),
    "strip.none.other": ("{n} without a date", "{n} sin plazo"),
    "when.passed": ("Date passed", "Plazo vencido"),
    "when.ahead": ("Date ahead", "Plazo por venir"),
    "when.dated": ("With a date", "Con fecha"),
    "when.recurring": ("Recurring", "Periódico"),
    "when.open": ("Open-ended", "Sin fecha"),
    "group.passed": ("Date passed", "Plazo vencido"),
    "group.ahead": ("Date ahead", "Plazo por venir"),
    "group.recurring": ("Recurring", "Periódico"),
    "group.words": ("Words but no date", "Plazo en palabras, sin fecha"),
    "group.none": ("No date given", "Sin plazo"),
    "days.ago.one": ("{n} day ago", "hace {n} día"),
    "days.ago.other": ("{n} days ago", "hace {n} días"),
    "months.ago.one": ("{n} month ago", "hace {n} mes"),
    "months.ago.other": ("{n} months ago", "hace {n} meses"),
    "years.ago.one": ("{n} year ago", "hace {n} año"),
    "years.ago.other": ("{n} years ago", "hace {n} años"),
    "today": ("today", "hoy"),
    "days.left.one": ("in {n} day", "en {n} día"),
    "days.left.other": ("in {n} days", "en {n} días"),
    "months.left.one": ("in {n} month", "en {n} mes"),
    "months.left.other": ("in {n} months", "en {n} meses"),
    "years.left.one": ("in {n} year", "en {n} año"),
    "years.left.other": ("in {n} years", "en {n} años"),
    "nobody": ("Nobody named", "Sin parte responsable"),
    "owes.one": ("{n} thing", "{n} compromiso"),
    "owes.other": ("{n} things", "{n} compromisos"),
    "passed.one": ("{n} date passed", "{n} plazo vencido"),
    "passed.other": ("{n} dates passed", "{n} plazos vencidos"),
    "late.one": ("{n} passed", "{n} vencido"),
    "late.other": ("{n} passed", "{n} vencidos"),
    "of": ("{n} of {all}", "{n} de {all}"),
    "head.what": ("What, in the report's words", "Qué, en palabras del informe"),
    "head.where": ("Meeting and item", "Reunión y punto"),
    "asked-by": ("asked by {names}", "a solicitud de {names}"),
    "jointly": ("with {names}", "junto con {names}"),
    "who.label": ("Owed by:", "Quién debe:"),
    "to.label": ("To whom:", "A quién:"),
    "when.label": ("By when:", "Plazo:"),
    "where.label": ("Where:", "Dónde:"),
    "item": ("item {path}", "punto {path}"),
    "item.section": ("{section}, item {path}", "{section}, punto {path}"),
    "date.unknown": ("date not given", "sin fecha"),
    "body.unknown": ("Body not given", "Órgano no indicado"),
    "not-said": ("not said", "no se dice"),
    "said-so": ("“{text}”", "«{text}»"),
    "legend": ("In the paragraph:", "En el párrafo:"),
    "legend.act": ("the words of the act", "las palabras del acto"),
    "legend.party": ("the parties", "las partes"),
    "legend.due": ("by when", "el plazo"),
    "source": ("{report}: {item}", "{report}: {item}"),
    "in-report": ("Read it in the whole report", "Leerlo en el informe completo"),
    "link": ("Link to this row", "Enlace a esta fila"),
    "row": ("See the row", "Ver la fila"),
    "check": ("please check", "por verificar"),
    "check.long": (
        "The reader is unsure of this act: please check it against the words.",
        "La lectura de este acto es dudosa: por verificar con las palabras del informe.",
    ),
    "rule": ("Found by rule {rule}, confidence {n}%", "Hallado por la regla {rule}, confianza {n} %"),
    "filters": ("Find and filter", "Buscar y filtrar"),
    "filters.q": ("Words", "Palabras"),
    "filters.party": ("Party", "Parte"),
    "filters.body": ("Body", "Órgano"),
    "filters.meeting": ("Meeting", "Reunión"),
    "filters.year": ("Year of the meeting", "Año de la reunión"),
    "filters.kind": ("Kind of act", "Tipo de acto"),
    "filters.when": ("By when", "Plazo"),
    "filters.all": ("All", "Todo"),
    "filters.clear": ("Clear all filters", "Quitar los filtros"),
    "filters.copy": (
        "The address of this page keeps the filters: copy it to send them.",
        "La dirección de esta página conserva los filtros: cópiela para enviarlos.",
    ),
    "shown": (
        "Shown: {owed} of {all} owed; {items} of {paragraphs} paragraphs in the reports.",
        "En pantalla: {owed} de {all} compromisos; {items} de {paragraphs} párrafos de los informes.",
    ),
    "arrange": ("Arrange", "Ordenar"),
    "arrange.party": ("By party", "Por parte"),
    "arrange.date": ("By date", "Por fecha"),
    "open-all": ("Open all", "Abrir todo"),
    "close-all": ("Close all", "Cerrar todo"),
    "keys": (
        "Keys: j and k move between rows, Enter opens, / searches.",
        "Teclas: j y k recorren las filas, Intro abre, / busca.",
    ),
    "empty.owed": (
        "No request, undertaking or offer was found in these reports. Their paragraphs are below.",
        "No se halló ninguna solicitud, compromiso ni ofrecimiento en estos informes. Sus párrafos están abajo.",
    ),
    "empty.filter": (
        "Nothing that is owed fits these filters. Clear one, or look in the reports below.",
        "Ningún compromiso corresponde a estos filtros. Quite alguno o busque abajo en los informes.",
    ),
    "timeline.title.one": ("{n} thing has a date", "{n} compromiso tiene fecha"),
    "timeline.title.other": ("{n} things have a date", "{n} compromisos tienen fecha"),
    "timeline.none": ("Nothing that is owed has a date.", "Ningún compromiso tiene fecha."),
    "timeline.about": (
        "Each line is a body. A bar is a meeting; a mark above it, the last day of a date set there.",
        "Cada línea es un órgano. Una barra es una reunión; una marca, el último día de un plazo fijado en ella.",
    ),
    "timeline.scroll": ("The picture: it scrolls sideways", "El gráfico: se desplaza a los lados"),
    "timeline.hint": (
        "Point at a mark, or move to it with the keyboard, to read it.",
        "Señale una marca, o llegue a ella con el teclado, para leerla.",
    ),
    "timeline.today": ("as of {day}", "al {day}"),
    "timeline.meeting": ("meeting", "reunión"),
    "timeline.dot": ("{when}: {who}", "{when}: {who}"),
    "timeline.save": ("Save the picture as SVG", "Guardar el gráfico como SVG"),
    "timeline.file": ("what-is-owed-by-date.svg", "compromisos-por-fecha.svg"),
    "timeline.table": ("The same as a table, by date", "Lo mismo en una tabla, por fecha"),
    "timeline.meetings": ("The meetings as a table", "Las reuniones en una tabla"),
    "reports.title.one": ("{n} report", "{n} informe"),
    "reports.title.other": ("{n} reports", "{n} informes"),
    "reports.about": (
        "Every paragraph of each report, with thanks and notes, which owe nothing.",
        "Todos los párrafos de cada informe, también los agradecimientos y las notas, que no generan compromiso.",
    ),
    "report.owed.one": ("{n} thing owed", "{n} compromiso"),
    "report.owed.other": ("{n} things owed", "{n} compromisos"),
    "report.fits.one": ("{n} paragraph fits", "{n} párrafo corresponde"),
    "report.fits.other": ("{n} paragraphs fit", "{n} párrafos corresponden"),
    "report.version": (
        "Another version of {report}: what is owed is counted there, once.",
        "Otra versión de {report}: sus compromisos se cuentan allí, una sola vez.",
    ),
    "report.file": ("File", "Archivo"),
    "report.when": ("Days", "Días"),
    "report.where": ("Place", "Lugar"),
    "report.place": ("{city}, {country}", "{city}, {country}"),
    "report.print": ("SHA-256", "SHA-256"),
    "doubts.one": ("{n} doubt", "{n} duda"),
    "doubts.other": ("{n} doubts", "{n} dudas"),
    "no-items": ("This report has no items.", "Este informe no tiene puntos."),
}


def say(key: str, lang: Language, **facts: object) -> str:
    """One sentence of the page, as text: it is escaped where it is written."""
    return pick(TEXT[key], lang).format(**facts)


def say_count(key: str, n: int, lang: Language, **facts: object) -> str:
    """The sentence in the plural form that ``n`` asks for, with ``{n}`` as a number of the language."""
    return say(f"{key}.one" if n == 1 else f"{key}.other", lang, n=number_in_words(n, lang), **facts)


def relative_in_words(day: date, today: date, lang: Language) -> str:
    """How long ago ``day`` passed, or how long is left: in days, from two months on in months, then in years."""
    days = abs((today - day).days)
    if not days:
        return say("today", lang)
    side = "ago" if day < today else "left"
    if days < 60:
        return say_count(f"days.{side}", days, lang)
    if days < 730:
        return say_count(f"months.{side}", int(days / 30.4375), lang)
    return say_count(f"years.{side}", int(days / 365.25), lang)
