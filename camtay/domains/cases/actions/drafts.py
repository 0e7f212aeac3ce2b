"""Preparing and filing: the applicant's own deeds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions, states
from camtay.domains.cases.actions import hands, moves
from camtay.domains.cases.models import Answers, Case, CaseFile, CasePaper
from camtay.domains.cases.rules import papers
from camtay.domains.people import actions as people
from camtay.domains.people.models import Authorisation, Person
from camtay.domains.places.models import Place
from camtay.domains.procedures import queries as procedures
from camtay.domains.procedures.models import Procedure
from camtay.foundation import questions
from camtay.foundation.access import Actor, Refused, check
from camtay.foundation.calendar import local_day
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import token
from camtay.foundation.prepared import Prepared, Slot, insert, update, update_if
from camtay.foundation.questions.typed import Raw, texts

MAX_FILES = 20
# Answers and case are locked and read together, by every deed in this order: else one of two pages sent at once would
# put the other's back, or filing and a late page would wait for each other.
_LOCKED = Answers.objects.select_for_update(of=("self", "case"))
_THIS = Slot("case", Case._meta.get_field("id"))
_DRAFT = Prepared(lambda: _LOCKED.select_related("case").filter(pk=_THIS))
_READ = Prepared(lambda: Answers.objects.select_related("case").filter(pk=_THIS))
_TO_FILE = Prepared(
    lambda: _LOCKED.select_related("case__receiving_place", "case__deciding_place", "case__procedure").filter(
        pk=_THIS
    )
)
_FILES = Prepared(lambda: CaseFile.objects.filter(case=_THIS))
CHECK = "check"  # where a draft goes on once every page is answered


@transaction.atomic
def start(
    *,
    procedure: Procedure,
    place: Place,
    sheet: bool = False,
    by: Actor,
    now: datetime,
    pressed_by: str = states.Pressed.SELF,
    helper_id: int | None = None,
    mandate: Authorisation | None = None,
) -> Case:
    """Begin a draft: for oneself, guided by a helper (their account) or not, or for who has given a mandate. Not in
    the journal: until it is filed it is the person's own paper.

    `sheet`: to be copied into the national portal; never filed here, it has no token to follow it by.

    Raises Refused when the actor is no resident, the procedure has no form to fill in here, or the mandate is not for
    this. A mandate that waits to be confirmed is enough to prepare.
    """
    check(permissions.FILE, by, owners=by.own_ids)
    form = procedures.form(procedure)
    if form is None:
        raise Refused(_("Thủ tục này chưa nộp được ở đây. Hãy nộp trên Cổng Dịch vụ công quốc gia."))
    if helper_id is not None:
        hands.check_guide(helper_id, by=by, now=now)
        pressed_by = states.Pressed.GUIDED
    if mandate is not None:
        hands.check_mandate(mandate, procedure.code, by=by)
        pressed_by = hands.PRESSED_UNDER[mandate.kind]
    person = mandate.principal if mandate else _applicant(place, by=by, now=now)
    case = _new(procedure, form.version, place, person, by=by, now=now)
    case.token = None if sheet else token()
    case.pressed_by, case.helped_by_id, case.authorisation = pressed_by, helper_id, mandate
    insert(case)
    insert(Answers(case=case, saved_at=now))
    return case


def _new(
    procedure: Procedure, form_version: int, place: Place, person: Person, *, by: Actor, now: datetime
) -> Case:
    return Case(
        procedure=procedure,
        procedure_code=procedure.code,
        procedure_name=procedure.name,
        form_version=form_version,
        receiving_place=place,
        deciding_place=place,
        neighbourhood_id=person.neighbourhood_id,
        channel=states.Channel.ONLINE,
        applicant=person,
        applicant_name=person.name,
        applicant_phone=person.phone or "",
        filed_by_id=by.account_id,
        state=states.DRAFT,
        drafted_at=now,
        recorded_at=now,
    )


def _applicant(place: Place, *, by: Actor, now: datetime) -> Person:
    person = Person.objects.get(pk__in=by.own_ids)
    if person.commune_id is None:  # who came in by telephone has told no address yet
        people.settle(person_id=person.pk, place=place, by=by, now=now)
    return person


@dataclass(frozen=True)
class Upload:
    """A stored file that came with a page, and the paper it is."""

    paper_code: str
    file: StoredFile
    name: str


@dataclass(frozen=True)
class Answered:
    """What became of a page: sentences by name of input, the page to go on with (None: all is answered), and the ids
    of the files that the draft has now for each question of the page that takes some."""

    case: Case
    errors: Mapping[str, str]
    next_page: str | None
    files: Mapping[str, list[str]]


def answer(
    *,
    case_id: UUID,
    page_id: str,
    raw: Raw,
    uploads: Sequence[Upload] = (),
    read: Answers | None = None,
    by: Actor,
    now: datetime,
) -> Answered:
    """Take one page of the form in. Answers in order are kept even where others on the page are not.

    `read`: the draft as the caller has just read it; what became of it since is noticed.
    Raises Refused; KeyError for a page the form does not have.
    """
    kept = _checked(read or _READ.one(case=case_id), case_id, by=by)
    form = procedures.form_of(kept.case.procedure_code, kept.case.form_version)
    if not uploads and not _file_questions(form, page_id):
        read_at = kept.saved_at
        answered = _take_in(kept, form, page_id, raw, now=now)
        if update_if(kept, "document", "page", "saved_at", saved_at=read_at):
            return answered
    return _answer_locked(case_id, page_id, raw, uploads, by=by, now=now)


@transaction.atomic
def _answer_locked(
    case_id: UUID, page_id: str, raw: Raw, uploads: Sequence[Upload], *, by: Actor, now: datetime
) -> Answered:
    """With the draft locked: where files come or go, and where somebody saved a page while this one was checked."""
    kept = _draft(case_id, by=by)
    case = kept.case
    form = procedures.form_of(case.procedure_code, case.form_version)
    asked = _file_questions(form, page_id)
    dropped = [one for code in asked for one in texts(raw, f"{code}.remove")]
    if dropped:
        CaseFile.objects.filter(case=case, paper_code__in=asked, pk__in=_uuids(dropped)).delete()
    left_out = _attach_all(case, form.page(page_id), uploads, by=by, now=now)
    ids = _file_ids(case) if asked else {}
    own = {code: ids.get(code, []) for code in asked}
    mine = [one for names in ids.values() for one in names]
    answered = _take_in(kept, form, page_id, {**raw, **own}, now=now, files=mine, left_out=left_out)
    update(kept, "document", "page", "saved_at")
    return replace(answered, files=own)


def _take_in(
    kept: Answers,
    form: questions.Form,
    page_id: str,
    raw: Raw,
    *,
    now: datetime,
    files: Sequence[str] = (),
    left_out: Mapping[str, str] = MappingProxyType({}),
) -> Answered:
    """Put what the page says into the answers (not saved), and say where the draft goes on."""
    clean, errors = questions.check_page(
        form, page_id, raw, answers=kept.document, today=local_day(now), files=files
    )
    errors = {**errors, **left_out}
    kept.document = {**kept.document, **clean}
    following = questions.next_page(form, kept.document, page_id)
    if not errors:
        kept.page = following.id if following else CHECK
    _stamp(kept, now)
    return Answered(kept.case, errors, following.id if following else None, {})


def _stamp(kept: Answers, now: datetime) -> None:
    """Every change of a draft leaves another time than it found: whoever read it before can tell."""
    kept.saved_at = max(now, kept.saved_at + timedelta(microseconds=1))


def _file_questions(form: questions.Form, page_id: str) -> set[str]:
    return {question.id for question in form.page(page_id).questions if question.type == "file"}


def _uuids(names: Sequence[str]) -> list[UUID]:
    """What a page sends is anything; only identifiers are looked up."""
    return [UUID(name) for name in names if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", name)]


def _file_ids(case: Case) -> dict[str, list[str]]:
    """Paper code → ids of its files, oldest first."""
    found: dict[str, list[str]] = {}
    for one in _FILES.rows(case=case.pk):
        found.setdefault(one.paper_code, []).append(str(one.pk))
    return found


def _attach_all(
    case: Case, page: questions.Page, uploads: Sequence[Upload], *, by: Actor, now: datetime
) -> dict[str, str]:
    """Attach what there is room for; a sentence for each question whose files were too many. What was attached
    beyond the room would hinder filing from then on, and nobody would see it."""
    most = {question.id: question.max_files for question in page.questions}
    left_out: dict[str, list[str]] = {}
    for upload in uploads:
        standing = _FILES.rows(case=case.pk)
        own = [one.file_id for one in standing if one.paper_code == upload.paper_code]
        if upload.file.pk in own:  # the same content twice for one paper is one attachment
            continue
        if len(own) < most[upload.paper_code] and len(standing) < MAX_FILES:
            _attach(case, upload, by=by, now=now)
        else:
            left_out.setdefault(upload.paper_code, []).append(upload.name)
    return {
        code: str(
            _("Câu này nhận nhiều nhất %(most)s tệp. Chưa nhận: %(names)s. Muốn gửi thì bỏ bớt tệp đã gửi.")
        )
        % {"most": min(most[code], MAX_FILES), "names": ", ".join(names)}
        for code, names in left_out.items()
    }


def _attach(case: Case, upload: Upload, *, by: Actor, now: datetime) -> None:
    attached = CaseFile(
        case=case,
        kind=states.FileKind.PAPER,
        paper_code=upload.paper_code,
        file=upload.file,
        name=upload.name[:200],
        added_at=now,
        added_by_id=by.account_id,
    )
    insert(attached)


@transaction.atomic
def discard(*, case_id: UUID, by: Actor) -> None:
    """Throw a draft away, answers and attachments with it."""
    _draft(case_id, by=by).case.delete()


@transaction.atomic
def submit(*, case_id: UUID, by: Actor, now: datetime) -> Case:
    """File the draft. Raises Refused while an answer is missing or not in order."""
    kept = _TO_FILE.one(case=case_id)
    case = kept.case if kept else moves.locked(case_id)
    moves.enter(case, "submit", by=by)
    if case.authorisation is not None:
        hands.settle_who_files(case, case.authorisation, by=by)
    assert kept is not None  # a draft has its answers from the beginning
    if case.token is None:
        raise Refused(_("Phiếu này để chép sang Cổng Dịch vụ công quốc gia nên không nộp ở đây."))
    form = procedures.form_of(case.procedure_code, case.form_version)
    if questions.problems(form, kept.document, today=local_day(now)):
        raise Refused(_("Còn câu chưa trả lời hoặc trả lời chưa đúng. Hãy xem lại các mục được đánh dấu."))
    kept.document = questions.prune(form, kept.document)
    _stamp(kept, now)
    update(kept, "document", "saved_at")
    case.submitted_at = now
    lines = _checklist(case, form, kept.document)
    CasePaper.objects.bulk_create(lines)
    case.components_attached = papers.all_attached(line.state for line in lines)
    return moves.finish(
        case, "submit", fields=["state", "submitted_at"], by=by, now=now, note=hands.note_of(case)
    )


def _draft(case_id: UUID, *, by: Actor) -> Answers:
    """The answers with their case, both locked until the end of the transaction."""
    return _checked(_DRAFT.one(case=case_id), case_id, by=by)


def _checked(kept: Answers | None, case_id: UUID, *, by: Actor) -> Answers:
    if kept is None:
        raise Case.DoesNotExist(f"no draft {case_id}")
    permissions.check_can(permissions.FILE, kept.case, by=by)
    if kept.case.state != states.DRAFT:
        raise Refused(_("Hồ sơ này đã nộp nên không sửa được nữa."))
    return kept


def _checklist(case: Case, form: questions.Form, document: Mapping[str, Any]) -> list[CasePaper]:
    """The procedure's papers as this case needs them. A paper whose question was not asked is not required."""
    have = {one.paper_code for one in _FILES.rows(case=case.pk)}
    known = {question.id for question in form.questions()}
    asked = questions.asked(form, document)
    assert case.procedure is not None
    lines = []
    for order, paper in enumerate(procedures.papers(case.procedure, case.form_version)):
        needed = paper.required and (paper.code not in known or paper.code in asked)
        state = papers.paper_state(
            provided=paper.code in have, replaced=bool(paper.replaced_by_data), needed=needed
        )
        lines.append(CasePaper(case=case, code=paper.code, name=paper.name, order=order, state=state))
    return lines
