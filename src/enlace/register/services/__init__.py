"""What people do with the register."""

from enlace.register.services.adoption import adopt_report
from enlace.register.services.answers import (
    EvidenceFile,
    EvidenceLink,
    accept,
    comment,
    confirm_done,
    decline,
    reopen,
    report_done,
    send_back,
    start,
    take_back,
    waive,
)
from enlace.register.services.assignment import assign_parties
from enlace.register.services.calendars import (
    make_calendar_address,
    revoke_calendar_address,
    whose_calendar,
)
from enlace.register.services.conditions import (
    ConditionFacts,
    drop_condition,
    meet_condition,
    reopen_condition,
    set_condition,
)
from enlace.register.services.deadlines import (
    AnchorFacts,
    cancel_meeting,
    compute_deadlines,
    hang_on_meetings,
    move_meeting,
    plan_meeting,
    remove_anchor,
    restore_meeting,
    set_anchor,
)
from enlace.register.services.exports import record_export
from enlace.register.services.levels import set_visibility
from enlace.register.services.mail_answers import answer_by_mail, look_at_link
from enlace.register.services.recurrences import (
    end_series,
    make_all_occurrences,
    make_occurrences,
    make_occurrences_of_meeting,
    resume_series,
)
from enlace.register.services.reminders import (
    ask_for_silence,
    ask_for_silence_by_mail,
    end_silence,
    plan_reminders,
    send_digest,
    settle_old_digests,
    write_digest,
    write_digests,
)
from enlace.register.services.views import delete_view, save_view, share_view

__all__ = [
    "AnchorFacts",
    "ConditionFacts",
    "EvidenceFile",
    "EvidenceLink",
    "accept",
    "adopt_report",
    "answer_by_mail",
    "ask_for_silence",
    "ask_for_silence_by_mail",
    "assign_parties",
    "cancel_meeting",
    "comment",
    "compute_deadlines",
    "confirm_done",
    "decline",
    "delete_view",
    "drop_condition",
    "end_series",
    "end_silence",
    "hang_on_meetings",
    "look_at_link",
    "make_all_occurrences",
    "make_calendar_address",
    "make_occurrences",
    "make_occurrences_of_meeting",
    "meet_condition",
    "move_meeting",
    "plan_meeting",
    "plan_reminders",
    "record_export",
    "remove_anchor",
    "reopen",
    "reopen_condition",
    "report_done",
    "restore_meeting",
    "revoke_calendar_address",
    "put_away",
    "read_mailbox",
    "resume_series",
    "save_view",
    "send_back",
    "send_digest",
    "set_anchor",
    "set_condition",
    "set_visibility",
    "settle_old_digests",
    "share_view",
    "start",
    "take_back",
    "waive",
    "whose_calendar",
    "write_digest",
    "write_digests",
]
