"""Puts forward an activity, a text, a measure."""

from enlace.reader.acts.recogniser import Recogniser

RECOGNISER = Recogniser(
    act="propose",
    en=(
        "propose",
        "suggest",
        "put +forward",
        "present +proposal",
        "submit +proposal",
        "make +proposal|suggestion",
        "table",
        "bring +forward",
        "formulate +proposal",
    ),
    es=(
        "proponer",
        "sugerir",
        "plantear",
        "presentar +propuesta",
        "formular +propuesta",
        "hacer +propuesta|sugerencia",
        "someter +propuesta",
        "postular",
    ),
)
