"""A real Chromium against a real server on a real PostgreSQL; each person with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.environment import CHROMIUM
from tests.people import PASSWORD, People

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is None:
        for item in items:
            if "e2e" in item.path.parts:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


class Visitor:
    """Somebody at a browser: signs in, opens pages; keeps what went wrong and which other hosts were asked."""

    def __init__(
        self, browser: Any, base: str, *, lang: str = "en", width: int = 1280, touch: bool = False
    ) -> None:
        locale = {"en": "en-US", "es": "es-MX"}[lang]
        self.context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            has_touch=touch,
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.base = base
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def _watch(self, request: Any) -> None:
        if request.url.startswith("http") and urlsplit(request.url).netloc != urlsplit(self.base).netloc:
            self.elsewhere.append(request.url)

    def sign_in(self, user: Any) -> Visitor:
        self.open("/accounts/login/")
        self.page.fill("input[name=login]", user.email)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main button[type=submit], main form button.btn-primary")
        self.page.wait_for_url(lambda url: "/login" not in url)
        return self

    def open(self, path: str) -> Visitor:
        self.page.goto(self.base + path)
        return self


@pytest.fixture
def visit(browser: Any, live_server: Any, settings: Any) -> Iterator[Callable[..., Visitor]]:
    """``visit(lang="es", width=360)`` opens a browser of its own on the running server."""
    settings.BASE_URL = live_server.url
    settings.REQUIRE_MFA = False
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    opened: list[Visitor] = []

    def make(**how: Any) -> Visitor:
        opened.append(Visitor(browser, live_server.url, **how))
        return opened[-1]

    yield make
    for one in opened:
        one.context.close()


@pytest.fixture
def folk(transactional_db: None) -> People:
    """The invented people, in rows that the server sees."""
    return People()
