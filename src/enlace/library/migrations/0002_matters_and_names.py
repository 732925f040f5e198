"""Matters are found too, names are known by their beginnings and by their letters, and only what changed is told anew."""

import importlib

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

first = importlib.import_module("enlace.library.migrations.0001_initial")

COLUMNS = first.COLUMNS
ROWS = {
    **first._ROWS,
    # One row for each level and body in which its passages may be read, narrowed to whom the matter itself is for: so no
    # field tells what a reader may not see. Where a matter of Member Countries stands in a passage of one body, only
    # members in that body read it.
    "matter": """
SELECT t.id AS source, 'matter' AS kind, concat_ws('-', t.id, t.level, nullif(t.body, '')) AS ref, '' AS language,
  t.title_en, t.title_es, t.title_en AS text_en, t.title_es AS text_es, t.body, '' AS meeting, t.slug AS key,
  t.id::text AS path, '' AS section, t.held_on, NULL::date AS due_on, t.parties, '{}'::text[] AS acts,
  '{}'::text[] AS states,
  CASE WHEN 'secretariat' IN (t.own, t.level) THEN 'secretariat'
    WHEN (t.own, t.level) IN (('members', 'body'), ('body', 'members')) THEN 'members_body'
    WHEN 'body' IN (t.own, t.level) THEN 'body' WHEN 'members' IN (t.own, t.level) THEN 'members' ELSE 'public' END
    AS visibility,
  '{}'::text[] AS seen_by, t.merged_into_id IS NULL AS is_current
FROM (SELECT m.id, m.slug, m.title_en, m.title_es, m.merged_into_id, m.visibility AS own,
    coalesce(i.visibility, 'secretariat') AS level,
    coalesce(e.body_id, '') AS body, coalesce(max(e.starts_on), m.opened_on) AS held_on,
    ARRAY(SELECT DISTINCT one FROM unnest(string_to_array(string_agg(array_to_string(i.mentions, ','), ','), ',')) one
      WHERE one <> '' ORDER BY one)::text[] AS parties
  FROM register_matter m LEFT JOIN register_passage p ON p.matter_id = m.id
  LEFT JOIN reports_report r ON r.meeting_id = p.meeting_id AND r.state = 'adopted'
  LEFT JOIN reports_item i ON i.report_id = r.id AND i.key = p.item_key
  LEFT JOIN meetings_meeting e ON e.id = p.meeting_id AND i.id IS NOT NULL
  GROUP BY m.id, i.visibility, e.body_id) t""",
}

KEYS = """
CREATE OR REPLACE FUNCTION library_keys(kind text, body text, held date, parties text[], acts text[], states text[],
  langs text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['k:' || kind, 'b:' || nullif(body, ''), 'y:' || coalesce(extract(year from held)::text, '0')]
      || ARRAY(SELECT 'p:' || one FROM unnest(parties) one) || ARRAY(SELECT 'a:' || one FROM unnest(acts) one)
      || ARRAY(SELECT 's:' || one FROM unnest(states) one) || ARRAY(SELECT 'l:' || one FROM unnest(langs) one)
$$;
CREATE FUNCTION library_grams(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT DISTINCT substr('  ' || word || ' ', n, 3) FROM generate_series(1, length(word) + 1) n)
$$;
CREATE FUNCTION library_plain(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(public.library_fold(said), '[^a-z0-9]+', ' ', 'g'))
$$;
"""

CALLED = """
CREATE VIEW library_called AS SELECT * FROM (
  SELECT 'party' AS kind, p.code::text AS key, n.language, n.said FROM directory_party p
    CROSS JOIN LATERAL (VALUES ('en', p.name_en), ('en', p.short_en), ('es', p.name_es), ('es', p.short_es)) n(language, said)
  UNION SELECT 'body', b.code, n.language, n.said FROM directory_body b
    CROSS JOIN LATERAL (VALUES ('en', b.name_en), ('en', b.short_en), ('es', b.name_es), ('es', b.short_es)) n(language, said)
  UNION SELECT 'person', p.id::text, '', p.name FROM directory_person p
  UNION SELECT 'matter', m.slug, n.language, n.said FROM register_matter m
    CROSS JOIN LATERAL (VALUES ('en', m.title_en), ('es', m.title_es)) n(language, said) WHERE m.merged_into_id IS NULL
) called WHERE said <> '';
"""

