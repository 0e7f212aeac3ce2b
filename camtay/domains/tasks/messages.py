"""What doers and givers are told: by e-mail, or by text message where somebody has no address."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from camtay.domains.dispatch import actions as dispatch
from camtay.domains.people.models import Account
from camtay.domains.places.models import Place
from camtay.domains.tasks.models import Task
from camtay.foundation.ui import formats


def tell(
    task: Task, what: str, to: Iterable[Account | None], *, turn: str, now: datetime, words: str = ""
) -> int:
    """Write to each of them, once for each `turn` of the task; how many messages were written."""
    known = {one.pk: one for one in to if one is not None}
    return sum(_send(task, what, one, turn=turn, now=now, words=words) for one in known.values())


def tell_batch(place: Place, account: Account, count: int, *, batch: object, now: datetime) -> None:
    """One letter to somebody who was given many tasks at once."""
    with override(account.language):
        subject = _("Anh/chị được giao %(count)s việc") % {"count": count}
        body = _("Xem từng việc và thời hạn tại %(link)s") % {
            "link": f"{settings.CAMTAY_PUBLIC_URL}/can-bo/viec/"
        }
    _write(
        account,
        f"tasks.batch:{batch}:{account.pk}",
        "tasks.give",
        subject,
        body,
        place=place,
        object_id="",
        now=now,
    )


def _send(task: Task, what: str, account: Account, *, turn: str, now: datetime, words: str) -> int:
    with override(account.language):
        subject = _subject(task, what)
        body = _body(task, words)
    key = f"task:{task.pk}:{what}:{turn}:{account.pk}"
    return _write(
        account, key, f"tasks.{what}", subject, body, place=task.place, object_id=str(task.pk), now=now
    )


def _write(
    account: Account,
    key: str,
    kind: str,
    subject: str,
    body: str,
    *,
    place: Place,
    object_id: str,
    now: datetime,
) -> int:
    channel, address = ("email", account.email) if account.email else ("sms", account.phone)
    if not address:
        return 0
    written = dispatch.write(
        key=key, channel=channel, address=address, subject=subject if channel == "email" else "",
        body=body if channel == "email" else f"{subject}. {body}", kind=kind, object_type="tasks.Task",
        object_id=object_id, about=account.person_id, place_id=place.pk, keep_in=place.practice, now=now,
    )  # fmt: skip
    return int(written is not None)


def _subject(task: Task, what: str) -> str:
    said = {
        "give": _("Việc mới được giao: %(title)s"),
        "hand_on": _("Việc được chuyển đến anh/chị: %(title)s"),
        "change": _("Việc được giao đã sửa: %(title)s"),
        "decline": _("Người được giao không nhận: %(title)s"),
        "finish": _("Đã làm xong, chờ anh/chị xác nhận: %(title)s"),
        "confirm": _("Đã xác nhận xong: %(title)s"),
        "send_back": _("Việc bị trả lại để làm tiếp: %(title)s"),
        "drop": _("Không phải làm nữa: %(title)s"),
        "comment": _("Có lời trao đổi: %(title)s"),
        "ask_extension": _("Xin thêm thời gian: %(title)s"),
        "grant_extension": _("Được thêm thời gian: %(title)s"),
        "refuse_extension": _("Không được thêm thời gian: %(title)s"),
        "parts_done": _("Mọi phần việc đã xong: %(title)s"),
        "before": _("Sắp đến hạn: %(title)s"),
        "due": _("Hôm nay đến hạn: %(title)s"),
        "late": _("ĐÃ QUÁ HẠN: %(title)s"),
    }[what]
    return said % {"title": task.title}


def _body(task: Task, words: str) -> str:
    product = _("Sản phẩm: %(product)s") % {"product": task.product} if task.product else ""
    lines = [
        words,
        _("Hạn: %(due)s. Người làm: %(doer)s.")
        % {"due": formats.moment(task.due_at), "doer": task.doer.person.name},
        product,
        f"{settings.CAMTAY_PUBLIC_URL}{task.desk_path}",
    ]
    return "\n".join(line for line in lines if line)
