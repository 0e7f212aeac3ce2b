"""A list of cases for a spreadsheet. No telephone numbers: a list travels further than a page."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import queries, states
from camtay.domains.cases.models import Case
from camtay.foundation.tables.exporting import Field

FIELDS = (
    Field("code", _("Mã hồ sơ"), 26),
    Field("procedure_code", _("Mã thủ tục"), 12),
    Field("procedure_name", _("Tên thủ tục"), 50),
    Field("applicant", _("Chủ hồ sơ"), 26),
    Field("channel", _("Kênh nộp"), 12),
    Field("state", _("Trạng thái"), 24),
    Field("late", _("Quá hạn"), 10),
    Field("submitted_at", _("Ngày nộp"), 20),
    Field("received_at", _("Ngày tiếp nhận"), 20),
    Field("due_at", _("Ngày hẹn trả"), 20),
    Field("finished_at", _("Ngày xử lý xong"), 20),
    Field("handed_over_at", _("Ngày trả"), 20),
    Field("holder", _("Người giải quyết"), 26),
    Field("place", _("Nơi tiếp nhận"), 24),
    Field("origin", _("Nguồn"), 30),
)


def rows(cases: Iterable[Case], *, now: datetime) -> Iterator[dict[str, Any]]:
    for case in cases:
        yield {
            "code": case.code or "",
            "procedure_code": case.procedure_code,
            "procedure_name": case.procedure_name,
            "applicant": case.applicant_name,
            "channel": str(states.Channel(case.channel).label),
            "state": str(states.TABLE.state(case.state).label),
            "late": queries.is_late(case, now=now),
            "submitted_at": case.submitted_at,
            "received_at": case.received_at,
            "due_at": case.due_at,
            "finished_at": case.finished_at,
            "handed_over_at": case.handed_over_at,
            "holder": case.assignee.person.name if case.assignee else "",
            "place": case.receiving_place.name,
            "origin": str(states.Origin(case.origin).label),
        }