VIEWS = "\n".join(
    f"""CREATE VIEW library_told_{kind} AS SELECT told.*, library_words(title_en || ' ' || title_es, text_en, text_es,
  library_keys(kind, body, held_on, parties, acts, states,
    CASE WHEN language <> '' THEN ARRAY[language] ELSE ARRAY['en', 'es'] END)
  || ARRAY['v:' || visibility]) AS words FROM ({rows}) told;"""
    for kind, rows in ROWS.items()
)

_PUT = ", ".join([*COLUMNS, "words"])
_EXCLUDED = ", ".join(f"excluded.{name}" for name in [*COLUMNS, "words"])
_HELD = ", ".join(f"one.{name}" for name in [*COLUMNS, "words"])
PUT = f"""
-- Tell those rows of a kind anew, and what they are called; what did not change is not written again.
-- A matter's rows change with its passages: they are made afresh.
CREATE FUNCTION library_tell(kind text, concerned text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  is_coded bool := kind IN ('body', 'party');
  is_called bool := kind IN ('body', 'party', 'person', 'matter');
BEGIN
  IF kind = 'matter' THEN
    DELETE FROM public.library_passage p WHERE p.kind = 'matter' AND p.path = ANY(concerned);
  ELSIF is_called THEN
    DELETE FROM public.library_name n USING public.library_passage p
      WHERE p.id = n.passage_id AND p.kind = library_tell.kind AND p.key = ANY(concerned);
  END IF;
  EXECUTE format('INSERT INTO public.library_passage AS one ({_PUT}) SELECT {_PUT} FROM public.library_told_%s
    WHERE source = ANY(%L::%s[]) ON CONFLICT (kind, ref) DO UPDATE SET ({_PUT}) = ROW({_EXCLUDED})
    WHERE ROW({_HELD}) IS DISTINCT FROM ROW({_EXCLUDED})', kind, concerned, CASE WHEN is_coded THEN 'text' ELSE 'bigint' END);
  IF is_called THEN
    EXECUTE format('INSERT INTO public.library_name (passage_id, language, said, tail, grams)
      SELECT p.id, c.language, c.said, t.tail, public.library_grams(split_part(t.tail, '' '', 1))
      FROM public.library_passage p JOIN public.library_called c ON c.kind = p.kind AND c.key = p.key
      CROSS JOIN LATERAL (SELECT string_to_array(public.library_plain(c.said), '' '') AS w) s
      CROSS JOIN LATERAL (SELECT array_to_string(s.w[n:], '' '') AS tail FROM generate_subscripts(s.w, 1) n
        WHERE n = 1 OR length(s.w[n]) > 2) t
      WHERE p.kind = %L AND p.%I = ANY(%L::text[])',
      kind, CASE WHEN kind = 'matter' THEN 'path' ELSE 'key' END, concerned);
  END IF;
END $$;
CREATE FUNCTION library_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE concerned text[];
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT one::text) FROM (%s) w(one)', TG_ARGV[1]) INTO concerned;
  IF concerned IS NOT NULL THEN
    PERFORM public.library_tell(TG_ARGV[0], concerned);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION library_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DELETE FROM public.library_passage WHERE kind = %L AND %I IN (SELECT %I::text FROM changed)',
    TG_ARGV[0], CASE WHEN TG_ARGV[0] = 'matter' THEN 'path' ELSE 'ref' END, TG_ARGV[1]);
  RETURN NULL;
END $$;
-- What is told and is no more.
CREATE FUNCTION library_sweep() RETURNS void LANGUAGE plpgsql AS $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['{"', '".join(ROWS)}'] LOOP
    EXECUTE format('DELETE FROM public.library_passage p WHERE kind = %L AND NOT EXISTS
      (SELECT FROM public.library_told_%s told WHERE told.ref = p.ref)', one, one);
  END LOOP;
END $$;
CREATE FUNCTION library_renew() RETURNS void LANGUAGE plpgsql AS $$
DECLARE one text;
BEGIN
  PERFORM public.library_sweep();
  FOREACH one IN ARRAY ARRAY['{"', '".join(ROWS)}'] LOOP
    EXECUTE format('SELECT public.library_tell(%L, ARRAY(SELECT DISTINCT source::text FROM public.library_told_%s))', one, one);
  END LOOP;
END $$;
"""

