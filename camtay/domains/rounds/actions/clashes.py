"""What two people wrote differently into one field: both are kept until somebody says which is right."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.people import actions as people
from camtay.domains.people.actions import Merged
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.domains.rounds import permissions
from camtay.domains.rounds.models import Clash
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit import journal

STANDING, OTHER = "standing", "other"


def keep(merged: Merged, *, command_id: UUID | None, account_id: int, now: datetime) -> None:
    """Each field in which somebody had been quicker. In the caller's transaction."""
    for field, (standing, other) in sorted(merged.clashes.items()):
        Clash.objects.create(
            person=merged.person, field=field, standing=_text(standing), other=_text(other), command=command_id,
            by_id=account_id, found_at=now,
        )  # fmt: skip


def _text(value: Any) -> str:
    if isinstance(value, Place):
        return value.code
    return "" if value is None else str(value)


@transaction.atomic
def settle_clash(*, clash_id: UUID, keep: str, by: Actor, now: datetime) -> Clash:
    """One of both is right: what stands, or what the other wrote, which is then written. Settled once.

    Raises Refused: where somebody has changed the field since, too, for then neither may be right.
    """
    clash = (
        Clash.objects.select_for_update(of=("self",))
        .select_related("person__commune", "person__neighbourhood")
        .get(pk=clash_id)
    )
    permissions.check_clash(clash, by=by)
    if clash.settled_at is not None:
        return clash
    if keep not in (STANDING, OTHER):
        raise Refused(_("Hãy chọn một trong hai giá trị."))
    if keep == OTHER:
        _write_other(clash, by=by, now=now)
    clash.settled_at, clash.settled_by_id, clash.kept = now, by.account_id, keep
    clash.save(update_fields=["settled_at", "settled_by", "kept"])
    journal.record(
        by=by, action="rounds.settle_clash", object_type="rounds.clash", object_id=clash.pk, now=now,
        place_id=clash.person.commune_id or 0, about=clash.person_id, fields=[clash.field], note=keep,
    )  # fmt: skip
    return clash


def _write_other(clash: Clash, *, by: Actor, now: datetime) -> None:
    stands = people.standing(clash.person, clash.field)
    if _text(stands) not in (clash.standing, clash.other):
        raise Refused(_("Người khác vừa sửa mục này. Hãy xem lại giá trị đang ghi rồi chọn."))
    people.merge_person(
        public_id=clash.person.public_id, base={clash.field: stands},
        changes={clash.field: _value(clash.field, clash.other)}, by=by, now=now,
    )  # fmt: skip


def _value(field: str, text: str) -> Any:
    if field == "birth_year":
        return int(text) if text else None
    return places.by_code(text) if field == "place" else text
