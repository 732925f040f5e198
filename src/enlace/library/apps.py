from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "enlace.library"
    label = "library"
