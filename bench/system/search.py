"""Search over 1,000,000 items: how long thirty questions take in both languages, by the public and by a focal point."""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench import tables
from bench.system.filling import SAMPLES
from bench.system.machine import Env

ITEMS = 1_000_000
ROUNDS = 5
ON = date(2026, 1, 15)
TYPED = ("Hondurs", "red de funcionarios", "guía número 12", "Zoila Ejemplob", "rcgm-2013-06", "trata")
QUESTIONS = (
    *(
        "workshop",
        "taller",
        "trafficking",
        "trata de personas",
        "consular",
        "niñez",
        "children",
        "capacitación",
    ),
    *("missing migrants", "migrantes desaparecidos", "smuggling", "flujos extracontinentales", "seguimiento"),
    *('"human rights"', '"derechos humanos"', "workshop -consular", "taller -consular", "party:HND workshop"),
    *(
        "party:MEX year:2013",
        "year:2010-2014 trata",
        "body:rcgm memorandum",
        "órgano:rcgm memorándum",
        "matter31337",
    ),
    *(
        "asunto31337",
        "matter4242 workshop",
        "Hondurs",
        "Guatemla",
        "labour exploitation",
        "explotación laboral",
    ),
    *(
        "kind:report trafficking",
        "agreement of the network on return and reintegration",
        "migration",
        "migración",
    ),
)


