"""What faces ask about meetings. That a meeting was held is public."""

from __future__ import annotations

from django.db.models import QuerySet

from enlace.meetings.models import Meeting


def meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("body")
