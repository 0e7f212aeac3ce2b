"""What a phone is answered."""

from datetime import datetime
from typing import Any

from camtay.domains.rounds.actions import Answer, Pack


def receipt(one: Answer) -> dict[str, Any]:
    said: dict[str, Any] = {"id": str(one.id), "state": one.state}
    if one.missing:
        return {**said, "missing": [str(each) for each in one.missing]}
    return {
        **said, "answer": dict(one.answer), "error": one.error, "receipt": one.receipt,
        "received_at": one.received_at.isoformat() if one.received_at else None,
    }  # fmt: skip


def page(one: Pack, now: datetime) -> dict[str, Any]:
    said = {
        "cursor": one.cursor, "more": one.more, "records": one.records, "server_time": now.isoformat(), "wipe": False,
    }  # fmt: skip
    return {**said, **({"reset": True} if one.reset else {})}
