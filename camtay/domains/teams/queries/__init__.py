"""Reading teams."""

from camtay.domains.teams.queries.kept import KEEPS, about
from camtay.domains.teams.queries.teams import team_of

__all__ = ["KEEPS", "about", "team_of"]
