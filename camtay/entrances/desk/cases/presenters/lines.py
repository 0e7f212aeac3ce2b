"""Cases as lines of a list, and the day as tiles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from camtay.domains.cases import permissions, queries, states
from camtay.domains.cases.models import Case
from camtay.entrances.desk.frame.presenters import may
from camtay.foundation.access import Actor
from camtay.foundation.calendar import local_day
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import Tile
from camtay.foundation.ui.pieces import Tab

TONES = {
    states.SUBMITTED: "waiting",
    states.NOT_RECEIVED: "bad",
    states.SUPPLEMENT_ASKED: "waiting",
    states.WAITING_DUTY: "waiting",
    states.WAITING_AGENCY: "waiting",
    states.REFUSED: "bad",
    states.STOPPED: "bad",
    states.WITHDRAWN: "neutral",
    states.RESULT_READY: "good",
    states.HANDED_OVER: "good",
}

# Part of the work list -> (as it stands in the address, on its tab).
PARTS: dict[str, tuple[str, str | Promise]] = {
    "": ("", gettext_lazy("Tất cả")),
    "overdue": ("qua-han", gettext_lazy("Quá hạn")),
    "soon": ("sap-den-han", gettext_lazy("Sắp đến hạn")),
    "supplement": ("bo-sung", gettext_lazy("Chờ bổ sung")),
    "mine": ("cua-toi", gettext_lazy("Việc của tôi")),
    "unassigned": ("chua-giao", gettext_lazy("Chưa có người làm")),
}
PART_OF = {slug: part for part, (slug, _label) in PARTS.items()}


@dataclass(frozen=True)
class Line:
    """One case. `due_note`: why its due time wants attention, "" where it does not; `due_tone` as of tags; `held`:
    what a late one waited for, with the evidence, one sentence a pause."""

    url: str
    pk: str
    code: str
    applicant: str
    procedure: str
    state: str
    tone: str
    submitted_at: datetime | None
    due_at: datetime | None
    due_note: str
    due_tone: str
    holder: str
    mirrored: bool
    held: tuple[str, ...] = ()


@dataclass(frozen=True)
class Many:
    """What may be done to the ticked cases."""

    deed: str
    label: str


def many(by: Actor) -> list[Many]:
    return [Many(deed, str(states.MANY_LABELS[deed])) for deed in queries.deeds_for(by)]


def line(case: Case, *, now: datetime, held: Iterable[queries.Held] = ()) -> Line:
    note, tone = due_words(case, now=now)
    return Line(
        url=reverse("desk:case", args=[case.pk]),
        pk=str(case.pk),
        code=case.code or _("Chưa có mã"),
        applicant=case.applicant_name or "–",
        procedure=case.procedure_name,
        state=str(states.TABLE.state(case.state).label),
        tone=TONES.get(case.state, "active"),
        submitted_at=case.submitted_at,
        due_at=case.clock_due_at,
        due_note=note,
        due_tone=tone,
        holder=case.assignee.person.name if case.assignee else "–",
        mirrored=case.origin == states.Origin.MIRROR,
        held=tuple(f"{one.why}: {one.evidence}" if one.evidence else one.why for one in held),
    )


def intake_line(case: Case, *, now: datetime) -> Line:
    """A case that nobody has yet: its holder and due time are not asked for."""
    return Line(
        url=reverse("desk:case", args=[case.pk]),
        pk=str(case.pk),
        code=case.code or _("Chưa có mã"),
        applicant=case.applicant_name or "–",
        procedure=case.procedure_name,
        state=str(states.TABLE.state(case.state).label),
        tone=TONES[states.SUBMITTED],
        submitted_at=case.submitted_at,
        due_at=None,
        due_note=_waited(case, now),
        due_tone="late",
        holder="–",
        mirrored=case.origin == states.Origin.MIRROR,
    )


def _waited(case: Case, now: datetime) -> str:
    if case.submitted_at is None or (days := (local_day(now) - local_day(case.submitted_at)).days) < 1:
        return ""
    return _("Chờ đã %(days)s ngày") % {"days": formats.number(days)}


def due_words(case: Case, *, now: datetime) -> tuple[str, str]:
    """What a clerk must know about the due time, and its tone."""
    if case.on_time is not None:
        return _settled_words(case)
    if case.state not in states.UNSETTLED:
        return "", "neutral"
    if queries.is_late(case, now=now):
        if case.supplement_count < 2 and not queries.is_late_explained(case, now=now):
            return _("Quá hạn, có giải trình"), "late"
        return (_("Quá hạn: yêu cầu bổ sung nhiều lần") if case.supplement_count > 1 else _("Quá hạn")), "bad"
    if case.state == states.SUPPLEMENT_ASKED:
        if case.origin == states.Origin.OWN and case.supplement_asked_at is None:
            return _("Đã gửi bổ sung, cần xem"), "late"
        return _("Đồng hồ đang dừng"), "neutral"
    if case.clock_due_at is None:
        return _("Không có hạn"), "neutral"
    days = (local_day(case.clock_due_at) - local_day(now)).days
    if days == 0:
        return _("Hôm nay"), "late"
    return (_("Ngày mai"), "late") if days == 1 else ("", "neutral")


def _settled_words(case: Case) -> tuple[str, str]:
    if case.on_time:
        return _("Xong đúng hạn"), "good"
    return (
        (_("Xong quá hạn, có giải trình"), "late") if case.on_time_explained else (_("Xong quá hạn"), "bad")
    )


def lines(cases: Iterable[Case], *, now: datetime) -> list[Line]:
    """One query more where a late case was held by something, whatever their number."""
    shown = list(cases)
    late = [case for case in shown if case.on_time is False or queries.is_late(case, now=now)]
    held = queries.why_held(late, now=now)
    return [line(case, now=now, held=held.get(case.pk, ())) for case in shown]


def work_url(part: str) -> str:
    slug = PARTS[part][0]
    return f"{reverse('desk:work')}?phan={slug}" if slug else reverse("desk:work")


def tiles(today: queries.Today, *, by: Actor) -> list[Tile]:
    """The day's counts, each leading to its list."""
    ready = f"{reverse('desk:search')}?{urlencode({'state': states.RESULT_READY})}"
    shown = [
        _tile(
            _("Chờ tiếp nhận"),
            today.waiting,
            _("nộp qua mạng, cũ nhất trước"),
            reverse("desk:intake"),
            "warn",
        ),
        _tile(_("Quá hạn"), today.overdue, _("theo cách tính của Bộ chỉ số 766"), work_url("overdue"), "bad"),
        _tile(_("Sắp đến hạn"), today.soon, _("trong 2 ngày làm việc tới"), work_url("soon"), "warn"),
        _tile(_("Chờ bổ sung"), today.supplement, _("đồng hồ đang dừng"), work_url("supplement"), ""),
        _tile(_("Chờ trả kết quả"), today.ready, _("đã có kết quả"), ready, ""),
        _tile(_("Đang giải quyết"), today.under_way, _("tất cả, gần hạn trước"), work_url(""), ""),
    ]
    if by.holds("specialist", "department_head"):
        shown.append(_tile(_("Việc của tôi"), today.mine, _("đã giao cho tôi"), work_url("mine"), ""))
    if by.holds("department_head"):
        shown.append(
            _tile(_("Chưa có người làm"), today.unassigned, _("cần giao"), work_url("unassigned"), "warn")
        )
    return shown


def apology_tiles(by: Actor, *, now: datetime) -> list[Tile]:
    """For those who may say sorry: what will be late and nobody was told. One query."""
    if not may(permissions.APOLOGISE, by):
        return []
    count = queries.apologies_to_give(by, now=now).count()
    note = _("trước khi bà con đi một chuyến về không")
    return [_tile(_("Sắp trễ hẹn, cần xin lỗi"), count, note, reverse("desk:apologies"), "warn")]


def _tile(label: str, count: int, note: str, url: str, tone: str) -> Tile:
    return Tile(label, formats.number(count), note, url, tone if count else "good" if tone == "bad" else "")


def tabs(today: queries.Today, part: str) -> list[Tab]:
    """The parts of the work list with their counts."""
    counts = {
        "": today.under_way, "overdue": today.overdue, "soon": today.soon, "supplement": today.supplement,
        "mine": today.mine, "unassigned": today.unassigned,
    }  # fmt: skip
    return [
        Tab(str(label), work_url(name), name == part, counts[name]) for name, (_slug, label) in PARTS.items()
    ]
