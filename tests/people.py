"""Invented people, one for each role, for the tests of every room."""

from __future__ import annotations

from datetime import date
from typing import Any

from enlace.core.actor import Actor
from enlace.core.enums import Role

PASSWORD = "a long test password 1"
RIGHTS: dict[str, tuple[Role, str | None, str | None]] = {
    "secretariat": (Role.SECRETARIAT, None, None),
    "presidency": (Role.PRESIDENCY, "PAN", None),
    "honduras": (Role.FOCAL_POINT, "HND", "consular-network"),
    "honduras_rcgm": (Role.FOCAL_POINT, "HND", None),
    "mexico": (Role.FOCAL_POINT, "MEX", None),
    "mexico_trafficking": (Role.FOCAL_POINT, "MEX", "trafficking-network"),
    "delegate": (Role.DELEGATE, "GTM", None),
    "reader": (Role.READER, "CRI", None),
    "iom": (Role.OBSERVER, "iom", None),
    "rncom": (Role.OBSERVER, "rncom", "consular-network"),
}


class People:
    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def user(self, who: str) -> Any:
        from enlace.accounts.models import GivenRight, User

        if who not in self._made:
            user = User.objects.create_user(
                f"{who}@example.org", PASSWORD, name=f"{who.title()} Example", language="en"
            )
            role, party, body = RIGHTS[who]
            GivenRight.objects.create(
                user=user, role=role, party=party, body=body, starts_on=date(2010, 1, 1)
            )
            self._made[who] = user
        return self._made[who]

    def actor(self, who: str) -> Actor:
        from enlace.accounts.queries import actor_for

        return actor_for(self.user(who), on=date(2026, 1, 15))
