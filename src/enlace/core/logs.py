"""Logs as one JSON object a line, without personal data: no addresses of people, no query strings, no bodies."""

from __future__ import annotations

import json
import logging
import re
import traceback
from datetime import UTC, datetime

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_SECRET = re.compile(
    r"(/invitation/|/reset/key/|/answer/|/reply/|/reminders/silence/|/calendar/mine/)[^/\s]+"
)
_PLACE = re.compile(r'^(?:  File ".*|[\w.]*(?:Error|Exception)(?=:|$))', re.MULTILINE)
_TRACEBACK = "Traceback (most recent call last):"
_QUERY = re.compile(r"\?\S+")


def without_personal_data(said: str) -> str:
    return _SECRET.sub(r"\1…", _QUERY.sub("?…", _MAIL.sub("…@…", said)))


def _message(record: logging.LogRecord) -> str:
    """Django names the address of a request that failed; it may hold the secret of an invitation.

    The web server says a whole traceback; the sentence at its end may hold what somebody wrote.
    """
    said = record.getMessage()
    if record.name.startswith("django.request"):
        said = said.split(":", 1)[0]
    if _TRACEBACK in said:
        first, trace = said.split(_TRACEBACK, 1)
        said = "\n".join([first.strip(), *_PLACE.findall(trace)])
    return without_personal_data(said)


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        facts = getattr(record, "facts", None)
        if isinstance(facts, dict):
            line.update(facts)
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = "".join(traceback.format_tb(record.exc_info[2]))
        return json.dumps(line, ensure_ascii=False)
