"""The invented people of the demo, one sign-in for each role. Names, posts and addresses are nobody's."""

from __future__ import annotations

from enlace.cli.words import Pair

PASSWORD = "enlace-demo-2024"
PEOPLE: tuple[tuple[str, Pair], ...] = (
    ("secretariat@demo.example", ("Technical Secretariat: everything", "Secretaría Técnica: todo")),
    ("presidency@demo.example", ("Presidency Pro Tempore (Panama)", "Presidencia Pro Témpore (Panamá)")),
    ("honduras@demo.example", ("focal point of Honduras", "punto focal de Honduras")),
    ("mexico@demo.example", ("focal point of Mexico", "punto focal de México")),
    ("delegate@demo.example", ("delegate of Guatemala", "delegado de Guatemala")),
    ("iom@demo.example", ("observer: IOM", "observador: OIM")),
    ("reader@demo.example", ("read only (Costa Rica)", "solo lectura (Costa Rica)")),
)
