"""What a letter of apology proposes before anybody has read it: a day that can be kept, and why. Pure.

The day is reckoned from the work that is left: the budgets of the steps that are not done, or, where a case has none,
what the explained clock still gives; never less than a working day, and never before the day after the appointed one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases.rules.steps import half_day
from camtay.domains.cases.states import Pause
from camtay.foundation.calendar import Calendar, add_working_time, local_day, working_time

LEAST = 2  # half days: nobody promises the same afternoon
LONGEST = 500  # letters of a reason, as its column holds

# The office's own words for what held a case. What the applicant was waited for is no excuse to the applicant.
HELD: dict[str, str | Promise] = {
    Pause.PUBLIC_POSTING: gettext_lazy("Hồ sơ phải niêm yết công khai"),
    Pause.OTHER_AGENCY: gettext_lazy("Hồ sơ phải chờ cơ quan khác trả lời"),
    Pause.FINANCIAL_DUTY: gettext_lazy("Hồ sơ chờ nộp nghĩa vụ tài chính"),
    Pause.SYSTEM_DOWN: gettext_lazy("Hệ thống máy tính gặp sự cố"),
    Pause.DISASTER: gettext_lazy("Thiên tai, bão lụt làm gián đoạn công việc"),
}


@dataclass(frozen=True)
class Stood:
    """A pause of the case. `until` None: it goes on."""

    kind: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Ahead:
    """A step that is not done: its budget in half days, and since when it is under way (None: not begun)."""

    name: str
    half_days: int
    begun: datetime | None


@dataclass(frozen=True)
class Clocks:
    """When the official clock and the explained one run out; since when the explained one stands still."""

    due: datetime
    explained: datetime | None
    still: datetime | None


def work_left(clocks: Clocks, ahead: Iterable[Ahead], calendar: Calendar, *, now: datetime) -> timedelta:
    """Opening time that the office still needs, as far as the case tells."""
    half, least = half_day(calendar), LEAST * half_day(calendar)
    steps = [one for one in ahead if one.half_days]
    if steps:
        return max(sum((_left_of(one, half, calendar, now) for one in steps), timedelta()), least)
    end = clocks.explained or clocks.due
    return max(working_time(min(clocks.still or now, now), end, calendar), least)


def _left_of(step: Ahead, half: timedelta, calendar: Calendar, now: datetime) -> timedelta:
    used = working_time(step.begun, now, calendar) if step.begun else timedelta()
    return max(step.half_days * half - used, half)


def proposed(clocks: Clocks, left: timedelta, calendar: Calendar, *, now: datetime) -> datetime:
    """The end of the day that can be promised."""
    done = local_day(add_working_time(now, left, calendar))
    return end_of(max(done, earliest(clocks.due, now=now)), calendar)


def earliest(due: datetime, *, now: datetime) -> date:
    """The first day that may be promised instead: after the appointed day, and not in the past."""
    return max(local_day(now), local_day(due) + timedelta(days=1))


def end_of(day: date, calendar: Calendar) -> datetime:
    """When the desk closes on `day`, or on the next working day."""
    return calendar.close_of(calendar.working_on_or_after(day))


def reason(stood: Iterable[Stood], ahead: Iterable[Ahead], *, now: datetime) -> str:
    """In plain words, from what held the case and where it is now; "" where nothing is known: a person must say."""
    told = [_told(one, now) for one in stood if one.kind in HELD]
    at = next((one for one in ahead if one.begun is not None), None)
    if at is not None:
        told.append(_("Hồ sơ đang ở bước “%(step)s”.") % {"step": at.name})
    words = ""
    for sentence in dict.fromkeys(told):
        words = f"{words} {sentence}".strip() if len(words) + len(sentence) < LONGEST else words
    return words


def _told(one: Stood, now: datetime) -> str:
    said = {"what": HELD[one.kind], "since": _day(one.since)}
    if one.until is None:
        return _("%(what)s từ ngày %(since)s, đến nay chưa xong.") % said
    if one.until > now:
        return _("%(what)s từ ngày %(since)s, đến hết ngày %(until)s.") % {**said, "until": _day(one.until)}
    if local_day(one.since) == local_day(one.until):
        return _("%(what)s trong ngày %(since)s.") % said
    return _("%(what)s từ ngày %(since)s đến ngày %(until)s.") % {**said, "until": _day(one.until)}


def _day(moment: datetime) -> str:
    return f"{local_day(moment):%d/%m/%Y}"
