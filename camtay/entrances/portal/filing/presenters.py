"""What the pages of filing show."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from camtay.domains.cases import queries as cases
from camtay.domains.cases import states
from camtay.domains.cases.models import Case, NotedCase
from camtay.domains.places import queries as places
from camtay.domains.procedures import queries as procedures
from camtay.foundation import questions
from camtay.foundation.access import Actor
from camtay.foundation.questions import fields
from camtay.foundation.questions.answering import Errors
from camtay.foundation.questions.typed import Raw
from camtay.foundation.ui import formats

NATIONAL_PORTAL = "https://dichvucong.gov.vn/"
FOLLOW = "https://dichvucong.gov.vn/p/home/dvc-tra-cuu-ho-so.html"
TONES = {
    states.DRAFT: "neutral",
    states.SUBMITTED: "waiting",
    states.NOT_RECEIVED: "bad",
    states.SUPPLEMENT_ASKED: "waiting",
    states.WAITING_DUTY: "waiting",
    states.REFUSED: "bad",
    states.STOPPED: "bad",
    states.WITHDRAWN: "neutral",
    states.RESULT_READY: "good",
    states.HANDED_OVER: "good",
}


@dataclass(frozen=True)
class Line:
    """One of my cases. `sheet`: a preparation sheet, for the national portal."""

    url: str
    name: str
    code: str
    state: str
    tone: str
    at: datetime | None
    due_at: datetime | None
    sheet: bool = False


@dataclass(frozen=True)
class Noted:
    """One noted code. `late`: it should have been found by now."""

    url: str
    name: str
    code: str
    place: str
    at: datetime
    state: str
    tone: str
    late: bool
    follow: str


@dataclass(frozen=True)
class Section:
    """One page of the form with its answers, as “check your answers” shows it."""

    title: str
    rows: list[tuple[str, str]]
    change_url: str
    problem: str


@dataclass(frozen=True)
class PageShown:
    """A page of the form. `number` of `total`: where the person stands."""

    view: fields.PageView
    number: int
    total: int
    back_url: str


@dataclass(frozen=True)
class After:
    """What comes after the result. `may_rate`: for the first time or otherwise; `national_url`: where a case that is
    not settled here is rated; `saved`: what filing online spared, in a sentence, and how it is reckoned."""

    rating: cases.Rating | None
    may_rate: bool
    national_url: str
    saved: str
    reckoned: list[str]


@dataclass(frozen=True)
class Wait:
    """The clock of a case that waits, or waited, for its applicant. `since`: it stands still; `moved_to`: the due time
    without what was waited, None where that makes no difference a clock on the wall would show."""

    since: datetime | None
    moved_to: datetime | None


def wait(case: Case) -> Wait:
    if case.origin != states.Origin.OWN or case.settled_at is not None:
        return Wait(None, None)
    moved = case.waited >= timedelta(minutes=1) and case.supplement_asked_at is None
    return Wait(case.supplement_asked_at, case.clock_due_at if moved else None)


def after(case: Case, *, by: Actor, now: datetime) -> After:
    """Two queries at most where nothing was rated or spared; none while the case is under way."""
    rating, spared = cases.rating(case), cases.saved(case)
    elsewhere = case.origin == states.Origin.MIRROR and case.state in states.RATEABLE
    return After(
        rating=rating,
        may_rate=cases.can_rate(case, rating, by=by, now=now),
        national_url=NATIONAL_PORTAL if elsewhere else "",
        saved=_saved(spared) if spared else "",
        reckoned=_reckoned(spared) if spared else [],
    )


def _saved(spared: cases.Saved) -> str:
    trips = ngettext("%(count)s chuyến đi", "%(count)s chuyến đi", spared.trips) % {"count": spared.trips}
    return _("Bà con đỡ %(trips)s, khoảng %(time)s và %(money)s.") % {
        "trips": trips,
        "time": _time(5 * round(spared.minutes / 5)),
        "money": formats.money(round(spared.dong, -3)),
    }


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)s giờ", "%(count)s giờ", hours) % {"count": hours})
    if rest:
        parts.append(ngettext("%(count)s phút", "%(count)s phút", rest) % {"count": rest})
    return " ".join(parts)


def _reckoned(spared: cases.Saved) -> list[str]:
    """The assumptions, in the order of the sum."""
    second = _("Một chuyến đi nộp, một chuyến đi nhận kết quả: bà con đã nhận tệp qua mạng.")
    return [
        second if spared.trips > 1 else _("Một chuyến đi nộp hồ sơ."),
        _("Từ nhà đến trung tâm %(km)s km một lượt: số xã, phường ghi cho thôn, tổ, hoặc trung bình.")
        % {"km": formats.number(spared.km)},
        _("Xe máy chạy %(speed)s km mỗi giờ, mỗi lần đến chờ %(wait)s phút.")
        % {"speed": cases.SPEED_KM_PER_HOUR, "wait": cases.WAIT_MINUTES},
        _("Xăng và hao mòn xe %(cost)s mỗi ki-lô-mét.") % {"cost": formats.money(cases.DONG_PER_KM)},
        _("Đây là ước tính của Cầm Tay, không phải số của cơ quan nào."),
    ]


def line(case: Case) -> Line:
    return Line(
        url=reverse("portal:case", args=[case.pk]),
        name=case.procedure_name,
        code=case.code or "",
        state=str(states.TABLE.state(case.state).label),
        tone=TONES.get(case.state, "active"),
        at=case.received_at or case.submitted_at or case.drafted_at,
        due_at=case.due_at,
        sheet=case.state == states.DRAFT and case.token is None,
    )


def lines(by: Actor) -> tuple[list[Line], list[Line]]:
    """(drafts, filed), latest first."""
    return [line(case) for case in cases.drafts_of(by)], [line(case) for case in cases.mine(by)[:100]]


def noted_lines(by: Actor, *, now: datetime) -> list[Noted]:
    """What the person noted and no list has brought yet. One query."""
    return [noted(one, now=now) for one in cases.noted(by)[:100]]


def noted(note: NotedCase, *, now: datetime) -> Noted:
    """To whoever noted it a code in doubt looks like one that waits."""
    late = now > cases.should_be_found_by(note)
    return Noted(
        url=reverse("portal:noted", args=[note.pk]),
        name=note.procedure.name,
        code=note.external_code,
        place=note.place.name,
        at=note.noted_at,
        state=_("Chưa tìm thấy, xem lại mã") if late else _("Chờ danh sách buổi sáng"),
        tone="late" if late else "waiting",
        late=late,
        follow=FOLLOW,
    )


def follow_of(case: Case) -> str:
    """Where a mirrored case is followed on the national portal; "" for one of ours."""
    return FOLLOW if case.origin == "mirror" else ""


def page_shown(
    case: Case, page_id: str, *, today: date, raw: Raw | None = None, errors: Errors | None = None
) -> PageShown:
    """Raises KeyError for a page the form does not have, or that this person is not asked."""
    form = procedures.form_of(case.procedure_code, case.form_version)
    answers = case.answers.document
    order = [one.id for one in questions.pages(form, answers)]
    if page_id not in order:
        raise KeyError(page_id)
    view = fields.page_view(
        form,
        page_id,
        answers,
        raw=raw,
        errors=errors,
        notes=questions.notes(form, answers, today=today, page_id=page_id),
        files=cases.file_names(case),
    )
    before = questions.previous_page(form, answers, page_id)
    back = reverse("portal:page", args=[case.pk, before.id]) if before else reverse("portal:mine")
    return PageShown(view, order.index(page_id) + 1, len(order), back)


def sections(case: Case, *, today: date) -> list[Section]:
    """All answers in words, each page with the address that changes it and the first thing wrong with it."""
    form = procedures.form_of(case.procedure_code, case.form_version)
    answers = case.answers.document
    wrong = questions.problems(form, answers, today=today)
    told = questions.summary(form, answers, place_name=_place_name, files=cases.file_names(case))
    return [
        Section(
            title=str(page.title),
            rows=rows,
            change_url=reverse("portal:page", args=[case.pk, page.id]),
            problem=_first_problem(page, wrong),
        )
        for page, rows in told
    ]


def resume_url(case: Case) -> str:
    """Where a draft goes on."""
    form = procedures.form_of(case.procedure_code, case.form_version)
    order = [page.id for page in questions.pages(form, case.answers.document)]
    if case.answers.page in order:
        return reverse("portal:page", args=[case.pk, case.answers.page])
    gap = questions.first_missing_page(form, case.answers.document)
    if gap is None and case.answers.page:
        return reverse("portal:check", args=[case.pk])
    return reverse("portal:page", args=[case.pk, gap.id if gap else order[0]])


def _first_problem(page: questions.Page, wrong: Errors) -> str:
    own = {question.id for question in page.questions} | {page.id}
    return next((sentence for name, sentence in wrong.items() if name.split(".")[0] in own), "")


def _place_name(code: str) -> str:
    place = places.by_code(code)
    return place.name if place else code
