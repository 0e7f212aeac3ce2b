"""Regimes as lines of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.closings import queries
from camtay.domains.closings.models import Regime
from camtay.domains.places.models import Place
from camtay.foundation.ui import formats


@dataclass(frozen=True)
class Line:
    url: str
    title: str
    receiver: str
    often: str
    period: str
    deadline: str
    whose: str
    tone: str


def lines(regimes: Iterable[Regime], place: Place, on: date) -> list[Line]:
    return [_line(one, place, on) for one in regimes]


def _line(one: Regime, place: Place, on: date) -> Line:
    period = queries.period_at(one, on)
    whose, tone = (_("Riêng nơi này"), "active") if one.place_id == place.pk else (_("Chung"), "neutral")
    if not one.asks_on(on):
        whose, tone = _("Không áp dụng hôm nay"), "waiting"
    return Line(
        url=f"{reverse('desk:regime', args=[one.pk])}?noi={place.code}", title=one.title, receiver=one.receiver,
        often=one.get_frequency_display(), period=f"{period.words} ({period.days_words})",
        deadline=formats.moment(period.deadline), whose=whose, tone=tone,
    )  # fmt: skip
