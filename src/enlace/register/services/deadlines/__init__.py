"""Due days that hang on meetings: suggested at adoption, computed again when meetings are planned, moved, cancelled."""

from enlace.register.services.deadlines.anchors import (
    MOST_UNITS,
    AnchorFacts,
    hang_on_meetings,
    period_in,
    remove_anchor,
    set_anchor,
)
from enlace.register.services.deadlines.calendar import (
    cancel_meeting,
    move_meeting,
    plan_meeting,
    restore_meeting,
)
from enlace.register.services.deadlines.computing import (
    bodies_hung_on,
    change_due,
    compute_anchor_of,
    compute_deadlines,
    due_by,
    reported_day,
)

__all__ = [
    "MOST_UNITS",
    "AnchorFacts",
    "bodies_hung_on",
    "cancel_meeting",
    "change_due",
    "compute_anchor_of",
    "compute_deadlines",
    "due_by",
    "hang_on_meetings",
    "move_meeting",
    "period_in",
    "plan_meeting",
    "remove_anchor",
    "reported_day",
    "restore_meeting",
    "set_anchor",
]
