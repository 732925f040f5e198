"""Recommends, raises or submits a thing for another body to decide."""

from enlace.reader.acts.recogniser import Recogniser

RECOGNISER = Recogniser(
    act="recommend",
    en=(
        "recommend",
        "raise",
        "consider",
        "refer",
        "elevate",
        "submit +decide|consideration|approval|decision|adoption|endorsement",
        "forward +consideration|approval|decision|adoption|endorsement",
        "transmit +consideration|approval|decision|adoption|endorsement",
        "put +consideration",
        "place +consideration",
        "present +approval|adoption",
        "advise +that",
        "transfer",
    ),
    es=(
        "recomendar",
        "elevar",
        "considerar",
        "remitir +consideracion|aprobacion|decision|adopcion",
        "someter +decida|decidan|consideracion|aprobacion|decision|adopcion|conocimiento",
        "presentar +aprobacion|consideracion",
        "turnar",
        "remitir",
        "trasladar",
        "referir",
        "aconsejar",
        "transmitir +consideracion|aprobacion|decision|adopcion",
    ),
    aim="submitted",
)
