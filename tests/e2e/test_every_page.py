"""Every page, in both languages, on a phone and on a desk: accessible, valid, within its own host and its weight."""

from __future__ import annotations

import gzip
import warnings

import pytest
from tests.scene import adopted, bring_in

axe_module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
html5lib = pytest.importorskip("html5lib")
MOST_FIRST, MOST_AFTER = 150_000, 30_000


@pytest.fixture
def scene(folk, run_jobs):
    officer = folk.actor("secretariat")
    reports = adopted(
        "vice-ministers-2017-11.en.txt", "vice-ministers-2017-11.es.txt", actor=officer, run_jobs=run_jobs
    )
    batch = bring_in("consular-2018-06.en.txt", actor=officer, run_jobs=run_jobs)
    return reports, batch


def _matter(reports) -> str:
    """A matter of two paragraphs, and a link that waits."""
    from enlace.register.matters.models import Link, Matter, Passage

    keys = list(reports[0].items.values_list("key", flat=True)[:4])
    meeting = reports[0].meeting
    matter, _ = Matter.objects.get_or_create(
        slug="the-network",
        title_en="The network",
        title_es="La red",
        visibility="public",
        opened_on=meeting.ends_on,
    )
    for key in keys[:2]:
        Passage.objects.get_or_create(matter=matter, meeting=meeting, item_key=key)
    for key, score in zip(keys[:3], (0.9, 0.7, 0.4), strict=True):
        Link.objects.get_or_create(
            earlier_meeting=meeting,
            earlier_key=key,
            later_meeting=meeting,
            later_key=keys[3],
            kind="continues",
            score=score,
            reasons=[{"code": "name", "en": "The same.", "es": "Lo mismo."}],
        )
    return str(matter.slug)


def papers_of_the_next_meeting() -> str:
    """Both papers of a meeting of the vice-ministers, far ahead; its address."""
    from datetime import date

    from enlace.core.actor import Actor
    from enlace.meetings.services import MeetingFacts, find_or_record_meeting
    from enlace.papers.enums import PaperKind
    from enlace.papers.services import make_paper

    day, system = date(2096, 3, 10), Actor.system()
    ahead = find_or_record_meeting(MeetingFacts("vice-ministers", day, day), actor=system)
    for kind in PaperKind:
        make_paper(ahead.pk, kind, actor=system, on=date(2026, 1, 15))
    return ahead.slug


def _mail_that_waits() -> str:
    """Somebody's reply that names no number, a stranger's message, and an address that does not work."""
    from django.utils import timezone

    from enlace.accounts.models import User
    from enlace.register.models import Answer, Digest, Reminder
    from enlace.register.postbox.models import AddressTrouble, Incoming

    now, user = timezone.now(), User.objects.earliest("pk")
    digest, is_new = Digest.objects.get_or_create(
        user=user, day=timezone.localdate(now), defaults={"made_at": now}
    )
    if is_new:
        for number, answer in enumerate(Answer.objects.order_by("pk")[:2], 1):
            Reminder.objects.create(digest=digest, answer=answer, due_on=digest.day, step=0, number=number)
        facts = {"way": "mailbox", "came_at": now, "text": "We sent it.", "attached": ["list.pdf"]}
        which = {"fate": "which", "reason": "not_named", "user": user, "digest": digest}
        Incoming.objects.create(key="1", subject="Re: letter", **facts, **which)
        Incoming.objects.create(key="2", fate="aside", reason="no_letter", sender="eve@example.org", **facts)
        AddressTrouble.objects.create(user=user, email=user.email, since=now, code="5.1.1")
    return "/reminders/replies/"


