"""A pause of one case, written down by hand: added with its evidence, ended, taken back.

The explained clock alone moves; the official one counts as the national index does, whatever anybody writes.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions
from camtay.domains.cases.actions import moves
from camtay.domains.cases.models import Case, CasePause
from camtay.domains.cases.rules.pauses import KINDS, Life, Written, overlaps, span_problem
from camtay.foundation.access import Actor, Refused
from camtay.foundation.files.models import StoredFile

EVIDENCE = _("Hãy ghi căn cứ: số văn bản, ngày niêm yết, hoặc việc đã xảy ra.")


class Unfit(Refused):
    """What was written is not in order; `field` names which part of it."""

    def __init__(self, field: str, sentence: object) -> None:
        super().__init__(str(sentence))
        self.field = field


@transaction.atomic
def add_pause(
    *,
    case_id: UUID,
    kind: str,
    since: datetime,
    until: datetime | None,
    evidence: str,
    file: StoredFile | None = None,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> CasePause:
    """Write down what the case waited for, or waits for. One that is settled already is explained for thirty days
    more, and only with a file that proves it. Raises Unfit."""
    case = moves.locked(case_id, version=version)
    check_may_pause(case, by=by)
    asked = Written(kind, since, until)
    _check_span(case, asked, now=now)
    if not evidence.strip():
        raise Unfit("evidence", EVIDENCE)
    if case.settled_at is not None and file is None:
        raise Unfit("file", _("Hồ sơ đã xong: phải kèm tệp căn cứ mới ghi thêm giải trình được."))
    standing = (Written(one.kind, one.since, one.until) for one in case.pauses.all())
    if overlaps(asked, standing):
        raise Unfit("since", _("Trong khoảng này hồ sơ đã tạm dừng vì cùng lý do rồi."))
    made = CasePause.objects.create(
        case=case, kind=kind, since=since, until=until, evidence=evidence.strip()[:500], file=file,
        recorded_at=now, recorded_by_id=by.account_id,
    )  # fmt: skip
    case.pause_count += 1
    _finish(case, "pause", made, by=by, now=now)
    return made


@transaction.atomic
def end_pause(
    *, case_id: UUID, pause_id: int, until: datetime, version: int | None = None, by: Actor, now: datetime
) -> CasePause:
    """It is over; or it ended before the day that was set for it. Raises Unfit."""
    case, found = _standing(case_id, pause_id, version=version, by=by)
    if found.until is not None and found.until <= now:
        raise Refused(_("Lần tạm dừng này đã ghi là kết thúc rồi."))
    if until > now:
        raise Unfit("until", _("Chỉ ghi được việc đã kết thúc, không ghi trước cho ngày sau."))
    _check_span(case, Written(found.kind, found.since, until), now=now)
    found.until = until
    found.save(update_fields=["until"])
    _finish(case, "pause_end", found, by=by, now=now)
    return found


@transaction.atomic
def take_back_pause(
    *, case_id: UUID, pause_id: int, version: int | None = None, by: Actor, now: datetime
) -> Case:
    """It was written down by mistake: both clocks stand as if it had not been; the journal keeps both deeds."""
    case, found = _standing(case_id, pause_id, version=version, by=by)
    case.pause_count -= 1
    note = _note(found)
    found.delete()
    return moves.finish(case, "pause_undo", fields=["pauses"], by=by, now=now, note=note)


def check_may_pause(case: Case, *, by: Actor) -> None:
    """For the specialist who has the case (or any, while nobody has it) and for the head of the department."""
    permissions.check_can(permissions.PAUSE, case, by=by)
    if not permissions.holds_case(case, by=by):
        raise Refused(_("Hồ sơ này đã giao cho người khác. Người đang giữ hoặc trưởng phòng mới ghi được."))


def _check_span(case: Case, asked: Written, *, now: datetime) -> None:
    field, sentence = span_problem(asked, Life(case.received_at, case.settled_at), now=now)
    if sentence:
        raise Unfit(field, sentence)


def _standing(case_id: UUID, pause_id: int, *, version: int | None, by: Actor) -> tuple[Case, CasePause]:
    case = moves.locked(case_id, version=version)
    check_may_pause(case, by=by)
    found = case.pauses.filter(
        pk=pause_id, recorded_at__isnull=False, disruption=None, kind__in=KINDS
    ).first()
    if found is None:
        raise Refused(_("Không có lần tạm dừng này, hoặc nó không ghi bằng tay nên không sửa ở đây."))
    return case, found


def _finish(case: Case, deed: str, pause: CasePause, *, by: Actor, now: datetime) -> None:
    moves.finish(case, deed, fields=["pauses", "explained_due_at"], by=by, now=now, note=_note(pause))


def _note(pause: CasePause) -> str:
    return f"pause:{pause.pk} {pause.kind}"
