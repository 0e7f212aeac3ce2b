"""The lists that the provincial system would export for Phong Thái and Phú Vinh.

What the article counts lies in 2026-01-01…2026-10-31, received and settled; what is open lies in the three weeks
before today. Sizes are ours where the article gives only a share: 2,958 is “nearly 3,000”.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from camtay.demo.names import person_name
from camtay.foundation.calendar import ZONE, Calendar, add_working_time, due_at, working_time

FIRST, LAST = date(2026, 1, 1), date(2026, 10, 31)
EARLIEST_TODAY = date(2026, 11, 20)  # open cases must not reach into the article's months

HEADERS = (
    "MaHoSo", "MaTTHC", "TenTTHC", "KenhThucHien", "ChuHoSo", "NgayNopHoSo", "NgayTiepNhan", "NgayHenTra",
    "NgayKetThucXuLy", "NgayTra", "NgayTuChoi", "TrangThaiHoSo", "HoSoCoThanhPhanSoHoa", "DuongDanTepTinKetQua",
    "SoLanBoSung", "NgayBoSung", "NgayTiepNhanBoSung",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What a place's list must add up to. `settled` cases of the article's months, of which so many were filed
    online and so many were on time; all are digitised. `open`: cases of the last weeks. `closings`: when what was
    still within its time was closed in one go, as offices do before a report."""

    place: str
    agency: str
    settled: int
    online: int
    on_time: int
    open: int
    closings: tuple[datetime, ...] = ()


NOT_YET = ("1", "1", "1", "3")  # states of what was filed yesterday and is not received

