"""A phone, scripted: an outbox, the cursor of its pack, and the receipts it has seen. `send` carries one request."""

import json
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from camtay.foundation.ids import uuid7

# (method, path, body, headers) → (status, JSON). Raises ConnectionError where the line breaks.
Send = Callable[[str, str, bytes, dict[str, str]], tuple[int, Any]]


class Phone:
    """What a helper's phone does, without its screen. `clock_off`: how wrong its clock is."""

    def __init__(self, send: Send, device: UUID, secret: str, *, clock_off: timedelta = timedelta()) -> None:
        self.send, self.device, self.clock_off = send, device, clock_off
        self.headers = {"Authorization": f"Device {device}.{secret}", "Content-Type": "application/json"}
        self.outbox: dict[str, dict[str, Any]] = {}
        self.receipts: dict[str, dict[str, Any]] = {}
        self.records: dict[tuple[str, str], dict[str, Any]] = {}
        self.cursor = ""

    def do(self, deed: str, at: datetime, **payload: Any) -> str:
        """Record a deed; its id."""
        command = {
            "id": str(uuid7()),
            "name": deed,
            "claimed_at": (at + self.clock_off).isoformat(),
            "payload": payload,
        }
        self.outbox[command["id"]] = command
        return str(command["id"])

    def call(self, method: str, path: str, content: Any = None) -> tuple[int, Any]:
        body = json.dumps(content).encode() if content is not None else b""
        return self.send(method, f"/field/api/{path}", body, self.headers)

    def sync(self, now: datetime, *, size: int = 500, shuffle: random.Random | None = None) -> int:
        """Send what waits once, keep what is answered; how many still wait."""
        waiting = list(self.outbox.values())
        if shuffle is not None:
            shuffle.shuffle(waiting)
        for start in range(0, len(waiting), size):
            said = {
                "sent_at": (now + self.clock_off).isoformat(),
                "app": "1",
                "commands": waiting[start : start + size],
            }
            status, answer = self.call("POST", "outbox", said)
            if status != 200:
                raise RuntimeError(f"outbox: {status} {answer}")
            for receipt in answer["receipts"]:
                self.take(receipt)
        return len(self.outbox)

    def take(self, receipt: dict[str, Any]) -> None:
        if receipt["state"] != "waiting":
            self.outbox.pop(receipt["id"], None)
            self.receipts[receipt["id"]] = receipt

    def pull(self) -> int:
        """Fetch packs until there are no more; how many records came."""
        count, more = 0, True
        while more:
            status, page = self.call("GET", f"pack?cursor={self.cursor}&waiting={len(self.outbox)}")
            if status != 200:
                raise RuntimeError(f"pack: {status} {page}")
            if page.get("reset"):
                self.records.clear()
            for one in page["records"]:
                key = (one["kind"], one["id"])
                if one.get("gone"):
                    self.records.pop(key, None)
                else:
                    self.records[key] = one
            count += len(page["records"])
            self.cursor, more = page["cursor"], page["more"]
        return count
