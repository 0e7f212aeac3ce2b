"""The corner of Huế that tests live in, and who acts there."""

from datetime import datetime
from zoneinfo import ZoneInfo

from camtay.domains.places.models import Place, PlaceCode
from camtay.domains.places.rules import names
from camtay.domains.places.states import KIND_OF, Type
from camtay.foundation.access import Actor, HeldRole

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def place(code: str, name: str, kind: str, parent: Place | None = None, **fields) -> Place:
    short = fields.pop("short_name", names.short_name(name, Type(kind)))
    search = names.search_words(code, name, short, [parent.name] if parent else [])
    defaults = {
        "kind": KIND_OF[Type(kind)], "type": kind, "name": name, "short_name": short, "parent": parent,
        "search": search, **fields,
    }  # fmt: skip
    return Place.objects.get_or_create(code=code, defaults=defaults)[0]


def hue() -> Place:
    return place("46", "Thành phố Huế", "thanh_pho")


def phu_vinh() -> Place:
    return place("19945", "Xã Phú Vinh", "xa", hue())


def phu_xuan() -> Place:
    made = place("19753", "Phường Phú Xuân", "phuong", hue())
    PlaceCode.objects.get_or_create(place=made, code="19768", source="nso-2025-10")
    return made


def neighbourhood(commune: Place, number: int, name: str, **fields) -> Place:
    kind = str(names.type_in_name(name) or Type.THON)
    return place(f"{commune.code}-{number:03}", name, kind, commune, practice=commune.practice, **fields)


def actor(role: str, where: Place, *others: Place) -> Actor:
    """Somebody who holds one role in one place; `others`: further places it covers."""
    covers = frozenset(one.pk for one in (where, *others))
    return Actor(account_id=7, person_id=70, name="Người thử", roles=(HeldRole(role, where.pk, covers),))
