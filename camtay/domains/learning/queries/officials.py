"""The roll of officials, their courses, and who passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.models import Course, CourseResult, Trainee
from camtay.domains.learning.rules.officials import SCHEMA
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor, Refused, scope_of
from camtay.foundation.calendar import day_key
from camtay.foundation.tables import batches
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.models import Batch
from camtay.foundation.vietnamese import fold

NOT_THERE = _("Không có trang này, hoặc tài khoản này không được xem.")
PARTS = ("now", "trained", "untrained", "left")


@dataclass(frozen=True)
class Roll:
    """How many stand on a roll on a day, and how many of them had passed by then."""

    officials: int
    trained: int


def places_with_roll(by: Actor) -> list[Place]:
    """The communes whose roll `by` may see, in Vietnamese order."""
    return places.communes_among(scope_of(permissions.SEE_ROLL, by).place_ids)


def officials(place: Place, *, on: date, text: str = "", part: str = "now", by: Actor) -> QuerySet[Trainee]:
    """The roll of a place, by name; `part` one of PARTS, "" for everybody who ever stood on it. Raises Refused."""
    permissions.check_can_see_roll(place, by=by)
    found = Trainee.objects.filter(place=place)
    if part == "left":
        found = found.filter(until_day__lt=day_key(on))
    elif part:
        found = found.filter(_standing(on))
    if part in ("trained", "untrained"):
        found = found.filter(trained_day__isnull=part == "untrained")
    for word in fold(text).split():
        found = found.filter(search__contains=word)
    return found.order_by("search", "pk")


def _standing(on: date) -> Q:
    key = day_key(on)
    return Q(since_day__lte=key) & (Q(until_day=None) | Q(until_day__gte=key))


def attended(place: Place, *, on: date) -> int:
    """How many of the roll have been to a course."""
    been = CourseResult.objects.filter(attended=True, course__first__lte=on).values("trainee")
    return Trainee.objects.filter(_standing(on), place=place, pk__in=been).count()


def roll_of(place: Place, *, on: date) -> Roll:
    """Counts, which name nobody."""
    found = Trainee.objects.filter(_standing(on), place=place).aggregate(
        officials=Count("pk"), trained=Count("pk", filter=Q(trained_day__lte=day_key(on)))
    )
    return Roll(**found)


def official(official_id: UUID, *, by: Actor) -> Trainee:
    """Raises Refused where `by` may not see them, and just the same where there is nobody."""
    found = Trainee.objects.select_related("place").filter(pk=official_id).first()
    if found is None or not permissions.can_see_roll(found.place, by=by):
        raise Refused(NOT_THERE)
    return found


def results_of_official(found: Trainee) -> list[CourseResult]:
    """What they took part in, the latest first."""
    rows = CourseResult.objects.filter(trainee=found).exclude(attended=False, passed=None)
    return list(rows.select_related("course").order_by("-course__last", "-pk"))


def courses(place: Place, *, by: Actor) -> QuerySet[Course]:
    """The courses of a place, the latest first, with how many were there and passed. Raises Refused."""
    permissions.check_can_see_roll(place, by=by)
    return (
        Course.objects.filter(place=place)
        .annotate(
            attended=Count("results", filter=Q(results__attended=True)),
            passed=Count("results", filter=Q(results__passed=True)),
        )
        .order_by("-last", "-pk")
    )


def course(course_id: UUID, *, by: Actor) -> Course:
    """Raises Refused where `by` may not see it, and just the same where there is none."""
    found = Course.objects.select_related("place").filter(pk=course_id).first()
    if found is None or not permissions.can_see_roll(found.place, by=by):
        raise Refused(NOT_THERE)
    return found


def takers(found: Course) -> QuerySet[Trainee]:
    """Who may be marked in a course: those on the roll on one of its days, and whoever is marked already."""
    begins, ends = day_key(found.first), day_key(found.last)
    on_the_roll = Q(since_day__lte=ends) & (Q(until_day=None) | Q(until_day__gte=begins))
    rows = Trainee.objects.filter(place=found.place_id).filter(on_the_roll | Q(results__course=found))
    return rows.distinct().order_by("search", "pk")


def results_among(found: Course, officials: Sequence[Trainee]) -> dict[UUID, CourseResult]:
    rows = CourseResult.objects.filter(course=found, trainee__in=[one.pk for one in officials])
    return {one.trainee_id: one for one in rows}


def passed(found: Course) -> list[CourseResult]:
    """Those who passed, by name: the list of certificates."""
    rows = CourseResult.objects.filter(course=found, passed=True)
    return list(rows.select_related("trainee").order_by("trainee__search", "pk"))


def officials_schema() -> Schema:
    """The columns of a roll, for the page that confirms a mapping."""
    return SCHEMA


def officials_imports(place: Place) -> QuerySet[Batch]:
    """The rolls brought in at a commune, latest first; those never confirmed are left out."""
    return batches.brought_in(SCHEMA, place.pk)


def officials_batch(batch_id: UUID, *, by: Actor) -> Batch:
    """One import. Raises Refused where `by` may not see it, and just the same where there is none."""
    return batches.one(batch_id, SCHEMA, permissions.KEEP_ROLL, by=by)
