"""The person's own deeds with a code from the national portal: note it, correct it, take it away."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import tying
from camtay.domains.cases.models import NotedCase
from camtay.domains.cases.rules import national
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account, Person
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.audit.journal import record
from camtay.foundation.audit.models import Entry
from camtay.foundation.calendar import local_day

NOTING = ("cases.note_code", "cases.correct_code")
MOST_A_DAY = 20  # nobody files more, and nobody finds another's case by trying
HELPERS = ("helper", "team_leader", "village_head")
PRESSED = (states.Pressed.SELF, states.Pressed.GUIDED, states.Pressed.FAMILY)


@transaction.atomic
def note_code(
    *,
    code: str,
    procedure: Procedure,
    place: Place,
    pressed_by: str = states.Pressed.SELF,
    helper: str = "",
    by: Actor,
    now: datetime,
) -> NotedCase:
    """Keep the national code of what one has filed there; noted already, it is answered as it stands.

    `helper`: the name of who stood by, one of the place's own. Where the case is here and its words agree, it is tied
    at once; whether it is here, nobody learns otherwise. Raises Refused, or ValidationError by field.
    """
    check(permissions.NOTE_CODE, by, owners=by.own_ids)
    tidied = _read(code)
    person = Person.objects.get(pk__in=by.own_ids)
    helped_by = _helper(helper, pressed_by, place, person, now)
    standing = NotedCase.objects.filter(external_code=tidied, person=person).first()
    if standing is not None:
        return standing
    _check_not_too_many(by, now)
    note = NotedCase(
        external_code=tidied, procedure=procedure, place=place, person=person,
        pressed_by=states.Pressed(pressed_by), helped_by=helped_by, noted_at=now, noted_by_id=by.account_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            note.save(force_insert=True)
    except IntegrityError:  # pressed twice at once
        return NotedCase.objects.get(external_code=tidied, person=person)
    tying.settle([tidied], by=by, now=now)
    _record("cases.note_code", note, by=by, now=now)
    return NotedCase.objects.get(pk=note.pk)


@transaction.atomic
def correct_code(*, noted_id: UUID, code: str, by: Actor, now: datetime) -> NotedCase:
    """Put a mistyped code right; the same code changes nothing. Raises Refused once the case is found."""
    note = _own(noted_id, by=by)
    tidied = _read(code)
    if note.external_code == tidied:
        return note
    if note.case_id is not None:
        raise Refused(_("Hồ sơ này đã tìm thấy nên không sửa mã được nữa."))
    if NotedCase.objects.filter(external_code=tidied, person=note.person_id).exists():
        raise ValidationError({"code": _("Bà con đã ghi mã này rồi.")})
    _check_not_too_many(by, now)
    note.external_code, note.doubt = tidied, ""
    note.save(update_fields=["external_code", "doubt"])
    tying.settle([tidied], by=by, now=now)
    _record("cases.correct_code", note, by=by, now=now)
    return NotedCase.objects.get(pk=note.pk)


@transaction.atomic
def remove_code(*, noted_id: UUID, by: Actor, now: datetime) -> None:
    """Take a note away. Raises Refused once the case is found: it is the person's then, and stays."""
    note = _own(noted_id, by=by)
    if note.case_id is not None:
        raise Refused(_("Hồ sơ này đã tìm thấy nên không bỏ mã được nữa."))
    _record("cases.remove_code", note, by=by, now=now)
    note.delete()


def _own(noted_id: UUID, *, by: Actor) -> NotedCase:
    note = NotedCase.objects.select_for_update().filter(pk=noted_id, person__in=by.own_ids).first()
    if note is None:
        raise Refused(_("Không có mã này trong mục hồ sơ của bà con."))
    check(permissions.NOTE_CODE, by, owners=[note.person_id])
    return note


def _read(code: str) -> str:
    if wrong := national.problem(code):
        raise ValidationError({"code": wrong})
    return national.tidy(code)


def _helper(name: str, pressed_by: str, place: Place, person: Person, now: datetime) -> Account | None:
    """Who stood by, by name, among those who help in the place. Nobody where nobody is named."""
    if pressed_by not in PRESSED:
        raise ValidationError({"pressed_by": _("Hãy chọn ai đã bấm nộp.")})
    if pressed_by != states.Pressed.GUIDED or not name.strip():
        return None
    where = {place.pk, *places.descendant_ids(place)}
    known = [one for role in HELPERS for one in people.holders(role, place_ids=where, on=local_day(now))]
    found = {one.pk: one for one in known if national.names_agree(one.person.name, name)}
    if len(found) != 1 or any(one.person_id == person.pk for one in found.values()):
        raise ValidationError(
            {
                "helper": _(
                    "Không thấy đúng một người tên này trong tổ công nghệ số ở đó. Hãy ghi đủ họ tên, không nhớ thì để trống."
                )
            }
        )
    return next(iter(found.values()))


def _check_not_too_many(by: Actor, now: datetime) -> None:
    """Codes run in order: whoever could try as many as they liked would come upon other people's."""
    tried = Entry.objects.filter(about__in=by.own_ids, action__in=NOTING, at__gt=now - timedelta(days=1))
    if tried.count() >= MOST_A_DAY:
        raise Refused(_("Hôm nay bà con đã ghi nhiều mã quá. Mai ghi tiếp, hoặc hỏi cán bộ một cửa."))


def _record(action: str, note: NotedCase, *, by: Actor, now: datetime) -> None:
    record(
        by=by,
        action=action,
        object_type="cases.NotedCase",
        object_id=note.pk,
        now=now,
        place_id=note.place_id,
        about=note.person_id,
        fields=["external_code"],
    )
