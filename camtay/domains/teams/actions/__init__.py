"""Deeds on teams."""

from camtay.domains.teams.actions.campaigns import extend_campaign, start_campaign
from camtay.domains.teams.actions.changed import Changed, Unfit
from camtay.domains.teams.actions.commending import propose_commendation, withdraw_commendation
from camtay.domains.teams.actions.folding import fold_day
from camtay.domains.teams.actions.forgetting import forget
from camtay.domains.teams.actions.founding import Paper, close_team, found_team, reorganise
from camtay.domains.teams.actions.looks import note_export, note_member
from camtay.domains.teams.actions.members import Who, add_member, change_member, leave_team
from camtay.domains.teams.actions.months import note_session
from camtay.domains.teams.actions.quotas import Asked, set_quotas
from camtay.domains.teams.actions.roster import (
    compare_roster,
    import_roster,
    map_roster,
    propose_roster,
    run_roster,
    undo_roster,
)

__all__ = [
    "Asked",
    "Changed",
    "Paper",
    "Unfit",
    "Who",
    "add_member",
    "change_member",
    "close_team",
    "compare_roster",
    "extend_campaign",
    "fold_day",
    "forget",
    "found_team",
    "import_roster",
    "leave_team",
    "map_roster",
    "note_export",
    "note_member",
    "note_session",
    "propose_commendation",
    "propose_roster",
    "reorganise",
    "run_roster",
    "set_quotas",
    "start_campaign",
    "undo_roster",
    "withdraw_commendation",
]
