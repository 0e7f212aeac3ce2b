"""The applicant hands in what was asked for.

The wait for them ends at that moment (NgayTiepNhanBoSung, QĐ 766): from then on the clock runs against the office,
which checks what came and says so (the move `supplied`). More may be sent until it does; the wait does not begin anew.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import messages, permissions, states
from camtay.domains.cases.actions import moves
from camtay.domains.cases.actions.drafts import Upload
from camtay.domains.cases.actions.work import end_pause_of
from camtay.domains.cases.models import Case, CaseFile
from camtay.domains.cases.rules import papers
from camtay.foundation.access import Actor, Refused

MOST_FILES = 40  # of a case, with those it was filed with


@transaction.atomic
def supply(*, case_id: UUID, uploads: Sequence[Upload], by: Actor, now: datetime) -> Case:
    """Attach these papers. Sent again, the same papers change nothing. Raises Refused."""
    case = moves.locked(case_id)
    permissions.check_can(permissions.SUPPLY, case, by=by)
    if case.origin == states.Origin.MIRROR or case.state != states.SUPPLEMENT_ASKED:
        raise Refused(_("Hồ sơ này hiện không chờ bổ sung giấy tờ."))
    if not uploads:
        raise Refused(_("Hãy chọn ít nhất một ảnh hoặc tệp."))
    standing = set(case.files.values_list("paper_code", "file"))
    fresh = {(one.paper_code, one.file.pk): one for one in uploads}
    fresh = {key: one for key, one in fresh.items() if key not in standing}
    if len(standing) + len(fresh) > MOST_FILES:
        raise Refused(_("Hồ sơ nhận nhiều nhất %(most)s tệp. Hãy gửi ít tệp hơn.") % {"most": MOST_FILES})
    if not fresh:
        return case
    for one in fresh.values():
        CaseFile.objects.create(
            case=case, kind=states.FileKind.PAPER, paper_code=one.paper_code, file=one.file,
            name=one.name[:200], added_at=now, added_by_id=by.account_id,
        )  # fmt: skip
    _tick_off(case, {one.paper_code for one in fresh.values()})
    end_pause_of(case, case.state, now=now)
    done = moves.finish(case, "supply", fields=["files", "waited"], by=by, now=now)
    messages.tell_holder(done, now=now)
    return done


def _tick_off(case: Case, codes: set[str]) -> None:
    case.papers.filter(code__in=codes, state=states.PaperState.MISSING).update(
        state=states.PaperState.PROVIDED
    )
    case.components_attached = papers.all_attached(case.papers.values_list("state", flat=True))
