"""What the pages of apologies show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.cases import queries
from camtay.domains.cases.models import Case, CaseApology
from camtay.domains.places.models import Place
from camtay.foundation.tables.exporting import Field

LATE_FIELDS = (
    Field("number", "STT", 6),
    Field("code", "Mã hồ sơ", 26),
    Field("procedure", "Tên TTHC", 50),
    Field("due_at", "Hạn theo Bộ chỉ số 766", 20),
    Field("ended_at", "Xong lúc", 20),
    Field("days", "Số ngày làm việc trễ", 12),
    Field("held", "Tạm dừng và căn cứ", 60),
    Field("explained", "Không trễ khi giải trình", 14),
    Field("apologised", "Đã xin lỗi lúc", 20),
)


@dataclass(frozen=True)
class Draft:
    """One letter that waits to be read and given out. `late`: the appointed time has passed."""

    url: str
    case_url: str
    code: str
    applicant: str
    procedure: str
    due_at: datetime | None
    late: bool
    new_due_at: datetime | None
    reason: str
    holder: str


def drafts(found: Iterable[CaseApology], *, now: datetime) -> list[Draft]:
    return [_draft(one, one.case, now) for one in found]


def _draft(one: CaseApology, case: Case, now: datetime) -> Draft:
    return Draft(
        url=reverse("desk:apology", args=[case.pk]),
        case_url=reverse("desk:case", args=[case.pk]),
        code=case.code or _("Chưa có mã"),
        applicant=case.applicant_name or "–",
        procedure=case.procedure_name,
        due_at=case.clock_due_at,
        late=queries.is_late(case, now=now),
        new_due_at=one.new_due_at,
        reason=one.reason,
        holder=case.assignee.person.name if case.assignee else "–",
    )


def late_rows(cases: Iterable[Case], *, now: datetime) -> Iterator[dict[str, Any]]:
    """As a spreadsheet has them. Always Vietnamese, like the printed list."""
    for row in queries.late_rows(cases, now=now):
        yield {
            **vars(row),
            "held": "\n".join(row.held),
            "explained": "Có" if row.explained else "Không",
        }


def late_title(place: Place, first: date, last: date) -> str:
    practice = "THỰC HÀNH, không có giá trị. " if place.practice else ""
    return (
        f"{practice}{queries.FORMS['late'].title}, {place.name}, "
        f"hạn từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
    )
