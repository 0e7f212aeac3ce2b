"""Doing one thing to many cases: who may, which of them can be, and what became of each."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import BulkDeed, Case
from camtay.domains.cases.queries.cases import NOT_YOURS
from camtay.domains.cases.queries.lists import at_desk_rows
from camtay.domains.cases.queries.page import can_assign, moves_for
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor, Permission, Refused, scope_of

UNDO_WITHIN = timedelta(minutes=15)
MOST = 100


def permission_of(deed: str) -> Permission:
    return (
        permissions.ASSIGN
        if deed == "assign"
        else permissions.BY_NAME[states.PERMISSION_OF[states.MANY[deed]]]
    )


def deeds_for(by: Actor) -> list[str]:
    """What `by` may do to many cases, somewhere."""
    scopes = {deed: scope_of(permission_of(deed), by) for deed in states.MANY}
    return [deed for deed, scope in scopes.items() if scope.place_ids]


def chosen(ids: Sequence[UUID], *, by: Actor) -> list[Case]:
    """These cases as far as `by` sees them at the desk, in this order. One query."""
    rows = at_desk_rows(by).select_related("assignee__person", "receiving_place").in_bulk(list(ids)[:MOST])
    return [rows[pk] for pk in dict.fromkeys(ids) if pk in rows]


def can_do(deed: str, case: Case, *, by: Actor) -> bool:
    """Would it be allowed to this case now?"""
    if deed == "assign":
        return can_assign(case, by=by)
    return any(step.name == states.MANY[deed] for step in moves_for(case, by=by))


def specialists_among(cases: Sequence[Case], *, on: date) -> list[Account]:
    """Who may be given some of these."""
    return people.holders("specialist", place_ids={one.deciding_place_id for one in cases}, on=on)


def many_deed(pk: UUID, *, by: Actor) -> BulkDeed:
    """What `by` did to many cases. Raises Refused for one that is not there or another's, in the same words."""
    found = BulkDeed.objects.filter(pk=pk, done_by=by.account_id).first() if by.account_id else None
    if found is None:
        raise Refused(NOT_YOURS)
    return found


def can_undo(deed: BulkDeed, *, now: datetime) -> bool:
    done = any(entry["outcome"] == "done" for entry in deed.cases.values())
    return done and deed.undone_at is None and now <= deed.done_at + UNDO_WITHIN
