"""Thanks, congratulates, recognises."""

from enlace.reader.acts.recogniser import Recogniser

_THANKS = (
    "gratitude|appreciation|thanks|thankfulness|congratulations|recognition|acknowledgement|acknowledgment"
)
_GRACIAS = (
    "agradecimiento|agradecimientos|gratitud|reconocimiento|felicitacion|felicitaciones|gracias|aprecio"
)

RECOGNISER = Recogniser(
    act="thank",
    en=(
        "thank",
        "congratulate",
        "commend",
        "applaud",
        "praise",
        "appreciate",
        "recognize",
        "recognise",
        "acknowledge",
        f"express +{_THANKS}",
        f"extend +{_THANKS}",
        f"convey +{_THANKS}",
        f"reiterate +{_THANKS}",
        f"place +{_THANKS}",
        f"record +{_THANKS}",
        "give +thanks|recognition",
        f"offer +{_THANKS}",
        "pay +tribute",
        f"manifest +{_THANKS}",
    ),
    es=(
        "agradecer",
        "felicitar",
        "reconocer",
        "congratular",
        "encomiar",
        "aplaudir",
        f"expresar +{_GRACIAS}",
        f"manifestar +{_GRACIAS}",
        f"extender +{_GRACIAS}",
        f"reiterar +{_GRACIAS}",
        f"dejar +{_GRACIAS}",
        f"hacer +{_GRACIAS}",
        "dar +gracias",
        f"brindar +{_GRACIAS}",
        "rendir +homenaje",
        f"transmitir +{_GRACIAS}",
        f"externar +{_GRACIAS}",
        f"consignar +{_GRACIAS}",
    ),
    aim="thanked",
)
