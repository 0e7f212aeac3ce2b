"""Taking in what somebody brings to the counter or sends by post, in one stroke; telling what is missing; taking back.

Nobody pressed a button online, so who pressed stays unknown; who came stands in the journal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import intake, moves
from camtay.domains.cases.actions.drafts import MAX_FILES, Upload
from camtay.domains.cases.models import Case, CaseFile, CasePaper
from camtay.domains.cases.queries import counter as reading
from camtay.domains.cases.queries.slips.offered import is_guided
from camtay.domains.cases.rules import clock, counter, papers
from camtay.domains.people import actions as people
from camtay.domains.people import permissions as people_permissions
from camtay.domains.people import queries as who
from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.calendar import ZONE, calendar_now, local_day
from camtay.foundation.ids import token
from camtay.foundation.prepared import insert, update
from camtay.foundation.vietnamese import clean, fold, phone_normal


class PapersMissing(Refused):
    """Not to be taken in: these papers are owed. The guidance (Mẫu 02) can be given out instead."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(_("Còn thiếu: %(names)s.") % {"names": "; ".join(names)})
        self.names = list(names)


@dataclass(frozen=True)
class Brought:
    """What lies on the counter. `person_id`: somebody found before; else `name` and the rest are written down.

    `home`: the newcomer's neighbourhood; `elsewhere`: they live in another commune. `papers`: code → state, as it was
    ticked; what is left out is as the procedure says. `arrived`, `post_number`: of an envelope. `draft_id`: the case
    that was told before what is missing.
    """

    procedure: Procedure
    place: Place
    person_id: int | None = None
    name: str = ""
    phone: str = ""
    birth_year: int | None = None
    citizen_number: str = ""
    home: Place | None = None
    elsewhere: bool = False
    channel: str = states.Channel.COUNTER
    brought_by: str = states.Pressed.SELF
    arrived: date | None = None
    post_number: str = ""
    papers: Mapping[str, str] = field(default_factory=dict)
    uploads: Sequence[Upload] = ()
    draft_id: UUID | None = None


@transaction.atomic
def take_in_at_counter(*, brought: Brought, by: Actor, now: datetime) -> Case:
    """File and take in at once: code, due time, receipt, message. Raises Refused; PapersMissing."""
    received = _received(brought, now)
    case = _laid_out(brought, by=by, now=now)
    lines = list(case.papers.all())
    if owed := [line.name for line in lines if line.state == states.PaperState.MISSING]:
        raise PapersMissing(owed)
    scanned = case.files.values_list("paper_code", flat=True)
    case.state = states.SUBMITTED
    case.submitted_at = received
    case.components_attached = counter.all_scanned([(line.code, line.state) for line in lines], scanned)
    note = f"channel:{brought.channel}"
    if brought.channel == states.Channel.COUNTER:
        note += f" brought:{states.Pressed(brought.brought_by)}"
    return intake.take_in(case, received=received, by=by, now=now, note=note)


@transaction.atomic
def guide_at_counter(*, brought: Brought, advice: str = "", by: Actor, now: datetime) -> Case:
    """Not taken in: keep what there is, so that Mẫu 02 can be printed and the rest be added when it is brought."""
    case = _laid_out(brought, by=by, now=now)
    missing = any(line.state == states.PaperState.MISSING for line in case.papers.all())
    case.reason = advice.strip()[:500]
    if not missing and not case.reason:
        raise Refused(_("Hồ sơ đủ giấy tờ: hãy nhận, hoặc ghi rõ cần hoàn thiện điều gì."))
    moves.gather_words(case)
    update(case, "reason", "search")
    moves.record_move(case, "guide", fields=["papers"], by=by, now=now, note=f"channel:{brought.channel}")
    return case


def bring_to_counter(*, brought: Brought, guide: bool, advice: str = "", by: Actor, now: datetime) -> Case:
    """One or the other, as the clerk says: take it in, or tell what is missing."""
    if guide:
        return guide_at_counter(brought=brought, advice=advice, by=by, now=now)
    return take_in_at_counter(brought=brought, by=by, now=now)


@transaction.atomic
def drop_guidance(*, case_id: UUID, by: Actor, now: datetime) -> None:
    """Who was told what is missing does not come back: throw away what was kept."""
    case = moves.locked(case_id)
    permissions.check_can(permissions.ACCEPT, case, by=by)
    if not is_guided(case):
        raise Refused(_("Hồ sơ này đã được tiếp nhận nên không bỏ được."))
    moves.record_move(case, "drop_guidance", fields=[], by=by, now=now)
    case.delete()


@transaction.atomic
def undo_intake(*, case_id: UUID, reason: str, by: Actor, now: datetime) -> Case:
    """Taken in by mistake a moment ago: the case is closed with the reason, and its number is not used again."""
    if not reason.strip():
        raise Refused(_("Hãy ghi nhận nhầm ở chỗ nào."))
    case = moves.locked(case_id)
    permissions.check_can(permissions.ACCEPT, case, by=by)
    if not reading.may_take_back(case, now=now):
        raise Refused(_("Chỉ hủy được trong 10 phút sau khi nhận, khi chưa ai bắt đầu giải quyết."))
    case.state = states.TABLE.check("withdraw", case.state)
    case.reason = reason.strip()[:500]
    case.closed_at = now
    return moves.finish(case, "undo_intake", fields=["state", "reason", "closed_at"], by=by, now=now)


