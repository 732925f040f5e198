"""Where matters stand is kept, and triggers name the matters of which it may not be true any more."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

_AT = "JOIN public.register_passage p ON p.meeting_id = {0}.meeting_id AND p.item_key = {0}.{1}"
# (table, events, what of a row matters, the matters that such rows concern). Items and acts of adopted reports stay as
# they are, but for who may see them.
FOLLOWED = (
    ("register_passage", "INSERT UPDATE DELETE", "matter_id, meeting_id, item_key", "SELECT matter_id FROM {rows} c"),
    ("register_link", "INSERT UPDATE DELETE",
     "earlier_meeting_id, earlier_key, later_meeting_id, later_key, kind, state",
     "SELECT p.matter_id FROM {rows} c JOIN public.register_passage p"
     " ON p.meeting_id = c.later_meeting_id AND p.item_key = c.later_key WHERE c.state = 'accepted'"),
    ("reports_report", "INSERT UPDATE DELETE", "id, meeting_id, state",
     "SELECT p.matter_id FROM {rows} c JOIN public.register_passage p ON p.meeting_id = c.meeting_id"
     " WHERE c.state = 'adopted'"),
    ("reports_item", "UPDATE", "id, report_id, key, position, visibility",
     "SELECT p.matter_id FROM {rows} c JOIN public.reports_report r ON r.id = c.report_id AND r.state = 'adopted'"
     " JOIN public.register_passage p ON p.meeting_id = r.meeting_id AND p.item_key = c.key"),
    ("register_commitment", "INSERT UPDATE DELETE",
     "id, meeting_id, item_key, visibility, body_id, withdrawn_on, occurrence_of_id",
     f"SELECT p.matter_id FROM {{rows}} c {_AT.format('c', 'item_key')} WHERE c.occurrence_of_id IS NULL"),
    ("register_answer", "INSERT UPDATE DELETE", "id, commitment_id, acceptance, implementation",
     "SELECT p.matter_id FROM {rows} c JOIN public.register_commitment k"
     f" ON k.id = c.commitment_id AND k.occurrence_of_id IS NULL {_AT.format('k', 'item_key')}"),
    ("meetings_meeting", "UPDATE", "id, body_id, ends_on",
     "SELECT p.matter_id FROM {rows} c JOIN public.register_passage p ON p.meeting_id = c.id"),
)
TABLES = {
    "INSERT": ("NEW TABLE AS now", "(SELECT {0} FROM now)"),
    "DELETE": ("OLD TABLE AS before", "(SELECT {0} FROM before)"),
    "UPDATE": (
        "OLD TABLE AS before NEW TABLE AS now",
        "((SELECT {0} FROM now EXCEPT SELECT {0} FROM before)"
        " UNION ALL (SELECT {0} FROM before EXCEPT SELECT {0} FROM now))",
    ),
}
FUNCTION = """
CREATE FUNCTION register_unsettle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('INSERT INTO public.register_unsettled (matter_id) SELECT DISTINCT one FROM (%s) w(one)', TG_ARGV[0]);
  RETURN NULL;
END $$;
"""


def _triggers():
    for table, events, columns, concerned in FOLLOWED:
        for event in events.split():
            seen, rows = TABLES[event]
            asked = concerned.format(rows=rows.format(columns)).replace("'", "''")
            yield f"""CREATE TRIGGER register_unsettles_{event.lower()} AFTER {event} ON {table}
              REFERENCING {seen} FOR EACH STATEMENT EXECUTE FUNCTION register_unsettle('{asked}');"""


def _undo():
    for table, events, _columns, _concerned in FOLLOWED:
        for event in events.split():
            yield f"DROP TRIGGER register_unsettles_{event.lower()} ON {table};"
    yield "DROP FUNCTION register_unsettle;"


def _codes():
    return django.contrib.postgres.fields.ArrayField(
        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
    )


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0012_what_waits"),
        ("reports", "0006_item_by_key"),
        ("meetings", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="KeptStanding",
            fields=[
                (
                    "matter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="kept",
                        serialize=False,
                        to="register.matter",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("consulted", "under consultation"),
                            ("approved", "approved"),
                            ("in_execution", "in execution"),
                            ("done", "done"),
                            ("withdrawn", "withdrawn"),
                            ("dormant", "dormant"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "because",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("passages", models.PositiveIntegerField()),
                ("first_on", models.DateField(null=True)),
                ("last_on", models.DateField(null=True)),
                ("last_passage", models.BigIntegerField(null=True)),
                ("last_body", models.CharField(blank=True, max_length=40)),
                ("bodies", _codes()),
                ("levels", _codes()),
            ],
            options={
                "indexes": [models.Index(fields=["-last_on", "-matter"], name="matter_last_spoken_of")],
            },
        ),
        migrations.CreateModel(
            name="Unsettled",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "matter",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="register.matter",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(FUNCTION + "\n".join(_triggers()), "\n".join(_undo())),
    ]
