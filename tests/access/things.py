"""One of everything in Phú Xuân that an address can name, and what a form sent to it would say."""

import io
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from camtay.domains.cases import actions, states
from camtay.domains.cases.models import (
    Answers,
    BulkDeed,
    Case,
    CaseApology,
    CaseFile,
    CaseNote,
    CasePause,
    CaseStep,
    Disruption,
)
from camtay.domains.cases.tests import factories as make
from camtay.domains.cases.tests.test_every_edge import PDF
from camtay.domains.learning import actions as learning
from camtay.domains.learning.tests.make import recording
from camtay.domains.people import queries as people_queries
from camtay.domains.people.models import Account, Authorisation, DataRequest, Person
from camtay.domains.people.tests import make as people
from camtay.domains.places import actions as places
from camtay.domains.procedures import actions as procedures
from camtay.domains.procedures.models import MissedQuery, Term
from camtay.domains.tasks import actions as tasks
from camtay.foundation import files
from camtay.foundation.access import SYSTEM
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ids import uuid7
from camtay.foundation.tables.models import Batch
from camtay.foundation.tables.sheets import open_table
from tests.access import cast
from tests.access.of_closings import of_closings, said_of_closings
from tests.access.of_learning import of_sessions, said_of_sessions
from tests.access.of_plans import batch_of_goals, batch_of_plans, of_plans, said_of_plans
from tests.access.of_reports import of_reports, said_of_reports
from tests.access.of_rounds import of_rounds
from tests.access.of_teams import batch_of_teams, of_teams, said_of_teams
from tests.access.work import TASK_OF, of_work

Things = dict[str, Any]
CASES = b"MaHoSo;TenTTHC\nA-1;Chung thuc\n"
OFFICIALS = "Họ và tên\nHồ Thị Cán\n".encode()
TASKS = "Việc;Người làm;Thời gian\nRà soát;Lê Quang Phúc;31/12/2099\n".encode()
NEIGHBOURHOODS = "Tên thôn\nTổ dân phố 44\n".encode()
PAPER = {
    "code": "declaration", "name": "Tờ khai", "act": "", "verified": True, "originals": 1, "copies": 0, "required": False,
    "replaced_by_data": "", "condition": "",
}  # fmt: skip
# The state a case is in when its owner, or the desk, may take this step; where it does not matter, it has been filed.
STATE_OF = {
    "portal:resume": states.DRAFT, "portal:page": states.DRAFT, "portal:check": states.DRAFT,
    "portal:submit": states.DRAFT, "portal:discard": states.DRAFT, "portal:receipt": states.ACCEPTED,
    "portal:rate": states.RESULT_READY, "portal:supply": states.SUPPLEMENT_ASKED, "portal:copy": states.DRAFT, "portal:case_guide": states.DRAFT,
    "desk:receipt": states.ACCEPTED, "desk:receipt_roll": states.ACCEPTED, "desk:slip/kiem-soat": states.ACCEPTED,
    "desk:slip/dung": states.STOPPED, "desk:slip/bo-sung": states.SUPPLEMENT_ASKED, "desk:slip/tu-choi": states.REFUSED,
    "desk:apology": states.IN_PROGRESS, "desk:apology_pdf": states.IN_PROGRESS,
    "desk:pause_add": states.IN_PROGRESS, "desk:pause_end": states.IN_PROGRESS, "desk:pause_undo": states.IN_PROGRESS,
    "desk:pause_file": states.IN_PROGRESS,
    "desk:assign": states.ACCEPTED, "desk:start": states.ACCEPTED,
    "desk:decide": states.IN_PROGRESS, "desk:attach_result": states.DECIDED, "desk:hand_over": states.RESULT_READY,
    "desk:step_finish": states.IN_PROGRESS, "desk:step_assign": states.IN_PROGRESS,
    "desk:counter_done": states.ACCEPTED, "desk:counter_undo": states.ACCEPTED, "desk:counter_drop": "guided",
    "desk:turn/supplied": states.SUPPLEMENT_ASKED, "desk:turn/duty_done": states.WAITING_DUTY,
    "desk:turn/agency_answered": states.WAITING_AGENCY,
}  # fmt: skip

