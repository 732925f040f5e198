"""Fills an empty system with the samples, as people would have: import, review, adopt, answer, confirm.

``python -m enlace.cli.demo_data``, called by ``enlace demo``. All of it or nothing, once; it does nothing to a system
that anybody can sign in to. The same samples and day give the same data.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from enlace.cli import server
from enlace.cli.demo_people import ACCOUNTS, BEFORE, HOLDERS, LEFT, MINISTRY, PASSWORD, TERMS
from enlace.cli.demo_report import recent_report

LEFT_TO_REVIEW = ("consular-2018-06.en", "working-group-2014-09.es")
PUBLIC = ("vice-ministers", "rcgm")
OLD_MIX = "done done done waived done done open done done begun".split()
MIDDLE_MIX = "done reported begun open done declined accepted sent_back done open".split()
NEW_MIX = "open accepted reported open begun open".split()
NOTES = {
    "es": {
        "accept": "Aceptado; se asignó a la Dirección de Asuntos Consulares.",
        "start": "Se elaboró un primer borrador y está en consulta interna.",
        "report_done": "Enviado a la Secretaría Técnica por correo electrónico.",
        "decline": "La legislación nacional no lo permite por ahora.",
        "send_back": "Falta el anexo con los datos por consulado; le rogamos completarlo.",
        "waive": "La conferencia adoptó después otro mecanismo.",
        "confirm_done": "Recibido y distribuido a los Países Miembros.",
    },
    "en": {
        "accept": "Accepted; the consular division will see to it.",
        "start": "A first draft has been written and is being consulted.",
        "report_done": "Sent to the Technical Secretariat by mail.",
        "decline": "National law does not allow it for the time being.",
        "send_back": "The annex with figures by consulate is missing; please complete it.",
        "waive": "The conference adopted another mechanism since.",
        "confirm_done": "Received and circulated to Member Countries.",
    },
}
FLOWS = {
    "open": (),
    "accepted": ("accept",),
    "begun": ("accept", "start"),
    "reported": ("accept", "report_done"),
    "done": ("accept", "report_done", "confirm_done"),
    "declined": ("decline",),
    "sent_back": ("report_done", "send_back"),
    "waived": ("waive",),
}
MATTERS: tuple[tuple[tuple[str, str], tuple[str, str], str, str], ...] = (
    (
        ("rcgm-2010-10-28", "recommendations-3"),
        ("vice-ministers-2015-11-05", "decisions-xi"),
        "Study on the costs of irregular migration",
        "Estudio sobre los costos de la migración irregular",
    ),
    (
        ("trafficking-network-2005-06-30", "9"),
        ("trafficking-network-2008-05-06", "11"),
        "Protection of witnesses",
        "Protección de testigos",
    ),
    (
        ("trafficking-network-2004-03-25", "8"),
        ("trafficking-network-2008-05-06", "11"),
        "Protection of witnesses",
        "Protección de testigos",
    ),
    (
        ("rcgm-2010-12-06", "conclusions-4"),
        ("rcgm-2011-11-30", "conclusions-4"),
        "Extra-continental migration",
        "Migración extracontinental",
    ),
    (
        ("rcgm-2010-12-06", "conclusions-4.2"),
        ("rcgm-2011-11-30", "conclusions-4"),
        "Extra-continental migration",
        "Migración extracontinental",
    ),
    (
        ("vice-ministers-2015-11-05", "decisions-xiii"),
        ("vice-ministers-2017-11-23", "agreements-7"),
        "Free movement of persons and labour mobility",
        "Libre movilidad de personas y movilidad laboral",
    ),
)
"""Two passages each, by meeting and item, that are of one matter, and what it is called."""
_ENGLISH = frozenset({"BLZ", "CAN", "USA", "iom"})
_SECRET = re.compile(r"/invitation/([^/\s]+)/")


def samples() -> list[Path]:
    """The sample reports beside the source; an installed wheel has none, and ``enlace demo`` says so."""
    root = Path(__file__).resolve().parents[3] / "samples"
    found = sorted(root.glob("*.txt"))
    word = {file.stem: file for file in (root / "word").glob("*.docx")}
    return [word.get(file.stem, file) for file in found]


def main() -> int:
    server.begin()
    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone

    from enlace.accounts import queries
    from enlace.core.actor import Actor

    if queries.people_for(Actor.system(), on=timezone.localdate()).exists():
        return 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with transaction.atomic():
        _Demo(timezone.localdate()).fill()
    return 0


class _Demo:
    def __init__(self, today: date) -> None:
        self.today = today
        self.actors: dict[str, Any] = {}

    def fill(self) -> None:
        self._let_people_in()
        self._say_who_presides()
        self._fill_posts()
        self._plan_the_next_meeting()
        self._bring_in_reports()
        self._judge_links()
        self._answer()
        self._make_papers()

    @property
    def officer(self) -> Any:
        return self.actors["secretariat@demo.example"]

    def _let_people_in(self) -> None:
        from django.core import mail
        from django.utils import timezone

        from enlace.accounts import services
        from enlace.core.actor import Right
        from enlace.core.enums import Role

        for email, name, role, party, language in ACCOUNTS:
            now = timezone.now()
            if role == Role.SECRETARIAT:
                said = services.open_first_account(email, name, at=now, language=language)
            else:
                right = Right(Role(role), party, None)
                services.invite(email, name, [right], language, actor=self.officer, at=now)
                said = str(mail.outbox[-1].body)
            found = _SECRET.search(said)
            assert found is not None  # every invitation holds its secret
            user = services.accept_invitation(found[1], PASSWORD, at=now)
            self.actors[email] = _actor(user, self.today)

    def _say_who_presides(self) -> None:
        from enlace.directory.services import begin_presidency

        for back, party in enumerate(reversed(TERMS)):
            year = self.today.year - back
            begin_presidency(party, on=date(year, 1, 1), until=date(year, 12, 31), actor=self.officer)

    def _fill_posts(self) -> None:
        from enlace.directory.enums import PostKind
        from enlace.directory.services import hand_over_post, open_post

        two_years_ago = date(self.today.year - 2, 2, 1)
        earlier = {(party, body): name for party, body, name in BEFORE}
        for party, body, who in HOLDERS:
            post = open_post(
                PostKind.FOCAL_POINT,
                party=party,
                body=body,
                institution_en=MINISTRY[0],
                institution_es=MINISTRY[1],
                actor=self.officer,
            )
            if name := earlier.get((party, body)):
                held = _person(name, party)
                hand_over_post(post.pk, held, actor=self.officer, on=date(two_years_ago.year - 3, 1, 15))
            note = LEFT[0 if party in _ENGLISH else 1]
            hand_over_post(post.pk, self._holder(who, party), actor=self.officer, on=two_years_ago, note=note)

    def _holder(self, who: str, party: str) -> Any:
        name = next((account[1] for account in ACCOUNTS if account[0] == who), who)
        return _person(name, party, email=who if "@" in who else "")

    def _plan_the_next_meeting(self) -> None:
        from enlace.meetings.services import MeetingFacts, plan_meeting

        first = self.today + timedelta(days=30)
        facts = MeetingFacts("rcgm", first, first + timedelta(days=1), "Ciudad de Panamá", "PAN")
        plan_meeting(facts, actor=self.officer)

    def _bring_in_reports(self) -> None:
        from enlace.reports import services

        files = [(one.name, one.read_bytes()) for one in samples()] + recent_report(self.today)
        batch = services.start_import(files, actor=self.officer)
        for row in batch.files.order_by("position"):
            read = services.read_import_file(row.pk, actor=self.officer)
            if read.report and not read.name.startswith(LEFT_TO_REVIEW):
                self._adopt(read.report.pk, public=read.name.startswith(PUBLIC))

    def _adopt(self, pk: int, *, public: bool) -> None:
        from django.utils import timezone

        from enlace.core.enums import Visibility
        from enlace.register.matters.services import suggest_links
        from enlace.register.services import adopt_report
        from enlace.reports import queries, services

        report = queries.reports_for(self.officer).get(pk=pk)
        if report.meeting_id is None:
            return
        for question in report.questions.filter(settled_at=None):
            services.settle_question(question.pk, actor=self.officer)
        services.accept_all(pk, actor=self.officer)
        services.set_visibility(pk, Visibility.PUBLIC if public else Visibility.MEMBERS, actor=self.officer)
        adopt_report(pk, actor=self.officer, at=timezone.now())
        suggest_links(pk, actor=self.officer)

    def _judge_links(self) -> None:
        """Some links are judged, so that matters are there; the others wait for whoever tries the demo."""
        from django.utils import timezone

        from enlace.core.enums import Visibility
        from enlace.register.matters import queries, services

        now = timezone.now()
        for earlier, later, en, es in MATTERS:
            link = queries.find_link(earlier, later, self.officer)
            if link is None:
                continue
            held = services.accept_link(link.pk, actor=self.officer, at=now, on=self.today, join=True)
            level = Visibility(held.visibility)
            services.rename_matter(held.pk, services.Title(en, es), level, actor=self.officer)

    def _answer(self) -> None:
        """Old commitments are mostly done, newer ones in all states, the newest mostly open."""
        from enlace.register import queries

        numbers = count()
        rows = (
            queries.answers_for(self.officer)
            .begun(on=self.today)
            .select_related("commitment")
            .order_by("commitment__made_on", "commitment__reference", "party_id")
        )
        for answer, number in zip(rows, numbers, strict=False):
            outcome = self._outcome(answer.commitment.made_on, number)
            for verb, day in zip(FLOWS[outcome], self._days(answer.commitment.made_on), strict=False):
                self._say(verb, answer, day)

    def _make_papers(self) -> None:
        """The agenda and the matrix of the meeting that is planned; the matrix is shared already."""
        from enlace.core.enums import Visibility
        from enlace.meetings.queries import meetings_ahead
        from enlace.papers.enums import PaperKind
        from enlace.papers.services import make_paper, share_paper

        meeting = meetings_ahead(on=self.today, body="rcgm")[0]
        make_paper(meeting.pk, PaperKind.AGENDA, actor=self.officer, on=self.today)
        matrix = make_paper(meeting.pk, PaperKind.MATRIX, actor=self.officer, on=self.today)
        share_paper(matrix.pk, Visibility.MEMBERS, revision=matrix.revision, actor=self.officer)

    def _outcome(self, made_on: date, number: int) -> str:
        age = self.today.year - made_on.year
        mix = OLD_MIX if age > 12 else MIDDLE_MIX if age > 1 else NEW_MIX
        return mix[number * 7 % len(mix)]

    def _days(self, made_on: date) -> Iterator[date]:
        for after in (20, 75, 110):
            yield min(made_on + timedelta(days=after), self.today)

    def _say(self, verb: str, answer: Any, day: date) -> None:
        from enlace.register import services

        lang = "en" if answer.party_id in _ENGLISH else "es"
        getattr(services, verb)(
            answer.pk,
            actor=self._voice(verb, answer.party_id),
            on=day,
            note=NOTES[lang][verb],
            evidence=_evidence(answer, lang) if verb == "report_done" else (),
        )

    def _voice(self, verb: str, party: str) -> Any:
        if verb == "waive":
            return self.actors["presidency@demo.example"]
        if verb in ("confirm_done", "send_back"):
            return self.officer
        own = {"HND": "honduras", "MEX": "mexico", "iom": "iom"}.get(party, "secretariat")
        return self.actors[f"{own}@demo.example"]


def _actor(user: Any, today: date) -> Any:
    from enlace.accounts.queries import actor_for

    return actor_for(user, on=today)


def _person(name: str, party: str, *, email: str = "") -> Any:
    from enlace.directory.services import PersonFields

    return PersonFields(name=name, email=email, language="en" if party in _ENGLISH else "es", party=party)


def _evidence(answer: Any, lang: str) -> tuple[Any, ...]:
    """The letter that went with it, for every third one; for the others, a link."""
    from enlace.register.services import EvidenceFile, EvidenceLink

    reference = answer.commitment.reference
    if answer.pk % 3:
        return (EvidenceLink(url=f"https://documents.demo.example/{reference}", name=reference),)
    letter = {
        "en": "To the Technical Secretariat: herewith what was asked in {}.\n",
        "es": "A la Secretaría Técnica: se remite lo solicitado en {}.\n",
    }[lang].format(reference)
    name = {"en": "letter.txt", "es": "nota.txt"}[lang]
    return (EvidenceFile(name=name, data=letter.encode(), media_type="text/plain"),)


if __name__ == "__main__":
    sys.exit(main())
