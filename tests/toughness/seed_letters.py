"""Run in a process of its own against the system under test: people who are to get a letter today, and a schedule."""

from __future__ import annotations

import django

PEOPLE = 12


def main() -> None:
    django.setup()
    from datetime import date, timedelta

    from django.utils import timezone
    from tests.standing import make_commitment, make_meeting

    from enlace.accounts.models import GivenRight, User
    from enlace.register.models import Schedule

    Schedule.objects.update_or_create(
        pk=1, defaults={"on_weekends": True, "on_holidays": True, "send_hour": 0}
    )
    meeting = make_meeting("trafficking-network", date(2024, 5, 6))
    make_commitment(meeting, ["PAN"], due_on=timezone.localdate() - timedelta(days=1))
    for n in range(PEOPLE):
        user = User.objects.create_user(f"person{n}@letters.example", name=f"Person {n}")
        GivenRight.objects.create(
            user=user, role="focal_point", party="PAN", body="trafficking-network", starts_on=date(2010, 1, 1)
        )


if __name__ == "__main__":
    main()
