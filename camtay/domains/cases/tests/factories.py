"""Cases and the people around them, straight as rows: Phú Xuân's birth registrations, Nam Đông next door."""

from datetime import datetime, timedelta
from typing import Any

from camtay.domains.cases import states
from camtay.domains.cases.actions.moves import fold_clock, gather_words
from camtay.domains.cases.models import Case
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.places.models import Place
from camtay.domains.places.tests.make import hue, phu_vinh, phu_xuan, place
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import token
from camtay.foundation.vietnamese import fold

__all__ = ["account", "actor", "case", "hue", "nam_dong", "person", "phu_vinh", "phu_xuan", "procedure"]

_SETTLED_BY = {states.REFUSED: "closed_at", states.STOPPED: "closed_at", states.WITHDRAWN: "closed_at"}


def nam_dong() -> Place:
    return place("20179", "Xã Nam Đông", "xa", hue())


def procedure(code: str = "1.001193", name: str = "Đăng ký khai sinh", **fields: Any) -> Procedure:
    defaults = {
        "name": name, "field": "Hộ tịch", "authority": "UBND cấp xã", "offered": True, "time_amount": None,
        "time_unit": "same_day", **fields,
    }  # fmt: skip
    return Procedure.objects.get_or_create(code=code, defaults=defaults)[0]


def person(name: str, where: Place | None = None, *, phone: str = "") -> Person:
    return Person.objects.create(
        name=name, commune=where, phone=phone, search=fold(name), created_at=datetime(2026, 1, 1).astimezone()
    )


def account(name: str, *roles: tuple[str, Place], email: str = "", phone: str = "") -> Account:
    """Somebody who holds these roles since the start of 2026, and may sign in."""
    who = person(name, roles[0][1] if roles else None, phone=phone)
    made = Account.objects.create(
        person=who, email=email or f"{fold(name).replace(' ', '.')}.{who.pk}@example.vn", phone=phone or None
    )
    for role, where in roles:
        RoleHeld.objects.create(
            account=made, role=role, place=where, valid_from="2020-01-01", granted_at=who.created_at
        )
    return made


def actor(who: Account, now: datetime) -> Actor:
    return people.actor_of(who, on=local_day(now))


def case(state: str = states.IN_PROGRESS, *, at: datetime, where: Place | None = None, **fields: Any) -> Case:
    """A case in `state`, received a day before `at` and due a day after it, with its clock folded."""
    where = where or phu_xuan()
    what = fields.pop("procedure", None) or procedure()
    received = state not in states.NOT_YET_RECEIVED
    defaults: dict[str, Any] = {
        "procedure": what, "procedure_code": what.code, "procedure_name": what.name, "receiving_place": where,
        "deciding_place": where, "channel": states.Channel.ONLINE, "pressed_by": states.Pressed.SELF,
        "applicant_name": "Nguyễn Thị Mai", "applicant_phone": "+84905100003", "state": state, "version": 2,
        "submitted_at": at - timedelta(days=1, hours=1), "recorded_at": at,
        "received_at": at - timedelta(days=1) if received else None,
        "due_at": at + timedelta(days=1) if received else None,
    }  # fmt: skip
    if state in states.SETTLED:
        defaults[_SETTLED_BY.get(state, "finished_at")] = at
    if state == states.HANDED_OVER:
        defaults["handed_over_at"] = at
    if state == states.SUPPLEMENT_ASKED:
        defaults |= {"supplement_count": 1, "supplement_asked_at": at - timedelta(hours=2)}
    made = Case(**(defaults | fields))
    if made.origin == states.Origin.OWN:
        made.token = made.token or token()
        made.code = made.code or (f"19753-261124-{Case.objects.count() + 1:04}" if received else None)
    else:
        made.external_code = made.external_code or f"H57.31-261124-{Case.objects.count() + 1:04}"
        made.code = made.external_code
    fold_clock(made)
    gather_words(made)
    made.save(force_insert=True)
    return made
