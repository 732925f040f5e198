"""Takes a matter off the agenda, or ends it."""

from enlace.reader.acts.recogniser import Recogniser

_OVER = (
    "terminado|terminada|terminados|terminadas|concluidos|"
    "concluidas|concluido|concluida|cerrado|cerrada|finalizado"
)

RECOGNISER = Recogniser(
    act="withdraw",
    en=(
        "withdraw",
        "take +agenda",
        "remove",
        "delete",
        "discontinue",
        "terminate",
        "eliminate",
        "dissolve",
        "strike",
        "drop",
        "cancel",
        "close",
        "conclude +mandate|work",
        "end",
        "rescind",
        "revoke",
        "leave +effect",
        "suspend",
    ),
    es=(
        "retirar",
        "eliminar",
        "suprimir",
        "excluir",
        "disolver",
        "cancelar",
        "cerrar",
        "dejar +efecto",
        f"dar +{_OVER}",
        "concluir +mandato|trabajos",
        "finalizar +mandato|trabajos",
        "sacar",
        "quitar",
        "derogar",
        "revocar",
        "descartar",
        "suspender",
        "desistir",
        "extinguir",
    ),
)
