"""What a phone is answered."""

from datetime import datetime
from typing import Any

from camtay.domains.rounds.actions import Answer, Pack, Rescued


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


def rescued(one: Rescued, now: datetime) -> dict[str, Any]:
    """What became of it: receipts, and nothing of what it says."""
    receipts = [{**receipt(each), "answer": {}, "error": ""} for each in one.answers]
    kept = [{"id": str(pk), "receipt": said} for pk, said in one.received.items()]
    lost = [{"id": str(pk), "error": said} for pk, said in one.not_kept.items()]
    return {
        "device": str(one.device.pk), "receipts": receipts, "attachments": kept + lost, "server_time": now.isoformat(),
    }  # fmt: skip
