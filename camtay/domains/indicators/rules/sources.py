"""The shape of a source of records: what a figure may be counted from, and what may be shown of one record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from camtay.foundation.predicates.python import read

Shown = Literal["title", "detail", "cell", ""]
Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of the evidence. `path`: the field it is read from, where that is not its name; `tells`: words of
    the whole record instead. `shown`: where it stands in a list, "" in exports alone. `personal`: says who somebody
    is; shown to those who may open the record, and never exported."""

    name: str
    label: Words
    path: str = ""
    tells: Callable[[Any], str] | None = None
    shown: Shown = ""
    exported: bool = True
    personal: bool = False
    width: int = 18

    def value(self, record: Any) -> Any:
        return read(record, self.path or self.name)


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where the records of a figure come from.

    `model`: app label and name. `group`: under which heading its figures stand; `things`: what its records are
    called. `splits`: dimension → column whose values are the parts, `names`: dimension → column that says what a part
    is called; `parts`: what else a list may be narrowed by; `step`: the
    column that says where a record stands now. `labels`: column → what people call it, `says`: column →
    its values in words. `order`: of the evidence, `related`: what is read with it. `places`: attributes that hold the
    places of a record; whoever has the permission named `sees` in one of them may open it (`path`: where its address
    at the desk is read) and read its names. `few`: its records are people's affairs, so that in public small numbers are hidden.
    """

    model: str
    group: Words
    things: Words
    splits: Mapping[str, str]
    labels: Mapping[str, Words]
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    places: tuple[str, ...]
    sees: str
    names: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    related: tuple[str, ...] = ()
    path: str = ""
    step: str = ""
    few: bool = False

    def address(self, record: Any) -> str:
        """Where the record has its page at the desk; empty where it has none."""
        return str(read(record, self.path) or "") if self.path else ""

    def column_of(self, part: str) -> str:
        """Raises KeyError for what its records do not say."""
        return self.splits[part] if part in self.splits else self.parts[part]

    def say(self, column: str, value: Any) -> str | None:
        """A value of a column in words; None where it has none of its own."""
        return self.says[column](value) if column in self.says and value not in (None, "") else None

    def said(self, column: Column, record: Any) -> Any:
        """What a column says of a record: words where it has its own, else the plain value."""
        if column.tells is not None:
            return column.tells(record)
        value = column.value(record)
        said = self.say(column.path or column.name, value)
        return value if said is None else said


RECORDS = gettext_lazy("hồ sơ")
