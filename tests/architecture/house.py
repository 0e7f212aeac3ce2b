"""The house as these tests read it: its files, its syntax trees, and how high each app stands."""

import ast
import configparser
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "camtay"


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or would be, committed; relative to the root."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    found = (Path(name) for name in listing.split("\0") if name)
    return tuple(sorted(path for path in found if (ROOT / path).is_file()))


def files_under(folder: str, *suffixes: str) -> list[Path]:
    return [p for p in files() if p.is_relative_to(folder) and (not suffixes or p.suffix in suffixes)]


def read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(read(path), filename=str(path))


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name == "conftest.py"


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


@cache
def code() -> tuple[Path, ...]:
    """The package's own Python, without tests and migrations."""
    return tuple(p for p in files_under("camtay", ".py") if not is_test(p) and not is_migration(p))


@dataclass(frozen=True)
class Room:
    """Where in the house a file lies: storey ("domains"), room ("cases"), and the path below the room."""

    storey: str
    room: str
    rest: tuple[str, ...]


def room_of(path: Path) -> Room:
    parts = path.parts[1:]
    if len(parts) < 3:
        return Room(parts[0] if len(parts) == 2 else "", "", parts[-1:])
    return Room(parts[0], parts[1], parts[2:])


@cache
def contract(name: str) -> tuple[str, ...]:
    """The layers, highest first, of one of import-linter's contracts: the one place that says who stands where."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return tuple(parser[f"importlinter:contract:{name}"]["layers"].split("\n")[1:])


@cache
def height(module: str) -> tuple[int, int]:
    """(storey, floor) of a module's room; libraries lie below the ground. Higher may lean on lower only."""
    parts = module.split(".")
    if parts[0] != "camtay" or len(parts) < 2:
        return (-1, 0)
    storeys = contract("storeys")
    storey = len(storeys) - storeys.index(parts[1])
    if parts[1] != "domains" or len(parts) < 3:
        return (storey, 0)
    floors = contract("floors")
    for index, layer in enumerate(floors):
        if parts[2] in layer.replace("|", " ").split():
            return (storey, len(floors) - index)
    raise LookupError(f"{parts[2]} has no floor in .importlinter")


def name_of(node: ast.expr) -> str:
    """`a.b.c` of a name or attribute; "" for anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            before = name_of(value)
            return f"{before}.{attr}" if before else attr
    return ""


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Each call in a file with the dotted name of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield name_of(node.func), node


def imported_names(path: Path) -> dict[str, str]:
    """What each imported name of a file stands for: {"now": "django.utils.timezone.now"}."""
    names: dict[str, str] = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names.update(
                {
                    (a.asname or a.name.split(".")[0]): (a.name if a.asname else a.name.split(".")[0])
                    for a in node.names
                }
            )
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update({(a.asname or a.name): f"{node.module}.{a.name}" for a in node.names})
    return names


def full_name(path: Path, dotted: str) -> str:
    """The dotted name with its first part resolved by the file's imports."""
    first, _, rest = dotted.partition(".")
    base = imported_names_cached(path).get(first, first)
    return f"{base}.{rest}" if rest else base


@cache
def imported_names_cached(path: Path) -> dict[str, str]:
    return imported_names(path)


def listed(found: list[str], rule: str) -> str:
    """The message of a failed check: the rule, then each place where it is broken."""
    return f"{rule}\n" + "\n".join(f"  {line}" for line in found)
