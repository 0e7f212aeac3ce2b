"""The demo's teams: Phú Vinh's forty from one list, Phú Xuân's two, and students of Huế University in Nam Đông."""

import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from camtay.demo.names import person_name
from camtay.demo.people import rows
from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.teams import actions, queries
from camtay.domains.teams.actions import Asked, Paper, Who
from camtay.domains.teams.models import Team
from camtay.domains.teams.states import Duty
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.exporting import export_csv
from camtay.foundation.tables.sheets import open_table

PHU_VINH, PHU_XUAN, NAM_DONG = "19945", "19753", "20179"
FOUNDED = date(2025, 8, 18)
YOUNG = 15  # villages with a second team, of young people
MEMBERS = 66  # in a team
CORE = ("leader", "deputy", "village_head", "party", "front", "youth", "women", "teacher")
CAMPAIGN_DAYS = (12, 23)  # begun so many days ago, ends in so many
CAMPAIGN_VILLAGES = ("A Xách", "A Tin", "Ta Lu", "Phú Hòa")
DUTIES = (
    "member",
    "member",
    "member",
    "farmers",
    "youth",
    "women",
    "older",
    "veterans",
    "student",
    "business",
)
KNOWS = (
    "dùng VNeID", "nộp hồ sơ trên mạng", "quét, chụp giấy tờ", "trả tiền bằng mã QR", "nhóm Zalo của thôn",
    "bảo hiểm y tế trên điện thoại", "nhận ra tin lừa đảo", "bán nông sản trên mạng", "",
)  # fmt: skip

Line = dict[str, Any]


def play(accounts: dict[str, Account], *, now: datetime) -> int:
    """Everything of teams as it stands on the morning of `now`; how many people are in them."""
    phu_vinh, phu_xuan, nam_dong = (_place(code) for code in (PHU_VINH, PHU_XUAN, NAM_DONG))
    count = _bring_in(phu_vinh, list(_phu_vinh(phu_vinh, Random(19945))), now=now)
    _reorganise(phu_vinh, now=now)
    count += _bring_in(phu_xuan, list(_phu_xuan(phu_xuan, Random(19753))), now=now)
    count += _campaign(nam_dong, accounts, Random(20179), now=now)
    for commune in (phu_vinh, phu_xuan, nam_dong):
        _ask(commune, now=now)
    _praise(phu_vinh, now=now)
    actions.fold_day(now=now)
    return count


def _place(code: str) -> Place:
    place = places.by_code(code)
    assert place is not None
    return place


def _phu_vinh(commune: Place, dice: Random) -> Iterator[Line]:
    """One team in each village, a second one of young people in some; those with an account are in their village's."""
    villages = places.neighbourhoods_of(commune)
    teams = [(village, f"Tổ công nghệ số cộng đồng {queries.within(village)}") for village in villages]
    teams += [
        (village, f"Tổ công nghệ số thanh niên {queries.within(village)}") for village in villages[:YOUNG]
    ]
    for number, (village, name) in enumerate(teams):
        known = [row for row in rows("people") if row["commune"] == commune.code and _helps(row, village)]
        said = {"team": name, "neighbourhood": village.name, "decision_number": f"{512 + number}/QĐ-UBND"}
        yield from _team(said, known if number < len(villages) else [], dice)


def _phu_xuan(commune: Place, dice: Random) -> Iterator[Line]:
    villages = {one.short_name: one for one in places.neighbourhoods_of(commune)}
    for number, short in enumerate(("Tổ 3", "Tổ 7")):
        village = villages[short]
        known = [row for row in rows("people") if row["key"] in ("lan", "hai")] if short == "Tổ 3" else []
        said = {
            "team": f"Tổ công nghệ số cộng đồng {queries.within(village)}", "neighbourhood": village.name,
            "decision_number": f"{301 + number}/QĐ-UBND",
        }  # fmt: skip
        yield from _team(said, known, dice, members=14)


def _helps(row: dict[str, str], village: Place) -> bool:
    return row["neighbourhood"] == village.short_name and row["roles"].startswith(
        ("helper", "team_leader", "village_head")
    )


def _team(said: Line, known: list[dict[str, str]], dice: Random, members: int = MEMBERS) -> Iterator[Line]:
    """The core first, then the roster; whoever has an account takes the place of their duty."""
    named = {_duty(row["roles"]): row for row in known}
    met: set[str] = set()
    for at in range(members):
        duty = CORE[at] if at < len(CORE) else dice.choice(DUTIES)
        row = named.get(duty) if at < len(CORE) else None
        name = row["name"] if row else _new_name(dice, met)
        met.add(name)
        yield {
            **said, "decision_day": FOUNDED, "name": name,
            "birth_year": int(row["birth_year"]) if row else dice.randint(1958, 2007),
            "phone": row["phone"] if row else f"0905{dice.randint(110_000, 999_999)}",
            "duty": _label(duty), "is_core": at < len(CORE),
            "area": f"Xóm {at + 1}" if at < len(CORE) else "",
            "since": FOUNDED if at % 7 else FOUNDED + timedelta(days=30 * (at % 5)),
            "knows": dice.choice(KNOWS),
        }  # fmt: skip


