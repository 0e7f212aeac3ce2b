"""The demo's named people: the same by name on the local site, in the journeys and in the manual."""

import csv
from datetime import date, datetime
from pathlib import Path

from django.contrib.auth.hashers import get_hasher

from camtay.domains.people.models import Account, Person, RoleHeld
from camtay.domains.people.states import ROLE_BY_CODE
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.places.states import Type
from camtay.foundation.vietnamese import fold, phone_normal

DATA = Path(__file__).parent / "data"
PASSWORD = "cam-tay-chi-viec"
DOMAIN = "@demo.camtay.example"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def make_neighbourhoods() -> dict[tuple[str, str], Place]:
    """(commune's code, name) → neighbourhood, for the four communes."""
    made: dict[tuple[str, str], Place] = {}
    for row in rows("neighbourhoods"):
        commune = places.by_code(row["commune"])
        assert commune is not None
        word = Type(row["type"]).label
        for number, short in enumerate(row["names"].split(";"), 1):
            name = short if short.startswith("Tổ ") else f"{word} {short}"
            made[row["commune"], short] = Place(
                code=_part_code(commune.code, number),
                kind="neighbourhood",
                type=row["type"],
                name=name.replace("Tổ dân phố Tổ", "Tổ"),
                short_name=short,
                parent=commune,
                search=fold(f"{name} {commune.name}"),
            )
    Place.objects.bulk_create(made.values())
    return made


def distances() -> dict[str, dict[str, str]]:
    """Commune's code → neighbourhood's code → kilometres to the centre, where the demo knows them."""
    return {
        row["commune"]: {
            _part_code(row["commune"], number): km for number, km in enumerate(row["km"].split(";"), 1)
        }
        for row in rows("neighbourhoods")
        if row["km"]
    }


def _part_code(commune: str, number: int) -> str:
    return f"{commune}-{number:02d}"


def make_people(neighbourhoods: dict[tuple[str, str], Place], *, now: datetime) -> dict[str, Account]:
    """Key → account, with roles held since the start of the year before: what the demo tells goes back some months, over
    New Year too."""
    password = get_hasher("default").encode(PASSWORD, "camtaydemonstration")
    accounts: dict[str, Account] = {}
    for row in rows("people"):
        home = neighbourhoods[row["commune"], row["neighbourhood"]]
        person = Person.objects.create(
            name=row["name"],
            birth_year=int(row["birth_year"]),
            sex=row["sex"],
            phone=phone_normal(row["phone"]) or "",
            commune=home.parent,
            neighbourhood=home,
            search=fold(row["name"]),
            created_at=now,
        )
        account = accounts[row["key"]] = Account.objects.create(
            email=row["email"] or None,
            phone=person.phone,
            password=password if row["email"] else "!demonstration",
            person=person,
        )
        _grant(account, row["roles"], neighbourhoods, now=now)
    return accounts


def _grant(
    account: Account, said: str, neighbourhoods: dict[tuple[str, str], Place], *, now: datetime
) -> None:
    """What ends in `~campaign` is given by the campaign itself, until its last day."""
    for one in said.split(";"):
        if one.endswith("~campaign"):
            continue
        role, _at, where = one.partition("@")
        code, _slash, short = where.partition("/")
        place = neighbourhoods[code, short] if short else places.by_code(code)
        assert place is not None
        RoleHeld.objects.create(
            account=account,
            role=role,
            place=place,
            valid_from=date(now.year - 1, 1, 1),
            granted_at=now,
        )


def sign_ins() -> list[str]:
    """One line for each named person: who, what they are, how they sign in."""
    lines = []
    for row in rows("people"):
        roles = ", ".join(str(ROLE_BY_CODE[one.partition("@")[0]].label) for one in row["roles"].split(";"))
        lines.append(f"{row['name']:22} {roles:34} {row['email'] or row['phone']}")
    return lines