# Whose address names a procedure where others name a place.
OF_PROCEDURE = {
    "portal:procedure",
    "portal:start",
    "portal:guide",
    "portal:prepare",
    "portal:practise_form",
    "portal:note_code",
    "desk:process",
}


def state_of(view: str) -> str:
    return STATE_OF.get(view, states.IN_PROGRESS if view.startswith("desk:turn/") else states.SUBMITTED)


def of_phu_xuan() -> Things:
    """What the addresses name, by the name their patterns give it; and, by their own names, who they are about."""
    now, spots = timezone.now(), cast.map_of()
    here = spots["here"]
    mai = people.account("Nguyễn Thị Mai", ("resident", here), phone="+84905100003", email=None)
    nga = people.account("Trương Thị Nga", ("clerk", here))
    phuc = people.account("Lê Quang Phúc", ("specialist", here))
    places.set_settings(place=here, values={"own_intake": True}, by=SYSTEM, now=now)
    cases = filed(mai.person_id, now)
    Answers.objects.bulk_create(Answers(case=case, saved_at=now) for case in cases.values())
    begin_edition(now)
    cases[states.DRAFT] = actions.start(
        procedure=make.procedure(), place=here, by=make.actor(mai, now), now=now
    )
    cases["guided"] = guided(mai.person_id, now)
    return {
        "spots": spots, "mai": mai, "phuc": phuc, "cases": cases,
        "file": {state: file_of(case, now).pk for state, case in cases.items()},
        "account_id": nga.pk, "role_id": nga.roles.get().pk, "person_id": mai.person_id,
        "person_version": version_of(mai.person_id),
        "batch": {kind: make_one(here, now).pk for kind, make_one in LISTS.items()},
        "done": {kind: done(make_one(here, now)) for kind, make_one in LISTS.items()},
        **of_learning(here, spots["part"], now),
        **of_work(here, phuc, nga, now),
        **of_teams(spots["part"], now),
        **of_mandates(mai, here, now),
        **of_plans(here, now, timezone.localdate(now)),
        **of_rounds(spots["part"], mai, now),
        **of_reports(here, now),
        **of_closings(here, now),
        "attachment_id": uuid7(), "code": here.code, "procedure": make.procedure().code, "page_id": "child_name",
        "term": Term.objects.create(kind="ask", text="x", procedure_code="1", added_at=now).pk,
        "missed": MissedQuery.objects.create(text="cau hoi", first_at=now, last_at=now).pk,
        **of_the_office(cases, nga, phuc, now),
        "noted": {"portal": noted(mai, "H57.30-261124-0001", now), "desk": in_doubt(here, now)},
        "request": requests_of(mai, now),
        "voice_id": recording(here).pk, "skill": "vneid", "language": "vi", "practice": "cong-quoc-gia",
        "check": "wishes.overdue", "dataset": "theo-thang",
        "indicator": "cases.on_time", "by": "thu-tuc", "name": "trend", "uidb36": "1", "key": "x" * 20,
    }  # fmt: skip


def of_the_office(cases: dict[str, Case], nga: Any, phuc: Any, now: datetime) -> Things:
    """What officials write down about cases and about the work of the place."""
    here = cases[states.SUBMITTED].receiving_place
    steps_of(cases[states.IN_PROGRESS], now)
    CaseApology.objects.create(
        case=cases[states.IN_PROGRESS], reason="x", new_due_at=now, drafted_at=now, issued_at=now
    )
    storm = Disruption.objects.create(
        place=here,
        kind="disaster",
        since=now - timedelta(hours=2),
        evidence="x",
        recorded_at=now,
        recorded_by=nga,
    )
    return {
        "order": 0,
        "deed_id": BulkDeed.objects.create(place=here, deed="decide", done_at=now, done_by=phuc).pk,
        "note_id": CaseNote.objects.create(case=cases[states.SUBMITTED], words="x", written_at=now).pk,
        "disruption_id": storm.pk,
        "pause_id": pause_of(cases[states.IN_PROGRESS], nga, now),
    }


