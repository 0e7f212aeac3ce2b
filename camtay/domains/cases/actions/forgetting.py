"""Erasing what a person need not leave here. What was accepted is a record of the State and stays whole."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from camtay.domains.cases import states
from camtay.domains.cases.actions import moves
from camtay.domains.cases.models import Answers, Case, CaseFile, CaseNote, CaseRating, NotedCase
from camtay.domains.cases.queries.kept import ARCHIVE, TERM, cases_about, title
from camtay.foundation import files
from camtay.foundation.access import Actor, Refused
from camtay.foundation.kept import Forgotten, Stays, Whom

# Filed and waiting, under way, or with a result nobody has fetched: the office still needs to reach the person.
RUNNING = states.UNSETTLED | {states.SUBMITTED, states.RESULT_READY}
_EMPTY = (
    "applicant",
    "applicant_name",
    "applicant_phone",
    "neighbourhood",
    "reason",
    "post_number",
    "search",
)


@transaction.atomic
def forget(*, who: Whom, by: Actor, now: datetime) -> Forgotten:  # noqa: ARG001  the shape all domains share
    """Drafts go; what was filed and never accepted is emptied, its row stays counted; accepted cases stay, without the
    person's words of praise or blame. The caller has checked the right to, and writes the journal.

    Raises Refused while a case runs.
    """
    found = list(cases_about(who).select_for_update(of=("self",)))
    if running := [one for one in found if one.state in RUNNING]:
        raise Refused(_still_running(running))
    official = [one for one in found if _is_official(one)]
    drafts = [one for one in found if one.state == states.DRAFT]
    dropped = [one for one in found if one not in official and one not in drafts]
    erased = [*_drop_noted(who, official), *_drop(drafts, dropped, now), *_drop_praise(official)]
    return Forgotten(tuple(erased), tuple(_stays(one) for one in official))


def _is_official(case: Case) -> bool:
    return case.received_at is not None or case.origin == states.Origin.MIRROR


def _still_running(running: list[Case]) -> str:
    names = "; ".join(title(one) for one in running[:5])
    return _(
        "Còn %(count)s hồ sơ chưa xong: %(names)s. Chờ có kết quả và trả xong, hoặc rút hồ sơ, rồi mới xóa được."
    ) % {"count": len(running), "names": names}


def _drop_noted(who: Whom, official: Collection[Case]) -> list[str]:
    """Codes somebody noted that lead to no case."""
    loose = NotedCase.objects.filter(person__in=who.ids).exclude(case__in=official)
    gone, _each = loose.delete()
    said = ngettext("%(count)s mã hồ sơ quốc gia đã ghi", "%(count)s mã hồ sơ quốc gia đã ghi", gone)
    return [said % {"count": gone}] if gone else []


def _drop(drafts: list[Case], dropped: list[Case], now: datetime) -> list[str]:
    """Their content, their files on the disk too. The same file in another case stays with that one."""
    both = [*drafts, *dropped]
    erased = [
        _("%(what)s: câu trả lời, tệp đính kèm, tên, điện thoại") % {"what": title(one)} for one in both
    ]
    attached = CaseFile.objects.filter(case__in=both)
    stored = list(attached.values_list("file", flat=True))
    attached.delete()
    for table in (Answers, CaseNote, CaseRating):
        table._default_manager.filter(case__in=both).delete()
    for case in dropped:
        case.applicant = case.neighbourhood = None
        case.applicant_name = case.applicant_phone = case.reason = case.post_number = ""
        moves.gather_words(case)
        case.version += 1
        case.save(update_fields=[*_EMPTY, "version"])
    Case.objects.filter(pk__in=[one.pk for one in drafts]).delete()
    transaction.on_commit(lambda: files.drop(stored, now=now))
    return erased


def _drop_praise(official: Collection[Case]) -> list[str]:
    said = CaseRating.objects.filter(~Q(words=""), case__in=official).update(words="")
    words = ngettext("%(count)s lời nhận xét khi chấm điểm", "%(count)s lời nhận xét khi chấm điểm", said)
    return [words % {"count": said}] if said else []


def _stays(case: Case) -> Stays:
    return Stays(
        _("%(what)s: tờ khai, giấy tờ, kết quả, tên và điện thoại ghi trong hồ sơ") % {"what": title(case)},
        ARCHIVE, TERM,
    )  # fmt: skip
