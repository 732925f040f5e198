"""Keep, share and forget a set of filters of the matrix."""

from __future__ import annotations

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import NotAllowed, require
from enlace.register import access
from enlace.register.errors import NameMissing, NameTaken, TooManyViews
from enlace.register.models import SavedView
from enlace.register.queries.filters import MatrixFilter

MOST_VIEWS = 50


@transaction.atomic
def save_view(name: str, wanted: MatrixFilter, *, actor: Actor, shared: bool = False) -> SavedView:
    """Keep these filters under a name; only what the matrix understands is kept."""
    require(access.can_keep_views(actor) and (not shared or access.can_share_views(actor)))
    name = " ".join(name.replace("\x00", "").split())
    if not name or len(name) > 80:
        raise NameMissing
    mine = SavedView.objects.filter(owner_id=actor.user_id)
    if mine.count() >= MOST_VIEWS:
        raise TooManyViews(limit=MOST_VIEWS)
    view, made = SavedView.objects.get_or_create(
        owner_id=actor.user_id, name=name, defaults={"filters": wanted.query, "is_shared": shared}
    )
    if not made:
        raise NameTaken
    return view


@transaction.atomic
def share_view(view_pk: int, shared: bool, *, actor: Actor) -> SavedView:
    """Let everybody who signs in use this view, or no longer."""
    require(access.can_share_views(actor))
    view = _mine(view_pk, actor)
    view.is_shared = shared
    view.save(update_fields=["is_shared"])
    return view


@transaction.atomic
def delete_view(view_pk: int, *, actor: Actor) -> None:
    """Forget one's own view."""
    _mine(view_pk, actor).delete()


def _mine(view_pk: int, actor: Actor) -> SavedView:
    require(actor.is_signed_in)
    view = SavedView.objects.select_for_update().filter(pk=view_pk, owner_id=actor.user_id).first()
    if view is None:
        raise NotAllowed
    return view