def filed(person_id: int, now: datetime) -> dict[str, Case]:
    """One case in each state that a step is taken from; the one just taken in was brought to the counter."""
    steps = {*STATE_OF.values(), states.SUBMITTED, states.IN_PROGRESS} - {states.DRAFT, "guided"}
    return {
        state: make.case(
            state,
            at=now,
            applicant_id=person_id,
            code=None if state == states.SUBMITTED else f"PX-{state}",
            channel=states.Channel.COUNTER if state == states.ACCEPTED else states.Channel.ONLINE,
        )
        for state in sorted(steps)
    }


def steps_of(case: Case, now: datetime) -> None:
    """One that a specialist has under way, and the signer's after it."""
    phase = states.IN_PROGRESS
    CaseStep.objects.create(case=case, order=0, name="a", phase=phase, role="specialist", begun_at=now)
    CaseStep.objects.create(case=case, order=1, name="b", phase=phase, role="signer")


def pause_of(case: Case, by: Any, now: datetime) -> int:
    """One that was written down by hand, goes on, and has a file."""
    stored = files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=now)
    made = CasePause.objects.create(
        case=case, kind="other_agency", since=now - timedelta(hours=3), evidence="x", file=stored, recorded_at=now,
        recorded_by=by,
    )  # fmt: skip
    Case.objects.filter(pk=case.pk).update(pause_count=1)
    return int(made.pk)


def guided(person_id: int, now: datetime) -> Case:
    """Whose papers were not complete, and who was told so at the counter."""
    return make.case(
        states.DRAFT, at=now, applicant_id=person_id, channel=states.Channel.COUNTER, submitted_at=None
    )


def begin_edition(now: datetime) -> None:
    """A form that is being drafted, with a paper."""
    edition = procedures.start_edition(procedure=make.procedure(), by=SYSTEM, now=now)
    procedures.save_edition(edition_id=edition.pk, row_version=1, papers=[PAPER], by=SYSTEM, now=now)


def noted(who: Any, code: str, now: datetime) -> Any:
    """A code that somebody noted after filing on the national portal."""
    by, where = make.actor(who, now), make.phu_xuan()
    return actions.note_code(code=code, procedure=make.procedure(), place=where, by=by, now=now).pk


def in_doubt(here: Any, now: datetime) -> Any:
    """One that does not quite fit the case a list has brought."""
    make.case(
        at=now,
        origin="mirror",
        external_code="H57.30-261124-0002",
        applicant_name="Ai Khác",
        applicant_phone="",
    )
    huong = people.account("Lê Thị Hường", ("resident", here), phone="+84905100001", email=None)
    return noted(huong, "H57.30-261124-0002", now)


# Which of Mai's requests an address names; where it does not matter, that to see.
WISH_OF = {"desk:data_correct": "correct", "desk:data_erase": "erase"}


def version_of(person_id: int) -> str:
    """As a form about somebody would carry it."""
    return str(Person.objects.values_list("version", flat=True).get(pk=person_id))


def requests_of(who: Any, now: datetime) -> dict[str, Any]:
    """Wish → id. To be erased asks another person of the same name, who has no case that would stand in the way."""
    other = people.person("Nguyễn Thị Mai", cast.phu_xuan())
    asking = {"see": who.person, "correct": who.person, "erase": other}
    made = {"place": cast.phu_xuan(), "asked_at": now, "due_at": now}
    return {
        wish: DataRequest.objects.create(person=one, wish=wish, **made).pk for wish, one in asking.items()
    }


