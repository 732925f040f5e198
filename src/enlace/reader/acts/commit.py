"""Undertakes to do a thing. Plain "will" and "-rá" are found by the grammar, these verbs by name."""

from enlace.reader.acts.recogniser import Recogniser

RECOGNISER = Recogniser(
    act="commit",
    en=(
        "commit",
        "undertake",
        "pledge",
        "promise",
        "assume +commitment|responsibility|task|obligation|coordination",
        "engage",
        "make +commitment",
        "postpone",
        "consent",
        "accede",
        "defer",
        "take +charge|responsibility",
    ),
    es=(
        "comprometer",
        "obligar",
        "prometer",
        "acceder",
        "asumir",
        "adquirir +compromiso",
        "posponer",
        "aplazar",
        "postergar",
        "diferir",
        "quedar +encargada|encargado|responsable|encargadas|encargados",
    ),
)
