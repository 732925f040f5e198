"""The table of passages, the functions that fold and stem, a view for each kind, and the triggers that keep in step."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION library_fold(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT lower(translate(said,
    'áàâãäéèêëíìîïóòôõöúùûüñçÁÀÂÃÄÉÈÊËÍÌÎÏÓÒÔÕÖÚÙÛÜÑÇ/\\<>-_–—',
    'aaaaaeeeeiiiiooooouuuuncaaaaaeeeeiiiiooooouuuunc        '))
$$;
-- The stemmer knows "-ación" by its accent alone; whoever searches need not write it.
CREATE FUNCTION library_fold_es(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(public.library_fold(said), '([au]c)ion\\M', '\\1ión', 'g')
$$;
CREATE FUNCTION library_words(title text, en text, es text, keys text[]) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple'::regconfig, left(public.library_fold(title), 5000)), 'A')
      || setweight(to_tsvector('pg_catalog.english'::regconfig, left(public.library_fold(en), 200000)), 'C')
      || setweight(to_tsvector('pg_catalog.spanish'::regconfig, left(public.library_fold_es(es), 200000)), 'C')
      || array_to_tsvector(array_remove(keys, NULL))
$$;
CREATE FUNCTION library_keys(kind text, body text, held date, parties text[], acts text[], states text[], langs text[])
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['k:' || kind, 'b:' || nullif(body, ''), 'y:' || extract(year from held)::text]
      || ARRAY(SELECT 'p:' || one FROM unnest(parties) one) || ARRAY(SELECT 'a:' || one FROM unnest(acts) one)
      || ARRAY(SELECT 's:' || one FROM unnest(states) one) || ARRAY(SELECT 'l:' || one FROM unnest(langs) one)
$$;
"""

COLUMNS = """kind ref language title_en title_es text_en text_es body meeting key path section held_on due_on parties acts
states visibility seen_by is_current""".split()

