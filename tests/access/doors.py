"""Every address of the house, and what was decided about it (`views.csv`)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLResolver, get_resolver, reverse

SIGNED = Path(__file__).with_name("views.csv")


@dataclass(frozen=True)
class Decided:
    """One row: a view, or one variant of it ("desk:turn/stop"); who may open it, who may send to it.

    `get`, `post`: roles; or `anyone`, `account` (whoever has signed in), `staff`, `owner`; "-": it takes none.
    `of`: what its address names. "place": a thing of one place, which the role must reach; "own": the person's own;
    "list": nothing, it shows what the actor reaches; "all": what is the same everywhere.
    """

    view: str
    get: frozenset[str]
    post: frozenset[str]
    of: str

    @property
    def name(self) -> str:
        return self.view.partition("/")[0]

    def who(self, method: str) -> frozenset[str]:
        return self.get if method == "get" else self.post


def decided() -> list[Decided]:
    with SIGNED.open(encoding="utf-8", newline="") as file:
        return [
            Decided(row["view"], _words(row["get"]), _words(row["post"]), row["of"])
            for row in csv.DictReader(file)
        ]


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split())


def walk(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every address: its name (else its route), and what its pattern leaves open."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            parts = tuple(pattern.pattern.converters) or tuple(pattern.pattern.regex.groupindex)
            yield f"{prefix}{pattern.name or pattern.pattern}", parts


@cache
def open_parts() -> dict[str, tuple[str, ...]]:
    """What each address leaves open, by its name."""
    return dict(walk())


def address(view: str, named: dict[str, Any]) -> str:
    name = view.partition("/")[0]
    if name == "favicon.ico":  # asked for by browsers, linked by nobody: it has no name
        return f"/{name}"
    return reverse(name, kwargs={part: named[part] for part in open_parts()[name]})


def refuses(answer: HttpResponseBase, method: str, path: str) -> bool:
    """Sent to sign in, refused, unknown, or not a way in at all."""
    onward = answer.headers.get("Location", "")
    if answer.status_code == 302 and onward.startswith("/dang-nhap/"):
        return True
    # A step's address, opened by whoever sees the case and may not take the step, leads back to the case.
    case, _slash, step = path.removeprefix("/can-bo/ho-so/").partition("/")
    back = bool(step) and answer.status_code == 302 and onward == f"/can-bo/ho-so/{case}/"
    return (method == "get" and back) or answer.status_code in (401, 403, 404, 405)
