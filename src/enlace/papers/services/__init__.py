"""What the secretariat does with papers; every change is one transaction."""

from enlace.papers.services.editing import (
    RowWords,
    add_row,
    drop_row,
    edit_row,
    head_paper,
    leave_out_row,
    move_row,
    share_paper,
    take_in_row,
)
from enlace.papers.services.exports import record_export
from enlace.papers.services.making import Refreshed, make_paper, refresh_paper
from enlace.papers.services.planning import change_rules, drop_rules
from enlace.papers.services.templates import keep_template, restore_template, use_built_in

__all__ = [
    "Refreshed",
    "RowWords",
    "add_row",
    "change_rules",
    "drop_row",
    "drop_rules",
    "edit_row",
    "head_paper",
    "keep_template",
    "leave_out_row",
    "make_paper",
    "move_row",
    "record_export",
    "refresh_paper",
    "restore_template",
    "share_paper",
    "take_in_row",
    "use_built_in",
]
