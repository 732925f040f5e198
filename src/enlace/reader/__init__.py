"""Reads reports of meetings: bytes in, ``Report`` out.

Owns: file formats in, the text, the items, who does what to whom by when, and the formats out. Never: a database, the
network, a clock, Django. Its verbs: ``read``, ``compare``.
"""

from enlace.reader.model import Report
from enlace.reader.reading import read

__all__ = ["Report", "read"]
