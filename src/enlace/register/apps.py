from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "enlace.register"
    label = "register"

    def import_models(self) -> None:
        """The tables of matters lie in a room within."""
        super().import_models()
        from enlace.register.matters import models  # noqa: F401  # only now may tables be defined
