"""File formats in: bytes of any kind of file to a ``Document``.

Owns: telling what a file is, encodings, and each format's way to plain text and paragraphs. Never: what the text says.
Its verb: ``extract``.
"""

from enlace.reader.inputs.open import extract

__all__ = ["extract"]
