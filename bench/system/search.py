"""Search over 1,000,000 items: how long thirty questions take in both languages, by the public and by a focal point."""

from __future__ import annotations

import statistics
import time
from datetime import date
from typing import Any

from bench import tables
from bench.system.filling import SAMPLES
from bench.system.machine import Env

ITEMS = 1_000_000
ROUNDS = 5
ON = date(2026, 1, 15)
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
    actors = {
        "public": Actor.public(),
        "Honduras": Actor(1, "HND", frozenset({Right(Role.FOCAL_POINT, "HND", None)})),
    }
    for name, actor in actors.items():
        tables.heading(f"Search by {name}, milliseconds (first time; median and worst of {ROUNDS} more)")
        first, more = [], []
        for question in QUESTIONS:
            taken = [_seconds(question, actor) for _ in range(ROUNDS + 1)]
            first.append(taken[0][0])
            more += [one for one, _count in taken[1:]]
            cells = (question[:50], f"{taken[0][0] * 1000:.0f}", *_middle_and_worst(taken[1:]), taken[0][1])
            tables.line(cells, (-50, 6, 6, 6, 8))
        for label, held in (("first", first), ("warm", more)):
            p95 = statistics.quantiles(held, n=20)[-1]
            print(f"{label}: p50 {statistics.median(held) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")


def _middle_and_worst(taken: list[tuple[float, str]]) -> tuple[str, str]:
    seconds = [one for one, _count in taken]
    return f"{statistics.median(seconds) * 1000:.0f}", f"{max(seconds) * 1000:.0f}"


def _seconds(question: str, actor: Any) -> tuple[float, str]:
    """The search and the twenty first rows with their words marked, as the page asks for them."""
    from enlace.library import queries
    from enlace.library.asking import Asked

    began = time.perf_counter()
    found = queries.find(Asked.parsed({"q": question}), actor, on=ON)
    queries.shown(found, found.hits[:20], actor, "es")
    return time.perf_counter() - began, f"{found.count}{'+' * found.is_more}"


def _sentences(language: str) -> list[str]:
    texts = [path.read_text("utf-8", "ignore") for path in sorted(SAMPLES.glob(f"*.{language}.txt"))]
    return [line.strip() for text in texts for line in text.splitlines() if 60 < len(line.strip()) < 400]


def _fill(items: int) -> None:
    """Meetings, two reports of each, items from the samples with a rare word each; the triggers rest meanwhile."""
    from django.db import connection

    began = time.perf_counter()
    meetings, each = max(items // 1000, 1), 500
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM reports_item")
        if cursor.fetchone()[0]:
            print("the database is filled already")
            return
        for table in ("meetings_meeting", "reports_report", "reports_item"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(_MEETINGS, [meetings])
        cursor.execute(_FILES, [meetings])
        cursor.execute(_REPORTS)
        cursor.execute(_ITEMS, [_sentences("en"), _sentences("es"), each])
        for table in ("meetings_meeting", "reports_report", "reports_item"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        print(f"{items} items in {time.perf_counter() - began:.0f} s", flush=True)
        cursor.execute("DROP INDEX passage_words")
        cursor.execute("SELECT library_renew()")
        cursor.execute("CREATE INDEX passage_words ON library_passage USING gin (words)")
        cursor.execute("VACUUM ANALYZE")
    print(f"told as passages after {time.perf_counter() - began:.0f} s", flush=True)


_MEETINGS = """
INSERT INTO meetings_meeting (slug, body_id, starts_on, ends_on, city, country, participants)
SELECT b.body || '-' || d.held, b.body, d.held, d.held, 'San José', 'CRI', '{}'
FROM generate_series(0, %s - 1) n
CROSS JOIN LATERAL (
  SELECT (ARRAY['vice-ministers', 'rcgm', 'consular-network', 'trafficking-network'])[n %% 4 + 1] AS body) b
CROSS JOIN LATERAL (SELECT date '1998-01-10' + n * 10 AS held) d"""
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
CROSS JOIN LATERAL (SELECT CASE WHEN r.language = 'en'
  THEN s.en[1 + ((r.id * 7919 + n * 104729) %% cardinality(s.en))] || ' matter' || (r.id * 31 + n * 17) %% 50000
  ELSE s.es[1 + ((r.id * 7919 + n * 104729) %% cardinality(s.es))] || ' asunto' || (r.id * 31 + n * 17) %% 50000
  END AS text) t"""
