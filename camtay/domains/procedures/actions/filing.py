"""What a place sets for the procedures it offers: where each is filed, and which department works on it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.states import Department
from camtay.domains.places.models import Place
from camtay.domains.procedures import permissions, queries
from camtay.domains.procedures.models import PlaceProcedure, Procedure
from camtay.domains.procedures.states import FiledAt
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import Deed, record_many

CHANGED = _("Người khác vừa sửa chỗ này. Hãy xem lại rồi lưu.")


class FilingChanged(Refused):
    """Somebody else changed it meanwhile. What was chosen is kept by the door that shows this."""


@transaction.atomic
def set_place_procedure(
    *,
    place: Place,
    procedure: Procedure,
    filed_at: str,
    department: str,
    version: int,
    by: Actor,
    now: datetime,
) -> None:
    """Set both for one procedure; "" for either: as usual. What stands already is left alone.

    Raises Refused with a sentence for people; FilingChanged where it is no longer at `version`.
    """
    permissions.check_can_set_filing(place, by=by)
    found = queries.handled_one(procedure, place)
    if (found.said, found.department) == (filed_at, department):
        return
    if found.version != version:
        raise FilingChanged(CHANGED)
    if filed_at == FiledAt.HERE and not found.may_be_here:
        raise Refused(
            _(
                "Thủ tục này chưa nộp ngay tại đây được: phải có tờ khai ở đây, và xã, phường phải tự tiếp nhận hồ sơ."
            )
        )
    _write([found], place, filed_at, department, by=by, now=now)


@transaction.atomic
def set_field_filing(
    *,
    place: Place,
    field: str,
    filed_at: str | None,
    department: str | None,
    version: int,
    by: Actor,
    now: datetime,
) -> int:
    """Set one or both for all offered procedures of a field; None leaves it as it is. How many changed.

    One that cannot be filed here stays with the national portal. Raises Refused; FilingChanged where one of them is
    no longer as it was (`version`: as `queries.handled_version` told).
    """
    permissions.check_can_set_filing(place, by=by)
    standing = queries.handled(place, field=field)
    wanted = [
        one
        for one in standing
        if (filed_at is not None and one.said != filed_at and (filed_at != FiledAt.HERE or one.may_be_here))
        or (department is not None and one.department != department)
    ]
    if not wanted:
        return 0
    if queries.handled_version(standing) != version:
        raise FilingChanged(CHANGED)
    _write(wanted, place, filed_at, department, by=by, now=now)
    return len(wanted)


def _write(
    wanted: list[queries.Handled],
    place: Place,
    filed_at: str | None,
    department: str | None,
    *,
    by: Actor,
    now: datetime,
) -> None:
    deeds = []
    for one in wanted:
        before = {"filed_at": one.said, "department": one.department}
        after = {**before, **_asked(one, filed_at, department)}
        _keep(one, place, after, by=by, now=now)
        changed = [name for name in before if after[name] != before[name]]
        deeds.append(
            Deed("procedures.set_filing", "procedures.Procedure", str(one.procedure.pk), fields=changed)
        )
    record_many(by=by, place_id=place.pk, deeds=deeds, now=now)


def _asked(one: queries.Handled, filed_at: str | None, department: str | None) -> dict[str, str]:
    """What is asked of this one; a word that is none raises ValueError."""
    asked = {}
    if filed_at is not None and (filed_at != FiledAt.HERE or one.may_be_here):
        asked["filed_at"] = FiledAt(filed_at).value if filed_at else ""
    if department is not None:
        asked["department"] = Department(department).value if department else ""
    return asked


def _keep(one: queries.Handled, place: Place, values: dict[str, str], *, by: Actor, now: datetime) -> None:
    """Write the row if it still stands at the version that was read, whoever writes at the same moment."""
    told = {**values, "changed_at": now, "changed_by_id": by.account_id}
    if one.version:
        rows = PlaceProcedure.objects.filter(place=place, procedure=one.procedure, version=one.version)
        if not rows.update(version=one.version + 1, **told):
            raise FilingChanged(CHANGED)
        return
    try:
        with transaction.atomic():
            PlaceProcedure.objects.create(place=place, procedure=one.procedure, **told)
    except IntegrityError as error:
        raise FilingChanged(CHANGED) from error
