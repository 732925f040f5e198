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
from enlace.register.services.exports import record_export
from enlace.register.services.levels import set_visibility
from enlace.register.services.views import delete_view, save_view, share_view

__all__ = [
    "EvidenceFile",
    "EvidenceLink",
    "accept",
    "adopt_report",
    "assign_parties",
    "comment",
    "confirm_done",
    "decline",
    "delete_view",
    "record_export",
    "reopen",
    "report_done",
    "save_view",
    "send_back",
    "set_visibility",
    "share_view",
    "start",
    "take_back",
    "waive",
]
