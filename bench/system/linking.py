"""Linking a new report against 1,000,000 earlier items: how long it takes, and what is lost by taking candidates."""

from __future__ import annotations

import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pgtrigger
import psutil

from bench import matters, tables
from bench.system.filling import SAMPLES
from bench.system.machine import Env, processor_seconds

ITEMS = 1_000_000
PER_REPORT = 500
NEW_ITEMS = 30
ROUNDS = 7
RARE_WORDS = 60_000
BODIES = ("vice-ministers", "rcgm", "consular-network", "trafficking-network")
PARTIES = ("HND", "MEX", "GTM", "PAN", "CRI", "SLV", "NIC", "USA", "CAN", "BLZ", "DOM", "iom", "unhcr", "ts")
AT = datetime(2026, 1, 15, 12, tzinfo=UTC)


def main(env: Env, *, quick: bool) -> None:
    _fill(ITEMS // 10 if quick else ITEMS)
    tables.heading(f"Linking a new report of {NEW_ITEMS} items (load {os.getloadavg()[0]:.1f})")
    _time_reports(env)
    if quick:
        tables.heading(
            "The five likeliest of all items, each compared closely: how many are among the candidates"
        )
        _compare_with_all()
    tables.heading("Marked pairs among all these items: in the first five, and among the candidates at all")
    for folder in sorted(path.parent for path in matters.FOLDER.glob("*/pairs.json")):
        _find_marked(folder)


def _time_reports(env: Env) -> None:
    """The whole job, as the worker does it, for reports that the filling was not made of; each is taken out again."""
    from django.db import transaction

    from enlace.core.actor import Actor
    from enlace.register.matters import services

    taken: list[tuple[float, float]] = []
    for at, text in enumerate(_new_texts()):
        with transaction.atomic():
            report = _adopted(text, at)
            began, used = time.perf_counter(), processor_seconds(env, psutil.Process())
            found = services.suggest_links(report.pk, actor=Actor.system())
            taken.append((time.perf_counter() - began, processor_seconds(env, psutil.Process()) - used))
            transaction.set_rollback(True)
        said = f"{'first' if not at else 'warm'}, {len(text[1])} items, {text[0]}: {found} links"
        tables.line((said, *(f"{one:.2f} s" for one in taken[-1])), (-50, 8, 8))
    clock, busy = (sorted(several) for several in zip(*taken, strict=True))
    middle = len(taken) // 2
    print(f"by the clock: median {clock[middle]:.2f} s, worst {clock[-1]:.2f} s")
    print(f"processor time, database included: median {busy[middle]:.2f} s, worst {busy[-1]:.2f} s")


def _compare_with_all() -> None:
    """A dozen new items against every item there is, one by one."""
    from django.db import transaction

    from enlace.matching import Fingerprint as Features
    from enlace.matching import Sizes, closest
    from enlace.register.matters import remembering, suggesting
    from enlace.register.matters.models import Fingerprint, Term

    with transaction.atomic():
        rows = remembering.remember(_adopted(_new_texts()[0], 0))[:12]
        near = suggesting.near(rows)
        sizes = Sizes(remembering.weights_of(Term.objects.values_list("key", flat=True)))
        best: dict[int, list[tuple[float, int]]] = {row.pk: [] for row in rows}
        mine = [(row.pk, Features.from_dict(row.features)) for row in rows]
        last, step = 0, 2000
        while some := list(
            Fingerprint.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "features")[:step]
        ):
            last = some[-1][0]
            sizes.forget()
            known = [(pk, Features.from_dict(features)) for pk, features in some if pk not in best]
            at = {id(one): pk for pk, one in known}
            for pk, features in mine:
                found = closest(features, (one for _, one in known), sizes, top=5, least=0.1)
                scored = [(one.score, at[id(one.a if one.b is features else one.b)]) for one in found]
                best[pk] = sorted([*best[pk], *scored], reverse=True)[:5]
        transaction.set_rollback(True)
    likely = [(pk, other, score) for pk, several in best.items() for score, other in several]
    for least in (0.1, 0.45, 0.8):
        told = [other in near[pk] for pk, other, score in likely if score >= least]
        print(f"scored {least} and more: {sum(told)} of {len(told)} among the candidates")


def _new_texts() -> list[tuple[str, Any]]:
    """Items of sample reports that the filling was not made of, 30 at a time."""
    from enlace.reader import read
    from enlace.reader.profile import load

    profile, found = load(), []
    for language in ("en", "es"):
        paths = sorted(matters.FOLDER.glob(f"*/*.{language}.txt"))
        reports = [read(path, profile=profile) for path in paths]
        items = [(report, item) for report in reports for item in report.items]
        found += [(language, items[at : at + NEW_ITEMS]) for at in range(0, NEW_ITEMS * 4, NEW_ITEMS)]
    return [one for pair in zip(found[:4], found[4:], strict=True) for one in pair][:ROUNDS]


