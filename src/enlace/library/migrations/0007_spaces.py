"""Spaces at which no line breaks, and those of other widths, part words as any space does; what holds them is told anew."""

from importlib import import_module

from django.db import migrations

before = import_module("enlace.library.migrations.0006_more_letters")

SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
FOLD = before.FOLD.replace("SELECT lower(translate(", "SELECT translate(lower(translate(").replace(
    "\n$$;", f", '{SPACES}', '{' ' * len(SPACES)}')\n$$;"
)
tell = before.telling(before.TOLD.replace(before.RARE, f"[{SPACES}]"))


class Migration(migrations.Migration):
    dependencies = [("library", "0006_more_letters")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, tell),
        migrations.RunSQL(FOLD, before.FOLD),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
