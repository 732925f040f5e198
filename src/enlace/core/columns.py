"""Columns that the tables of several rooms have alike."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Concat


def words_to_search(*fields: str) -> Any:
    """The words of these texts, unstemmed, in whichever language; PostgreSQL keeps the column in step by itself."""
    said: Any = models.F(fields[0])
    if len(fields) > 1:
        parts = [part for name in fields for part in (models.Value(" ", models.TextField()), name)]
        said = Concat(*parts[1:], output_field=models.TextField())
    return models.GeneratedField(
        expression=models.Func(
            said,
            template="to_tsvector('simple'::regconfig, %(expressions)s)",
            output_field=SearchVectorField(),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )
