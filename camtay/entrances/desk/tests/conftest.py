"""Phú Xuân's people at their desks, and one neighbour from Nam Đông."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from camtay.domains.cases.tests import factories as make
from camtay.domains.people.models import Account
from camtay.domains.people.tests.make import sign_in


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def staff(db) -> Callable[..., Account]:
    """`staff("clerk")`: Phú Xuân's, the same account each time; `staff("clerk", where=…)`: another place's."""
    known: dict[tuple[str, ...], Account] = {}
    names = {"clerk": "Trương Thị Nga", "specialist": "Lê Quang Phúc", "department_head": "Phạm Thu Hà",
             "signer": "Tôn Thất Dũng", "data_officer": "Hồ Thị Thảo", "commune_admin": "Trần Hoài An",
             "editor": "Dương Như Quỳnh", "helper": "Đặng Minh Khoa", "auditor": "Đinh Công Kiểm"}  # fmt: skip

    def one(*roles: str, where=None) -> Account:
        place = where or make.phu_xuan()
        key = (*roles, place.code)
        if key not in known:
            name = names.get(roles[0], "Nguyễn Văn Thử")
            known[key] = make.account(name, *((role, place) for role in roles))
        return known[key]

    return one


@pytest.fixture
def at(staff) -> Callable[..., Client]:
    """`at("clerk")`: the browser of Phú Xuân's clerk, signed in."""

    def one(*roles: str, where=None) -> Client:
        return sign_in(Client(), staff(*roles, where=where))

    return one
