from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0005_verb_of_an_added_item"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="item",
            index=models.Index(fields=["report", "key"], name="item_by_key"),
        ),
    ]
