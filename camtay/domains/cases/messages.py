"""What the applicant is told at each turn: where the file is, what comes next, and that nobody asks for a code."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from camtay.domains.cases import states
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.cases.queries.tasks import Task
from camtay.domains.dispatch import actions as dispatch
from camtay.domains.places.models import Place
from camtay.foundation.calendar import day_key

MOST_IN_LETTER = 100


def tell(case: Case, turn: str, *, now: datetime) -> None:
    """Write the message of `turn` in the caller's transaction; nothing where the applicant left no phone number."""
    if not case.applicant_phone:
        return
    with override("vi"):
        text = _text(case, turn)
    dispatch.write(
        key=f"case:{case.pk}:{turn}:{case.version}",
        channel="sms",
        address=case.applicant_phone,
        body=text,
        kind=f"cases.{turn}",
        object_type="cases.Case",
        object_id=str(case.pk),
        about=case.applicant_id,
        place_id=case.receiving_place_id,
        keep_in=case.receiving_place.practice,  # practice reaches nobody's telephone
        now=now,
    )


def tell_holder(case: Case, *, now: datetime) -> None:
    """Who looks after the case learns at once that its papers came: the clock runs again."""
    if case.assignee is None or not case.assignee.email:
        return
    with override("vi"):
        subject = _("Hồ sơ %(code)s: người nộp đã gửi giấy tờ bổ sung") % {"code": case.code}
        body = _("Đồng hồ đang chạy lại. Xem giấy tờ tại %(link)s") % {
            "link": f"{settings.CAMTAY_PUBLIC_URL}{case.desk_path}"
        }
    dispatch.write(
        key=f"case:{case.pk}:supply:{case.version}:holder",
        channel="email",
        address=case.assignee.email,
        subject=subject,
        body=body,
        kind="cases.supply_holder",
        object_type="cases.Case",
        object_id=str(case.pk),
        about=case.applicant_id,
        place_id=case.deciding_place_id,
        keep_in=case.receiving_place.practice,
        now=now,
    )


def tell_found(case: Case, note: NotedCase, *, now: datetime) -> None:
    """The code somebody noted was found: told once for each note, to the person's own telephone."""
    if not note.person.phone:
        return
    with override("vi"):
        text = " ".join((_found(case), _seen_at(case), _nobody_asks()))
    dispatch.write(
        key=f"noted:{note.pk}:found",
        channel="sms",
        address=note.person.phone,
        body=text,
        kind="cases.found",
        object_type="cases.Case",
        object_id=str(case.pk),
        about=note.person_id,
        place_id=case.receiving_place_id,
        keep_in=case.receiving_place.practice,
        now=now,
    )


def _found(case: Case) -> str:
    said = _("Hồ sơ %(code)s nộp trên Cổng quốc gia đã về %(place)s: %(state)s.") % {
        "code": case.external_code,
        "place": case.receiving_place.name,
        "state": str(states.TABLE.state(case.state).label).lower(),
    }
    if case.state in states.UNSETTLED:
        return f"{said} {_due(case)}"
    return said


def _seen_at(case: Case) -> str:
    return _("Xem tại %(link)s") % {"link": f"{settings.CAMTAY_PUBLIC_URL}{case.path}"}


def _nobody_asks() -> str:
    return _("Không ai hỏi mã OTP của bà con.")


def _text(case: Case, turn: str) -> str:
    sentence = _SENTENCES[turn](case)
    return " ".join((sentence, _seen_at(case), _nobody_asks()))


def _due(case: Case) -> str:
    if case.due_at is None:
        return _("Cán bộ sẽ báo ngày hẹn trả.")
    return _("Hẹn trả: %(due)s.") % {"due": date_format(localtime(case.due_at), "H:i d/m/Y")}


def _submitted(case: Case) -> str:
    return _("Hồ sơ “%(name)s” đã gửi tới %(place)s, đang chờ tiếp nhận.") % {
        "name": case.procedure_name,
        "place": case.receiving_place.name,
    }


def _accepted(case: Case) -> str:
    return (
        _("%(place)s đã tiếp nhận hồ sơ %(code)s.")
        % {
            "place": case.receiving_place.name,
            "code": case.code,
        }
        + f" {_due(case)}"
    )


def _declined(case: Case) -> str:
    return _("Hồ sơ “%(name)s” chưa được tiếp nhận. Lý do: %(reason)s") % {
        "name": case.procedure_name,
        "reason": case.reason,
    }


