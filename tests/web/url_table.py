"""THE table of addresses and roles: what each role gets when it asks (GET) for each named address.

A new address fails ``test_url_by_role`` until it has a line here. To add one: its name, how its arguments come out of
the world (``url_world``: one of each thing; what is hidden there is only for those who take part in the consular
network), and one of the expectations below, or a new one. Roles that are not named get what ``rest`` says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, NamedTuple

ROLES = (
    "public",
    "secretariat",
    "presidency",
    "honduras",  # the focal point whose party it is, in the consular network
    "mexico_trafficking",  # the focal point of another party, in another network
    "delegate",
    "reader",
    "iom",  # an observer
)
THIRD_PARTY = ("account_", "mfa_", "usersessions_", "socialaccount_", "openid_connect_")
"""Names of allauth's own addresses; what they show is tested in ``test_accounts_*``."""


class Row(NamedTuple):
    arguments: Callable[[SimpleNamespace], Mapping[str, Any]]
    expected: Mapping[str, int]


def by_role(*, rest: int, **special: int) -> dict[str, int]:
    assert set(special) <= set(ROLES), special
    return {role: special.get(role, rest) for role in ROLES}


EVERYBODY = by_role(rest=200)
SIGNED_IN = by_role(rest=200, public=302)
"""The public is led to sign in."""
OFFICERS = by_role(rest=403, public=302, secretariat=200)
OFFICERS_AT_WORK = by_role(rest=404, public=302, secretariat=200)
"""The public is led to sign in; for all others it does not exist."""
OFFICERS_ALONE_KNOW = by_role(rest=404, secretariat=200)
"""For all others it does not exist."""
OF_THE_BODY = by_role(rest=200, public=404, mexico_trafficking=404)
"""What is shown to those who take part in the body; for all others it does not exist."""
ACT = by_role(rest=405)
"""Only done (POST), never shown; who may do it is tested with the page that has the button."""

ACT_AFTER_SIGNING_IN = by_role(rest=405, public=302)


def nothing(world: SimpleNamespace) -> dict[str, Any]:
    return {}


