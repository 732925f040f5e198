"""Replace a Word template, go back to an older one, or to Enlace's own."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from django.db import transaction

from enlace.core.actor import Actor
from enlace.core.errors import require
from enlace.core.locks import lock
from enlace.core.services import store_file, write_entry
from enlace.papers import access, errors, fields, setting
from enlace.papers.enums import TemplateKind
from enlace.papers.models import Template

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def keep_template(
    kind: TemplateKind, language: str, name: str, data: bytes, *, actor: Actor, at: datetime
) -> Template:
    """Take an uploaded template into use, once it was filled in with an example. The one before is kept.

    Raises ``TemplateRefused`` with the reason; then nothing has changed.
    """
    require(access.can_edit(actor))
    setting.check(data)
    setting.fill_each(data, fields.examples(kind, language))
    return _keep(kind, language, name, data, actor, at)


@transaction.atomic
def _keep(kind: TemplateKind, language: str, name: str, data: bytes, actor: Actor, at: datetime) -> Template:
    _lock(kind, language)
    stored = store_file(data, media_type=DOCX)
    Template.objects.filter(kind=kind, language=language, is_current=True).update(is_current=False)
    kept = Template.objects.create(
        kind=kind,
        language=language,
        file=stored,
        name=(PurePath(name.replace("\\", "/")).name or "template.docx")[:255],
        kept_at=at,
        kept_by_id=actor.user_id,
    )
    write_entry("papers.keep_template", actor=actor, about=f"{kind} {language}")
    return kept


@transaction.atomic
def restore_template(pk: int, *, actor: Actor) -> Template:
    """Take an older template into use again."""
    require(access.can_edit(actor))
    held = Template.objects.filter(pk=pk).first()
    if held is None:
        raise errors.NoSuchRow
    _lock(TemplateKind(held.kind), held.language)
    if not Template.objects.filter(pk=pk, is_current=True).exists():
        _put_away(held.kind, held.language)
        held.is_current = True
        held.save(update_fields=["is_current"])
        write_entry("papers.restore_template", actor=actor, about=f"{held.kind} {held.language}")
    return held


@transaction.atomic
def use_built_in(kind: TemplateKind, language: str, *, actor: Actor) -> None:
    """Back to Enlace's own template; those of the secretariat are kept."""
    require(access.can_edit(actor))
    _lock(kind, language)
    if _put_away(kind, language):
        write_entry("papers.restore_template", actor=actor, about=f"{kind} {language}")


def _put_away(kind: str, language: str) -> int:
    return Template.objects.filter(kind=kind, language=language, is_current=True).update(is_current=False)


def _lock(kind: str, language: str) -> None:
    """One at a time for each template: two officers who replace it at once do so one after the other."""
    lock(f"papers.template:{kind} {language}")
