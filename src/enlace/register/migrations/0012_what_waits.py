from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0011_passages_taken_out"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="commitment", name="commitment_facts"),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["id"],
                include=(
                    "visibility",
                    "body",
                    "due_on",
                    "made_on",
                    "position",
                    "withdrawn_on",
                    "reference",
                    "meeting",
                    "course",
                ),
                name="commitment_facts",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["course"],
                condition=models.Q(course__in=["condition", "meeting"]),
                name="commitment_waits",
            ),
        ),
    ]
