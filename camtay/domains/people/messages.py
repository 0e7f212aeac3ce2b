"""What people are told: codes, invitations, changes to how they sign in."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from camtay.domains.dispatch import actions as dispatch
from camtay.domains.people.models import (
    Account,
    Authorisation,
    DataRequest,
    Invitation,
    OneTimeCode,
    Person,
    RoleHeld,
)
from camtay.domains.people.rules.invitations import INVITED
from camtay.domains.people.states import FORGOTTEN, ROLE_BY_CODE, MandateReason, Wish
from camtay.foundation.calendar import ZONE
from camtay.foundation.ids import uuid7


def send_code(row: OneTimeCode, code: str, *, now: datetime) -> None:
    """In the language of the page it was asked on."""
    body = _("%(code)s là mã Cầm Tay, dùng trong 5 phút. Ai hỏi mã này là lừa đảo, kể cả xưng cán bộ.")
    dispatch.write(
        key=f"people.code:{row.pk}", channel="sms", address=row.phone, body=body % {"code": code},
        kind="people.code", secret=True, expires_at=row.expires_at, now=now,
    )  # fmt: skip


def send_invitation(invitation: Invitation, held: RoleHeld, token: str, *, now: datetime) -> None:
    account = invitation.account
    with override(account.language):
        body = _(
            "Chào %(name)s,\n\nAnh/chị được mời dùng Cầm Tay với vai trò: %(role)s, %(place)s.\n"
            "Mở đường dẫn này để đặt mật khẩu (dùng một lần, đến %(until)s):\n\n%(link)s\n\n"
            "Không ai cần biết mật khẩu hay mã của anh/chị, kể cả người quản trị."
        )
        said = {
            **_words(held),
            "until": f"{invitation.expires_at.astimezone(ZONE):%d/%m/%Y}",
            "link": urljoin(settings.CAMTAY_PUBLIC_URL, INVITED.format(token=token)),
        }
        dispatch.write(
            key=f"people.invitation:{invitation.pk}", channel="email", address=invitation.email,
            subject=_("Lời mời dùng Cầm Tay"), body=body % said, kind="people.invitation",
            about=account.person_id, place_id=held.place_id, secret=True, expires_at=invitation.expires_at,
            now=now,
        )  # fmt: skip


def tell_role(held: RoleHeld, *, now: datetime) -> None:
    """Somebody who signs in already got one more role."""
    with override(held.account.language):
        body = _(
            "Chào %(name)s,\n\nTừ %(since)s anh/chị có thêm vai trò: %(role)s, %(place)s.\n"
            "Vai trò hiện ra khi anh/chị đăng nhập Cầm Tay."
        ) % {**_words(held), "since": f"{held.valid_from:%d/%m/%Y}"}
        _letter(held.account, _("Vai trò mới ở Cầm Tay"), body, "people.role", held.place_id, now=now)


def tell_factor_reset(account: Account, place_id: int, *, now: datetime) -> None:
    with override(account.language):
        body = _(
            "Chào %(name)s,\n\nLớp bảo vệ thứ hai của tài khoản anh/chị vừa được người quản trị đặt lại. "
            "Lần đăng nhập tới, anh/chị cài lại ứng dụng sinh mã hoặc khóa truy cập.\n"
            "Nếu anh/chị không nhờ việc này, hãy báo ngay người quản trị và đổi mật khẩu."
        ) % {"name": account.person.name}
        _letter(account, _("Đặt lại lớp bảo vệ thứ hai"), body, "people.factor_reset", place_id, now=now)


def tell_sign_in_changed(account: Account, what: str, *, now: datetime) -> None:
    with override(account.language):
        body = _(
            "Chào %(name)s,\n\n%(what)s\nNếu không phải anh/chị làm, hãy báo ngay người quản trị của xã, phường."
        ) % {"name": account.person.name, "what": what}
        _letter(account, _("Cách đăng nhập vừa thay đổi"), body, "people.sign_in_changed", None, now=now)


def send_password_link(account: Account, address: str, link: str, *, until: datetime, now: datetime) -> None:
    with override(account.language):
        body = _(
            "Chào %(name)s,\n\nMở đường dẫn này để đặt mật khẩu mới (dùng một lần, trong 1 giờ):\n\n%(link)s\n\n"
            "Nếu không phải anh/chị xin đổi, cứ bỏ qua thư này: mật khẩu cũ vẫn dùng được."
        )
        dispatch.write(
            key=f"people.password_link:{uuid7()}", channel="email", address=address,
            subject=_("Đặt lại mật khẩu Cầm Tay"), body=body % {"name": account.person.name, "link": link},
            kind="people.password_link", about=account.person_id, secret=True, expires_at=until, now=now,
        )  # fmt: skip


MOST_IN_A_MESSAGE = 300  # the whole answer stands on the page


def tell_request(asked: DataRequest, turn: str, *, to: str = "", now: datetime) -> None:
    """Where a request about one's data stands. `to`: a telephone kept here no more, for the last word to somebody who
    was forgotten; nothing where there is none."""
    account = Account.objects.filter(person=asked.person_id, is_active=True).first()
    address = to or (account.phone if account else "") or asked.person.phone
    if not address:
        return
    with override(account.language if account else "vi"):
        body = _request_words(asked, turn)
    dispatch.write(
        key=f"people.request:{asked.pk}:{turn}", channel="sms", address=address, body=body,
        kind=FORGOTTEN if to else f"people.request_{turn}", object_type="people.DataRequest", object_id=asked.pk,
        about=None if to else asked.person_id, place_id=asked.place_id, keep_in=asked.place.practice, now=now,
    )  # fmt: skip


def _request_words(asked: DataRequest, turn: str) -> str:
    wish = str(Wish(asked.wish).label).lower()
    due = asked.due_at.astimezone(ZONE)
    place, answer = asked.place.name, Truncator(asked.answer).chars(MOST_IN_A_MESSAGE)
    said = {
        "asked": _("%(place)s đã nhận yêu cầu “%(wish)s” của bạn, sẽ trả lời trước %(due)s."),
        "taken_back": _("Bạn đã rút yêu cầu “%(wish)s” gửi %(place)s."),
        "answered": _("%(place)s trả lời yêu cầu “%(wish)s”: %(answer)s"),
        "declined": _("%(place)s chưa làm được yêu cầu “%(wish)s”. Lý do: %(answer)s"),
        "erased": _("%(place)s đã xóa dữ liệu của bạn theo yêu cầu. Số này không còn lưu ở Cầm Tay."),
    }[turn]
    words = said % {"place": place, "wish": wish, "due": f"{due:%H:%M %d/%m/%Y}", "answer": answer}
    return f"{words} {_('Không ai hỏi mã OTP của bạn.')}"


def _letter(
    account: Account, subject: str, body: str, kind: str, place_id: int | None, *, now: datetime
) -> None:
    if account.email:
        dispatch.write(
            key=f"{kind}:{uuid7()}", channel="email", address=account.email, subject=subject, body=body,
            kind=kind, about=account.person_id, place_id=place_id, now=now,
        )  # fmt: skip


def _words(held: RoleHeld) -> dict[str, str]:
    return {
        "name": held.account.person.name,
        "role": str(ROLE_BY_CODE[held.role].label),
        "place": held.place.name,
    }


@override("vi")
def tell_mandate_given(mandate: Authorisation, *, now: datetime) -> None:
    """To who gives it, on their own telephone, at once: who may act, what for, how to stop it."""
    body = _(
        "%(agent)s vừa được ghi là người làm thay ông bà: %(what)s, đến hết %(until)s. "
        "Không phải ý ông bà thì dừng ngay tại %(link)s hoặc báo xã, phường. Không ai hỏi mã OTP của ông bà."
    )
    _to_telephone(mandate.principal, "people.mandate_given", mandate, body, now=now)


@override("vi")
def tell_mandate_confirmed(mandate: Authorisation, *, now: datetime) -> None:
    to_principal = _(
        "Giấy ủy quyền cho %(agent)s đã được xác nhận: %(what)s, đến hết %(until)s. Thôi lúc nào cũng được: %(link)s"
    )
    to_agent = _(
        "Giấy ủy quyền của %(principal)s đã được xác nhận, đến hết %(until)s. Nộp hồ sơ thay tại %(link)s "
        "Không hỏi, không gõ mã OTP của người khác."
    )
    _to_telephone(mandate.principal, "people.mandate_confirmed", mandate, to_principal, now=now)
    _to_telephone(mandate.agent, "people.mandate_confirmed_agent", mandate, to_agent, now=now)


@override("vi")
def tell_mandate_ended(mandate: Authorisation, reason: str, *, now: datetime) -> None:
    """To both: who acts stops acting, and who gave it knows that it has ended."""
    why = str(dict(MandateReason.choices).get(reason, ""))
    said = _("Ủy quyền của %(principal)s cho %(agent)s đã thôi từ hôm nay. Xem tại %(link)s")
    declined = _(
        "Ủy quyền của %(principal)s cho %(agent)s không được xác nhận. Lý do: %(why)s. Xem tại %(link)s"
    )
    body = (declined if mandate.confirmed_at is None and why else said).replace(
        "%(why)s", why.replace("%", "%%")
    )
    for whom, kind in (
        (mandate.principal, "people.mandate_ended"),
        (mandate.agent, "people.mandate_ended_agent"),
    ):
        _to_telephone(whom, kind, mandate, body, now=now)


def _to_telephone(person: Person, kind: str, mandate: Authorisation, body: str, *, now: datetime) -> None:
    """Nothing to who has none: the pages say so, and what was done stands in their journal."""
    account = Account.objects.filter(person=person, is_active=True).first()
    phone = (account.phone if account else "") or person.phone
    if not phone:
        return
    count = len(mandate.procedures)
    what = ngettext("%(count)s thủ tục", "%(count)s thủ tục", count) % {"count": count}
    said = {
        "agent": mandate.agent.name,
        "principal": mandate.principal.name,
        "what": what if count else _("mọi thủ tục nộp ở đây"),
        "until": f"{mandate.valid_until:%d/%m/%Y}",
        "link": f"{settings.CAMTAY_PUBLIC_URL}/uy-quyen/",
    }
    commune = mandate.principal.commune
    dispatch.write(
        key=f"{kind}:{mandate.pk}", channel="sms", address=phone, body=body % said, kind=kind,
        object_type="people.Authorisation", object_id=str(mandate.pk), about=person.pk,
        place_id=mandate.principal.commune_id, keep_in=bool(commune and commune.practice), now=now,
    )  # fmt: skip
