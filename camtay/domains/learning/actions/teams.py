"""What a session is to the team of whoever holds it: its month counts the times, and each person once."""

from collections.abc import Collection

from camtay.domains.learning.actions.folding import Learner
from camtay.domains.learning.models import Observation, Session
from camtay.domains.teams import actions as teams
from camtay.domains.teams import queries as team_queries
from camtay.domains.teams.models import Team
from camtay.foundation.calendar import day_from_key


def team_of(session: Session) -> Team | None:
    return team_queries.team_of(session.taught_by_id, session.place, day_from_key(session.occurred_day))


def note(session: Session, learners: Collection[Learner], *, first: bool) -> None:
    """People more in the team's month. `first`: nobody was in the session before."""
    if session.team is not None and learners:
        teams.note_session(
            team=session.team, day=day_from_key(session.occurred_day), times=len(learners),
            people=len(learners) - _met_else(session, learners), sessions=1 if first else 0,
        )  # fmt: skip


def take_back(session: Session, learners: Collection[Learner]) -> None:
    """The team's month without a session that was cancelled."""
    if session.team is not None and learners:
        teams.note_session(
            team=session.team, day=day_from_key(session.occurred_day), times=-len(learners),
            people=_met_else(session, learners) - len(learners), sessions=-1,
        )  # fmt: skip


def _met_else(session: Session, learners: Collection[Learner]) -> int:
    """How many of them the team taught in another session of that month. The caller holds their rows."""
    heads = {pk: one.pk for one in learners for pk in one.ids}
    month = session.occurred_day // 100 * 100
    met = Observation.objects.filter(
        person__in=heads, session__team=session.team_id, session__cancelled_at=None,
        session__occurred_day__range=(month, month + 99),
    )  # fmt: skip
    return len({heads[pk] for pk in met.exclude(session=session.pk).values_list("person", flat=True)})
