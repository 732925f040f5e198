from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "enlace.papers"
    label = "papers"
