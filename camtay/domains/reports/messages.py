"""The letter of 7:30."""

from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from camtay.domains.cases import queries as cases
from camtay.domains.dispatch import actions as dispatch
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.reports.queries.morning import Morning
from camtay.domains.tasks.models import Task
from camtay.foundation.calendar import day_key

MOST_IN_LETTER = 100


def tell_morning(who: Account, said: Morning, *, place: Place, now: datetime) -> bool:
    """The list to one person; False where today's was written already. Names of applicants stay out of it."""
    written = dispatch.write(
        key=f"reports.morning:{who.pk}:{day_key(now)}", channel="email", address=who.email or "", kind="reports.morning",
        subject=_subject(said, now), body="\n".join(_lines(said, now)), about=who.person_id, place_id=place.pk, now=now,
    )  # fmt: skip
    return written is not None


def _subject(said: Morning, now: datetime) -> str:
    return _("Danh sách 7 giờ 30 ngày %(day)s: %(cases)s hồ sơ, %(tasks)s việc") % {
        "day": date_format(localtime(now), "d/m/Y"), "cases": len(said.cases), "tasks": len(said.tasks),
    }  # fmt: skip


def _lines(said: Morning, now: datetime) -> list[str]:
    late = said.late + said.late_tasks
    count = len(said.cases) + len(said.tasks)
    home = f"{settings.CAMTAY_PUBLIC_URL}/can-bo/danh-sach-sang/"
    lines = [
        _("Quá hạn: %(late)s. Đến hạn trong hai ngày làm việc: %(soon)s.")
        % {"late": late, "soon": count - late},
        "",
    ]
    if said.empty:
        lines += [_("Hôm nay không có hồ sơ hay việc nào sắp đến hạn."), ""]
    lines += _part(_("HỒ SƠ"), [_case(one, said) for one in said.cases])
    lines += _part(_("VIỆC ĐƯỢC GIAO"), [_task(one, now) for one in said.tasks])
    return [*lines, home, _("Không muốn nhận thư này nữa: mở trang trên và chọn “Thôi nhận thư 7 giờ 30”.")]


def _part(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = (
        [_("… và %(n)s dòng nữa.") % {"n": len(lines) - MOST_IN_LETTER}]
        if len(lines) > MOST_IN_LETTER
        else []
    )
    return [title, *lines[:MOST_IN_LETTER], *more, ""]


def _case(one: cases.Task, said: Morning) -> str:
    due = date_format(localtime(one.due_at), "H:i d/m") if one.due_at else "–"
    holder = one.holder.person.name if one.holder else _("chưa có người giữ")
    mark = _("QUÁ HẠN") + " " if one.group == "late" else ""
    line = f"- {mark}{due} · {one.case.code or ''} · {one.case.procedure_name} · {holder}"
    if one.case.pk in said.drafted:
        address = f"{settings.CAMTAY_PUBLIC_URL}{one.case.desk_path}xin-loi/"
        line += "\n  " + _("Phiếu xin lỗi đã soạn: %(address)s") % {"address": address}
    return line


def _task(one: Task, now: datetime) -> str:
    mark = _("QUÁ HẠN") + " " if one.due_at < now else ""
    return f"- {mark}{date_format(localtime(one.due_at), 'H:i d/m')} · {one.title} · {one.doer.person.name}"
