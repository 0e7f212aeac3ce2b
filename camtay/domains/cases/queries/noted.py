"""Codes noted after filing on the national portal: a person's own, and those a clerk is to ask about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.cases.rules import national
from camtay.foundation.access import Actor, Refused, allows, check, scope_of
from camtay.foundation.calendar import calendar_now, due_at

DOUBTS = ("name", "phone", "procedure", "taken")
FOUND_WITHIN_DAYS = 3  # working days after which somebody should ask
NOT_YOURS = _("Không có mã này trong mục hồ sơ của bà con.")
NOT_THERE = _("Không có mã này, hoặc tài khoản này không được xem.")


def code_problem(code: str) -> str:
    """What is wrong with a national code as somebody typed it, in words for people; whether it is known, nobody says."""
    return national.problem(code)


def noted(by: Actor) -> QuerySet[NotedCase]:
    """What the person noted and no list has brought yet, latest first."""
    check(permissions.NOTE_CODE, by, owners=by.own_ids)
    rows = NotedCase.objects.filter(person__in=by.own_ids, case=None)
    return rows.select_related("procedure", "place").order_by("-noted_at", "pk")


def noted_one(noted_id: UUID, *, by: Actor) -> NotedCase:
    """One of the person's own, found or not. Raises Refused."""
    rows = NotedCase.objects.select_related("procedure", "place", "helped_by__person")
    found = rows.filter(pk=noted_id, person__in=by.own_ids).first()
    if found is None or not allows(permissions.NOTE_CODE, by, owners=[found.person_id]):
        raise Refused(NOT_YOURS)
    return found


def should_be_found_by(note: NotedCase) -> datetime:
    """When whoever noted it should ask, if it is not found."""
    end = due_at(note.noted_at, FOUND_WITHIN_DAYS, "working_day", calendar_now())
    assert end is not None
    return end


@dataclass(frozen=True)
class Doubt:
    """A noted code, the case of that code, and what does not fit."""

    note: NotedCase
    case: Case


def doubts(by: Actor) -> QuerySet[NotedCase]:
    """The codes a clerk is to ask about, the longest waiting first; nobody's own."""
    scope = scope_of(permissions.ACCEPT, by)
    same = Case.objects.filter(origin=states.Origin.MIRROR, external_code=OuterRef("external_code"))
    if not scope.everywhere:
        same = same.filter(receiving_place__in=scope.place_ids)
    rows = NotedCase.objects.filter(Exists(same), case=None, doubt__in=DOUBTS).exclude(person__in=by.own_ids)
    return rows.select_related("person", "procedure").order_by("noted_at", "pk")


def doubt(noted_id: UUID, *, by: Actor) -> Doubt:
    """One of them with its case. Raises Refused, in the same words where there is none."""
    note = doubts(by).filter(pk=noted_id).first()
    if note is None:
        raise Refused(NOT_THERE)
    rows = Case.objects.select_related("receiving_place", "procedure")
    case = rows.get(external_code=note.external_code)
    check(permissions.ACCEPT, by, places=[case.receiving_place_id], owners=[note.person_id, *case.owner_ids])
    return Doubt(note, case)
