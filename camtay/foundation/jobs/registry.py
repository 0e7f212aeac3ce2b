"""Which function each name of a job stands for, and when the schedule enqueues it. Filled by the timetable."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, Protocol

from django.utils.module_loading import import_string

from camtay.foundation.jobs.progress import Progress

TRIES = 5


class Work(Protocol):
    """A function that does a job. It is called in no transaction; it may be called again after it has worked."""

    def __call__(self, payload: dict[str, Any], *, now: datetime, progress: Progress) -> object: ...


class UnknownJob(LookupError):  # noqa: N818 - read as a sentence where it is raised
    """No function is registered for this name: the timetable lacks a line, or the name is misspelt."""

    def __init__(self, name: str) -> None:
        known = ", ".join(names()) or "none"
        super().__init__(f"No job is called {name!r}. Known: {known}. Names are bound in the timetable.")


class GiveUp(Exception):  # noqa: N818
    """Raised by a job's function when trying again would be useless; the job fails at once."""


@dataclass(frozen=True)
class Binding:
    name: str
    work: Work | str
    tries: int

    def function(self) -> Work:
        """The function; a dotted path is imported at the first run, to keep starting cheap."""
        if isinstance(self.work, str):
            found: Work = import_string(self.work)
            return found
        return self.work


@dataclass(frozen=True)
class Entry:
    """When the schedule enqueues `name`: every `seconds`, or daily at a local time."""

    name: str
    seconds: int | None
    daily_at: time | None
    payload: Mapping[str, Any] = field(default_factory=dict)


_bindings: dict[str, Binding] = {}
_entries: dict[str, Entry] = {}


def register(name: str, work: Callable[..., object] | str, *, tries: int = TRIES) -> None:
    """Bind `name` to `work(payload, *, now, progress)`, or to its dotted path. Binding it to another one is a fault."""
    binding = Binding(name, work, tries)
    if _bindings.setdefault(name, binding) != binding:
        raise ValueError(f"The job {name!r} is already bound to {_bindings[name].work}")


def every(
    name: str,
    *,
    seconds: int | None = None,
    daily_at: time | None = None,
    payload: Mapping[str, Any] | None = None,
) -> None:
    """Have the schedule enqueue `name` once per period: of `seconds`, or each local day at `daily_at`.

    A day missed because nothing ran is made up for once, as soon as something runs. The name must be registered.
    """
    binding_of(name)
    if (seconds is None) == (daily_at is None):
        raise ValueError(f"{name}: say either seconds or daily_at")
    if seconds is not None and seconds < 1:
        raise ValueError(f"{name}: a period has at least one second")
    _entries[name] = Entry(name, seconds, daily_at, payload or {})


def binding_of(name: str) -> Binding:
    """Raises UnknownJob."""
    try:
        return _bindings[name]
    except KeyError:
        raise UnknownJob(name) from None


def names() -> list[str]:
    """Every name that can be enqueued."""
    return sorted(_bindings)


def entries() -> list[Entry]:
    return list(_entries.values())
