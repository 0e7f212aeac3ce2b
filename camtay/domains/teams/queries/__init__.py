"""Reading teams."""

from camtay.domains.teams.queries.kept import KEEPS, about
from camtay.domains.teams.queries.rosters import roster_batch, roster_imports, roster_rows, roster_schema
from camtay.domains.teams.queries.teams import team_of

__all__ = ["KEEPS", "about", "roster_batch", "roster_imports", "roster_rows", "roster_schema", "team_of"]
