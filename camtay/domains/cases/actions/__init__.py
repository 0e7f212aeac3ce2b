"""What may be done with a case: one deed a function, each in one transaction with its audit and its messages."""

from camtay.domains.cases.actions.apologies import apologise, draft_apologies
from camtay.domains.cases.actions.counter import (
    Brought,
    PapersMissing,
    bring_to_counter,
    drop_guidance,
    guide_at_counter,
    take_in_at_counter,
    undo_intake,
)
from camtay.domains.cases.actions.disruptions import KINDS as DISRUPTING
from camtay.domains.cases.actions.disruptions import disrupt, end_disruption, undo_disruption
from camtay.domains.cases.actions.doubts import confirm_code, reject_code
from camtay.domains.cases.actions.drafts import Upload, answer, discard, start, submit
from camtay.domains.cases.actions.forgetting import forget
from camtay.domains.cases.actions.hands import name_guide
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
from camtay.domains.cases.actions.notes import withdraw_note, write_note
from camtay.domains.cases.actions.noting import correct_code, note_code, remove_code
from camtay.domains.cases.actions.pauses import Unfit, add_pause, end_pause, take_back_pause
from camtay.domains.cases.actions.ratings import rate
from camtay.domains.cases.actions.returning import hand_over
from camtay.domains.cases.actions.steps import assign_step, finish_step
from camtay.domains.cases.actions.supplying import supply
from camtay.domains.cases.actions.work import (
    assign,
    attach_result,
    begin,
    decide,
    turn,
)

__all__ = [
    "DISRUPTING",
    "Brought",
    "PapersMissing",
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
    "bring_to_counter",
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
    "drop_guidance",
    "end_disruption",
    "end_pause",
    "exported",
    "finish_step",
    "forget",
    "guide_at_counter",
    "hand_over",
    "looked",
    "map_import",
    "name_guide",
    "note_code",
    "propose_import",
    "rate",
    "reject_code",
    "remove_code",
    "run_import",
    "start",
    "submit",
    "supply",
    "take_back_pause",
    "take_in_at_counter",
    "turn",
    "undo_disruption",
    "undo_import",
    "undo_intake",
    "undo_many",
    "withdraw_note",
    "write_note",
]