def _received(brought: Brought, now: datetime) -> datetime:
    """Now; for an envelope that came on an earlier day, when the desk opened on that day."""
    if brought.channel == states.Channel.COUNTER:
        return now
    arrived, today = brought.arrived, local_day(now)
    if brought.channel != states.Channel.POST or arrived is None:
        raise Refused(_("Hãy chọn ngày bưu điện giao hồ sơ đến."))
    if not counter.arrival_is_possible(arrived, today=today):
        raise Refused(_("Ngày bưu điện giao không được sau hôm nay, và không quá 30 ngày trước."))
    if arrived == today:
        return now
    spans = calendar_now(clock.desk_of(brought.procedure.authority)).spans(arrived)
    return datetime.combine(arrived, spans[0][0] if spans else time(7, 30), ZONE)


def _laid_out(brought: Brought, *, by: Actor, now: datetime) -> Case:
    """The case as a draft of the counter: whose it is, its checklist, its files. Whoever takes it in has it locked."""
    if not reading.takes_here(brought.procedure, brought.place):
        raise Refused(_("Thủ tục này không nhận ở đây."))
    check(permissions.ACCEPT, by, places=[brought.place.pk])
    person = _person(brought, by=by, now=now)
    check(permissions.ACCEPT, by, places=[brought.place.pk], owners=who.all_ids(person))
    case = _again(brought) if brought.draft_id else Case(drafted_at=now, token=token(), state=states.DRAFT)
    case.procedure, case.receiving_place, case.deciding_place = (
        brought.procedure,
        brought.place,
        brought.place,
    )
    case.procedure_code, case.procedure_name = brought.procedure.code, brought.procedure.name
    case.channel, case.pressed_by = brought.channel, states.Pressed.UNKNOWN
    case.applicant, case.applicant_name = person, person.name
    case.applicant_phone = phone_normal(brought.phone) or person.phone
    case.neighbourhood = person.neighbourhood
    case.filed_by_id, case.recorded_at = by.account_id, now
    case.post_number = clean(brought.post_number)[:40] if brought.channel == states.Channel.POST else ""
    case.save(force_insert=brought.draft_id is None)
    _attach(case, brought, by=by, now=now)
    _tick(case, brought)
    return case


def _again(brought: Brought) -> Case:
    assert brought.draft_id is not None
    case = moves.locked(brought.draft_id)
    if not is_guided(case) or case.receiving_place_id != brought.place.pk:
        raise moves.Changed(_("Hồ sơ này đã được tiếp nhận. Hãy mở lại danh sách."))
    return case


def _person(brought: Brought, *, by: Actor, now: datetime) -> Person:
    """Who was found, if `by` may find them; who is written down under this name and telephone; or a new one."""
    if brought.person_id is not None:
        person = who.get(brought.person_id)
        if person is None:
            raise Refused(_("Không thấy người này nữa. Hãy tìm lại."))
        people_permissions.check_on(people_permissions.SEARCH, person, by=by)
        return person
    phone, name = phone_normal(brought.phone), fold(clean(brought.name))
    known = who.find(phone, by=by) if phone else []
    for one in known:
        if one.search == name:
            return one
    fields = {"phone": brought.phone, "birth_year": brought.birth_year}
    return people.register_person(
        name=brought.name,
        place=brought.home or brought.place,
        elsewhere=brought.elsewhere,
        citizen_number=brought.citizen_number,
        by=by,
        now=now,
        **{name: value for name, value in fields.items() if value},
    )


def _attach(case: Case, brought: Brought, *, by: Actor, now: datetime) -> None:
    """Each content once a paper, and no more than a case may have."""
    have = set(case.files.values_list("paper_code", "file_id"))
    for upload in brought.uploads:
        if (upload.paper_code, upload.file.pk) in have:
            continue
        if len(have) >= MAX_FILES:
            raise Refused(_("Một hồ sơ nhận nhiều nhất %(most)s tệp.") % {"most": MAX_FILES})
        have.add((upload.paper_code, upload.file.pk))
        insert(
            CaseFile(
                case=case,
                kind=states.FileKind.PAPER,
                paper_code=upload.paper_code,
                file=upload.file,
                name=upload.name[:200],
                added_at=now,
                added_by_id=by.account_id,
            )
        )


def _tick(case: Case, brought: Brought) -> None:
    """The checklist as the clerk has it before them. What is attached is there."""
    scanned = set(case.files.values_list("paper_code", flat=True))
    case.papers.all().delete()
    lines = []
    for order, paper in enumerate(procedures.papers(brought.procedure)):
        usual = papers.paper_state(
            provided=False,
            replaced=bool(paper.replaced_by_data),
            needed=paper.required and not paper.condition,
        )
        state = states.PaperState(brought.papers.get(paper.code, usual))
        if paper.code in scanned:
            state = states.PaperState.PROVIDED
        lines.append(CasePaper(case=case, code=paper.code, name=paper.name, order=order, state=state))
    CasePaper.objects.bulk_create(lines)
