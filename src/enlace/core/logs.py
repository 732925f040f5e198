"""Logs as one JSON object a line, without personal data: no addresses of people, no query strings, no bodies."""

from __future__ import annotations

import json
import logging
import re
import traceback
from datetime import UTC, datetime

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_QUERY = re.compile(r"\?\S+")


def without_personal_data(said: str) -> str:
    return _QUERY.sub("?…", _MAIL.sub("…@…", said))


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_personal_data(record.getMessage()),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["trace"] = "".join(traceback.format_tb(record.exc_info[2]))
        return json.dumps(line, ensure_ascii=False)
