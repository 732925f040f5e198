"""Takes note of, receives."""

from enlace.reader.acts.recogniser import Recogniser

RECOGNISER = Recogniser(
    act="note",
    en=(
        "note",
        "receive",
        "hear",
        "take +note|cognizance|cognisance",
        "acknowledge +receipt",
        "give +received",
    ),
    es=(
        "recibir",
        "escuchar",
        "tomar +nota|conocimiento",
        "conocer",
        "dar +recibido|recibida|recibidos|recibidas|recibo",
        "acusar +recibo",
    ),
)
