"""Word's fields: their instruction is left out, their result is text (ISO/IEC 29500-1, 17.16)."""

from __future__ import annotations

from dataclasses import dataclass

_LEFT_OUT = ("TOC", "INDEX", "TOA")
_TOLD_BY = 40
"""As much of an instruction as is needed to know its kind; a whole one may be very long."""
_NUMBERING = ("AUTONUM", "AUTONUMLGL")


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False

    @property
    def kind(self) -> str:
        return self.instruction.split(maxsplit=1)[0].upper() if self.instruction.strip() else ""


class Fields:
    """The fields open at one place of the text. ``mute`` says that what stands there is not to be read.

    A table of contents and an index repeat the text and are left out with their result.
    """

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.mute = False
        self._muting = 0
        self._automatic = 0

    def note(self, instruction: str) -> None:
        """A piece of the instruction of the innermost field."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction = (self._open[-1].instruction + instruction)[:_TOLD_BY]

    def step(self, mark: str) -> str:
        """Pass a field's ``begin``, ``separate`` or ``end``; returns the number that it makes, if any."""
        made = self._pass(mark)
        self.mute = self._muting > 0
        return "" if self.mute else made

    def _pass(self, mark: str) -> str:
        if mark == "begin":
            self._open.append(_Field())
            self._muting += 1
        elif mark == "separate":
            field = self._open[-1]
            field.has_result = True
            self._muting -= field.kind not in _LEFT_OUT
        else:
            return self._close(self._open.pop())
        return ""

    def _close(self, field: _Field) -> str:
        self._muting -= not field.has_result or field.kind in _LEFT_OUT
        if field.kind not in _NUMBERING or self._muting:
            return ""
        self._automatic += 1
        return f"{self._automatic}. "
