from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0004_adopted_reports_take_no_more"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["report", "key"], name="item_by_key"),
        ),
    ]
