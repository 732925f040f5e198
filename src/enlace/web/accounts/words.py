"""Rights and lines of the journal, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, pgettext_lazy

from enlace.core.actor import Right
from enlace.core.enums import Role, Visibility
from enlace.directory import names

VERBS: dict[str, str | Promise] = {
    "accounts.account_closed": gettext_lazy("Account closed"),
    "accounts.account_reopened": gettext_lazy("Account opened again"),
    "accounts.identity_connected": gettext_lazy("Single sign-on connected"),
    "accounts.identity_disconnected": gettext_lazy("Single sign-on disconnected"),
    "accounts.invitation_accepted": gettext_lazy("Invitation accepted"),
    "accounts.invitation_resent": gettext_lazy("Invitation sent again"),
    "accounts.invitation_withdrawn": gettext_lazy("Invitation withdrawn"),
    "accounts.invited": gettext_lazy("Invited"),
    "accounts.journal_exported": gettext_lazy("Journal exported"),
    "accounts.password_changed": gettext_lazy("Password changed"),
    "accounts.recovery_codes_renewed": gettext_lazy("Recovery codes renewed"),
    "accounts.right_ended": gettext_lazy("Right ended"),
    "accounts.right_given": gettext_lazy("Right given"),
    "accounts.second_factor_added": gettext_lazy("Second factor added"),
    "accounts.second_factor_failed": gettext_lazy("Second factor failed"),
    "accounts.second_factor_removed": gettext_lazy("Second factor removed"),
    "accounts.sign_in_failed": gettext_lazy("Sign-in failed"),
    "accounts.sign_in_locked": gettext_lazy("Sign-in refused after too many failures"),
    "accounts.signed_in": gettext_lazy("Signed in"),
    "accounts.signed_out": gettext_lazy("Signed out"),
    "accounts.single_sign_on_refused": gettext_lazy("Single sign-on refused"),
    "core.export_list": gettext_lazy("List exported"),
    "directory.begin_presidency": gettext_lazy("Presidency begun"),
    "directory.close_post": gettext_lazy("Post closed"),
    "directory.correct_person": gettext_lazy("Person corrected"),
    "directory.describe_post": gettext_lazy("Post described"),
    "directory.end_membership": gettext_lazy("Membership ended"),
    "directory.end_presidency": gettext_lazy("Presidency ended"),
    "directory.hand_over_post": gettext_lazy("Post handed over"),
    "directory.load_process": gettext_lazy("Process loaded"),
    "directory.name_body": gettext_lazy("Body named"),
    "directory.name_party": gettext_lazy("Party named"),
    "directory.open_membership": gettext_lazy("Membership opened"),
    "directory.name_head": gettext_lazy("Head of a post named"),
    "directory.open_post": gettext_lazy("Post opened"),
    "directory.place_body": gettext_lazy("Body placed"),
    "directory.record_body": gettext_lazy("Body recorded"),
    "directory.record_party": gettext_lazy("Party recorded"),
    "directory.record_person": gettext_lazy("Person recorded"),
    "directory.vacate_post": gettext_lazy("Post left vacant"),
    "meetings.correct_meeting": gettext_lazy("Meeting corrected"),
    "meetings.move_meeting": gettext_lazy("Meeting moved"),
    "meetings.cancel_meeting": gettext_lazy("Meeting cancelled"),
    "meetings.plan_meeting": gettext_lazy("Meeting planned"),
    "meetings.restore_meeting": gettext_lazy("Cancelled meeting takes place again"),
    "papers.change_rules": gettext_lazy("Rules of papers changed"),
    "papers.drop_rules": gettext_lazy("Rules of papers dropped"),
    "papers.export": gettext_lazy("Paper exported"),
    "papers.keep_template": gettext_lazy("Word template brought in"),
    "papers.make_paper": gettext_lazy("Paper made"),
    "papers.refresh_paper": gettext_lazy("Paper brought up to date"),
    "papers.restore_template": gettext_lazy("Word template restored"),
    "papers.share_paper": gettext_lazy("Paper shared"),
    "register.adopt_report": gettext_lazy("Report adopted"),
    "register.drop_condition": gettext_lazy("Words said to be no condition"),
    "register.end_series": gettext_lazy("Series of commitments ended"),
    "register.meet_condition": gettext_lazy("Condition met"),
    "register.remove_anchor": gettext_lazy("Due day hangs on no meeting"),
    "register.reopen_condition": gettext_lazy("Condition open again"),
    "register.resume_series": gettext_lazy("Series of commitments goes on"),
    "register.set_anchor": gettext_lazy("Due day hung on a meeting"),
    "register.set_condition": gettext_lazy("Condition set"),
    "register.assign_parties": gettext_lazy("Parties assigned"),
    "register.export_matrix": gettext_lazy("Matrix exported"),
    "reports.accept_all": gettext_lazy("Items accepted together"),
    "reports.export_corrections": gettext_lazy("Corrections exported"),
    "reports.freeze_report": gettext_lazy("Text of a report sealed"),
    "reports.issue_corrigendum": gettext_lazy("Corrigendum issued"),
    "reports.set_aside": gettext_lazy("Report set aside"),
    "reports.set_meeting": gettext_lazy("Meeting of a report set"),
    "reports.set_visibility": gettext_lazy("Who may see a report set"),
    "reports.start_import": gettext_lazy("Files brought in"),
    "library.export": gettext_lazy("Search results exported"),
    "register.add_passage": gettext_lazy("Paragraph put into a matter"),
    "register.address_failed": gettext_lazy("Address found not to work"),
    "register.make_calendar_address": gettext_lazy("Calendar address made"),
    "register.close_matter": gettext_lazy("Matter closed"),
    "register.merge_matters": gettext_lazy("Matters joined"),
    "register.part_matter": gettext_lazy("Joined matters parted"),
    "register.reopen_matter": gettext_lazy("Matter opened again"),
    "register.split_matter": gettext_lazy("Matter split"),
    "register.open_matter": gettext_lazy("Matter opened"),
    "register.plan_reminders": gettext_lazy("Schedule of reminders changed"),
    "register.rename_matter": gettext_lazy("Matter renamed"),
    "register.revoke_calendar_address": gettext_lazy("Calendar address revoked"),
    "register.take_out_passage": gettext_lazy("Paragraph taken out of a matter"),
    "register.trust_address": gettext_lazy("Address trusted again"),
    "register.accept_link": gettext_lazy("Link of two paragraphs accepted"),
    "register.decline_link": gettext_lazy("Link of two paragraphs declined"),
    "register.undo_judgement": gettext_lazy("Judgement of a link undone"),
}


def verb_in_words(verb: str) -> str:
    """The verb in the language of the page; one that has no words yet, as it is kept."""
    return str(VERBS.get(verb, verb))


def right_in_words(right: Any) -> str:
    """``Focal point: Honduras, Consular network``."""
    role = str(Role(right.role).label)
    party = names.name_of(right.party) if right.party else ""
    body = names.name_of(right.body) if right.body else ""
    if party and body:
        return _("%(role)s: %(party)s, %(body)s") % {"role": role, "party": party, "body": body}
    if party:
        return _("%(role)s: %(party)s, in every body") % {"role": role, "party": party}
    if body:
        return _("%(role)s: %(body)s") % {"role": role, "body": body}
    return role


def rights_in_words(rights: Iterable[Any]) -> list[str]:
    return [right_in_words(right) for right in rights]


WAYS_IN: dict[str, str | Promise] = {
    "password": gettext_lazy("with a password"),
    "mfa": gettext_lazy("with a second factor"),
    "single_sign_on": gettext_lazy("with single sign-on"),
    "invitation": gettext_lazy("by invitation"),
}


FACTS: dict[str, str | Promise] = {
    "body": pgettext_lazy("journal", "body"),
    "commitments": pgettext_lazy("journal", "commitments"),
    "files": pgettext_lazy("journal", "files"),
    "filters": pgettext_lazy("journal", "filters"),
    "item": pgettext_lazy("journal", "item"),
    "items": pgettext_lazy("journal", "items"),
    "meeting": pgettext_lazy("journal", "meeting"),
    "parties": pgettext_lazy("journal", "parties"),
    "passages": pgettext_lazy("journal", "paragraphs"),
    "reason": pgettext_lazy("journal", "reason"),
    "report": pgettext_lazy("journal", "report"),
    "rows": pgettext_lazy("journal", "rows"),
    "title": pgettext_lazy("journal", "title"),
    "visibility": pgettext_lazy("journal", "open to"),
}


def facts_in_words(facts: Mapping[str, Any]) -> str:
    """What a line of the journal adds to its verb; facts without words of their own stand as they are kept."""
    if {"role", "party", "body"} <= set(facts):
        return right_in_words(_right(facts))
    said = []
    for name, fact in facts.items():
        if name == "rights":
            said += [right_in_words(_right(one)) for one in fact]
        elif name == "by":
            said += [str(WAYS_IN.get(way, way)) for way in str(fact).split("+")]
        else:
            said.append(f"{FACTS.get(name, name)}: {_fact(name, fact)}")
    return "; ".join(said)


def _fact(name: str, fact: Any) -> str:
    if name == "visibility" and fact in Visibility.values:
        return str(Visibility(fact).label)
    return ", ".join(map(str, fact)) if isinstance(fact, list) else str(fact)


def _right(facts: Mapping[str, Any]) -> Right:
    return Right(Role(facts["role"]), facts.get("party"), facts.get("body"))


SAID_BY_ALLAUTH = (
    gettext_noop("Email"),
    gettext_noop("Email address"),
    gettext_noop("Password"),
    gettext_noop("Password (again)"),
    gettext_noop("Current Password"),
    gettext_noop("New Password"),
    gettext_noop("New Password (again)"),
    gettext_noop("Remember Me"),
    gettext_noop("Forgot your password?"),
    gettext_noop("Code"),
    gettext_noop("Authenticator code"),
    gettext_noop("Passwordless"),
    gettext_noop(
        "Enabling passwordless operation allows you to sign in using just this key, but imposes additional "
        "requirements such as biometrics or PIN protection."
    ),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Master key"),
    gettext_noop("Backup key"),
    gettext_noop("Key nr. {number}"),
    gettext_noop("Use your password"),
    gettext_noop("Use authenticator app or code"),
    gettext_noop("Use a security key"),
    gettext_noop("The password reset token was invalid."),
    gettext_noop("This functionality requires JavaScript."),
)
"""Words of forms that are not ours, listed so that our catalogue says them as the rest of the pages does."""
