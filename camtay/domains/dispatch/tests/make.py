"""What the tests of this domain write."""

from datetime import UTC, datetime, timedelta
from typing import Any

from camtay.domains.dispatch import actions
from camtay.domains.dispatch.models import Message

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)  # Monday 8:30 in Huế


def later(**span: float) -> datetime:
    return NOW + timedelta(**span)


def write(**given: Any) -> Message | None:
    """A letter to Hồ Thị Mận about her case, unless told otherwise."""
    return actions.write(
        **{
            "key": "case:1:accepted",
            "channel": "email",
            "address": "man@example.vn",
            "subject": "Hồ sơ đã được tiếp nhận",
            "body": "Chào bà Mận, hồ sơ khai sinh đã được tiếp nhận.",
            "kind": "cases.accepted",
            "object_type": "cases.case",
            "object_id": "1",
            "about": 7,
            "place_id": 1,
            "now": NOW,
            **given,
        }
    )


def write_code(**given: Any) -> Message | None:
    """A one-time code to her telephone, good for five minutes."""
    return write(
        **{
            "key": "code:1",
            "channel": "sms",
            "address": "0905123456",
            "subject": "",
            "body": "Mã của bà: 482913",
            "kind": "people.code",
            "secret": True,
            "expires_at": later(minutes=5),
            **given,
        }
    )


def only() -> Message:
    return Message.objects.get()
