"""Behind a proxy, each person has an address of their own."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import RequestFactory

from enlace.web.proxy import ProxyMiddleware


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("10.9.9.9, 192.0.2.7", "192.0.2.7"),  # the first one is what a browser claimed
        ("2001:db8::7", "2001:db8::7"),
        ("nobody", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_a_request_comes_from_whom_the_proxy_names(settings, said, taken):
    settings.BEHIND_PROXY = True
    request = RequestFactory().get("/", headers={"X-Forwarded-For": said})
    assert ProxyMiddleware(lambda request: request.META["REMOTE_ADDR"])(request) == taken


def test_without_a_proxy_nobody_may_claim_an_address(settings):
    settings.BEHIND_PROXY = False
    with pytest.raises(MiddlewareNotUsed):
        ProxyMiddleware(lambda request: None)


@pytest.mark.parametrize(
    ("path", "said", "led"),
    [
        ("/accounts/login/?next=/desk/", "http", "https://enlace.example.org/accounts/login/?next=/desk/"),
        ("//evil.example/", "HTTP", "https://enlace.example.org//evil.example/"),
        ("/accounts/login/", "https", None),
        ("/accounts/login/", "", None),
        ("/health/ready", "http", None),
    ],
)
def test_what_came_in_the_clear_is_led_to_https_whatever_host_it_names(settings, path, said, led):
    settings.BEHIND_PROXY, settings.SECURE = True, True
    settings.BASE_URL = "https://enlace.example.org"
    headers = {"X-Forwarded-Proto": said, "X-Forwarded-Host": "evil.example"}
    request = RequestFactory().get(path, headers=headers)
    request.path, *_ = path.partition("?")
    answer = ProxyMiddleware(lambda request: HttpResponse())(request)
    assert (answer.status_code, answer.get("Location")) == ((301, led) if led else (200, None))


def test_a_system_without_https_leads_nobody_there(settings):
    settings.BEHIND_PROXY, settings.SECURE = True, False
    request = RequestFactory().get("/", headers={"X-Forwarded-Proto": "http"})
    assert ProxyMiddleware(lambda request: HttpResponse())(request).status_code == 200