_ROWS = {
    "item": """
SELECT i.id AS source, 'item' AS kind, i.id::text AS ref, r.language::text AS language, '' AS title_en, '' AS title_es,
  CASE WHEN r.language = 'en' THEN i.text ELSE '' END AS text_en,
  CASE WHEN r.language = 'en' THEN '' ELSE i.text END AS text_es,
  coalesce(m.body_id, '') AS body, coalesce(m.slug, '') AS meeting, i.key, i.path, i.section,
  m.starts_on AS held_on, NULL::date AS due_on,
  ARRAY(SELECT DISTINCT one FROM (SELECT unnest(i.mentions) AS one UNION ALL
    SELECT unnest(a.by || a.to || a.owed_by || a.owed_to) FROM reports_act a
     WHERE a.item_id = i.id AND a.state <> 'removed') named ORDER BY one)::text[] AS parties,
  ARRAY(SELECT DISTINCT a.kind FROM reports_act a WHERE a.item_id = i.id AND a.state <> 'removed' ORDER BY 1)::text[] AS acts,
  ARRAY[r.state]::text[] AS states,
  CASE WHEN r.state IN ('adopted', 'replaced') AND r.adopted_at IS NOT NULL THEN i.visibility ELSE 'secretariat' END
    AS visibility,
  '{}'::text[] AS seen_by, r.state IN ('adopted', 'to_review') AS is_current
FROM reports_item i JOIN reports_report r ON r.id = i.report_id LEFT JOIN meetings_meeting m ON m.id = r.meeting_id""",
    "report": """
SELECT r.id AS source, 'report' AS kind, r.id::text AS ref, r.language::text AS language, '' AS title_en, '' AS title_es,
  CASE WHEN r.language = 'en' THEN r.plain ELSE '' END AS text_en,
  CASE WHEN r.language = 'en' THEN '' ELSE r.plain END AS text_es,
  coalesce(m.body_id, '') AS body, coalesce(m.slug, '') AS meeting, r.file_name AS key, r.version::text AS path,
  '' AS section, m.starts_on AS held_on, NULL::date AS due_on, '{}'::text[] AS parties, '{}'::text[] AS acts,
  ARRAY[r.state]::text[] AS states,
  CASE WHEN r.state IN ('adopted', 'replaced') AND r.adopted_at IS NOT NULL THEN r.visibility ELSE 'secretariat' END
    AS visibility,
  '{}'::text[] AS seen_by, r.state IN ('adopted', 'to_review') AS is_current
FROM reports_report r LEFT JOIN meetings_meeting m ON m.id = r.meeting_id""",
    "commitment": """
SELECT c.id AS source, 'commitment' AS kind, c.id::text AS ref, '' AS language, '' AS title_en, '' AS title_es,
  c.text_en, c.text_es, c.body_id AS body, m.slug AS meeting, c.reference AS key, '' AS path, '' AS section,
  c.made_on AS held_on, c.due_on,
  ARRAY(SELECT DISTINCT one FROM (SELECT unnest(c.owed_by || c.owed_to) AS one UNION ALL
    SELECT a.party_id FROM register_answer a WHERE a.commitment_id = c.id) named ORDER BY one)::text[] AS parties,
  ARRAY[c.kind]::text[] AS acts,
  ARRAY(SELECT DISTINCT one FROM (
    SELECT a.implementation AS one FROM register_answer a WHERE a.commitment_id = c.id AND a.acceptance <> 'declined'
    UNION ALL SELECT 'declined' FROM register_answer a WHERE a.commitment_id = c.id AND a.acceptance = 'declined'
    UNION ALL SELECT 'unfinished' FROM register_answer a WHERE a.commitment_id = c.id AND a.acceptance <> 'declined'
      AND a.implementation IN ('open', 'in_progress') AND c.withdrawn_on IS NULL
    UNION ALL SELECT 'withdrawn' WHERE c.withdrawn_on IS NOT NULL) said ORDER BY one)::text[] AS states,
  c.visibility,
  ARRAY(SELECT DISTINCT one FROM (SELECT unnest(c.owed_to) AS one UNION ALL
    SELECT a.party_id FROM register_answer a WHERE a.commitment_id = c.id) named ORDER BY one)::text[] AS seen_by,
  c.withdrawn_on IS NULL AS is_current
FROM register_commitment c JOIN meetings_meeting m ON m.id = c.meeting_id""",
    "meeting": """
SELECT m.id AS source, 'meeting' AS kind, m.id::text AS ref, '' AS language,
  b.name_en || ', ' || m.city AS title_en, b.name_es || ', ' || m.city || ' ' || b.short_es AS title_es,
  '' AS text_en, '' AS text_es, m.body_id AS body, m.slug AS meeting, m.slug AS key, '' AS path, '' AS section,
  m.starts_on AS held_on, NULL::date AS due_on, m.participants::text[] AS parties, '{}'::text[] AS acts,
  '{}'::text[] AS states, 'public' AS visibility, '{}'::text[] AS seen_by, true AS is_current
FROM meetings_meeting m JOIN directory_body b ON b.code = m.body_id""",
    "body": """
SELECT b.code AS source, 'body' AS kind, b.code AS ref, '' AS language, b.name_en || ' ' || b.short_en AS title_en,
  b.name_es || ' ' || b.short_es AS title_es, '' AS text_en, '' AS text_es, b.code AS body, '' AS meeting, b.code AS key,
  '' AS path, '' AS section, NULL::date AS held_on, NULL::date AS due_on, '{}'::text[] AS parties, '{}'::text[] AS acts,
  '{}'::text[] AS states, 'public' AS visibility, '{}'::text[] AS seen_by, true AS is_current
FROM directory_body b""",
    "party": """
SELECT p.code AS source, 'party' AS kind, p.code AS ref, '' AS language, p.name_en || ' ' || p.short_en AS title_en,
  p.name_es || ' ' || p.short_es AS title_es, '' AS text_en, '' AS text_es, '' AS body, '' AS meeting, p.code AS key,
  '' AS path, '' AS section, NULL::date AS held_on, NULL::date AS due_on, ARRAY[p.code]::text[] AS parties,
  '{}'::text[] AS acts, '{}'::text[] AS states, 'public' AS visibility, '{}'::text[] AS seen_by, true AS is_current
FROM directory_party p""",
    "person": """
SELECT p.id AS source, 'person' AS kind, p.id::text AS ref, '' AS language, p.name AS title_en, p.name AS title_es,
  '' AS text_en, '' AS text_es, '' AS body, '' AS meeting, p.id::text AS key, '' AS path, '' AS section,
  NULL::date AS held_on, NULL::date AS due_on, array_remove(ARRAY[p.party_id], NULL)::text[] AS parties,
  '{}'::text[] AS acts, '{}'::text[] AS states, 'signed_in' AS visibility, '{}'::text[] AS seen_by, true AS is_current
FROM directory_person p""",
    "post": """
SELECT p.id AS source, 'post' AS kind, p.id::text AS ref, '' AS language,
  concat_ws(', ', replace(p.kind, '_', ' '), n.name_en, b.name_en, nullif(p.institution_en, ''), h.name) AS title_en,
  concat_ws(', ', CASE p.kind WHEN 'focal_point' THEN 'punto focal' WHEN 'delegate' THEN 'delegado delegada'
    WHEN 'observer' THEN 'observador' WHEN 'secretariat' THEN 'oficial secretaria tecnica' ELSE 'presidencia' END,
    n.name_es, b.name_es, nullif(p.institution_es, '')) AS title_es,
  '' AS text_en, '' AS text_es, coalesce(p.body_id, '') AS body, '' AS meeting, p.id::text AS key, '' AS path,
  p.kind AS section, NULL::date AS held_on, NULL::date AS due_on,
  array_remove(ARRAY[p.party_id], NULL)::text[] AS parties, '{}'::text[] AS acts, '{}'::text[] AS states,
  'signed_in' AS visibility, '{}'::text[] AS seen_by, p.closed_on IS NULL AS is_current
FROM directory_post p LEFT JOIN directory_party n ON n.code = p.party_id LEFT JOIN directory_body b ON b.code = p.body_id
LEFT JOIN LATERAL (SELECT o.name FROM directory_holding g JOIN directory_person o ON o.id = g.person_id
  WHERE g.post_id = p.id AND g.ends_on IS NULL LIMIT 1) h ON true""",
}

