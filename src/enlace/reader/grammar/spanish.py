"""Spanish verb forms, as far as reports use them: infinitive, third persons, participles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# Stems that change under stress ("recomienda"), by infinitive; the others keep theirs.
_STRESSED = {
    "acordar": "acuerd",
    "recomendar": "recomiend",
    "encomendar": "encomiend",
    "encarecer": "encarec",
    "pedir": "pid",
    "sugerir": "sugier",
    "advertir": "adviert",
    "referir": "refier",
    "mostrar": "muestr",
    "elegir": "elig",
    "remover": "remuev",
    "resolver": "resuelv",
    "disolver": "disuelv",
    "adquirir": "adquier",
    "conferir": "confier",
    "requerir": "requier",
    "manifestar": "manifiest",
    "expresar": "expres",
    "recordar": "recuerd",
    "tener": "tien",
    "despedir": "despid",
    "rendir": "rind",
    "apostar": "apuest",
    "aprobar": "aprueb",
    "alentar": "alient",
    "extender": "extiend",
    "diferir": "difier",
    "renovar": "renuev",
    "rogar": "rueg",
    "comprobar": "comprueb",
    "atender": "atiend",
    "contar": "cuent",
    "cerrar": "cierr",
    "probar": "prueb",
}
_PRETERITE = {
    "hacer": ("hizo", "hicieron"),
    "dar": ("dio", "dieron"),
    "tener": ("tuvo", "tuvieron"),
    "poner": ("puso", "pusieron"),
    "proponer": ("propuso", "propusieron"),
    "posponer": ("pospuso", "pospusieron"),
    "diferir": ("difirio", "difirieron"),
    "exponer": ("expuso", "expusieron"),
    "disponer": ("dispuso", "dispusieron"),
    "decir": ("dijo", "dijeron"),
    "pedir": ("pidio", "pidieron"),
    "sugerir": ("sugirio", "sugirieron"),
    "advertir": ("advirtio", "advirtieron"),
    "referir": ("refirio", "refirieron"),
    "requerir": ("requirio", "requirieron"),
    "retrotraer": ("retrotrajo", "retrotrajeron"),
    "traer": ("trajo", "trajeron"),
    "acoger": ("acogio", "acogieron"),
    "rendir": ("rindio", "rindieron"),
    "convenir": ("convino", "convinieron"),
    "conferir": ("confirio", "confirieron"),
}
_PARTICIPLE = {
    "hacer": "hecho",
    "poner": "puesto",
    "proponer": "propuesto",
    "posponer": "pospuesto",
    "disolver": "disuelto",
    "exponer": "expuesto",
    "disponer": "dispuesto",
    "decir": "dicho",
    "resolver": "resuelto",
    "ver": "visto",
    "suscribir": "suscrito",
    "remover": "removido",
}
_FUTURE = {
    "hacer": "har",
    "tener": "tendr",
    "poner": "pondr",
    "proponer": "propondr",
    "posponer": "pospondr",
    "exponer": "expondr",
    "disponer": "dispondr",
    "decir": "dir",
    "convenir": "convendr",
}
_THIRD = {
    "dar": ("da", "dan"),
    "convenir": ("conviene", "convienen"),
    "decir": ("dice", "dicen"),
    "distribuir": ("distribuye", "distribuyen"),
    "concluir": ("concluye", "concluyen"),
    "excluir": ("excluye", "excluyen"),
}
_ACCENTED = ("á", "án", "Á", "ÁN")
_FUTURE_STEMS = ("ar", "er", "ir", "dr", "br", "rr")
_IRREGULAR_FUTURE = frozenset(
    "hara haran dira diran pondra pondran tendra tendran vendra vendran podra podran querra querran "
    "sabra sabran habra habran saldra saldran valdra valdran propondra propondran dispondra "
    "dispondran mantendra mantendran obtendra obtendran contendra contendran expondra expondran "
    "convendra convendran sostendra sostendran intervendra intervendran".split()
)


def forms(lemma: str) -> Iterator[tuple[str, Any]]:
    """All forms of a verb with their names, without accents; reflexive forms by the plain verb."""
    stem, ending = lemma[:-2], lemma[-2:]
    for clitic in ("", "se", "le", "les", "lo", "la", "los", "las"):
        yield lemma + clitic, "base"
    for word in _present(lemma, stem, ending):
        yield word, "pres"
    for word in _preterite(lemma, stem, ending):
        yield word, "past"
    yield from ((word, "pp") for word in _participles(lemma, stem, ending))
    future = _FUTURE.get(lemma, lemma)
    yield future + "a", "fut"
    yield future + "an", "fut"
    yield _order(lemma, stem, ending), "order"
    if ending == "ar":
        yield stem + "ando", "ger"
    else:
        yield stem + ("yendo" if stem[-1] in "aeiou" else "iendo"), "ger"


def _order(lemma: str, stem: str, ending: str) -> str:
    """The impersonal order: "solicítese", "encárguese", "agradézcase", "remítase"."""
    stem = _STRESSED.get(lemma, stem)
    if ending == "ar":
        for last, written in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(last):
                return stem[:-1] + written + "ese"
        return stem + "ese"
    if lemma.endswith(("ecer", "ocer", "acer")) and lemma != "hacer":
        return stem[:-1] + "zcase"
    irregular = {"hacer": "hagase", "poner": "pongase", "tener": "tengase", "dar": "dese"}
    return irregular.get(lemma, stem.replace("cog", "coj") + "ase")


def _present(lemma: str, stem: str, ending: str) -> Iterator[str]:
    if lemma in _THIRD:
        yield from _THIRD[lemma]
    elif ending == "ir" and stem.endswith("u") and not stem.endswith(("gu", "qu")):
        yield stem + "ye"
        yield stem + "yen"
    else:
        vowel = "a" if ending == "ar" else "e"
        stressed = _STRESSED.get(lemma, stem)
        yield stressed + vowel
        yield stressed + vowel + "n"
    yield stem + {"ar": "amos", "er": "emos", "ir": "imos"}[ending]


def _preterite(lemma: str, stem: str, ending: str) -> Iterator[str]:
    if lemma in _PRETERITE:
        yield from _PRETERITE[lemma]
    elif ending == "ar":
        yield stem + "o"
        yield stem + "aron"
    elif stem[-1] in "aeiou":
        yield stem + "yo"
        yield stem + "yeron"
    else:
        yield stem + "io"
        yield stem + "ieron"


def _participles(lemma: str, stem: str, ending: str) -> Iterator[str]:
    base = _PARTICIPLE.get(lemma, stem + ("ado" if ending == "ar" else "ido"))
    yield base
    yield base[:-1] + "a"
    yield base + "s"
    yield base[:-1] + "as"


def is_participle(word: str) -> bool:
    return (
        word.endswith(
            ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "isto", "ista", "istos", "istas")
        )
        or word in _IRREGULAR_PARTICIPLES
    )


_IRREGULAR_PARTICIPLES = frozenset(
    form[:-1] + end if end != "o" else form
    for form in (
        "hecho puesto propuesto pospuesto dispuesto dicho resuelto suscrito inscrito abierto "
        "expuesto escrito cubierto descubierto devuelto impreso provisto previsto satisfecho "
        "disuelto envuelto sujeto electo"
    ).split()
    for end in ("o", "a", "os", "as")
)


# Infinitives whose future may stand without its accent ("compartira").
_KNOWN = frozenset(
    "compartir enviar remitir presentar distribuir circular elaborar preparar realizar celebrar "
    "organizar coordinar informar convocar establecer continuar participar apoyar brindar facilitar "
    "proporcionar entregar publicar actualizar difundir analizar examinar evaluar revisar "
    "incorporar incluir desarrollar promover impulsar gestionar designar nombrar transmitir "
    "trasladar consultar someter elevar proponer contribuir financiar cofinanciar crear conformar "
    "integrar iniciar concluir finalizar completar mantener dar hacer llevar invitar solicitar "
    "pedir reunir asumir colaborar atender ejecutar implementar suscribir aprobar considerar "
    "discutir definir identificar recopilar sistematizar traducir responder reportar comunicar "
    "notificar anunciar ofrecer recibir prestar poner tomar efectuar formular redactar adoptar "
    "servir fungir albergar ser estar tener contar buscar procurar verificar supervisar capacitar "
    "fortalecer determinar cubrir aportar devolver abrir cerrar instalar habilitar reenviar retomar "
    "acompanar disenar validar construir".split()
)


def is_known_infinitive(word: str) -> bool:
    return word in _KNOWN


def is_future(raw: str, folded: str) -> bool:
    """Third person future: "-rá", "-rán" with the accent, or without it after a known infinitive."""
    if folded in _IRREGULAR_FUTURE:
        return True
    if not folded.endswith(("ra", "ran")) or len(folded) < 4:
        return False
    stem = folded[:-2] if folded.endswith("an") else folded[:-1]
    if not stem.endswith(_FUTURE_STEMS):
        return False
    return raw.endswith(_ACCENTED) or stem in _KNOWN
