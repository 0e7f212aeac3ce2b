"""Preparing and filing: the applicant's own deeds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import moves
from camtay.domains.cases.models import Answers, Case, CaseFile, CasePaper
from camtay.domains.cases.rules import papers
from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.foundation import questions
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import token

MAX_FILES = 20


@transaction.atomic
def start(
    *, procedure: Procedure, place: Place, by: Actor, now: datetime, pressed_by: str = states.Pressed.SELF
) -> Case:
    """Begin a draft for oneself. Not in the journal: until it is filed it is the person's own paper.

    Raises Refused when the actor is no resident, or the procedure has no form to fill in here.
    """
    owners = [by.person_id] if by.person_id is not None else []
    check(permissions.FILE, by, owners=owners)
    form = procedures.form(procedure)
    if form is None:
        raise Refused(_("Thủ tục này chưa nộp được ở đây. Hãy nộp trên Cổng Dịch vụ công quốc gia."))
    person = Person.objects.get(pk=by.person_id)
    case = Case.objects.create(
        procedure=procedure,
        procedure_code=procedure.code,
        procedure_name=procedure.name,
        form_version=form.version,
        receiving_place=place,
        deciding_place=place,
        neighbourhood_id=person.neighbourhood_id,
        channel=states.Channel.ONLINE,
        pressed_by=pressed_by,
        applicant=person,
        applicant_name=person.name,
        applicant_phone=person.phone or "",
        filed_by_id=by.account_id,
        state=states.DRAFT,
        token=token(),
        drafted_at=now,
        recorded_at=now,
    )
    Answers.objects.create(case=case, saved_at=now)
    return case


@transaction.atomic
def save_page(*, case_id: UUID, page: str, answers: Mapping[str, Any], by: Actor, now: datetime) -> Case:
    """Keep one page's clean answers; `page` is where the person goes on. The last writer of a page wins."""
    case = _draft(case_id, by=by)
    kept = Answers.objects.get(pk=case.pk)
    kept.document = {**kept.document, **answers}
    kept.page = page
    kept.saved_at = now
    kept.save()
    return case


@transaction.atomic
def attach(
    *, case_id: UUID, paper_code: str, file: StoredFile, name: str, by: Actor, now: datetime
) -> CaseFile:
    """Attach a file to a draft's paper; the same content twice is one attachment."""
    case = _draft(case_id, by=by)
    known = CaseFile.objects.filter(case=case, paper_code=paper_code, file=file).first()
    if known is not None:
        return known
    if CaseFile.objects.filter(case=case).count() >= MAX_FILES:
        raise Refused(_("Mỗi hồ sơ đính kèm nhiều nhất %(n)s tệp.") % {"n": MAX_FILES})
    added = CaseFile.objects.create(
        case=case,
        kind=states.FileKind.PAPER,
        paper_code=paper_code,
        file=file,
        name=name[:200],
        added_at=now,
        added_by_id=by.account_id,
    )
    _note_files(case, paper_code, now=now)
    return added


@transaction.atomic
def remove_file(*, case_id: UUID, file_id: UUID, by: Actor, now: datetime) -> None:
    """Take a file off a draft; a file that is already gone is no error."""
    case = _draft(case_id, by=by)
    file = CaseFile.objects.filter(case=case, pk=file_id).first()
    if file is not None:
        file.delete()
        _note_files(case, file.paper_code, now=now)


@transaction.atomic
def discard(*, case_id: UUID, by: Actor) -> None:
    """Throw a draft away, answers and attachments with it."""
    _draft(case_id, by=by).delete()


@transaction.atomic
def submit(*, case_id: UUID, by: Actor, now: datetime) -> Case:
    """File the draft. Raises Refused naming the first page that still lacks an answer."""
    case = moves.locked(case_id)
    moves.enter(case, "submit", by=by)
    document = Answers.objects.get(pk=case.pk).document
    form = procedures.form_of(case.procedure_code, case.form_version)
    gaps = questions.missing(form, document)
    if gaps:
        raise Refused(_("Còn câu chưa trả lời. Hãy xem lại các mục được đánh dấu."))
    case.submitted_at = now
    case.applicant_name = case.applicant_name or str(document.get("requester_name", ""))
    lines = _checklist(case)
    CasePaper.objects.bulk_create(lines)
    case.components_attached = papers.all_attached(line.state for line in lines)
    return moves.finish(case, "submit", fields=["state", "submitted_at"], by=by, now=now)


def _draft(case_id: UUID, *, by: Actor) -> Case:
    case = moves.locked(case_id)
    permissions.check_can(permissions.FILE, case, by=by)
    if case.state != states.DRAFT:
        raise Refused(_("Hồ sơ này đã nộp nên không sửa được nữa."))
    return case


def _note_files(case: Case, paper_code: str, *, now: datetime) -> None:
    """The answer to a file question is the list of its files."""
    kept = Answers.objects.get(pk=case.pk)
    ids = CaseFile.objects.filter(case=case, paper_code=paper_code).values_list("pk", flat=True)
    kept.document = {**kept.document, paper_code: [str(pk) for pk in ids]}
    kept.saved_at = now
    kept.save()


def _checklist(case: Case) -> list[CasePaper]:
    have = set(CaseFile.objects.filter(case=case).values_list("paper_code", flat=True))
    assert case.procedure is not None
    wanted = procedures.papers(case.procedure)
    return [
        CasePaper(case=case, code=paper.code, name=paper.name, order=order, state=_paper_state(paper, have))
        for order, paper in enumerate(wanted)
    ]


def _paper_state(paper: Any, have: set[str]) -> str:
    if paper.code in have:
        return states.PaperState.PROVIDED
    if paper.replaced_by_data:
        return states.PaperState.REPLACED_BY_DATA
    return states.PaperState.MISSING if paper.required else states.PaperState.NOT_REQUIRED
