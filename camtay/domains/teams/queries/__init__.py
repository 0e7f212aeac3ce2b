"""Reading teams."""

from camtay.domains.teams.queries.teams import team_of

__all__ = ["team_of"]
