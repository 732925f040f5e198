"""What papers refuse, each with its sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enlace.core.errors import EnlaceError


class PaperError(EnlaceError):
    """Something that this room refuses."""


class NoSuchRow(PaperError):
    message = _("This row is not there any more.")


class NoSuchNumber(PaperError):
    message = _("No other row of the paper has the number %(number)s.")


class NoSuchSection(PaperError):
    message = _("The paper has no such section, or the row stands there already.")


class NothingSaid(PaperError):
    message = _("Give the row a title or a text in one language at least.")


class TitleMissing(PaperError):
    message = _("Give the paper a title in both languages.")


class TooLong(PaperError):
    message = _("A text of a row is no longer than %(limit)s characters.")


class TooManyRows(PaperError):
    message = _("A paper holds no more than %(limit)s rows of its own.")


class NothingChosen(PaperError):
    message = _("A paper needs one section at least.")


class HeadingMissing(PaperError):
    message = _("Give each section a heading in both languages.")


class TooLongForPdf(PaperError):
    message = _("This paper is too long to be set as a PDF. Take it as a Word document or as a spreadsheet.")


class TemplateRefused(PaperError):
    """An uploaded template is not taken; the one before stays in use."""

    message = _("The template was refused.")


class NotAWordFile(TemplateRefused):
    message = _("This is not a Word document (.docx).")


class HasMacros(TemplateRefused):
    message = _("This document holds macros or programs. Save it as a plain .docx without them.")


class ReachesOut(TemplateRefused):
    message = _("This document fetches something from elsewhere (%(what)s). Put it into the document itself.")


class TooBigInside(TemplateRefused):
    message = _("This document unpacks to more than a template may hold.")


class DamagedTemplate(TemplateRefused):
    message = _("This document is damaged and cannot be read.")


class UnknownField(TemplateRefused):
    message = _("The template asks for a field that does not exist: %(name)s.")


class WrongSyntax(TemplateRefused):
    message = _("A sign of the template is not written as it should be, near “%(near)s”: %(said)s")


class NotAllowedInTemplate(TemplateRefused):
    message = _("The template asks for something that templates may not do: %(said)s")


class TemplateTooSlow(TemplateRefused):
    message = _("Filling in this template takes too long or too much memory.")


class TemplateFails(TemplateRefused):
    message = _("The template could not be filled in: %(said)s")


class SaysNothing(TemplateRefused):
    message = _("The template has none of the fields in it; the document would always be the same.")
