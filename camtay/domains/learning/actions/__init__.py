"""What may be done with learning: one transaction each, with permission and journal."""

from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.actions.classes import Newcomer, add_attendee, attend, close_class, open_class
from camtay.domains.learning.actions.courses import (
    CourseSaid,
    Mark,
    add_course,
    change_course,
    mark_of,
    mark_officials,
)
from camtay.domains.learning.actions.deeds import Done, match_deeds
from camtay.domains.learning.actions.forgetting import forget
from camtay.domains.learning.actions.looks import look_at_learner, look_at_names, look_at_not_yet
from camtay.domains.learning.actions.observing import observe, withdraw
from camtay.domains.learning.actions.observing_many import Sighting, observe_many
from camtay.domains.learning.actions.officials import (
    Official,
    add_official,
    change_official,
    officials_exported,
)
from camtay.domains.learning.actions.officials_lists import (
    compare_officials,
    map_officials,
    propose_officials,
    run_officials,
    undo_officials,
)
from camtay.domains.learning.actions.reviews import draw_reviews, settle_review
from camtay.domains.learning.actions.sessions import cancel_session, confirm, record_session, restore_session
from camtay.domains.learning.actions.voices import put_voice, remove_voice
from camtay.domains.learning.actions.written import Head, Written, new_person_of, record_written

__all__ = [
    "Changed",
    "CourseSaid",
    "Done",
    "Head",
    "Mark",
    "Newcomer",
    "Official",
    "Sighting",
    "Written",
    "add_attendee",
    "add_course",
    "add_official",
    "attend",
    "cancel_session",
    "change_course",
    "change_official",
    "close_class",
    "compare_officials",
    "confirm",
    "draw_reviews",
    "forget",
    "look_at_learner",
    "look_at_names",
    "look_at_not_yet",
    "map_officials",
    "mark_of",
    "mark_officials",
    "match_deeds",
    "new_person_of",
    "observe",
    "observe_many",
    "officials_exported",
    "open_class",
    "propose_officials",
    "put_voice",
    "record_session",
    "record_written",
    "remove_voice",
    "restore_session",
    "run_officials",
    "settle_review",
    "undo_officials",
    "withdraw",
]
