"""Counts requests, writes a line of the log for each, and gives the figures to Prometheus at ``/metrics``.

Pages are named by the name of their address, never by the address itself, which may hold what is personal or secret.
"""

from __future__ import annotations

import hmac
import logging
import os
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import REGISTRY, GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from enlace.core import metrics
from enlace.core.actor import Actor
from enlace.register import queries

logger = logging.getLogger("enlace.request")
REQUESTS = Counter("enlace_requests_total", "Requests answered.", ["method", "page", "status"])
SECONDS = Histogram(
    "enlace_request_seconds",
    "How long an answer took.",
    ["page"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10),
)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class MetricsMiddleware:
    """Stands outermost, so that it sees every request and how it ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/metrics" and settings.METRICS_TOKEN:
            return _figures(request)
        began = time.perf_counter()
        response = self.get_response(request)
        _note(request, response, time.perf_counter() - began)
        return response


def _note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    page = request.resolver_match.view_name if request.resolver_match else ""
    page = page or ("static" if request.path.startswith(settings.STATIC_URL) else "none")
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(method, page, response.status_code).inc()
    SECONDS.labels(page).observe(seconds)
    facts = {"method": method, "page": page, "status": response.status_code, "ms": round(seconds * 1000)}
    logger.info("request", extra={"facts": facts})


def _figures(request: HttpRequest) -> HttpResponse:
    """For who holds the token; to anybody else there is nothing here."""
    said = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(said.encode(), settings.METRICS_TOKEN.encode()):
        return HttpResponse("not found\n", content_type="text/plain", status=404)
    registry: CollectorRegistry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library leaves it untyped
    state = CollectorRegistry()
    state.register(_State())
    return HttpResponse(generate_latest(registry) + generate_latest(state), content_type=CONTENT_TYPE_LATEST)


class _State(Collector):
    """What is read from the database at the moment of asking."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        jobs = metrics.queue_figures()
        late = queries.answers_for(Actor.system()).late(on=timezone.localdate()).count()
        for name, told, value in (
            ("enlace_jobs_waiting", "Jobs that wait.", jobs.waiting),
            ("enlace_jobs_failed", "Jobs that failed and were not looked at.", jobs.failed),
            (
                "enlace_oldest_job_seconds",
                "Since when the oldest job waits that could be done.",
                jobs.oldest_seconds,
            ),
            ("enlace_answers_late", "Answers to commitments that are late.", late),
        ):
            yield GaugeMetricFamily(name, told, value)
