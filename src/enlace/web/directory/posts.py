"""Posts: who held them, handing one over, and what the newcomer should know. For those who sign in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enlace.core.actor import EnlaceRequest
from enlace.directory import access, queries, services
from enlace.directory.enums import PostKind
from enlace.register import days
from enlace.register import queries as register
from enlace.web.accounts.guards import signed_in
from enlace.web.directory import titles
from enlace.web.directory.answering import EDITS, answer, for_editors
from enlace.web.directory.forms import (
    CloseForm,
    HandOverForm,
    HeadForm,
    InstitutionForm,
    LeaveForm,
    NewPostForm,
)

ROWS = 50


@require_safe
@signed_in
def post(request: EnlaceRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.posts_for(request.actor), pk=pk)
    page = {
        "post": found,
        "institution": found.institution(request.LANGUAGE_CODE or ""),
        "head_cannot_be_told": found.head is not None and not queries.can_sign_in(found.head),
        "cannot_sign_in": found.holder is not None and not queries.can_sign_in(found.holder.person),
        "history": queries.history_of_post(found, request.actor),
        "with_notes": access.can_read_notes(request.actor, found.party_id),
        "may_edit": access.can_edit(request.actor),
    }
    return render(request, "directory/post.html", page)


@require_http_methods(EDITS)
@for_editors
def post_hand_over(request: EnlaceRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.posts_for(request.actor), pk=pk)
    present = found.holder
    initial = {
        "on": timezone.localdate(),
        "seen": present.pk if present else None,
        "language": request.LANGUAGE_CODE,
        "invite": True,
    }
    form = HandOverForm(request.POST or None, initial=initial, actor=request.actor, party=found.party_id)
    return answer(
        request,
        form,
        lambda said: services.hand_over_post(
            pk,
            form.comes(),
            actor=request.actor,
            on=said["on"],
            note=said["note"],
            seen=said["seen"],
            inviting=timezone.now() if said["invite"] else None,
        ),
        title=_("Who takes this post over?"),
        help_text=_(
            "What the post owes stays with the post. The rights that come with it pass from the one who leaves to"
            " the one who comes on the day you give."
        ),
        press=_("Hand over"),
        done=_("The post is handed over. This is the page for the one who comes."),
        onward=reverse("directory:post-welcome", args=[pk]),
        back=reverse("directory:post", args=[pk]),
    )


@require_safe
@signed_in
def post_welcome(request: EnlaceRequest, pk: int) -> HttpResponse:
    """What a newcomer must know: what the post owes, what was promised and said last, the note of who left."""
    found = get_object_or_404(queries.posts_for(request.actor), pk=pk)
    actor = request.actor
    party, body = found.party_id or "", found.body_id
    owing = register.owing_of(party, actor=actor, on=days.today(), body=body)
    page = {
        "post": found,
        "title": titles.of_post(owing),
        "before": next((one for one in found.holdings.all() if one.ends_on), None),
        "with_notes": access.can_read_notes(actor, found.party_id),
        "owing": owing,
        "owed": register.answers_to_do(party, actor=actor, on=days.today(), body=body)[:ROWS],
        "promised": register.promised_by(party, actor=actor, on=days.today(), body=body)[:ROWS],
        "said": register.last_said(party, actor=actor, body=body),
    }
    return render(request, "directory/welcome.html", page)


@require_http_methods(EDITS)
@for_editors
def post_new(request: EnlaceRequest) -> HttpResponse:
    initial = {"party": request.GET.get("party", ""), "body": request.GET.get("body", "")}
    return answer(
        request,
        NewPostForm(request.POST or None, initial=initial),
        lambda said: services.open_post(
            PostKind(said["kind"]),
            party=said["party"] or None,
            body=said["body"] or None,
            institution_en=said["institution_en"],
            institution_es=said["institution_es"],
            actor=request.actor,
        ),
        title=_("Which post is to be opened?"),
        press=_("Open the post"),
        done=_("The post is open. Say now who holds it."),
        onward=lambda made: reverse("directory:post-hand-over", args=[made.pk]),
        back=reverse("directory:directory"),
    )


@require_http_methods(EDITS)
@for_editors
def post_edit(request: EnlaceRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.posts_for(request.actor), pk=pk)
    here = reverse("directory:post", args=[pk])
    initial = {"institution_en": found.institution_en, "institution_es": found.institution_es}
    return answer(
        request,
        InstitutionForm(request.POST or None, initial=initial),
        lambda said: services.describe_post(pk, actor=request.actor, **said),
        title=_("At which institution does this post sit?"),
        press=_("Keep it"),
        done=_("The institution is kept."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def post_head(request: EnlaceRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.posts_for(request.actor), pk=pk)
    here = reverse("directory:post", args=[pk])
    initial = {"person": found.head_id or ""}
    return answer(
        request,
        HeadForm(request.POST or None, initial=initial, actor=request.actor, party=found.party_id),
        lambda said: services.name_head(pk, said["person"], actor=request.actor),
        title=_("To whom does the holder of this post report?"),
        help_text=_(
            "The head of a post is told, once a week, of what its holder lets be late for long. Only who signs in"
            " can be told."
        ),
        press=_("Keep it"),
        done=_("The head of the post is kept."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def post_vacate(request: EnlaceRequest, pk: int) -> HttpResponse:
    get_object_or_404(queries.posts_for(request.actor), pk=pk)
    here = reverse("directory:post", args=[pk])
    return answer(
        request,
        LeaveForm(request.POST or None, initial={"on": timezone.localdate()}),
        lambda said: services.vacate_post(pk, on=said["on"], note=said["note"], actor=request.actor),
        title=_("From when does nobody hold this post?"),
        press=_("Leave the post vacant"),
        done=_("The post is vacant. Hand it over when somebody follows."),
        onward=here,
        back=here,
    )


@require_http_methods(EDITS)
@for_editors
def post_close(request: EnlaceRequest, pk: int) -> HttpResponse:
    get_object_or_404(queries.posts_for(request.actor), pk=pk)
    here = reverse("directory:post", args=[pk])
    return answer(
        request,
        CloseForm(request.POST or None, initial={"on": timezone.localdate()}),
        lambda said: services.close_post(pk, on=said["on"], actor=request.actor),
        title=_("From when is this post closed?"),
        help_text=_(
            "Who holds it leaves it, with the rights that came with it. A closed post is not opened again."
        ),
        press=_("Close the post"),
        done=_("The post is closed. Its history stays."),
        onward=here,
        back=here,
    )
