"""Every role × every deed × here, elsewhere, one's own, against expectations that never ask `allows`.

`rights.csv` beside this file is what people signed off: deed, then each role with P (in the place), O (one's own),
then `never_own`. A changed grant changes that file, on purpose, in the same commit.
"""

import csv
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from django.utils import timezone

from camtay.domains.people.models import RoleHeld
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.domains.people.tests.make import NOW
from camtay.domains.people.tests.make import actor as acting
from camtay.foundation.access import GUEST, SYSTEM, Permission, Reach, allows, matrix, scope_of
from tests.access import cast

SIGNED = Path(__file__).with_name("rights.csv")
MATRIX = matrix()
with SIGNED.open(encoding="utf-8", newline="") as _file:
    ROWS = {row["deed"]: row for row in csv.DictReader(_file)}
MARK = {Reach.PLACE: "P", Reach.OWN: "O"}

pytestmark = pytest.mark.django_db


def row_of(permission: Permission) -> dict[str, str]:
    marks = {role: MARK[reach] for role, reach in permission.grants.items()}
    return {
        "deed": permission.name,
        **{role: marks.get(role, "") for role in cast.ROLE_CODES},
        "never_own": "x" if permission.never_own else "",
        "public": "x" if permission.public else "",
    }


def test_its_rights_are_those_that_were_signed_off():
    signed, now = ROWS, {row["deed"]: row for row in map(row_of, MATRIX)}
    changed = [
        f"{deed}: {field} was {signed.get(deed, {}).get(field)!r}, is {now.get(deed, {}).get(field)!r}"
        for deed in sorted(signed.keys() | now.keys())
        for field in ["deed", *cast.ROLE_CODES, "never_own", "public"]
        if signed.get(deed, {}).get(field, "") != now.get(deed, {}).get(field, "")
    ]
    assert not changed, f"Rights differ from {SIGNED.name}; if that is meant, change it too:\n" + "\n".join(
        changed
    )


def test_its_rights_name_only_roles_there_are():
    strange = {role for permission in MATRIX for role in permission.grants} - ROLE_BY_CODE.keys()
    assert MATRIX
    assert not strange


def expected(deed: str, code: str, *, within: bool, own: bool) -> bool:
    """By the signed row alone: is a deed on a thing that lies within reach or not, and is one's own or not, allowed?
    Whoever has an account is a resident too."""
    row = ROWS[deed]
    if row["never_own"] and own:
        return False
    if row["public"]:
        return True
    return (row[code] == "P" and within) or (own and "O" in (row[code], row["resident"]))


@pytest.mark.parametrize("code", cast.ROLE_CODES)
def test_it_allows_what_the_row_says_and_lists_the_same(code):
    places = cast.map_of()
    who = cast.actor(code, places)
    near = cast.reached(code, places) if code != "resident" else set()
    for permission, (name, place), own in product(MATRIX, places.items(), (True, False)):
        owners = [who.person_id] if own else [cast.STRANGER]
        said = allows(permission, who, places=[place.pk], owners=owners)
        case = f"{code} {permission.name} in {name}, own={own}"
        assert said == expected(permission.name, code, within=name in near, own=own), case
        scope = scope_of(permission, who)
        listed = scope.everywhere or place.pk in scope.place_ids or (own and scope.person_id == who.person_id)
        if not (permission.never_own and own):  # a list shows one's own too; the deed on it is refused
            assert listed == said, f"{case}: the list says {listed}"


@pytest.mark.parametrize("code", cast.ROLE_CODES)
def test_it_refuses_ones_own_where_that_is_never_allowed(code):
    places = cast.map_of()
    who = cast.actor(code, places)
    here = [place.pk for place in places.values()]
    guarded = [permission for permission in MATRIX if permission.never_own]
    assert guarded
    assert not [one.name for one in guarded if allows(one, who, places=here, owners=[who.person_id])]


@pytest.mark.parametrize("code", [code for code in cast.ROLE_CODES if code != "resident"])
def test_it_refuses_everything_elsewhere(code):
    places = cast.map_of()
    who = cast.actor(code, places)
    near = cast.reached(code, places)
    away = [place.pk for name, place in places.items() if name not in near]
    deeds = [permission for permission in MATRIX if not permission.public]
    assert away
    assert not [one.name for one in deeds if allows(one, who, places=away, owners=[cast.STRANGER])]


@pytest.mark.parametrize("code", [code for code in cast.ROLE_CODES if code != "resident"])
@pytest.mark.parametrize("reason", ["over", "not begun", "taken back", "closed"])
def test_it_gives_nothing_for_a_role_that_is_not_held(code, reason):
    places = cast.map_of()
    today = NOW.date()
    days = {
        "over": {"until": today - timedelta(days=1)},
        "not begun": {"since": today + timedelta(days=1)},
    }.get(reason, {})
    account = cast.holder(code, places, **days)
    if reason == "taken back":
        RoleHeld.objects.update(revoked_at=timezone.now())
    if reason == "closed":
        account.is_active = False
        account.save()
    who = acting(account)
    everywhere = [place.pk for place in places.values()]
    deeds = [permission for permission in MATRIX if not permission.public]
    assert not [one.name for one in deeds if allows(one, who, places=everywhere, owners=[cast.STRANGER])]


def test_it_gives_guests_what_is_public_and_the_system_what_is_not_kept_from_it():
    places = [place.pk for place in cast.map_of().values()]
    for permission in MATRIX:
        assert allows(permission, GUEST, places=places, owners=[cast.STRANGER]) == permission.public
        assert allows(permission, SYSTEM, places=places) == permission.system