@pgtrigger.ignore("reports.Item:adopted_reports_take_no_items", "reports.Act:adopted_items_take_no_acts")
def _adopted(text: tuple[str, Sequence[Any]], at: int) -> Any:
    """An adopted report in the database with these items; two languages of one meeting after each other."""
    from enlace.core.models import StoredFile
    from enlace.meetings.models import Meeting
    from enlace.reports.models import Act, Item, Report

    language, pairs = text
    held = date(2026, 1, 1) + timedelta(days=random.Random().randrange(100_000))
    meeting = Meeting.objects.create(
        slug=f"new-{held.isoformat()}-{time.time_ns()}",
        body_id="rcgm",
        starts_on=held,
        ends_on=held,
        city="San José",
        country="CRI",
    )
    digest = f"{random.getrandbits(256):064x}"
    StoredFile.objects.create(sha256=digest, size=1, media_type="text/plain")
    report = Report.objects.create(
        meeting=meeting,
        language=language,
        file_id=digest,
        file_name=f"new-{at}.txt",
        plain="\n".join(item.text for _, item in pairs),
        state="adopted",
        adopted_at=AT,
        text_sha256=digest,
        visibility="public",
    )
    start = 0
    for position, (_, item) in enumerate(pairs):
        row = Item.objects.create(
            report=report,
            position=position,
            path=str(position + 1),
            key=str(position + 1),
            text=item.text,
            start=start,
            end=start + len(item.text),
            mentions=list(item.mentions),
            marks=[(code, a - item.span[0] + start, b - item.span[0] + start) for code, a, b in item.marks],
            visibility="public",
            reviewed_at=AT,
        )
        start += len(item.text) + 1
        Act.objects.bulk_create(
            Act(item=row, position=n, kind=act.act, by=list(act.by), to=list(act.to), text=act.text,
                start=row.start, end=row.end, state="accepted",
                owed_by=list(act.commitment.owed_by) if act.commitment else [])
            for n, act in enumerate(item.acts)
        )  # fmt: skip
    return report


def _find_marked(folder: Path) -> None:
    """The fingerprints of a marked set put among the others, and taken out again."""
    from django.db import transaction

    from enlace.matching.fingerprints import fingerprints
    from enlace.reader.profile import load
    from enlace.register.matters import remembering, suggesting
    from enlace.register.matters.models import Fingerprint

    marked, profile = matters.load_set(folder), load()
    made = [one for report in marked.reports for one in fingerprints(report, profile=profile)]
    with transaction.atomic():
        meetings = _meetings_of(made)
        rows = Fingerprint.objects.bulk_create(
            Fingerprint(
                meeting_id=meetings[one.meeting],
                language=one.language,
                item_key=f"{one.report}/{one.section}/{one.path}",
                features=one.as_dict(),
                keys=sorted(remembering.keys(one)),
            )
            for one in made
        )
        remembering.index(rows)
        at = {matters.place(one.place()): row for one, row in zip(made, rows, strict=True)}
        later = {b for _, b in marked.pairs}
        held = suggesting.near([at[b] for b in later])
        candidates = sum(at[a].pk in held[at[b].pk] for a, b in marked.pairs)
        best = {b: suggesting.best_before(at[b], first=matters.FIRST) for b in later}
        first = sum(any(pk == at[a].pk for pk, _ in best[b]) for a, b in marked.pairs)
        transaction.set_rollback(True)
    n = len(marked.pairs)
    cells = (
        folder.name,
        f"{n} pairs",
        f"recall@{matters.FIRST} {first / n:.3f}",
        f"candidates {candidates / n:.3f}",
    )
    tables.line(cells, (-16, 10, 18, 18))


def _meetings_of(made: Sequence[Any]) -> dict[str, int]:
    from enlace.meetings.models import Meeting

    found = {}
    for at, name in enumerate({one.meeting: None for one in made}):
        day = date(1990, 1, 1) + timedelta(days=at)  # what is compared is in the fingerprint, not here
        row = Meeting.objects.create(
            slug=f"marked-{at}", body_id="working-group", starts_on=day, ends_on=day, city="X", country="CRI"
        )
        found[name] = row.pk
    return found