def file_of(case: Case, now: datetime) -> CaseFile:
    stored = files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=now)
    return CaseFile.objects.create(
        case=case, kind="paper", paper_code="x", file=stored, name="a.pdf", added_at=now
    )


def of_mandates(mai: Account, here: Any, now: datetime) -> Things:
    return {"mandate_id": mandate(mai, here, now).pk, "number": number_of_the_day(here)}


def number_of_the_day(here: Any) -> str:
    """By which people of Phú Xuân name who guides them."""
    guide = people.account("Võ Thị Lan", ("team_leader", here))
    return people_queries.hand_number(guide.pk, on=timezone.localdate())


def mandate(mai: Account, here: Any, now: datetime) -> Authorisation:
    """Mai's, to be acted under by somebody nobody of the cast is; it waits for a clerk, or for her."""
    Person.objects.filter(pk=mai.person_id).update(commune=here)
    agent = people.account("Nguyễn Hữu Đạt", ("resident", here), phone="+84905100033", email=None)
    stored = files.store(io.BytesIO(PDF), name="a.pdf", kinds={"pdf"}, now=now)
    return Authorisation.objects.create(
        principal=mai.person, agent=agent.person, kind="family", given_by="paper", procedures=[], file=stored,
        valid_from=timezone.localdate(), valid_until=timezone.localdate() + timedelta(days=30), given_at=now,
    )  # fmt: skip


def table(content: bytes, now: datetime) -> StoredFile:
    return files.store(io.BytesIO(content), name="a.csv", kinds=files.TABLES, now=now)


def batch_of_cases(here: Any, now: datetime) -> Batch:
    return actions.propose_import(place=here, file=table(CASES, now), name="a.csv", by=SYSTEM, now=now)


def batch_of_places(here: Any, now: datetime) -> Batch:
    kept = table(NEIGHBOURHOODS, now)
    return places.propose_neighbourhoods(
        place=here, table=open_table(NEIGHBOURHOODS, "a.csv"), file_ref=str(kept.pk), by=SYSTEM, now=now
    )


def batch_of_officials(here: Any, now: datetime) -> Batch:
    kept = table(OFFICIALS, now)
    return learning.propose_officials(
        place=here, table=open_table(OFFICIALS, "a.csv"), file_ref=str(kept.pk), by=SYSTEM, now=now
    )


def batch_of_tasks(here: Any, now: datetime) -> Batch:
    kept = table(TASKS, now)
    return tasks.propose_import(
        place=here, table=open_table(TASKS, "a.csv"), file_ref=str(kept.pk), by=SYSTEM, now=now
    )


LISTS = {
    "ho-so": batch_of_cases,
    "thon-to": batch_of_places,
    "can-bo": batch_of_officials,
    "cong-viec": batch_of_tasks,
    "ke-hoach": batch_of_plans,
    "muc-tieu": batch_of_goals,
    "to": batch_of_teams,
}


def of_learning(here: Any, part: Any, now: datetime) -> Things:
    """An official on the roll, and a course."""
    day = now.date() - timedelta(days=9)
    official = learning.add_official(
        place=here, said=learning.Official("Trần Văn Học", since=day), by=SYSTEM, now=now
    )
    course = learning.add_course(
        place=here, said=learning.CourseSaid("Lớp thử", day, day), by=SYSTEM, now=now
    )
    return {"official_id": official.pk, "course_id": course.pk, **of_sessions(part, now)}


def done(batch: Batch) -> Any:
    """A batch that was carried out, and may be taken back."""
    Batch.objects.filter(pk=batch.pk).update(state="done")
    return batch.pk


