"""What the partials of every door are given: an entry of tabs, of a time line, of a summary list, a button, a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """One entry of `ui/partials/tabs.html`."""

    label: str
    url: str
    current: bool
    count: int | None = None


@dataclass(frozen=True)
class Event:
    """One entry of `ui/partials/timeline.html`."""

    title: str
    when: str
    text: str
    tone: str
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One row of `ui/partials/summary_list.html`."""

    key: str
    value: str
    change_url: str = ""
    change_label: str = ""


@dataclass(frozen=True)
class Button:
    """A move. `at_once`: pressing it is enough; else its page asks for a reason, a file or a person."""

    label: str
    url: str
    at_once: bool
    look: str
    key: str


@dataclass(frozen=True)
class File:
    """One file that may be opened."""

    url: str
    name: str
    size: str
