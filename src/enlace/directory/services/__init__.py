"""What the secretariat does with the directory."""

from enlace.directory.services.loading import load_process
from enlace.directory.services.memberships import end_membership, open_membership
from enlace.directory.services.naming import (
    Names,
    name_body,
    name_party,
    place_body,
    record_body,
    record_party,
)
from enlace.directory.services.people import PersonFields, correct_person, record_person
from enlace.directory.services.posts import (
    close_post,
    describe_post,
    hand_over_post,
    name_head,
    open_post,
    vacate_post,
)
from enlace.directory.services.presidencies import begin_presidency, end_presidency

__all__ = [
    "Names",
    "PersonFields",
    "begin_presidency",
    "close_post",
    "correct_person",
    "describe_post",
    "end_membership",
    "end_presidency",
    "hand_over_post",
    "load_process",
    "name_body",
    "name_head",
    "name_party",
    "open_membership",
    "open_post",
    "place_body",
    "record_body",
    "record_party",
    "record_person",
    "vacate_post",
]