def _duty(roles: str) -> str:
    return {"team_leader": "leader", "village_head": "village_head"}.get(roles.partition("@")[0], "youth")


def _new_name(dice: Random, met: set[str]) -> str:
    while (name := person_name(dice)) in met:
        pass
    return name


def _label(duty: str) -> str:
    return str(Duty(duty).label)


def _bring_in(commune: Place, lines: list[Line], *, now: datetime) -> int:
    """Through the ordinary importer, from a list as a commune keeps it."""
    name = f"to-cong-nghe-so-{commune.code}.csv"
    content = b"".join(export_csv(queries.roster_schema().columns, lines))
    stored = files.store(io.BytesIO(content), name=name, kinds=files.TABLES, now=now)
    table = open_table(content, name)
    batch = actions.propose_roster(place=commune, table=table, file_ref=str(stored.pk), by=SYSTEM, now=now)
    batch = actions.run_roster(batch=batch, table=table, by=SYSTEM, now=now)
    if batch.wrong:
        raise AssertionError(batch.problems[:3])
    return batch.new


def _reorganise(commune: Place, *, now: datetime) -> None:
    """Three teams got their present form this spring."""
    day = local_day(now) - timedelta(days=120)
    for number, team in enumerate(Team.objects.filter(commune=commune).order_by("name")[:3]):
        actions.reorganise(
            team_id=team.pk, version=team.version, name=team.name, area="Cả thôn",
            paper=Paper(day, f"{201 + number}/QĐ-UBND"), by=SYSTEM, now=now,
        )  # fmt: skip


def _campaign(commune: Place, accounts: dict[str, Account], dice: Random, *, now: datetime) -> int:
    """Students with an account get the helper's role in four villages, until the campaign's last day."""
    began, ends = (local_day(now) + timedelta(days=days) for days in (-CAMPAIGN_DAYS[0], CAMPAIGN_DAYS[1]))
    then = now - timedelta(days=CAMPAIGN_DAYS[0])
    villages = [one for one in places.neighbourhoods_of(commune) if one.short_name in CAMPAIGN_VILLAGES]
    campaign = actions.start_campaign(
        commune=commune, name="Sinh viên Đại học Huế về Nam Đông", host="Đại học Huế, Đoàn Đại học Huế",
        places=villages, first=began, last=ends, area="Bốn thôn, đi từng nhà",
        paper=Paper(began - timedelta(days=3), "88/QĐ-ĐTN"), by=SYSTEM, now=then,
    )  # fmt: skip
    students = [row for row in rows("people") if row["roles"].endswith("~campaign") or row["key"] == "khoa"]
    for at, row in enumerate(students):
        who = Who(
            row["name"], duty="leader" if row["key"] == "khoa" else "student", is_core=True,
            birth_year=int(row["birth_year"]), phone=row["phone"], area=CAMPAIGN_VILLAGES[at % 4], since=began,
        )  # fmt: skip
        email = accounts[row["key"]].email or ""
        actions.add_member(team_id=campaign.pk, who=who, email=email, by=SYSTEM, now=then)
    others = 7
    met = {row["name"] for row in students}
    for _at in range(others):
        who = Who(_new_name(dice, met), duty="student", birth_year=dice.randint(2003, 2007), since=began)
        met.add(who.name)
        actions.add_member(team_id=campaign.pk, who=who, by=SYSTEM, now=then)
    return len(students) + others


def _ask(commune: Place, *, now: datetime) -> None:
    """What was asked of each team in this month and the two before."""
    month = local_day(now).replace(day=1)
    teams = list(Team.objects.filter(commune=commune).order_by("pk"))
    for _back in range(3):
        asked = [Asked(team.pk, 40 + at % 5 * 5, 25 + at % 4 * 5) for at, team in enumerate(teams)]
        actions.set_quotas(commune=commune, month=month, asked=asked, by=SYSTEM, now=now)
        month = (month - timedelta(days=1)).replace(day=1)


def _praise(commune: Place, *, now: datetime) -> None:
    team = (
        Team.objects.filter(commune=commune, name__startswith="Tổ công nghệ số cộng đồng")
        .order_by("name")
        .first()
    )
    assert team is not None
    actions.propose_commendation(
        team_id=team.pk, occasion=f"Tổng kết năm {local_day(now).year}",
        reason="Đến từng nhà chỉ bà con dùng VNeID và nộp hồ sơ trên mạng; lớp học tối thứ Bảy đều đặn.",
        by=SYSTEM, now=now,
    )  # fmt: skip