VIEWS = "\n".join(
    f"""CREATE VIEW library_told_{kind} AS SELECT told.*, library_words(title_en || ' ' || title_es, text_en, text_es,
  library_keys(kind, body, held_on, parties, acts, states,
    CASE WHEN language <> '' THEN ARRAY[language] ELSE ARRAY['en', 'es'] END)) AS words FROM ({rows}) told;"""
    for kind, rows in _ROWS.items()
)

_PUT = ", ".join([*COLUMNS, "words"])
_EXCLUDED = ", ".join(f"excluded.{name}" for name in [*COLUMNS, "words"])
PUT = f"""
-- Tell the passages of those rows of a kind anew; the rows are what a query says of the changed ones.
CREATE FUNCTION library_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('INSERT INTO public.library_passage ({_PUT}) SELECT {_PUT} FROM public.library_told_%s
    WHERE source IN (%s) ON CONFLICT (kind, ref) DO UPDATE SET ({_PUT}) = ROW({_EXCLUDED})', TG_ARGV[0], TG_ARGV[1]);
  RETURN NULL;
END $$;
CREATE FUNCTION library_forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DELETE FROM public.library_passage WHERE kind = %L AND ref IN (SELECT %I::text FROM changed)',
    TG_ARGV[0], TG_ARGV[1]);
  RETURN NULL;
END $$;
CREATE FUNCTION library_renew() RETURNS void LANGUAGE plpgsql AS $$
DECLARE one text;
BEGIN
  DELETE FROM public.library_passage;
  FOREACH one IN ARRAY ARRAY['{"', '".join(_ROWS)}'] LOOP
    EXECUTE format('INSERT INTO public.library_passage ({_PUT}) SELECT {_PUT} FROM public.library_told_%s', one);
  END LOOP;
END $$;
"""

