"""Links items of many reports that speak of one subject: ``Report`` values in, ``Link`` values out.

Owns: what an item is about in either language, how alike two items are, why, and of which kind the link is. Never: a
database, the network, a clock, Django, a decision; what it finds is for a person to accept or decline. Its verbs:
``link`` for a folder of reports at once; ``fingerprint`` and ``candidates`` for one new report against all
earlier ones.
"""

from enlace.matching.fingerprints import fingerprint
from enlace.matching.index import Index, keys
from enlace.matching.likeness import Sizes
from enlace.matching.linking import candidates, closest, link
from enlace.matching.model import Fingerprint, Link, Reason
from enlace.matching.weights import Weights

__all__ = [
    "Fingerprint",
    "Index",
    "Link",
    "Reason",
    "Sizes",
    "Weights",
    "candidates",
    "closest",
    "fingerprint",
    "keys",
    "link",
]
