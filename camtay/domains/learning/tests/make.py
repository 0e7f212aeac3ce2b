"""Helpers and learners for tests."""

import io
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from camtay.domains.learning import actions
from camtay.domains.learning.models import Session, Voice
from camtay.domains.learning.states import Confirmed, SessionKind
from camtay.domains.people.models import Account, Person
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan
from camtay.domains.places.models import Place
from camtay.foundation import files
from camtay.foundation.files.tests import samples

__all__ = [
    "NOW",
    "account",
    "actor",
    "after",
    "group_three",
    "learner",
    "person",
    "phu_xuan",
    "recording",
    "taught",
]
START = NOW - timedelta(days=100)


def after(days: float) -> datetime:
    return START + timedelta(days=days)


def learner(name: str = "Phan Thị Sen", home: Place | None = None, **fields: Any) -> Person:
    return person(name, home or group_three(), **fields)


def taught(who: Account, *seen: tuple[Person, str], **said: Any) -> Session:
    """A session as the ordinary action records it."""
    session_id: UUID = said.pop("session_id", None) or uuid4()
    fields = {
        "kind": SessionKind.HOME, "skill": "file_online", "place": group_three(), "occurred_at": START, "minutes": 20,
        "confirmed": Confirmed.SLIP, "now": NOW, **said,
    }  # fmt: skip
    return actions.record_session(session_id=session_id, seen=seen, by=actor(who), **fields)


def recording(
    place: Place, skill: str = "vneid", language: str = "vi", *, when: datetime = NOW, frames: int = 5
) -> Voice:
    """A lesson read aloud, as it stands in a place."""
    stored = files.store(io.BytesIO(samples.mp3(frames)), name="doc.mp3", kinds=files.SOUNDS, now=when)
    return Voice.objects.create(
        place=place, skill=skill, language=language, file=stored, speaker="Võ Thị Lan", recorded_at=when
    )
