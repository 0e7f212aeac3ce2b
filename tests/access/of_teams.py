"""A team of Phú Xuân with everything an address can name of it, and what its forms would say."""

import io
from datetime import date, datetime, timedelta
from typing import Any

from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.domains.learning.models import Session, Sheet
from camtay.domains.people.tests import make as people
from camtay.domains.teams import actions
from camtay.domains.teams.models import Commendation, Decision
from camtay.domains.teams.tests import make
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import day_key
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch
from camtay.foundation.tables.sheets import open_table

ROSTER = "Tên tổ;Ngày quyết định;Họ và tên\nTổ mới;05/01/2026;Lê Văn Mới\n".encode()


def of_teams(part: Any, now: datetime) -> dict[str, Any]:
    """Somebody of the team held a session with a picture and a sheet of paper; nobody of the cast is in it."""
    paper = files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=now)
    team, who = make.team(part, "Tổ thử"), people.account("Hồ Văn Tổ")
    member = make.member(team, account=who)
    held = Session.objects.create(
        kind="home", skill="vneid", place=part, commune=part.parent, taught_by=who, team=team, occurred_at=now,
        occurred_day=day_key(now), recorded_at=now, minutes=30, photo=paper, photo_consent=True, pk=uuid7(),
    )  # fmt: skip
    sheet = {"place": part, "taught_by": who, "typed_by": who, "file": paper, "recorded_at": now}
    Sheet.objects.create(**sheet).sessions.add(held)
    return {
        "team_id": team.pk, "member_id": member.pk, "session_id": held.pk,
        "decision_id": Decision.objects.create(
            team=team, what="founded", day=team.valid_from, file=paper, recorded_at=now
        ).pk,
        "commendation_id": Commendation.objects.create(
            team=team, member=member, occasion="x", reason="x", proposed_at=now
        ).pk,
    }  # fmt: skip


NOWHERE = {"decision_id": 10**9, "commendation_id": 10**9}
IDS = ("team_id", "member_id", "session_id")


def batch_of_teams(here: Any, now: datetime) -> Batch:
    kept = files.store(io.BytesIO(ROSTER), name="a.csv", kinds=files.TABLES, now=now)
    return actions.propose_roster(
        place=here, table=open_table(ROSTER, "a.csv"), file_ref=str(kept.pk), by=SYSTEM, now=now
    )


def said_of_teams(view: str, part: Any, today: date) -> dict[str, Any]:
    if not view.startswith(("desk:team", "desk:campaign")):
        return {}
    day = f"{today:%Y-%m-%d}"
    return {
        "place": str(part.parent_id if "campaign" in view else part.pk), "day": day, "first": day, "until": day,
        "since": day, "last": f"{today + timedelta(days=30):%Y-%m-%d}", "host": "Đại học Huế", "duty": "member",
        "occasion": "Tổng kết", "version": "1", "number": "1/QĐ", "area": "", "noi": part.parent.code,
    }  # fmt: skip