# The ends of three quarters, a quarter of an hour before the doors close.
QUARTERS = tuple(
    datetime.combine(day, time(16, 45), ZONE)
    for day in (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
)

# Phong Thái: 98.6 % online, 96.4 % on time. Phú Vinh: over 94 % handled online. Both 100 % digitised.
PLANS = (
    Plan(place="19858", agency="H57.31", settled=2958, online=2917, on_time=2852, open=46, closings=QUARTERS),
    Plan(place="19945", agency="H57.38", settled=2140, online=2014, on_time=2101, open=38),
)

# (code, name, working days, weight): what people of a commune come for most.
_PROCEDURES = (
    ("2.000815", "Chứng thực bản sao từ bản chính giấy tờ, văn bản", 0, 30),
    ("1.001193", "Đăng ký khai sinh", 0, 12),
    ("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", 3, 10),
    ("2.000635", "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh", 0, 10),
    ("1.000656", "Đăng ký khai tử", 0, 6),
    ("1.000894", "Đăng ký kết hôn", 0, 6),
    ("1.004859", "Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc", 3, 4),
    ("1.014027", "Thực hiện, điều chỉnh, thôi hưởng trợ cấp hưu trí xã hội", 10, 6),
    ("1.001776", "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng", 10, 5),
    ("1.001699", "Xác định, xác định lại mức độ khuyết tật", 25, 2),
    ("1.001612", "Đăng ký thành lập hộ kinh doanh", 3, 6),
    ("2.001035", "Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở", 2, 3),
)
_WEIGHTS = [weight for *_rest, weight in _PROCEDURES]


def rows(plan: Plan, *, today: date, calendar: Calendar) -> Iterator[tuple[str, ...]]:
    """The list's rows, HEADERS first; the same for the same day."""
    yield HEADERS
    dice = Random(f"camtay:{plan.place}")
    days = _open_days(FIRST, LAST - timedelta(days=5), calendar)
    online = _marks(dice, plan.settled, plan.online)
    on_time = _marks(dice, plan.settled, plan.on_time)
    for number in range(plan.settled):
        received = _moment(dice, days[number * len(days) // plan.settled])
        yield _settled(dice, plan, number + 1, received, online[number], on_time[number], calendar)
    anchor = max(today, EARLIEST_TODAY)
    recent = _open_days(anchor - timedelta(days=18), anchor - timedelta(days=1), calendar)
    latest = datetime.combine(anchor, time(7, 30), ZONE)
    for number in range(plan.open):
        received = _moment(dice, recent[number * len(recent) // plan.open])
        yield _open(dice, plan, plan.settled + number + 1, received, latest, calendar)
    for number, state in enumerate(NOT_YET):
        filed = _moment(dice, recent[-1]) + timedelta(minutes=number)
        yield _not_received(dice, plan, plan.settled + plan.open + number + 1, filed, state)


def _marks(dice: Random, size: int, marked: int) -> list[bool]:
    marks = [True] * marked + [False] * (size - marked)
    dice.shuffle(marks)
    return marks


def _open_days(first: date, last: date, calendar: Calendar) -> list[date]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if calendar.is_working(day)]


def _moment(dice: Random, day: date) -> datetime:
    hour = dice.choice((8, 8, 9, 9, 10, 14, 14))
    return datetime.combine(day, time(hour, dice.randrange(60)), ZONE)


def _settled(
    dice: Random, plan: Plan, number: int, received: datetime, online: bool, on_time: bool, calendar: Calendar
) -> tuple[str, ...]:
    code, name, days, _weight = dice.choices(_PROCEDURES, _WEIGHTS)[0]
    due = _due(received, days, calendar)
    if due.date() > LAST - timedelta(days=4):  # would end outside the article's months
        code, name, days, _weight = _PROCEDURES[0]
        due = _due(received, days, calendar)
    if on_time:
        finished = _part(received, due, dice.uniform(0.2, 0.98), calendar)
        together = (moment for moment in plan.closings if received < moment < due)
        finished = next(together, finished)
    else:
        finished = add_working_time(due, timedelta(minutes=dice.randrange(60, 900)), calendar)
    asked = answered = None
    if days >= 3 and on_time and dice.random() < 0.12:
        asked = _part(received, finished, 0.3, calendar)
        answered = _part(received, finished, 0.6, calendar)
    handed = add_working_time(finished, timedelta(minutes=dice.randrange(5, 300)), calendar)
    return _row(
        plan, number, code, name, "2" if online else dice.choice(("1", "1", "3")), person_name(dice), received, due,
        finished=finished, handed=handed, state="10", attached="1", result=True, asked=asked, answered=answered,
    )  # fmt: skip


def _open(
    dice: Random, plan: Plan, number: int, received: datetime, latest: datetime, calendar: Calendar
) -> tuple[str, ...]:
    code, name, days, _weight = dice.choices(_PROCEDURES, _WEIGHTS)[0]
    due = _due(received, days, calendar)
    state = dice.choices(("2", "4", "5", "6", "9", "10", "8", "7"), (3, 10, 3, 2, 3, 8, 1, 1))[0]
    ended = _part(received, min(due, latest), dice.uniform(0.1, 0.9), calendar)
    done = state in ("9", "10")
    return _row(
        plan, number, code, name, "2" if dice.random() < 0.96 else "1", person_name(dice), received, due,
        finished=ended if done else None, handed=ended + timedelta(minutes=25) if state == "10" else None,
        closed=ended if state in ("7", "8") else None, state=state, attached="1", result=done,
        asked=ended if state == "5" else None,
    )  # fmt: skip


def _not_received(dice: Random, plan: Plan, number: int, filed: datetime, state: str) -> tuple[str, ...]:
    """Filed and not taken in yet, or not to be taken in: only the day of filing is known."""
    code, name, _days, _weight = dice.choices(_PROCEDURES, _WEIGHTS)[0]
    dossier = f"{plan.agency}-{filed:%y%m%d}-{number:04d}"
    known = {
        "MaHoSo": dossier, "MaTTHC": code, "TenTTHC": name, "KenhThucHien": "2", "ChuHoSo": person_name(dice),
        "NgayNopHoSo": _written(filed), "TrangThaiHoSo": state, "SoLanBoSung": "0",
    }  # fmt: skip
    return tuple(known.get(header, "") for header in HEADERS)


def _part(start: datetime, end: datetime, share: float, calendar: Calendar) -> datetime:
    """The moment at which `share` of the working time from `start` to `end` is over."""
    seconds = int(working_time(start, end, calendar).total_seconds() * share)
    return add_working_time(start, timedelta(seconds=seconds), calendar)


def _due(received: datetime, days: int, calendar: Calendar) -> datetime:
    unit, amount = ("working_day", days) if days else ("same_day", 1)
    due = due_at(received, amount, unit, calendar)
    assert due is not None
    return due


def _row(
    plan: Plan, number: int, code: str, name: str, channel: str, applicant: str, received: datetime, due: datetime,
    *, state: str, attached: str, result: bool, finished: datetime | None = None, handed: datetime | None = None,
    closed: datetime | None = None, asked: datetime | None = None, answered: datetime | None = None,
) -> tuple[str, ...]:  # fmt: skip
    dossier = f"{plan.agency}-{received:%y%m%d}-{number:04d}"
    filed = received - timedelta(minutes=37)
    return (
        dossier, code, name, channel, applicant, _written(filed), _written(received), _written(due),
        _written(finished), _written(handed), _written(closed), state, attached,
        f"ketqua/{dossier}.pdf" if result else "", "1" if asked else "0", _written(asked), _written(answered),
    )  # fmt: skip


def _written(moment: datetime | None) -> str:
    return moment.astimezone(ZONE).strftime("%Y%m%d%H%M%S") if moment else ""
