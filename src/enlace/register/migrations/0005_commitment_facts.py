from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0004_matters"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["id"],
                include=("visibility", "body", "due_on", "made_on", "withdrawn_on", "reference", "meeting"),
                name="commitment_facts",
            ),
        ),
    ]
