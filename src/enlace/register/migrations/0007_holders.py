from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("register", "0006_anchors_hold_on_meetings")]

    operations = [
        migrations.CreateModel(
            name="Holder",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "fingerprint", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.IntegerField()),
                ("fingerprint", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL(
            """INSERT INTO register_holder (key, fingerprint)
               SELECT DISTINCT
                 ('x' || encode(substring(sha256(convert_to(k.key, 'UTF8')) FOR 4), 'hex'))::bit(32)::int, f.id
               FROM register_fingerprint f CROSS JOIN unnest(f.keys) AS k (key)""",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveIndex(model_name="fingerprint", name="fingerprint_by_key"),
    ]
