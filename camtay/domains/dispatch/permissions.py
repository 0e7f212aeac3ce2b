"""Who may look at the ledger, and send again what failed."""

from django.utils.translation import gettext_lazy as _

from camtay.domains.dispatch.models import Message
from camtay.foundation.access import Actor, Permission, Reach, Refused, allows, check

SEE_LEDGER = Permission(
    name="dispatch.see_ledger",
    label=_("Xem sổ tin đã gửi (không thấy mã dùng một lần)"),
    grants={"commune_admin": Reach.PLACE, "city_admin": Reach.PLACE, "auditor": Reach.PLACE},
)
TRY_AGAIN = Permission(
    name="dispatch.try_again",
    label=_("Gửi lại tin không gửi được"),
    grants={"commune_admin": Reach.PLACE, "city_admin": Reach.PLACE},
)
PERMISSIONS: tuple[Permission, ...] = (SEE_LEDGER, TRY_AGAIN)


def _places(message: Message) -> tuple[int, ...]:
    return () if message.place_id is None else (message.place_id,)


def _owners(message: Message) -> tuple[int, ...]:
    return () if message.about is None else (message.about,)


def can_see_message(message: Message, *, by: Actor) -> bool:
    return allows(SEE_LEDGER, by, places=_places(message), owners=_owners(message))


def check_can_see_message(message: Message, *, by: Actor) -> None:
    check(SEE_LEDGER, by, places=_places(message), owners=_owners(message))


def can_try_again(message: Message, *, by: Actor) -> bool:
    return allows(TRY_AGAIN, by, places=_places(message), owners=_owners(message))


def check_can_try_again(message: Message, *, by: Actor) -> None:
    """Raises Refused for who may not, and for a secret: its text is erased, the person asks for a new code."""
    check(TRY_AGAIN, by, places=_places(message), owners=_owners(message))
    if message.secret:
        raise Refused(_("Mã dùng một lần không gửi lại được. Hãy để người nhận tự lấy mã mới."))
