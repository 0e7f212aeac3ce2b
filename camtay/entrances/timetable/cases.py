"""Jobs that the case domain enqueues."""

from datetime import datetime
from typing import Any
from uuid import UUID

from camtay.domains.cases import actions
from camtay.domains.people import queries as people
from camtay.entrances.timetable import learning, upkeep
from camtay.foundation import jobs
from camtay.foundation.access import SYSTEM, Actor, Refused
from camtay.foundation.calendar import calendar_now, local_day
from camtay.foundation.tables.columns import TableProblem


def run_import(payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:
    """Carry out a confirmed list. The batch shows its own progress, row by row; a repeat goes on where it was.

    Raises GiveUp for what no repeat can mend: the right was taken back meanwhile, or the file is no table.
    """
    try:
        actions.run_import(batch_id=UUID(payload["batch"]), by=_actor(payload["account"], now), now=now)
    except (Refused, TableProblem) as error:
        raise jobs.GiveUp(str(error)) from error
    upkeep.look_at_tables({}, now=now, progress=progress)  # thousands of rows came at once
    learning.match_deeds({}, now=now, progress=progress)


def draft_apologies(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Letters of apology for what will be late, on days on which somebody is there to give them out."""
    if calendar_now().is_working(local_day(now)):
        actions.draft_apologies(by=SYSTEM, now=now)


def _actor(account_id: int | None, now: datetime) -> Actor:
    """Who confirmed it, with the rights of this moment."""
    account = people.with_person(account_id) if account_id is not None else None
    return people.actor_of(account, on=local_day(now)) if account is not None else SYSTEM
