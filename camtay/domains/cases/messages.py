"""What the applicant is told at each turn: where the file is, what comes next, and that nobody asks for a code."""

from datetime import datetime

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from camtay.domains.cases import states
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.dispatch import actions as dispatch
from camtay.domains.people.states import MandateState
from camtay.foundation.calendar import local_day


def tell(case: Case, turn: str, *, now: datetime) -> None:
    """Write the message of `turn` in the caller's transaction; nothing where the applicant left no phone number.

    Who filed it under a mandate is told the same on their own telephone, as long as the mandate stands.
    """
    with override("vi"):
        text = _text(case, turn)
    if case.applicant_phone:
        _send(case, turn, case.applicant_phone, text, f"case:{case.pk}:{turn}:{case.version}", now=now)
    agent = _agents_phone(case, now=now) if case.authorisation is not None else ""
    if agent and agent != case.applicant_phone:
        _send(case, turn, agent, text, f"case:{case.pk}:{turn}:{case.version}:agent", now=now)


def _agents_phone(case: Case, *, now: datetime) -> str:
    mandate, filer = case.authorisation, case.filed_by
    if mandate is None or filer is None or mandate.standing(local_day(now)) != MandateState.VALID:
        return ""
    return filer.phone or ""


def _send(case: Case, turn: str, address: str, text: str, key: str, *, now: datetime) -> None:
    dispatch.write(
        key=key,
        channel="sms",
        address=address,
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
    if case.authorisation is not None and case.pressed_by != states.Pressed.SELF:
        return _(
            "%(agent)s vừa nộp thay ông bà hồ sơ “%(name)s” tới %(place)s theo giấy ủy quyền. "
            "Không phải ý ông bà thì dừng tại %(link)s"
        ) % {
            "agent": case.authorisation.agent.name,
            "name": case.procedure_name,
            "place": case.receiving_place.name,
            "link": f"{settings.CAMTAY_PUBLIC_URL}/uy-quyen/",
        }
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
    by_post = case.returned_by == states.Channel.POST
    said = {
        states.Channel.POST: _("Kết quả hồ sơ %(code)s đã gửi qua bưu chính, mã bưu gửi %(number)s."),
        states.Channel.ONLINE: _(
            "Kết quả hồ sơ %(code)s đã trả qua mạng: bà con đăng nhập để tải. Mời bà con chấm điểm phục vụ."
        ),
        states.Channel.COUNTER: _(
            "Hồ sơ %(code)s đã trả kết quả tại quầy. Ai chưa nhận xin gọi xã, phường. Mời bà con chấm điểm phục vụ."
        ),
    }
    whole = _("Hồ sơ %(code)s đã trả kết quả. Mời bà con chấm điểm phục vụ.")
    sentence = said[states.Channel(case.returned_by)] if case.returned_by else whole
    return sentence % {"code": case.code, "number": case.post_number if by_post else ""}


def _taken_back(case: Case) -> str:
    return _("Hồ sơ %(code)s đã hủy: %(reason)s Bà con chưa phải làm gì, cần thì hỏi xã, phường.") % {
        "code": case.code,
        "reason": case.reason,
    }


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
    "undo_intake": _taken_back,
}
TOLD = frozenset(_SENTENCES)
