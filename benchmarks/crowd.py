"""People with open sessions, written straight into the database: signing in is not what is measured."""

from datetime import timedelta
from importlib import import_module
from typing import Any

from benchmarks.wire import TOKEN


def cookie_of(account: Any, *, staff: bool) -> str:
    """A new session of this account, as after signing in; the cookies its browser would send."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils import timezone

    from camtay.entrances.sign_in.middleware import BEGAN, SEEN

    stamp = int(timezone.now().timestamp())
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    method = "mfa" if staff else "code"
    session.update(
        {
            SESSION_KEY: str(account.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: account.get_session_auth_hash(),
            "account_authentication_methods": [{"method": method, "at": stamp}],
            "account_authentication_methods_user": str(account.pk),
            BEGAN: stamp,
            SEEN: stamp,
        }
    )
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={TOKEN}"


def residents(count: int) -> list[str]:
    """So many new residents of Phú Xuân; the cookies of each."""
    from django.db import transaction
    from django.utils import timezone

    from camtay.domains.people.models import Account, Person
    from camtay.domains.places import queries as places
    from camtay.foundation.vietnamese import fold

    commune = places.by_code("19753")
    now = timezone.now()
    cookies = []
    with transaction.atomic():
        start = 930_000_000 + Account.objects.count()
        for number in range(count):
            name = f"Nguyễn Thị Mai {number}"
            phone = f"+84{start + number}"
            person = Person.objects.create(
                name=name, birth_year=1996, sex="female", phone=phone, commune=commune, search=fold(name),
                created_at=now - timedelta(days=30),
            )  # fmt: skip
            account = Account.objects.create(phone=phone, person=person, password="!benchmark")
            cookies.append(cookie_of(account, staff=False))
    return cookies


def official(key: str) -> str:
    """The cookies of a named official of the demo ("nga")."""
    from camtay.demo.people import DOMAIN
    from camtay.domains.people.models import Account

    return cookie_of(Account.objects.get(email=f"{key}{DOMAIN}"), staff=True)


def found_place() -> None:
    """Instead of the demo: Phú Xuân with its own intake and three officials, in a fraction of the time."""
    from django.utils import timezone

    from camtay.demo.people import DOMAIN
    from camtay.domains.people.models import Account, Person, RoleHeld
    from camtay.domains.places import actions as places_actions
    from camtay.domains.places import queries as places
    from camtay.domains.procedures import actions as procedures
    from camtay.foundation.access import SYSTEM
    from camtay.foundation.calendar import seed

    now = timezone.now()
    places_actions.load_units(by=SYSTEM, now=now)
    procedures.load_catalogue(by=SYSTEM, now=now)
    seed(range(now.year - 1, now.year + 2))
    commune = places.by_code("19753")
    places_actions.set_settings(place=commune, values={"own_intake": True}, by=SYSTEM, now=now)
    for key, role in (("nga", "clerk"), ("phuc", "specialist"), ("dung", "signer")):
        person = Person.objects.create(name=key.title(), commune=commune, search=key, created_at=now)
        account = Account.objects.create(email=f"{key}{DOMAIN}", person=person, password="!benchmark")
        since = now.date() - timedelta(days=30)
        RoleHeld.objects.create(account=account, role=role, place=commune, valid_from=since, granted_at=now)