# Which kinds follow which table: (table, kind, the rows of the kind that a change concerns, on which events).
FOLLOWED = (
    ("reports_item", "item", "SELECT id FROM changed", "INSERT UPDATE"),
    ("reports_act", "item", "SELECT item_id FROM changed", "INSERT UPDATE DELETE"),
    ("reports_report", "report", "SELECT id FROM changed", "INSERT UPDATE"),
    ("reports_report", "item", "SELECT id FROM public.reports_item WHERE report_id IN (SELECT id FROM changed)", "UPDATE"),
    ("register_commitment", "commitment", "SELECT id FROM changed", "INSERT UPDATE"),
    ("register_answer", "commitment", "SELECT commitment_id FROM changed", "INSERT UPDATE DELETE"),
    ("meetings_meeting", "meeting", "SELECT id FROM changed", "INSERT UPDATE"),
    ("meetings_meeting", "commitment",
     "SELECT id FROM public.register_commitment WHERE meeting_id IN (SELECT id FROM changed)", "UPDATE"),
    ("meetings_meeting", "report",
     "SELECT id FROM public.reports_report WHERE meeting_id IN (SELECT id FROM changed)", "UPDATE"),
    ("meetings_meeting", "item",
     "SELECT i.id FROM public.reports_item i JOIN public.reports_report r ON r.id = i.report_id"
     " WHERE r.meeting_id IN (SELECT id FROM changed)", "UPDATE"),
    ("directory_body", "body", "SELECT code FROM changed", "INSERT UPDATE"),
    ("directory_body", "meeting",
     "SELECT id FROM public.meetings_meeting WHERE body_id IN (SELECT code FROM changed)", "UPDATE"),
    ("directory_body", "post",
     "SELECT id FROM public.directory_post WHERE body_id IN (SELECT code FROM changed)", "UPDATE"),
    ("directory_party", "party", "SELECT code FROM changed", "INSERT UPDATE"),
    ("directory_party", "post",
     "SELECT id FROM public.directory_post WHERE party_id IN (SELECT code FROM changed)", "UPDATE"),
    ("directory_person", "person", "SELECT id FROM changed", "INSERT UPDATE"),
    ("directory_person", "post",
     "SELECT post_id FROM public.directory_holding WHERE person_id IN (SELECT id FROM changed)", "UPDATE"),
    ("directory_post", "post", "SELECT id FROM changed", "INSERT UPDATE"),
    ("directory_holding", "post", "SELECT post_id FROM changed", "INSERT UPDATE DELETE"),
)
FORGOTTEN = (
    ("reports_item", "item", "id"), ("reports_report", "report", "id"), ("register_commitment", "commitment", "id"),
    ("meetings_meeting", "meeting", "id"), ("directory_body", "body", "code"), ("directory_party", "party", "code"),
    ("directory_person", "person", "id"), ("directory_post", "post", "id"),
)


def _triggers():
    for table, kind, rows, events in FOLLOWED:
        for event in events.split():
            seen = "OLD" if event == "DELETE" else "NEW"
            yield f"""CREATE TRIGGER library_{kind}_follows_{event.lower()} AFTER {event} ON {table}
              REFERENCING {seen} TABLE AS changed FOR EACH STATEMENT
              EXECUTE FUNCTION library_follow('{kind}', '{rows}');"""
    for table, kind, key in FORGOTTEN:
        yield f"""CREATE TRIGGER library_{kind}_forgets AFTER DELETE ON {table}
          REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION library_forget('{kind}', '{key}');"""


def _undo():
    for table, kind, _rows, events in FOLLOWED:
        for event in events.split():
            yield f"DROP TRIGGER library_{kind}_follows_{event.lower()} ON {table};"
    for table, kind, _key in FORGOTTEN:
        yield f"DROP TRIGGER library_{kind}_forgets ON {table};"
    yield "DROP FUNCTION library_follow; DROP FUNCTION library_forget; DROP FUNCTION library_renew;"
    yield from (f"DROP VIEW library_told_{kind};" for kind in _ROWS)
    yield "DROP FUNCTION library_words; DROP FUNCTION library_keys; DROP FUNCTION library_fold_es;"
    yield "DROP FUNCTION library_fold;"


def _codes():
    return django.contrib.postgres.fields.ArrayField(
        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("directory", "0001_initial"),
        ("meetings", "0001_initial"),
        ("reports", "0003_attempts"),
        ("register", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("item", "Item of a report"), ("commitment", "Commitment"), ("report", "Report"), ("meeting", "Meeting"), ("body", "Body"), ("party", "Party"), ("post", "Post"), ("person", "Person")], max_length=10)),
                ("ref", models.CharField(max_length=40)),
                ("language", models.CharField(blank=True, max_length=2)),
                ("title_en", models.TextField(blank=True)),
                ("title_es", models.TextField(blank=True)),
                ("text_en", models.TextField(blank=True)),
                ("text_es", models.TextField(blank=True)),
                ("body", models.CharField(blank=True, max_length=40)),
                ("meeting", models.CharField(blank=True, max_length=80)),
                ("key", models.CharField(blank=True, max_length=255)),
                ("path", models.CharField(blank=True, max_length=60)),
                ("section", models.CharField(blank=True, max_length=40)),
                ("held_on", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("parties", _codes()),
                ("acts", _codes()),
                ("states", _codes()),
                ("visibility", models.CharField(max_length=12)),
                ("seen_by", _codes()),
                ("is_current", models.BooleanField(default=True)),
                ("words", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["words"], name="passage_words"),
                    models.Index(fields=["-held_on"], name="passage_newest"),
                    models.Index(fields=["meeting", "key"], name="passage_address"),
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "ref"), name="one_passage_of_a_thing")],
            },
        ),
        migrations.RunSQL(
            [FUNCTIONS, VIEWS, PUT, "\n".join(_triggers())], "\n".join(_undo())
        ),
    ]
