"""Two versions of one report, item by item: what one says and the other does not.

A pure library over two ``Report`` values. Its verbs: ``compare``, ``pair``. It never reads a file and never
judges which version is right.
"""

from enlace.reader.compare.difference import Difference, DifferenceKind
from enlace.reader.compare.versions import compare, pair

__all__ = ["Difference", "DifferenceKind", "compare", "pair"]