def named(view: str, things: Things) -> dict[str, Any]:
    """What stands in the address of `view`, or of a variant of it ("desk:turn/stop")."""
    name, _slash, variant = view.partition("/")
    case = things["cases"][state_of(view)]
    return {
        **things, "case_id": case.pk, "token": case.token, "file_id": things["file"][case.state], "move": variant,
        "request_id": things["request"][WISH_OF.get(name, "see")],
        "kind": variant, "form": variant.partition("/")[2] or "csv",
        "batch_id": things["done" if "undo" in name else "batch"].get(variant.partition("/")[0]),
        "noted_id": things["noted"]["portal" if view.startswith("portal:") else "desk"],
        "pk": things["missed"] if name == "desk:missed_settle" else things["term"],
        "task_id": things["tasks"][TASK_OF.get(view, "in_progress")].pk,
        **({"code": things["procedure"]} if name in OF_PROCEDURE else {}),
        **({"code": "46"} if name.startswith("cockpit:compare") else {}),
        **({"person_id": things["sen_id"]} if name == "desk:learner" else {}),
        **(of_the_editor(name, things) if name.startswith(("desk:procedure", "desk:edition")) else {}),
        **({"kind": variant.partition("/")[0]} if name == "desk:import_problems" else {}),
        **({"form": variant} if name == "desk:teams_export" else {}),
        **({"number": 1} if name == "desk:report_form_file" else {}),
        **({"order": 1} if name in ("portal:lesson_picture", "portal:practise_screen") else {}),
    }  # fmt: skip


def of_the_editor(name: str, things: Things) -> dict[str, Any]:
    """A part of the form that is being drafted, as the editor's addresses name it."""
    part = {"desk:edition_paper": "declaration", "desk:edition_choice": "child_sex"}.get(name, "child_name")
    return {
        "code": things["procedure"], "part": part, "kind": "trang", "value": "male", "number": 0, "version": 1,
    }  # fmt: skip


def said(view: str, things: Things) -> dict[str, Any]:
    """A form in order, so that nothing but the right to send it stands in its way."""
    drafted = {"version": "2"} if view.startswith(("desk:edition", "desk:task")) else {}
    if view == "desk:task_hand_on":
        drafted["to"] = str(things["nga"].pk)
    case, today = things["cases"][state_of(view)], timezone.localdate()
    arranged = (
        {"kind": "trang", "part": "child_name", "deed": "len"} if view == "desk:edition_arrange" else {}
    )
    arranged |= {"reason": "right"} if view == "cockpit:check_note" else {}
    noting = view in ("portal:note_code", "portal:noted_correct")
    return {
        **({"code": "H57.30-261124-0003", "pressed_by": "self"} if noting else {}),
        "version": str(case.version), "request_version": "1", "person_version": things["person_version"],
        "answer": "Đã làm", "wish": "see", "key": str(uuid7()), "to": str(things["phuc"].pk),
        "reason": "unsigned" if "mandate" in view else "Thiếu giấy",
        "place": things["code"], "role": "helper", "name": "Hồ Văn Mới", "email": "moi@example.vn",
        "valid_until": f"{today + timedelta(days=90):%Y-%m-%d}", "kind": "ask", "text": "con moi sinh",
        "procedure_code": things["procedure"], "mode": "good", "q": "a", "words": "Đã gọi điện cho người nộp", "score": "5", "phone": "0905100099",
        "way": "counter", "received_by": "self",
        "title": "Việc mới", "doer": str(things["phuc"].pk), "answerable": str(things["nga"].pk), "limit": "working_day",
        "amount": "3", "day": f"{today + timedelta(days=20):%Y-%m-%d}", "outcome": "Xong", "granted": "1",
        "principal": str(things["nga"].pk), "deputy": str(things["phuc"].pk), "valid_from": f"{today:%Y-%m-%d}",
        "file": SimpleUploadedFile("a.csv", CASES) if "import" in view else SimpleUploadedFile("a.pdf", PDF),
        **drafted, **arranged, **said_of_sessions(view), **said_of_teams(view, things["spots"]["part"], today),
        **said_of_reports(view, things, today),
        **said_of_plans(view, today),
        **said_of_closings(view, today),
    }  # fmt: skip
