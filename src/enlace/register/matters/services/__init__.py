"""What the secretariat does with matters and links; every change is one transaction and can be undone."""

from enlace.register.matters.services.following import follow_new_version, suggest_links
from enlace.register.matters.services.judging import accept_link, decline_link, decline_rest, undo_judgement
from enlace.register.matters.services.keeping import LONGEST, Title
from enlace.register.matters.services.matters import (
    WHY_LONGEST,
    add_passage,
    close_matter,
    guard_matters,
    merge_matters,
    open_matter,
    part_matter,
    rename_matter,
    reopen_matter,
    split_matter,
    take_out_passage,
)
from enlace.register.matters.services.standing import keep_standings

__all__ = [
    "LONGEST",
    "WHY_LONGEST",
    "Title",
    "accept_link",
    "add_passage",
    "close_matter",
    "decline_link",
    "decline_rest",
    "follow_new_version",
    "guard_matters",
    "keep_standings",
    "merge_matters",
    "open_matter",
    "part_matter",
    "rename_matter",
    "reopen_matter",
    "split_matter",
    "suggest_links",
    "take_out_passage",
    "undo_judgement",
]
