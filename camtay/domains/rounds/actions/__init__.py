"""Deeds on phones, on what they bring and carry, and on visits."""

from camtay.domains.rounds.actions.attachments import OtherContent, receive
from camtay.domains.rounds.actions.carrying import Answer
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
from camtay.domains.rounds.actions.held import WaitsForAnother, accept_all_held, accept_held, dismiss_held
from camtay.domains.rounds.actions.intake import take_in
from camtay.domains.rounds.actions.looks import looked
from camtay.domains.rounds.actions.packs import Pack, hand_out
from camtay.domains.rounds.actions.rescue import Rescued, take_rescue
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
from camtay.domains.rounds.rules.outbox import Broken, Sent
from camtay.domains.rounds.rules.outbox import commands as read_commands
from camtay.domains.rounds.rules.outbox import moment as read_moment
from camtay.domains.rounds.rules.rescue import MOST_BYTES as MOST_RESCUE
from camtay.domains.rounds.rules.rescue import BadRescue

__all__ = [
    "MOST_RESCUE", "Answer", "BadRescue", "Broken", "OtherContent", "Pack", "Rescued", "Sent", "TakenId", "VisitChanged", "WaitsForAnother",
    "accept_all_held", "accept_held", "add_visit", "agree", "agree_week", "dismiss_held", "drop_visit", "end_device", "enrol",
    "finish_visit", "fold_visits", "forget", "hand_out", "looked", "note_seen", "note_wiped", "propose_visits", "read_commands",
    "read_moment", "receive", "report_lost", "settle_clash", "swap_visit", "take_in", "take_rescue",
]  # fmt: skip
