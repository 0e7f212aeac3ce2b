"""A step is done, or given to somebody."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import moves, process
from camtay.domains.cases.models import Case
from camtay.domains.people import queries as people
from camtay.domains.people.models import Account
from camtay.foundation.access import Actor, Refused
from camtay.foundation.calendar import local_day


@transaction.atomic
def finish_step(*, case_id: UUID, version: int | None = None, by: Actor, now: datetime) -> Case:
    """The open step is done: the next one begins, and its holder has the case on the list. Raises Refused where the
    step ends only with the move it leads to (signing, the result, the hand-over)."""
    case = moves.locked(case_id, version=version)
    permissions.check_can(permissions.STEP, case, by=by)
    steps = list(case.steps.all())
    step = process.open_step(steps)
    if step is None:
        raise Refused(_("Hồ sơ này không có bước nào đang làm."))
    if not permissions.can_finish(case, step, by=by):
        raise Refused(
            _("Bước này đang ở người khác. Chỉ người đang giữ bước hoặc trưởng phòng ghi xong được.")
        )
    following = next((one for one in steps if one.order > step.order and one.done_at is None), None)
    if following is None or not process.hands_on(step, following):
        raise Refused(_("Bước này xong khi hồ sơ chuyển trạng thái. Hãy bấm nút của bước ấy."))
    process.hand_on(case, step, following, moves.stops_now(case), by=by, now=now)
    return moves.finish(case, "finish_step", fields=["steps"], by=by, now=now, note=f"step:{step.order}")


@transaction.atomic
def assign_step(
    *, case_id: UUID, order: int, to: Account, version: int | None = None, by: Actor, now: datetime
) -> Case:
    """Say who does one step that is not done yet."""
    case = moves.locked(case_id, version=version)
    permissions.check_can(permissions.ASSIGN, case, by=by)
    step = case.steps.filter(order=order).first()
    if step is None or step.done_at is not None or case.state not in states.UNSETTLED | {states.RESULT_READY}:
        raise Refused(_("Bước này đã xong hoặc không còn."))
    on = local_day(now)
    if to not in people.holders(step.role, place_ids=process.places_of(case, step.role), on=on):
        raise Refused(_("Người này không giữ vai trò của bước ấy ở nơi giải quyết hồ sơ."))
    if to.person_id in case.barred_ids:
        raise Refused(_("Không giao cho chính người nộp hồ sơ."))
    step.holder = to
    step.save(update_fields=["holder"])
    note = f"account:{to.pk} step:{order}"
    return moves.finish(case, "assign_step", fields=["steps"], by=by, now=now, note=note)
