"""Reading an invitation's link."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account, Invitation
from camtay.domains.people.rules import invitations
from camtay.foundation.access import Actor, Refused


def invited(token: str, *, now: datetime) -> Invitation:
    """The invitation a link speaks of. Raises Refused when it is used, taken back, over, or not ours."""
    pk = invitations.read(token)
    found = (
        Invitation.objects.select_related("account__person").filter(pk=pk).first() if pk is not None else None
    )
    if found is None or found.revoked_at is not None or now >= found.expires_at:
        raise Refused(_("Lời mời đã hết hạn hoặc đã thay bằng lời mời khác. Hãy nhờ người quản trị gửi lại."))
    if found.accepted_at is not None:
        raise Refused(_("Lời mời này đã dùng rồi. Hãy đăng nhập bằng mật khẩu đã đặt."))
    return found


def needs_telephone(invitation: Invitation) -> bool:
    """The account was its owner's before: they prove it by their telephone, or the link would open it to anybody."""
    return invitation.account.email is None


def open_link(account: Account, *, by: Actor, now: datetime) -> str | None:
    """The address of an account's open invitation; None when there is none.

    For the operator's terminal alone, where a new place has no mail server yet: whoever reads it can use it.
    Raises Refused for anybody else.
    """
    if by.kind != "system":
        raise Refused(_("Lời mời chỉ gửi tới hộp thư của người được mời."))
    waiting = Invitation.objects.filter(
        account=account, accepted_at=None, revoked_at=None, expires_at__gt=now
    )
    latest = waiting.order_by("-created_at").first()
    if latest is None:
        return None
    path = invitations.INVITED.format(token=invitations.token(latest.pk))
    return urljoin(str(settings.CAMTAY_PUBLIC_URL), path)
