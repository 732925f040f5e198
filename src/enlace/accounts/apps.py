from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "enlace.accounts"
    label = "accounts"

    def ready(self) -> None:
        from enlace.accounts import receivers  # noqa: F401  # connects them; needs the models to be loaded
