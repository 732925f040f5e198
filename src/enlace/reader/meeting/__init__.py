"""What the beginning of a report says of the meeting: which body met, when, where, with whom, for whom.

One recogniser a file, each a pure function of the ``Head``. Its verbs: ``language`` and ``read_meeting``.
What the report does not say stays empty: nothing here guesses from an item.
"""

from enlace.reader.meeting.language import language
from enlace.reader.meeting.read import read_meeting

__all__ = ["language", "read_meeting"]
