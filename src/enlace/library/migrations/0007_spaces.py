"""Spaces at which no line breaks, and those of other widths, part words as any space does; what holds them is told anew."""

from importlib import import_module

from django.db import migrations

before = import_module("enlace.library.migrations.0006_more_letters")

SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
FOLD = before.FOLD.replace("SELECT lower(translate(", "SELECT translate(lower(translate(").replace(
    "\n$$;", f", '{SPACES}', '{' ' * len(SPACES)}')\n$$;"
)
TOLD = before.TOLD.replace(before.RARE, f"[{SPACES}]")


def tell(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(TOLD)
        for kind, concerned in cursor.fetchall():
            cursor.execute("SELECT library_tell(%s, %s)", [kind, concerned])


class Migration(migrations.Migration):
    dependencies = [("library", "0006_more_letters")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, tell),
        migrations.RunSQL(FOLD, before.FOLD),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
