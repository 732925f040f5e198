"""What holds for every text, however it is put together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from enlace.reader import read
from enlace.reader.errors import ReaderError
from enlace.reader.grammar.groups_en import OPENERS as HELPERS
from enlace.reader.grammar.groups_es import OPENERS as AUXILIARIES
from enlace.reader.grammar.words import ENGLISH, SPANISH

HEADS = (
    "",
    "The Regional Consultation Group on Migration (RCGM) met in San José, Costa Rica, on 3 and 4 May 2010, "
    "and agreed on the following points:\n",
    "El Grupo Regional de Consulta sobre Migración (GRCM) se reunió en San José, Costa Rica, los días 3 y 4 "
    "de mayo de 2010, y acordó los siguientes puntos:\n",
)
LABELS = ("1. ", "2. ", "a) ", "• ", "Primero: ", "iv. ", "\n", "", "CONCLUSIONS\n", "RECOMENDACIONES\n3. ")
PARTIES = (
    "Honduras, Canada, the Member Countries, los Países Miembros, the TS, la ST, IOM, la OIM, ACNUR, the Network, "
    "the Vice-Ministers, Costa Rica, El Salvador, both organizations, estos tres países, its delegation"
).split(", ")
VERBS = (
    "to thank, thanks, thanked, requests, requested, asked them, is asked to, it was agreed that, decided to, agrees, "
    "will send, will be circulated by, should, shall present, offered to host, informed, proposes that, "
    "would, withdrew, "
    "take note of, expressed its gratitude, agradecer, agradece, se solicita a, solicitó, les pidió, se acordó que, "
    "decide, acordaron, enviará, será distribuido por, deberán, presentarán, ofreció, informó que, se los agradeció, "
    "ha sido aprobado, tomar nota, dio las gracias, queda encargada, elevar a la consideración de"
).split(", ")
SMALL = (
    "before June 30, 2011; antes del 30 de junio; within two months; en un plazo de dos meses; which; that; que; "
    "la cual; and; y; as well as; así como; ,; .; ;; :; (; ); “; ”; \"; '; \n; \n\n; –; for; por; to; a; of; de; "
    "by; through; por medio de; it; they; este último; the latter; once; una vez que; report; informe; support; "
    "apoyo; 2011; %"
).split("; ")
WORDS = sorted(
    {*HELPERS, *AUXILIARIES}.union(
        *(
            getattr(tongue, kind)
            for tongue in (ENGLISH, SPANISH)
            for kind in ("determiners", "organs", "adverbs", "connectives", "leads", "relatives", "pronouns")
        )
    )
)

pieces = st.sampled_from(PARTIES) | st.sampled_from(VERBS) | st.sampled_from(SMALL) | st.sampled_from(WORDS)
items = st.tuples(st.sampled_from(LABELS), st.lists(pieces, max_size=14).map(" ".join)).map("".join)
reports = st.tuples(st.sampled_from(HEADS), st.lists(items, min_size=1, max_size=5).map("\n".join)).map(
    "".join
)


def read_or_refuse(text):
    try:
        return read(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    except ReaderError:
        return None


@settings(max_examples=300)
@given(reports)
def test_every_span_holds_the_text_it_says(text):
    report = read_or_refuse(text)

    for item in report.items if report else ():
        start, end = item.span
        assert 0 <= start < end <= len(report.plain)
        assert report.plain[start:end] == item.text
        for act in item.acts:
            first, last = act.span
            assert start <= first < last <= end
            assert report.plain[first:last] == act.text


@settings(max_examples=100)
@given(reports)
def test_reading_twice_is_equal(text):
    assert read_or_refuse(text) == read_or_refuse(text)


@settings(max_examples=100)
@given(reports)
def test_what_is_owed_is_owed_by_those_who_are_asked_or_who_undertake(text):
    report = read_or_refuse(text)

    for item in report.items if report else ():
        for act in item.acts:
            owing = act.act in ("request", "commit", "offer")
            assert (act.commitment is not None) == owing
            if act.commitment is not None:
                assert act.commitment.owed_by == (act.to if act.act == "request" else act.by)


@settings(max_examples=100)
@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_and_any_bytes_are_read_or_refused_by_name(anything):
    report = read_or_refuse(anything)

    assert report is None or report.items
