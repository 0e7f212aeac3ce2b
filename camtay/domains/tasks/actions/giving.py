"""A task begins: given by hand, raised by a plan, a letter or a report, or split off another."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import Account
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.tasks import messages, permissions, states
from camtay.domains.tasks.actions import moves
from camtay.domains.tasks.models import Task, TaskNumber
from camtay.domains.tasks.queries.people import candidates, officials
from camtay.domains.tasks.rules import deadlines
from camtay.foundation.access import Actor, Refused, Unfit, check
from camtay.foundation.calendar import calendar_now, local_day


@dataclass(frozen=True)
class Time:
    """By when: a day, or so much working time from now ("working_day", "hour")."""

    day: date | None = None
    amount: int | None = None
    unit: str = states.Limit.DAY

    def due_at(self, now: datetime) -> datetime:
        """Raises Unfit where no deadline can be told, or it has passed."""
        calendar = calendar_now()
        if self.unit == states.Limit.DAY:
            if self.day is None:
                raise Unfit("day", _("Hãy chọn ngày phải xong."))
            due = deadlines.due_of_day(self.day, calendar)
        else:
            if not self.amount or not 1 <= self.amount <= 999:
                raise Unfit("amount", _("Hãy ghi số ngày hoặc số giờ, từ 1 đến 999."))
            due = deadlines.due_of_limit(now, self.amount, self.unit, calendar)
        if due <= now:
            raise Unfit("day", _("Hạn này đã qua. Hãy chọn ngày sắp tới."))
        return due


@dataclass(frozen=True)
class Source:
    """What raised a task: `kind` and `id` of it, its name and the address of its page for people."""

    kind: str = ""
    id: str = ""
    label: str = ""
    path: str = ""


BY_HAND = Source()


@dataclass(frozen=True)
class Wording:
    """The columns that are words."""

    title: str
    detail: str = ""
    authority: str = ""
    product: str = ""


@transaction.atomic
def give(
    *, place: Place, doer: Account, time: Time, title: str, detail: str = "", authority: str = "", product: str = "",
    answerable: Account | None = None, by: Actor, now: datetime,
) -> Task:  # fmt: skip
    """Give somebody a piece of work. Raises Refused, Unfit."""
    check(permissions.GIVE, by, places=[place.pk])
    giver = moves.account_of(by)
    wording = Wording(title, detail, authority, product)
    return _make(place, doer, time, wording, giver, answerable or giver, by=by, now=now)


@transaction.atomic
def raise_task(
    *, key: str, source: Source, place: Place, doer: Account, time: Time, title: str, detail: str = "",
    authority: str = "", product: str = "", giver: Account | None = None, answerable: Account | None = None,
    by: Actor, now: datetime,
) -> Task:  # fmt: skip
    """A task that a plan, a letter or a report asks for. `key` names it for ever: asked for again, the task that stands
    is answered and nothing changes. Without a `giver`, whoever answers for it or leads the place confirms it.

    The system may raise one anywhere, an account where it gives work. Raises Refused, Unfit.
    """
    if by.kind == "system":
        check(permissions.RAISE, by)
    else:
        check(permissions.GIVE, by, places=[place.pk])
    known = Task.objects.filter(key=key).shown().first()
    if known is not None:
        return known
    wording = Wording(title, detail, authority, product)
    return _make(
        place, doer, time, wording, giver, answerable or giver, source=source, key=key, by=by, now=now
    )


@transaction.atomic
def split(
    *, task_id: UUID, version: int | None = None, doer: Account, time: Time, title: str, detail: str = "",
    product: str = "", by: Actor, now: datetime,
) -> Task:  # fmt: skip
    """A part of a task, for somebody to do; whoever splits it gives it. The whole is done only when its parts are."""
    doing = moves.begin(task_id, permissions.SPLIT, version=version, by=by, now=now)
    whole = doing.task
    if whole.state not in states.RUNNING:
        raise Refused(_("Việc này đã xong hoặc đã thôi nên không chia thêm được."))
    if whole.is_part:
        raise Refused(_("Đây đã là một phần của việc khác. Hãy chia ở việc lớn."))
    if time.due_at(now) > whole.due_at:
        raise Unfit("day", _("Phần việc phải xong trước hạn của cả việc."))
    giver = moves.account_of(by)
    wording = Wording(title, detail, whole.authority, product)
    part = _make(
        whole.place, doer, time, wording, giver, giver or whole.answerable, parent=whole, by=by, now=now
    )
    moves.finish(doing, "split", fields=["parts"], to=part.doer, words=part.title)
    return part


def _make(
    place: Place, doer: Account, time: Time, wording: Wording, giver: Account | None, answerable: Account | None,
    *, source: Source = BY_HAND, key: str | None = None, parent: Task | None = None, by: Actor, now: datetime,
) -> Task:  # fmt: skip
    title = " ".join(wording.title.split())
    if not title:
        raise Unfit("title", _("Hãy ghi việc phải làm."))
    due = time.due_at(now)
    department = check_doer(place, doer, now)
    check_answerable(place, answerable, now)
    task = Task(
        code=next_codes(place, 1, now)[0], place=place, title=title[:300], detail=wording.detail.strip()[:4000],
        authority=wording.authority.strip()[:300], product=wording.product.strip()[:300], doer=doer,
        department=department, giver=giver, answerable=answerable, given_at=now, due_at=due, first_due_at=due,
        limit_amount=None if time.unit == states.Limit.DAY else time.amount, limit_unit=time.unit, parent=parent,
        source=source.kind, source_id=source.id, source_label=source.label, source_path=source.path, key=key,
        recorded_at=now,
    )  # fmt: skip
    moves.fold_task(task)
    task.save(force_insert=True)
    moves.note_event(task, "give", by=by, now=now, to=doer, due_at=due)
    moves.journal(task, "give", fields=["title", "doer", "due_at"], by=by, now=now, note=f"account:{doer.pk}")
    if doer.pk != by.account_id:
        messages.tell(task, "give", [doer], turn="1", now=now, words=task.detail)
    return task


def check_doer(place: Place, doer: Account, now: datetime) -> str:
    """The department in which somebody works who may be given work at a place. Raises Unfit."""
    found = next((one for one in candidates(place, on=local_day(now)) if one.account.pk == doer.pk), None)
    if found is None:
        raise Unfit("doer", _("Người này không giữ vai trò nào ở nơi giao việc. Hãy chọn người khác."))
    return found.department


def check_answerable(place: Place, answerable: Account | None, now: datetime) -> None:
    if answerable is None:
        return
    if answerable.pk not in {one.account.pk for one in officials(place, on=local_day(now))}:
        raise Unfit("answerable", _("Người chịu trách nhiệm phải là cán bộ của nơi giao việc."))


def next_codes(place: Place, count: int, now: datetime) -> list[str]:
    """The next codes of a place, given out under its lock."""
    year = local_day(now).year
    TaskNumber.objects.get_or_create(place=place, year=year)
    number = TaskNumber.objects.select_for_update().get(place=place, year=year)
    first = number.last + 1
    number.last += count
    number.save(update_fields=["last"])
    agency = places.agency_id(place)
    return [deadlines.task_code(agency, year, first + more) for more in range(count)]