def _fill(items: int) -> None:
    """Fingerprints mixed of those of the samples, half of one and half of another, with rare words and parties."""
    from django.db import connection

    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM register_fingerprint")
        if cursor.fetchone()[0]:
            print("the database is filled already")
            return
        meetings = _meetings(max(items // (2 * PER_REPORT), 1))
        counts: Counter[str] = Counter()
        with cursor.copy(
            "COPY register_fingerprint (meeting_id, language, item_key, features, keys) FROM STDIN"
        ) as copy:
            copy.set_types(["int8", "varchar", "varchar", "text", "text[]"])
            for row, terms in _rows(meetings):
                copy.write_row(row)
                counts.update(terms)
        print(f"{items} fingerprints in {time.perf_counter() - began:.0f} s", flush=True)
        counts[""] = items
        with cursor.copy("COPY register_term (key, items) FROM STDIN") as copy:
            for term in counts.items():
                copy.write_row(term)
        cursor.execute("ALTER TABLE register_holder DROP CONSTRAINT register_holder_pkey")
        cursor.execute(_HOLDERS)
        cursor.execute("ALTER TABLE register_holder ADD PRIMARY KEY (key, fingerprint)")
        cursor.execute(
            "VACUUM ANALYZE register_fingerprint, register_holder, register_term, meetings_meeting"
        )
        for table in ("register_fingerprint", "register_holder"):
            cursor.execute("SELECT pg_size_pretty(pg_total_relation_size(%s))", [table])
            print(table, cursor.fetchone()[0])
    print(f"indexed after {time.perf_counter() - began:.0f} s", flush=True)


def _meetings(count: int) -> list[tuple[int, str, date]]:
    from enlace.meetings.models import Meeting

    made = Meeting.objects.bulk_create(
        Meeting(
            slug=f"{body}-{day.isoformat()}",
            body_id=body,
            starts_on=day,
            ends_on=day,
            city="X",
            country="CRI",
        )
        for body, day in ((BODIES[n % 4], date(1998, 1, 10) + timedelta(days=10 * n)) for n in range(count))
    )
    return [(one.pk, one.body_id, one.ends_on) for one in made]


def _rows(meetings: Sequence[tuple[int, str, date]]) -> Iterator[tuple[tuple[Any, ...], set[str]]]:
    from enlace.matching import keys
    from enlace.matching.fingerprints import fingerprints
    from enlace.reader import read
    from enlace.reader.profile import load

    chance, profile = random.Random(7), load()
    said = [
        one
        for path in sorted(SAMPLES.glob("*.txt"))
        for one in fingerprints(read(path, profile=profile), profile=profile)
    ]
    known = [(one.as_dict(), sorted(key for key in keys(one) if key[0] != "@")) for one in said]
    of = {lang: [one for one in known if one[0]["language"] == lang] for lang in ("en", "es")}
    for pk, body, day in meetings:
        for language in ("en", "es"):
            for position in range(PER_REPORT):
                yield _row(pk, body, day.isoformat(), language, position, of[language], chance)


def _row(
    pk: int, body: str, day: str, language: str, position: int, known: Sequence[Any], chance: random.Random
) -> tuple[tuple[Any, ...], set[str]]:
    (one, mine), (other, others) = chance.choice(known), chance.choice(known)
    kept = {key for key in mine if chance.random() < 0.6} | {key for key in others if chance.random() < 0.4}
    rare = {f"~w{int(RARE_WORDS * chance.random() ** 3)}" for _ in range(chance.randrange(1, 4))}
    players = chance.sample(PARTIES, chance.choice((0, 1, 1, 2)))
    all_terms = one["terms"].keys() | other["terms"].keys()
    unkeyed = {term for term in one["terms"] if term not in mine}
    terms = dict.fromkeys((all_terms & kept) | unkeyed | rare, 1.0)
    topics = [
        {**topic, "terms": [term for term in topic["terms"] if term in kept]} for topic in one["topics"]
    ]
    features = {
        **one,
        "report": f"{body}-{day}.{language}",
        "path": str(position + 1),
        "day": day,
        "position": position * 300,
        "body": body,
        "meeting": f"{body}|{day}",
        "terms": terms,
        "said": {term: term.lstrip("~#") for term in kept | rare},
        "topics": [topic for topic in topics if topic["terms"]],
        "players": players,
        "proposers": players[:1],
    }
    keys = sorted(kept | rare | {f"@{player}" for player in players})
    return (pk, language, str(position + 1), json.dumps(features), keys), {*terms, *keys}


_HOLDERS = """
INSERT INTO register_holder (key, fingerprint)
SELECT DISTINCT ('x' || encode(substring(sha256(convert_to(k.key, 'UTF8')) FOR 4), 'hex'))::bit(32)::int, f.id
FROM register_fingerprint f CROSS JOIN unnest(f.keys) AS k (key)"""
