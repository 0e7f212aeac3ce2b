"""From an empty database to a place somebody can sign in to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from camtay.domains.closings import actions as closings
from camtay.domains.people import actions as people
from camtay.domains.people import queries as people_queries
from camtay.domains.people.models import Account
from camtay.domains.places import actions as places
from camtay.domains.places import queries as places_queries
from camtay.domains.places.models import Place
from camtay.domains.procedures import actions as procedures
from camtay.foundation import calendar
from camtay.foundation.access import SYSTEM, Refused

ADMIN_ROLE = {"commune": "commune_admin", "province": "city_admin"}
SWITCH = {"yes": True, "no": False}


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


@dataclass(frozen=True)
class Admin:
    """Who looks after the place. `link` is empty for who has chosen a password already."""

    account: Account
    role: str
    link: str


def load_everything(now: datetime) -> Iterable[str]:
    """Load what comes with the product, one line of words for each. Safe to repeat."""
    units = places.load_units(by=SYSTEM, now=now)
    yield f"units: {units.created} new, {units.changed} changed, {units.unchanged} as they were"
    catalogue = procedures.load_catalogue(by=SYSTEM, now=now)
    yield f"procedures: {catalogue.created} new, {catalogue.changed} changed, {catalogue.unchanged} as they were"
    yield f"calendar: {calendar.seed()} days brought up to date"
    yield f"reporting regimes: {closings.load_regimes(by=SYSTEM, now=now)} new"


def find_place(code: str) -> Place:
    """A commune or province by its code, old or new. Raises SetUpError."""
    place = places_queries.by_code(code)
    if place is not None and place.kind in ADMIN_ROLE and not place.practice:
        return place
    near = ", ".join(f"{one.code} {one.name}" for one in places_queries.search(code, limit=5))
    raise SetUpError(
        f"{code} is not the code of a commune or province."
        + (f" Perhaps: {near}." if near else " The list: camtay/domains/places/data.")
    )


def change_settings(place: Place, given: Iterable[str], now: datetime) -> list[str]:
    """Set what was given as KEY=VALUE (switches: yes or no); the keys that changed. Raises SetUpError."""
    values: dict[str, Any] = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not equals:
            raise SetUpError(f"{pair!r} does not read KEY=VALUE.")
        values[key] = SWITCH.get(value, value)
    try:
        return places.set_settings(place=place, values=values, by=SYSTEM, now=now)
    except ValidationError as error:
        known = ", ".join(field.key for field in places_queries.setting_fields())
        problems = "; ".join(f"{key}: {' '.join(words)}" for key, words in error.message_dict.items())
        raise SetUpError(f"{problems} (settings: {known})") from error


def appoint_admin(place: Place, *, email: str, name: str, now: datetime) -> Admin:
    """Invite the administrator of a place. Somebody invited before gets a link that works now. Raises SetUpError."""
    role = ADMIN_ROLE[place.kind]
    holders = people_queries.holders(role, place_ids=[place.pk], on=calendar.local_day(now))
    account = next((one for one in holders if (one.email or "").lower() == email.strip().lower()), None)
    try:
        if account is None:
            post = people.Post(role=role, place=place)
            account = people.invite(name=name, email=email, post=post, by=SYSTEM, now=now)
        elif (
            not account.has_usable_password()
            and people_queries.open_link(account, by=SYSTEM, now=now) is None
        ):
            people.invite_again(account=account, by=SYSTEM, now=now)
    except Refused as error:
        raise SetUpError(error.message) from error
    link = (
        "" if account.has_usable_password() else people_queries.open_link(account, by=SYSTEM, now=now) or ""
    )
    return Admin(account, role, link)


def what_is_left() -> list[str]:
    """What somebody has still to do before the place may open, in words."""
    left = []
    if not settings.CAMTAY_PUBLIC_URL.startswith("https://"):
        left.append("set CAMTAY_PUBLIC_URL to the place's https address")
    return [*left, "run `camtay check --deploy` and do what it says", "camtay serve"]
