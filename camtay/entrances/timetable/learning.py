"""Jobs that tie what people learn to what they then really do."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from camtay.domains.cases import queries as cases
from camtay.domains.learning import actions, queries
from camtay.domains.learning.actions import Done
from camtay.foundation import jobs
from camtay.foundation.access import SYSTEM

# What was written by a transaction that ended late is read once more.
OVERLAP = timedelta(hours=1)
LOOK_BACK = timedelta(days=60)  # each night: what was put right meanwhile
BEGINNING = timedelta(days=3 * 365)


def _filed(since: datetime) -> Iterable[Done]:
    return (Done(one.person_id, one.code, one.at) for one in cases.filed_alone(since))


# The deed as lessons name it, and where those done since a moment are read.
DEEDS: Mapping[str, Callable[[datetime], Iterable[Done]]] = {"filing": _filed}


def match_deeds(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """What was done since the last reading."""
    for deed, done_since in DEEDS.items():
        until = queries.deeds_read_until(deed)
        since = until - OVERLAP if until else now - BEGINNING
        actions.match_deeds(deed=deed, done=done_since(since), read_until=now, by=SYSTEM, now=now)


def match_deeds_again(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """What was done lately, all of it: a code may have been tied to a person, a case put right."""
    for deed, done_since in DEEDS.items():
        actions.match_deeds(deed=deed, done=done_since(now - LOOK_BACK), read_until=now, by=SYSTEM, now=now)


def draw_reviews(_payload: dict[str, Any], *, now: datetime, progress: jobs.Progress) -> None:  # noqa: ARG001
    """Some of what was claimed since the last night, to be seen again."""
    actions.draw_reviews(by=SYSTEM, now=now)
