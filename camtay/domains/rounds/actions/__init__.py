"""Deeds on phones, on what they bring and carry, and on visits."""

from camtay.domains.rounds.actions.attachments import OtherContent, receive
from camtay.domains.rounds.actions.carrying import Answer, Sent
from camtay.domains.rounds.actions.clashes import settle_clash
from camtay.domains.rounds.actions.devices import (
    TakenId,
    end_device,
    enrol,
    note_seen,
    note_wiped,
    report_lost,
)
from camtay.domains.rounds.actions.forgetting import forget
from camtay.domains.rounds.actions.intake import take_in
from camtay.domains.rounds.actions.packs import Pack, hand_out
from camtay.domains.rounds.actions.visits import (
    VisitChanged,
    add_visit,
    agree,
    agree_week,
    drop_visit,
    finish_visit,
    fold_visits,
    propose_visits,
    swap_visit,
)

__all__ = [
    "Answer", "OtherContent", "Pack", "Sent", "TakenId", "VisitChanged", "add_visit", "agree", "agree_week",
    "drop_visit", "end_device", "enrol", "finish_visit", "fold_visits", "forget", "hand_out", "note_seen", "note_wiped",
    "propose_visits", "receive", "report_lost", "settle_clash", "swap_visit", "take_in",
]  # fmt: skip