def pk_of(thing: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    return lambda world: {"pk": getattr(world, thing).pk}


def these(**arguments: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    return lambda world: arguments


def meeting(world: SimpleNamespace) -> dict[str, Any]:
    return {"slug": world.meeting.slug}


def report(world: SimpleNamespace) -> dict[str, Any]:
    return {"slug": world.meeting.slug, "language": "en"}


def matter(world: SimpleNamespace) -> dict[str, Any]:
    return {"slug": world.matter.slug}


def paper(world: SimpleNamespace) -> dict[str, Any]:
    return {"slug": world.paper.meeting.slug, "kind": "matrix"}


def row_of(world: SimpleNamespace) -> int:
    return int(world.paper.parts.get().rows.get().pk)


def commitment(world: SimpleNamespace) -> dict[str, Any]:
    return {"reference": world.commitment.reference}


TABLE: dict[str, Row] = {
    "language": Row(nothing, ACT),
    # people and rights
    "accounts:me": Row(nothing, SIGNED_IN),
    "accounts:accept": Row(nothing, by_role(rest=200, public=410)),
    "accounts:invitation": Row(these(secret="guessed"), by_role(rest=302)),
    "accounts:single-sign-on-refused": Row(nothing, by_role(rest=403)),
    "accounts:single-sign-on": Row(these(provider_id="sso"), by_role(rest=404)),  # none is set up
    "accounts:address": Row(nothing, by_role(rest=403)),
    "accounts:people": Row(nothing, OFFICERS),
    "accounts:invite": Row(nothing, OFFICERS),
    "accounts:person": Row(pk_of("user"), OFFICERS),
    "accounts:close": Row(pk_of("user"), ACT),
    "accounts:reopen": Row(pk_of("user"), ACT),
    "accounts:right-end": Row(pk_of("right"), ACT),
    "accounts:invitation-resend": Row(pk_of("invitation"), ACT),
    "accounts:invitation-withdraw": Row(pk_of("invitation"), ACT),
    "accounts:journal": Row(nothing, OFFICERS),
    "accounts:journal-export": Row(nothing, OFFICERS),
    # the public face
    "public:home": Row(nothing, by_role(rest=302, public=200)),
    "public:robots": Row(nothing, EVERYBODY),
    "public:sitemap": Row(nothing, EVERYBODY),
    "public:sitemap-section": Row(these(section="reports"), EVERYBODY),
    "public:feed-reports": Row(nothing, EVERYBODY),
    "public:feed-body": Row(these(code="rcgm"), EVERYBODY),
    "public:feed-done": Row(nothing, EVERYBODY),
    # desk and overview
    "desk:desk": Row(nothing, SIGNED_IN),
    "desk:dashboard": Row(nothing, EVERYBODY),
    "desk:picture-file": Row(these(name="party", file_format="svg"), OF_THE_BODY),  # nothing to draw: 404
    "desk:picture-spec": Row(these(name="party"), OF_THE_BODY),
    # search
    "library:search": Row(nothing, EVERYBODY),
    "library:suggestions": Row(nothing, EVERYBODY),
    "library:export": Row(these(file_format="csv"), EVERYBODY),
    # register
    "register:matrix": Row(nothing, EVERYBODY),
    "register:matrix-export": Row(these(file_format="csv"), EVERYBODY),
    "register:views": Row(nothing, ACT),
    "register:view": Row(pk_of("view"), ACT),
    "register:commitment": Row(commitment, OF_THE_BODY),
    "register:assign": Row(commitment, OFFICERS_ALONE_KNOW),
    "register:deadline": Row(commitment, OFFICERS_ALONE_KNOW),
    "register:condition": Row(commitment, ACT),
    "register:say": Row(
        lambda world: {**commitment(world), "party": "HND", "verb": "accept"},
        by_role(rest=403, public=404, mexico_trafficking=404, secretariat=200, honduras=200),
    ),
    "register:reminders": Row(nothing, SIGNED_IN),
    "register:reminders-schedule": Row(nothing, OFFICERS),
    "register:reminders-preview": Row(
        pk_of("user"), by_role(rest=403, public=302, secretariat=200, delegate=200)
    ),
    "register:silence-by-mail": Row(these(token="guessed"), by_role(rest=410)),
    "register:replies": Row(nothing, SIGNED_IN),
    "register:reply-settle": Row(pk_of("user"), ACT),
    "register:trust-address": Row(pk_of("user"), ACT),
    "register:incoming": Row(nothing, ACT),
    "register:calendar": Row(nothing, SIGNED_IN),
    "register:calendar-own": Row(these(secret="guessed"), by_role(rest=404)),
    "register:calendar-of-body": Row(these(code="rcgm"), EVERYBODY),
    "register:calendar-of-party": Row(these(code="HND"), EVERYBODY),
    "register:reply-by-mail": Row(nothing, ACT),
    "register:reply-link": Row(these(token="guessed"), by_role(rest=410)),
    "register:answer-by-mail": Row(nothing, ACT),
    "register:answer-link": Row(these(token="guessed"), by_role(rest=410)),
    "register:evidence": Row(pk_of("evidence"), OF_THE_BODY),
    # matters
    "register:matters": Row(nothing, EVERYBODY),
    "register:matter": Row(matter, OF_THE_BODY),
    "register:matter-edit": Row(matter, OFFICERS_ALONE_KNOW),
    "register:matter-take-out": Row(matter, ACT),
    "register:matter-merge": Row(matter, ACT),
    "register:matter-part": Row(matter, ACT),
    "register:matter-split": Row(matter, ACT),
    "register:matter-close": Row(matter, ACT),
    "register:matter-choose": Row(nothing, OFFICERS_ALONE_KNOW),
    "register:matter-links": Row(nothing, OFFICERS_ALONE_KNOW),
    "register:matter-judge": Row(lambda world: {"pk": world.link.pk, "verdict": "accept"}, ACT),
    "register:matter-gather": Row(lambda world: {**report(world), "key": world.item.key}, ACT),
    # papers of meetings
    "papers:papers": Row(nothing, SIGNED_IN),
    "papers:rules": Row(nothing, OFFICERS),
    "papers:rules-of-all": Row(these(kind="matrix"), OFFICERS),
    "papers:rules-of-all-drop": Row(these(kind="matrix"), ACT),
    "papers:rules-of-body": Row(these(kind="matrix", code="rcgm"), OFFICERS),
    "papers:rules-of-body-drop": Row(these(kind="matrix", code="rcgm"), ACT),
    "papers:templates": Row(nothing, OFFICERS),
    "papers:template": Row(these(kind="matrix", language="en"), OFFICERS),
    "papers:template-present": Row(these(kind="matrix", language="en"), OFFICERS),
    "papers:template-built-in": Row(these(kind="matrix", language="en"), ACT),
    "papers:template-older": Row(pk_of("template"), OFFICERS),
    "papers:template-restore": Row(pk_of("template"), ACT),
    "papers:paper": Row(paper, OF_THE_BODY),
    "papers:make": Row(paper, ACT),
    "papers:head": Row(paper, OFFICERS),
    "papers:share": Row(paper, ACT),
    "papers:refresh": Row(paper, ACT),
    "papers:export": Row(
        lambda world: {**paper(world), "language": "es", "file_format": "xlsx"}, OF_THE_BODY
    ),
    "papers:row-add": Row(lambda world: {**paper(world), "section": "late"}, OFFICERS),
    "papers:row": Row(lambda world: {**paper(world), "pk": row_of(world)}, OFFICERS),
    "papers:row-move": Row(lambda world: {**paper(world), "pk": row_of(world)}, ACT),
    "papers:row-put": Row(lambda world: {**paper(world), "pk": row_of(world), "act": "leave-out"}, ACT),
    "papers:sheets": Row(meeting, SIGNED_IN),
    "papers:sheets-export": Row(
        lambda world: {**meeting(world), "language": "es", "file_format": "none"},
        by_role(rest=404, public=302),
    ),  # no such format: setting a document takes a while
    "papers:sheet": Row(lambda world: {**meeting(world), "code": "HND"}, SIGNED_IN),
    "papers:sheet-export": Row(
        lambda world: {**meeting(world), "code": "HND", "language": "es", "file_format": "none"},
        by_role(rest=404, public=302),
    ),
    # reports
    "reports:reports": Row(nothing, EVERYBODY),
    "reports:report": Row(report, OF_THE_BODY),
    "reports:item": Row(lambda world: {**report(world), "key": world.item.key}, OF_THE_BODY),
    "reports:download": Row(lambda world: {**report(world), "file_format": "json"}, OF_THE_BODY),
    "reports:import": Row(nothing, by_role(rest=403, secretariat=200)),
    "reports:import-progress": Row(pk_of("batch"), OFFICERS_ALONE_KNOW),
    "reports:original": Row(pk_of("report"), OF_THE_BODY),
    "reports:difference": Row(pk_of("draft"), by_role(rest=404)),  # it replaces nothing
    "reports:review": Row(pk_of("draft"), OFFICERS_AT_WORK),
    "reports:review-meeting": Row(pk_of("draft"), OFFICERS_AT_WORK),
    "reports:review-visibility": Row(pk_of("draft"), OFFICERS_AT_WORK),
    "reports:review-set-aside": Row(pk_of("draft"), OFFICERS_AT_WORK),
    "reports:review-accept-all": Row(pk_of("draft"), ACT_AFTER_SIGNING_IN),
    "reports:review-add-item": Row(pk_of("draft"), ACT_AFTER_SIGNING_IN),
    "reports:review-adopt": Row(pk_of("draft"), OFFICERS_AT_WORK),
    "reports:corrigendum": Row(pk_of("report"), OFFICERS_AT_WORK),
    "reports:review-item": Row(pk_of("draft_item"), OFFICERS_AT_WORK),
    "reports:review-accept": Row(pk_of("draft_item"), ACT_AFTER_SIGNING_IN),
    "reports:review-reopen": Row(pk_of("draft_item"), ACT_AFTER_SIGNING_IN),
    "reports:review-undo": Row(pk_of("draft_item"), ACT_AFTER_SIGNING_IN),
    "reports:review-number": Row(pk_of("draft_item"), ACT_AFTER_SIGNING_IN),
    "reports:review-divide": Row(pk_of("draft_item"), ACT_AFTER_SIGNING_IN),
    "reports:review-join": Row(pk_of("draft_item"), ACT_AFTER_SIGNING_IN),
    "reports:review-add": Row(pk_of("draft_item"), OFFICERS_AT_WORK),
    "reports:review-act": Row(pk_of("act"), OFFICERS_AT_WORK),
    "reports:review-remove": Row(pk_of("act"), ACT_AFTER_SIGNING_IN),
    "reports:review-restore": Row(pk_of("act"), ACT_AFTER_SIGNING_IN),
    "reports:review-split": Row(pk_of("act"), ACT_AFTER_SIGNING_IN),
    "reports:review-merge": Row(pk_of("act"), ACT_AFTER_SIGNING_IN),
    "reports:review-settle": Row(pk_of("question"), ACT_AFTER_SIGNING_IN),
    "reports:reader": Row(nothing, OFFICERS),
    # meetings
    "meetings:meetings": Row(nothing, EVERYBODY),
    "meetings:plan": Row(nothing, OFFICERS),
    "meetings:meeting": Row(meeting, EVERYBODY),
    "meetings:move": Row(meeting, OFFICERS),
    "meetings:cancel": Row(meeting, OFFICERS),
    "meetings:restore": Row(meeting, ACT),
    "meetings:correct": Row(meeting, OFFICERS),
    # directory
    "directory:directory": Row(nothing, EVERYBODY),
    "directory:party-new": Row(nothing, OFFICERS),
    "directory:body-new": Row(nothing, OFFICERS),
    "directory:person-new": Row(nothing, OFFICERS),
    "directory:post-new": Row(nothing, OFFICERS),
    "directory:presidency-begin": Row(nothing, OFFICERS),
    "directory:presidency-end": Row(pk_of("presidency"), OFFICERS),
    "directory:membership-end": Row(pk_of("membership"), OFFICERS),
    "directory:party": Row(these(code="HND"), EVERYBODY),
    "directory:party-edit": Row(these(code="HND"), OFFICERS),
    "directory:membership-open": Row(these(code="HND"), OFFICERS),
    "directory:body": Row(these(code="rcgm"), EVERYBODY),
    "directory:body-edit": Row(these(code="rcgm"), OFFICERS),
    "directory:person": Row(pk_of("person"), SIGNED_IN),
    "directory:person-edit": Row(pk_of("person"), OFFICERS),
    "directory:post": Row(pk_of("post"), SIGNED_IN),
    "directory:post-welcome": Row(pk_of("post"), SIGNED_IN),
    "directory:post-hand-over": Row(pk_of("post"), OFFICERS),
    "directory:post-edit": Row(pk_of("post"), OFFICERS),
    "directory:post-head": Row(pk_of("post"), OFFICERS),
    "directory:post-vacate": Row(pk_of("post"), OFFICERS),
    "directory:post-close": Row(pk_of("post"), OFFICERS),
}
