"""How Spanish names days, months and parts of a year, in folded text."""

from __future__ import annotations

from enlace.reader.dates.numbers import NUMBER, YEAR
from enlace.reader.dates.patterns import compiled

MONTHS = {
    name: count for count, name in enumerate("ene feb mar abr may jun jul ago sep oct nov dic".split(), 1)
} | {"set": 9}
MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    r"|(?:ene|feb|mar|abr|jun|jul|ago|sept?|set|oct|nov|dic)(?:\.|(?=\s*(?:del?\s*)?\d)))"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_YEAR_SAID = YEAR["es"]
_WEEKDAY = r"(?:(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?:\s*,)?\s*)?(?:dias?\s+)?"
_DAY = rf"(?:[0-3]?\d(?!\d)(?:\s?(?:ro|ero|er|do|o)(?![a-z])\.?)?|primero\b|(?!\d){NUMBER['es']})"
_OF = r"\s*(?:del?\s*)?(?:mes\s+de\s+)?"
_TO = r"\s*(?:-|/|(?:y|e|al|a|hasta|o)(?![a-z]))\s*(?:el\s+)?"
_MORE = rf"(?:\s*,\s*{_DAY}){{0,6}}"
_THIS = r"este\s+(?:mismo\s+)?ano|(?:el\s+)?(?:presente|mismo|corriente)\s+ano|(?:el\s+)?ano\s+en\s+curso"
_NEXT = r"(?:el\s+)?(?:proximo|siguiente)\s+ano|(?:el\s+)?ano\s+(?:proximo|siguiente|entrante|que\s+viene)"
_TAIL = (
    rf"(?:(?:\s*,)?\s*(?:del?\s*)?(?:ano\s+)?(?P<y>{_YEAR_SAID})"
    rf"|(?:\s*,)?\s+(?:del?\s+)(?:(?P<this>{_THIS})|(?P<next>{_NEXT})|(?:el\s+)?ano)(?![a-z]))?"
)
ORDINALS = {
    "primer": 1, "primero": 1, "primera": 1, "1er": 1, "1ra": 1, "1o": 1, "1a": 1, "segundo": 2, "segunda": 2,
    "2do": 2, "2da": 2, "2o": 2, "2a": 2, "tercer": 3, "tercero": 3, "tercera": 3, "3er": 3, "3ra": 3, "cuarto": 4,
    "cuarta": 4, "4to": 4, "4ta": 4, "ultimo": -1, "ultima": -1, "quinto": 5, "sexto": 6,
}  # fmt: skip
PARTS = {"trimestre": 4, "semestre": 2, "mitad": 2, "cuatrimestre": 3, "bimestre": 6}
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))

DAY_FIRST = compiled(
    rf"(?:los\s+|el\s+)?{_WEEKDAY}(?P<d>{_DAY})(?:{_MORE}{_TO}{_WEEKDAY}(?P<d2>{_DAY})|(?:{_OF}(?P<m>{MONTH})"
    rf"(?:(?:\s*,)?\s*(?:del?\s*)?(?P<y1>{_YEAR_SAID}))?{_TO}{_WEEKDAY}(?P<d3>{_DAY})))?(?:\s*dias)?{_OF}(?P<m2>{MONTH}){_TAIL}"
)
MONTH_FIRST = compiled(
    rf"(?P<m>{MONTH})\s*(?P<d>[0-3]?\d)(?!\d){_MORE}(?:{_TO}(?P<m2>{MONTH})?\s*(?P<d2>[0-3]?\d)(?!\d))?{_TAIL}"
)
IN_MONTH = compiled(
    rf"(?:el\s+)?(?:(?:presente|proximo)\s+)?(?:mes\s+de\s+|proximo\s+|meses\s+de\s+)?(?P<m>{MONTH})(?:{_TO}(?P<m2>{MONTH}))?{_TAIL}(?![a-z])"
)
IN_PART = compiled(
    rf"(?:(?:este|el\s+(?P<same>presente|actual))\s+|(?:el\s+|la\s+)?(?:(?P<ord>{_ORDINAL})|(?P<following>proximo|siguiente))\s+)"
    rf"(?P<unit>{'|'.join(PARTS)})(?!\s*del?\s*{MONTH})(?:\s+en\s+curso)?{_TAIL}(?![a-z])"
    rf"|(?P<q>(?!))(?P<yq>(?!))"
)
IN_FIRST_MONTHS = compiled(
    rf"(?:los\s+)?(?:primeros\s+(?P<n>{NUMBER['es']})|(?!))\s+meses(?:\s*,)?\s*(?:del?\s+)(?:ano\s+)?(?:(?P<y>{_YEAR_SAID})|(?P<this>{_THIS})|(?P<next>{_NEXT}))"
)
IN_WEEK = compiled(
    rf"(?:la\s+)?(?P<ord>{_ORDINAL})\s+(?P<unit>semana|quincena|mitad)\s+(?:del?\s*)(?:mes\s+de\s+)?(?P<m>{MONTH}){_TAIL}"
)
IN_YEAR = compiled(
    rf"(?:el\s+|los\s+)?(?:(?:presente\s+)?anos?\s+)?(?:(?P<from>{_YEAR})\s*(?:-|/|y|al?)\s*)?(?P<y>{_YEAR}(?![-/\d])|{_YEAR_SAID}(?!\s*[a-z]))"
    r"(?!\s*(?:dolares|usd|us\$|euros|personas|migrantes|ejemplares|funcionarios))"
    rf"|(?:(?P<this>{_THIS})|(?P<next>{_NEXT}))(?![a-z])"
)
IN_SOME = compiled(
    r"(?:(?P<this>este|(?:el\s+)?(?:presente|mismo))|(?P<next>(?:el\s+)?(?:proximo|siguiente))|(?P<the>el))?\s*"
    r"(?P<unit>mes|trimestre|semestre|ano)\b(?:\s+en\s+curso)?"
)
_END = r"fin|fines|final|finales|cierre|termino|conclusion|culminacion|ultimo\s+dia"
_ENDING = (
    r"(?:que\s+)?(?:se\s+)?(?:finalice|finalizar|termine|terminar|concluya|concluir|acabe|acabar|cierre|cerrar"
    r"|culmine|culminar|expire|venza)"
)
PART = compiled(
    rf"(?:(?:el\s+|la\s+)?(?:(?P<end>{_END})|(?P<start>principios?|inicios?|comienzos?)|(?P<middle>mediados?))\s+de(?=\s|l)l?\s*"
    rf"|(?P<late>{_ENDING})\s+|(?P<early>(?!))|(?P<mid>(?!)))(?:el\s+)?(?:mes\s+de\s+)?"
)
