from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "enlace.directory"
    label = "directory"