def main(env: Env, *, quick: bool) -> None:
    from enlace.core.actor import Actor, Right
    from enlace.core.enums import Role

    _fill(ITEMS // 10 if quick else ITEMS)
    if hasattr(os, "getloadavg"):
        print("load of the machine before: {:.1f} {:.1f} {:.1f}".format(*os.getloadavg()))
    actors = {
        "public": Actor.public(),
        "Honduras": Actor(1, "HND", frozenset({Right(Role.FOCAL_POINT, "HND", None)})),
    }
    for name, actor in actors.items():
        tables.heading(f"Search by {name}, ms (first; median and worst of {ROUNDS} more; processor; found)")
        first, more, spent = [], [], []
        for question in QUESTIONS:
            taken = [_taken(question, actor) for _ in range(ROUNDS + 1)]
            first.append(taken[0].seconds)
            more += [one.seconds for one in taken[1:]]
            spent += [one.processor for one in taken[1:]]
            cells = (
                question[:50],
                f"{taken[0].seconds * 1000:.0f}",
                *_middle_and_worst(taken[1:]),
                taken[0].found,
            )
            tables.line(cells, (-50, 6, 6, 6, 6, 8))
        for label, held in (("first", first), ("warm", more), ("warm, processor", spent)):
            p95 = statistics.quantiles(held, n=20)[-1]
            print(f"{label}: p50 {statistics.median(held) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
        _typed(actor)


@dataclass(frozen=True)
class Taken:
    seconds: float
    processor: float
    """Of this process and of the database's for this connection; other programs on the machine do not enter into it."""
    found: str = ""


def _middle_and_worst(taken: list[Taken]) -> tuple[str, str, str]:
    seconds = [one.seconds for one in taken]
    spent = statistics.median(one.processor for one in taken)
    return f"{statistics.median(seconds) * 1000:.0f}", f"{max(seconds) * 1000:.0f}", f"{spent * 1000:.0f}"


def _taken(question: str, actor: Any) -> Taken:
    """The search and the twenty first rows with their words marked, as the page asks for them."""
    from enlace.library import queries
    from enlace.library.asking import Asked

    began, spent = time.perf_counter(), _processor()
    found = queries.find(Asked.parsed({"q": question}), actor, on=ON)
    queries.shown(found, found.hits[:20], actor, "es")
    return Taken(time.perf_counter() - began, _processor() - spent, f"{found.count}{'+' * found.is_more}")


def _typed(actor: Any) -> None:
    """Suggestions for what is typed, letter by letter."""
    from enlace.library import queries

    took, spent = [], []
    for said in TYPED:
        for end in range(2, len(said) + 1):
            began, before = time.perf_counter(), _processor()
            queries.suggestions(said[:end], actor, "es")
            took.append(time.perf_counter() - began)
            spent.append(_processor() - before)
    for label, held in (("suggestions", took), ("suggestions, processor", spent)):
        p95 = statistics.quantiles(held, n=20)[-1]
        print(f"{label}: p50 {statistics.median(held) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")


def _processor() -> float:
    from django.db import connection

    backend = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    held = int(backend.read_text().split()[0]) / 1e9 if backend.exists() else 0.0
    return time.process_time() + held


def _sentences(language: str) -> list[str]:
    texts = [path.read_text("utf-8", "ignore") for path in sorted(SAMPLES.glob(f"*.{language}.txt"))]
    return [line.strip() for text in texts for line in text.splitlines() if 60 < len(line.strip()) < 400]


def _fill(items: int) -> None:
    """Meetings, two reports of each with 100 items, a matter for each ten items of a meeting, persons. The items are
    made of sentences of the samples with a rare word each and a less rare one; the triggers rest meanwhile."""
    from django.db import connection

    from enlace.library import services

    began = time.perf_counter()
    meetings, each = max(items // 200, 1), 100
    tables_filled = (
        *("meetings_meeting", "reports_report", "reports_item", "register_matter", "register_passage"),
        "directory_person",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM reports_item")
        if not cursor.fetchone()[0]:
            for table in tables_filled:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(_MEETINGS, [10_000 / meetings, meetings])
            cursor.execute(_FILES, [meetings])
            cursor.execute(_REPORTS)
            cursor.execute(_ITEMS, [_sentences("en"), _sentences("es"), each])
            cursor.execute(_PLAIN)
            cursor.execute(_MATTERS)
            cursor.execute(_PASSAGES)
            cursor.execute(_PERSONS, [max(items // 200, 100)])
            for table in tables_filled:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute("ANALYZE")
            print(f"{items} items in {time.perf_counter() - began:.0f} s", flush=True)
        cursor.execute("SELECT count(*) FROM library_passage WHERE kind = 'item'")
        if cursor.fetchone()[0] >= meetings * 2 * each:
            print("the database is filled already")
            return
        began = time.perf_counter()
        cursor.execute("DROP INDEX IF EXISTS passage_words")
        services.renew()
        told = time.perf_counter() - began
        cursor.execute("SET maintenance_work_mem = '256MB'")
        cursor.execute(
            "CREATE INDEX passage_words ON library_passage USING gin (words) WITH (gin_pending_list_limit = 1024)"
        )
        print(f"told in {told:.0f} s, with the index {time.perf_counter() - began:.0f} s", flush=True)
        cursor.execute("VACUUM ANALYZE")


_MEETINGS = """
INSERT INTO meetings_meeting (slug, body_id, starts_on, ends_on, city, country, participants, cancelled_why)
SELECT b.body || '-' || d.held || '-' || n, b.body, d.held, d.held, 'San José', 'CRI', '{}', ''
FROM (SELECT %s::numeric AS step) s, generate_series(0, %s - 1) n
CROSS JOIN LATERAL (
  SELECT (ARRAY['vice-ministers', 'rcgm', 'consular-network', 'trafficking-network'])[n %% 4 + 1] AS body) b
CROSS JOIN LATERAL (SELECT date '1998-01-10' + (n * s.step)::int AS held) d"""
_FILES = """
INSERT INTO core_storedfile (sha256, size, media_type, stored_at)
SELECT encode(sha256(n::text::bytea), 'hex'), 1, 'text/plain', now() FROM generate_series(1, %s * 2) n"""
_REPORTS = """
INSERT INTO reports_report (meeting_id, language, version, state, visibility, file_id, file_name, plain, read,
  imported_at, adopted_at, text_sha256)
SELECT m.id, l.language, 1, 'adopted', (ARRAY['public', 'public', 'members', 'body'])[m.id %% 4 + 1],
  encode(sha256((((row_number() OVER (ORDER BY m.id, l.language))))::text::bytea), 'hex'), m.slug, 'a report', '{}',
  now(), now(), repeat('0', 64)
FROM meetings_meeting m CROSS JOIN (VALUES ('en'), ('es')) l(language)""".replace("%%", "%")
_ITEMS = """
INSERT INTO reports_item (report_id, position, section, path, key, text, start, "end", mentions, marks, visibility,
  revision)
SELECT r.id, n, '', n::text, n::text, t.text, 0, length(t.text),
  ARRAY[(ARRAY['HND', 'MEX', 'GTM', 'PAN', 'CRI', 'SLV', 'NIC', 'USA', 'CAN'])[1 + (random() * 8)::int]], '[]',
  r.visibility, 0
FROM (SELECT %s::text[] AS en, %s::text[] AS es) s, reports_report r CROSS JOIN generate_series(1, %s) n
CROSS JOIN LATERAL (SELECT r.meeting_id * 7919 + n * 104729 AS a, r.meeting_id * 31 + n * 17 AS b) k
CROSS JOIN LATERAL (SELECT CASE WHEN r.language = 'en'
  THEN s.en[1 + a %% cardinality(s.en)] || ' ' || s.en[1 + (a / 97) %% cardinality(s.en)]
    || ' matter' || b %% 50000 || ' place' || (b * 13) %% 997
  ELSE s.es[1 + a %% cardinality(s.es)] || ' ' || s.es[1 + (a / 97) %% cardinality(s.es)]
    || ' asunto' || b %% 50000 || ' lugar' || (b * 13) %% 997
  END AS text) t"""
_PLAIN = """
UPDATE reports_report r SET plain = i.said
FROM (SELECT report_id, string_agg(text, E'\n' ORDER BY position) AS said FROM reports_item GROUP BY report_id) i
WHERE i.report_id = r.id"""
_MATTERS = """
INSERT INTO register_matter (slug, title_en, title_es, visibility, opened_on, closed_why, undo)
SELECT 'matter-' || m.id, 'Guide number ' || m.id || ' on return of migrants',
  'Guía número ' || m.id || ' sobre retorno de migrantes', (ARRAY['public', 'members', 'body'])[m.id % 3 + 1],
  m.starts_on, '', '{}'
FROM meetings_meeting m"""
_PASSAGES = """
INSERT INTO register_passage (matter_id, meeting_id, item_key, added_at)
SELECT t.id, m.id, n::text, now() FROM register_matter t JOIN meetings_meeting m ON t.slug = 'matter-' || m.id
CROSS JOIN generate_series(1, 3) n"""
_PERSONS = """
INSERT INTO directory_person (name, party_id, email, phone, language)
SELECT (ARRAY['Ana', 'Luis', 'Zoila', 'Marta', 'Pedro', 'Inés', 'Saúl', 'Ruth'])[1 + n % 8] || ' Ejemplo'
  || chr(97 + n % 26) || chr(97 + (n / 26) % 26) || chr(97 + (n / 676) % 26), 'HND', '', '', 'es'
FROM generate_series(1, %s) n""".replace("n % ", "n %% ").replace(") % 26", ") %% 26")
