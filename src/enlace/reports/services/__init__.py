"""What the product does with reports: bring them in, place them with their meeting, review, adopt, correct."""

from enlace.reports.services.correcting import (
    ActFields,
    add_act,
    correct_act,
    merge_acts,
    remove_act,
    restore_act,
    split_act,
)
from enlace.reports.services.dividing import add_item, correct_item_path, merge_item, split_item
from enlace.reports.services.freezing import freeze_report, issue_corrigendum
from enlace.reports.services.importing import read_import_file, start_import, take_up_lost
from enlace.reports.services.measuring import export_corrections, measure_reader
from enlace.reports.services.placing import set_aside, set_meeting, set_visibility
from enlace.reports.services.reviewing import (
    accept_all,
    accept_item,
    ask_again,
    reopen_item,
    settle_question,
    undo,
)
from enlace.reports.services.versions import ItemChange, Piece, difference, pair_items

__all__ = [
    "ActFields",
    "ItemChange",
    "Piece",
    "accept_all",
    "accept_item",
    "add_act",
    "add_item",
    "ask_again",
    "correct_act",
    "correct_item_path",
    "difference",
    "export_corrections",
    "freeze_report",
    "issue_corrigendum",
    "measure_reader",
    "merge_acts",
    "merge_item",
    "pair_items",
    "read_import_file",
    "remove_act",
    "reopen_item",
    "restore_act",
    "set_aside",
    "set_meeting",
    "set_visibility",
    "settle_question",
    "split_act",
    "split_item",
    "start_import",
    "take_up_lost",
    "undo",
]
