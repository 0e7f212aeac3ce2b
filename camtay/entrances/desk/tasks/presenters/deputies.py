"""Who stands in for whom, as lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.tasks import queries
from camtay.domains.tasks.models import Deputy
from camtay.entrances.desk.tasks.presenters.lists import name_of
from camtay.foundation.access import Actor
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Line:
    principal: str
    deputy: str
    days: str
    basis: str
    state: str
    tone: str
    end_url: str


def lines(deputies: Iterable[Deputy], *, by: Actor, on: date) -> list[Line]:
    return [_line(one, by=by, on=on) for one in deputies]


def _line(one: Deputy, *, by: Actor, on: date) -> Line:
    state, tone = _("Đang làm thay"), "good"
    if one.ended_at is not None:
        state, tone = _("Đã thôi"), "neutral"
    elif one.valid_until < on:
        state, tone = _("Đã hết hạn"), "neutral"
    elif one.valid_from > on:
        state, tone = _("Chưa đến ngày"), "waiting"
    running = one.ended_at is None and one.valid_until >= on
    return Line(
        principal=name_of(one.principal),
        deputy=name_of(one.deputy),
        days=f"{formats.day(one.valid_from)} – {formats.day(one.valid_until)}",
        basis=one.basis,
        state=state,
        tone=tone,
        end_url=reverse("desk:deputy_end", args=[one.pk]) if running and queries.may_end(one, by=by) else "",
    )
