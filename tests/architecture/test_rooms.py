"""Every file is of a kind its room may have."""

import ast
from pathlib import Path

from tests.architecture import house

NOT_A_PLACE = {
    "utils",
    "util",
    "common",
    "core",
    "helpers",
    "helper",
    "misc",
    "shared",
    "lib",
    "base",
    "admin",
    "signals",
}

# Django looks for a database's backend under this name.
DEMANDED = {Path("camtay/foundation/sqlite3/base.py")}

ANY_PACKAGE = {"__init__.py", "apps.py", "tests", "locale", "templates", "static", "data"}
DOMAIN_ROOMS = {"states", "rules", "models", "permissions", "queries", "messages", "actions"}
DOOR_ROOMS = {"urls", "views", "forms", "presenters"}
# What a door needs once, beside its words.
DOOR_ITSELF = {
    "sign_in": {"urls", "middleware", "adapter", "templatetags"},
    "terminal": {"main", "management"},
    "timetable": {"management"},
}
CONNECTOR_ROOMS = {"client", "settings", "fake", "messages"}


def kind(name: str) -> str:
    return name.removesuffix(".py")


def problem_in_domain(room: house.Room) -> str | None:
    first = room.rest[0]
    if first in ANY_PACKAGE | {"migrations"} or kind(first) in DOMAIN_ROOMS:
        return None
    return f"a domain's rooms are {', '.join(sorted(DOMAIN_ROOMS))}"


def problem_in_foundation(room: house.Room) -> str | None:
    if len(room.rest) == 1 or room.rest[0] in ANY_PACKAGE | {"migrations", "templatetags"}:
        return None
    return "a room of the foundation has small modules, and no folders but migrations, tests and templates"


def problem_in_entrance(room: house.Room) -> str | None:
    """entrances/<door>/<word>/{urls,views,forms,presenters}; the terminal and the timetable have words of their own."""
    first = room.rest[0]
    if first in ANY_PACKAGE or kind(first) in DOOR_ITSELF.get(room.room, {"urls"}):
        return None
    if room.room in ("terminal", "timetable"):
        return None
    if len(room.rest) == 1:
        return "a door has urls.py and one folder for each word"
    if room.rest[1] in ANY_PACKAGE or kind(room.rest[1]) in DOOR_ROOMS:
        return None
    return f"a door's word has {', '.join(sorted(DOOR_ROOMS))}"


def problem_in_connector(room: house.Room) -> str | None:
    first = room.rest[0]
    if first in ANY_PACKAGE or kind(first) in CONNECTOR_ROOMS:
        return None
    return f"a connector has {', '.join(sorted(CONNECTOR_ROOMS))}"


CHECKS = {
    "domains": problem_in_domain,
    "foundation": problem_in_foundation,
    "entrances": problem_in_entrance,
    "connectors": problem_in_connector,
}


def test_it_knows_every_kind_of_file():
    strange = []
    for path in house.files_under("camtay"):
        room = house.room_of(path)
        check = CHECKS.get(room.storey)
        if room.room and check and (problem := check(room)):
            strange.append(f"{path}: {problem}")
    assert not strange, house.listed(strange, "Each room has the same few kinds of file.")


def test_it_has_no_place_for_anything_and_everything():
    vague = []
    for path in house.files_under("camtay"):
        if path.suffix != ".py" or house.is_test(path) or path in DEMANDED:
            continue
        names = {kind(part) for part in path.parts}
        if found := names & NOT_A_PLACE:
            vague.append(f"{path}: {', '.join(found)}")
    assert not vague, house.listed(vague, "Name a module by what it knows.")


def packages() -> list[Path]:
    inside = {p.parent for p in house.files_under("camtay", ".py")}
    plain = {"tests", "migrations", "management", "commands", "templatetags", "data"}
    return sorted(folder for folder in inside if not plain & set(folder.parts))


def test_it_has_a_caption_on_every_package():
    bare = []
    for folder in packages():
        init = folder / "__init__.py"
        caption = ast.get_docstring(house.tree(init)) if init in house.files() else None
        if not caption:
            bare.append(f"{folder}: no caption")
        elif len(caption.splitlines()) > 15:
            bare.append(f"{folder}: a caption has at most 15 lines")
    assert not bare, house.listed(bare, "The __init__.py of each package says what it is.")


def test_it_has_no_signals_and_no_admin():
    found = []
    for path in house.code():
        for name in house.imported_names(path).values():
            if ".signals" in name or name.startswith(("django.dispatch", "django.contrib.admin")):
                found.append(f"{path}: {name}")
    assert not found, house.listed(found, "Effects are called by name; there is no Django admin.")


def test_it_keeps_rules_and_messages_private():
    parser_text = house.read(Path(".importlinter"))
    open_rooms = [
        f"camtay.domains.{room.room}.{kind(room.rest[0])}"
        for path in house.files_under("camtay/domains", ".py")
        if (room := house.room_of(path)).rest and kind(room.rest[0]) in {"rules", "messages"}
    ]
    assert open_rooms
    missing = sorted({name for name in open_rooms if f"    {name}\n" not in parser_text})
    assert not missing, house.listed(
        missing, "Name it in the `protected` contract of its domain in .importlinter."
    )
