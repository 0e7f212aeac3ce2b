"""Reading the outbox: the ledger for staff, one thing's messages, the queue's health, the demonstration's inbox."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.connectors import email, sms
from camtay.domains.dispatch import rules
from camtay.domains.dispatch.models import Message, MessageQuerySet
from camtay.domains.dispatch.states import WAITING, Channel, State
from camtay.foundation.access import Scope
from camtay.foundation.kept import Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats

_MESSAGE = Shown(
    _("Tin đã gửi cho bạn"),
    _("Tin nhắn, thư"),
    Ground(
        _("Để báo cho bạn biết hồ sơ đến đâu, và chứng minh đã báo."),
        _("Thực hiện thủ tục hành chính theo yêu cầu của bạn (NĐ 118/2025/NĐ-CP)."),
        _("Đến khi bạn yêu cầu xóa. Mã dùng một lần: lời tin mất ngay khi gửi xong."),
    ),
    ("dispatch.Message.address", "dispatch.Message.subject", "dispatch.Message.body"),
)
KEEPS = Register(
    _("Tin nhắn và thư"),
    (_MESSAGE,),
    {"dispatch.Message.error": _("Lời báo lỗi của nhà mạng, chỉ để tìm vì sao tin không đến.")},
)


@dataclass(frozen=True)
class Line:
    """One line of the ledger. `address` is masked; `body` is empty for a secret, always."""

    id: UUID
    kind: str
    channel: str
    address: str
    subject: str
    body: str
    secret: bool
    state: State
    attempts: int
    created_at: datetime
    sent_at: datetime | None
    next_try_at: datetime
    error: str
    object_type: str
    object_id: str
    about: int | None


@dataclass(frozen=True)
class Letter:
    """One message as the demonstration's inbox shows it to everybody, codes included."""

    id: UUID
    channel: str
    address: str
    subject: str
    body: str
    kind: str
    at: datetime


@dataclass(frozen=True)
class Queue:
    """How one channel is doing. `via` is empty when it has no route out; `lag` in seconds, of the oldest one due."""

    channel: str
    via: str
    waiting: int
    lag: float
    failed: int


def _line(message: Message) -> Line:
    return Line(
        id=message.id,
        kind=message.kind,
        channel=message.channel,
        address=rules.masked(message.address),
        subject="" if message.secret else message.subject,
        body="" if message.secret else message.body,
        secret=message.secret,
        state=State(message.state),
        attempts=message.attempts,
        created_at=message.created_at,
        sent_at=message.sent_at,
        next_try_at=message.next_try_at,
        error=message.error.replace(message.address, rules.masked(message.address)),
        object_type=message.object_type,
        object_id=message.object_id,
        about=message.about,
    )


def _newest(found: MessageQuerySet, before: datetime | None, limit: int) -> list[Line]:
    if before is not None:
        found = found.filter(created_at__lt=before)
    return [_line(message) for message in found.order_by("-created_at", "-id")[:limit]]


def ledger(
    scope: Scope, *, state: str = "", channel: str = "", before: datetime | None = None, limit: int = 50
) -> list[Line]:
    """What was sent within `scope`, newest first; `before` is the `created_at` of the last line of the page shown."""
    found = Message.objects.within(scope)
    if state:
        found = found.filter(state=state)
    if channel:
        found = found.filter(channel=channel)
    return _newest(found, before, limit)


def about_object(object_type: str, object_id: object, *, limit: int = 50) -> list[Line]:
    """What was sent because of one thing. Whoever may see the thing may see this; the caller checks that."""
    return _newest(Message.objects.filter(object_type=object_type, object_id=str(object_id)), None, limit)


def messages_about(who: Whom) -> MessageQuerySet:
    """All that concerns them; and what went to an address of theirs and concerns nobody else (one-time codes)."""
    own = Q(about__in=who.ids)
    return Message.objects.filter(own | Q(about=None, address__in=who.addresses))


def about(who: Whom) -> list[Kept]:
    """Everything sent that concerns a person (a data-subject request), oldest first; never the text of a code."""
    found = messages_about(who).exclude(address="").order_by("created_at", "id")
    return [_MESSAGE.line(_told(one)) for one in found]


def _told(message: Message) -> str:
    head = f"{formats.moment(message.created_at)}, {message.address}, {message.get_state_display()}"
    said = "" if message.secret else "\n".join(part for part in (message.subject, message.body) if part)
    return "\n".join(part for part in (head, said) if part)


def inbox(address: str = "", *, limit: int = 50) -> list[Letter]:
    """What the demonstration's people received, newest first; all of them when no address is given.

    Raises PermissionDenied outside the demonstration: this is the one place where codes can be read.
    """
    if not settings.CAMTAY_DEMO:
        raise PermissionDenied("the inbox page exists only in the demonstration")
    found = Message.objects.filter(state=State.SENT, via="inbox").exclude(body="")
    if address:
        found = found.filter(address__iexact=address)
    return [
        Letter(m.id, m.channel, m.address, m.subject, m.body, m.kind, m.created_at)
        for m in found.order_by("-created_at", "-id")[:limit]
    ]


def route(channel: str) -> str:
    """By what messages of `channel` leave: "smpp", "smtp", in the demonstration "inbox"; empty when by nothing.

    The demonstration never sends: its people are made up, but a telephone number may be somebody's.
    """
    if settings.CAMTAY_DEMO:
        return "inbox"
    if channel == Channel.SMS:
        return "smpp" if sms.configured() else ""
    return "smtp" if email.configured() else ""


def check_routes() -> None:
    """Raises ImproperlyConfigured when an account for a way out is written so that it cannot be read."""
    if sms.configured():
        sms.Account.parse(settings.CAMTAY_SMS_URL)


def queues(now: datetime) -> list[Queue]:
    """The state of every channel, for whoever watches the installation."""
    found = []
    for channel in Channel.values:
        waiting = Message.objects.filter(channel=channel, state__in=WAITING)
        oldest = waiting.filter(next_try_at__lte=now).order_by("next_try_at").first()
        found.append(
            Queue(
                channel=channel,
                via=route(channel),
                waiting=waiting.count(),
                lag=max((now - oldest.next_try_at).total_seconds(), 0.0) if oldest else 0.0,
                failed=Message.objects.filter(channel=channel, state=State.FAILED).count(),
            )
        )
    return found
