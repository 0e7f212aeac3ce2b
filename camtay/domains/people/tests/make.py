"""People for tests: residents, staff with roles, and browsers in which they are signed in."""

from datetime import date, datetime
from time import time
from typing import Any

from django.conf import settings
from django.test import Client

from camtay.domains.people import queries
from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.places.models import Place
from camtay.domains.places.tests.make import hue, phu_xuan, place
from camtay.foundation.access import Actor
from camtay.foundation.calendar import ZONE, local_day
from camtay.foundation.vietnamese import fold

__all__ = ["NOW", "account", "actor", "group_three", "hue", "person", "phu_xuan", "place", "sign_in"]

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)


def group_three() -> Place:
    """Tổ 3 of Phú Xuân."""
    return place("19753-03", "Tổ dân phố 3", "to_dan_pho", phu_xuan())


def person(name: str = "Lê Thị Hường", home: Place | None = None, **fields: Any) -> Person:
    small = home is not None and home.kind == "neighbourhood"
    commune = home.parent if small and home else home
    return Person.objects.create(
        name=name, search=fold(name), commune=commune, neighbourhood=home if small else None,
        created_at=fields.pop("created_at", NOW), **fields,
    )  # fmt: skip


def account(
    name: str = "Trương Thị Nga",
    *roles: tuple[str, Place],
    email: str | None = "",
    phone: str | None = None,
    password: str | None = None,
    since: date = date(2026, 1, 1),
    until: date | None = None,
) -> Account:
    """Somebody with these roles. `email=None`: a resident, who needs a phone."""
    who = person(name, phone=phone or "")
    address = f"{fold(name).replace(' ', '.')}.{who.pk}@example.vn" if email == "" else email
    made = Account(person=who, email=address, phone=phone)
    if password is None:
        made.set_unusable_password()
    else:
        made.set_password(password)
    made.save()
    for role, where in roles:
        RoleHeld.objects.create(
            account=made, role=role, place=where, valid_from=since, valid_until=until, granted_at=NOW
        )
    return made


def actor(who: Account, now: datetime = NOW) -> Actor:
    return queries.actor_of(who, on=local_day(now))


def sign_in(client: Client, who: Account, *, second_factor: bool = True, method: str = "mfa") -> Client:
    """As the doors would: with the second factor passed, or only by `method` ("password", "phone")."""
    client.force_login(who, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    method = "mfa" if second_factor else "phone" if method == "mfa" else method
    session["account_authentication_methods"] = [{"method": method, "at": time()}]
    session["account_authentication_methods_user"] = str(who.pk)
    session["began"] = session["seen"] = int(time())
    session.save()
    return client
