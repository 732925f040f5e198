"""Verbs that are no act of their own and lend their subject to the next: "decides to", "acuerda"."""

from enlace.reader.acts.recogniser import Recogniser

RECOGNISER = Recogniser(
    act="light",
    en=(
        "decide",
        "agree",
        "resolve",
        "wish",
        "like",
        "determine",
        "desire",
        "proceed",
        "conclude",
        "please",
    ),
    es=(
        "acordar",
        "decidir",
        "resolver",
        "desear",
        "convenir",
        "determinar",
        "concluir",
        "proceder",
        "disponer",
        "pactar",
        "estipular",
    ),
)
