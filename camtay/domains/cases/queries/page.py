"""What the page of one case shows."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.models import Case, CasePaper
from camtay.domains.cases.rules import clock
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import history
from camtay.foundation.calendar import DayStep, calendar_now, explain

_OTHER_LABELS: dict[str, str | Promise] = {
    "cases.assign": _("Giao cho chuyên viên"),
    "cases.assign_step": _("Giao một bước"),
    "cases.finish_step": _("Xong một bước, chuyển bước sau"),
    "cases.bulk_undo": _("Hoàn tác việc làm nhiều hồ sơ một lúc"),
    "cases.disrupt": _("Tạm dừng đồng hồ có giải trình vì sự cố"),
    "cases.disrupt_end": _("Sự cố đã kết thúc"),
    "cases.disrupt_undo": _("Hoàn tác việc tạm dừng vì sự cố"),
    "cases.pause": _("Ghi tạm dừng có lý do"),
    "cases.pause_end": _("Ghi kết thúc tạm dừng"),
    "cases.pause_undo": _("Bỏ một lần tạm dừng đã ghi"),
    "cases.supply": _("Người nộp đã gửi giấy tờ bổ sung"),
    "cases.apologise": _("Xin lỗi và hẹn lại ngày trả"),
    "cases.guide": _("Hướng dẫn bổ sung tại quầy"),
    "cases.drop_guidance": _("Bỏ hồ sơ đã hướng dẫn bổ sung"),
    "cases.undo_intake": _("Hủy vì nhận nhầm"),
    "cases.import": _("Đồng bộ từ danh sách của tỉnh, thành phố"),
    "cases.import_change": _("Cập nhật từ danh sách của tỉnh, thành phố"),
    "cases.import_undo": _("Hoàn tác một lần nạp danh sách"),
    "cases.tie_code": _("Khớp với mã người nộp đã ghi"),
    "cases.untie_code": _("Bỏ khớp với mã đã ghi"),
    "cases.confirm_code": _("Cán bộ hỏi lại, đúng là hồ sơ của người ghi mã"),
}
_MOVE_LABELS: dict[str, str | Promise] = {f"cases.{move.name}": move.label for move in states.TABLE.moves}


@dataclass(frozen=True)
class Event:
    """One line of the time line: when it happened, when it was recorded, what, by whom."""

    at: datetime
    recorded_at: datetime
    label: str | Promise
    account_id: int | None
    by_system: bool


@dataclass(frozen=True)
class Step:
    """A move that `by` may make now; `reason_needed`: it must say why."""

    name: str
    label: str | Promise
    reason_needed: bool


def timeline(case: Case) -> list[Event]:
    """The case's life from the journal, oldest first."""
    return [
        Event(
            at=entry.occurred_at,
            recorded_at=entry.at,
            label=_MOVE_LABELS.get(entry.action) or _OTHER_LABELS.get(entry.action, entry.action),
            account_id=entry.account_id,
            by_system=entry.actor == "system",
        )
        for entry in history("cases.Case", case.pk)
    ]


def moves_for(case: Case, *, by: Actor) -> list[Step]:
    """The buttons of the page: what the state allows and `by` may do. A mirrored case is moved where it lives."""
    if case.origin == states.Origin.MIRROR:
        return []
    return [
        Step(move.name, move.label, move.name in states.REASON_NEEDED)
        for move in states.TABLE.moves_from(case.state)
        if move.name != "submit" and permissions.can(permissions.BY_NAME[str(move.permission)], case, by=by)
    ]


def can_assign(case: Case, *, by: Actor) -> bool:
    """May `by` give this case to a specialist now? A mirrored one too: who looks after it here is ours to say."""
    return case.state in states.UNSETTLED and permissions.can(permissions.ASSIGN, case, by=by)


def specialists_for(case: Case, *, on: date) -> list[Account]:
    """Who may be given the case: the deciding place's specialists, without the applicant and who acts for them."""
    found = people.holders("specialist", place_ids=[case.deciding_place_id], on=on)
    barred = case.barred_ids
    return [account for account in found if account.person_id not in barred]


def is_late(case: Case, *, now: datetime) -> bool:
    """Late by the official clock: at its end for a settled case, now for another."""
    if case.on_time is not None:
        return not case.on_time
    return case.state in states.UNSETTLED and not clock.is_on_time(case.clock_facts(), at=now)


def missing_papers(case: Case) -> list[CasePaper]:
    """What must still be handed in."""
    return [paper for paper in case.papers.all() if paper.state == states.PaperState.MISSING]


def due_steps(case: Case) -> list[DayStep]:
    """The due time, day by day, from the receipt; empty where no limit is known."""
    if case.received_at is None or case.procedure is None or case.due_at is None:
        return []
    calendar = calendar_now(clock.desk_of(case.procedure.authority))
    return explain(case.received_at, case.procedure.time_amount, case.procedure.time_unit, calendar)
