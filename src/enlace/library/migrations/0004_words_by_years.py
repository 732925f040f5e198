"""An index of words for each two years: what very many say is looked up among the newest alone."""

from datetime import date
from itertools import pairwise

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.models import Q


def _span(first, last):
    said = {"held_on__gte": first and date(first, 1, 1), "held_on__lt": last and date(last, 1, 1)}
    return {name: day for name, day in said.items() if day}


SPANS = [_span(first, last) for first, last in pairwise((None, *range(1996, 2042, 2), None))]


class Migration(migrations.Migration):
    dependencies = [("library", "0003_tell_all")]
    operations = [
        migrations.AddIndex(
            "passage", GinIndex(condition=Q(held_on=None), fields=["words"], name="passage_words_undated")
        ),
        *(
            migrations.AddIndex(
                "passage", GinIndex(condition=Q(**span), fields=["words"], name=f"passage_words_{n}")
            )
            for n, span in enumerate(SPANS)
        ),
    ]
