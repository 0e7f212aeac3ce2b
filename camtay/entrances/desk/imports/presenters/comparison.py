"""What an import would change, or could not take, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime, parse_duration
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases import states
from camtay.domains.indicators import queries as indicators
from camtay.domains.people import queries as people
from camtay.domains.places import queries as places
from camtay.domains.places.states import Type
from camtay.domains.plans.states import Span, Wanted
from camtay.domains.teams.states import Duty
from camtay.foundation.tables.columns import Schema
from camtay.foundation.tables.comparing import Comparison
from camtay.foundation.tables.engine import Blocked
from camtay.foundation.tables.exporting import Field
from camtay.foundation.tables.targets import Step
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import Tile
from camtay.foundation.vietnamese.dates import duration_words

FIRST = 200
# What is said by another field: a procedure by its code and name, a goal by its title.
HIDDEN = frozenset({"procedure_id", "source", "source_id", "source_path", "plan_id"})
_LABELS: dict[str, str | Promise] = {
    "state": gettext_lazy("Trạng thái"),
    "receiving_place_id": gettext_lazy("Nơi tiếp nhận"),
    "deciding_place_id": gettext_lazy("Nơi giải quyết"),
    "waited": gettext_lazy("Thời gian chờ bổ sung"),
    "due_at": gettext_lazy("Thời gian"),
    "doer_id": gettext_lazy("Người làm"),
    "answerable_id": gettext_lazy("Trách nhiệm"),
    "source_label": gettext_lazy("Mục tiêu"),
}
_CHOICES = {"channel": states.Channel, "duty": Duty, "type": Type, "wanted": Wanted, "span": Span}
PROBLEM_FIELDS = (
    Field("cell", gettext_lazy("Ô"), 8),
    Field("row", gettext_lazy("Dòng"), 8),
    Field("header", gettext_lazy("Cột"), 26),
    Field("raw", gettext_lazy("Đang ghi"), 40),
    Field("message", gettext_lazy("Sai ở đâu, sửa thế nào"), 80),
)


@dataclass(frozen=True)
class Problem:
    """One wrong cell: `cell` as the spreadsheet names it (H12), "" where the whole row is meant."""

    cell: str
    header: str
    raw: str
    message: str


@dataclass(frozen=True)
class Change:
    """One field of a record that is there: what it says now, and what the list says."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    row: int
    key: str
    about: str
    changes: list[Change]


@dataclass(frozen=True)
class InTheWay:
    row: int
    url: str
    message: str


@dataclass(frozen=True)
class Shown:
    """The first 200 of each kind; `tiles` count all."""

    tiles: list[Tile]
    good: int
    wrong: int
    nothing_new: bool
    problems: list[Problem]
    new: list[Line]
    changed: list[Line]
    cut: bool


def page(found: Comparison, schema: Schema) -> Shown:
    labels = {column.key: str(column.label) for column in schema.columns} | {
        name: str(label) for name, label in _LABELS.items()
    }
    steps = found.steps
    new = [_line(step, labels, with_changes=False) for step in steps if step.kind == "new"]
    changed = [_line(step, labels, with_changes=True) for step in steps if step.kind == "changed"]
    return Shown(
        tiles=[
            Tile(_("Mới"), formats.number(found.new), _("dòng"), "#moi" if new else "", ""),
            Tile(_("Thay đổi"), formats.number(found.changed), _("dòng"), "#thay-doi" if changed else "", ""),
            Tile(_("Không đổi"), formats.number(found.unchanged), _("dòng"), "", ""),
            Tile(_("Sai"), formats.number(found.wrong), _("dòng"), "#dong-sai" if found.wrong else "",
                 "bad" if found.wrong else ""),
        ],
        good=found.new + found.changed,
        wrong=found.wrong,
        nothing_new=not (found.new or found.changed or found.wrong),
        problems=problems([problem.as_json() for problem in found.problems[:FIRST]]),
        new=new[:FIRST],
        changed=changed[:FIRST],
        cut=found.new > FIRST or found.changed > FIRST or len(found.problems) > FIRST,
    )  # fmt: skip


def problems(found: Sequence[Mapping[str, Any]]) -> list[Problem]:
    """The first of them, as `Problem.as_json` keeps them."""
    return [
        Problem(_cell(one), str(one["header"]), str(one["raw"]), str(one["message"])) for one in found[:FIRST]
    ]


def problem_rows(found: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """All of them, for a spreadsheet."""
    for one in found:
        yield {**one, "cell": _cell(one)}


def _cell(problem: Mapping[str, Any]) -> str:
    if not problem["column"]:
        return _("Dòng %(row)s") % {"row": problem["row"]}
    return f"{problem['column']}{problem['row']}"


def blocked(found: Sequence[Blocked], kind: str) -> list[InTheWay]:
    """The rows that keep a list from being taken back. A case can be opened to see who changed it."""
    return [
        InTheWay(
            one.row,
            reverse("desk:case", args=[one.object_id]) if kind == "ho-so" else "",
            one.message.partition(" (")[0],  # names of fields are for programmers
        )
        for one in found
    ]


def _line(step: Step, labels: Mapping[str, str], *, with_changes: bool) -> Line:
    wanted, said = step.wanted, step.row.values
    key = str(
        wanted.get("external_code")
        or wanted.get("code")
        or wanted.get("name")
        or said.get("title")
        or step.key
    )
    told = [wanted.get(name) for name in ("applicant_name", "procedure_name", "name", "source_label")]
    told += [said.get(name) for name in ("team", "doer")]
    told += [
        words(name, said[name])
        for name in ("indicator", "target", "due", "due_day")
        if said.get(name) is not None
    ]
    about = " · ".join(str(one) for one in told if one and str(one) != key)
    changes = [
        Change(labels.get(name, name), words(name, before), words(name, after))
        for name, (before, after) in step.differences.items()
        if with_changes and name not in HIDDEN
    ]
    return Line(step.row.number, key, about, changes)


def words(name: str, value: Any) -> str:
    """A plain value of a snapshot, as people write it."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if name == "state":
        return str(states.TABLE.state(str(value)).label)
    if name in ("since", "until", "due", "due_day"):
        return formats.day(parse_date(str(value)))
    if name in _CHOICES:
        return str(_CHOICES[name](value).label)
    if name == "indicator":
        definition = indicators.definition(str(value))
        return str(definition.label) if definition is not None else str(value)
    if name in ("target", "start"):
        return formats.number(Decimal(str(value)))
    if name in ("doer_id", "answerable_id"):
        return people.names_of([int(value)]).get(int(value), str(value))
    if name in ("receiving_place_id", "deciding_place_id"):
        return places.get(int(value)).name
    if name == "waited":
        return duration_words(_duration(str(value)))
    if name.endswith("_at"):
        found = parse_datetime(str(value))
        return formats.moment(found) if isinstance(found, datetime) else str(value)
    return formats.number(value) if isinstance(value, int | float) else str(value)


def _duration(said: str) -> timedelta:
    return parse_duration(said) or timedelta()
