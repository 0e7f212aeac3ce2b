"""Lists that were dropped in: as lines, under way, and at their end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.people import queries as people
from camtay.foundation.tables import engine
from camtay.foundation.tables.models import Batch, State
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import Tile
from camtay.foundation.ui.pieces import Tab

TONES = {
    State.PROPOSED: "neutral",
    State.RUNNING: "active",
    State.DONE: "good",
    State.UNDONE: "neutral",
    State.FAILED: "bad",
}


@dataclass(frozen=True)
class Line:
    """One list of before."""

    url: str
    name: str
    at: datetime
    who: str
    counts: str
    state: str
    tone: str


@dataclass(frozen=True)
class Progress:
    """`done` of `total` rows; `total` 0 while it waits for a worker. `url`: what to ask for the next state."""

    text: str
    done: int
    total: int
    url: str


@dataclass(frozen=True)
class Result:
    """What became of a list. `again`: it may be carried out (once more) with the rows that are in order."""

    state: str
    tone: str
    failure: str
    tiles: list[Tile]
    who: str
    undone_by: str
    may_undo: bool
    again: bool


def tabs(kinds: Sequence[tuple[str, str]], current: str) -> list[Tab]:
    """Kinds of list as (title, slug)."""
    return [Tab(title, reverse("desk:import_list", args=[slug]), slug == current) for title, slug in kinds]


def lines(found: Iterable[Batch], kind: str) -> list[Line]:
    """One query for the names."""
    shown = list(found)
    names = people.names_of(one.created_by for one in shown if one.created_by is not None)
    return [
        Line(
            url=reverse("desk:import", args=[kind, one.pk]),
            name=one.file_name or _("Danh sách"),
            at=one.created_at,
            who=names.get(one.created_by or 0, _("Máy chủ")),
            counts=_counts(one),
            state=str(State(one.state).label),
            tone=TONES[State(one.state)],
        )
        for one in shown
    ]


def _counts(batch: Batch) -> str:
    said = _("%(new)s mới, %(changed)s thay đổi, %(same)s không đổi") % {
        "new": formats.number(batch.new),
        "changed": formats.number(batch.changed),
        "same": formats.number(batch.unchanged),
    }
    return f"{said}, {_('%(n)s sai') % {'n': formats.number(batch.wrong)}}" if batch.wrong else said


def progress(batch: Batch, kind: str) -> Progress:
    text = _("Đang chờ đến lượt…")
    if batch.progress_total:
        text = _("Đã xong %(done)s trên %(total)s dòng") % {
            "done": formats.number(batch.progress_done),
            "total": formats.number(batch.progress_total),
        }
    url = reverse("desk:import_progress", args=[kind, batch.pk])
    return Progress(text, batch.progress_done, batch.progress_total or 1, url)


def result(batch: Batch, kind: str) -> Result:
    names = people.names_of(one for one in (batch.created_by, batch.undone_by) if one is not None)
    wrong_url = f"{reverse('desk:import', args=[kind, batch.pk])}#dong-sai" if batch.wrong else ""
    return Result(
        state=str(State(batch.state).label),
        tone=TONES[State(batch.state)],
        failure=batch.failure,
        tiles=[
            Tile(_("Mới"), formats.number(batch.new), _("dòng"), "", ""),
            Tile(_("Thay đổi"), formats.number(batch.changed), _("dòng"), "", ""),
            Tile(_("Không đổi"), formats.number(batch.unchanged), _("dòng"), "", ""),
            Tile(
                _("Sai"),
                formats.number(batch.wrong),
                _("dòng bỏ qua"),
                wrong_url,
                "bad" if batch.wrong else "",
            ),
        ],
        who=names.get(batch.created_by or 0, _("Máy chủ")),
        undone_by=names.get(batch.undone_by or 0, ""),
        may_undo=batch.state == State.DONE or (batch.state == State.FAILED and batch.progress_done > 0),
        again=batch.state == State.FAILED,
    )


def same_before(batch: Batch) -> Batch | None:
    """The finished import of the very same file, to say that it is in already."""
    return engine.same_file(batch)
