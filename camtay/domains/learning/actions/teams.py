"""What a session is to the team of whoever holds it."""

from camtay.domains.learning.models import Session
from camtay.domains.teams.models import Team


def team_of(account_id: int | None, session: Session) -> Team | None:
    return None


def note(session: Session, people: set[int]) -> None:
    """The team's month."""


def take_back(session: Session, people: set[int]) -> None:
    """The team's month without a session that was cancelled."""