_IN_ITEMS = (
    "SELECT p.matter_id FROM public.register_passage p JOIN public.reports_report r ON r.meeting_id = p.meeting_id"
    " JOIN changed i ON i.report_id = r.id AND i.key = p.item_key"
)
_ADDRESSES = "meeting_id, language, state, visibility, adopted_at"

# Which kinds follow which table: (table, kind, the rows of the kind that a change concerns, columns that matter to it,
# on which events). The columns are looked at on UPDATE alone.
FOLLOWED = (
    ("reports_item", "item", "SELECT id FROM {changed}",
     "text, path, key, section, mentions, visibility, report_id", "INSERT UPDATE"),
    ("reports_act", "item", "SELECT item_id FROM {changed}", 'item_id, kind, state, by, "to", owed_by, owed_to',
     "INSERT UPDATE DELETE"),
    ("reports_report", "report", "SELECT id FROM {changed}", f"{_ADDRESSES}, md5(plain), file_name, version",
     "INSERT UPDATE"),
    ("reports_report", "item", "SELECT id FROM public.reports_item WHERE report_id IN (SELECT id FROM {changed})",
     _ADDRESSES, "UPDATE"),
    ("register_commitment", "commitment", "SELECT id FROM {changed}", "", "INSERT UPDATE"),
    ("register_answer", "commitment", "SELECT commitment_id FROM {changed}",
     "commitment_id, party_id, acceptance, implementation", "INSERT UPDATE DELETE"),
    ("register_matter", "matter", "SELECT id FROM {changed}", "", "INSERT UPDATE"),
    ("register_passage", "matter", "SELECT matter_id FROM {changed}", "", "INSERT UPDATE DELETE"),
    ("reports_item", "matter", _IN_ITEMS, "", "INSERT UPDATE DELETE"),
    ("reports_report", "matter",
     "SELECT matter_id FROM public.register_passage WHERE meeting_id IN (SELECT meeting_id FROM changed)", "", "UPDATE"),
    ("meetings_meeting", "matter",
     "SELECT matter_id FROM public.register_passage WHERE meeting_id IN (SELECT id FROM {changed})", "body_id, starts_on",
     "UPDATE"),
    ("meetings_meeting", "meeting", "SELECT id FROM {changed}", "", "INSERT UPDATE"),
    ("meetings_meeting", "commitment",
     "SELECT id FROM public.register_commitment WHERE meeting_id IN (SELECT id FROM {changed})", "slug", "UPDATE"),
    ("meetings_meeting", "report",
     "SELECT id FROM public.reports_report WHERE meeting_id IN (SELECT id FROM {changed})", "slug, body_id, starts_on",
     "UPDATE"),
    ("meetings_meeting", "item",
     "SELECT i.id FROM public.reports_item i JOIN public.reports_report r ON r.id = i.report_id"
     " WHERE r.meeting_id IN (SELECT id FROM {changed})", "slug, body_id, starts_on", "UPDATE"),
    ("directory_body", "body", "SELECT code FROM {changed}", "", "INSERT UPDATE"),
    ("directory_body", "meeting",
     "SELECT id FROM public.meetings_meeting WHERE body_id IN (SELECT code FROM {changed})",
     "name_en, name_es, short_en, short_es", "UPDATE"),
    ("directory_body", "post",
     "SELECT id FROM public.directory_post WHERE body_id IN (SELECT code FROM {changed})", "name_en, name_es", "UPDATE"),
    ("directory_party", "party", "SELECT code FROM {changed}", "", "INSERT UPDATE"),
    ("directory_party", "post",
     "SELECT id FROM public.directory_post WHERE party_id IN (SELECT code FROM {changed})", "name_en, name_es", "UPDATE"),
    ("directory_person", "person", "SELECT id FROM {changed}", "name, party_id", "INSERT UPDATE"),
    ("directory_person", "post",
     "SELECT post_id FROM public.directory_holding WHERE person_id IN (SELECT id FROM {changed})", "name", "UPDATE"),
    ("directory_post", "post", "SELECT id FROM {changed}", "", "INSERT UPDATE"),
    ("directory_holding", "post", "SELECT post_id FROM {changed}", "", "INSERT UPDATE DELETE"),
)
FORGOTTEN = (*first.FORGOTTEN, ("register_matter", "matter", "id"))


