"""One person of whom there is everything: every kind of record a domain can keep about somebody."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from camtay.domains.cases import states
from camtay.domains.cases.models import (
    Answers,
    Case,
    CaseApology,
    CaseFile,
    CaseNote,
    CasePause,
    CaseRating,
    NotedCase,
)
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.domains.dispatch import actions as dispatch
from camtay.domains.learning import actions as learning
from camtay.domains.learning.models import Course, CourseResult, Review, Session, Sheet, Trainee, Voice
from camtay.domains.people import actions as people
from camtay.domains.people.models import (
    Account,
    Authorisation,
    DataRequest,
    Invitation,
    Person,
    PersonGroup,
)
from camtay.domains.people.tests.make import NOW, account, actor, group_three, person, phu_xuan
from camtay.domains.teams.models import Commendation
from camtay.domains.teams.tests import make as in_teams
from camtay.foundation import files, jobs
from camtay.foundation.access import SYSTEM, Actor
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch, BatchChange

NAME, FOLDED, PHONE, NUMBER = "Huỳnh Thị Ngọc Sương", "huynh thi ngoc suong", "+84905777123", "046158009876"
EMAIL, SECRET = "suong@example.vn", "Nhà số 9 kiệt 14"


@dataclass(frozen=True)
class Whole:
    """The person, and the cases: a draft, one withdrawn before it was taken in, one that is done, one mirrored."""

    person: Person
    account: Account
    officer: Actor
    draft: Case
    withdrawn: Case
    done: Case
    mirrored: Case
    request: DataRequest
    papers: list[StoredFile]


def stored(extra: bytes, now: datetime) -> StoredFile:
    return files.store(io.BytesIO(PDF + b"\n%" + extra), name="a.pdf", kinds={"pdf"}, now=now)


def make_whole(now: datetime = NOW) -> Whole:
    officer = actor(account("Hồ Thị Thảo", ("data_officer", phu_xuan())))
    who = account(NAME, email=None, phone=PHONE)
    Person.objects.filter(pk=who.person_id).update(
        commune=phu_xuan(), neighbourhood=group_three(), birth_year=1958, birth_date="1958-03-02", sex="female",
    )  # fmt: skip
    who.person.refresh_from_db()
    people.set_citizen_number(person_id=who.person_id, version=1, number=NUMBER, by=SYSTEM, now=now)
    merged = person(NAME, phu_xuan(), same_as=who.person, phone=PHONE)
    Account.objects.filter(pk=who.pk).update(last_login=now)
    Account.objects.create(person=merged, email=EMAIL, phone=None)
    _around(who, now)
    papers = [stored(name, now) for name in (b"draft", b"withdrawn", b"done", b"slip", b"unused")]
    draft, withdrawn, done, mirrored = _cases(who, papers, now)
    _mandates(who.person, done, papers, now)
    _learning(who.person, now)
    request = people.ask(
        person_id=who.person_id, wish="erase", words=f"{NAME} dời nhà", by=actor(who), now=now
    )
    return Whole(who.person, who, officer, draft, withdrawn, done, mirrored, request, papers)


def _around(who: Account, now: datetime) -> None:
    """What is kept beside cases."""
    PersonGroup.objects.create(person=who.person, group="disabled", basis="consent", recorded_at=now)
    Invitation.objects.create(account=who, email=EMAIL, created_at=now, expires_at=now + timedelta(days=7))
    people.request_code(phone=PHONE, purpose="sign_in", session_key="s", address="10.1.2.3", now=now)
    people.note_sign_in(account=who, method="phone", now=now)
    earlier = people.ask(person_id=who.person_id, wish="see", words=f"của {NAME}", by=actor(who), now=now)
    DataRequest.objects.filter(pk=earlier.pk).update(
        state="answered", answered_at=now, answer=f"Đã đưa cho {NAME}"
    )
    dispatch.write(
        key="kept", channel="email", address=EMAIL, subject=NAME, body=f"Chào {NAME}", kind="x",
        about=who.person_id, now=now,
    )  # fmt: skip
    jobs.enqueue("cases.import", key="kept", payload={"batch": "0", "account": who.pk})
    _in_a_team(who, now)


def _in_a_team(who: Account, now: datetime) -> None:
    """Tied to a list of a team, and named on another by name and telephone; once proposed for praise."""
    mine = in_teams.team(group_three())
    search = f"{FOLDED} {PHONE}"
    tied = in_teams.member(
        mine,
        NAME,
        account=who,
        phone=PHONE,
        birth_year=1958,
        knows=SECRET,
        left_reason=f"{NAME} bận",
        search=search,
    )
    in_teams.member(in_teams.team(group_three(), "Tổ khác"), NAME, phone=PHONE, search=search)
    Commendation.objects.create(
        team=mine, member=tied, occasion="2026", reason=f"{NAME} khen", proposed_at=now
    )


def _cases(who: Account, papers: list[StoredFile], now: datetime) -> tuple[Case, Case, Case, Case]:
    theirs: dict[str, Any] = {
        "at": now, "applicant": who.person, "applicant_name": NAME, "applicant_phone": PHONE,
        "neighbourhood": group_three(), "filed_by": who, "post_number": "EB123", "reason": f"{NAME} xin",
    }  # fmt: skip
    draft = make.case(states.DRAFT, **{**theirs, "submitted_at": None})
    withdrawn = make.case(states.WITHDRAWN, **{**theirs, "received_at": None, "due_at": None})
    done = make.case(states.HANDED_OVER, **theirs)
    mirrored = make.case(
        states.HANDED_OVER, at=now, origin="mirror", applicant_name=NAME, applicant_phone=PHONE
    )
    for case, file in zip((draft, withdrawn, done), papers, strict=False):
        Answers.objects.create(case=case, document={"note": f"{NAME}, {SECRET}"}, saved_at=now)
        CaseFile.objects.create(case=case, kind="paper", file=file, name=f"{NAME}.pdf", added_at=now)
    for case in (withdrawn, done):
        CaseNote.objects.create(case=case, words=f"{NAME} hẹn chiều", written_at=now)
    CasePause.objects.create(
        case=done, kind="other_agency", since=now, until=now, evidence=f"Công văn về {NAME}"
    )
    CaseApology.objects.create(case=done, reason=f"{NAME} đợi lâu", drafted_at=now)
    CaseRating.objects.create(case=done, score=5, words=f"{NAME} khen", rated_at=now)
    _noted(who.person, mirrored, now)
    return draft, withdrawn, done, mirrored


def _noted(who: Person, mirrored: Case, now: datetime) -> None:
    """A case of the provincial list, tied to the person by the code they noted; and a code that led nowhere."""
    for code, case in (("H57-1", mirrored), ("H57-2", None)):
        NotedCase.objects.create(
            external_code=code, procedure=make.procedure(), place=phu_xuan(), person=who, noted_at=now, case=case,
            found_at=now if case else None,
        )  # fmt: skip
    batch = Batch.objects.create(schema="cases", place_id=phu_xuan().pk, file_sha256="0" * 64, created_at=now)
    BatchChange.objects.create(
        batch=batch, row=1, object_type="cases.Case", object_id=str(mirrored.pk), kind="new",
        after={"applicant_name": NAME, "applicant_phone": PHONE},
    )  # fmt: skip


def _learning(who: Person, now: datetime) -> None:
    """Taught at home with a picture, written down on a sheet, seen alone and withdrawn; and an official on the roll."""
    lan = account("Võ Thị Lan", ("helper", group_three()))
    place, day = group_three(), now.date()
    sheet = Sheet.objects.create(
        place=place, taught_by=lan, typed_by=lan, file=stored(b"sheet", now), recorded_at=now
    )
    session = learning.record_session(
        session_id=uuid7(), kind="home", skill="file_online", place=place, seen=[(who, "with_help")], occurred_at=now,
        minutes=20, confirmed="slip", photo=stored(b"lesson", now), photo_consent=True, by=actor(lan), now=now,
    )  # fmt: skip
    Session.objects.filter(pk=session.pk).update(sheet=sheet)
    claim = learning.observe(
        observation_id=uuid7(), person=who, skill="vneid", seen="alone_declared", case_code="H57-9", occurred_at=now,
        by=actor(lan), now=now,
    )  # fmt: skip
    Review.objects.create(observation=claim, drawn_at=now)
    learning.withdraw(observation_id=claim.pk, by=actor(lan), now=now)
    former = Trainee.objects.create(
        place=phu_xuan(), person=who, name=NAME, duty="Công chức", since=day - timedelta(days=900), since_day=20240601,
        until=day - timedelta(days=90), until_day=20260801, search=FOLDED, recorded_at=now,
    )  # fmt: skip
    course = Course.objects.create(
        place=phu_xuan(), title="Kỹ năng số", first=day, last=day, taught_by="Thầy Phú", recorded_at=now
    )
    CourseResult.objects.create(course=course, trainee=former, attended=True, passed=True, assessed_on=day)
    account_of = Account.objects.get(person=who)
    Voice.objects.create(
        place=phu_xuan(), skill="vneid", language="vi", file=stored(b"voice", now), speaker=NAME,
        recorded_by=account_of, recorded_at=now,
    )  # fmt: skip


def _mandates(who: Person, done: Case, papers: list[StoredFile], now: datetime) -> None:
    """One under which a case was filed, and two nobody used: one she gave, one she was given."""
    other = person("Trần Văn Tâm", phu_xuan())
    day = now.date()
    ut = person("Lê Văn Út", phu_xuan())
    for principal, agent, file in ((who, other, papers[3]), (who, ut, papers[4]), (ut, who, papers[4])):
        made = Authorisation.objects.create(
            principal=principal, agent=agent, kind="family", given_by="paper", file=file, valid_from=day,
            valid_until=day + timedelta(days=30), given_at=now,
        )  # fmt: skip
        if agent == other:
            Case.objects.filter(pk=done.pk).update(authorisation=made)


def forget_all(whole: Whole) -> Any:
    from camtay.domains.wishes import actions

    return actions.erase(
        request_id=whole.request.pk, version=1, by=whole.officer, now=NOW + timedelta(hours=1)
    )


__all__ = [
    "EMAIL",
    "FOLDED",
    "NAME",
    "NOW",
    "NUMBER",
    "PHONE",
    "SECRET",
    "SYSTEM",
    "Whole",
    "forget_all",
    "make_whole",
]
