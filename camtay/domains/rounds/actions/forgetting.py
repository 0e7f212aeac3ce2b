"""Erasing what rounds keep of a person: visits lose the person by going, held commands that name them too."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.people.models import Person
from camtay.domains.rounds.models import Attachment, Carried, Clash, Command, Device, Visit
from camtay.domains.rounds.states import CommandState, DeviceState
from camtay.foundation.access import Actor
from camtay.foundation.kept import Forgotten, Whom


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Visits and clashes go; what was held and names the person is dismissed; one's own phones are ended, nameless.
    The caller has checked the right to, and writes the journal."""
    visits, _each = Visit.objects.filter(person__in=who.ids).delete()
    clashes, _each = Clash.objects.filter(person__in=who.ids).delete()
    held = _dismiss_held(who)
    phones = Device.objects.filter(account__person__in=who.ids)
    Carried.objects.filter(device__in=phones).delete()
    ended = phones.filter(state=DeviceState.IN_USE).update(state=DeviceState.ENDED, ended_at=now)
    phones.update(label="", secret_digest="")
    Attachment.objects.filter(account__person__in=who.ids).update(name="")
    said = [
        (visits, _("Danh sách nhà nên ghé")), (clashes, _("Hai giá trị ghi khác nhau")),
        (held, _("Việc ghi đang chờ quản trị xem")), (ended, _("Máy ngoài địa bàn")),
    ]  # fmt: skip
    return Forgotten(tuple(words for count, words in said if count))


def _dismiss_held(who: Whom) -> int:
    names = {str(one) for one in Person.objects.filter(pk__in=who.ids).values_list("public_id", flat=True)}
    held = Command.objects.filter(state=CommandState.HELD)
    found = [one.pk for one in held.iterator(500) if _names(one.payload, names)]
    return Command.objects.filter(pk__in=found).update(state=CommandState.DISMISSED, payload=None)


def _names(value: object, ids: set[str]) -> bool:
    if isinstance(value, dict):
        return any(_names(one, ids) for one in value.values())
    if isinstance(value, list):
        return any(_names(one, ids) for one in value)
    return isinstance(value, str) and value in ids
