"""Deeds on teams."""

from camtay.domains.teams.actions.campaigns import start_campaign
from camtay.domains.teams.actions.changed import Changed, Unfit
from camtay.domains.teams.actions.commending import propose_commendation, withdraw_commendation
from camtay.domains.teams.actions.folding import fold_day
from camtay.domains.teams.actions.forgetting import forget
from camtay.domains.teams.actions.founding import Paper, close_team, found_team, reorganise
from camtay.domains.teams.actions.members import Who, add_member, change_member, leave_team
from camtay.domains.teams.actions.months import note_session
from camtay.domains.teams.actions.quotas import Asked, set_quotas

__all__ = [
    "Asked",
    "Changed",
    "Paper",
    "Unfit",
    "Who",
    "add_member",
    "change_member",
    "close_team",
    "fold_day",
    "forget",
    "found_team",
    "leave_team",
    "note_session",
    "propose_commendation",
    "reorganise",
    "set_quotas",
    "start_campaign",
    "withdraw_commendation",
]
