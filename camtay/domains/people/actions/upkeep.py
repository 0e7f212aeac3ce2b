"""Letters about signing in, and keys changed."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from camtay.domains.people import messages, permissions
from camtay.domains.people.models import Account, Person
from camtay.domains.people.rules import secrecy
from camtay.foundation.access import Actor, check
from camtay.foundation.audit import journal

CHUNK = 500
SECRETS = ("secret", "seed")  # what allauth keeps of a second factor through our sealing


@transaction.atomic
def send_password_link(*, account: Account, address: str, link: str, until: datetime, now: datetime) -> None:
    """A letter with the link to a new password."""
    messages.send_password_link(account, address, link, until=until, now=now)


@transaction.atomic
def tell_sign_in_changed(*, account: Account, what: str, now: datetime) -> None:
    """A letter about a changed way of signing in, to who may not have changed it."""
    messages.tell_sign_in_changed(account, what, now=now)


def rotate_keys(*, by: Actor, now: datetime) -> int:
    """Write everything encrypted again under the current key: citizen numbers, second factors. How many were not.

    In small transactions: it may be stopped and repeated. Raises Refused for anybody but the operator.
    """
    check(permissions.ROTATE_KEYS, by)
    done = _numbers() + _factors()
    if done:
        journal.record(
            by=by, action="people.rotate_keys", object_type="people.keys", object_id="", now=now, place_id=0
        )
    return done


def _numbers() -> int:
    done, last = 0, 0
    while True:
        with transaction.atomic():
            rows = Person.objects.select_for_update().filter(pk__gt=last).exclude(citizen_number="")
            chunk = list(rows.order_by("pk")[:CHUNK])
            old = [one for one in chunk if not secrecy.is_current(one.citizen_number)]
            for person in old:
                person.citizen_number = secrecy.encrypt(secrecy.decrypt(person.citizen_number))
            Person.objects.bulk_update(old, ["citizen_number"])
        if not chunk:
            return done
        done, last = done + len(old), chunk[-1].pk


def _factors() -> int:
    done = 0
    for pk in list(Authenticator.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            row = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if row is not None and _resealed(row.data):
                row.save(update_fields=["data"])
                done += 1
    return done


def _resealed(data: dict[str, Any]) -> bool:
    changed = False
    for name in SECRETS:
        kept = data.get(name)
        if isinstance(kept, str) and not secrecy.is_current(kept):
            data[name] = secrecy.encrypt(secrecy.decrypt(kept))
            changed = True
    return changed
