"""Deeds on teams."""

from camtay.domains.teams.actions.months import note_session

__all__ = ["note_session"]
