"""Lines of the lists, and what a filing says cell by cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.closings.models import Closing
from camtay.domains.closings.queries import Period
from camtay.domains.indicators import queries as indicators
from camtay.domains.places.models import Place
from camtay.domains.reports import queries
from camtay.domains.reports.actions import Aim
from camtay.domains.reports.models import Filing, Form
from camtay.domains.reports.queries import Due, Line, Proposal
from camtay.domains.reports.states import Column, Text, What
from camtay.foundation.calendar import local_day
from camtay.foundation.ui import formats

COCKPIT = "/dieu-hanh"  # the permanent address of the door beside this one


@dataclass(frozen=True)
class DueLine:
    regime: str
    receiver: str
    period: str
    days: str
    deadline: datetime
    note: str
    tone: str
    form: Form | None
    filing: Filing | None
    regime_id: int


@dataclass(frozen=True)
class ToldLine:
    """One cell of a filing. `parts`: numerator/denominator; `url`: its evidence; `origin`: closed, or counted then."""

    label: str
    title: str
    value: str
    parts: str
    why: str
    mark: str
    url: str
    origin: str


def due_lines(found: Sequence[Due], *, now: datetime) -> list[DueLine]:
    return [_due(one, now) for one in found]


def _due(one: Due, now: datetime) -> DueLine:
    note, tone = _state(one, now)
    period = one.period
    return DueLine(
        one.regime.title, one.regime.receiver, period.words, period.days_words, period.deadline, note, tone, one.form,
        one.filing, one.regime.pk,
    )  # fmt: skip


def _state(one: Due, now: datetime) -> tuple[str, str]:
    if one.form is None:
        return _("Chưa có biểu mẫu"), "neutral"
    if one.filing is not None and one.filing.sent_at is not None:
        return _("Đã gửi"), "good"
    if one.period.deadline < now:
        return _("Quá hạn gửi"), "bad"
    if one.filing is not None:
        return _("Đã điền, chưa gửi"), "waiting"
    return (_("Chưa điền"), "waiting") if one.period.last < local_day(now) else (_("Kỳ đang chạy"), "active")


def filing_state(one: Filing) -> tuple[str, str]:
    if one.sent_on is not None:
        return _("Đã gửi ngày %(day)s") % {"day": formats.day(one.sent_on)}, "good"
    return _("Bản nháp"), "waiting"


def told_lines(found: Iterable[Line], home: str) -> tuple[list[ToldLine], list[ToldLine]]:
    """What was written, and what could not be computed. `home`: code of the place that reports."""
    lines = [(one.missing, _told(one, home)) for one in found]
    return [line for missing, line in lines if not missing], [line for missing, line in lines if missing]


def _told(one: Line, home: str) -> ToldLine:
    parts = (
        f"{formats.number(one.numerator)}/{formats.number(one.denominator)}"
        if one.denominator is not None
        else ""
    )
    return ToldLine(
        one.label or one.cell, one.title, value_words(one), parts, one.why, one.mark, evidence_url(one, home), one.origin
    )  # fmt: skip


def value_words(one: Line) -> str:
    if one.value is None:
        return ""
    return one.value if isinstance(one.value, str) else formats.number(one.value, None)


def evidence_url(one: Line, home: str) -> str:
    """The page on which the figure opens into its records: those that were frozen, where it was closed as a whole."""
    if one.outside:
        return reverse("desk:outside_one", args=[one.outside])
    if one.what != What.FIGURE or not one.first or one.column in (Column.TARGET, Column.PERCENT):
        return ""
    if len(one.closings) == 1 and one.place == home and not one.by:
        return f"{COCKPIT}/chot/{one.closings[0]}/{one.code}/"
    place, by, key = one.place, one.by, one.key
    query: list[tuple[str, str]] = [("first", one.first), ("last", one.last)]
    if "-" in place:
        place, by, key = place.rpartition("-")[0], "neighbourhood", place
    if by:
        query.append((by, key))
    return f"{COCKPIT}/{place}/{one.code}/?{urlencode(query)}"


def code_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Figures under the headings of their sources."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in indicators.definitions():
        groups.setdefault(str(one.source.group), []).append((one.code, str(one.label)))
    return list(groups.items())


def aim_of(proposal: Proposal, parts: Mapping[str, Place]) -> Aim:
    return Aim(
        proposal.what, proposal.code, proposal.column, parts.get(proposal.neighbourhood), text=proposal.text,
        shape=proposal.shape,
    )  # fmt: skip


def aim_words(aim: Aim) -> str:
    """What a proposal means, in words."""
    if aim.what == What.TEXT:
        return str(Text(aim.text).label)
    definition = indicators.definition(aim.code)
    said = [str(definition.label) if definition else aim.code, str(Column(aim.column).label)]
    return ", ".join([*said, aim.place.name] if aim.place else said)


def period_choices(form: Form, *, on: date) -> list[tuple[str, str]]:
    """The first day of each period that may be filled, its name and whether it is closed; the latest that is over
    first. One query."""
    closed = queries.closed_periods(form)
    return [
        (one.first.isoformat(), f"{one.words}{_state_words(closed.get((one.first, one.last)), one, on)} ({one.days_words})")
        for one in queries.periods_to_fill(form, on=on)
    ]  # fmt: skip


def _state_words(closing: Closing | None, period: Period, on: date) -> str:
    if closing is not None:
        return _(" – đã chốt lần %(number)s") % {"number": closing.number}
    return _(" – chưa chốt") if period.last < on else _(" – đang chạy")