def pages_of(scene) -> dict[str, str]:
    from enlace.core.actor import Actor
    from enlace.register.queries import commitments_for

    reports, batch = scene
    slug = reports[0].meeting.slug
    commitment = commitments_for(Actor.system()).order_by("-pk").first()
    waits = commitments_for(Actor.system()).filter(course="condition").first() or commitment
    item = reports[0].items.first()
    ahead = papers_of_the_next_meeting()
    waiting = batch.files.get().report
    return {
        "public": "/",
        "sign in": "/accounts/login/",
        "desk": "/desk/",
        "matrix": "/matrix/",
        "matrix with filters": "/matrix/?state=late&q=workshop",
        "matters": "/matters/",
        "links to judge": "/matters/links/?doubtful=1",
        "matter": f"/matters/{(matter := _matter(reports))}/",
        "matter to edit": f"/matters/{matter}/edit/",
        "search": "/search/",
        "search with results": "/search/?q=migrants",
        "search in a kind and a year": "/search/?q=workshop&kind=item&year=2017",
        "commitment": f"/commitments/{commitment.reference}/",
        "reminders": "/reminders/",
        "schedule of reminders": "/reminders/schedule/",
        "mail that came in": _mail_that_waits(),
        "calendars": "/calendar/",
        "commitment that waits": f"/commitments/{waits.reference}/",
        "due day of a commitment": f"/commitments/{waits.reference}/deadline/",
        "cancelling a meeting": f"/meetings/{slug}/cancel/",
        "meetings": "/meetings/",
        "meeting": f"/meetings/{slug}/",
        "papers": "/papers/",
        "matrix of a meeting": f"/meetings/{ahead}/papers/matrix/",
        "agenda of a meeting": f"/meetings/{ahead}/papers/agenda/",
        "head of a paper": f"/meetings/{ahead}/papers/agenda/head/",
        "row of a paper": f"/meetings/{ahead}/papers/agenda/add/opening/",
        "rules of papers": "/papers/rules/",
        "rules of a body": "/papers/rules/matrix/rcgm/",
        "Word templates": "/papers/templates/",
        "Word template": "/papers/templates/matrix/es/",
        "country sheets": f"/meetings/{ahead}/sheets/",
        "country sheet": f"/meetings/{ahead}/sheets/HND/",
        "meeting to come": f"/meetings/{ahead}/",
        "reports": "/reports/",
        "report": f"/reports/{slug}/en/",
        "item": f"/reports/{slug}/en/{item.key}/",
        "overview": "/picture/",
        "directory": "/directory/",
        "party": "/parties/HND/",
        "body": "/bodies/rcgm/",
        "import": "/import/",
        "progress of an import": f"/import/{batch.pk}/",
        "review": f"/review/{waiting.pk}/",
        "measure of the reader": "/reader/",
        "me": "/me/",
        "people and rights": "/rights/",
        "journal": "/journal/",
        "nothing here": "/no-such-page/",
        "password": "/accounts/password/change/",
        "second factor": "/accounts/2fa/",
        "sessions": "/accounts/sessions/",
    }


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_are_accessible_fit_and_keep_to_their_host(visit, folk, scene, lang, width):
    visitor = visit(lang=lang, width=width).sign_in(folk.user("secretariat"))
    axe = axe_module.Axe()
    wrong = []
    for name, path in pages_of(scene).items():
        visitor.open(path)
        found = axe.run(visitor.page, options={"resultTypes": ["violations"]}).response["violations"]
        wrong += [(name, one["id"], one["nodes"][0]["target"], one["help"]) for one in found]
        if visitor.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append((name, "scrolls sideways"))
        if visitor.page.get_attribute("html", "lang") != lang:
            wrong.append((name, "speaks another language"))

    assert wrong == []
    assert (visitor.complaints, visitor.elsewhere) == ([], [])


def test_pages_are_valid_and_light(client, folk, scene):
    client.force_login(folk.user("secretariat"))
    wrong = []
    for name, path in pages_of(scene).items():
        answer = client.get(path, follow=True)
        parser = html5lib.HTMLParser(strict=False)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # html5lib's own
            parser.parse(answer.content.decode())
        wrong += [(name, error[1], error[0]) for error in parser.errors]
        if len(gzip.compress(answer.content)) > MOST_AFTER:
            wrong.append((name, "is too heavy", len(gzip.compress(answer.content))))
        for said in ("style=", "onclick=", "<style", "javascript:"):
            if said in answer.content.decode():
                wrong.append((name, f"has {said}"))

    assert wrong == []


def test_the_first_visit_is_light(visit, scene):
    visitor = visit(lang="en")
    sizes = []
    visitor.page.on("response", lambda answer: sizes.append(len(gzip.compress(answer.body()))))

    visitor.open("/")
    visitor.page.wait_for_load_state("networkidle")

    assert sum(sizes) < MOST_FIRST
