"""All that there is, told in parts, so that a filled database is not held up and a broken-off migration goes on."""

from django.db import migrations

PART = 10_000
NUMBERED = {
    "item": "reports_item",
    "report": "reports_report",
    "commitment": "register_commitment",
    "matter": "register_matter",
    "meeting": "meetings_meeting",
    "person": "directory_person",
    "post": "directory_post",
}


def tell(apps, schema_editor):
    """Each part is a transaction of its own; telling a part twice changes nothing."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS passage_words")
        for kind, table in NUMBERED.items():
            part = PART if kind != "report" else 500
            cursor.execute(f"SELECT min(id), max(id) FROM {table}")
            first, last = cursor.fetchone()
            for start in range(first or 0, (last or -1) + 1, part):
                those = f"SELECT id::text FROM {table} WHERE id >= {start} AND id < {start + part}"
                cursor.execute(f"SELECT library_tell('{kind}', ARRAY({those}))")
        for kind in ("body", "party"):
            cursor.execute(f"SELECT library_tell('{kind}', ARRAY(SELECT code FROM directory_{kind}))")
        cursor.execute("CREATE INDEX passage_words ON library_passage USING gin (words) WITH (gin_pending_list_limit = 1024)")
        cursor.execute("ANALYZE library_passage")
        cursor.execute("ANALYZE library_name")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("library", "0002_matters_and_names")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop, elidable=False)]
