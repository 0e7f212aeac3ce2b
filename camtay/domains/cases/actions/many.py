"""One deed done to many cases: each through its ordinary action, in a transaction of its own, and undone as one.

What is kept of a case: its version after the deed, and those fields, and steps, that the deed changed, as they stood
before. Messages to applicants wait until the time for undoing is over.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import moves, process, returning, work
from camtay.domains.cases.models import BulkDeed, Case
from camtay.domains.cases.queries.many import MOST, UNDO_WITHIN, permission_of
from camtay.domains.dispatch import actions as dispatch
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor, Refused
from camtay.foundation.audit.journal import record
from camtay.foundation.prepared import update

# Fields no bulk deed changes, or that say something about a person: none of them is copied.
_NOT_KEPT = {"version", "search", "reason", "post_number", "code"}
_KEPT = tuple(name for name in moves._MOVING if name not in _NOT_KEPT)
Entry = dict[str, Any]
_ACTIONS: dict[str, Callable[..., Case]] = {
    "assign": work.assign,
    "begin": work.begin,
    "decide": work.decide,
    "hand_over": returning.hand_over,
}


def do_many(
    *,
    deed: str,
    deed_id: UUID,
    cases: Mapping[UUID, int],
    to: Account | None = None,
    way: str = "",
    received_by: str = "",
    by: Actor,
    now: datetime,
) -> BulkDeed:
    """Do it to each of these (id → the version that was seen), and keep what became of each. Sent again under the same
    `deed_id`, it does what is still left. `to`: to whom, for "assign"; `way` and `received_by`: how, for "hand_over", one
    way for all of them.

    Not in one transaction on purpose: one case that is refused keeps no other waiting.
    """
    if deed not in states.MANY:
        raise ValueError(f"{deed} cannot be done to many")
    if not cases or len(cases) > MOST:
        raise Refused(_("Hãy chọn từ một đến %(most)s hồ sơ.") % {"most": MOST})
    more = _more(deed, to, way, received_by)
    begun = _open(deed, deed_id, next(iter(cases)), by=by, now=now)
    for pk, version in cases.items():
        if str(pk) not in begun.cases:
            begun = _one(begun, pk, version, more, by=by, now=now)
    return begun


def _more(deed: str, to: Account | None, way: str, received_by: str) -> dict[str, Any]:
    """What the ordinary action is told besides. Raises Refused where it is not said, or cannot be the same for many."""
    if deed == "assign":
        if to is None:
            raise Refused(_("Hãy chọn một người."))
        return {"to": to}
    if deed != "hand_over":
        return {}
    if not way:
        raise Refused(_("Hãy chọn cách trả kết quả."))
    if way == states.Channel.POST:
        raise Refused(_("Gửi bưu điện thì mỗi hồ sơ một mã bưu gửi: hãy trả từng hồ sơ."))
    return {"way": way, "received_by": received_by}


def undo_many(*, deed_id: UUID, by: Actor, now: datetime) -> BulkDeed:
    """Put every case back that nobody has touched since. Only whoever did it, and only for a while. Raises Refused."""
    found = BulkDeed.objects.filter(pk=deed_id).first()
    if found is None or by.account_id is None or found.done_by_id != by.account_id:
        raise Refused(_("Không có việc này, hoặc việc này do người khác làm."))
    if found.undone_at is not None:
        return found
    if now > found.done_at + UNDO_WITHIN:
        raise Refused(_("Đã quá thời gian hoàn tác. Hãy sửa từng hồ sơ."))
    for pk, entry in found.cases.items():
        if entry["outcome"] == "done":
            found = _put_back(found, UUID(pk), by=by, now=now)
    with transaction.atomic():
        found.undone_at = now
        found.save(update_fields=["undone_at"])
        record(
            by=by, action="cases.bulk_undo", object_type="cases.BulkDeed", object_id=found.pk, now=now,
            place_id=found.place_id, note=found.deed,
        )  # fmt: skip
    return found


@transaction.atomic
def _open(deed: str, deed_id: UUID, first: UUID, *, by: Actor, now: datetime) -> BulkDeed:
    known = BulkDeed.objects.filter(pk=deed_id).first()
    if known is not None:
        if (known.done_by_id, known.deed) != (by.account_id, deed):
            raise Refused(_("Trang này đã cũ. Hãy chọn lại hồ sơ."))
        return known
    case = Case.objects.filter(pk=first).first()
    if case is None or not permissions.can(permissions.SEE, case, by=by):
        raise Refused(_("Không có hồ sơ này, hoặc tài khoản này không được xem."))
    return BulkDeed.objects.create(
        pk=deed_id, place_id=case.deciding_place_id, deed=deed, done_at=now, done_by_id=by.account_id
    )


def _one(
    deed: BulkDeed, pk: UUID, version: int, more: dict[str, Any], *, by: Actor, now: datetime
) -> BulkDeed:
    """One case, and the note of what became of it, in one transaction."""
    try:
        with transaction.atomic():
            return _write(deed, pk, _done(deed, pk, version, more, by=by, now=now))
    except moves.Changed as refusal:
        entry = {"outcome": "changed", "words": str(refusal.message)}
    except Refused as refusal:
        entry = {"outcome": "refused", "words": str(refusal.message)}
    except Case.DoesNotExist:
        entry = {"outcome": "refused", "words": _("Không có hồ sơ này, hoặc tài khoản này không được xem.")}
    with transaction.atomic():
        return _write(deed, pk, entry)


def _done(deed: BulkDeed, pk: UUID, version: int, more: dict[str, Any], *, by: Actor, now: datetime) -> Entry:
    before = moves.locked(pk, version=version)
    steps = process.told(before)
    after = _ACTIONS[deed.deed](case_id=pk, version=version, by=by, now=now, **more)
    dispatch.hold(key=_message(deed, pk, after.version), until=now + UNDO_WITHIN)
    left = {name: _plain(before, name) for name in _KEPT if _plain(before, name) != _plain(after, name)}
    return {"outcome": "done", "version": after.version, "before": left, "steps": steps}


def _write(deed: BulkDeed, pk: UUID, entry: Entry) -> BulkDeed:
    """Beside what another request with the same key may have noted."""
    fresh = BulkDeed.objects.select_for_update().get(pk=deed.pk)
    if str(pk) in fresh.cases and entry["outcome"] == "changed":
        return fresh  # the other request has done it: the version it met was this deed's own
    fresh.cases[str(pk)] = entry
    fresh.save(update_fields=["cases"])
    return fresh


@transaction.atomic
def _put_back(deed: BulkDeed, pk: UUID, *, by: Actor, now: datetime) -> BulkDeed:
    entry = deed.cases[str(pk)]
    case = moves.locked(pk)
    if case.version != entry["version"]:
        return _write(deed, pk, {**entry, "outcome": "kept", "words": _("Hồ sơ đã có người làm tiếp.")})
    if not permissions.can(permission_of(deed.deed), case, by=by):
        return _write(deed, pk, {**entry, "outcome": "kept", "words": _("Tài khoản này không còn quyền.")})
    if not dispatch.call_back(key=_message(deed, pk, case.version)):
        return _write(deed, pk, {**entry, "outcome": "kept", "words": _("Tin nhắn cho người nộp đã gửi đi.")})
    for name, value in entry["before"].items():
        field: Any = Case._meta.get_field(name)
        setattr(case, field.attname, None if value is None else field.to_python(value))
    case.version += 1
    update(case, *entry["before"], "version")
    process.put_back(case, entry["steps"])
    moves.record_move(case, "bulk_undo", fields=list(entry["before"]), by=by, now=now, note=f"deed:{deed.pk}")
    return _write(deed, pk, {**entry, "outcome": "undone"})


def _message(deed: BulkDeed, pk: UUID, version: int) -> str:
    """The key of what the move wrote to the applicant, if it wrote anything (messages.tell)."""
    return f"case:{pk}:{states.MANY[deed.deed]}:{version}"


def _plain(case: Case, name: str) -> str | None:
    field: Any = Case._meta.get_field(name)
    return None if getattr(case, field.attname) is None else field.value_to_string(case)
