"""One-time codes: asking for one, using one, throwing old ones away."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import messages
from camtay.domains.people.models import CodeSource, OneTimeCode
from camtay.domains.people.rules import codes
from camtay.domains.people.states import Purpose
from camtay.foundation.access import Refused
from camtay.foundation.vietnamese import is_mobile, phone_normal

WRONG = _("Mã chưa đúng hoặc đã quá 5 phút. Bà con xem lại tin nhắn mới nhất, hoặc bấm nhắn mã khác.")


@transaction.atomic
def request_code(*, phone: str, purpose: str, session_key: str, address: str, now: datetime) -> None:
    """Send a code to a telephone, good for this purpose in this session alone. The answer is the same whether the
    telephone is known here or not.

    Raises Refused for a number that takes no text messages, and when the telephone or the network address has
    asked too often (5 and 20 an hour). ValueError for a session without a key.
    """
    if not session_key:
        raise ValueError("a code is bound to a session; make one before asking for a code")
    number = phone_normal(phone)
    if number is None or not is_mobile(number):
        raise Refused(_("Số này không nhận được tin nhắn. Hãy nhập số di động, ví dụ 0912 345 678."))
    _count(number, address, now)
    code, bound = codes.new(), codes.binding(session_key)
    row = OneTimeCode.objects.create(
        phone=number,
        purpose=Purpose(purpose),
        binding=bound,
        digest=codes.digest(code, phone=number, purpose=purpose, bound=bound),
        address=address,
        created_at=now,
        expires_at=now + codes.LIFE,
    )
    messages.send_code(row, code, now=now)


def _count(phone: str, address: str, now: datetime) -> None:
    """Refuse what is too often. The rows are locked, so that requests at once are counted one after the other."""
    keys = sorted({f"phone:{phone}", *([f"address:{address}"] if address else [])})
    for key in keys:
        CodeSource.objects.get_or_create(key=key, defaults={"last_at": now})
    list(CodeSource.objects.select_for_update().filter(key__in=keys).order_by("key"))
    recent = OneTimeCode.objects.filter(created_at__gt=now - codes.WINDOW)
    if recent.filter(phone=phone).count() >= codes.PER_PHONE:
        raise Refused(_("Số này đã nhận nhiều mã trong một giờ qua. Bà con nghỉ một lát rồi thử lại."))
    if address and recent.filter(address=address).count() >= codes.PER_ADDRESS:
        raise Refused(_("Nơi này đã xin nhiều mã trong một giờ qua. Bà con nghỉ một lát rồi thử lại."))
    CodeSource.objects.filter(key__in=keys).update(last_at=now)


def redeem_code(*, phone: str, purpose: str, code: str, session_key: str, now: datetime) -> None:
    """Use the newest code of this telephone, purpose and session. Raises Refused, always with the same words.

    Not one transaction on purpose: a wrong guess is counted although it is refused.
    """
    number = phone_normal(phone) or ""
    bound = codes.binding(session_key)
    row = (
        OneTimeCode.objects.filter(phone=number, purpose=purpose, binding=bound, expires_at__gt=now)
        .order_by("-pk")
        .first()
    )
    said = codes.digest("".join(code.split()), phone=number, purpose=purpose, bound=bound)
    if row is None or row.used_at is not None:
        raise Refused(WRONG)
    open_row = OneTimeCode.objects.filter(pk=row.pk, used_at=None)
    if not open_row.filter(tries__lt=codes.TRIES).update(tries=F("tries") + 1):
        raise Refused(_("Đã nhập sai 5 lần. Bà con bấm nhắn mã khác."))
    if not codes.same(said, row.digest) or not open_row.update(used_at=now):
        raise Refused(WRONG)


@transaction.atomic
def purge_codes(*, now: datetime) -> int:
    """Throw away what is no longer counted; the number of codes."""
    gone, _each = OneTimeCode.objects.filter(created_at__lt=now - codes.KEPT).delete()
    CodeSource.objects.filter(last_at__lt=now - codes.KEPT).delete()
    return gone
