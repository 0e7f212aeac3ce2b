"""What may be done with a case: one deed a function, each in one transaction with its audit and its messages."""

from camtay.domains.cases.actions.drafts import attach, discard, remove_file, save_page, start, submit
from camtay.domains.cases.actions.intake import accept, decline
from camtay.domains.cases.actions.work import (
    assign,
    attach_result,
    begin,
    decide,
    hand_over,
    turn,
)

__all__ = [
    "accept",
    "assign",
    "attach",
    "attach_result",
    "begin",
    "decide",
    "decline",
    "discard",
    "hand_over",
    "remove_file",
    "save_page",
    "start",
    "submit",
    "turn",
]
