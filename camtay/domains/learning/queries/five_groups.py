"""The table of the five groups of Kế hoạch 01-KH/BCĐTW: filled where our records hold the number, and saying so where
they do not. Nothing in it is estimated."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.models import PersonProgress, Progress
from camtay.domains.learning.queries.officials import attended, roll_of
from camtay.domains.people.states import Group
from camtay.domains.places.models import Place
from camtay.foundation.access import Actor
from camtay.foundation.calendar import day_key

ADULT = 18


@dataclass(frozen=True)
class GroupRow:
    """One group. A number that nobody here holds is None, and `note` says where it is to be had."""

    code: str
    label: str | Promise
    target: str | Promise
    whole: int | None
    taught: int | None
    reached: int | None
    note: str | Promise

    @property
    def share(self) -> float | None:
        return self.reached / self.whole if self.whole and self.reached is not None else None


@dataclass(frozen=True)
class _Counts:
    taught: int | None
    alone: int | None


def five_groups(place: Place, *, on: date, by: Actor) -> list[GroupRow]:
    """As things stand on a day, in the order of the plan. Raises Refused. Five queries."""
    permissions.check_can_see_roll(place, by=by)
    return [row(place, on) for row in _ROWS]


def _officials(place: Place, on: date) -> GroupRow:
    roll = roll_of(place, on=on)
    return GroupRow(
        "officials", _("Cán bộ, công chức, viên chức"), _("100% trong năm 2026 (80% trong năm 2025)"),
        roll.officials, attended(place, on=on), roll.trained,
        _("Đếm từ danh sách cán bộ: có mặt ở lớp bồi dưỡng, và đạt đánh giá."),
    )  # fmt: skip


def _students(place: Place, on: date) -> GroupRow:
    counts = _people(place, on, Q(person__groups__group=Group.STUDENT))
    return GroupRow(
        "students", _("Học sinh, sinh viên"),
        _("100% từ tiểu học trở lên trong năm 2026 (trung học và đại học trong năm 2025)"),
        None, counts.taught, counts.alone,
        _("Tổng số học sinh, sinh viên: phần mềm không giữ số này; hãy lấy từ các trường."),
    )  # fmt: skip


def _adults(place: Place, on: date) -> GroupRow:
    counts = _people(place, on, Q(person__birth_year__lte=on.year - ADULT))
    return GroupRow(
        "adults", _("Người dân trưởng thành"), _("100% trong năm 2026 (80% trong năm 2025)"),
        None, counts.taught, counts.alone,
        _(
            "Chỉ đếm người đã ghi năm sinh và được chỉ tận tay. Tổng số người trưởng thành: phần mềm không giữ số "
            "này; hãy lấy từ công an."
        ),
    )  # fmt: skip


def _vneid(place: Place, on: date) -> GroupRow:
    key = day_key(on)
    found = Progress.objects.filter(commune=place, skill="vneid").aggregate(
        taught=Count("pk", filter=Q(shown_day__lte=key)), alone=Count("pk", filter=Q(alone_day__lte=key))
    )
    return GroupRow(
        "vneid", _("Người được xác nhận phổ cập trên VNeID"), _("60 triệu người cả nước trong năm 2026 (40 triệu trong năm 2025)"),
        None, found["taught"], None,
        _(
            "Số người được xác nhận: phần mềm không giữ số này; hãy lấy từ nền tảng Bình dân học vụ số. Cột “Được "
            "chỉ” là người được chỉ dùng VNeID ở đây."
        ),
    )  # fmt: skip


def _workers(_place: Place, _on: date) -> GroupRow:
    return GroupRow(
        "workers", _("Người lao động trong doanh nghiệp, hợp tác xã"), _("100% trong năm 2026 (80% trong năm 2025)"),
        None, None, None,
        _("Phần mềm không giữ số này; hãy lấy từ doanh nghiệp, hợp tác xã trên địa bàn."),
    )  # fmt: skip


def _people(place: Place, on: date, who: Q) -> _Counts:
    key = day_key(on)
    found = PersonProgress.objects.filter(who, commune=place).aggregate(
        taught=Count("pk", filter=Q(shown_day__lte=key), distinct=True),
        alone=Count("pk", filter=Q(alone_day__lte=key), distinct=True),
    )
    return _Counts(**found)


_ROWS: tuple[Callable[[Place, date], GroupRow], ...] = (_officials, _students, _adults, _vneid, _workers)
