"""The internal process (quy trình nội bộ): the steps between receipt and result, each with its budget.

Budgets are half working days, as the decisions that publish internal processes write them (0,5 ngày). A step of 0 has
no deadline of its own: the case's counts. The sum may not be above the time limit of the procedure.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import Department
from camtay.domains.procedures.states import Phase, TimeUnit

DATA = Path(__file__).parent.parent / "data"
ROLES = ("clerk", "specialist", "department_head", "signer", "commune_leader")
MOST_STEPS = 12
_ORDER = [Phase.ACCEPTED, Phase.IN_PROGRESS, Phase.DECIDED, Phase.RESULT_READY]
HALF_DAY_HOURS = 4


@dataclass(frozen=True)
class Step:
    """One step. `phase`: the state of the case it is done in; `role`: whose work it is; `department` "": the case's."""

    name: str
    phase: str
    role: str
    department: str = ""
    half_days: int = 0


def limit_half_days(amount: int | None, unit: str) -> int | None:
    """The time limit in half working days; None where none is known.

    Of calendar days only those count that are sure to be working ones: five of seven, whatever the day of receipt.
    """
    if unit == TimeUnit.SAME_DAY:
        return 2
    if amount is None or unit == TimeUnit.OTHER:
        return None
    if unit == TimeUnit.HOUR:
        return max(amount // HALF_DAY_HOURS, 1)
    if unit == TimeUnit.CALENDAR_DAY:
        return max(2 * (amount * 5 // 7), 1)
    return 2 * amount


def general(limit: int | None) -> list[Step]:
    """The process of a procedure for which none is written: most of the time is for the appraisal.

    Its names are kept with each case, so they are in the language of the office whoever takes the case in.
    """
    head, signing, stamping = _shares(limit or 0)
    work = (limit or 0) - head - signing - stamping
    return [
        Step("Nhận hồ sơ, chuyển về phòng", Phase.ACCEPTED, "clerk", Department.CENTRE),
        Step("Trưởng phòng giao người giải quyết", Phase.ACCEPTED, "department_head", "", head),
        Step("Thẩm định hồ sơ", Phase.IN_PROGRESS, "specialist", "", work),
        Step("Trình ký", Phase.IN_PROGRESS, "signer", "", signing),
        Step("Đóng dấu, phát hành kết quả", Phase.DECIDED, "clerk", Department.CENTRE, stamping),
        Step("Trả kết quả", Phase.RESULT_READY, "clerk", Department.CENTRE),
    ]


def _shares(limit: int) -> tuple[int, int, int]:
    """Half days for giving the case to somebody, for signing, and for stamping. What is left appraises."""
    if limit < 3:
        return 0, 1 if limit == 2 else 0, 0
    if limit < 6:
        return 1, 1, 0
    return 1, 2 if limit >= 20 else 1, 1


def problems(steps: Sequence[Step], limit: int | None) -> list[str | Promise]:
    """What keeps these steps from being a process, in words; empty where nothing does."""
    found: list[str | Promise] = []
    if not any(step.phase == Phase.IN_PROGRESS for step in steps):
        found.append(_("Phải có ít nhất một bước thẩm định, giải quyết."))
    if len(steps) > MOST_STEPS:
        found.append(_("Nhiều bước quá: nhiều nhất %(most)s bước.") % {"most": MOST_STEPS})
    places = [_ORDER.index(Phase(step.phase)) for step in steps]
    if places != sorted(places):
        found.append(
            _("Các bước phải theo thứ tự của hồ sơ: tiếp nhận, thẩm định, phát hành, rồi trả kết quả.")
        )
    total = sum(step.half_days for step in steps)
    if limit is not None and total > limit:
        found.append(
            _("Tổng thời gian các bước là %(total)s, vượt thời hạn của thủ tục là %(limit)s.")
            % {"total": days_words(total), "limit": days_words(limit)}
        )
    return found


def days_words(half_days: int) -> str:
    """½ ngày, 1 ngày, 2½ ngày."""
    whole, half = divmod(half_days, 2)
    number = f"{whole or ''}½" if half else str(whole)
    return str(_("%(number)s ngày làm việc") % {"number": number})


@cache
def _departments() -> Mapping[str, str]:
    with (DATA / "departments.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["field"]: row["department"] for row in csv.DictReader(file)}


def department_of(field: str, authority: str) -> str:
    """Which department of a commune works on a field as a rule; "" where the table does not say."""
    if "công an" in authority.lower():
        return Department.POLICE
    return _departments().get(field.strip(), "")
