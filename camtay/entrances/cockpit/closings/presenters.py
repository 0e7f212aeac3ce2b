"""What the pages of closings show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from camtay.domains.closings import queries
from camtay.domains.closings.models import ClosedFigure, Closing, Regime
from camtay.domains.closings.queries import Period
from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.entrances.cockpit.figures.presenters.figures import figure_url
from camtay.foundation.audit.words import deed_words
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import measure_words

SHOWN = (
    3  # periods of a regime that were missed; who missed more did not work so, and finds them behind a fold
)
MUCH = 0.2  # a share that moves by more, or a count by more of itself, is worth a second look


@dataclass(frozen=True)
class Line:
    """A closing in a list."""

    url: str
    title: str
    words: str
    days: str
    number: int
    closed: str
    stamp: str
    tone: str
    note: str


@dataclass(frozen=True)
class Due:
    """A period that waits."""

    url: str
    title: str
    words: str
    days: str
    deadline: str
    late: bool


@dataclass(frozen=True)
class Waiting:
    """The periods of one regime that wait, the oldest first. `older`: those that stand behind a fold."""

    title: str
    older: Sequence[Due]
    latest: Sequence[Due]


@dataclass(frozen=True)
class Row:
    """A figure: now, as it was closed before, and the difference. `url`, `before_url`: their evidence, "" for none."""

    label: str
    value: str
    made_of: str
    before: str
    difference: str
    url: str
    before_url: str = ""
    records: str = ""
    kinds: Sequence[str] = field(default_factory=tuple)


def lines(closings: Iterable[Closing]) -> list[Line]:
    return [_line(one) for one in closings]


def _line(one: Any) -> Line:
    words, tone = stamp(one)
    notes = []
    if one.revision:
        notes.append(_("Bản chốt bổ sung lần %(number)s") % {"number": one.revision})
    if one.overtaken:
        notes.append(_("đã có bản mới hơn"))
    return Line(
        url=reverse("cockpit:closing", args=[one.pk]), title=one.title, words=one.words, days=days(one.first, one.last),
        number=one.number, closed=f"{formats.moment(one.closed_at)}, {name_of(one)}", stamp=words, tone=tone,
        note=", ".join(notes),
    )  # fmt: skip


def name_of(one: Closing) -> str:
    return one.closed_by.person.name if one.closed_by is not None else _("hệ thống")


def days(first: date, last: date) -> str:
    return f"{formats.day(first)} – {formats.day(last)}"


def stamp(one: Closing) -> tuple[str, str]:
    """In words, and the tone."""
    if getattr(one, "stamp", None) is not None:
        return _("Có dấu thời gian"), "good"
    return _("Chưa đóng dấu thời gian"), "waiting"


def stamp_words(one: Closing) -> str:
    """The whole sentence, for its own page."""
    if getattr(one, "stamp", None) is not None:
        return _("%(authority)s đóng dấu lúc %(at)s") % {
            "authority": one.stamp.authority, "at": formats.moment(one.stamp.stamped_at),
        }  # fmt: skip
    if queries.stamping_configured():
        return _("Chưa đóng dấu thời gian; máy tự xin lại cho đến khi có.")
    return _("Chưa đóng dấu thời gian: nơi này chưa đặt máy chủ đóng dấu. Hãy báo người quản trị hệ thống.")


def waiting(place: Place, found: Iterable[tuple[Regime, Period]], now: datetime) -> list[Waiting]:
    """By regime, as `open_periods` gives them."""
    groups: dict[str, list[Due]] = {}
    for regime, period in found:
        groups.setdefault(regime.title, []).append(due(place, regime, period, now))
    return [
        Waiting(title, rows[:-1], rows[-1:]) if len(rows) > SHOWN else Waiting(title, (), rows)
        for title, rows in groups.items()
    ]


def due(place: Place, regime: Regime, period: Period, now: datetime) -> Due:
    return Due(
        url=reverse("cockpit:closing_new", args=[place.code, regime.code, period.first.isoformat()]),
        title=regime.title, words=period.words, days=days(period.first, period.last),
        deadline=formats.moment(period.deadline), late=period.deadline < now,
    )  # fmt: skip


def closed_rows(figures: Sequence[ClosedFigure], before: Mapping[str, ClosedFigure]) -> list[Row]:
    """The figures of a closing; each opens into what was frozen."""
    return [_row(each.label, each, before.get(each.code), evidence_url(each)) for each in figures]


def taken_rows(seen: queries.Preview) -> list[Row]:
    """What would be closed; each opens into the records as they are now."""
    period, place = seen.period, seen.taken.place
    query = f"?first={period.first}&last={period.last}"
    return [
        _row(
            str(each.indicator.label), each.figure, seen.before.get(each.figure.code),
            reverse("cockpit:indicator", args=[place.code, each.figure.code]) + query,
        )
        for each in seen.taken.figures
    ]  # fmt: skip


def _row(label: str, one: Any, before: ClosedFigure | None, url: str) -> Row:
    return Row(
        label=label,
        value=measure_words(one.kind, _value(one), one.unit),
        made_of=made_of(one),
        before=measure_words(before.kind, _value(before), before.unit)
        if before is not None
        else formats.NOTHING,
        difference=difference(one, before),
        url=url,
        before_url=evidence_url(before) if before is not None else "",
    )


def evidence_url(one: ClosedFigure) -> str:
    """What was frozen of a figure."""
    return reverse("cockpit:closing_evidence", args=[one.closing_id, one.code])


def value_words(one: ClosedFigure) -> str:
    return measure_words(one.kind, _value(one), one.unit)


def _value(one: Any) -> float | int | None:
    """Counts are whole."""
    value: float | int | None = one.value
    return int(value) if value is not None and one.kind == "count" else value


def made_of(one: Any) -> str:
    """“112 trên 120”, “từ 98”; nothing for a count, which says so itself."""
    if one.denominator == 0:
        return _("không có bản ghi nào")
    if one.denominator is not None:
        return _("%(counted)s trên %(whole)s") % {
            "counted": formats.number(one.numerator), "whole": formats.number(one.denominator),
        }  # fmt: skip
    return (
        _("từ %(count)s") % {"count": formats.number(one.numerator)} if one.kind in ("sum", "median") else ""
    )


def difference(one: Any, before: Any | None) -> str:
    """“+3”, “−1,2 điểm %”; nothing where there is nothing to compare with."""
    if before is None or one.value is None or before.value is None:
        return formats.NOTHING
    share = one.kind == "share"
    now, was = (round(float(value) * (100 if share else 1), 1) for value in (one.value, before.value))
    moved = round(now - was, 1)  # of what is shown, so that nobody finds 99,0 and 98,9 alike
    if not moved:
        return _("như trước")
    sign = "+" if moved > 0 else "−"
    size = formats.number(abs(moved), 1) if moved % 1 else formats.number(int(abs(moved)))
    return _("%(size)s điểm %%") % {"size": f"{sign}{size}"} if share else f"{sign}{size}"


def warnings(seen: queries.Preview) -> list[str]:
    """What whoever closes should look at first."""
    found = []
    if seen.empty:
        names = ", ".join(f"“{one.indicator.label}”" for one in seen.empty)
        found.append(
            _("Không có bản ghi nào cho: %(names)s. Đã nạp đủ danh sách của kỳ chưa?") % {"names": names}
        )
    moved = [str(one.indicator.label) for one in seen.taken.figures if _moved_much(one.figure, seen)]
    if moved:
        names = ", ".join(f"“{one}”" for one in moved)
        found.append(
            _("Khác nhiều so với kỳ trước: %(names)s. Hãy mở minh chứng xem lại.") % {"names": names}
        )
    return found


def _moved_much(figure: indicators.Figure, seen: queries.Preview) -> bool:
    before = seen.before.get(figure.code)
    if before is None or before.value is None or figure.value is None:
        return False
    moved = abs(figure.value - before.value)
    return moved > (MUCH if figure.kind == "share" else MUCH * max(abs(before.value), 10))


def changed_rows(found: queries.SinceClosed, *, at: datetime) -> list[Row]:
    """The figures that stand otherwise now."""
    return [_changed(found.closing, one, at) for one in found.figures]


def _changed(closing: Closing, one: queries.Changed, at: datetime) -> Row:
    now, closed = one.now.figure, one.closed
    counts = [
        (len(one.records.added), _("thêm")), (len(one.records.removed), _("bớt")),
        (len(one.records.changed), _("đổi nội dung")), (len(one.records.moved), _("tính khác")),
    ]  # fmt: skip
    said = [f"{formats.number(count)} {words}" for count, words in counts if count]
    return Row(
        label=closed.label,
        value=measure_words(now.kind, _value(now), now.unit),
        made_of=made_of(now),
        before=measure_words(closed.kind, _value(closed), closed.unit),
        difference=difference(now, closed),
        url=figure_url(closing.place, closed.code, indicators.Window(closing.first, closing.last, at)),
        before_url=evidence_url(closed),
        records=", ".join(said) or _("cách tính đã đổi"),
    )


@dataclass(frozen=True)
class Cause:
    """A record that makes the difference, and the deed that explains it."""

    name: str
    way: str
    deed: str
    url: str


def causes(found: queries.SinceClosed, *, most: int, by: Any) -> tuple[list[Cause], int]:
    """The records that are other than they were, the first so many; and how many there are in all."""
    ways = {"added": _("thêm"), "removed": _("bớt"), "changed": _("đổi nội dung"), "moved": _("tính khác")}
    every = [
        (name, key, way)
        for name, difference in found.records.items()
        for way in ways
        for key in getattr(difference, way)
    ]
    shown = queries.shown(found, [(name, key) for name, key, _way in every[:most]], by=by)
    made, labels = [], deed_words()
    for name, key, way in every[:most]:
        title, url = shown[name, key]
        made.append(Cause(title, ways[way], _told(found.told.get(name, {}).get(key), labels), url))
    return made, len(every)


def _told(told: queries.Told | None, labels: Mapping[str, str]) -> str:
    """`Nạp hồ sơ từ danh sách…, 28/11/2026 08:20`."""
    if told is None:
        return _("nhật ký không ghi")
    return f"{labels.get(told.action, told.action)}, {formats.moment(told.at)}"


def more_words(shown: int, whole: int) -> str:
    rest = whole - shown
    return (
        ngettext("và %(n)s bản ghi nữa", "và %(n)s bản ghi nữa", rest) % {"n": formats.number(rest)}
        if rest
        else ""
    )
