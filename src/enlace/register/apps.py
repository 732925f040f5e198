from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "enlace.register"
    label = "register"

    def import_models(self) -> None:
        """The tables of matters and of mail that comes in lie in rooms within."""
        super().import_models()
        from enlace.register.matters import models  # noqa: F401  # only now may tables be defined
        from enlace.register.postbox import models as postbox  # noqa: F401  # as below
