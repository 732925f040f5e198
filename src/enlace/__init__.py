"""Enlace: the working system of a regional consultative process on migration."""

__version__ = "0.1.0"
