"""Offers to do or host a thing."""

from enlace.reader.acts.recogniser import Recogniser

RECOGNISER = Recogniser(
    act="offer",
    en=(
        "offer",
        "volunteer",
        "express +willingness|readiness|availability|disposition|offer",
        "state +willingness|readiness|availability|disposition",
        "declare +willingness|readiness|ready|willing|prepared",
        "put +disposal",
        "place +disposal",
        "make +available|offer",
        "reiterate +offer",
        "indicate +willingness|readiness",
        "manifest +willingness|readiness|availability|disposition",
        "confirm +willingness|readiness|offer",
        "extend +offer",
    ),
    es=(
        "ofrecer",
        "expresar +disposicion|disponibilidad|ofrecimiento",
        "manifestar +disposicion|disponibilidad|ofrecimiento|anuencia",
        "poner +disposicion|ordenes",
        "reiterar +ofrecimiento",
        "declarar +dispuesto|dispuesta|dispuestos|dispuestas",
        "mostrar +disposicion|disponibilidad",
        "hacer +ofrecimiento",
        "externar +disposicion|disponibilidad",
        "confirmar +disposicion|disponibilidad|ofrecimiento",
        "brindar +sede",
    ),
)
