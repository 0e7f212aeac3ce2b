"""Reading teams."""

from camtay.domains.teams.queries.kept import KEEPS, about
from camtay.domains.teams.queries.lists import (
    Standing,
    commendation,
    commendations,
    core_of,
    decision,
    decisions,
    keeps_members_in,
    member,
    members,
    places_kept,
    quotas_of,
    seen_teams,
    sees_some,
    standing_of,
    team,
    totals,
    visible,
    works_in,
)
from camtay.domains.teams.queries.papers import DecisionSheet, Head, decision_sheet, head, within
from camtay.domains.teams.queries.rosters import roster_batch, roster_imports, roster_rows, roster_schema
from camtay.domains.teams.queries.teams import team_of

__all__ = [
    "KEEPS",
    "DecisionSheet",
    "Head",
    "Standing",
    "about",
    "commendation",
    "commendations",
    "core_of",
    "decision",
    "decision_sheet",
    "decisions",
    "head",
    "keeps_members_in",
    "member",
    "members",
    "places_kept",
    "quotas_of",
    "roster_batch",
    "roster_imports",
    "roster_rows",
    "roster_schema",
    "seen_teams",
    "sees_some",
    "standing_of",
    "team",
    "team_of",
    "totals",
    "visible",
    "within",
    "works_in",
]
