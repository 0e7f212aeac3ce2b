"""The page of one task."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from camtay.domains.indicators import permissions as indicators
from camtay.domains.people.states import Department
from camtay.domains.tasks import queries, states
from camtay.domains.tasks.models import Extension, Task, TaskEvent, TaskFile
from camtay.entrances.desk.frame.presenters import COCKPIT, may
from camtay.entrances.desk.tasks.presenters import lists
from camtay.entrances.desk.tasks.presenters.lists import due_note, name_of
from camtay.foundation.access import Actor
from camtay.foundation.ids import uuid7
from camtay.foundation.transitions import Move
from camtay.foundation.ui import formats
from camtay.foundation.ui.pieces import Button, Event, File, Row

AT_ONCE = frozenset({"accept", "start", "confirm"})
PAGE_OF = {"finish": "desk:task_finish", "hand_on": "desk:task_hand_on"}
FIRST = frozenset({"accept", "start", "finish", "confirm"})
TONE_OF = {
    "finish": "done", "confirm": "good", "send_back": "bad", "decline": "bad", "drop": "bad",
    "grant_extension": "good", "refuse_extension": "bad",
}  # fmt: skip
UNVERSIONED = frozenset({"give", "comment", "attach"})  # which leave the task's version as it is


@dataclass(frozen=True)
class Page:
    state: str
    tone: str
    owner: str
    note: str
    note_tone: str
    rows: list[Row]
    buttons: list[Button]
    links: list[tuple[str, str]]
    parts: list[lists.Line]
    products: list[File]
    files: list[File]
    events: list[Event]
    extension: str
    answer_url: str
    may_comment: bool
    whole_url: str
    source_url: str


def page(task: Task, *, by: Actor, accounts: frozenset[int], now: datetime) -> Page:
    waiting = queries.waiting_extension(task)
    rights = queries.rights(task, by=by, accounts=accounts, waiting=waiting is not None)
    state, files = states.TABLE.state(task.state), queries.files_of(task)
    note, note_tone = due_note(task, now=now)
    return Page(
        state=str(state.label),
        tone=lists.TONES.get(task.state, "neutral"),
        owner="" if state.final else _owner(task),
        note=note,
        note_tone=note_tone,
        rows=_rows(task),
        buttons=_buttons(task, rights.moves),
        links=_links(task, rights),
        parts=lists.lines(queries.parts_of(task), by=by, accounts=accounts, now=now),
        products=[_file(task, one) for one in files if one.is_product],
        files=[_file(task, one) for one in files if not one.is_product],
        events=events(queries.events_of(task)),
        extension=_extension(waiting),
        answer_url=reverse("desk:task_extension", args=[task.pk]) if rights.answer_extension else "",
        may_comment=rights.comment,
        whole_url=reverse("desk:task", args=[task.parent_id]) if task.parent_id else "",
        source_url=_source_url(task, by),
    )


def _source_url(task: Task, by: Actor) -> str:
    """What it was given under; "" where that lies behind figures that the reader may not open."""
    shut = task.source_path.startswith(COCKPIT) and not may(indicators.SEE, by)
    return "" if shut else task.source_path


def _owner(task: Task) -> str:
    """In whose hands it is now."""
    if task.state in states.TO_DO:
        return name_of(task.doer)
    return name_of(task.giver) or name_of(task.answerable) or _("lãnh đạo")


def _rows(task: Task) -> list[Row]:
    department = str(Department(task.department).label) if task.department else ""
    doer = " – ".join(part for part in (name_of(task.doer), department) if part)
    said = [
        (_("Người làm"), doer),
        (_("Thẩm quyền"), task.authority),
        (_("Trách nhiệm"), name_of(task.answerable)),
        (_("Sản phẩm"), task.product),
        (_("Thời gian"), _time(task)),
        (_("Người giao"), name_of(task.giver) or task.source_label),
        (_("Giao lúc"), formats.moment(task.given_at)),
        (_("Nói rõ thêm"), task.detail),
        (_("Kết quả"), task.outcome),
        (_("Lý do đã ghi"), task.reason),
    ]
    return [Row(key, value) for key, value in said if value]


def _time(task: Task) -> str:
    words = formats.moment(task.due_at)
    if task.limit_amount:
        unit = {"working_day": _("%(n)s ngày làm việc"), "hour": _("%(n)s giờ làm việc")}[task.limit_unit]
        words = f"{words} ({unit % {'n': task.limit_amount}})"
    if task.first_due_at != task.due_at:
        words += " · " + _("hạn đầu: %(due)s") % {"due": formats.moment(task.first_due_at)}
    return words


def _buttons(task: Task, moves: Iterable[Move]) -> list[Button]:
    return [
        Button(
            str(move.label), move_url(task, move.name), move.name in AT_ONCE, _look(move.name), str(uuid7())
        )
        for move in moves
    ]


def _look(move: str) -> str:
    return "first" if move in FIRST else ""


def move_url(task: Task, move: str) -> str:
    if move in PAGE_OF:
        return reverse(PAGE_OF[move], args=[task.pk])
    return reverse("desk:task_turn", args=[task.pk, move])


def _links(task: Task, rights: queries.Rights) -> list[tuple[str, str]]:
    said = [
        (rights.split, "desk:task_split", _("Chia thành phần việc")),
        (rights.ask_extension, "desk:task_extend", _("Xin thêm thời gian")),
        (rights.change, "desk:task_change", _("Sửa việc này")),
    ]
    return [(label, reverse(name, args=[task.pk])) for may, name, label in said if may]


def _file(task: Task, one: TaskFile) -> File:
    return File(reverse("desk:task_file", args=[task.pk, one.pk]), one.name, formats.size(one.file.size))


def _extension(waiting: Extension | None) -> str:
    if waiting is None:
        return ""
    return _("%(who)s xin thêm thời gian đến %(due)s: %(reason)s") % {
        "who": name_of(waiting.asked_by), "due": formats.moment(waiting.due_at), "reason": waiting.reason,
    }  # fmt: skip


def events(happened: Iterable[TaskEvent]) -> list[Event]:
    return [_event(one) for one in happened]


def _event(one: TaskEvent) -> Event:
    title = str(states.TOLD[one.what] if one.what in states.TOLD else states.TABLE.label_of(one.what))
    if one.to is not None:
        title = f"{title}: {name_of(one.to)}"
    who = name_of(one.by) or "Cầm Tay"
    if one.instead_of is not None:
        who = _("%(who)s, thay %(whom)s") % {"who": who, "whom": name_of(one.instead_of)}
    due = _("Hạn: %(due)s.") % {"due": formats.moment(one.due_at)} if one.due_at else ""
    text = " ".join(part for part in (one.words, due) if part)
    return Event(title, f"{formats.moment(one.at)} · {who}", text, TONE_OF.get(one.what, ""))


def changes_since(task: Task, version: int) -> list[Event]:
    """What happened after somebody opened it at `version`: every deed but words is one version and one line."""
    behind = max(task.version - version, 0)
    counted = [one for one in queries.events_of(task) if one.what not in UNVERSIONED]
    return events(counted[:behind])
