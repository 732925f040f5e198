"""A corrigendum is found with what it corrects; a matter that a paragraph left is told anew as well."""

import importlib

from django.db import migrations

second = importlib.import_module("enlace.library.migrations.0002_matters_and_names")

_CORRECTED = """coalesce((SELECT string_agg(E'\\n' || 'Corrigendum ' || g.number || ' (' || g.dated_on || '): ' || g.text, ''
    ORDER BY g.number) FROM reports_corrigendum g WHERE {which}), '')"""
ROWS = {
    "item": second.ROWS["item"].replace("i.text", f"i.text || {_CORRECTED.format(which='g.item_id = i.id')}"),
    "report": second.ROWS["report"].replace(
        "r.plain", f"r.plain || {_CORRECTED.format(which='g.report_id = r.id AND g.item_id IS NULL')}"
    ),
}
_CONCERNED = {
    "item": "SELECT item_id FROM changed WHERE item_id IS NOT NULL",
    "report": "SELECT report_id FROM changed WHERE item_id IS NULL",
}


def _views(rows):
    for kind, said in rows.items():
        yield f"""CREATE OR REPLACE VIEW library_told_{kind} AS SELECT told.*,
  library_words(title_en || ' ' || title_es, text_en, text_es,
    library_keys(kind, body, held_on, parties, acts, states,
      CASE WHEN language <> '' THEN ARRAY[language] ELSE ARRAY['en', 'es'] END)
    || ARRAY['v:' || visibility]) AS words FROM ({said}) told;"""


def _follow_corrigenda():
    for kind, concerned in _CONCERNED.items():
        for event in ("INSERT", "UPDATE", "DELETE"):
            seen = "OLD" if event == "DELETE" else "NEW"
            yield f"""CREATE TRIGGER library_{kind}_follows_{event.lower()} AFTER {event} ON reports_corrigendum
              REFERENCING {seen} TABLE AS changed FOR EACH STATEMENT
              EXECUTE FUNCTION library_follow('{kind}', '{concerned}');"""


def _forget_corrigenda():
    for kind in _CONCERNED:
        for event in ("insert", "update", "delete"):
            yield f"DROP TRIGGER library_{kind}_follows_{event} ON reports_corrigendum;"


_MOVED = """DROP TRIGGER library_matter_follows_update ON register_passage;
CREATE TRIGGER library_matter_follows_update AFTER UPDATE ON register_passage
  REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION library_follow('matter', '{concerned}');"""
MOVED = _MOVED.format(
    tables="OLD TABLE AS before NEW TABLE AS changed",
    concerned="SELECT matter_id FROM changed UNION SELECT matter_id FROM before",
)
UNMOVED = _MOVED.format(tables="NEW TABLE AS changed", concerned="SELECT matter_id FROM changed")
TELL = """
SELECT library_tell('matter', ARRAY(SELECT id::text FROM register_matter));
SELECT library_tell('item', ARRAY(SELECT item_id::text FROM reports_corrigendum WHERE item_id IS NOT NULL));
SELECT library_tell('report', ARRAY(SELECT report_id::text FROM reports_corrigendum WHERE item_id IS NULL));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0004_words_by_years"),
        ("register", "0004_matters"),
        ("reports", "0003_attempts"),
    ]
    operations = [
        migrations.RunSQL(
            "\n".join([*_views(ROWS), *_follow_corrigenda(), MOVED, TELL]),
            "\n".join([
                *_views({kind: second.ROWS[kind] for kind in ROWS}), *_forget_corrigenda(), UNMOVED, TELL,
            ]),
        ),
    ]
