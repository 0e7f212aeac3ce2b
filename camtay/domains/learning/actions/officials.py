"""The roll of officials by hand: added, mended, leaving; everything stays to be read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.learning import permissions
from camtay.domains.learning.actions.changed import Changed
from camtay.domains.learning.models import Trainee
from camtay.domains.learning.rules import officials as rules
from camtay.domains.people import queries as people
from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.domains.places.states import Kind
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import look, record
from camtay.foundation.calendar import day_key, local_day
from camtay.foundation.vietnamese import clean, fold

NOT_THERE = _("Không có cán bộ này, hoặc tài khoản này không được xem.")


@dataclass(frozen=True)
class Official:
    """What is said of somebody on the roll. `until`: the last day, None while they stay."""

    name: str
    since: date
    until: date | None = None
    number: str = ""
    department: str = ""
    duty: str = ""


@transaction.atomic
def add_official(*, place: Place, said: Official, by: Actor, now: datetime) -> Trainee:
    """Somebody comes onto the roll of a commune. Raises Refused, also for who stands there already."""
    permissions.check_can_keep_roll(place, by=by)
    if place.kind != Kind.COMMUNE:
        raise Refused(_("Danh sách cán bộ là của một xã, phường, đặc khu."))
    made = Trainee(place=place, recorded_at=now)
    changed = _fill(made, said)
    _alone_of_the_name(made)
    link_persons([made], on=local_day(now))
    made.save(force_insert=True)
    _journal("learning.add_official", made, changed, by=by, now=now)
    return made


@transaction.atomic
def change_official(*, official_id: UUID, said: Official, version: int, by: Actor, now: datetime) -> Trainee:
    """Mend what is said of somebody; with `until` they leave, without it they stay. Raises Refused; Changed where
    somebody else was quicker."""
    found = official_for_update(official_id, by=by)
    before = (found.name, found.number)
    changed = _fill(found, said)
    if not changed:
        return found
    if found.version != version:
        raise Changed(Trainee.objects.get(pk=found.pk))
    if before != (found.name, found.number):
        _alone_of_the_name(found)
    found.version += 1
    found.save()
    _journal("learning.change_official", found, changed, by=by, now=now)
    return found


@transaction.atomic
def officials_exported(*, place: Place, rows: int, by: Actor, now: datetime) -> None:
    """`by` took a list of officials away, with names in it. Raises Refused."""
    permissions.check_can_see_roll(place, by=by)
    look(
        by=by, action="learning.export_officials", object_type="learning.Trainee", object_id=f"list:{rows}",
        about=None, place_id=place.pk, now=now,
    )  # fmt: skip


def official_for_update(official_id: UUID, *, by: Actor) -> Trainee:
    found = (
        Trainee.objects.select_for_update(of=("self",)).select_related("place").filter(pk=official_id).first()
    )
    if found is None or not permissions.can_keep_roll(found.place, by=by):
        raise Refused(NOT_THERE)
    return found


def _fill(official: Trainee, said: Official) -> list[str]:
    """The names of the fields that differ."""
    name, number = clean(said.name)[:200], clean(said.number).replace(" ", "")[:40]
    if not any(sign.isalpha() for sign in name):
        raise Refused(_("Hãy ghi họ và tên bằng chữ."))
    if said.until is not None and said.until < said.since:
        raise Refused(_("Ngày cuối phải từ ngày đầu trở đi."))
    if said.department and said.department not in Department.values:
        raise Refused(_("Hãy chọn phòng trong danh sách."))
    wanted = {
        "name": name, "number": number, "department": said.department, "duty": clean(said.duty)[:120],
        "since": said.since, "until": said.until,
    }  # fmt: skip
    changed = [field for field, value in wanted.items() if getattr(official, field) != value]
    for field in changed:
        setattr(official, field, wanted[field])
    fold_days(official)
    return changed


def fold_days(official: Trainee) -> None:
    """What figures and lists read, from what was said."""
    official.since_day = day_key(official.since)
    official.until_day = day_key(official.until) if official.until else None
    official.search = rules.search_words(official.number, official.name, official.duty)


def link_persons(officials: Sequence[Trainee], *, on: date) -> None:
    """Whoever works here under an account of their own reads in it what is kept of them: newcomers are theirs whose
    name only one of the office bears. One query."""
    if not officials:
        return
    known = people.officers_named(officials[0].place_id, [one.name for one in officials], on=on)
    names = Counter(fold(one.name) for one in officials)
    for one in officials:
        if names[fold(one.name)] == 1:
            one.person_id = known.get(fold(one.name))


def _alone_of_the_name(official: Trainee) -> None:
    key = rules.key_of(official.number, official.name)
    standing = Trainee.objects.filter(place=official.place, until=None).exclude(pk=official.pk)
    if any(rules.key_of(number, name) == key for number, name in standing.values_list("number", "name")):
        raise Refused(
            _("Người này đã có trong danh sách. Nếu là hai người trùng tên, hãy ghi mã số cho từng người.")
        )


def _journal(action: str, official: Trainee, fields: list[str], *, by: Actor, now: datetime) -> None:
    record(
        by=by, action=action, object_type="learning.Trainee", object_id=official.pk, now=now,
        place_id=official.place_id, about=official.person_id, fields=fields,
    )  # fmt: skip
