"""What stands on certificates and proposals: from records alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from camtay.domains.learning.queries import teams as work
from camtay.domains.learning.queries.teams import Hours
from camtay.domains.teams import queries
from camtay.domains.teams.models import Commendation, Membership
from camtay.domains.teams.queries import Head
from camtay.foundation.vietnamese import date_words
from camtay.foundation.vietnamese.dates import duration_words


@dataclass(frozen=True)
class Certificate:
    """Somebody's volunteer hours for a team between two days."""

    head: Head
    member: Membership
    where: str
    first: str
    last: str
    sessions: int
    hours: str
    untimed: int


@dataclass(frozen=True)
class Proposal:
    """A proposal for praise, with what was done since the first of January."""

    head: Head
    made: Commendation
    where: str
    who: str
    first: str
    last: str
    sessions: int
    times: int
    people: int
    alone: int
    hours: str


def certificate(member: Membership, first: date, last: date, *, on: date) -> Certificate:
    account = getattr(member.person, "account", None) if member.person is not None else None
    hours = Hours()
    if account is not None:
        hours = work.hours_of([account.pk], member.team_id, first, last).get(account.pk, Hours())
    return Certificate(
        head=queries.head(member.team.commune, day=on), member=member, where=queries.within(member.team.place),
        first=date_words(first), last=date_words(last), sessions=hours.sessions, hours=_hours(hours.minutes),
        untimed=hours.untimed,
    )  # fmt: skip


def commendation(made: Commendation, *, on: date) -> Proposal:
    first = on.replace(month=1, day=1)
    team = made.team
    did = work.work_of_team(team.pk, first, on)
    return Proposal(
        head=queries.head(team.commune, day=on), made=made, where=queries.within(team.place),
        who=made.member.name if made.member is not None else team.name, first=date_words(first),
        last=date_words(on), sessions=did.sessions, times=did.times, people=did.people,
        alone=work.alone_by_team(team.pk, first, on), hours=_hours(did.minutes),
    )  # fmt: skip


def _hours(minutes: int) -> str:
    return duration_words(timedelta(minutes=minutes), day=None) if minutes else ""
