"""Giving the result to whoever asked for it: at the counter, online or by post."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from camtay.domains.cases import states
from camtay.domains.cases.actions import moves
from camtay.domains.cases.models import Case
from camtay.domains.cases.queries.returning import hand_over_problem, post_number_of
from camtay.foundation.access import Actor, Refused


@transaction.atomic
def hand_over(
    *,
    case_id: UUID,
    way: str = "",
    post_number: str = "",
    received_by: str = "",
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> Case:
    """Hand the result over. `way`: a Channel; `received_by`: at the counter, the applicant or who has their mandate.

    Raises Refused: a letter without its number, a file where there is none.
    """
    case = moves.locked(case_id, version=version)
    moves.enter(case, "hand_over", by=by)
    if problem := hand_over_problem(case, way, post_number, received_by):
        raise Refused(problem)
    number = post_number_of(post_number) if way == states.Channel.POST else ""
    case.handed_over_at = now
    case.returned_by = way
    case.post_number = number or case.post_number
    note = f"way:{way}" if way else ""
    if way == states.Channel.COUNTER:
        note += f" to:{received_by}"
    changed = [
        "state",
        "handed_over_at",
        *(["returned_by"] if way else []),
        *(["post_number"] if number else []),
    ]
    return moves.finish(case, "hand_over", fields=changed, by=by, now=now, note=note)
