"""What may be done with a case: one deed a function, each in one transaction with its audit and its messages."""

from camtay.domains.cases.actions.apologies import apologise, draft_apologies
from camtay.domains.cases.actions.disruptions import KINDS as DISRUPTING
from camtay.domains.cases.actions.disruptions import disrupt, end_disruption, undo_disruption
from camtay.domains.cases.actions.doubts import confirm_code, reject_code
from camtay.domains.cases.actions.drafts import Upload, answer, discard, start, submit
from camtay.domains.cases.actions.imports import (
    compare_import,
    confirm_import,
    map_import,
    propose_import,
    run_import,
    undo_import,
)
from camtay.domains.cases.actions.intake import accept, decline
from camtay.domains.cases.actions.looks import exported, looked
from camtay.domains.cases.actions.many import do_many, undo_many
from camtay.domains.cases.actions.morning import send_morning_lists
from camtay.domains.cases.actions.notes import withdraw_note, write_note
from camtay.domains.cases.actions.noting import correct_code, note_code, remove_code
from camtay.domains.cases.actions.pauses import Unfit, add_pause, end_pause, take_back_pause
from camtay.domains.cases.actions.ratings import rate
from camtay.domains.cases.actions.steps import assign_step, finish_step
from camtay.domains.cases.actions.supplying import supply
from camtay.domains.cases.actions.work import (
    assign,
    attach_result,
    begin,
    decide,
    hand_over,
    turn,
)

__all__ = [
    "DISRUPTING",
    "Unfit",
    "Upload",
    "accept",
    "add_pause",
    "answer",
    "apologise",
    "assign",
    "assign_step",
    "attach_result",
    "begin",
    "compare_import",
    "confirm_code",
    "confirm_import",
    "correct_code",
    "decide",
    "decline",
    "discard",
    "disrupt",
    "do_many",
    "draft_apologies",
    "end_disruption",
    "end_pause",
    "exported",
    "finish_step",
    "hand_over",
    "looked",
    "map_import",
    "note_code",
    "propose_import",
    "rate",
    "reject_code",
    "remove_code",
    "run_import",
    "send_morning_lists",
    "start",
    "submit",
    "supply",
    "take_back_pause",
    "turn",
    "undo_disruption",
    "undo_import",
    "undo_many",
    "withdraw_note",
    "write_note",
]
