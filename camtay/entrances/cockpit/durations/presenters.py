"""What the distribution of times shows: bars in working days, sentences for the middle and the tail, batches apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from camtay.domains.indicators import queries
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures.models import Procedure
from camtay.entrances.cockpit.figures.presenters.figures import figure_url
from camtay.foundation.calendar import day_from_key
from camtay.foundation.ui import formats

TIMED, ON_TIME = "cases.median_working_days", "cases.on_time"


@dataclass(frozen=True)
class Line:
    """One bar. `whole`, `start`, `marked`: of a hundred; the marked end was closed in a batch. `limit`: said before
    the first bar past the limit."""

    label: str
    url: str
    total: int
    batched: int
    whole: int
    start: int
    marked: int
    limit: str


@dataclass(frozen=True)
class Closed:
    """One batch closing."""

    minute: datetime
    url: str
    place: str
    size: int
    on_time: int
    first: date
    last: date
    note: str


def chosen(options: Sequence[queries.Row], asked: str) -> queries.Row | None:
    """The procedure asked for, where it has cases in the period."""
    return next((one for one in options if asked and one.key == asked), None)


def limit_of(procedure: Procedure | None) -> int | None:
    """Half days, where the limit is said in working days."""
    if procedure is None or procedure.time_unit not in ("working_day", "same_day"):
        return None
    return 2 if procedure.time_unit == "same_day" else 2 * (procedure.time_amount or 0) or None


def limit_words(seen: queries.Durations) -> str:
    if seen.limit is None:
        return ""
    return _("Thời hạn quy định: %(days)s") % {"days": _days(seen.limit)}


def _days(half_days: int) -> str:
    return _("%(days)s ngày làm việc") % {
        "days": number_format(half_days / 2 if half_days % 2 else half_days // 2)
    }


def said(seen: queries.Durations) -> list[str]:
    """The middle, the tail and the batches, in sentences."""
    half, most = seen.within(5), seen.within(9)
    if half is None or most is None:
        return []
    told = [
        _("Một nửa số hồ sơ xong trong %(half)s. Chín phần mười số hồ sơ xong trong %(most)s.")
        % {"half": _days(half), "most": _days(most)}
    ]
    half, most = seen.within(5, singly=True), seen.within(9, singly=True)
    if seen.in_batches and half is not None and most is not None:
        told.append(
            _(
                "%(count)s trong %(size)s hồ sơ được kết thúc hàng loạt. Không tính các hồ sơ ấy: một nửa xong trong "
                "%(half)s, chín phần mười xong trong %(most)s."
            )
            % {
                "count": formats.number(seen.in_batches), "size": formats.number(seen.size), "half": _days(half),
                "most": _days(most),
            }
        )  # fmt: skip
    elif seen.in_batches:
        told.append(_("Tất cả hồ sơ này đều được kết thúc hàng loạt."))
    return told


def lines(seen: queries.Durations, place: Place, window: queries.Window, procedure: str) -> list[Line]:
    """Working time, from the shortest on."""
    return _lines(seen.bins(), "worked", limit_words(seen), place, window, procedure)


def stopped(seen: queries.Durations, place: Place, window: queries.Window, procedure: str) -> list[Line]:
    """Time that was stopped, of the cases that were."""
    return _lines(seen.stopped_bins(), "stopped", "", place, window, procedure)


def _lines(
    bins: Sequence[queries.Bin], by: str, limit: str, place: Place, window: queries.Window, procedure: str
) -> list[Line]:
    highest = max((one.total for one in bins), default=0) or 1
    first_over = next((one for one in bins if one.over), None)
    narrowed = [queries.Part("procedure", procedure)] if procedure else []
    found = []
    for one in bins:
        whole, marked = round(100 * one.total / highest), round(100 * one.batched / highest)
        found.append(
            Line(
                label=queries.days_words(one.low, one.high),
                url=figure_url(place, TIMED, window, *narrowed, queries.Part(by, one.key))
                if one.total
                else "",
                total=one.total,
                batched=one.batched,
                whole=whole,
                start=whole - marked,
                marked=marked,
                limit=limit if one is first_over else "",
            )
        )
    return found


def closings(found: Sequence[queries.Closing], place: Place, window: queries.Window) -> list[Closed]:
    """Each opens into its cases, in the place that closed them."""
    known = {place.pk: place} if place.kind != "province" else places.by_ids({one.place_id for one in found})
    return [
        Closed(
            minute=one.minute,
            url=figure_url(known[one.place_id], ON_TIME, window, queries.Part("batch", one.key)),
            place=known[one.place_id].name if place.kind == "province" else "",
            size=one.size,
            on_time=one.on_time,
            first=day_from_key(one.first_received),
            last=day_from_key(one.last_received),
            note=_("có thể danh sách chỉ ghi ngày, không ghi giờ") if one.key.endswith("0000") else "",
        )
        for one in found
    ]