def _supplement(case: Case) -> str:
    return _("Hồ sơ %(code)s cần bổ sung: %(reason)s") % {"code": case.code, "reason": case.reason}


def _supplied(case: Case) -> str:
    return _("Đã nhận giấy tờ bổ sung của hồ sơ %(code)s. Cán bộ đang xem.") % {"code": case.code}


def _stopped(case: Case) -> str:
    return _("Hồ sơ %(code)s đã dừng giải quyết. Lý do: %(reason)s") % {
        "code": case.code,
        "reason": case.reason,
    }


def _refused(case: Case) -> str:
    return _("Hồ sơ %(code)s bị từ chối. Lý do: %(reason)s") % {"code": case.code, "reason": case.reason}


def _ready(case: Case) -> str:
    return _("Hồ sơ %(code)s đã có kết quả. Mời bà con nhận tại %(place)s hoặc tải bản điện tử.") % {
        "code": case.code,
        "place": case.receiving_place.name,
    }


def _handed_over(case: Case) -> str:
    return _("Hồ sơ %(code)s đã trả kết quả. Mời bà con chấm điểm phục vụ.") % {"code": case.code}


def _apologised(case: Case) -> str:
    """The letter that has just been given out, in a text message's words."""
    given = case.apologies.filter(issued_at__isnull=False).order_by("issued_at", "pk").last()
    assert given is not None
    assert given.new_due_at is not None
    said = {
        "code": case.code,
        "place": case.deciding_place.name,
        "due": date_format(localtime(given.new_due_at), "H:i d/m/Y"),
        "reason": given.reason,
    }
    return (
        _(
            "Hồ sơ %(code)s chưa kịp trả đúng hẹn. %(place)s xin lỗi bà con và hẹn lại: %(due)s. Lý do: %(reason)s"
        )
        % said
    )


def _waiting(case: Case) -> str:
    return (
        _("Hồ sơ %(code)s: %(state)s.")
        % {
            "code": case.code,
            "state": str(states.TABLE.state(case.state).label).lower(),
        }
        + f" {case.reason}".rstrip()
    )


_SENTENCES = {
    "submit": _submitted,
    "accept": _accepted,
    "decline": _declined,
    "ask_supplement": _supplement,
    "supply": _supplied,
    "wait_duty": _waiting,
    "stop": _stopped,
    "refuse": _refused,
    "attach_result": _ready,
    "hand_over": _handed_over,
    "apologise": _apologised,
}
TOLD = frozenset(_SENTENCES)


def tell_morning(address: str, tasks: Sequence[Task], *, key: str, place: Place, now: datetime) -> bool:
    """The list of 7:30 to one person; False where today's was written already. Names of applicants stay out of it."""
    late = sum(task.group == "late" for task in tasks)
    day = date_format(localtime(now), "d/m/Y")
    lines = [_morning_line(task) for task in tasks[:MOST_IN_LETTER]]
    if len(tasks) > MOST_IN_LETTER:
        lines.append(_("… và %(n)s hồ sơ nữa.") % {"n": len(tasks) - MOST_IN_LETTER})
    body = "\n".join(
        [
            _("Quá hạn: %(late)s. Đến hạn trong hai ngày làm việc: %(soon)s.")
            % {"late": late, "soon": len(tasks) - late},
            "",
            *(lines or [_("Hôm nay không có hồ sơ nào sắp đến hạn.")]),
            "",
            f"{settings.CAMTAY_PUBLIC_URL}/can-bo/danh-sach-sang/",
        ]
    )
    said = _("Danh sách 7 giờ 30 ngày %(day)s: %(n)s hồ sơ") % {"day": day, "n": len(tasks)}
    written = dispatch.write(
        key=f"cases.morning:{key}:{day_key(now)}", channel="email", address=address, subject=said, body=body,
        kind="cases.morning", place_id=place.pk, now=now,
    )  # fmt: skip
    return written is not None


def _morning_line(task: Task) -> str:
    due = date_format(localtime(task.due_at), "H:i d/m") if task.due_at else "–"
    holder = task.holder.person.name if task.holder else _("chưa có người giữ")
    mark = _("QUÁ HẠN") + " " if task.group == "late" else ""
    return f"- {mark}{due} · {task.case.code or ''} · {task.case.procedure_name} · {holder}"
