"""The invented people of the demo: who signs in, who holds which post. Names and addresses are nobody's."""

from __future__ import annotations

from enlace.cli.words import Pair

PASSWORD = "enlace-demo-2024"
PEOPLE: tuple[tuple[str, Pair], ...] = (
    ("secretariat@demo.example", ("Technical Secretariat: everything", "Secretaría Técnica: todo")),
    ("presidency@demo.example", ("Presidency Pro Tempore (Panama)", "Presidencia Pro Témpore (Panamá)")),
    ("honduras@demo.example", ("focal point of Honduras", "punto focal de Honduras")),
    ("mexico@demo.example", ("focal point of Mexico", "punto focal de México")),
    ("delegate@demo.example", ("delegate of Guatemala", "delegada de Guatemala")),
    ("iom@demo.example", ("observer: IOM", "observador: OIM")),
    ("reader@demo.example", ("read only (Costa Rica)", "solo lectura (Costa Rica)")),
)
ACCOUNTS: tuple[tuple[str, str, str, str | None, str], ...] = (
    ("secretariat@demo.example", "Lucía Arguedas Prado", "secretariat", None, "es"),
    ("presidency@demo.example", "Rolando Batista Quirós", "presidency", "PAN", "es"),
    ("honduras@demo.example", "Marta Elvir Castellón", "focal_point", "HND", "es"),
    ("mexico@demo.example", "Joaquín Tovar Espriella", "focal_point", "MEX", "es"),
    ("delegate@demo.example", "Ixchel Marroquín Sosa", "delegate", "GTM", "es"),
    ("iom@demo.example", "Beatrice Halloran", "observer", "iom", "en"),
    ("reader@demo.example", "Esteban Mora Salvatierra", "reader", "CRI", "es"),
)
"""Address, name, role, party and language of who signs in; the first one invites the others."""

MINISTRY: Pair = ("Ministry of Foreign Affairs", "Ministerio de Relaciones Exteriores")
HOLDERS: tuple[tuple[str, str, str], ...] = (
    ("BLZ", "consular-network", "Adrian Castillo Young"),
    ("CAN", "consular-network", "Margaret Oyelaran"),
    ("CRI", "consular-network", "Gabriela Zúñiga Alpízar"),
    ("DOM", "consular-network", "Rafael Peguero Lantigua"),
    ("SLV", "consular-network", "Ana Delmy Orantes"),
    ("GTM", "consular-network", "Otto Chocooj Barillas"),
    ("HND", "consular-network", "honduras@demo.example"),
    ("MEX", "consular-network", "mexico@demo.example"),
    ("NIC", "consular-network", "Yahaira Downs Lacayo"),
    ("PAN", "consular-network", "Itzel Boyd Carrizo"),
    ("USA", "consular-network", "Denise Kowalczyk"),
    ("SLV", "trafficking-network", "Mauricio Elías Rugamas"),
    ("HND", "trafficking-network", "Dunia Zelaya Romero"),
    ("MEX", "trafficking-network", "Citlali Arizpe Duarte"),
    ("GTM", "trafficking-network", "Byron Tzoc Ajanel"),
)
"""Focal points: party, body, and the name of who holds the post, or the address of who signs in."""
BEFORE: tuple[tuple[str, str, str], ...] = (
    ("HND", "consular-network", "Óscar Interiano Paz"),
    ("CRI", "consular-network", "Noemí Villalta Rojas"),
)
"""Who held the post until two years ago, and left a word for who came."""
LEFT: Pair = (
    "The list of consulates is kept with Protocol; ask before each quarter ends.",
    "El directorio de consulados lo lleva Protocolo; conviene pedirlo antes de que termine cada trimestre.",
)
TERMS: tuple[str, ...] = ("GTM", "HND", "MEX", "PAN")
"""Who presided and presides, year by year; the last one in this year."""
