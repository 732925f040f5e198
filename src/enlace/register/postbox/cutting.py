"""What somebody wrote themselves: the letter that they answer, and their signature, are cut off.

Line by line and in time linear in the text, since anybody can send anything. Mail programs in Spanish and English.
"""

from __future__ import annotations

import re

_WROTE = re.compile(r"(?:wrote|escribi[óo]|ha escrito|escreveu|a écrit)\s*:?\s*$", re.IGNORECASE)
_WHEN_OR_WHO = re.compile(r"\b(?:19|20)\d\d\b|@|\d{1,2}[:.h]\d\d")
_RULE = re.compile(
    r"^\s*(?:-{2,}\s*(?:original message|mensaje original|forwarded message|mensaje reenviado|"
    r"begin forwarded message:?|inicio del mensaje reenviado:?)\s*-*|_{10,})\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^[\s*]{0,9}(?:from|de)\s?:\**\s", re.IGNORECASE)
_SENT = re.compile(r"^[\s*]{0,9}(?:sent|date|enviado|enviado el|fecha)\s?:", re.IGNORECASE)
_TO = re.compile(r"^[\s*]{0,9}(?:to|para|subject|asunto)\s?:", re.IGNORECASE)
_SIGNED = re.compile(
    r"^\s{0,9}(?:--\s?|(?:sent from|enviado desde|enviado con|get outlook for|obtener outlook para|"
    r"descargue outlook para|sent with|sent via)\b.{1,80})$",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"^\s{0,9}(?:(?:muchas )?gracias y )?(?:saludos(?: cordiales)?|un (?:cordial )?saludo|cordiales saludos|"
    r"atentamente|cordialmente|(?:best|kind|warm)? ?regards|sincerely|yours (?:sincerely|faithfully|truly)|"
    r"best wishes)[ ,.!]{0,3}$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"^\s*(?:--\s?|_{10,})\s*$")
_NUMBERED = re.compile(r"^\s{0,9}\d{1,3}\s?[:.)](?:\s|$)")
MOST_LINES = 20_000
"""More than anybody writes; what comes after is not read."""
_WINDOW = 4
_FAR = 40
_LONGEST_HEAD = 600
_LINES_OF_SIGNATURE = 12


def own_words(text: str) -> str:
    """The text without what it quotes and without the signature; text between or under quoted lines is kept."""
    lines = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\xa0", " ")
        .split("\n", MOST_LINES)[:MOST_LINES]
    )
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _is_quoted(line):
            at += 1
        elif length := _head_of_quote(lines, at):
            at += length
            if not _quoted_follows(lines, at):
                break
        elif _PARTS.match(line[:200]) and _answers_follow(lines, at + 1):
            at += 1
        elif _RULE.match(line[:200]) or _heads_begin(lines, at) or _SIGNED.match(line[:200]):
            break
        else:
            kept.append(line.rstrip())
            at += 1
    return _squeezed(_without_farewell(kept))


def _is_quoted(line: str) -> bool:
    return line.lstrip()[:1] == ">"


def _head_of_quote(lines: list[str], at: int) -> int:
    """How many lines "On … somebody wrote:" takes here; 0 where it is not said."""
    said = ""
    for n, line in enumerate(lines[at : at + _WINDOW], 1):
        if not line.strip() or _is_quoted(line) or len(said) + len(line) > _LONGEST_HEAD:
            return 0
        said = f"{said} {line.strip()}"
        if _WROTE.search(line[-40:]):
            return n if _WHEN_OR_WHO.search(said) else 0
    return 0


def _quoted_follows(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at : at + _WINDOW] if line.strip()), "")
    return _is_quoted(following)


def _heads_begin(lines: list[str], at: int) -> bool:
    """From:, Sent:, To: as Outlook writes them above what it quotes."""
    if not _FROM.match(lines[at][:200]):
        return False
    near = [line[:200] for line in lines[at + 1 : at + 6]]
    return any(_SENT.match(one) for one in near) and any(_TO.match(one) for one in near)


def _answers_follow(lines: list[str], at: int) -> bool:
    """Does a line that begins with a number follow, before anything that is quoted? Then the line parts two answers."""
    for n in range(at, min(at + _FAR, len(lines))):
        line = lines[n][:200]
        if _RULE.match(line) or _PARTS.match(line) or _head_of_quote(lines, n) or _heads_begin(lines, n):
            return False
        if _NUMBERED.match(line):
            return True
    return False


def _without_farewell(lines: list[str]) -> list[str]:
    """Cut "Regards, …" near the end, where something is said before it."""
    first = max(len(lines) - _LINES_OF_SIGNATURE, 0)
    for at in range(first, len(lines)):
        if not _FAREWELL.match(lines[at][:80]) or _answers_follow(lines, at + 1):
            continue
        if any(line.strip() for line in lines[:at]):
            return lines[:at]
    return lines


def _squeezed(lines: list[str]) -> str:
    """With at most one empty line at a time."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1]):
            kept.append(line if line.strip() else "")
    return "\n".join(kept).strip()
