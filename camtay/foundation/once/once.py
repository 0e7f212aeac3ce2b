"""Do a thing once, however often it is asked for."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.foundation.access import Actor, Refused
from camtay.foundation.once.models import Done
from camtay.foundation.prepared import Prepared, Slot, insert, update

_DONE = Prepared(
    lambda: Done.objects.filter(
        actor=Slot("actor", Done._meta.get_field("actor")), key=Slot("key", Done._meta.get_field("key"))
    )
)


class KeyReused(Refused):
    """The same key came with other content: a programming error of a client, or a form sent from two tabs."""


def digest_of(content: Any) -> str:
    """SHA-256 of a JSON-able value, the same however its keys are ordered."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()


def once(
    *, key: str, by: Actor, digest: str, now: datetime, do: Callable[[], dict[str, Any]], who: str = ""
) -> dict[str, Any]:
    """Carry `do` out in one transaction with the note that it was done; a repeat gets the stored answer.

    `who` stands in for the actor where nobody is signed in (a session's id). When `do` raises, nothing is noted
    and the request may be tried again. Raises KeyReused when the key was used for other content.
    """
    actor = who or by.label
    try:
        with transaction.atomic():
            note = Done(actor=actor, key=key, digest=digest, at=now)
            insert(note)
            answer = note.answer = do()
            if answer:
                update(note, "answer")
            return answer
    except IntegrityError:
        stored = _stored(actor, key, digest)  # asked for before; or the fault is another one
        if stored is None:
            raise
        return stored


def _stored(actor: str, key: str, digest: str) -> dict[str, Any] | None:
    done = _DONE.one(actor=actor, key=key)
    if done is None:
        return None
    if done.digest != digest:
        raise KeyReused(
            _("Biểu mẫu này đã được gửi trước đó với nội dung khác. Hãy mở lại trang rồi gửi lại.")
        )
    answer: dict[str, Any] = done.answer
    return answer


def forget_before(limit: datetime) -> int:
    """Drop notes older than `limit`; the number dropped. Clients repeat within minutes, not months."""
    return Done.objects.filter(at__lt=limit).delete()[0]
