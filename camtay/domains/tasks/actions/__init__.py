"""What may be done with a task: one deed a function, each in one transaction with its journal and its messages."""

from camtay.domains.tasks.actions.changing import answer_extension, ask_extension, change
from camtay.domains.tasks.actions.deputies import depute, end_deputy
from camtay.domains.tasks.actions.files import comment
from camtay.domains.tasks.actions.forgetting import forget
from camtay.domains.tasks.actions.giving import Source, Time, give, raise_task, split
from camtay.domains.tasks.actions.imports import (
    compare_import,
    confirm_import,
    map_import,
    propose_import,
    tell_import,
    undo_import,
)
from camtay.domains.tasks.actions.reminding import remind
from camtay.domains.tasks.actions.work import finish, hand_on, turn
from camtay.foundation.access import Changed, Unfit

__all__ = [
    "Changed", "Source", "Time", "Unfit", "answer_extension", "ask_extension", "change", "comment", "compare_import",
    "confirm_import", "depute", "end_deputy", "finish", "forget", "give", "hand_on", "map_import", "propose_import",
    "raise_task", "remind", "split", "tell_import", "turn", "undo_import",
]  # fmt: skip
