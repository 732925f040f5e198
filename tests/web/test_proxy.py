"""Behind a proxy, each person has an address of their own."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
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
