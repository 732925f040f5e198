"""Tools for who works on Enlace; not part of the package."""
