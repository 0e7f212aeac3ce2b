"""Phú Xuân at work: its leader, head, officials and a village head; and tasks, straight as rows."""

from datetime import datetime, timedelta
from typing import Any

from camtay.domains.people.models import Account
from camtay.domains.people.tests.make import account, actor, group_three, phu_xuan
from camtay.domains.places.models import Place
from camtay.domains.tasks import states
from camtay.domains.tasks.actions import moves
from camtay.domains.tasks.models import Task
from camtay.foundation.calendar import ZONE

__all__ = ["NOW", "PDF", "Office", "account", "actor", "group_three", "office", "phu_xuan", "task"]

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)  # a holiday from 2026: the hours of work begin on the 25th
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class Office:
    """The people of Phú Xuân by key, as accounts and as actors."""

    def __init__(self, now: datetime = NOW) -> None:
        here, part = phu_xuan(), group_three()
        self.place = here
        self.accounts: dict[str, Account] = {
            "vinh": account("Nguyễn Phước Vĩnh", ("commune_leader", here)),
            "ha": account("Phạm Thu Hà", ("department_head", here)),
            "phuc": account("Lê Quang Phúc", ("specialist", here)),
            "thao": account("Hồ Thị Thảo", ("data_officer", here)),
            "an": account("Trần Hoài An", ("commune_admin", here)),
            "hai": account("Nguyễn Văn Hải", ("village_head", part)),
            "kiem": account("Đinh Công Kiểm", ("auditor", here)),
            "mai": account("Nguyễn Thị Mai", ("resident", here)),
        }

    def __getitem__(self, key: str) -> Account:
        return self.accounts[key]

    def actor(self, key: str, now: datetime = NOW) -> Any:
        return actor(self.accounts[key], now)


def office() -> Office:
    return Office()


def task(
    people: Office, state: str = states.GIVEN, *, doer: str = "phuc", giver: str | None = "vinh", now: datetime = NOW,
    place: Place | None = None, **fields: Any,
) -> Task:  # fmt: skip
    """A task in `state`, given two days before `now` and due three days after it."""
    done = state in (states.DONE, states.CONFIRMED)
    defaults: dict[str, Any] = {
        "code": f"CV-19753-2025-{Task.objects.count() + 1:04}", "place": place or people.place,
        "title": "Rà soát hộ chưa có tài khoản định danh", "product": "Danh sách hộ", "doer": people[doer],
        "giver": people[giver] if giver else None, "answerable": people[giver] if giver else None, "state": state,
        "given_at": now - timedelta(days=2), "due_at": now + timedelta(days=3),
        "first_due_at": now + timedelta(days=3), "done_at": now - timedelta(hours=1) if done else None,
        "done_by": people[doer] if done else None, "closed_at": now if state in states.OVER else None,
        "recorded_at": now,
    }  # fmt: skip
    made = Task(**(defaults | fields))
    moves.fold_task(made)
    made.save(force_insert=True)
    return made
