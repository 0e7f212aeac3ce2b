"""Phones and what they bring, for tests."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.people.tests.make import NOW, account, actor, group_three, hue, person, phu_xuan
from camtay.domains.rounds import actions
from camtay.domains.rounds.actions import Answer, Sent
from camtay.domains.rounds.models import Device
from camtay.domains.rounds.rules import rescue
from camtay.foundation.ids import uuid7

__all__ = [
    "NOW", "account", "actor", "bring", "change", "enrolled", "group_three", "hue", "leave", "observe", "person", "phu_xuan",
    "rescue_file", "write_down",
]  # fmt: skip


def enrolled(who: Account, when: datetime = NOW - timedelta(days=9)) -> Device:
    made, _secret = actions.enrol(
        device_id=uuid4(), label=f"Máy của {who.person.name}", app="1", by=actor(who), now=when
    )
    return made


def bring(phone: Device, *commands: Sent, now: datetime = NOW) -> list[Answer]:
    phone.refresh_from_db()
    return actions.take_in(device=phone, commands=commands, sent_at=now, now=now)


def leave(who: Account) -> None:
    """Every role of theirs is taken back."""
    RoleHeld.objects.filter(account=who).update(revoked_at=NOW)


def write_down(name: str = "Hồ Thị Bé", **more: Any) -> Sent:
    said = {"person": str(uuid7()), "name": name, "birth_year": 1958, "sex": "", "phone": "", "place": "19753-03", "house": "12"}  # fmt: skip
    return Sent(uuid7(), "write_down_person/1", NOW - timedelta(hours=2), {**said, **more})


def change(person_id: UUID | str, base: dict[str, Any], wanted: dict[str, Any], **more: Any) -> Sent:
    said = {"person": str(person_id), "base": base, "set": wanted}
    return Sent(uuid7(), "change_person/1", NOW - timedelta(hours=1), {**said, **more})


def observe(who: Person, seen: str = "shown", **more: Any) -> Sent:
    said = {"observation": str(uuid7()), "person": str(who.public_id), "skill": "vneid", "seen": seen, "case_code": ""}  # fmt: skip
    return Sent(uuid7(), "observe/1", NOW - timedelta(hours=1), {**said, **more})


def rescue_file(phone: Device, *commands: Sent, attachments: Any = ()) -> bytes:
    """As the phone saves it."""
    phone.refresh_from_db()
    said = [
        {"id": str(one.id), "name": one.name, "claimed_at": one.claimed_at.isoformat(), "payload": dict(one.payload)}
        for one in commands
    ]  # fmt: skip
    content = {"sent_at": NOW.isoformat(), "app": "1", "commands": said, "attachments": list(attachments)}
    return rescue.closed(content, device=phone.pk, digest=phone.secret_digest, nonce=uuid4().bytes[:12])
