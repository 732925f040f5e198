"""Accepts, approves, adopts, endorses."""

from enlace.reader.acts.recogniser import Recogniser

RECOGNISER = Recogniser(
    act="approve",
    en=(
        "accept",
        "approve",
        "adopt",
        "endorse",
        "ratify",
        "validate",
        "authorize",
        "authorise",
        "give +approval|endorsement",
        "back",
        "agree =on|with|upon",
        "ratify",
    ),
    es=(
        "aceptar",
        "aprobar",
        "adoptar",
        "avalar",
        "respaldar",
        "refrendar",
        "validar",
        "autorizar",
        "suscribir",
        "dar +aprobacion|visto|anuencia|aval",
        "hacer +suya|suyas|suyo|suyos",
        "endosar",
    ),
)
