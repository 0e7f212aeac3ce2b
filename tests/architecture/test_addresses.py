"""Names of pages (`{% url %}`, `reverse`) stay within the door they belong to."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture import house

IN_TEMPLATE = re.compile(r"""\{%\s*url\s+["']([^"']+)["']""")
IN_CODE = {"reverse", "reverse_lazy", "redirect", "resolve_url", "HttpResponseRedirect"}
PERMANENT = Path("tests/architecture/permanent_names.txt")
# A library's own names, by the door that gives them addresses.
LIBRARY = {"sign_in": ("account_", "mfa_")}


def permanent_names() -> set[str]:
    lines = (line.split("#")[0].strip() for line in house.read(PERMANENT).splitlines())
    return {line for line in lines if line}


def names_used() -> Iterator[tuple[Path, str]]:
    for path in house.files_under("camtay"):
        if "templates" in path.parts:
            yield from ((path, name) for name in IN_TEMPLATE.findall(house.read(path)))
    for path in house.code():
        for called, node in house.calls(path):
            if called.split(".")[-1] in IN_CODE and node.args:
                first = node.args[0]
                if (
                    isinstance(first, ast.Constant)
                    and isinstance(first.value, str)
                    and "/" not in first.value
                ):
                    yield path, first.value


def allowed(path: Path, name: str) -> bool:
    if name in permanent_names():
        return True
    room = house.room_of(path)
    door = name.split(":")[0] if ":" in name else None
    if room.storey == "entrances" and name.startswith(LIBRARY.get(room.room, ("\0",))):
        return True
    return room.storey in ("config", "demo") or (room.storey == "entrances" and door == room.room)


def test_it_links_within_a_door_or_to_a_permanent_name():
    strange = [f"{path}: {name}" for path, name in names_used() if not allowed(path, name)]
    rule = f"A page links within its own door, or to a name listed in {PERMANENT}; a domain has no pages."
    assert not strange, house.listed(strange, rule)


def names_there(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_there(
                pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            )
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


def test_it_names_only_pages_that_exist():
    there = set(names_there(get_resolver().url_patterns))
    used = [(str(path), name) for path, name in names_used()] + [
        (str(PERMANENT), name) for name in permanent_names()
    ]
    missing = [f"{path}: {name}" for path, name in used if name not in there]
    assert used
    assert not missing, house.listed(missing, "A name of a page that no door answers.")
