"""Phones: enrolled by their owners, reported lost, put out of use."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.rounds import permissions, queries
from camtay.domains.rounds.models import Carried, Device
from camtay.domains.rounds.rules import secrets
from camtay.domains.rounds.states import DeviceState
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal
from camtay.foundation.vietnamese import clean

MOST_DEVICES = 5  # in use at once: who needs more has lost some and not said so
SEEN_STEP = timedelta(minutes=5)


class TakenId(Refused):
    """The id is another phone's."""


@transaction.atomic
def enrol(*, device_id: UUID, label: str, app: str, by: Actor, now: datetime) -> tuple[Device, str]:
    """A helper's phone from now on; the phone and its secret, which is told this once.

    The same phone enrolled again gets a new secret, and the old one is worth nothing. Raises Refused, TakenId.
    """
    if not queries.helps(by):
        raise Refused(
            _("Chỉ người đang ở trong tổ công nghệ số mới ghi máy được. Hãy hỏi quản trị xã, phường.")
        )
    account = Account.objects.select_for_update().get(pk__in=[by.account_id])
    known = Device.objects.select_for_update().filter(pk=device_id).first()
    if known is not None and (known.account_id != account.pk or known.state == DeviceState.LOST):
        raise TakenId(_("Mã máy này đã dùng rồi. Hãy mở lại ứng dụng để lấy mã mới."))
    others = queries.in_use_of([account.pk]).exclude(pk=device_id).count()
    if others >= MOST_DEVICES:
        raise Refused(_("Anh/chị đang có 5 máy. Hãy bấm “Thôi dùng” máy cũ trước."))
    secret = secrets.new_secret()
    device, _made = Device.objects.update_or_create(
        pk=device_id,
        defaults={
            "account": account, "label": clean(label)[:120], "app": clean(app)[:20], "enrolled_at": now,
            "seen_at": now, "state": DeviceState.IN_USE, "secret_digest": secrets.digest_of(secret),
            "ended_at": None, "ended_by": None, "wiped_at": None,
        },
    )  # fmt: skip
    Carried.objects.filter(device=device).delete()
    _record("rounds.enrol", device, by=by, now=now)
    return device, secret


@transaction.atomic
def report_lost(*, device_id: UUID, by: Actor, now: datetime) -> Device:
    """From now on it gets nothing, and is told to wipe itself at its next call. Repeating it changes nothing."""
    return _end(device_id, DeviceState.LOST, "rounds.report_lost", by=by, now=now)


@transaction.atomic
def end_device(*, device_id: UUID, by: Actor, now: datetime) -> Device:
    """Out of use, with the same consequences. A phone that was reported lost stays so."""
    return _end(device_id, DeviceState.ENDED, "rounds.end_device", by=by, now=now)


def _end(device_id: UUID, state: DeviceState, deed: str, *, by: Actor, now: datetime) -> Device:
    device = (
        Device.objects.select_for_update(of=("self",)).select_related("account__person").get(pk=device_id)
    )
    where = queries.places_helped(device.account_id)
    permissions.check_device(permissions.END_DEVICE, device, where, by=by)
    if device.state in (state, DeviceState.LOST):
        return device
    device.state, device.ended_at, device.ended_by_id = state, now, by.account_id
    device.save(update_fields=["state", "ended_at", "ended_by"])
    Carried.objects.filter(device=device).delete()
    _record(deed, device, by=by, now=now)
    return device


def note_wiped(*, device: Device, now: datetime) -> None:
    """It called, and was told to wipe itself: the first time is kept."""
    Device.objects.filter(pk=device.pk, wiped_at=None).update(wiped_at=now)


def note_seen(*, device: Device, app: str = "", now: datetime) -> None:
    """It called. Written at most every few minutes."""
    if device.seen_at is None or now - device.seen_at > SEEN_STEP or (app and app[:20] != device.app):
        device.seen_at, device.app = now, app[:20] or device.app
        Device.objects.filter(pk=device.pk).update(seen_at=now, app=device.app)


def _record(deed: str, device: Device, *, by: Actor, now: datetime) -> None:
    where = min(queries.places_helped(device.account_id), default=0)
    journal.record(
        by=by, action=deed, object_type="rounds.device", object_id=device.pk, now=now, place_id=where
    )
