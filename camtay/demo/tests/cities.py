"""The demo, loaded once for all tests of a module; what each of them writes is taken back before the next.

A module that asks for one has only tests of it: whoever comes after the first finds it there.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from camtay.demo import lists, load
from camtay.domains.teams.models import Membership, Team

TODAY = date(2026, 11, 24)


def short_lists() -> tuple[lists.Plan, ...]:
    """A twentieth as long, with the same shares."""
    return tuple(
        replace(
            plan, settled=plan.settled // 20, online=plan.online // 20, on_time=plan.on_time // 20, open=12
        )
        for plan in lists.PLANS
    )


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test that loads the demo itself."""
    monkeypatch.setattr(lists, "PLANS", short_lists())


@pytest.fixture(scope="module")
def small_city(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "PLANS", short_lists())
        yield from loaded(django_db_blocker)


@pytest.fixture(scope="module")
def whole_city(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    yield from loaded(django_db_blocker)


def loaded(blocker: Any) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        load.load(TODAY, lambda _line: None)
        yield
        transaction.set_rollback(True)


def teams_of(code: str) -> tuple[int, int, int]:
    """Teams, people in them, and how many of those are the core."""
    rows = Membership.objects.on(TODAY).filter(commune__code=code)
    return (
        Team.objects.on(TODAY).filter(commune__code=code).count(),
        rows.count(),
        rows.filter(is_core=True).count(),
    )
