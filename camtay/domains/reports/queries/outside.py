"""Figures that come from outside: shown apart, and never added to ours."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from camtay.domains.closings.queries import Period
from camtay.domains.indicators import permissions as indicators
from camtay.domains.places.models import Place
from camtay.domains.reports import permissions
from camtay.domains.reports.models import OutsideFigure
from camtay.foundation.access import Actor, Refused, allows

GONE = "Không có số liệu này, hoặc tài khoản này không được xem."


def standing(place: Place) -> QuerySet[OutsideFigure]:
    """Of a place, those nobody has corrected; the latest period first."""
    rows = OutsideFigure.objects.filter(place=place, corrected_by=None)
    return rows.select_related("file", "corrects", "entered_by__person").order_by("-last", "title", "pk")


def outside_of(place: Place, *, by: Actor) -> QuerySet[OutsideFigure]:
    """To whom may see the place's figures. Raises Refused."""
    indicators.check_can_see(place, by=by)
    return standing(place)


def outside_in(place: Place, first: date, last: date, *, by: Actor) -> list[OutsideFigure]:
    """Those whose period ends between two days, both included. Raises Refused. One query."""
    return list(outside_of(place, by=by).filter(last__gte=first, last__lte=last)[:50])


def outside_one(figure_id: UUID, *, by: Actor) -> OutsideFigure:
    """Raises Refused, and just the same where there is none."""
    found = (
        OutsideFigure.objects.select_related("place", "file", "corrects", "entered_by__person")
        .filter(pk=figure_id)
        .first()
    )
    if found is None or not (
        allows(permissions.SEE, by, places=[found.place_id]) or indicators.can_see(found.place, by=by)
    ):
        raise Refused(GONE)
    return found


def correction_of(one: OutsideFigure) -> OutsideFigure | None:
    """What stands instead of it, where somebody corrected it."""
    return OutsideFigure.objects.filter(corrects=one).first()


def history_of(one: OutsideFigure) -> list[OutsideFigure]:
    """It and what it corrects, the newest first."""
    found = [one]
    while (before := found[-1].corrects) is not None:
        found.append(before)
    return found


def codes_of(place: Place) -> dict[str, str]:
    """Code → title of what has been said of a place, by title."""
    rows = (
        OutsideFigure.objects.filter(place=place)
        .values("code")
        .annotate(title=Max("title"))
        .order_by("title")
    )
    return {row["code"]: row["title"] for row in rows}


def said_for(place: Place, period: Period, codes: Collection[str]) -> Mapping[str, OutsideFigure]:
    """Code → what was said last of a period that ends within this one."""
    if not codes:
        return {}
    rows = standing(place).filter(code__in=codes, last__gte=period.first, last__lte=period.last)
    return {one.code: one for one in rows.order_by("last", "entered_at")}
