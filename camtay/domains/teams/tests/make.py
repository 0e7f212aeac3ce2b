"""Teams for tests."""

from datetime import date
from typing import Any

from camtay.domains.people.models import Account
from camtay.domains.people.tests.make import NOW
from camtay.domains.places.models import Place
from camtay.domains.teams.models import Membership, Team
from camtay.foundation.calendar import day_key
from camtay.foundation.vietnamese import fold


def team(place: Place, name: str = "Tổ công nghệ số cộng đồng", **fields: Any) -> Team:
    small = place.kind == "neighbourhood"
    since, until = fields.pop("since", date(2026, 1, 5)), fields.get("valid_until")
    last = fields.pop("until_day", day_key(until) if until else None)
    return Team.objects.create(
        place=place, commune=place.parent if small else place, neighbourhood=place if small else None, name=name,
        search=fold(name), valid_from=since, since_day=day_key(since), until_day=last,
        created_at=NOW, **fields,
    )  # fmt: skip


def member(of: Team, name: str = "Võ Thị Lan", account: Account | None = None, **fields: Any) -> Membership:
    since, until = fields.pop("since", of.valid_from), fields.get("until")
    return Membership.objects.create(
        team=of, person=account.person if account else fields.pop("person", None), name=account.person.name if account else name,
        is_core=fields.pop("is_core", account is not None), kind=of.kind, commune=of.commune,
        neighbourhood=of.neighbourhood, since=since, since_day=day_key(since),
        until_day=day_key(until) if until else of.until_day, search=fields.pop("search", fold(name)), recorded_at=NOW, **fields,
    )  # fmt: skip
