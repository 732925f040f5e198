from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_review")]

    operations = [
        migrations.AddField(
            model_name="importfile",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
