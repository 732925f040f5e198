"""Adjectives of States: "the Mexican delegation" names Mexico as much as "la delegación de México" does."""

from __future__ import annotations

import re

_ADJECTIVES = {
    "ARG": r"argentin",
    "BHS": r"bahamian|bahamen",
    "BLZ": r"belizean|belicen",
    "BOL": r"bolivian",
    "BRA": r"brazilian|brasilen",
    "CAN": r"canadi",
    "CHL": r"chilean|chilen",
    "COL": r"colombian",
    "CRI": r"costa rican|costarricens",
    "CUB": r"cuban",
    "DEU": r"german|aleman",
    "DOM": r"dominican",
    "ECU": r"ecuadori?an|ecuatorian",
    "ESP": r"spanish|spaniard|espanol",
    "FRA": r"french|frances",
    "GBR": r"british|britanic",
    "GTM": r"guatemalan|guatemaltec",
    "HND": r"hondur(?:an|en)",
    "HTI": r"haitian",
    "ITA": r"italian",
    "JAM": r"jamaican|jamaiquin",
    "MEX": r"mexican",
    "NIC": r"nicaraguan|nicaraguens|nicas?\b",
    "PAN": r"panamanian|panamen",
    "PER": r"peruvian|peruan",
    "PRT": r"portugu",
    "PRY": r"paraguayan|paraguay[oa]",
    "SLV": r"salvador(?:e?an|en)",
    "URY": r"uruguay(?:an|[oa])",
    "USA": r"american\b|americans\b|estadounidens|norteamerican",
    "VEN": r"venezolan|venezuelan",
}
_PATTERNS = {code: re.compile(rf"\b(?:{forms})") for code, forms in _ADJECTIVES.items()}


def has_adjective(state: str, folded: str) -> bool:
    """Whether folded text has an adjective of the State with that ISO 3166-1 code."""
    pattern = _PATTERNS.get(state)
    return bool(pattern and pattern.search(folded))
