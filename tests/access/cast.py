"""One person for each role, held in the place where it may be held, and what may be near or far of it."""

from datetime import date, datetime
from typing import Any

from camtay.domains.people.models import Account
from camtay.domains.people.states import ROLE_BY_CODE, ROLES, Role
from camtay.domains.people.tests.make import NOW, account
from camtay.domains.people.tests.make import actor as acting
from camtay.domains.places.models import Place
from camtay.domains.places.tests.make import hue, neighbourhood, phu_vinh, phu_xuan, place
from camtay.foundation.access import Actor

STRANGER = 999_999  # a person nobody of the cast is
ROLE_CODES = [role.code for role in ROLES]


def map_of() -> dict[str, Place]:
    """Two communes of a city, a neighbourhood in each; another province with a commune of its own."""
    here, there = phu_xuan(), phu_vinh()
    far = place("48", "Thành phố Đà Nẵng", "thanh_pho")
    return {
        "city": hue(), "here": here, "there": there, "far": far,
        "far_commune": place("20194", "Phường Hải Châu", "phuong", far),
        "part": neighbourhood(here, 3, "Tổ 3"), "other_part": neighbourhood(there, 1, "Thôn Kế Võ"),
    }  # fmt: skip


def home_of(role: Role, places: dict[str, Place]) -> Place:
    """Where one of the cast holds the role: the commune where it can be, else the city or a neighbourhood."""
    by_kind = {"commune": places["here"], "province": places["city"], "neighbourhood": places["part"]}
    kind = next(kind for kind in ("commune", "province", "neighbourhood") if kind in role.held_in)
    return by_kind[kind]


def holder(code: str, places: dict[str, Place], **days: Any) -> Account:
    return account(f"Người {code}", (code, home_of(ROLE_BY_CODE[code], places)), **days)


def actor(code: str, places: dict[str, Place], now: datetime = NOW, **days: date) -> Actor:
    return acting(holder(code, places, **days), now)


def reached(code: str, places: dict[str, Place]) -> set[str]:
    """Which places of the map a role reaches, told apart by where it is held alone."""
    inside = {
        "commune": {"here", "part"},
        "province": {"city", "here", "there", "part", "other_part"},
        "neighbourhood": {"part"},
    }
    return inside[home_of(ROLE_BY_CODE[code], places).kind]
