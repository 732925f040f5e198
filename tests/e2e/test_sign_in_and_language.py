"""Signing in, and a language that is remembered."""


def test_the_browser_chooses_the_language_and_the_person_may_change_it(visit):
    visitor = visit(lang="es").open("/accounts/login/")

    assert visitor.page.get_attribute("html", "lang") == "es"
    visitor.page.click("button[name=language]")
    assert visitor.page.get_attribute("html", "lang") == "en"
    visitor.open("/accounts/login/")
    assert visitor.page.get_attribute("html", "lang") == "en"
    assert visitor.page.url.endswith("/accounts/login/")


def test_a_person_signs_in_and_no_other_host_is_asked(visit, folk):
    visitor = visit(lang="en").open("/accounts/login/")

    visitor.sign_in(folk.user("honduras"))

    assert visitor.page.locator(".topbar").get_by_text("Honduras Example").is_visible()
    assert (visitor.complaints, visitor.elsewhere) == ([], [])