def _triggers():
    for table, kind, rows, columns, events in FOLLOWED:
        for event in events.split():
            seen, old, changed = "OLD" if event == "DELETE" else "NEW", "", "changed"
            if event == "UPDATE" and columns:
                old = "OLD TABLE AS before "
                key = "code" if table in ("directory_body", "directory_party") else "id"
                changed = f"(SELECT {key}, {columns} FROM changed EXCEPT SELECT {key}, {columns} FROM before) c"
            asked = rows.replace("{changed}", changed).replace("'", "''")
            yield f"""CREATE TRIGGER library_{kind}_follows_{event.lower()} AFTER {event} ON {table}
              REFERENCING {old}{seen} TABLE AS changed FOR EACH STATEMENT
              EXECUTE FUNCTION library_follow('{kind}', '{asked}');"""
    for table, kind, key in FORGOTTEN:
        yield f"""CREATE TRIGGER library_{kind}_forgets AFTER DELETE ON {table}
          REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION library_forget('{kind}', '{key}');"""


def _undo():
    for table, kind, _rows, _columns, events in FOLLOWED:
        for event in events.split():
            yield f"DROP TRIGGER library_{kind}_follows_{event.lower()} ON {table};"
    for table, kind, _key in FORGOTTEN:
        yield f"DROP TRIGGER library_{kind}_forgets ON {table};"
    yield "DROP FUNCTION library_follow; DROP FUNCTION library_forget; DROP FUNCTION library_renew;"
    yield "DROP FUNCTION library_sweep; DROP FUNCTION library_tell; DROP VIEW library_called;"
    yield from (f"DROP VIEW library_told_{kind};" for kind in ROWS)
    yield "DROP FUNCTION library_grams; DROP FUNCTION library_plain;"
    yield "DROP FUNCTION library_words; DROP FUNCTION library_keys; DROP FUNCTION library_fold_es;"
    yield "DROP FUNCTION library_fold;"


FOREIGN = """
ALTER TABLE library_name ADD CONSTRAINT a_name_goes_with_its_passage
  FOREIGN KEY (passage_id) REFERENCES library_passage ON DELETE CASCADE;
"""
# Told anew in parts by the next migration, which makes the index again when the table is full.
EMPTY = "TRUNCATE library_passage CASCADE; DROP INDEX passage_words;"


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0001_initial"),
        ("register", "0004_matters"),
        ("reports", "0003_attempts"),
        ("directory", "0001_initial"),
        ("meetings", "0001_initial"),
    ]
    operations = [
        migrations.AlterField(
            model_name="passage",
            name="kind",
            field=models.CharField(
                choices=[
                    ("item", "Item of a report"),
                    ("commitment", "Commitment"),
                    ("matter", "Matter"),
                    ("report", "Report"),
                    ("meeting", "Meeting"),
                    ("body", "Body"),
                    ("party", "Party"),
                    ("post", "Post"),
                    ("person", "Person"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="passage", name="ref", field=models.CharField(max_length=90)
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(blank=True, max_length=2)),
                ("said", models.TextField()),
                ("tail", models.TextField()),
                (
                    "grams",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=3), size=None),
                ),
                (
                    "passage",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="library.passage",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["tail"], name="name_begins", opclasses=["text_pattern_ops"]),
                    django.contrib.postgres.indexes.GinIndex(fields=["grams"], name="name_by_letters"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="passage",
            index=models.Index(
                condition=models.Q(("kind__in", ("item", "report")), _negated=True),
                fields=["key"],
                name="passage_reference",
                opclasses=["varchar_pattern_ops"],
            ),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveIndex("passage", "passage_words"),
                migrations.AddIndex(
                    "passage",
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], gin_pending_list_limit=1024, name="passage_words"
                    ),
                ),
            ]
        ),
        migrations.RunSQL(
            ["\n".join(first._undo()), first.FUNCTIONS, KEYS, VIEWS, CALLED, PUT, "\n".join(_triggers()), FOREIGN, EMPTY],
            [
                "\n".join(_undo()),
                "TRUNCATE library_passage CASCADE; CREATE INDEX passage_words ON library_passage USING gin (words);",
                first.FUNCTIONS, first.VIEWS, first.PUT, "\n".join(first._triggers()), "SELECT library_renew();",
            ],
        ),
    ]
