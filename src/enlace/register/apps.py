from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "enlace.register"
    label = "register"
